package seed_test

import (
	"crypto/rand"
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"jalon/act"
	"jalon/atlas"
	"jalon/chain"
	"jalon/register"
	"jalon/seed"
	"jalon/store"
)

// Past acts are not judged by the geography of today: a register written with one atlas reads the same with another, even
// with one that knows no commune.
func TestActsAreNotJudgedAgainByAnotherAtlas(t *testing.T) {
	s, err := store.Open(t.Context(), filepath.Join(t.TempDir(), "r.db"), store.MayCreate)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	secret, public, err := chain.NewKey(rand.Reader, "jalon.test")
	if err != nil {
		t.Fatal(err)
	}
	signer, _ := chain.SigningKey(secret)
	verifier, _ := chain.PublicKey(public)
	open := func(a *atlas.Atlas) *register.Register {
		r, err := register.Open(t.Context(), register.Options{Grammar: register.NewGrammar(act.Kinds, a), Log: s,
			Clock: time.Now, Random: rand.Reader, Signer: signer, Verifier: verifier})
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
	first := open(atlas.France())
	story, _ := seed.Find("bfc-2019")
	if tell(t.Context(), t, first, story) == 0 {
		t.Fatal("the story has no act")
	}
	facts := func(r *register.Register) (all string) {
		err := r.Read(t.Context(), register.Day(0), func(v register.View) error {
			for id, one := range v.Territories.All() {
				all += fmt.Sprintln(id, one.Name, one.Status, one.Perimeter)
			}
			all += v.Checkpoint()
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		return all
	}
	if before, after := facts(first), facts(open(new(atlas.Atlas))); before != after || before == "" {
		t.Errorf("with another atlas the register reads:\n%s\nnot\n%s", after, before)
	}
}

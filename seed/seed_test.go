package seed_test

import (
	"context"
	"crypto/rand"
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

// open opens a register on a fresh database.
func open(t *testing.T) *register.Register {
	t.Helper()
	s, err := store.Open(t.Context(), filepath.Join(t.TempDir(), "r.db"), store.MayCreate)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	secret, public, err := chain.NewKey(rand.Reader, "jalon.test")
	if err != nil {
		t.Fatal(err)
	}
	signer, _ := chain.SigningKey(secret)
	verifier, _ := chain.PublicKey(public)
	r, err := register.Open(t.Context(), register.Options{
		Grammar: register.NewGrammar(act.Kinds, atlas.France()), Log: s, Clock: time.Now, Random: rand.Reader,
		Signer: signer, Verifier: verifier})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// tell plays a story and returns how many acts it recorded.
func tell(ctx context.Context, t *testing.T, r *register.Register, s seed.Story) (n int) {
	t.Helper()
	for _, step := range s.Steps() {
		var drafts []register.Draft
		for _, form := range step.Forms {
			d, refusal := r.Grammar().Draft(form)
			if refusal != nil {
				t.Fatalf("%s: %s on %s: %v\n%s", step.Key, form.Kind, form.Effect, refusal, form.Act)
			}
			drafts = append(drafts, d)
		}
		receipt, err := r.Propose(ctx, register.Proposal{By: step.By, Key: step.Key, Drafts: drafts})
		if err != nil {
			t.Fatalf("%s, by %s: %v", step.Key, step.By, err)
		}
		if !receipt.Repeated {
			n += len(receipt.Acts)
		}
	}
	return n
}

func TestStoriesAreToldOnce(t *testing.T) {
	r := open(t)
	for _, s := range seed.Stories {
		n := tell(t.Context(), t, r, s)
		if n == 0 {
			t.Errorf("%s recorded nothing", s.ID)
		}
		if again := tell(t.Context(), t, r, s); again != 0 {
			t.Errorf("%s, told again, recorded %d acts", s.ID, again)
		}
		t.Logf("%s: %d acts", s.ID, n)
	}
}

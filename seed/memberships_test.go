package seed_test

import (
	"crypto/rand"
	"fmt"
	"testing"
	"time"

	"jalon/act"
	"jalon/atlas"
	"jalon/calendar"
	"jalon/chain"
	"jalon/perimeter"
	"jalon/register"
	"jalon/register/memlog"
	"jalon/seed"
)

// TestMembershipsBecamePartInOneNight counts the memberships of the national list on the EPCI of 2019, then on those of 2020: the EPCI that
// grew on 1 January 2020 made seven more of them partial. A count made elsewhere from the same tables finds one more, seventeen, and names
// four: those are found here.
func TestMembershipsBecamePartInOneNight(t *testing.T) {
	secret, public, err := chain.NewKey(rand.Reader, "jalon.test")
	if err != nil {
		t.Fatal(err)
	}
	signer, _ := chain.SigningKey(secret)
	verifier, _ := chain.PublicKey(public)
	r, err := register.Open(t.Context(), register.Options{Grammar: register.NewGrammar(act.Kinds, atlas.France()), Log: new(memlog.Log),
		Clock: time.Now, Random: rand.Reader, Signer: signer, Verifier: verifier})
	if err != nil {
		t.Fatal(err)
	}
	story, _ := seed.Find("france-2020")
	tell(t.Context(), t, r, story)
	for _, want := range []struct {
		year, parts, all int
		some             []string
	}{
		{2019, 9, 534, nil},
		{2020, 16, 537, []string{"berry-sologne 12/17", "boulonnais-calaisis 10/14", "1/33", "1/60"}},
	} {
		parts, all := 0, 0
		shares := map[string]bool{}
		err := r.Read(t.Context(), calendar.MustParse("2019-12-31"), func(v register.View) error {
			from, to := v.Atlas.On(calendar.Date(2019, 1, 1)), v.Atlas.On(calendar.Date(want.year, 1, 1))
			for id, one := range v.Territories.All() {
				codes, _ := perimeter.Communes(from, one.Members(v.On))
				held := map[string]int{}
				for _, code := range to.Follow(codes, from) {
					c, _ := to.Commune(code)
					held[c.EPCI]++
				}
				for siren, n := range held {
					if whole := len(to.CommunesOf(siren)); siren != "" && n < whole {
						parts++
						shares[fmt.Sprintf("%d/%d", n, whole)], shares[fmt.Sprintf("%s %d/%d", id.Tail(), n, whole)] = true, true
					}
					all++
				}
			}
			return nil
		})
		if err != nil || parts != want.parts || all != want.all {
			t.Errorf("EPCI of %d: %d memberships in part of %d; want %d of %d (%v) %v", want.year, parts, all, want.parts, want.all, err, shares)
		}
		for _, share := range want.some {
			if !shares[share] {
				t.Errorf("EPCI of %d: none is %s: %v", want.year, share, shares)
			}
		}
	}
}

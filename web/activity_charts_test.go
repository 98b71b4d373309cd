package web

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"jalon/api"
	"jalon/calendar"
	"jalon/locale"
	"jalon/register"
)

// many are the activities of so many territories: every second contract is signed forty days late, the others are awaited.
func many(n int) (all []api.Activity) {
	for i := range n {
		planned := calendar.MustParse("2019-03-05").Add(11 * i)
		s := &api.Signing{Planned: planned}
		if i%2 == 0 {
			s.Signed = planned.Add(40)
		}
		all = append(all, api.Activity{Territory: api.Ref{Name: fmt.Sprint("Territoire ", i+1)}, LastAct: calendar.MustParse("2019-12-31").Add(-50 * (i % 10)), Contract: s})
	}
	return all
}

func readerOn(on string) *visit {
	return &visit{lang: locale.French, View: register.View{On: calendar.MustParse(on)}}
}

// Few territories are shown one by one, many are counted.
func TestManyTerritoriesAreCounted(t *testing.T) {
	v := readerOn("2019-12-31")
	if few := v.silenceChart(many(3)); !strings.Contains(string(few.Drawing), "Territoire 3") {
		t.Error(few.Drawing)
	}
	drawing := string(v.silenceChart(many(40)).Drawing)
	for _, words := range []string{"De 3 à 6 mois", "8 ; 0", "0 ; 40"} { // 40 territories in ten ages, 50 days apart; none ever met
		if !strings.Contains(strings.NewReplacer("\u202f", " ", "\u00a0", " ").Replace(drawing), words) {
			t.Errorf("the drawing does not say %q: %s", words, drawing)
		}
	}
	if v.silenceChart(nil) != nil || v.signingChart(nil) != nil {
		t.Error("nothing is drawn")
	}
}

func TestEveryTerritoryHasOneAge(t *testing.T) {
	total := 0.0
	for _, row := range readerOn("2019-12-31").byAge(many(40)).Rows {
		total += row.Values[0]
	}
	if total != 40 {
		t.Errorf("%g territories", total)
	}
}

// Signatures add up month by month; what is to come is planned only.
func TestSignaturesAddUp(t *testing.T) {
	v, all := readerOn("2019-12-31"), many(40)
	l := v.signingLines(all, all[0].Contract.Planned, all[39].Contract.Planned, "Réelle", "Prévue")
	signed, planned := l.Series[0].Values, l.Series[1].Values
	if len(l.Times) != len(signed) || len(signed) != len(planned) || l.Times[0] != "03/2019" || planned[len(planned)-1] != 40 {
		t.Fatalf("%v %v %v", l.Times, signed, planned)
	}
	for i := range signed {
		if i > 0 && (planned[i] < planned[i-1] || signed[i] < signed[i-1]) {
			t.Errorf("a count goes down in %s", l.Times[i])
		}
		if known := !math.IsNaN(signed[i]); known != (i < 10) { // March to December 2019
			t.Errorf("%s: %g signed", l.Times[i], signed[i])
		}
	}
	if !strings.Contains(string(v.signingChart(all).Drawing), "chart-line") {
		t.Error("many contracts are not drawn as lines")
	}
}

func TestTicksOfTimeAreMonths(t *testing.T) {
	v := readerOn("2019-12-31")
	for at, want := range map[float64]string{2019: "2019", 2019.5: "juillet 2019"} {
		if got := v.dateOf(at); got != want {
			t.Errorf("%g is %q", at, got)
		}
	}
	if dated(calendar.MustParse("2020-07-01")) != 2020+182./366 || !math.IsNaN(dated(0)) {
		t.Error("a day is not at its place in the year")
	}
}

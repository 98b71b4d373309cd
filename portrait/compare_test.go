package portrait

import (
	"strings"
	"testing"

	"jalon/indicator"
	"jalon/locale"
)

// two portraits of one territory: a figure that moves, one that is lost, one that comes, and one of a comparator, left out.
func TestCompareSetsFiguresSideBySide(t *testing.T) {
	figure := func(id, of string, f indicator.Figure) indicator.Result {
		return indicator.Result{Indicator: id, Territory: of, Unit: indicator.Rate, Figure: f}
	}
	with := func(all ...indicator.Result) *Portrait {
		return &Portrait{ID: "ti:a", Sections: []Section{{Title: "Emploi", Figures: all}}}
	}
	got := Compare(with(figure("job_growth", "ti:a", indicator.Exact(.01)), figure("job_growth", "france", indicator.Exact(.5)), figure("large_share", "ti:a", indicator.Exact(.2))),
		with(figure("job_growth", "ti:a", indicator.Exact(.03)), figure("large_share", "ti:a", indicator.Null(indicator.NoPlant)), figure("activity_rate", "ti:a", indicator.Exact(.7))))
	if len(got) != 3 {
		t.Fatalf("%d figures: %+v", len(got), got)
	}
	for i, want := range []struct {
		name, today, proposed, change string
		reason                        indicator.Reason
	}{
		{"Évolution de l’emploi", "1,0 %", "3,0 %", "+2,0 pt", ""},
		{"Établissements de 10 salariés et plus", "20,0 %", "—", "—", indicator.NoPlant},
		{"Taux d’activité des 15-64 ans", "—", "70,0 %", "—", indicator.Unknown},
	} {
		d, l := got[i], locale.French
		if name, today, proposed, change := d.Name(l), Written(l, d.Unit, d.Today), Written(l, d.Unit, d.Proposed), WrittenChange(l, d.Unit, d.Change()); plain(name) != want.name ||
			plain(today) != want.today || plain(proposed) != want.proposed || plain(change) != want.change || d.Change().Reason != want.reason {
			t.Errorf("figure %d is %q: %q, %q, %q (%s), want %+v", i, name, today, proposed, change, d.Change().Reason, want)
		}
	}
}

// plain gives ordinary spaces for those of French typography.
func plain(s string) string { return strings.NewReplacer("\u202f", " ", "\u00a0", " ").Replace(s) }

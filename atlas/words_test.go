package atlas

import (
	"strings"
	"testing"

	"jalon/calendar"
	"jalon/locale"
)

func TestEventsAreTold(t *testing.T) {
	for day, want := range map[string][2]string{
		"2019-02-28": {"Crimolois (21213) et Neuilly-lès-Dijon (21452) forment Neuilly-Crimolois (21452)", "Crimolois (21213) and Neuilly-lès-Dijon (21452) form Neuilly-Crimolois (21452)"},
		"2024-03-04": {"Conques-en-Rouergue (12076) devient Conques-en-Rouergue (12218), sans autre changement", "Conques-en-Rouergue (12076) becomes Conques-en-Rouergue (12218), nothing else changes"},
		"2024-01-01": {"Dampjoux (25192) passe de CC du Pays de Maîche (200023075) à CA Pays de Montbéliard Agglomération (200065647)", "Dampjoux (25192) goes from CC du Pays de Maîche (200023075) to CA Pays de Montbéliard Agglomération (200065647)"},
	} {
		var told [2]bool
		for _, e := range France().Events(calendar.MustParse(day).Add(-1), calendar.MustParse(day)) {
			told[0] = told[0] || e.Say(locale.French) == want[0]
			told[1] = told[1] || e.Say(locale.English) == want[1]
		}
		if told != [2]bool{true, true} {
			t.Errorf("%s: %v", day, told)
		}
	}
}

// Every event of every year has its sentence in both languages, with nothing left to fill.
func TestEveryEventHasItsWords(t *testing.T) {
	for _, e := range France().Events(0, calendar.MustParse("2030-01-01")) {
		for _, l := range locale.Langs {
			if s := e.Say(l); s == "" || strings.ContainsAny(s, "{}") || KindText(e.Kind).In(l) == "" {
				t.Errorf("%s: %q", e.Kind, s)
			}
		}
	}
}

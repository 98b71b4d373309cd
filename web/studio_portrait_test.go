package web

import (
	"net/http"
	"strings"
	"testing"
)

// TestEveryFigureMovesWithTheMembers takes three members out: jobs fall, and the whole simulated portrait says what it is.
func TestEveryFigureMovesWithTheMembers(t *testing.T) {
	const nord = "/territoires/ti:nord-franche-comte/atelier"
	const two = "?on=2019-12-01&m=epci:200065647&m=epci:200069052"
	root := parse(t, region().get(nord+two))
	table := text(byID(root, "economy"))
	for _, want := range []string{"Emplois au lieu de travail", "116 486", "102 638", "−13 848", "−0,4 pt"} {
		if !strings.Contains(strings.NewReplacer("\u202f", " ", "\u00a0", " ").Replace(table), want) {
			t.Errorf("the table does not say %q: %s", want, table)
		}
	}
	if text(byID(parse(t, region().get(nord+"?on=2019-12-01")), "economy")) != "" {
		t.Error("the perimeter of today is compared with itself")
	}
	whole := region().get(nord + "/portrait" + two)
	if whole.Code != http.StatusOK || !strings.Contains(whole.Body.String(), "Périmètre simulé, sans valeur") || !strings.Contains(whole.Body.String(), "102") {
		t.Errorf("the simulated portrait: %d", whole.Code)
	}
	for _, l := range pageLaws {
		for _, address := range []string{nord + two, "/en" + nord + two, nord + "/portrait" + two} {
			for _, problem := range l.check(parse(t, region().get(address))) {
				t.Errorf("%s: %s: %s", address, l.name, problem)
			}
		}
	}
}

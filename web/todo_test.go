package web

import (
	"strings"
	"testing"

	"jalon/register"
)

// TestTheListIsOfWhoMay reads the work of several people: each is shown what one of their mandates lets them do, and no more.
func TestTheListIsOfWhoMay(t *testing.T) {
	w := told(t, "bfc-2019")
	w.propose(t, "person:elu-grand-dole",
		register.Form{Kind: "request.raised", Act: []byte(`{"question":"question:dole","from":"body:project:grand-dole","to":"body:regional:27","territory":"ti:grand-dole","type":"obstacle","text":"Une friche bloquée"}`)})
	for _, c := range []struct {
		who  string
		says []string
		not  []string
	}{
		{"secretariat-region", []string{"Répondre : « Une friche bloquée »", "Réunir Comité de pilotage régional", "Mes territoires d’un coup d’œil"}, []string{"Ce que vous attendez"}},
		{"elu-grand-dole", []string{"Ce que vous attendez des autres", "Une friche bloquée"}, []string{"Répondre : « Une friche", "d’un coup d’œil"}},
		{"secretariat-national", []string{"d’un coup d’œil", "Réunir Comité de pilotage national"}, []string{"Répondre : « Une friche"}},
		{"bpifrance-region", []string{"Mes mandats"}, []string{"Répondre : « Une friche"}},
	} {
		text := strings.ReplaceAll(w.seated(c.who).get("/mon-travail").Body.String(), "\u00a0", " ")
		for _, want := range c.says {
			if !strings.Contains(text, want) {
				t.Errorf("%s is not shown %q", c.who, want)
			}
		}
		for _, not := range c.not {
			if strings.Contains(text, not) {
				t.Errorf("%s is shown %q", c.who, not)
			}
		}
		for _, l := range pageLaws {
			for _, problem := range l.check(w.page(t, "/mon-travail")) {
				t.Errorf("%s: %s: %s", c.who, l.name, problem)
			}
		}
	}
}

package web

import (
	"net/http"
	"strconv"
	"strings"
	"testing"
	"time"

	"jalon/register"

	"golang.org/x/net/html"
)

// rowsOf is what the rows of a table say, its headings aside.
func rowsOf(root *html.Node, id string) (rows [][]string) {
	for _, row := range all(byID(root, id), "tr") {
		var said []string
		for _, cell := range all(row, "th", "td") {
			said = append(said, text(cell))
		}
		rows = append(rows, said)
	}
	return rows[1:]
}

// asNumber reads a number of a table; nothing is -1, which no sum is.
func asNumber(text string) int {
	n, err := strconv.Atoi(strings.ReplaceAll(text, "\u202f", ""))
	if err != nil {
		return -1
	}
	return n
}

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
		{"secretariat-region", []string{"Répondre : « Une friche bloquée »", "Convoquer : Comité de pilotage régional", "Mes territoires d’un coup d’œil", "/engagements?region=27", "/activite?region=27"}, []string{"Ce que vous attendez"}},
		{"elu-grand-dole", []string{"Ce que vous attendez des autres", "Une friche bloquée"}, []string{"Répondre : « Une friche", "d’un coup d’œil", "Qui agit, qui se tait"}},
		{"secretariat-national", []string{"d’un coup d’œil", "Convoquer : Comité de pilotage national", "Convoquer la prochaine réunion (Comité de pilotage national)"}, []string{"Répondre : « Une friche"}},
		{"chef-projet-grand-dole", []string{"Convoquer la prochaine réunion (Comité de projet « Grand Dole »)"}, []string{"(Comité de pilotage"}},
		{"bpifrance-region", []string{"Mes mandats", "Les financements de Bpifrance", "Envoyer le fichier de ces financements"}, []string{"Répondre : « Une friche"}},
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

// TestManyTerritoriesAreCountedByRegion: the national team sees the regions, each of which leads to its territories, with the same
// figures.
func TestManyTerritoriesAreCountedByRegion(t *testing.T) {
	w := told(t, "france-2020").seated("secretariat-national")
	rows := rowsOf(w.page(t, "/mon-travail"), "glance")
	if len(rows) < 12 || len(rows) > 20 {
		t.Fatalf("%d regions: %v", len(rows), rows)
	}
	total := rows[len(rows)-1]
	for column := 1; column < len(total); column++ {
		sum := 0
		for _, row := range rows[:len(rows)-1] {
			sum += asNumber(row[column])
		}
		if sum != asNumber(total[column]) {
			t.Errorf("column %d adds up to %d, not %s", column, sum, total[column])
		}
	}
	mine := rowsOf(w.page(t, "/mon-travail?region=27"), "glance")
	if len(mine) != 10 || mine[0][0] != "Auxerrois cœur Yonne" {
		t.Errorf("the territories of a region: %v", mine)
	}
	if answer := w.get("/mon-travail?region=99"); answer.Code != http.StatusBadRequest {
		t.Errorf("a region that is none: %d", answer.Code)
	}
}

// TestWhatIsPromisedOrContestedIsBroughtToMind reads the work of those who record that a commitment is kept, and who settle a figure.
func TestWhatIsPromisedOrContestedIsBroughtToMind(t *testing.T) {
	w := sequel(t)
	read := func(who, page string) string {
		return strings.ReplaceAll(w.seated(who).get(page).Body.String(), "\u00a0", " ")
	}
	if early := read("chef-projet-nord-franche-comte", "/mon-travail"); strings.Contains(early, "Accueillir vingt apprentis") {
		t.Error("a commitment is brought to mind long before its day")
	}
	w.later.Store(int64(2 * 366 * 24 * time.Hour))
	manager := read("chef-projet-nord-franche-comte", "/mon-travail")
	for _, want := range []string{"l’engagement « Accueillir vingt apprentis »", "a.commitment=apprentis"} {
		if !strings.Contains(manager, want) {
			t.Errorf("the project manager does not read %q", want)
		}
	}
	if strings.Contains(manager, "Désigner une personne référente") || strings.Contains(manager, "chiffre contesté") {
		t.Error("the project manager is asked for what was done, or for what is not theirs")
	}
	region := read("secretariat-region", "/mon-travail")
	for _, want := range []string{"Trancher un chiffre contesté", "a.reading=442"} {
		if !strings.Contains(region, want) {
			t.Errorf("the region does not read %q", want)
		}
	}
	form := read("secretariat-region", "/agir/reading.settled?a.action=action:nord-franche-comte-stockage-hydrogene&a.reading=442")
	if !strings.Contains(form, `value="442"`) {
		t.Error("the form does not know which reading")
	}
}

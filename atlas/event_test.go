package atlas

import (
	"fmt"
	"strings"
	"testing"

	"jalon/calendar"
)

func events(after, until string) []Event {
	return France().Events(calendar.MustParse(after), calendar.MustParse(until))
}

// brief writes an event as codes: "commune.merged 21213 21452 > 21452".
func brief(e Event) string {
	var b strings.Builder
	b.WriteString(string(e.Kind))
	for _, p := range e.From {
		b.WriteString(" " + p.Code)
	}
	b.WriteString(" >")
	for _, p := range e.To {
		b.WriteString(" " + p.Code)
	}
	return b.String()
}

// The real cases that maps of French public bodies get wrong, each with the number of communes concerned.
func TestWhatTheLawChanged(t *testing.T) {
	for _, c := range []struct {
		day, event string
		communes   int
	}{
		{"2018-03-01", "commune.merged 17272 17340 > 17340", 0},
		{"2019-01-01", "commune.merged 60054 60455 60694 > 60054", 0},
		{"2019-02-28", "commune.merged 21213 21452 > 21452", 0},
		{"2019-02-28", "commune.merged 21183 21507 > 21183", 0},
		{"2019-12-31", "commune.split 14712 > 14666 14712", 0},
		{"2020-01-01", "epci.merged 243900719 243901071 200012060 243900412 > 200090579", 92}, // Haut-Jura
		{"2020-01-01", "commune.moved 243900719 > 200069623", 3},
		{"2020-01-01", "epci.split 200067510 > 242320109 242320000 242300135", 43}, // a merger undone
		{"2020-01-01", "epci.restored 200067510 > 242300135", 10},
		{"2020-01-01", "epci.transformed 242500361 > 242500361", 0},       // Grand Besançon, now a communauté urbaine
		{"2020-01-01", "epci.merged 200035665 242700623 > 200089456", 60}, // Seine-Eure: the name stays, the number does not
		{"2020-01-01", "epci.merged 200077055 247700438 > 200090504", 54}, // Coulommiers
		{"2021-01-01", "commune.recoded 27676 > 27058", 0},
		{"2021-01-01", "epci.merged 245900410 245901061 > 200093201", 95}, // Lille
		{"2022-01-01", "epci.split 200071157 > 200096634 200096642", 22},  // Hautes Vosges
		{"2022-01-01", "epci.split 200067221 > 200096683 200096675", 18},
		{"2022-01-01", "epci.merged 200035459 200036572 > 200096956", 44}, // Agen
		{"2022-01-01", "commune.moved 200041721 > 200041879", 1},          // Anchenoncourt-et-Chazel
		{"2023-01-01", "commune.recoded 27058 > 27676", 0},
		{"2023-01-01", "commune.moved 200042190 > 245901152", 1}, // Émerchicourt leaves
		{"2024-01-01", "commune.moved 245901152 > 200042190", 1}, // and comes back
		{"2024-01-01", "commune.moved 200023075 > 200065647", 1}, // Dampjoux
		{"2024-01-01", "commune.moved 245801063 > 245804406", 1}, // Saint-Éloi
		{"2024-01-01", "commune.split 60054 > 60054 60694", 0},
		{"2024-01-01", "commune.split 85084 > 85084 85165 85212", 0},
		{"2024-03-04", "commune.recoded 12076 > 12218", 0},
		{"2024-04-24", "commune.recoded 14011 > 14581", 0},
		{"2024-03-15", "commune.recoded 69159 > 69114", 0},
		{"2025-01-01", "commune.recoded 49069 > 49126", 0},
		{"2025-01-01", "commune.split 15141 > 15031 15035 15047 15141 15171", 0},
		{"2025-01-01", "epci.renamed 242500320 > 242500320", 0}, // Montbenoît, now Entre Doubs et Loue
		{"2026-01-01", "commune.renamed 71263 > 71263", 0},      // Louhans-Châteaurenaud
	} {
		found := 0
		for _, e := range France().Events(calendar.MustParse(c.day).Add(-1), calendar.MustParse(c.day)) {
			if brief(e) == c.event && len(e.Communes) == c.communes {
				found++
			}
		}
		if found != 1 {
			t.Errorf("%s: %d events %q with %d communes", c.day, found, c.event, c.communes)
		}
	}
}

// 41 communes changed between two EPCI that both remained, from 2020 to 2025; others went to a new one or from one that is gone.
func TestCommunesThatChangeBetweenEPCIThatRemain(t *testing.T) {
	n := 0
	for _, e := range events("2019-01-01", "2025-01-01") {
		if e.Kind != Moved {
			continue
		}
		before, after := France().On(e.Day.Add(-1)), France().On(e.Day)
		if after.has(e.From[0].Code) && before.has(e.To[0].Code) {
			for _, c := range e.Communes {
				if _, stays := after.Commune(c.Code); stays { // the others went by merging into a commune of the other EPCI
					n++
				}
			}
		}
	}
	if n != 41 {
		t.Errorf("%d communes changed between two EPCI that remain", n)
	}
}

// 101 EPCI have in 2025 another name than in 2019 under the same number, and 107 codes of communes are gone.
func TestNamesAndCodesThatTheYearsTook(t *testing.T) {
	first, last, renamed, gone := on("2019-01-01"), on("2025-01-01"), 0, 0
	for _, g := range France().groups {
		before, was := first.EPCI(g.siren)
		after, is := last.EPCI(g.siren)
		if was && is && before.Nature != "EPT" && before.Name != after.Name {
			renamed++
		}
	}
	for _, code := range first.Communes() {
		if _, stays := last.Commune(code); !stays {
			gone++
		}
	}
	if renamed != 101 || gone != 107 {
		t.Errorf("%d EPCI renamed, %d codes gone", renamed, gone)
	}
}

// What an event says follows from the two maps around it: what was before is in force before, what is after is after.
func TestEventsHoldAgainstTheMapsAroundThem(t *testing.T) {
	exists := func(v Vintage, p Place) bool {
		c, commune := v.Commune(p.Code)
		g, group := v.EPCI(p.Code)
		return commune && c.Name == p.Name || group && g.Name == p.Name
	}
	all := France().States()
	for i, w := range all[1:] {
		for _, e := range France().Events(all[i].From, w.From) {
			for _, p := range e.From {
				if !exists(all[i], p) {
					t.Errorf("%s: %s: %s was not there", e.Day, brief(e), p)
				}
			}
			for _, p := range e.To {
				if !exists(w, p) {
					t.Errorf("%s: %s: %s is not there", e.Day, brief(e), p)
				}
			}
		}
	}
}

func ExampleAtlas_Events() {
	for _, e := range France().Events(calendar.MustParse("2019-02-01"), calendar.MustParse("2019-03-01")) {
		fmt.Println(e.Day, e.Kind, e.From, e.To)
	}
	// Output:
	// 2019-02-28 commune.merged [{21213 Crimolois} {21452 Neuilly-lès-Dijon}] [{21452 Neuilly-Crimolois}]
	// 2019-02-28 commune.merged [{21183 Collonges-lès-Premières} {21507 Premières}] [{21183 Collonges-et-Premières}]
	// 2019-03-01 commune.merged [{45287 Saint-Loup-de-Gonois} {45307 La Selle-sur-le-Bied}] [{45307 La Selle-sur-le-Bied}]
}

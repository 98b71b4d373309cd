package perimeter

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"jalon/atlas"
	"jalon/calendar"
)

// since anchors members on a day.
func since(on string, members ...Member) (all []Anchored) {
	for _, m := range members {
		all = append(all, Anchored{m, day(on)})
	}
	return all
}

func nothing(string, calendar.Day) bool { return false }

// asked writes a question in short: its member, its day, its cause, what comes and goes, and the two answers.
func asked(q Succession) string {
	return fmt.Sprintf("%s %s %s +%d −%d follow %v keep %v", q.Member, q.Day, q.Cause, len(q.In), len(q.Out), q.Follow, q.Keep)
}

// Real cases of 2019 to 2025, each with the questions that it must raise and no other.
func TestSuccessions(t *testing.T) {
	hautJura := epci("200026573", "243900479", "243900610", "200069623", "243900412")
	for _, c := range []struct {
		name     string
		members  []Member
		since    string
		on       string
		communes int
		want     []string
	}{
		{"Haut-Jura on the last day of 2019", hautJura, "2019-03-05", "2019-12-31", 114, nil},
		{"Haut-Jura: four EPCI merge, and three communes of a neighbour come to Champagnole", hautJura, "2019-03-05", "2020-01-01", 114, []string{
			"epci:200069623 2020-01-01 joined +3 −0 follow [epci:200069623] keep [epci:200069623 (63)]",
			"epci:243900412 2020-01-01 merged +75 −0 follow [epci:200090579] keep [epci:200090579 (17)]"}},
		{"Dampjoux leaves the Doubs", epci("200023075", "200068070"), "2022-12-31", "2024-01-01", 115, []string{
			"epci:200023075 2024-01-01 left +0 −1 follow [epci:200023075] keep [com:25192 epci:200023075]"}},
		{"Dampjoux comes to Nord Franche-Comté", epci("200065647", "200069052"), "2022-12-31", "2024-01-01", 124, []string{
			"epci:200065647 2024-01-01 joined +1 −0 follow [epci:200065647] keep [epci:200065647 (72)]"}},
		{"Saint-Éloi passes from a member to another", epci("245804406", "245801063"), "2022-12-31", "2025-06-01", 19, nil},
		{"Malbouhans too", epci("247000664", "247000854"), "2019-03-05", "2023-06-01", 49, nil},
		{"communes of Dijon Métropole merge in the course of 2019", epci("242100410"), "2019-01-01", "2019-03-05", 23, nil},
		{"a single commune that merges with another", []Member{{Kind: Commune, Code: "21213"}}, "2019-01-01", "2019-03-05", 1, []string{
			"com:21213 2019-02-28 merged +0 −0 follow [com:21452] keep [com:21452]"}},
		{"the merger of the Creuse is undone", epci("200067510"), "2019-01-01", "2020-01-01", 43, []string{
			"epci:200067510 2020-01-01 restored +0 −0 follow [epci:242300135 epci:242320000 epci:242320109] keep [epci:242300135 epci:242320000 epci:242320109]"}},
		{"Hautes Vosges are split", epci("200071157"), "2019-01-01", "2022-01-01", 22, []string{
			"epci:200071157 2022-01-01 split +0 −0 follow [epci:200096634 epci:200096642] keep [epci:200096634 epci:200096642]"}},
		{"Lille has another number, and five communes more", epci("245900410"), "2019-01-01", "2021-06-01", 90, []string{
			"epci:245900410 2021-01-01 merged +5 −0 follow [epci:200093201] keep [epci:200093201 (90)]"}},
		{"Les Trois Lacs change their code and take it back", []Member{{Kind: Commune, Code: "27676"}}, "2019-01-01", "2024-01-01", 1, nil},
		{"60054 is given to another commune", []Member{{Kind: Commune, Code: "60054"}}, "2022-01-01", "2024-06-01", 2, []string{
			"com:60054 2024-01-01 left +0 −1 follow [com:60054] keep [com:60054 com:60694]"}},
		{"Grand Paris in three territories: Boucle Nord de Seine", []Member{{Kind: EPT, Code: "200057990"}}, "2019-01-01", "2025-06-01", 7, nil},
		{"Grand Paris in three territories: Paris Terres d'Envol", []Member{{Kind: EPT, Code: "200058097"}}, "2019-01-01", "2025-06-01", 8, nil},
		{"Grand Paris in three territories: Grand-Orly Seine Bièvre", []Member{{Kind: EPT, Code: "200058014"}}, "2019-01-01", "2025-06-01", 24, nil},
		{"Cercy-la-Tour alone", []Member{{Kind: Commune, Code: "58046"}}, "2019-06-14", "2025-01-01", 1, nil},
		{"Les Bertranges, without the commune of the Cher", []Member{bertranges}, "2019-01-25", "2025-01-01", 31, nil},
		{"of a part of Plaine Commune, Saint-Denis alone is left", []Member{{Kind: EPT, Code: "200057867", Part: []string{"93059", "93066"}}}, "2019-01-01", "2025-06-01", 1, []string{
			"ept:200057867 (2) 2025-01-01 stub +0 −0 follow [com:93066] keep [ept:200057867 (1)]"}},
		{"a commune that left and came back", epci("200042190"), "2019-01-01", "2025-01-01", 47, nil},
		{"a member that was gone before it came", epci("243900412"), "2020-02-01", "2021-01-01", 0, nil},
	} {
		g := Stand(atlas.France(), since(c.since, c.members...), nothing, day(c.on))
		var got []string
		for _, q := range g.Open {
			got = append(got, asked(q))
		}
		if !slices.Equal(got, c.want) || len(g.Codes) != c.communes {
			t.Errorf("%s: %d communes, want %d, and asked\n%s\nwant\n%s", c.name, len(g.Codes), c.communes, strings.Join(got, "\n"), strings.Join(c.want, "\n"))
		}
		for _, q := range g.Open {
			for _, m := range slices.Concat(q.Follow, q.Keep) {
				if p := Check(g.Vintage, atlas.France(), m); p != nil {
					t.Errorf("%s: an answer has %s: %+v", c.name, m, p)
				}
			}
		}
	}
}

// Nothing changes before an answer; an answer changes what it says.
func TestAnswers(t *testing.T) {
	ground := func(answered bool, members ...Member) []string {
		g := Stand(atlas.France(), since("2022-12-31", members...), func(string, calendar.Day) bool { return answered }, day("2024-06-01"))
		if answered && len(g.Open) > 0 {
			t.Errorf("answered, and still open: %v", g.Open)
		}
		return g.Codes
	}
	maiche, montbeliard := epci("200023075")[0], epci("200065647")[0]
	if !slices.Contains(ground(false, maiche), "25192") || slices.Contains(ground(true, maiche), "25192") {
		t.Error("Dampjoux stays until the question is answered, then follows")
	}
	if slices.Contains(ground(false, montbeliard), "25192") || !slices.Contains(ground(true, montbeliard), "25192") {
		t.Error("Dampjoux comes to Montbéliard once the question is answered")
	}
	if v := vintage("2024-06-01"); !slices.Equal(ground(true, maiche), v.CommunesOf("200023075")) {
		t.Error("answered, a member is as the law has it")
	}
}

// Every territory of the national lists on every day: its ground is that of the day it was listed, carried along, whatever
// the law did; keeping the communes changes nothing.
func TestGroundHoldsInFrance(t *testing.T) {
	lists, ok := national(t)
	if !ok {
		return
	}
	a, asked := atlas.France(), map[Cause]int{}
	for code, members := range lists["1/2022-12-31"] {
		first := Stand(a, since("2022-12-31", members...), nothing, day("2022-12-31"))
		for _, on := range []string{"2023-06-01", "2024-03-10", "2024-12-31", "2025-01-01"} {
			g := Stand(a, since("2022-12-31", members...), nothing, day(on))
			if want := g.Vintage.Follow(first.Codes, first.Vintage); !slices.Equal(g.Codes, want) {
				t.Errorf("%s on %s: %d communes, want %d; %v", code, on, len(g.Codes), len(want), g.Open)
			}
			for _, q := range g.Open {
				if on == "2025-01-01" {
					asked[q.Cause]++
				}
				others := Difference(members, []Member{q.Member})
				kept, _ := Communes(g.Vintage, append(others, q.Keep...))
				if len(g.Open) == 1 && q.Member.Kind == EPCI && !slices.Equal(kept, g.Codes) {
					t.Errorf("%s on %s: to keep %s holds %d communes, not %d", code, on, q.Member, len(kept), len(g.Codes))
				}
			}
		}
	}
	t.Log("asked in 2025 of the list of 2022:", asked)
	if len(asked) == 0 {
		t.Error("the law moved nothing in two years")
	}
}

func BenchmarkStand(b *testing.B) {
	a := atlas.France()
	members := since("2019-03-05", nevers...)
	for b.Loop() {
		Stand(a, members, nothing, day("2025-01-01"))
	}
}

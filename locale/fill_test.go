package locale

import (
	"slices"
	"testing"
	"time"

	"github.com/goccy/go-yaml"
)

// What other packages put into sentences.
type (
	civil struct{ t time.Time }
	coded string
	tally int
)

func (c civil) Time() time.Time { return c.t }
func (c civil) IsZero() bool    { return c.t.IsZero() }

func TestFill(t *testing.T) {
	text := Text{
		FR: "{n} {n|commune rattachée|communes rattachées} : {who}",
		EN: "{n} {n|commune|communes} attached: {who}",
	}
	say := func(l Lang, n any) string {
		return Fill(l, text, map[string]any{"n": n, "who": []string{"a", "b", "c"}})
	}
	check(t, []golden{
		{say(French, 0), "0 commune rattachée_: a, b et c"}, {say(English, 0), "0 communes attached: a, b and c"},
		{say(French, 1), "1 commune rattachée_: a, b et c"}, {say(English, int64(1)), "1 commune attached: a, b and c"},
		{say(French, tally(1200)), "1~200 communes rattachées_: a, b et c"},
		{say(French, 1.5), "1,5 commune rattachée_: a, b et c"}, {say(English, 1.5), "1.5 communes attached: a, b and c"},
		// A fault is seen: no argument, or a form chosen by what is no number.
		{Fill(English, text, map[string]any{"n": 1}), "1 commune attached: {who}"},
		{Fill(English, text, map[string]any{"n": "x", "who": "y"}), "x {n|commune|communes} attached: y"},
		// What is put in is left as it is.
		{Fill(French, Text{FR: "Voici : {a}"}, map[string]any{"a": "{b} l'un; l'autre", "b": "x"}), "Voici_: {b} l'un; l'autre"},
		{Fill(French, Text{FR: "sans place"}, nil), "sans place"},
	})
}

func TestValue(t *testing.T) {
	noon := time.Date(2019, 6, 1, 10, 0, 0, 0, time.UTC)
	check(t, []golden{
		{Value(French, nil), "—"}, {Value(French, true), "oui"}, {Value(English, false), "no"},
		{Value(French, 1234), "1~234"}, {Value(English, tally(1234)), "1,234"}, {Value(French, 12.0), "12"}, {Value(French, 12.25), "12,2"},
		{Value(French, noon), "1er_juin 2019 à 12_h_00 (heure de Paris)"},
		{Value(French, civil{noon}), "1er_juin 2019"}, {Value(French, civil{}), "—"},
		{Value(French, coded("ti:nevers")), "ti:nevers"}, {Value(French, Text{"un", "one"}), "un"}, {Value(English, Text{"un", "one"}), "one"},
		{Value(French, 90*time.Second), "1m30s"},
		{Value(French, []coded{"a", "b"}), "a et b"}, {Value(French, []civil{{noon}}), "1er_juin 2019"}, {Value(French, []any{}), "—"},
		{List(English, []string{"a", "b", "c"}), "a, b and c"}, {List(French, []string{"a"}), "a"}, {List(French, nil), "—"},
		// Words that turn the direction of reading keep it to themselves, whatever they hold.
		{Value(French, "דיז'ון"), "\u2068דיז'ון\u2069"}, {Value(French, "a\u202eb"), "\u2068a\u202eb\u2069"},
		{Value(French, "a\u2069\u202eb"), "\u2068a\u202eb\u2069"}, {Value(French, "a\u2067b"), "\u2068a\u2067b\u2069\u2069"},
		{Value(French, "a\u2067b\u2069c"), "\u2068a\u2067b\u2069c\u2069"}, {Value(French, "œuvre 東京"), "œuvre 東京"},
	})
}

func TestPlaces(t *testing.T) {
	if got := Places("{who} {n} {n|jour|jours} {bad|form}"); !slices.Equal(got, []string{"n", "who"}) {
		t.Errorf("places: %v", got)
	}
}

func TestFaultsOfTexts(t *testing.T) {
	for text, faults := range map[Text]int{
		{"{n} {n|jour|jours}", "{n} {n|day|days}"}: 0,
		{"fr", ""}:                   1,
		{"{a}", "{b}"}:               1,
		{"{n|jour}", "{n|day|days}"}: 2, // not a place, so the places differ too
		{"{ a}", "a}"}:               2,
	} {
		if got := text.Faults(); len(got) != faults {
			t.Errorf("%v: %q", text, got)
		}
	}
}

func TestCatalogue(t *testing.T) {
	var read Catalogue
	source := "home.title: {fr: 'Le programme {n}', en: 'The programme'}\nidle:\n  fr: Rien\n  en: Nothing\n"
	if err := yaml.UnmarshalWithOptions([]byte(source), &read, yaml.Strict()); err != nil {
		t.Fatal(err)
	}
	check(t, []golden{
		{read.Say(French, "home.title", map[string]any{"n": 2}), "Le programme 2"}, {read.Say(English, "idle", nil), "Nothing"},
		{read.Say(English, "home.gone", nil), "home.gone"},
	})
	want := []string{
		`home.title: "Le programme {n}": places [n] in French, [] in English`, "idle: nobody says it", "home.gone: not in the catalogue",
	}
	if got := read.Faults([]string{"home.title", "home.gone"}); !slices.Equal(got, want) {
		t.Errorf("faults: %q", got)
	}
	if err := yaml.UnmarshalWithOptions([]byte("x: {fr: a, de: b}"), &read, yaml.Strict()); err == nil {
		t.Error("a language we do not speak is read without a word")
	}
}

func TestMisreadings(t *testing.T) {
	var used []string
	for code := range misreadings {
		used = append(used, code)
	}
	if faults := misreadings.Faults(used); faults != nil {
		t.Error(faults)
	}
}

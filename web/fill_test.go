package web

import (
	"encoding/json"
	"net/url"
	"os"
	"reflect"
	"strings"
	"testing"

	"jalon/act"
	"jalon/locale"
	"jalon/register"
)

// TestAFormFilledIsReadAsTheSameAct fills a form with the golden act of each kind, which says every field, and reads it back.
func TestAFormFilledIsReadAsTheSameAct(t *testing.T) {
	g := told(t, "bfc-2019").register.Grammar()
	for _, d := range act.Kinds {
		kind := d.New().Kind()
		golden, err := os.ReadFile("../act/testdata/" + string(kind) + ".json")
		if err != nil {
			t.Fatal(err)
		}
		text := strings.ReplaceAll(string(golden), `\n"`, `"`) // a line that ends a text is not typed
		for before, sealed, found := strings.Cut(text, `{"sealed":"`); found; before, sealed, found = strings.Cut(text, `{"sealed":"`) {
			text = before + `"un texte scellé"` + sealed[64+2:]
		}
		form := register.Form{Kind: kind, Act: json.RawMessage(text)}
		given, refusal := g.Draft(form)
		if refusal != nil {
			t.Fatalf("%s: %v", kind, refusal)
		}
		for _, lang := range locale.Langs {
			typed := url.Values{}
			filling{typed, lang}.of(reflect.ValueOf(given.Act).Elem(), actPart)
			read := answers{typed, lang, map[string]string{}}
			again, refusal := read.read(g, kind)
			if refusal != nil || len(read.wrong) > 0 || !reflect.DeepEqual(again.Act, given.Act) {
				t.Errorf("%s: %v %v\n%+v\n%+v", kind, refusal, read.wrong, again.Act, given.Act)
			}
		}
	}
}

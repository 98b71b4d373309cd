package ui

import (
	"fmt"
	"html/template"
	"math"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"jalon/locale"
)

var (
	mark     = &Mark{Shape: Full, Text: "en vigueur"}
	value    = Value{Text: "5 mars 2019", Href: "/x", Moment: "2019-03-05", Mark: mark, Note: "Insee", Fictitious: true}
	link     = Link{Text: "Carte", Href: "/carte", Lang: "fr", Current: true}
	moment   = Moment{"5 mars 2019", "2019-03-05"}
	evidence = []Evidence{{Title: "Procès-verbal", Href: "/p", Kind: "PDF", Hash: "ab12"}}
	facts    = []Fact{{Term: "Effet", Values: []Value{value, {Text: "ab12", Code: true}}, Change: &link}}
	table    = Table{ID: "t", Caption: "Sièges", Columns: []Column{{Label: "Siège"}, {Label: "Acte", Note: "n°", Numeric: true}},
		Rows: [][]Value{{value, value}}, Total: []Value{value, value}, Note: "Insee"}
	members = []Member{{Name: value, Code: "200069052", Part: value, Communes: "52", Population: "105 041", Since: value, Act: link}}
	money   = MoneyRow{value, value, value, value, value, value}
	options = []Option{{Value: "a", Label: "A", Hint: "h", Selected: true}}
)

// full holds, for each template, one value that fills all its fields.
var full = map[string]any{
	"title":      Title{"Territoire", "Haut-Jura", "Cinq membres.", []Mark{*mark}, true},
	"toc":        []Link{link},
	"facts":      facts,
	"value":      value,
	"mark":       *mark,
	"fictitious": nil,
	"link":       link,
	"moment":     moment,
	"figures":    []Figure{{"124", "territoires", "/t", "2019"}},
	"progress":   []Progress{{"Pilotes", "29, pour 10 à 30", mark, 72, 25, 75}},
	"timeline": Timeline{ID: "p", Caption: "Phases", Ticks: []Tick{{50, "mars"}}, Today: 60, Note: "Tirets : le jour affiché.",
		Rows: []Stage{{value, value, value, value, &Bar{0, 10}, &Bar{5, 0}}}},
	"table":         table,
	"perimeter":     Perimeter{"m", "Membres", members, members, &members[0], "Insee"},
	"money":         Money{ID: "e", Caption: "Montants", Head: "Territoire", Rows: []MoneyRow{money}, Total: &money, Note: "En euros."},
	"map":           Map{"c", "Carte", "Dix territoires", `<svg></svg>`, []Legend{{"Membres", "", 1, "1", "Haut-Jura", "/t", mark}}, table, "IGN", true, false},
	"acts":          []Act{{"1 204", "1204", "/actes/1204", "Périmètre adapté", moment, "repris", "Il est adapté.", "Le comité", link, mark, true}},
	"folio":         Folio{"1", "Pilote désigné", "Désigné.", []Mark{*mark}, true, facts, []Link{link}, []string{"Motif"}, []Change{{"+", "a", "/a"}, {"−", "b", ""}, {"→", "c", ""}}, evidence, facts, "/p", "/1", "/3"},
	"evidence":      evidence,
	"tasks":         []Task{{"Tenir la réunion", "/r", moment, "vous présidez", mark}},
	"notice":        Notice{Info, "Démonstration.", "Détails inventés.", link},
	"refusal":       Refusal{"Refus", "power.missing", "La règle.", "Le fait.", []Value{value}, []Link{link}},
	"empty":         Empty{"Rien.", "Trop tôt.", link},
	"pagination":    Pagination{Text: "1 à 50", Newer: "/n", Older: "/o"},
	"field":         Field{ID: "f", Name: "f", Label: "F", Hint: "h", Error: "e", Mode: "numeric", Complete: "email", Width: "short", Unit: "€", Optional: true},
	"choices":       Choices{"c", "c", "C", "h", "e", true, options},
	"parted":        Parted{"p", "m", "epci:1", "CA", "2 communes", true, "Retirer", "x", options},
	"date-field":    DateField{"d", "d", "D", "h", "e", "30", "2", "2019"},
	"error-summary": []FieldError{{"f", "e"}},
	"button":        Button{"Prendre l’acte", "do", "take", "quiet"},
	"frame": Frame{"fr", "Haut-Jura", "Registre", "/", "/style.css", "/jalon.svg", "/passkey.js", []Link{link}, []Link{link}, []Link{link},
		DateBar{moment, true, "/", []Pair{{"page", "2"}}, "/", "2018-11-22", "2019-12-31", "ce jour n’existe pas", true},
		&Notice{Text: "t"}, []Link{link}, []Alternate{{"JSON", "application/json", "/j"}}, Footer{link, []Link{link}, "124 actes", "/s"}, nil},
}

// render executes a template of the kit, with a page that says only "content".
func render(t *testing.T, l locale.Lang, name string, data any) string {
	t.Helper()
	page := template.Must(Kit(l).Parse(`{{define "content"}}content{{end}}`))
	var out strings.Builder
	if err := page.ExecuteTemplate(&out, name, data); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return out.String()
}

func TestEveryPartIsDrawn(t *testing.T) {
	for _, l := range locale.Langs {
		for name, data := range full {
			html := render(t, l, name, data)
			if strings.TrimSpace(html) == "" {
				t.Errorf("%s draws nothing", name)
			}
			if strings.Contains(html, " style=") || strings.Contains(html, "<style") || strings.Contains(html, "<script>") {
				t.Errorf("%s: the content security policy forbids style and script within a page", name)
			}
			if bad := regexp.MustCompile(`%!|ZgotmplZ|&lt;no value`).FindString(html); bad != "" {
				t.Errorf("%s holds %q", name, bad)
			}
		}
	}
}

func TestIDsAreUniqueInAPart(t *testing.T) {
	for name, data := range full {
		seen := map[string]bool{}
		for _, m := range regexp.MustCompile(` id="([^"]*)"`).FindAllStringSubmatch(render(t, locale.French, name, data), -1) {
			if seen[m[1]] || m[1] == "" {
				t.Errorf("%s: id %q is empty or given twice", name, m[1])
			}
			seen[m[1]] = true
		}
	}
}

func TestPartsWithoutContentStayWhole(t *testing.T) {
	if got := render(t, locale.French, "table", Table{ID: "t", Empty: "Aucun siège."}); !strings.Contains(got, "Aucun siège.") || strings.Contains(got, "<table") {
		t.Errorf("a table without rows says so instead: %s", got)
	}
	if got := render(t, locale.French, "money", Money{ID: "m", Empty: "Aucun montant."}); !strings.Contains(got, "Aucun montant.") || strings.Contains(got, "<table") {
		t.Errorf("money without rows says so instead: %s", got)
	}
	if got := render(t, locale.French, "folio", Folio{Number: "1"}); strings.Contains(got, "<h2") || strings.Contains(got, "<nav") {
		t.Errorf("a folio without parts has no heading over nothing: %s", got)
	}
}

// TestWords holds the kit's words against their use: none missing, none left over, all in both languages.
func TestWords(t *testing.T) {
	used := map[string]bool{}
	written, err := os.ReadFile("written_parts.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range regexp.MustCompile(`\b(?:t |words\[)"([^"]+)"`).FindAllStringSubmatch(kit+string(written), -1) {
		used[m[1]] = true
		if _, known := words[m[1]]; !known {
			t.Errorf("the kit uses the word %q, which is not in words", m[1])
		}
	}
	for key, text := range words {
		if !used[key] {
			t.Errorf("the word %q is not used", key)
		}
		if !text.Complete() {
			t.Errorf("the word %q lacks a language", key)
		}
	}
}

func style(t *testing.T) string {
	t.Helper()
	css, err := Assets.ReadFile("style.css")
	if err != nil {
		t.Fatal(err)
	}
	return regexp.MustCompile(`(?s)/\*.*?\*/`).ReplaceAllString(string(css), "")
}

// TestEveryClassOfTheKitHasAStyle leaves out the names that tell one shape or one mark from another: most look alike.
func TestEveryClassOfTheKitHasAStyle(t *testing.T) {
	css := style(t)
	for name, data := range full {
		for _, m := range regexp.MustCompile(` class="([^"]*)"`).FindAllStringSubmatch(render(t, locale.French, name, data), -1) {
			for _, class := range strings.Fields(m[1]) {
				bare := strings.HasPrefix(class, "shape-") || strings.HasPrefix(class, "mark-")
				if !bare && !regexp.MustCompile(`\.`+regexp.QuoteMeta(class)+`\b`).MatchString(css) {
					t.Errorf("%s: class %q has no style", name, class)
				}
			}
		}
	}
}

func TestStyleSheetIsSmallAndAsksNothingOutside(t *testing.T) {
	raw, _ := Assets.ReadFile("style.css")
	if len(raw) > 30_000 {
		t.Errorf("style.css weighs %d bytes, the limit is 30,000", len(raw))
	}
	if outside := regexp.MustCompile(`url\(|@import|//`).FindString(style(t)); outside != "" {
		t.Errorf("style.css holds %q", outside)
	}
}

// TestContrast computes the contrast of each pair of colours that meet, in light and in dark.
// Formula and thresholds: WCAG 2.1, 1.4.3 (text, 4.5) and 1.4.11 (what one acts on and drawings, 3).
func TestContrast(t *testing.T) {
	pairs := []struct {
		front, back string
		least       float64
	}{
		{"ink", "paper", 7}, {"ink", "wash", 7}, {"soft", "paper", 4.5}, {"soft", "wash", 4.5}, {"accent", "paper", 4.5},
		{"accent", "wash", 4.5}, {"on-accent", "accent", 4.5}, {"alert", "paper", 4.5}, {"alert", "wash", 4.5}, {"line", "paper", 3}, {"line", "wash", 3},
	}
	for hue := 1; hue <= 6; hue++ {
		pairs = append(pairs, struct {
			front, back string
			least       float64
		}{fmt.Sprintf("hue-%d", hue), "paper", 3})
	}
	for shade := 2; shade <= 5; shade++ { // of a map: neighbours are told apart by their lightness alone
		pairs = append(pairs, struct {
			front, back string
			least       float64
		}{fmt.Sprintf("shade-%d", shade), fmt.Sprintf("shade-%d", shade-1), 1.35})
	}
	blocks := regexp.MustCompile(`(?s):root \{([^}]*--paper[^}]*)\}`).FindAllStringSubmatch(style(t), -1)
	if len(blocks) != 2 {
		t.Fatalf("expected one light and one dark set of colours, found %d", len(blocks))
	}
	for i, name := range []string{"light", "dark"} {
		colours := map[string]string{}
		for _, m := range regexp.MustCompile(`--([a-z0-9-]+): (#[0-9a-f]{3,6});`).FindAllStringSubmatch(blocks[i][1], -1) {
			colours[m[1]] = m[2]
		}
		for _, p := range pairs {
			if got := contrast(t, colours[p.front], colours[p.back]); got < p.least {
				t.Errorf("%s: %s on %s is %.2f, at least %.1f expected", name, p.front, p.back, got, p.least)
			}
		}
	}
}

func contrast(t *testing.T, a, b string) float64 {
	t.Helper()
	x, y := luminance(t, a), luminance(t, b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// luminance is the relative luminance of an sRGB colour, as WCAG 2.1 defines it.
func luminance(t *testing.T, colour string) float64 {
	t.Helper()
	hex := strings.TrimPrefix(colour, "#")
	if len(hex) == 3 {
		hex = string([]byte{hex[0], hex[0], hex[1], hex[1], hex[2], hex[2]})
	}
	rgb, err := strconv.ParseUint(hex, 16, 32)
	if err != nil || len(hex) != 6 {
		t.Fatalf("%q is not a colour", colour)
	}
	linear := func(c uint64) float64 {
		s := float64(c&255) / 255
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(rgb>>16) + 0.7152*linear(rgb>>8) + 0.0722*linear(rgb)
}

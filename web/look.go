package web

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"html/template"
	"io"
	"regexp"
	"strings"

	"jalon/locale"
	"jalon/web/ui"
)

//go:embed *.html
var templates embed.FS

// look holds the templates of the pages in one language, by name: that of their file.
type look map[string]*template.Template

// looks parses the templates in every language.
func looks() map[locale.Lang]look {
	all := map[locale.Lang]look{}
	for _, l := range locale.Langs {
		all[l] = parsed(l)
	}
	return all
}

// parsed lays the content of each page over the shared parts. In a page, {{tr "français" "English"}} says our own words.
func parsed(l locale.Lang) look {
	kit := ui.Kit(l).Funcs(template.FuncMap{"tr": func(fr, en string) string { return typeset(l, fr, en) }})
	files, _ := templates.ReadDir(".") // what is embedded is there
	all := look{}
	for _, f := range files {
		text, _ := templates.ReadFile(f.Name())
		all[strings.TrimSuffix(f.Name(), ".html")] = template.Must(template.Must(kit.Clone()).Parse(spelt(l, string(text))))
	}
	return all
}

// saying finds our own words where they stand alone in a template.
var saying = regexp.MustCompile(`\{\{tr "([^"]*)" "([^"]*)"\}\}`)

// spelt writes them into the text of the template, once, rather than for each page.
func spelt(l locale.Lang, text string) string {
	return saying.ReplaceAllStringFunc(text, func(place string) string {
		both := saying.FindStringSubmatch(place)
		return template.HTMLEscapeString(typeset(l, both[1], both[2]))
	})
}

func (l look) write(w io.Writer, name string, frame ui.Frame) error {
	t, ok := l[name]
	if !ok {
		return fmt.Errorf("there is no page %q", name)
	}
	return t.ExecuteTemplate(w, "frame", frame)
}

// styleAddress changes with the style sheet, so that a browser keeps it for ever and never shows an old one.
var styleAddress = "/style.css?" + fingerprint("style.css")

func fingerprint(name string) string {
	text, _ := ui.Assets.ReadFile(name)
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:6])
}

// asset serves a file of the look.
func asset(name, kind string) func(*visit) (file, error) {
	return func(v *visit) (file, error) {
		text, err := ui.Assets.ReadFile(name)
		return file{kind: kind, bytes: text, forever: v.ask.URL.RawQuery == fingerprint(name)}, err
	}
}

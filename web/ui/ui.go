// Package ui holds the look of Jalon and the parts shared by its pages: one style sheet, one mark, and templates that each
// take a small type of this package. Everything works without script, and no style is written in a page, so that the
// content security policy stays strict.
package ui

import (
	"embed"
	"fmt"
	"html/template"
	"regexp"

	"jalon/locale"
)

// Assets holds what is served as it is: the style sheet, the mark, our scripts.
//
//go:embed style.css jalon.svg passkey.js
var Assets embed.FS

//go:embed kit.html
var kit string

// Kit parses the shared templates, with the words of the kit in one language. Pages add their own "content" to a clone.
func Kit(l locale.Lang) *template.Template {
	set := map[string]string{}
	for key, text := range words {
		set[key] = locale.Typeset(l, text.In(l))
	}
	say := func(key string) (string, error) {
		text, known := set[key]
		if !known {
			return "", fmt.Errorf("ui: the kit has no word %q", key)
		}
		return text, nil
	}
	return template.Must(template.New("kit").Funcs(template.FuncMap{"t": say}).Funcs(written(set)).Parse(spelt(kit, set)))
}

// saying finds a word that stands alone: {{t "skip"}}.
var saying = regexp.MustCompile(`\{\{t "([a-z-]+)"\}\}`)

// spelt writes the words that stand alone into the text of the templates, once, rather than for each page.
func spelt(text string, words map[string]string) string {
	return saying.ReplaceAllStringFunc(text, func(place string) string {
		if word, known := words[saying.FindStringSubmatch(place)[1]]; known {
			return template.HTMLEscapeString(word)
		}
		return place
	})
}

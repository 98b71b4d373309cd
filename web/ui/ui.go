// Package ui holds the look of Jalon and the parts shared by its pages: one style sheet, one mark, and templates that each
// take a small type of this package. Everything works without script, and no style is written in a page, so that the
// content security policy stays strict.
package ui

import (
	"embed"
	"html/template"
)

// Assets holds what is served as it is: style.css and jalon.svg.
//
//go:embed style.css jalon.svg
var Assets embed.FS

//go:embed kit.html
var kit string

// Kit parses the shared templates. The words of the kit itself come from say, which gives the text of a key of [Words]
// in the language of the page. Pages add their own "content" to a clone.
func Kit(say func(key string) string) *template.Template {
	return template.Must(template.New("kit").Funcs(template.FuncMap{"t": say}).Parse(kit))
}

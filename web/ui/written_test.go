package ui

import (
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// TestWhatGoWritesIsEscaped gives texts and addresses that would be markup, and reads the page back.
func TestWhatGoWritesIsEscaped(t *testing.T) {
	const hostile = `"><script>alert(1)</script>&amp;'`
	p := new(pen)
	p.row(Table{}, []Value{{Text: hostile, Href: "/" + hostile, Note: hostile, Mark: &Mark{Full, hostile}}, {Text: hostile, Moment: hostile}, {Text: hostile, Code: true}})
	p.link(Link{Text: hostile, Href: "/" + hostile, Lang: hostile})
	p.moment(Moment{hostile, hostile})
	root, err := html.Parse(strings.NewReader("<table><tr>" + p.String()))
	if err != nil {
		t.Fatal(err)
	}
	said := 0
	for n := range root.Descendants() {
		if n.Data == "script" {
			t.Fatalf("a script came through: %s", p.String())
		}
		if n.Type == html.TextNode && strings.Contains(n.Data, hostile) {
			said++
		}
		for _, a := range n.Attr {
			if strings.HasSuffix(a.Val, hostile) {
				said++
			}
		}
	}
	if said != 13 {
		t.Errorf("%d texts and attributes are given back whole of 13: %s", said, p.String())
	}
}

func TestLinksLeadWhereAPageMay(t *testing.T) {
	for href, want := range map[string]string{
		"/territoires/ti:haut-jura": "/territoires/ti:haut-jura", "?on=2019-01-01": "?on=2019-01-01", "#a:b": "#a:b", "https://example.org": "https://example.org",
		"mailto:a@example.org": "mailto:a@example.org", "javascript:alert(1)": "#", "JavaScript:alert(1)": "#", "data:text/html,x": "#", " javascript:x": "#", "ti:haut-jura": "#",
	} {
		if got := address(href); got != want {
			t.Errorf("%q leads to %q, want %q", href, got, want)
		}
	}
}

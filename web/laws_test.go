package web

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"jalon/locale"
)

// A pageLaw holds for every page of the site. It returns what is wrong with one.
type pageLaw struct {
	name   string
	broken string // a page that breaks it: a law that cannot bite is not a law
	check  func(root *html.Node) []string
}

var pageLaws = []pageLaw{
	{"one heading of the first rank", "<main><h1>a</h1><h1>b</h1></main>", oneHeading},
	{"headings in order", "<main><h1>a</h1><h3>b</h3></main>", headingsInOrder},
	{"a title", "<title></title>", aTitle},
	{"landmarks, named where they recur", "<nav></nav><nav></nav>", landmarks},
	{"every field has its label", "<input id=x>", labelled},
	{"nothing runs and nothing is styled in the page", "<p style='color:red'>", nothingInline},
	{"nothing comes from elsewhere", "<img src='https://elsewhere.example/x.png'>", nothingForeign},
	{"tables are titled and headed", "<table><tr><td>1</td></tr></table>", headedTables},
	{"identifiers are unique and found", "<p id=a></p><p id=a></p>", identifiers},
	{"no place of a text is left open", "<p>Le {territory} est là</p>", filled},
	{"drawings are named or left out", "<svg></svg>", drawings},
	{"nothing is an empty link", "<a href='/x'></a>", spokenLinks},
}

func TestPageLawsBite(t *testing.T) {
	for _, l := range pageLaws {
		root, err := html.Parse(strings.NewReader(l.broken))
		if err != nil {
			t.Fatal(err)
		}
		if len(l.check(root)) == 0 {
			t.Errorf("%s: the law lets this pass: %s", l.name, l.broken)
		}
	}
}

// TestEveryPageObeys walks the whole site by its links, in both languages and on a day of the past.
func TestEveryPageObeys(t *testing.T) {
	for _, start := range []struct {
		address string
		lang    locale.Lang
		carried string // what every link of the pages carries
	}{
		{"/", locale.French, ""},
		{"/en/", locale.English, ""},
		{"/?on=2019-03-06", locale.French, "on=2019-03-06"},
	} {
		t.Run(start.address, func(t *testing.T) {
			seen := walk(t, start.address, func(address string, root *html.Node) {
				for _, l := range pageLaws {
					for _, problem := range l.check(root) {
						t.Errorf("%s: %s: %s", address, l.name, problem)
					}
				}
				if lang, _ := attribute(all(root, "html")[0], "lang"); lang != string(start.lang) {
					t.Errorf("%s speaks %q", address, lang)
				}
				for _, a := range all(main(root), "a") {
					if href, _ := attribute(a, "href"); isPage(href) && !strings.Contains(href, start.carried) {
						t.Errorf("%s: the link to %s forgets %s", address, href, start.carried)
					}
				}
			})
			if len(seen) < 100 {
				t.Errorf("only %d pages were found", len(seen))
			}
			t.Logf("%d pages", len(seen))
		})
	}
}

// walk visits every page that can be reached, without the choices of forms and without another language or day.
func walk(t *testing.T, start string, visit func(address string, root *html.Node)) map[string]bool {
	t.Helper()
	seen, next := map[string]bool{start: true}, []string{start}
	for len(next) > 0 && !t.Failed() {
		address := next[0]
		next = next[1:]
		answer := region().get(address)
		if answer.Code != http.StatusOK {
			t.Fatalf("%s answers %d", address, answer.Code)
		}
		if !strings.HasPrefix(answer.Header().Get("Content-Type"), "text/html") {
			continue
		}
		root := parse(t, answer)
		visit(address, root)
		for _, a := range all(root, "a") {
			href, _ := attribute(a, "href")
			href, _, _ = strings.Cut(href, "#")
			_, translated := attribute(a, "hreflang")
			if strings.HasPrefix(href, "/") && !translated && !seen[href] && sameDay(start, href) {
				seen[href] = true
				if strings.Contains(href, "/atelier?m=") || strings.HasPrefix(strings.TrimPrefix(href, "/en"), "/portrait?") && strings.Contains(href, "m=") { // perimeters lead to others without end: tests of their own open some
					continue
				}
				if path, _, _ := strings.Cut(href, "?"); !strings.HasSuffix(path, ".pdf") { // printing takes long: a test of its own prints one
					next = append(next, href)
				}
			}
		}
	}
	return seen
}

// sameDay reports whether a link stays on the day of the walk: the date bar offers the way back to today.
func sameDay(start, href string) bool {
	from, _ := url.Parse(start)
	to, err := url.Parse(href)
	return err == nil && (from.Query().Get("on") == to.Query().Get("on") || !isPage(href))
}

// isPage reports whether an address is one of our pages: a file is the same on every day.
func isPage(href string) bool {
	if !strings.HasPrefix(href, "/") {
		return false
	}
	for _, file := range []string{".json", ".tlog-proof", ".atom", ".ics", "/checkpoint", "/tile/", "/style.css", "/jalon.svg"} {
		if strings.Contains(href, file) {
			return false
		}
	}
	return true
}

func oneHeading(root *html.Node) []string {
	if n := len(all(root, "h1")); n != 1 {
		return []string{fmt.Sprintf("%d h1", n)}
	}
	return nil
}

func headingsInOrder(root *html.Node) (problems []string) {
	rank := byte('0')
	for _, h := range all(root, "h1", "h2", "h3", "h4") {
		if h.Data[1] > rank+1 {
			problems = append(problems, fmt.Sprintf("%s %q comes after h%c", h.Data, text(h), rank))
		}
		rank = h.Data[1]
	}
	return problems
}

func aTitle(root *html.Node) []string {
	for _, title := range all(root, "title") {
		if n, ok := title.Parent, text(title) != ""; ok && n.Data == "head" {
			return nil
		}
	}
	return []string{"no title"}
}

func landmarks(root *html.Node) (problems []string) {
	for _, name := range []string{"main", "header", "footer"} {
		if n := len(all(root, name)); n != 1 {
			problems = append(problems, fmt.Sprintf("%d %s", n, name))
		}
	}
	names := map[string]bool{}
	for _, n := range all(root) {
		role, _ := attribute(n, "role")
		if n.Data != "nav" && role != "region" {
			continue
		}
		name, _ := attribute(n, "aria-label")
		if of, ok := attribute(n, "aria-labelledby"); ok {
			name = text(byID(root, of))
		}
		if name == "" || names[n.Data+name] {
			problems = append(problems, fmt.Sprintf("a %s is called %q, and so is another, or none", n.Data, name))
		}
		names[n.Data+name] = true
	}
	return problems
}

func labelled(root *html.Node) (problems []string) {
	labels := map[string]bool{}
	for _, l := range all(root, "label") {
		of, _ := attribute(l, "for")
		labels[of] = text(l) != ""
	}
	for _, f := range all(root, "input", "select", "textarea") {
		if kind, _ := attribute(f, "type"); kind == "hidden" {
			continue
		}
		if id, _ := attribute(f, "id"); !labels[id] {
			problems = append(problems, fmt.Sprintf("the field %q has no label", id))
		}
	}
	return problems
}

func nothingInline(root *html.Node) (problems []string) {
	for _, n := range all(root) {
		if _, ours := attribute(n, "src"); n.Data == "script" && !ours || n.Data == "style" {
			problems = append(problems, "a "+n.Data)
		}
		for _, a := range n.Attr {
			if a.Key == "style" || strings.HasPrefix(a.Key, "on") || strings.HasPrefix(a.Val, "javascript:") {
				problems = append(problems, fmt.Sprintf("%s has %s=%q", n.Data, a.Key, a.Val))
			}
		}
	}
	return problems
}

// nothingForeign lets people be led elsewhere, as to the source of an act, but lets no page load anything from there.
func nothingForeign(root *html.Node) (problems []string) {
	for _, n := range all(root, "img", "script", "link", "iframe", "object", "embed", "source", "image", "use", "form", "video", "audio") {
		for _, name := range []string{"src", "href", "data", "action", "srcset"} {
			if address, ok := attribute(n, name); ok && !strings.HasPrefix(address, "/") && !strings.HasPrefix(address, "#") || strings.HasPrefix(address, "//") {
				problems = append(problems, fmt.Sprintf("%s loads %s", n.Data, address))
			}
		}
	}
	return problems
}

func headedTables(root *html.Node) (problems []string) {
	for _, table := range all(root, "table") {
		caption := all(table, "caption")
		if len(caption) != 1 || text(caption[0]) == "" {
			problems = append(problems, "a table has no caption")
			continue
		}
		columns := len(all(all(table, "thead")[0], "th"))
		for _, th := range all(table, "th") {
			if _, ok := attribute(th, "scope"); !ok {
				problems = append(problems, fmt.Sprintf("in %q, %q heads nothing", text(caption[0]), text(th)))
			}
		}
		for _, row := range all(table, "tr") {
			if n := cells(row); n != columns {
				problems = append(problems, fmt.Sprintf("in %q, a row has %d cells for %d columns: %s", text(caption[0]), n, columns, text(row)))
			}
		}
	}
	return problems
}

func cells(row *html.Node) (n int) {
	for _, cell := range all(row, "td", "th") {
		span := 1
		if wide, ok := attribute(cell, "colspan"); ok {
			fmt.Sscan(wide, &span)
		}
		n += span
	}
	return n
}

func identifiers(root *html.Node) (problems []string) {
	ids := map[string]bool{}
	for _, n := range all(root) {
		if id, ok := attribute(n, "id"); ok {
			if ids[id] || id == "" || strings.ContainsAny(id, " \u00a0\u202f") {
				problems = append(problems, fmt.Sprintf("the identifier %q", id))
			}
			ids[id] = true
		}
	}
	for _, n := range all(root) {
		for _, name := range []string{"aria-labelledby", "aria-describedby"} {
			if ref, ok := attribute(n, name); ok && !ids[ref] {
				problems = append(problems, fmt.Sprintf("%s=%q leads nowhere", name, ref))
			}
		}
		if href, _ := attribute(n, "href"); strings.HasPrefix(href, "#") && !ids[href[1:]] {
			problems = append(problems, fmt.Sprintf("%s leads nowhere in the page", href))
		}
	}
	return problems
}

// filled looks outside of the texts shown as they are.
func filled(root *html.Node) (problems []string) {
	for n := range root.Descendants() {
		if n.Type == html.TextNode && n.Parent.Data != "code" && placeholder.MatchString(n.Data) {
			problems = append(problems, n.Data)
		}
	}
	return problems
}

// drawings leaves out those that a summary tells; one with links is read by them.
func drawings(root *html.Node) (problems []string) {
	for _, svg := range all(root, "svg") {
		if hidden, _ := attribute(svg, "aria-hidden"); hidden != "true" && len(all(svg, "a")) == 0 {
			problems = append(problems, "a drawing is neither named nor left out")
		}
	}
	return problems
}

func spokenLinks(root *html.Node) (problems []string) {
	for _, a := range all(root, "a") {
		if text(a) == "" {
			href, _ := attribute(a, "href")
			problems = append(problems, "the link to "+href+" says nothing")
		}
	}
	return problems
}

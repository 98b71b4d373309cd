package web

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// attribute returns an attribute of an element; ok is false when it has none of that name.
func attribute(n *html.Node, name string) (value string, ok bool) {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val, true
		}
	}
	return "", false
}

// all returns the elements of some names, in the order of the page; every element when none is named.
func all(root *html.Node, names ...string) (found []*html.Node) {
	for n := range root.Descendants() {
		if n.Type == html.ElementNode && (len(names) == 0 || slices.Contains(names, n.Data)) {
			found = append(found, n)
		}
	}
	return found
}

// byID returns the element of an identifier, or an empty one.
func byID(root *html.Node, id string) *html.Node {
	for _, n := range all(root) {
		if own, _ := attribute(n, "id"); own == id {
			return n
		}
	}
	return new(html.Node)
}

// text returns what an element says, its spaces made one.
func text(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// main returns the content of a page.
func main(root *html.Node) *html.Node {
	if found := all(root, "main"); len(found) == 1 {
		return found[0]
	}
	return root
}

package test

import (
	"go/ast"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
)

// legalName finds "Name (nom français) …" at the start of the comment of a domain type.
var legalName = regexp.MustCompile(`^(?:An? )?(\w+) \(([^)]+)\)`)

// TestGlossaryKnowsEveryDomainType holds doc/glossary.md against the comments of the pure packages. Acts are not in it:
// each declares its own names, and doc/reference/acts.md is written from them.
func TestGlossaryKnowsEveryDomainType(t *testing.T) {
	french := map[string]string{}
	for _, row := range table(t, "doc/glossary.md", "English") {
		english := strings.ToLower(row["English"])
		if french[english] != "" {
			t.Errorf("doc/glossary.md: %q has two lines", row["English"])
		}
		french[english] = row["French"]
		if row["French"] == "" || row["Meaning"] == "" {
			t.Errorf("doc/glossary.md: the line of %q is not complete", row["English"])
		}
	}
	for typ, legal := range domainTypes(t) {
		term := strings.ToLower(spaced(typ.name))
		if french[term] == "" {
			t.Errorf("%s: %s (%s) needs a line in doc/glossary.md: | %s | %s | its meaning |", typ.where, typ.name, legal, strings.ToLower(spaced(typ.name)), legal)
		} else if !strings.Contains(straight(french[term]), straight(legal)) {
			t.Errorf("%s: %s is %q in the code and %q in doc/glossary.md", typ.where, typ.name, legal, french[term])
		}
	}
}

type domainType struct{ name, where string }

// domainTypes returns the exported types whose comment gives their French legal name, with that name.
func domainTypes(t *testing.T) map[domainType]string {
	t.Helper()
	found := map[domainType]string{}
	for _, p := range tree(t) {
		if p.dir == "act" || !slices.Contains(pureRooms, p.dir) {
			continue
		}
		for _, f := range p.code() {
			for n := range ast.Preorder(f.File) {
				group, ok := n.(*ast.GenDecl)
				if !ok {
					continue
				}
				for _, spec := range group.Specs {
					typ, ok := spec.(*ast.TypeSpec)
					if !ok || !typ.Name.IsExported() {
						continue
					}
					comment := group.Doc.Text() + typ.Doc.Text()
					if m := legalName.FindStringSubmatch(comment); m != nil && m[1] == typ.Name.Name {
						found[domainType{m[1], f.at(typ)}] = m[2]
					}
				}
			}
		}
	}
	return found
}

// spaced writes a Go name as words: PerimeterRequest is "Perimeter Request", EPCI stays.
func spaced(name string) string {
	var b strings.Builder
	letters := []rune(name)
	for i, r := range letters {
		if i > 0 && unicode.IsUpper(r) && unicode.IsLower(letters[i-1]) {
			b.WriteByte(' ')
		}
		b.WriteRune(r)
	}
	return b.String()
}

// straight makes typographic apostrophes plain, as comments write them.
func straight(s string) string { return strings.ReplaceAll(s, "’", "'") }

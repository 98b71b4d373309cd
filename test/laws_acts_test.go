package test

import (
	"go/ast"
	"slices"
	"strings"
	"testing"
	"unicode"
)

// TestEveryKindIsWhole holds the list of act/kinds.go against the package: pilotDesignated is declared in
// pilot_designated.go, is listed once, and a test takes the act PilotDesignated or names the kind pilot.designated.
func TestEveryKindIsWhole(t *testing.T) {
	all := tree(t)
	acts := all[slices.IndexFunc(all, func(p *pkg) bool { return p.dir == "act" })]
	listed, declared := acts.declarations()
	for name, where := range declared {
		words := snake(name)
		if file := "act/" + words + ".go"; !strings.HasPrefix(where, file+":") {
			t.Errorf("%s: %s is declared in %s", where, name, file)
		}
		if listed[name] != 1 {
			t.Errorf("%s: %s is listed %d times in act/kinds.go", where, name, listed[name])
		}
		kind := strings.ReplaceAll(strings.Replace(words, "_", ".", 1), "_", "-")
		if !acts.tests(strings.ToUpper(name[:1])+name[1:], kind) {
			t.Errorf("%s: no test of the package act takes %s", where, kind)
		}
	}
	if len(listed) != len(declared) {
		t.Errorf("act/kinds.go lists %d kinds and the package declares %d", len(listed), len(declared))
	}
}

// declarations reads how often each name is listed in Kinds, and where each declaration stands.
func (p *pkg) declarations() (listed map[string]int, declared map[string]string) {
	listed, declared = map[string]int{}, map[string]string{}
	for _, f := range p.code() {
		for n := range ast.Preorder(f.File) {
			spec, ok := n.(*ast.ValueSpec)
			if !ok || len(spec.Values) != 1 {
				continue
			}
			literal, ok := spec.Values[0].(*ast.CompositeLit)
			if !ok {
				continue
			}
			if spec.Names[0].Name == "Kinds" {
				for _, e := range literal.Elts {
					listed[e.(*ast.Ident).Name]++
				}
			}
			if typ, ok := literal.Type.(*ast.SelectorExpr); ok && typ.Sel.Name == "Declaration" {
				declared[spec.Names[0].Name] = f.at(spec)
			}
		}
	}
	return listed, declared
}

// tests reports whether a test of the package uses one of the names.
func (p *pkg) tests(names ...string) bool {
	for _, f := range p.files {
		if !f.test {
			continue
		}
		text, _ := read(f.name)
		if slices.ContainsFunc(names, func(name string) bool { return strings.Contains(text, name) }) {
			return true
		}
	}
	return false
}

// snake writes pilotDesignated as pilot_designated.
func snake(name string) string {
	var b strings.Builder
	for _, r := range name {
		if unicode.IsUpper(r) {
			b.WriteByte('_')
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}

package test

import (
	"fmt"
	"go/ast"
	"iter"
	"maps"
	"slices"
	"strings"
	"testing"
)

// A function fits on a screen and a file in a head. Most are far below.
const (
	maxFunction = 60
	maxFile     = 400
)

// longAllowed lists the functions ("file.go:Name") and files that are longer, with the reason.
var longAllowed = map[string]string{}

func isShort(p *pkg) (problems []string) {
	for what, lines := range p.tooLong() {
		if longAllowed[what] == "" {
			problems = append(problems, fmt.Sprintf("%s: %d lines; make it simpler, or give the reason in longAllowed (test/laws_code_test.go)", what, lines))
		}
	}
	return problems
}

// tooLong yields the files and functions beyond the limits, with their lines.
func (p *pkg) tooLong() iter.Seq2[string, int] {
	return func(yield func(string, int) bool) {
		for _, f := range p.code() {
			if f.lines > maxFile && !yield(f.name, f.lines) {
				return
			}
			for fn := range f.functions() {
				lines := f.set.Position(fn.End()).Line - f.set.Position(fn.Pos()).Line + 1
				if lines > maxFunction && !yield(f.name+":"+fn.Name.Name, lines) {
					return
				}
			}
		}
	}
}

func TestLongAllowedIsNeeded(t *testing.T) {
	long := map[string]int{}
	for _, p := range tree(t) {
		maps.Insert(long, p.tooLong())
	}
	for what := range longAllowed {
		if long[what] == 0 {
			t.Errorf("%s is short again or gone: take it out of longAllowed", what)
		}
	}
}

func hasNoInit(p *pkg) (problems []string) {
	for _, f := range p.files {
		for fn := range f.functions() {
			if fn.Name.Name == "init" && fn.Recv == nil {
				problems = append(problems, f.at(fn)+": what an import does by itself cannot be followed: call it from where it is needed")
			}
		}
	}
	return problems
}

func skipsNothing(p *pkg) (problems []string) {
	for _, f := range p.files {
		for node, name := range f.selectors() {
			if f.test && slices.Contains([]string{"t.Skip", "t.Skipf", "t.SkipNow", "b.Skip"}, name) {
				problems = append(problems, f.at(node)+": log what is left out and return: a skipped test looks like one that passed")
			}
		}
	}
	return problems
}

func hasPackageComment(p *pkg) []string {
	for _, f := range p.files {
		if f.Doc != nil && (f.Name.Name == "main" || strings.HasPrefix(f.Doc.Text(), "Package "+f.Name.Name+" ")) {
			return nil
		}
	}
	return []string{fmt.Sprintf("%s: says nowhere what it is: begin a file with // Package …", p.dir)}
}

// explainsExported wants a comment on everything that another package can reach.
func explainsExported(p *pkg) (problems []string) {
	complain := func(f *source, n ast.Node, name string) {
		problems = append(problems, fmt.Sprintf("%s: %s is exported: say what it means in a comment that begins with its name", f.at(n), name))
	}
	for _, f := range p.code() {
		for _, decl := range f.Decls {
			switch d := decl.(type) {
			case *ast.FuncDecl:
				if d.Name.IsExported() && isExported(d.Recv) && !startsWith(d.Doc, d.Name.Name) {
					complain(f, d, d.Name.Name)
				}
			case *ast.GenDecl:
				for _, s := range d.Specs {
					if name := unexplained(d, s); name != "" {
						complain(f, s, name)
					}
				}
			}
		}
	}
	return problems
}

// unexplained returns the first exported name of a declaration that has no comment of its own nor, for a constant or
// variable, one on its group.
func unexplained(group *ast.GenDecl, spec ast.Spec) string {
	switch s := spec.(type) {
	case *ast.TypeSpec:
		if s.Name.IsExported() && !startsWith(s.Doc, s.Name.Name) && !startsWith(group.Doc, s.Name.Name) {
			return s.Name.Name
		}
	case *ast.ValueSpec:
		for _, name := range s.Names {
			if name.IsExported() && s.Doc == nil && s.Comment == nil && group.Doc == nil {
				return name.Name
			}
		}
	}
	return ""
}

func startsWith(c *ast.CommentGroup, name string) bool {
	if c == nil {
		return false
	}
	text := strings.TrimPrefix(strings.TrimPrefix(c.Text(), "A "), "An ")
	return strings.HasPrefix(text, name)
}

// isExported reports whether a method can be reached from outside: a function without receiver can.
func isExported(receiver *ast.FieldList) bool {
	if receiver == nil {
		return true
	}
	typ := receiver.List[0].Type
	if star, ok := typ.(*ast.StarExpr); ok {
		typ = star.X
	}
	switch generic := typ.(type) {
	case *ast.IndexExpr:
		typ = generic.X
	case *ast.IndexListExpr:
		typ = generic.X
	}
	name, ok := typ.(*ast.Ident)
	return ok && name.IsExported()
}

// speaksBoth wants French and English in every text written down as a literal.
func speaksBoth(p *pkg) (problems []string) {
	for _, f := range p.code() {
		for n := range ast.Preorder(f.File) {
			text, ok := n.(*ast.CompositeLit)
			if !ok {
				continue
			}
			said := map[string]bool{}
			for _, e := range text.Elts {
				if kv, ok := e.(*ast.KeyValueExpr); ok {
					if key, ok := kv.Key.(*ast.Ident); ok && !isEmpty(kv.Value) {
						said[key.Name] = true
					}
				}
			}
			if said["FR"] != said["EN"] {
				problems = append(problems, f.at(n)+": this text is written in one language only")
			}
		}
	}
	return problems
}

// hasAccessRules wants an access rule in each line of the lists of routes.
func hasAccessRules(p *pkg) (problems []string) {
	for _, f := range p.code() {
		for n := range ast.Preorder(f.File) {
			spec, ok := n.(*ast.ValueSpec)
			if !ok || spec.Names[0].Name != "routes" || len(spec.Values) != 1 {
				continue
			}
			list, ok := spec.Values[0].(*ast.CompositeLit)
			if !ok {
				continue
			}
			for _, e := range list.Elts {
				if route, ok := e.(*ast.CompositeLit); ok && !hasKey(route, "Access") {
					problems = append(problems, f.at(e)+": this address does not say who may read it")
				}
			}
		}
	}
	return problems
}

func hasKey(literal *ast.CompositeLit, name string) bool {
	return slices.ContainsFunc(literal.Elts, func(e ast.Expr) bool {
		kv, ok := e.(*ast.KeyValueExpr)
		if !ok {
			return false
		}
		key, ok := kv.Key.(*ast.Ident)
		return ok && key.Name == name
	})
}

func isEmpty(e ast.Expr) bool {
	literal, ok := e.(*ast.BasicLit)
	return ok && len(literal.Value) <= len(`""`)
}

// functions yields the functions and methods declared in the file.
func (f *source) functions() iter.Seq[*ast.FuncDecl] {
	return func(yield func(*ast.FuncDecl) bool) {
		for _, d := range f.Decls {
			if fn, ok := d.(*ast.FuncDecl); ok && !yield(fn) {
				return
			}
		}
	}
}

// selectors yields what the file takes from other names, as "name.Field"; the name of an import is its path, so that
// time.Now is found whatever the import is called.
func (f *source) selectors() iter.Seq2[ast.Node, string] {
	paths := map[string]string{}
	for _, i := range f.Imports {
		of := strings.Trim(i.Path.Value, "`\"")
		paths[f.importName(of)] = of
	}
	return func(yield func(ast.Node, string) bool) {
		for n := range ast.Preorder(f.File) {
			selector, ok := n.(*ast.SelectorExpr)
			if !ok {
				continue
			}
			name, ok := selector.X.(*ast.Ident)
			if !ok {
				continue
			}
			from := name.Name
			if of := paths[from]; of != "" {
				from = of
			}
			if !yield(n, from+"."+selector.Sel.Name) {
				return
			}
		}
	}
}

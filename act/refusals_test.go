package act

import (
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"os"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"jalon/register"
)

// TestEveryRefusalHasItsSentence reads the code of each act, down through the functions that it calls, for the codes of
// the refusals that it builds: each has a sentence in the act's declaration, or in those of the register.
func TestEveryRefusalHasItsSentence(t *testing.T) {
	code := readCode(t, ".")
	for _, d := range Kinds {
		act := reflect.TypeOf(d.New()).Elem().Name()
		codes := code.refusals(act, act+".Check", map[string]bool{})
		for _, c := range slices.Sorted(maps.Keys(codes)) {
			_, own := d.Refusals[c]
			_, common := register.Refusals[c]
			if own == common {
				t.Errorf("%s may be refused with %s, whose sentence is in its declaration: %v, in the register’s: %v", d.New().Kind(), c, own, common)
			}
		}
		for c := range d.Refusals {
			if !codes[c] && !slices.Contains(ofMembers, c) {
				t.Errorf("%s declares %s, which its code does not build", d.New().Kind(), c)
			}
		}
	}
	if got := code.refusals("FundingPaid", "FundingPaid.Check", map[string]bool{}); !got["money.paid-over-committed"] || got["seat.full"] {
		t.Errorf("the refusals of a payment are read as %v", got)
	}
}

// ofMembers are the codes that the perimeter gives itself.
var ofMembers = slices.Collect(maps.Keys(memberRefusals))

// TestTheRegisterHasItsSentences wants a sentence for each refusal that the register builds.
func TestTheRegisterHasItsSentences(t *testing.T) {
	for name, f := range readCode(t, "../register") {
		for _, c := range f.codes {
			if _, ok := register.Refusals[c]; !ok {
				t.Errorf("%s refuses with %s, which has no sentence", name, c)
			}
		}
	}
}

// function is what the code of a function builds and calls.
type function struct{ codes, calls []string }

// code holds the functions of a package; those of a type are named Type.name.
type code map[string]function

// readCode reads the functions of a package, without its tests.
func readCode(t *testing.T, dir string) code {
	t.Helper()
	names, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	all := code{}
	for _, entry := range names {
		name := dir + "/" + entry.Name()
		if !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			continue
		}
		f, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range f.Decls {
			if fn, ok := d.(*ast.FuncDecl); ok && fn.Body != nil {
				all[nameOf(fn)] = readFunction(fn)
			}
		}
	}
	return all
}

func nameOf(fn *ast.FuncDecl) string {
	if fn.Recv == nil {
		return fn.Name.Name
	}
	of := fn.Recv.List[0].Type
	if star, ok := of.(*ast.StarExpr); ok {
		of = star.X
	}
	if generic, ok := of.(*ast.IndexExpr); ok {
		of = generic.X
	}
	return of.(*ast.Ident).Name + "." + fn.Name.Name
}

func readFunction(fn *ast.FuncDecl) (f function) {
	for n := range ast.Preorder(fn.Body) {
		call, ok := n.(*ast.CallExpr)
		if !ok {
			continue
		}
		name := ""
		switch to := call.Fun.(type) {
		case *ast.Ident:
			name = to.Name
		case *ast.SelectorExpr:
			name = "." + to.Sel.Name
		}
		f.calls = append(f.calls, name)
		if strings.TrimPrefix(name, ".") == "Refuse" && len(call.Args) > 1 {
			if c, ok := call.Args[1].(*ast.BasicLit); ok {
				code, _ := strconv.Unquote(c.Value)
				f.codes = append(f.codes, code)
			}
		}
	}
	return f
}

// refusals returns the codes that a function of an act may refuse with. A call of something's method is taken for one of
// the act itself, or else of each type of the package that is no act.
func (all code) refusals(act, name string, seen map[string]bool) map[string]bool {
	codes := map[string]bool{}
	if seen[name] {
		return codes
	}
	seen[name] = true
	for _, c := range all[name].codes {
		codes[c] = true
	}
	for _, called := range all[name].calls {
		for _, to := range all.called(act, called) {
			maps.Copy(codes, all.refusals(act, to, seen))
		}
	}
	return codes
}

func (all code) called(act, name string) (to []string) {
	if !strings.HasPrefix(name, ".") {
		return []string{name}
	}
	if _, own := all[act+name]; own {
		return []string{act + name}
	}
	for other := range all {
		of, method, _ := strings.Cut(other, ".")
		if _, isAct := all[of+".Kind"]; !isAct && "."+method == name {
			to = append(to, other)
		}
	}
	return to
}

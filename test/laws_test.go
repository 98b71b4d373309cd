// Package test holds the tests that look at the whole: laws about the code itself, stories told to the binary, and
// what a browser sees.
package test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// A law holds for every package of the tree. It says what is wrong with one, and carries code that breaks it: a law
// that cannot bite is not a law.
type law struct {
	name   string
	broken string // "path of a file", a newline, then its text
	check  func(*pkg) []string
}

var laws = []law{
	{"imports go down", "register/broken.go\npackage register\nimport _ `jalon/act`", importsGoDown},
	{"every package has its room", "helpers/broken.go\npackage helpers", hasRoom},
	{"the core is pure", "chain/broken.go\npackage chain\nimport `time`\nvar started = time.Now()", isPure},
	{"the core does no input or output", "atlas/broken.go\npackage atlas\nimport _ `os`", isPure},
	{"nothing starts by itself", "web/broken.go\npackage web\nfunc init() {}", hasNoInit},
	{"packages are words of the product", "web/util/broken.go\npackage util", isWellNamed},
	{"packages say what they are", "web/broken.go\npackage web", hasPackageComment},
	{"what is exported is explained", "web/broken.go\n// Package web is.\npackage web\nfunc Serve() {}", explainsExported},
	{"functions fit on a screen", "web/broken.go\npackage web\nfunc long() {" + strings.Repeat("\n", 70) + "}", isShort},
	{"files fit in a head", "web/broken.go\npackage web" + strings.Repeat("\n", 500), isShort},
	{"texts speak both languages", "web/broken.go\npackage web\nvar t = locale.Text{FR: `oui`}", speaksBoth},
	{"addresses say who may read them", "web/broken.go\npackage web\nvar routes = []route{{Pattern: `/x`, Page: x}}", hasAccessRules},
	{"tests skip nothing", "store/broken_test.go\npackage store\nfunc TestX(t *testing.T) { t.Skip() }", skipsNothing},
}

func TestLaws(t *testing.T) {
	for _, l := range laws {
		t.Run(l.name, func(t *testing.T) {
			for _, p := range tree(t) {
				for _, problem := range l.check(p) {
					t.Error(problem)
				}
			}
		})
	}
}

func TestLawsBite(t *testing.T) {
	for _, l := range laws {
		name, text, _ := strings.Cut(l.broken, "\n")
		broken := &pkg{dir: path.Dir(name), files: []*source{parse(t, name, text)}}
		if len(l.check(broken)) == 0 {
			t.Errorf("%s: the law lets this pass:\n%s", l.name, text)
		}
	}
}

// root is the root of the tree, seen from this folder.
const root = ".."

// pkg is one folder of Go files.
type pkg struct {
	dir   string // from the root, with slashes; "." for the root
	files []*source
}

// source is one Go file.
type source struct {
	*ast.File
	name  string // from the root, with slashes
	test  bool
	lines int
	set   *token.FileSet
}

// code returns the files that are not tests.
func (p *pkg) code() []*source {
	return slices.DeleteFunc(slices.Clone(p.files), func(f *source) bool { return f.test })
}

// at says where something is, as editors and terminals understand it.
func (f *source) at(n ast.Node) string {
	return fmt.Sprintf("%s:%d", f.name, f.set.Position(n.Pos()).Line)
}

// importName returns the name under which the file imports a package, or "" when it does not.
func (f *source) importName(of string) string {
	for _, i := range f.Imports {
		if strings.Trim(i.Path.Value, "`\"") != of {
			continue
		}
		if i.Name != nil {
			return i.Name.Name
		}
		return path.Base(of)
	}
	return ""
}

// parse reads one Go file; a text that is nil is read from the tree.
func parse(t *testing.T, name string, text any) *source {
	t.Helper()
	set := token.NewFileSet()
	f, err := parser.ParseFile(set, filepath.Join(root, name), text, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	return &source{File: f, name: name, test: strings.HasSuffix(name, "_test.go"), lines: set.File(f.Pos()).LineCount(), set: set}
}

// tree reads every Go file of the project; what a generator wrote is left out.
func tree(t *testing.T) (all []*pkg) {
	t.Helper()
	byDir := map[string]*pkg{}
	for _, name := range walk(t, ".go") {
		f := parse(t, name, nil)
		if ast.IsGenerated(f.File) {
			continue
		}
		dir := path.Dir(name)
		if byDir[dir] == nil {
			byDir[dir] = &pkg{dir: dir}
			all = append(all, byDir[dir])
		}
		byDir[dir].files = append(byDir[dir].files, f)
	}
	return all
}

// walk lists the files of the tree whose names end so, without what is hidden, installed or there to be wrong.
func walk(t *testing.T, suffix string) (names []string) {
	t.Helper()
	err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if base := d.Name(); d.IsDir() && (base == "node_modules" || base == "testdata" || base != ".." && strings.HasPrefix(base, ".")) {
			return filepath.SkipDir
		}
		if d.IsDir() && name != root && hasModule(name) { // it is not of this module, and nothing of it reaches the product
			return filepath.SkipDir
		}
		if !d.IsDir() && strings.HasSuffix(name, suffix) {
			rel, err := filepath.Rel(root, name)
			names = append(names, filepath.ToSlash(rel))
			return err
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return names
}

func hasModule(dir string) bool {
	_, err := os.Stat(filepath.Join(dir, "go.mod"))
	return err == nil
}

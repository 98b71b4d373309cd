package test

import (
	"fmt"
	"go/ast"
	"net/url"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// read returns a file of the tree; ok is false when it is not there.
func read(name string) (text string, ok bool) {
	b, err := os.ReadFile(filepath.Join(root, filepath.FromSlash(name)))
	return string(b), err == nil
}

// table reads the Markdown tables of a page whose first column has this heading: one map for each row.
func table(t *testing.T, page, first string) (rows []map[string]string) {
	t.Helper()
	text, ok := read(page)
	if !ok {
		t.Fatalf("%s is missing", page)
	}
	var heads []string
	for line := range strings.Lines(text) {
		if !strings.HasPrefix(line, "|") {
			heads = nil
			continue
		}
		cells := strings.Split(strings.Trim(strings.TrimSpace(line), "|"), "|")
		for i := range cells {
			cells[i] = strings.TrimSpace(cells[i])
		}
		switch {
		case heads == nil && cells[0] == first:
			heads = cells
		case heads != nil && !strings.HasPrefix(cells[0], "---"):
			if len(cells) != len(heads) {
				t.Errorf("%s: this row has %d cells, not %d: %s", page, len(cells), len(heads), line)
				continue
			}
			row := map[string]string{}
			for i, head := range heads {
				row[head] = cells[i]
			}
			rows = append(rows, row)
		}
	}
	if rows == nil {
		t.Fatalf("%s: no table that begins with the column %q", page, first)
	}
	return rows
}

var (
	markdownLink = regexp.MustCompile(`\]\(([^)\s]+)\)`)
	quoted       = regexp.MustCompile("`([^`\n]+)`")
	pathLike     = regexp.MustCompile(`^\.?[\w-]+(/[\w.-]+)*/?$`)
	goName       = regexp.MustCompile(`^([a-z]\w*)\.([A-Z]\w*)(\.[A-Z]\w*)?$`)
)

// TestPagesLeadSomewhere follows the links of every page of documentation, and the files and Go names that the pages
// for newcomers quote. A word in back quotes is held to be a file when it has a slash or the name of a kind of file.
func TestPagesLeadSomewhere(t *testing.T) {
	names := exportedNames(t)
	for _, page := range walk(t, ".md") {
		text, _ := read(page)
		for _, problem := range deadEnds(page, text, names) {
			t.Error(problem)
		}
	}
}

func TestDeadEndsAreSeen(t *testing.T) {
	names := map[string]bool{"register.Act": true, "register": true}
	for _, text := range []string{"[x](gone.md)", "`act/gone.go`", "`register.Gone`"} {
		if len(deadEnds("doc/tour.md", text, names)) == 0 {
			t.Errorf("this leads nowhere and passes: %s", text)
		}
	}
	for _, text := range []string{"[x](https://example.org/)", "[x](../LICENSE)", "`main.go`", "`act/`", "`act/<kind>.go`", "`register.Act`", "`time.Now`", "`fr/en`"} {
		if found := deadEnds("doc/tour.md", text, names); len(found) != 0 {
			t.Errorf("this is right and fails: %s: %s", text, found)
		}
	}
}

// deadEnds returns what a page names and that is not there.
func deadEnds(page, text string, names map[string]bool) (problems []string) {
	for _, m := range markdownLink.FindAllStringSubmatch(text, -1) {
		target, err := url.Parse(m[1])
		if err != nil || target.Scheme != "" || target.Path == "" {
			continue
		}
		if !exists(path.Join(path.Dir(page), target.Path)) {
			problems = append(problems, fmt.Sprintf("%s: the link to %s leads nowhere", page, m[1]))
		}
	}
	if page != "README.md" && page != "CONTRIBUTING.md" && page != "doc/tour.md" {
		return problems // decisions tell the past, and what they quote may be gone
	}
	for _, m := range quoted.FindAllStringSubmatch(text, -1) {
		if name := goName.FindStringSubmatch(m[1]); name != nil && names[name[1]] && !names[name[1]+"."+name[2]] {
			problems = append(problems, fmt.Sprintf("%s: there is no %s", page, m[1]))
		}
		if isFileName(m[1]) && !exists(m[1]) {
			problems = append(problems, fmt.Sprintf("%s: %s is not there", page, m[1]))
		}
	}
	return problems
}

// isFileName reports whether a quoted word is the name of a file of the tree: it ends like one, or begins with one of
// its folders.
func isFileName(word string) bool {
	if !pathLike.MatchString(word) {
		return false
	}
	switch path.Ext(word) {
	case ".go", ".md", ".html", ".css", ".js", ".mjs", ".yaml", ".yml", ".sql", ".txtar", ".sh":
		return strings.Contains(word, "/") || exists(word)
	}
	first, _, slash := strings.Cut(word, "/")
	return slash && exists(first)
}

func exists(name string) bool {
	_, err := os.Stat(filepath.Join(root, filepath.FromSlash(name)))
	return err == nil
}

// exportedNames returns our packages and "package.Name" for what each exports.
func exportedNames(t *testing.T) map[string]bool {
	t.Helper()
	names := map[string]bool{}
	for _, p := range tree(t) {
		for _, f := range p.code() {
			names[f.Name.Name] = true
			for _, decl := range f.Decls {
				switch d := decl.(type) {
				case *ast.FuncDecl:
					names[f.Name.Name+"."+d.Name.Name] = true
				case *ast.GenDecl:
					for _, spec := range d.Specs {
						switch s := spec.(type) {
						case *ast.TypeSpec:
							names[f.Name.Name+"."+s.Name.Name] = true
						case *ast.ValueSpec:
							for _, n := range s.Names {
								names[f.Name.Name+"."+n.Name] = true
							}
						}
					}
				}
			}
		}
	}
	return names
}

var decision = regexp.MustCompile(`^(\d{4})-[a-z0-9-]+\.md$`)

// TestDecisionsAreTold wants each decision to be numbered and to say its status and what was refused.
func TestDecisionsAreTold(t *testing.T) {
	next := 1
	for _, name := range walkIn(t, "doc/decision") {
		if path.Base(name) == "README.md" {
			continue
		}
		m := decision.FindStringSubmatch(path.Base(name))
		if m == nil || m[1] != fmt.Sprintf("%04d", next) {
			t.Errorf("%s: the next decision is called %04d-what-was-decided.md", name, next)
		}
		next++
		text, _ := read(name)
		for _, part := range []string{"\nStatus: ", "\n## Decision\n", "\n## Refused\n"} {
			if !strings.Contains(text, part) {
				t.Errorf("%s: has no %q; doc/decision/README.md shows the form", name, strings.TrimSpace(part))
			}
		}
	}
}

// TestReferenceIsUpToDate writes doc/reference again and compares.
func TestReferenceIsUpToDate(t *testing.T) {
	pages := walkIn(t, "doc/reference")
	if len(pages) == 0 {
		t.Log("doc/reference is not written yet: make doc")
		return
	}
	fresh := t.TempDir()
	write := exec.Command("go", "run", ".", "doc", "--dir", fresh)
	write.Dir = root
	if out, err := write.CombinedOutput(); err != nil {
		t.Fatalf("jalon doc: %v\n%s", err, out)
	}
	written, err := os.ReadDir(fresh)
	if err != nil {
		t.Fatal(err)
	}
	for _, page := range written {
		want, err := os.ReadFile(filepath.Join(fresh, page.Name()))
		if err != nil {
			t.Fatal(err)
		}
		if got, _ := read("doc/reference/" + page.Name()); got != string(want) {
			t.Errorf("doc/reference/%s is not what the code says: make doc", page.Name())
		}
	}
	if len(written) != len(pages) {
		t.Errorf("doc/reference has %d pages and the code writes %d: make doc", len(pages), len(written))
	}
}

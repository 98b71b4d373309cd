package test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/mod/modfile"
	"golang.org/x/mod/semver"
)

// maxModules is how many modules of others our own code may import, tests included.
const maxModules = 28

// TestModulesAreFewAndExplained holds go.mod and the imports of our code against the table of doc/dependencies.md.
func TestModulesAreFewAndExplained(t *testing.T) {
	required := requirements(t)
	explained := map[string]string{} // module -> the version it needs at least, for safety
	for _, row := range table(t, "doc/dependencies.md", "module") {
		module := strings.Trim(row["module"], "`")
		explained[module] = row["at least"]
		for column, cell := range row {
			if cell == "" && column != "at least" {
				t.Errorf("doc/dependencies.md: %s: the column %q is empty", module, column)
			}
		}
		version, ok := required[module]
		if !ok {
			t.Errorf("doc/dependencies.md: %s is no longer in go.mod: take its line out", module)
		}
		if least := row["at least"]; ok && least != "" && semver.Compare(version, least) < 0 {
			t.Errorf("go.mod: %s %s: at least %s is needed, doc/dependencies.md says why", module, version, least)
		}
	}
	used := importedModules(t, required)
	for module, where := range used {
		if _, ok := explained[module]; !ok {
			t.Errorf("%s imports %s: first give it a line in doc/dependencies.md", where, module)
		}
	}
	if len(used) > maxModules {
		t.Errorf("our code imports %d modules; %d is the most: %v", len(used), maxModules, used)
	}
}

// requirements reads go.mod: the version of each module.
func requirements(t *testing.T) map[string]string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(root, "go.mod"))
	if err != nil {
		t.Fatal(err)
	}
	mod, err := modfile.Parse("go.mod", text, nil)
	if err != nil {
		t.Fatal(err)
	}
	required := map[string]string{}
	for _, r := range mod.Require {
		required[r.Mod.Path] = r.Mod.Version
	}
	return required
}

// importedModules returns the modules our code imports, tests included, with a file that does.
func importedModules(t *testing.T, required map[string]string) map[string]string {
	t.Helper()
	used := map[string]string{}
	for _, p := range tree(t) {
		for _, f := range p.files {
			for _, i := range f.Imports {
				imported := strings.Trim(i.Path.Value, "`\"")
				if first, _, _ := strings.Cut(imported, "/"); !strings.Contains(first, ".") {
					continue // the standard library, or ours
				}
				module := moduleOf(imported, required)
				if module == "" {
					t.Errorf("%s: go.mod does not require %s", f.at(i), imported)
					continue
				}
				used[module] = f.name
			}
		}
	}
	return used
}

func moduleOf(imported string, required map[string]string) (longest string) {
	for module := range required {
		if (imported == module || strings.HasPrefix(imported, module+"/")) && len(module) > len(longest) {
			longest = module
		}
	}
	return longest
}

package test

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// maxSize bounds what is kept in the tree: sources and small facts. The atlas is data, and compact.
const maxSize = 2 << 20

// onePlace finds a path that exists on somebody's machine only.
var onePlace = regexp.MustCompile(`(^|[^\w.~:/-])/(home|root|Users|work|tmp)/\w`)

// TestFilesStandAlone holds what is kept in the tree: nothing heavy, nothing that leans on one machine.
func TestFilesStandAlone(t *testing.T) {
	for _, name := range tracked(t) {
		text, err := os.ReadFile(filepath.Join(root, name))
		if err != nil {
			continue // deleted, not yet committed
		}
		if len(text) > maxSize && !strings.HasPrefix(name, "atlas/data/") {
			t.Errorf("%s: %d bytes; data that heavy is fetched or generated, not kept here", name, len(text))
		}
		if bytes.IndexByte(text, 0) < 0 {
			for _, problem := range leans(name, string(text)) {
				t.Error(problem)
			}
		}
	}
}

func TestStandingAloneBites(t *testing.T) {
	for _, line := range []string{"open('/ho" + "me/me/data.csv')", "cd /wo" + "rk/jalon", "`/tm" + "p/x`"} {
		if len(leans("x", line)) == 0 {
			t.Errorf("this leans on one machine and passes: %s", line)
		}
	}
	for _, line := range []string{"https://example.org/home/page", "../work/x", "GET /tmp", "$HOME/x"} {
		if len(leans("x", line)) != 0 {
			t.Errorf("this leans on no machine and fails: %s", line)
		}
	}
}

// leans returns the lines of a text that name a place of one machine.
func leans(name, text string) (problems []string) {
	for i, line := range strings.Split(text, "\n") {
		if found := onePlace.FindString(line); found != "" {
			problems = append(problems, fmt.Sprintf("%s:%d: %s… is a place on one machine", name, i+1, strings.TrimSpace(found)))
		}
	}
	return problems
}

// TestNoSharedDataIsKept holds the tree against the data sets that developers share beside it: they may be read by
// tests and never kept here. What the product embeds is made from open sources by programs, such as atlas/gen.
func TestNoSharedDataIsKept(t *testing.T) {
	shared := map[[32]byte]string{}
	dir := filepath.Join(root, "..", "shared", "data")
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := os.ReadFile(name)
		shared[sha256.Sum256(text)] = name
		return err
	})
	if err != nil {
		t.Log("no shared data beside this tree: nothing to hold it against")
		return
	}
	for _, name := range tracked(t) {
		text, _ := os.ReadFile(filepath.Join(root, name))
		if copied := shared[sha256.Sum256(text)]; copied != "" {
			t.Errorf("%s is a copy of %s", name, copied)
		}
	}
}

var migration = regexp.MustCompile(`^(\d{4})_[a-z_]+\.sql$`)

// TestMigrationsAreNumbered wants store/migrations to count 0001, 0002… without a hole or a double.
func TestMigrationsAreNumbered(t *testing.T) {
	for i, name := range walkIn(t, "store/migrations") {
		m := migration.FindStringSubmatch(path.Base(name))
		if m == nil || m[1] != fmt.Sprintf("%04d", i+1) {
			t.Errorf("%s: migration number %d is called %04d_what_it_does.sql", name, i+1, i+1)
		}
	}
}

// walkIn lists the files of one folder of the tree, in order; none when it is not there.
func walkIn(t *testing.T, dir string) (names []string) {
	t.Helper()
	for _, name := range walk(t, "") {
		if path.Dir(name) == dir {
			names = append(names, name)
		}
	}
	return names
}

// tracked lists the files that git keeps. Outside a checkout there is nothing to hold, and it says so.
func tracked(t *testing.T) []string {
	t.Helper()
	list := exec.Command("git", "ls-files", "-z")
	list.Dir = root
	out, err := list.Output()
	if err != nil {
		t.Log("this tree is not a git checkout: its files are not held")
		return nil
	}
	return strings.Split(strings.TrimSuffix(string(out), "\x00"), "\x00")
}

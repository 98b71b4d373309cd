package test

import (
	"fmt"
	"path"
	"slices"
	"strings"
	"testing"
)

// rooms lists the packages of the house from the ground up, with what each may import of ours. A package imports only
// from earlier lines, so imports go down. Two walls matter most: register knows no act, and web sees no database.
//
// A new package takes the lowest line that works for it. A new import is a decision about the shape of the house.
var rooms = []struct{ room, imports string }{
	{"chain", ""},
	{"locale", ""},
	{"calendar", ""},
	{"workbook", "calendar locale"},
	{"atlas", "calendar locale"},
	{"atlas/gen", "atlas"},
	{"perimeter", "calendar atlas"},
	{"programme", "calendar locale"},
	{"naf", ""},
	{"secrecy", ""},
	{"cube", "atlas naf"},
	{"indicator", "calendar locale atlas perimeter"},
	{"figure", "calendar locale atlas perimeter"},
	{"economy", ""},
	{"portrait", "calendar locale atlas naf secrecy cube economy indicator figure"},
	{"synth", "calendar atlas naf"},
	{"source", "calendar locale atlas perimeter naf secrecy cube synth"},
	{"register", "calendar locale chain atlas perimeter programme"},
	{"register/memlog", "register"},
	{"act", "calendar locale perimeter programme register"},
	{"plan", "calendar locale workbook programme register act"},
	{"operator", "calendar locale workbook register act"},
	{"opendata", "calendar locale workbook register"},
	{"seed", "calendar locale atlas programme register act"},
	{"export", "calendar locale workbook atlas perimeter register"},
	{"mail", "calendar locale register"},
	{"auth", "calendar locale register mail"},
	{"desk", "register"},
	{"store", "calendar chain register auth mail source desk"},
	{"store/storetest", "calendar chain register store source desk"},
	{"api", "calendar locale chain atlas perimeter naf cube programme register indicator figure portrait export auth"},
	{"document", "calendar locale chain atlas perimeter naf secrecy cube programme register desk indicator figure portrait source act api"},
	{"web/ui", "locale"},
	{"web", "calendar locale workbook chain atlas perimeter naf cube programme register indicator figure portrait export auth mail desk act plan operator document api web/ui"},
	{"cli", "calendar locale workbook chain atlas perimeter naf cube programme register act plan operator opendata seed indicator figure portrait synth source export store auth mail document api web"},
	{"cmd/jalon-verify", "chain locale"}, // small enough to be read whole by who trusts nobody
	{".", "cli"},
	{"test", ""},
	{"test/fault", ""},
	{"bench", ""},
}

// pureRooms do no input or output and know neither clock nor chance: the same acts always give the same state.
var pureRooms = []string{
	"calendar", "register", "act", "programme", "naf", "secrecy", "cube", "chain", "atlas", "perimeter", "indicator", "economy", "portrait", "figure", "locale",
}

func TestRoomsGoDown(t *testing.T) {
	below := map[string]bool{}
	for _, r := range rooms {
		for _, i := range strings.Fields(r.imports) {
			if !below[i] {
				t.Errorf("%s may import %s, which is not below it", r.room, i)
			}
		}
		below[r.room] = true
	}
}

func roomOf(dir string) (imports []string, ok bool) {
	for _, r := range rooms {
		if r.room == dir {
			return strings.Fields(r.imports), true
		}
	}
	return nil, false
}

func hasRoom(p *pkg) []string {
	if _, ok := roomOf(p.dir); ok {
		return nil
	}
	return []string{fmt.Sprintf("%s: a new package takes a line in rooms (test/laws_rooms_test.go), as low as it can, and a word in doc/tour.md", p.dir)}
}

func importsGoDown(p *pkg) (problems []string) {
	allowed, _ := roomOf(p.dir)
	for _, f := range p.code() {
		for _, i := range f.Imports {
			ours, found := strings.CutPrefix(strings.Trim(i.Path.Value, "`\""), "jalon/")
			if found && !slices.Contains(allowed, ours) {
				problems = append(problems, fmt.Sprintf("%s: %s may not import %s; the table of rooms says what it may (test/laws_rooms_test.go)", f.at(i), p.dir, ours))
			}
		}
	}
	return problems
}

// impure lists what a pure package neither imports nor, after a dot, calls.
var impure = []string{
	"database/sql", "net", "net/http", "os", "os/exec", "os/signal", "syscall", "math/rand", "math/rand/v2", "crypto/rand", "log", "log/slog",
	"time.Now", "time.Since", "time.Until", "time.After", "time.AfterFunc", "time.Tick", "time.NewTicker", "time.NewTimer", "time.Sleep", "time.Local",
}

func isPure(p *pkg) (problems []string) {
	if !slices.Contains(pureRooms, p.dir) {
		return nil
	}
	for _, f := range p.code() {
		for _, i := range f.Imports {
			if name := strings.Trim(i.Path.Value, "`\""); slices.Contains(impure, name) {
				problems = append(problems, fmt.Sprintf("%s: %s is pure and may not import %s: let it be given what it needs", f.at(i), p.dir, name))
			}
		}
		for node, name := range f.selectors() {
			if slices.Contains(impure, name) {
				problems = append(problems, fmt.Sprintf("%s: %s is pure and may not use %s: let it be given the moment", f.at(node), p.dir, name))
			}
		}
	}
	return problems
}

// words names packages that say nothing about what they hold.
var emptyWords = strings.Fields("util utils common commons helper helpers shared misc base core lib pkg internal type types model models entity entities dto manager managers service services handler handlers interfaces")

func isWellNamed(p *pkg) (problems []string) {
	if slices.Contains(emptyWords, path.Base(p.dir)) {
		problems = append(problems, fmt.Sprintf("%s: name the package after what it knows of the product", p.dir))
	}
	for _, f := range p.files {
		name := strings.TrimSuffix(f.Name.Name, "_test")
		if name != "main" && name != path.Base(p.dir) {
			problems = append(problems, fmt.Sprintf("%s: package %s stands in the folder %s", f.name, name, p.dir))
		}
	}
	return problems
}

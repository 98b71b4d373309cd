package test

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const badInput = "doc/bad-input.md"

var (
	testNamed = regexp.MustCompile("`(?:([a-z]+): (Test\\w+)|(test/script/[a-z-]+\\.txtar))`((?:[ ,]*\"[^\"]+\")*)")
	caseNamed = regexp.MustCompile(`"([^"]+)"`)
)

// TestEveryBadInputIsTried wants every row of the list on the page, and that the tests each row names exist with the cases it quotes.
func TestEveryBadInputIsTried(t *testing.T) {
	var found []int
	for _, row := range table(t, badInput, "row") {
		n, err := strconv.Atoi(row["row"])
		if err != nil {
			t.Errorf("%q is not the number of a row", row["row"])
		}
		found = append(found, n)
		for _, problem := range untried(n, row["held by"]) {
			t.Error(problem)
		}
	}
	slices.Sort(found)
	if want := slices.Concat(rows(1, 58), rows(71, 98), []int{106}, rows(119, 124), rows(131, 141), rows(201, 220)); !slices.Equal(found, want) {
		t.Errorf("the page has the rows %v; want %v", found, want)
	}
}

// TestUntriedIsSeen is the test of the test.
func TestUntriedIsSeen(t *testing.T) {
	for _, held := range []string{"", "somewhere", "`auth: TestNothingOfTheKind`", "`auth: TestAddresses` \"no such case\"", "`nowhere: TestAddresses`", "`test/script/rien.txtar`"} {
		if len(untried(1, held)) == 0 {
			t.Errorf("this holds nothing and passes: %s", held)
		}
	}
}

func rows(from, to int) (all []int) {
	for n := from; n <= to; n++ {
		all = append(all, n)
	}
	return all
}

// untried says which of the tests that a row names are not there.
func untried(row int, held string) (problems []string) {
	named := testNamed.FindAllStringSubmatch(held, -1)
	if len(named) == 0 {
		problems = append(problems, "row "+strconv.Itoa(row)+" names no test")
	}
	for _, one := range named {
		text := one[1] + ": " + one[2]
		code := testsOf(one[1])
		if one[3] != "" {
			text = one[3]
			code, _ = read(one[3])
		}
		if code == "" || one[2] != "" && !strings.Contains(code, "func "+one[2]+"(") {
			problems = append(problems, "row "+strconv.Itoa(row)+": there is no "+text)
		}
		for _, c := range caseNamed.FindAllStringSubmatch(one[4], -1) {
			if !strings.Contains(code, c[1]) {
				problems = append(problems, "row "+strconv.Itoa(row)+": "+text+" has no case "+c[0])
			}
		}
	}
	return problems
}

// testsOf returns the code of the tests of a package.
func testsOf(room string) string {
	names, _ := filepath.Glob(filepath.Join(root, room, "*_test.go"))
	var all strings.Builder
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err == nil {
			all.Write(text)
		}
	}
	return all.String()
}

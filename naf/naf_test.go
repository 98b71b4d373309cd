package naf

import (
	"encoding/csv"
	"fmt"
	"os"
	"strconv"
	"testing"
)

func TestEveryLevelHasAllOfItsCodes(t *testing.T) {
	for _, level := range Levels {
		all := At(level)
		if want, _ := strconv.Atoi(string(level)[1:]); len(all) != want {
			t.Errorf("%s has %d codes", level, len(all))
		}
		for _, a := range all {
			if a.Label == "" {
				t.Errorf("%s %s has no label", level, a.Code)
			}
		}
	}
}

func TestEveryCodeLeadsToEveryCoarserLevel(t *testing.T) {
	for i, from := range Levels {
		for _, to := range Levels[:i] {
			used := map[string]bool{}
			for _, a := range At(from) {
				up, ok := Up(from, a.Code, to)
				if ok == (from == A21 && to == A17) {
					t.Errorf("%s %s leads to %q at %s", from, a.Code, up, to)
				}
				used[up] = true
			}
			if from != A21 && len(used) != len(At(to)) {
				t.Errorf("from %s, %d codes of %s are reached, of %d", from, len(used), to, len(At(to)))
			}
			if _, ok := Up(to, At(to)[0].Code, from); ok {
				t.Errorf("%s leads to the finer %s", to, from)
			}
		}
	}
}

func TestKnownActivities(t *testing.T) {
	for _, c := range []struct {
		code string
		to   Level
		want string
	}{
		{"26.52Z", A38, "CI"}, {"26.52Z", A88, "26"}, {"26.52Z", A21, "C"}, {"26.52Z", A17, "C3"}, {"26.52Z", A5, "BE"},
		{"01.11Z", A129, "A01Z"}, {"78.20Z", A88, "78"}, {"62.03Z", A10, "JZ"}, {"84.11Z", A5, "OQ"},
	} {
		if got, ok := Up(A732, c.code, c.to); !ok || got != c.want {
			t.Errorf("%s at %s is %q, want %q", c.code, c.to, got, c.want)
		}
	}
	for _, code := range []string{"01.11Y", "10.13G", "62.03", "", "99.99Z"} {
		if up, ok := Up(A732, code, A5); ok {
			t.Errorf("%q is not of NAF rév. 2 and leads to %s", code, up)
		}
	}
}

func TestSubClass(t *testing.T) {
	for given, want := range map[string]string{"6203Z": "62.03Z", "62.03Z": "62.03Z", " 62.03z": "62.03Z", "": "", "62": "62"} {
		if got := SubClass(given); got != want {
			t.Errorf("%q is written %q, want %q", given, got, want)
		}
	}
}

func TestNames(t *testing.T) {
	if Named("NAFRev2") != Rev2 || Named("NAF2025") != Of2025 || Named("x") != None {
		t.Error("nomenclatures are not told apart")
	}
}

// TestAgainstTheSharedTable holds every sub-class against Insee's table as others redistribute it.
func TestAgainstTheSharedTable(t *testing.T) {
	f, err := os.Open("../../shared/data/naf/naf_rev2.csv")
	if err != nil {
		t.Log("left out: no shared table beside this tree")
		return
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	at := map[string]int{}
	for i, name := range rows[0] {
		at[name] = i
	}
	for _, row := range rows[1:] {
		for name, level := range map[string]Level{"a129": A129, "a88": A88, "a64": A64, "a38": A38, "a17": A17, "section": A21, "a10": A10, "a5": A5} {
			if got, _ := Up(A732, row[at["code"]], level); got != row[at[name]] {
				t.Errorf("%s at %s is %s, want %s", row[at["code"]], level, got, row[at[name]])
			}
		}
	}
}

func ExampleUp() {
	section, _ := Up(A732, "26.52Z", A21)
	a, _ := Find(A21, section)
	fmt.Println(section, a.Label)
	// Output: C Industrie manufacturière
}

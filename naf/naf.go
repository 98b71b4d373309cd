// Package naf holds the French nomenclature of activities, NAF rév. 2 of 2008, with every level of aggregation and its labels.
//
// The table rev2.tsv is that of Insee (Licence Ouverte 2.0): one line for each code, with its level, the code it is part of in
// the level above, and its label. Insee gives the level A129 no labels of its own: they are those of its groups.
//
// A code means something with its nomenclature only. NAF 2025 is known as another nomenclature, and nothing here leads from one
// to the other: a class of one is most often in several of the other, so that a series has a break.
package naf

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
)

// Nomenclature (nomenclature d'activités) is a list of codes of activities.
type Nomenclature string

// The nomenclatures.
const (
	Rev2   Nomenclature = "naf-rev2" // 2008 to 2026
	Of2025 Nomenclature = "naf-2025" // the official one from January 2027
	Rev1   Nomenclature = "naf-rev1" // 2003 to 2007
	Of1993 Nomenclature = "naf-1993"
	Of1973 Nomenclature = "nap"
	None   Nomenclature = ""
)

// Named returns the nomenclature that the SIRENE register calls by a name.
func Named(name string) Nomenclature {
	return map[string]Nomenclature{"NAFRev2": Rev2, "NAF2025": Of2025, "NAFRev1": Rev1, "NAF1993": Of1993, "NAP": Of1973}[name]
}

// Level is a level of NAF rév. 2, named by the number of its codes.
type Level string

// The levels, from the coarsest; A21 are the sections, A88 the divisions, A732 the sub-classes. A21 is beside A17: neither
// leads to the other.
const (
	A5   Level = "A5"
	A10  Level = "A10"
	A17  Level = "A17"
	A21  Level = "A21"
	A38  Level = "A38"
	A64  Level = "A64"
	A88  Level = "A88"
	A129 Level = "A129"
	A732 Level = "A732"
)

// Levels lists the levels, from the coarsest.
var Levels = []Level{A5, A10, A17, A21, A38, A64, A88, A129, A732}

// Activity (activité) is a code of NAF rév. 2 at one of its levels.
type Activity struct {
	Level Level
	Code  string
	Label string // in French, as Insee writes it
	above []string
}

type key struct {
	level Level
	code  string
}

//go:embed rev2.tsv
var table string

// index holds the activities by level and code, made when first asked for.
var index = sync.OnceValue(func() map[key]Activity {
	all := make(map[key]Activity, 1100)
	for line := range strings.Lines(table) {
		f := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		all[key{Level(f[0]), f[1]}] = Activity{Level(f[0]), f[1], f[3], strings.Fields(f[2])}
	}
	return all
})

// Find returns an activity.
func Find(level Level, code string) (Activity, bool) {
	a, ok := index()[key{level, code}]
	return a, ok
}

// At returns the activities of a level, in order of their codes.
func At(level Level) (all []Activity) {
	for _, a := range index() {
		if a.Level == level {
			all = append(all, a)
		}
	}
	slices.SortFunc(all, func(a, b Activity) int { return strings.Compare(a.Code, b.Code) })
	return all
}

// Up returns the code of a coarser level that an activity is part of; ok is false when the code is not of its level, or when
// the level is finer or beside it.
func Up(from Level, code string, to Level) (above string, ok bool) {
	a, ok := Find(from, code)
	if !ok || from == to {
		return code, ok
	}
	for _, next := range parents[from] {
		for _, code := range a.above {
			if _, there := Find(next, code); !there {
				continue
			}
			if up, ok := Up(next, code, to); ok {
				return up, true
			}
		}
	}
	return "", false
}

// parents are the levels that the codes of a level are directly part of.
var parents = map[Level][]Level{
	A732: {A129}, A129: {A88}, A88: {A64}, A64: {A38}, A38: {A17, A21}, A21: {A10}, A17: {A10}, A10: {A5},
}

// SubClass writes the code of a sub-class in the way of NAF: 62.03Z from 62.03Z, 6203Z or 62.03z. It does not look whether there is such
// a code.
func SubClass(code string) string {
	code = strings.ToUpper(strings.TrimSpace(code))
	if len(code) == 5 && !strings.Contains(code, ".") {
		return code[:2] + "." + code[2:]
	}
	return code
}

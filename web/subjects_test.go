package web

import (
	"testing"

	"jalon/act"
)

func TestEveryKindOfActHasASubject(t *testing.T) {
	used := make([]int, len(subjects))
	for _, d := range act.Kinds {
		i := subjectOf(d.New().Kind())
		if i < 0 {
			t.Errorf("%s has no line in subjects", d.New().Kind())
			continue
		}
		used[i]++
	}
	for i, n := range used {
		if n == 0 {
			t.Errorf("no kind is about %q", subjects[i].Name.EN)
		}
	}
}

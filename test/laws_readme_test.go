package test

import (
	"regexp"
	"strconv"
	"testing"

	stories "jalon/seed"
)

// TestTheReadmeCountsTheActs holds what the README prints of the register it has its reader make.
func TestTheReadmeCountsTheActs(t *testing.T) {
	text, ok := read("README.md")
	if !ok {
		t.Fatal("there is no README")
	}
	said := regexp.MustCompile(`(\d+) actes vérifiés`).FindStringSubmatch(text)
	if said == nil {
		t.Fatal("the README verifies no register")
	}
	story, _ := stories.Find("bfc-2019")
	acts := 0
	for _, step := range story.Steps() {
		acts += len(step.Forms)
	}
	if said[1] != strconv.Itoa(acts) {
		t.Errorf("the README says %s acts, its register has %d", said[1], acts)
	}
}

package register_test

import (
	"errors"
	"testing"

	"jalon/act"
	"jalon/register"
)

// TestNoPilotTooManyThroughThePast designates a pilot, then, from an earlier day, the one that is too many.
func TestNoPilotTooManyThroughThePast(t *testing.T) {
	r := mustOpen(t, small(t))
	for _, one := range []register.ID{"application:nord", "application:dole"} {
		d := draft("2019-01-02", &act.ApplicationValidated{Application: one})
		d.Decision = &register.Decision{Meeting: "meeting:m1", Item: 1}
		if _, err := propose(r, "presidente", d); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := propose(r, "secretaire", draft("2019-03-05", &act.PilotDesignated{Territory: "ti:nord"})); err != nil {
		t.Fatal(err)
	}
	_, err := propose(r, "secretaire", draft("2019-02-01", &act.PilotDesignated{Territory: "ti:dole"}))
	var refusal *register.Refusal
	if !errors.As(err, &refusal) || refusal.Code != "rule.too-many-pilots" {
		t.Errorf("a second pilot, from an earlier day: %v", err)
	}
}

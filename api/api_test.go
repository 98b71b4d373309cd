package api_test

import (
	"crypto/rand"
	"encoding/json"
	"errors"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"jalon/act"
	"jalon/api"
	"jalon/atlas"
	"jalon/calendar"
	"jalon/chain"
	"jalon/register"
	"jalon/seed"
	"jalon/store"
)

// told opens a register and tells it the story of the region.
func told(t *testing.T) *register.Register {
	t.Helper()
	s, err := store.Open(t.Context(), filepath.Join(t.TempDir(), "r.db"), store.MayCreate)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	secret, _, err := chain.NewKey(rand.Reader, "jalon.test")
	if err != nil {
		t.Fatal(err)
	}
	signer, _ := chain.SigningKey(secret)
	r, err := register.Open(t.Context(), register.Options{
		Grammar: register.NewGrammar(act.Kinds, atlas.France()), Log: s, Clock: time.Now, Random: rand.Reader, Signer: signer})
	if err != nil {
		t.Fatal(err)
	}
	story, _ := seed.Find("bfc-2019")
	for _, step := range story.Steps() {
		var drafts []register.Draft
		for _, f := range step.Forms {
			d, refusal := r.Grammar().Draft(f)
			if refusal != nil {
				t.Fatal(refusal)
			}
			drafts = append(drafts, d)
		}
		if _, err := r.Propose(t.Context(), register.Proposal{By: step.By, Drafts: drafts}); err != nil {
			t.Fatal(err)
		}
	}
	return r
}

// sheet reads one sheet as JSON.
func sheet(t *testing.T, r *register.Register, on, kind, id string) (fields map[string]any, err error) {
	t.Helper()
	day := calendar.Day(0)
	if on != "" {
		day = calendar.MustParse(on)
	}
	err = r.At(t.Context(), day, time.Time{}, func(v register.View) error {
		one, err := api.Sheet(t.Context(), v, kind, id)
		if err != nil {
			return err
		}
		text, err := json.Marshal(one)
		if err != nil {
			return err
		}
		return json.Unmarshal(text, &fields)
	})
	return fields, err
}

// cases are things of the story, one of each kind.
var cases = map[string]string{
	"programme": "programme:territoires-industrie-2018", "territory": "ti:nord-franche-comte", "body": "body:regional:27",
	"meeting": "meeting:regional:27:2019-01-25", "person": "person:prefet-region", "organisation": "org:bpifrance",
	"application": "application:nord-franche-comte", "contract": "contract:protocole-nord-franche-comte",
	"funding": "funding:nfc-hydrogene-region", "action": "action:nord-franche-comte-cite-industrie", "act": "300",
}

var snake = regexp.MustCompile(`^[a-z0-9]+(_[a-z0-9]+)*$`)

func TestEveryKindHasItsSheet(t *testing.T) {
	r := told(t)
	for _, kind := range api.Kinds() {
		fields, err := sheet(t, r, "2019-12-31", kind, cases[kind])
		if err != nil || len(fields) < 5 {
			t.Errorf("%s %q: %v, %v", kind, cases[kind], fields, err)
		}
		walk(fields, func(name string) {
			if !snake.MatchString(name) && !strings.Contains(name, "-") { // states of money are codes
				t.Errorf("%s: the field %q is not in snake_case", kind, name)
			}
		})
		if _, err := sheet(t, r, "", kind, cases[kind]+"-x"); !refused(err, register.Missing) {
			t.Errorf("%s that is not there: %v", kind, err)
		}
	}
	if _, err := sheet(t, r, "", "planet", "mars"); !refused(err, register.Invalid) {
		t.Errorf("an unknown kind: %v", err)
	}
}

func refused(err error, kind register.RefusalKind) bool {
	var r *register.Refusal
	return errors.As(err, &r) && r.Kind == kind
}

// walk calls f with the name of every field, below acts: theirs are the grammar's.
func walk(value any, f func(string)) {
	switch value := value.(type) {
	case map[string]any:
		for name, one := range value {
			f(name)
			walk(one, f)
		}
	case []any:
		for _, one := range value {
			walk(one, f)
		}
	}
}

// TestATerritoryOnItsDays holds the sheet against what is documented of Nord Franche-Comté.
func TestATerritoryOnItsDays(t *testing.T) {
	r := told(t)
	for on, want := range map[string]map[string]any{
		"2018-11-22": {"status": "labelled", "pilot": false, "contract": nil, "communes": 196.0},
		"2019-02-22": {"status": "labelled", "pilot": true, "contract": nil},
		"2019-12-31": {"name": "Nord Franche-Comté", "pilot": true, "geography": 2019.0, "geography_since": "2019-12-31"},
	} {
		fields, err := sheet(t, r, on, "territory", "ti:nord-franche-comte")
		if err != nil {
			t.Fatal(err)
		}
		for name, value := range want {
			if fields[name] != value {
				t.Errorf("on %s, %s is %v; want %v", on, name, fields[name], value)
			}
		}
		if members, _ := fields["members"].([]any); len(members) != 5 {
			t.Errorf("on %s, %d members", on, len(members))
		}
	}
	fields, _ := sheet(t, r, "2019-03-19", "territory", "ti:nord-franche-comte")
	if c, _ := fields["contract"].(map[string]any); c["status"] != "in-force" || c["planned"] != "2019-03-05" || c["signed"] != "2019-03-19" || c["delay_days"] != 14.0 {
		t.Errorf("the contract is %v", fields["contract"])
	}
	if _, err := sheet(t, r, "2018-11-21", "territory", "ti:nord-franche-comte"); !refused(err, register.Missing) {
		t.Errorf("before its label: %v", err)
	}
}

// TestTheLawChangesNoPerimeter: on 1 January 2020 an EPCI of Haut-Jura merges; the territory keeps its communes and its
// people, and a question is open.
func TestTheLawChangesNoPerimeter(t *testing.T) {
	r := told(t)
	show := func(day string) (s api.TerritorySheet) {
		err := r.Read(t.Context(), calendar.MustParse(day), func(v register.View) error {
			var refusal *register.Refusal
			if s, refusal = api.Territory(t.Context(), v, "ti:haut-jura"); refusal != nil {
				return refusal
			}
			if all := len(api.Successions(t.Context(), v)); all < len(s.Successions) {
				t.Errorf("%d questions in all, %d of one territory", all, len(s.Successions))
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	before, after := show("2019-12-31"), show("2020-01-01")
	if before.Communes != 114 || after.Communes != 114 || len(before.Successions) != 0 || len(after.Successions) != 2 {
		t.Fatalf("%d communes and %d questions, then %d and %d", before.Communes, len(before.Successions), after.Communes, len(after.Successions))
	}
	if before.Population == nil || after.Population == nil || *before.Population != *after.Population {
		t.Error("the same census counts the same people")
	}
	q := after.Successions[1]
	if q.Member.Code != "243900412" || q.Cause != "merged" || len(q.In) != 75 || q.Held != 17 || q.PeopleIn == nil || len(q.Becomes.Keep) != 1 || len(q.Becomes.Keep[0].Part) != 17 {
		t.Errorf("the question is %+v", q)
	}
}

func TestLinesAreShortAndReadable(t *testing.T) {
	r := told(t)
	for kind, id := range cases {
		err := r.Read(t.Context(), calendar.MustParse("2019-12-31"), func(v register.View) error {
			one, err := api.Sheet(t.Context(), v, kind, id)
			if err != nil {
				return err
			}
			lines := api.Lines(one)
			if len(lines) < 5 {
				t.Errorf("%s: %v", kind, lines)
			}
			for _, l := range lines {
				if l.Name == "" || strings.Contains(l.Value, "0x") || strings.Contains(l.Value, "map[") || strings.Contains(l.Value, "{") && l.Name != "act" {
					t.Errorf("%s: %s reads %q", kind, l.Name, l.Value)
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

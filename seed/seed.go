// Package seed tells stories as acts: programmes that ship with Jalon, for demonstrations, for tests and to begin with.
//
// A story goes through the one door like anything else. What is documented carries its source as evidence; what was
// invented to fill a scene (holders of seats, votes, amounts) is marked fictitious.
package seed

import (
	"embed"
	"encoding/json"
	"fmt"

	"jalon/locale"
	"jalon/register"
)

//go:embed data
var data embed.FS

// Story (récit) is a sequence of proposals that ships with Jalon.
type Story struct {
	ID    string
	Name  locale.Text
	About locale.Text
	Steps func() []Step
}

// Step (étape) is one proposal of a story: acts taken in order by one person, all or nothing.
type Step struct {
	By    register.ID
	Key   string // idempotency key: a story told twice records nothing twice
	Forms []register.Form
}

// Stories lists the stories, in the order the demonstration tells them.
var Stories = []Story{
	bfc2019,
	france2020,
	sequel2020,
}

// Find returns the story of that name.
func Find(id string) (Story, bool) {
	for _, s := range Stories {
		if s.ID == id {
			return s, true
		}
	}
	return Story{}, false
}

// fields are the fields of an act, by name.
type fields map[string]any

// scene gathers the steps of a story.
type scene struct {
	story string
	steps []Step
}

// by starts a step: what follows is proposed by that person.
func (s *scene) by(person register.ID) *scene {
	s.steps = append(s.steps, Step{By: person, Key: fmt.Sprintf("seed:%s:%d", s.story, len(s.steps)+1)})
	return s
}

// act adds an act to the current step.
func (s *scene) act(kind register.Kind, on string, f fields, say ...saying) *scene {
	form := register.Form{Kind: kind, Effect: day(on), Act: encode(f)}
	for _, one := range say {
		one(&form)
	}
	step := &s.steps[len(s.steps)-1]
	step.Forms = append(step.Forms, form)
	return s
}

// saying adds to an act what its author says of it.
type saying func(*register.Form)

// invented marks an act as made up for the demonstration.
func invented(f *register.Form) { f.Fictitious = true }

// because gives the grounds of an act.
func because(grounds string) saying { return func(f *register.Form) { f.Grounds = grounds } }

// from gives sources as evidence.
func from(sources ...register.Evidence) saying {
	return func(f *register.Form) { f.Evidence = append(f.Evidence, sources...) }
}

// at makes the act the decision of an item of a meeting.
func at(meeting register.ID, item int) saying {
	return func(f *register.Form) { f.Decision = &register.Decision{Meeting: meeting, Item: item} }
}

// encode writes the fields of an act. They are constants of this package: a failure is a mistake in it.
func encode(f fields) json.RawMessage {
	b, err := json.Marshal(f)
	if err != nil {
		panic(fmt.Sprintf("seed: %v", err))
	}
	return b
}

func day(s string) (d register.Day) {
	if err := d.UnmarshalText([]byte(s)); err != nil {
		panic("seed: " + err.Error())
	}
	return d
}

package register

import (
	"slices"

	"jalon/perimeter"
)

// ApplicationStep (étape d'une candidature) is where an application stands.
type ApplicationStep string

// The steps of an application.
const (
	Submitted ApplicationStep = "submitted"
	Completed ApplicationStep = "completed" // the missing pieces were brought
	Validated ApplicationStep = "validated"
	Refused   ApplicationStep = "refused"
	Deferred  ApplicationStep = "deferred"
)

// Application (candidature) is a file that asks for the label.
type Application struct {
	ID         ID
	Territory  ID
	Step       Dated[ApplicationStep]
	Missing    Dated[[]string] // pieces still missing, in words
	Asked      []Asking
	Opinions   []Opinion
	Pieces     []string // pieces brought so far
	Grounds    Dated[string]
	Body       ID // that decided
	Act        int64
	Fictitious bool
}

// Decision returns the fact by which the application was validated or refused, on whatever day; ok is false until it is.
func (a *Application) Decision() (f Fact[ApplicationStep], ok bool) {
	i := slices.IndexFunc(a.Step, func(f Fact[ApplicationStep]) bool { return f.Value == Validated || f.Value == Refused })
	if i < 0 {
		return f, false
	}
	return a.Step[i], true
}

// Opinion (avis) is what a body that was asked thinks of a file.
type Opinion struct {
	Body  ID
	Sense string // favourable, reserved, unfavourable
	Text  string
	On    Day
	Act   int64
}

// Step returns the step reached by the last application of a territory on a day, and that application.
func (s *State) Step(territory ID, on Day) (ApplicationStep, *Application) {
	var last *Application
	var since Day
	for _, a := range s.Applications.All() {
		if a.Territory != territory {
			continue
		}
		if f, ok := a.Step.On(on); ok && f.From >= since {
			last, since = a, f.From
		}
	}
	if last == nil {
		return "", nil
	}
	return last.Step.Value(on), last
}

// PerimeterRequest (demande d'adaptation de périmètre) keeps who asked for a change, who was invited, who declined.
type PerimeterRequest struct {
	ID        ID
	Territory ID
	By        string // who asked, in words or as an organisation: it may be a third party
	Reason    string
	Add       []perimeter.Member
	Remove    []perimeter.Member
	Invited   []string
	Declined  []string
	Settled   Dated[string] // "adapted" once the committee decided
	On        Day
	Act       int64
}

// Question (demande remontée) is an obstacle or a need raised to another level, which owes an answer.
type Question struct {
	ID        ID
	From      ID // body
	To        ID // body
	Territory ID
	Type      string // obstacle, simplification, engineering, funding
	Text      string
	Sealed    Seal // the text, where it is restricted to both bodies until there is an answer
	Raised    Day
	Act       int64
	Answers   []Answer
}

// Answer (réponse) is what the level asked replied.
type Answer struct {
	Body ID
	Text string
	On   Day
	Act  int64
}

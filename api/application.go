package api

import (
	"context"

	"jalon/perimeter"
	"jalon/register"
)

// ApplicationSheet (fiche d'une candidature) is an application on a day.
type ApplicationSheet struct {
	ID         register.ID              `json:"id"`
	Territory  Ref                      `json:"territory"`
	Step       register.ApplicationStep `json:"step"`
	Since      register.Day             `json:"since"`
	Steps      []Step                   `json:"steps"`
	Pieces     []string                 `json:"pieces,omitempty"`
	Missing    []string                 `json:"missing,omitempty"`
	Grounds    string                   `json:"grounds,omitempty"` // of the decision
	Body       *Ref                     `json:"body,omitempty"`    // that decided
	Opinions   []Opinion                `json:"opinions,omitempty"`
	Fictitious bool                     `json:"fictitious,omitempty"`
	Act        int64                    `json:"act"`
	Acts       []int64                  `json:"acts"`
}

// Opinion (avis) is what a body thinks of an application.
type Opinion struct {
	Body  Ref          `json:"body"`
	Sense string       `json:"sense"` // favourable, reserved, unfavourable
	Text  string       `json:"text,omitempty"`
	On    register.Day `json:"on"`
	Act   int64        `json:"act"`
}

// Application returns an application on the day of the view; it is refused before it is submitted.
func Application(ctx context.Context, v register.View, id register.ID) (ApplicationSheet, *register.Refusal) {
	r := reader{ctx, v}
	a, ok := v.Applications.Get(id)
	if !ok {
		return ApplicationSheet{}, unknown(id)
	}
	if _, begun := a.Step.On(v.On); !begun {
		return ApplicationSheet{}, r.notYet(id, a.Step[0].From)
	}
	return r.application(a), nil
}

func (r reader) application(a *register.Application) ApplicationSheet {
	step, _ := a.Step.On(r.On)
	s := ApplicationSheet{
		ID: a.ID, Territory: r.ref(a.Territory), Step: step.Value, Since: step.From, Steps: steps(a.Step, r.On),
		Pieces: a.Pieces, Missing: a.Missing.Value(r.On), Grounds: a.Grounds.Value(r.On),
		Fictitious: a.Fictitious, Act: a.Act, Acts: r.History(a.ID),
	}
	if decided := step.Value; decided == register.Validated || decided == register.Refused || decided == register.Deferred {
		s.Body = r.optional(a.Body)
	}
	s.Opinions = r.opinions(a.Opinions)
	return s
}

// opinions are those given by the day.
func (r reader) opinions(given []register.Opinion) (all []Opinion) {
	for _, o := range given {
		if o.On <= r.On {
			all = append(all, Opinion{r.ref(o.Body), o.Sense, o.Text, o.On, o.Act})
		}
	}
	return all
}

// PerimeterRequest (demande d'adaptation de périmètre) keeps who asked, who was invited, who declined.
type PerimeterRequest struct {
	ID        register.ID  `json:"id"`
	Territory Ref          `json:"territory"`
	By        string       `json:"by"`
	Reason    string       `json:"reason,omitempty"`
	Add       []Member     `json:"add,omitempty"`
	Remove    []Member     `json:"remove,omitempty"`
	Invited   []string     `json:"invited,omitempty"`
	Declined  []string     `json:"declined,omitempty"`
	On        register.Day `json:"on"`
	Settled   *Step        `json:"settled"` // null while it waits
	Act       int64        `json:"act"`
}

func (r reader) request(q *register.PerimeterRequest) PerimeterRequest {
	v := r.Atlas.On(q.On)
	members := func(list []perimeter.Member) (all []Member) {
		for _, m := range list {
			all = append(all, r.member(v, m))
		}
		return all
	}
	s := PerimeterRequest{
		ID: q.ID, Territory: r.ref(q.Territory), By: q.By, Reason: q.Reason, Add: members(q.Add), Remove: members(q.Remove),
		Invited: q.Invited, Declined: q.Declined, On: q.On, Act: q.Act,
	}
	if f, ok := q.Settled.On(r.On); ok {
		s.Settled = &Step{f.Value, f.From, f.Act}
	}
	return s
}

// Question (demande remontée) is an obstacle or a need raised to another level, with its answers.
type Question struct {
	ID        register.ID  `json:"id"`
	From      Ref          `json:"from"`
	To        Ref          `json:"to"`
	Territory *Ref         `json:"territory,omitempty"`
	Type      string       `json:"type"`                 // obstacle, simplification, engineering, funding
	Text      string       `json:"text"`                 // empty where it is restricted
	Withheld  bool         `json:"restricted,omitempty"` // to both bodies, until there is an answer
	Raised    register.Day `json:"raised"`
	Answers   []Answer     `json:"answers,omitempty"`
	Act       int64        `json:"act"`
}

// Answer (réponse) is what the level asked replied.
type Answer struct {
	Body Ref          `json:"body"`
	Text string       `json:"text"`
	On   register.Day `json:"on"`
	Act  int64        `json:"act"`
}

func (r reader) question(q *register.Question) Question {
	s := Question{ID: q.ID, From: r.ref(q.From), To: r.ref(q.To), Territory: r.optional(q.Territory), Type: q.Type, Raised: q.Raised, Act: q.Act}
	s.Text, s.Withheld = r.requestText(q)
	for _, a := range q.Answers {
		if a.On <= r.On {
			s.Answers = append(s.Answers, Answer{r.ref(a.Body), a.Text, a.On, a.Act})
		}
	}
	return s
}

// Portrait (portrait économique) is a frozen edition of a territory's portrait.
type Portrait struct {
	ID        register.ID  `json:"id"`
	Edition   string       `json:"edition"`
	Publisher Ref          `json:"publisher"`
	Hash      string       `json:"sha256"`
	Meeting   *Ref         `json:"meeting,omitempty"`
	On        register.Day `json:"on"`
	Act       int64        `json:"act"`
}

func (r reader) portrait(p *register.Portrait) Portrait {
	return Portrait{p.ID, p.Edition, r.ref(p.Publisher), p.Hash, r.optional(p.Meeting), p.On, p.Act}
}

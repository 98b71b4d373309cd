package api

import (
	"context"
	"strings"

	"jalon/locale"
	"jalon/programme"
	"jalon/register"
)

// ProgrammeSheet (fiche d'un programme) is a programme on a day, held against what it announced.
type ProgrammeSheet struct {
	ID          register.ID   `json:"id"`
	Name        locale.Text   `json:"name"`
	On          register.Day  `json:"on"`
	Launched    register.Day  `json:"launched"`
	LaunchedAt  locale.Text   `json:"launched_at"`
	Opened      register.Day  `json:"opened"` // in this register
	Hash        string        `json:"pack_sha256"`
	Territories int           `json:"territories"` // proposed or labelled
	Pilots      int           `json:"pilots"`
	Targets     []Target      `json:"targets"`
	Phases      []Phase       `json:"phases"`
	Axes        []Word        `json:"axes"`
	Operators   []Word        `json:"operators"`
	Levels      []Level       `json:"levels"`
	Orientation []Orientation `json:"orientations,omitempty"`
	Information []Information `json:"information,omitempty"`
	Act         int64         `json:"act"`
	Acts        []int64       `json:"acts"`
}

// Target (objectif) is a figure that was announced, with where it stands. Money is in whole euros.
type Target struct {
	ID     string      `json:"id"`
	Name   locale.Text `json:"name"`
	Counts string      `json:"counts"`
	Value  int64       `json:"value"`
	Min    *int64      `json:"min"`
	Max    *int64      `json:"max"`
	Money  bool        `json:"money,omitempty"`
}

// Reached reports whether the figure is within its bounds.
func (t Target) Reached() bool {
	return (t.Min == nil || t.Value >= *t.Min) && (t.Max == nil || t.Value <= *t.Max)
}

// Phase (phase) is a phase, planned and actual.
type Phase struct {
	ID          string       `json:"id"`
	Name        locale.Text  `json:"name"`
	Goal        locale.Text  `json:"goal"`
	From        register.Day `json:"planned_from"`
	To          register.Day `json:"planned_to"` // last day, included
	Opened      register.Day `json:"opened,omitzero"`
	Closed      register.Day `json:"closed,omitzero"`
	OpenedBy    int64        `json:"opened_by,omitempty"`
	ClosedBy    int64        `json:"closed_by,omitempty"`
	OpenDelay   *int         `json:"open_delay_days"`
	CloseDelay  *int         `json:"close_delay_days"`
	PresentedOn register.Day `json:"presented_on,omitzero"`
	PresentedAt locale.Text  `json:"presented_at,omitzero"`
}

// Level (échelon) is a storey of the programme with the bodies that stand on it.
type Level struct {
	Word
	Covers string `json:"covers"`
	Bodies int    `json:"bodies"`
}

// Orientation (orientation stratégique) is a direction a body sets.
type Orientation struct {
	Body  Ref          `json:"body"`
	Title string       `json:"title"`
	Text  string       `json:"text,omitempty"`
	On    register.Day `json:"on"`
	Act   int64        `json:"act"`
}

// Information (diffusion d'information) is a piece of news published to some levels; to the public when none is named.
type Information struct {
	Body   Ref          `json:"body"`
	Title  string       `json:"title"`
	Text   string       `json:"text,omitempty"`
	Levels []string     `json:"levels,omitempty"`
	On     register.Day `json:"on"`
	Act    int64        `json:"act"`
}

// Programme returns a programme on the day of the view; it is refused before it is opened.
func Programme(ctx context.Context, v register.View, id register.ID) (ProgrammeSheet, *register.Refusal) {
	r := reader{ctx, v}
	p, ok := v.Programmes.Get(id)
	if !ok {
		return ProgrammeSheet{}, unknown(id)
	}
	if v.On < p.Opened {
		return ProgrammeSheet{}, r.notYet(id, p.Opened)
	}
	s := ProgrammeSheet{
		ID: id, Name: p.Pack.Name, On: v.On, Launched: p.Pack.Launched.On, LaunchedAt: p.Pack.Launched.At, Opened: p.Opened, Hash: p.Hash,
		Territories: len(v.Live(id, v.On)), Pilots: v.Pilots(id, v.On), Axes: wordsOf(p.Pack.Axes), Operators: wordsOf(p.Pack.Operators), Act: p.Act, Acts: v.History(id),
	}
	for _, t := range p.Pack.Targets {
		s.Targets = append(s.Targets, Target{t.ID, t.Name, t.Counts, v.Count(t, id, v.On), t.Min, t.Max, strings.HasPrefix(t.Counts, "funding-")})
	}
	for _, ph := range p.Pack.Phases {
		s.Phases = append(s.Phases, r.phase(p, ph))
	}
	for i := range p.Pack.Levels {
		s.Levels = append(s.Levels, r.level(p, &p.Pack.Levels[i]))
	}
	s.published(r, id)
	return s, nil
}

func (r reader) phase(p *register.Programme, ph programme.Phase) Phase {
	s := Phase{ID: ph.ID, Name: ph.Name, Goal: ph.Goal, From: ph.From, To: ph.To, PresentedOn: ph.Presented.On, PresentedAt: ph.Presented.At}
	if run := p.Run(ph.ID); run != nil {
		if run.Opened <= r.On {
			s.Opened, s.OpenedBy = run.Opened, run.OpenedBy
		}
		if !run.Closed.IsZero() && run.Closed <= r.On {
			s.Closed, s.ClosedBy = run.Closed, run.ClosedBy
		}
	}
	s.OpenDelay, s.CloseDelay = delay(ph.From, s.Opened, r.On), delay(ph.To, s.Closed, r.On)
	return s
}

func (r reader) level(p *register.Programme, l *programme.Level) Level {
	s := Level{Word: Word{l.ID, l.Name}, Covers: string(l.Covers)}
	for _, b := range r.Bodies.All() {
		if b.Programme == p.ID && b.Level == l.ID && b.Exists(r.On) {
			s.Bodies++
		}
	}
	return s
}

// published tells the orientations set and the news spread by the bodies of the programme.
func (s *ProgrammeSheet) published(r reader, id register.ID) {
	ours := func(body register.ID) bool {
		b, ok := r.Bodies.Get(body)
		return ok && b.Programme == id
	}
	for _, o := range r.State.Orientations {
		if o.On <= r.On && ours(o.Body) {
			s.Orientation = append(s.Orientation, Orientation{r.ref(o.Body), o.Title, o.Text, o.On, o.Act})
		}
	}
	for _, n := range r.State.Information {
		if n.On <= r.On && ours(n.Body) {
			s.Information = append(s.Information, Information{r.ref(n.Body), n.Title, n.Text, n.Levels, n.On, n.Act})
		}
	}
}

package register

import (
	"slices"
	"sync"
	"time"

	"jalon/atlas"
	"jalon/programme"
)

// State (état du registre) is everything that is true by the acts recorded so far, as typed values in memory. It is
// derived from the log and never stored. Every fact in it carries its day of effect, so that it answers for any day.
type State struct {
	Atlas *atlas.Atlas // communes and EPCI: reference data, not acts

	Programmes    Table[Programme]
	Persons       Table[Person]
	Organisations Table[Organisation]
	Bodies        Table[Body]
	Meetings      Table[Meeting]
	Territories   Table[Territory]
	Applications  Table[Application]
	Requests      Table[PerimeterRequest]
	Questions     Table[Question]
	Actions       Table[Action]
	Contracts     Table[Contract]
	Fundings      Table[Funding]
	Means         Table[Means]
	Portraits     Table[Portrait]
	Delegations   Table[Delegation]

	Orientations []Orientation
	Information  []Information
	Marks        map[int64][]Mark // what later acts said of an act: rectified, erased
	Erased       []string         // digests of sealed values that acts of erasure destroyed

	mandates map[ID][]ID // bodies where a person ever had a seat
	trails   trails      // which acts concern which object, once they are recorded
	touched  []touch     // the same, of acts on trial
	seq      int64       // the act being applied
	grounds  sync.Map    // of perimeters, by groundKey: derived, and found again when it is lost
	base     *State
	grammar  *Grammar
}

// NewState returns the state before the first act.
func NewState(g *Grammar) *State {
	s := &State{Atlas: g.Atlas, grammar: g, Marks: map[int64][]Mark{}, mandates: map[ID][]ID{}, trails: trails{elsewhere: map[ID]*trail{}}}
	s.Programmes.state, s.Persons.state, s.Organisations.state = s, s, s
	s.Bodies.state, s.Meetings.state, s.Territories.state = s, s, s
	s.Applications.state, s.Requests.state, s.Questions.state = s, s, s
	s.Actions.state, s.Contracts.state, s.Fundings.state = s, s, s
	s.Means.state, s.Portraits.state, s.Delegations.state = s, s, s
	return s
}

// Fork returns a state over this one, to try acts on. Nothing shows below until it is settled.
func (s *State) Fork() *State {
	f := &State{Atlas: s.Atlas, grammar: s.grammar, base: s, Marks: map[int64][]Mark{}, mandates: map[ID][]ID{}}
	f.Programmes, f.Persons, f.Organisations = s.Programmes.over(f), s.Persons.over(f), s.Organisations.over(f)
	f.Bodies, f.Meetings, f.Territories = s.Bodies.over(f), s.Meetings.over(f), s.Territories.over(f)
	f.Applications, f.Requests, f.Questions = s.Applications.over(f), s.Requests.over(f), s.Questions.over(f)
	f.Actions, f.Contracts, f.Fundings = s.Actions.over(f), s.Contracts.over(f), s.Fundings.over(f)
	f.Means, f.Portraits, f.Delegations = s.Means.over(f), s.Portraits.over(f), s.Delegations.over(f)
	f.Orientations, f.Information = slices.Clip(s.Orientations), slices.Clip(s.Information)
	return f
}

// settle makes true below what was tried on this fork.
func (s *State) settle() {
	b := s.base
	s.Programmes.settle()
	s.Persons.settle()
	s.Organisations.settle()
	s.Bodies.settle()
	s.Meetings.settle()
	s.Territories.settle()
	s.Applications.settle()
	s.Requests.settle()
	s.Questions.settle()
	s.Actions.settle()
	s.Contracts.settle()
	s.Fundings.settle()
	s.Means.settle()
	s.Portraits.settle()
	s.Delegations.settle()
	b.Orientations, b.Information = s.Orientations, s.Information
	b.Erased = append(b.Erased, s.Erased...)
	for seq, marks := range s.Marks {
		b.Marks[seq] = append(b.Marks[seq], marks...)
	}
	for person, bodies := range s.mandates {
		b.mandates[person] = append(b.mandates[person], bodies...)
	}
	b.seq = s.seq
	for _, one := range s.touched {
		b.concerned(one)
	}
}

// Words returns the words that a programme's pack may use in this register.
func (s *State) Words() programme.Vocabulary { return s.grammar.Words() }

// apply makes one act true.
func (s *State) apply(a Act, at Stamp) {
	s.seq = at.Seq
	a.Apply(s, at)
}

// touch notes that the act being applied concerns an object.
func (s *State) touch(id ID) { s.concerned(touch{id, s.seq}) }

func (s *State) concerned(one touch) {
	if s.base != nil {
		s.touched = append(s.touched, one)
		return
	}
	s.note(one)
}

// Concern notes that the act being applied concerns an object that it does not change.
func (s *State) Concern(ids ...ID) {
	for _, id := range ids {
		if id != "" {
			s.touch(id)
		}
	}
}

// History returns the numbers of the acts that concern an object, in the order of the log.
func (s *State) History(id ID) []int64 {
	if s.base == nil {
		return s.noted(id)
	}
	acts := s.base.History(id)
	for _, one := range s.touched {
		if one.id == id {
			acts = append(acts, one.act)
		}
	}
	return slices.Compact(acts)
}

// Seq returns the number of the last act that the state holds; 0 when it holds none.
func (s *State) Seq() int64 {
	if s.seq == 0 && s.base != nil {
		return s.base.Seq()
	}
	return s.seq
}

// MarksOf returns what later acts said of an act.
func (s *State) MarksOf(seq int64) []Mark {
	if s.base == nil {
		return s.Marks[seq]
	}
	return append(slices.Clone(s.base.MarksOf(seq)), s.Marks[seq]...)
}

// Exists reports whether an object of the register has that identifier.
func (s *State) Exists(id ID) bool {
	t := s.table(id.Type())
	return t != nil && t.Has(id)
}

// table returns the table of a type of identifiers; nil when there is none.
func (s *State) table(kind string) interface {
	Has(ID) bool
	trailOf(ID) *trail
} {
	switch kind {
	case "programme":
		return &s.Programmes
	case "person":
		return &s.Persons
	case "org":
		return &s.Organisations
	case "body":
		return &s.Bodies
	case "meeting":
		return &s.Meetings
	case "ti":
		return &s.Territories
	case "application":
		return &s.Applications
	case "perimeter-request":
		return &s.Requests
	case "question":
		return &s.Questions
	case "action":
		return &s.Actions
	case "contract":
		return &s.Contracts
	case "funding":
		return &s.Fundings
	case "means":
		return &s.Means
	case "portrait":
		return &s.Portraits
	case "delegation":
		return &s.Delegations
	}
	return nil
}

// Mark (mention marginale) is what a later act said of an earlier one.
type Mark struct {
	Act    int64  // the later act
	Kind   Kind   // "act.rectified", "value.erased"
	On     Day    // its day of effect
	Reason string // in the words of its author

	Field, Reading string // a rectification may say which field reads otherwise, and how; empty: neither
}

// moment keeps the whole milliseconds that records hold.
func moment(t time.Time) time.Time { return t.UTC().Truncate(time.Millisecond) }

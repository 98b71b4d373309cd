// Package register is the grammar of a register: what an act is, who may take it, how it becomes true.
//
// Nothing becomes true but by an act. An act proposed is checked, an act accepted is appended, and the state is
// the fold of the acts. There is no other way to change anything, and no way to change an act.
//
// The package knows no kind of act: the list is given to it. It does no input or output: the log it appends
// to, the clock and the source of chance are given to it too.
package register

import (
	"reflect"
	"time"

	"jalon/atlas"
	"jalon/locale"
	"jalon/programme"
)

// Kind (nature d'acte) is the stable name of a kind of act, such as "perimeter.adapted". It is never renamed.
type Kind string

// Act (acte) is one thing a body or a person with the power to do so may do. Its three methods are pure: no
// clock, no chance, no input or output. A new kind of act is one file and one line in a list.
type Act interface {
	Kind() Kind
	// Power says which power the author must hold, and over what.
	Power(s *State) Power
	// Check says whether the act may be taken now: nil, or a Refusal that names the rule and the fact.
	Check(s *State, at Stamp) *Refusal
	// Apply makes true what the act says. It reads nothing but the act, the state and the stamp.
	Apply(s *State, at Stamp)
}

// Stamp (mention d'enregistrement) is what the register adds to an act when it enters it.
type Stamp struct {
	Seq        int64     // number of the act, from 1
	Effect     Day       // day it takes legal effect
	Recorded   time.Time // moment of entry, UTC; it orders the log
	By         ID        // the person who proposed it
	Under      ID        // the mandate it was taken under; empty only for the act that opens the register
	Through    ID        // the delegation by which somebody else than the holder used that mandate
	Body       ID        // the body that took it
	Decision   *Decision // the item of the meeting that took it, if any
	Founded    bool      // it comes with grounds or evidence
	Late       bool      // entered after the day it took effect ("reprise")
	Fictitious bool      // a detail invented for a demonstration
}

// Entered returns the civil day of entry.
func (at Stamp) Entered() Day { return dayOf(at.Recorded) }

// Declaration declares a kind of act, with its manual in both languages.
type Declaration struct {
	New      func() Act
	Name     locale.Text            // "Périmètre adapté", "Perimeter adapted"
	Sentence locale.Text            // one line of the register, with the act's fields by name
	Help     locale.Text            // when to take it and what becomes true
	Refusals map[string]locale.Text // the act's own refusals, by code
	Retired  bool                   // still read, no longer proposed
	ByHolder bool                   // taken under the very mandate it is about, by whoever holds it: no rule need give it
}

// Grammar (grammaire du registre) is all that a register must be given to read and to check acts.
type Grammar struct {
	kinds map[Kind]Declaration
	order []Kind
	Atlas *atlas.Atlas
	Rules map[string]Predicate // conditions that packs may require, by name
}

// NewGrammar builds the grammar of a register from the list of its acts.
func NewGrammar(acts []Declaration, a *atlas.Atlas) *Grammar {
	g := &Grammar{kinds: map[Kind]Declaration{}, Atlas: a, Rules: predicates}
	for _, d := range acts {
		kind := d.New().Kind()
		if _, twice := g.kinds[kind]; twice {
			panic("register: two declarations of " + string(kind))
		}
		g.kinds[kind] = d
		g.order = append(g.order, kind)
	}
	return g
}

// Declaration returns the declaration of a kind.
func (g *Grammar) Declaration(kind Kind) (Declaration, bool) {
	d, ok := g.kinds[kind]
	return d, ok
}

// Needs returns the kind of act whose power a kind takes: itself, or another that the rules of a programme already give.
func (g *Grammar) Needs(kind Kind) Kind {
	d, ok := g.kinds[kind]
	if !ok {
		return kind
	}
	return d.New().Power(NewState(g)).Kind
}

// Kinds lists the kinds in the order they were declared.
func (g *Grammar) Kinds() []Kind { return g.order }

// Words returns the words a programme's pack may use with this grammar.
func (g *Grammar) Words() programme.Vocabulary {
	w := programme.Vocabulary{Counts: Counted(), Kinds: []string{string(TakeUp), string(Consult)}}
	for _, k := range g.order {
		w.Kinds = append(w.Kinds, string(k))
	}
	for name := range g.Rules {
		w.Predicates = append(w.Predicates, name)
	}
	return w
}

// Fields lists the fields of a kind of act, for forms and for the reference.
func (d Declaration) Fields() []reflect.StructField {
	return reflect.VisibleFields(reflect.TypeOf(d.New()).Elem())
}

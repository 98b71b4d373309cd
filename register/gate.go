package register

import (
	"errors"
	"reflect"
	"time"

	"jalon/chain"
)

// Draft (projet d'acte) is one act proposed, with what its author says of it.
type Draft struct {
	Act        Act
	Effect     Day // zero: the day it is entered
	Grounds    string
	Evidence   []Evidence
	Decision   *Decision
	Fictitious bool
}

// MaxRecord bounds the canonical bytes of one act; longer matter belongs in a document, cited by its hash.
const MaxRecord = chain.MaxRecord

// gate is the only way into the register: it tries drafts on a fork of the state.
type gate struct {
	grammar *Grammar
	state   *State // the fork
	by      ID
	now     time.Time
	seal    func(*Sealed) (Secret, error)
}

// admission (admission) is an act that passed, with the bytes to append and the secrets to keep.
type admission struct {
	record  Record
	bytes   []byte
	secrets []Secret
}

// admit checks one draft and, if nothing stands against it, makes it true on the fork.
func (g *gate) admit(d Draft) (admission, error) {
	if r := sound(d); r != nil {
		return admission{}, r
	}
	at, refusal := g.stamp(d)
	if refusal != nil {
		return admission{}, refusal
	}
	if r := d.Act.Check(g.state, at); r != nil {
		return admission{}, r
	}
	if r := g.state.demands(g.grammar, d.Act.Kind(), d.Act.Power(g.state).Over, at); r != nil {
		return admission{}, r
	}
	entry, err := g.write(d, at)
	if err != nil {
		return admission{}, err
	}
	// What becomes true is what the log will read, not what was in the author's hands.
	recorded, err := g.grammar.read(entry.record.Kind, entry.record.Act)
	if err != nil {
		return admission{}, err
	}
	g.state.enter(recorded, at)
	return entry, nil
}

// stamp finds the mandate the act is taken under and fills what the register adds to it.
func (g *gate) stamp(d Draft) (Stamp, *Refusal) {
	today := dayOf(g.now)
	at := Stamp{
		Seq: g.state.Seq() + 1, Effect: d.Effect, Recorded: g.now, By: g.by,
		Decision: d.Decision, Founded: founded(d.Grounds, d.Evidence), Fictitious: d.Fictitious,
	}
	if at.Effect.IsZero() {
		at.Effect = today
	}
	at.Late = at.Effect < today
	if first := g.state.Seq() == 0; first || d.Act.Kind() == Opening {
		return at, opening(d.Act, first)
	}
	if !g.state.Persons.Has(g.by) {
		return at, Refuse(Forbidden, "author.unknown", "person", g.by)
	}
	all, refusal := g.authority(d, at.Effect, today)
	if refusal != nil {
		return at, refusal
	}
	for _, auth := range all {
		why := g.collegial(d, auth, at)
		if why == nil {
			at.Under, at.Through, at.Body = auth.Mandate.ID, auth.Through, auth.Body.ID
			return at, nil
		}
		if refusal == nil {
			refusal = why // that of the first mandate is told
		}
	}
	return at, refusal
}

// opening lets only the act that opens the register be the first, and never again.
func opening(a Act, first bool) *Refusal {
	switch {
	case !first:
		return Refuse(Conflict, "register.already-open")
	case a.Kind() != Opening:
		return Refuse(Missing, "register.not-open")
	}
	return nil
}

// Opening is the kind of the first act of every register.
const Opening Kind = "register.opened"

// authority finds why the author may take the act: by one mandate or several, or by taking it up from paper with its
// evidence.
func (g *gate) authority(d Draft, effect, today Day) ([]Authority, *Refusal) {
	power := d.Act.Power(g.state)
	if power.Over != "" && !g.state.Exists(power.Over) {
		return nil, Refuse(Missing, "object.unknown", "id", power.Over)
	}
	all, refusal := g.state.Authority(g.by, power, effect, today)
	if refusal == nil || effect >= today || len(d.Evidence) == 0 {
		return all, refusal
	}
	taken, why := g.state.TakenUp(g.by, power, effect, today)
	if why != nil && why.Code == "power.no-body" {
		return nil, why
	}
	if why != nil {
		return nil, refusal
	}
	return []Authority{taken}, nil
}

// collegial checks what the body itself must satisfy: its pair, its meeting.
func (g *gate) collegial(d Draft, auth Authority, at Stamp) *Refusal {
	if missing := auth.Body.MissingChairs(at.Effect); len(auth.Body.rule.Chair.Pair) > 0 && len(missing) > 0 && !auth.Grant.Incomplete {
		return Refuse(Conflict, "body.without-pair", "body", auth.Body.ID, "vacant", missing, "day", at.Effect)
	}
	if d.Decision != nil {
		return g.state.decided(d.Decision, auth.Body.ID, at)
	}
	if auth.Grant.In != "" && !auth.TakenUp {
		return Refuse(Invalid, "decision.needs-meeting", "kind", d.Act.Kind(), "body", auth.Body.ID)
	}
	return nil
}

// write seals the personal texts and writes the canonical bytes of the act.
func (g *gate) write(d Draft, at Stamp) (admission, error) {
	var a admission
	for _, field := range sealedFields(reflect.ValueOf(d.Act)) {
		if field.Value == "" {
			continue
		}
		secret, err := g.seal(field)
		if err != nil {
			return a, err
		}
		field.Digest = secret.Digest
		a.secrets = append(a.secrets, secret)
	}
	body, err := chain.Canonical(d.Act)
	if err != nil {
		return a, err
	}
	a.record = Record{
		Seq: at.Seq, Kind: d.Act.Kind(), Effect: at.Effect, Recorded: at.Recorded, By: at.By, Under: at.Under, Through: at.Through, Body: at.Body,
		Decision: d.Decision, Grounds: d.Grounds, Evidence: d.Evidence, Late: at.Late, Fictitious: d.Fictitious, Act: body,
	}
	a.bytes, err = chain.Canonical(a.record)
	if err == nil && len(a.bytes) > MaxRecord {
		return a, Refuse(Invalid, "act.too-large", "bytes", len(a.bytes), "limit", MaxRecord)
	}
	return a, err
}

// enter makes an act true and enters it among the decisions of its meeting.
func (s *State) enter(a Act, at Stamp) {
	s.apply(a, at)
	s.Concern(at.By, at.Body)
	if at.Decision != nil {
		m := s.Meetings.Edit(at.Decision.Meeting)
		m.Decisions = append(m.Decisions, Taken{at.Decision.Item, at.Seq, a.Kind()})
	}
}

// asRefusal returns the refusal in an error, if it is one.
func asRefusal(err error) (*Refusal, bool) {
	var r *Refusal
	return r, errors.As(err, &r)
}

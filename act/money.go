package act

import (
	"jalon/locale"
	"jalon/register"
)

// Line (ligne de financement) is what every act about money says: which funding, by whom, for what, how much. Its first
// entry makes the funding; later ones must speak of the same one.
type Line struct {
	Funding   id             `json:"funding" fr:"Financement" en:"Funding"`
	Programme id             `json:"programme,omitempty" fr:"Programme" en:"Programme"`
	Territory id             `json:"territory,omitempty" fr:"Territoire" en:"Territory"`
	Action    id             `json:"action,omitempty" fr:"Action" en:"Action"`
	Funder    id             `json:"funder" fr:"Financeur" en:"Funder"`
	Scheme    string         `json:"scheme,omitempty" fr:"Dispositif" en:"Scheme"`
	Specific  bool           `json:"specific,omitempty" fr:"Crédits propres au programme" en:"Credits of the programme itself"`
	Cents     register.Cents `json:"cents" fr:"Montant (centimes d’euro)" en:"Amount (euro cents)"`
	Reference string         `json:"reference,omitempty" fr:"Référence de la décision" en:"Reference of the decision"`
}

// over is what the line is about: a territory where there is one, else the programme.
func (l *Line) over() id {
	if l.Territory != "" {
		return l.Territory
	}
	return l.Programme
}

// check refuses an amount that is none, and a line that speaks of another funding than the one it names.
func (l *Line) check(s *state, state register.MoneyState, at stamp) *register.Refusal {
	if l.Cents <= 0 || l.Cents > register.MaxCents {
		return register.Refuse(register.Invalid, "money.amount", "cents", int64(l.Cents)).On("cents")
	}
	if r := first(unknown(s, "programme", l.Programme), unknown(s, "territory", l.Territory), unknown(s, "action", l.Action),
		unknown(s, "funder", l.Funder), absent("funder", l.Funder == ""), absent("programme", l.over() == "")); r != nil {
		return r
	}
	f, ok := s.Fundings.Get(l.Funding)
	if !ok {
		return first(taken(s, "funding", l.Funding, "funding"), l.begins(state))
	}
	if f.Funder != l.Funder || f.Territory != l.Territory || f.Action != l.Action {
		return register.Refuse(register.Conflict, "money.other-line", "funding", l.Funding, "funder", f.Funder, "territory", f.Territory, "action", f.Action).On("funding")
	}
	return balance(f, state, l.Cents, at)
}

// begins refuses to pay, or to cancel, what was never committed.
func (l *Line) begins(state register.MoneyState) *register.Refusal {
	if state == register.Paid || state == register.MoneyCancelled {
		return register.Refuse(register.Conflict, "money.not-committed", "funding", l.Funding).On("funding")
	}
	return nil
}

// balance keeps payments and cancellations within what is committed.
func balance(f *register.Funding, state register.MoneyState, cents register.Cents, at stamp) *register.Refusal {
	committed, paid := f.Sum(register.Committed, at.Effect), f.Sum(register.Paid, at.Effect)
	cancelled := f.Sum(register.MoneyCancelled, at.Effect)
	left := committed - cancelled - paid
	switch {
	case state == register.Paid && cents > left:
		return register.Refuse(register.Conflict, "money.paid-over-committed", "funding", f.ID,
			"committed", euros(committed-cancelled), "paid", euros(paid+cents)).On("cents")
	case state == register.MoneyCancelled && cents > left:
		return register.Refuse(register.Conflict, "money.cancelled-over-committed", "funding", f.ID,
			"left", euros(left), "cancelled", euros(cents)).On("cents")
	}
	return nil
}

// euros is an amount that shows itself in words.
type euros register.Cents

// In writes the amount in a language.
func (e euros) In(l locale.Lang) string { return locale.Money(l, int64(e)) }

// enter adds an entry to the funding, and makes it at its first.
func (l *Line) enter(s *state, state register.MoneyState, claimed bool, at stamp) {
	if !s.Fundings.Has(l.Funding) {
		programme := l.Programme
		if t, ok := s.Territories.Get(l.Territory); ok {
			programme = t.Programme
		}
		s.Fundings.Add(l.Funding, register.Funding{ID: l.Funding, Programme: programme, Funder: l.Funder, Territory: l.Territory,
			Action: l.Action, Scheme: l.Scheme, Specific: l.Specific, Act: at.Seq, Fictitious: at.Fictitious})
	}
	f := s.Fundings.Edit(l.Funding)
	f.Entries = append(f.Entries, register.Entry{State: state, Cents: l.Cents, On: at.Effect, Act: at.Seq, Claimed: claimed,
		Reference: l.Reference, Fictitious: at.Fictitious})
	s.Concern(l.Territory, l.Action, l.Funder, l.Programme)
}

var moneyRefusals = map[string]locale.Text{
	"money.amount":                   {FR: "Un montant est un nombre entier de centimes, plus grand que zéro : {cents} ne convient pas. Une réduction est un acte d’annulation.", EN: "An amount is a whole number of cents above zero: {cents} will not do. A reduction is an act of cancellation."},
	"money.other-line":               {FR: "{funding} est un financement de {funder} pour {territory} {action} : cet acte parle d’un autre.", EN: "{funding} is a funding by {funder} for {territory} {action}: this act speaks of another."},
	"money.not-committed":            {FR: "Rien n’est engagé au titre de {funding}.", EN: "Nothing is committed under {funding}."},
	"money.paid-over-committed":      {FR: "{funding} : {paid} seraient payés, pour {committed} engagés.", EN: "{funding}: {paid} would be paid, for {committed} committed."},
	"money.cancelled-over-committed": {FR: "{funding} : {cancelled} seraient annulés, pour {left} qui restent engagés.", EN: "{funding}: {cancelled} would be cancelled, for {left} that remain committed."},
}

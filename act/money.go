package act

import (
	"slices"
	"strconv"

	"jalon/locale"
	"jalon/register"
)

// Line (ligne de financement) is what every act about money says: which funding, by whom, for what, how much. Its first
// entry makes the funding; later ones must speak of the same one, and may leave out its scheme.
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

	Beneficiary id     `json:"beneficiary,omitempty" fr:"Bénéficiaire" en:"Beneficiary"`
	File        string `json:"file,omitempty" fr:"Numéro de dossier" en:"File number"`
	Convention  string `json:"convention,omitempty" fr:"Référence de la convention" en:"Reference of the agreement"`
	Basis       string `json:"basis,omitempty" fr:"Fondement de l’aide d’État" en:"State-aid basis"`
	Nature      string `json:"nature,omitempty" fr:"Nature de l’aide" en:"Nature of the help"`
	Year        int    `json:"year,omitempty" fr:"Année du plan" en:"Year of the plan"`
}

// dossier is what the line says of the papers of its funding.
func (l *Line) dossier() register.Dossier {
	return register.Dossier{Beneficiary: l.Beneficiary, File: l.File, Convention: l.Convention, Basis: l.Basis, Nature: l.Nature}
}

// place is where the money goes.
func (l *Line) place(s *state) place { return placed(s, l.Programme, l.Territory, l.Action) }

// own is the power of the funder: nobody records money for somebody else.
func (l *Line) own(s *state, k kind) power {
	return power{Kind: k, Over: l.place(s).over(), For: l.Funder}
}

// check refuses an entry that is no entry of the funding it names, or that pays or cancels more than is committed.
func (l *Line) check(s *state, state register.MoneyState, at stamp) *register.Refusal {
	if r := l.sound(s, state, at); r != nil {
		return r
	}
	f, ok := s.Fundings.Get(l.Funding)
	if !ok {
		f = &register.Funding{ID: l.Funding}
	}
	return balance(f, register.Entry{State: state, Cents: l.Cents, On: at.Effect})
}

// sound refuses an amount that is none, and a line that speaks of another funding than the one it names.
func (l *Line) sound(s *state, state register.MoneyState, at stamp) *register.Refusal {
	if l.Cents <= 0 || l.Cents > register.MaxCents {
		return register.Refuse(register.Invalid, "money.amount", "cents", int64(l.Cents)).On("cents")
	}
	if r := first(misplaced(s, l.Programme, l.Territory, l.Action), unknown(s, "funder", "org", l.Funder), absent("funder", l.Funder == "")); r != nil {
		return r
	}
	if r := l.papers(s); r != nil {
		return r
	}
	f, ok := s.Fundings.Get(l.Funding)
	if !ok {
		return first(taken(s, "funding", l.Funding, "funding"), l.place(s).ended(s, at))
	}
	if !l.of(f, l.place(s)) {
		return register.Refuse(register.Conflict, "money.other-line", "funding", f.ID, "funder", f.Funder, "scheme", f.Scheme, "place", f.Place()).On("funding")
	}
	if d := f.Dossier; d.Join(l.dossier()) != "" {
		return register.Refuse(register.Conflict, "money.other-dossier", "funding", f.ID).On(d.Join(l.dossier()))
	}
	return l.bounded(f, state)
}

// papers refuses a dossier that cannot be: a beneficiary that is no organisation, a nature or a year that is none.
func (l *Line) papers(s *state) *register.Refusal {
	switch {
	case l.Nature != "" && !slices.Contains(register.Natures, l.Nature):
		return register.Refuse(register.Invalid, "money.nature", "nature", l.Nature).On("nature")
	case l.Year != 0 && (l.Year < 1990 || l.Year > 2100):
		return register.Refuse(register.Invalid, "money.year", "year", strconv.Itoa(l.Year)).On("year")
	}
	return unknown(s, "beneficiary", "org", l.Beneficiary)
}

// of reports whether the line speaks of a funding.
func (l *Line) of(f *register.Funding, p place) bool {
	return f.Funder == l.Funder && f.Programme == p.programme && f.Territory == p.territory && f.Action == p.action &&
		(l.Scheme == "" || l.Scheme == f.Scheme) && (f.Specific || !l.Specific)
}

// bounded refuses a total that no programme can reach, so that sums stay exact.
func (l *Line) bounded(f *register.Funding, state register.MoneyState) *register.Refusal {
	total := l.Cents
	for _, e := range f.Entries {
		if e.State == state {
			total += e.Cents
		}
	}
	if total > register.MaxCents {
		return register.Refuse(register.Invalid, "money.total", "funding", f.ID, "total", euros(total), "limit", euros(register.MaxCents)).On("cents")
	}
	return nil
}

// balance keeps payments and cancellations within what is committed, on the day of an entry and on every later one: what
// is entered late weighs on what was paid since.
func balance(f *register.Funding, e register.Entry) *register.Refusal {
	if e.State != register.Paid && e.State != register.MoneyCancelled {
		return nil
	}
	for _, on := range f.Days(e.On) {
		committed := f.Sum(register.Committed, on) - f.Sum(register.MoneyCancelled, on)
		paid := f.Sum(register.Paid, on)
		switch {
		case e.Cents <= committed-paid:
		case committed == 0:
			return register.Refuse(register.Conflict, "money.not-committed", "funding", f.ID, "day", on).On("funding")
		case e.State == register.Paid:
			return register.Refuse(register.Conflict, "money.paid-over-committed", "funding", f.ID, "day", on,
				"committed", euros(committed), "paid", euros(paid+e.Cents)).On("cents")
		default:
			return register.Refuse(register.Conflict, "money.cancelled-over-committed", "funding", f.ID, "day", on,
				"left", euros(committed-paid), "cancelled", euros(e.Cents)).On("cents")
		}
	}
	return nil
}

// euros is an amount that shows itself in words.
type euros register.Cents

// In writes the amount in a language.
func (e euros) In(l locale.Lang) string { return locale.Money(l, int64(e)) }

// enter adds an entry to the funding, and makes it at its first.
func (l *Line) enter(s *state, state register.MoneyState, claimed bool, at stamp) {
	p := l.place(s)
	if !s.Fundings.Has(l.Funding) {
		s.Fundings.Add(l.Funding, register.Funding{ID: l.Funding, Programme: p.programme, Funder: l.Funder, Territory: p.territory,
			Action: p.action, Scheme: l.Scheme, Specific: l.Specific, Act: at.Seq, Fictitious: at.Fictitious})
	}
	f := s.Fundings.Edit(l.Funding)
	f.Dossier.Join(l.dossier())
	f.Entries = append(f.Entries, register.Entry{State: state, Cents: l.Cents, On: at.Effect, Act: at.Seq, Claimed: claimed,
		Reference: l.Reference, Year: l.Year, Fictitious: at.Fictitious})
	s.Concern(p.action, p.territory, p.programme, l.Funder, l.Beneficiary)
}

// moneyRefusals are the sentences of what check refuses: those of a line, then those of its balance.
var moneyRefusals = also(lineRefusals, balanceRefusals)

var lineRefusals = also(placeRefusals, map[string]locale.Text{
	"money.amount":        {FR: "Un montant est un nombre entier de centimes, plus grand que zéro : {cents} ne convient pas. Une réduction est un acte d’annulation.", EN: "An amount is a whole number of cents above zero: {cents} will not do. A reduction is an act of cancellation."},
	"money.total":         {FR: "{funding} : le total serait de {total}, pour une limite de {limit}.", EN: "{funding}: the total would be {total}, the limit being {limit}."},
	"money.other-dossier": {FR: "{funding} a déjà une autre pièce à cet endroit de son dossier : renversez l’écriture fautive, ou ouvrez un autre financement.", EN: "The file of {funding} already says otherwise there: reverse the wrong entry, or open another funding."},
	"money.nature":        {FR: "« {nature} » n’est pas une nature d’aide : grant, loan, guarantee, equity, advance ou in-kind.", EN: "“{nature}” is no nature of help: grant, loan, guarantee, equity, advance or in-kind."},
	"money.year":          {FR: "{year} n’est pas une année de plan : de 1990 à 2100.", EN: "{year} is no year of a plan: 1990 to 2100."},
	"money.other-line":    {FR: "{funding} est un financement de {funder} ({scheme}) pour {place} : cet acte parle d’un autre.", EN: "{funding} is a funding by {funder} ({scheme}) for {place}: this act speaks of another."},
})

var balanceRefusals = map[string]locale.Text{
	"money.not-committed":            {FR: "Rien n’est engagé au titre de {funding} au {day}.", EN: "Nothing is committed under {funding} on {day}."},
	"money.paid-over-committed":      {FR: "{funding} : au {day}, {paid} seraient payés, pour {committed} engagés.", EN: "{funding}: on {day}, {paid} would be paid, for {committed} committed."},
	"money.cancelled-over-committed": {FR: "{funding} : {cancelled} seraient annulés, pour {left} qui restent engagés au {day}.", EN: "{funding}: {cancelled} would be cancelled, for {left} that remain committed on {day}."},
}

package act

import (
	"cmp"
	"slices"

	"jalon/locale"
	"jalon/register"
)

// FundingReversed (contre-passation) takes back a wrong entry by an opposite one. Both stay in the ledger: an entry is
// never edited.
type FundingReversed struct {
	Funding id     `json:"funding" fr:"Financement" en:"Funding"`
	Entry   int64  `json:"entry" fr:"Numéro de l’acte qui a passé l’écriture" en:"Number of the act that made the entry"`
	Reason  string `json:"reason" fr:"Motif" en:"Reason"`
}

// Kind implements register.Act.
func (*FundingReversed) Kind() kind { return "funding.reversed" }

// Power is the funder's own over what counts as its word; what others claim of it may be taken back by a body competent
// over the territory.
func (a *FundingReversed) Power(s *state) power {
	f, ok := s.Fundings.Get(a.Funding)
	if !ok {
		return power{Kind: a.Kind(), Over: a.Funding}
	}
	p := power{Kind: a.Kind(), Over: cmp.Or(f.Territory, f.Programme), For: f.Funder}
	if i := a.entry(f); i >= 0 && !f.Entries[i].Counts() {
		p.For = ""
	}
	return p
}

// entry finds the entry that an act made.
func (a *FundingReversed) entry(f *register.Funding) int {
	return slices.IndexFunc(f.Entries, func(e register.Entry) bool { return e.Act == a.Entry })
}

// Check implements register.Act.
func (a *FundingReversed) Check(s *state, at stamp) *register.Refusal {
	f, ok := s.Fundings.Get(a.Funding)
	if !ok {
		return register.Refuse(register.Missing, "object.unknown", "id", a.Funding).On("funding")
	}
	i := a.entry(f)
	if i < 0 {
		return register.Refuse(register.Missing, "money.no-entry", "funding", a.Funding, "act", a.Entry).On("entry")
	}
	e := f.Entries[i]
	switch {
	case a.Reason == "":
		return absent("reason", true)
	case e.Reversed != 0:
		return register.Refuse(register.Conflict, "money.reversed", "entry", a.Entry, "act", e.Reversed).On("entry")
	case at.Effect < e.On:
		return register.Refuse(register.Conflict, "money.reversed-before", "entry", a.Entry, "since", e.On).On("entry")
	}
	return a.covered(f, e, at.Effect)
}

// covered refuses to take back a commitment of which something was paid or cancelled.
func (a *FundingReversed) covered(f *register.Funding, e register.Entry, from day) *register.Refusal {
	if e.State != register.Committed || !e.Counts() {
		return nil
	}
	for _, on := range f.Days(from) {
		gone := f.Sum(register.Paid, on) + f.Sum(register.MoneyCancelled, on)
		if left := f.Sum(register.Committed, on) - e.Cents; gone > left {
			return register.Refuse(register.Conflict, "money.reversed-under-paid", "funding", f.ID, "day", on, "gone", euros(gone), "left", euros(left)).On("entry")
		}
	}
	return nil
}

// Apply implements register.Act.
func (a *FundingReversed) Apply(s *state, at stamp) {
	f := s.Fundings.Edit(a.Funding)
	e := &f.Entries[a.entry(f)]
	e.Reversed, e.ReversedOn = at.Seq, at.Effect
	s.Concern(f.Action, f.Territory, f.Programme, f.Funder)
}

var fundingReversed = register.Declaration{
	New:      func() register.Act { return new(FundingReversed) },
	Name:     locale.Text{FR: "Contre-passation d’une écriture", EN: "Funding entry reversed"},
	Sentence: locale.Text{FR: "L’écriture de l’acte n° {entry} est contre-passée ({funding}) : {reason}", EN: "The entry of act no. {entry} is reversed ({funding}): {reason}"},
	Help:     locale.Text{FR: "Annule une écriture fautive par l’écriture inverse. Les deux restent lisibles.", EN: "Undoes a wrong entry by its opposite. Both stay readable."},
	Refusals: map[string]locale.Text{
		"money.no-entry":            {FR: "L’acte n° {act} n’a rien écrit au titre de {funding}.", EN: "Act no. {act} entered nothing under {funding}."},
		"money.reversed":            {FR: "L’écriture de l’acte n° {entry} est déjà contre-passée par l’acte n° {act}.", EN: "The entry of act no. {entry} was already reversed by act no. {act}."},
		"money.reversed-before":     {FR: "L’écriture de l’acte n° {entry} n’existe que depuis le {since}.", EN: "The entry of act no. {entry} only exists since {since}."},
		"money.reversed-under-paid": {FR: "{funding} : au {day}, il resterait {left} engagés pour {gone} payés ou annulés. Contre-passez d’abord ces écritures.", EN: "{funding}: on {day}, {left} would remain committed for {gone} paid or cancelled. Reverse those entries first."},
	},
}

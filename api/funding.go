package api

import (
	"context"

	"jalon/register"
)

// FundingSheet (fiche d'un financement) is what one funder brings to one object, on a day. Amounts of different states are
// never added together.
type FundingSheet struct {
	ID         register.ID                    `json:"id"`
	Programme  Ref                            `json:"programme"`
	Funder     Ref                            `json:"funder"`
	Territory  *Ref                           `json:"territory,omitempty"`
	Action     *Ref                           `json:"action,omitempty"`
	Scheme     string                         `json:"scheme,omitempty"`
	Specific   bool                           `json:"specific"` // credits of the programme itself, not ordinary schemes
	Amounts    map[register.MoneyState]Amount `json:"amounts"`  // a state without an entry is not there
	Dossier    Dossier                        `json:"dossier"`
	Entries    []Entry                        `json:"entries"`
	Fictitious bool                           `json:"fictitious,omitempty"`
	Act        int64                          `json:"act"`
}

// Dossier (dossier de financement) is what the papers of a funding say.
type Dossier struct {
	Beneficiary *Ref   `json:"beneficiary,omitempty"`
	File        string `json:"file,omitempty"`
	Convention  string `json:"convention,omitempty"`
	Basis       string `json:"basis,omitempty"`
	Nature      string `json:"nature,omitempty"`
}

// Amount (montant) is the total of one state: what the funder declares, and what others claim of it.
type Amount struct {
	Cents   register.Cents `json:"cents"`
	Claimed register.Cents `json:"claimed_cents,omitempty"`
}

// Entry (écriture) is one amount entered by one act.
type Entry struct {
	State      register.MoneyState `json:"state"`
	Cents      register.Cents      `json:"cents"`
	On         register.Day        `json:"on"`
	Claimed    bool                `json:"claimed,omitempty"`
	Confirmed  int64               `json:"confirmed_by,omitempty"`
	Reference  string              `json:"reference,omitempty"`
	Year       int                 `json:"year,omitempty"`
	Reversed   int64               `json:"reversed_by,omitempty"`
	Fictitious bool                `json:"fictitious,omitempty"`
	Act        int64               `json:"act"`
}

// Means (moyens humains et techniques) is help that is not money, in hundredths of days or of months.
type Means struct {
	ID         register.ID  `json:"id"`
	Grantor    Ref          `json:"grantor"`
	Territory  *Ref         `json:"territory,omitempty"`
	What       string       `json:"what"`
	Days       int64        `json:"days_hundredths,omitempty"`
	Months     int64        `json:"fte_months_hundredths,omitempty"`
	On         register.Day `json:"on"`
	Fictitious bool         `json:"fictitious,omitempty"`
	Act        int64        `json:"act"`
}

// Funding returns a funding on the day of the view; it is refused before its first entry.
func Funding(ctx context.Context, v register.View, id register.ID) (FundingSheet, *register.Refusal) {
	r := reader{ctx, v}
	f, ok := v.Fundings.Get(id)
	if !ok {
		return FundingSheet{}, unknown(id)
	}
	if s := r.funding(f); len(s.Entries) > 0 {
		return s, nil
	}
	first := f.Entries[0].On
	for _, e := range f.Entries {
		first = min(first, e.On)
	}
	return FundingSheet{}, r.notYet(id, first)
}

// Fundings returns the fundings of a programme on the day of the view; those of one territory when it is given.
func Fundings(ctx context.Context, v register.View, programme, territory register.ID) (all []FundingSheet) {
	r := reader{ctx, v}
	for _, f := range v.FundingsOf(programme, territory, v.On) {
		all = append(all, r.funding(f))
	}
	return all
}

// AllMeans returns the means granted to a programme by the day of the view.
func AllMeans(ctx context.Context, v register.View, programme register.ID) (all []Means) {
	r := reader{ctx, v}
	for _, m := range v.State.Means.All() {
		if m.Programme == programme && m.On <= v.On {
			all = append(all, r.means(m))
		}
	}
	return all
}

func (r reader) funding(f *register.Funding) FundingSheet {
	s := FundingSheet{
		ID: f.ID, Programme: r.ref(f.Programme), Funder: r.ref(f.Funder), Territory: r.optional(f.Territory), Action: r.optional(f.Action),
		Scheme: f.Scheme, Specific: f.Specific, Dossier: Dossier{r.optional(f.Beneficiary), f.File, f.Convention, f.Basis, f.Nature}, Amounts: map[register.MoneyState]Amount{}, Fictitious: f.Fictitious, Act: f.Act,
	}
	for _, state := range register.MoneyStates {
		if f.Has(state, r.On) {
			s.Amounts[state] = Amount{f.Sum(state, r.On), f.Claimed(state, r.On)}
		}
	}
	for _, e := range f.Entries {
		if e.On <= r.On {
			s.Entries = append(s.Entries, r.entry(e))
		}
	}
	return s
}

// entry tells an entry as it stands on the day of the view: a reversal to come is not told.
func (r reader) entry(e register.Entry) Entry {
	one := Entry{State: e.State, Cents: e.Cents, On: e.On, Claimed: e.Claimed, Confirmed: e.Confirmed, Reference: e.Reference, Year: e.Year, Fictitious: e.Fictitious, Act: e.Act}
	if !e.Stands(r.On) {
		one.Reversed = e.Reversed
	}
	return one
}

func (r reader) means(m *register.Means) Means {
	return Means{m.ID, r.ref(m.Grantor), r.optional(m.Territory), m.What, m.Days, m.Months, m.On, m.Fictitious, m.Act}
}

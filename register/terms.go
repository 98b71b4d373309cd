package register

import (
	"slices"
	"strings"
)

// Clause (article) is what the parties of a contract wrote under one article. An amendment that writes an article again
// replaces it, and removes it when its text is empty.
type Clause struct {
	Article string `json:"article"` // stable name of the article: ambitions, governance, or one of their own
	Title   string `json:"title,omitempty"`
	Text    string `json:"text,omitempty"`
}

// Commitment (engagement) is something that a party will do, by a day if one is said.
type Commitment struct {
	ID    string `json:"id"`
	What  string `json:"what"`
	Owner ID     `json:"owner"` // the organisation that will do it
	Due   Day    `json:"due,omitzero"`
}

// Kept (engagement tenu) is the record that a commitment was kept.
type Kept struct {
	On   Day
	Act  int64
	Note string
}

// Terms (texte consolidé) are the terms of a contract on a day, with its amendments.
type Terms struct {
	Clauses     []Clause
	Commitments []Commitment
	Actions     []ID
	Amendments  []*Contract // in the order they were signed
}

// Commitment returns a commitment by its name.
func (t Terms) Commitment(id string) (Commitment, bool) {
	for _, c := range t.Commitments {
		if c.ID == id {
			return c, true
		}
	}
	return Commitment{}, false
}

// Consolidated returns the terms of a contract as its amendments signed by a day have left them.
func (s *State) Consolidated(c *Contract, on Day) Terms {
	t := Terms{Clauses: slices.Clone(c.Clauses), Commitments: slices.Clone(c.Commitments), Actions: slices.Clone(c.Actions)}
	for _, a := range s.ContractsOf(c.Territory, on) {
		if a.Amends == c.ID && !a.signedOn().IsZero() && a.signedOn() <= on {
			t.Amendments = append(t.Amendments, a)
		}
	}
	slices.SortStableFunc(t.Amendments, func(a, b *Contract) int { return int(a.signedOn()) - int(b.signedOn()) })
	for _, a := range t.Amendments {
		t.amend(a)
	}
	return t
}

// Amended returns the terms as an amendment would leave them, whether it is signed or not.
func (t Terms) Amended(a *Contract) Terms {
	t.Clauses, t.Commitments, t.Actions = slices.Clone(t.Clauses), slices.Clone(t.Commitments), slices.Clone(t.Actions)
	t.amend(a)
	return t
}

// signedOn returns the day the last party signed; none while one has not.
func (a *Contract) signedOn() (day Day) {
	for _, f := range a.Step {
		if f.Value == Signed {
			return f.From
		}
	}
	return 0
}

func (t *Terms) amend(a *Contract) {
	for _, c := range a.Clauses {
		t.Clauses = replaced(t.Clauses, c, func(one Clause) bool { return one.Article == c.Article })
	}
	t.Clauses = slices.DeleteFunc(t.Clauses, func(c Clause) bool { return strings.TrimSpace(c.Text) == "" })
	for _, c := range a.Commitments {
		t.Commitments = replaced(t.Commitments, c, func(one Commitment) bool { return one.ID == c.ID })
	}
	t.Actions = slices.DeleteFunc(t.Actions, func(id ID) bool { return slices.Contains(a.Withdrawn, id) })
	for _, id := range a.Actions {
		if !slices.Contains(t.Actions, id) {
			t.Actions = append(t.Actions, id)
		}
	}
}

// replaced puts one in the place of the element that is the same thing, or after the others.
func replaced[T any](all []T, one T, same func(T) bool) []T {
	if i := slices.IndexFunc(all, same); i >= 0 {
		all[i] = one
		return all
	}
	return append(all, one)
}

package api

import (
	"context"

	"jalon/atlas"
	"jalon/locale"
	"jalon/register"
)

// Ref (renvoi) names a thing of the register. Name is empty for what has none of its own, such as a meeting, and for a
// person whose name was erased.
type Ref struct {
	ID     register.ID `json:"id"`
	Name   string      `json:"name,omitempty"`
	Erased bool        `json:"erased,omitempty"`
}

// Word (mot) is a code of the programme with its name in both languages.
type Word struct {
	Code string      `json:"code"`
	Name locale.Text `json:"name"`
}

// Area (aire administrative) is a region or a department.
type Area struct {
	Code string `json:"code"`
	Name string `json:"name"`
}

// reader reads a view for the sheets.
type reader struct {
	context.Context
	register.View
}

// ref names a thing as it is called on the day of the view; one that is not born yet bears its first name.
func (r reader) ref(id register.ID) Ref {
	if id.Type() == "person" {
		return r.person(id)
	}
	name, _ := r.NameOf(id)
	return Ref{ID: id, Name: name}
}

// Name names a thing as it is called on the day of the view; see [Ref].
func Name(ctx context.Context, v register.View, id register.ID) Ref { return reader{ctx, v}.ref(id) }

func (r reader) refs(ids []register.ID) (all []Ref) {
	for _, id := range ids {
		all = append(all, r.ref(id))
	}
	return all
}

// optional is ref for an identifier that may be absent.
func (r reader) optional(id register.ID) *Ref {
	if id == "" {
		return nil
	}
	ref := r.ref(id)
	return &ref
}

func (r reader) person(id register.ID) Ref {
	p, ok := r.Persons.Get(id)
	if !ok {
		return Ref{ID: id}
	}
	seal := p.Name.Value(r.On)
	if seal == (register.Seal{}) && len(p.Name) > 0 {
		seal = p.Name[0].Value
	}
	name, kept := r.Reveal(r, seal.Sealed())
	return Ref{ID: id, Name: name, Erased: !kept}
}

// region names a region by its code.
func (r reader) region(code string) *Area {
	if code == "" {
		return nil
	}
	a, _ := r.Atlas.Region(code)
	return &Area{code, a.Name}
}

// areas names departments or regions by their codes.
func areas(codes []string, find func(string) (atlas.Area, bool)) (all []Area) {
	for _, code := range codes {
		a, _ := find(code)
		all = append(all, Area{code, a.Name})
	}
	return all
}

// unknown refuses a thing that the register does not hold.
func unknown(id register.ID) *register.Refusal {
	return register.Refuse(register.Missing, "object.unknown", "id", id)
}

// notYet refuses a thing that does not exist yet on the day of the view.
func (r reader) notYet(id register.ID, since register.Day) *register.Refusal {
	return register.Refuse(register.Missing, "object.not-yet", "id", id, "day", r.On, "since", since)
}

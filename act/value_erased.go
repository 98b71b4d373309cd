package act

import (
	"jalon/locale"
	"jalon/register"
)

// ValueErased (effacement) destroys the sealed texts about a person. The acts stay, their proofs stay valid; the name can
// no longer be read by anyone.
type ValueErased struct {
	Person id     `json:"person" fr:"Personne" en:"Person"`
	Reason string `json:"reason" fr:"Motif" en:"Reason"`
}

// Kind implements register.Act.
func (*ValueErased) Kind() kind { return "value.erased" }

// Power is the registry's, or that of a body whose level gives it.
func (a *ValueErased) Power(*state) power { return power{Kind: a.Kind()} }

// Check implements register.Act.
func (a *ValueErased) Check(s *state, at stamp) *register.Refusal {
	p, ok := s.Persons.Get(a.Person)
	if !ok {
		return register.Refuse(register.Missing, "object.unknown", "id", a.Person).On("person")
	}
	if p.Erased {
		return register.Refuse(register.Gone, "value.already-erased", "person", a.Person).On("person")
	}
	return first(absent("reason", a.Reason == ""), early("person", a.Person, p.Name, at.Effect))
}

// Apply implements register.Act.
func (a *ValueErased) Apply(s *state, at stamp) {
	p := s.Persons.Edit(a.Person)
	p.Erased = true
	for _, f := range p.Name {
		s.Erased = append(s.Erased, f.Value.Sealed().Digest)
		s.Marks[f.Act] = append(s.Marks[f.Act], register.Mark{Act: at.Seq, Kind: a.Kind(), On: at.Effect, Reason: a.Reason})
	}
}

var valueErased = register.Declaration{
	New:      func() register.Act { return new(ValueErased) },
	Name:     locale.Text{FR: "Effacement d’un nom", EN: "Name erased"},
	Sentence: locale.Text{FR: "Le nom de {person} est effacé : {reason}", EN: "The name of {person} is erased: {reason}"},
	Help:     locale.Text{FR: "Détruit le nom scellé d’une personne. Les actes et leurs preuves restent.", EN: "Destroys the sealed name of a person. The acts and their proofs stay."},
	Refusals: map[string]locale.Text{
		"value.already-erased": {FR: "Le nom de {person} est déjà effacé.", EN: "The name of {person} is already erased."},
	},
}

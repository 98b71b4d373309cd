package act

import (
	"jalon/locale"
	"jalon/register"
)

// PersonRegistered (inscription d'une personne) enters a person who may then hold mandates. The name is sealed.
type PersonRegistered struct {
	Person id              `json:"person" fr:"Identifiant" en:"Identifier"`
	Name   register.Sealed `json:"name" fr:"Nom" en:"Name"`
}

// Kind implements register.Act.
func (*PersonRegistered) Kind() kind { return "person.registered" }

// Power is that of any body whose level gives it.
func (a *PersonRegistered) Power(*state) power { return power{Kind: a.Kind()} }

// Check implements register.Act.
func (a *PersonRegistered) Check(s *state, at stamp) *register.Refusal {
	return first(taken(s, "person", a.Person, "person"), absent("name", a.Name.Empty()))
}

// Apply implements register.Act.
func (a *PersonRegistered) Apply(s *state, at stamp) {
	s.Persons.Add(a.Person, register.Person{ID: a.Person, Act: at.Seq, Fictitious: at.Fictitious,
		Name: register.Dated[register.Seal]{{From: at.Effect, Value: a.Name.Seal(), Act: at.Seq}}})
}

var personRegistered = register.Declaration{
	New:      func() register.Act { return new(PersonRegistered) },
	Name:     locale.Text{FR: "Inscription d’une personne", EN: "Person registered"},
	Sentence: locale.Text{FR: "{person} est inscrite au registre.", EN: "{person} is entered in the register."},
	Help: locale.Text{
		FR: "Inscrit une personne qui pourra recevoir un mandat. Son nom est scellé : le registre n’en garde que l’empreinte, et il peut être effacé.",
		EN: "Enters a person who may then hold a mandate. The name is sealed: the register keeps only its digest, and it can be erased."},
}

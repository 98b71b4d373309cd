package act

import (
	"jalon/locale"
	"jalon/register"
)

// RegisterOpened (ouverture du registre) is the first act: it names the register and installs who keeps it.
//
// It can only be the first. It gives the registrar the registry's seat, which sets the stage for a programme and has
// no power of the programme itself.
type RegisterOpened struct {
	Name      string          `json:"name" fr:"Nom du registre" en:"Name of the register"`
	Registrar id              `json:"registrar" fr:"Greffier" en:"Registrar"`
	Person    register.Sealed `json:"person" fr:"Nom du greffier" en:"Registrar’s name"`
}

// Kind implements register.Act.
func (*RegisterOpened) Kind() kind { return register.Opening }

// Power asks for none: nobody has any yet.
func (*RegisterOpened) Power(*state) power { return power{Kind: register.Opening} }

// Check implements register.Act.
func (a *RegisterOpened) Check(s *state, at stamp) *register.Refusal {
	return first(absent("name", a.Name == ""), taken(s, "registrar", a.Registrar, "person"), absent("person", a.Person.Empty()))
}

// Apply implements register.Act.
func (a *RegisterOpened) Apply(s *state, at stamp) {
	s.Persons.Add(a.Registrar, register.Person{ID: a.Registrar, Act: at.Seq, Fictitious: at.Fictitious,
		Name: register.Dated[register.Seal]{{From: at.Effect, Value: a.Person.Seal(), Act: at.Seq}}})
	s.OpenRegistry(a.Name, at)
	fill(s, register.Registry, register.Registrar, register.Mandate{Person: a.Registrar}, at)
}

var registerOpened = register.Declaration{
	New:  func() register.Act { return new(RegisterOpened) },
	Name: locale.Text{FR: "Ouverture du registre", EN: "Register opened"},
	Sentence: locale.Text{
		FR: "Le registre « {name} » est ouvert ; {registrar} le tient.",
		EN: "The register “{name}” is opened; {registrar} keeps it."},
	Help: locale.Text{
		FR: "Premier acte de tout registre. Il installe le greffe, qui inscrit les programmes, les personnes et les instances, sans aucun pouvoir de décision dans les programmes.",
		EN: "The first act of any register. It installs the registry, which enters programmes, persons and bodies, with no power to decide in the programmes."},
}

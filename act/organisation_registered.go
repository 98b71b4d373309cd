package act

import (
	"cmp"
	"regexp"

	"jalon/locale"
	"jalon/register"
)

// OrganisationRegistered (inscription d'un organisme) enters a legal body: an operator, an inter-municipal
// authority, a company.
type OrganisationRegistered struct {
	Organisation id     `json:"organisation" fr:"Identifiant" en:"Identifier"`
	Name         string `json:"name" fr:"Nom" en:"Name"`
	SIREN        string `json:"siren,omitempty" fr:"SIREN" en:"SIREN"`
	SIRET        string `json:"siret,omitempty" fr:"SIRET du siège" en:"SIRET of the head office"`
	Operator     string `json:"operator,omitempty" fr:"Opérateur du programme" en:"Operator of the programme"`
}

// Kind implements register.Act.
func (*OrganisationRegistered) Kind() kind { return "organisation.registered" }

// Power is that of any body whose level gives it.
func (a *OrganisationRegistered) Power(*state) power { return power{Kind: a.Kind()} }

var siretForm = regexp.MustCompile(`^[0-9]{14}$`)

var sirenForm = regexp.MustCompile(`^[0-9]{9}$`)

// Check implements register.Act.
func (a *OrganisationRegistered) Check(s *state, at stamp) *register.Refusal {
	if a.SIREN != "" && !sirenForm.MatchString(a.SIREN) {
		return register.Refuse(register.Invalid, "siren.malformed", "siren", a.SIREN).On("siren")
	}
	if a.SIRET != "" && (!siretForm.MatchString(a.SIRET) || a.SIREN != "" && a.SIRET[:9] != a.SIREN) {
		return register.Refuse(register.Invalid, "siret.malformed", "siret", a.SIRET).On("siret")
	}
	return first(taken(s, "organisation", a.Organisation, "org"), absent("name", a.Name == ""))
}

// Apply implements register.Act.
func (a *OrganisationRegistered) Apply(s *state, at stamp) {
	s.Organisations.Add(a.Organisation, register.Organisation{
		ID: a.Organisation, Number: cmp.Or(a.SIRET, a.SIREN), Operator: a.Operator, Act: at.Seq, Fictitious: at.Fictitious,
		Name: register.Dated[string]{{From: at.Effect, Value: a.Name, Act: at.Seq}}})
}

var organisationRegistered = register.Declaration{
	New:      func() register.Act { return new(OrganisationRegistered) },
	Name:     locale.Text{FR: "Inscription d’un organisme", EN: "Organisation registered"},
	Sentence: locale.Text{FR: "{name} est inscrit au registre.", EN: "{name} is entered in the register."},
	Help: locale.Text{
		FR: "Inscrit un organisme : opérateur, intercommunalité, entreprise, agence.",
		EN: "Enters an organisation: operator, inter-municipal authority, company, agency."},
	Refusals: map[string]locale.Text{
		"siret.malformed": {FR: "« {siret} » n’est pas le SIRET de cet organisme : quatorze chiffres sont attendus, dont les neuf de son SIREN.", EN: "“{siret}” is not this organisation’s SIRET: fourteen digits are expected, the first nine of them its SIREN."},
		"siren.malformed": {FR: "« {siren} » n’est pas un numéro SIREN : neuf chiffres sont attendus.", EN: "“{siren}” is not a SIREN number: nine digits are expected."},
	},
}

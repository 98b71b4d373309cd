package act

import (
	"jalon/locale"
	"jalon/register"
)

// MeansGranted (moyens accordés) is help that is not money: days of work, months of full-time equivalent.
type MeansGranted struct {
	Means     id     `json:"means" fr:"Moyen" en:"Means"`
	Programme id     `json:"programme,omitempty" fr:"Programme" en:"Programme"`
	Territory id     `json:"territory,omitempty" fr:"Territoire" en:"Territory"`
	Grantor   id     `json:"grantor" fr:"Apporté par" en:"Granted by"`
	What      string `json:"what" fr:"Nature" en:"What"`
	Days      int64  `json:"days,omitempty" fr:"Jours (centièmes)" en:"Days (hundredths)"`
	Months    int64  `json:"months,omitempty" fr:"Mois ETP (centièmes)" en:"FTE months (hundredths)"`
}

// Kind implements register.Act.
func (*MeansGranted) Kind() kind { return "means.granted" }

// Power is the grantor's own.
func (a *MeansGranted) Power(*state) power {
	over := a.Territory
	if over == "" {
		over = a.Programme
	}
	return power{Kind: a.Kind(), Over: over, For: a.Grantor}
}

// Check implements register.Act.
func (a *MeansGranted) Check(s *state, at stamp) *register.Refusal {
	if a.Days < 0 || a.Months < 0 || a.Days+a.Months == 0 {
		return register.Refuse(register.Invalid, "means.amount").On("days")
	}
	return first(taken(s, "means", a.Means, "means"), unknown(s, "grantor", a.Grantor), absent("grantor", a.Grantor == ""),
		absent("programme", a.Programme == "" && a.Territory == ""), absent("what", a.What == ""))
}

// Apply implements register.Act.
func (a *MeansGranted) Apply(s *state, at stamp) {
	programme := a.Programme
	if t, ok := s.Territories.Get(a.Territory); ok {
		programme = t.Programme
	}
	s.Means.Add(a.Means, register.Means{ID: a.Means, Programme: programme, Grantor: a.Grantor, Territory: a.Territory,
		What: a.What, Days: a.Days, Months: a.Months, On: at.Effect, Act: at.Seq, Fictitious: at.Fictitious})
	s.Concern(a.Territory, a.Grantor, programme)
}

var meansGranted = register.Declaration{
	New:      func() register.Act { return new(MeansGranted) },
	Name:     locale.Text{FR: "Moyens accordés", EN: "Means granted"},
	Sentence: locale.Text{FR: "{grantor} apporte : {what}.", EN: "{grantor} brings: {what}."},
	Help:     locale.Text{FR: "Note une aide qui n’est pas de l’argent : jours d’experts, mois en équivalent temps plein.", EN: "Notes help that is not money: days of experts, full-time-equivalent months."},
	Refusals: map[string]locale.Text{
		"means.amount": {FR: "Des moyens se comptent en jours ou en mois, plus grands que zéro.", EN: "Means are counted in days or months, above zero."},
	},
}

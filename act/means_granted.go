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
func (a *MeansGranted) Power(s *state) power {
	return power{Kind: a.Kind(), Over: a.place(s).over(), For: a.Grantor}
}

// place is where the means go.
func (a *MeansGranted) place(s *state) place { return placed(s, a.Programme, a.Territory, "") }

// Check implements register.Act.
func (a *MeansGranted) Check(s *state, at stamp) *register.Refusal {
	if min(a.Days, a.Months) < 0 || max(a.Days, a.Months) > register.MaxWork || a.Days+a.Months == 0 {
		return register.Refuse(register.Invalid, "means.amount", "limit", int64(register.MaxWork/100)).On("days")
	}
	return first(taken(s, "means", a.Means, "means"), misplaced(s, a.Programme, a.Territory, ""), a.place(s).ended(s, at),
		unknown(s, "grantor", "org", a.Grantor), absent("grantor", a.Grantor == ""), absent("what", a.What == ""))
}

// Apply implements register.Act.
func (a *MeansGranted) Apply(s *state, at stamp) {
	p := a.place(s)
	s.Means.Add(a.Means, register.Means{ID: a.Means, Programme: p.programme, Grantor: a.Grantor, Territory: a.Territory,
		What: a.What, Days: a.Days, Months: a.Months, On: at.Effect, Act: at.Seq, Fictitious: at.Fictitious})
	s.Concern(p.territory, p.programme, a.Grantor)
}

var meansGranted = register.Declaration{
	New:      func() register.Act { return new(MeansGranted) },
	Name:     locale.Text{FR: "Moyens accordés", EN: "Means granted"},
	Sentence: locale.Text{FR: "{grantor} apporte : {what}.", EN: "{grantor} brings: {what}."},
	Help:     locale.Text{FR: "Note une aide qui n’est pas de l’argent : jours d’experts, mois en équivalent temps plein.", EN: "Notes help that is not money: days of experts, full-time-equivalent months."},
	Refusals: also(placeRefusals, map[string]locale.Text{
		"means.amount": {FR: "Des moyens se comptent en jours ou en mois, au-dessus de zéro et jusqu’à {limit}.", EN: "Means are counted in days or months, above zero and up to {limit}."},
	}),
}

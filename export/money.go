package export

import (
	"jalon/locale"
	"jalon/register"
)

var actions = Table{
	Name:  "actions",
	About: locale.Text{FR: "Actions des plans, tels qu’elles sont au jour demandé", EN: "Actions of the plans, as they are on the day asked for"},
	Columns: []Column{column("action", Text, "Action", "Action"), territory, column("title", Text, "Titre", "Title"), column("axis", Text, "Axe", "Axis"),
		column("phase", Text, "Phase : idea, study, operation", "Phase: idea, study, operation"), column("status", Text, "État d’avancement", "Status"),
		column("firm", Boolean, "Engagement ferme", "Firm commitment"), column("planned_end", Day, "Fin prévue", "Planned end"),
		column("finished_on", Day, "Achevée le", "Finished on"), act, invented},
	Rows: func(v register.View, add func(...any)) {
		for id, a := range v.Actions.All() {
			if _, begun := a.Status.On(v.On); begun {
				sheet := a.Sheet(v.On)
				add(id, a.Territory, sheet.Title, sheet.Axis, a.Phase.Value(v.On), a.Status.Value(v.On), a.Firm.Value(v.On), sheet.Planned, past(a.Finished, v.On), a.Act, a.Fictitious)
			}
		}
	},
}

var contracts = Table{
	Name:  "contracts",
	About: locale.Text{FR: "Protocoles, contrats, avenants : signature prévue et étapes réelles", EN: "Protocols, contracts, amendments: planned signature and actual steps"},
	Columns: []Column{column("contract", Text, "Convention", "Contract"), column("type", Text, "Type", "Type"), territory,
		column("step", Text, "Étape : prepared, approved, signed, in-force, closed", "Step: prepared, approved, signed, in-force, closed"),
		column("on_day", Day, "Jour", "Day"), column("planned_signature", Day, "Signature prévue le", "Signature planned on"), act, invented},
	Rows: func(v register.View, add func(...any)) {
		for id, c := range v.Contracts.All() {
			for _, f := range c.Step.Until(v.On) {
				add(id, c.Type, c.Territory, f.Value, f.From, c.Planned, f.Act, c.Fictitious)
			}
		}
	},
}

var parties = Table{
	Name:  "contract_parties",
	About: locale.Text{FR: "Parties des conventions et leur signature", EN: "Parties to the contracts and their signature"},
	Columns: []Column{column("contract", Text, "Convention", "Contract"), column("organisation", Text, "Organisme", "Organisation"),
		column("college", Text, "Collège", "College"), column("signed_on", Day, "Signé le", "Signed on"), column("capacity", Text, "Qualité du signataire", "Capacity of the signatory"),
		column("act", Integer, "Acte de signature", "Act of signature")},
	Rows: func(v register.View, add func(...any)) {
		for id, c := range v.Contracts.All() {
			for _, p := range c.Parties {
				var on, capacity, seq any
				for _, s := range c.Signatures {
					if s.Organisation == p.Organisation && s.On <= v.On {
						on, capacity, seq = s.On, s.Capacity, s.Act
					}
				}
				add(id, p.Organisation, p.College, on, capacity, seq)
			}
		}
	},
}

var money = Table{
	Name: "funding_entries",
	About: locale.Text{
		FR: "Écritures d’argent. Les états (announced, oriented, requested, committed, paid, refused, cancelled) ne s’additionnent jamais entre eux",
		EN: "Entries of money. The states (announced, oriented, requested, committed, paid, refused, cancelled) are never added together"},
	Columns: []Column{column("funding", Text, "Financement", "Funding"), column("funder", Text, "Financeur", "Funder"), column("scheme", Text, "Dispositif", "Scheme"),
		column("specific", Boolean, "Crédits propres au programme", "Credits of the programme itself"), column("programme", Text, "Programme", "Programme"), territory,
		column("action", Text, "Action", "Action"), column("state", Text, "État", "State"), column("cents", Integer, "Centimes d’euro", "Euro cents"),
		column("on_day", Day, "Jour", "Day"), column("claimed", Boolean, "Saisi par un autre que le financeur", "Entered by somebody else than the funder"),
		column("confirmed_by", Integer, "Acte du financeur qui le confirme", "Act of the funder that confirmed it"), column("reversed_by", Integer, "Acte qui contre-passe l’écriture", "Act that reversed the entry"), column("year", Integer, "Année du plan", "Year of the plan"),
		column("reference", Text, "Référence de la décision", "Reference of the decision"), column("beneficiary", Text, "Bénéficiaire", "Beneficiary"),
		column("file", Text, "Numéro de dossier", "File number"), column("convention", Text, "Référence de la convention", "Reference of the agreement"),
		column("basis", Text, "Fondement de l’aide d’État", "State-aid basis"), column("nature", Text, "Nature de l’aide", "Nature of the help"), act, invented},
	Rows: func(v register.View, add func(...any)) {
		for id, f := range v.Fundings.All() {
			for _, e := range f.Entries {
				if e.On > v.On {
					continue
				}
				reversed := e.Reversed
				if e.Stands(v.On) {
					reversed = 0 // not yet
				}
				add(id, f.Funder, f.Scheme, f.Specific, f.Programme, f.Territory, f.Action, e.State, e.Cents, e.On, e.Claimed, some(e.Confirmed), some(reversed), some(int64(e.Year)),
					e.Reference, f.Beneficiary, f.File, f.Convention, f.Basis, f.Nature, e.Act, e.Fictitious)
			}
		}
	},
}

// some is a number, or none where it is nought.
func some(n int64) any {
	if n == 0 {
		return nil
	}
	return n
}

var means = Table{
	Name:  "means",
	About: locale.Text{FR: "Moyens humains et techniques", EN: "Human and technical means"},
	Columns: []Column{column("means", Text, "Moyen", "Means"), column("grantor", Text, "Apporté par", "Granted by"), column("programme", Text, "Programme", "Programme"), territory,
		column("what", Text, "Nature", "What"), column("days_hundredths", Integer, "Jours de travail, en centièmes", "Days of work, in hundredths"),
		column("fte_months_hundredths", Integer, "Mois en équivalent temps plein, en centièmes", "Full-time-equivalent months, in hundredths"),
		column("on_day", Day, "Jour", "Day"), act, invented},
	Rows: func(v register.View, add func(...any)) {
		for id, m := range v.Means.All() {
			if m.On <= v.On {
				add(id, m.Grantor, m.Programme, m.Territory, m.What, m.Days, m.Months, m.On, m.Act, m.Fictitious)
			}
		}
	},
}

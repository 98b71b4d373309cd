package seed

import (
	"slices"

	"jalon/locale"
	"jalon/register"
)

var sequel2020 = Story{
	ID:   "suite-2020",
	Name: locale.Text{FR: "Nord Franche-Comté, une suite inventée", EN: "Nord Franche-Comté, a sequel made up"},
	About: locale.Text{
		FR: "Ce que la suite pourrait être : un chiffre contesté, un contrat, ses engagements et son avenant. Tout y est fictif.",
		EN: "What might come next: a contested figure, a contract, its commitments and its amendment. All of it is made up."},
	Steps: func() []Step {
		told := bfc2019.Steps()
		s := &scene{story: "suite-2020"}
		s.contested(told)
		s.kept()
		s.contracted()
		s.watched()
		s.amended()
		return append(told, s.steps...)
	},
}

// The territory that the sequel is of, its contract, and the firm that signs it.
const (
	contract register.ID = "contract:nord-franche-comte-2020"
	foundry  register.ID = "org:fonderie-exemple"
)

// contested: the pair opposes a figure, which nobody has settled: both stay visible. The reading goes by the number of its act, which it
// has in a register that was opened by the stories.
func (s *scene) contested(told []Step) {
	nfc, n := placeOf("Nord Franche-Comté"), int64(0)
	for _, step := range told {
		taken := slices.IndexFunc(step.Forms, func(f register.Form) bool { return f.Kind == "reading.taken" })
		if taken >= 0 {
			n += int64(taken) + 1
			break
		}
		n += int64(len(step.Forms))
	}
	s.by(nfc.who("elu")).act("reading.contested", "2019-12-20", fields{"action": "action:nord-franche-comte-stockage-hydrogene", "reading": n, "value_hundredths": 2_00,
		"reason": "Deux des quatre emplois comptés existaient avant l’action."}, invented)
}

// kept: a site and its cost are kept to those who write the sheet, until the owner announces them.
func (s *scene) kept() {
	s.by(placeOf("Nord Franche-Comté").who("chef-projet")).act("action.detailed", "2020-01-13", fields{"action": "action:nord-franche-comte-psa-sud",
		"title": "Reconversion du site PSA Sud", "axis": "attirer", "type": "company", "owner": "À préciser", "planned": "2022-12-31",
		"description":   "Préparer l’accueil d’ateliers sur une partie du site ; l’entreprise n’a rien annoncé.",
		"private":       "Annonce de l’entreprise attendue : ne pas diffuser.",
		"sealed_cost":   "12 M€",
		"sealed_places": "25547"}, invented)
}

// contracted: January and February 2020. A contract is prepared, approved by both committees, signed by every party.
func (s *scene) contracted() {
	nfc, meeting := placeOf("Nord Franche-Comté"), meetingID(regional, "2020-02-07")
	s.by(nfc.who("chef-projet")).act("organisation.registered", "2020-01-13", fields{"organisation": foundry, "name": "Fonderie de l’Exemple (entreprise fictive)"}, invented)
	s.person("2020-01-13", nfc.who("fonderie"), "Direction de la Fonderie de l’Exemple").seat("2020-01-13", nfc.body(), "industry", nfc.who("fonderie"), foundry, "")
	s.act("contract.prepared", "2020-01-20", fields{"contract": contract, "type": "contract", "territory": nfc.id(),
		"title": "Contrat « Nord Franche-Comté » (exemple)", "planned": "2020-01-31", "parties": append(nfc.parties(), fields{"organisation": foundry, "college": "industry"}),
		"actions": []string{"action:nord-franche-comte-cite-industrie", "action:nord-franche-comte-stockage-hydrogene"},
		"clauses": []fields{
			{"article": "ambitions", "title": "Ambitions", "text": "Former aux métiers de l’industrie dans le territoire même.\nOuvrir aux petites entreprises un lieu d’essais pour l’hydrogène, avant la fin de 2022."},
			{"article": "governance", "title": "Gouvernance", "text": "Le comité de projet se réunit deux fois par an. Il rend compte au comité régional."},
			{"article": "communication", "title": "Communication", "text": "Les signataires annoncent ensemble les actions du contrat."}},
		"commitments": []fields{
			{"id": "referent", "what": "Désigner une personne référente pour les entreprises", "owner": "org:epci-200069052", "due": "2020-03-31"},
			{"id": "instruction", "what": "Instruire en deux mois les demandes d’aide des actions du contrat", "owner": "org:region-bourgogne-franche-comte", "due": "2020-06-30"},
			{"id": "apprentis", "what": "Accueillir vingt apprentis", "owner": foundry, "due": "2020-12-31"}}}, invented)
	s.by(nfc.who("elu")).act("contract.approved", "2020-01-24", fields{"contract": contract}, invented)
	s.by(regionalDesk).
		act("meeting.convened", "2020-01-20", fields{"meeting": meeting, "body": regional, "on": "2020-02-07", "place": "Besançon",
			"agenda": []fields{{"number": 1, "title": "Contrat « Nord Franche-Comté » (exemple)"}}}, invented).
		act("meeting.held", "2020-02-07", fields{"meeting": meeting, "chaired_by": []string{"person:presidente-region"}, "attendance": present(regionalSeats)}, invented).
		act("contract.approved", "2020-02-07", fields{"contract": contract}, at(meeting, 1), invented)
	s.signs(nfc, contract, "2020-02-20")
	s.by(nfc.who("fonderie")).act("contract.signed", "2020-02-24", fields{"contract": contract, "party": foundry, "capacity": "Direction"}, invented)
	s.by(nfc.who("elu")).act("contract.brought-into-force", "2020-03-02", fields{"contract": contract}, invented)
}

// signs has the inter-municipal authorities, the region and the State sign.
func (s *scene) signs(p place, one register.ID, on string) {
	for _, m := range p.members {
		s.by(president(siren(m))).act("contract.signed", on, fields{"contract": one, "party": authority(siren(m)), "capacity": "Présidence"}, invented)
	}
	s.by("person:presidente-region").act("contract.signed", on, fields{"contract": one, "party": "org:region-bourgogne-franche-comte", "capacity": "Présidente du conseil régional"}, invented)
	s.by("person:prefet-region").act("contract.signed", on, fields{"contract": one, "party": "org:prefecture-bourgogne-franche-comte", "capacity": "Préfet de région"}, invented)
}

// watched: one commitment is kept in time, with what shows it; one late; the third is overdue.
func (s *scene) watched() {
	s.by(placeOf("Nord Franche-Comté").who("chef-projet")).
		act("commitment.kept", "2020-03-16", fields{"contract": contract, "commitment": "referent", "note": "La personne est nommée ; ses coordonnées sont données aux entreprises."},
			from(register.Evidence{Label: "Lettre de nomination du 16 mars 2020 (pièce fictive)", SHA256: fingerprint("lettre de nomination")}), invented).
		act("commitment.kept", "2020-09-10", fields{"contract": contract, "commitment": "instruction", "note": "Les trois demandes ont reçu une réponse, la dernière en septembre."},
			from(register.Evidence{Label: "Relevé des réponses (pièce fictive)", SHA256: fingerprint("releve des reponses")}), invented)
}

// amended: an amendment writes one article again, takes one out, moves a day and adds an action.
func (s *scene) amended() {
	nfc, one := placeOf("Nord Franche-Comté"), register.ID("contract:nord-franche-comte-2020-avenant-1")
	s.by(nfc.who("chef-projet")).act("contract.prepared", "2020-09-21", fields{"contract": one, "type": "amendment", "amends": contract, "territory": nfc.id(),
		"title": "Avenant n° 1 au contrat « Nord Franche-Comté » (exemple)", "planned": "2020-10-01", "parties": nfc.parties(),
		"actions": []string{"action:nord-franche-comte-psa-sud"},
		"clauses": []fields{
			{"article": "ambitions", "title": "Ambitions", "text": "Former aux métiers de l’industrie dans le territoire même.\nOuvrir aux petites entreprises un lieu d’essais pour l’hydrogène, avant la fin de 2023.\nReconvertir une partie du site PSA Sud."},
			{"article": "governance", "title": "Gouvernance", "text": "Le comité de projet se réunit chaque trimestre. Il rend compte au comité régional."},
			{"article": "communication"}},
		"commitments": []fields{
			{"id": "apprentis", "what": "Accueillir vingt apprentis", "owner": foundry, "due": "2021-09-30"},
			{"id": "foncier", "what": "Réserver deux hectares prêts à l’emploi", "owner": "org:epci-200065647", "due": "2021-06-30"}}}, invented)
	s.by(nfc.who("elu")).act("contract.approved", "2020-09-25", fields{"contract": one}, invented)
	s.signs(nfc, one, "2020-10-08")
	s.by(nfc.who("elu")).act("contract.brought-into-force", "2020-10-12", fields{"contract": one}, invented)
}

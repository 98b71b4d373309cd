package web

import (
	"jalon/locale"
	"jalon/register"
	"jalon/web/ui"
)

// status is a code of the register as pages show it: a word, and the shape that goes with it.
type status struct {
	shape ui.Shape
	text  locale.Text
}

// statuses of the things of the register, by their codes.
var (
	territoryStatuses = map[register.Status]status{
		register.Proposed:  {ui.Open, locale.Text{FR: "Proposé", EN: "Proposed"}},
		register.Labelled:  {ui.Full, locale.Text{FR: "Labellisé", EN: "Labelled"}},
		register.Merged:    {ui.Closed, locale.Text{FR: "Fondu dans un autre", EN: "Merged into another"}},
		register.Split:     {ui.Closed, locale.Text{FR: "Divisé", EN: "Split"}},
		register.Succeeded: {ui.Closed, locale.Text{FR: "Remplacé", EN: "Succeeded"}},
		register.Withdrawn: {ui.Refused, locale.Text{FR: "Sorti du programme", EN: "Withdrawn"}},
	}
	pilotSteps = map[register.PilotStep]status{
		register.PilotDesignated: {ui.Pilot, locale.Text{FR: "Pilote désigné", EN: "Pilot designated"}},
		register.PilotPresented:  {ui.Pilot, locale.Text{FR: "Pilote présenté", EN: "Pilot presented"}},
	}
	applicationSteps = map[register.ApplicationStep]status{
		register.Submitted: {ui.Half, locale.Text{FR: "Déposée", EN: "Submitted"}},
		register.Completed: {ui.Half, locale.Text{FR: "Complétée", EN: "Completed"}},
		register.Validated: {ui.Full, locale.Text{FR: "Validée", EN: "Validated"}},
		register.Refused:   {ui.Refused, locale.Text{FR: "Refusée", EN: "Refused"}},
		register.Deferred:  {ui.Late, locale.Text{FR: "Ajournée", EN: "Deferred"}},
	}
	contractSteps = map[register.ContractStep]status{
		register.Prepared: {ui.Open, locale.Text{FR: "Préparé", EN: "Prepared"}},
		register.Approved: {ui.Half, locale.Text{FR: "Approuvé", EN: "Approved"}},
		register.Signed:   {ui.Half, locale.Text{FR: "Signé", EN: "Signed"}},
		register.InForce:  {ui.Full, locale.Text{FR: "En vigueur", EN: "In force"}},
		register.Closed:   {ui.Closed, locale.Text{FR: "Clos", EN: "Closed"}},
	}
	meetingSteps = map[register.MeetingStep]status{
		register.Convened:  {ui.Open, locale.Text{FR: "Convoquée", EN: "Convened"}},
		register.HeldStep:  {ui.Full, locale.Text{FR: "Tenue", EN: "Held"}},
		register.Cancelled: {ui.Refused, locale.Text{FR: "Annulée", EN: "Cancelled"}},
	}
	actionStatuses = map[string]status{
		"":            {ui.Open, locale.Text{FR: "Inscrite", EN: "Recorded"}},
		"recorded":    {ui.Open, locale.Text{FR: "Inscrite", EN: "Recorded"}},
		"in-progress": {ui.Half, locale.Text{FR: "En cours", EN: "In progress"}},
		"late":        {ui.Late, locale.Text{FR: "En retard", EN: "Late"}},
		"on-hold":     {ui.Open, locale.Text{FR: "En pause", EN: "On hold"}},
		"blocked":     {ui.Late, locale.Text{FR: "Bloquée", EN: "Blocked"}},
		"abandoned":   {ui.Refused, locale.Text{FR: "Abandonnée", EN: "Abandoned"}},
		"finished":    {ui.Full, locale.Text{FR: "Terminée", EN: "Finished"}},
	}
	opinions = map[string]status{
		"favourable":   {ui.Full, locale.Text{FR: "Favorable", EN: "Favourable"}},
		"reserved":     {ui.Half, locale.Text{FR: "Réservé", EN: "Reserved"}},
		"unfavourable": {ui.Refused, locale.Text{FR: "Défavorable", EN: "Unfavourable"}},
	}
	attendances = map[string]status{
		"present":     {ui.Full, locale.Text{FR: "Présent", EN: "Present"}},
		"represented": {ui.Half, locale.Text{FR: "Représenté", EN: "Represented"}},
		"excused":     {ui.Open, locale.Text{FR: "Excusé", EN: "Excused"}},
		"absent":      {ui.Vacant, locale.Text{FR: "Absent", EN: "Absent"}},
	}
)

// Words of codes that stand alone.
var (
	taxWords = map[string]locale.Text{"excluded": {FR: "hors taxes", EN: "excluding tax"}, "included": {FR: "toutes taxes comprises", EN: "including tax"}}

	actionTypes = map[string]locale.Text{
		"company": {FR: "Projet d’une entreprise", EN: "Company project"}, "collective": {FR: "Projet collectif", EN: "Collective project"},
		"public-investment": {FR: "Investissement public", EN: "Public investment"}, "study": {FR: "Étude", EN: "Study"}, "animation": {FR: "Animation", EN: "Facilitation"},
	}
	actionPhases = map[string]locale.Text{
		"idea": {FR: "Idée", EN: "Idea"}, "study": {FR: "Étude", EN: "Study"}, "operation": {FR: "Opération", EN: "Operation"},
	}
	questionTypes = map[string]locale.Text{
		"obstacle": {FR: "Obstacle", EN: "Obstacle"}, "simplification": {FR: "Simplification", EN: "Simplification"},
		"engineering": {FR: "Ingénierie", EN: "Engineering"}, "funding": {FR: "Financement", EN: "Funding"},
	}
	moneyStates = map[register.MoneyState]locale.Text{
		register.Announced: {FR: "Annoncé", EN: "Announced"}, register.Oriented: {FR: "Orienté", EN: "Oriented"},
		register.Asked: {FR: "Demandé", EN: "Requested"}, register.Committed: {FR: "Engagé", EN: "Committed"},
		register.Paid: {FR: "Payé", EN: "Paid"}, register.MoneyRefused: {FR: "Refusé", EN: "Refused"},
		register.MoneyCancelled: {FR: "Annulé", EN: "Cancelled"},
	}
	resolutions = map[register.Resolution]locale.Text{
		register.Follow: {FR: "le périmètre suit le membre", EN: "the perimeter follows the member"},
		register.Keep:   {FR: "le périmètre garde les communes", EN: "the perimeter keeps the communes"},
		register.Refer:  {FR: "la question est renvoyée au comité", EN: "the question is referred to the committee"},
	}
	markKinds = map[register.Kind]locale.Text{
		"act.rectified": {FR: "Rectifié", EN: "Rectified"}, "value.erased": {FR: "Nom effacé", EN: "Name erased"},
	}
)

// markOf shows a code with its word and its shape; one that has none stands for itself.
func markOf[C ~string](v *visit, words map[C]status, code C) *ui.Mark {
	s, ok := words[code]
	if !ok {
		return &ui.Mark{Shape: ui.Info, Text: string(code)}
	}
	return &ui.Mark{Shape: s.shape, Text: v.text(s.text)}
}

// wordOf says a code; one that has no word stands for itself.
func wordOf[C ~string](v *visit, words map[C]locale.Text, code C) string {
	if t, ok := words[code]; ok {
		return v.text(t)
	}
	return string(code)
}

// votes are the words of what a member does at a vote.
var votes = map[register.Choice]locale.Text{
	register.VotedFor: {FR: "Pour", EN: "For"}, register.VotedAgainst: {FR: "Contre", EN: "Against"}, register.Abstained: {FR: "Abstention", EN: "Abstained"},
	register.VotedBlank: {FR: "Blanc", EN: "Blank"}, register.Recused: {FR: "Se déporte", EN: "Recused"},
}

// outcomes are what votes come to.
var outcomes = map[register.Outcome]status{
	register.Carried:  {ui.Full, locale.Text{FR: "Adopté", EN: "Carried"}},
	register.Rejected: {ui.Refused, locale.Text{FR: "Rejeté", EN: "Rejected"}},
	register.Tied:     {ui.Half, locale.Text{FR: "Partage des voix", EN: "Tied"}},
}

// manners are the words of the ways to stand in for another.
var manners = map[register.Manner]locale.Text{
	register.OfPowers: {FR: "Délégation de pouvoirs", EN: "Delegation of powers"}, register.Substitution: {FR: "Suppléance, en réunion aussi", EN: "Substitution, in meetings too"},
}

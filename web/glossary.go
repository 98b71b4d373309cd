package web

import (
	"jalon/locale"
	"jalon/web/ui"
)

// terms are the words that a reader meets on these pages.
var terms = []struct{ word, meaning locale.Text }{
	{locale.Text{FR: "Acte", EN: "Act"}, locale.Text{
		FR: "Ce par quoi une chose devient vraie : daté, attribué à une instance ou à une personne qui en a le pouvoir, numéroté, irrévocable. Une correction est un nouvel acte.",
		EN: "That by which something becomes true: dated, attributed to a body or a person with the power, numbered, irrevocable. A correction is a new act."}},
	{locale.Text{FR: "Binôme", EN: "Pair"}, locale.Text{
		FR: "L’élu et l’industriel qui président ensemble un comité de projet. L’un manque, et le comité ne peut rien décider.",
		EN: "The elected member and the industrialist who chair a project committee together. One missing, and the committee can decide nothing."}},
	{locale.Text{FR: "Contrat, protocole, avenant", EN: "Contract, memorandum, amendment"}, locale.Text{
		FR: "Les documents que les parties signent. La presse appelle souvent contrat ce qui n’est qu’un protocole ; le registre les distingue.",
		EN: "The documents that parties sign. The press often calls a memorandum a contract; the register tells them apart."}},
	{locale.Text{FR: "Effet et enregistrement", EN: "Effect and recording"}, locale.Text{
		FR: "Le jour où l’acte compte, et le moment où il est entré au registre. Un acte du passé repris plus tard porte les deux.",
		EN: "The day the act counts from, and the moment it entered the register. A past act taken up later bears both."}},
	{locale.Text{FR: "États d’un montant", EN: "States of an amount"}, locale.Text{
		FR: "Annoncé, orienté, demandé, engagé, payé : le même euro passe de l’un à l’autre. Les états ne s’additionnent jamais. Seul le financeur déclare ses montants ; ce qu’un tiers déclare reste à confirmer.",
		EN: "Announced, oriented, requested, committed, paid: the same euro moves from one to the next. States are never added together. Only the funder declares its amounts; what others claim awaits confirmation."}},
	{locale.Text{FR: "Fictif", EN: "Fictitious"}, locale.Text{
		FR: "Un détail inventé pour une démonstration. Ce qui ne porte pas cette mention cite sa source.",
		EN: "A detail invented for a demonstration. What is not so marked cites its source."}},
	{locale.Text{FR: "Instance, siège, mandat", EN: "Body, seat, mandate"}, locale.Text{
		FR: "Un comité, une place dans ce comité, une personne qui tient cette place d’un jour à un autre. Tous les pouvoirs viennent des mandats.",
		EN: "A committee, a place in it, a person who holds that place from a day to another. All powers come from mandates."}},
	{locale.Text{FR: "Mention marginale", EN: "Marginal mention"}, locale.Text{
		FR: "Ce qu’un acte plus récent dit d’un acte plus ancien : rectifié, nom effacé. L’acte ancien reste tel qu’il fut écrit.",
		EN: "What a later act says of an earlier one: rectified, name erased. The earlier act stays as it was written."}},
	{locale.Text{FR: "Périmètre", EN: "Perimeter"}, locale.Text{
		FR: "Les membres d’un territoire un jour donné : intercommunalités, établissements publics territoriaux ou communes, en entier ou en partie.",
		EN: "The members of a territory on a day: inter-municipal authorities, territorial bodies or communes, whole or in part."}},
	{locale.Text{FR: "Reprise", EN: "Taking up"}, locale.Text{
		FR: "L’entrée au registre d’un acte pris sur papier dans le passé, avec sa pièce ou ses motifs.",
		EN: "The entry of an act taken on paper in the past, with its evidence or grounds."}},
	{locale.Text{FR: "Territoire d’industrie", EN: "Industrial territory"}, locale.Text{
		FR: "Un groupement d’intercommunalités que le programme labellise. Un pilote est l’un de ceux qui signent les premiers.",
		EN: "A group of inter-municipal authorities that the programme labels. A pilot is one of those that sign first."}},
}

func glossary(v *visit) (page, error) {
	part := prosePart{}
	for _, t := range terms {
		part.Facts = append(part.Facts, ui.Fact{Term: v.text(t.word), Values: []ui.Value{{Text: typeset(v.lang, t.meaning.FR, t.meaning.EN)}}})
	}
	return v.prose(v.say("Glossaire", "Glossary"), v.say("Les mots de ce registre.", "The words of this register."), part), nil
}

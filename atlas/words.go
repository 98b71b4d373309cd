package atlas

import (
	"strings"

	"jalon/locale"
)

// KindText names a kind of event.
func KindText(k Kind) locale.Text { return kindTexts[k] }

var kindTexts = map[Kind]locale.Text{
	Merged:   {FR: "communes réunies en une", EN: "communes merged into one"},
	Split:    {FR: "communes rétablies", EN: "communes restored"},
	Recoded:  {FR: "commune sous un autre code", EN: "commune under another code"},
	Recast:   {FR: "communes recomposées", EN: "communes recast"},
	Renamed:  {FR: "commune renommée", EN: "commune renamed"},
	Moved:    {FR: "communes passées à un autre EPCI", EN: "communes that went to another EPCI"},
	EPCIMet:  {FR: "EPCI réunis en un nouveau", EN: "EPCI merged into a new one"},
	Absorbed: {FR: "EPCI absorbé par un autre", EN: "EPCI absorbed by another"},
	Divided:  {FR: "EPCI partagé", EN: "EPCI split"},
	Replaced: {FR: "EPCI sous un autre SIREN", EN: "EPCI under another SIREN"},
	Created:  {FR: "EPCI créé", EN: "EPCI created"},
	Restored: {FR: "EPCI revenu sous son ancien SIREN", EN: "EPCI back under its old SIREN"},
	Retitled: {FR: "EPCI renommé", EN: "EPCI renamed"},
	Promoted: {FR: "EPCI d’une autre nature", EN: "EPCI of another nature"},
}

// eventTexts tell an event, with the places {from}, {to}, {communes} and {n}, how many communes.
var eventTexts = map[Kind]locale.Text{
	Merged:   {FR: "{from} forment {to}", EN: "{from} form {to}"},
	Split:    {FR: "{from} se partage : {to}", EN: "{from} parts into {to}"},
	Recoded:  {FR: "{from} devient {to}, sans autre changement", EN: "{from} becomes {to}, nothing else changes"},
	Recast:   {FR: "{from} sont recomposées en {to}", EN: "{from} are recast as {to}"},
	Renamed:  {FR: "{from} s’appelle désormais {to}", EN: "{from} is now called {to}"},
	Moved:    {FR: "{communes} {n|passe|passent} de {from} à {to}", EN: "{communes} {n|goes|go} from {from} to {to}"},
	EPCIMet:  {FR: "{from} fusionnent en {to}", EN: "{from} merge into {to}"},
	Absorbed: {FR: "{from} est absorbé par {to}", EN: "{from} is absorbed by {to}"},
	Divided:  {FR: "{from} est partagé en {to}", EN: "{from} is split into {to}"},
	Replaced: {FR: "{from} devient {to}, sous un autre SIREN", EN: "{from} becomes {to}, under another SIREN"},
	Created:  {FR: "{to} est créé, de communes de {from}", EN: "{to} is created, of communes of {from}"},
	Restored: {FR: "{to} revient sous son ancien SIREN, de communes de {from}", EN: "{to} comes back under its old SIREN, of communes of {from}"},
	Retitled: {FR: "{from} s’appelle désormais {to}", EN: "{from} is now called {to}"},
	Promoted: {FR: "{from} change de nature : {to}", EN: "{from} changes its nature: {to}"},
}

// Say tells an event in a sentence, without its day: places by their names and codes.
func (e Event) Say(l locale.Lang) string {
	return locale.Fill(l, eventTexts[e.Kind], map[string]any{
		"from": listing(l, e.From), "to": listing(l, e.To), "communes": listing(l, e.Communes), "n": len(e.Communes)})
}

// listing names places: the first of many, and how many there are.
func listing(l locale.Lang, all []Place) string {
	const most = 8
	var names []string
	for _, p := range all[:min(len(all), most)] {
		names = append(names, p.Name+" ("+p.Code+")")
	}
	if rest := len(all) - most; rest > 0 {
		return strings.Join(names, ", ") + locale.Fill(l, locale.Text{FR: " et {n} {n|autre|autres}", EN: " and {n} {n|other|others}"}, map[string]any{"n": rest})
	}
	return locale.List(l, names)
}

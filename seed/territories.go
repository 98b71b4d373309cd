package seed

import (
	"strings"

	"jalon/locale"
	"jalon/register"
)

// place is one of the ten territories of Bourgogne-Franche-Comté named by the founding page.
type place struct {
	name     string
	members  []string // as labelled
	since    string   // day of the label in this story
	pilot    bool
	code     string // official code of the list of October 2020
	official string // official label of that list
}

// places are the ten territories, with their inter-municipal authorities of 2019 (SIREN).
// Members: EPCI composition of 2019; the perimeter of Nevers in November 2018 is documented.
var places = []place{
	{name: "Auxerrois cœur Yonne", since: launch, code: "2710", official: "Yonne industrielle",
		members: []string{"epci:200067114", "epci:248900334", "epci:248900383", "epci:248900938", "epci:200067304"}},
	{name: "Chalon-sur-Saône", since: launch, pilot: true, code: "2702", official: "Grand Chalon",
		members: []string{"epci:247100589"}},
	{name: "Grand Dole", since: launch, code: "2703", official: "Grand Dole",
		members: []string{"epci:200010650"}},
	{name: "Haut-Doubs Horloger", since: launch, code: "2704", official: "Haut-Doubs Horloger",
		members: []string{"epci:200023075", "epci:200068070", "epci:242504116", "epci:242504181", "epci:242504355"}},
	{name: "Haut-Jura", since: launch, code: "2705", official: "Haut-Jura",
		members: []string{"epci:200026573", "epci:243900479", "epci:243900610", "epci:200069623", "epci:243900412"}},
	{name: "Le Creusot – Gueugnon, Bourbon-Lancy, Charolais et Autun", since: launch, pilot: true, code: "2708", official: "Ouest Saône-et-Loire",
		members: []string{"epci:247100290", "epci:200070530", "epci:200071884", "epci:200070316"}},
	{name: "Montbard Metal Valley", since: recognised, pilot: true, code: "2701", official: "Auxois Morvan",
		members: []string{"epci:242101491", "epci:242101459", "epci:200071017", "epci:242101442"}},
	{name: "Nevers et Sud Nivernais", since: launch, code: "2706", official: "Nevers Val de Loire",
		members: []string{"epci:245804406", "epci:200067700", "epci:245801063"}},
	{name: "Nord Franche-Comté", since: launch, pilot: true, code: "2707", official: "Nord Franche-Comté",
		members: []string{"epci:200065647", "epci:200069052", "epci:200069060", "epci:247000722", "epci:249000241"}},
	{name: "Vosges saônoises", since: launch, code: "2709", official: "Vosges saônoises",
		members: []string{"epci:200041721", "epci:247000664", "epci:247000755", "epci:247000821", "epci:247000854"}},
}

// The two days on which territories of the story are labelled.
const (
	launch     = "2018-11-22"
	recognised = "2019-01-25"
)

// bertranges is CC Les Bertranges without La Chapelle-Montlinard (18049), which lies in another region: the commune
// list of October 2020 leaves it out.
var bertranges = fields{"member": "epci:200068088", "part": strings.Fields(`
	58009 58013 58014 58027 58045 58053 58056 58059 58061 58067 58101 58127 58131 58147 58155 58174
	58184 58186 58188 58189 58203 58212 58218 58220 58231 58234 58254 58279 58298 58300 58302`)}

func (p place) slug() string             { return locale.Slug(p.name) }
func (p place) id() register.ID          { return register.Join("ti", p.slug()) }
func (p place) body() register.ID        { return register.Join("body", "project", p.slug()) }
func (p place) who(r string) register.ID { return register.Join("person", r+"-"+p.slug()) }

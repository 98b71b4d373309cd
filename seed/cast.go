package seed

import (
	"fmt"
	"strings"

	"jalon/programme"
	"jalon/register"
)

// Those who act in every story. They are invented, and their names say so.
const (
	greffe       register.ID = "person:greffe"
	nationalDesk register.ID = "person:secretariat-national"
	regionalDesk register.ID = "person:secretariat-region"
)

// The bodies and the programme of the stories.
const (
	ti2018   register.ID = "programme:territoires-industrie-2018"
	national register.ID = "body:national"
	regional register.ID = "body:regional:27"
)

// opening opens the register, the programme and its national committee. Every story begins so, under the same keys.
func opening() []Step {
	pack, err := programme.Embedded("territoires-industrie-2018")
	if err != nil {
		panic("seed: " + err.Error())
	}
	s := &scene{story: "opening"}
	s.by(greffe).act("register.opened", launch, fields{
		"name": "Registre des Territoires d’industrie", "registrar": greffe, "person": "Greffe du registre (personne fictive)"}, invented)
	s.by(greffe).act("programme.opened", launch, fields{"pack": pack}, from(government, aer))
	s.by(greffe)
	for _, m := range nationalSeats {
		s.person(launch, m.who, m.name)
		if m.org != "" {
			s.act("organisation.registered", launch, fields{"organisation": m.org, "name": m.orgName, "operator": m.operator}.clean(), from(firstNational))
		}
	}
	s.act("body.constituted", launch, fields{
		"body": national, "programme": ti2018, "level": "national", "name": "Comité de pilotage national"}, from(aer),
		because("Le comité est réputé constitué au lancement ; sa première réunion documentée est celle du 7 janvier 2019."))
	for _, m := range nationalSeats {
		s.seat(launch, national, m.seat, m.who, m.org, "")
	}
	return s.steps
}

// member is an invented holder of a seat, and the real organisation it sits for.
type member struct {
	seat     string
	who      register.ID
	name     string
	org      register.ID
	orgName  string
	operator string
}

var nationalSeats = []member{
	{seat: "minister-economy", who: "person:ministre-economie", name: "Ministre de l’Économie et des Finances", org: "org:ministere-economie", orgName: "Ministère de l’Économie et des Finances"},
	{seat: "minister-cohesion", who: "person:ministre-cohesion", name: "Ministre de la Cohésion des territoires", org: "org:ministere-cohesion", orgName: "Ministère de la Cohésion des territoires et des Relations avec les collectivités territoriales"},
	{seat: "regions-de-france", who: "person:regions-de-france", name: "Représentante de Régions de France", org: "org:regions-de-france", orgName: "Régions de France"},
	{seat: "adcf", who: "person:adcf", name: "Représentant de l’AdCF", org: "org:adcf", orgName: "Assemblée des communautés de France (AdCF)"},
	{seat: "industry", who: "person:france-industrie", name: "Représentant de France Industrie", org: "org:france-industrie", orgName: "France Industrie"},
	{seat: "business-france", who: "person:business-france", name: "Représentante de Business France", org: "org:business-france", orgName: "Business France", operator: "business-france"},
	{seat: "bpifrance", who: "person:bpifrance", name: "Représentant de Bpifrance", org: "org:bpifrance", orgName: "Bpifrance", operator: "bpifrance"},
	{seat: "banque-des-territoires", who: "person:banque-des-territoires", name: "Représentante de la Banque des Territoires", org: "org:banque-des-territoires", orgName: "Banque des Territoires", operator: "banque-des-territoires"},
	{seat: "pole-emploi", who: "person:pole-emploi", name: "Représentant de Pôle emploi", org: "org:pole-emploi", orgName: "Pôle emploi", operator: "pole-emploi"},
	{seat: "secretariat", who: nationalDesk, name: "Secrétariat du programme national"},
}

var regionalSeats = []member{
	{seat: "regional-council-president", who: "person:presidente-region", name: "Présidente du conseil régional", org: "org:region-bourgogne-franche-comte", orgName: "Région Bourgogne-Franche-Comté"},
	{seat: "state", who: "person:prefet-region", name: "Préfet de région", org: "org:prefecture-bourgogne-franche-comte", orgName: "Préfecture de la région Bourgogne-Franche-Comté"},
	{seat: "regional-economic-agency", who: "person:directrice-aer", name: "Directrice de l’agence économique régionale", org: "org:aer-bfc", orgName: "AER Bourgogne-Franche-Comté"},
	{seat: "economic-partner", who: "person:cci-region", name: "Représentant de la chambre de commerce et d’industrie de région", org: "org:cci-bourgogne-franche-comte", orgName: "CCI Bourgogne-Franche-Comté"},
	{seat: "operator", who: "person:bpifrance-region", name: "Directeur régional de Bpifrance", org: "org:bpifrance"},
	{seat: "operator", who: "person:banque-des-territoires-region", name: "Directrice régionale de la Banque des Territoires", org: "org:banque-des-territoires"},
	{seat: "secretariat", who: regionalDesk, name: "Secrétariat du comité régional"},
}

// person registers an invented person, whose name says so.
func (s *scene) person(on string, who register.ID, name string) *scene {
	return s.act("person.registered", on, fields{"person": who, "name": name + " (personne fictive)"}, invented)
}

// seat gives an invented person a seat.
func (s *scene) seat(on string, body register.ID, seat string, who, org register.ID, epci string, say ...saying) *scene {
	return s.act("seat.filled", on, fields{
		"body": body, "seat": seat, "person": who, "organisation": string(org), "member": epci}.clean(), append(say, invented)...)
}

// clean drops the fields that are empty texts.
func (f fields) clean() fields {
	for k, v := range f {
		if v == "" || v == register.ID("") {
			delete(f, k)
		}
	}
	return f
}

// president is the invented president of a member EPCI.
func president(epci string) register.ID { return register.Join("person", "president-"+epci) }

// authority is the organisation that an EPCI is.
func authority(epci string) register.ID { return register.Join("org", "epci-"+epci) }

// siren returns the number of a member written epci:…
func siren(member string) string { return strings.TrimPrefix(member, "epci:") }

// meetingID names a meeting by its body and its day.
func meetingID(body register.ID, on string) register.ID {
	return register.ID(fmt.Sprintf("meeting:%s:%s", body.Tail(), on))
}

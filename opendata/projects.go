package opendata

import (
	"crypto/sha1" // #nosec G505 -- RFC 9562 makes named UUIDs of it; nothing rests on its strength
	"fmt"
	"strings"
	"time"

	"jalon/register"
)

// projects are the actions of the plans, with the labels that the format has for phases and statuses.
var projects = Format{
	File:   "projets-territoire.csv",
	Schema: "https://schema.data.gouv.fr/betagouv/schema-projet-collectivites-transition-ecologique/0.1.0",
	Fields: []Field{
		{Name: "id", Type: "string", Required: true, Pattern: `^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$`},
		{Name: "createdAt", Type: "string", Required: true, Pattern: moment},
		{Name: "updatedAt", Type: "string", Required: true, Pattern: moment},
		{Name: "nom", Type: "string", Required: true},
		{Name: "description", Type: "string"},
		{Name: "budgetPrevisionnel", Type: "integer"},
		{Name: "dateDebutPrevisionnelle", Type: "string"},
		{Name: "phase", Type: "string", Enum: []string{"Idée", "Étude", "Opération"}},
		{Name: "phaseStatut", Type: "string", Enum: []string{"En cours", "En retard", "En pause", "Bloqué", "Abandonné", "Terminé"}},
		{Name: "programme", Type: "string"},
		{Name: "porteurCodeSiret", Type: "string", Pattern: `^\d{14}$`},
		{Name: "porteurReferentEmail", Type: "string"},
		{Name: "porteurReferentTelephone", Type: "string"},
		{Name: "porteurReferentPrenom", Type: "string"},
		{Name: "porteurReferentNom", Type: "string"},
		{Name: "porteurReferentFonction", Type: "string"},
		{Name: "competences", Type: "array"},
		{Name: "leviers", Type: "array"},
		{Name: "mecId", Type: "string"},
		{Name: "tetId", Type: "string"},
		{Name: "recocoId", Type: "string"},
		{Name: "collectiviteIds", Type: "array"},
	},
	rows: func(v register.View, add func(register.ID, ...string)) {
		for id, a := range v.Actions.All() {
			if _, begun := a.Status.On(v.On); begun {
				add(id, project(v, a)...)
			}
		}
	},
}

const moment = `^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:?\d{2})$`

// The labels of the format, by our codes; those of a phase and of a status are one vocabulary each.
var (
	phases   = map[string]string{"idea": "Idée", "study": "Étude", "operation": "Opération"}
	statuses = map[string]string{"in-progress": "En cours", "late": "En retard", "on-hold": "En pause", "blocked": "Bloqué", "abandoned": "Abandonné", "finished": "Terminé"}
)

func project(v register.View, a *register.Action) []string {
	s := a.Sheet(v.On)
	budget, programme, epci := "", "", []string(nil)
	if s.Cost > 0 {
		budget = fmt.Sprint(int64(s.Cost) / 100)
	}
	if t, ok := v.Territories.Get(a.Territory); ok {
		p, _ := v.Programmes.Get(t.Programme)
		programme, epci = p.Pack.Name.FR, t.EPCI(v.On)
	}
	history := v.History(a.ID)
	return []string{uuid(a.ID), recorded(v, a.Act), recorded(v, history[len(history)-1]), s.Title, s.Description, budget, s.Start.String(),
		phases[a.Phase.Value(v.On)], statuses[a.Status.Value(v.On)], programme, organisation(v, s.Organisation).siret, "", "", "", "", "", "", "", "", "", "", array(epci)}
}

// recorded is the moment at which an act was recorded.
func recorded(v register.View, seq int64) string {
	line, _ := v.Line(seq)
	return time.UnixMilli(line.Recorded).UTC().Format("2006-01-02T15:04:05.000Z")
}

// array writes codes as a Table Schema array in a CSV cell.
func array(codes []string) string {
	if len(codes) == 0 {
		return ""
	}
	return `["` + strings.Join(codes, `","`) + `"]`
}

// uuid is the identifier of a thing as a named UUID (RFC 9562, version 5, in the name space of URLs): the same thing always has the same one.
func uuid(id register.ID) string {
	space := [16]byte{0x6b, 0xa7, 0xb8, 0x11, 0x9d, 0xad, 0x11, 0xd1, 0x80, 0xb4, 0x00, 0xc0, 0x4f, 0xd4, 0x30, 0xc8}
	sum := sha1.Sum(append(space[:], "urn:jalon:"+string(id)...)) // #nosec G401
	sum[6], sum[8] = sum[6]&0x0f|0x50, sum[8]&0x3f|0x80
	return fmt.Sprintf("%x-%x-%x-%x-%x", sum[0:4], sum[4:6], sum[6:8], sum[8:10], sum[10:16])
}

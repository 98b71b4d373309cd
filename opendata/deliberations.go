package opendata

import (
	"cmp"
	"strings"

	"jalon/register"
)

// deliberations are the resolutions that authorised the signatures of contracts. Their subject is that of the nomenclature of the State's
// control of local acts, 8.4: aménagement du territoire.
var deliberations = Format{
	File:   "deliberations.csv",
	Schema: "https://schema.data.gouv.fr/scdl/deliberations/2.1.5",
	Fields: []Field{
		{Name: "COLL_NOM", Type: "string", Required: true},
		{Name: "COLL_SIRET", Type: "string", Required: true, Pattern: `^\d{14}$`},
		{Name: "DELIB_ID", Type: "string", Required: true},
		{Name: "DELIB_DATE", Type: "date", Required: true},
		{Name: "DELIB_MATIERE_CODE", Type: "string", Required: true, Pattern: `^\d\.\d{1,2}$`},
		{Name: "DELIB_MATIERE_NOM", Type: "string", Required: true},
		{Name: "DELIB_OBJET", Type: "string", Required: true},
		{Name: "BUDGET_ANNEE", Type: "string", Pattern: `^[0-9]{4}(\/[0-9]{4})?$`},
		{Name: "BUDGET_NOM", Type: "string"},
		{Name: "PREF_ID", Type: "string"},
		{Name: "PREF_DATE", Type: "date"},
		{Name: "VOTE_EFFECTIF", Type: "integer"},
		{Name: "VOTE_REEL", Type: "integer"},
		{Name: "VOTE_POUR", Type: "integer"},
		{Name: "VOTE_CONTRE", Type: "integer"},
		{Name: "VOTE_ABSTENTION", Type: "integer"},
		{Name: "DELIB_URL", Type: "string"},
	},
	rows: func(v register.View, add func(register.ID, ...string)) {
		for id, c := range v.Contracts.All() {
			for _, s := range c.Signatures {
				if s.Deliberation == "" || s.On > v.On {
					continue
				}
				o := organisation(v, s.Organisation)
				number, _, _ := strings.Cut(s.Deliberation, " du ")
				add(id, o.name, o.siret, cmp.Or(strings.TrimSpace(strings.TrimPrefix(number, "n°")), s.Deliberation), dayIn(s.Deliberation), "8.4", "Aménagement du territoire",
					"Signature : "+c.Title, "", "", "", "", "", "", "", "", "", "")
			}
		}
	},
}

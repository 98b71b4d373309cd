package source

import "jalon/locale"

var sirene = Source{ID: "sirene", Publisher: "Insee", Licence: openLicence, Tag: Public, Form: Cells, read: readSirene,
	Title:       locale.Text{FR: "Sirene : établissements en activité", EN: "Sirene: active establishments"},
	Attribution: "Insee, base Sirene des entreprises et de leurs établissements, {vintage}",
	Page:        "https://www.data.gouv.fr/datasets/base-sirene-des-entreprises-et-de-leurs-etablissements-siren-siret"}

func readSirene(r *reading) error { return nil }

package source

import (
	"time"

	"jalon/atlas"
	"jalon/locale"
)

// sirene is the monthly file of establishments, StockEtablissement, in Parquet or in zipped CSV: 44 million rows, of which those of
// active establishments are counted by commune, activity and size, and by the commune of their head office. Seven columns are read,
// eight when a SIRET comes twice; those that tell who somebody is never are.
var sirene = Source{ID: "sirene", Publisher: "Insee", Licence: openLicence, Tag: Public, Form: Cells, read: readSirene,
	Title:       locale.Text{FR: "Sirene : établissements en activité, par activité et taille", EN: "Sirene: active establishments, by activity and size"},
	Attribution: "Insee, base Sirene des entreprises et de leurs établissements, {vintage}",
	Page:        "https://www.data.gouv.fr/datasets/base-sirene-des-entreprises-et-de-leurs-etablissements-siren-siret",
	Files:       []Download{{Vintage: "latest", URL: "https://object.files.data.gouv.fr/data-pipeline-open/siren/stock/StockEtablissement_utf8.parquet"}}}

// sireneColumns are the columns that are read, in the order of [batch.codes].
var sireneColumns = []string{"codeCommuneEtablissement", "etatAdministratifEtablissement", "trancheEffectifsEtablissement",
	"activitePrincipaleEtablissement", "nomenclatureActivitePrincipaleEtablissement", "etablissementSiege"}

const (
	ofCommune = iota
	ofState
	ofBand
	ofActivity
	ofNomenclature
	ofSeat
)

const (
	siretColumn   = "siret"
	treatedColumn = "dateDernierTraitementEtablissement"
)

func readSirene(r *reading) error {
	w := newWords()
	s, err := openStock(r.file, &wanted{number: siretColumn, digits: 14, coded: sireneColumns, optional: 1, treated: treatedColumn, meaning: w.meaning})
	if err != nil {
		return err
	}
	defer s.Close()
	c := &sireneCount{reading: r, stock: s, words: w, keep: openWorkings(r.ask), twice: map[uint64][]row{}, gone: map[place]bool{}}
	r.table = &table{name: r.title(), header: sireneColumns}
	if c.units, err = c.readUnits(); err != nil {
		return err
	}
	if err := c.count(); err != nil {
		return err
	}
	if err := c.duplicates(); err != nil {
		return err
	}
	if r.vintage = r.ask.Vintage; r.vintage == "" {
		r.vintage = r.ask.Now().AddDate(0, 0, -20).Format("2006-01") // the file of a month comes out about the first of the next
	}
	if r.ask.Geography == 0 {
		r.ask.Geography = min(c.year(), lastYear(r.ask.Atlas))
	}
	c.fill()
	return nil
}

// year is that of the vintage, as 2026 of 2026-11.
func (c *sireneCount) year() int {
	month, err := time.Parse("2006", c.vintage[:min(4, len(c.vintage))])
	if err != nil {
		return c.ask.Now().Year()
	}
	return month.Year()
}

func lastYear(a *atlas.Atlas) int {
	states := a.States()
	return states[len(states)-1].Year
}

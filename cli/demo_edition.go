package cli

import (
	"time"

	"jalon/act"
	"jalon/calendar"
	"jalon/document"
	"jalon/portrait"
	"jalon/register"
)

// demonstrated publishes an edition of a portrait, so that the demonstration has one to read: its hash is of what this program
// composes, so that no story can carry it.
func (e *env) demonstrated(r *opened) error {
	const edition, analyst = "portrait:nord-franche-comte-demonstration", "person:directrice-aer"
	day := calendar.MustParse("2019-03-15") // before the protocol is signed, so that it can be held against what was frozen
	there := false
	err := r.Read(e, 0, func(v register.View) error {
		there = v.Portraits.Has(edition)
		return nil
	})
	if err != nil || there {
		return err
	}
	p, err := e.portrait(r, document.Asked{Territory: "ti:nord-franche-comte"}, day, e.Lang)
	if err != nil {
		return err
	}
	p.Comments = []portrait.Comment{{Section: "growth", Text: "Commentaire fictif : la baisse de l’emploi tient d’abord à l’automobile ; à instruire avec les entreprises."}}
	if err := e.sign(r, p, day, analyst); err != nil {
		return err
	}
	hash, err := document.KeepEdition(e, r.store, p, analyst, time.Now())
	if err != nil {
		return err
	}
	_, err = r.Propose(e, register.Proposal{By: analyst, Key: edition, Drafts: []register.Draft{{Effect: day, Fictitious: true, Grounds: "Édition de démonstration.",
		Act: &act.PortraitPublished{Portrait: edition, Territory: "ti:nord-franche-comte", Edition: "démonstration", Publisher: "org:aer-bfc", Hash: hash}}}})
	return err
}

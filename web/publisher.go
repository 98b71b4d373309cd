package web

import "jalon/locale"

// Publisher (éditeur) is who runs the site and answers for it. What is not given is said to be missing, never made up.
type Publisher struct {
	Name          string // "Région …, direction de l’économie"
	Director      string // of publication
	Contact       string // an address to write to
	Host          string // name, address and telephone of the host
	Security      string // whom to tell about a weakness: an e-mail or a page
	Accessibility Conformity
}

// Conformity (état de conformité) is what the last accessibility audit found. Without an audit, a site does not conform.
type Conformity string

// What an audit may find.
const (
	NotConforming       Conformity = ""
	PartiallyConforming Conformity = "partial"
	FullyConforming     Conformity = "full"
)

var conformities = map[Conformity]locale.Text{
	NotConforming:       {FR: "Accessibilité : non conforme", EN: "Accessibility: not compliant"},
	PartiallyConforming: {FR: "Accessibilité : partiellement conforme", EN: "Accessibility: partially compliant"},
	FullyConforming:     {FR: "Accessibilité : totalement conforme", EN: "Accessibility: fully compliant"},
}

// accessibility says how far the site conforms, which French law wants on the first page.
func (v *visit) accessibility() string {
	return typeset(v.lang, conformities[v.site.options.Publisher.Accessibility].FR, conformities[v.site.options.Publisher.Accessibility].EN)
}

package act

import (
	"regexp"

	"jalon/locale"
	"jalon/register"
)

// PortraitPublished (publication d'un portrait) freezes an edition of a territory's economic portrait: its publisher and
// the hash of the document, so that what a committee read can be found again.
type PortraitPublished struct {
	Portrait  id     `json:"portrait" fr:"Portrait" en:"Portrait"`
	Territory id     `json:"territory" fr:"Territoire" en:"Territory"`
	Edition   string `json:"edition" fr:"Édition" en:"Edition"`
	Publisher id     `json:"publisher" fr:"Éditeur" en:"Publisher"`
	Hash      string `json:"hash" fr:"Empreinte SHA-256" en:"SHA-256 hash"`
	Meeting   id     `json:"meeting,omitempty" fr:"Réunion" en:"Meeting"`
}

// Kind implements register.Act.
func (*PortraitPublished) Kind() kind { return "portrait.published" }

// Power is that of someone who sits for the publisher in a body competent over the territory.
func (a *PortraitPublished) Power(*state) power {
	return power{Kind: a.Kind(), Over: a.Territory, For: a.Publisher}
}

var hashForm = regexp.MustCompile(`^[0-9a-f]{64}$`)

// hashed refuses what is not a SHA-256 hash. An empty one passes.
func hashed(field, hash string) *register.Refusal {
	if hash != "" && !hashForm.MatchString(hash) {
		return register.Refuse(register.Invalid, "hash.malformed", "hash", hash).On(field)
	}
	return nil
}

// Check implements register.Act.
func (a *PortraitPublished) Check(s *state, at stamp) *register.Refusal {
	return first(taken(s, "portrait", a.Portrait, "portrait"), absent("territory", a.Territory == ""), absent("publisher", a.Publisher == ""), absent("edition", a.Edition == ""), absent("hash", a.Hash == ""),
		hashed("hash", a.Hash), unknown(s, "territory", "ti", a.Territory), unknown(s, "meeting", "meeting", a.Meeting),
		unknown(s, "publisher", "org", a.Publisher))
}

// Apply implements register.Act.
func (a *PortraitPublished) Apply(s *state, at stamp) {
	s.Portraits.Add(a.Portrait, register.Portrait{ID: a.Portrait, Territory: a.Territory, Edition: a.Edition,
		Publisher: a.Publisher, Hash: a.Hash, Meeting: a.Meeting, On: at.Effect, Act: at.Seq})
	s.Concern(a.Territory, a.Publisher, a.Meeting)
}

var portraitPublished = register.Declaration{
	New:      func() register.Act { return new(PortraitPublished) },
	Name:     locale.Text{FR: "Publication d’un portrait", EN: "Portrait published"},
	Sentence: locale.Text{FR: "{publisher} publie le portrait de {territory} : {edition}.", EN: "{publisher} publishes the portrait of {territory}: {edition}."},
	Help:     locale.Text{FR: "Fige une édition du portrait économique d’un territoire.", EN: "Freezes an edition of a territory’s economic portrait."},
}

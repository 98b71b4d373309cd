package web

import (
	"strings"

	"jalon/atlas"
	"jalon/locale"
	"jalon/perimeter"
	"jalon/register"
	"jalon/web/ui"
)

// mostOffered bounds what a search in the studio shows.
const mostOffered = 12

// lookedFor finds EPCI and communes by name or code.
func (v *visit) lookedFor(s sketch) (all []ui.Parted) {
	wanted := strings.Fields(strings.ReplaceAll(locale.Slug(v.asked.Get("q")), "-", " "))
	if len(wanted) == 0 {
		return nil
	}
	for _, one := range eligible(v.Atlas, s.ground.Vintage) {
		if len(all) < mostOffered && one.answers(wanted) && !perimeter.Holds(s.members, one.member) {
			all = append(all, v.studioMember(s, one.member, false))
		}
	}
	return all
}

// candidate is what may become a member, as it is searched.
type candidate struct {
	member perimeter.Member
	text   string // its name and its code, plain
}

func (c candidate) answers(wanted []string) bool {
	for _, w := range wanted {
		if !strings.Contains(c.text, w) {
			return false
		}
	}
	return true
}

// candidates is the key of what may become a member on the map that stands from a day.
type candidates register.Day

// eligible lists what may become a member on a map: EPCI and EPT, then communes.
func eligible(a *atlas.Atlas, vintage atlas.Vintage) []candidate {
	return atlas.Derived(a, candidates(vintage.From), func() (all []candidate) {
		add := func(kind perimeter.Kind, code, name string) {
			all = append(all, candidate{perimeter.Member{Kind: kind, Code: code}, locale.Slug(name) + " " + strings.ToLower(code)})
		}
		for _, siren := range vintage.Groups() {
			g, _ := vintage.EPCI(siren)
			kind := perimeter.EPCI
			if g.Nature == "EPT" {
				kind = perimeter.EPT
			}
			add(kind, siren, g.Name)
		}
		for _, code := range vintage.Communes() {
			c, _ := vintage.Commune(code)
			add(perimeter.Commune, code, c.Name)
		}
		return all
	})
}

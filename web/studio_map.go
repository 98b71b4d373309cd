package web

import (
	"slices"

	"jalon/perimeter"
	"jalon/web/ui"
)

// studioMap draws what is kept, what comes, what goes, what is closed off and what is beside. Each member is chosen on it, or in
// its legend, to be taken out, put back or added.
func (v *visit) studioMap(s sketch) ui.Map {
	out, back, add := v.say("Retirer", "Take out"), v.say("Remettre", "Put back"), v.say("Ajouter", "Add")
	kept := v.shared(s, out, excluding(s.study.Codes, s.study.Came), s.members, perimeter.Difference, aspect{1, "", v.say("Dans le périmètre", "In the perimeter")})
	came := v.shared(s, out, s.study.Came, s.members, perimeter.Difference, aspect{2, "map-came", v.say("Entrent", "Come in")})
	went := v.shared(s, back, excluding(s.study.Went, s.study.Enclosed), s.today, perimeter.Union, aspect{6, "map-went", v.say("Sortent", "Go out")})
	enclosed := extent{name: v.say("Communes que le périmètre entoure", "Communes that the perimeter surrounds"), codes: s.study.Enclosed, aspect: aspect{4, "map-came", v.say("Enclavées", "Enclosed")}}
	beside := v.shared(s, add, s.outside(), s.beside(), perimeter.Union, aspect{3, "map-near", v.say("À côté", "Beside it")})
	return v.extents(s.ground.Vintage, v.say("Le périmètre et ses voisines", "The perimeter and its neighbours"), slices.Concat(kept, came, went, []extent{enclosed}, beside))
}

// shared shares communes out among members, so that each is drawn once. Choosing one puts its member in, or takes it out as
// with says; communes of no member lead nowhere.
func (v *visit) shared(s sketch, verb string, codes []string, members []perimeter.Member, with func(members, one []perimeter.Member) []perimeter.Member, how aspect) (all []extent) {
	for _, m := range members {
		its, _ := perimeter.Communes(s.ground.Vintage, []perimeter.Member{m})
		rest := excluding(codes, its)
		all = append(all, extent{name: verb + " " + v.memberName(m.ID()), codes: excluding(codes, rest), aspect: how, href: v.studioHref(s, with(s.members, []perimeter.Member{m}))})
		codes = rest
	}
	return append(all, extent{name: v.say("Communes qu’aucun membre ne tient", "Communes that no member holds"), codes: codes, aspect: how})
}

// beside lists the neighbours as members that may be added.
func (s sketch) beside() (all []perimeter.Member) {
	for _, n := range s.study.Neighbours {
		if m, may := s.mayAdd(n); may {
			all = append(all, m)
		}
	}
	return all
}

// mayAdd makes a member of a neighbour that is none, today or in the sketch.
func (s sketch) mayAdd(n perimeter.Neighbour) (m perimeter.Member, may bool) {
	m = perimeter.Member{Kind: perimeter.EPCI, Code: n.SIREN}
	return m, !perimeter.Holds(s.members, m) && !perimeter.Holds(s.today, m)
}

// outside lists the communes of the neighbours that nothing else of the map shows.
func (s sketch) outside() (codes []string) {
	members, _ := perimeter.Communes(s.ground.Vintage, s.beside())
	return excluding(members, slices.Concat(s.study.Codes, s.study.Went, s.study.Enclosed))
}

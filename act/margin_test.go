package act

import (
	"testing"

	"jalon/calendar"
)

// renamedNord is the first act after the small world in what follows; another rectifies it.
var renamedNord = by("secretaire", "2019-02-01", &TerritoryRenamed{"ti:nord", "Nord Franche-Conté"})

func rectifies(who string, over id, seq int64) deed {
	return by(who, "2019-02-02", &ActRectified{Act: seq, Over: over, Reason: "Faute de frappe", Field: "name", Reading: "Nord Franche-Comté"})
}

var erasedMaire = by("greffier", "2019-11-01", &ValueErased{"person:maire", "Demande de la personne"})

var marginTries = []try{
	{name: "in the margin", given: []deed{renamedNord}, when: rectifies("secretaire", "ti:nord", worldSize+1), then: func(t *testing.T, s *state) {
		marks := s.MarksOf(worldSize + 1)
		if len(marks) != 1 || marks[0].Act != worldSize+2 || marks[0].Reading != "Nord Franche-Comté" {
			t.Errorf("the margin holds %+v", marks)
		}
		if nord, _ := s.Territories.Get("ti:nord"); nord.Name.Value(calendar.MustParse("2019-02-02")) != "Nord Franche-Conté" {
			t.Error("a mention changes nothing else")
		}
	}},
	{name: "what one’s own body did", given: []deed{renamedNord}, when: rectifies("secretaire", "body:national", worldSize+1)},
	{name: "by the registry", given: []deed{renamedNord}, when: rectifies("greffier", "", worldSize+1)},
	{name: "the first act of all, without another reading", when: by("greffier", "2019-02-02", &ActRectified{Act: 1, Reason: "Le nom du registre manque d’un accent."})},
	{name: "by anybody, saying nothing of what it concerned", given: []deed{renamedNord}, when: rectifies("cheffe", "", worldSize+1), want: "power.missing"},
	{name: "over another’s territory", given: []deed{renamedNord}, when: rectifies("cheffe", "ti:dole", worldSize+1), want: "power.missing"},
	{name: "what concerned something else", given: []deed{renamedNord}, when: rectifies("secretaire", "ti:dole", worldSize+1), want: "act.elsewhere"},
	{name: "what is not yet", when: rectifies("secretaire", "ti:nord", worldSize+1), want: "act.unknown"},
	{name: "what never was", when: rectifies("secretaire", "ti:nord", 0), want: "act.unknown"},
	{name: "a field, without its reading", given: []deed{renamedNord}, when: by("greffier", "2019-02-02", &ActRectified{Act: worldSize + 1, Reason: "Faute", Field: "name"}), want: "field.required"},
	{name: "for no reason", given: []deed{renamedNord}, when: by("greffier", "2019-02-02", &ActRectified{Act: worldSize + 1}), want: "field.required"},

	{name: "a name", when: erasedMaire, then: func(t *testing.T, s *state) {
		p, _ := s.Persons.Get("person:maire")
		if len(s.Erased) != 1 || s.Erased[0] != p.Name[0].Value.Sealed().Digest || s.Erased[0] == "" || !p.Erased {
			t.Errorf("erased: %v, of %+v", s.Erased, p)
		}
		if marks := s.MarksOf(p.Act); len(marks) != 1 || marks[0].Kind != "value.erased" || marks[0].Act != worldSize+1 {
			t.Errorf("the margin of its act holds %+v", marks)
		}
		if seats := s.Seated("person:maire"); len(seats) != 1 {
			t.Error("who has no name any more keeps the seat until it is vacated")
		}
	}},
	{name: "a name, twice", given: []deed{erasedMaire}, when: erasedMaire, want: "value.already-erased"},
	{name: "a name, by who has no say", when: by("cheffe", "2019-11-01", &ValueErased{"person:maire", "Pour voir"}), want: "power.missing"},
	{name: "nobody’s name", when: by("greffier", "2019-11-01", &ValueErased{"person:rien", "Demande"}), want: "object.unknown"},
	{name: "a name, for no reason", when: by("greffier", "2019-11-01", &ValueErased{Person: "person:maire"}), want: "field.required"},
}

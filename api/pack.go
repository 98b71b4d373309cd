package api

import (
	"jalon/locale"
	"jalon/programme"
	"jalon/register"
)

type (
	pack  = programme.Pack
	named = programme.Named
)

// word names a code among those that the pack of a programme lists; one that is not listed stands for itself.
func (r reader) word(id register.ID, list func(*pack) []named, code string) locale.Text {
	if p, ok := r.Programmes.Get(id); ok {
		if n, ok := programme.Find(list(p.Pack), code); ok {
			return n.Name
		}
	}
	return itself(code)
}

func itself(code string) locale.Text { return locale.Text{FR: code, EN: code} }

// programmeOf returns the programme of a territory.
func (r reader) programmeOf(territory register.ID) register.ID {
	if t, ok := r.Territories.Get(territory); ok {
		return t.Programme
	}
	return ""
}

func wordsOf(list []named) (words []Word) {
	for _, n := range list {
		words = append(words, Word{n.ID, n.Name})
	}
	return words
}

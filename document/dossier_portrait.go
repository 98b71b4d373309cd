package document

import (
	"slices"

	"jalon/api"
	"jalon/calendar"
	"jalon/locale"
	"jalon/perimeter"
	"jalon/portrait"
	"jalon/register"
)

// portrait is the economic portrait of a territory: the edition that the meeting reads, else what is composed for its file; each section
// that says something, those that say nothing being listed at the end.
func (w dossier) portrait(t api.TerritorySheet) (parts []Section) {
	said, first, ok := w.read(t)
	if !ok {
		return nil
	}
	var left []string
	for i, s := range said.Sections {
		if s.Missing != "" {
			left = append(left, s.Title)
			continue
		}
		part := Section{Name: string(t.ID) + "-portrait-" + s.Name, Title: w.say("Portrait : {title}", "Portrait: {title}", "title", s.Title), Part: true,
			Blocks: append(w.rubric(s), w.comments(said.Of(s.Name))...)}
		if i == 0 {
			part.Blocks = append(first, part.Blocks...)
		}
		for i, b := range part.Blocks {
			if table, ok := b.(Table); ok {
				table.Caption += " – " + t.Name
				part.Blocks[i] = table
			}
		}
		parts = append(parts, part)
	}
	if n := len(parts); n > 0 && left != nil {
		parts[n-1].Blocks = append(parts[n-1].Blocks, Para(w.say("Rubriques que les données présentes ne renseignent pas : {list}.", "Sections that the data at hand do not fill: {list}.", "list", locale.List(w.lang, left))))
	}
	return parts
}

// read returns the portrait that the file gives to read, and what it says of it first: which edition it is, or that it is none.
func (w dossier) read(t api.TerritorySheet) (said *portrait.Portrait, first []Block, ok bool) {
	of, _ := w.Territories.Get(t.ID)
	if one, frozen := w.frozen(t); frozen != nil {
		first = []Block{Para(w.edition(one))}
		if frozen.Lang != w.lang {
			first = append(first, Para(w.say("Elle n’est pas publiée en français : la voici en anglais.", "It is not published in English: here it is in French.")))
		}
		if day, err := calendar.Parse(frozen.On); err == nil && !perimeter.Equal(of.Members(day), of.Members(w.On)) {
			first = append(first, Para(w.say("Depuis, le périmètre a changé : l’édition est celle du périmètre au {day}.", "The perimeter changed since: the edition is of the perimeter as of {day}.", "day", day)))
		}
		return frozen, first, true
	}
	composed, refusal := PortraitOf(w, w.View, t.ID, w.lang, w.data)
	if refusal != nil {
		return nil, nil, false
	}
	_ = w.reader.Reserve(w, w.View, composed, of.Members(w.On)) // a shelf that cannot be read leaves them out
	for _, p := range t.Portraits {
		first = append(first, Para(w.edition(p)))
	}
	return composed, append(first, Para(w.say("Portrait composé pour ce dossier : aucune édition publiée n’est gardée ici.", "Portrait composed for this file: no published edition is kept here."))), true
}

// frozen is the edition that was made for the meeting, else the last one published, in the language of the file and kept here.
func (w dossier) frozen(t api.TerritorySheet) (api.Portrait, *portrait.Portrait) {
	all := slices.Clone(t.Portraits)
	slices.SortStableFunc(all, func(a, b api.Portrait) int {
		if mine := w.mine(b) - w.mine(a); mine != 0 {
			return mine
		}
		return int(b.On - a.On)
	})
	var one api.Portrait
	var other *portrait.Portrait
	for _, p := range all {
		frozen, _, err := Edition(w, w.reader.Papers, &register.Portrait{ID: p.ID, Territory: t.ID, Edition: p.Edition, Hash: p.Hash})
		switch {
		case err != nil:
		case frozen.Lang == w.lang:
			return p, frozen
		case other == nil:
			one, other = p, frozen
		}
	}
	return one, other
}

// mine is 1 for an edition made for the meeting.
func (w dossier) mine(p api.Portrait) int {
	if p.Meeting != nil && p.Meeting.ID == w.meeting.ID {
		return 1
	}
	return 0
}

package web

import (
	"errors"

	"jalon/api"
	"jalon/locale"
	"jalon/portrait"
	"jalon/register"
	"jalon/web/ui"
)

// editionCheck composes an edition again from the data at hand, and says to anybody whether it is the same to the byte.
func editionCheck(v *visit) (page, error) {
	one, frozen, _, err := v.published()
	if err != nil {
		return page{}, err
	}
	found, err := v.recomposed(one, frozen)
	if err != nil {
		return page{}, err
	}
	territory := api.Name(v, v.View, one.Territory)
	title := v.say("Vérification de l’édition {edition}", "Verification of the edition {edition}", "edition", one.Edition)
	p := v.prose(title, territory.Name,
		prosePart{ID: "bytes", Heading: v.say("Ses octets", "Its bytes"), Texts: []string{v.say("Ils sont ceux dont l’acte n° {act} a consigné l’empreinte, le {day}.", "They are those whose hash act no. {act} recorded, on {day}.", "act", one.Act, "day", one.On)},
			Facts: []ui.Fact{{Term: "SHA-256", Values: []ui.Value{{Text: one.Hash, Code: true}}}}},
		prosePart{ID: "again", Heading: v.say("Composée de nouveau", "Composed again"), Texts: []string{found}, Command: "jalon edition check " + string(one.ID)})
	p.sheet, p.changes = map[string]any{"edition": one.ID, "hash": one.Hash, "formulas": frozen.Formulas, "finding": found}, true
	p.trail = []ui.Link{{Text: v.say("Territoires", "Territories"), Href: v.href("/territoires")}, v.refLink(territory), {Text: one.Edition, Href: v.href("/portraits/" + string(one.ID))}}
	return p, nil
}

// recomposed says what became of an edition that is composed again.
func (v *visit) recomposed(one *register.Portrait, frozen *portrait.Portrait) (string, error) {
	differ, err := v.reader().Recomposed(v, v.View, one, frozen)
	var refusal *register.Refusal
	switch {
	case errors.As(err, &refusal):
		return v.refusal(refusal), nil
	case err != nil:
		return "", err
	case differ != nil:
		return v.say("Elle diffère : {sections}. Les données importées ont changé depuis, ou le registre a appris quelque chose de ce jour-là.", "It differs: {sections}. The imported data changed since, or the register learnt something of that day.", "sections", locale.List(v.lang, differ)), nil
	}
	return v.say("Elle est la même, à l’octet près.", "It is the same, to the byte."), nil
}

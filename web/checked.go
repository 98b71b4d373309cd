package web

import (
	"net/http"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"time"

	"jalon/locale"
	"jalon/register"
	"jalon/web/ui"
)

// checkPage shows what an act would be, to be confirmed, and the acts that others took on the same thing since the form was
// opened.
func (v *visit) checkPage(kind register.Kind, receipt register.Receipt, since []int64) (p page, err error) {
	d, _ := v.Grammar().Declaration(kind)
	a := asking{v, kind, nil}
	rec := receipt.Acts[0]
	slots, around := unnamed(kind, a.of(reflect.TypeOf(d.New()).Elem(), actPart), a.around(kind))
	content := takePage{Checked: true, Action: prefix(v.lang) + v.path,
		Title: ui.Title{Kicker: v.text(d.Name), Text: v.say("Vérifiez avant d’engager", "Check before it binds"),
			Lead: v.say("Rien n’est encore inscrit. L’acte le sera à votre confirmation, et ne s’efface pas.", "Nothing is entered yet. The act will be when you confirm, and is never deleted.")},
		Facts: append(factsOf(v, append(slots, around...)), v.underFacts(&rec)...)}
	for name, values := range v.form {
		if name == "step" || name == "seen" {
			continue
		}
		for _, value := range values {
			content.Hidden = append(content.Hidden, ui.Pair{Name: name, Value: value})
		}
	}
	slices.SortStableFunc(content.Hidden, func(a, b ui.Pair) int { return strings.Compare(a.Name, b.Name) })
	content.Hidden = append(content.Hidden, ui.Pair{Name: "seen", Value: strconv.FormatInt(v.Seq(), 10)})
	p = page{name: "take", title: v.text(d.Name), trail: v.takeTrail()}
	if since != nil {
		p.status = http.StatusConflict
		content.Notice = &ui.Notice{Shape: ui.Late, Text: v.say("Un autre acte est passé entre-temps sur le même objet. Le vôtre reste possible : relisez les deux, puis confirmez.", "Another act was taken meanwhile on the same thing. Yours is still possible: read both again, then confirm.")}
		content.Since, err = v.acts(since)
	}
	if time.Since(v.who.Proved) > proofLasts {
		content.Prove = v.proveBeside()
	}
	p.content = content
	return p, err
}

// underFacts says by what right an act is taken.
func (v *visit) underFacts(rec *register.Record) (facts []ui.Fact) {
	if rec.Under == "" {
		return nil
	}
	facts = append(facts, ui.Fact{Term: v.say("Date d’effet", "Day of effect"), Values: []ui.Value{v.dayValue(rec.Effect)}},
		ui.Fact{Term: v.say("À quel titre", "By what right"), Values: []ui.Value{{Text: v.mandateName(rec.Under), Href: v.hrefOf(rec.Under)}, {Text: v.nameOf(rec.Body), Href: v.hrefOf(rec.Body)}}})
	return facts
}

// factsOf says what was typed, as a sheet.
func factsOf(v *visit, all []blank) (facts []ui.Fact) {
	add := func(term string, texts ...string) {
		var values []ui.Value
		for _, text := range texts {
			if text != "" {
				values = append(values, ui.Value{Text: text})
			}
		}
		if values != nil {
			facts = append(facts, ui.Fact{Term: term, Values: values})
		}
	}
	for _, s := range all {
		switch {
		case s.Field != nil && s.Field.Options != nil:
			add(s.Field.Label, selected(s.Field.Options)...)
		case s.Field != nil && s.Field.Value != "" && s.Field.Unit != "":
			add(s.Field.Label, s.Field.Value+locale.Fixed+s.Field.Unit)
		case s.Field != nil:
			add(s.Field.Label, lines([]string{s.Field.Value})...)
		case s.Choices != nil:
			add(s.Choices.Legend, selected(s.Choices.Options)...)
		case s.Date != nil && s.Date.ID != "effect" && s.Date.Year != "":
			if year, month, day, err := locale.ParseDay(s.Date.Day + "/" + s.Date.Month + "/" + s.Date.Year); err == nil {
				add(s.Date.Legend, locale.Day(v.lang, time.Date(year, month, day, 0, 0, 0, 0, time.UTC)))
			}
		case s.Group != nil:
			facts = append(facts, factsOf(v, s.Group.Slots)...)
		}
	}
	return facts
}

// selected are the labels of the options chosen; the first of a list, which stands for none, has no value.
func selected(all []ui.Option) (labels []string) {
	for _, o := range all {
		if o.Selected && o.Value != "" {
			labels = append(labels, o.Label)
		}
	}
	return labels
}

package web

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strings"

	"jalon/api"
	"jalon/locale"
	"jalon/perimeter"
	"jalon/register"
	"jalon/web/ui"
)

// says lists the fields of the act under the names its kind gives them.
func (v *visit) says(rec *register.Record) (facts []ui.Fact) {
	d, ok := v.Grammar().Declaration(rec.Kind)
	if !ok {
		return nil
	}
	fields := rec.Fields()
	for _, f := range d.Fields() {
		name := fieldName(f)
		value, given := fields[name]
		if !given || f.Anonymous {
			continue
		}
		fact := ui.Fact{Term: v.fieldLabel(f)}
		switch id, isText := value.(string); {
		case isText && fresh[rec.Kind] == name:
			fact.Values = []ui.Value{{Text: id, Code: true}}
		case !v.reads(f, fields):
			fact.Values = []ui.Value{{Text: v.text(readers[f.Tag.Get("readers")])}}
		default:
			fact.Values = v.fieldValues(name, value, fields)
		}
		facts = append(facts, fact)
	}
	return facts
}

// readers says who reads a field that not everybody does.
var readers = map[string]locale.Text{
	"writers": {FR: "lisible par ceux qui peuvent rédiger la fiche", EN: "read by those who may write the sheet"},
	"levels":  {FR: "lisible par les deux instances jusqu’à la réponse", EN: "read by both bodies until it is answered"},
}

// reads reports whether who is there reads a field of an act.
func (v *visit) reads(f reflect.StructField, fields map[string]any) bool {
	switch f.Tag.Get("readers") {
	case "writers":
		return v.writes(fields["action"])
	case "levels":
		id, _ := fields["question"].(string)
		return v.readsRequest(register.ID(id))
	}
	return true
}

// writes reports whether who is there may write the sheet of an action, and so read what it seals.
func (v *visit) writes(action any) bool {
	id, _ := action.(string)
	return v.who != nil && api.MayWriteSheet(v.View, register.ID(id), v.who.Person)
}

// fieldOf says the name of a field of a kind of acts.
func (v *visit) fieldOf(kind register.Kind, name string) string {
	d, ok := v.Grammar().Declaration(kind)
	if !ok {
		return name
	}
	for _, f := range d.Fields() {
		if fieldName(f) == name {
			return v.fieldLabel(f)
		}
	}
	return name
}

// unitless leaves out the unit that the text of an act counts in: pages, and their forms, write euros, days and names.
var unitless = strings.NewReplacer(" (centimes d’euro)", "", " (euro cents)", "", " (centièmes)", "", " (hundredths)", "", " (code)", "")

// fieldLabel says the name of a field, which its declaration gives in both languages, or the list of things has for all its parts.
func (v *visit) fieldLabel(f reflect.StructField) string {
	if said := f.Tag.Get(string(v.lang)); said != "" {
		return unitless.Replace(said)
	}
	if said, ok := partLabels[fieldName(f)]; ok {
		return v.text(said)
	}
	return fieldName(f)
}

// inHundredths reports whether the text of an act counts a field in hundredths of its unit.
func inHundredths(name string) bool {
	return strings.HasSuffix(name, "_hundredths") || name == "days" || name == "months"
}

// amount shows a number in the unit of its field.
func (v *visit) amount(name string, n int64) piece {
	switch {
	case name == "cents" || strings.HasSuffix(name, "_cents"):
		return piece{text: locale.Money(v.lang, n)}
	case inHundredths(name):
		return piece{text: v.quantity(n)}
	case name == "act" || name == "claim":
		return piece{v.number(n), v.actHref(n)}
	case name == "year":
		return piece{text: yearText(int(n))}
	}
	return piece{text: v.number(n)}
}

// fieldValues shows a field; the elements of a list one under the other, up to a number that a page can bear.
func (v *visit) fieldValues(name string, value any, fields map[string]any) (values []ui.Value) {
	const bearable = 100
	list, ok := value.([]any)
	if !ok {
		list = []any{value}
	}
	for i, one := range list {
		if i == bearable {
			return append(values, ui.Value{Text: v.say("… et {n} autres, dans le texte exact", "… and {n} more, in the exact text", "n", len(list)-bearable)})
		}
		said := v.pieces(name, one, fields)
		shown := ui.Value{Text: shorten(said.Text(), 600)}
		if len(said) == 1 {
			shown.Href = said[0].href
		}
		values = append(values, shown)
	}
	return values
}

// shorten cuts a long text, such as the rules of a programme; the whole is in the exact text of the act.
func shorten(text string, limit int) string {
	if letters := []rune(text); len(letters) > limit {
		return string(letters[:limit]) + "…"
	}
	return text
}

// The parts of a thing in a list, in the order they are said: what it is, that needs no name; then what is to be known of it.
var (
	plainParts = []string{"number", "nature", "year", "cents", "title", "what", "text", "organisation", "college", "person", "mandate", "action", "as", "level", "choice"}
	namedParts = []string{"by", "proxy", "item", "capacity", "deliberation", "delegation", "owner", "unit", "baseline_hundredths", "baseline_day", "source", "target_hundredths", "planned", "due", "basis", "for", "against", "blank", "report"}
)

// compound says a value made of several: a sealed text, a part of a member, a line of a list.
func (v *visit) compound(value map[string]any) string {
	if digest, ok := value["sealed"].(string); ok {
		if text, kept := v.Reveal(v, register.Sealed{Digest: digest}); kept {
			return text
		}
		return v.say("nom effacé", "name erased")
	}
	var m perimeter.Member
	if text, err := json.Marshal(value); err == nil && m.UnmarshalJSON(text) == nil {
		return v.say("{name} (en partie : {communes})", "{name} (in part: {communes})", "name", api.MemberName(v.View, m), "communes", v.count(len(m.Part), communeWord, communeWords))
	}
	return v.parts(value)
}

// parts says a thing that has several fields, some by their names.
func (v *visit) parts(value map[string]any) string {
	var words []string
	for _, key := range plainParts {
		if one, ok := value[key]; ok {
			words = append(words, v.pieces(key, one, value).Text())
		}
	}
	text := strings.Join(words, ", ")
	for _, key := range namedParts {
		if one, ok := value[key]; ok {
			text += v.say(" ; {name} : {value}", "; {name}: {value}", "name", strings.ToLower(v.text(partLabels[key])), "value", v.pieces(key, one, value).Text())
		}
	}
	return strings.TrimPrefix(strings.TrimPrefix(text, " ; "), "; ")
}

// listed says one word of a field that lists codes, or names a part of an action by its mark.
func (v *visit) listed(name, value string, fields map[string]any) (string, bool) {
	switch name {
	case "levels":
		return v.packWord("level", value, fields)
	case "services":
		return v.packWord("service", value, fields)
	case "communes":
		return v.nameOf(register.ID("com:" + value)), true
	case "kinds":
		return v.kindName(register.Kind(value)), true
	case "milestone", "target":
		return v.partOfAction(register.ID(fmt.Sprint(fields["action"])), value)
	}
	return "", false
}

// partOfAction says a milestone or an indicator of an action by its words.
func (v *visit) partOfAction(action register.ID, mark string) (string, bool) {
	a, ok := v.Actions.Get(action)
	if !ok {
		return "", false
	}
	sheet := a.Sheet(v.On)
	if m, ok := sheet.Milestone(mark); ok {
		return m.What, true
	}
	g, ok := sheet.Goal(mark)
	return g.What, ok
}

// presence says how somebody took part, or when they came and went.
func (v *visit) presence(code string) (string, bool) {
	switch code {
	case register.Arrived:
		return v.say("arrive", "arrives"), true
	case register.Left:
		return v.say("part", "leaves"), true
	}
	return strings.ToLower(v.text(attendances[code].text)), attendances[code].shape != ""
}

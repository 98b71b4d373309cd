package web

import (
	"reflect"
	"strconv"
	"strings"

	"jalon/calendar"
	"jalon/locale"
	"jalon/perimeter"
	"jalon/register"
	"jalon/web/ui"
)

// blank is one thing that the form of an act asks: one of the four.
type blank struct {
	Field   *ui.Field
	Choices *ui.Choices
	Date    *ui.DateField
	Group   *blanks
}

// blanks is a part of a form: what it asks of one thing.
type blanks struct {
	ID     string
	Legend string
	Error  string
	Slots  []blank
}

// mostBoxes is how many things are offered as boxes to tick, at most.
const mostBoxes = 24

// spare is how many empty lines a list of things with several fields offers; sending the form gives as many again.
const spare = 2

// asking writes the form of a kind of act: the fields of its Go type, with what was typed.
type asking struct {
	*visit
	kind  register.Kind
	wrong map[string]string // by the path of the field
}

// of asks for the fields of a type below a path.
func (a asking) of(t reflect.Type, path string) (all []blank) {
	for _, f := range reflect.VisibleFields(t) {
		if f.IsExported() && !f.Anonymous {
			all = append(all, a.slot(f, path+fieldName(f)))
		}
	}
	return all
}

// fieldName is the name of a field in JSON.
func fieldName(f reflect.StructField) string {
	name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
	return name
}

func optional(f reflect.StructField) bool { return strings.Contains(f.Tag.Get("json"), ",omit") }

// The types that a form asks for in a manner of their own.
var (
	dayType    = reflect.TypeFor[register.Day]()
	centsType  = reflect.TypeFor[register.Cents]()
	sealedType = reflect.TypeFor[register.Sealed]()
	itemType   = reflect.TypeFor[register.Item]()
	idType     = reflect.TypeFor[register.ID]()
	partType   = reflect.TypeFor[perimeter.Member]()
)

// slot asks for a field in the manner of its type.
func (a asking) slot(f reflect.StructField, path string) blank {
	field := ui.Field{ID: path, Name: path, Label: a.fieldLabel(f), Error: a.wrong[path], Value: a.form.Get(path), Optional: optional(f)}
	t := f.Type
	switch {
	case t == dayType:
		return blank{Date: a.date(path, field.Label, field.Optional)}
	case t.Kind() == reflect.Bool:
		return blank{Choices: &ui.Choices{ID: path, Name: path, Legend: field.Label, Error: field.Error, Several: true,
			Options: []ui.Option{{Value: "true", Label: a.say("oui", "yes"), Selected: field.Value == "true"}}}}
	case t == centsType: // the form is in euros, whatever the act is kept in
		field.Label, _, _ = strings.Cut(field.Label, " (")
		field.Unit, field.Mode, field.Width = "€", "decimal", "medium"
	case inHundredths(fieldName(f)):
		field.Mode, field.Width = "decimal", "short"
	case fieldName(f) == "orientation":
		field.Options = chosen(append([]ui.Option{{Label: a.say("— à choisir —", "— choose —")}}, a.orienting()...), field.Value)
	case t.Kind() >= reflect.Int && t.Kind() <= reflect.Int64:
		field.Mode, field.Width = "numeric", "short"
	case t.Kind() == reflect.Slice:
		return a.many(f, path, field)
	case t.Kind() == reflect.Struct && t != sealedType:
		return blank{Group: &blanks{ID: path, Legend: field.Label, Error: field.Error, Slots: a.of(t, path+".")}}
	default:
		a.one(f, path, &field)
	}
	return blank{Field: &field}
}

// one asks for a text, or for one of those there are.
func (a asking) one(f reflect.StructField, path string, field *ui.Field) {
	if long[fieldName(f)] {
		field.Lines = 4
		return
	}
	if options := a.options(f.Type, fieldName(f)); options != nil {
		field.Options = chosen(append([]ui.Option{{Label: a.say("— à choisir —", "— choose —")}}, options...), field.Value)
		return
	}
	if sort, fresh := a.named(f.Type, fieldName(f)); fresh {
		field.Hint = a.say("Un nom court, qui ne changera plus : {sort}:des-mots-en-minuscules.", "A short name that never changes: {sort}:words-in-lowercase.", "sort", sort)
		if field.Value == "" {
			field.Value = suggested(sort, a.site.register.Today())
		}
	}
}

// many asks for several: boxes to tick, one a line, or groups of fields.
func (a asking) many(f reflect.StructField, path string, field ui.Field) blank {
	element := f.Type.Elem()
	field.Value = strings.Join(a.form[path], "\n")
	switch {
	case element == idType || element.Kind() == reflect.String:
		if options := a.options(element, fieldName(f)); options != nil {
			if len(options) > mostBoxes {
				return blank{Group: a.several(path, field, options)}
			}
			return blank{Choices: &ui.Choices{ID: path, Name: path, Legend: field.Label, Error: field.Error, Several: true, Options: chosen(options, a.form[path]...)}}
		}
		field.Hint = a.say("Un par ligne.", "One a line.")
		if fieldName(f) == "places" {
			field.Hint = a.say("Un code de commune par ligne, comme 25388.", "One code of a commune a line, such as 25388.")
		}
	case element == itemType:
		field.Hint = a.say("Un point par ligne, dans leur ordre.", "One item a line, in their order.")
	case element == partType:
		field.Hint = a.say("Un membre par ligne, par son code : epci:200069052, com:25388.", "One member a line, by its code: epci:200069052, com:25388.")
	case element.Kind() == reflect.Struct:
		return blank{Group: a.lines(element, path, field)}
	}
	field.Lines = 4
	return blank{Field: &field}
}

// several asks for some of many things: a list for each of those chosen, and some more.
func (a asking) several(path string, field ui.Field, options []ui.Option) *blanks {
	g := &blanks{ID: path, Legend: field.Label, Error: field.Error}
	taken := lines(a.form[path])
	for i := range len(taken) + spare {
		one := ui.Field{ID: path + "." + strconv.Itoa(i), Name: path, Label: a.say("Choix {n}", "Choice {n}", "n", i+1), Optional: true,
			Options: append([]ui.Option{{Label: a.say("— à choisir —", "— choose —")}}, options...)}
		if i < len(taken) {
			one.Options = chosen(one.Options, taken[i])
		}
		g.Slots = append(g.Slots, blank{Field: &one})
	}
	return g
}

// lines asks for a list of things with several fields: those typed, and some more.
func (a asking) lines(t reflect.Type, path string, field ui.Field) *blanks {
	g := &blanks{ID: path, Legend: field.Label, Error: field.Error}
	for i := range typedLines(a.form, path) + spare {
		at := path + "." + strconv.Itoa(i)
		g.Slots = append(g.Slots, blank{Group: &blanks{ID: at, Legend: a.say("Ligne {n}", "Line {n}", "n", i+1), Error: a.wrong[at], Slots: a.of(t, at+".")}})
	}
	return g
}

// date asks for a day.
func (a asking) date(path, legend string, optional bool) *ui.DateField {
	d := &ui.DateField{ID: path, Name: path, Legend: legend, Error: a.wrong[path],
		Day: a.form.Get(path + ".day"), Month: a.form.Get(path + ".month"), Year: a.form.Get(path + ".year")}
	if day, err := calendar.Parse(a.form.Get(path)); err == nil {
		at := day.Time()
		d.Day, d.Month, d.Year = strconv.Itoa(at.Day()), strconv.Itoa(int(at.Month())), strconv.Itoa(at.Year())
	}
	if optional {
		d.Hint = a.say("Facultatif.", "Optional.")
	}
	return d
}

// chosen marks the options that were chosen.
func chosen(options []ui.Option, values ...string) []ui.Option {
	for i := range options {
		for _, value := range values {
			if value != "" && options[i].Value == value {
				options[i].Selected = true
			}
		}
	}
	return options
}

// long are the texts that take several lines.
var long = map[string]bool{"text": true, "reason": true, "grounds": true, "pack": true, "note": true, "what": true, "sealed_text": true,
	"context": true, "description": true, "results": true, "private": true}

// partLabels are the words of the fields that lists of things have.
var partLabels = map[string]locale.Text{
	"person": {FR: "Personne", EN: "Person"}, "as": {FR: "Présence", EN: "Attendance"}, "by": {FR: "Représenté par", EN: "Represented by"},
	"proxy":        {FR: "Pouvoir donné le", EN: "Proxy given on"},
	"organisation": {FR: "Organisme", EN: "Organisation"}, "college": {FR: "Collège", EN: "College"},
	"capacity": {FR: "Qualité", EN: "Capacity"}, "deliberation": {FR: "Délibération", EN: "Deliberation"}, "delegation": {FR: "Délégation de signature", EN: "Delegation of signature"},
	"id": {FR: "Repère", EN: "Mark"}, "what": {FR: "Quoi", EN: "What"}, "owner": {FR: "Qui", EN: "Who"}, "due": {FR: "Pour le", EN: "Due on"},
	"article": {FR: "Article", EN: "Article"}, "title": {FR: "Titre", EN: "Title"}, "text": {FR: "Texte", EN: "Text"},
	"label": {FR: "Nom de la pièce", EN: "Name of the document"}, "url": {FR: "Adresse", EN: "Address"}, "sha256": {FR: "Empreinte SHA-256", EN: "SHA-256 hash"},
	"action": {FR: "Action", EN: "Action"}, "level": {FR: "Maturité", EN: "Maturity"}, "basis": {FR: "Sur quoi elle se fonde", EN: "What it rests on"},
	"mandate": {FR: "Mandat", EN: "Mandate"}, "item": {FR: "Point", EN: "Item"}, "number": {FR: "Numéro", EN: "Number"},
	"nature": {FR: "Nature", EN: "Nature"}, "year": {FR: "Année", EN: "Year"}, "cents": {FR: "Montant", EN: "Amount"},
	"unit": {FR: "Unité", EN: "Unit"}, "planned": {FR: "Prévu le", EN: "Planned on"}, "source": {FR: "Source", EN: "Source"},
	"baseline_hundredths": {FR: "Départ", EN: "Baseline"}, "baseline_day": {FR: "Relevé au départ le", EN: "Baseline read on"}, "target_hundredths": {FR: "Cible", EN: "Target"},
	"choice": {FR: "Voix", EN: "Ballot"}, "for": {FR: "Pour", EN: "For"}, "against": {FR: "Contre", EN: "Against"}, "blank": {FR: "Blancs", EN: "Blank"}, "report": {FR: "Empreinte du procès-verbal", EN: "Hash of the report"},
}

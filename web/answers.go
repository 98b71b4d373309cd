package web

import (
	"encoding/json"
	"errors"
	"math/big"
	"net/url"
	"reflect"
	"strconv"
	"strings"

	"jalon/calendar"
	"jalon/locale"
	"jalon/register"
)

// answers reads a form back into an act: what asking wrote, typed by a person.
type answers struct {
	form  url.Values
	lang  locale.Lang
	wrong map[string]string // what was not understood, by the path of its field
}

// of reads the fields of a type below a path; what was left empty is left out.
func (a answers) of(t reflect.Type, path string) map[string]any {
	fields := map[string]any{}
	for _, f := range reflect.VisibleFields(t) {
		if f.IsExported() && !f.Anonymous {
			if value := a.value(f, path+fieldName(f)); value != nil {
				fields[fieldName(f)] = value
			}
		}
	}
	return fields
}

// value reads one field in the manner of its type, or nil when it was left empty.
func (a answers) value(f reflect.StructField, path string) any {
	t := f.Type
	text := strings.TrimSpace(a.form.Get(path))
	switch {
	case t == dayType:
		return a.day(path)
	case t.Kind() == reflect.Slice:
		return a.list(t.Elem(), path)
	case t.Kind() == reflect.Struct && t != sealedType:
		if fields := a.of(t, path+"."); len(fields) > 0 {
			return fields
		}
		return nil
	case text == "":
		return nil
	case t == centsType:
		cents, err := locale.ParseMoney(text)
		a.fault(path, err)
		return cents
	case inHundredths(fieldName(f)):
		return a.hundredths(path, text)
	case t.Kind() == reflect.Bool:
		return text == "true"
	case t.Kind() >= reflect.Int && t.Kind() <= reflect.Int64:
		return a.number(path, text)
	}
	return text
}

// number reads a whole number.
func (a answers) number(path, text string) any {
	n, err := strconv.ParseInt(strings.NewReplacer(" ", "", "\u00a0", "", "\u202f", "").Replace(text), 10, 64)
	if err != nil {
		a.wrong[path] = locale.Text{FR: "« " + text + " » n’est pas un nombre entier.", EN: "“" + text + "” is not a whole number."}.In(a.lang)
	}
	return n
}

// hundredths reads a number with two decimals at most, in hundredths.
func (a answers) hundredths(path, text string) any {
	n, ok := new(big.Rat).SetString(strings.NewReplacer(" ", "", "\u00a0", "", "\u202f", "", "−", "-", ",", ".").Replace(text))
	if ok {
		n.Mul(n, big.NewRat(100, 1))
	}
	if !ok || !n.IsInt() || !n.Num().IsInt64() || strings.ContainsAny(text, "/eEpP_xX") {
		a.wrong[path] = locale.Text{FR: "« " + text + " » n’est pas un nombre de deux décimales au plus, comme 4 ou 12,5.", EN: "“" + text + "” is not a number with at most two decimals, such as 4 or 12.5."}.In(a.lang)
		return nil
	}
	return n.Num().Int64()
}

// day reads a day from its three inputs, or from one.
func (a answers) day(path string) any {
	parts := []string{a.form.Get(path + ".day"), a.form.Get(path + ".month"), a.form.Get(path + ".year")}
	text := strings.TrimSpace(strings.Join(parts, "/"))
	if text == "//" {
		if text = a.form.Get(path); text == "" {
			return nil
		}
	}
	year, month, day, err := locale.ParseDay(text)
	if a.fault(path, err) {
		return nil
	}
	return calendar.Date(year, month, day).String()
}

// fault keeps why something was not understood, in the words of who reads.
func (a answers) fault(path string, err error) bool {
	var misread *locale.Misread
	switch {
	case errors.As(err, &misread):
		a.wrong[path] = misread.In(a.lang)
	case err != nil:
		a.wrong[path] = err.Error()
	}
	return err != nil
}

// list reads several: lines, boxes ticked, or groups of fields.
func (a answers) list(t reflect.Type, path string) any {
	var all []any
	switch {
	case t == itemType:
		for i, line := range lines(a.form[path]) {
			all = append(all, register.Item{Number: i + 1, Title: line})
		}
	case t.Kind() == reflect.Struct && t != partType:
		for i := range typedLines(a.form, path) {
			if fields := a.of(t, path+"."+strconv.Itoa(i)+"."); len(fields) > 0 {
				all = append(all, fields)
			}
		}
	default:
		for _, line := range lines(a.form[path]) {
			all = append(all, line)
		}
	}
	if all == nil {
		return nil
	}
	return all
}

// lines cuts texts into the lines that hold something.
func lines(texts []string) (all []string) {
	for _, text := range texts {
		for line := range strings.Lines(text) {
			if line = strings.TrimSpace(line); line != "" {
				all = append(all, line)
			}
		}
	}
	return all
}

// maxLines bounds the lines that a list of a form may have.
const maxLines = 1000

// typedLines counts the lines of a list in a form, up to the last that holds something.
func typedLines(form url.Values, path string) (n int) {
	for name, values := range form {
		rest, below := strings.CutPrefix(name, path+".")
		if !below || strings.Join(values, "") == "" {
			continue
		}
		number, _, _ := strings.Cut(rest, ".")
		if i, err := strconv.Atoi(number); err == nil && i >= n && i < maxLines {
			n = i + 1
		}
	}
	return n
}

// The parts of a form: the fields of the act, and what is said around it.
const actPart = "a."

// around is what a form says around its act.
type around struct {
	Effect   register.Day        `json:"effect,omitzero" fr:"Date d’effet" en:"Day of effect"`
	Grounds  string              `json:"grounds,omitempty" fr:"Motifs" en:"Grounds"`
	Evidence []register.Evidence `json:"evidence,omitempty" fr:"Pièces" en:"Evidence"`
}

// read reads a form into a draft. What was not understood is in wrong; a refusal is of the act as a whole.
func (a answers) read(g *register.Grammar, kind register.Kind) (register.Draft, *register.Refusal) {
	d, ok := g.Declaration(kind)
	if !ok || d.Retired {
		return g.Draft(register.Form{Kind: kind})
	}
	body, err := json.Marshal(a.of(reflect.TypeOf(d.New()).Elem(), actPart))
	if err != nil {
		return register.Draft{}, register.Malformed(err)
	}
	envelope, err := json.Marshal(a.of(reflect.TypeFor[around](), ""))
	form := register.Form{Kind: kind, Act: body}
	if err == nil && len(a.wrong) == 0 {
		err = json.Unmarshal(envelope, &form)
	}
	if err != nil {
		return register.Draft{}, register.Malformed(err)
	}
	form.Decision = a.decision()
	return g.Draft(form)
}

// decision reads the item of a meeting: meeting:…@2.
func (a answers) decision() *register.Decision {
	meeting, item, ok := strings.Cut(a.form.Get("decision"), "@")
	if !ok {
		return nil
	}
	number, _ := strconv.Atoi(item)
	return &register.Decision{Meeting: register.ID(meeting), Item: number}
}

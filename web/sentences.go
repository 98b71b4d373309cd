package web

import (
	"bytes"
	"encoding/json"
	"fmt"
	"html/template"
	"regexp"
	"strings"

	"jalon/locale"
	"jalon/programme"
	"jalon/register"
)

// piece is a stretch of a sentence: a text, and where it leads.
type piece struct{ text, href string }

// sentence is a line of the register: a declaration filled with the fields of an act.
type sentence []piece

// HTML writes the sentence with its links.
func (s sentence) HTML() template.HTML {
	var b strings.Builder
	for _, p := range s {
		text := template.HTMLEscapeString(p.text)
		if p.href != "" {
			text = `<a href="` + template.HTMLEscapeString(p.href) + `">` + text + "</a>"
		}
		b.WriteString(text)
	}
	return template.HTML(b.String()) // every text and address was escaped above
}

// Text writes the sentence for what shows no links.
func (s sentence) Text() string {
	var b strings.Builder
	for _, p := range s {
		b.WriteString(p.text)
	}
	return b.String()
}

var placeholder = regexp.MustCompile(`\{([a-z0-9_]+)\}`)

// readAct reads an act as a sentence: each place of its declaration filled with the act's field, as a reader wants it.
func (v *visit) readAct(rec *register.Record) sentence {
	d, ok := v.Grammar().Declaration(rec.Kind)
	if !ok {
		return sentence{{text: string(rec.Kind)}}
	}
	text := typeset(v.lang, d.Sentence.FR, d.Sentence.EN)
	fields := rec.Fields()
	var s sentence
	for {
		at := placeholder.FindStringSubmatchIndex(text)
		if at == nil {
			return s.ended(text)
		}
		name := text[at[2]:at[3]]
		said := v.pieces(name, fields[name], fields)
		if _, sealed := fields["sealed_"+name]; sealed {
			said = sentence{{text: "…"}} // its page tells it to those who may read
		}
		if before := text[:at[0]]; strings.HasSuffix(before, "«"+locale.Fixed) || strings.HasSuffix(before, "“") {
			said = said.within(v.lang)
		}
		s = append(append(s, piece{text: text[:at[0]]}), said...)
		text = text[at[1]:]
	}
}

// within sets words that stand in quotation marks and have some of their own.
func (s sentence) within(l locale.Lang) sentence {
	for i := range s {
		s[i].text = inner[l].Replace(s[i].text)
	}
	return s
}

// inner turns quotation marks into those of a second level.
var inner = map[locale.Lang]*strings.Replacer{locale.French: quoted("“", "”"), locale.English: quoted("‘", "’")}

func quoted(left, right string) *strings.Replacer {
	return strings.NewReplacer("«"+locale.Fixed, left, locale.Fixed+"»", right, "« ", left, " »", right)
}

// ended ends a sentence; words of a person that end with a stop need no second one, and no empty brackets are left.
func (s sentence) ended(rest string) sentence {
	if n := len(s); n > 1 && s[n-1].text == "—" && strings.HasSuffix(s[n-2].text, "(") && strings.HasPrefix(rest, ")") {
		s[n-2].text = strings.TrimRight(strings.TrimSuffix(s[n-2].text, "("), " "+locale.Fixed)
		return append(s[:n-1], piece{text: strings.TrimPrefix(rest, ")")})
	}
	return append(s, piece{text: rest})
}

// pieces shows the value of a field.
func (v *visit) pieces(name string, value any, fields map[string]any) sentence {
	switch value := value.(type) {
	case nil:
		return sentence{{text: "—"}}
	case []any:
		return v.list(name, value, fields)
	case float64:
		return sentence{v.amount(name, int64(value))}
	case bool:
		return sentence{{text: v.yes(value).Text}}
	case map[string]any:
		return sentence{{text: v.compound(value)}}
	case string:
		return sentence{v.word(name, value, fields)}
	}
	return sentence{{text: fmt.Sprint(value)}}
}

// list joins the elements of a list, the last one by "et".
func (v *visit) list(name string, all []any, fields map[string]any) (s sentence) {
	for i, one := range all {
		switch {
		case i > 0 && i == len(all)-1:
			s = append(s, piece{text: v.say(" et ", " and ")})
		case i > 0:
			s = append(s, piece{text: ", "})
		}
		s = append(s, v.pieces(name, one, fields)...)
	}
	if len(s) == 0 {
		return sentence{{text: "—"}}
	}
	return s
}

// word shows a text of an act: an identifier by the name of what it names, a day in words, a code by its word.
func (v *visit) word(name, value string, fields map[string]any) piece {
	if id := register.ID(value); strings.Contains(value, ":") && !strings.Contains(value, " ") {
		if said := v.nameOf(id); said != value {
			return piece{said, v.hrefOf(id)}
		}
	}
	var day register.Day
	if len(value) == len("2019-03-05") && day.UnmarshalText([]byte(value)) == nil {
		return piece{text: locale.Day(v.lang, day.Time())}
	}
	if said, ok := v.code(name, value, fields); ok {
		return piece{text: said}
	}
	return piece{text: value}
}

// code says a code by its word, in the field where it stands.
func (v *visit) code(name, value string, fields map[string]any) (string, bool) {
	if said, ok := v.listed(name, value, fields); ok {
		return said, true
	}
	switch name {
	case "seat":
		return v.seatName(register.ID(fmt.Sprint(fields["body"])), value), true
	case "phase", "level", "axis", "type", "operator", "college":
		return v.packWord(name, value, fields)
	case "status":
		return v.text(actionStatuses[value].text), actionStatuses[value].shape != ""
	case "tax":
		return wordOf(v, taxWords, value), true
	case "as":
		return v.presence(value)
	case "choice":
		return wordOf(v, votes, register.Choice(value)), true
	case "sense":
		return strings.ToLower(v.text(opinions[value].text)), opinions[value].shape != ""
	case "state":
		return strings.ToLower(wordOf(v, moneyStates, register.MoneyState(value))), true
	case "region":
		area, ok := v.Atlas.Region(value)
		return area.Name, ok
	case "answer":
		text, ok := resolutions[register.Resolution(value)]
		return v.text(text), ok
	case "member":
		return v.memberName("epci:" + value), true
	}
	return "", false
}

// packWord says a code of a programme's pack: that of the thing the act is about, or the only one there is.
func (v *visit) packWord(name, code string, fields map[string]any) (string, bool) {
	for _, p := range v.Programmes.All() {
		lists := map[string][]programme.Named{"level": p.Pack.Maturity, "service": p.Pack.Services, "axis": p.Pack.Axes, "operator": p.Pack.Operators, "college": p.Pack.Colleges}
		if n, ok := programme.Find(lists[name], code); ok {
			return v.text(n.Name), true
		}
		if ph, ok := p.Pack.Phase(code); ok && name == "phase" {
			return v.text(ph.Name), true
		}
		if l, ok := p.Pack.Level(code); ok && name == "level" {
			return v.text(l.Name), true
		}
		if c, ok := p.Pack.Contract(code); ok && name == "type" {
			return v.text(c.Name), true
		}
	}
	for _, words := range []map[string]locale.Text{actionPhases, questionTypes, actionTypes} {
		if t, ok := words[code]; ok {
			return v.text(t), true
		}
	}
	return "", false
}

// indented writes canonical JSON for people.
func indented(raw []byte) string {
	var b bytes.Buffer
	if json.Indent(&b, raw, "", "  ") != nil {
		return string(raw)
	}
	return b.String()
}

package register

import (
	"encoding/json"
	"strings"

	"jalon/locale"
)

// Fields returns what an act says, by the names of its fields, the places of its sentence; to be read only.
func (r *Record) Fields() map[string]any {
	if r.fields != nil {
		return r.fields
	}
	fields := map[string]any{}
	_ = json.Unmarshal(r.Act, &fields) // the act was read when it entered the register
	return fields
}

// SentenceOf returns the line that an act reads as, with its fields in their places.
func (v View) SentenceOf(r Record) locale.Text {
	d, ok := v.r.o.Grammar.Declaration(r.Kind)
	if !ok {
		return locale.Text{FR: string(r.Kind), EN: string(r.Kind)}
	}
	return locale.Text{
		FR: locale.Fill(locale.French, d.Sentence, v.words(r, locale.French)),
		EN: locale.Fill(locale.English, d.Sentence, v.words(r, locale.English)),
	}
}

// words gives each field of an act as a reader wants it: objects by their names, money in euros, days in words.
func (v View) words(r Record, l locale.Lang) map[string]any {
	words := map[string]any{}
	for name, value := range r.Fields() {
		words[name] = v.word(name, value, l)
		if public, sealed := strings.CutPrefix(name, "sealed_"); sealed {
			words[public] = "…"
		}
	}
	return words
}

func (v View) word(name string, value any, l locale.Lang) any {
	switch value := value.(type) {
	case string:
		return v.Say(value, l)
	case float64:
		if name == "cents" {
			return locale.Money(l, int64(value))
		}
		return int64(value)
	case []any:
		var words []string
		for _, one := range value {
			if s, ok := v.word(name, one, l).(string); ok {
				words = append(words, s)
			}
		}
		return words
	case map[string]any:
		return "…"
	}
	return value
}

// Say writes a text of an act for a reader: an identifier by the name of what it names, a day in words.
func (v View) Say(s string, l locale.Lang) string {
	if name, ok := v.NameOf(ID(s)); ok {
		return name
	}
	var d Day
	if d.UnmarshalText([]byte(s)) == nil && !d.IsZero() {
		return locale.Day(l, d.Time())
	}
	return s
}

// NameOf returns the name that an object of the register bears on the day read. Persons go by their identifier: their
// names are sealed.
func (v View) NameOf(id ID) (name string, ok bool) {
	switch id.Type() {
	case "ti":
		if t, found := v.Territories.Get(id); found {
			return dated(t.Name, v.On), true
		}
	case "org":
		if o, found := v.Organisations.Get(id); found {
			return dated(o.Name, v.On), true
		}
	case "body":
		if b, found := v.Bodies.Get(id); found {
			return dated(b.Name, v.On), true
		}
	case "contract":
		if c, found := v.Contracts.Get(id); found {
			return c.Title, true
		}
	case "action":
		if a, found := v.Actions.Get(id); found {
			return a.Sheet(v.On).Title, true
		}
	case "programme":
		if p, found := v.Programmes.Get(id); found {
			return p.Pack.Name.FR, true
		}
	case "funding":
		if f, found := v.Fundings.Get(id); found && f.Scheme != "" {
			return f.Scheme, true
		}
	case "application":
		if a, found := v.Applications.Get(id); found {
			return v.NameOf(a.Territory)
		}
	}
	return "", false
}

// dated returns the name of a day, or the first there was before any.
func dated(names Dated[string], on Day) string {
	if f, ok := names.On(on); ok {
		return f.Value
	}
	if len(names) > 0 {
		return names[0].Value
	}
	return ""
}

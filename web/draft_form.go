package web

import (
	"net/url"
	"reflect"
	"slices"
	"strings"

	"jalon/register"
	"jalon/web/ui"
)

// said is what a form says at one field.
type said struct{ path, label, text string }

// filled reads a form as its page does: each field with its label and what it was filled with, for a reader.
func (v *visit) filled(form url.Values) (all []said) {
	mine := v.form
	defer func() { v.form = mine }()
	v.form = form
	kind, act := strings.CutPrefix(v.path, "/agir/")
	if !act {
		return v.saidInSession()
	}
	d, ok := v.Grammar().Declaration(register.Kind(kind))
	if !ok {
		return nil
	}
	a := asking{v, register.Kind(kind), nil}
	return saidIn(nil, append(a.of(reflect.TypeOf(d.New()).Elem(), actPart), a.around(a.kind)...))
}

// saidIn adds what the fields of a form say.
func saidIn(all []said, blanks []blank) []said {
	for _, b := range blanks {
		switch {
		case b.Field != nil:
			all = append(all, saidAt(*b.Field))
		case b.Choices != nil:
			all = append(all, said{b.Choices.ID, b.Choices.Legend, strings.Join(selected(b.Choices.Options), ", ")})
		case b.Date != nil:
			all = append(all, said{b.Date.ID, b.Date.Legend, strings.Trim(b.Date.Day+"/"+b.Date.Month+"/"+b.Date.Year, "/")})
		case b.Group != nil:
			all = saidIn(all, b.Group.Slots)
		}
	}
	return all
}

func saidAt(f ui.Field) said {
	if f.Options != nil {
		return said{f.ID, f.Label, strings.Join(selected(f.Options), ", ")}
	}
	return said{f.ID, f.Label, f.Value}
}

// saidInSession reads the form of a meeting.
func (v *visit) saidInSession() (all []said) {
	m, refusal := v.convenedMeeting()
	if refusal != nil {
		return nil
	}
	for _, member := range v.memberRows(m) {
		if chairs := (said{"chair." + member.Chairs.Value, v.say("{name} préside", "{name} chairs", "name", member.Name), ""}); member.Chairs.Selected {
			chairs.text = v.say("oui", "yes")
			all = append(all, chairs)
		}
		all = append(all, saidAt(member.As), saidAt(member.By), saidAt(member.Arrived), saidAt(member.Out))
	}
	decisions := v.decisions(m)
	for _, item := range m.Agenda {
		f := v.itemForm(m, item, decisions)
		all = append(all, saidAt(f.Decision), saidAt(f.Reason))
		for _, vote := range f.Votes {
			all = append(all, saidAt(vote))
		}
	}
	return all
}

// change is a field that two forms fill otherwise.
type change struct{ label, theirs, yours string }

// compared lists the fields that two forms fill otherwise, in the order of the form.
func compared(theirs, yours []said) (all []change) {
	at := map[string]int{}
	for _, one := range theirs {
		at[one.path] = len(all)
		all = append(all, change{one.label, one.text, ""})
	}
	for _, one := range yours {
		i, both := at[one.path]
		if !both {
			i = len(all)
			all = append(all, change{label: one.label})
		}
		all[i].yours = one.text
	}
	return slices.DeleteFunc(all, func(c change) bool { return c.theirs == c.yours })
}

// takeAgain shows the form of an act with what its draft has to say.
func takeAgain(v *visit, d draftPart) (page, error) {
	p, err := v.takePage(register.Kind(v.value("kind")), nil, nil)
	if content, ok := p.content.(takePage); ok {
		content.Draft.Notice, content.Draft.Changes = d.Notice, d.Changes
		p.content = content
	}
	return p, err
}

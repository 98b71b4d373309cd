package web

import (
	"net/http"

	"jalon/api"
	"jalon/register"
	"jalon/web/ui"
)

// errorsOf lists what is wrong, in the order of the form.
func errorsOf(wrong map[string]string, parts ...[]blank) (all []ui.FieldError) {
	for _, part := range parts {
		for _, s := range part {
			switch {
			case s.Field != nil && s.Field.Error != "":
				all = append(all, ui.FieldError{Field: s.Field.ID, Text: s.Field.Error})
			case s.Choices != nil && s.Choices.Error != "":
				all = append(all, ui.FieldError{Field: s.Choices.ID, Text: s.Choices.Error})
			case s.Date != nil && s.Date.Error != "":
				all = append(all, ui.FieldError{Field: s.Date.ID, Text: s.Date.Error})
			case s.Group != nil:
				if s.Group.Error != "" {
					all = append(all, ui.FieldError{Field: s.Group.ID, Text: s.Group.Error})
				}
				all = append(all, errorsOf(wrong, s.Group.Slots)...)
			}
		}
	}
	return all
}

// refused explains a refusal, with who could and where to go.
func (v *visit) refused(kind register.Kind, r *register.Refusal) *ui.Refusal {
	if r.Of == "" {
		r.Of = kind
	}
	shown := &ui.Refusal{Heading: v.say("L’acte n’est pas pris", "The act is not taken"), Code: r.Code, Fact: v.refusal(r)}
	for _, h := range r.Who {
		who := ui.Value{Text: v.seatName(h.Body, h.Seat) + ", " + v.nameOf(h.Body), Mark: &ui.Mark{Shape: ui.Vacant, Text: v.say("siège vacant", "vacant seat")}}
		if h.Person != "" {
			who = ui.Value{Text: v.personName(h.Person), Href: v.hrefOf(h.Person), Note: v.seatName(h.Body, h.Seat) + ", " + v.nameOf(h.Body)}
		}
		shown.Who = append(shown.Who, who)
	}
	shown.Next = []ui.Link{{Text: v.say("Qui peut prendre cet acte", "Who may take this act"), Href: v.href("/pouvoirs#" + anchor(string(kind)))}}
	if meeting, ok := r.Args["meeting"].(register.ID); ok && v.Meetings.Has(meeting) {
		shown.Next = append(shown.Next, v.refLink(api.Ref{ID: meeting}))
	}
	if seq, ok := r.Args["act"].(int64); ok {
		shown.Next = append(shown.Next, v.actLink(seq))
	}
	return shown
}

// unfit is the status of a form that is well sent and cannot be taken.
func unfit(kind register.RefusalKind) int {
	if kind == register.Invalid {
		return http.StatusUnprocessableEntity
	}
	return statuses[kind]
}

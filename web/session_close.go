package web

import (
	"errors"
	"net/http"
	"slices"
	"strings"
	"time"

	"jalon/register"
	"jalon/web/ui"
)

// closed rehearses what a meeting decided, then records it: the meeting, its votes and its decisions, all or nothing.
func closed(v *visit) (p page, err error) {
	drafts, wrong, refusal, err := v.minutesSent()
	step := v.form.Get("step")
	switch {
	case err != nil:
		return page{}, err
	case step == "edit" || step == everybody: // the form again, whatever it says
		return v.holdAgain(wrong, nil)
	case refusal != nil || len(wrong) > 0:
		return v.holdAgain(wrong, refusal)
	}
	done, err := v.proposed(step == "take", drafts...)
	switch {
	case errors.As(err, &refusal):
		return v.holdAgain(nil, refusal)
	case err != nil:
		return page{}, err
	case !done.DryRun:
		return page{then: v.receipt(done)}, nil
	}
	err = v.site.read(v, func() error {
		m, refusal := v.meetingHere()
		if refusal == nil {
			p = v.closingPage(m, done)
			return nil
		}
		return refusal
	})
	return p, err
}

// minutesSent reads the form of a meeting as the acts that it asks for.
func (v *visit) minutesSent() (drafts []register.Draft, wrong map[string]string, refusal *register.Refusal, err error) {
	wrong = map[string]string{}
	err = v.site.read(v, func() error {
		m, gone := v.convenedMeeting()
		switch {
		case m == nil:
			return gone
		case gone != nil: // somebody closed it first: what was typed here stays
			refusal = gone
		default:
			drafts, refusal = v.minutes(m, wrong)
		}
		return nil
	})
	return drafts, wrong, refusal, err
}

// holdAgain shows the form of a meeting as the register stands now.
func (v *visit) holdAgain(wrong map[string]string, refusal *register.Refusal) (p page, err error) {
	err = v.site.read(v, func() error {
		m, unknown := v.meetingHere()
		if unknown != nil {
			return unknown
		}
		p = v.sessionPage(m, refusal)
		content := p.content.(sessionPage)
		if text := wrong["on"]; text != "" {
			content.Day.Error = text
			content.Errors = []ui.FieldError{{Field: "on", Text: text}}
			p.content, p.status = content, http.StatusUnprocessableEntity
		}
		return nil
	})
	return p, err
}

// closingPage shows what closing the meeting would record.
func (v *visit) closingPage(m *register.Meeting, done register.Receipt) page {
	content := sessionPage{Checked: true, Action: prefix(v.lang) + v.path, Title: ui.Title{Kicker: v.nameOf(m.Body), Text: v.say("Clore la réunion ?", "Close the meeting?"),
		Lead: v.say("Ces actes seront inscrits ensemble, ou aucun.", "These acts will be recorded together, or none.")}}
	for i := range done.Acts {
		content.Acts = append(content.Acts, v.readAct(&done.Acts[i]).Text())
	}
	for name, values := range v.form {
		for _, value := range values {
			if name != "step" && value != "" {
				content.Hidden = append(content.Hidden, ui.Pair{Name: name, Value: value})
			}
		}
	}
	slices.SortStableFunc(content.Hidden, func(a, b ui.Pair) int { return strings.Compare(a.Name, b.Name) })
	if time.Since(v.who.Proved) > proofLasts {
		content.Prove = v.proveBeside()
	}
	return page{name: "session", title: content.Title.Text, trail: v.workTrail(), content: content}
}

package web

import (
	"crypto/rand"
	"errors"
	"net/http"
	"reflect"
	"strconv"
	"strings"
	"time"

	"jalon/register"
	"jalon/web/ui"
)

// takePage is the form of an act, or what it would do, to be checked before it binds.
type takePage struct {
	Title   ui.Title
	Errors  []ui.FieldError
	Refusal *ui.Refusal
	Notice  *ui.Notice
	Prove   *ui.Link // opens beside this page, which keeps what was typed
	Why     []string
	Could   []string
	Slots   []blank
	Around  []blank
	Open    bool     // what is around is shown: something was said there, or has to be
	Since   []ui.Act // what others did meanwhile to the same thing
	Facts   []ui.Fact
	Hidden  []ui.Pair
	Checked bool
	Action  string
	Draft   draftPart
}

// take asks for an act. What the address says of its fields is filled in.
func take(v *visit) (_ page, err error) {
	if then, err := v.claimed(); then != "" {
		return page{then: then}, err
	}
	kind := register.Kind(v.value("kind"))
	if v.form, err = v.resumed(v.beginning(kind)); err != nil {
		return page{}, err
	}
	return v.takePage(kind, nil, nil)
}

// taken reads the form of an act: it rehearses it, and takes it once it was checked.
func taken(v *visit) (page, error) {
	kind := register.Kind(v.value("kind"))
	a := answers{v.form, v.lang, map[string]string{}}
	draft, refusal := a.read(v.site.register.Grammar(), kind)
	switch step := v.form.Get("step"); {
	case refusal != nil && refusal.Code == "kind.unknown":
		return page{}, refusal
	case step == "edit" || step == "more": // the form again, whatever it says
		return v.takeAgain(kind, a.wrong, nil)
	case refusal != nil || len(a.wrong) > 0:
		return v.takeAgain(kind, a.wrong, refusal)
	}
	return v.tried(kind, draft)
}

// takeAgain shows the form of an act as the register stands now.
func (v *visit) takeAgain(kind register.Kind, wrong map[string]string, refusal *register.Refusal) (p page, err error) {
	err = v.site.read(v, func() (err error) {
		p, err = v.takePage(kind, wrong, refusal)
		return err
	})
	return p, err
}

// tried brings an act to the register: to bind, once it was checked and nothing happened meanwhile; else to be checked.
func (v *visit) tried(kind register.Kind, draft register.Draft) (p page, err error) {
	take := v.form.Get("step") == "take"
	var since []int64
	if take {
		since = v.overtaken(draft)
	}
	if err := v.keepText(draft); err != nil {
		return page{}, err
	}
	receipt, err := v.proposed(take && since == nil, draft)
	var refusal *register.Refusal
	switch {
	case errors.As(err, &refusal):
		return v.takeAgain(kind, nil, refusal)
	case err != nil:
		return page{}, err
	case !receipt.DryRun:
		return page{then: v.receipt(receipt)}, nil
	}
	err = v.site.read(v, func() (err error) {
		p, err = v.checkPage(kind, receipt, since)
		return err
	})
	if content, _ := p.content.(takePage); content.Prove != nil && take {
		p.status = http.StatusForbidden
	}
	return p, err
}

// proposed brings acts to the register, to bind or to rehearse. Where a fresh proof is wanted to bind, they are rehearsed, so
// that the page that asks for the proof keeps them.
func (v *visit) proposed(bind bool, drafts ...register.Draft) (register.Receipt, error) {
	if bind && time.Since(v.who.Proved) > proofLasts {
		bind = false
	}
	return v.propose(v.form.Get("key"), !bind, drafts...)
}

// overtaken lists the acts on what an act is about, since its form was opened.
func (v *visit) overtaken(d register.Draft) (since []int64) {
	seen, err := strconv.ParseInt(v.form.Get("seen"), 10, 64)
	if err != nil {
		return nil
	}
	_ = v.site.register.Read(v, 0, func(view register.View) error {
		for _, seq := range view.History(d.Act.Power(view.State).Over) {
			if seq > seen {
				since = append(since, seq)
			}
		}
		return nil
	})
	return since
}

// receipt is the address of what was just recorded.
func (v *visit) receipt(r register.Receipt) string {
	return prefix(v.lang) + "/recu/" + strconv.FormatInt(r.Acts[0].Seq, 10) + "?actes=" + strconv.Itoa(len(r.Acts))
}

// takePage shows the form of an act, with what was typed and what is wrong with it.
func (v *visit) takePage(kind register.Kind, wrong map[string]string, refusal *register.Refusal) (page, error) {
	d, ok := v.Grammar().Declaration(kind)
	if !ok || d.Retired {
		return page{}, register.Refuse(register.Missing, "kind.unknown", "kind", kind)
	}
	if wrong == nil {
		wrong = map[string]string{}
	}
	if refusal != nil && refusal.Field != "" {
		wrong[actPart+strings.ReplaceAll(refusal.Field, "/", ".")] = v.refusal(refusal)
	}
	a := asking{v, kind, wrong}
	content := takePage{Title: ui.Title{Kicker: v.say("Prendre un acte", "Take an act"), Text: v.text(d.Name), Lead: v.text(d.Help)},
		Why: v.why(kind), Slots: a.of(reflect.TypeOf(d.New()).Elem(), actPart), Around: a.around(kind), Action: prefix(v.lang) + v.path,
		Hidden: append(v.draftPairs(), ui.Pair{Name: "key", Value: v.key()}, ui.Pair{Name: "seen", Value: strconv.FormatInt(v.Seq(), 10)}), Draft: v.draftPart()}
	if refusal == nil && len(wrong) == 0 {
		content.Notice = v.requested(kind)
	}
	if len(content.Why) == 0 {
		content.Could = v.could(kind)
	}
	content.Errors = errorsOf(wrong, content.Slots, content.Around)
	content.Slots, content.Around = unnamed(kind, content.Slots, content.Around)
	content.Open = refusal != nil || len(errorsOf(wrong, content.Around)) > 0 || v.saysAround(kind)
	p := page{name: "take", title: v.text(d.Name), trail: v.takeTrail()}
	if refusal != nil {
		content.Refusal, p.status = v.refused(kind, refusal), unfit(refusal.Kind)
	}
	if len(wrong) > 0 && p.status == 0 {
		p.status = http.StatusUnprocessableEntity
	}
	p.content = content
	return p, nil
}

func (v *visit) takeTrail() []ui.Link {
	return append(v.workTrail(), ui.Link{Text: v.say("Prendre un acte", "Take an act"), Href: v.href("/agir")})
}

// key is what makes sending a form twice enter its act once.
func (v *visit) key() string {
	if key := v.form.Get("key"); key != "" {
		return key
	}
	return rand.Text()
}

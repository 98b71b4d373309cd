package web

import (
	"crypto/rand"
	"errors"
	"net/http"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"time"

	"jalon/api"
	"jalon/locale"
	"jalon/programme"
	"jalon/register"
	"jalon/web/ui"
)

// actsPage lists the kinds of acts with why who is there may take each, or may not.
type actsPage struct {
	Title ui.Title
	Can   []kindPart
	Not   ui.Table
}

// kindPart is a kind of act that somebody may take, and why.
type kindPart struct {
	Link ui.Link
	Help string
	Why  []string
}

func takeable(v *visit) (page, error) {
	title := v.say("Prendre un acte", "Take an act")
	content := actsPage{Title: ui.Title{Kicker: v.say("Mon travail", "My work"), Text: title,
		Lead: v.say("Ce que vos mandats vous permettent, et pourquoi.", "What your mandates let you do, and why.")},
		Not: ui.Table{ID: "others", Caption: v.say("Ce que vos mandats ne permettent pas, et qui le peut", "What your mandates do not allow, and who can"),
			Columns: []ui.Column{{Label: v.say("Acte", "Act")}, {Label: v.say("Qui le peut", "Who can")}}, Empty: v.say("Vous pouvez tout.", "You can do everything.")}}
	for _, kind := range v.Grammar().Kinds() {
		d, _ := v.Grammar().Declaration(kind)
		if d.Retired || kind == register.Opening {
			continue
		}
		if why := v.why(kind); len(why) > 0 {
			content.Can = append(content.Can, kindPart{ui.Link{Text: v.text(d.Name), Href: v.href("/agir/" + string(kind))}, v.text(d.Help), why})
			continue
		}
		content.Not.Rows = append(content.Not.Rows, []ui.Value{{Text: v.text(d.Name), Href: v.href("/agir/" + string(kind))}, {Text: strings.Join(v.could(kind), " · ")}})
	}
	return page{name: "acts", title: title, trail: v.workTrail(), content: content}, nil
}

func (v *visit) workTrail() []ui.Link {
	return []ui.Link{{Text: v.say("Mon travail", "My work"), Href: v.href("/mon-travail")}}
}

// why says by what right who is there may take a kind of act: the mandate, the body, the rule; nothing when they may not.
func (v *visit) why(kind register.Kind) (all []string) {
	if v.who == nil {
		return nil
	}
	for _, t := range v.Titles(v.who.Person, kind, v.On) {
		why := v.say("{seat}, {body}", "{seat}, {body}", "seat", v.seatName(t.Body.ID, t.Mandate.Seat), "body", v.nameOf(t.Body.ID))
		switch {
		case t.Grant.In == programme.InMeeting:
			why += v.say(" — en réunion seulement", " — in a meeting only")
		case t.Grant.Own:
			why += v.say(" — au nom de votre organisme", " — in the name of your organisation")
		}
		if empty := t.Body.MissingChairs(v.On); len(empty) > 0 && len(t.Body.Rule().Chair.Pair) > 0 && !t.Grant.Incomplete {
			why += v.say(" — mais son binôme est incomplet : rien ne s’y décide", " — but its pair is incomplete: nothing is decided there")
		}
		all = append(all, why)
	}
	return all
}

// could names the seats whose holders may take a kind of act.
func (v *visit) could(kind register.Kind) (all []string) {
	for _, l := range v.allLevels() {
		if may := v.mayTake(l, kind); may.Text != "—" {
			all = append(all, v.text(l.Name)+" : "+may.Text)
		}
	}
	if d, _ := v.Grammar().Declaration(kind); d.ByHolder {
		all = []string{v.say("qui tient le mandat dont il s’agit", "whoever holds the mandate concerned")}
	}
	if all == nil {
		all = []string{v.say("personne : le règlement ne le donne à aucun siège", "nobody: the rules give it to no seat")}
	}
	return all
}

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
func taken(v *visit) (p page, err error) {
	kind := register.Kind(v.value("kind"))
	a := answers{v.form, v.lang, map[string]string{}}
	draft, refusal := a.read(v.site.register.Grammar(), kind)
	if refusal != nil && refusal.Code == "kind.unknown" {
		return page{}, refusal
	}
	step := v.form.Get("step")
	var receipt register.Receipt
	var since []int64
	if step != "edit" && step != "more" && refusal == nil && len(a.wrong) == 0 {
		if step == "take" {
			since = v.overtaken(draft)
		}
		receipt, err = v.proposed(step == "take" && since == nil, draft)
		if err != nil && !errors.As(err, &refusal) {
			return page{}, err
		}
	}
	if refusal != nil && (step == "edit" || step == "more") {
		refusal = nil
	}
	if refusal == nil && len(receipt.Acts) > 0 && !receipt.DryRun {
		return page{then: v.receipt(receipt)}, nil
	}
	err = v.site.read(v, func() (err error) {
		if refusal == nil && len(receipt.Acts) > 0 {
			p, err = v.checkPage(kind, receipt, since)
			if content := p.content.(takePage); content.Prove != nil && step == "take" {
				p.status = http.StatusForbidden
			}
			return err
		}
		p, err = v.takePage(kind, a.wrong, refusal)
		return err
	})
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
	if len(content.Why) == 0 {
		content.Could = v.could(kind)
	}
	content.Errors = errorsOf(wrong, content.Slots, content.Around)
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

// around asks for what is said around an act; for one that a meeting takes, the item where it did.
func (a asking) around(kind register.Kind) []blank {
	all := a.of(reflect.TypeFor[around](), "")
	if sittings := a.sittings(); len(sittings) > 0 {
		all = slices.Insert(all, 1, blank{Field: &ui.Field{ID: "decision", Name: "decision", Label: a.say("Décidé en réunion, au point", "Decided in a meeting, at the item"), Optional: true,
			Options: chosen(append([]ui.Option{{Label: a.say("— hors réunion —", "— out of any meeting —")}}, sittings...), a.form.Get("decision"))}})
	}
	return all
}

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

// checkPage shows what an act would be, to be confirmed, and the acts that others took on the same thing since the form was
// opened.
func (v *visit) checkPage(kind register.Kind, receipt register.Receipt, since []int64) (p page, err error) {
	d, _ := v.Grammar().Declaration(kind)
	a := asking{v, kind, nil}
	rec := receipt.Acts[0]
	content := takePage{Checked: true, Action: prefix(v.lang) + v.path,
		Title: ui.Title{Kicker: v.text(d.Name), Text: v.say("Vérifiez avant d’engager", "Check before it binds"),
			Lead: v.say("Rien n’est encore inscrit. L’acte le sera à votre confirmation, et ne s’efface pas.", "Nothing is entered yet. The act will be when you confirm, and is never deleted.")},
		Facts: append(factsOf(v, append(a.of(reflect.TypeOf(d.New()).Elem(), actPart), a.around(kind)...)), v.underFacts(&rec)...)}
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

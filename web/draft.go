package web

import (
	"crypto/rand"
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"jalon/desk"
	"jalon/locale"
	"jalon/register"
	"jalon/web/ui"
)

// The fields of a form that are about its draft: which ones it comes from, the first being the one it is kept in, and the version
// that was read of that one.
const (
	draftField   = "brouillon"
	versionField = "version"
	claimField   = "reprise"
)

// draftPart is what the page of a form shows of its draft.
type draftPart struct {
	Notice  *ui.Notice
	Changes *ui.Table // between what another kept meanwhile and what is typed here
	Can     bool      // keep it
	Kept    bool      // there is one to forget
}

// drafting makes a handler of forms that keeps drafts: on demand, and before somebody leaves to prove who they are. What is taken is
// a draft no more.
func drafting(next func(*visit) (page, error), show func(*visit, draftPart) (page, error)) func(*visit) (page, error) {
	return func(v *visit) (page, error) {
		if v.drafts() == nil {
			return next(v)
		}
		switch v.form.Get("step") {
		case "keep":
			return v.keepDraft(show)
		case "forget":
			return page{then: prefix(v.lang) + "/mon-travail"}, v.forget()
		}
		p, err := next(v)
		switch {
		case err != nil:
			return p, err
		case p.then != "":
			return p, v.forget()
		}
		return v.proving(p)
	}
}

func (v *visit) drafts() desk.Drafts { return v.site.options.Drafts }

// resumed returns what a form begins with: the draft that the address names, or else what is given.
func (v *visit) resumed(otherwise url.Values) (url.Values, error) {
	id := v.asked.Get(draftField)
	if v.drafts() == nil || id == "" {
		return otherwise, nil
	}
	d, ok, err := v.drafts().Draft(v, id)
	if err != nil {
		return nil, err
	}
	if !ok || d.Address != v.path || !v.ours(d) {
		return nil, register.Refuse(register.Missing, "web.no-draft")
	}
	form := d.Fields
	if d.Account == "" {
		form.Set(versionField, strconv.FormatInt(d.Version, 10))
	}
	if !slices.Contains(form[draftField], d.ID) {
		form.Add(draftField, d.ID)
	}
	return form, nil
}

// claimed gives who has come in the draft that they left at the door, and leads to it.
func (v *visit) claimed() (then string, err error) {
	secret := v.asked.Get(claimField)
	if v.drafts() == nil || secret == "" {
		return "", nil
	}
	id, ok, err := v.drafts().ClaimDraft(v, digestOf(secret), v.who.Account)
	if err == nil && !ok {
		err = register.Refuse(register.Missing, "web.no-draft")
	}
	return prefix(v.lang) + v.path + "?" + draftField + "=" + id, err
}

// ours reports whether a draft is for who is there: theirs, or one that they could take.
func (v *visit) ours(d desk.Draft) bool {
	switch {
	case v.who == nil || d.Claim != "":
		return false
	case d.Account != "":
		return d.Account == v.who.Account
	case v.who.Person == "":
		return false
	}
	return d.By == v.who.Person || v.couldTake(d)
}

// couldTake reports whether a mandate of who is there gives the power that a draft will want, as far as it says over what.
func (v *visit) couldTake(d desk.Draft) bool {
	power := register.Power{}
	if meeting, held := strings.CutPrefix(d.Address, "/reunions/"); held {
		if m, ok := v.Meetings.Get(register.ID(strings.TrimSuffix(meeting, "/seance"))); ok {
			power = register.Power{Kind: d.Kind, Over: m.Body}
		}
	} else if draft, refusal := (answers{d.Fields, v.lang, map[string]string{}}).read(v.Grammar(), d.Kind); refusal == nil {
		power = draft.Act.Power(v.State)
	}
	if power.Over == "" || !v.Exists(power.Over) {
		return len(v.Titles(v.who.Person, d.Kind, v.On)) > 0
	}
	_, refusal := v.Authority(v.who.Person, power, v.On, v.On)
	return refusal == nil
}

// draft is the form that was sent, as a draft of nobody yet.
func (v *visit) draft() desk.Draft {
	fields := url.Values{}
	for name, values := range v.form {
		if name != "step" && name != versionField {
			fields[name] = values
		}
	}
	d := desk.Draft{ID: rand.Text(), Address: v.path, Kind: "meeting.held", Fields: fields, At: v.clock()}
	if kind, act := strings.CutPrefix(v.path, "/agir/"); act {
		d.Kind = register.Kind(kind)
	}
	if v.who != nil {
		d.By = v.who.Person
	}
	return d
}

// keepDraft writes the form into its draft, which all who could take it share. When another wrote there meanwhile nothing is
// written: the page shows what differs, and what was typed here stays.
func (v *visit) keepDraft(show func(*visit, draftPart) (page, error)) (page, error) {
	if _, err := v.person(); err != nil {
		return page{}, err
	}
	d, part := v.draft(), draftPart{}
	d.Fields.Del(draftField)
	err := v.site.read(v, func() error {
		was, ok, err := v.kept()
		if ok {
			d.ID, d.Account = was.ID, was.Account
			d.Version, _ = strconv.ParseInt(v.form.Get(versionField), 10, 64)
			if d.Version != was.Version {
				part = v.overtakenBy(was)
			}
		}
		return err
	})
	if err != nil {
		return page{}, err
	}
	if part.Notice == nil {
		err = v.drafts().Keep(v, d)
	}
	if err == nil && part.Notice == nil {
		return page{then: prefix(v.lang) + "/mon-travail#brouillons"}, nil
	}
	if err != nil && !errors.Is(err, desk.ErrOvertaken) {
		return page{}, err
	}
	var p page
	err = v.site.read(v, func() (err error) {
		if was, ok, _ := v.kept(); ok { // as it is by now
			part = v.overtakenBy(was)
			v.form.Set(versionField, strconv.FormatInt(was.Version, 10))
		}
		p, err = show(v, part)
		p.status = http.StatusConflict
		return err
	})
	return p, err
}

// kept returns the shared draft that the form is kept in, if there is one and it is for who is there.
func (v *visit) kept() (d desk.Draft, ok bool, err error) {
	return v.among(func(d desk.Draft) bool { return d.Account == "" })
}

// among returns the first of the drafts of the form that fits.
func (v *visit) among(fits func(desk.Draft) bool) (desk.Draft, bool, error) {
	for _, id := range v.form[draftField] {
		d, ok, err := v.drafts().Draft(v, id)
		if err != nil || ok && d.Address == v.path && fits(d) && v.ours(d) {
			return d, ok, err
		}
	}
	return desk.Draft{}, false, nil
}

// overtakenBy says who changed a draft meanwhile, and what.
func (v *visit) overtakenBy(was desk.Draft) draftPart {
	who := v.say("Quelqu’un", "Somebody")
	if was.By != "" {
		who = v.personName(was.By)
	}
	changes := ui.Table{ID: "changes", Caption: v.say("Ce qui diffère", "What differs"), Columns: []ui.Column{
		{Label: v.say("Champ", "Field")}, {Label: who}, {Label: v.say("Vous", "You")}}, Empty: v.say("Rien ne diffère.", "Nothing differs.")}
	for _, c := range compared(v.filled(was.Fields), v.filled(v.form)) {
		changes.Rows = append(changes.Rows, []ui.Value{{Text: c.label}, {Text: orDash(c.theirs)}, {Text: orDash(c.yours)}})
	}
	return draftPart{Changes: &changes, Notice: &ui.Notice{Shape: ui.Late, Heading: v.say("Ce brouillon a changé entre-temps.", "This draft changed meanwhile."),
		Text: v.say("{who} l’a gardé le {moment}. Rien n’est écrasé, et ce que vous avez saisi est ci-dessous. Garder de nouveau met votre version à la place de la sienne.",
			"{who} kept it on {moment}. Nothing was overwritten, and what you typed is below. Keeping it again puts your version in the place of theirs.", "who", who, "moment", locale.Moment(v.lang, was.At))}}
}

func orDash(text string) string {
	if text == "" {
		return "—"
	}
	return text
}

// forget drops the drafts of a form: its act was just taken, or somebody who could take it wishes so.
func (v *visit) forget() error {
	return v.site.read(v, func() error {
		for _, id := range v.form[draftField] {
			d, ok, err := v.drafts().Draft(v, id)
			if err != nil {
				return err
			}
			if ok && v.ours(d) {
				if err := v.drafts().DropDraft(v, id); err != nil {
					return err
				}
			}
		}
		return nil
	})
}

// proving keeps what was typed before who is there leaves to prove who they are, and leads them back to it.
func (v *visit) proving(p page) (page, error) {
	prove := func(link **ui.Link, hidden *[]ui.Pair) error {
		if *link == nil {
			return nil
		}
		id, err := v.setAside()
		back := prefix(v.lang) + v.path + "?" + draftField + "=" + id
		*link = &ui.Link{Text: v.say("Prouver de nouveau qui vous êtes, puis revenir ici", "Prove again who you are, then come back here"), Href: prefix(v.lang) + "/entrer/preuve?next=" + url.QueryEscape(back)}
		if pair := (ui.Pair{Name: draftField, Value: id}); !slices.Contains(*hidden, pair) {
			*hidden = append(*hidden, pair)
		}
		return err
	}
	var err error
	switch content := p.content.(type) {
	case takePage:
		content.Draft = v.draftPart()
		err = prove(&content.Prove, &content.Hidden)
		p.content = content
	case sessionPage:
		content.Draft = v.draftPart()
		err = prove(&content.Prove, &content.Hidden)
		p.content = content
	}
	return p, err
}

// setAside keeps the form for who is there alone, in the place where it was set aside before, if it was.
func (v *visit) setAside() (id string, err error) {
	d := v.draft()
	d.Account = v.who.Account
	if version := v.form.Get(versionField); version != "" {
		d.Fields.Set(versionField, version)
	}
	if was, ok, err := v.among(func(d desk.Draft) bool { return d.Account != "" }); err != nil {
		return "", err
	} else if ok {
		d.ID, d.Version = was.ID, was.Version
	}
	return d.ID, v.drafts().Keep(v, d)
}

// What may wait at the door for whoever comes in.
const (
	maxUnclaimed     = 500
	maxUnclaimedForm = 64 << 10 // bytes
)

// leaveAtDoor keeps what somebody sent whose session has ended, and leads them to the door, which leads back to it.
func (s *Site) leaveAtDoor(v *visit, r route) (*entry, error) {
	signIn := register.Refuse(register.Forbidden, "web.sign-in")
	if !r.Drafts || v.drafts() == nil {
		return nil, signIn
	}
	if door := s.options.Door; door != nil {
		if err := door.Knock(v.ask); err != nil {
			return nil, err
		}
	}
	v.ask.Body = http.MaxBytesReader(nil, v.ask.Body, maxUnclaimedForm)
	if err := v.readForm(); err != nil {
		return nil, err
	}
	if n, err := v.drafts().Unclaimed(v); err != nil || n >= maxUnclaimed {
		return nil, errOr(err, signIn)
	}
	secret, d := rand.Text(), v.draft()
	d.Claim = digestOf(secret)
	if err := v.drafts().Keep(v, d); err != nil {
		return nil, err
	}
	back := prefix(v.lang) + v.path + "?" + claimField + "=" + secret
	return &entry{status: http.StatusSeeOther, location: prefix(v.lang) + "/entrer?next=" + url.QueryEscape(back)}, nil
}

// draftTasks lists the drafts for who is there, the last kept first.
func (v *visit) draftTasks() (all []ui.Task, err error) {
	if v.drafts() == nil {
		return nil, nil
	}
	drafts, err := v.drafts().DraftsFor(v, v.who.Account)
	for _, d := range drafts {
		if !v.ours(d) {
			continue
		}
		who := v.say("gardé le {moment}", "kept on {moment}", "moment", locale.Moment(v.lang, d.At))
		if d.By != "" && d.By != v.who.Person {
			who = v.say("gardé par {who} le {moment}", "kept by {who} on {moment}", "who", v.personName(d.By), "moment", locale.Moment(v.lang, d.At))
		}
		task := ui.Task{Text: v.draftName(d), Href: prefix(v.lang) + d.Address + "?" + draftField + "=" + d.ID, Why: who, Mark: &ui.Mark{Shape: ui.Open, Text: v.say("partagé", "shared")}}
		if d.Account != "" {
			task.Mark.Text = v.say("pour vous seul", "for you alone")
		}
		all = append(all, task)
	}
	return all, err
}

// draftName says what a draft is of.
func (v *visit) draftName(d desk.Draft) string {
	if meeting, held := strings.CutPrefix(d.Address, "/reunions/"); held {
		return v.say("Tenue de la réunion {meeting}", "Holding the meeting {meeting}", "meeting", v.nameOf(register.ID(strings.TrimSuffix(meeting, "/seance"))))
	}
	name := v.kindName(d.Kind)
	for _, field := range []string{"title", "territory", "contract", "action", "application", "meeting", "body", "text"} {
		if value := d.Fields.Get(actPart + field); value != "" {
			if v.Exists(register.ID(value)) {
				value = v.nameOf(register.ID(value))
			}
			return name + " : " + clip(value, 80)
		}
	}
	return name
}

// draftPairs are the fields that the form of a draft brings back.
func (v *visit) draftPairs() (all []ui.Pair) {
	for _, id := range v.form[draftField] {
		all = append(all, ui.Pair{Name: draftField, Value: id})
	}
	if version := v.form.Get(versionField); version != "" {
		all = append(all, ui.Pair{Name: versionField, Value: version})
	}
	return all
}

// draftPart says what may be done about drafts.
func (v *visit) draftPart() draftPart {
	return draftPart{Can: v.drafts() != nil && v.who != nil && v.who.Person != "", Kept: v.form.Has(draftField)}
}

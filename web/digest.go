package web

import (
	"context"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"jalon/locale"
	"jalon/mail"
	"jalon/register"
)

// mostTold bounds a letter of news; the register has the rest.
const mostTold = 30

// Digest words what concerns a subscriber since the last act they were told: what they must do, what was published for
// them, what changed. It implements the Compose of mail.News. Nothing but public acts is written, with links to them.
func (s *Site) Digest(ctx context.Context, n mail.Subscription) (l *mail.Letter, told int64, err error) {
	v := &visit{Context: ctx, site: s, lang: n.Lang}
	err = s.read(v, func() error {
		told = v.Seq()
		l, err = v.digest(n)
		return err
	})
	return l, told, err
}

// Presses reports whether a meeting where a subscriber sits was convened, or cancelled, after the last act they were told of.
// It implements the Presses of mail.News.
func (s *Site) Presses(ctx context.Context, n mail.Subscription) (pressing bool, err error) {
	v := &visit{Context: ctx, site: s, lang: n.Lang}
	err = s.read(v, func() error {
		for _, body := range v.bodiesOf(n.Person) {
			for _, m := range v.MeetingsOf(body) {
				acts := v.History(m.ID)
				pressing = pressing || m.Held.IsZero() && m.Planned >= v.On && acts[len(acts)-1] > n.Told
			}
		}
		return nil
	})
	return pressing, err
}

func (v *visit) digest(n mail.Subscription) (*mail.Letter, error) {
	seqs := v.concerning(n.Person, n.Told)
	news := v.publishedFor(n.Person, n.Told)
	for _, i := range news {
		seqs = slices.DeleteFunc(seqs, func(seq int64) bool { return seq == i.Act })
	}
	changed, err := v.told(seqs)
	if err != nil {
		return nil, err
	}
	todo, meetings := v.awaited(n.Person)
	if len(changed)+len(news) == 0 && (len(todo)+len(meetings) == 0 || n.Pace == mail.Daily) { // what is still to be done is not said again each day
		return nil, nil
	}
	parts := []string{v.say("Bonjour {name},", "Hello {name},", "name", n.Name)}
	parts = appendPart(parts, v.say("Ce que vous avez à faire :", "What you must do:"), todo)
	parts = appendPart(parts, v.say("Vos prochaines réunions :", "Your next meetings:"), meetings)
	for _, i := range news {
		parts = append(parts, v.say("{body} vous informe : {title}", "{body} informs you: {title}", "body", v.nameOf(i.Body), "title", i.Title), i.Text, v.full(v.actHref(i.Act)))
	}
	parts = appendPart(parts, v.say("Ce qui a changé :", "What changed:"), changed)
	leave := v.full(prefix(v.lang)+"/desabonner") + "?qui=" + url.QueryEscape(n.Secret)
	parts = append(parts, v.say("Le registre :", "The register:"), v.full(v.href("/actes")),
		v.say("Pour choisir quand ces nouvelles vous viennent :", "To choose when these news come to you:"), v.full(prefix(v.lang)+"/compte"),
		v.say("Pour ne plus les recevoir :", "To receive them no more:"), leave)
	return &mail.Letter{ID: "nouvelles-" + n.Account + "-" + strconv.FormatInt(v.Seq(), 10) + "-" + n.Due.UTC().Format("20060102"), To: n.Address, Lang: n.Lang,
		Written: v.clock(), Leave: leave, Text: strings.Join(parts, "\n\n"),
		Subject: v.say("{register} : {n} {n|nouveauté|nouveautés}, {todo} {todo|chose|choses} à faire", "{register}: {n} news, {todo} {todo|thing|things} to do", "register", v.registerName(), "n", len(changed)+len(news), "todo", len(todo))}, nil
}

// appendPart adds a list with its heading, when there is something in it.
func appendPart(parts []string, heading string, lines []string) []string {
	if len(lines) == 0 {
		return parts
	}
	return append(parts, heading, "– "+strings.Join(lines, "\n– "))
}

// concerning lists the acts after one that concern somebody: those about the bodies where they sit, and about the
// territories that these cover.
func (v *visit) concerning(person register.ID, after int64) (all []int64) {
	for _, id := range v.bodiesOf(person) {
		b, _ := v.Bodies.Get(id)
		all = append(all, v.History(id)...)
		if b.Territory != "" {
			all = append(all, v.History(b.Territory)...)
		}
		if b.Region != "" {
			for t := range v.Territories.All() {
				if v.Covers(b, t) {
					all = append(all, v.History(t)...)
				}
			}
		}
	}
	slices.Sort(all)
	all = slices.Compact(all)
	first, _ := slices.BinarySearch(all, after+1)
	return all[first:]
}

// publishedFor lists the news published after an act for a level where somebody sits, or for everybody.
func (v *visit) publishedFor(person register.ID, after int64) (all []register.Information) {
	levels := map[string]bool{}
	for _, id := range v.bodiesOf(person) {
		b, _ := v.Bodies.Get(id)
		levels[string(b.Programme)+" "+b.Level] = true
	}
	for _, i := range v.Information {
		b, ok := v.Bodies.Get(i.Body)
		reaches := func(level string) bool { return ok && levels[string(b.Programme)+" "+level] }
		if i.Act > after && (len(i.Levels) == 0 || slices.ContainsFunc(i.Levels, reaches)) {
			all = append(all, i)
		}
	}
	return all
}

// told says acts, one a line, the last first.
func (v *visit) told(seqs []int64) (lines []string, err error) {
	for i, seq := range slices.Backward(seqs) {
		if len(lines) == mostTold {
			return append(lines, v.say("… et {n} autres actes", "… and {n} more acts", "n", i+1)), nil
		}
		rec, err := v.record(seq)
		if err != nil {
			return nil, err
		}
		lines = append(lines, v.dayValue(rec.Effect).Text+" : "+strings.ReplaceAll(v.asThen(rec).readAct(rec).Text(), "\n", " "))
	}
	return lines, nil
}

// awaited is what waits for somebody, as their work shows it, and the meetings to come where they sit.
func (v *visit) awaited(person register.ID) (todo, meetings []string) {
	v.who = &Visitor{Person: person}
	for _, task := range v.mine() {
		line := task.Text
		if task.Due.Text != "" {
			line += v.say(" (avant le {day})", " (before {day})", "day", task.Due.Text)
		}
		todo = append(todo, line+" — "+v.full(task.Href))
	}
	for _, body := range v.bodiesOf(person) {
		for _, m := range v.MeetingsOf(body) {
			if m.Step(v.On) == register.Convened && m.Planned >= v.On {
				meetings = append(meetings, v.comingMeeting(m))
			}
		}
	}
	return todo, meetings
}

// comingMeeting says when and where a meeting is to be held.
func (v *visit) comingMeeting(m *register.Meeting) string {
	text := v.say("{day}", "{day}", "day", m.Planned)
	if m.At != "" {
		text += ", " + locale.Hour(v.lang, m.At)
	}
	text += v.say(" : {body}", ": {body}", "body", v.nameOf(m.Body))
	if m.Place != "" {
		text += ", " + m.Place
	}
	return text
}

// full makes an address of the site whole, as a letter wants it.
func (v *visit) full(path string) string {
	if d := v.site.options.Door; d != nil {
		return d.Base.String() + path
	}
	return path
}

// unsubscribing asks to confirm that no more news are wanted: programs that look into mails follow links.
func unsubscribing(v *visit) (page, error) {
	title := v.say("Ne plus recevoir les nouvelles ?", "Receive no more news?")
	return page{name: "door", title: title, content: doorPage{
		Title: uiTitle(title, v.say("Les liens de connexion continueront d’arriver.", "Sign-in links will still come.")),
		Ways:  []way{{Forms: []slip{{Action: v.ask.URL.RequestURI(), Send: send(v.say("Oui, ne plus rien recevoir", "Yes, receive no more"))}}}},
	}}, nil
}

// unsubscribe ends a subscription: from the page, or in one click from a mail program (RFC 8058).
func unsubscribe(v *visit) (page, error) {
	if v.site.options.Subscriptions == nil {
		return page{}, register.Refuse(register.Missing, "web.no-page")
	}
	ok, err := v.site.options.Subscriptions.EndNews(v, v.asked.Get("qui"))
	if err == nil && !ok {
		err = register.Refuse(register.Missing, "auth.link-unknown")
	}
	title := v.say("C’est entendu", "So be it")
	return page{name: "door", title: title, content: doorPage{Title: uiTitle(title, v.say("Les nouvelles ne vous seront plus envoyées. Votre compte permet de les retrouver.", "News will no longer be sent to you. Your account lets you have them again."))}}, err
}

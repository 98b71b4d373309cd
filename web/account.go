package web

import (
	"context"

	"jalon/auth"
	"jalon/register"
	"jalon/web/ui"
)

// account shows who is there their account: what it is linked to, where it is open, by what it opens.
func account(v *visit) (page, error) {
	d, a, err := v.own(v)
	if err != nil {
		return page{}, err
	}
	content := doorPage{Title: ui.Title{Kicker: v.say("Compte", "Account"), Text: a.Name}}
	if a.Demo {
		content.Notice = &ui.Notice{Shape: ui.Info, Heading: v.say("Démonstration.", "Demonstration."), Text: v.say("Ce compte n’existe que dans la démonstration.", "This account only exists in the demonstration.")}
	}
	sessions, err := v.sessions(d, a)
	if err != nil {
		return page{}, err
	}
	content.Ways = []way{{ID: "qui", Facts: v.accountFacts(a)}, sessions}
	if d.Passkeys() {
		keys, err := v.keys(d, a)
		if err != nil {
			return page{}, err
		}
		content.Ways = append(content.Ways, keys)
	}
	if v.site.options.Subscriptions != nil && a.Person != "" {
		news, err := v.newsWay(a)
		if err != nil {
			return page{}, err
		}
		content.Ways = append(content.Ways, news, v.calendarWay())
	}
	out := way{ID: "sortir", Heading: v.say("Sortir", "Leave"), Forms: []slip{{Action: prefix(v.lang) + "/sortir", Send: ui.Button{Text: v.say("Se déconnecter", "Sign out")}}}}
	if a.Admin {
		out.Links = []ui.Link{{Text: v.say("Administrer les comptes", "Administer accounts"), Href: prefix(v.lang) + "/comptes"}}
	}
	content.Ways = append(content.Ways, out)
	return page{name: "door", title: a.Name, content: content}, nil
}

// own returns the door and the account of who is there.
func (v *visit) own(ctx context.Context) (*auth.Door, auth.Account, error) {
	d := v.site.options.Door
	if d == nil || v.who == nil {
		return nil, auth.Account{}, register.Refuse(register.Missing, "web.no-page")
	}
	a, ok, err := d.Keeper.Account(ctx, v.who.Account)
	if err == nil && !ok {
		err = register.Refuse(register.Missing, "web.no-page")
	}
	return d, a, err
}

func (v *visit) accountFacts(a auth.Account) []ui.Fact {
	address, person := ui.Value{Text: a.Address.Given}, ui.Value{Text: v.say("aucune : ce compte lit, il n’agit pas", "none: this account reads, it does not act")}
	if a.Address.Given == "" {
		address.Text = v.say("aucune", "none")
	}
	if a.Person != "" {
		person = ui.Value{Text: v.nameOf(a.Person), Href: v.hrefOf(a.Person)}
	}
	facts := []ui.Fact{
		{Term: v.say("Adresse", "Address"), Values: []ui.Value{address}},
		{Term: v.say("Personne du registre", "Person of the register"), Values: []ui.Value{person}},
	}
	if a.Admin {
		facts = append(facts, ui.Fact{Term: v.say("Administration", "Administration"), Values: []ui.Value{{Text: v.say("administre les comptes, ce qui ne donne aucun pouvoir dans un programme", "administers accounts, which gives no power in a programme")}}})
	}
	return facts
}

// sessions lists where the account is open, each with a way to end it.
func (v *visit) sessions(d *auth.Door, a auth.Account) (way, error) {
	all, err := d.Keeper.Sessions(v, a.ID)
	here := d.Here(v.ask)
	w := way{ID: "sessions", Heading: v.say("Où ce compte est ouvert", "Where this account is open")}
	for _, s := range all {
		said := &ui.Value{Text: s.Agent, Note: v.say("vu le {moment}", "seen on {moment}", "moment", s.Seen)}
		if said.Text == "" {
			said.Text = v.say("un navigateur", "a browser")
		}
		send := ui.Button{Text: v.say("Fermer", "Close"), Kind: "quiet"}
		if s.Digest == here {
			said.Mark, send = &ui.Mark{Shape: ui.Full, Text: v.say("ici", "here")}, ui.Button{}
		}
		w.Forms = append(w.Forms, slip{Action: prefix(v.lang) + "/compte", Hidden: []ui.Pair{{Name: "faire", Value: "fermer"}, {Name: "session", Value: s.ID}}, Said: said, Send: send})
	}
	return w, err
}

// changeAccount ends a session or removes a passkey of who is there.
func changeAccount(v *visit) (page, error) {
	d, a, err := v.own(v)
	if err != nil {
		return page{}, err
	}
	switch v.form.Get("faire") {
	case "fermer":
		if id := v.form.Get("session"); id != "" {
			err = d.Keeper.EndSessions(v, a.ID, id)
		}
	case "retirer":
		if err = v.proved(); err == nil {
			err = d.Keeper.RemovePasskey(v, a.ID, v.form.Get("cle"))
		}
	case "nouvelles":
		err = v.choosePace(a)
	case "agenda":
		return v.newCalendar(a)
	case "sans-agenda":
		err = v.site.options.Feeds.ChangeFeed(v, a.ID, "")
	default:
		err = register.Refuse(register.Invalid, "web.bad-choice", "given", v.form.Get("faire"), "field", "faire")
	}
	return page{then: prefix(v.lang) + "/compte"}, err
}

// proved refuses who has not proved who they are for a while.
func (v *visit) proved() error {
	if v.clock().Sub(v.who.Proved) > proofLasts {
		return register.Refuse(register.Forbidden, "web.prove-again")
	}
	return nil
}

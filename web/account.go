package web

import (
	"context"
	"crypto/rand"
	"slices"

	"jalon/auth"
	"jalon/mail"
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

// keys lists the passkeys of an account, each with a way to remove it, and a way to add one.
func (v *visit) keys(d *auth.Door, a auth.Account) (way, error) {
	all, err := d.Keeper.Passkeys(v, a.ID)
	w := way{ID: "cles", Heading: v.say("Clés d’accès", "Passkeys"), Texts: []string{v.say("Une clé d’accès reste dans votre appareil et prouve qui vous êtes d’un geste.", "A passkey stays in your device and proves who you are by a gesture.")}}
	for _, k := range all {
		used := v.say("jamais utilisée", "never used")
		if !k.Used.IsZero() {
			used = v.say("utilisée le {moment}", "used on {moment}", "moment", k.Used)
		}
		w.Forms = append(w.Forms, slip{Action: prefix(v.lang) + "/compte", Hidden: []ui.Pair{{Name: "faire", Value: "retirer"}, {Name: "cle", Value: k.ID}},
			Said: &ui.Value{Text: k.Name, Note: used}, Send: ui.Button{Text: v.say("Retirer", "Remove"), Kind: "quiet"}})
	}
	w.Forms = append(w.Forms, slip{Action: prefix(v.lang) + "/compte/cle", Send: ui.Button{Text: v.say("Ajouter une clé d’accès", "Add a passkey"), Kind: "quiet"}})
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

// paces are the choices of how often news come.
func (v *visit) paces(now mail.Pace) ui.Choices {
	c := ui.Choices{ID: "rythme", Name: "rythme", Legend: v.say("Recevoir les nouvelles", "Receive news")}
	for _, p := range mail.Paces {
		c.Options = append(c.Options, ui.Option{Value: string(p), Label: v.text(paceWords[p]), Selected: p == now})
	}
	return c
}

func (v *visit) choosePace(a auth.Account) error {
	pace := mail.Pace(v.form.Get("rythme"))
	if !slices.Contains(mail.Paces, pace) {
		return register.Refuse(register.Invalid, "web.bad-choice", "given", pace, "field", "rythme")
	}
	return v.site.options.Subscriptions.ChangePace(v, a.ID, pace, pace.Next(v.clock()))
}

// newCalendar gives an account a secret address for its calendar, and shows it this once.
func (v *visit) newCalendar(a auth.Account) (page, error) {
	secret := rand.Text() + rand.Text()
	title := v.say("L’adresse de votre agenda", "The address of your calendar")
	return page{name: "door", title: title, content: doorPage{
		Title: ui.Title{Text: title, Lead: v.say("Donnez-la à votre agenda, et à personne d’autre : qui l’a voit vos réunions. Elle ne sera plus montrée.", "Give it to your calendar and to nobody else: whoever has it sees your meetings. It will not be shown again.")},
		Ways:  []way{{Code: v.full("/agenda/" + secret + ".ics"), Links: []ui.Link{{Text: v.say("Revenir au compte", "Back to the account"), Href: prefix(v.lang) + "/compte"}}}},
	}}, v.site.options.Feeds.ChangeFeed(v, a.ID, digestOf(secret))
}

// addKey asks a device of who is there for a new key, or takes its answer.
func addKey(v *visit) (page, error) {
	d, a, err := v.own(v)
	if err == nil {
		err = v.proved()
	}
	if err != nil {
		return page{}, err
	}
	if answer := v.form.Get("reponse"); answer != "" {
		return page{then: prefix(v.lang) + "/compte"}, d.AddPasskey(v.ask, a, answer, v.form.Get("nom"))
	}
	options, c, err := d.NewPasskey(v, a)
	return v.keyPage(v.say("Une clé d’accès de plus", "One more passkey"), slip{Action: prefix(v.lang) + "/compte/cle", Key: options,
		Fields: []ui.Field{{ID: "nom", Name: "nom", Width: "medium", Optional: true, Label: v.say("Nom de cette clé", "Name of this key"), Hint: v.say("Pour la reconnaître : « téléphone », « clé du bureau ».", "To recognise it: “phone”, “office key”.")}},
		Send:   ui.Button{Text: v.say("Créer la clé", "Create the key")}}, c), err
}

// proved refuses who has not proved who they are for a while.
func (v *visit) proved() error {
	if v.clock().Sub(v.who.Proved) > proofLasts {
		return register.Refuse(register.Forbidden, "web.prove-again")
	}
	return nil
}

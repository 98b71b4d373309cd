package web

import (
	"context"
	"crypto/rand"
	"errors"
	"slices"
	"strings"

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

// accounts shows an administrator every account.
func accounts(v *visit) (page, error) {
	d, _, err := v.administrator()
	if err != nil {
		return page{}, err
	}
	all, err := d.Keeper.Accounts(v)
	return v.accountsPage(all, ui.Notice{}), err
}

// administrator returns the door and the account of who is there, if they administer accounts.
func (v *visit) administrator() (*auth.Door, auth.Account, error) {
	d, a, err := v.own(v)
	if err == nil && !a.Admin {
		err = register.Refuse(register.Forbidden, "web.not-admin")
	}
	return d, a, err
}

func (v *visit) accountsPage(all []auth.Account, told ui.Notice) page {
	title := v.say("Comptes", "Accounts")
	content := doorPage{Title: ui.Title{Kicker: v.say("Administration", "Administration"), Text: title,
		Lead: v.say("Un compte dit qui est là. Relié à une personne du registre, il agit par les mandats de cette personne, et par rien d’autre.", "An account says who is there. Linked to a person of the register, it acts by that person’s mandates and by nothing else.")}}
	if told.Text != "" {
		content.Notice = &told
	}
	table := &ui.Table{ID: "comptes", Caption: v.say("Comptes ouverts et fermés", "Accounts, open and closed"), Columns: []ui.Column{
		{Label: v.say("Nom", "Name")}, {Label: v.say("Adresse", "Address")}, {Label: v.say("Personne du registre", "Person of the register")}, {Label: v.say("Dernière entrée", "Last came in")}, {Label: v.say("État", "State")}}}
	var choices []ui.Option
	for _, a := range all {
		table.Rows = append(table.Rows, v.accountRow(a))
		if a.Open() {
			choices = append(choices, ui.Option{Value: a.ID, Label: a.Name + " " + a.Address.Given})
		}
	}
	content.Ways = []way{{ID: "tous", Table: table}, v.newAccount(), v.linkAccount(choices), v.closeAccount(choices)}
	return page{name: "door", title: title, content: content}
}

func (v *visit) accountRow(a auth.Account) []ui.Value {
	person, entered, state := ui.Value{Text: "–"}, v.say("jamais", "never"), ui.Mark{Shape: ui.Full, Text: v.say("ouvert", "open")}
	if a.Person != "" {
		person = ui.Value{Text: string(a.Person), Code: true}
	}
	if !a.Entered.IsZero() {
		entered = v.say("le {moment}", "on {moment}", "moment", a.Entered)
	}
	if !a.Open() {
		state = ui.Mark{Shape: ui.Closed, Text: v.say("fermé", "closed")}
	}
	name := ui.Value{Text: a.Name}
	if a.Admin {
		name.Note = v.say("administre les comptes", "administers accounts")
	}
	if a.Demo {
		name.Note = strings.TrimPrefix(name.Note+", "+v.say("démonstration", "demonstration"), ", ")
	}
	return []ui.Value{name, {Text: a.Address.Given}, person, {Text: entered}, {Mark: &state}}
}

func (v *visit) personField(id string) ui.Field {
	return ui.Field{ID: id, Name: "personne", Width: "medium", Optional: true, Label: v.say("Personne du registre", "Person of the register"), Hint: v.say("Son identifiant, comme person:directrice-aer. Rien : le compte n’est de personne.", "Its identifier, such as person:directrice-aer. Nothing: the account is nobody’s.")}
}

func (v *visit) newAccount() way {
	return way{ID: "nouveau", Heading: v.say("Ouvrir un compte", "Open an account"), Forms: []slip{{Action: prefix(v.lang) + "/comptes", Hidden: []ui.Pair{{Name: "faire", Value: "ouvrir"}},
		Fields: []ui.Field{
			{ID: "nom", Name: "nom", Width: "medium", Complete: "off", Label: v.say("Prénom et nom", "First and last name")},
			{ID: "adresse", Name: "adresse", Type: "email", Width: "medium", Complete: "off", Label: v.say("Adresse électronique", "E-mail address")},
			v.personField("personne-nouvelle")},
		Send: ui.Button{Text: v.say("Ouvrir et inviter", "Open and invite")}}}}
}

func (v *visit) linkAccount(choices []ui.Option) way {
	return way{ID: "relier", Heading: v.say("Relier un compte", "Link an account"), Forms: []slip{{Action: prefix(v.lang) + "/comptes", Hidden: []ui.Pair{{Name: "faire", Value: "relier"}},
		Fields: []ui.Field{{ID: "compte-relie", Name: "compte", Options: choices, Label: v.say("Compte", "Account")}, v.personField("personne-reliee")},
		Send:   ui.Button{Text: v.say("Relier", "Link"), Kind: "quiet"}}}}
}

func (v *visit) closeAccount(choices []ui.Option) way {
	return way{ID: "fermer", Heading: v.say("Fermer un compte", "Close an account"), Forms: []slip{{Action: prefix(v.lang) + "/comptes", Hidden: []ui.Pair{{Name: "faire", Value: "fermer"}},
		Fields: []ui.Field{{ID: "compte-ferme", Name: "compte", Options: choices, Label: v.say("Compte", "Account"), Hint: v.say("Ses sessions finissent aussitôt. Les actes pris restent.", "Its sessions end at once. Acts taken remain.")}},
		Send:   ui.Button{Text: v.say("Fermer ce compte", "Close this account"), Kind: "quiet"}}}}
}

// administer opens, links or closes an account.
func administer(v *visit) (page, error) {
	d, by, err := v.administrator()
	if err == nil {
		err = v.proved()
	}
	if err != nil {
		return page{}, err
	}
	person := register.ID(v.form.Get("personne"))
	if err := v.exists(person); err != nil {
		return page{}, err
	}
	var told ui.Notice
	switch id := v.form.Get("compte"); v.form.Get("faire") {
	case "ouvrir":
		told, err = v.openAccount(d, by, person)
	case "relier":
		err = d.Keeper.ChangeAccount(v, id, func(a *auth.Account) { a.Person = person })
	case "fermer":
		err = d.Close(v, id)
	default:
		err = register.Refuse(register.Invalid, "web.bad-choice", "given", v.form.Get("faire"), "field", "faire")
	}
	if errors.Is(err, auth.ErrLinked) {
		err = register.Refuse(register.Conflict, "auth.linked")
	}
	if err != nil || told.Text == "" {
		return page{then: prefix(v.lang) + "/comptes"}, err
	}
	all, err := d.Keeper.Accounts(v)
	return v.accountsPage(all, told), err
}

// exists refuses a person whom the register does not know.
func (v *visit) exists(person register.ID) error {
	return v.site.register.Read(v, 0, func(view register.View) error {
		if _, known := view.Persons.Get(person); person != "" && !known {
			return register.Refuse(register.Missing, "object.unknown", "id", person).On("personne")
		}
		return nil
	})
}

// openAccount opens an account and invites its owner. It says what was noticed on the way.
func (v *visit) openAccount(d *auth.Door, by auth.Account, person register.ID) (told ui.Notice, err error) {
	address, err := auth.ParseAddress(v.form.Get("adresse"))
	if err != nil {
		return told, err
	}
	a, shared, err := d.NewAccount(v, auth.Account{Address: address, Name: v.form.Get("nom"), Person: person, Lang: v.lang})
	if err != nil {
		return told, err
	}
	link, err := d.Invite(v, a, by.ID)
	told = ui.Notice{Shape: ui.Full, Text: v.say("Le compte de {name} est ouvert, et une invitation lui est écrite.", "The account of {name} is open, and an invitation is written to them.", "name", a.Name)}
	if !d.Mails {
		told.Text = v.say("Le compte de {name} est ouvert. Aucun message ne part de ce site : remettez-lui ce lien, qui sert une seule fois : {link}", "The account of {name} is open. No mail leaves this site: hand them this link, which works once: {link}", "name", a.Name, "link", link)
	}
	switch {
	case shared:
		told.Shape, told.Text = ui.Late, told.Text+v.say(" Attention : un autre compte a cette boîte aux lettres. Un lien qui y arrive ne prouvera pas qui agit.", " Beware: another account has this mailbox. A link sent to it will not prove who acts.")
	case address.Odd():
		told.Shape, told.Text = ui.Late, told.Text+v.say(" Attention : cette adresse mêle des alphabets, comme celles qui en imitent une autre.", " Beware: this address mixes alphabets, as those that imitate another do.")
	}
	return told, err
}

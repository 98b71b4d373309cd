package web

import (
	"errors"
	"strings"

	"jalon/auth"
	"jalon/register"
	"jalon/web/ui"
)

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
		person = ui.Value{Text: v.nameOf(a.Person), Href: v.hrefOf(a.Person)}
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
	return ui.Field{ID: id, Name: "personne", Optional: true, Label: v.say("Personne du registre", "Person of the register"), Hint: v.say("Par ses mandats, le compte agit. Sans personne, il lit.", "By their mandates the account acts. With nobody, it reads."),
		Options: append([]ui.Option{{Label: v.say("— personne —", "— nobody —")}}, v.things("person")...)}
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
func administer(v *visit) (p page, err error) {
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
	if err != nil {
		return page{}, err
	}
	err = v.site.read(v, func() error {
		p = v.accountsPage(all, told)
		return nil
	})
	return p, err
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

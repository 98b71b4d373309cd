package cli

import (
	"errors"
	"fmt"
	"log/slog"

	"jalon/auth"
	"jalon/locale"
	"jalon/register"
	"jalon/store"
)

// accountCmd administers the accounts by which people come in.
type accountCmd struct {
	Add    accountAdd    `cmd:"" help:"Open an account, and print the link by which to come in the first time."`
	List   accountList   `cmd:"" help:"List the accounts."`
	Link   accountLink   `cmd:"" help:"Link an account to a person of the register."`
	Invite accountInvite `cmd:"" help:"Print a new link by which to come in, for who lost every other way."`
	Revoke accountRevoke `cmd:"" help:"Close an account and end its sessions."`
}

// reached is where the site is reached, for the links that are printed.
type reached struct {
	BaseURL string `name:"base-url" env:"JALON_BASE_URL" default:"http://127.0.0.1:8080" placeholder:"URL" help:"Public address of the site, from which links are built (${default})."`
}

// accountAdd opens an account.
type accountAdd struct {
	Address string `arg:"" help:"E-mail address; several people may share one, but it then proves nobody."`
	Name    string `arg:"" help:"How to call the person."`
	Person  string `placeholder:"PERSON" help:"Person of the register: person:…"`
	Admin   bool   `help:"May administer accounts, which gives no power in a programme."`
	reached
}

// Run opens it.
func (c *accountAdd) Run(e *env) error {
	return e.withDoor(c.reached, func(r *opened, d *auth.Door) error {
		address, err := auth.ParseAddress(c.Address)
		if err != nil {
			return err
		}
		person, err := e.person(r, c.Person)
		if err != nil {
			return err
		}
		a, shared, err := d.NewAccount(e, auth.Account{Address: address, Name: c.Name, Person: person, Admin: c.Admin, Lang: e.Lang})
		if err != nil {
			return linked(err)
		}
		if shared {
			e.say(e.err, locale.Text{FR: "Attention : un autre compte a cette boîte aux lettres. Un lien qui y arrive ne prouvera pas qui agit.", EN: "Beware: another account has this mailbox. A link sent to it will not prove who acts."}, nil)
		}
		if address.Odd() {
			e.say(e.err, locale.Text{FR: "Attention : cette adresse mêle des alphabets, comme celles qui en imitent une autre.", EN: "Beware: this address mixes alphabets, as those that imitate another do."}, nil)
		}
		return e.invite(d, a)
	})
}

// accountList lists them.
type accountList struct{}

// Run lists.
func (c *accountList) Run(e *env) error {
	return e.withDoor(reached{BaseURL: "http://localhost"}, func(_ *opened, d *auth.Door) error {
		all, err := d.Keeper.Accounts(e)
		if err != nil {
			return err
		}
		if e.Format == "json" {
			return writeJSON(e.out, all)
		}
		for _, a := range all {
			state := ""
			switch {
			case !a.Open():
				state = e.words(locale.Text{FR: "fermé", EN: "closed"}, nil)
			case a.Admin:
				state = e.words(locale.Text{FR: "administre", EN: "administers"}, nil)
			}
			fmt.Fprintf(e.out, "%s  %-32s %-32s %-32s %s\n", a.ID, a.Address.Given, a.Name, a.Person, state)
		}
		return nil
	})
}

// accountLink links one.
type accountLink struct {
	Account string `arg:"" help:"Its identifier, or its address when it is the only one there."`
	Person  string `arg:"" optional:"" help:"Person of the register: person:…; none unlinks."`
}

// Run links.
func (c *accountLink) Run(e *env) error {
	return e.withDoor(reached{BaseURL: "http://localhost"}, func(r *opened, d *auth.Door) error {
		a, err := e.account(d, c.Account)
		if err != nil {
			return err
		}
		person, err := e.person(r, c.Person)
		if err != nil {
			return err
		}
		return linked(d.Keeper.ChangeAccount(e, a.ID, func(a *auth.Account) { a.Person = person }))
	})
}

// accountInvite prints a link.
type accountInvite struct {
	Account string `arg:"" help:"Its identifier, or its address when it is the only one there."`
	reached
}

// Run invites.
func (c *accountInvite) Run(e *env) error {
	return e.withDoor(c.reached, func(_ *opened, d *auth.Door) error {
		a, err := e.account(d, c.Account)
		if err != nil {
			return err
		}
		return e.invite(d, a)
	})
}

// accountRevoke closes one.
type accountRevoke struct {
	Account string `arg:"" help:"Its identifier, or its address when it is the only one there."`
}

// Run closes.
func (c *accountRevoke) Run(e *env) error {
	return e.withDoor(reached{BaseURL: "http://localhost"}, func(_ *opened, d *auth.Door) error {
		a, err := e.account(d, c.Account)
		if err != nil {
			return err
		}
		return d.Close(e, a.ID)
	})
}

// withDoor opens the register with its door.
func (e *env) withDoor(at reached, f func(*opened, *auth.Door) error) error {
	r, err := e.open(store.MustExist)
	if err != nil {
		return err
	}
	d, err := entry{BaseURL: at.BaseURL}.door(r, at.BaseURL, slog.New(slog.NewJSONHandler(e.err, nil)))
	if err == nil {
		err = f(r, d)
	}
	return errors.Join(err, r.Close())
}

// account finds an open account by its identifier or its address.
func (e *env) account(d *auth.Door, named string) (auth.Account, error) {
	all, err := d.Keeper.Accounts(e)
	if err != nil {
		return auth.Account{}, err
	}
	address, _ := auth.ParseAddress(named) // an identifier is no address
	var found []auth.Account
	for _, a := range all {
		if a.Open() && (a.ID == named || address.Mailbox != "" && a.Address.Mailbox == address.Mailbox) {
			found = append(found, a)
		}
	}
	if len(found) != 1 {
		return auth.Account{}, failure{"account.unknown", register.Args{"given": named, "n": len(found)}, locale.Text{
			FR: "« {given} » nomme {n} comptes ouverts, il en faut un : « jalon account list » donne leurs identifiants.",
			EN: "“{given}” names {n} open accounts, one is needed: “jalon account list” gives their identifiers."}}
	}
	return found[0], nil
}

// person reads a person whom the register knows; none is none.
func (e *env) person(r *opened, text string) (person register.ID, err error) {
	if text == "" {
		return "", nil
	}
	if err := identifier(text, &person); err != nil {
		return "", err
	}
	return person, r.Read(e, 0, func(v register.View) error {
		if _, known := v.Persons.Get(person); !known {
			return register.Refuse(register.Missing, "object.unknown", "id", person)
		}
		return nil
	})
}

// linked words that a person has an account.
func linked(err error) error {
	if errors.Is(err, auth.ErrLinked) {
		return register.Refuse(register.Conflict, "auth.linked")
	}
	return err
}

// invite prints the link by which the owner of an account comes in.
func (e *env) invite(d *auth.Door, a auth.Account) error {
	link, err := d.Invite(e, a, "")
	if err != nil {
		return err
	}
	if e.Format == "json" {
		return writeJSON(e.out, struct {
			ID   string `json:"id"`
			Link string `json:"link"`
		}{a.ID, link})
	}
	e.say(e.out, locale.Text{FR: "Le compte de {name}, {id}. Ce lien sert une seule fois, dans les sept jours :\n  {link}", EN: "The account of {name}, {id}. This link works once, within seven days:\n  {link}"},
		register.Args{"name": a.Name, "id": a.ID, "link": link})
	return nil
}

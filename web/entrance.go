package web

import (
	"errors"
	"net/http"
	"strings"

	"jalon/auth"
	"jalon/register"
	"jalon/web/ui"
)

// entrance offers every way to come in.
func entrance(v *visit) (page, error) {
	d, err := v.door()
	if err != nil {
		return page{}, err
	}
	return v.entrance(d, "", nil), nil
}

// entrance is the page with what was typed and what was wrong with it.
func (v *visit) entrance(d *auth.Door, typed string, wrong *register.Refusal) page {
	title := v.say("Se connecter", "Sign in")
	content := doorPage{Title: ui.Title{Text: title, Lead: v.say("Un compte dit qui vous êtes. Il ne donne aucun pouvoir : vos mandats seuls en donnent.", "An account says who you are. It gives no power: only your mandates do.")}}
	if v.who != nil {
		content.Notice = &ui.Notice{Shape: ui.Info, Text: v.say("Vous êtes déjà dans le compte de {name}.", "You are already in the account of {name}.", "name", v.who.Name),
			Link: ui.Link{Text: v.say("Voir ce compte", "See this account"), Href: prefix(v.lang) + "/compte"}}
	}
	if strings.Contains(v.next(), "?"+claimField+"=") {
		content.Notice = &ui.Notice{Shape: ui.Info, Text: v.say("Vous n’êtes plus connecté. Ce que vous aviez saisi est gardé, et vous sera rendu dès que vous le serez.", "You are no longer signed in. What you typed is kept, and will be given back as soon as you are.")}
	}
	if wrong != nil {
		content.Errors = []ui.FieldError{{Field: "adresse", Text: v.refusal(wrong)}}
	}
	content.Ways = v.waysIn(d, typed, content.Errors)
	return page{name: "door", title: title, content: content}
}

func (v *visit) waysIn(d *auth.Door, typed string, wrong []ui.FieldError) (all []way) {
	if d.Provider() != "" {
		all = append(all, v.wayAbroad(d, v.to("/entrer/fournisseur")))
	}
	mail := way{ID: "par-lien", Heading: v.say("Par un lien envoyé à votre adresse", "By a link sent to your address")}
	if d.Mails {
		field := ui.Field{ID: "adresse", Name: "adresse", Type: "email", Complete: "email", Width: "medium", Value: typed, Label: v.say("Adresse électronique", "E-mail address")}
		if wrong != nil {
			field.Error = wrong[0].Text
		}
		mail.Forms = []slip{{Action: v.to("/entrer"), Fields: []ui.Field{field}, Send: ui.Button{Text: v.say("Recevoir un lien", "Be sent a link")}}}
	} else {
		mail.Texts = []string{v.say("Aucun message ne part de ce site. Qui l’administre vous remet un lien.", "No mail leaves this site. Whoever administers it hands you a link.")}
	}
	all = append(all, mail)
	if d.Passkeys() {
		all = append(all, v.wayByKey())
	}
	return all
}

func (v *visit) wayAbroad(d *auth.Door, href string) way {
	return way{ID: "par-fournisseur", Heading: v.say("Avec {provider}", "With {provider}", "provider", d.Provider()),
		Links: []ui.Link{{Text: v.say("Continuer chez {provider}", "Continue to {provider}", "provider", d.Provider()), Href: href}}}
}

func (v *visit) wayByKey() way {
	return way{ID: "par-cle", Heading: v.say("Avec une clé d’accès", "With a passkey"),
		Texts: []string{v.say("Elle demande un navigateur qui exécute des scripts. Le lien envoyé par courriel n’en a pas besoin.", "It needs a browser that runs scripts. The link sent by e-mail needs none.")},
		Forms: []slip{{Action: v.to("/entrer/cle"), Send: ui.Button{Text: v.say("Utiliser une clé d’accès", "Use a passkey"), Kind: "quiet"}}}}
}

// ask sends a link. The answer is the same for every address.
func ask(v *visit) (page, error) {
	d, err := v.door()
	if err != nil {
		return page{}, err
	}
	var wrong *register.Refusal
	err = d.Ask(v, v.form.Get("adresse"), v.next())
	if errors.As(err, &wrong) && wrong.Code == "auth.address" {
		p := v.entrance(d, v.form.Get("adresse"), wrong)
		p.status = http.StatusBadRequest
		return p, nil
	}
	return v.lookAtMail(), err
}

// lookAtMail says that a letter left, if there was anybody to write to.
func (v *visit) lookAtMail() page {
	title := v.say("Regardez votre messagerie", "Look at your mail")
	return page{name: "door", title: title, content: doorPage{
		Title: ui.Title{Text: title, Lead: v.say("Si cette adresse est celle d’un compte, un lien vient d’y être envoyé.", "If this address is that of an account, a link has just been sent to it.")},
		Ways: []way{{Texts: []string{
			v.linkLasts(),
			v.say("Rien n’arrive ? Regardez parmi les indésirables, ou demandez à qui administre ce site si vous y avez un compte.", "Nothing comes? Look among the junk mail, or ask whoever administers this site whether you have an account.")},
			Links: []ui.Link{{Text: v.say("Revenir à la connexion", "Back to signing in"), Href: v.to("/entrer")}}}},
	}}
}

func (v *visit) linkLasts() string {
	return v.say("Il sert une seule fois, pendant quinze minutes, dans le navigateur de votre choix.", "It works once, for fifteen minutes, in the browser of your choice.")
}

// shown asks whoever followed a link to confirm.
func shown(v *visit) (page, error) {
	d, err := v.door()
	if err != nil {
		return page{}, err
	}
	token := v.asked.Get("jeton")
	a, err := d.Shown(v.ask, token)
	if err != nil {
		return page{}, err
	}
	title := v.say("Entrer dans le compte de {name} ?", "Enter the account of {name}?", "name", a.Name)
	return page{name: "door", title: title, content: doorPage{
		Title: ui.Title{Text: title, Lead: v.say("Confirmez que c’est vous. Le lien sera alors utilisé.", "Confirm that it is you. The link will then be used up.")},
		Ways: []way{{Forms: []slip{{Action: prefix(v.lang) + "/entrer/lien", Hidden: []ui.Pair{{Name: "jeton", Value: token}},
			Send: ui.Button{Text: v.say("Oui, entrer", "Yes, enter")}}},
			Links: []ui.Link{{Text: v.say("Ce n’est pas moi", "It is not me"), Href: prefix(v.lang) + "/"}}}},
	}}, nil
}

// redeem uses up a link.
func redeem(v *visit) (page, error) {
	d, err := v.door()
	if err != nil {
		return page{}, err
	}
	c, next, err := d.Redeem(v.ask, v.form.Get("jeton"))
	if err != nil {
		return page{}, err
	}
	return v.inside(next, c)
}

// challenge asks for a passkey, or takes its answer.
func challenge(v *visit) (page, error) {
	d, err := v.door()
	if err != nil {
		return page{}, err
	}
	if answer := v.form.Get("reponse"); answer != "" {
		c, next, err := d.Answer(v.ask, answer)
		if err != nil {
			return page{}, err
		}
		return v.inside(next, c)
	}
	options, c, err := d.Challenge(v, v.next())
	title := v.say("Votre clé d’accès", "Your passkey")
	return v.keyPage(title, slip{Action: v.to("/entrer/cle"), Key: options, Send: ui.Button{Text: v.say("Présenter la clé", "Present the key")}}, c), err
}

// keyPage is a page on which a script asks a device for a key, and fills in the answer.
func (v *visit) keyPage(title string, f slip, c *http.Cookie) page {
	f.Hidden = append(f.Hidden, ui.Pair{Name: "reponse"})
	return page{name: "door", title: title, script: "passkey.js", cookies: []*http.Cookie{c}, content: doorPage{
		Title: ui.Title{Text: title, Lead: v.say("Votre appareil va vous demander un geste : empreinte, visage ou code.", "Your device will ask you for a gesture: finger, face or code.")},
		Ways:  []way{{Forms: []slip{f}, Links: []ui.Link{{Text: v.say("Entrer autrement", "Come in another way"), Href: v.to("/entrer")}}}},
	}}
}

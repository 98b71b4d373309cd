package web

import (
	"net/url"

	"jalon/web/ui"
)

// proof offers the ways to prove again who one is.
func proof(v *visit) (page, error) {
	d, err := v.door()
	if err != nil {
		return page{}, err
	}
	title := v.say("Prouver de nouveau qui vous êtes", "Prove again who you are")
	content := doorPage{Title: ui.Title{Text: title, Lead: v.say("Un acte qui engage demande une preuve de moins de quinze minutes. Vous reviendrez ensuite où vous étiez.", "A binding act asks for a proof less than fifteen minutes old. You will then be back where you were.")}}
	if d.Passkeys() {
		content.Ways = append(content.Ways, v.wayByKey())
	}
	if d.Provider() != "" {
		content.Ways = append(content.Ways, v.wayAbroad(d, v.to("/entrer/fournisseur", "preuve", "1")))
	}
	if d.Mails {
		content.Ways = append(content.Ways, way{ID: "par-lien", Heading: v.say("Par un lien envoyé à votre adresse", "By a link sent to your address"),
			Forms: []slip{{Action: v.to("/entrer/preuve"), Send: ui.Button{Text: v.say("Recevoir un lien", "Be sent a link")}}}})
	}
	if content.Ways == nil {
		content.Ways = []way{{Texts: []string{v.say("Ce site n’envoie pas de message et n’a pas de clés d’accès : demandez un lien à qui l’administre.", "This site sends no mail and has no passkeys: ask whoever administers it for a link.")}}}
	}
	return page{name: "door", title: title, content: content}, nil
}

// remind sends a link to who is there.
func remind(v *visit) (page, error) {
	d, err := v.door()
	if err != nil {
		return page{}, err
	}
	a, ok, err := d.Keeper.Account(v, v.who.Account)
	if err == nil && ok {
		err = d.Remind(v, a, v.next())
	}
	if err != nil {
		return page{}, err
	}
	title := v.say("Regardez votre messagerie", "Look at your mail")
	texts := []string{v.linkLasts()}
	if a.Demo {
		texts = append(texts, v.say("Démonstration : sans serveur de courrier, le message s’affiche là où elle a été lancée.", "Demonstration: without a mail server, the letter is shown where it was started."))
	}
	return page{name: "door", title: title, content: doorPage{
		Title: ui.Title{Text: title, Lead: v.say("Un lien part à l’adresse {address}.", "A link is leaving for the address {address}.", "address", a.Address.Given)},
		Ways:  []way{{Texts: texts}},
	}}, nil
}

// proveBeside leads to a new proof, in another tab, so that the form stays as it is.
func (v *visit) proveBeside() *ui.Link {
	return &ui.Link{Text: v.say("Prouver de nouveau qui vous êtes (autre onglet)", "Prove again who you are (another tab)"), Href: prefix(v.lang) + "/entrer/preuve?next=" + url.QueryEscape(prefix(v.lang)+"/compte")}
}

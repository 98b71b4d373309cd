package web

import (
	"net/http"

	"jalon/web/ui"
)

// depart leads to the identity provider.
func depart(v *visit) (page, error) {
	d, err := v.door()
	if err != nil {
		return page{}, err
	}
	if err := d.Knock(v.ask); err != nil {
		return page{}, err
	}
	address, c, err := d.Abroad(v, v.next(), v.asked.Get("preuve") != "")
	return page{then: address, cookies: []*http.Cookie{c}}, err
}

// comeBack lets in who comes back from the identity provider.
func comeBack(v *visit) (page, error) {
	d, err := v.door()
	if err != nil {
		return page{}, err
	}
	if err := d.Knock(v.ask); err != nil {
		return page{}, err
	}
	c, next, err := d.Return(v.ask)
	if err != nil {
		return page{}, err
	}
	if c == nil {
		return v.toConfirm(), nil
	}
	return v.inside(next, c)
}

// toConfirm says that the owner of an account must confirm an identity that seems to be theirs.
func (v *visit) toConfirm() page {
	title := v.say("Une confirmation vous attend", "A confirmation awaits you")
	return page{name: "door", title: title, content: doorPage{
		Title: ui.Title{Text: title, Lead: v.say("Un compte a déjà votre adresse. Nous venons d’y écrire : le lien du message relie votre identité à ce compte.", "An account already has your address. We have just written to it: the link in that mail links your identity to the account.")},
		Ways:  []way{{Texts: []string{v.say("Sans cette confirmation, rien n’est relié et personne n’entre.", "Without that confirmation nothing is linked and nobody comes in.")}}},
	}}
}

package web

import (
	"cmp"
	"errors"
	"net/http"
	"net/url"
	"strings"

	"jalon/auth"
	"jalon/register"
	"jalon/web/ui"
)

// doorPage is a page of the door, or of an account: some ways on.
type doorPage struct {
	Title  ui.Title
	Errors []ui.FieldError
	Notice *ui.Notice
	Ways   []way
}

// way is a part of such a page.
type way struct {
	ID      string
	Heading string
	Texts   []string
	Code    string // to be copied
	Facts   []ui.Fact
	Table   *ui.Table
	Forms   []slip
	Links   []ui.Link
}

// slip is a small form. Key is what a passkey is asked, for the script.
type slip struct {
	Action  string
	Key     string
	Hidden  []ui.Pair
	Fields  []ui.Field
	Choices *ui.Choices
	Said    *ui.Value
	Send    ui.Button
}

// keeper lets a door of package auth stand before the site.
type keeper struct{ *auth.Door }

// Visitor implements Doorkeeper.
func (k keeper) Visitor(r *http.Request) (Visitor, bool, error) {
	v, ok, err := k.Door.Visitor(r)
	return Visitor{Account: v.Account.ID, Name: v.Account.Name, Person: v.Account.Person, Proved: v.Session.Proved}, ok, err
}

// door returns the door, or the refusal of a site that has none. Trying it is counted.
func (v *visit) door() (*auth.Door, error) {
	d := v.site.options.Door
	if d == nil {
		return nil, register.Refuse(register.Missing, "web.no-page")
	}
	if v.ask.Method == http.MethodPost {
		return d, d.Knock(v.ask)
	}
	return d, nil
}

// next is where to go once inside.
func (v *visit) next() string { return auth.Next(cmp.Or(v.form.Get("next"), v.asked.Get("next"))) }

// to is an address of the door, in the language of the visit, which remembers where to go.
func (v *visit) to(path string, query ...string) string {
	values := url.Values{}
	if next := v.next(); next != "/" {
		values.Set("next", next)
	}
	for i := 0; i+1 < len(query); i += 2 {
		values.Set(query[i], query[i+1])
	}
	address := prefix(v.lang) + path
	if len(values) > 0 {
		address += "?" + values.Encode()
	}
	return address
}

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
			v.say("Il sert une seule fois, pendant quinze minutes, dans le navigateur de votre choix.", "It works once, for fifteen minutes, in the browser of your choice."),
			v.say("Rien n’arrive ? Regardez parmi les indésirables, ou demandez à qui administre ce site si vous y avez un compte.", "Nothing comes? Look among the junk mail, or ask whoever administers this site whether you have an account.")},
			Links: []ui.Link{{Text: v.say("Revenir à la connexion", "Back to signing in"), Href: v.to("/entrer")}}}},
	}}
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
	return v.inside(next, c), err
}

// inside leads to where the person was going, in their language.
func (v *visit) inside(next string, c *http.Cookie) page {
	if next == "/" {
		next = prefix(v.lang) + "/"
	}
	return page{then: next, cookies: []*http.Cookie{c}}
}

// challenge asks for a passkey, or takes its answer.
func challenge(v *visit) (page, error) {
	d, err := v.door()
	if err != nil {
		return page{}, err
	}
	if answer := v.form.Get("reponse"); answer != "" {
		c, next, err := d.Answer(v.ask, answer)
		return v.inside(next, c), err
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
	return v.inside(next, c), nil
}

// toConfirm says that the owner of an account must confirm an identity that seems to be theirs.
func (v *visit) toConfirm() page {
	title := v.say("Une confirmation vous attend", "A confirmation awaits you")
	return page{name: "door", title: title, content: doorPage{
		Title: ui.Title{Text: title, Lead: v.say("Un compte a déjà votre adresse. Nous venons d’y écrire : le lien du message relie votre identité à ce compte.", "An account already has your address. We have just written to it: the link in that mail links your identity to the account.")},
		Ways:  []way{{Texts: []string{v.say("Sans cette confirmation, rien n’est relié et personne n’entre.", "Without that confirmation nothing is linked and nobody comes in.")}}},
	}}
}

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
	return v.lookAtMail(), err
}

// leave lets out who is there.
func leave(v *visit) (page, error) {
	d, err := v.door()
	if err != nil {
		return page{}, err
	}
	forget, elsewhere, err := d.Leave(v.ask)
	return page{then: cmp.Or(elsewhere, prefix(v.lang)+"/"), cookies: []*http.Cookie{forget}}, err
}

// left is where the identity provider sends people back once they left: whatever it says, they are out.
func left(v *visit) (page, error) { return page{then: prefix(v.lang) + "/"}, nil }

// elsewhere lists where a form of the site may lead besides the site: to the identity provider, on the way out.
func elsewhere(o Options) string {
	if o.Door == nil || o.Door.Options.Provider == nil {
		return ""
	}
	u, err := url.Parse(o.Door.Options.Provider.Issuer)
	if err != nil {
		return ""
	}
	return " " + strings.TrimSuffix(u.Scheme+"://"+u.Host, "/")
}

// doing says which of the small forms of a page was sent.
func doing(what string) []ui.Pair { return []ui.Pair{{Name: "faire", Value: what}} }

func send(text string) ui.Button  { return ui.Button{Text: text} }
func quiet(text string) ui.Button { return ui.Button{Text: text, Kind: "quiet"} }

func uiTitle(text, lead string) ui.Title { return ui.Title{Text: text, Lead: lead} }

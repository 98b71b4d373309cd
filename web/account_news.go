package web

import (
	"crypto/rand"
	"slices"

	"jalon/auth"
	"jalon/locale"
	"jalon/mail"
	"jalon/register"
	"jalon/web/ui"
)

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

// newsWay lets who is there choose when news come.
func (v *visit) newsWay(a auth.Account) (way, error) {
	sub, ok, err := v.site.options.Subscriptions.Subscription(v, a.ID)
	if !ok {
		sub.Pace = mail.Weekly
	}
	choices := v.paces(sub.Pace)
	return way{ID: "nouvelles", Heading: v.say("Nouvelles par courriel", "News by e-mail"),
		Texts: []string{v.say("Ce qui change dans vos instances et vos territoires, et ce que vous avez à faire. Une convocation, ou son annulation, n’attend pas.", "What changes in your bodies and territories, and what you must do. A convocation, or its cancellation, does not wait.")},
		Forms: []slip{{Action: prefix(v.lang) + "/compte", Hidden: doing("nouvelles"), Choices: &choices, Send: quiet(v.say("Choisir", "Choose"))}}}, err
}

// calendarWay lets who is there have the secret address of their calendar.
func (v *visit) calendarWay() way {
	return way{ID: "agenda", Heading: v.say("Agenda", "Calendar"),
		Texts: []string{v.say("Une adresse secrète donne à votre agenda les réunions de vos instances. Elle n’est montrée qu’une fois ; une nouvelle remplace l’ancienne.", "A secret address gives your calendar the meetings of your bodies. It is shown only once; a new one replaces the one before.")},
		Forms: []slip{
			{Action: prefix(v.lang) + "/compte", Hidden: doing("agenda"), Send: quiet(v.say("Créer une adresse", "Make an address"))},
			{Action: prefix(v.lang) + "/compte", Hidden: doing("sans-agenda"), Send: quiet(v.say("Fermer l’adresse", "Close the address"))}}}
}

var paceWords = map[mail.Pace]locale.Text{
	mail.Daily: {FR: "chaque matin", EN: "every morning"}, mail.Weekly: {FR: "chaque lundi", EN: "every Monday"}, mail.Never: {FR: "jamais", EN: "never"},
}

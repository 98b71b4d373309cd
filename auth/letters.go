package auth

import (
	"jalon/locale"
	"jalon/mail"
)

var (
	linkSubject = locale.Text{FR: "{site} : votre lien de connexion", EN: "{site}: your sign-in link"}
	linkText    = locale.Text{
		FR: "Bonjour {name},\n\nOuvrez ce lien puis confirmez, pour entrer dans {site} :\n\n{link}\n\nIl sert une seule fois, jusqu’au {until}.\n\nSi vous n’avez rien demandé, ne faites rien : sans ce lien, personne n’entre.",
		EN: "Hello {name},\n\nOpen this link and confirm, to enter {site}:\n\n{link}\n\nIt works once, until {until}.\n\nIf you asked for nothing, do nothing: without this link, nobody comes in."}
	joinText = locale.Text{
		FR: "Bonjour {name},\n\nQuelqu’un vient de s’identifier auprès d’un fournisseur d’identité avec votre adresse. Si c’est vous, ouvrez ce lien puis confirmez : cette identité sera reliée à votre compte de {site}.\n\n{link}\n\nIl sert une seule fois, jusqu’au {until}.\n\nSi ce n’est pas vous, ne faites rien : rien n’est relié.",
		EN: "Hello {name},\n\nSomebody has just identified themselves to an identity provider with your address. If it was you, open this link and confirm: that identity will be linked to your account of {site}.\n\n{link}\n\nIt works once, until {until}.\n\nIf it was not you, do nothing: nothing is linked."}
	inviteText = locale.Text{
		FR: "Bonjour {name},\n\nUn compte vous est ouvert dans {site}. Ouvrez ce lien puis confirmez, pour y entrer la première fois :\n\n{link}\n\nIl sert une seule fois, jusqu’au {until}.",
		EN: "Hello {name},\n\nAn account is open for you in {site}. Open this link and confirm, to come in for the first time:\n\n{link}\n\nIt works once, until {until}."}
	misuseSubject = locale.Text{FR: "{site} : une invitation a été refusée", EN: "{site}: an invitation was refused"}
	misuseText    = locale.Text{
		FR: "Bonjour,\n\nL’invitation que vous aviez adressée à {name} a été présentée alors qu’elle ne valait plus, ou par quelqu’un d’autre. Elle a été refusée.\n\nSi {name} n’a pas pu entrer, invitez de nouveau.",
		EN: "Hello,\n\nThe invitation you had sent to {name} was presented when it was no longer good, or by somebody else. It was refused.\n\nIf {name} could not come in, invite again."}
)

// linkLetter carries a link to the owner of an account.
func (d *Door) linkLetter(a Account, t Ticket, link string) mail.Letter {
	text := map[Purpose]locale.Text{Enter: linkText, Invitation: inviteText, Join: joinText}[t.Purpose]
	args := map[string]any{"site": d.Name, "name": a.Name, "link": link, "until": t.Until}
	return mail.Letter{ID: "lien-" + t.Digest[:24], To: a.Address.Given, Lang: a.Lang, Written: d.Clock(), Until: t.Until,
		Subject: said(a.Lang, linkSubject, args), Text: said(a.Lang, text, args)}
}

// misuseLetter tells who invited that an invitation was refused; once, however often it is tried.
func (d *Door) misuseLetter(inviter, invited Account, t Ticket) mail.Letter {
	args := map[string]any{"site": d.Name, "name": invited.Name}
	return mail.Letter{ID: "refus-" + t.Digest[:24], To: inviter.Address.Given, Lang: inviter.Lang, Written: d.Clock(),
		Subject: said(inviter.Lang, misuseSubject, args), Text: said(inviter.Lang, misuseText, args)}
}

// said fills a text set as its language wants it.
func said(l locale.Lang, t locale.Text, args map[string]any) string {
	return locale.Fill(l, locale.Text{FR: locale.Typeset(locale.French, t.FR), EN: t.EN}, args)
}

package web

import (
	"context"
	"crypto/rand"
	"errors"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"jalon/auth"
	"jalon/locale"
	"jalon/register"
	"jalon/web/ui"
)

// statuses gives each kind of refusal its HTTP status.
var statuses = map[register.RefusalKind]int{
	register.Forbidden: http.StatusForbidden,
	register.Invalid:   http.StatusBadRequest,
	register.Conflict:  http.StatusConflict,
	register.Missing:   http.StatusNotFound,
	register.Gone:      http.StatusGone,
	register.Busy:      http.StatusServiceUnavailable,
	auth.TooMany:       http.StatusTooManyRequests,
	tooLarge:           http.StatusRequestEntityTooLarge,
}

// tooLarge is the kind of refusal of what is longer than the site reads.
const tooLarge register.RefusalKind = "too-large"

// refusals are the sentences of what the site itself refuses.
var refusals = map[string]locale.Text{
	"web.bad-day": {
		FR: "« {given} » n’est pas un jour. Il faut un jour qui existe, écrit année-mois-jour, comme 2019-03-05.",
		EN: "“{given}” is not a day. A day that exists is expected, written year-month-day, as in 2019-03-05."},
	"web.act-later": {
		FR: "L’acte n° {seq} ne prend effet que le {since}, après le {day}.",
		EN: "Act no. {seq} only takes effect on {since}, after {day}."},
	"web.bad-moment": {
		FR: "« {given} » n’est pas un moment. Il faut une date et une heure avec leur fuseau, comme 2019-03-05T14:30:00Z.",
		EN: "“{given}” is not a moment. A date and a time with their zone are expected, as in 2019-03-05T14:30:00Z."},
	"web.bad-page": {
		FR: "« {given} » n’est pas un numéro de page de cette liste, qui en a {pages}.",
		EN: "“{given}” is not the number of a page of this list, which has {pages}."},
	"web.bad-format": {
		FR: "« {given} » n’est pas une forme de cette page. Celles d’une fiche sont la page elle-même et json.",
		EN: "“{given}” is not a form of this page. Those of a sheet are the page itself and json."},
	"web.bad-choice": {
		FR: "« {given} » n’est pas un choix de la liste « {field} ».",
		EN: "“{given}” is not a choice of the list “{field}”."},
	"web.too-long": {
		FR: "La recherche est trop longue : {limit} caractères au plus.",
		EN: "The search is too long: {limit} characters at most."},
	"web.no-contours": {
		FR: "Aucun contour de commune n’est importé : le périmètre se lit en table (perimetre.csv) et en points (perimetre.geojson).",
		EN: "No contours of communes were imported: the perimeter can be read as a table (perimetre.csv) and as points (perimetre.geojson)."},
	"web.no-page": {
		FR: "Il n’y a rien à cette adresse. Elle est peut-être mal recopiée.",
		EN: "There is nothing at this address. It may have been copied wrongly."},
	"web.read-only": {
		FR: "Ce site se lit. Aucun acte ne s’y prend.",
		EN: "This site is read. No act is taken on it."},
	"web.sign-in": {
		FR: "Il faut être connecté pour agir ici. Rien n’a été enregistré.",
		EN: "One must be signed in to act here. Nothing was recorded."},
	"web.nobody": {
		FR: "Votre compte n’est celui d’aucune personne du registre : il lit, il n’agit pas. Qui administre ce site peut le relier à une personne.",
		EN: "Your account is that of no person of the register: it reads, it does not act. Whoever administers this site can link it to a person."},
	"web.prove-again": {
		FR: "Cet acte engage : il faut prouver de nouveau qui vous êtes. Rien n’a été enregistré.",
		EN: "This act is binding: prove again who you are. Nothing was recorded."},
	"web.not-admin": {
		FR: "Cette page est pour qui administre les comptes.",
		EN: "This page is for whoever administers accounts."},
	"web.bad-form": {
		FR: "Ce qui a été envoyé n’est pas un formulaire. Rien n’a été enregistré.",
		EN: "What was sent is no form. Nothing was recorded."},
	"web.too-large": {
		FR: "Ce qui a été envoyé dépasse la taille admise, de {limit} octets. Rien n’a été enregistré.",
		EN: "What was sent is larger than allowed, which is {limit} bytes. Nothing was recorded."},
	"web.no-file": {
		FR: "Choisissez un fichier. S’il l’était déjà, il n’est plus gardé ici : envoyez-le de nouveau.",
		EN: "Choose a file. If one was chosen, it is no longer kept here: send it again."},
	"web.signed-kind": {
		FR: "{file} n’est ni un PDF, ni une image PNG ou JPEG : ses premiers octets le disent, quel que soit son nom.",
		EN: "{file} is no PDF, nor a PNG or JPEG image: its first bytes say so, whatever its name."},
	"web.book": {
		FR: "{file} : {why}.",
		EN: "{file}: {why}."},
	"web.no-origin": {
		FR: "{file} ne dit pas de quel plan il vient : il lui manque la feuille « Jalon » du classeur téléchargé.",
		EN: "{file} does not say which plan it comes from: it lacks the sheet “Jalon” of the workbook downloaded."},
	"web.other-plan": {
		FR: "{file} est le plan de {territory}, non celui de ce territoire.",
		EN: "{file} is the plan of {territory}, not that of this territory."},
	"web.not-convened": {
		FR: "La réunion {meeting} n’est plus à tenir : elle s’est tenue, ou elle est annulée.",
		EN: "The meeting {meeting} is no longer to be held: it was, or it is cancelled."},
	"web.no-draft": {
		FR: "Ce brouillon n’est plus là : son acte est pris, il a été oublié, ou il n’est pas pour vous.",
		EN: "This draft is no longer there: its act was taken, it was forgotten, or it is not for you."},
	"web.restricted": {
		FR: "Ces pièces sont pour qui siège dans l’instance concernée.",
		EN: "These papers are for those who sit in the body concerned."},
	"web.no-paper": {
		FR: "Il manque le fichier, ou il est vide.",
		EN: "The file is missing, or it is empty."},
	"web.paper-large": {
		FR: "Le fichier dépasse {limit} Mio.",
		EN: "The file is larger than {limit} MiB."},
	"web.paper-type": {
		FR: "« {given} » n’est ni un PDF, ni une image PNG ou JPEG, ni un texte, ni un document ou un tableur (ODF ou OOXML), d’après son contenu.",
		EN: "“{given}” is no PDF, no PNG or JPEG picture, no text, no document or spreadsheet (ODF or OOXML), judging by its content."},
	"web.picture-large": {
		FR: "L’image « {given} » a plus de {limit} millions de points : aucun écran ne la montrerait. Réduisez-la, ou joignez un PDF.",
		EN: "The picture “{given}” has more than {limit} million points: no screen would show it. Make it smaller, or send a PDF."},
	"web.picture-broken": {
		FR: "L’image « {given} » est incomplète ou abîmée. Enregistrez-la de nouveau, puis renvoyez-la.",
		EN: "The picture “{given}” is incomplete or damaged. Save it again, then send it once more."},
	"web.no-seat": {
		FR: "Ce texte est pour qui siège dans {body}.",
		EN: "This text is for those who sit in {body}."},
	"web.closed": {
		FR: "Cette page n’est pas publique.",
		EN: "This page is not public."},
}

// errorPage says what went wrong, what was expected, and where to go from there.
type errorPage struct {
	Title    ui.Title
	Code     string // stable, for whoever reports it
	Incident string // finds the failure in the journal of the server
	Next     []ui.Link
}

// refuse answers an error: a refusal in its own words, anything else with an incident number and nothing more.
func (s *Site) refuse(r *http.Request, l locale.Lang, err error) *entry {
	v, _ := s.visit(r, l)
	_ = v.meet() // an unknown reader is told what went wrong as anybody is
	v.Context = context.WithoutCancel(r.Context())
	p, frame := s.excused(v, err)
	if content := p.content.(errorPage); content.Incident != "" {
		s.options.Logger.Error("a page failed", "incident", content.Incident, "path", r.URL.Path, "error", err)
	}
	v.asked.Del("format")
	e, failed := s.render(v, p, frame)
	if failed != nil {
		s.options.Logger.Error("the page of an error failed", "error", failed)
		e = newEntry(file{kind: "text/plain; charset=utf-8", bytes: []byte(p.title + "\n"), status: p.status, fresh: true})
	}
	if errors.Is(err, errMethod) {
		e.allow = "GET, HEAD"
	}
	var refusal *register.Refusal
	if errors.As(err, &refusal) && refusal.Kind == auth.TooMany {
		e.retry = strconv.Itoa(refusal.Args["seconds"].(int))
	}
	return e
}

// excused makes the page of an error, in the frame of the register if that can still be read.
func (s *Site) excused(v *visit, err error) (p page, frame ui.Frame) {
	unread := s.register.Read(v, 0, func(view register.View) error {
		v.View = view
		p = v.excuse(err)
		frame = v.frame(p)
		return nil
	})
	if unread != nil {
		s.options.Logger.Error("the register cannot be read", "error", unread)
		p = v.excuse(err)
		frame = ui.Frame{Lang: string(v.lang), Title: p.title, Register: "Jalon", Home: prefix(v.lang) + "/", Style: styleAddress, Icon: "/jalon.svg", Content: p.content}
	}
	return p, frame
}

// excuse words an error.
func (v *visit) excuse(err error) page {
	var refusal *register.Refusal
	content, status := errorPage{}, http.StatusInternalServerError
	switch {
	case errors.Is(err, errMethod):
		refusal, status = register.Refuse(register.Invalid, "web.read-only"), http.StatusMethodNotAllowed
	case errors.As(err, &refusal):
		status = statuses[refusal.Kind]
	}
	if refusal == nil {
		content.Incident = rand.Text()[:8]
		content.Title = ui.Title{Text: v.say("Cette page n’a pas pu être préparée", "This page could not be prepared"),
			Lead: v.say("L’incident est consigné. Rien n’est perdu : le registre n’a pas changé.", "The incident is recorded. Nothing is lost: the register has not changed.")}
	} else {
		content.Code, content.Next = refusal.Code, v.ways(refusal)
		content.Title = ui.Title{Text: v.heading(status), Lead: v.refusal(refusal)}
	}
	return page{name: "error", title: content.Title.Text, content: content, status: status}
}

// heading names what a status means to a reader.
func (v *visit) heading(status int) string {
	switch status {
	case http.StatusNotFound:
		return v.say("Introuvable", "Not found")
	case http.StatusServiceUnavailable:
		return v.say("Registre indisponible", "Register unavailable")
	case http.StatusForbidden:
		return v.say("Refusé", "Refused")
	case http.StatusGone:
		return v.say("Cela ne vaut plus", "It is no longer good")
	case http.StatusRequestEntityTooLarge:
		return v.say("Trop long", "Too long")
	case http.StatusTooManyRequests:
		return v.say("Trop d’essais", "Too many tries")
	case http.StatusMethodNotAllowed:
		return v.say("Lecture seule", "Read only")
	}
	return v.say("Demande non comprise", "Request not understood")
}

// refusal words a refusal.
func (v *visit) refusal(r *register.Refusal) string {
	t, ok := refusals[r.Code]
	if !ok {
		t, ok = auth.Refusals[r.Code]
	}
	if !ok {
		t, ok = v.site.register.Grammar().Sentence(r)
	}
	if !ok {
		return string(r.Kind) + " : " + r.Code
	}
	args := maps.Clone(r.Args)
	for name, value := range args {
		if id, named := value.(register.ID); named && v.State != nil {
			args[name] = v.nameOf(id)
		}
	}
	return locale.Fill(v.lang, locale.Text{FR: typeset(locale.French, t.FR, t.EN), EN: t.EN}, args)
}

// ways says where to go from a refusal.
func (v *visit) ways(r *register.Refusal) []ui.Link {
	switch r.Code {
	case "web.sign-in":
		return []ui.Link{{Text: v.say("Se connecter", "Sign in"), Href: v.wayIn()}}
	case "web.prove-again":
		return []ui.Link{{Text: v.say("Prouver qui vous êtes", "Prove who you are"), Href: prefix(v.lang) + "/entrer/preuve?next=" + url.QueryEscape(v.here(v.lang))}}
	}
	if strings.HasPrefix(r.Code, "auth.") {
		return []ui.Link{{Text: v.say("Recommencer", "Start again"), Href: prefix(v.lang) + "/entrer"}}
	}
	if since, ok := r.Args["since"].(register.Day); ok {
		return []ui.Link{{Text: v.say("Voir cette page au {day}", "See this page as of {day}", "day", since), Href: prefix(v.lang) + v.path + "?on=" + since.String()}}
	}
	if slices.Contains([]string{"web.bad-day", "web.bad-moment", "web.bad-page", "web.bad-choice", "web.bad-format"}, r.Code) {
		return []ui.Link{{Text: v.say("Voir cette page à ce jour", "See this page as of today"), Href: prefix(v.lang) + v.path}}
	}
	return []ui.Link{
		{Text: v.say("Revenir au programme", "Back to the programme"), Href: prefix(v.lang) + "/"},
		{Text: v.say("Chercher", "Search"), Href: prefix(v.lang) + "/recherche"},
	}
}

// lost answers addresses where there is nothing; one that only ends with a slash too many leads to the page it means.
func lost(v *visit) (page, error) {
	if path := v.ask.URL.Path; len(path) > 1 && path[len(path)-1] == '/' && path != "/en/" && path[1] != '/' {
		return page{moved: path[:len(path)-1]}, nil
	}
	return page{}, register.Refuse(register.Missing, "web.no-page")
}

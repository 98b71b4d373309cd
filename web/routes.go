package web

import (
	"net/http"
	"strings"

	"jalon/locale"
)

// A route is an address of the site: what it looks like, who may come, what answers. It has a Page, a Fetch or a File.
type route struct {
	Pattern string // as http.ServeMux reads it, without its language
	Access  access
	Page    func(*visit) (page, error) // read within the register, on the day of the visit
	File    func(*visit) (file, error)
	Fetch   func(*visit) (page, error) // a page too, outside of the register: what asks another server, or knows no day
	Post    func(*visit) (page, error) // answers a form, outside of the register, so that it may propose; nil where there is none
	Limit   int64                      // bytes a form may send; maxForm when zero
	Drafts  bool                       // what a stranger sends waits until they come in
}

// routes lists the addresses. Adding a page is one .go, one .html and one line.
var routes = []route{
	{Pattern: "/", Access: Public, Page: home},
	{Pattern: "/territoires", Access: Public, Page: territories},
	{Pattern: "/territoires/{id}", Access: Public, Page: territory},
	{Pattern: "/territoires/{id}/communes", Access: Public, Page: communes},
	{Pattern: "/territoires/{id}/atelier", Access: Public, Page: studio},
	{Pattern: "/territoires/{id}/atelier/portrait", Access: Public, Page: simulatedPortrait},
	{Pattern: "/territoires/{id}/atelier/demande.json", Access: Public, File: studioRequest},
	{Pattern: "/territoires/{id}/atelier/demande", Access: SignedIn, Page: requesting, Post: compareFirst},
	{Pattern: "/territoires/{id}/comparaisons/{hash}", Access: Public, Page: comparison},
	{Pattern: "/genealogie", Access: Public, Page: genealogy},
	{Pattern: "/questions", Access: Public, Page: questions},
	{Pattern: "/territoires/{id}/questions/{member}/{day}", Access: Public, Page: question},
	{Pattern: "/territoires/{id}/questions/{member}/{day}/{answer}", Access: Public, File: answerFile},
	{Pattern: "/territoires/{id}/portrait", Access: Public, Page: economicPortrait},
	{Pattern: "/territoires/{id}/portrait/edition", Access: SignedIn, Page: publishing, Post: frozen},
	{Pattern: "/portrait", Access: Public, Page: anyPortrait},
	{Pattern: "/portraits", Access: Public, Page: publishedPortraits},
	{Pattern: "/portraits/{id}", Access: Public, Page: portraitEdition},
	{Pattern: "/portraits/{id}/verification", Access: Public, Page: editionCheck},
	{Pattern: "/carte", Access: Public, Page: carte},
	{Pattern: "/instances", Access: Public, Page: bodies},
	{Pattern: "/instances/{id}", Access: Public, Page: body},
	{Pattern: "/personnes/{id}", Access: Public, Page: person},
	{Pattern: "/organismes/{id}", Access: Public, Page: organisation},
	{Pattern: "/contrats/{id}", Access: Public, Page: contract},
	{Pattern: "/contrats/{id}/evaluation", Access: Public, Page: evaluation},
	{Pattern: "/actions/{id}", Access: Public, Page: action},
	{Pattern: "/reunions/{id}", Access: Public, Page: meeting},
	{Pattern: "/reunions/{id}/convocation", Access: Public, Page: convocationText},
	{Pattern: "/reunions/{id}/dossier", Access: Public, Page: meetingFile},
	{Pattern: "/reunions/{id}/proces-verbal", Access: SignedIn, Page: minutesText},
	{Pattern: "/reunions/{id}/extrait", Access: Public, Page: extractText},
	{Pattern: "/contrats/{id}/texte", Access: Public, Page: agreementText},
	{Pattern: "/actes", Access: Public, Page: journal},
	{Pattern: "/actes/{seq}", Access: Public, Page: folio},
	{Pattern: "/activite", Access: Public, Page: activity},
	{Pattern: "/engagements", Access: Public, Page: commitments},
	{Pattern: "/engagements.csv", Access: Public, File: commitmentsCSV},
	{Pattern: "/activite.csv", Access: Public, File: activityCSV},
	{Pattern: "/argent", Access: Public, Page: argent},
	{Pattern: "/argent/promesse-au-paiement", Access: Public, Page: promiseToPayment},
	{Pattern: "/argent/promesse-au-paiement.csv", Access: Public, File: promiseCSV},
	{Pattern: "/candidatures", Access: Public, Page: candidatures},
	{Pattern: "/demandes", Access: Public, Page: requests},
	{Pattern: "/pouvoirs", Access: Public, Page: powers},
	{Pattern: "/recherche", Access: Public, Page: search},
	{Pattern: "/glossaire", Access: Public, Page: glossary},
	{Pattern: "/verifier", Access: Public, Page: verification},
	{Pattern: "/accessibilite", Access: Public, Page: accessibility},
	{Pattern: "/mentions", Access: Public, Page: legal},

	{Pattern: "/mon-travail", Access: SignedIn, Page: todo},
	{Pattern: "/agir", Access: SignedIn, Page: takeable},
	{Pattern: "/agir/{kind}", Access: SignedIn, Page: take, Post: drafting(taken, takeAgain), Drafts: true},
	{Pattern: "/instances/{id}/convoquer", Access: SignedIn, Page: convene},
	{Pattern: "/reunions/{id}/seance", Access: SignedIn, Page: session, Post: drafting(closed, sessionAgain), Drafts: true},
	{Pattern: "/territoires/{id}/plan", Access: SignedIn, Page: planBook, Post: planBack, Limit: maxUpload},
	{Pattern: "/organismes/{id}/fichier", Access: SignedIn, Page: operatorFile, Post: operatorSent, Limit: maxUpload},
	{Pattern: "/contrats/{id}/signer", Access: SignedIn, Page: signing, Post: signed, Limit: maxUpload},
	{Pattern: "/reunions/{id}/pieces", Access: SignedIn, Page: papers, Post: bring, Limit: maxPaper + maxForm},
	{Pattern: "/contrats/{id}/pieces", Access: SignedIn, Page: papers, Post: bring, Limit: maxPaper + maxForm},
	{Pattern: "/recu/{seq}", Access: SignedIn, Page: receipt},

	{Pattern: "/entrer", Access: Public, Fetch: entrance, Post: ask},
	{Pattern: "/entrer/lien", Access: Public, Fetch: shown, Post: redeem},
	{Pattern: "/entrer/cle", Access: Public, Fetch: entrance, Post: challenge},
	{Pattern: "/entrer/fournisseur", Access: Public, Fetch: depart},
	{Pattern: "/entrer/retour", Access: Public, Fetch: comeBack},
	{Pattern: "/entrer/preuve", Access: SignedIn, Fetch: proof, Post: remind},
	{Pattern: "/desabonner", Access: Public, Fetch: unsubscribing, Post: unsubscribe},
	{Pattern: "/sortir", Access: Public, Fetch: entrance, Post: leave},
	{Pattern: "/sorti", Access: Public, Fetch: left},
	{Pattern: "/compte", Access: SignedIn, Page: account, Post: changeAccount},
	{Pattern: "/compte/cle", Access: SignedIn, Page: account, Post: addKey},
	{Pattern: "/comptes", Access: SignedIn, Page: accounts, Post: administer},

	{Pattern: "/actes.atom", Access: Public, File: allActs},
	{Pattern: "/territoires/{id}.atom", Access: Public, File: actsOf("/territoires/")},
	{Pattern: "/instances/{id}.atom", Access: Public, File: actsOf("/instances/")},
	{Pattern: "/territoires/{id}.ics", Access: Public, File: calendarOf("/territoires/")},
	{Pattern: "/instances/{id}.ics", Access: Public, File: calendarOf("/instances/")},
	{Pattern: "/agenda/{secret}.ics", Access: Public, File: myCalendar},
	{Pattern: "/territoires/{id}/perimetre.csv", Access: Public, File: perimeterCSV},
	{Pattern: "/territoires/{id}/perimetre.geojson", Access: Public, File: perimeterGeoJSON},
	{Pattern: "/territoires/{id}/perimetre.svg", Access: Public, File: perimeterSVG},
	{Pattern: "/territoires/{id}/contour.geojson", Access: Public, File: outlineGeoJSON},
	{Pattern: "/communes.csv", Access: Public, File: communesCSV},
	{Pattern: "/actes/{seq}.json", Access: Public, File: actJSON},
	{Pattern: "/actes/{seq}.tlog-proof", Access: Public, File: actProof},
	{Pattern: "/territoires/{id}/portrait.csv", Access: Public, File: portraitCSV},
	{Pattern: "/territoires/{id}/portrait.json", Access: Public, File: portraitJSON},
	{Pattern: "/territoires/{id}/portrait.pdf", Access: Public, File: inForm("pdf", (*visit).portraitPaper)},
	{Pattern: "/territoires/{id}/portrait.odt", Access: Public, File: inForm("odt", (*visit).portraitPaper)},
	{Pattern: "/territoires/{id}/portrait.txt", Access: Public, File: inForm("txt", (*visit).portraitPaper)},
	{Pattern: "/territoires/{id}/comparaisons/{hash}.pdf", Access: Public, File: inForm("pdf", (*visit).comparisonPaper)},
	{Pattern: "/territoires/{id}/comparaisons/{hash}.odt", Access: Public, File: inForm("odt", (*visit).comparisonPaper)},
	{Pattern: "/territoires/{id}/comparaisons/{hash}.txt", Access: Public, File: inForm("txt", (*visit).comparisonPaper)},
	{Pattern: "/portrait.csv", Access: Public, File: portraitCSV},
	{Pattern: "/portrait.json", Access: Public, File: portraitJSON},
	{Pattern: "/portrait.pdf", Access: Public, File: inForm("pdf", (*visit).portraitPaper)},
	{Pattern: "/portrait.odt", Access: Public, File: inForm("odt", (*visit).portraitPaper)},
	{Pattern: "/portrait.txt", Access: Public, File: inForm("txt", (*visit).portraitPaper)},
	{Pattern: "/portraits/{id}.csv", Access: Public, File: editionCSV},
	{Pattern: "/portraits/{id}.json", Access: Public, File: editionJSON},
	{Pattern: "/portraits/{id}.pdf", Access: Public, File: inForm("pdf", (*visit).editionPaper)},
	{Pattern: "/portraits/{id}.odt", Access: Public, File: inForm("odt", (*visit).editionPaper)},
	{Pattern: "/portraits/{id}.txt", Access: Public, File: inForm("txt", (*visit).editionPaper)},
	{Pattern: "/territoires/{id}/plan.xlsx", Access: Public, File: planXLSX},
	{Pattern: "/reunions/{id}/convocation.pdf", Access: Public, File: inForm("pdf", (*visit).convocation)},
	{Pattern: "/reunions/{id}/convocation.odt", Access: Public, File: inForm("odt", (*visit).convocation)},
	{Pattern: "/reunions/{id}/convocation.txt", Access: Public, File: inForm("txt", (*visit).convocation)},
	{Pattern: "/reunions/{id}/dossier.pdf", Access: Public, File: inForm("pdf", (*visit).dossier)},
	{Pattern: "/reunions/{id}/dossier.odt", Access: Public, File: inForm("odt", (*visit).dossier)},
	{Pattern: "/reunions/{id}/dossier.txt", Access: Public, File: inForm("txt", (*visit).dossier)},
	{Pattern: "/reunions/{id}/proces-verbal.pdf", Access: SignedIn, File: inForm("pdf", (*visit).wholeMinutes)},
	{Pattern: "/reunions/{id}/proces-verbal.odt", Access: SignedIn, File: inForm("odt", (*visit).wholeMinutes)},
	{Pattern: "/reunions/{id}/proces-verbal.txt", Access: SignedIn, File: inForm("txt", (*visit).wholeMinutes)},
	{Pattern: "/reunions/{id}/extrait.pdf", Access: Public, File: inForm("pdf", (*visit).extract)},
	{Pattern: "/reunions/{id}/extrait.odt", Access: Public, File: inForm("odt", (*visit).extract)},
	{Pattern: "/reunions/{id}/extrait.txt", Access: Public, File: inForm("txt", (*visit).extract)},
	{Pattern: "/contrats/{id}/texte.pdf", Access: Public, File: inForm("pdf", (*visit).agreement)},
	{Pattern: "/contrats/{id}/texte.odt", Access: Public, File: inForm("odt", (*visit).agreement)},
	{Pattern: "/contrats/{id}/texte.txt", Access: Public, File: inForm("txt", (*visit).agreement)},
	{Pattern: "/pieces/{id}", Access: Public, File: paper},
	{Pattern: "/checkpoint", Access: Public, File: checkpoint},
	{Pattern: "/tile/{path...}", Access: Public, File: tile},

	{Pattern: "/style.css", Access: Public, File: asset("style.css", "text/css; charset=utf-8")},
	{Pattern: "/passkey.js", Access: Public, File: asset("passkey.js", "text/javascript; charset=utf-8")},
	{Pattern: "/jalon.svg", Access: Public, File: asset("jalon.svg", "image/svg+xml")},
	{Pattern: "/livez", Access: Public, File: live},
	{Pattern: "/readyz", Access: Public, File: ready},
	{Pattern: "/robots.txt", Access: Public, File: robots},
	{Pattern: "/.well-known/security.txt", Access: Public, File: security},
}

// pattern returns the pattern for a mux, and the extension that tells this route from others of the same pattern, which a
// mux does not: /actes/{seq} and /actes/{seq}.json. The first page is itself and not all that lies below.
func (r route) pattern() (pattern, extension string) {
	if strings.HasSuffix(r.Pattern, "/") {
		return r.Pattern + "{$}", ""
	}
	if wild := strings.LastIndexByte(r.Pattern, '}'); wild >= 0 && !strings.Contains(r.Pattern[wild:], "/") {
		return r.Pattern[:wild+1], r.Pattern[wild+1:]
	}
	return r.Pattern, ""
}

// languages lists the languages an address exists in: a page speaks both, a file is the same for all.
func (r route) languages() []locale.Lang {
	if r.Page != nil || r.Fetch != nil {
		return locale.Langs
	}
	return []locale.Lang{locale.French}
}

// install gives a mux every route, in its languages.
func (s *Site) install(mux *http.ServeMux) {
	byPattern := map[string]extensions{}
	for _, r := range routes {
		for _, l := range r.languages() {
			pattern, extension := r.pattern()
			pattern = prefix(l) + pattern
			if byPattern[pattern] == nil {
				byPattern[pattern] = extensions{}
				mux.Handle(pattern, byPattern[pattern])
			}
			byPattern[pattern][extension] = s.answering(r, l)
		}
	}
	nowhere := route{Pattern: "/", Access: Public, Page: lost}
	mux.Handle("/", s.answering(nowhere, locale.French))
	mux.Handle("/en/", s.answering(nowhere, locale.English))
}

// extensions answers addresses that differ by their extension only; "" is the one without.
type extensions map[string]http.Handler

// ServeHTTP answers by the longest extension that the address ends with.
func (e extensions) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	best := ""
	for extension := range e {
		if strings.HasSuffix(r.URL.Path, extension) && len(extension) > len(best) {
			best = extension
		}
	}
	e[best].ServeHTTP(w, r)
}

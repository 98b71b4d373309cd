package web

import (
	"crypto/rand"
	"io"
	"strings"

	"jalon/act"
	"jalon/api"
	"jalon/desk"
	"jalon/document"
	"jalon/locale"
	"jalon/register"
	"jalon/web/ui"
)

// signing is where a party records its signature with the file that shows it: a PDF signed elsewhere, or the scan of a handwritten
// signature. The file is looked at, its hash goes into the act, and it is kept beside the contract where the site keeps papers.
func signing(v *visit) (page, error) {
	content, refusal := signingForm(v)
	if refusal != nil {
		return page{}, refusal
	}
	return page{name: "brought", title: content.Title.Text, trail: v.workTrail(), content: content}, nil
}

// signed answers its form.
func signed(v *visit) (page, error) { return v.bring(signingForm, signingOf) }

func signingForm(v *visit) (broughtPage, *register.Refusal) {
	c, refusal := api.Contract(v, v.View, v.id())
	if refusal != nil {
		return broughtPage{}, refusal
	}
	var parties []ui.Option
	for _, p := range c.Signing {
		if p.Signature == nil {
			parties = append(parties, ui.Option{Value: string(p.Organisation.ID), Label: v.refName(p.Organisation)})
		}
	}
	if notice := v.unsignable(c, len(parties)); notice != "" {
		return broughtPage{Title: ui.Title{Kicker: c.Title, Text: v.say("Enregistrer une signature", "Record a signature")}, Notice: &ui.Notice{Shape: ui.Info, Text: notice},
			Over: []ui.Link{{Text: v.say("La convention et ses signatures", "The contract and its signatures"), Href: v.href("/contrats/" + string(c.ID))}, {Text: v.say("Mon travail", "My work"), Href: v.href("/mon-travail")}}}, nil
	}
	text := func(name, label string, optional bool) ui.Field {
		return ui.Field{ID: name, Name: name, Label: label, Optional: optional, Value: v.form.Get(name)}
	}
	keeps := v.say("Il n’est pas gardé ici : conservez-le, son empreinte le reconnaîtra.", "It is not kept here: keep it, its hash will tell it.")
	if v.site.options.Papers != nil {
		keeps = v.say("Il est gardé avec la convention, pour qui siège ; son empreinte seule est publique.", "It is kept with the contract, for those who sit; only its hash is public.")
	}
	return broughtPage{
		Title: ui.Title{Kicker: c.Title, Text: v.say("Enregistrer une signature", "Record a signature"),
			Lead: v.say("Envoyez le PDF signé ou la copie numérisée : vous verrez ce que le fichier montre, puis son empreinte entrera dans l’acte.", "Send the signed PDF or the scan: you will see what the file shows, then its hash goes into the act.")},
		Fields: []ui.Field{{ID: "party", Name: "party", Label: v.say("Partie", "Party"), Options: chosen(append([]ui.Option{{Label: "—"}}, parties...), v.form.Get("party"))},
			text("capacity", v.say("Qualité", "Capacity"), false), text("deliberation", v.say("Délibération", "Deliberation"), true), text("delegation", v.say("Délégation de signature", "Delegation of signature"), true),
			v.fileField(v.say("Fichier signé", "File signed"), v.say("PDF, PNG ou JPEG, 16 Mo au plus.", "PDF, PNG or JPEG, 16 MB at most.")+" "+keeps),
			v.effectField(v.say("Le jour de la signature.", "The day of the signature."))},
		Action: prefix(v.lang) + v.path,
	}, nil
}

// unsignable says why nobody can sign a contract any more, or yet; nothing where some still can.
func (v *visit) unsignable(c api.ContractSheet, missing int) string {
	switch {
	case missing == 0:
		return v.say("Toutes les parties ont signé, la dernière le {day} : il ne reste aucune signature à enregistrer.", "Every party has signed, the last on {day}: no signature is left to record.", "day", c.Signed)
	case c.Status == register.Prepared:
		return v.say("Aucune instance n’a encore approuvé cette convention : elle se signe ensuite.", "No body has approved this contract yet: it is signed after that.")
	case c.Status != register.Approved:
		return v.say("Cette convention n’attend plus de signature.", "This contract awaits no signature any more.")
	}
	return ""
}

// signingOf looks at a signed file, and makes of it the act that records the signature by its true name.
func signingOf(v *visit, u upload, on register.Day) (brought, error) {
	a := &act.ContractSigned{Contract: v.id(), Party: register.ID(v.form.Get("party")), Capacity: v.form.Get("capacity"),
		Deliberation: v.form.Get("deliberation"), Delegation: v.form.Get("delegation"), Means: "wet-scan", File: u.Hash}
	b := brought{drafts: []register.Draft{{Effect: on, Act: a}}, shown: a}
	text, err := io.ReadAll(u.content())
	if err != nil {
		return brought{}, err
	}
	kind, extension := mediaType(text[:min(sniffed, len(text))], u.Name)
	if v.site.options.Papers != nil {
		b.paper = &desk.Paper{ID: strings.ToLower(rand.Text()), About: v.id(), Name: fileName(u.Name, extension), Type: kind, Restricted: true, By: v.who.Person, At: v.clock()}
	}
	switch kind {
	case "application/pdf":
		report, err := document.Inspect(text)
		if err != nil {
			return brought{}, err
		}
		if len(report.Signatures) > 0 {
			a.Means = "electronic"
		}
		if report.Altered {
			b.stop = v.say("Ce fichier a changé après sa signature : il n’est pas une preuve, et rien n’est inscrit.", "This file changed after it was signed: it is no evidence, and nothing is entered.")
		}
		b.tables = []ui.Table{v.reportTable(report)}
		b.tables = append(b.tables, v.signatureTables(report)...)
	case "image/png", "image/jpeg":
		b.tables = []ui.Table{v.shownTable([]ui.Value{{Text: v.say("Moyen", "Means")}, {Text: means(v, a.Means)}})}
	default:
		return brought{}, register.Refuse(register.Invalid, "web.signed-kind", "file", u.Name).On("file")
	}
	return b, nil
}

// means calls a way of signing by its true name.
func means(v *visit, code string) string {
	for _, m := range act.SignatureMeans {
		if m.ID == code {
			return v.text(m.Name)
		}
	}
	return code
}

// levels are what a PDF is evidence of; none is ever called qualified.
var levels = map[string]locale.Text{
	"none":   {FR: "aucune signature électronique qui fasse preuve", EN: "no electronic signature that is evidence"},
	"simple": {FR: "signature électronique simple", EN: "simple electronic signature"},
	"signed": {FR: "signature électronique, certificat émis par un tiers", EN: "electronic signature, certificate issued by a third party"},
}

func (v *visit) shownTable(rows ...[]ui.Value) ui.Table {
	return ui.Table{ID: "report", Caption: v.say("Ce que montre le fichier", "What the file shows"), Columns: []ui.Column{{Label: v.say("Constat", "Finding")}, {Label: v.say("Réponse", "Answer")}}, Rows: rows}
}

// reportTable says what a PDF is evidence of, and what was not checked.
func (v *visit) reportTable(r document.Report) ui.Table {
	code := "wet-scan"
	if len(r.Signatures) > 0 {
		code = "electronic"
	}
	t := v.shownTable([]ui.Value{{Text: v.say("Moyen", "Means")}, {Text: means(v, code)}}, []ui.Value{{Text: v.say("Ce que cela prouve", "What it proves")}, {Text: v.text(levels[r.Level])}})
	if r.Altered {
		t.Rows = append(t.Rows, []ui.Value{{Text: v.say("Intégrité", "Integrity")}, {Text: v.say("ce qui a été signé n’est plus ce que montre le fichier : il ne peut pas servir de preuve", "what was signed is no longer what the file shows: it cannot be evidence"),
			Mark: &ui.Mark{Shape: ui.Refused, Text: v.say("modifié après signature", "changed after it was signed")}}})
	}
	for _, name := range r.Active {
		t.Rows = append(t.Rows, []ui.Value{{Text: v.say("Action contenue", "Action within")}, {Text: name, Mark: &ui.Mark{Shape: ui.Late, Text: v.say("à éviter dans une preuve", "to be avoided in evidence")}}})
	}
	t.Note = v.say("Non vérifié : la chaîne de confiance, la révocation, le caractère qualifié. Un service de validation le dit.", "Not checked: the chain of trust, revocation, whether it is qualified. A validation service tells.")
	return t
}

// signatureTables say, signature by signature, who signed, when, and what is covered.
func (v *visit) signatureTables(r document.Report) []ui.Table {
	t := ui.Table{ID: "signatures", Caption: v.say("Signatures dans le fichier", "Signatures in the file"), Columns: []ui.Column{{Label: v.say("Nom du certificat", "Name in the certificate")}, {Label: v.say("Émis par", "Issued by")},
		{Label: v.say("Signée", "Signed")}, {Label: v.say("Horodatage", "Timestamp")}, {Label: v.say("Intacte", "Intact")}, {Label: v.say("Couvre", "Covers")}, {Label: v.say("Certificat valide à ce moment", "Certificate valid then")}}}
	yes := func(b bool) ui.Value {
		if b {
			return ui.Value{Mark: &ui.Mark{Shape: ui.Full, Text: v.say("oui", "yes")}}
		}
		return ui.Value{Mark: &ui.Mark{Shape: ui.Refused, Text: v.say("non", "no")}}
	}
	for _, s := range r.Signatures {
		name, issuer, at, stamp := ui.Value{Text: dash(s.Signer)}, ui.Value{Text: dash(s.Issuer)}, ui.Value{Text: "—"}, ui.Value{Text: "—"}
		switch {
		case s.Only:
			name.Note = v.say("horodatage du fichier : le consentement de personne", "timestamp of the file: nobody’s consent")
		case s.SelfSigned:
			issuer.Note = v.say("par lui-même", "by itself")
		}
		if !s.Signed.IsZero() {
			at = ui.Value{Text: locale.Moment(v.lang, s.Signed), Note: v.say("selon le signataire", "as the signer says")}
		}
		if s.Stamp != nil {
			stamp = ui.Value{Text: locale.Moment(v.lang, s.Stamp.At), Note: s.Stamp.By}
			if !s.Stamp.Intact {
				stamp.Mark = &ui.Mark{Shape: ui.Refused, Text: v.say("jeton d’autre chose", "token of something else")}
			}
		}
		t.Rows = append(t.Rows, []ui.Value{name, issuer, at, stamp, yes(s.Intact), v.coverage(s), yes(s.Valid)})
	}
	return someTables(t)
}

// coverage says what a signature covers, and what came since.
func (v *visit) coverage(s document.Signature) ui.Value {
	switch {
	case s.Changed != "":
		return ui.Value{Mark: &ui.Mark{Shape: ui.Refused, Text: v.say("changé ensuite", "changed since")}, Note: s.Changed}
	case s.Whole:
		return ui.Value{Mark: &ui.Mark{Shape: ui.Full, Text: v.say("tout le fichier", "the whole file")}}
	case len(s.Added) > 0:
		return ui.Value{Mark: &ui.Mark{Shape: ui.Full, Text: v.say("le fichier d’alors", "the file as it was")}, Note: v.say("ajouté depuis, sans changer ce qui est signé : {what}", "added since, leaving what is signed: {what}", "what", s.AddedWords(v.lang))}
	}
	return ui.Value{Mark: &ui.Mark{Shape: ui.Refused, Text: v.say("non", "no")}}
}

// signingLink leads to where a signature is recorded, while one is missing, for whoever came in.
func (v *visit) signingLink(c api.ContractSheet) *ui.Link {
	if v.who == nil || c.Missing == 0 {
		return nil
	}
	return &ui.Link{Text: v.say("Enregistrer une signature (PDF signé ou copie)", "Record a signature (signed PDF or scan)"), Href: v.href("/contrats/" + string(c.ID) + "/signer")}
}

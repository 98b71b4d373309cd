package web

import (
	"strings"

	"jalon/api"
	"jalon/locale"
	"jalon/operator"
	"jalon/register"
	"jalon/web/ui"
)

// operatorFile is where an organisation sends the file that it keeps of its own money.
func operatorFile(v *visit) (page, error) {
	content, refusal := operatorForm(v)
	if refusal != nil {
		return page{}, refusal
	}
	return page{name: "brought", title: content.Title.Text, trail: v.workTrail(), content: content}, nil
}

// operatorSent answers such a file.
func operatorSent(v *visit) (page, error) { return v.bring(operatorForm, operatorOf) }

func operatorForm(v *visit) (broughtPage, *register.Refusal) {
	o, refusal := api.Organisation(v, v.View, v.id())
	if refusal != nil {
		return broughtPage{}, refusal
	}
	return broughtPage{
		Title: ui.Title{Kicker: o.Name, Text: v.say("Le fichier de vos financements", "The file of your fundings"),
			Lead: v.say("Envoyez le fichier que vous tenez : il est rapproché du registre par numéro de dossier, SIREN ou libellé. Ce qui correspond devient des actes, le reste est listé.", "Send the file that you keep: it is matched with the register by file number, SIREN or label. What matches becomes acts, the rest is listed.")},
		Fields: []ui.Field{v.fileField(v.say("Votre fichier", "Your file"), v.say("XLSX, ODS ou CSV, 16 Mo au plus. Il a une colonne qui reconnaît le dossier (numéro, SIREN ou libellé) et une colonne de montants (engagé, payé ou refusé), cumulés à ce jour.",
			"XLSX, ODS or CSV, 16 MB at most. It has a column that tells the file (number, SIREN or label) and a column of amounts (committed, paid or refused), totals to this day.")),
			v.effectField(v.say("Pour les lignes qui ne disent pas leur date.", "For the rows that say no day.")),
			{ID: "new", Name: "new", Label: v.say("Lignes qui ne correspondent à rien", "Rows that match nothing"), Options: chosen([]ui.Option{{Value: "", Label: v.say("les lister", "list them")},
				{Value: "open", Label: v.say("ouvrir un financement, si elles ont un numéro et un territoire", "open a funding, if they have a number and a territory")}}, v.form.Get("new"))}},
		Action: prefix(v.lang) + v.path,
	}, nil
}

// fileLink leads from an organisation to where it sends its file, for whoever came in.
func (v *visit) fileLink(id register.ID) *ui.Link {
	if v.who == nil {
		return nil
	}
	return &ui.Link{Text: v.say("Envoyer le fichier de ses financements", "Send the file of its fundings"), Href: v.href("/organismes/" + string(id) + "/fichier")}
}

// operatorOf matches a file with the fundings of the organisation in the address.
func operatorOf(v *visit, u upload, on register.Day) (b brought, err error) {
	book, err := v.book(u)
	if err != nil {
		return brought{}, err
	}
	laid, faults := v.laid(book)
	if len(faults) > 0 {
		return v.layoutLacks(u, book, laid, faults), nil
	}
	how := v.readAs(book, laid)
	rows, faults := operator.Read(book, laid)
	if len(faults) > 0 {
		return brought{stop: v.unreadable(len(faults)), shown: faults, tables: someTables(v.operatorFaults(u.Name, faults), how), layout: v.layout(book, laid, false)}, nil
	}
	err = v.site.register.At(v, on, v.known, func(view register.View) error {
		reading := *v
		reading.View = view
		programme, _ := reading.programme()
		report := operator.Reconcile(view, rows, operator.Asked{Programme: programme, Funder: v.id(), On: on, New: v.form.Get("new") == "open", Lang: v.lang})
		b = brought{drafts: report.Drafts, shown: []any{laid, report}, tables: append(reading.reconciled(report), how), idle: reading.unmatched(report), layout: v.layout(book, laid, false)}
		return nil
	})
	return b, err
}

// ways say how a row was matched.
var ways = map[string]locale.Text{"file": {FR: "par le numéro de dossier", EN: "by file number"}, "siren": {FR: "par le SIREN", EN: "by SIREN"},
	"label": {FR: "par le libellé", EN: "by label"}, "new": {FR: "financement nouveau", EN: "new funding"}}

// adds says what a row adds to the register, state by state.
func (v *visit) adds(all []operator.Added) string {
	var said []string
	for _, a := range all {
		said = append(said, v.say("{state} : {money}", "{state}: {money}", "state", strings.ToLower(wordOf(v, moneyStates, a.State)), "money", locale.Money(v.lang, int64(a.Cents))))
	}
	if said == nil {
		return v.say("rien : le registre le sait déjà", "nothing: the register knows it already")
	}
	return strings.Join(said, ", ")
}

// unmatched says why nothing comes of a file of which some rows were not recognised; nothing where all were.
func (v *visit) unmatched(report operator.Report) string {
	switch {
	case len(report.Listed) == 0:
		return ""
	case len(report.Matched) == 0:
		return v.say("Aucune ligne n’est reconnue comme un financement du registre : il n’y a rien à inscrire.", "No row is recognised as a funding of the register: there is nothing to enter.")
	}
	return v.say("Le registre dit déjà ce que disent les lignes reconnues ; les autres ne le sont pas, et il n’y a rien à inscrire.", "The register already says what the recognised rows say; the others are not recognised, and there is nothing to enter.")
}

// reconciled shows what matches and how, then what does not and why.
func (v *visit) reconciled(report operator.Report) []ui.Table {
	matched := ui.Table{ID: "matched", Caption: v.say("Ce qui correspond", "What matches"), Columns: []ui.Column{{Label: v.say("Ligne", "Row")}, {Label: v.say("Financement", "Funding")}, {Label: v.say("Reconnu", "Told")}, {Label: v.say("Ce qui s’ajoute", "What is added")}}}
	for _, m := range report.Matched {
		matched.Rows = append(matched.Rows, []ui.Value{{Text: v.number(int64(m.Row))}, {Text: string(m.Funding), Code: true}, {Text: v.text(ways[m.By])}, {Text: v.adds(m.Adds)}})
	}
	listed := ui.Table{ID: "listed", Caption: v.say("Ce qui ne devient pas un acte, et pourquoi", "What becomes no act, and why"), Columns: []ui.Column{{Label: v.say("Ligne", "Row")}, {Label: v.say("Libellé", "Label")}, {Label: v.say("Motif", "Reason")}}}
	for _, l := range report.Listed {
		listed.Rows = append(listed.Rows, []ui.Value{{Text: v.number(int64(l.Row))}, {Text: dash(l.Label)}, {Text: locale.Fill(v.lang, operator.Texts[l.Code], map[string]any{"given": l.Given, "wanted": l.Wanted})}})
	}
	return someTables(matched, listed)
}

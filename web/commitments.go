package web

import (
	"strconv"

	"jalon/api"
	"jalon/locale"
	"jalon/web/ui"
	"jalon/workbook"
)

// commitmentsPage is the watch over every commitment: who, by when, kept or not, and what shows it.
type commitmentsPage struct {
	Title   ui.Title
	Action  string
	Keep    []ui.Pair
	Filters []ui.Field
	Send    ui.Button
	Figures []ui.Figure
	Watched ui.Table
	Firm    ui.Table
	CSV     ui.Link
}

func (v *visit) commitments() (api.CommitmentsSheet, error) {
	region := v.asked.Get("region")
	if err := v.knownRegion(region); err != nil {
		return api.CommitmentsSheet{}, err
	}
	return api.Commitments(v, v.View, region), nil
}

func commitments(v *visit) (page, error) {
	sheet, err := v.commitments()
	if err != nil {
		return page{}, err
	}
	title := v.say("Engagements", "Commitments")
	content := commitmentsPage{
		Title: ui.Title{Text: title, Lead: v.say("Ce que les conventions signées engagent chacun à faire au {day} : qui, pour quand, et la pièce qui montre que c’est fait.",
			"What signed contracts commit everybody to do as of {day}: who, by when, and the document that shows it is done.", "day", v.On)},
		Action: prefix(v.lang) + "/engagements", Keep: v.keep(), Send: ui.Button{Text: v.say("Montrer", "Show"), Kind: "quiet"},
		Filters: []ui.Field{v.regionField(v.asked.Get("region"))}, Watched: v.watchedTable(sheet.Watched), Firm: v.firmTable(sheet.Firm),
		Figures: []ui.Figure{{Number: v.number(int64(sheet.Overdue)), Label: v.say("en retard", "overdue")}, {Number: v.number(int64(len(sheet.Watched) - sheet.Overdue - sheet.Kept)), Label: v.say("à tenir", "to be kept")},
			{Number: v.number(int64(sheet.Kept)), Label: v.say("tenus", "kept")}, {Number: v.number(int64(len(sheet.Firm))), Label: v.say("actions fermes", "firm actions")}},
		CSV: ui.Link{Text: v.say("Ces tableaux en CSV", "These tables as CSV"), Href: v.csvHref()},
	}
	return page{name: "commitments", title: title, content: content, sheet: sheet}, nil
}

// watchedTable lists the commitments of contracts.
func (v *visit) watchedTable(all []api.Watched) ui.Table {
	t := ui.Table{ID: "commitments", Caption: v.say("Engagements des conventions, les plus en retard d’abord", "Commitments of contracts, the most overdue first"), Columns: []ui.Column{
		{Label: v.say("Engagement", "Commitment")}, {Label: v.say("Par", "By")}, {Label: v.say("Convention", "Contract")}, {Label: v.say("Échéance", "Due")}, {Label: v.say("Tenu le", "Kept on")},
		{Label: v.say("Écart", "Gap")}, {Label: v.say("Pièce", "Evidence")}},
		Empty: v.say("Aucune convention signée n’énonce d’engagement à cette date.", "No signed contract states a commitment on that day.")}
	for _, p := range all {
		contract, _ := v.Contracts.Get(p.Contract.ID)
		t.Rows = append(t.Rows, []ui.Value{{Text: p.What, Note: p.Done, Fictitious: contract.Fictitious}, v.ref(p.Owner), {Text: p.Contract.Name, Href: v.hrefOf(p.Contract.ID), Note: p.Territory.Name},
			v.dayValue(p.Due), v.dayValue(p.Kept), v.delay(p.Delay), v.shownBy(p.Act, p.Evidence)})
	}
	return t
}

// firmTable lists the actions that are firmly committed.
func (v *visit) firmTable(all []api.FirmAction) ui.Table {
	t := ui.Table{ID: "firm", Caption: v.say("Actions fermement engagées, par fin prévue", "Actions firmly committed, by planned end"), Columns: []ui.Column{
		{Label: v.say("Action", "Action")}, {Label: v.say("Porteur", "Owner")}, {Label: v.say("Ferme depuis", "Firm since")}, {Label: v.say("Fin prévue", "Planned end")}, {Label: v.say("Situation", "Where it stands")},
		{Label: v.say("Écart", "Gap")}, {Label: v.say("Pièce", "Evidence")}},
		Empty: v.say("Aucune action n’est fermement engagée à cette date.", "No action is firmly committed on that day.")}
	for _, f := range all {
		t.Rows = append(t.Rows, []ui.Value{{Text: f.Title, Href: v.hrefOf(f.ID), Note: f.Territory.Name, Fictitious: f.Fiction}, {Text: dash(f.Owner)}, v.dayValue(f.Bound), v.dayValue(f.Planned),
			{Mark: markOf(v, actionStatuses, f.Status), Note: wordOf(v, actionPhases, f.Phase)}, v.delay(f.Delay), v.shownBy(f.By, f.Evidence)})
	}
	return t
}

// shownBy says which act tells something, and whether documents show it.
func (v *visit) shownBy(act int64, evidence int) ui.Value {
	if act == 0 {
		return ui.Value{Text: "—"}
	}
	value := v.actValue(act)
	value.Text = v.say("acte n° {act}", "act no. {act}", "act", value.Text)
	value.Note = v.count(evidence, locale.Text{FR: "pièce", EN: "document"}, locale.Text{FR: "pièces", EN: "documents"})
	if evidence == 0 {
		value.Note = v.say("sans pièce", "no document")
	}
	return value
}

// commitmentsCSV gives the same as CSV, one line for each.
func commitmentsCSV(v *visit) (file, error) {
	sheet, err := v.commitments()
	if err != nil {
		return file{}, err
	}
	rows := [][]string{{"type", "id", "what", "territory", "contract", "owner", "due", "kept_or_finished", "act", "documents"}}
	for _, p := range sheet.Watched {
		rows = append(rows, []string{"commitment", p.ID, workbook.Disarmed(p.What), string(p.Territory.ID), string(p.Contract.ID), string(p.Owner.ID), iso(p.Due), iso(p.Kept), number(p.Act), strconv.Itoa(p.Evidence)})
	}
	for _, f := range sheet.Firm {
		rows = append(rows, []string{"action", string(f.ID), workbook.Disarmed(f.Title), string(f.Territory.ID), "", workbook.Disarmed(f.Owner), iso(f.Planned), iso(f.Finished), number(f.By), strconv.Itoa(f.Evidence)})
	}
	return csvFile("engagements.csv", rows)
}

// number writes the number of an act as machines read it; none is empty.
func number(act int64) string {
	if act == 0 {
		return ""
	}
	return strconv.FormatInt(act, 10)
}

package web

import (
	"bytes"
	"encoding/csv"
	"strconv"

	"jalon/api"
	"jalon/locale"
	"jalon/register"
	"jalon/web/ui"
	"jalon/workbook"
)

// activityPage shows where something happens and where nothing does, from the acts alone: nobody fills a monthly form.
type activityPage struct {
	Title        ui.Title
	Action       string
	Keep         []ui.Pair
	Filters      []ui.Field
	Send         ui.Button
	Chart        *ui.Chart
	Table        ui.Table
	SigningChart *ui.Chart
	Signing      ui.Table
	CSV          ui.Link
}

// activities reads what the address asks for.
func (v *visit) activities() ([]api.Activity, error) {
	region := v.asked.Get("region")
	if err := v.knownRegion(region); err != nil {
		return nil, err
	}
	programme, _ := v.programme()
	return api.Activities(v, v.View, programme, region), nil
}

func activity(v *visit) (page, error) {
	all, err := v.activities()
	if err != nil {
		return page{}, err
	}
	title := v.say("Activité des territoires", "Activity of the territories")
	content := activityPage{
		Title: ui.Title{Text: title, Lead: v.say("Dernière réunion, dernier acte, échéances dépassées au {day} : tout vient des actes, personne ne saisit de tableau de suivi.",
			"Last meeting, last act, what is overdue on {day}: all comes from the acts, nobody fills a follow-up form.", "day", v.On)},
		Action: prefix(v.lang) + "/activite", Keep: v.keep(), Send: ui.Button{Text: v.say("Montrer", "Show"), Kind: "quiet"},
		Filters: []ui.Field{v.regionField(v.asked.Get("region"))}, Chart: v.silenceChart(all), Table: v.activityTable(all),
		SigningChart: v.signingChart(all), Signing: v.signingTable(all),
		CSV: ui.Link{Text: v.say("Ces tableaux en CSV", "These tables as CSV"), Href: v.csvHref()},
	}
	return page{name: "activity", title: title, content: content, sheet: all}, nil
}

func (v *visit) activityTable(all []api.Activity) ui.Table {
	t := ui.Table{ID: "activity", Caption: v.say("Activité, les plus silencieux d’abord", "Activity, the most silent first"), Columns: []ui.Column{
		{Label: v.say("Territoire", "Territory")}, {Label: v.say("Dernière réunion", "Last meeting")}, {Label: v.say("Dernier acte", "Last act")},
		{Label: v.say("Actes en un an", "Acts in a year"), Numeric: true}, {Label: v.say("Échéances dépassées", "Overdue")}},
		Empty: v.say("Aucun territoire ce jour-là.", "No territory on that day.")}
	for _, a := range all {
		last := v.dayValue(a.LastAct)
		if a.Act != 0 {
			last.Href = v.actHref(a.Act)
		}
		t.Rows = append(t.Rows, []ui.Value{v.ref(a.Territory), v.dayValue(a.LastMeeting), last, {Text: v.number(int64(a.Acts))}, v.overdue(a.Overdue)})
	}
	return t
}

func (v *visit) overdue(o api.Overdue) ui.Value {
	if o.All() == 0 {
		return ui.Value{Text: "—"}
	}
	note := ""
	for _, part := range []struct {
		n         int
		one, more locale.Text
	}{
		{o.Signatures, locale.Text{FR: "signature", EN: "signature"}, locale.Text{FR: "signatures", EN: "signatures"}},
		{o.Actions, locale.Text{FR: "action", EN: "action"}, locale.Text{FR: "actions", EN: "actions"}},
		{o.Milestones, locale.Text{FR: "étape", EN: "milestone"}, locale.Text{FR: "étapes", EN: "milestones"}},
		{o.Commitments, locale.Text{FR: "engagement", EN: "commitment"}, locale.Text{FR: "engagements", EN: "commitments"}},
	} {
		if part.n > 0 {
			note = joined(note, v.count(part.n, part.one, part.more))
		}
	}
	return ui.Value{Mark: &ui.Mark{Shape: ui.Late, Text: v.number(int64(o.All()))}, Note: note}
}

func (v *visit) signingTable(all []api.Activity) ui.Table {
	t := ui.Table{ID: "signing", Caption: v.say("Signatures prévues et réelles", "Signatures, planned and actual"), Columns: []ui.Column{
		{Label: v.say("Territoire", "Territory")}, {Label: v.say("Convention", "Contract")}, {Label: v.say("Prévue le", "Planned on")}, {Label: v.say("Signée le", "Signed on")}, {Label: v.say("Écart", "Gap")}},
		Empty: v.say("Aucune convention n’est préparée à cette date.", "No contract is prepared by that day.")}
	for _, a := range all {
		if c := a.Contract; c != nil {
			t.Rows = append(t.Rows, []ui.Value{v.ref(a.Territory), {Text: c.Title, Href: v.hrefOf(c.ID)}, v.dayValue(c.Planned), v.dayValue(c.Signed), v.delay(c.Delay)})
		}
	}
	return t
}

// activityCSV gives the same as CSV.
func activityCSV(v *visit) (file, error) {
	all, err := v.activities()
	if err != nil {
		return file{}, err
	}
	rows := [][]string{{"territory", "name", "last_meeting", "last_act", "acts_in_a_year", "overdue_signatures", "overdue_actions", "overdue_milestones", "overdue_commitments",
		"contract", "planned_signature", "signed"}}
	for _, a := range all {
		contract := api.Signing{}
		if a.Contract != nil {
			contract = *a.Contract
		}
		rows = append(rows, []string{string(a.Territory.ID), workbook.Disarmed(a.Territory.Name), iso(a.LastMeeting), iso(a.LastAct), strconv.Itoa(a.Acts),
			strconv.Itoa(a.Overdue.Signatures), strconv.Itoa(a.Overdue.Actions), strconv.Itoa(a.Overdue.Milestones), strconv.Itoa(a.Overdue.Commitments),
			string(contract.ID), iso(contract.Planned), iso(contract.Signed)})
	}
	return csvFile("activite.csv", rows)
}

// iso writes a day as machines read it; none is empty.
func iso(d register.Day) string {
	if d.IsZero() {
		return ""
	}
	return d.String()
}

// csvFile is rows as a file to save.
func csvFile(name string, rows [][]string) (file, error) {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	w.UseCRLF = true
	err := w.WriteAll(rows)
	return file{kind: "text/csv; charset=utf-8", bytes: b.Bytes(), save: name}, err
}

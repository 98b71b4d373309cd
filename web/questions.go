package web

import (
	"jalon/api"
	"jalon/atlas"
	"jalon/locale"
	"jalon/perimeter"
	"jalon/register"
	"jalon/web/ui"
)

// questionsPage lists what the law did to members of perimeters, and that no act has answered.
type questionsPage struct {
	Title   ui.Title
	Action  string
	Keep    []ui.Pair
	Filters []ui.Field
	Send    ui.Button
	Table   ui.Table
	Renamed *ui.Table
	Explain []string
}

func questions(v *visit) (page, error) {
	region := v.asked.Get("region")
	if err := v.knownRegion(region); err != nil {
		return page{}, err
	}
	var all []api.Succession
	for _, q := range api.Successions(v, v.View) {
		if t, _ := v.Territories.Get(q.Territory.ID); region == "" || t.Region == region {
			all = append(all, q)
		}
	}
	title := v.say("Questions de périmètre", "Perimeter questions")
	content := questionsPage{
		Title: ui.Title{Text: title, Lead: v.say("{n} au {day}.", "{n} on {day}.", "n", v.count(len(all), questionWord, questionWords), "day", v.On)},
		Explain: []string{v.say("Quand la loi change une intercommunalité (fusion, scission, communes qui passent ailleurs), le périmètre d’un territoire ne change pas tout seul : il garde ses communes et ses habitants. Une question s’ouvre : suivre l’intercommunalité, garder les communes, ou renvoyer au comité ? Un acte y répond.",
			"When the law changes an inter-municipal body (a merger, a split, communes that go elsewhere), the perimeter of a territory does not change by itself: it keeps its communes and its people. A question opens: follow the body, keep the communes, or refer to the committee? An act answers.")},
		Action: prefix(v.lang) + "/questions", Keep: v.keep(), Send: ui.Button{Text: v.say("Filtrer", "Filter"), Kind: "quiet"},
		Filters: []ui.Field{v.regionField(region)}, Table: v.successionTable(all, true), Renamed: v.renamings(region),
	}
	return page{name: "questions", title: title, content: content, sheet: all}, nil
}

var questionWord, questionWords = locale.Text{FR: "question ouverte", EN: "open question"}, locale.Text{FR: "questions ouvertes", EN: "open questions"}

// renamings lists the new names of the members and communes of all territories that run, of a region or of all.
func (v *visit) renamings(region string) *ui.Table {
	t := v.renamedTable()
	t.Columns = append([]ui.Column{{Label: v.say("Territoire", "Territory")}}, t.Columns...)
	for _, one := range v.Territories.All() {
		if status, begun := one.Status.On(v.On); !begun || status.Value.Ended() || region != "" && one.Region != region {
			continue
		}
		for _, e := range v.Ground(one, v.On).Renamed {
			t.Rows = append(t.Rows, append([]ui.Value{{Text: v.nameOf(one.ID), Href: v.hrefOf(one.ID)}}, v.renamedRow(e)...))
		}
	}
	return someRows(t)
}

// renamed lists the new names of the members and communes of a territory.
func (v *visit) renamed(all []atlas.Event) *ui.Table {
	t := v.renamedTable()
	for _, e := range all {
		t.Rows = append(t.Rows, v.renamedRow(e))
	}
	return someRows(t)
}

func (v *visit) renamedTable() ui.Table {
	return ui.Table{ID: "renamed", Caption: v.say("Nouveaux noms, pour information", "New names, for information"),
		Note:    v.say("Un nouveau nom ne change aucune commune : il n’appelle pas de réponse.", "A new name changes no commune: it asks for no answer."),
		Columns: []ui.Column{{Label: v.say("Changement", "Change")}, {Label: v.say("Le", "On")}}}
}

func (v *visit) renamedRow(e atlas.Event) []ui.Value {
	return []ui.Value{{Text: e.Say(v.lang)}, v.dayValue(e.Day)}
}

// successionTable lists questions, one line each.
func (v *visit) successionTable(all []api.Succession, named bool) ui.Table {
	t := ui.Table{ID: "successions", Caption: v.say("Ce que la loi a changé, et qui attend une réponse", "What the law changed, and that awaits an answer"),
		Empty: v.say("La loi n’a rien changé aux membres qui attende une réponse ce jour-là.", "The law changed nothing to members that awaits an answer on that day."),
		Note:  v.say("Rien ne change avant l’acte. Populations municipales de la géographie du jour.", "Nothing changes before the act. Municipal populations in the geography of the day."),
		Columns: []ui.Column{{Label: v.say("Changement", "Change")}, {Label: v.say("Le", "On")}, {Label: v.say("Communes gardées", "Communes kept"), Numeric: true},
			{Label: v.say("En suivant", "By following"), Numeric: true}, {Label: v.say("Situation", "Status")}}}
	if named {
		t.Columns = append([]ui.Column{{Label: v.say("Territoire", "Territory")}}, t.Columns...)
	}
	for _, q := range all {
		row := []ui.Value{{Text: v.lawDid(q), Href: v.successionHref(q)}, v.dayValue(q.Day), {Text: v.number(int64(q.Held))},
			{Text: v.exchanged(len(q.In), len(q.Out)), Note: v.peopleExchanged(q)}, v.successionState(q)}
		if named {
			row = append([]ui.Value{v.ref(q.Territory)}, row...)
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

func (v *visit) successionHref(q api.Succession) string {
	return v.href("/territoires/" + string(q.Territory.ID) + "/questions/" + q.Member.ID + "/" + q.Day.String())
}

// lawDid says what the law did to a member.
func (v *visit) lawDid(q api.Succession) string {
	var heirs []string
	for _, h := range q.Heirs {
		heirs = append(heirs, h.Name)
	}
	text := causes[q.Cause]
	if q.Member.Kind == string(perimeter.Commune) {
		for _, m := range q.Follow {
			heirs = []string{m.Name}
		}
	}
	if len(heirs) == 0 {
		heirs = []string{v.say("une autre", "another")}
	}
	return v.say(text.FR, text.EN, "member", q.Member.Name, "heirs", heirs)
}

// causes says what each cause is.
var causes = map[perimeter.Cause]locale.Text{
	perimeter.ByMerger:     {FR: "{member} a fusionné : ses communes sont dans {heirs}", EN: "{member} merged: its communes are in {heirs}"},
	perimeter.ByAbsorption: {FR: "{member} a été absorbé par {heirs}", EN: "{member} was absorbed by {heirs}"},
	perimeter.BySplit:      {FR: "{member} s’est divisé en {heirs}", EN: "{member} split into {heirs}"},
	perimeter.ByReturn:     {FR: "La fusion qui avait fait {member} a été défaite : {heirs} sont de retour sous leur ancien numéro", EN: "The merger that made {member} was undone: {heirs} are back under their former number"},
	perimeter.ByNumber:     {FR: "{member} a changé de numéro : {heirs} a les mêmes communes", EN: "{member} has another number: {heirs} has the same communes"},
	perimeter.ByLeaving:    {FR: "Des communes ont quitté {member}", EN: "Communes left {member}"},
	perimeter.ByJoining:    {FR: "Des communes sont entrées dans {member}", EN: "Communes joined {member}"},
	perimeter.ByBoth:       {FR: "Des communes ont quitté {member}, d’autres y sont entrées", EN: "Communes left {member}, others joined it"},
	perimeter.ByShrinking:  {FR: "De la part de {member}, il ne reste qu’une commune", EN: "Of the part of {member}, one commune alone is left"},
}

// exchanged says how many communes come and go.
func (v *visit) exchanged(in, out int) string {
	switch {
	case in == 0 && out == 0:
		return v.say("mêmes communes", "same communes")
	case out == 0:
		return "+" + v.count(in, communeWord, communeWords)
	case in == 0:
		return "−" + v.count(out, communeWord, communeWords)
	}
	return "+" + v.number(int64(in)) + " −" + v.count(out, communeWord, communeWords)
}

// peopleExchanged says by how many people the territory would change.
func (v *visit) peopleExchanged(q api.Succession) string {
	if q.PeopleIn == nil || q.PeopleOut == nil {
		return v.say("population non connue", "population not known")
	}
	switch n := *q.PeopleIn - *q.PeopleOut; {
	case n > 0:
		return v.say("+{n} habitants", "+{n} inhabitants", "n", n)
	case n < 0:
		return v.say("−{n} habitants", "−{n} inhabitants", "n", -n)
	}
	return ""
}

func (v *visit) successionState(q api.Succession) ui.Value {
	if r := q.Referred; r != nil {
		return ui.Value{Mark: &ui.Mark{Shape: ui.Half, Text: v.say("Renvoyée au comité", "Referred to the committee")}, Note: v.onBy(r.From, r.Act)}
	}
	return ui.Value{Mark: &ui.Mark{Shape: ui.Question, Text: v.say("Sans réponse", "Unanswered")}, Note: locale.Days(v.lang, v.On.Sub(q.Day))}
}

// settlementTable lists the answers given.
func (v *visit) settlementTable(all []api.Settlement) *ui.Table {
	t := ui.Table{ID: "settlements", Caption: v.say("Réponses données", "Answers given"), Columns: []ui.Column{
		{Label: v.say("Membre", "Member")}, {Label: v.say("Changement du", "Change of")}, {Label: v.say("Réponse", "Answer")}, {Label: v.say("À compter du", "From")}, {Label: v.say("Acte", "Act"), Numeric: true}}}
	for _, a := range all {
		t.Rows = append(t.Rows, []ui.Value{v.memberValue(a.Member), v.dayValue(a.Day), {Text: wordOf(v, resolutions, a.Answer)}, v.dayValue(a.From), v.actValue(a.Act)})
	}
	return someRows(t)
}

// succession finds the question of an address.
func (v *visit) succession() (q api.Succession, _ error) {
	t, refusal := api.Territory(v, v.View, v.id())
	if refusal != nil {
		return q, refusal
	}
	for _, one := range t.Successions {
		if one.Member.ID == v.value("member") && one.Day.String() == v.value("day") {
			return one, nil
		}
	}
	return q, register.Refuse(register.Missing, "web.no-page")
}

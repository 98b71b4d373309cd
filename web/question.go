package web

import (
	"encoding/json"
	"strings"

	"jalon/api"
	"jalon/perimeter"
	"jalon/register"
	"jalon/web/ui"
)

// questionPage is one question that the law raised: what changed, who is concerned, what each answer does.
type questionPage struct {
	Title    ui.Title
	Facts    []ui.Fact
	Map      ui.Map
	Answers  ui.Table
	Communes *ui.Table
	Door     *ui.Notice
}

func question(v *visit) (page, error) {
	q, err := v.succession()
	if err != nil {
		return page{}, err
	}
	title := v.lawDid(q)
	content := questionPage{
		Title: ui.Title{Kicker: v.say("Question de périmètre", "Perimeter question"), Text: title,
			Lead: v.say("Le territoire garde ses communes tant qu’un acte n’a pas répondu.", "The territory keeps its communes until an act answers.")},
		Facts: v.successionFacts(q), Map: v.successionMap(q), Answers: v.answerTable(q), Communes: v.communesConcerned(q),
	}
	if v.who == nil {
		content.Door = &ui.Notice{Shape: ui.Info, Text: v.say("Pour répondre, connectez-vous, ou proposez le fichier de l’une des réponses.", "To answer, sign in, or propose the file of one of the answers.")}
	}
	trail := []ui.Link{{Text: v.say("Questions", "Questions"), Href: v.href("/questions")}, v.refLink(q.Territory)}
	return page{name: "question", title: title, trail: trail, content: content, sheet: q}, nil
}

func (v *visit) successionFacts(q api.Succession) []ui.Fact {
	return []ui.Fact{
		{Term: v.say("Territoire", "Territory"), Values: []ui.Value{v.ref(q.Territory)}},
		{Term: v.say("Membre", "Member"), Values: []ui.Value{{Text: q.Member.Name, Note: q.Member.ID}}},
		{Term: v.say("Jour du changement", "Day of the change"), Values: []ui.Value{v.dayValue(q.Day)}},
		{Term: v.say("Communes gardées", "Communes kept"), Values: []ui.Value{{Text: v.count(q.Held, communeWord, communeWords)}}},
		{Term: v.say("En suivant", "By following"), Values: []ui.Value{{Text: v.exchanged(len(q.In), len(q.Out)), Note: v.peopleExchanged(q)}}},
		{Term: v.say("Situation", "Status"), Values: []ui.Value{v.successionState(q)}},
	}
}

// answerTable says what each answer puts in the place of the member, with the form and the file that propose it.
func (v *visit) answerTable(q api.Succession) ui.Table {
	t := ui.Table{ID: "answers", Caption: v.say("Les trois réponses", "The three answers"),
		Columns: []ui.Column{{Label: v.say("Réponse", "Answer")}, {Label: v.say("Prend la place du membre", "Takes the place of the member")}, {Label: v.say("Effet", "Effect")}, {Label: v.say("Fichier", "File")}}}
	if v.who != nil {
		t.Columns = append(t.Columns, ui.Column{Label: v.say("Répondre", "Answer")})
	}
	add := func(answer register.Resolution, name, takes string, effect ui.Value) {
		file := strings.TrimPrefix(v.successionHref(q), prefix(v.lang)) // a file speaks no language
		address, query, _ := strings.Cut(file, "?")
		row := []ui.Value{{Text: name}, {Text: takes}, effect, {Text: v.say("Acte à proposer", "Act to propose"), Href: strings.TrimSuffix(address+"/"+string(answer)+"?"+query, "?")}}
		if v.who != nil {
			row = append(row, ui.Value{Text: v.say("Par un acte", "By an act"), Href: v.answerHref(q, answer)})
		}
		t.Rows = append(t.Rows, row)
	}
	follows := ui.Value{Text: v.exchanged(len(q.In), len(q.Out)), Note: v.peopleExchanged(q)}
	add(register.Follow, v.say("Suivre", "Follow"), v.taking(q.Follow), follows)
	add(register.Keep, v.say("Garder les communes", "Keep the communes"), v.taking(q.Keep), ui.Value{Text: v.say("mêmes communes", "same communes")})
	add(register.Refer, v.say("Renvoyer au comité", "Refer to the committee"), "—", ui.Value{Text: v.say("la question reste ouverte", "the question stays open")})
	return t
}

// answerHref is the form of the act, filled in.
func (v *visit) answerHref(q api.Succession, answer register.Resolution) string {
	query := []string{"a.territory", string(q.Territory.ID), "a.member", q.Member.ID, "a.day", q.Day.String(), "a.answer", string(answer)}
	for _, m := range map[register.Resolution][]perimeter.Member{register.Follow: q.Becomes.Follow, register.Keep: q.Becomes.Keep}[answer] {
		query = append(query, "a.becomes", m.Text())
	}
	return v.href("/agir/succession.answered", query...)
}

func (v *visit) taking(members []api.Member) string {
	if len(members) == 0 {
		return v.say("rien : ses communes sont à d’autres membres, ou sortent", "nothing: its communes are with other members, or go")
	}
	return v.memberNames(members)
}

// communesConcerned lists the communes that would come and go.
func (v *visit) communesConcerned(q api.Succession) *ui.Table {
	t := ui.Table{ID: "concerned", Caption: v.say("Communes concernées si le périmètre suit", "Communes concerned if the perimeter follows"), Columns: []ui.Column{
		{Label: v.say("Commune", "Commune")}, {Label: v.say("Code", "Code")}, {Label: v.say("Département", "Department")}, {Label: v.say("Population", "Population"), Numeric: true}, {Label: v.say("En suivant", "By following")}}}
	add := func(all []api.Commune, what string) {
		for _, c := range all {
			people, why := v.people(c.Population, c.Reason)
			t.Rows = append(t.Rows, []ui.Value{{Text: c.Name}, {Text: c.Code, Code: true}, {Text: c.Department.Name}, {Text: people, Note: why}, {Text: what}})
		}
	}
	add(q.Out, v.say("sort", "goes"))
	add(q.In, v.say("entre", "comes"))
	return someRows(t)
}

// successionMap draws the territory with what would come and go.
func (v *visit) successionMap(q api.Succession) ui.Map {
	t, _ := v.Territories.Get(q.Territory.ID)
	ground := v.Ground(t, v.On)
	var in, out []string
	for _, c := range q.In {
		in = append(in, c.Code)
	}
	for _, c := range q.Out {
		out = append(out, c.Code)
	}
	return v.extents(ground.Vintage, v.say("Le territoire et les communes concernées", "The territory and the communes concerned"), []extent{
		{name: v.say("Territoire", "Territory"), codes: excluding(ground.Codes, out), aspect: aspect{hue: 1}},
		{name: v.say("Communes qui sortiraient", "Communes that would go"), codes: out, aspect: aspect{hue: 6, class: "map-went"}},
		{name: v.say("Communes qui entreraient", "Communes that would come"), codes: in, aspect: aspect{hue: 2, class: "map-came"}}})
}

// excluding returns the codes that are not among others.
func excluding(codes, others []string) (rest []string) {
	without := map[string]bool{}
	for _, code := range others {
		without[code] = true
	}
	for _, code := range codes {
		if !without[code] {
			rest = append(rest, code)
		}
	}
	return rest
}

// answerAct is the act that answers a question, as a file that jalon propose succession.answered reads.
func answerAct(q api.Succession, answer register.Resolution) ([]byte, error) {
	body := struct {
		Territory register.ID         `json:"territory"`
		Member    string              `json:"member"`
		Day       register.Day        `json:"day"`
		Answer    register.Resolution `json:"answer"`
		Becomes   []perimeter.Member  `json:"becomes,omitempty"`
	}{Territory: q.Territory.ID, Member: q.Member.ID, Day: q.Day, Answer: answer}
	switch answer {
	case register.Follow:
		body.Becomes = q.Becomes.Follow
	case register.Keep:
		body.Becomes = q.Becomes.Keep
	case register.Refer:
	default:
		return nil, register.Refuse(register.Missing, "web.no-page")
	}
	return json.MarshalIndent(body, "", "  ")
}

// answerFile serves the file of one of the answers.
func answerFile(v *visit) (file, error) {
	q, err := v.succession()
	if err != nil {
		return file{}, err
	}
	text, err := answerAct(q, register.Resolution(v.value("answer")))
	return file{kind: "application/json; charset=utf-8", bytes: append(text, '\n'), save: "succession.answered.json"}, err
}

package web

import (
	"encoding/json"
	"slices"
	"strings"

	"jalon/api"
	"jalon/locale"
	"jalon/perimeter"
	"jalon/register"
	"jalon/web/ui"
)

func (v *visit) studioFigures(s sketch) []ui.Figure {
	people, uncounted := s.ground.Vintage.People(s.study.Codes)
	before, _ := s.ground.Vintage.People(s.ground.Codes)
	number, note := v.number(people), v.say("aujourd’hui {n}", "today {n}", "n", before)
	if len(uncounted)+len(s.study.Missing) > 0 {
		number, note = v.say("non connue", "not known"), v.say("un membre n’existe plus, ou une commune n’est pas comptée", "a member no longer exists, or a commune is not counted")
	}
	return []ui.Figure{
		{Number: number, Label: v.say("habitants", "inhabitants"), Note: note},
		{Number: v.number(int64(len(s.study.Codes))), Label: locale.Plural(v.lang, int64(len(s.study.Codes)), v.text(communeWord), v.text(communeWords)), Note: v.say("aujourd’hui {n}", "today {n}", "n", len(s.ground.Codes))},
		{Number: v.number(int64(len(s.members))), Label: locale.Plural(v.lang, int64(len(s.members)), v.text(memberWord), v.text(memberWords)), Note: v.say("aujourd’hui {n}", "today {n}", "n", len(s.today))},
		{Number: v.number(int64(len(s.study.Came))), Label: v.say("{n|commune entre|communes entrent}", "{n|commune comes in|communes come in}", "n", len(s.study.Came)), Note: v.say("{n} {n|sort|sortent}", "{n} {n|goes|go} out", "n", len(s.study.Went))},
	}
}

// studioFacts tells the shape of the perimeter and where it lies. Competence follows the label, whatever regions it crosses.
func (v *visit) studioFacts(s sketch) []ui.Fact {
	shape := v.say("d’un seul tenant", "in one piece")
	if s.study.Pieces > 1 {
		shape = v.say("en {n} morceaux", "in {n} pieces", "n", s.study.Pieces)
	}
	areas := func(codes []string, find func(string) (string, bool)) []ui.Value {
		var names []string
		for _, code := range codes {
			if name, ok := find(code); ok {
				names = append(names, name+" ("+code+")")
			}
		}
		return []ui.Value{{Text: strings.Join(append(names, ""), ", ")}}
	}
	departments := areas(s.study.Departments, func(c string) (string, bool) { d, ok := v.Atlas.Department(c); return d.Name, ok })
	regions := areas(s.study.Regions, func(c string) (string, bool) { r, ok := v.Atlas.Region(c); return r.Name, ok })
	departments[0].Text, regions[0].Text = strings.TrimSuffix(departments[0].Text, ", "), strings.TrimSuffix(regions[0].Text, ", ")
	if len(s.study.Regions) > 1 {
		competent, _ := v.Atlas.Region(s.territory.Region)
		regions[0].Note = v.say("la compétence suit le label : {region}", "competence follows the label: {region}", "region", competent.Name)
	}
	how := v.say("d’après la proximité des centres des communes", "by how near the centres of communes are")
	if v.Atlas.Contours() != nil {
		how = v.say("d’après les limites des communes", "by the borders of communes")
	}
	return append(v.movedByLaw(s), ui.Fact{Term: v.say("Forme", "Shape"), Values: []ui.Value{{Text: shape, Note: how}}},
		ui.Fact{Term: v.say("Départements", "Departments"), Values: departments}, ui.Fact{Term: v.say("Régions", "Regions"), Values: regions})
}

// movedByLaw says that the law changed a member and that nobody has answered yet: members that stay keep the communes decided.
func (v *visit) movedByLaw(s sketch) []ui.Fact {
	if len(s.ground.Open) == 0 {
		return nil
	}
	return []ui.Fact{{Term: v.say("Ce que la loi a changé", "What the law changed"), Values: []ui.Value{{Text: v.say("des membres n’ont plus les mêmes communes", "members no longer have the same communes"), Href: v.hrefOf(s.territory.ID) + "#perimetre",
		Note: v.say("Le périmètre garde celles qui furent décidées, tant que la question est sans réponse ; un membre qui entre est pris tel que la loi l’a fait.", "The perimeter keeps those that were decided, as long as the question has no answer; a member that comes in is taken as the law made it.")}}}}
}

// studioChanges lists the members that come and go.
func (v *visit) studioChanges(s sketch) ui.Table {
	t := ui.Table{ID: "changes", Caption: v.say("Différence avec aujourd’hui", "Difference with today"), Columns: []ui.Column{
		{Label: v.say("Membre", "Member")}, {Label: v.say("Code", "Code")}, {Label: v.say("Change", "Changes")}, {Label: v.say("Communes", "Communes"), Numeric: true}},
		Empty: v.say("C’est le périmètre d’aujourd’hui.", "This is today’s perimeter.")}
	add, remove := s.changes()
	row := func(m perimeter.Member, what string) {
		codes, _ := perimeter.Communes(s.ground.Vintage, []perimeter.Member{m})
		t.Rows = append(t.Rows, []ui.Value{{Text: v.memberName(m.ID())}, {Text: m.Code, Code: true}, {Text: what}, {Text: v.number(int64(len(codes)))}})
	}
	for _, m := range add {
		if perimeter.Holds(remove, m) {
			row(m, v.say("autre liste de communes", "another list of communes"))
			continue
		}
		row(m, v.say("entre", "comes in"))
	}
	for _, m := range remove {
		if !perimeter.Holds(add, m) {
			row(m, v.say("sort", "goes out"))
		}
	}
	return t
}

// changes are the members to add and to remove: one that has another list of communes is both.
func (s sketch) changes() (add, remove []perimeter.Member) {
	as := func(all []perimeter.Member, m perimeter.Member) bool {
		return slices.ContainsFunc(all, func(o perimeter.Member) bool {
			return perimeter.Equal([]perimeter.Member{o}, []perimeter.Member{m})
		})
	}
	for _, m := range s.members {
		if !as(s.today, m) {
			add = append(add, m)
		}
	}
	for _, m := range s.today {
		if !as(s.members, m) {
			remove = append(remove, m)
		}
	}
	return add, remove
}

func (v *visit) studioOverlaps(s sketch) *ui.Table {
	t := ui.Table{ID: "overlaps", Caption: v.say("Recouvrements", "Overlaps"), Columns: []ui.Column{
		{Label: v.say("Commune", "Commune")}, {Label: v.say("Code", "Code")}, {Label: v.say("Déjà dans", "Already in")}},
		Note: v.say("Un recouvrement s’examine ; il n’est pas interdit.", "An overlap is looked at; it is not forbidden.")}
	shared := v.State.Overlaps(s.territory.ID, s.territory.Programme, s.study.Codes, v.On)
	for id := range v.Territories.All() {
		for _, code := range shared[id] {
			t.Rows = append(t.Rows, []ui.Value{{Text: v.memberName("com:" + code)}, {Text: code, Code: true}, {Text: v.nameOf(id), Href: v.hrefOf(id)}})
		}
	}
	return someRows(t)
}

func (v *visit) studioEnclosed(s sketch) *ui.Table {
	t := ui.Table{ID: "enclosed", Caption: v.say("Communes enclavées", "Enclosed communes"), Columns: []ui.Column{
		{Label: v.say("Commune", "Commune")}, {Label: v.say("Code", "Code")}, {Label: v.say("Intercommunalité", "Inter-municipal body")}},
		Note: v.say("Hors du périmètre, et sans autre voisine que lui : un trou, ou un bord de mer ou de frontière.", "Outside of the perimeter, with no other neighbour than it: a hole, or the edge of a sea or a border.")}
	for _, code := range s.study.Enclosed {
		c, _ := s.ground.Vintage.Commune(code)
		t.Rows = append(t.Rows, []ui.Value{{Text: c.Name}, {Text: code, Code: true}, {Text: v.memberName("epci:" + c.EPCI)}})
	}
	return someRows(t)
}

// studioFile asks who wants the change and why, and gives the file of the request.
func (v *visit) studioFile(s sketch) *studioFile {
	f := &studioFile{Action: strings.TrimPrefix(v.path, "/en") + "/demande.json", Keep: v.keep(), Send: ui.Button{Text: v.say("Télécharger la demande", "Download the request"), Kind: "quiet"},
		Fields: []ui.Field{
			{ID: "by", Name: "by", Label: v.say("Qui demande", "Who asks"), Width: "medium"},
			{ID: "reason", Name: "reason", Label: v.say("Pourquoi", "Why"), Lines: 3}}}
	query := s.query(s.members)
	for i := 0; i < len(query); i += 2 {
		f.Keep = append(f.Keep, ui.Pair{Name: query[i], Value: query[i+1]})
	}
	return f
}

// requestName is the identifier of the request made in the studio on a day; another one of that day bears a number.
func (v *visit) requestName(s sketch) register.ID {
	name := s.territory.ID.Tail() + "-" + v.On.String()
	for n := 2; v.State.Requests.Has(register.Join("perimeter-request", name)); n++ {
		name = s.territory.ID.Tail() + "-" + v.On.String() + "-" + v.number(int64(n))
	}
	return register.Join("perimeter-request", name)
}

// studioAct leads who is there to what the request is made on, then to its form; straight to the form where no papers are kept.
func (v *visit) studioAct(s sketch) *ui.Link {
	if v.who == nil {
		return nil
	}
	to := ui.Link{Text: v.say("Demander cette adaptation par un acte", "Request this adaptation by an act"), Href: v.href(v.path+"/demande", s.query(s.members)...)}
	if v.mayKeep("perimeter.requested") != nil || len(s.members) == 0 { // the form says who could
		to.Href = v.href("/agir/perimeter.requested", v.changeForm(s)...)
	}
	return &to
}

// changeForm fills the form of the request.
func (v *visit) changeForm(s sketch) []string {
	query := []string{"a.request", string(v.requestName(s)), "a.territory", string(s.territory.ID)}
	add, remove := s.changes()
	for _, m := range add {
		query = append(query, "a.add", m.Text())
	}
	for _, m := range remove {
		query = append(query, "a.remove", m.Text())
	}
	return query
}

// studioRequest serves the file of the request: what jalon propose perimeter.requested reads.
func studioRequest(v *visit) (file, error) {
	s, err := v.sketch()
	if err != nil {
		return file{}, err
	}
	add, remove := s.changes()
	for _, field := range []string{"by", "reason"} {
		if v.asked.Get(field) == "" {
			return file{}, register.Refuse(register.Invalid, "field.required", "field", field).On(field)
		}
	}
	text, err := json.MarshalIndent(struct {
		Request   register.ID        `json:"request"`
		Territory register.ID        `json:"territory"`
		By        string             `json:"by"`
		Reason    string             `json:"reason"`
		Add       []perimeter.Member `json:"add,omitempty"`
		Remove    []perimeter.Member `json:"remove,omitempty"`
	}{v.requestName(s), s.territory.ID, v.asked.Get("by"), v.asked.Get("reason"), add, remove}, "", "  ")
	return file{kind: "application/json; charset=utf-8", bytes: append(text, '\n'), save: "perimeter.requested.json"}, err
}

// studySheet is the studio as programs read it.
func (v *visit) studySheet(s sketch) any {
	people, uncounted := s.ground.Vintage.People(s.study.Codes)
	sheet := api.Study{Territory: s.territory.ID, On: v.On, Geography: s.ground.Vintage.Year, Members: s.members, Communes: s.study.Codes, Came: s.study.Came, Went: s.study.Went,
		Enclosed: s.study.Enclosed, Pieces: s.study.Pieces, Departments: s.study.Departments, Regions: s.study.Regions}
	if len(uncounted)+len(s.study.Missing) == 0 {
		sheet.Population = &people
	}
	for _, n := range s.study.Neighbours {
		sheet.Neighbours = append(sheet.Neighbours, n.SIREN)
	}
	return sheet
}

package web

import (
	"slices"

	"jalon/api"
	"jalon/locale"
	"jalon/perimeter"
	"jalon/register"
	"jalon/web/ui"
)

// studioPage is the perimeter studio: a perimeter that somebody thinks of, held against the one of today. It is all in its
// address: m is a member, x a commune taken out of its member, q what is looked for.
type studioPage struct {
	Title     ui.Title
	Figures   []ui.Figure
	Facts     []ui.Fact
	Action    string
	Keep      []ui.Pair
	Inside    []ui.Parted
	Search    ui.Field
	Found     []ui.Parted
	Around    []ui.Parted
	Send      ui.Button
	Map       ui.Map
	Changes   ui.Table
	Economy   *ui.Table // every figure of the portrait, on both perimeters
	Portrait  *ui.Link
	Overlaps  *ui.Table
	Enclosed  *ui.Table
	Again     ui.Link
	Unchanged bool
	File      *studioFile
	Act       *ui.Link
}

// studioFile asks what the file of a request says besides the members.
type studioFile struct {
	Action string
	Keep   []ui.Pair
	Fields []ui.Field
	Send   ui.Button
}

// sketch is what an address of the studio says: a perimeter, and today's.
type sketch struct {
	territory *register.Territory
	today     []perimeter.Member
	members   []perimeter.Member
	ground    perimeter.Ground
	study     perimeter.Study
}

func studio(v *visit) (page, error) {
	s, err := v.sketch()
	if err != nil {
		return page{}, err
	}
	name := v.nameOf(s.territory.ID)
	title := v.say("Atelier de périmètre : {name}", "Perimeter studio: {name}", "name", name)
	content := studioPage{
		Title: ui.Title{Kicker: v.say("Territoire", "Territory"), Text: title,
			Lead: v.say("Partez du périmètre du {day} ; ajoutez ou retirez des membres ; voyez ce que cela change. Rien n’est enregistré.", "Start from the perimeter of {day}; add or remove members; see what changes. Nothing is recorded.", "day", v.On)},
		Figures: v.studioFigures(s), Facts: v.studioFacts(s), Action: prefix(v.lang) + v.path, Keep: v.keep(),
		Inside: v.studioMembers(s), Around: v.aroundIt(s), Found: v.lookedFor(s), Send: ui.Button{Text: v.say("Voir ce que cela change", "See what changes")},
		Search: ui.Field{ID: "q", Name: "q", Label: v.say("Chercher une intercommunalité ou une commune", "Look for an inter-municipal body or a commune"), Value: v.asked.Get("q"), Optional: true, Width: "medium"},
		Map:    v.studioMap(s), Changes: v.studioChanges(s), Overlaps: v.studioOverlaps(s), Enclosed: v.studioEnclosed(s),
		Again: ui.Link{Text: v.say("Revenir au périmètre d’aujourd’hui", "Go back to today’s perimeter"), Href: v.href(v.path)}, Unchanged: perimeter.Equal(s.members, s.today),
	}
	if !content.Unchanged && len(s.members) > 0 {
		if content.Economy, err = v.studioEconomy(s); err != nil {
			return page{}, err
		}
		content.Portrait = &ui.Link{Text: v.say("Le portrait entier de ce périmètre simulé", "The whole portrait of this simulated perimeter"), Href: v.href(v.path+"/portrait", s.query(s.members)...)}
	}
	if !content.Unchanged {
		content.File, content.Act = v.studioFile(s), v.studioAct(s)
	}
	trail := []ui.Link{{Text: v.say("Territoires", "Territories"), Href: v.href("/territoires")}, {Text: name, Href: v.hrefOf(s.territory.ID)}}
	return page{name: "studio", title: title, trail: trail, content: content, sheet: v.studySheet(s), changes: content.Economy != nil}, nil
}

// studioLink leads to the studio of a territory that is not ended.
func (v *visit) studioLink(t api.TerritorySheet) *ui.Link {
	if t.Status.Ended() {
		return nil
	}
	return &ui.Link{Text: v.say("Ouvrir l’atelier de périmètre", "Open the perimeter studio"), Href: v.href("/territoires/" + string(t.ID) + "/atelier")}
}

// sketch reads the address.
func (v *visit) sketch() (s sketch, _ error) {
	t, ok := v.Territories.Get(v.id())
	if !ok {
		return s, register.Refuse(register.Missing, "object.unknown", "id", v.id())
	}
	if status, begun := t.Status.On(v.On); !begun || status.Value.Ended() {
		return s, register.Refuse(register.Missing, "web.no-page")
	}
	s = sketch{territory: t, today: t.Members(v.On), ground: v.Ground(t, v.On)}
	if len(v.asked["m"]) == 0 && !v.asked.Has("q") {
		s.members = s.today
	}
	for _, text := range v.asked["m"] {
		if text == noMember {
			continue
		}
		m, err := perimeter.Parse(text)
		if err != nil || len(m.Part) > 0 {
			return s, register.Refuse(register.Invalid, "web.bad-choice", "given", text, "field", v.say("Membre", "Member"))
		}
		s.members = append(s.members, v.cut(s, m))
	}
	s.members = perimeter.Union(nil, s.members)
	s.study = perimeter.Consider(v.Reshaped(t, s.members, v.On), v.Atlas, s.ground.Codes)
	return s, nil
}

// cut makes a member partial when some of its communes are taken out. One that is as it is today stays so, to the letter.
func (v *visit) cut(s sketch, m perimeter.Member) perimeter.Member {
	if m.Kind == perimeter.Commune {
		return m
	}
	all := s.ground.Vintage.CommunesOf(m.Code)
	if part := excluding(all, v.asked["x"]); len(part) < len(all) && len(part) > 0 {
		m.Part = part
	}
	for _, now := range s.today {
		if now.ID() == m.ID() && slices.Equal(now.Part, m.Part) {
			return now
		}
	}
	return m
}

// query lists what an address says of members: each, and the communes taken out of it.
func (s sketch) query(members []perimeter.Member) (query []string) {
	for _, m := range members {
		query = append(query, "m", m.ID())
		if len(m.Part) > 0 {
			for _, code := range excluding(s.ground.Vintage.CommunesOf(m.Code), m.Part) {
				query = append(query, "x", code)
			}
		}
	}
	return query
}

// noMember stands in an address for a perimeter without members: one that says nothing is today's.
const noMember = "-"

// studioHref leads to the map of the studio with other members.
func (v *visit) studioHref(s sketch, members []perimeter.Member) string {
	query := s.query(members)
	if len(members) == 0 {
		query = []string{"m", noMember}
	}
	for _, name := range []string{"compare", "year", "since"} { // what a portrait is asked for beside its members
		for _, value := range v.asked[name] {
			query = append(query, name, value)
		}
	}
	return v.href(v.path+"#map", query...)
}

// studioMembers lists the members, today's that were taken out too, each with its communes.
func (v *visit) studioMembers(s sketch) (all []ui.Parted) {
	for _, m := range perimeter.Union(s.today, s.members) {
		one := v.studioMember(s, m, perimeter.Holds(s.members, m))
		switch {
		case !perimeter.Holds(s.today, m):
			one.Note += v.say(" · ajouté", " · added")
		case !one.Ticked:
			one.Note += v.say(" · retiré", " · removed")
		}
		all = append(all, one)
	}
	return all
}

func (v *visit) studioMember(s sketch, m perimeter.Member, ticked bool) ui.Parted {
	one := ui.Parted{ID: "m-" + m.Code, Name: "m", Value: m.ID(), Label: v.memberName(m.ID()), Ticked: ticked, Without: "x"}
	codes, _ := perimeter.Communes(s.ground.Vintage, []perimeter.Member{m})
	one.Note = v.count(len(codes), communeWord, communeWords)
	if n, uncounted := s.ground.Vintage.People(codes); len(uncounted) == 0 {
		one.Note += v.say(", {n} habitants", ", {n} inhabitants", "n", n)
	}
	if p := perimeter.Check(s.ground.Vintage, v.Atlas, m); p != nil {
		one.Note = v.memberProblem(api.Member{Problem: p.Code, Detail: p.Detail})
	}
	if m.Kind == perimeter.Commune || !ticked {
		return one
	}
	whole := s.ground.Vintage.CommunesOf(m.Code)
	one.Summary = v.say("Retirer des communes", "Take communes out")
	if len(m.Part) > 0 {
		one.Summary = v.say("En partie : {n} communes sur {all}", "In part: {n} communes of {all}", "n", len(m.Part), "all", len(whole))
	}
	for _, code := range whole {
		c, _ := s.ground.Vintage.Commune(code)
		one.Parts = append(one.Parts, ui.Option{Value: code, Label: c.Name, Selected: len(m.Part) > 0 && !slices.Contains(m.Part, code)})
	}
	locale.SortBy(one.Parts, func(o ui.Option) string { return o.Label })
	return one
}

// aroundIt lists the EPCI beside the perimeter.
func (v *visit) aroundIt(s sketch) (all []ui.Parted) {
	for _, n := range s.study.Neighbours {
		if m, may := s.mayAdd(n); may {
			one := v.studioMember(s, m, false)
			if n.Partly {
				one.Note += v.say(" · déjà en partie dans le périmètre", " · already in part in the perimeter")
			}
			if in := v.elsewhere(s, m); in != "" {
				one.Note += v.say(" · dans {territory}", " · in {territory}", "territory", in)
			}
			all = append(all, one)
		}
	}
	return all
}

// elsewhere names the other territory of which something is a member.
func (v *visit) elsewhere(s sketch, m perimeter.Member) string {
	for _, t := range v.Live(s.territory.Programme, v.On) {
		if t != s.territory && perimeter.Holds(t.Members(v.On), m) {
			return v.nameOf(t.ID)
		}
	}
	return ""
}

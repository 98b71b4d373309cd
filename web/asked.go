package web

import (
	"slices"
	"strconv"

	"jalon/document"
	"jalon/perimeter"
	"jalon/portrait"
	"jalon/register"
	"jalon/web/ui"
)

// portraitPage is a portrait read in a page, with the form that asks for another.
type portraitPage struct {
	paperPage
	Choice portraitChoice
	Other  *ui.Link // a perimeter that begins with the same members
}

// portraitChoice is the form of what a portrait is asked for. It is all in the address: m is a member, x a commune taken out of it, q what
// is looked for, compare a comparator, year and since the years.
type portraitChoice struct {
	Action  string
	Keep    []ui.Pair
	Members bool    // they are chosen here, and not those of a territory
	Map     *ui.Map // on which they are chosen too
	Inside  []ui.Parted
	Found   []ui.Parted
	Search  ui.Field
	Fields  []ui.Field
	Send    ui.Button
}

// mostCompared is how many comparators the form offers to choose.
const mostCompared = 4

// askedOf reads the comparators and the years in the address.
func (v *visit) askedOf(a document.Asked) (document.Asked, error) {
	a.Compare = slices.DeleteFunc(slices.Clone(v.asked["compare"]), func(id string) bool { return id == "" })
	for name, year := range map[string]*int{"year": &a.Year, "since": &a.Since} {
		text := v.asked.Get(name)
		if text == "" {
			continue
		}
		n, err := strconv.Atoi(text)
		if err != nil || n < 1900 || n > 2199 {
			return a, register.Refuse(register.Invalid, "web.bad-choice", "given", text, "field", v.say("Année", "Year"))
		}
		*year = n
	}
	return a, nil
}

// askedMembers reads the members in the address, as the studio does.
func (v *visit) askedMembers() (s sketch, _ error) {
	s.ground.Vintage = v.Atlas.On(v.On)
	members, refusal := document.AskedMembers(slices.DeleteFunc(slices.Clone(v.asked["m"]), func(id string) bool { return id == noMember }))
	if refusal != nil {
		return s, refusal
	}
	for _, m := range members {
		s.members = append(s.members, v.cut(s, m))
	}
	return s, nil
}

// choice is the form that asks for another portrait than the one shown.
func (v *visit) choice(a document.Asked, path string) portraitChoice {
	c := portraitChoice{Action: prefix(v.lang) + path, Keep: v.keep(), Send: ui.Button{Text: v.say("Composer le portrait", "Compose the portrait")}}
	ids, names := portrait.Comparators(document.Compared(v.View), v.lang)
	for i := range mostCompared {
		f := ui.Field{ID: "compare-" + strconv.Itoa(i+1), Name: "compare", Label: v.say("Comparer avec ({n})", "Compare with ({n})", "n", i+1), Optional: true, Options: []ui.Option{{Label: "—"}}}
		for at, id := range ids {
			f.Options = append(f.Options, ui.Option{Value: id, Label: names[at], Selected: i < len(a.Compare) && a.Compare[i] == id})
		}
		c.Fields = append(c.Fields, f)
	}
	c.Fields = append(c.Fields,
		ui.Field{ID: "year", Name: "year", Label: v.say("Année des chiffres", "Year of the figures"), Hint: v.say("La dernière de chaque source quand rien n’est dit.", "The last of each source when nothing is said."), Value: v.asked.Get("year"), Mode: "numeric", Width: "short", Optional: true},
		ui.Field{ID: "since", Name: "since", Label: v.say("Comparée à l’année", "Held against the year"), Value: v.asked.Get("since"), Mode: "numeric", Width: "short", Optional: true})
	return c
}

// chooseMembers adds to the form the members that are in, and those that were looked for.
func (v *visit) chooseMembers(c *portraitChoice, s sketch) {
	c.Members = true
	for _, m := range s.members {
		c.Inside = append(c.Inside, v.studioMember(s, m, true))
	}
	c.Map, c.Found = v.choiceMap(s), v.lookedFor(s)
	c.Search = ui.Field{ID: "q", Name: "q", Label: v.say("Chercher une intercommunalité ou une commune", "Look for an inter-municipal body or a commune"), Value: v.asked.Get("q"), Optional: true, Width: "medium"}
}

// choiceMap draws the members and what is beside them: each is taken out or added by choosing it.
func (v *visit) choiceMap(s sketch) *ui.Map {
	if len(s.members) == 0 {
		return nil
	}
	whole := perimeter.Ground{Vintage: s.ground.Vintage}
	whole.Codes, whole.Missing = perimeter.Communes(whole.Vintage, s.members)
	s.study = perimeter.Consider(whole, v.Atlas, whole.Codes)
	in := v.shared(s, v.say("Retirer", "Take out"), s.study.Codes, s.members, perimeter.Difference, aspect{1, "", v.say("Dans le périmètre", "In the perimeter")})
	beside := v.shared(s, v.say("Ajouter", "Add"), s.outside(), s.beside(), perimeter.Union, aspect{3, "map-near", v.say("À côté", "Beside it")})
	drawn := v.extents(s.ground.Vintage, v.say("Le périmètre et ses voisines", "The perimeter and its neighbours"), slices.Concat(in, beside))
	return &drawn
}

// anyPortraitLink leads to the portrait of any perimeter, which begins with some members.
func (v *visit) anyPortraitLink(text string, members []perimeter.Member) *ui.Link {
	return &ui.Link{Text: text, Href: v.href("/portrait", sketch{ground: perimeter.Ground{Vintage: v.Atlas.On(v.On)}, members: members}.query(members)...)}
}

// anyPortrait is the portrait of any members: what is public of them, whatever programme they are in.
func anyPortrait(v *visit) (page, error) {
	s, err := v.askedMembers()
	if err != nil {
		return page{}, err
	}
	title := v.say("Portrait économique d’un périmètre", "Economic portrait of a perimeter")
	if len(s.members) == 0 {
		content := portraitPage{paperPage: paperPage{Title: ui.Title{Text: title, Lead: v.say("Choisissez des intercommunalités et des communes, de quoi les rapprocher, et de quelles années. Rien n’est enregistré.", "Choose inter-municipal bodies and communes, what to hold them against, and which years. Nothing is recorded.")}}}
		content.Choice = v.choice(document.Asked{}, "/portrait")
		v.chooseMembers(&content.Choice, s)
		return page{name: "portrait", title: title, trail: v.portraitsTrail(), content: content}, nil
	}
	a, composed, err := v.portraitOfMembers(s.members)
	if err != nil {
		return page{}, err
	}
	p, err := v.portraitPage(a, composed, "/portrait")
	if err != nil {
		return page{}, err
	}
	content := p.content.(portraitPage)
	v.chooseMembers(&content.Choice, s)
	p.content, p.trail = content, v.portraitsTrail()
	return p, nil
}

func (v *visit) portraitsTrail() []ui.Link {
	return []ui.Link{{Text: v.say("Portraits économiques", "Economic portraits"), Href: v.href("/portraits")}}
}

func (v *visit) portraitOfMembers(members []perimeter.Member) (document.Asked, *portrait.Portrait, error) {
	a, err := v.askedOf(document.Asked{Members: members})
	if err != nil {
		return a, nil, err
	}
	p, err := v.composePortrait(a)
	return a, p, err
}

// askedPortrait composes the portrait of the members in the address.
func (v *visit) askedPortrait() (*portrait.Portrait, error) {
	s, err := v.askedMembers()
	if err != nil {
		return nil, err
	}
	_, p, err := v.portraitOfMembers(s.members)
	return p, err
}

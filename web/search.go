package web

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"jalon/atlas"
	"jalon/perimeter"
	"jalon/register"
	"jalon/web/ui"
)

// searchPage finds territories, communes, authorities, bodies, organisations and acts by words.
type searchPage struct {
	Title   ui.Title
	Action  string
	Keep    []ui.Pair
	Field   ui.Field
	Send    ui.Button
	Results []findings
	Empty   *ui.Empty
}

// findings are the things of one sort that were found.
type findings struct {
	ID    string
	Name  string
	Found []ui.Value
}

// The bounds of a search: the length of what is asked, and how many of each sort are shown.
const longestSearch, mostFound = 200, 20

func search(v *visit) (page, error) {
	asked := strings.TrimSpace(v.asked.Get("q"))
	if utf8.RuneCountInString(asked) > longestSearch {
		return page{}, register.Refuse(register.Invalid, "web.too-long", "limit", longestSearch).On("q")
	}
	title := v.say("Chercher dans le registre", "Search the register")
	content := searchPage{
		Title: ui.Title{Text: title}, Action: prefix(v.lang) + "/recherche", Keep: v.keep(), Send: ui.Button{Text: v.say("Chercher", "Search")},
		Field: ui.Field{ID: "q", Name: "q", Type: "search", Value: asked, Width: "medium", Label: v.say("Territoire, commune, intercommunalité, instance, organisme ou numéro d’acte", "Territory, commune, inter-municipal authority, body, organisation or number of an act")},
	}
	if asked != "" {
		title = v.say("« {q} »", "“{q}”", "q", asked)
		content.Results = v.find(words(asked))
		if len(content.Results) == 0 {
			content.Empty = &ui.Empty{Text: v.say("Rien ne répond à « {q} » ce jour-là.", "Nothing matches “{q}” on that day.", "q", asked),
				Why: v.say("La recherche ignore les accents et les majuscules ; elle veut tous les mots.", "The search ignores accents and capitals; it wants every word.")}
		}
	}
	return page{name: "search", title: title, content: content}, nil
}

// words are the plain words of a text: without accents, capitals or punctuation.
func words(text string) []string {
	return strings.FieldsFunc(plain(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// plain takes accents and capitals off a text; œ and æ become two letters, as people type them.
func plain(text string) string {
	var b strings.Builder
	for _, r := range norm.NFD.String(strings.ToLower(text)) {
		switch {
		case r == 'œ':
			b.WriteString("oe")
		case r == 'æ':
			b.WriteString("ae")
		case !unicode.Is(unicode.Mn, r):
			b.WriteRune(r)
		}
	}
	return b.String()
}

// has reports whether a text has every word, each at the beginning of one of its own.
func has(text string, wanted []string) bool { return holds(indexed(text), wanted) }

// indexed is a text as it is searched: a space before each plain word.
func indexed(text string) string { return " " + strings.Join(words(text), " ") }

func holds(indexed string, wanted []string) bool {
	for _, w := range wanted {
		if !strings.Contains(indexed, " "+w) {
			return false
		}
	}
	return len(wanted) > 0
}

// find looks everywhere, in the order in which people look.
func (v *visit) find(wanted []string) (all []findings) {
	members := v.membership()
	for _, sort := range []findings{
		{"actes", v.say("Acte", "Act"), v.findAct(wanted)},
		{"territoires", v.say("Territoires", "Territories"), v.findTerritories(wanted)},
		{"intercommunalites", v.say("Intercommunalités", "Inter-municipal authorities"), v.findMembers(wanted, members)},
		{"communes", v.say("Communes", "Communes"), v.findCommunes(wanted, members)},
		{"instances", v.say("Instances", "Bodies"), v.findBodies(wanted)},
		{"natures", v.say("Actes, par nature", "Acts, by kind"), v.findKinds(wanted)},
		{"contrats", v.say("Contrats et actions", "Contracts and actions"), v.findEngagements(wanted)},
		{"organismes", v.say("Organismes", "Organisations"), v.findOrganisations(wanted)},
	} {
		if len(sort.Found) > mostFound {
			rest := len(sort.Found) - mostFound
			sort.Found = append(sort.Found[:mostFound:mostFound], ui.Value{Text: v.say("… et {n} autres : précisez la recherche", "… and {n} more: narrow the search", "n", rest)})
		}
		if len(sort.Found) > 0 {
			all = append(all, sort)
		}
	}
	return all
}

func (v *visit) findAct(wanted []string) []ui.Value {
	if len(wanted) != 1 {
		return nil
	}
	seq, err := strconv.ParseInt(wanted[0], 10, 64)
	if err != nil || seq < 1 || seq > v.Seq() {
		return nil
	}
	rec, err := v.record(seq)
	if err != nil {
		return nil
	}
	return []ui.Value{{Text: v.say("Acte n° {seq}", "Act no. {seq}", "seq", seq), Href: v.actHref(seq), Note: v.asThen(rec).readAct(rec).Text()}}
}

// findTerritories looks at every name and code a territory bears or bore.
func (v *visit) findTerritories(wanted []string) (found []ui.Value) {
	for id, t := range v.Territories.All() {
		if _, begun := t.Status.On(v.On); !begun {
			continue
		}
		texts := t.AliasOn(v.On)
		for _, f := range t.Name.Until(v.On) {
			texts = append(texts, f.Value)
		}
		for _, text := range texts {
			if has(text, wanted) {
				value := ui.Value{Text: t.Name.Value(v.On), Href: v.hrefOf(id), Mark: markOf(v, territoryStatuses, t.Status.Value(v.On))}
				if text != value.Text {
					value.Note = text
				}
				found = append(found, value)
				break
			}
		}
	}
	return found
}

// membership says in which territory each member and each commune is on the day.
func (v *visit) membership() map[string]register.ID {
	in := map[string]register.ID{}
	for id, t := range v.Territories.All() {
		if status, begun := t.Status.On(v.On); !begun || status.Value.Ended() {
			continue
		}
		for _, m := range t.Members(v.On) {
			in[m.Code] = id
		}
		for _, code := range v.Ground(t, v.On).Codes {
			in[code] = id
		}
	}
	return in
}

func (v *visit) findMembers(wanted []string, in map[string]register.ID) (found []ui.Value) {
	seen := map[string]bool{}
	for id, t := range v.Territories.All() {
		for _, m := range t.Members(v.On) {
			name := v.memberName(m.ID())
			if in[m.Code] != id || seen[m.Code] || m.Kind == perimeter.Commune || !has(name+" "+m.Code, wanted) {
				continue
			}
			seen[m.Code] = true
			found = append(found, ui.Value{Text: name, Href: v.hrefOf(id), Note: v.say("membre de {territory}", "a member of {territory}", "territory", v.nameOf(id))})
		}
	}
	return found
}

func (v *visit) findCommunes(wanted []string, in map[string]register.ID) (found []ui.Value) {
	for _, c := range gazetteer(v.Atlas, v.On) {
		if !holds(c.indexed, wanted) {
			continue
		}
		value := ui.Value{Text: c.name + " (" + c.code + ")", Note: v.say("dans aucun territoire ce jour-là", "in no territory on that day")}
		if id, ok := in[c.code]; ok {
			value.Href, value.Note = v.hrefOf(id), v.say("dans {territory}", "in {territory}", "territory", v.nameOf(id))
		}
		found = append(found, value)
	}
	return found
}

// placename is a commune as it is searched.
type placename struct{ code, name, indexed string }

// searched is the key of the names on the map that stands from a day.
type searched register.Day

// gazetteer returns the names of the communes of a day as they are searched.
func gazetteer(a *atlas.Atlas, on register.Day) []placename {
	vintage := a.On(on)
	return atlas.Derived(a, searched(vintage.From), func() (all []placename) {
		for _, code := range vintage.Communes() {
			c, _ := vintage.Commune(code)
			all = append(all, placename{code, c.Name, indexed(c.Name + " " + code)})
		}
		return all
	})
}

func (v *visit) findBodies(wanted []string) (found []ui.Value) {
	for id, b := range v.Bodies.All() {
		if name := v.nameOf(id); b.Exists(v.On) && has(name, wanted) {
			found = append(found, ui.Value{Text: name, Href: v.hrefOf(id), Note: v.text(b.Rule().Name)})
		}
	}
	return found
}

// findKinds leads to the acts of a kind.
func (v *visit) findKinds(wanted []string) (found []ui.Value) {
	for _, kind := range v.Grammar().Kinds() {
		if name := v.kindName(kind); has(name, wanted) {
			found = append(found, ui.Value{Text: name, Href: v.href("/actes", "nature", string(kind))})
		}
	}
	return found
}

func (v *visit) findEngagements(wanted []string) (found []ui.Value) {
	for id, c := range v.State.Contracts.All() {
		if step, begun := c.Step.On(v.On); begun && has(c.Title, wanted) {
			found = append(found, ui.Value{Text: c.Title, Href: v.hrefOf(id), Mark: markOf(v, contractSteps, step.Value)})
		}
	}
	for id, a := range v.State.Actions.All() {
		if _, begun := a.Status.On(v.On); begun && has(a.Sheet(v.On).Title, wanted) {
			found = append(found, ui.Value{Text: a.Sheet(v.On).Title, Href: v.hrefOf(id), Note: v.nameOf(a.Territory)})
		}
	}
	return found
}

func (v *visit) findOrganisations(wanted []string) (found []ui.Value) {
	for id, o := range v.Organisations.All() {
		if name := v.nameOf(id); len(o.Name.Until(v.On)) > 0 && has(name+" "+o.SIREN(), wanted) {
			found = append(found, ui.Value{Text: name, Href: v.hrefOf(id)})
		}
	}
	return found
}

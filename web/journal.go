package web

import (
	"slices"
	"strconv"

	"jalon/locale"
	"jalon/register"
	"jalon/web/ui"
)

// journalPage is the register itself, the last act first.
type journalPage struct {
	Title   ui.Title
	Action  string
	Keep    []ui.Pair
	Filters []ui.Field
	Send    ui.Button
	Range   string
	About   *ui.Link // the person or thing the list is about, and the way back to all
	Acts    []ui.Act
	Pages   ui.Pagination
	Empty   ui.Empty
}

// perPage is how many acts a page of the journal holds.
const perPage = 50

// aboutFilters are the filters of the journal that name a thing: an act passes when it concerns each of those named.
var aboutFilters = []string{"instance", "territoire", "personne", "objet"}

func journal(v *visit) (page, error) {
	seqs, err := v.filtered()
	if err != nil {
		return page{}, err
	}
	number, err := v.pageNumber(len(seqs))
	if err != nil {
		return page{}, err
	}
	first := (number - 1) * perPage
	shown := seqs[first:min(first+perPage, len(seqs))]
	lines, err := v.acts(shown)
	title := v.say("Le registre", "The register")
	content := journalPage{
		Title:  ui.Title{Text: title, Lead: v.say("Chaque acte, dans l’ordre où il a été enregistré : le dernier d’abord.", "Every act, in the order in which it was recorded: the last one first.")},
		Action: prefix(v.lang) + "/actes", Keep: v.keepAbout(), Send: ui.Button{Text: v.say("Filtrer", "Filter"), Kind: "quiet"},
		Filters: []ui.Field{v.kindField(), v.bodyField(), v.territoryField()}, About: v.about(), Acts: lines, Range: v.rangeOf(number, len(seqs)), Pages: v.pages(number, len(seqs)),
		Empty: ui.Empty{Text: v.say("Aucun acte ne répond à ces critères ce jour-là.", "No act matches these filters on that day.")},
	}
	return page{name: "journal", title: title, content: content, others: v.feedsOf("/actes", false)}, err
}

// filtered returns the numbers of the acts that pass the filters and whose day has come, the last first.
func (v *visit) filtered() ([]int64, error) {
	kind := register.Kind(v.asked.Get("nature"))
	if _, known := v.Grammar().Declaration(kind); kind != "" && !known {
		return nil, register.Refuse(register.Invalid, "web.bad-choice", "given", kind, "field", v.say("Nature", "Kind"))
	}
	var seqs []int64
	narrowed := false
	for _, name := range aboutFilters {
		id := register.ID(v.asked.Get(name))
		if id == "" {
			continue
		}
		if !v.Exists(id) {
			return nil, register.Refuse(register.Missing, "object.unknown", "id", id)
		}
		if history := v.History(id); !narrowed {
			seqs, narrowed = slices.Clone(history), true
		} else {
			seqs = slices.DeleteFunc(seqs, func(seq int64) bool { _, in := slices.BinarySearch(history, seq); return !in })
		}
	}
	if !narrowed {
		for seq := int64(1); seq <= v.Seq(); seq++ {
			seqs = append(seqs, seq)
		}
	}
	if kind != "" {
		seqs = slices.DeleteFunc(seqs, func(seq int64) bool { line, _ := v.Line(seq); return line.Kind != kind })
	}
	return v.happened(seqs, len(seqs)), nil
}

// pageNumber returns the page asked for, from 1.
func (v *visit) pageNumber(acts int) (int, error) {
	text := v.asked.Get("page")
	if text == "" {
		return 1, nil
	}
	last := max(1, (acts+perPage-1)/perPage)
	n, err := strconv.Atoi(text)
	if err != nil || n < 1 || n > last {
		return 0, register.Refuse(register.Invalid, "web.bad-page", "given", text, "pages", last)
	}
	return n, nil
}

func (v *visit) pages(number, acts int) ui.Pagination {
	to := func(n int) string {
		if n < 1 || (n-1)*perPage >= acts {
			return ""
		}
		query := []string{"nature", v.asked.Get("nature")}
		for _, name := range aboutFilters {
			query = append(query, name, v.asked.Get(name))
		}
		if n > 1 {
			query = append(query, "page", strconv.Itoa(n))
		}
		return v.href("/actes", query...)
	}
	return ui.Pagination{
		Newer: to(number - 1), Older: to(number + 1), NewerLabel: v.say("Actes plus récents", "Newer acts"), OlderLabel: v.say("Actes plus anciens", "Older acts"),
	}
}

// rangeOf says which acts a page of the list shows.
func (v *visit) rangeOf(number, acts int) string {
	return v.say("Actes {first} à {last} sur {all}", "Acts {first} to {last} of {all}",
		"first", (number-1)*perPage+1, "last", min(number*perPage, acts), "all", acts)
}

// keepAbout keeps, in the form, the day and the filters that it has no field for.
func (v *visit) keepAbout() []ui.Pair {
	all := v.keep()
	for _, name := range []string{"personne", "objet"} {
		if value := v.asked.Get(name); value != "" {
			all = append(all, ui.Pair{Name: name, Value: value})
		}
	}
	return all
}

// about says which person or thing the list is about.
func (v *visit) about() *ui.Link {
	for _, name := range []string{"personne", "objet"} {
		if id := register.ID(v.asked.Get(name)); id != "" {
			return &ui.Link{Text: v.say("Seulement les actes sur {name}.", "Only the acts about {name}.", "name", v.nameOf(id)), Href: v.here(v.lang, name, "page")}
		}
	}
	return nil
}

func (v *visit) kindField() ui.Field {
	f := ui.Field{ID: "nature", Name: "nature", Label: v.say("Nature", "Kind")}
	chosen := v.asked.Get("nature")
	for _, kind := range v.Grammar().Kinds() {
		f.Options = append(f.Options, ui.Option{Value: string(kind), Label: v.kindName(kind), Selected: string(kind) == chosen})
	}
	return withAll(f, v.say("Toutes", "All"))
}

func (v *visit) bodyField() ui.Field {
	f := ui.Field{ID: "instance", Name: "instance", Label: v.say("Instance", "Body")}
	chosen := register.ID(v.asked.Get("instance"))
	for id := range v.Bodies.All() {
		f.Options = append(f.Options, ui.Option{Value: string(id), Label: v.nameOf(id), Selected: id == chosen})
	}
	return withAll(f, v.say("Toutes", "All"))
}

func (v *visit) territoryField() ui.Field {
	f := ui.Field{ID: "territoire", Name: "territoire", Label: v.say("Territoire", "Territory")}
	chosen := register.ID(v.asked.Get("territoire"))
	for id := range v.Territories.All() {
		f.Options = append(f.Options, ui.Option{Value: string(id), Label: v.nameOf(id), Selected: id == chosen})
	}
	return withAll(f, v.say("Tous", "All"))
}

// withAll puts the choices of a list in order, after the choice of them all.
func withAll(f ui.Field, all string) ui.Field {
	locale.SortBy(f.Options, func(o ui.Option) string { return o.Label })
	f.Options = append([]ui.Option{{Label: all}}, f.Options...)
	return f
}

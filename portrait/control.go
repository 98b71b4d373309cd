package portrait

import (
	"math"
	"slices"

	"jalon/atlas"
	"jalon/cube"
	"jalon/figure"
	"jalon/indicator"
	"jalon/locale"
)

// control is who decides: where the companies of the establishments have their head office, and what sort of companies they are.
func control(w *writer) Section {
	s := Section{Name: "control", Title: w.say("Qui décide ?", "Who decides?"), Badge: indicator.Estimated}
	d, ok := w.seated()
	if !ok {
		return w.wanting(s, w.say("le répertoire Sirene, dont chaque établissement dit s’il est le siège de son entreprise", "the register Sirene, where each establishment says whether it is the head office of its company"), "sirene")
	}
	here := w.Data.places(d.seats[0], w.ground(w.Place))
	if len(here) == 0 {
		return w.unmapped(s, d.set)
	}
	w.rings(&s, d, here)
	w.commanded(&s, d, here)
	w.companies(&s, d)
	s.Source = w.quote(d.set, d.seats[0])
	return s
}

// unmapped is a section whose data is there, but not on the ground of the place.
func (w *writer) unmapped(s Section, of Set) Section {
	s.Missing = w.say("Rubrique non renseignée : {set} ne connaît pas, commune par commune, tout le périmètre.", "This section is empty: {set} does not know, commune by commune, the whole perimeter.", "set", of.Attribution)
	return s
}

// seated returns the last state of the register that tells head offices.
func (w *writer) seated() (directory, bool) {
	states := w.directories()
	for _, one := range slices.Backward(states) {
		if len(one.seats) > 0 {
			return one, true
		}
	}
	return directory{}, false
}

// sizeOf is the size of the employers of a block; ok is false for a block of every size together.
func sizeOf(b *cube.Block) (indicator.Size, bool) {
	for _, band := range bands {
		if band.name == b.Band {
			return band.size, true
		}
	}
	return indicator.Size{}, false
}

// rings adds to a section how far the head offices are, in jobs: intervals, for sizes are bands.
func (w *writer) rings(s *Section, d directory, here []string) {
	sites, unknown := w.headed(d, here)
	outside, byRing := indicator.Dependence(sites)
	counts := make([]int, len(byRing))
	for _, one := range sites {
		counts[one.Head]++
	}
	t := Table{Caption: w.say("Part des emplois selon le lieu du siège de l’entreprise, {vintage}", "Share of jobs by the place of the head office of the company, {vintage}", "vintage", d.set.Vintage),
		Columns: []string{w.say("Siège de l’entreprise", "Head office"), w.say("Établissements employeurs", "Employing establishments"), w.say("Emplois, au moins", "Jobs, at least"), w.say("Emplois, au plus", "Jobs, at most")}}
	plot := w.intervals(t.Caption)
	for ring, name := range []string{w.say("Dans le territoire", "In the territory"), w.say("Ailleurs dans le département", "Elsewhere in the department"), w.say("Ailleurs dans la région", "Elsewhere in the region"), w.say("Ailleurs en France", "Elsewhere in France")} {
		t.Rows = append(t.Rows, append([]string{name, w.count64(int64(counts[ring]))}, w.bounds(byRing[ring])...))
		plot.Rows = append(plot.Rows, figure.Interval{Label: name, Low: byRing[ring].Low, High: byRing[ring].High, Middle: number(byRing[ring])})
	}
	if outside.OK() {
		s.Chart = &Chart{figure.Both(plot.On), t.Caption}
		s.Finding = w.say("Entre {lo} et {hi} des emplois sont dans des établissements dont l’entreprise a son siège hors du territoire.", "Between {lo} and {hi} of the jobs are in establishments whose company has its head office outside the territory.", "lo", w.bounds(outside)[0], "hi", w.bounds(outside)[1])
	} else {
		s.Finding = indicator.Reason(outside.Reason).In(w.Lang)
	}
	s.Tables = append(s.Tables, t)
	s.Figures = append(s.Figures, w.cite(d.set, d.set.Vintage, indicator.Estimated, "dependence", "", "", indicator.Share, outside))
	s.Reading = w.say("Le siège est celui de l’entreprise : un siège local peut appartenir à un groupe extérieur, et la dépendance réelle est au moins égale. Les sièges à l’étranger ne sont pas dans le répertoire. Le trait donne la fourchette : l’effectif exact des établissements n’est pas public.",
		"The head office is that of the company: a local one may belong to a group from elsewhere, and the true dependence is at least this one. Head offices abroad are not in the register. The bar gives the range: the exact size of establishments is not public.")
	if unknown > 0 {
		s.Reading += w.say(" {n} {n|établissement employeur|établissements employeurs} dont le siège n’est pas au répertoire {n|n’est pas compté|ne sont pas comptés}.", " {n} employing {n|establishment|establishments} whose head office is not in the register {n|is|are} left out.", "n", unknown)
	}
}

// headed lists the employers of the place with how far their head office is; unknown counts those of which nothing says it.
func (w *writer) headed(d directory, here []string) (sites []indicator.Site, unknown int) {
	far := w.distances(d.seats[0].Geography, here)
	for _, b := range d.seats {
		size, banded := sizeOf(b)
		if !banded {
			continue
		}
		for seat, n := range b.Along(here) {
			if seat == cube.Unknown {
				unknown += int(n)
				continue
			}
			sites = append(sites, slices.Repeat([]indicator.Site{{Size: size, Head: far(seat)}}, int(n))...)
		}
	}
	return sites, unknown
}

// distances tells how far a commune is from a place, on the map of a year: the departments and the regions of a place are those of its communes.
func (w *writer) distances(year int, here []string) func(commune string) indicator.Ring {
	v, _ := w.Data.Atlas.Year(year)
	inside, department, region := map[string]bool{}, map[string]bool{}, map[string]bool{}
	for _, code := range here {
		d := w.departmentOf(v, code)
		inside[code], department[d.Code], region[d.Region] = true, true, true
	}
	return func(code string) indicator.Ring {
		switch d := w.departmentOf(v, code); {
		case inside[code]:
			return indicator.InTerritory
		case department[d.Code]:
			return indicator.InDepartment
		case region[d.Region]:
			return indicator.InRegion
		}
		return indicator.InFrance
	}
}

func (w *writer) departmentOf(v atlas.Vintage, commune string) atlas.Area {
	c, _ := v.Commune(commune)
	d, _ := w.Data.Atlas.Department(c.Department)
	return d
}

// commanded adds to a section the jobs elsewhere whose company has its head office here.
func (w *writer) commanded(s *Section, d directory, here []string) {
	var sizes []indicator.Size
	for _, b := range d.seats {
		size, banded := sizeOf(b)
		if !banded {
			continue
		}
		for row, n := range b.Across(here) {
			if n > 0 && !slices.Contains(here, b.Rows[row]) {
				sizes = append(sizes, slices.Repeat([]indicator.Size{size}, int(math.Round(n)))...)
			}
		}
	}
	jobs := indicator.JobsOf(sizes)
	s.Figures = append(s.Figures, w.cite(d.set, d.set.Vintage, indicator.Estimated, "controlled_elsewhere", "", "", indicator.Jobs, jobs))
	if jobs.OK() {
		s.Finding += w.say(" À l’inverse, entre {lo} et {hi} emplois situés ailleurs dépendent d’un siège du territoire.", " The other way round, between {lo} and {hi} jobs located elsewhere depend on a head office of the territory.", "lo", locale.Int(w.Lang, int64(jobs.Low)), "hi", locale.Int(w.Lang, int64(jobs.High)))
	}
}

// bounds writes the two ends of a share.
func (w *writer) bounds(f indicator.Figure) []string {
	low, high := f, f
	low.Value, high.Value = f.Low, f.High
	return []string{w.percent(low), w.percent(high)}
}

// intervals is a chart of shares known between two bounds.
func (w *writer) intervals(caption string) figure.Intervals {
	say := func(v float64) string { return locale.Percent(w.Lang, v, 0) }
	return figure.Intervals{Sheet: figure.Sheet{Title: caption, Text: caption, Empty: "—", Say: say},
		Between: func(low, high float64) string {
			return w.say("{lo} à {hi}", "{lo} to {hi}", "lo", say(low), "hi", say(high))
		}}
}

// companies adds to a section what sort of companies employ: their category, whether they are of the social economy, their legal form.
func (w *writer) companies(s *Section, d directory) {
	t := Table{Caption: w.say("Entreprises qui emploient sur le territoire, {vintage}", "Companies that employ in the territory, {vintage}", "vintage", d.set.Vintage),
		Columns: []string{w.say("Entreprises", "Companies"), w.say("Établissements employeurs", "Employing establishments"), w.say("Emplois, au moins", "Jobs, at least"), w.say("Emplois, au plus", "Jobs, at most")}}
	for _, sort := range w.sorts() {
		known := map[string][]indicator.Size{}
		for _, b := range d.kinds {
			size, banded := sizeOf(b)
			if b.Measure != sort.measure || !banded {
				continue
			}
			for column, n := range b.Along(w.Data.places(b, w.ground(w.Place))) {
				if column != cube.Unknown {
					known[column] = append(known[column], slices.Repeat([]indicator.Size{size}, int(n))...)
				}
			}
		}
		w.sorted(s, &t, d.set, sort, known)
	}
	if len(t.Rows) > 0 {
		s.Tables = append(s.Tables, t)
	} else {
		s.Reading += w.wants(w.say("la catégorie et la forme des entreprises (fichier des unités légales, à donner avec celui des établissements)", "the category and the form of companies (file of legal units, given with that of establishments)"), "sirene")
	}
}

// sort is a way of telling companies apart, and what of it is shown.
type sort struct {
	measure cube.Measure
	shown   []struct{ column, id, name string }
}

// sorts are the ways of telling companies apart that the register knows.
func (w *writer) sorts() []sort {
	return []sort{
		{cube.ByCategory, []struct{ column, id, name string }{{"PME", "jobs_in_small_companies", w.say("Petites et moyennes entreprises", "Small and medium companies")},
			{"ETI", "jobs_in_mid_size_companies", w.say("Entreprises de taille intermédiaire", "Mid-size companies")}, {"GE", "jobs_in_large_companies", w.say("Grandes entreprises", "Large companies")}}},
		{cube.BySocialEconomy, []struct{ column, id, name string }{{"O", "jobs_in_social_economy", w.say("Économie sociale et solidaire", "Social and solidarity economy")}}},
		{cube.ByLegalForm, []struct{ column, id, name string }{{"1", "jobs_of_sole_traders", w.say("Entrepreneurs individuels", "Sole traders")}, {"5", "jobs_in_commercial_companies", w.say("Sociétés commerciales", "Commercial companies")},
			{"7", "jobs_in_public_bodies", w.say("Personnes morales de droit public", "Public bodies")}, {"9", "jobs_in_associations", w.say("Associations et fondations", "Associations and foundations")}}},
	}
}

// sorted adds the rows of one way of telling companies apart, and its figures.
func (w *writer) sorted(s *Section, t *Table, of Set, by sort, known map[string][]indicator.Size) {
	if len(known) == 0 {
		return
	}
	for _, one := range by.shown {
		share := indicator.ShareOfSizes(known, one.column)
		t.Rows = append(t.Rows, append([]string{one.name, w.count64(int64(len(known[one.column])))}, w.bounds(share)...))
		s.Figures = append(s.Figures, w.cite(of, of.Vintage, indicator.Estimated, one.id, "", "", indicator.Share, share))
	}
}

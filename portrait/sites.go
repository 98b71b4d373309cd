package portrait

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"jalon/cube"
	"jalon/figure"
	"jalon/indicator"
	"jalon/locale"
)

// directory (répertoire des établissements) is one state of the register of establishments: active ones by activity, all sizes together and
// by size.
type directory struct {
	set   Set
	all   []*cube.Block            // by nomenclature
	sizes map[string][]*cube.Block // by band
	seats []*cube.Block            // employers by the commune of their head office
	kinds []*cube.Block            // employers by what their company is
}

// bands are the sizes of the register. The last is open above: nothing bounds it, and an establishment of it leaves no figure.
var bands = []struct {
	name string
	size indicator.Size
}{{"1-2", indicator.Size{Low: 1, Middle: 1, High: 2}}, {"3-5", indicator.Size{Low: 3, Middle: 4, High: 5}}, {"6-9", indicator.Size{Low: 6, Middle: 7, High: 9}},
	{"10-19", indicator.Size{Low: 10, Middle: 14, High: 19}}, {"20-49", indicator.Size{Low: 20, Middle: 31, High: 49}}, {"50-99", indicator.Size{Low: 50, Middle: 70, High: 99}},
	{"100-199", indicator.Size{Low: 100, Middle: 140, High: 199}}, {"200-249", indicator.Size{Low: 200, Middle: 223, High: 249}}, {"250-499", indicator.Size{Low: 250, Middle: 350, High: 499}},
	{"500-999", indicator.Size{Low: 500, Middle: 700, High: 999}}, {"1000-1999", indicator.Size{Low: 1000, Middle: 1400, High: 1999}}, {"2000-4999", indicator.Size{Low: 2000, Middle: 3100, High: 4999}},
	{"5000-9999", indicator.Size{Low: 5000, Middle: 7000, High: 9999}}, {"10000+", indicator.Size{Low: 10000, Middle: 10000, High: -1}}}

// directories returns the states of the register that were imported, the earliest first, from the first year that is wanted to the last.
func (w *writer) directories() (all []directory) {
	d := w.Data
	if d == nil {
		return nil
	}
	by := map[string]*directory{}
	for _, b := range d.Cube {
		s := d.set(b)
		if s.Source != "sirene" || w.Year > 0 && b.Year > w.Year || b.Year < w.Since {
			continue
		}
		one := by[s.ID]
		if one == nil {
			one = &directory{set: s, sizes: map[string][]*cube.Block{}}
			by[s.ID] = one
		}
		switch {
		case b.Measure == cube.BySeat:
			one.seats = append(one.seats, b)
		case b.Measure != cube.Establishments:
			one.kinds = append(one.kinds, b)
		case b.Band == "":
			one.all = append(one.all, b)
		default:
			one.sizes[b.Band] = append(one.sizes[b.Band], b)
		}
	}
	for _, one := range by {
		all = append(all, *one)
	}
	slices.SortFunc(all, func(a, b directory) int { return cmp.Compare(a.set.Vintage, b.set.Vintage) })
	return all
}

// total counts what a block has in a place; ok is false where it does not hold the place.
func (w *writer) total(b *cube.Block, of func(column string) bool) (n float64, ok bool) {
	places := w.Data.places(b, w.ground(w.Place))
	if len(places) == 0 {
		return 0, false
	}
	s := w.Data.sum(b, places)
	for i, column := range b.Columns {
		if column != cube.All && of(column) {
			n += s.Columns[i].Value
		}
	}
	return n, true
}

func anyColumn(string) bool { return true }

// sizes lists the employing establishments of the place by the register: those without a band have no size.
func (w *writer) sizes(d directory) (all []indicator.Size) {
	for _, band := range bands {
		for _, b := range d.sizes[band.name] {
			n, _ := w.total(b, anyColumn)
			all = append(all, slices.Repeat([]indicator.Size{band.size}, int(n))...)
		}
	}
	return all
}

// sites is about the size of establishments, and how much rests on the largest.
func sites(w *writer) Section {
	s := Section{Name: "sites", Title: w.say("Les établissements", "The establishments"), Source: w.credit(), Badge: indicator.Derived}
	if w.known() {
		var t Table
		s.Chart, t, s.Figures = w.compare(w.dated("Établissements employeurs de 10 salariés et plus, {firms}", "Employing establishments of 10 employees and more, {firms}"), w.table.founded(), false,
			[]measure{{"large_share", w.say("10 salariés et plus", "10 employees and more"), indicator.Share, large}})
		s.Tables = []Table{t}
		s.Finding = w.say("{n} établissements, dont {large} emploient 10 salariés ou plus, soit {share} de ceux qui emploient.", "{n} establishments, of which {large} employ 10 people or more, that is {share} of those that employ.",
			"n", locale.Int(w.Lang, w.here.Establishments), "large", locale.Int(w.Lang, w.here.Large), "share", w.percent(large(w.here)))
	} else {
		s = w.unknown(s)
	}
	states := w.directories()
	if len(states) == 0 {
		s.Reading = w.wants(w.say("la part des plus grands établissements dans l’emploi (répertoire Sirene)", "the share of the largest establishments in jobs (register Sirene)"), "sirene")
		return s
	}
	w.largest(&s, states[len(states)-1])
	return s
}

// largest adds to a section the share of the largest establishments, as intervals.
func (w *writer) largest(s *Section, d directory) {
	sizes := w.sizes(d)
	t := Table{Caption: w.say("Part des plus grands établissements dans l’emploi, d’après leur tranche d’effectif, {vintage}", "Share of the largest establishments in jobs, from their size bands, {vintage}", "vintage", d.set.Vintage),
		Columns: []string{w.say("Établissements", "Establishments"), w.say("Au moins", "At least"), w.say("Au plus", "At most")}}
	plot := w.intervals(t.Caption)
	for _, k := range []struct {
		n        int
		id, name string
	}{{1, "cr1", w.say("Le premier", "The largest")}, {5, "cr5", w.say("Les cinq premiers", "The five largest")}, {10, "cr10", w.say("Les dix premiers", "The ten largest")}} {
		f := indicator.LargestShare(sizes, k.n)
		bounds := w.bounds(f)
		t.Rows = append(t.Rows, append([]string{k.name}, bounds...))
		if f.OK() {
			plot.Rows = append(plot.Rows, figure.Interval{Label: k.name, Low: f.Low, High: f.High, Middle: f.Value})
		}
		s.Figures = append(s.Figures, w.cite(d.set, d.set.Vintage, indicator.Estimated, k.id, "", "", indicator.Share, f))
		if k.n == 5 && f.OK() {
			s.Finding += w.say(" Entre {lo} et {hi} des emplois sont dans les cinq premiers établissements (effectifs connus par tranche) : une décision prise dans l’un d’eux engage le territoire.",
				" Between {lo} and {hi} of the jobs are in the five largest establishments (sizes known by band): a decision taken in one of them commits the territory.", "lo", bounds[0], "hi", bounds[1])
		}
	}
	if len(plot.Rows) > 0 {
		s.Chart = &Chart{figure.Both(plot.On), t.Caption}
	}
	s.Tables = append(s.Tables, t)
	s.Source += " " + w.quote(d.set, d.all[0])
	s.Badge = indicator.Estimated
	s.Reading += w.say(" L’effectif exact des établissements n’est pas public : chaque part est un intervalle. {n} établissements employeurs dont la tranche est connue.", " The exact size of establishments is not public: each share is an interval. {n} employing establishments whose band is known.", "n", len(sizes))
}

// commuting adds to a section who lives and works where.
func (w *writer) commuting(s *Section) {
	b := w.flows()
	if b == nil {
		s.Reading += w.wants(w.say("les trajets entre le domicile et le travail", "commuting between home and work"), "insee-navettes")
		return
	}
	here := w.Data.places(b, w.ground(w.Place))
	c := w.commute(b, here)
	residents, jobs := c.SelfContainment()
	for _, one := range []struct {
		id     string
		unit   indicator.Unit
		figure indicator.Figure
	}{{"self_containment_residents", indicator.Share, residents}, {"self_containment_jobs", indicator.Share, jobs}, {"job_concentration", indicator.Index, c.Concentration()}, {"net_inflow", indicator.People, c.NetInflow()}} {
		s.Figures = append(s.Figures, w.cite(w.Data.set(b), w.Data.set(b).Vintage, indicator.Derived, one.id, "", "", one.unit, one.figure))
	}
	s.Tables = append(s.Tables, w.flowTable(w.say("D’où viennent ceux qui y travaillent : les dix premières communes", "Where those who work there come from: the first ten communes"), c.In),
		w.flowTable(w.say("Où vont travailler ceux qui y habitent : les dix premières communes", "Where those who live there go to work: the first ten communes"), c.Out))
	s.Finding += w.say(" {x} actifs en emploi sur 100 vivent et travaillent dans le territoire ; {y} emplois sur 100 y sont occupés par ses habitants.", " Of 100 employed residents, {x} live and work in the territory; of 100 jobs there, {y} are held by its residents.",
		"x", w.decimal(residents.Map(hundred), 0), "y", w.decimal(jobs.Map(hundred), 0))
	s.Reading += w.say(" Les flux de moins de 200 personnes sont indicatifs ; ceux qui travaillent à l’étranger comptent parmi les sortants.", " Flows under 200 people are indicative; those who work abroad count among those who leave.")
	s.Source += " " + w.quote(w.Data.set(b), b)
}

func hundred(v float64) float64 { return 100 * v }

// flows is the last block of commuters that holds the place; nil without one.
func (w *writer) flows() *cube.Block {
	if w.Data == nil {
		return nil
	}
	b := w.Data.Cube.Where(cube.About{Measure: cube.Commuters, Layer: cube.Communes, Year: w.Year}).Latest()
	if b == nil || len(w.Data.places(b, w.ground(w.Place))) == 0 {
		return nil
	}
	return b
}

// commute reads the flows of the place.
func (w *writer) commute(b *cube.Block, here []string) (c indicator.Commuting) {
	whole := func(v float64) int64 { return int64(math.Round(v)) }
	out := w.Data.sum(b, here)
	for i, commune := range b.Columns {
		switch people := whole(out.Columns[i].Value); {
		case people == 0:
		case slices.Contains(here, commune):
			c.Stable += people
			c.Residents += people
		default:
			c.Residents += people
			c.Out = append(c.Out, indicator.Flow{To: commune, People: people})
		}
	}
	c.Jobs = c.Stable
	for i, people := range b.Across(here) {
		if n := whole(people); n > 0 && !slices.Contains(here, b.Rows[i]) {
			c.Jobs += n
			c.In = append(c.In, indicator.Flow{From: b.Rows[i], People: n})
		}
	}
	for _, flows := range [][]indicator.Flow{c.In, c.Out} {
		slices.SortStableFunc(flows, func(a, b indicator.Flow) int { return cmp.Compare(b.People, a.People) })
	}
	return c
}

// flowTable lists the largest flows by the name of the other commune.
func (w *writer) flowTable(caption string, flows []indicator.Flow) Table {
	t := Table{Caption: caption, Columns: []string{w.say("Commune", "Commune"), w.say("Personnes", "People")}}
	v := w.Data.Atlas.On(w.day)
	for _, f := range flows[:min(most, len(flows))] {
		name := f.From + f.To
		if c, ok := v.Resolve(name); ok {
			name = c.Name
		} else if strings.HasPrefix(name, "99") {
			name = w.say("À l’étranger ({code})", "Abroad ({code})", "code", name)
		}
		t.Rows = append(t.Rows, []string{name, w.count64(f.People)})
	}
	return t
}

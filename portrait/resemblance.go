package portrait

import (
	"cmp"
	"slices"
	"strings"

	"jalon/cube"
	"jalon/economy"
	"jalon/figure"
	"jalon/indicator"
	"jalon/locale"
)

// nearest are the five territories whose jobs are spread most alike.
func (p *profile) nearest() []indicator.Neighbour {
	t := p.territories()
	if t == nil || !p.whole() {
		return nil
	}
	return t.Nearest(p.here.jobs, -1, 5)
}

// territories is the table of the others; nil where there is none.
func (p *profile) territories() *indicator.Table {
	if len(p.all) == 0 {
		return nil
	}
	slices.SortFunc(p.all, func(a, b counted) int { return cmp.Compare(a.id, b.id) })
	var ids []string
	var cells []int64
	for _, other := range p.all {
		ids, cells = append(ids, other.id), append(cells, other.jobs...)
	}
	t, err := indicator.NewTable(ids, p.codes, cells)
	if err != nil {
		return nil // two territories of the same identifier
	}
	return t
}

// neighbours are the territories whose structure is nearest.
func neighbours(w *writer) Section {
	s := Section{Name: "neighbours", Title: w.say("Territoires comparables", "Comparable territories"), Source: w.credit(), Badge: indicator.Estimated}
	p := w.jobs
	if p == nil {
		return w.coarseNeighbours(s)
	}
	all := p.nearest()
	if len(all) == 0 {
		return w.coarseNeighbours(s)
	}
	t := Table{Caption: w.say("Les cinq territoires les plus proches par la structure de leurs emplois, {year}, niveau {level}", "The five territories nearest by the structure of their jobs, {year}, level {level}", "year", p.vintage(), "level", string(p.now.Level)),
		Columns: []string{w.say("Territoire", "Territory"), w.say("Distance", "Distance"), w.say("Rapprochent", "Bring closer"), w.say("Éloignent", "Set apart")}}
	for _, n := range all {
		other := p.all[n.Territory]
		near, far := indicator.Why(p.here.jobs, other.jobs, 3)
		t.Rows = append(t.Rows, []string{other.name, locale.Decimal(w.Lang, n.Distance, 3), w.gaps(p, near), w.gaps(p, far)})
		s.Figures = append(s.Figures, w.figured(p, "nearest", other.id, "", indicator.Index, indicator.Exact(n.Distance)))
	}
	s.Tables = []Table{t}
	s.Finding = w.say("{subject} : le territoire dont l’emploi est réparti de la façon la plus proche est {name}.", "{subject}: the territory whose jobs are spread most alike is {name}.", "subject", w.subject(p), "name", t.Rows[0][0])
	s.Reading = w.say("Distance de Hellinger entre les parts des activités : 0, mêmes structures ; 1, rien en commun. Seuls les territoires dont l’emploi est de un tiers à trois fois celui-ci sont cherchés. L’ordre est fragile quand les écarts sont petits ; il rapproche, il ne classe pas.",
		"Hellinger distance between the shares of activities: 0, same structures; 1, nothing in common. Only territories whose jobs are from a third to three times these are looked at. The order is fragile where gaps are small; it brings together, it does not rank.")
	s.Source, s.Badge = w.sourced(p), p.badge()
	return s
}

// gaps names activities.
func (w *writer) gaps(p *profile, all []indicator.Gap) string {
	var names []string
	for _, g := range all {
		names = append(names, w.label(p, g.Activity))
	}
	return strings.Join(names, " ; ")
}

// coarseNeighbours is the section where only establishments by large sector are known.
func (w *writer) coarseNeighbours(s Section) Section {
	if !w.known() {
		return w.unknown(s)
	}
	t := Table{Caption: w.say("Les cinq territoires les plus proches par la structure de leurs établissements", "The five territories nearest by the structure of their establishments"),
		Columns: []string{w.say("Territoire", "Territory"), w.say("Distance", "Distance"), w.say("Rapproche", "Brings closer"), w.say("Éloigne", "Sets apart")}}
	for _, n := range w.nearest(5) {
		near, far := indicator.Why(w.here.Sectors[:], n.row.Sectors[:], 1)
		t.Rows = append(t.Rows, []string{n.name, locale.Decimal(w.Lang, n.distance, 3), w.sectorNames()[near[0].Activity], w.sectorNames()[far[0].Activity]})
		s.Figures = append(s.Figures, w.result("nearest", n.id, "", indicator.Index, indicator.Exact(n.distance)))
	}
	if len(t.Rows) == 0 {
		s.Missing = w.say("Aucun autre territoire de taille comparable n’a de chiffres.", "No other territory of comparable size has figures.")
		return s
	}
	s.Tables = []Table{t}
	s.Finding = w.say("Le territoire dont la structure est la plus proche est {name}.", "The territory with the nearest structure is {name}.", "name", t.Rows[0][0])
	s.Reading = w.say("Distance de Hellinger sur cinq secteurs : 0, mêmes structures ; 1, rien en commun ; seuls les territoires de taille comparable (d’un quart à quatre fois les établissements) sont cherchés. Elle rapproche, elle ne classe pas. En emplois par activité : jalon data import flores FICHIER.", "Hellinger distance on five sectors: 0, same structures; 1, nothing in common; only territories of comparable size (from a quarter to four times the establishments) are looked at. It brings together, it does not rank. In jobs by activity: jalon data import flores FILE.")
	return s
}

// near is another territory with its distance.
type near struct {
	compared
	distance float64
}

// nearest are the k territories whose establishments are spread most alike, among those of comparable size.
func (w *writer) nearest(k int) (all []near) {
	for _, p := range w.All {
		row, missing := w.sum(p)
		if p.ID == w.ID || len(missing) > 0 || row.Establishments == 0 || !alike(row, w.here) {
			continue
		}
		if d := indicator.Hellinger(w.here.Sectors[:], row.Sectors[:]); d.OK() {
			all = append(all, near{compared{p.ID, p.Name, row}, d.Value})
		}
	}
	slices.SortStableFunc(all, func(a, b near) int { return cmp.Compare(a.distance, b.distance) })
	return all[:min(k, len(all))]
}

// alike reports whether two places are within a factor of four of each other.
func alike(a, b economy.Row) bool {
	return a.Establishments <= 4*b.Establishments && b.Establishments <= 4*a.Establishments
}

// The least that a network of activities is read on, and the jobs in the country that make an activity worth proposing.
const (
	networkPlaces = 100
	presenceJobs  = 10
	leadJobs      = 1000
	leadRows      = 15
)

// network returns the network of activities of the employment zones of the country, or of the territories, and what of it the place
// has; nil where too few places are known.
func (w *writer) network(p *profile) (n *indicator.Network, t *indicator.Table) {
	for _, b := range w.Data.Cube {
		if b.Layer == cube.EmploymentZones && b.Measure == p.now.Measure && b.Level == p.now.Level && b.Year == p.now.Year && len(b.Rows) >= networkPlaces {
			return w.Data.network(p, b)
		}
	}
	if t = p.territories(); t != nil && len(t.Territories) >= networkPlaces {
		return indicator.NewNetwork(t, t.Whole(), presenceJobs), t
	}
	return nil, nil
}

// network makes the network of a block, once.
func (d *Data) network(p *profile, b *cube.Block) (*indicator.Network, *indicator.Table) {
	cells := make([]int64, 0, len(b.Rows)*len(p.codes))
	for _, zone := range b.Rows {
		c, _ := p.align(b, d.sum(b, []string{zone}))
		cells = append(cells, c.jobs...)
	}
	t, err := indicator.NewTable(b.Rows, p.codes, cells)
	if err != nil {
		return nil, nil // rows are in order, each once
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	n := d.networks[b]
	if n == nil {
		n = indicator.NewNetwork(t, t.Whole(), presenceJobs)
		d.networks[b] = n
	}
	return n, t
}

// leads are the activities to look into: close to what is done, and absent.
func leads(w *writer) Section {
	s := Section{Name: "leads", Title: w.say("Pistes de diversification", "Leads for diversification"), Badge: indicator.Estimated}
	p := w.jobs
	if p == nil || !p.whole() {
		return w.wanting(s, w.say("les emplois par activité (A88 ou A38) du territoire et des zones d’emploi du pays", "jobs by activity (A88 or A38) of the territory and of the employment zones of the country"), "flores")
	}
	n, t := w.network(p)
	if n == nil {
		return w.wanting(s, w.say("les emplois par activité de cent lieux au moins, comme les zones d’emploi du pays (cellules ZE2020 de Flores)", "jobs by activity of a hundred places at least, as the employment zones of the country (cells ZE2020 of Flores)"), "flores")
	}
	present := p.present(t.Whole())
	industrial := p.industrial()
	all := n.Leads(present, func(j int) bool { return slices.Contains(industrial, j) && t.ColSum(j) >= leadJobs })
	if len(all) == 0 {
		s.Missing = w.say("Aucune activité industrielle absente n’est plus proche que la médiane de ce que le territoire fait déjà.", "No absent industrial activity is nearer than the median to what the territory does already.")
		return s
	}
	table := Table{Caption: w.say("Pistes à instruire : activités industrielles où le territoire n’est pas spécialisé, les plus voisines de ce qu’il fait d’abord", "Leads to look into: industrial activities in which the territory is not specialised, the nearest to what it does first"),
		Columns: []string{w.say("Activité", "Activity"), w.say("Voisines présentes", "Neighbours present"), w.say("Gain", "Gain"), w.say("Pourquoi : activités présentes les plus proches", "Why: the nearest activities present")}}
	for _, l := range all[:min(leadRows, len(all))] {
		var why []string
		for _, j := range l.Why {
			why = append(why, w.label(p, j))
		}
		table.Rows = append(table.Rows, []string{w.label(p, l.Activity), locale.Percent(w.Lang, l.Density, 0), w.decimal(l.Gain, 2), strings.Join(why, " ; ")})
		s.Figures = append(s.Figures, w.figured(p, "density", p.codes[l.Activity], "", indicator.Share, indicator.Exact(l.Density)))
	}
	s.Tables = []Table{table}
	s.Chart = w.scatter(p, all[:len(table.Rows)], table.Caption)
	s.Finding = w.say("{subject} : la piste la plus voisine de ce qui s’y fait est « {activity} », dont {x} des activités voisines sont déjà présentes.", "{subject}: the lead nearest to what is done there is “{activity}”, {x} of whose neighbours are present already.",
		"subject", w.subject(p), "activity", table.Rows[0][0], "x", table.Rows[0][1])
	s.Reading = w.say("Une part élevée de voisines présentes : l’implantation s’appuierait sur des compétences locales. Gain positif : activité plus rare que la moyenne de ce que l’on fait. Ce sont des pistes à instruire avec les entreprises, pas une prévision. Deux activités sont voisines quand elles se trouvent souvent dans les mêmes lieux ({n} lieux, niveau {level}).",
		"A high share of neighbours present: setting up would lean on local know-how. Positive gain: an activity rarer than the mean of what is done. These are leads to look into with the companies, no forecast. Two activities are neighbours when they are often in the same places ({n} places, level {level}).", "n", len(t.Territories), "level", string(p.now.Level))
	s.Source = w.sourced(p)
	return s
}

// scatter draws leads by how near they are and what they would bring; null where the network tells no gain.
func (w *writer) scatter(p *profile, all []indicator.Lead, caption string) *Chart {
	plot := figure.Scatter{Sheet: figure.Sheet{Title: caption, Text: caption, Empty: "—", Say: func(v float64) string { return locale.Percent(w.Lang, v, 0) }},
		SayUp: func(v float64) string { return locale.Decimal(w.Lang, v, 1) }, Across: w.say("Part des activités voisines déjà présentes", "Share of neighbouring activities present"), Up: w.say("Gain de rareté", "Gain in rarity"),
		Quarters: [4]string{w.say("Plus rare, moins proche", "Rarer, less near"), w.say("Proche et plus rare", "Near and rarer"), w.say("Moins proche, courante", "Less near, common"), w.say("Proche, mais courante", "Near, but common")}}
	var densities []float64
	for _, l := range all {
		if l.Gain.OK() {
			densities = append(densities, l.Density)
			plot.Points = append(plot.Points, figure.Spot{Name: w.label(p, l.Activity), X: l.Density, Y: l.Gain.Value})
		}
	}
	if len(plot.Points) == 0 {
		return nil
	}
	plot.AcrossAt = indicator.Quantile(densities, .5).Value
	return &Chart{figure.Both(plot.On), caption}
}

// present are the activities in which the place is specialised, with enough jobs.
func (p *profile) present(r indicator.Reference) (places []int32) {
	for i, jobs := range p.here.jobs {
		if jobs >= presenceJobs && indicator.Specialised(jobs, p.here.total, r, i) {
			places = append(places, int32(i))
		}
	}
	return places
}

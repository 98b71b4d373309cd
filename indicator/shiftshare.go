package indicator

import (
	"iter"
	"slices"

	"jalon/locale"
)

// changes explain what changed, in jobs and in points of the jobs at first.
var changes = slices.Concat(
	effect("national", "Composante nationale", "National component", "E0_ij g",
		locale.Text{
			FR: "{n} emplois seraient venus au rythme de {reference}.",
			EN: "{n} jobs would have come at the pace of {reference}."},
		func(c Change) float64 { return c.National }),
	effect("structural", "Effet structurel", "Structural effect", "E0_ij (g_j - g)",
		locale.Text{
			FR: "{n} emplois tiennent aux activités du territoire, plus ou moins porteuses.",
			EN: "{n} jobs come from the activities of the territory, more or less dynamic."},
		func(c Change) float64 { return c.Structural }),
	effect("local", "Effet local (résiduel)", "Local effect (residual)", "E1_ij - E0_ij (1 + g_j)",
		locale.Text{
			FR: "{n} emplois sont propres au territoire. L’effet local est un reste : il appelle une enquête auprès des entreprises, il ne l’explique pas.",
			EN: "{n} jobs are the territory’s own. The local effect is a remainder: it calls for an inquiry among companies, it explains nothing."},
		func(c Change) float64 { return c.Local }),
	effect("change", "Évolution de l’emploi", "Change in jobs", "E1_ij - E0_ij",
		locale.Text{
			FR: "De {t0} à {t1}, le territoire gagne {n} emplois.",
			EN: "From {t0} to {t1}, the territory gains {n} jobs."},
		func(c Change) float64 { return c.Total }),
	[]Indicator{
		marquillas("ss_em_competitive", "Effet compétitif (Esteban-Marquillas)", "Competitive effect (Esteban-Marquillas)", "sum_j h_j (g_ij - g_j), h_j = E0_i R0_j / R0", 0),
		marquillas("ss_em_allocation", "Effet d’allocation (Esteban-Marquillas)", "Allocation effect (Esteban-Marquillas)", "sum_j (E0_ij - h_j)(g_ij - g_j), h_j = E0_i R0_j / R0", 1),
	},
)

func hasPeriod(d *Data) bool { return d.Period != nil }

// effect declares a part of the change, in jobs then in points: for each territory as a whole, then for its activities.
func effect(id, fr, en, formula string, reading locale.Text, part func(Change) float64) []Indicator {
	const source = "Dunn 1960; INSEE H2018/01 (Kubrak) and F1902"
	return []Indicator{{
		ID: "ss_" + id, Unit: Jobs, Name: locale.Text{FR: fr, EN: en}, Formula: formula, Source: source, Reading: reading,
		compute: perChange(func(c Change, base int64) Figure { return Exact(part(c)) }), needs: hasPeriod, compared: true,
	}, {
		ID: "ss_" + id + "_pts", Unit: Points, Name: locale.Text{FR: fr + ", en points", EN: en + ", in points"},
		Formula: "100 * (" + formula + ") / E0_i", Source: source, Reading: reading,
		compute: perChange(func(c Change, base int64) Figure { return InPoints(part(c), base) }), needs: hasPeriod, compared: true,
	}}
}

// perChange yields a part of the change of each territory as a whole, then of its activities.
func perChange(part func(c Change, base int64) Figure) computation {
	return func(d *Data) iter.Seq[point] {
		return func(yield func(point) bool) {
			p := d.Period
			for i, territory := range p.Before.Territories {
				cells, all, ok := ShiftShare(p.Before.Row(i), p.After.Row(i), p.From, p.To)
				at := func(activity string, c Change) point {
					if !ok {
						return point{territory, activity, Null(EmptyReference)}
					}
					f := part(c, p.Before.RowSum(i))
					f.Caution = c.Caution
					return point{territory, activity, f}
				}
				if !yield(at("", all)) {
					return
				}
				for j, activity := range p.Before.Activities {
					if ok && !yield(at(activity, cells[j])) {
						return
					}
				}
			}
		}
	}
}

// marquillas declares one half of the split of the local effect.
func marquillas(id, fr, en, formula string, half int) Indicator {
	return Indicator{
		ID: id, Unit: Jobs, Name: locale.Text{FR: fr, EN: en}, Formula: formula, Source: "Esteban-Marquillas 1972", compared: true, needs: hasPeriod,
		Reading: locale.Text{
			FR: "Pour experts : l’effet local est la somme de l’effet compétitif et de l’effet d’allocation.",
			EN: "For experts: the local effect is the sum of the competitive and the allocation effects."},
		compute: func(d *Data) iter.Seq[point] {
			return func(yield func(point) bool) {
				p := d.Period
				for i, territory := range p.Before.Territories {
					competitive, allocation := EstebanMarquillas(p.Before.Row(i), p.After.Row(i), p.From, p.To)
					if !yield(point{territory, "", [...]Figure{competitive, allocation}[half]}) {
						return
					}
				}
			}
		},
	}
}

// Change (évolution décomposée) explains a change in jobs: what the pace of the reference would have given, what the mix of
// activities adds, and what is left. The three add up to the change. Local is a remainder: it explains nothing by itself.
type Change struct {
	National, Structural, Local, Total float64 // jobs
	Caution                            Caution // ReferenceBlank where the reference had no job in an activity
}

// ShiftShare returns the decomposition of the change of each activity of a territory between two dates, then of all of them.
// Counts stand by activity: before and after those of the territory, r0 and r1 of the reference. It reports false where the
// reference had no job at all at first.
//
//	national = E0_ij g    structural = E0_ij (g_j - g)    local = E1_ij - E0_ij (1 + g_j)
//
// with g = R1/R0 - 1 and g_j = R1_j/R0_j - 1, or g where R0_j = 0. It is defined where E0_ij = 0. It depends on the level of
// the nomenclature, which must be shown.
//
// Source: Dunn 1960; INSEE H2018/01 (Kubrak) and F1902; the vocabulary of the Observatoire des Territoires d'industrie.
func ShiftShare(before, after []int64, r0, r1 Reference) (cells []Change, all Change, ok bool) {
	if r0.Total == 0 {
		return nil, all, false
	}
	g := float64(r1.Total-r0.Total) / float64(r0.Total)
	cells = make([]Change, len(before))
	for j := range before {
		c := &cells[j]
		gj := g
		if r0.Counts[j] > 0 {
			gj = float64(r1.Counts[j]-r0.Counts[j]) / float64(r0.Counts[j])
		} else if before[j]+after[j] > 0 {
			c.Caution, all.Caution = ReferenceBlank, ReferenceBlank
		}
		e0 := float64(before[j])
		c.National, c.Structural = e0*g, e0*(gj-g)
		c.Total = float64(after[j] - before[j])
		c.Local = c.Total - e0*gj
		all.add(*c)
	}
	return cells, all, true
}

func (c *Change) add(o Change) {
	c.National += o.National
	c.Structural += o.Structural
	c.Local += o.Local
	c.Total += o.Total
}

// Gap returns the difference with the reference, structural + local, in jobs: the form INSEE publishes.
//
// Source: INSEE H2018/01.
func (c Change) Gap() float64 { return c.Structural + c.Local }

// InPoints returns a part of a change in points: a hundred times its ratio to the jobs of the territory at first, E0_i. Null
// where there were none.
func InPoints(jobs float64, base int64) Figure { return Ratio(100*jobs, float64(base), EmptyStart) }

// EstebanMarquillas splits the local effect of a territory in two: competitive, on the jobs it would have had with the
// structure of the reference, and allocation, on those that it has more or less than that. For experts. Null where an
// activity had no job at first in the territory, and its growth no meaning.
//
// Source: Esteban-Marquillas 1972.
func EstebanMarquillas(before, after []int64, r0, r1 Reference) (competitive, allocation Figure) {
	total := float64(Sum(before))
	if r0.Total == 0 {
		return Null(EmptyReference), Null(EmptyReference)
	}
	c, a := 0.0, 0.0
	for j := range before {
		if before[j] == 0 {
			return Null(EmptyBaseCell), Null(EmptyBaseCell)
		}
		if r0.Counts[j] == 0 {
			return Null(AbsentInReference), Null(AbsentInReference)
		}
		e0, gj := float64(before[j]), float64(r1.Counts[j]-r0.Counts[j])/float64(r0.Counts[j])
		homothetic := total * float64(r0.Counts[j]) / float64(r0.Total)
		ahead := float64(after[j]-before[j])/e0 - gj
		c += homothetic * ahead
		a += (e0 - homothetic) * ahead
	}
	return Exact(c), Exact(a)
}

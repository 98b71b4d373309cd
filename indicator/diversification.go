package indicator

import (
	"cmp"
	"slices"

	"jalon/locale"
)

// diversifications are leads to look into with companies, never sectors to develop.
var diversifications = []Indicator{
	{
		ID: "complexity_gain", Unit: Deviations, Name: locale.Text{FR: "Gain de complexité", EN: "Complexity gain"},
		Formula: "PCI_j - ECI_i", Source: "Balland, Boschma, Crespo & Rigby 2019; Hidalgo & Hausmann 2009",
		Reading: locale.Text{
			FR: "À droite et en haut : activité proche de ce que l’on sait faire et plus rare que la moyenne actuelle. C’est une piste à instruire avec les entreprises, pas une prévision.",
			EN: "Right and up: an activity close to what is known here and rarer than the present mean. It is a lead to look into with companies, not a forecast."},
	},
}

// Lead (piste à instruire) is an activity that a perimeter is not specialised in and that is close to what it has.
type Lead struct {
	Activity int     // its place
	Density  float64 // how much of its neighbours is present
	Gain     Figure  // PCI_j - ECI_i; null where the network has no complexity
	Why      []int   // the present activities closest to it, the closest first, three at most
}

// Gain returns PCI_j - ECI_i for an absent activity: it does not depend on an arbitrary origin. present are the activities of
// the perimeter. Null as either.
//
// Source: Hidalgo & Hausmann 2009.
func (c *Complexity) Gain(j int, present []int32) Figure {
	eci, pci := c.Of(present), c.PCI[j]
	switch {
	case !pci.OK():
		return pci
	case !eci.OK():
		return eci
	}
	gain := Exact(pci.Value - eci.Value)
	gain.Caution = pci.Caution
	return gain
}

// Leads returns the activities that a perimeter is not specialised in, whose density is above the median of all such, the
// densest first; ties by code. eligible says which may be proposed at all: of the productive sphere, with a thousand jobs in
// the country.
//
// Source: Balland, Boschma, Crespo & Rigby, Regional Studies 53 (2019) 1252-1268.
func (n *Network) Leads(present []int32, eligible func(j int) bool) (leads []Lead) {
	var densities []float64
	for j, w := range n.Densities(present) {
		if w.OK() && eligible(j) && !slices.Contains(present, int32(j)) {
			densities = append(densities, w.Value)
			leads = append(leads, Lead{Activity: j, Density: w.Value})
		}
	}
	median := Quantile(densities, 0.5)
	leads = slices.DeleteFunc(leads, func(l Lead) bool { return l.Density <= median.Value })
	for k := range leads {
		leads[k].Gain = n.Complexity.Gain(leads[k].Activity, present)
		leads[k].Why = n.closest(leads[k].Activity, present, 3)
	}
	slices.SortStableFunc(leads, func(a, b Lead) int { return cmp.Compare(b.Density, a.Density) })
	return leads
}

// closest returns the present activities closest to another, the closest first; none without any link.
func (n *Network) closest(j int, present []int32, most int) (all []int) {
	row := n.links[j*len(n.ubiquity) : (j+1)*len(n.ubiquity)]
	for _, k := range present {
		if row[k] > 0 {
			all = append(all, int(k))
		}
	}
	slices.SortStableFunc(all, func(a, b int) int { return cmp.Compare(row[b], row[a]) })
	return all[:min(most, len(all))]
}

// BackTest returns, for each tenth of the absent activities by their density at a first date, the least dense first, the
// share that the territories had gained at a later one: it must rise, or densities tell nothing. Both networks are of the same
// territories and activities. Null for a tenth without any.
//
// Source: Balland, Boschma, Crespo & Rigby 2019.
func BackTest(before, after *Network) []Figure {
	type absent struct {
		density float64
		gained  bool
	}
	var all []absent
	for i := range before.rows {
		for j, w := range before.Densities(before.Present(i)) {
			if w.OK() && !before.Has(i, j) {
				all = append(all, absent{w.Value, after.Has(i, j)})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b absent) int { return cmp.Compare(a.density, b.density) })
	shares := make([]Figure, 10)
	for tenth := range shares {
		part := all[tenth*len(all)/10 : (tenth+1)*len(all)/10]
		gained := 0
		for _, a := range part {
			if a.gained {
				gained++
			}
		}
		shares[tenth] = Ratio(float64(gained), float64(len(part)), NoNeighbour)
	}
	return shares
}

package indicator

import (
	"iter"

	"jalon/locale"
)

// densities tell how many of the neighbours of an activity a territory has.
var densities = []Indicator{
	{
		ID: "density", Unit: Share, compared: true,
		Name:    locale.Text{FR: "Densité de proximité", EN: "Relatedness density"},
		Formula: "w_ij = sum_(k!=j) M_ik phi_jk / sum_(k!=j) phi_jk", Source: "Hidalgo et al. 2007",
		Reading: locale.Text{
			FR: "{x} % des activités voisines de celle-ci sont déjà présentes : plus ce taux est élevé, plus l’implantation s’appuierait sur des compétences locales.",
			EN: "{x}% of the activities close to this one are already present: the higher, the more its coming would rest on local skills."},
		compute: perDensity((*Network).Densities),
	},
	{
		ID: "density_self", Unit: Share, compared: true,
		Name:    locale.Text{FR: "Densité de proximité, activité comprise", EN: "Relatedness density, the activity included"},
		Formula: "sum_k M_ik phi_jk / sum_k phi_jk", Source: "Atlas of Economic Complexity 2013",
		Reading: locale.Text{
			FR: "Comme la densité, l’activité elle-même comptée : les activités présentes y paraissent plus proches. Pour se comparer à d’autres outils.",
			EN: "As density, the activity itself counted: present activities look closer. To compare with other tools."},
		compute: perDensity((*Network).DensitiesWithSelf),
	},
}

// perDensity yields the densities of the territories, one after the other.
func perDensity(of func(n *Network, present []int32) []Figure) computation {
	return func(d *Data) iter.Seq[point] {
		return func(yield func(point) bool) {
			for i, territory := range d.Table.Territories {
				for j, f := range of(d.Network(), d.Network().Present(i)) {
					if !yield(point{territory, d.Table.Activities[j], f}) {
						return
					}
				}
			}
		}
	}
}

// Densities returns, for each activity, the weight of its neighbours that are present among all its neighbours, from 0 to 1.
// present are the activities of any perimeter, real or simulated. The activity itself does not count: the sentence is about
// its neighbours. Null where it has none.
//
// Source: Hidalgo et al. 2007.
func (n *Network) Densities(present []int32) []Figure {
	return n.densities(present, 0)
}

// DensitiesWithSelf returns the densities in which an activity is its own neighbour, as other tools do. Null where no
// territory is specialised in it.
//
// Source: Atlas of Economic Complexity 2013.
func (n *Network) DensitiesWithSelf(present []int32) []Figure {
	return n.densities(present, 1)
}

// densities adds the rows of the links of the present activities; self is what an activity is to itself.
func (n *Network) densities(present []int32, self float64) []Figure {
	activities := len(n.ubiquity)
	near := make([]float64, activities)
	for _, k := range present {
		row := n.links[int(k)*activities : (int(k)+1)*activities]
		for j, phi := range row[:len(near)] {
			near[j] += phi
		}
		near[k] += self
	}
	all := make([]Figure, activities)
	for j := range all {
		if n.ubiquity[j] == 0 {
			all[j] = Null(NoPresence)
			continue
		}
		all[j] = Ratio(near[j], n.strength[j]+self, NoNeighbour)
	}
	return all
}

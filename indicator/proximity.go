package indicator

import (
	"iter"
	"math/bits"

	"jalon/locale"
)

// proximities tell which activities go together. The second activity stands in the place of the territory.
var proximities = []Indicator{{
	ID: "proximity", Unit: Share, compared: true,
	Name:    locale.Text{FR: "Proximité de deux activités", EN: "Proximity of two activities"},
	Formula: "phi_jk = sum_i M_ij M_ik / max(u_j, u_k)", Source: "Hidalgo, Klinger, Barabási & Hausmann, Science 317 (2007) 482-487",
	Reading: locale.Text{
		FR: "{x} % des territoires spécialisés dans l’une de ces activités le sont aussi dans l’autre, au moins.",
		EN: "At least {x}% of the territories specialised in one of these activities are in the other too."},
	compute: func(d *Data) iter.Seq[point] {
		return func(yield func(point) bool) {
			for j, one := range d.Table.Activities {
				for k, other := range d.Table.Activities {
					if !yield(point{one, other, d.Network().Proximity(j, k)}) {
						return
					}
				}
			}
		}
	},
}}

// Proximity returns phi_jk, from 0 to 1: of the territories specialised in the more common of two activities, the share that
// are specialised in both. 1 for an activity and itself; null where no territory is specialised in one of them.
//
// Source: Hidalgo, Klinger, Barabási & Hausmann, Science 317 (2007) 482-487.
func (n *Network) Proximity(j, k int) Figure {
	switch {
	case n.ubiquity[j] == 0 || n.ubiquity[k] == 0:
		return Null(NoPresence)
	case j == k:
		return Exact(1)
	}
	return Exact(n.links[j*len(n.ubiquity)+k])
}

// link computes the proximities. Each activity is a set of territories held as bits: two of them share what AND leaves.
func (n *Network) link() {
	activities := len(n.ubiquity)
	sets, words := n.sets()
	n.links, n.strength = make([]float64, activities*activities), make([]float64, activities)
	for j := range activities {
		for k := range j {
			if n.ubiquity[j] == 0 || n.ubiquity[k] == 0 {
				continue
			}
			both := 0
			for w, word := range sets[j*words : (j+1)*words] {
				both += bits.OnesCount64(word & sets[k*words+w])
			}
			phi := float64(both) / float64(max(n.ubiquity[j], n.ubiquity[k]))
			n.links[j*activities+k], n.links[k*activities+j] = phi, phi
		}
	}
	for j := range activities {
		for _, phi := range n.links[j*activities : (j+1)*activities] {
			n.strength[j] += phi
		}
	}
}

// sets returns, for each activity, the territories specialised in it: a bit for each, so many words for an activity.
func (n *Network) sets() (sets []uint64, words int) {
	words = (len(n.rows) + 63) / 64
	sets = make([]uint64, len(n.ubiquity)*words)
	for i, row := range n.rows {
		for _, j := range row {
			sets[int(j)*words+i/64] |= 1 << (i % 64)
		}
	}
	return sets, words
}

package indicator

import (
	"math/bits"

	"jalon/locale"
)

// presences say in what territories are specialised, and how many share a specialisation.
var presences = []Indicator{
	{
		ID: "rca", Unit: YesNo, compared: true,
		Name:    locale.Text{FR: "Spécialisation", EN: "Specialisation"},
		Formula: "1 if E_ij R >= E_i R_j and E_ij > 0, else 0", Source: "Balassa 1965",
		Reading: locale.Text{
			FR: "1 : l’activité pèse ici au moins autant que dans {reference}.",
			EN: "1: the activity weighs here at least as much as in {reference}."},
		compute: perCell(func(d *Data, i, j int) Figure {
			if d.Network().Has(i, j) {
				return Exact(1)
			}
			return Exact(0)
		}),
	},
	{
		ID: "diversity", Unit: Activities, compared: true,
		Name:    locale.Text{FR: "Diversité", EN: "Diversity"},
		Formula: "d_i = sum_j M_ij", Source: "Hidalgo & Hausmann 2009",
		Reading: locale.Text{FR: "Le territoire est spécialisé dans {n} activités.", EN: "The territory is specialised in {n} activities."},
		compute: perTerritory(func(d *Data, i int) Figure { return Exact(float64(d.Network().Diversity(i))) }),
	},
	{
		ID: "ubiquity", Unit: Territories, compared: true,
		Name:    locale.Text{FR: "Ubiquité", EN: "Ubiquity"},
		Formula: "u_j = sum_i M_ij", Source: "Hidalgo & Hausmann 2009",
		Reading: locale.Text{FR: "{n} territoires sont spécialisés dans cette activité.", EN: "{n} territories are specialised in this activity."},
		compute: perActivity(func(d *Data, j int) Figure { return Exact(float64(d.Network().Ubiquity(j))) }),
	},
}

// Specialised reports whether an activity weighs in the territory at least as much as in the reference: LQ >= 1, decided on
// whole numbers, so that a tie counts. local is E_ij, total E_i.
//
// Source: Balassa 1965.
func Specialised(local, total int64, r Reference, j int) bool {
	if local <= 0 {
		return false
	}
	high, low := bits.Mul64(uint64(local), uint64(r.Total))
	mustHigh, mustLow := bits.Mul64(uint64(total), uint64(r.Counts[j]))
	return high > mustHigh || high == mustHigh && low >= mustLow
}

// Network (réseau des activités) holds which activities each territory is specialised in, M, and what follows from it.
type Network struct {
	rows     [][]int32 // the activities of each territory, in order
	has      []bool    // M, row by row
	ubiquity []int
	links    []float64 // proximities, row by row; 0 on the diagonal and where there is none
	strength []float64 // sum of the links of each activity

	Complexity Complexity
}

// NewNetwork returns the network of a table: M_ij is 1 where territory i is specialised in activity j, with at least minJobs.
func NewNetwork(t *Table, r Reference, minJobs int64) *Network {
	n := &Network{rows: make([][]int32, len(t.Territories)), has: make([]bool, len(t.cells)), ubiquity: make([]int, len(t.Activities))}
	for i := range t.Territories {
		for j, local := range t.Row(i) {
			if local >= minJobs && Specialised(local, t.RowSum(i), r, j) {
				n.rows[i] = append(n.rows[i], int32(j))
				n.has[i*len(t.Activities)+j] = true
				n.ubiquity[j]++
			}
		}
	}
	n.link()
	n.Complexity = n.complexity()
	return n
}

// Has returns M_ij.
func (n *Network) Has(i, j int) bool { return n.has[i*len(n.ubiquity)+j] }

// Present returns the activities in which a territory is specialised, in order: a view.
func (n *Network) Present(i int) []int32 { return n.rows[i] }

// Diversity returns d_i, the number of activities in which a territory is specialised.
func (n *Network) Diversity(i int) int { return len(n.rows[i]) }

// Ubiquity returns u_j, the number of territories specialised in an activity.
func (n *Network) Ubiquity(j int) int { return n.ubiquity[j] }

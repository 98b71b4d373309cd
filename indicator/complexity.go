package indicator

import (
	"math"

	"jalon/locale"
)

// complexities are the axis along which territories with the same specialisations are close: for experts, and for the
// vertical axis of the chart of diversification. They never rank territories.
var complexities = []Indicator{
	{
		ID: "eci", Unit: Deviations, compared: true,
		Name:    locale.Text{FR: "Indice de complexité du territoire", EN: "Economic complexity index"},
		Formula: "second right eigenvector of D^-1 M U^-1 M', in standard deviations", Source: "Hidalgo & Hausmann, PNAS 106 (2009); Atlas 2013; Mealy, Farmer & Teytelboym 2019",
		Reading: locale.Text{
			FR: "Un axe de ressemblance entre territoires, pour experts : ce n’est pas un classement.",
			EN: "An axis of likeness between territories, for experts: it is not a ranking."},
		compute: perTerritory(func(d *Data, i int) Figure { return d.Network().Complexity.ECI[i] }),
	},
	{
		ID: "pci", Unit: Deviations, compared: true,
		Name:    locale.Text{FR: "Indice de complexité de l’activité", EN: "Product complexity index"},
		Formula: "second right eigenvector of U^-1 M' D^-1 M, on the scale of the ECI", Source: "Hidalgo & Hausmann, PNAS 106 (2009); Atlas 2013",
		Reading: locale.Text{
			FR: "La complexité d’un territoire est la moyenne de celle des activités où il est spécialisé.",
			EN: "The complexity of a territory is the mean of that of the activities in which it is specialised."},
		compute: perActivity(func(d *Data, j int) Figure { return d.Network().Complexity.PCI[j] }),
	},
	{
		ID: "lambda2", Unit: Index, compared: true,
		Name:    locale.Text{FR: "Deuxième valeur propre du réseau", EN: "Second eigenvalue of the network"},
		Formula: "lambda2 of D^-1 M U^-1 M'", Source: "Mealy, Farmer & Teytelboym 2019",
		Reading: locale.Text{FR: "Près de 1 : le réseau se coupe presque en deux.", EN: "Near 1: the network is almost in two."},
		compute: overall(func(d *Data) Figure { return d.Network().Complexity.Lambda2 }),
	},
	{
		ID: "lambda3", Unit: Index, compared: true,
		Name:    locale.Text{FR: "Troisième valeur propre du réseau", EN: "Third eigenvalue of the network"},
		Formula: "lambda3 of D^-1 M U^-1 M'", Source: "Mealy, Farmer & Teytelboym 2019",
		Reading: locale.Text{FR: "Près de la deuxième : la direction de l’axe est fragile.", EN: "Near the second: the direction of the axis is fragile."},
		compute: overall(func(d *Data) Figure { return d.Network().Complexity.Lambda3 }),
	},
	{
		ID: "eci_diversity_correlation", Unit: Index, compared: true,
		Name:    locale.Text{FR: "Corrélation de la complexité et de la diversité", EN: "Correlation of complexity and diversity"},
		Formula: "Pearson correlation of the ECI and d_i", Source: "Mealy, Farmer & Teytelboym 2019",
		Reading: locale.Text{
			FR: "Près de 0 : le sens de l’axe est fragile.",
			EN: "Near 0: the direction of the axis is fragile."},
		compute: overall(func(d *Data) Figure { return d.Network().Complexity.Correlation }),
	},
}

// Complexity (complexité économique) is the second axis of a network. Every figure is null, with the same reason, where the
// network has fewer than three territories or activities, is in several pieces, or has two axes worth the same; then the
// eigenvalues still tell how near they are.
type Complexity struct {
	ECI, PCI         []Figure // by territory and by activity; null for one without presence
	Lambda2, Lambda3 Figure
	Correlation      Figure // of the ECI with diversity
}

// tied is the distance between eigenvalues under which they are held to be the same; nothing the correlation that says nothing.
const (
	tied    = 1e-9
	nothing = 1e-9
)

// complexity computes the axis.
//
// PCI is the eigenvector of U^-1 M' D^-1 M and ECI its mean over the activities present; ECI is put on a scale of mean 0 and
// population standard deviation 1, and PCI follows by the same change: so the ECI of a perimeter, even a simulated one, is the
// mean of the PCI of its activities. The sign is that which correlates ECI with diversity; failing that, PCI against
// ubiquity; failing that, the first territory is positive, and it is said.
//
// Source: Hidalgo & Hausmann, PNAS 106 (2009); Atlas of Economic Complexity 2013.
func (n *Network) complexity() Complexity {
	rows, columns := n.active()
	switch {
	case len(rows) < 3 || len(columns) < 3:
		return n.noComplexity(ComplexitySmall)
	case !n.connected(rows):
		return n.noComplexity(ComplexityApart)
	}
	lambda2, lambda3, pci := n.axis(columns)
	c := n.noComplexity(ComplexityTied)
	c.Lambda2, c.Lambda3 = Exact(lambda2), Exact(lambda3)
	if lambda2-lambda3 < tied {
		return c
	}
	n.scale(&c, pci, rows, columns)
	return c
}

// active returns the territories and the activities of the network that have a presence.
func (n *Network) active() (rows, columns []int) {
	for i, row := range n.rows {
		if len(row) > 0 {
			rows = append(rows, i)
		}
	}
	for j, u := range n.ubiquity {
		if u > 0 {
			columns = append(columns, j)
		}
	}
	return rows, columns
}

// noComplexity returns the complexity of a network that has none.
func (n *Network) noComplexity(why Reason) Complexity {
	c := Complexity{ECI: make([]Figure, len(n.rows)), PCI: make([]Figure, len(n.ubiquity)), Lambda2: Null(why), Lambda3: Null(why), Correlation: Null(why)}
	for i := range c.ECI {
		c.ECI[i] = Null(why)
	}
	for j := range c.PCI {
		c.PCI[j] = Null(why)
	}
	return c
}

// connected reports whether one can go from any of these territories to any other through the activities they share.
func (n *Network) connected(rows []int) bool {
	sharing := make([][]int32, len(n.ubiquity))
	for _, i := range rows {
		for _, j := range n.rows[i] {
			sharing[j] = append(sharing[j], int32(i))
		}
	}
	reached := make([]bool, len(n.rows))
	next, count := []int{rows[0]}, 0
	reached[rows[0]] = true
	for len(next) > 0 {
		i := next[len(next)-1]
		next = next[:len(next)-1]
		count++
		for _, j := range n.rows[i] {
			for _, k := range sharing[j] {
				if !reached[k] {
					reached[k] = true
					next = append(next, int(k))
				}
			}
			sharing[j] = nil
		}
	}
	return count == len(rows)
}

// scale fills a complexity from the values of the activities that are present.
func (n *Network) scale(c *Complexity, values []float64, rows, columns []int) {
	value := make([]float64, len(n.ubiquity))
	ubiquity := make([]float64, len(columns))
	for k, j := range columns {
		value[j], ubiquity[k] = values[k], float64(n.ubiquity[j])
	}
	means, diversity := n.means(value, rows)
	mean, deviation := meanAndDeviation(means)
	correlation := correlated(means, diversity)
	sign, caution := orient(correlation, correlated(values, ubiquity), means, mean)
	if caution == "" && ((c.Lambda2.Value-c.Lambda3.Value)/c.Lambda2.Value < 0.05 || math.Abs(correlation) < 0.1) {
		caution = Fragile
	}
	put := func(all []Figure, places []int, values []float64) {
		for k := range all {
			all[k] = Null(NoPresence)
		}
		for k, at := range places {
			all[at] = Exact(sign * (values[k] - mean) / deviation)
			all[at].Caution = caution
		}
	}
	put(c.ECI, rows, means)
	put(c.PCI, columns, values)
	c.Correlation = Exact(sign * correlation)
}

// means returns the mean of the values of the activities of each of these territories, and how many they are.
func (n *Network) means(value []float64, rows []int) (means, diversity []float64) {
	for _, i := range rows {
		sum := 0.0
		for _, j := range n.rows[i] {
			sum += value[j]
		}
		diversity = append(diversity, float64(len(n.rows[i])))
		means = append(means, sum/float64(len(n.rows[i])))
	}
	return means, diversity
}

// orient returns the sign of the axis, and what is to be said of it when nothing gives one.
func orient(withDiversity, withUbiquity float64, means []float64, mean float64) (sign float64, c Caution) {
	switch {
	case math.Abs(withDiversity) > nothing:
		return math.Copysign(1, withDiversity), ""
	case math.Abs(withUbiquity) > nothing:
		return -math.Copysign(1, withUbiquity), ""
	}
	return math.Copysign(1, means[0]-mean), ArbitrarySign
}

// meanAndDeviation returns the mean and the population standard deviation.
func meanAndDeviation(x []float64) (mean, deviation float64) {
	for _, v := range x {
		mean += v / float64(len(x))
	}
	for _, v := range x {
		deviation += (v - mean) * (v - mean) / float64(len(x))
	}
	return mean, math.Sqrt(deviation)
}

// correlated returns the correlation of Pearson, and 0 where one of the two does not vary.
func correlated(x, y []float64) float64 {
	meanX, deviationX := meanAndDeviation(x)
	meanY, deviationY := meanAndDeviation(y)
	if deviationX <= 1e-12*math.Abs(meanX) || deviationY <= 1e-12*math.Abs(meanY) {
		return 0
	}
	sum := 0.0
	for k := range x {
		sum += (x[k] - meanX) * (y[k] - meanY)
	}
	return sum / (float64(len(x)) * deviationX * deviationY)
}

// Of returns the ECI of any perimeter from the activities it is specialised in: the mean of their PCI. A simulated perimeter
// needs no new axis, and moves nobody else's. Null where it has none, or the network no complexity.
func (c *Complexity) Of(present []int32) Figure {
	sum, caution := 0.0, Caution("")
	for _, j := range present {
		f := c.PCI[j]
		if !f.OK() {
			return Null(f.Reason)
		}
		sum, caution = sum+f.Value, f.Caution
	}
	f := Ratio(sum, float64(len(present)), NoPresence)
	f.Caution = caution
	return f
}

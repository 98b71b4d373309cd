package indicator

import (
	"math"

	"jalon/locale"
)

// relatednesses are other measures of which activities go together, for experts.
var relatednesses = []Indicator{
	{
		ID: "relatedness_probability", Unit: Index, Name: locale.Text{FR: "Proximité probabiliste", EN: "Probability index of relatedness"},
		Formula: "C_jk / (m p_jk), p from the margins", Source: "Steijn; van Eck & Waltman 2009; EconGeo",
		Reading: locale.Text{
			FR: "Au-dessus de 1, les deux activités vont ensemble plus souvent que le hasard ne le ferait.",
			EN: "Above 1, the two activities go together more often than chance would have it."},
	},
	{
		ID: "relatedness_association", Unit: Index, Name: locale.Text{FR: "Force d’association", EN: "Association strength"},
		Formula: "C_jk I / (u_j u_k)", Source: "van Eck & Waltman 2009",
		Reading: locale.Text{
			FR: "Au-dessus de 1, les deux activités vont ensemble plus souvent que si elles s’ignoraient.",
			EN: "Above 1, the two activities go together more often than if they ignored each other."},
	},
	{
		ID: "relatedness_cosine", Unit: Share, Name: locale.Text{FR: "Cosinus", EN: "Cosine"},
		Formula: "C_jk / sqrt(u_j u_k)", Source: "Salton & McGill 1983",
		Reading: locale.Text{
			FR: "1 : toujours ensemble ; 0 : jamais.",
			EN: "1: always together; 0: never."},
	},
	{
		ID: "relatedness_jaccard", Unit: Share, Name: locale.Text{FR: "Indice de Jaccard", EN: "Jaccard index"},
		Formula: "C_jk / (u_j + u_k - C_jk)", Source: "Jaccard 1901",
		Reading: locale.Text{
			FR: "{x} % des territoires qui ont l’une ou l’autre ont les deux.",
			EN: "{x}% of the territories that have either have both."},
	},
}

// Relatedness (mesures de proximité) tells in several ways how much two activities go together. Null where no territory is
// specialised in one of them.
type Relatedness struct{ Probability, Association, Cosine, Jaccard Figure }

// Together returns C_jk, the number of territories specialised in both activities.
func (n *Network) Together(j, k int) int {
	if j == k {
		return n.ubiquity[j]
	}
	return int(math.Round(n.links[j*len(n.ubiquity)+k] * float64(max(n.ubiquity[j], n.ubiquity[k]))))
}

// Relatedness returns the other measures of two different activities, for experts.
//
// The probability index compares C_jk with what drawing links at random would give, S_j being the links of j and T all of
// them: p = S_j/T S_k/(T-S_j) + S_k/T S_j/(T-S_k), m = T/2.
//
// Source: van Eck & Waltman 2009; Steijn's correction, as in EconGeo; Salton & McGill 1983; Jaccard 1901.
func (n *Network) Relatedness(j, k int) Relatedness {
	uj, uk := float64(n.ubiquity[j]), float64(n.ubiquity[k])
	if uj == 0 || uk == 0 {
		none := Null(NoPresence)
		return Relatedness{none, none, none, none}
	}
	both := float64(n.Together(j, k))
	sj, sk, all := n.together(j), n.together(k), 0.0
	for a := range n.ubiquity {
		all += n.together(a)
	}
	expected := 0.0
	if all > sj && all > sk {
		expected = (sj*sk/(all-sj) + sk*sj/(all-sk)) / 2
	}
	return Relatedness{
		Probability: Ratio(both, expected, NoNeighbour),
		Association: Exact(both * float64(len(n.rows)) / (uj * uk)),
		Cosine:      Exact(both / math.Sqrt(uj*uk)),
		Jaccard:     Exact(both / (uj + uk - both)),
	}
}

// together returns S_j, the links of an activity: how often it goes with any other.
func (n *Network) together(j int) (sum float64) {
	for k := range n.ubiquity {
		if k != j {
			sum += float64(n.Together(j, k))
		}
	}
	return sum
}

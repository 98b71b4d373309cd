package indicator

import "jalon/locale"

// clusters find where an activity gathers.
var clusters = []Indicator{
	{
		ID: "cluster_index", Unit: Index, Name: locale.Text{FR: "Indice de cluster", EN: "Cluster index"},
		Formula: "density x stock / plant size, each relative to the whole", Source: "Litzenberger & Sternberg 2006; REAT",
		Reading: locale.Text{
			FR: "Au-dessus de 1, l’activité y est plus dense que dans l’ensemble.",
			EN: "Above 1, the activity is denser there than in the whole."},
	},
}

// Footing (implantation d'une activité) is what the cluster index needs to know of an activity in a territory, or in all of them.
type Footing struct {
	Jobs, Establishments, People int64
	Area                         float64 // km²
}

// ClusterIndex returns the density of the jobs of an activity on the ground, times their stock among the people, over the size
// of its establishments, each relative to all the territories. Null where a denominator is 0.
//
// Source: Litzenberger & Sternberg 2006; REAT's manual.
func ClusterIndex(here, all Footing) Figure {
	switch {
	case here.Area == 0 || all.Area == 0:
		return Null(NoArea)
	case here.People == 0 || all.People == 0:
		return Null(NoPeople)
	case here.Establishments == 0 || all.Establishments == 0:
		return Null(NoPlant)
	case here.Jobs == 0 || all.Jobs == 0:
		return Null(EmptyActivity)
	}
	part := float64(here.Jobs) / float64(all.Jobs)
	density, stock := part/(here.Area/all.Area), part/(float64(here.People)/float64(all.People))
	size := part / (float64(here.Establishments) / float64(all.Establishments))
	return Exact(density * stock / size)
}

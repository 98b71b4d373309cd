package indicator

import "jalon/locale"

// agglomerations tell concentration of an activity apart from the mere size of its plants.
var agglomerations = []Indicator{
	{
		ID: "eg_gamma", Unit: Index, Name: locale.Text{FR: "Indice d’Ellison et Glaeser", EN: "Ellison-Glaeser index"},
		Formula: "(G - (1 - X) H) / ((1 - X)(1 - H)), X = sum_i x_i^2", Source: "Ellison & Glaeser 1997",
		Reading: locale.Text{
			FR: "Au-dessus de 0,05, l’activité est très agglomérée ; au-dessous de 0,02, peu. Les grands établissements sont mis à part.",
			EN: "Above 0.05, the activity is highly agglomerated; below 0.02, weakly. Large plants are set apart."},
		compute: perActivity(func(d *Data, j int) Figure { return d.agglomeration(j).Gamma }), needs: hasPlants,
	},
	{
		ID: "eg_G", Unit: Index, Name: locale.Text{FR: "Concentration géographique brute (G)", EN: "Raw geographic concentration (G)"},
		Formula: "sum_i (s_i - x_i)^2", Source: "Ellison & Glaeser 1997",
		Reading: locale.Text{
			FR: "0 : l’activité est répartie comme l’ensemble. La taille des établissements y compte encore.",
			EN: "0: the activity is spread as the whole. The size of plants still counts in it."},
		compute: perActivity(func(d *Data, j int) Figure { return d.agglomeration(j).G }),
	},
	{
		ID: "eg_H", Unit: Index, Name: locale.Text{FR: "Concentration des établissements (H)", EN: "Concentration of plants (H)"},
		Formula: "sum_k z_k^2", Source: "Ellison & Glaeser 1997",
		Reading: locale.Text{
			FR: "1 : un seul établissement ; près de 0 : beaucoup de petits.",
			EN: "1: a single plant; near 0: many small ones."},
		compute: perActivity(func(d *Data, j int) Figure { return d.agglomeration(j).H }), needs: hasPlants,
	},
	{
		ID: "maurel_sedillot", Unit: Index, Name: locale.Text{FR: "Indice de Maurel et Sédillot", EN: "Maurel-Sédillot index"},
		Formula: "((S - X) / (1 - X) - H) / (1 - H), S = sum_i s_i^2", Source: "Maurel & Sédillot 1999; INSEE H2013/01",
		Reading: locale.Text{
			FR: "Comme l’indice d’Ellison et Glaeser : l’agglomération, la taille des établissements mise à part.",
			EN: "As the Ellison-Glaeser index: agglomeration, the size of plants set apart."},
		compute: perActivity(func(d *Data, j int) Figure { return d.agglomeration(j).MaurelSedillot }), needs: hasPlants,
	},
}

func hasPlants(d *Data) bool { return d.Plants != nil }

func (d *Data) agglomeration(j int) Agglomeration {
	var sizes []int64
	if d.Plants != nil {
		sizes = d.Plants.Sizes[j]
	}
	return Agglomerate(d.Table.Column(j), d.Table.RowSums(), sizes)
}

// Agglomeration (agglomération d'une activité) holds the indices of agglomeration of one activity. Gamma and MaurelSedillot
// may be negative, dispersed plants, and above 1.
type Agglomeration struct {
	G, H                  Figure // of places, of plants
	Gamma, MaurelSedillot Figure
}

// Agglomerate computes the indices. counts are the jobs E_ij of the activity in each territory, base all jobs E_i, sizes the
// jobs of each plant of the activity. Null where a part is: an activity or plants without jobs, one territory that holds
// all jobs, a single plant.
//
// Source: Ellison & Glaeser 1997; Maurel & Sédillot 1999.
func Agglomerate(counts, base, sizes []int64) (a Agglomeration) {
	a.H = PlantHHI(sizes)
	activity, all, why := bothTotals(counts, base)
	if why != "" {
		a.G, a.Gamma, a.MaurelSedillot = Null(why), Null(why), Null(why)
		return a
	}
	var g, x, s float64
	for i := range counts {
		si, xi := float64(counts[i])/activity, float64(base[i])/all
		g, x, s = g+(si-xi)*(si-xi), x+xi*xi, s+si*si
	}
	a.G = Exact(g)
	switch why = a.H.Reason; {
	case why != "":
	case holdsAll(base):
		why = TooFewTerritories
	case holdsAll(sizes):
		why = SinglePlant
	default:
		h := a.H.Value
		a.Gamma = Exact((g - (1-x)*h) / ((1 - x) * (1 - h)))
		a.MaurelSedillot = Exact(((s-x)/(1-x) - h) / (1 - h))
		return a
	}
	a.Gamma, a.MaurelSedillot = Null(why), Null(why)
	return a
}

// holdsAll reports whether one of the counts is all of them.
func holdsAll(counts []int64) bool {
	some := 0
	for _, n := range counts {
		if n > 0 {
			some++
		}
	}
	return some == 1
}

// PlantHHI returns the sum of the squares of the shares of establishments, from exact sizes only: 1 for a single one. Null
// where there is none with a job.
//
// Source: Herfindahl 1959; Ellison & Glaeser 1997 call it H.
func PlantHHI(sizes []int64) Figure {
	total := float64(Sum(sizes))
	if total == 0 {
		return Null(NoPlant)
	}
	sum := 0.0
	for _, n := range sizes {
		z := float64(n) / total
		sum += z * z
	}
	return Exact(sum)
}

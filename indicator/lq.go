package indicator

import "jalon/locale"

// specificities say in what a territory is specialised.
var specificities = []Indicator{
	{
		ID: "lq", Unit: Index, compared: true,
		Name:    locale.Text{FR: "Indice de spécialisation", EN: "Location quotient"},
		Formula: "s_ij / r_j", Source: "Balassa 1965; Hoover & Giarratani 1985",
		Reading: locale.Text{
			FR: "Un indice de {x} signifie que cette activité pèse {x} fois plus dans l’emploi du territoire que dans {reference}. Au-dessus de 1, le territoire est spécialisé ; l’indice ne dit pas si l’activité se porte bien.",
			EN: "An index of {x} means that this activity weighs {x} times more in the jobs of the territory than in {reference}. Above 1, the territory is specialised; the index does not say whether the activity does well."},
		compute: perCell(func(d *Data, i, j int) Figure { return LQ(d.Table.At(i, j), d.Table.RowSum(i), d.Reference, j) }),
	},
	{
		ID: "surplus", Unit: Jobs, compared: true,
		Name:    locale.Text{FR: "Emplois au-delà de la référence", EN: "Jobs above the reference"},
		Formula: "E_ij - E_i r_j", Source: "Economic base literature",
		Reading: locale.Text{
			FR: "{n} emplois de plus que si le territoire avait la structure de {reference}.",
			EN: "{n} jobs more than if the territory had the structure of {reference}."},
		compute: perCell(func(d *Data, i, j int) Figure { return Surplus(d.Table.At(i, j), d.Table.RowSum(i), d.Reference, j) }),
	},
	{
		ID: "lq_symmetric", Unit: Index, compared: true,
		Name:    locale.Text{FR: "Indice de spécialisation symétrique", EN: "Symmetric location quotient"},
		Formula: "(LQ - 1) / (LQ + 1)", Source: "Laursen",
		Reading: locale.Text{
			FR: "Au-dessus de 0, l’activité pèse plus ici que dans {reference} ; au-dessous, moins.",
			EN: "Above 0, the activity weighs more here than in {reference}; below, less."},
		compute: perCell(func(d *Data, i, j int) Figure {
			return SymmetricLQ(LQ(d.Table.At(i, j), d.Table.RowSum(i), d.Reference, j))
		}),
	},
}

// LQ returns the location quotient s_ij / r_j: how many times more an activity weighs in the territory than in the reference.
//
// local is E_ij, total E_i. It runs from 0, an activity that is absent here, to 1/r_j. Null for an empty territory, or an
// activity that the reference does not have.
//
// Source: Balassa 1965; Hoover & Giarratani 1985.
func LQ(local, total int64, r Reference, j int) Figure {
	if why := incomparable(total, r, j); why != "" {
		return Null(why)
	}
	return Exact(float64(local) * float64(r.Total) / (float64(total) * float64(r.Counts[j])))
}

// incomparable says why an activity of a territory cannot be compared with the reference.
func incomparable(total int64, r Reference, j int) Reason {
	switch {
	case total == 0:
		return EmptyTerritory
	case r.Total == 0:
		return EmptyReference
	case r.Counts[j] == 0:
		return AbsentInReference
	}
	return ""
}

// SymmetricLQ returns (LQ-1)/(LQ+1), from -1 to 1: bars of fair lengths on both sides of the reference. Null as LQ.
//
// Source: Laursen.
func SymmetricLQ(lq Figure) Figure {
	return lq.Map(func(x float64) float64 { return (x - 1) / (x + 1) })
}

// Surplus returns E_ij - E_i r_j: the jobs above what the structure of the reference would give. It sorts specificities
// better than LQ, which raises tiny cells. Null as LQ.
//
// Source: the economic base literature.
func Surplus(local, total int64, r Reference, j int) Figure {
	if why := incomparable(total, r, j); why != "" {
		return Null(why)
	}
	return Exact(float64(local) - float64(total)*float64(r.Counts[j])/float64(r.Total))
}

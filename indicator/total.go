package indicator

import "jalon/locale"

// volumes say how much there is.
var volumes = []Indicator{
	{
		ID: "total", Unit: Jobs,
		Name:    locale.Text{FR: "Emplois", EN: "Jobs"},
		Formula: "E_i", Source: "—",
		Reading: locale.Text{
			FR: "{n} emplois au lieu de travail.",
			EN: "{n} jobs at the workplace."},
		compute: perTerritory(func(d *Data, i int) Figure { return Exact(float64(d.Table.RowSum(i))) }),
	},
	{
		ID: "share", Unit: Share,
		Name:    locale.Text{FR: "Part de l’emploi du territoire", EN: "Share of the jobs of the territory"},
		Formula: "E_ij / E_i", Source: "—",
		Reading: locale.Text{
			FR: "{x} % des emplois du territoire.",
			EN: "{x}% of the jobs of the territory."},
		compute: perCell(func(d *Data, i, j int) Figure { return ShareOf(d.Table.At(i, j), d.Table.RowSum(i)) }),
	},
	{
		ID: "weight", Unit: Share, compared: true,
		Name:    locale.Text{FR: "Poids dans la référence", EN: "Weight in the reference"},
		Formula: "E_i / R", Source: "—",
		Reading: locale.Text{
			FR: "{x} % des emplois de {reference}.",
			EN: "{x}% of the jobs of {reference}."},
		compute: perTerritory(func(d *Data, i int) Figure {
			return Ratio(float64(d.Table.RowSum(i)), float64(d.Reference.Total), EmptyReference)
		}),
	},
}

// ShareOf returns part / total. Null for an empty territory.
func ShareOf(part, total int64) Figure { return Ratio(float64(part), float64(total), EmptyTerritory) }

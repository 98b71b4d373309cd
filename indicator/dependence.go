package indicator

import "jalon/locale"

// dependences tell who decides.
var dependences = []Indicator{
	{
		ID: "dependence", Unit: Share, Name: locale.Text{FR: "Part des emplois dont le siège est hors du territoire", EN: "Share of the jobs whose head office is outside"},
		Formula: "jobs with a head office outside / jobs", Source: "INSEE 6008545, 3317382",
		Reading: locale.Text{
			FR: "Part des emplois dont le siège de l’entreprise est hors du territoire. Un siège local peut appartenir à un groupe extérieur : la dépendance réelle est au moins égale.",
			EN: "Share of the jobs whose company has its head office outside the territory. A local head office may belong to a group from elsewhere: the true dependence is at least this one."},
	},
	{
		ID: "controlled_elsewhere", Unit: Jobs, Name: locale.Text{FR: "Emplois d’ailleurs dont le siège est ici", EN: "Jobs elsewhere with their head office here"},
		Formula: "jobs elsewhere of the companies of the territory", Source: "INSEE 6008545",
		Reading: locale.Text{
			FR: "Entre {lo} et {hi} emplois situés ailleurs dépendent d’un siège du territoire.",
			EN: "Between {lo} and {hi} jobs located elsewhere depend on a head office of the territory."},
	},
}

// Ring (éloignement du siège) tells how far the head office of an establishment is.
type Ring int

// The rings, from the nearest. A head office abroad is not in the open register: nothing tells it.
const (
	InTerritory Ring = iota
	InDepartment
	InRegion
	InFrance
	rings
)

// Site (établissement et son siège) is an establishment of the territory: its size, and where its company has its head office.
type Site struct {
	Size
	Head Ring
}

// Dependence returns the share of the jobs of the territory whose company has its head office outside, and that share split
// by ring, from the nearest; the first ring is what is decided here. Intervals where sizes are bands. The head office is that
// of the company, not of the group: a lower bound of dependence, which every figure says. Null without establishment or job.
//
// Source: INSEE 6008545, 3317382 and 3038513 measure it by the head of the group.
func Dependence(sites []Site) (outside Figure, byRing []Figure) {
	var at [rings][]Size
	for _, s := range sites {
		at[s.Head] = append(at[s.Head], s.Size)
	}
	for ring := range at {
		var others []Size
		for other := range at {
			if other != ring {
				others = append(others, at[other]...)
			}
		}
		byRing = append(byRing, shareOfSizes(at[ring], others))
		if Ring(ring) == InTerritory {
			outside = shareOfSizes(others, at[ring])
		}
	}
	if outside.OK() {
		outside.Caution = LowerBound
	}
	return outside, byRing
}

// JobsOf returns the jobs of some establishments, such as those elsewhere that depend on a head office of the territory: an
// interval where sizes are bands. Null where a size has no bounds.
func JobsOf(sizes []Size) Figure {
	sum, known := allSizes(sizes)
	if !known {
		return Null(UnknownSize)
	}
	return Between(float64(sum.Low), float64(sum.Middle), float64(sum.High))
}

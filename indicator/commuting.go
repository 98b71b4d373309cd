package indicator

import (
	"cmp"
	"slices"

	"jalon/locale"
)

// commutings tell who comes to work, and who leaves to.
var commutings = []Indicator{
	{
		ID: "job_concentration", Unit: Index, Name: locale.Text{FR: "Indicateur de concentration d’emploi", EN: "Concentration of jobs"},
		Formula: "100 * jobs / employed residents", Source: "INSEE, recensement",
		Reading: locale.Text{
			FR: "Il y a {x} emplois dans le territoire pour 100 résidents qui en ont un.",
			EN: "There are {x} jobs in the territory for 100 residents who have one."},
	},
	{
		ID: "stable_residents", Unit: Share, Name: locale.Text{FR: "Actifs qui vivent et travaillent ici", EN: "Residents who work here"},
		Formula: "live and work here / employed residents", Source: "INSEE, recensement",
		Reading: locale.Text{
			FR: "{x} actifs en emploi sur 100 vivent et travaillent dans le territoire.",
			EN: "{x} employed residents in 100 live and work in the territory."},
	},
	{
		ID: "stable_jobs", Unit: Share, Name: locale.Text{FR: "Emplois occupés par des habitants", EN: "Jobs held by residents"},
		Formula: "live and work here / jobs", Source: "INSEE, recensement",
		Reading: locale.Text{
			FR: "{y} emplois sur 100 y sont occupés par ses habitants.",
			EN: "{y} jobs in 100 are held by its residents."},
	},
	{
		ID: "net_inflow", Unit: People, Name: locale.Text{FR: "Solde des navettes", EN: "Net inflow of commuters"},
		Formula: "jobs - employed residents", Source: "INSEE, recensement",
		Reading: locale.Text{
			FR: "{n} personnes de plus viennent travailler ici qu’il n’en part.",
			EN: "{n} more people come to work here than leave to."},
	},
}

// Flow (navette domicile-travail) is how many people live in one commune and work in another, or the same. A commune abroad is
// one that no territory has.
type Flow struct {
	From, To string
	People   int64
}

// Commuting (navettes d'un territoire) is what the flows say of one territory.
type Commuting struct {
	Residents int64  // employed residents
	Jobs      int64  // held by residents of any commune of the file
	Stable    int64  // of both: those who live and work in the territory
	In, Out   []Flow // the flows that cross its border, the largest first; ties by code
}

// Commute reads the flows of a territory made of these communes. A union of territories is read again from the flows: its
// shares are never sums or means of theirs.
func Commute(flows []Flow, holds func(commune string) bool) (c Commuting) {
	for _, f := range flows {
		from, to := holds(f.From), holds(f.To)
		if from {
			c.Residents += f.People
		}
		if to {
			c.Jobs += f.People
		}
		switch {
		case from && to:
			c.Stable += f.People
		case from:
			c.Out = append(c.Out, f)
		case to:
			c.In = append(c.In, f)
		}
	}
	for _, flows := range [][]Flow{c.In, c.Out} {
		slices.SortFunc(flows, func(a, b Flow) int {
			return cmp.Or(cmp.Compare(b.People, a.People), cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To))
		})
	}
	return c
}

// Concentration returns 100 jobs / employed residents. Null without employed resident.
//
// Source: INSEE, census: indicateur de concentration d'emploi.
func (c Commuting) Concentration() Figure { return JobConcentration(c.Jobs, c.Residents) }

// JobConcentration returns 100 jobs / employed residents, from counts. Null without employed resident.
//
// Source: INSEE, census: indicateur de concentration d'emploi.
func JobConcentration(jobs, residents int64) Figure {
	return Ratio(100*float64(jobs), float64(residents), NoPeople)
}

// SelfContainment returns the share of employed residents who work in the territory, and the share of its jobs that they
// hold. Null without residents, or without jobs.
//
// Source: INSEE, census.
func (c Commuting) SelfContainment() (residents, jobs Figure) {
	return Ratio(float64(c.Stable), float64(c.Residents), NoPeople), Ratio(float64(c.Stable), float64(c.Jobs), NoPeople)
}

// NetInflow returns jobs - employed residents.
func (c Commuting) NetInflow() Figure { return Exact(float64(c.Jobs - c.Residents)) }

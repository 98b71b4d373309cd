package portrait

import (
	"jalon/economy"
	"jalon/indicator"
)

// industry is the place of industry (sections B to E) among the sectors of the table.
const industry = 1

func jobs(r economy.Row) indicator.Figure { return indicator.Exact(float64(r.Jobs) / 10) }

// jobGrowth is the change in jobs at the workplace from 2013 to 2018.
func jobGrowth(r economy.Row) indicator.Figure {
	return indicator.Ratio(float64(r.Jobs-r.Jobs2013), float64(r.Jobs2013), indicator.EmptyStart)
}

func peopleGrowth(r economy.Row) indicator.Figure {
	return indicator.Ratio(float64(r.Population-r.Population2013), float64(r.Population2013), indicator.NoPeople)
}

// industrial is the share of industry in establishments: a share of establishments is not a share of jobs.
func industrial(r economy.Row) indicator.Figure { return sector(industry)(r) }

// sector is the share of a sector in establishments.
func sector(i int) func(economy.Row) indicator.Figure {
	return func(r economy.Row) indicator.Figure {
		return indicator.Ratio(float64(r.Sectors[i]), float64(r.Establishments), indicator.EmptyTerritory)
	}
}

// large is the share of establishments with ten employees and more, among those that have some.
func large(r economy.Row) indicator.Figure {
	return indicator.Ratio(float64(r.Large), float64(r.Small+r.Large), indicator.NoPlant)
}

// unemployment is that of the census, which is not the localised rate.
func unemployment(r economy.Row) indicator.Figure {
	_, _, rate := indicator.Working{Population: r.WorkingAge, Employed: r.Active - r.Unemployed, Unemployed: r.Unemployed}.Rates()
	return rate
}

func activity(r economy.Row) indicator.Figure {
	_, rate, _ := indicator.Working{Population: r.WorkingAge, Employed: r.Active - r.Unemployed, Unemployed: r.Unemployed}.Rates()
	return rate
}

// concentration is jobs for one resident who has a job.
func concentration(r economy.Row) indicator.Figure {
	return indicator.JobConcentration(r.Jobs, r.Active-r.Unemployed)
}

package portrait

import (
	"strings"

	"jalon/economy"
	"jalon/indicator"
	"jalon/locale"
	"jalon/naf"
)

// Difference (écart de simulation) is one figure of a territory on two perimeters: today's, and one that is thought of.
type Difference struct {
	Section         string // its title
	Indicator       string
	Activity        string // empty for what is of the territory as a whole
	Unit            indicator.Unit
	Today, Proposed indicator.Figure
}

// Change returns the proposed figure less today's; null where one of them is, for its reason.
func (d Difference) Change() indicator.Figure {
	for _, f := range []indicator.Figure{d.Today, d.Proposed} {
		if !f.OK() {
			return indicator.Null(f.Reason)
		}
	}
	return indicator.Exact(d.Proposed.Value - d.Today.Value)
}

// Compare sets the figures of two portraits of a territory side by side, in the order of their sections. A figure that only one of
// them has is null in the other.
func Compare(today, proposed *Portrait) (all []Difference) {
	place := map[string]int{}
	add := func(p *Portrait, set func(*Difference, indicator.Figure)) {
		for _, s := range p.Sections {
			for _, r := range s.Figures {
				if r.Territory != p.ID {
					continue
				}
				key := r.Indicator + "|" + r.Activity
				at, known := place[key]
				if !known {
					at = len(all)
					place[key] = at
					missing := indicator.Null(indicator.Unknown)
					all = append(all, Difference{s.Title, r.Indicator, r.Activity, r.Unit, missing, missing})
				}
				set(&all[at], r.Figure)
			}
		}
	}
	add(today, func(d *Difference, f indicator.Figure) { d.Today = f })
	add(proposed, func(d *Difference, f indicator.Figure) { d.Proposed = f })
	return all
}

// Name says what the figure is, with its activity.
func (d Difference) Name(l locale.Lang) string {
	id, sector, _ := strings.Cut(d.Indicator, ":")
	name := indicator.Name(id, l)
	if own, ok := named[id]; ok {
		name = own.In(l)
	}
	if of := ActivityName(d.Activity+sector, l); of != "" {
		name += " – " + of
	}
	return name
}

// ActivityName names an activity of any level; the code where it is of none.
func ActivityName(code string, l locale.Lang) string {
	if short, ok := trade[code]; ok {
		return short.In(l)
	}
	for i, one := range economy.Sectors {
		if one == code {
			return (&writer{Request: Request{Lang: l}}).sectorNames()[i]
		}
	}
	for _, level := range naf.Levels {
		if a, ok := naf.Find(level, code); ok {
			return a.Label
		}
	}
	return code
}

// named are the figures that only a portrait has.
var named = map[string]locale.Text{
	"jobs":                             {FR: "Emplois au lieu de travail", EN: "Jobs at the workplace"},
	"job_growth":                       {FR: "Évolution de l’emploi", EN: "Change in jobs"},
	"population_growth":                {FR: "Évolution de la population", EN: "Change in people"},
	"industry_share_of_establishments": {FR: "Industrie dans les établissements", EN: "Industry in establishments"},
	"industry_share_of_jobs":           {FR: "Industrie dans les emplois", EN: "Industry in jobs"},
	"share_of_establishments":          {FR: "Part des établissements", EN: "Share of establishments"},
	"lq_of_establishments":             {FR: "Indice de spécialisation, en établissements", EN: "Specialisation index, in establishments"},
	"surplus_of_establishments":        {FR: "Établissements au-delà de la référence", EN: "Establishments above the reference"},
	"large_share":                      {FR: "Établissements de 10 salariés et plus", EN: "Establishments of 10 employees and more"},
	"unemployment_census":              {FR: "Chômage (recensement)", EN: "Unemployment (census)"},
	"jobs_in_small_companies":          {FR: "Emplois des petites et moyennes entreprises", EN: "Jobs in small and medium companies"},
	"jobs_in_mid_size_companies":       {FR: "Emplois des entreprises de taille intermédiaire", EN: "Jobs in mid-size companies"},
	"jobs_in_large_companies":          {FR: "Emplois des grandes entreprises", EN: "Jobs in large companies"},
	"jobs_in_social_economy":           {FR: "Emplois de l’économie sociale et solidaire", EN: "Jobs in the social and solidarity economy"},
	"jobs_of_sole_traders":             {FR: "Emplois des entrepreneurs individuels", EN: "Jobs of sole traders"},
	"jobs_in_commercial_companies":     {FR: "Emplois des sociétés commerciales", EN: "Jobs in commercial companies"},
	"jobs_in_public_bodies":            {FR: "Emplois des personnes morales de droit public", EN: "Jobs in public bodies"},
	"jobs_in_associations":             {FR: "Emplois des associations et fondations", EN: "Jobs in associations and foundations"},
	"nearest":                          {FR: "Distance au territoire le plus proche", EN: "Distance to the nearest territory"},
	"ss_national":                      {FR: "Effet national", EN: "National effect"},
	"ss_structural":                    {FR: "Effet des activités", EN: "Effect of the activities"},
	"ss_local":                         {FR: "Effet local (un reste)", EN: "Local effect (a remainder)"},
	"ss_change":                        {FR: "Évolution des emplois", EN: "Change in jobs"},
	"ss_national_pts":                  {FR: "Effet national, en points", EN: "National effect, in points"},
	"ss_structural_pts":                {FR: "Effet des activités, en points", EN: "Effect of the activities, in points"},
	"ss_local_pts":                     {FR: "Effet local, en points", EN: "Local effect, in points"},
	"ss_change_pts":                    {FR: "Évolution, en points", EN: "Change, in points"},
}

// Written writes a figure in its unit; a dash where there is none.
func Written(l locale.Lang, unit indicator.Unit, f indicator.Figure) string {
	if !f.OK() {
		return "—"
	}
	switch unit {
	case indicator.Share, indicator.Rate:
		return locale.Percent(l, f.Value, 1)
	case indicator.Jobs, indicator.Establishments, indicator.People:
		return locale.Decimal(l, f.Value, 0)
	case indicator.Percent, indicator.Points:
		return locale.Decimal(l, f.Value, 1)
	}
	return locale.Decimal(l, f.Value, 2)
}

// WrittenChange writes a difference with its sign: that of two shares is in points.
func WrittenChange(l locale.Lang, unit indicator.Unit, f indicator.Figure) string {
	sign := ""
	if f.OK() && f.Value > 0 {
		sign = "+"
	}
	if f.OK() && (unit == indicator.Share || unit == indicator.Rate) {
		return sign + locale.Decimal(l, 100*f.Value, 1) + locale.Text{FR: " pt", EN: " pt"}.In(l)
	}
	return sign + Written(l, unit, f)
}

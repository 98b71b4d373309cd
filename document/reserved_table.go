package document

import (
	"slices"

	"jalon/api"
	"jalon/naf"
	"jalon/perimeter"
	"jalon/portrait"
	"jalon/register"
	"jalon/secrecy"
	"jalon/source"
)

// zones are the whole EPCI of members, then all the rest of them together, in communes of a year; whole is false where their ground
// is not exactly that of such communes.
func (w writer) zones(territory register.ID, members []perimeter.Member, year int) (all []portrait.Zone, whole bool) {
	t, _ := w.Territories.Get(territory)
	from := w.Ground(t, w.On).Vintage
	to, ok := w.Atlas.Year(year)
	rest := portrait.Zone{ID: restOf(territory), Name: w.say("Autres communes", "Other communes")}
	for _, m := range members {
		codes, missing := perimeter.Communes(from, []perimeter.Member{m})
		carried := w.Atlas.Project(codes, from, to)
		ok = ok && len(missing)+len(carried.Wider)+len(carried.Unknown) == 0
		if m.Kind == perimeter.Commune || len(m.Part) > 0 {
			rest.Communes = append(rest.Communes, carried.Codes...)
			continue
		}
		all = append(all, portrait.Zone{ID: string(m.Kind) + ":" + m.Code, Name: api.MemberName(w.View, m), Communes: carried.Codes})
	}
	if len(rest.Communes) > 0 {
		all = append(all, rest)
	}
	return all, ok && len(all) > 0
}

// restOf names what is left of a territory beside its whole EPCI.
func restOf(territory register.ID) string { return string(territory) + "/rest" }

// tabulate sums the last year of a data set over zones and activities, and returns its parts of that year, by those activities. What
// is secret is only summed over all of both. Of a simulation, a row is shown whole or not at all.
func tabulate(g *portrait.Guarded, s source.Guarded, simulated bool) []secrecy.Contribution {
	for _, p := range s.Parts {
		g.Year = max(g.Year, p.Year)
	}
	if s.Tag == source.Secret {
		g.Zones = []portrait.Zone{joined(g.Zones)}
	}
	rows, above := activities(s)
	of := map[string]string{}
	var columns []string
	for _, z := range g.Zones {
		columns = append(columns, z.ID)
		for _, c := range z.Communes {
			of[c] = z.ID
		}
	}
	var parts []secrecy.Contribution
	for _, p := range s.Parts {
		if p.Year == g.Year {
			p.Activity = above(p.Activity)
			parts = append(parts, p)
		}
	}
	g.Table = secrecy.Cross(parts, rows, columns, func(p secrecy.Contribution) string { return p.Activity }, func(p secrecy.Contribution) string { return of[p.Place] })
	if simulated {
		g.Table = g.Table.Entire()
	}
	return parts
}

// joined is zones as one.
func joined(zones []portrait.Zone) portrait.Zone {
	all := portrait.Zone{ID: secrecy.All}
	for _, z := range zones {
		all.Communes = append(all.Communes, z.Communes...)
	}
	return all
}

// activities are the rows of the table of a data set: the seventeen large ones, those of the file where they are coarser, or all
// together; above says in which one a code is.
func activities(s source.Guarded) (rows []string, above func(code string) string) {
	level, to := naf.Level(s.Level), naf.A17
	if s.Tag == source.Secret || level == "" {
		return []string{secrecy.All}, func(string) string { return secrecy.All }
	}
	if slices.Contains([]naf.Level{naf.A5, naf.A10, naf.A21}, level) {
		to = level
	}
	for _, a := range naf.At(to) {
		rows = append(rows, a.Code)
	}
	return rows, func(code string) string {
		if level != to {
			code, _ = naf.Up(level, code, to)
		}
		return code
	}
}

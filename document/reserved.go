package document

import (
	"context"
	"slices"
	"strings"

	"jalon/api"
	"jalon/desk"
	"jalon/locale"
	"jalon/naf"
	"jalon/perimeter"
	"jalon/portrait"
	"jalon/register"
	"jalon/secrecy"
	"jalon/source"
)

// Reader (lecteur) is for whom a document is composed. It is the one place where data that is not for everybody comes out: by
// default nobody sees any. The zero Reader is anybody.
type Reader struct {
	Imports *Imports
	Papers  desk.Papers // holds the editions published before; none where nil
	Person  register.ID // empty for anybody

	edition *register.Portrait // when it is composed again: what it showed was granted, and of what came later nothing was known
}

// Reserve adds to the portrait of a territory, made of members, the data sets that are not for everybody, each in its own section:
// what the rules of secrecy allow, for who holds the power; to others signed in, why not and who could. Figures that the same reader
// has before their eyes already are before.
func (r Reader) Reserve(ctx context.Context, v register.View, p *portrait.Portrait, members []perimeter.Member, before ...*portrait.Portrait) error {
	if r.Imports == nil || r.Person == "" {
		return nil
	}
	sets, err := r.Imports.guarded(ctx)
	if err != nil || len(sets) == 0 {
		return err
	}
	for _, s := range sets {
		if refusal := mayRead(v, r.Person, register.ID(p.ID), s.ID); refusal != nil && r.edition == nil {
			p.Reserve(portrait.Guarded{Set: setOf(s.Dataset)}, refusedText(ctx, v, p.Lang, refusal))
			continue
		}
		if err := r.reserve(ctx, v, p, members, s, before); err != nil {
			return err
		}
	}
	return nil
}

// Again adds to a portrait what an edition showed of data that is not for everybody, when it is composed again to be compared.
func (r Reader) Again(ctx context.Context, v register.View, one *register.Portrait, again *portrait.Portrait, members []perimeter.Member) error {
	r.edition, r.Person = one, one.Publisher
	return r.Reserve(ctx, v, again, members)
}

// Refused refuses the first data set that the reader may not see over a territory; nil where there is none.
func (r Reader) Refused(ctx context.Context, v register.View, territory register.ID) error {
	sets, err := r.Imports.guarded(ctx)
	if err != nil {
		return err
	}
	for _, s := range sets {
		if refusal := mayRead(v, r.Person, territory, s.ID); refusal != nil {
			return refusal
		}
	}
	return nil
}

// mayRead refuses a data set that is not for everybody to who holds no mandate that gives the power to consult it over a territory.
func mayRead(v register.View, person, territory register.ID, set string) *register.Refusal {
	today := v.Today()
	if _, refusal := v.Authority(person, register.Power{Kind: register.Consult, Over: territory}, today, today); refusal != nil {
		who := refusal.Who
		refusal = register.Refuse(register.Forbidden, "data.reserved", "set", set, "kind", register.Consult, "over", territory)
		refusal.Who = who
		return refusal
	}
	return nil
}

// refusedText is a refusal with those who could, as text.
func refusedText(ctx context.Context, v register.View, lang locale.Lang, refusal *register.Refusal) string {
	w := writer{ctx, v, lang}
	t, _ := v.Grammar().Sentence(refusal)
	args := register.Args{"set": refusal.Args["set"], "kind": refusal.Args["kind"], "over": w.name(refusal.Args["over"].(register.ID))}
	var who []string
	for _, h := range refusal.Who {
		if h.Person != "" {
			who = append(who, w.say("{person} ({body})", "{person} ({body})", "person", w.name(h.Person), "body", w.name(h.Body)))
		}
	}
	if len(who) == 0 {
		return locale.Fill(lang, t, args)
	}
	return locale.Fill(lang, t, args) + w.say(" Le peuvent : {who}.", " Those who can: {who}.", "who", locale.List(lang, who))
}

// reserve adds the section of one data set.
func (r Reader) reserve(ctx context.Context, v register.View, p *portrait.Portrait, members []perimeter.Member, s source.Guarded, before []*portrait.Portrait) error {
	w := writer{ctx, v, p.Lang}
	g := portrait.Guarded{Set: setOf(s.Dataset), Measure: s.Measure}
	if s.Form != source.Units {
		p.Reserve(g, w.say("Le jeu {set} ne dit pas de quelles entreprises ses chiffres sont faits : aucune règle du secret ne peut être vérifiée, rien n’en est montré. Importé avec ses unités (jalon data import units), il le sera.",
			"The data set {set} does not say of which enterprises its figures are made: no rule of secrecy can be checked, nothing of it is shown. Imported with its units (jalon data import units), it will be.", "set", s.ID))
		return nil
	}
	zones, whole := w.zones(register.ID(p.ID), members, s.Geography)
	if !whole {
		p.Reserve(g, w.say("Le périmètre n’est pas fait de communes entières de la géographie de {year}, celle du jeu {set} : rien n’en est montré.",
			"The perimeter is not made of whole communes of the geography of {year}, that of the data set {set}: nothing of it is shown.", "year", s.Geography, "set", s.ID))
		return nil
	}
	g.Zones = zones
	parts := tabulate(&g, s)
	tried := &portrait.Portrait{ID: p.ID, Name: p.Name, Lang: p.Lang}
	tried.Reserve(g, "")
	known, err := r.known(ctx, v, s.ID, p.Lang)
	if err != nil {
		return err
	}
	for _, b := range before {
		known = append(known, b.Released(s.ID, w.say("le portrait de {name} d’aujourd’hui, à côté de celui-ci", "today’s portrait of {name}, beside this one", "name", b.Name))...)
	}
	refused := ""
	if leak := secrecy.Difference(parts, known, tried.Released(s.ID, p.Name)); leak != nil {
		refused = w.leak(*leak, s)
	}
	p.Reserve(g, refused)
	return nil
}

// zones are the whole EPCI of members, then all the rest of them together, in communes of a year; whole is false where their ground
// is not exactly that of such communes.
func (w writer) zones(territory register.ID, members []perimeter.Member, year int) (all []portrait.Zone, whole bool) {
	t, _ := w.Territories.Get(territory)
	from := w.Ground(t, w.On).Vintage
	to, ok := w.Atlas.Year(year)
	rest := portrait.Zone{ID: string(territory) + "/rest", Name: w.say("Autres communes", "Other communes")}
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

// tabulate sums the last year of a data set over zones and activities, and returns its parts of that year, by those activities. What
// is secret is only summed over all of both.
func tabulate(g *portrait.Guarded, s source.Guarded) []secrecy.Contribution {
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

// known are the figures of a data set that editions published.
func (r Reader) known(ctx context.Context, v register.View, set string, lang locale.Lang) (all []secrecy.Release, _ error) {
	if r.Papers == nil {
		return nil, nil
	}
	w := writer{ctx, v, lang}
	for _, one := range v.Portraits.All() {
		if r.edition != nil && one.Act >= r.edition.Act {
			continue
		}
		p, _, err := Edition(ctx, r.Papers, one)
		if refused, is := err.(*register.Refusal); is && refused.Kind == register.Missing {
			continue // composed elsewhere, not of what is here
		}
		if err != nil {
			return nil, err
		}
		all = append(all, p.Released(set, w.say("l’édition « {edition} » du portrait de {name}, publiée le {day} (acte n° {act})", "the edition “{edition}” of the portrait of {name}, published on {day} (act no. {act})",
			"edition", one.Edition, "name", p.Name, "day", one.On, "act", one.Act))...)
	}
	return all, nil
}

// leak explains what would be found, from what, and by whom.
func (w writer) leak(l secrecy.Leak, s source.Guarded) string {
	to, _ := w.Atlas.Year(s.Geography)
	var names []string
	for _, code := range l.Places {
		c, _ := to.Commune(code)
		names = append(names, c.Name)
	}
	if most := 5; len(names) > most {
		names = append(names[:most], w.say("{n} autres", "{n} others", "n", len(names)-most))
	}
	before, activity := l.Before.Of, w.say("toutes activités", "all activities")
	if before == "" {
		before = w.say("plusieurs périmètres déjà publiés", "several perimeters published before")
	}
	if l.Asked.Activity != secrecy.All {
		activity = portrait.ActivityName(l.Asked.Activity, w.lang)
	}
	why := w.say("moins de trois entreprises", "fewer than three enterprises")
	if l.Why == secrecy.Dominated {
		why = w.say("une entreprise en fait au moins 85 %", "one enterprise makes at least 85% of it")
	}
	return strings.TrimSpace(w.say("Refusé, pour le jeu {set} : quiconque a lu {before} trouverait par soustraction la case « {activity}, {places} » ({why}). Règle : deux périmètres ne sont montrés l’un et l’autre que si leur différence respecte le secret statistique. Gardez le périmètre déjà publié, ou un autre qui en diffère davantage.",
		"Refused, for the data set {set}: whoever read {before} would find by subtraction the cell “{activity}, {places}” ({why}). Rule: two perimeters are both shown only where their difference keeps statistical secrecy. Keep the perimeter published before, or take one that differs more.",
		"set", s.ID, "before", before, "activity", activity, "places", locale.List(w.lang, names), "why", why))
}

func setOf(s source.Dataset) portrait.Set {
	return portrait.Set{ID: s.ID, Source: s.Source, Vintage: s.Vintage, Licence: s.Licence, Attribution: s.Attribution, SHA256: s.SHA256, Alike: source.Alike(s.Licence), Synthetic: s.Synthetic}
}

// guarded reads the data sets of the shelf that are not for everybody, once.
func (i *Imports) guarded(ctx context.Context) ([]source.Guarded, error) {
	if i == nil {
		return nil, nil
	}
	state, err := i.State(ctx)
	if err != nil {
		return nil, err
	}
	i.mu.Lock()
	defer i.mu.Unlock()
	if i.sealed != nil && i.sealedAt == state {
		return i.sealed, nil
	}
	sets, err := source.LoadGuarded(ctx, i.Shelf)
	if err != nil {
		return nil, err
	}
	i.sealed, i.sealedAt = append([]source.Guarded{}, sets...), state
	return i.sealed, nil
}

package document

import (
	"context"

	"jalon/locale"
	"jalon/portrait"
	"jalon/register"
	"jalon/secrecy"
	"jalon/source"
)

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
	return w.say("Refusé, pour le jeu {set} : qui a lu {before} trouverait par soustraction la case « {activity}, {places} » ({why}). Règle : deux périmètres ne sont montrés l’un et l’autre que si leur différence respecte le secret statistique. Gardez le périmètre déjà publié, ou un autre qui en diffère davantage.",
		"Refused, for the data set {set}: whoever read {before} would find by subtraction the cell “{activity}, {places}” ({why}). Rule: two perimeters are both shown only where their difference keeps statistical secrecy. Keep the perimeter published before, or take one that differs more.",
		"set", s.ID, "before", before, "activity", activity, "places", locale.List(w.lang, names), "why", why)
}

// released are the figures that a data set would add to a portrait.
func released(p *portrait.Portrait, g portrait.Guarded, of string) []secrecy.Release {
	tried := &portrait.Portrait{ID: p.ID, Lang: p.Lang}
	tried.Reserve(g, "")
	return tried.Released(g.ID, of)
}

// beside are the figures of the other perimeters that the territory has had, which whoever reads this one may read too: those of after
// its day, for the present one is granted first; all of them where this one is a simulation.
func (w writer) beside(p *portrait.Portrait, s source.Guarded) (all []secrecy.Release) {
	t, _ := w.Territories.Get(register.ID(p.ID))
	for _, one := range t.Perimeter {
		if one.From <= w.On && !p.Simulated {
			continue
		}
		then := w.on(one.From)
		g := portrait.Guarded{Set: setOf(s.Dataset), Measure: s.Measure}
		whole := false
		if g.Zones, whole = then.zones(register.ID(p.ID), one.Value, s.Geography); whole {
			tabulate(&g, s, false)
			all = append(all, released(p, g, w.say("le périmètre de {name} en vigueur depuis le {day}", "the perimeter of {name} in force since {day}", "name", p.Name, "day", one.From))...)
		}
	}
	return all
}

package document

import (
	"context"

	"jalon/desk"
	"jalon/locale"
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
// what the rules of secrecy allow, for who holds the power; to others signed in, why not and who could.
func (r Reader) Reserve(ctx context.Context, v register.View, p *portrait.Portrait, members []perimeter.Member) error {
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
		if err := r.reserve(ctx, v, p, members, s); err != nil {
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
func (r Reader) reserve(ctx context.Context, v register.View, p *portrait.Portrait, members []perimeter.Member, s source.Guarded) error {
	w := writer{ctx, v, p.Lang}
	g := portrait.Guarded{Set: setOf(s.Dataset), Measure: s.Measure}
	if s.Form != source.Units {
		p.Reserve(g, w.say("Le jeu {set} ne dit pas de quelles entreprises ses chiffres sont faits : aucune règle du secret ne peut être vérifiée, rien n’en est montré. Importé avec ses unités (jalon data import units), il le sera.",
			"The data set {set} does not say of which enterprises its figures are made: no rule of secrecy can be checked, nothing of it is shown. Imported with its units (jalon data import units), it will be.", "set", s.ID))
		return nil
	}
	zones, whole := w.zones(register.ID(p.ID), members, s.Geography)
	switch {
	case !whole:
		p.Reserve(g, w.say("Le périmètre n’est pas fait de communes entières de la géographie de {year}, celle du jeu {set} : rien n’en est montré.",
			"The perimeter is not made of whole communes of the geography of {year}, that of the data set {set}: nothing of it is shown.", "year", s.Geography, "set", s.ID))
		return nil
	case p.Simulated && zones[len(zones)-1].ID == restOf(register.ID(p.ID)):
		p.Reserve(g, w.say("Refusé, pour le jeu {set} : un périmètre simulé ne se lit que fait d’EPCI entiers. Règle : de deux simulations, la différence serait celle de communes seules.",
			"Refused, for the data set {set}: a simulated perimeter is only read where it is made of whole EPCI. Rule: the difference of two simulations would be that of single communes.", "set", s.ID))
		return nil
	}
	if p.Simulated && s.Tag == source.Secret {
		p.Reserve(g, w.say("Refusé : le jeu {set} est secret. Règle : il n’en sort que le total de périmètres décidés, jamais d’une simulation.",
			"Refused: the data set {set} is secret. Rule: nothing leaves it but the total of perimeters that were decided, never of a simulation.", "set", s.ID))
		return nil
	}
	g.Zones = zones
	parts := tabulate(&g, s, p.Simulated)
	known, err := r.known(ctx, v, s.ID, p.Lang)
	if err != nil {
		return err
	}
	if r.edition == nil {
		known = append(known, w.beside(p, s)...)
	}
	refused := ""
	if leak := secrecy.Difference(parts, known, released(p, g, p.Name)); leak != nil {
		refused = w.leak(*leak, s)
	}
	p.Reserve(g, refused)
	return nil
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

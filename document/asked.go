package document

import (
	"context"
	"slices"
	"strings"

	"jalon/api"
	"jalon/atlas"
	"jalon/locale"
	"jalon/perimeter"
	"jalon/portrait"
	"jalon/register"
)

// Asked (portrait demandé) is of what a portrait is, what it is compared with, and of which years.
type Asked struct {
	Territory   register.ID        // empty for members that are nobody's perimeter
	Members     []perimeter.Member // without a territory
	Compare     []string           // identifiers of [Comparators]; those of the program when there is none
	Year, Since int                // the only year of the figures, and the one they are compared with; 0 for the last and the first of each source
}

// Usual reports whether nothing else is asked for than what the program does on its own: what an edition is made of.
func (a Asked) Usual() bool { return len(a.Compare) == 0 && a.Year == 0 && a.Since == 0 }

// AskedMembers reads members, each written as [perimeter.Parse] reads it, or by its code alone; the first that is none is refused.
func AskedMembers(texts []string) (all []perimeter.Member, _ *register.Refusal) {
	for _, text := range texts {
		text = strings.TrimSpace(text)
		written := text
		switch {
		case strings.Contains(text, ":"):
		case len(text) == 5:
			written = "com:" + text
		default:
			written = "epci:" + text
		}
		m, err := perimeter.Parse(written)
		if err != nil || len(m.Part) > 0 {
			return nil, register.Refuse(register.Invalid, "portrait.no-member", "given", text)
		}
		all = append(all, m)
	}
	return perimeter.Union(nil, all), nil
}

// request is what the portrait is asked for; an unknown comparator, a member that does not exist on the day and a perimeter without
// any are refused.
func (a Asked) request(ctx context.Context, v register.View, lang locale.Lang, data *portrait.Data) (r portrait.Request, refusal *register.Refusal) {
	if a.Territory != "" {
		r, refusal = portraitRequest(ctx, v, a.Territory, lang, data)
	} else {
		r, refusal = a.ofMembers(v, lang, data)
	}
	if refusal != nil {
		return r, refusal
	}
	known, _ := portrait.Comparators(r.All, lang)
	for _, id := range a.Compare {
		if !slices.Contains(known, id) {
			return r, register.Refuse(register.Invalid, "portrait.no-comparator", "given", id)
		}
	}
	r.Compare, r.Year, r.Since = a.Compare, a.Year, a.Since
	return r, nil
}

// ofMembers is the request of a portrait of members: its region is the one that holds them all, if one does.
func (a Asked) ofMembers(v register.View, lang locale.Lang, data *portrait.Data) (r portrait.Request, _ *register.Refusal) {
	if len(a.Members) == 0 {
		return r, register.Refuse(register.Invalid, "portrait.empty")
	}
	if data == nil {
		data = nothing(v.Atlas)
	}
	vintage := v.Atlas.On(v.On)
	var named []api.Member
	members, within := apart(vintage, a.Members)
	for _, m := range members {
		if p := perimeter.Check(vintage, v.Atlas, m); p != nil {
			return r, register.Refuse(register.Missing, p.Code, "member", m.ID(), "day", v.On, "detail", p.Detail)
		}
		named = append(named, api.Member{Kind: string(m.Kind), Code: m.Code, Part: m.Part, Name: api.MemberName(v, m)})
	}
	r = portrait.Request{Place: placeOf("", nameOf(named, lang), named), On: v.On.String(), Lang: lang, Data: data, All: Compared(v)}
	r.Thought, r.Map = true, vintage
	r.Communes, _ = perimeter.Communes(vintage, members)
	for _, m := range within {
		r.Within = append(r.Within, api.MemberName(v, m))
	}
	if _, regions := perimeter.Across(vintage, v.Atlas, r.Communes); len(regions) == 1 {
		region, _ := v.Atlas.Region(regions[0])
		r.Region, r.RegionName = region.Code, region.Name
	}
	return r, nil
}

// apart parts the members that stand by themselves from the communes that an EPCI among them already holds.
func apart(v atlas.Vintage, members []perimeter.Member) (rest, within []perimeter.Member) {
	for _, m := range members {
		held := func(o perimeter.Member) bool {
			codes, _ := perimeter.Communes(v, []perimeter.Member{o})
			return o.Kind != perimeter.Commune && slices.Contains(codes, m.Code)
		}
		if m.Kind == perimeter.Commune && slices.ContainsFunc(members, held) {
			within = append(within, m)
		} else {
			rest = append(rest, m)
		}
	}
	return rest, within
}

// Compared are the territories that a portrait may be compared with: those of every programme of the day.
func Compared(v register.View) (all []portrait.Place) {
	for _, p := range v.Programmes.All() {
		all = append(all, places(v, p.ID)...)
	}
	return all
}

// nameOf names a perimeter that has no name by its members, as far as they are few.
func nameOf(members []api.Member, lang locale.Lang) string {
	const few = 3
	var names []string
	for _, m := range members[:min(few, len(members))] {
		names = append(names, m.Name)
	}
	if more := len(members) - few; more > 0 {
		names = append(names, locale.Fill(lang, locale.Text{FR: "{n} {n|autre|autres}", EN: "{n} {n|other|others}"}, map[string]any{"n": more}))
	}
	return locale.List(lang, names)
}

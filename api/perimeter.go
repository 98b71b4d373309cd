package api

import (
	"context"

	"jalon/atlas"
	"jalon/perimeter"
	"jalon/register"
)

// Extent (étendue) is what members are made of in the geography of a day.
type Extent struct {
	Members        []Member     `json:"members"`
	Communes       int          `json:"communes"` // how many, in the members that exist that year
	Population     *int64       `json:"population"`
	Reason         string       `json:"population_reason,omitempty"` // why it is null: member-missing, commune-uncounted
	Geography      int          `json:"geography"`                   // year of the vintage
	GeographySince register.Day `json:"geography_since"`             // day from which that map stands: 1 January, or one on which communes changed
	Clamped        bool         `json:"geography_clamped,omitempty"` // the atlas has no vintage of that year: the nearest one stands
	Departments    []Area       `json:"departments"`
	Regions        []Area       `json:"regions"` // where its communes lie, whichever region is competent
}

// Member (membre) is a member of a perimeter in the geography of a day.
type Member struct {
	ID         string   `json:"id"` // epci:200069052, ept:200057990, com:25388
	Kind       string   `json:"kind"`
	Code       string   `json:"code"`
	Name       string   `json:"name"`
	Nature     string   `json:"nature,omitempty"` // CC, CA, CU, METRO, MET69, EPT
	Part       []string `json:"part,omitempty"`   // the communes that belong, when not all do
	Communes   int      `json:"communes"`
	Of         int      `json:"of,omitempty"` // communes of the whole, for a part
	Population *int64   `json:"population"`
	Reason     string   `json:"population_reason,omitempty"`
	Problem    string   `json:"problem,omitempty"` // why it does not exist that year: epci.gone…
	Detail     string   `json:"detail,omitempty"`
}

// PerimeterVersion (version du périmètre) is what a perimeter became on a day, and what that changed.
type PerimeterVersion struct {
	From    register.Day `json:"from"`
	Act     int64        `json:"act"`
	Members int          `json:"members"`
	Added   []Member     `json:"added,omitempty"`
	Removed []Member     `json:"removed,omitempty"`
}

// The reasons for which a population is not known.
const (
	MemberMissing    = "member-missing"
	CommuneUncounted = "commune-uncounted"
)

// extent tells what the perimeter of a territory is made of on the day: its members as decided, and the ground that they hold
// wherever the law has put it since.
func (r reader) extent(t *register.Territory) Extent {
	g := r.Ground(t, r.On)
	v := r.Atlas.On(r.On)
	e := Extent{Communes: len(g.Codes), Geography: v.Year, GeographySince: v.From, Clamped: v.Clamped}
	e.Population, e.Reason = counted(g.People())
	for _, m := range t.Members(r.On) {
		e.Members = append(e.Members, r.member(v, m))
	}
	departments, regions := perimeter.Across(v, r.Atlas, g.Codes)
	e.Departments, e.Regions = areas(departments, r.Atlas.Department), areas(regions, r.Atlas.Region)
	return e
}

// people counts the inhabitants of members, or says why nobody can.
func people(v atlas.Vintage, members []perimeter.Member) (*int64, string) {
	return counted(perimeter.People(v, members))
}

// counted gives a population that is whole, or says why it is not.
func counted(p perimeter.Population) (*int64, string) {
	switch {
	case len(p.Missing) > 0:
		return nil, MemberMissing
	case len(p.Uncounted) > 0:
		return nil, CommuneUncounted
	}
	return &p.People, ""
}

// member describes one member in a vintage; one that no longer exists keeps the name it had.
func (r reader) member(v atlas.Vintage, m perimeter.Member) Member {
	out := Member{ID: m.ID(), Kind: string(m.Kind), Code: m.Code, Part: m.Part}
	out.Name, out.Nature = r.memberName(v, m)
	if p := perimeter.Check(v, r.Atlas, m); p != nil {
		out.Problem, out.Detail = p.Code, p.Detail
	}
	codes, _ := perimeter.Communes(v, []perimeter.Member{m})
	out.Communes = len(codes)
	if len(m.Part) > 0 {
		out.Of = len(v.CommunesOf(m.Code))
	}
	out.Population, out.Reason = people(v, []perimeter.Member{m})
	return out
}

// MemberName returns the name of a member of perimeters on the day of the view, or the nearest name it bore.
func MemberName(v register.View, m perimeter.Member) string {
	name, _ := reader{View: v}.memberName(v.Atlas.On(v.On), m)
	return name
}

// memberName returns the name of a member in a vintage, or in the last one in which it exists.
func (r reader) memberName(v atlas.Vintage, m perimeter.Member) (name, nature string) {
	if near, ok := v.Near(m.Code); ok {
		v = near
	}
	if m.Kind == perimeter.Commune {
		c, _ := v.Commune(m.Code)
		return c.Name, ""
	}
	g, _ := v.EPCI(m.Code)
	return g.Name, g.Nature
}

// versions lists the perimeters of a territory up to the day, with what each changed.
func (r reader) versions(t *register.Territory) (all []PerimeterVersion) {
	var before []perimeter.Member
	for _, f := range t.Perimeter.Until(r.On) {
		v := r.Atlas.On(f.From)
		one := PerimeterVersion{From: f.From, Act: f.Act, Members: len(f.Value)}
		for _, m := range perimeter.Difference(f.Value, before) {
			one.Added = append(one.Added, r.member(v, m))
		}
		for _, m := range perimeter.Difference(before, f.Value) {
			one.Removed = append(one.Removed, r.member(v, m))
		}
		all, before = append(all, one), f.Value
	}
	return all
}

func memberEPCI(siren string) perimeter.Member {
	return perimeter.Member{Kind: perimeter.EPCI, Code: siren}
}

// Commune (commune) is a commune of a territory, with the member through which it belongs.
type Commune struct {
	Code       string `json:"code"`
	Name       string `json:"name"`
	Member     Area   `json:"member"`
	Department Area   `json:"department"`
	Population *int64 `json:"population"`
	Reason     string `json:"population_reason,omitempty"`
}

// Communes returns the communes of a territory on the day of the view, each once, in order of code.
func Communes(ctx context.Context, v register.View, id register.ID) (all []Commune, refusal *register.Refusal) {
	r := reader{ctx, v}
	t, ok := v.Territories.Get(id)
	if !ok {
		return nil, unknown(id)
	}
	if _, begun := t.Status.On(v.On); !begun {
		return nil, r.notYet(id, t.Status[0].From)
	}
	vintage := v.Atlas.On(v.On)
	through := map[string]Area{}
	for _, m := range t.Members(v.On) {
		name, _ := r.memberName(vintage, m)
		codes, _ := perimeter.Communes(vintage, []perimeter.Member{m})
		for _, code := range codes {
			if _, had := through[code]; !had {
				through[code] = Area{m.Code, name}
			}
		}
	}
	g := v.Ground(t, v.On)
	for _, q := range g.Open {
		for _, code := range q.Held {
			if _, had := through[code]; !had { // the law took it out of the member through which it belongs
				name, _ := r.memberName(vintage, q.Member)
				through[code] = Area{q.Member.Code, name}
			}
		}
	}
	for _, code := range g.Codes {
		all = append(all, r.commune(vintage, code, through[code]))
	}
	return all, nil
}

func (r reader) commune(v atlas.Vintage, code string, member Area) Commune {
	c, _ := v.Commune(code)
	d, _ := r.Atlas.Department(c.Department)
	one := Commune{Code: code, Name: c.Name, Member: member, Department: Area{d.Code, d.Name}, Reason: CommuneUncounted}
	if c.Counted {
		one.Population, one.Reason = &c.Population, ""
	}
	return one
}

package web

import (
	"net/url"
	"reflect"
	"slices"
	"strconv"

	"jalon/plan"
	"jalon/programme"
	"jalon/register"
)

// beginAction fills the sheet of an action, which is written again whole, with what it says now, for who may read all of it; and its
// situation with where it stands.
func (v *visit) beginAction(form url.Values, kind register.Kind, a *register.Action) {
	if form.Has("a.title") || form.Has("a.status") || !v.writes(string(a.ID)) {
		return
	}
	now := plan.Read(v.View, a, func(s register.Sealed) (string, bool) { return v.Reveal(v, s) })
	switch kind {
	case "action.detailed":
		filling{form, v.lang}.of(reflect.ValueOf(now.Detailed()).Elem(), actPart)
	case "action.followed":
		now.Note = "" // what was noted of another day is not said again
		filling{form, v.lang}.of(reflect.ValueOf(now.Followed()).Elem(), actPart)
	case "funding.requested":
		begin(form, "a.territory", string(a.Territory))
	}
}

// beginContract names the parties of an agreement: those of the contract that it amends, of the last one of the territory, or else the
// organisations that sit in its committee, whose college is then to be said.
func (v *visit) beginContract(form url.Values) {
	amended, amends := v.State.Contracts.Get(register.ID(form.Get("a.amends")))
	if amends {
		begin(form, "a.territory", string(amended.Territory))
	}
	t, ok := v.Territories.Get(register.ID(form.Get("a.territory")))
	if !ok || typedLines(form, "a.parties") > 0 {
		return
	}
	p, _ := v.Programmes.Get(t.Programme)
	if i := slices.IndexFunc(p.Pack.Contracts, func(c programme.Contract) bool { return c.Amends }); amends && i >= 0 {
		begin(form, "a.type", p.Pack.Contracts[i].ID)
	}
	parties, last := v.sitting(t.ID), int64(0)
	if amends {
		parties = amended.Parties
	}
	for _, c := range v.ContractsOf(t.ID, v.On) {
		if !amends && c.Amends == "" && c.Act > last {
			parties, last = c.Parties, c.Act
		}
	}
	for i, one := range parties {
		filling{form, v.lang}.of(reflect.ValueOf(register.Party{Organisation: one.Organisation, College: one.College}), "a.parties."+strconv.Itoa(i)+".")
	}
}

// sitting are the organisations that sit in the committee of a territory, as parties of no college.
func (v *visit) sitting(territory register.ID) (all []register.Party) {
	for _, b := range v.Bodies.All() {
		if b.Territory != territory || !b.Exists(v.On) {
			continue
		}
		for _, m := range b.Members(v.On) {
			known := slices.ContainsFunc(all, func(p register.Party) bool { return p.Organisation == m.Organisation })
			if m.Organisation != "" && !known {
				all = append(all, register.Party{Organisation: m.Organisation})
			}
		}
	}
	return all
}

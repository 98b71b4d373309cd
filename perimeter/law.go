package perimeter

import (
	"slices"
	"strings"

	"jalon/atlas"
	"jalon/calendar"
)

// move is what the law did to a member in one step, in the communes after it. It is nil when it did nothing.
type move struct {
	lost, gained []string
	gone         bool // the member is no more: all its communes are lost
	stub         bool // of a part, one commune is left
}

func moved(m Member, v, w atlas.Vintage) *move {
	if !exists(v, m) {
		return nil
	}
	before, _ := Communes(v, []Member{m})
	if m.Kind == Commune {
		return recast(m.Code, w.Follow(before, v), v, w)
	}
	if !exists(w, m) {
		return &move{lost: w.Follow(before, v), gone: true}
	}
	inside := w.CommunesOf(m.Code)
	if len(m.Part) == 0 && slices.Equal(before, inside) {
		return nil
	}
	after := w.Follow(before, v)
	d := &move{lost: without(after, inside)}
	if len(m.Part) == 0 {
		d.gained = without(inside, after)
	} else {
		d.stub = len(d.lost) == 0 && len(before) > 1 && len(after) == 1
	}
	if len(d.lost)+len(d.gained) == 0 && !d.stub {
		return nil
	}
	return d
}

// recast tells what became of a single commune. One that only has another code goes on under it.
func recast(code string, after []string, v, w atlas.Vintage) *move {
	switch {
	case slices.Equal(after, []string{code}):
		return nil
	case len(after) == 1 && slices.Equal(v.Follow(after, w), []string{code}):
		return nil
	case slices.Contains(after, code):
		return &move{lost: without(after, []string{code})}
	}
	return &move{lost: after, gone: true}
}

// upheavals returns the days on which the law gave an EPCI or an EPT other ground, or ended it. They are found once.
func upheavals(a *atlas.Atlas, code string) []calendar.Day {
	return atlas.Derived(a, upheaved(code), func() (days []calendar.Day) {
		for _, s := range steps(a, a.On(calendar.Date(2199, 1, 1))) {
			if moved(Member{Kind: kindIn(s.v, code), Code: code}, s.v, s.w) != nil {
				days = append(days, s.w.From)
			}
		}
		return days
	})
}

// upheaved is the key of what upheavals found, by EPCI or EPT.
type upheaved string

func kindIn(v atlas.Vintage, siren string) Kind {
	if g, _ := v.EPCI(siren); g.Nature == "EPT" {
		return EPT
	}
	return EPCI
}

// question words what a move asks: what would come and go, and what would take the place of the member, as of now.
func (s *standing) question(i int, d *move, lost, gained []string, at step) Succession {
	m := s.members[i]
	q := Succession{Member: m, Day: at.w.From, Held: s.now.Follow(s.held[i], s.at[i])}
	q.Cause = cause(m, d, lost, gained, at)
	lost, gained = s.now.Follow(lost, at.w), s.now.Follow(gained, at.w)
	switch {
	case d.gone:
		q.Heirs = s.heirs(q.Held)
		q.Follow, q.Keep = s.successors(i, q, at), s.kept(i, q.Held)
	case d.stub:
		q.Follow, q.Keep = singles(q.Held), []Member{{m.Kind, m.Code, q.Held}}
	default:
		q.Follow, q.Keep = s.followed(m, q.Held, lost), s.retained(i, q.Held, lost, gained)
	}
	then, _ := Communes(s.now, q.Follow)
	q.In, q.Out = without(then, q.Held), without(q.Held, then)
	if !d.gone { // only what this change is about: others may be open
		q.In, q.Out = common(q.In, gained), common(q.Out, lost)
	}
	q.In = without(q.In, s.others(i))
	q.Out = slices.DeleteFunc(q.Out, func(code string) bool { return s.shared(i, code, s.now) })
	return q
}

// others returns the communes that the other members of the perimeter hold now.
func (s *standing) others(i int) (codes []string) {
	for j := range s.members {
		if j != i {
			codes = append(codes, s.now.Follow(s.held[j], s.at[j])...)
		}
	}
	return codes
}

func common(a, b []string) []string {
	return slices.DeleteFunc(a, func(code string) bool { return !slices.Contains(b, code) })
}

// cause names a move.
func cause(m Member, d *move, lost, gained []string, at step) Cause {
	switch {
	case d.stub:
		return ByShrinking
	case !d.gone && len(lost) > 0 && len(gained) > 0:
		return ByBoth
	case !d.gone && len(lost) > 0:
		return ByLeaving
	case !d.gone:
		return ByJoining
	case m.Kind == Commune:
		return ByMerger
	}
	fresh, main := 0, ""
	for _, siren := range heirsIn(at.w, d.lost) {
		if main == "" {
			main = siren
		}
		if _, was := at.v.EPCI(siren); !was {
			if fresh++; strings.HasPrefix(siren, "24") {
				return ByReturn
			}
		}
	}
	_, was := at.v.EPCI(main)
	switch {
	case fresh > 1:
		return BySplit
	case was || main == "":
		return ByAbsorption
	case len(m.Part) == 0 && slices.Equal(d.lost, at.w.CommunesOf(main)):
		return ByNumber
	}
	return ByMerger
}

// heirsIn returns the EPCI that communes are in, the one with most first.
func heirsIn(v atlas.Vintage, codes []string) (sirens []string) {
	counts := map[string]int{}
	for _, code := range codes {
		if c, _ := v.Commune(code); c.EPCI != "" {
			if counts[c.EPCI]++; counts[c.EPCI] == 1 {
				sirens = append(sirens, c.EPCI)
			}
		}
	}
	slices.SortStableFunc(sirens, func(a, b string) int { return counts[b] - counts[a] })
	return sirens
}

func (s *standing) heirs(codes []string) []string { return heirsIn(s.now, codes) }

// successors are those that take the place of a member that is gone: the EPCI that took most of it, or all those that came
// out of it. A part of it stays a part, a commune becomes the one it merged into.
func (s *standing) successors(i int, q Succession, at step) (all []Member) {
	if q.Member.Kind == Commune {
		return s.news(i, singles(q.Held))
	}
	heirs := q.Heirs
	if q.Cause == BySplit || q.Cause == ByReturn {
		heirs = slices.DeleteFunc(slices.Clone(heirs), func(h string) bool { _, was := at.v.EPCI(h); return was })
	} else if len(heirs) > 1 {
		heirs = heirs[:1]
	}
	for _, h := range heirs {
		m := Member{Kind: kindIn(s.now, h), Code: h}
		if len(q.Member.Part) > 0 {
			m = portion(s.now, h, q.Held)
		}
		all = append(all, m)
	}
	return s.news(i, all)
}

// news leaves out the members that the perimeter holds already.
func (s *standing) news(i int, all []Member) []Member {
	others := slices.Delete(slices.Clone(s.members), i, i+1)
	return Difference(all, others)
}

// portion is what an EPCI holds of some communes, as a member: the whole of it, a part, or one commune.
func portion(v atlas.Vintage, siren string, codes []string) Member {
	var part []string
	for _, code := range codes {
		if c, _ := v.Commune(code); c.EPCI == siren {
			part = append(part, code)
		}
	}
	switch {
	case slices.Equal(part, v.CommunesOf(siren)):
		return Member{Kind: EPCI, Code: siren}
	case len(part) == 1:
		return Member{Kind: Commune, Code: part[0]}
	}
	return Member{EPCI, siren, part}
}

// kept are the members that hold some communes and nothing else.
func (s *standing) kept(i int, codes []string) (all []Member) {
	for _, siren := range s.heirs(codes) {
		m := portion(s.now, siren, codes)
		if len(s.news(i, []Member{m})) > 0 {
			all = append(all, m)
			continue
		}
		in, _ := Communes(s.now, []Member{m}) // the perimeter holds that EPCI already, in part maybe
		all = append(all, singles(slices.DeleteFunc(slices.Clone(in), func(code string) bool { return s.shared(i, code, s.now) }))...)
	}
	for _, code := range codes {
		if c, _ := s.now.Commune(code); c.EPCI == "" {
			all = append(all, Member{Kind: Commune, Code: code})
		}
	}
	return Union(nil, all)
}

// followed is a member that goes on without what it lost.
func (s *standing) followed(m Member, held, lost []string) []Member {
	if len(m.Part) > 0 {
		if m.Part = without(held, lost); len(m.Part) == 0 {
			return nil
		}
	}
	return []Member{m}
}

// retained is a member that keeps what it lost, as single communes, and is without what it gained.
func (s *standing) retained(i int, held, lost, gained []string) []Member {
	m := s.members[i]
	if len(m.Part) > 0 {
		m.Part = without(held, lost)
	} else if len(gained) > 0 {
		m.Part = without(s.now.CommunesOf(m.Code), gained)
	}
	kept := s.news(i, singles(lost))
	if len(m.Part) > 0 || len(s.members[i].Part) == 0 {
		kept = append(kept, m)
	}
	return Union(nil, kept)
}

func singles(codes []string) (all []Member) {
	for _, code := range codes {
		all = append(all, Member{Kind: Commune, Code: code})
	}
	return all
}

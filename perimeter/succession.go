package perimeter

import (
	"slices"

	"jalon/atlas"
	"jalon/calendar"
)

// Cause is what the law did to a member of a perimeter.
type Cause string

// The causes of questions. A new name, a new nature, a commune that merges with its neighbour of the same member, or that
// passes to another member of the same perimeter raise none.
const (
	ByMerger     Cause = "merged"     // with others, into a new one
	ByAbsorption Cause = "absorbed"   // into one that was there
	BySplit      Cause = "split"      // into several new ones
	ByReturn     Cause = "restored"   // a merger was undone: some came back under the SIREN they had
	ByNumber     Cause = "renumbered" // the same communes under another SIREN
	ByLeaving    Cause = "left"       // communes went elsewhere
	ByJoining    Cause = "joined"     // communes came from elsewhere
	ByBoth       Cause = "reshaped"   // some went, others came
	ByShrinking  Cause = "stub"       // of a part, one commune alone is left
)

// Succession (succession administrative) is a change that the law made to a member of a perimeter, on a day. It is a question:
// follow the member, or keep the communes? Until an act answers, the perimeter keeps the ground it had.
type Succession struct {
	Member Member // as the perimeter holds it
	Day    calendar.Day
	Cause  Cause
	Heirs  []string // SIREN of those in which its communes are now, the one with most first; empty where it still is
	Held   []string // its communes, as the perimeter keeps them
	In     []string // communes that would come by following
	Out    []string // communes that would go by following
	Follow []Member // what takes the place of the member by following: itself, those that succeed it, or nothing
	Keep   []Member // what takes its place by keeping the communes
}

// Anchored is a member and the day since which a perimeter holds it as it is.
type Anchored struct {
	Member Member
	Since  calendar.Day
}

// Ground (emprise d'un périmètre) is what a perimeter is made of on a day: the communes that were decided, wherever the law
// has put them since, and the questions that this raises.
type Ground struct {
	Vintage atlas.Vintage
	Codes   []string // communes, in order, each once
	Missing []Member // members that did not exist when they came in: nobody knows their communes
	Open    []Succession
	Renamed []atlas.Event // new names and natures of its members and communes, the last first: they ask nothing
}

// People counts the people of the ground.
func (g Ground) People() (p Population) {
	p.People, p.Uncounted = g.Vintage.People(g.Codes)
	p.Missing = g.Missing
	return p
}

// Stand finds the ground of a perimeter on a day, and the questions that are open: those that the function does not report as
// answered.
func Stand(a *atlas.Atlas, members []Anchored, answered func(member string, day calendar.Day) bool, on calendar.Day) Ground {
	s := standing{atlas: a, now: a.On(on), answered: answered, held: make([][]string, len(members))}
	for _, m := range members {
		s.members = append(s.members, m.Member)
		s.since = append(s.since, a.On(m.Since))
	}
	g := Ground{Vintage: s.now}
	if !s.disturbed() {
		g.Codes, g.Missing = Communes(s.now, s.members)
		g.Renamed = renamed(a, members, g.Codes, on)
		return g
	}
	s.walk()
	g.Open = s.open
	for i, m := range s.members {
		codes, missing := s.ground(i)
		g.Codes = append(g.Codes, codes...)
		if missing {
			g.Missing = append(g.Missing, m)
		}
	}
	slices.Sort(g.Codes)
	g.Codes = slices.Compact(g.Codes)
	g.Renamed = renamed(a, members, g.Codes, on)
	return g
}

// standing is a perimeter that is followed from state to state of the map.
type standing struct {
	atlas    *atlas.Atlas
	now      atlas.Vintage
	members  []Member
	since    []atlas.Vintage
	answered func(string, calendar.Day) bool
	held     [][]string      // communes of each member so far; nil before it came
	at       []atlas.Vintage // the state in which held is written
	open     []Succession
}

// disturbed reports whether the law did anything to a member since it came: it seldom did.
func (s *standing) disturbed() bool {
	for i, m := range s.members {
		if !exists(s.now, m) || !exists(s.since[i], m) {
			return true
		}
		if own := m.own(); own != nil && !slices.Equal(s.now.Follow(own, s.since[i]), own) {
			return true
		}
		if m.Kind != Commune && slices.ContainsFunc(upheavals(s.atlas, m.Code), func(d calendar.Day) bool { return d > s.since[i].From && d <= s.now.From }) {
			return true
		}
	}
	return false
}

// own returns the communes that a member names itself.
func (m Member) own() []string {
	if m.Kind == Commune {
		return []string{m.Code}
	}
	return m.Part
}

// ground returns the communes of a member as they are now.
func (s *standing) ground(i int) (codes []string, missing bool) {
	if !exists(s.since[i], s.members[i]) {
		return nil, true
	}
	return s.now.Follow(s.held[i], s.at[i]), false
}

// walk goes through the states of the map since the first member came.
func (s *standing) walk() {
	s.at = slices.Clone(s.since)
	for i, m := range s.members {
		s.held[i], _ = Communes(s.since[i], []Member{m})
	}
	for _, step := range steps(s.atlas, s.now) {
		s.pass(step.v, step.w)
	}
	s.open = slices.DeleteFunc(s.open, s.moot)
}

// step is one state of the map and the next, both with their EPCI.
type step struct{ v, w atlas.Vintage }

func steps(a *atlas.Atlas, until atlas.Vintage) (all []step) {
	var last *atlas.Vintage
	for _, w := range a.States() {
		if !w.Whole() || w.From > until.From {
			continue
		}
		if last != nil {
			all = append(all, step{*last, w})
		}
		last = &w
	}
	return all
}

// pass takes every member that was there before a step through it.
func (s *standing) pass(v, w atlas.Vintage) {
	moves, any := make([]*move, len(s.members)), false
	for i, m := range s.members {
		if s.since[i].From <= v.From && exists(s.since[i], m) && s.stirred(m, w) {
			if d := moved(m, v, w); d != nil {
				moves[i], any = d, true
				s.held[i], s.at[i] = w.Follow(s.held[i], s.at[i]), w
			}
		}
	}
	if !any {
		return
	}
	before := make([][]string, len(s.held))
	for i := range s.held {
		if s.at[i].From <= w.From {
			before[i] = w.Follow(s.held[i], s.at[i])
		}
	}
	for i, d := range moves {
		if d == nil {
			continue
		}
		lost := slices.DeleteFunc(slices.Clone(d.lost), func(code string) bool { return s.shared(i, code, w) })
		gained := slices.DeleteFunc(slices.Clone(d.gained), func(code string) bool {
			return slices.ContainsFunc(before, func(in []string) bool { return slices.Contains(in, code) })
		})
		if len(lost)+len(gained) > 0 || d.gone && !s.covered(i, d.lost, w) || d.stub {
			if !s.answered(s.members[i].ID(), w.From) {
				s.open = append(s.open, s.question(i, d, lost, gained, step{v, w}))
				continue
			}
		}
		if !d.gone {
			s.held[i] = Sum(without(s.held[i], d.lost), d.gained)
		}
	}
}

// stirred reports whether a step may have moved a member.
func (s *standing) stirred(m Member, w atlas.Vintage) bool {
	return m.own() != nil || slices.Contains(upheavals(s.atlas, m.Code), w.From)
}

// covered reports whether other members hold all of some communes.
func (s *standing) covered(i int, codes []string, w atlas.Vintage) bool {
	return !slices.ContainsFunc(codes, func(code string) bool { return !s.shared(i, code, w) })
}

// shared reports whether another member of the perimeter holds a commune by law.
func (s *standing) shared(i int, code string, w atlas.Vintage) bool {
	for j, m := range s.members {
		if j == i || !exists(w, m) || s.since[j].From > w.From {
			continue
		}
		codes, _ := Communes(w, []Member{m})
		if _, in := slices.BinarySearch(codes, code); in {
			return true
		}
	}
	return false
}

// Sum returns the codes of both sets, in order, each once.
func Sum(a, b []string) []string {
	all := slices.Concat(a, b)
	slices.Sort(all)
	return slices.Compact(all)
}

// moot reports whether the law itself undid what a question is about: the communes that had gone are back.
func (s *standing) moot(q Succession) bool {
	return len(q.Heirs) == 0 && q.Cause != ByShrinking && len(q.In)+len(q.Out) == 0
}

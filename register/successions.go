package register

import "jalon/perimeter"

// Resolution (réponse à une succession) is one of the three answers to a change that the law made to a member.
type Resolution string

// The resolutions.
const (
	Follow Resolution = "follow" // the perimeter follows the member
	Keep   Resolution = "keep"   // the perimeter keeps its communes
	Refer  Resolution = "refer"  // the question is put to the committee, and stays open
)

// Settlement (réponse donnée) is how an act answered a succession: a member of a territory, on the day of the change.
type Settlement struct {
	Member string // as it was held: epci:243900412
	Day    Day    // of the change
	Answer Resolution
	From   Day // day of effect of the answer
	Act    int64
}

// Anchored returns the members of the perimeter on a day, each with the day since which it is held as it is.
func (t *Territory) Anchored(on Day) (all []perimeter.Anchored) {
	for _, f := range t.Perimeter.Until(on) {
		all = anchored(all, f.Value, f.From)
	}
	return all
}

// anchored holds members since a day, those of before since they came in.
func anchored(before []perimeter.Anchored, members []perimeter.Member, from Day) (all []perimeter.Anchored) {
	for _, m := range members {
		one := perimeter.Anchored{Member: m, Since: from}
		for _, b := range before {
			if perimeter.Equal([]perimeter.Member{b.Member}, []perimeter.Member{m}) {
				one.Since = b.Since
			}
		}
		all = append(all, one)
	}
	return all
}

// Ground returns what the perimeter of a territory is made of on a day: the communes decided, and the questions that the law
// has raised since and that no act has answered. What it returns is not to be changed.
func (s *State) Ground(t *Territory, on Day) perimeter.Ground {
	if s.base != nil { // what is only tried is not kept
		return s.ground(t, on)
	}
	key := groundKey{t.ID, len(t.Perimeter.Until(on)), t.settledBy(on), s.Atlas.On(on).From}
	if kept, ok := s.grounds.Load(key); ok {
		return kept.(perimeter.Ground)
	}
	g := s.ground(t, on)
	s.grounds.Store(key, g)
	return g
}

// Reshaped returns what the perimeter of a territory would be made of, had it these members from a day on: those that it has already keep
// the communes decided, as the act that adapts it would leave them.
func (s *State) Reshaped(t *Territory, members []perimeter.Member, on Day) perimeter.Ground {
	return s.stand(t, anchored(t.Anchored(on), members, on), on)
}

func (s *State) ground(t *Territory, on Day) perimeter.Ground { return s.stand(t, t.Anchored(on), on) }

func (s *State) stand(t *Territory, members []perimeter.Anchored, on Day) perimeter.Ground {
	return perimeter.Stand(s.Atlas, members, func(member string, day Day) bool {
		last, ok := t.Settlement(member, day, on)
		return ok && last.Answer != Refer
	}, on)
}

// groundKey names a ground: facts and answers are only ever added, so that their number by a day tells which they are.
type groundKey struct {
	territory       ID
	facts, answered int
	geography       Day // from which the map of the day stands
}

func (t *Territory) settledBy(on Day) (n int) {
	for _, a := range t.Settlements {
		if a.From <= on {
			n++
		}
	}
	return n
}

// Settlement returns the last answer to a succession by a day.
func (t *Territory) Settlement(member string, day, on Day) (last Settlement, ok bool) {
	for _, a := range t.Settlements {
		if a.Member == member && a.Day == day && a.From <= on && (!ok || a.From >= last.From) {
			last, ok = a, true
		}
	}
	return last, ok
}

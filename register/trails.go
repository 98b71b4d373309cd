package register

import "slices"

// trails holds the numbers of the acts that concern each object, in 8 bytes each: an entry leads to the one before it.
type trails struct {
	steps     []step
	elsewhere map[ID]*trail // of what has no row of its own: an EPCI, a mandate
}

// trail is where the acts of an object begin to be read: the place of its last step, counted from 1; 0 when it has none.
type trail uint32

type step struct {
	act    uint32
	before trail
}

// add notes an act at the end of a trail, once.
func (t *trails) add(at *trail, act int64) {
	if *at > 0 && int64(t.steps[*at-1].act) == act {
		return
	}
	t.steps = append(t.steps, step{uint32(act), *at})
	*at = trail(len(t.steps))
}

// trim gives back the room that growing left empty.
func (t *trails) trim() { t.steps = slices.Clone(slices.Clip(t.steps)) }

// read returns the acts of a trail, in the order of the log.
func (t *trails) read(at *trail) (acts []int64) {
	if at == nil {
		return nil
	}
	for next := *at; next > 0; next = t.steps[next-1].before {
		acts = append(acts, int64(t.steps[next-1].act))
	}
	slices.Reverse(acts)
	return acts
}

// touch is that an act concerns an object.
type touch struct {
	id  ID
	act int64
}

// note keeps it in the row of the object, if it has one.
func (s *State) note(one touch) {
	if t := s.table(one.id.Type()); t != nil {
		if at := t.trailOf(one.id); at != nil {
			s.trails.add(at, one.act)
			return
		}
	}
	at := s.trails.elsewhere[one.id]
	if at == nil {
		at = new(trail)
		s.trails.elsewhere[one.id] = at
	}
	s.trails.add(at, one.act)
}

// noted returns the acts that concern an object: those from before it was entered, then those of its row.
func (s *State) noted(id ID) []int64 {
	acts := s.trails.read(s.trails.elsewhere[id])
	if t := s.table(id.Type()); t != nil {
		acts = append(acts, s.trails.read(t.trailOf(id))...)
	}
	return acts
}

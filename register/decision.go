package register

import "slices"

// decided checks that an act was taken at an item of a meeting of its body: held by then, with its quorum, and with a
// vote of members who sat and were there, each once.
func (s *State) decided(d *Decision, body ID, at Stamp) *Refusal {
	m, ok := s.Meetings.Get(d.Meeting)
	switch {
	case !ok:
		return Refuse(Missing, "meeting.unknown", "meeting", d.Meeting)
	case m.Body != body:
		return Refuse(Forbidden, "decision.other-body", "meeting", d.Meeting, "met", m.Body, "competent", body)
	case m.Step(at.Effect) != HeldStep:
		return Refuse(Conflict, "decision.not-held", "meeting", d.Meeting, "day", at.Effect)
	case !s.QuorateAt(m, d.Item):
		return Refuse(Conflict, "decision.no-quorum", "meeting", d.Meeting)
	case !slices.ContainsFunc(m.Agenda, func(i Item) bool { return i.Number == d.Item }):
		return Refuse(Missing, "decision.no-item", "meeting", d.Meeting, "item", d.Item)
	}
	if votes := m.VotesAt(d.Item); len(votes) > 0 && !slices.ContainsFunc(votes, func(v Vote) bool { return v.Outcome == Carried }) {
		last := votes[len(votes)-1]
		return Refuse(Conflict, "vote.not-carried", "for", Tally(last.Ballots, VotedFor), "against", Tally(last.Ballots, VotedAgainst), "meeting", m.ID, "item", d.Item)
	}
	return s.voted(d, m)
}

// voted checks a recorded vote. No recorded vote is a consensus.
func (s *State) voted(d *Decision, m *Meeting) *Refusal {
	b, _ := s.Bodies.Get(m.Body)
	seen := map[ID]bool{}
	for _, person := range slices.Concat(d.For, d.Against, d.Abstain) {
		switch {
		case len(b.Sits(person, m.Held)) == 0:
			return Refuse(Forbidden, "vote.without-seat", "person", person, "body", m.Body, "day", m.Held)
		case !m.Attended(person) || !m.There(person, d.Item):
			return Refuse(Forbidden, "vote.absent", "person", person, "meeting", m.ID)
		case seen[person]:
			return Refuse(Conflict, "vote.twice", "person", person, "meeting", m.ID, "item", d.Item)
		}
		seen[person] = true
	}
	if len(seen) > 0 && len(d.For) <= len(d.Against) {
		return Refuse(Conflict, "vote.not-carried", "for", len(d.For), "against", len(d.Against), "meeting", m.ID, "item", d.Item)
	}
	return nil
}

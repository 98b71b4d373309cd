package programme

import "fmt"

// level checks one level: its extent, its seats, its chair, its powers.
func (c *checker) level(l *Level, at string) {
	c.fault(!slug.MatchString(l.ID), at+".id", "%q is not an identifier (lowercase letters, digits, hyphens)", l.ID)
	c.text(l.Name, at+".name")
	c.fault(l.Covers != Everything && l.Covers != Region && l.Covers != Territory, at+".covers",
		"a level covers everything, region or territory, not %q", l.Covers)
	c.fault(l.Cadence < 0, at+".cadence_days", "a cadence is a number of days, not %d", l.Cadence)
	v := l.Votes
	c.fault(v.Base != OfCast && v.Base != OfPresent && v.Base != OfSeated, at+".votes.base", "a majority is of the members present or seated, or of the votes cast when nothing is said, not of %q", v.Base)
	c.fault(v.Tie != "" && v.Tie != ByChairTie, at+".votes.tie", "in a tie the vote of the chair prevails or nobody's does, %q is neither", v.Tie)
	c.fault(v.Proxies < 0, at+".votes.proxies", "a member holds so many proxies, not %d", v.Proxies)
	c.fault(v.Sittings < 0, at+".votes.proxy_sittings", "a proxy is good for so many sittings, not %d", v.Sittings)
	seen := map[string]bool{ByChair: true}
	for i, s := range l.Seats {
		here := fmt.Sprintf("%s.seats[%d]", at, i)
		c.fault(!slug.MatchString(s.ID), here+".id", "%q is not an identifier (lowercase letters, digits, hyphens)", s.ID)
		c.fault(seen[s.ID], here+".id", "seat %q is listed twice, or has a reserved name", s.ID)
		c.fault(s.Min < 0 || s.Max != 0 && s.Max < s.Min, here, "seat %q cannot have min %d and max %d", s.ID, s.Min, s.Max)
		c.fault(s.Per != "" && s.Per != PerMemberEPCI, here+".per", "a seat is per %s or not at all, not %q", PerMemberEPCI, s.Per)
		c.fault(s.Per != "" && l.Covers != Territory, here+".per", "only a level that covers a territory has seats per member")
		c.text(s.Name, here+".name")
		seen[s.ID] = true
	}
	c.chair(l, at)
	for i, g := range l.Powers {
		c.grant(l, g, fmt.Sprintf("%s.powers[%d]", at, i))
	}
}

func (c *checker) chair(l *Level, at string) {
	for _, id := range l.Chair.All() {
		_, ok := l.Seat(id)
		c.fault(!ok, at+".chair", "level %q is chaired by a seat %q that it does not have", l.ID, id)
	}
	c.fault(len(l.Chair.Pair) != 0 && len(l.Chair.Pair) != 2, at+".chair.pair", "a pair is two seats, not %d", len(l.Chair.Pair))
	c.fault(len(l.Chair.Pair) != 0 && len(l.Chair.Seats) != 0, at+".chair", "a level is chaired by seats or by a pair, not both")
}

func (c *checker) grant(l *Level, g Grant, at string) {
	c.fault(g.In != "" && g.In != InMeeting, at+".in", "an act is taken in a meeting or not, %q is neither", g.In)
	c.fault(len(g.Acts) == 0 || len(g.By) == 0, at, "a power needs the acts it gives (acts) and the seats it is given to (by)")
	for i, kind := range g.Acts {
		c.word(c.words.Kinds, kind, fmt.Sprintf("%s.acts[%d]", at, i), "a kind of act")
	}
	for i, by := range g.By {
		_, ok := l.Seat(by)
		c.fault(!ok && by != ByChair, fmt.Sprintf("%s.by[%d]", at, i), "level %q has no seat %q", l.ID, by)
	}
}

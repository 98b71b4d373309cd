package register

import "jalon/programme"

// Power (pouvoir) is what an act asks of its author: to hold a seat that is granted this kind of act, in a body
// competent over something, and sometimes to sit for one organisation.
type Power struct {
	Kind Kind
	Over ID // a territory, a body or a programme; empty for what lies in none, such as a person
	For  ID // the organisation the author must sit for; empty when it does not matter

	// Itself asks that the body named by Over take the act: one that covers it does not speak in its name.
	Itself bool

	// Mandate is the very mandate that the author must hold, when the act is about one: no rule need give that power, and
	// nobody uses it for another.
	Mandate ID
}

// TakeUp is the power to enter, with its evidence, an act that a body took on paper in the past ("reprise").
const TakeUp Kind = "act.taken-up"

// Consult is the power to see the data sets that are not for everybody, where the rules of secrecy allow: it is no act.
const Consult Kind = "data.consulted"

// Holder (titulaire) is a seat that gives a power, and who holds it: nobody, when the seat is vacant.
type Holder struct {
	Body   ID     `json:"body"`
	Seat   string `json:"seat"`
	Person ID     `json:"person,omitempty"`
}

// Authority (titre à agir) is why a person may take an act: the mandate, the body and the grant of its level.
type Authority struct {
	Mandate Held
	Body    *Body // that takes the act; with TakeUp, not the body of the mandate
	Grant   *programme.Grant
	TakenUp bool
	Through ID // the delegation by which the author uses another's mandate; empty: the mandate is theirs
}

// Authority finds the mandates under which a person may take an act with effect on a day, when asked today; there is
// one at least, or a refusal. A mandate must run on both days: one that ends, ends now, and nobody back-dates.
func (s *State) Authority(person ID, p Power, effect, today Day) (all []Authority, _ *Refusal) {
	refusal := Refuse(Forbidden, "power.missing", "kind", p.Kind, "over", p.Over, "for", p.For)
	for _, t := range s.standings(person, p) {
		grant := t.grant(p)
		if grant == nil || !s.reaches(t.Body, p) || !speaks(t.Organisation, grant, p) {
			continue
		}
		if t.runs(effect) && t.runs(today) && t.Body.Exists(effect) {
			all = append(all, Authority{Mandate: t.Held, Body: t.Body, Grant: grant, Through: t.delegation()})
			continue
		}
		refusal = outOfTime(t, effect, today)
	}
	if len(all) > 0 {
		return all, nil
	}
	refusal.Who = s.Holders(p, effect)
	return nil, refusal
}

// speaks reports whether who sits for an organisation, or for none, may use a grant for the one that the power names.
func speaks(org ID, grant *programme.Grant, p Power) bool {
	if p.For == "" {
		return !grant.Own
	}
	return org == p.For
}

// outOfTime says why a mandate that would give the power does not run.
func outOfTime(h standing, effect, today Day) *Refusal {
	if d := h.through; d != nil && h.Span.Holds(effect) && h.Span.Holds(today) {
		return Refuse(Forbidden, "delegation.ended", "delegation", d.ID, "mandate", h.ID, "from", d.Span.From, "to", d.Span.To.Add(-1))
	}
	code := "power.ended"
	if h.Span.From > effect || h.Span.From > today {
		code = "power.not-yet"
	}
	to := h.Span.To
	if end := h.Body.Dissolved; to.IsZero() || !end.IsZero() && end < to {
		to = end // with its body
	}
	return Refuse(Forbidden, code, "mandate", h.ID, "body", h.Body.ID, "seat", h.Seat, "from", h.Span.From, "to", to)
}

// TakenUp finds the mandate under which a person may enter an act of the past on paper evidence, and the body
// that was competent for it on its day.
func (s *State) TakenUp(person ID, p Power, effect, today Day) (Authority, *Refusal) {
	held, refusal := s.Authority(person, Power{Kind: TakeUp, Over: p.Over}, today, today)
	if refusal != nil {
		return Authority{}, refusal
	}
	if b := s.competent(p, effect); b != nil {
		return Authority{Mandate: held[0].Mandate, Body: b, Grant: b.rule.Grants(string(p.Kind))[0], TakenUp: true}, nil
	}
	return Authority{}, Refuse(Missing, "power.no-body", "kind", p.Kind, "over", p.Over, "day", effect)
}

// competent returns the body that had a power on a day, or nil: the body concerned itself where its level has it, else
// the first that covers what is concerned.
func (s *State) competent(p Power, on Day) *Body {
	may := func(b *Body) bool { return len(b.rule.Grants(string(p.Kind))) > 0 }
	if b, ok := s.Bodies.Get(p.Over); ok && may(b) {
		if b.Exists(on) {
			return b
		}
		return nil
	}
	for _, b := range s.Bodies.All() {
		if may(b) && b.Exists(on) && s.reaches(b, p) {
			return b
		}
	}
	return nil
}

// reaches reports whether a body is one that a power may be used in.
func (s *State) reaches(b *Body, p Power) bool {
	return b.ID == p.Over || !p.Itself && s.Covers(b, p.Over)
}

// Covers reports whether a body is competent over something.
func (s *State) Covers(b *Body, over ID) bool {
	if b.ID == over || b.Programme == "" || over == "" {
		return true
	}
	programmeID, region, territory := s.extent(over)
	if b.Programme != programmeID {
		return false
	}
	switch b.rule.Covers {
	case programme.Everything:
		return true
	case programme.Region:
		return b.Region == region && region != ""
	}
	return b.Territory == territory && territory != ""
}

// extent places a thing in its programme, its region and its territory, as far as it has them.
func (s *State) extent(over ID) (programmeID ID, region string, territory ID) {
	switch over.Type() {
	case "programme":
		return over, "", ""
	case "ti":
		if t, ok := s.Territories.Get(over); ok {
			return t.Programme, t.Region, t.ID
		}
	case "body":
		if b, ok := s.Bodies.Get(over); ok && b.Territory != "" {
			return s.extent(b.Territory)
		} else if ok {
			return b.Programme, b.Region, ""
		}
	}
	return "", "", ""
}

// Holders lists the seats that give a power on a day, and who holds them.
func (s *State) Holders(p Power, on Day) (all []Holder) {
	if held, ok := s.Mandate(p.Mandate, p.Over); ok && held.Span.Holds(on) {
		return []Holder{{held.Body.ID, held.Seat, held.Person}}
	}
	for _, b := range s.Bodies.All() {
		if !b.Exists(on) || !s.reaches(b, p) {
			continue
		}
		for i := range b.rule.Seats {
			seat := b.rule.Seats[i].ID
			if b.rule.Granted(seat, string(p.Kind)) != nil {
				all = append(all, seatHolders(b, seat, p.For, on)...)
			}
		}
	}
	return all
}

// seatHolders lists who holds a seat on a day; a vacant seat is listed without a person.
func seatHolders(b *Body, seat string, org ID, on Day) (all []Holder) {
	mandates := b.Holders(seat, on)
	for _, m := range mandates {
		if org == "" || m.Organisation == org {
			all = append(all, Holder{b.ID, seat, m.Person})
		}
	}
	if len(mandates) == 0 {
		all = append(all, Holder{Body: b.ID, Seat: seat})
	}
	return all
}

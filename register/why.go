package register

// Titles returns the mandates of a person that give a kind of act on a day, over whatever their bodies cover: why they may
// take it. None is why they may not.
func (s *State) Titles(person ID, kind Kind, on Day) (all []Authority) {
	for _, held := range s.Seated(person) {
		grant := held.Body.rule.Granted(held.Seat, string(kind))
		if grant != nil && held.Span.Holds(on) && held.Body.Exists(on) {
			all = append(all, Authority{Mandate: held, Body: held.Body, Grant: grant})
		}
	}
	return all
}

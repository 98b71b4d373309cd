package register

// Titles returns the mandates of a person that give a kind of act on a day, over whatever their bodies cover: why they may
// take it. None is why they may not.
func (s *State) Titles(person ID, kind Kind, on Day) (all []Authority) {
	p := Power{Kind: s.grammar.Needs(kind)}
	for _, t := range s.standings(person, p) {
		if p.Mandate = ""; s.grammar.kinds[kind].ByHolder && t.through == nil {
			p.Mandate = t.ID
		}
		if grant := t.grant(p); grant != nil && t.runs(on) && t.Body.Exists(on) {
			all = append(all, Authority{Mandate: t.Held, Body: t.Body, Grant: grant, Through: t.delegation()})
		}
	}
	return all
}

package document

import (
	"cmp"

	"jalon/api"
	"jalon/locale"
)

// governance is who steers: each body of the territory with its seats and who holds them, how often it meets and what it
// takes to decide.
func (a *agreement) governance() Section {
	s := Section{Name: "governance", Title: a.say("Gouvernance", "Governance")}
	for _, short := range a.territory.Bodies {
		body, refusal := api.Body(a, a.then.View, short.ID)
		if refusal != nil {
			continue
		}
		s.Blocks = append(s.Blocks, Para(a.rule(body)), a.seatTable(body, body.Name))
	}
	return s
}

// rule says in a paragraph how a body works.
func (w writer) rule(b api.BodySheet) string {
	text := w.say("{body} ({level}), constitué le {day}.", "{body} ({level}), constituted on {day}.", "body", b.Name, "level", b.Level.Name.In(w.lang), "day", b.Constituted)
	if b.Pair {
		text += " " + w.say("Il est présidé par un binôme, qui doit être complet pour décider.", "It is chaired by a pair, which must be whole to decide.")
	}
	if b.Cadence > 0 {
		text += " " + w.say("Il se réunit tous les {n} jours au plus.", "It meets every {n} days at most.", "n", b.Cadence)
	}
	if b.Quorum != "" {
		text += " " + w.say("Il délibère si plus de {share} de ses membres sont présents.", "It deliberates when more than {share} of its members are present.", "share", b.Quorum)
	}
	return text
}

// seatTable is who sits in a body on its day, and the seats nobody holds. Who sits for an organisation is named by it.
func (w writer) seatTable(b api.BodySheet, caption string) Table {
	t := Table{Caption: caption, Columns: columns(w.say("Siège", "Seat"), w.say("Titulaire", "Holder"), w.say("Depuis", "Since"))}
	t.Columns[1].Wide = true
	for _, seat := range b.Seats {
		for _, m := range seat.Holders {
			t.Rows = append(t.Rows, row(seat.Name.In(w.lang), cmp.Or(m.Capacity, w.named(m.Person)), w.date(m.From)))
		}
	}
	for _, v := range b.Vacancies {
		t.Rows = append(t.Rows, row(v.Seat.Name.In(w.lang), w.say("vacant ({filled} sur {wanted})", "vacant ({filled} of {wanted})", "filled", v.Filled, "wanted", v.Wanted), "—"))
	}
	return t
}

// followUp is how the execution is watched: by whom, and by which figures of the actions.
func (a *agreement) followUp() Section {
	s := Section{Name: "follow_up", Title: a.say("Suivi et évaluation", "Follow-up and evaluation"), Blocks: []Block{Para(a.say(
		"Une fois la convention signée, le comité de projet en suit l’exécution : étapes, indicateurs, financements et engagements sont tenus au registre, en prévu et en réel.",
		"Once the agreement is signed, the project committee follows its execution: milestones, indicators, fundings and commitments are kept in the register, planned and actual."))}}
	t := Table{Caption: a.say("Indicateurs suivis", "Indicators followed"), Columns: columns(a.say("Indicateur", "Indicator"), a.say("Action", "Action"), a.say("Échéance", "Due"), "#"+a.say("Départ", "Baseline"), "#"+a.say("Cible", "Target"))}
	t.Columns[0].Wide = true
	for _, one := range a.actions() {
		for _, g := range one.Targets {
			t.Rows = append(t.Rows, row(g.What+" ("+g.Unit+")", one.Title, a.date(g.Due), a.hundredths(g.Baseline), a.hundredths(g.Target)))
		}
	}
	if len(t.Rows) > 0 {
		s.Blocks = append(s.Blocks, t)
	}
	return s
}

// means are the human and technical means that the partners bring beside money.
func (a *agreement) means() Section {
	s := Section{Name: "means", Title: a.say("Moyens humains et techniques", "Human and technical means")}
	if t := a.meansTable(a.territory.Means); len(t.Rows) > 0 {
		s.Blocks = []Block{t}
	}
	return s
}

func (w writer) meansTable(all []api.Means) Table {
	t := Table{Caption: w.say("Moyens apportés, en jours et en mois de travail", "Means brought, in days and in months of work"), Columns: columns(w.say("Moyen", "Means"), w.say("Apporté par", "Brought by"), w.say("Depuis", "Since"), "#"+w.say("Jours", "Days"), "#"+w.say("Mois ETP", "FTE months"))}
	t.Columns[0].Wide = true
	some := func(n int64) *int64 {
		if n == 0 {
			return nil
		}
		return &n
	}
	for _, m := range all {
		t.Rows = append(t.Rows, row(m.What, w.named(m.Grantor), w.date(m.On), w.hundredths(some(m.Days)), w.hundredths(some(m.Months))))
	}
	return t
}

// hundredths writes a number kept in hundredths; a dash when there is none.
func (w writer) hundredths(n *int64) string {
	switch {
	case n == nil:
		return "—"
	case *n%100 == 0:
		return locale.Int(w.lang, *n/100)
	}
	return locale.Decimal(w.lang, float64(*n)/100, 2)
}

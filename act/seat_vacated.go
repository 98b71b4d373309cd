package act

import (
	"strconv"

	"jalon/locale"
	"jalon/register"
)

// SeatVacated (fin de mandat) ends a mandate. The day of effect is the first day without it; its powers end at once.
type SeatVacated struct {
	Body   id     `json:"body" fr:"Instance" en:"Body"`
	Seat   string `json:"seat" fr:"Siège" en:"Seat"`
	Person id     `json:"person" fr:"Personne" en:"Person"`
	Reason string `json:"reason,omitempty" fr:"Motif" en:"Reason"`
}

// Kind implements register.Act.
func (*SeatVacated) Kind() kind { return "seat.vacated" }

// Power is that of a body competent over the body concerned.
func (a *SeatVacated) Power(*state) power { return power{Kind: a.Kind(), Over: a.Body} }

// Check implements register.Act.
func (a *SeatVacated) Check(s *state, at stamp) *register.Refusal {
	b, _, r := seatOf(s, a.Body, a.Seat)
	if r != nil {
		return r
	}
	if a.running(b, at) < 0 {
		return register.Refuse(register.Missing, "seat.not-held", "person", a.Person, "seat", a.Seat, "body", a.Body, "day", at.Effect).On("person")
	}
	return nil
}

// running finds the mandate that runs on the day of effect.
func (a *SeatVacated) running(b *register.Body, at stamp) int {
	for i, m := range b.Mandates {
		if m.Seat == a.Seat && m.Person == a.Person && m.Span.Holds(at.Effect) {
			return i
		}
	}
	return -1
}

// Apply implements register.Act.
func (a *SeatVacated) Apply(s *state, at stamp) {
	b := s.Bodies.Edit(a.Body)
	m := &b.Mandates[a.running(b, at)]
	m.Span.To, m.EndedBy = at.Effect, at.Seq
	s.Concern(a.Person, m.Organisation, b.Territory)
}

// mandateID numbers a mandate like the act that gave it.
func mandateID(seq int64) id { return register.Join("mandate", strconv.FormatInt(seq, 10)) }

var seatVacated = register.Declaration{
	New:      func() register.Act { return new(SeatVacated) },
	Name:     locale.Text{FR: "Fin de mandat", EN: "Seat vacated"},
	Sentence: locale.Text{FR: "{person} quitte son siège dans {body} ({seat}).", EN: "{person} leaves the seat in {body} ({seat})."},
	Help: locale.Text{
		FR: "Met fin à un mandat. Les pouvoirs qu’il donnait cessent aussitôt.",
		EN: "Ends a mandate. The powers it gave cease at once."},
	Refusals: also(seatRefusals, map[string]locale.Text{
		"seat.not-held": {FR: "{person} n’occupe pas le siège « {seat} » de {body} au {day}.", EN: "{person} does not hold the seat “{seat}” of {body} on {day}."},
	}),
}

package register

import (
	"jalon/locale"
	"jalon/programme"
)

// Registry is the identifier of the registry (greffe): the office that keeps the register. It exists from the act
// that opens the register and belongs to no programme.
const Registry ID = "body:greffe"

// Registrar is the seat of those who keep the register.
const Registrar = "registrar"

// registry is the rule of the registry. It sets the stage (programmes, persons, bodies, seats) and takes up acts
// from paper; it has no power of the programme itself, so that keeping the register gives no say in it.
var registry = &programme.Level{
	ID:     "greffe",
	Name:   locale.Text{FR: "Greffe", EN: "Registry"},
	Covers: programme.Everything,
	Seats: []programme.Seat{
		{ID: Registrar, Name: locale.Text{FR: "Greffier ou greffière", EN: "Registrar"}, Min: 1},
	},
	Chair: programme.Chair{Seats: []string{Registrar}},
	Powers: []programme.Grant{{
		By: []string{Registrar},
		Acts: []string{
			"programme.opened", "person.registered", "organisation.registered", "body.constituted", "body.dissolved",
			"seat.filled", "seat.vacated", "act.rectified", "value.erased", string(TakeUp),
		},
	}},
}

// OpenRegistry makes the registry exist; the act that opens the register does so.
func (s *State) OpenRegistry(name string, at Stamp) {
	s.Bodies.Add(Registry, Body{ID: Registry, Level: registry.ID, Constituted: at.Effect, Act: at.Seq, rule: registry,
		Name: Dated[string]{{From: at.Effect, Value: name, Act: at.Seq}}})
}

// RegistryLevel returns the rules of the registry, to be read.
func RegistryLevel() *programme.Level { return registry }

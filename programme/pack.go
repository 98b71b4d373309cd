// Package programme holds the rules of a programme as data: who sits where, who may take which act,
// which phases are planned, which targets are followed.
//
// A programme is one YAML file, a [Pack]. Nothing about levels, seats, axes, quotas or cadences is
// written in Go: another programme, or another phase of the same one, is another file.
package programme

import (
	"embed"
	"fmt"
	"io/fs"
	"strings"

	"jalon/calendar"
	"jalon/locale"
)

//go:embed packs/*.yaml
var packs embed.FS

// Pack (règlement du programme) is everything a programme decided about its own working.
type Pack struct {
	ID        string              `yaml:"programme"`
	Name      locale.Text         `yaml:"name"`
	Launched  Event               `yaml:"launched"`
	Targets   []Target            `yaml:"targets"`
	Axes      []Named             `yaml:"axes"`
	Services  []Named             `yaml:"services"` // that an action may call on; a programme may list none
	Operators []Named             `yaml:"operators"`
	Maturity  []Named             `yaml:"maturity"` // from the least to the most mature
	Colleges  []Named             `yaml:"colleges"`
	Contracts []Contract          `yaml:"contracts"`
	Levels    []Level             `yaml:"levels"` // from the widest to the narrowest
	Phases    []Phase             `yaml:"phases"`
	Rules     map[string][]Demand `yaml:"rules"` // by kind of act
}

// Named is an identifier with its name in both languages: an axis, an operator, a college.
type Named struct {
	ID   string      `yaml:"id"`
	Name locale.Text `yaml:"name"`
}

// Event is something that took place, or is planned, on a day at a place.
type Event struct {
	On calendar.Day `yaml:"on"`
	At locale.Text  `yaml:"at"`
}

// Target (objectif) is a figure the programme announced; what it counts is followed from the acts.
// Min and Max are counts, or whole euros when the target counts money. A nil bound is no bound.
type Target struct {
	ID     string      `yaml:"id"`
	Name   locale.Text `yaml:"name"`
	Counts string      `yaml:"counts"` // one of Counted
	Of     string      `yaml:"of"`     // the type of contract counted, where it counts contracts
	Min    *int64      `yaml:"min"`
	Max    *int64      `yaml:"max"`
}

// Contract (convention) is a kind of document the programme signs, and the colleges that must sign it.
type Contract struct {
	ID       string      `yaml:"id"`
	Name     locale.Text `yaml:"name"`
	SignedBy []string    `yaml:"signed_by"` // colleges, each represented by at least one party
	Amends   bool        `yaml:"amends"`    // true when it changes another contract
}

// Phase (phase) is a planned stretch of the programme. The days it really opened and closed are acts.
type Phase struct {
	ID        string       `yaml:"id"`
	Name      locale.Text  `yaml:"name"`
	From      calendar.Day `yaml:"from"`
	To        calendar.Day `yaml:"to"` // last day, included
	Goal      locale.Text  `yaml:"goal"`
	Presented Event        `yaml:"presented"`
}

// Demand is one condition put on a kind of act: the name of a predicate and what it needs.
// The predicates are pure functions of the register; the pack only refers to them.
type Demand struct {
	Require string      `yaml:"require"`
	Level   string      `yaml:"level"` // a maturity, where the predicate asks for one
	Limit   int         `yaml:"limit"` // a number, where the predicate asks for one
	Why     locale.Text `yaml:"why"`   // the rule in words, shown in a refusal
}

// Level returns the level of that id.
func (p *Pack) Level(id string) (*Level, bool) {
	for i := range p.Levels {
		if p.Levels[i].ID == id {
			return &p.Levels[i], true
		}
	}
	return nil, false
}

// Phase returns the phase of that id.
func (p *Pack) Phase(id string) (*Phase, bool) {
	for i := range p.Phases {
		if p.Phases[i].ID == id {
			return &p.Phases[i], true
		}
	}
	return nil, false
}

// Contract returns the kind of contract of that id.
func (p *Pack) Contract(id string) (*Contract, bool) {
	for i := range p.Contracts {
		if p.Contracts[i].ID == id {
			return &p.Contracts[i], true
		}
	}
	return nil, false
}

// Target returns the target of that id.
func (p *Pack) Target(id string) (*Target, bool) {
	for i := range p.Targets {
		if p.Targets[i].ID == id {
			return &p.Targets[i], true
		}
	}
	return nil, false
}

// Rank returns the place of a maturity on the pack's scale, from 1; 0 when it is not on it.
func (p *Pack) Rank(maturity string) int {
	for i, m := range p.Maturity {
		if m.ID == maturity {
			return i + 1
		}
	}
	return 0
}

// Find returns the entry of that id among named things.
func Find(list []Named, id string) (Named, bool) {
	for _, n := range list {
		if n.ID == id {
			return n, true
		}
	}
	return Named{}, false
}

// Embedded returns the text of a pack that ships with the product, such as "territoires-industrie-2018".
func Embedded(id string) (string, error) {
	b, err := packs.ReadFile("packs/" + id + ".yaml")
	if err != nil {
		return "", fmt.Errorf("no programme %q ships with Jalon; there are: %s", id, strings.Join(Shipped(), ", "))
	}
	return string(b), nil
}

// Shipped lists the packs that ship with the product.
func Shipped() []string {
	names, _ := fs.Glob(packs, "packs/*.yaml") // the pattern is constant and sound
	for i, n := range names {
		names[i] = strings.TrimSuffix(strings.TrimPrefix(n, "packs/"), ".yaml")
	}
	return names
}

package act

import (
	"strings"
	"testing"

	"jalon/calendar"
	"jalon/programme"
	"jalon/register"
)

// shipped returns the rules of 2018, with one text changed for another.
func shipped(old, new string) *ProgrammeOpened {
	text, err := programme.Embedded("territoires-industrie-2018")
	if err != nil {
		panic(err)
	}
	return &ProgrammeOpened{Pack: strings.Replace(text, old, new, 1)}
}

// otherProgramme opens another programme under the same rules.
var otherProgramme = by("greffier", "2019-01-01", shipped("programme: territoires-industrie-2018", "programme: autre"))

func opens(on, phase string) deed {
	return by("secretaire", on, &PhaseOpened{Programme: ti2018, Phase: phase})
}

func closes(on, phase string) deed {
	return by("secretaire", on, &PhaseClosed{Programme: ti2018, Phase: phase})
}

var programmeTries = []try{
	{name: "a second time", when: by("greffier", "2019-01-01", &RegisterOpened{Name: "Autre", Registrar: "person:autre", Person: register.Sealed{Value: "Autre"}}), want: "register.already-open"},
	{name: "another programme", when: otherProgramme, then: func(t *testing.T, s *state) {
		if p, ok := s.Programmes.Get("programme:autre"); !ok || len(p.Hash) != 64 || len(p.Pack.Levels) != 3 {
			t.Errorf("it is %+v", p)
		}
	}},
	{name: "the same programme", when: by("greffier", "2019-01-01", shipped("", "")), want: "id.taken"},
	{name: "rules that do not hold together", when: by("greffier", "2019-01-01", shipped("acts: [orientation.set]", "acts: [war.declared]")), want: "programme.faulty"},
	{name: "by who does not keep the register", when: by("secretaire", "2019-01-01", shipped("programme: territoires-industrie-2018", "programme: autre")), want: "power.missing"},

	{name: "on its actual day", when: opens("2019-01-07", "launch"), then: func(t *testing.T, s *state) {
		p, _ := s.Programmes.Get(ti2018)
		planned, _ := p.Pack.Phase("launch")
		if run := p.Run("launch"); run == nil || run.Opened == planned.From || !run.Closed.IsZero() {
			t.Errorf("it runs %+v", run)
		}
	}},
	{name: "a phase that is not", when: opens("2019-01-07", "victory"), want: "phase.unknown"},
	{name: "twice", given: []deed{opens("2019-01-07", "launch")}, when: opens("2019-01-08", "launch"), want: "phase.already-open"},
	{name: "a phase that is open", given: []deed{opens("2019-01-07", "launch")}, when: closes("2019-02-07", "launch"), then: func(t *testing.T, s *state) {
		p, _ := s.Programmes.Get(ti2018)
		if run := p.Run("launch"); run.Closed != calendar.MustParse("2019-02-07") {
			t.Errorf("it ran %+v", run)
		}
	}},
	{name: "a phase that is not", when: closes("2019-02-07", "victory"), want: "phase.unknown"},
	{name: "a phase that never opened", when: closes("2019-02-07", "launch"), want: "phase.not-open"},
	{name: "before it opened", given: []deed{opens("2019-01-07", "launch")}, when: closes("2019-01-06", "launch"), want: "phase.closed-before"},
	{name: "twice", given: []deed{opens("2019-01-07", "launch"), closes("2019-02-07", "launch")}, when: closes("2019-02-08", "launch"), want: "phase.already-closed"},

	{name: "under a seal", when: by("greffier", "2019-01-01", &PersonRegistered{"person:nouvelle", register.Sealed{Value: "Nouvelle"}}), then: func(t *testing.T, s *state) {
		if p, _ := s.Persons.Get("person:nouvelle"); p.Name[0].Value == (register.Seal{}) {
			t.Errorf("the state knows %+v", p.Name)
		}
	}},
	{name: "twice", when: by("greffier", "2019-01-01", &PersonRegistered{"person:elue", register.Sealed{Value: "Élue"}}), want: "id.taken"},
	{name: "without a name", when: by("greffier", "2019-01-01", &PersonRegistered{Person: "person:nouvelle"}), want: "field.required"},
	{name: "with its number", when: by("greffier", "2019-01-01", &OrganisationRegistered{Organisation: "org:bpi", Name: "Bpifrance", SIREN: "507523678", SIRET: "50752367800012", Operator: "bpifrance"})},
	{name: "with a number that is none", when: by("greffier", "2019-01-01", &OrganisationRegistered{Organisation: "org:bpi", Name: "Bpifrance", SIREN: "50752367"}), want: "siren.malformed"},
	{name: "with the head office of another", when: by("greffier", "2019-01-01", &OrganisationRegistered{Organisation: "org:bpi", Name: "Bpifrance", SIREN: "507523678", SIRET: "12345678900012"}), want: "siret.malformed"},
}

package register_test

import (
	"context"
	"crypto/rand"
	"strings"
	"sync"
	"testing"
	"time"

	"golang.org/x/mod/sumdb/note"

	"jalon/act"
	"jalon/atlas"
	"jalon/calendar"
	"jalon/chain"
	"jalon/perimeter"
	"jalon/programme"
	"jalon/register"
	"jalon/register/memlog"
)

const ti2018 register.ID = "programme:territoires-industrie-2018"

// grammar is that of every act, on the map of France.
var grammar = register.NewGrammar(act.Kinds, atlas.France())

// signer signs for the registers of these tests.
var signer = sync.OnceValue(func() note.Signer {
	secret, _, err := chain.NewKey(rand.Reader, "lois")
	if err != nil {
		panic(err)
	}
	s, err := chain.SigningKey(secret)
	if err != nil {
		panic(err)
	}
	return s
})

// noon is noon in Paris, some days after 2 December 2019.
func noon(days int) time.Time { return time.Date(2019, 12, 2+days, 11, 0, 0, 0, time.UTC) }

// open opens the register of a log, with a clock.
func open(log register.Log, clock func() time.Time) (*register.Register, error) {
	return register.Open(context.Background(), register.Options{
		Grammar: grammar, Log: log, Clock: clock, Random: rand.Reader, Signer: signer()})
}

// mustOpen opens the register of a log, at noon.
func mustOpen(t testing.TB, log register.Log) *register.Register {
	t.Helper()
	r, err := open(log, func() time.Time { return noon(0) })
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// stateOf returns the state of a register, to be read while nothing changes it.
func stateOf(r *register.Register) (s *register.State) {
	err := r.Read(context.Background(), calendar.None, func(v register.View) error { s = v.State; return nil })
	if err != nil {
		panic(err)
	}
	return s
}

// draft is an act with effect on a day.
func draft(on string, a register.Act) register.Draft {
	return register.Draft{Act: a, Effect: calendar.MustParse(on)}
}

// propose proposes acts, all or nothing.
func propose(r *register.Register, who string, drafts ...register.Draft) (register.Receipt, error) {
	return r.Propose(context.Background(), register.Proposal{By: register.Join("person", who), Drafts: drafts})
}

// small returns a copy of a small register: the programme of 2018, cut down to one pilot; its national and regional
// committees, the second with a meeting held; the territories Nord and Dole, with their committees and mature projects, and
// their applications. All is of 1 January 2019.
func small(t testing.TB) *memlog.Log {
	t.Helper()
	log, err := smallOnce()
	if err != nil {
		t.Fatal(err)
	}
	return log.Copy()
}

var smallOnce = sync.OnceValues(func() (*memlog.Log, error) {
	log := new(memlog.Log)
	r, err := open(log, func() time.Time { return noon(0) })
	if err != nil {
		return nil, err
	}
	for _, one := range smallActs() {
		d := draft("2019-01-01", one.act)
		d.Grounds = "Pour l’essai"
		if _, err := propose(r, one.who, d); err != nil {
			return nil, err
		}
	}
	return log, nil
})

// deed is an act and who takes it.
type deed struct {
	who string
	act register.Act
}

// people and orgs are the ends of the identifiers of who is in the small register.
var (
	people = strings.Fields("greffier secretaire ministre presidente prefet banquiere elue industriel cheffe elu-dole")
	orgs   = strings.Fields("region prefecture banque usine")
)

func smallActs() (all []deed) {
	by := func(who string, acts ...register.Act) {
		for _, a := range acts {
			all = append(all, deed{who, a})
		}
	}
	pack, err := programme.Embedded("territoires-industrie-2018")
	if err != nil {
		panic(err)
	}
	by("greffier", &act.RegisterOpened{Name: "Essai", Registrar: "person:greffier", Person: register.Sealed{Value: "Le greffier"}},
		&act.ProgrammeOpened{Pack: strings.Replace(pack, "limit: 30", "limit: 1", 1)})
	for _, one := range people[1:] {
		by("greffier", &act.PersonRegistered{Person: register.Join("person", one), Name: register.Sealed{Value: one}})
	}
	for _, one := range orgs {
		by("greffier", &act.OrganisationRegistered{Organisation: register.Join("org", one), Name: one})
	}
	by("greffier", &act.BodyConstituted{Body: "body:national", Programme: ti2018, Level: "national", Name: "National"},
		&act.BodyConstituted{Body: "body:region", Programme: ti2018, Level: "regional", Region: "27", Name: "Région"},
		&act.SeatFilled{Body: "body:national", Seat: "secretariat", Person: "person:secretaire"},
		&act.SeatFilled{Body: "body:national", Seat: "minister-economy", Person: "person:ministre"},
		&act.SeatFilled{Body: "body:region", Seat: "regional-council-president", Person: "person:presidente", Organisation: "org:region"},
		&act.SeatFilled{Body: "body:region", Seat: "state", Person: "person:prefet", Organisation: "org:prefecture"},
		&act.SeatFilled{Body: "body:region", Seat: "operator", Person: "person:banquiere", Organisation: "org:banque"})
	for _, place := range []struct{ end, epci string }{{"nord", "200069052"}, {"dole", "200010650"}} {
		one, end := register.Join("ti", place.end), place.end
		by("secretaire", &act.TerritoryProposed{Territory: one, Programme: ti2018, Name: end, Region: "27", Members: epcis(place.epci)},
			&act.TerritoryLabelled{Territory: one})
		by("greffier", &act.BodyConstituted{Body: register.Join("body", end), Programme: ti2018, Level: "project", Territory: one, Name: end})
	}
	by("greffier", &act.SeatFilled{Body: "body:nord", Seat: "elected", Person: "person:elue"},
		&act.SeatFilled{Body: "body:nord", Seat: "industrialist", Person: "person:industriel", Organisation: "org:usine"},
		&act.SeatFilled{Body: "body:nord", Seat: "project-manager", Person: "person:cheffe"},
		&act.SeatFilled{Body: "body:dole", Seat: "elected", Person: "person:elu-dole"},
		&act.SeatFilled{Body: "body:dole", Seat: "industrialist", Person: "person:industriel"})
	by("elue", &act.ApplicationSubmitted{Application: "application:nord", Territory: "ti:nord", Pieces: []string{"Périmètre"}})
	by("elu-dole", &act.ApplicationSubmitted{Application: "application:dole", Territory: "ti:dole", Pieces: []string{"Périmètre"}})
	by("presidente", &act.MaturityAssessed{Territory: "ti:nord", Level: "firm-commitment"},
		&act.MaturityAssessed{Territory: "ti:dole", Level: "firm-commitment"},
		&act.MeetingHeld{Meeting: "meeting:m1", Body: "body:region", Agenda: agenda, ChairedBy: []register.ID{"person:presidente"},
			Attendance: []register.Attendance{{Person: "person:presidente", As: "present"}, {Person: "person:prefet", As: "present"}}})
	return all
}

var agenda = []register.Item{{Number: 1, Title: "Candidatures"}, {Number: 2, Title: "Divers"}}

// epcis are members of a perimeter, whole.
func epcis(codes ...string) (all []perimeter.Member) {
	for _, one := range codes {
		m, err := perimeter.Parse("epci:" + one)
		if err != nil {
			panic(err)
		}
		all = append(all, m)
	}
	return all
}

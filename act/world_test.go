package act

import (
	"crypto/rand"
	"testing"
	"time"

	"jalon/atlas"
	"jalon/calendar"
	"jalon/chain"
	"jalon/perimeter"
	"jalon/programme"
	"jalon/register"
	"jalon/register/memlog"
)

// deed is an act, who takes it and the day it takes effect.
type deed struct {
	who   string // the end of the person's identifier
	draft register.Draft
}

// by says who takes an act, and from which day.
func by(who, on string, a register.Act) deed {
	return deed{who, register.Draft{Act: a, Effect: calendar.MustParse(on)}}
}

// inMeeting makes the act the decision of an item of the regional committee's meeting of 1 March 2019.
func (d deed) inMeeting(item int) deed {
	d.draft.Decision = &register.Decision{Meeting: "meeting:region-2019-03-01", Item: item}
	return d
}

// because gives the act its grounds.
func (d deed) because(grounds string) deed {
	d.draft.Grounds = grounds
	return d
}

// fromPaper gives the act a document as evidence, so that it may be taken up.
func (d deed) fromPaper() deed {
	d.draft.Evidence = []register.Evidence{{Label: "Registre papier"}}
	return d
}

// today is the day of every test: 2 March 2020, at noon in Paris.
var today = time.Date(2020, 3, 2, 11, 0, 0, 0, time.UTC)

// grammar is that of the acts of this package, on the map of France.
var grammar = register.NewGrammar(Kinds, atlas.France())

// open opens the register of a log.
func open(t *testing.T, log *memlog.Log) *register.Register {
	t.Helper()
	secret, _, err := chain.NewKey(rand.Reader, "essai")
	if err != nil {
		t.Fatal(err)
	}
	signer, err := chain.SigningKey(secret)
	if err != nil {
		t.Fatal(err)
	}
	r, err := register.Open(t.Context(), register.Options{
		Grammar: grammar, Log: log, Clock: func() time.Time { return today }, Random: rand.Reader, Signer: signer})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// propose proposes one act.
func propose(t *testing.T, r *register.Register, p deed) error {
	t.Helper()
	_, err := r.Propose(t.Context(), register.Proposal{By: register.Join("person", p.who), Drafts: []register.Draft{p.draft}})
	return err
}

// take proposes acts that must pass.
func take(t *testing.T, r *register.Register, all ...deed) {
	t.Helper()
	for _, one := range all {
		if err := propose(t, r, one); err != nil {
			t.Fatalf("%s by %s: %v", one.draft.Act.Kind(), one.who, err)
		}
	}
}

// members reads members of a perimeter.
func members(ids ...string) (all []perimeter.Member) {
	for _, one := range ids {
		m, err := perimeter.Parse(one)
		if err != nil {
			panic(err)
		}
		all = append(all, m)
	}
	return all
}

const ti2018 id = "programme:territoires-industrie-2018"

// The EPCI of the small world: Grand Belfort, Pays de Montbéliard, Grand Dole, Grand Chalon.
const belfort, montbeliard, dole, chalon = "epci:200069052", "epci:200065647", "epci:200010650", "epci:247100589"

// worldSize is how many acts the small world holds: the first act given after it bears the next number.
const worldSize = 39

// world is the register that every try begins with: the programme of 2018 with its national committee, the regional
// committee of Bourgogne-Franche-Comté, which met on 1 March 2019, and three territories. Nord has its label and
// a whole committee; Dole has its label and half of its pair; Chalon is proposed.
func world(t *testing.T) *memlog.Log {
	t.Helper()
	log := new(memlog.Log)
	r := open(t, log)
	pack, err := programme.Embedded("territoires-industrie-2018")
	if err != nil {
		t.Fatal(err)
	}
	take(t, r,
		by("greffier", "2018-11-22", &RegisterOpened{Name: "Essai", Registrar: "person:greffier", Person: register.Sealed{Value: "Le greffier"}}),
		by("greffier", "2018-11-22", &ProgrammeOpened{Pack: pack}))
	for _, one := range []string{"secretaire", "ministre", "presidente", "prefet", "banquiere", "elue", "industriel", "cheffe", "maire", "elu-dole"} {
		take(t, r, by("greffier", "2018-11-22", &PersonRegistered{Person: register.Join("person", one), Name: register.Sealed{Value: one}}))
	}
	for _, one := range []string{"region", "prefecture", "banque", "agglo", "usine", "ministere"} {
		take(t, r, by("greffier", "2018-11-22", &OrganisationRegistered{Organisation: register.Join("org", one), Name: one}))
	}
	committees(t, r)
	take(t, r, meeting()...)
	if head, _ := log.Head(t.Context()); head != worldSize {
		t.Fatalf("the small world holds %d acts: say so in worldSize", head)
	}
	return log
}

// committees constitutes the bodies of the world and fills their seats.
func committees(t *testing.T, r *register.Register) {
	t.Helper()
	constitute := func(b BodyConstituted) {
		b.Programme, b.Name = ti2018, "Comité "+string(b.Body)
		take(t, r, by("greffier", "2018-11-22", &b))
	}
	seat := func(body id, seat, person, org, member string) {
		a := &SeatFilled{Body: body, Seat: seat, Person: register.Join("person", person), Member: member}
		if org != "" {
			a.Organisation = register.Join("org", org)
		}
		take(t, r, by("greffier", "2018-11-22", a))
	}
	territory := func(end, name string, m ...string) {
		one := register.Join("ti", end)
		take(t, r, by("secretaire", "2018-11-22", &TerritoryProposed{Territory: one, Programme: ti2018, Name: name, Region: "27", Members: members(m...)}))
	}
	constitute(BodyConstituted{Body: "body:national", Level: "national"})
	seat("body:national", "secretariat", "secretaire", "", "")
	seat("body:national", "minister-economy", "ministre", "ministere", "")
	constitute(BodyConstituted{Body: "body:region", Level: "regional", Region: "27"})
	seat("body:region", "regional-council-president", "presidente", "region", "")
	seat("body:region", "state", "prefet", "prefecture", "")
	seat("body:region", "operator", "banquiere", "banque", "")
	territory("nord", "Nord", belfort, montbeliard)
	territory("dole", "Dole", dole)
	territory("chalon", "Chalon", chalon)
	take(t, r, by("secretaire", "2018-11-22", &TerritoryLabelled{"ti:nord"}), by("secretaire", "2018-11-22", &TerritoryLabelled{"ti:dole"}))
	constitute(BodyConstituted{Body: "body:nord", Level: "project", Territory: "ti:nord"})
	seat("body:nord", "elected", "elue", "", "")
	seat("body:nord", "industrialist", "industriel", "usine", "")
	seat("body:nord", "project-manager", "cheffe", "", "")
	seat("body:nord", "epci-president", "maire", "agglo", "200069052")
	constitute(BodyConstituted{Body: "body:dole", Level: "project", Territory: "ti:dole"})
	seat("body:dole", "elected", "elu-dole", "", "")
}

// meeting is the one that the regional committee held on 1 March 2019, with three items.
func meeting() []deed {
	agenda := []register.Item{{Number: 1, Title: "Périmètres"}, {Number: 2, Title: "Candidatures"}, {Number: 3, Title: "Protocoles"}}
	present := func(who string) register.Attendance {
		return register.Attendance{Person: register.Join("person", who), As: register.Present}
	}
	return []deed{
		by("presidente", "2019-02-15", &MeetingConvened{Meeting: "meeting:region-2019-03-01", Body: "body:region", On: calendar.MustParse("2019-03-01"), Agenda: agenda}),
		by("presidente", "2019-03-01", &MeetingHeld{Meeting: "meeting:region-2019-03-01", ChairedBy: []id{"person:presidente"},
			Attendance: []register.Attendance{present("presidente"), present("prefet"), present("banquiere")}}),
	}
}

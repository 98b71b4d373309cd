package register_test

import (
	"fmt"
	"slices"
	"strings"

	"pgregory.net/rapid"

	"jalon/act"
	"jalon/calendar"
	"jalon/perimeter"
	"jalon/register"
)

// chance draws what people may wish: acts of most kinds over few things and few days, so that they often meet. About
// half of them are lawful.
type chance struct {
	*rapid.T
	state *register.State // as it is when they wish
}

// pick draws one of some values.
func pick[V any](c chance, of ...V) V { return rapid.SampledFrom(of).Draw(c.T, "one") }

// once draws true once in n times.
func (c chance) once(n int) bool { return rapid.IntRange(1, n).Draw(c.T, "once in") == n }

// one draws an identifier among ends.
func (c chance) one(kind string, ends ...string) register.ID {
	return register.Join(kind, pick(c, ends...))
}

func (c chance) body() register.ID { return c.one("body", "national", "region", "nord", "dole") }

func (c chance) territory() register.ID { return c.one("ti", "nord", "dole") }

func (c chance) person() register.ID { return c.one("person", append(people, "nouvelle")...) }

func (c chance) meeting() register.ID { return c.one("meeting", "m1", "m2", "m3") }

func (c chance) application() register.ID {
	return c.one("application", "nord", "dole", "nord", "dole", "other")
}

// days are those on which things happen; nothing does on others.
var days = func() (all []calendar.Day) {
	for _, on := range []string{"2019-01-02", "2019-02-01", "2019-03-01", "2019-03-05", "2019-06-30"} {
		all = append(all, calendar.MustParse(on))
	}
	return all
}()

func (c chance) day() calendar.Day { return pick(c, days...) }

// members draws members of a perimeter: Grand Belfort, Pays de Montbéliard, Grand Dole, Grand Chalon.
func (c chance) members() []perimeter.Member {
	all := []string{"200069052", "200065647", "200010650", "247100589"}
	return epcis(rapid.SliceOfNDistinct(rapid.SampledFrom(all), 0, 1, rapid.ID[string]).Draw(c.T, "members")...)
}

// seat draws a seat of a body, for somebody.
func (c chance) seat() register.Act {
	b, _ := c.state.Bodies.Get(c.body())
	seat := pick(c, b.Rule().Seats...)
	a := &act.SeatFilled{Body: b.ID, Seat: seat.ID, Person: c.person(), Until: pick(c, calendar.None, c.day())}
	if seat.Per != "" || c.once(8) {
		a.Member = "200069052"
	}
	return a
}

// attendance draws who was at a meeting of a body, and who of them chaired.
func (c chance) attendance(body register.ID) (all []register.Attendance, chairs []register.ID) {
	b, _ := c.state.Bodies.Get(body)
	for _, m := range b.Mandates {
		as := pick(c, "present", "present", "present", "represented", "excused")
		if !slices.ContainsFunc(all, func(a register.Attendance) bool { return a.Person == m.Person }) {
			all = append(all, register.Attendance{Person: m.Person, As: as})
		}
		if as == "present" || c.once(8) {
			chairs = []register.ID{m.Person}
		}
	}
	return all, chairs
}

func (c chance) line() act.Line {
	return act.Line{Funding: "funding:un", Territory: "ti:nord", Funder: "org:banque", Cents: register.Cents(pick(c, 1, 40, 100))}
}

// wishes draw one act each.
var wishes = []func(chance) register.Act{
	chance.seat,
	func(c chance) register.Act {
		return &act.MeetingConvened{Meeting: c.meeting(), Body: c.body(), On: pick(c, days[2:]...), Agenda: agenda}
	},
	func(c chance) register.Act {
		a := &act.MeetingHeld{Meeting: c.meeting(), Body: c.body(), Agenda: agenda}
		if m, ok := c.state.Meetings.Get(a.Meeting); ok {
			a.Body = m.Body
		}
		a.Attendance, a.ChairedBy = c.attendance(a.Body)
		return a
	},
	func(c chance) register.Act { return &act.MeetingCancelled{Meeting: c.meeting(), Reason: "Neige"} },
	func(c chance) register.Act {
		return &act.OrientationSet{Body: "body:region", Title: "Filières", Text: "Hydrogène"}
	},
	func(c chance) register.Act {
		return &act.InformationPublished{Body: c.body(), Title: "Calendrier", Text: "Il change."}
	},
	func(c chance) register.Act {
		return &act.RequestRaised{Request: "question:q", From: c.body(), To: c.body(), Type: "engineering", Text: "Qui ?"}
	},
	func(c chance) register.Act { return &act.RequestAnswered{Request: "question:q", Text: "Nous."} },
	func(c chance) register.Act {
		return &act.ApplicationSubmitted{Application: c.application(), Territory: c.territory(), Pieces: []string{"Périmètre"}, Missing: pick(c, nil, nil, []string{"Binôme"})}
	},
	func(c chance) register.Act {
		return &act.ApplicationCompleted{Application: c.application(), Pieces: []string{"Binôme"}}
	},
	func(c chance) register.Act {
		return &act.OpinionGiven{Application: c.application(), Sense: "favourable"}
	},
	func(c chance) register.Act { return &act.ApplicationValidated{Application: c.application()} },
	func(c chance) register.Act {
		return &act.ApplicationRefused{Application: c.application(), Reason: "Immature"}
	},
	func(c chance) register.Act {
		return &act.ApplicationDeferred{Application: c.application(), Reason: "À revoir"}
	},
	func(c chance) register.Act {
		return &act.MaturityAssessed{Territory: c.territory(), Level: pick(c, "ready", "firm-commitment"), Projects: 3, Firm: 2}
	},
	func(c chance) register.Act { return &act.PilotDesignated{Territory: c.territory()} },
	func(c chance) register.Act { return &act.PilotPresented{Territory: c.territory()} },
	func(c chance) register.Act {
		return &act.TerritoryRenamed{Territory: c.territory(), Name: pick(c, "Nord", "Est", "Jura")}
	},
	func(c chance) register.Act {
		return &act.PerimeterAdapted{Territory: c.territory(), Add: c.members(), Remove: c.members()}
	},
	func(c chance) register.Act {
		return &act.PhaseOpened{Programme: ti2018, Phase: pick(c, "launch", "pilot")}
	},
	func(c chance) register.Act {
		return &act.PhaseClosed{Programme: ti2018, Phase: pick(c, "launch", "pilot")}
	},
	func(c chance) register.Act { return &act.FundingCommitted{Line: c.line()} },
	func(c chance) register.Act { return &act.FundingPaid{Line: c.line()} },
	func(c chance) register.Act { return &act.FundingCancelled{Line: c.line()} },
	func(c chance) register.Act {
		return &act.ActionRecorded{Action: "action:un", Territory: c.territory(), Title: "École", Axis: "recruter"}
	},
	func(c chance) register.Act {
		return &act.ActionFollowed{Action: "action:un", Phase: "study", Status: pick(c, "late", "in-progress", "finished"), Firm: c.once(2)}
	},
	func(c chance) register.Act {
		return &act.ActRectified{Act: rapid.Int64Range(1, c.state.Seq()+1).Draw(c.T, "act"), Reason: "Une coquille"}
	},
	func(c chance) register.Act { return pick(c, endings...)(c) },
}

// endings draw what ends something, and is therefore rarer.
var endings = []func(chance) register.Act{
	func(c chance) register.Act {
		return &act.PersonRegistered{Person: "person:nouvelle", Name: register.Sealed{Value: "Nouvelle"}}
	},
	func(c chance) register.Act {
		return &act.ValueErased{Person: c.one("person", "nouvelle", "elue"), Reason: "À sa demande"}
	},
	func(c chance) register.Act {
		b, _ := c.state.Bodies.Get(c.body())
		m := pick(c, b.Mandates...)
		return &act.SeatVacated{Body: b.ID, Seat: m.Seat, Person: m.Person}
	},
	func(c chance) register.Act {
		return &act.TerritoryWithdrawn{Territory: "ti:dole", Reason: "Il renonce."}
	},
	func(c chance) register.Act { return &act.TerritoryMerged{Territory: "ti:dole", Into: "ti:nord"} },
	func(c chance) register.Act {
		return &act.BodyDissolved{Body: "body:dole", Reason: "Il a fait son temps."}
	},
}

// draft draws an act with what is said of it.
func (c chance) draft() register.Draft {
	d := register.Draft{Act: pick(c, wishes...)(c), Effect: c.day(), Grounds: pick(c, "", "Vu le dossier")}
	if c.once(2) {
		d.Evidence = []register.Evidence{{Label: "Registre papier"}}
	}
	if c.collegial(d.Act.Kind()) != c.once(8) {
		d.Decision = c.decision()
	}
	return d
}

// collegial reports whether a kind of act is taken in a meeting.
func (c chance) collegial(kind register.Kind) bool {
	b, _ := c.state.Bodies.Get("body:region")
	grants := b.Rule().Grants(string(kind))
	return len(grants) > 0 && grants[0].In != ""
}

// decision draws an item of a meeting that is known, and sometimes a vote.
func (c chance) decision() *register.Decision {
	d := &register.Decision{Meeting: c.meeting(), Item: pick(c, 1, 2)}
	m, ok := c.state.Meetings.Get(d.Meeting)
	if !ok {
		d.Meeting = "meeting:m1"
	} else if c.once(3) {
		for _, one := range m.Attendees {
			vote := pick(c, &d.For, &d.For, &d.Against, &d.Abstain)
			*vote = append(*vote, one.Person)
		}
	}
	return d
}

// author draws somebody who could take an act, or anybody.
func (c chance) author(d register.Draft) register.ID {
	all := c.state.Holders(d.Act.Power(c.state), d.Effect)
	all = slices.DeleteFunc(all, func(h register.Holder) bool { return h.Person == "" })
	if len(all) == 0 || c.once(8) {
		return c.person()
	}
	return pick(c, all...).Person
}

// proposal draws one to three acts.
func (c chance) proposal() register.Proposal {
	p := register.Proposal{DryRun: c.once(8)}
	if c.once(8) {
		p.Key = pick(c, "k1", "k2", "k3", "k4")
	}
	for range pick(c, 1, 1, 1, 2, 3) {
		p.Drafts = append(p.Drafts, c.draft())
	}
	p.By = c.author(p.Drafts[0])
	return p
}

// told writes a proposal for who must understand what went wrong.
func told(p register.Proposal) string {
	var acts []string
	for _, d := range p.Drafts {
		acts = append(acts, fmt.Sprintf("%s from %s: %+v", d.Act.Kind(), d.Effect, d.Act))
	}
	return fmt.Sprintf("%s takes %s (key %q, dry run %v)", p.By, strings.Join(acts, "; "), p.Key, p.DryRun)
}

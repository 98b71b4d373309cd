package act

import (
	"slices"
	"strings"
	"testing"

	"jalon/calendar"
	"jalon/programme"
	"jalon/register"
)

// The parties of the protocol of Nord: the agglomeration and the region.
var (
	agglo  = register.Party{Organisation: "org:agglo", College: "intercommunalities"}
	region = register.Party{Organisation: "org:region", College: "public-partners"}
)

// protocol prepares the protocol of Nord, or what changes make of it.
func protocol(changes ...func(*ContractPrepared)) deed {
	a := &ContractPrepared{Contract: "contract:nord", Type: "protocol", Territory: "ti:nord", Title: "Protocole de Nord",
		Planned: calendar.MustParse("2019-03-05"), Parties: []register.Party{agglo, region}}
	for _, change := range changes {
		change(a)
	}
	return by("cheffe", "2019-03-02", a)
}

func signs(who, on string, party id) deed {
	return by(who, on, &ContractSigned{Contract: "contract:nord", Party: party, Capacity: "Présidence", Deliberation: "n° 12 du 1er mars 2019"})
}

var (
	approvedNord = by("elue", "2019-03-10", &ContractApproved{Contract: "contract:nord"})
	signedAgglo  = signs("maire", "2019-03-19", "org:agglo")
	signedRegion = signs("presidente", "2019-03-12", "org:region")
	inForceNord  = by("elue", "2019-03-20", &ContractBroughtIntoForce{"contract:nord"})
	withdrawn    = by("secretaire", "2019-03-11", &TerritoryWithdrawn{"ti:nord", "Sans suite"})
)

const someHash = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"

var ambition = register.Clause{Article: "ambitions", Title: "Ambitions", Text: "Recruter et former."}

// withTerms gives the protocol an article, a commitment and an action.
func withTerms(a *ContractPrepared) {
	a.Clauses, a.Actions = []register.Clause{ambition}, []id{"action:cite"}
	a.Commitments = []register.Commitment{{ID: "gare", What: "Ouvrir la gare", Owner: "org:region", Due: calendar.MustParse("2019-12-31")}}
}

var signedWithTerms = []deed{actionOf("ti:nord"), protocol(withTerms), approvedNord, signedAgglo, signedRegion}

func kept(commitment string) deed {
	return by("cheffe", "2019-09-01", &CommitmentKept{Contract: "contract:nord", Commitment: commitment, Note: "C’est fait."})
}

func signsBy(means, file string) deed {
	return by("maire", "2019-03-19", &ContractSigned{Contract: "contract:nord", Party: "org:agglo", Capacity: "Présidence", Means: means, File: file})
}

// amending prepares an amendment of the protocol.
func amending(change func(*ContractPrepared)) deed {
	a := &ContractPrepared{Contract: "contract:avenant", Type: "amendment", Territory: "ti:nord", Title: "Avenant", Amends: "contract:nord",
		Parties: []register.Party{agglo, region}}
	change(a)
	return by("cheffe", "2019-06-01", a)
}

// closedNord is what comes before the protocol is closed.
var closedNord = []deed{protocol(), approvedNord, signedAgglo, signedRegion, inForceNord}

var contractTries = []try{
	{name: "an action", when: actionOf("ti:nord"), then: func(t *testing.T, s *state) {
		one, _ := s.Actions.Get("action:cite")
		if on := calendar.MustParse("2019-03-02"); one.Phase.Value(on) != "idea" || one.Status.Value(on) != "in-progress" || !one.Firm.Value(on) {
			t.Errorf("it is %+v", one)
		}
	}},
	{name: "on an axis that is not", when: by("cheffe", "2019-03-02", &ActionRecorded{Action: "action:cite", Territory: "ti:nord", Title: "Cité", Axis: "grandir"}), want: "axis.unknown"},
	{name: "for another’s territory", when: by("cheffe", "2019-03-02", &ActionRecorded{Action: "action:cite", Territory: "ti:chalon", Title: "Cité", Axis: "innover"}), want: "power.missing"},
	{name: "to its end", given: []deed{actionOf("ti:nord")}, when: followed("2019-09-01", "operation", "finished"), then: func(t *testing.T, s *state) {
		one, _ := s.Actions.Get("action:cite")
		if one.Finished != calendar.MustParse("2019-09-01") || one.Notes.Value(one.Finished) == "" {
			t.Errorf("it is %+v", one)
		}
	}},
	{name: "after its end", given: []deed{actionOf("ti:nord"), followed("2019-09-01", "operation", "abandoned")}, when: followed("2019-09-02", "study", "late"), want: "action.over"},
	{name: "before it was recorded", given: []deed{actionOf("ti:nord")}, when: followed("2019-03-01", "study", "late"), want: "object.not-yet"},
	{name: "in a phase that is not", given: []deed{actionOf("ti:nord")}, when: followed("2019-09-01", "dream", "late"), want: "action.phase"},
	{name: "in a state that is not", given: []deed{actionOf("ti:nord")}, when: followed("2019-09-01", "study", "asleep"), want: "action.status"},
	{name: "that was not recorded", when: followed("2019-09-01", "study", "late"), want: "object.unknown"},

	{name: "with its parties", given: []deed{actionOf("ti:nord")}, when: protocol(func(a *ContractPrepared) { a.Actions = []id{"action:cite"} }),
		then: stepIs("2019-03-02", register.Prepared)},
	{name: "of a type that is not", when: protocol(func(a *ContractPrepared) { a.Type = "treaty" }), want: "contract.type"},
	{name: "a protocol that amends", when: protocol(func(a *ContractPrepared) { a.Amends = "contract:autre" }), want: "contract.amends"},
	{name: "an amendment of nothing", when: protocol(func(a *ContractPrepared) { a.Type = "amendment" }), want: "contract.amends"},
	{name: "an amendment of what is not signed", given: []deed{protocol()}, when: amendment("ti:nord"), want: "contract.step"},
	{name: "an amendment", given: []deed{protocol(), approvedNord, signedAgglo, signedRegion}, when: amendment("ti:nord")},
	{name: "an amendment of what is closed", given: append(slices.Clone(closedNord), closed("Le terme est échu.")), when: by("cheffe", "2019-11-02", &ContractPrepared{Contract: "contract:avenant",
		Type: "amendment", Territory: "ti:nord", Title: "Avenant", Amends: "contract:nord", Parties: []register.Party{agglo, region}}), want: "contract.step"},
	{name: "an amendment whose contract was closed before it was signed", given: append(slices.Clone(closedNord), amendment("ti:nord"), by("elue", "2019-04-03", &ContractApproved{Contract: "contract:avenant"}), closed("Le terme est échu.")),
		when: by("maire", "2019-11-10", &ContractSigned{Contract: "contract:avenant", Party: "org:agglo", Capacity: "Présidence"}), want: "contract.step"},
	{name: "an amendment of another’s", given: []deed{protocol(), approvedNord, signedAgglo, signedRegion, complete, bothLed}, when: amendment("ti:dole"), want: "contract.elsewhere"},
	{name: "with another’s action", given: []deed{complete, bothLed, by("cheffe", "2019-03-02", &ActionRecorded{Action: "action:jura", Territory: "ti:dole", Title: "Jura", Axis: "innover"})},
		when: protocol(func(a *ContractPrepared) { a.Actions = []id{"action:jura"} }), want: "contract.elsewhere"},
	{name: "without a college", when: protocol(func(a *ContractPrepared) { a.Parties = a.Parties[:1] }), want: "contract.college-missing"},
	{name: "with a college that is not", when: protocol(func(a *ContractPrepared) {
		a.Parties = []register.Party{{Organisation: "org:agglo", College: "friends"}}
	}), want: "contract.college"},
	{name: "with a party twice", when: protocol(func(a *ContractPrepared) { a.Parties = []register.Party{agglo, region, agglo} }), want: "contract.party-twice"},
	{name: "with a party without a name", when: protocol(func(a *ContractPrepared) { a.Parties = []register.Party{{College: "industry"}} }), want: "field.required"},
	{name: "with a hash that is none", when: protocol(func(a *ContractPrepared) { a.Document = "ABC" }), want: "hash.malformed"},

	{name: "by the project committee", given: []deed{protocol()}, when: approvedNord, then: stepIs("2019-03-10", register.Approved)},
	{name: "by the region, in meeting", given: []deed{protocol(), approvedNord}, when: by("presidente", "2019-03-10", &ContractApproved{Contract: "contract:nord"}).inMeeting(3)},
	{name: "by the region, out of meeting", given: []deed{protocol()}, when: by("presidente", "2019-03-10", &ContractApproved{Contract: "contract:nord"}), want: "decision.needs-meeting"},
	{name: "another text than a body approved before", given: []deed{protocol(), by("elue", "2019-03-10", &ContractApproved{Contract: "contract:nord", Document: someHash})}, when: by("presidente", "2019-03-10", &ContractApproved{Contract: "contract:nord", Document: strings.Repeat("0", 64)}).inMeeting(3), want: "contract.other-text"},
	{name: "the text that a body approved before", given: []deed{protocol(), by("elue", "2019-03-10", &ContractApproved{Contract: "contract:nord", Document: someHash})}, when: by("presidente", "2019-03-10", &ContractApproved{Contract: "contract:nord", Document: someHash}).inMeeting(3), then: func(t *testing.T, s *state) {
		if c, _ := s.Contracts.Get("contract:nord"); c.Document != someHash {
			t.Errorf("the text recorded is %q", c.Document)
		}
	}},
	{name: "a text by what is no hash", given: []deed{protocol()}, when: by("elue", "2019-03-10", &ContractApproved{Contract: "contract:nord", Document: "ABC"}), want: "hash.malformed"},
	{name: "by the same body twice", given: []deed{protocol(), approvedNord}, when: by("industriel", "2019-03-11", &ContractApproved{Contract: "contract:nord"}), want: "contract.already-approved"},
	{name: "before it was prepared", given: []deed{protocol()}, when: by("elue", "2019-03-01", &ContractApproved{Contract: "contract:nord"}), want: "object.not-yet"},
	{name: "for a territory that has ended", given: []deed{protocol(), by("secretaire", "2019-03-09", withdrawn.draft.Act)}, when: approvedNord, want: "territory.ended"},
	{name: "what was not prepared", when: approvedNord, want: "object.unknown"},

	{name: "by one of two", given: []deed{protocol(), approvedNord}, when: signedAgglo, then: stepIs("2019-12-01", register.Approved)},
	{name: "by the last", given: []deed{protocol(), approvedNord, signedAgglo}, when: signedRegion, then: func(t *testing.T, s *state) {
		stepIs("2019-03-18", register.Approved)(t, s) // the agglomeration signed last, on the 19th
		stepIs("2019-03-19", register.Signed)(t, s)
	}},
	{name: "before its approval", given: []deed{protocol()}, when: signedAgglo, want: "contract.step"},
	{name: "for another", given: []deed{protocol(), approvedNord}, when: signs("maire", "2019-03-19", "org:region"), want: "power.missing"},
	{name: "by who is no party", given: []deed{protocol(), approvedNord}, when: signs("prefet", "2019-03-19", "org:prefecture"), want: "contract.not-a-party"},
	{name: "by who is no party, once all have signed", given: []deed{protocol(), approvedNord, signedAgglo, signedRegion}, when: signs("prefet", "2019-03-19", "org:prefecture"), want: "contract.not-a-party"},
	{name: "twice", given: []deed{protocol(), approvedNord, signedAgglo}, when: signs("maire", "2019-03-20", "org:agglo"), want: "contract.already-signed"},
	{name: "twice, the second on an earlier day", given: []deed{protocol(), approvedNord, signedAgglo}, when: signs("maire", "2019-03-11", "org:agglo"), want: "contract.already-signed"},
	{name: "while the pair that chairs is incomplete: it signs for itself", given: []deed{protocol(), approvedNord, vacated}, when: signedAgglo},
	{name: "under a mandate that has ended", given: []deed{protocol(), approvedNord, by("greffier", "2019-03-15", &SeatVacated{Body: "body:nord", Seat: "epci-president", Person: "person:maire"})},
		when: signedAgglo, want: "power.ended"},
	{name: "under the second of two mandates", given: []deed{protocol(), approvedNord, by("greffier", "2019-01-01", &SeatFilled{Body: "body:nord", Seat: "industry", Person: "person:industriel", Organisation: "org:agglo"})},
		when: signs("industriel", "2019-03-19", "org:agglo"), then: signerIs("person:industriel")},
	{name: "from paper, by who took it up", given: []deed{protocol(), approvedNord}, when: signs("greffier", "2019-03-19", "org:agglo").fromPaper(), then: signerIs("")},
	{name: "from paper, by who sits in a body that could", given: []deed{protocol(), approvedNord}, when: signs("secretaire", "2019-03-19", "org:agglo").fromPaper(), then: signerIs("")},
	{name: "by a scan of a handwritten signature", given: []deed{protocol(), approvedNord}, when: signsBy("wet-scan", someHash), then: func(t *testing.T, s *state) {
		c, _ := s.Contracts.Get("contract:nord")
		if sign, _ := c.SignatureOf("org:agglo"); sign.Means != "wet-scan" || sign.File != someHash {
			t.Errorf("it is signed as %+v", sign)
		}
	}},
	{name: "by a scan that nobody shows", given: []deed{protocol(), approvedNord}, when: signsBy("wet-scan", ""), want: "field.required"},
	{name: "by no means known", given: []deed{protocol(), approvedNord}, when: signsBy("qualified", someHash), want: "contract.means"},
	{name: "by a file whose hash is none", given: []deed{protocol(), approvedNord}, when: signsBy("", "xyz"), want: "hash.malformed"},
	{name: "by an authority that the law has merged", given: []deed{
		by("greffier", "2019-01-02", &OrganisationRegistered{Organisation: "org:merged", SIREN: "243900412", Name: "Un EPCI d’avant 2020"}),
		protocol(func(a *ContractPrepared) {
			a.Parties = append(a.Parties, register.Party{Organisation: "org:merged", College: "intercommunalities"})
		}), approvedNord}, when: signs("greffier", "2020-01-15", "org:merged").fromPaper(), want: "contract.party-ceased"},
	{name: "in no capacity", given: []deed{protocol(), approvedNord}, when: by("maire", "2019-03-19", &ContractSigned{Contract: "contract:nord", Party: "org:agglo"}), want: "field.required"},
	{name: "for a territory that has ended", given: []deed{protocol(), approvedNord, withdrawn}, when: signedAgglo, want: "territory.ended"},

	{name: "an article without its text", when: protocol(func(a *ContractPrepared) { a.Clauses = []register.Clause{{Article: "ambitions"}} }), want: "field.required"},
	{name: "an article twice", when: protocol(func(a *ContractPrepared) { a.Clauses = []register.Clause{ambition, ambition} }), want: "contract.term-twice"},
	{name: "a commitment of nobody", when: protocol(func(a *ContractPrepared) { a.Commitments = []register.Commitment{{ID: "gare", What: "Ouvrir la gare"}} }), want: "field.required"},
	{name: "a commitment of somebody unknown", when: protocol(func(a *ContractPrepared) {
		a.Commitments = []register.Commitment{{ID: "gare", What: "Ouvrir la gare", Owner: "org:nulle"}}
	}), want: "object.unknown"},
	{name: "what is no amendment withdraws nothing", given: []deed{actionOf("ti:nord")}, when: protocol(func(a *ContractPrepared) { a.Withdrawn = []id{"action:cite"} }), want: "contract.withdraws-nothing"},
	{name: "an amendment withdraws what is not carried", given: []deed{protocol(), approvedNord, signedAgglo, signedRegion, actionOf("ti:nord")}, when: amending(func(a *ContractPrepared) { a.Withdrawn = []id{"action:cite"} }), want: "contract.not-carried"},
	{name: "an amendment that is signed changes the terms from that day", given: []deed{actionOf("ti:nord"), protocol(withTerms), approvedNord, signedAgglo, signedRegion,
		amending(func(a *ContractPrepared) {
			a.Withdrawn, a.Clauses = []id{"action:cite"}, []register.Clause{{Article: "ambitions"}, {Article: "duree", Title: "Durée", Text: "Deux ans."}}
		}), by("elue", "2019-06-02", &ContractApproved{Contract: "contract:avenant"}), by("maire", "2019-06-10", &ContractSigned{Contract: "contract:avenant", Party: "org:agglo", Capacity: "Présidence"})},
		when: by("presidente", "2019-06-12", &ContractSigned{Contract: "contract:avenant", Party: "org:region", Capacity: "Présidence"}), then: func(t *testing.T, s *state) {
			c, _ := s.Contracts.Get("contract:nord")
			before, after := s.Consolidated(c, calendar.MustParse("2019-06-11")), s.Consolidated(c, calendar.MustParse("2019-06-12"))
			if len(before.Actions) != 1 || before.Clauses[0].Article != "ambitions" || len(before.Amendments) != 0 {
				t.Errorf("the day before, its terms are %+v", before)
			}
			if len(after.Actions) != 0 || len(after.Clauses) != 1 || after.Clauses[0].Article != "duree" || len(after.Commitments) != 1 {
				t.Errorf("from that day its terms are %+v", after)
			}
		}},

	{name: "kept", given: signedWithTerms, when: kept("gare"), then: func(t *testing.T, s *state) {
		if c, _ := s.Contracts.Get("contract:nord"); c.Kept["gare"].On != calendar.MustParse("2019-09-01") {
			t.Errorf("it is kept as %+v", c.Kept)
		}
	}},
	{name: "kept twice", given: append(slices.Clone(signedWithTerms), kept("gare")), when: kept("gare"), want: "commitment.kept"},
	{name: "kept that was not taken", given: signedWithTerms, when: kept("pont"), want: "commitment.unknown"},
	{name: "kept before it was signed", given: []deed{actionOf("ti:nord"), protocol(withTerms)}, when: kept("gare"), want: "contract.step"},

	{name: "signed by all", given: []deed{protocol(), approvedNord, signedAgglo, signedRegion}, when: inForceNord, then: stepIs("2019-03-20", register.InForce)},
	{name: "signed by one", given: []deed{protocol(), approvedNord, signedAgglo}, when: inForceNord, want: "contract.step"},
	{name: "at its term", given: []deed{protocol(), approvedNord, signedAgglo, signedRegion, inForceNord}, when: closed("Le terme est échu."), then: stepIs("2019-11-01", register.Closed)},
	{name: "with its territory", given: []deed{protocol(), approvedNord, signedAgglo, signedRegion, inForceNord, by("secretaire", "2019-10-01", withdrawn.draft.Act)},
		when: closed("Le territoire est sorti du programme."), then: stepIs("2019-11-01", register.Closed)},
	{name: "without a reason", given: []deed{protocol(), approvedNord, signedAgglo, signedRegion, inForceNord}, when: closed(""), want: "field.required"},
	{name: "before it was in force", given: []deed{protocol()}, when: closed("Abandon"), want: "contract.step"},
}

// TestContractsHaveParties prepares a contract of a type that no college must sign: it needs a party all the same.
func TestContractsHaveParties(t *testing.T) {
	refused(t, new(ContractPrepared).parties(new(state), new(programme.Pack), new(programme.Contract)), "field.required")
}

// complete gives Dole the other half of its pair; bothLed gives both territories the same project manager.
var (
	complete = by("greffier", "2019-01-01", &SeatFilled{Body: "body:dole", Seat: "industrialist", Person: "person:industriel"})
	bothLed  = by("greffier", "2019-01-01", &SeatFilled{Body: "body:dole", Seat: "project-manager", Person: "person:cheffe"})
)

func actionOf(territory id) deed {
	return by("cheffe", "2019-03-02", &ActionRecorded{Action: "action:cite", Territory: territory, Title: "Cité de l’industrie", Axis: "recruter",
		Owner: "L’agglomération", Planned: calendar.MustParse("2021-12-31"), Firm: true})
}

func followed(on, phase, status string) deed {
	return by("cheffe", on, &ActionFollowed{Action: "action:cite", Phase: phase, Status: status, Note: "Fait au comité"})
}

func amendment(territory id) deed {
	return by("cheffe", "2019-04-02", &ContractPrepared{Contract: "contract:avenant", Type: "amendment", Territory: territory, Title: "Avenant",
		Amends: "contract:nord", Parties: []register.Party{agglo, region}})
}

func closed(reason string) deed {
	return by("elue", "2019-11-01", &ContractClosed{Contract: "contract:nord", Reason: reason})
}

// stepIs wants the contract of Nord at a step on a day.
func stepIs(on string, want register.ContractStep) func(*testing.T, *state) {
	return func(t *testing.T, s *state) {
		t.Helper()
		c, _ := s.Contracts.Get("contract:nord")
		if got := c.Step.Value(calendar.MustParse(on)); got != want {
			t.Errorf("the contract is %s on %s; want %s", got, on, want)
		}
	}
}

// signerIs wants the agglomeration to have signed by somebody, or by nobody known.
func signerIs(want id) func(*testing.T, *state) {
	return func(t *testing.T, s *state) {
		c, _ := s.Contracts.Get("contract:nord")
		if sign, ok := c.SignatureOf("org:agglo"); !ok || sign.Person != want {
			t.Errorf("it is signed %v by %q; want %q", ok, sign.Person, want)
		}
	}
}

package act

import (
	"errors"
	"os"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"jalon/calendar"
	"jalon/programme"
	"jalon/register"
	"jalon/register/memlog"
)

// Cell is one of doc/reference/authorisations.md: a kind of act, a level, a seat of it, and what the page says.
type Cell struct{ Kind, Level, Seat, Says string }

// Cells reads the page, which people review: what it says is what is tried.
func Cells(t *testing.T) (all []Cell) {
	t.Helper()
	page, err := os.ReadFile("../doc/reference/authorisations.md")
	if err != nil {
		t.Fatal(err)
	}
	heading := regexp.MustCompile("^## .*\\(`(.*)`\\)$")
	level, seats := "", []string(nil)
	for line := range strings.Lines(string(page)) {
		line = strings.TrimSpace(line)
		if m := heading.FindStringSubmatch(line); m != nil {
			level = m[1]
		}
		parts := strings.Split(strings.Trim(line, "| "), " | ")
		switch {
		case level == "" || !strings.HasPrefix(line, "|"):
		case parts[0] == "act":
			seats = parts[1:]
		case strings.HasPrefix(parts[0], "`"):
			for i, says := range parts[1:] {
				all = append(all, Cell{strings.Trim(parts[0], "`"), level, seats[i], says})
			}
		}
	}
	return all
}

// The verdicts of the gate.
const yes, meetingOnly, no, incomplete = "yes", "meeting", "no", "incomplete"

// Verdict names what the gate answered: a refusal of anything but the power is a yes of the gate.
func Verdict(err error) string {
	var r *register.Refusal
	switch {
	case !errors.As(err, &r):
		return yes
	case r.Code == "decision.needs-meeting":
		return meetingOnly
	case r.Code == "body.without-pair":
		return incomplete
	case strings.HasPrefix(r.Code, "power.") || r.Code == "register.already-open" || r.Code == "author.unknown" || r.Code == "delegation.ended" || r.Code == "object.unknown" && r.Field == "":
		return no
	}
	return yes
}

// MatrixWorld is a register where every seat of every level is held by a person of its own, who sits for an organisation of
// their own: a committee of each level here, and another territory in another region.
func MatrixWorld(t *testing.T) *memlog.Log {
	t.Helper()
	log := new(memlog.Log)
	r := open(t, log)
	pack, err := programme.Embedded("territoires-industrie-2018")
	if err != nil {
		t.Fatal(err)
	}
	start := "2018-11-22"
	take(t, r, by("registrar", start, &RegisterOpened{Name: "Essai", Registrar: "person:registrar", Person: register.Sealed{Value: "Le greffe"}}),
		by("registrar", start, &ProgrammeOpened{Pack: pack}))
	take(t, r, by("registrar", start, &PersonRegistered{Person: "person:nobody", Name: register.Sealed{Value: "Personne"}}),
		by("registrar", start, &BodyConstituted{Body: "body:national", Programme: ti2018, Level: "national", Name: "National"}),
		by("registrar", start, &PersonRegistered{Person: "person:desk", Name: register.Sealed{Value: "Bureau"}}),
		by("registrar", start, &SeatFilled{Body: "body:national", Seat: "secretariat", Person: "person:desk"}),
		by("desk", start, &TerritoryProposed{Territory: "ti:here", Programme: ti2018, Name: "Ici", Region: "27", Members: members(belfort)}),
		by("desk", start, &TerritoryProposed{Territory: "ti:elsewhere", Programme: ti2018, Name: "Ailleurs", Region: "44", Members: members("epci:246700488")}),
		by("registrar", start, &BodyConstituted{Body: "body:regional", Programme: ti2018, Level: "regional", Name: "Régional", Region: "27"}),
		by("registrar", start, &BodyConstituted{Body: "body:project", Programme: ti2018, Level: "project", Name: "Projet", Territory: "ti:here"}),
		by("registrar", start, &BodyConstituted{Body: "body:elsewhere", Programme: ti2018, Level: "project", Name: "Ailleurs", Territory: "ti:elsewhere"}))
	p := programme.Read(pack)
	for _, l := range p.Levels {
		for _, s := range l.Seats {
			who, org := l.ID+"-"+s.ID, register.Join("org", l.ID+"-"+s.ID)
			member := ""
			if s.Per == programme.PerMemberEPCI {
				member = "200069052"
			}
			take(t, r, by("registrar", start, &PersonRegistered{Person: register.Join("person", who), Name: register.Sealed{Value: who}}),
				by("registrar", start, &PersonRegistered{Person: register.Join("person", who+"-delegate"), Name: register.Sealed{Value: who}}),
				by("registrar", start, &OrganisationRegistered{Organisation: org, Name: who}),
				by("registrar", start, &SeatFilled{Body: register.Join("body", l.ID), Seat: s.ID, Person: register.Join("person", who), Organisation: org, Member: member}))
			held := stateOf(t, r).Seated(register.Join("person", who))[0]
			take(t, r, by(who, "2019-01-10", &DelegationGiven{Delegation: register.Join("delegation", who), Body: held.Body.ID, Mandate: held.ID,
				Delegate: register.Join("person", who+"-delegate"), Manner: register.OfPowers, Until: calendar.MustParse("2020-12-31")}))
		}
	}
	take(t, r, by("registrar", start, &PersonRegistered{Person: "person:registrar-delegate", Name: register.Sealed{Value: "Délégué"}}))
	own := stateOf(t, r).Seated("person:registrar")[0]
	take(t, r, by("registrar", "2019-01-10", &DelegationGiven{Delegation: "delegation:registrar", Body: register.Registry, Mandate: own.ID, Delegate: "person:registrar-delegate",
		Manner: register.OfPowers, Until: calendar.MustParse("2020-12-31")}))
	take(t, r, by("project-elected", "2019-02-01", &ApplicationSubmitted{Application: "application:here", Territory: "ti:here", Pieces: []string{"Périmètre"}}),
		calls("national", "national"), calls("regional", "regional"), calls("project", "project"), calls("national", "elsewhere"))
	for _, l := range p.Levels {
		for _, s := range l.Seats {
			if l.Granted(s.ID, "funding.announced") != nil {
				who := l.ID + "-" + s.ID
				take(t, r, by(who, "2019-02-01", &FundingAnnounced{Line{Funding: register.Join("funding", who), Territory: "ti:here", Funder: register.Join("org", who), Cents: 1}}))
			}
		}
	}
	return log
}

// calls convenes a body, by the desk of a level or by who runs its project.
func calls(level, body string) deed {
	who := map[string]string{"national": "desk", "regional": "regional-secretariat", "project": "project-elected"}[level]
	return by(who, "2019-02-01", &MeetingConvened{Meeting: register.Join("meeting", body), Body: register.Join("body", body), On: calendar.MustParse("2019-02-02"), Agenda: []register.Item{{Number: 1, Title: "Un"}}})
}

// Holder is the person of a cell.
func Holder(c Cell) string {
	if c.Level == "greffe" {
		return c.Seat
	}
	return c.Level + "-" + c.Seat
}

// Probe makes an act of a kind whose power is over what the seat of a cell covers, or over elsewhere: enough for the gate,
// which looks at the power first.
func Probe(c Cell, s *state, elsewhere bool) register.Act {
	body, territory, org, meeting := register.Join("body", c.Level), id("ti:here"), register.Join("org", Holder(c)), register.Join("meeting", c.Level)
	if c.Level == "greffe" {
		body, meeting = register.Registry, "meeting:national"
	}
	if elsewhere {
		body, territory, meeting = "body:elsewhere", "ti:elsewhere", "meeting:elsewhere"
	}
	named := map[string]id{"territory": territory, "body": body, "from": body, "to": "body:national", "over": territory, "programme": ti2018,
		"funder": org, "publisher": org, "party": org, "grantor": org, "person": "person:nobody", "application": "application:here", "meeting": meeting, "funding": register.Join("funding", Holder(c))}
	if seated := s.Seated(register.Join("person", Holder(c))); len(seated) > 0 {
		named["mandate"], named["delegation"] = seated[0].ID, register.Join("delegation", Holder(c))
		if c.Kind == "delegation.given" {
			named["body"] = seated[0].Body.ID
		}
	}
	d, _ := grammar.Declaration(kind(c.Kind))
	a := d.New()
	v := reflect.ValueOf(a).Elem()
	for _, f := range d.Fields() {
		if field := v.FieldByIndex(f.Index); f.Type == reflect.TypeFor[id]() {
			name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
			field.SetString(string(named[name]))
		}
	}
	return a
}

// Covered reports whether the body of a cell covers what a power is over, told without the gate.
func Covered(c Cell, p power) bool {
	if p.Mandate != "" || p.Over == "" || c.Level == "greffe" && !p.Itself {
		return true
	}
	own := register.Join("body", c.Level)
	if c.Level == "greffe" {
		own = register.Registry
	}
	switch {
	case p.Over == own:
		return true
	case p.Itself:
		return false
	case c.Level == "national":
		return true
	case c.Level == "regional":
		return p.Over == "ti:here" || p.Over == "body:project"
	}
	return p.Over == "ti:here"
}

// right is what the gate must answer to who uses a cell, in the plain case.
func right(c Cell, p power) string {
	says := strings.TrimSuffix(c.Says, "+")
	switch {
	case says == "—" || !Covered(c, p) || says == "own" && p.For == "" || p.For != "" && p.For != register.Join("org", Holder(c)):
		return no
	case says == "meeting":
		return meetingOnly
	}
	return yes
}

// wrong tries every cell in every situation, and returns those where the gate answers otherwise than the page says.
func wrong(t *testing.T, all []Cell) (bad []string, tried int) {
	t.Helper()
	whole := MatrixWorld(t)
	r := open(t, whole)
	s := stateOf(t, r)
	halved := whole.Copy()
	half := open(t, halved)
	take(t, half, by("registrar", "2019-06-01", &SeatVacated{Body: "body:project", Seat: "industrialist", Person: "person:project-industrialist", Reason: "Départ"}))
	ask := func(r *register.Register, who, on string, a register.Act) string {
		_, err := r.Propose(t.Context(), register.Proposal{By: register.Join("person", who), DryRun: true, Drafts: []register.Draft{{Act: a, Effect: calendar.MustParse(on)}}})
		tried++
		return Verdict(err)
	}
	expect := func(c Cell, situation, got, want string) {
		if got != want {
			bad = append(bad, c.Kind+" by "+c.Seat+" of "+c.Level+", "+situation+": "+got+"; want "+want)
		}
	}
	for _, c := range all {
		a, far := Probe(c, s, false), Probe(c, s, true)
		power := a.Power(s)
		plain := right(c, power)
		who, now := Holder(c), "2020-03-02"
		expect(c, "here", ask(r, who, now, a), plain)
		expect(c, "elsewhere", ask(r, who, now, far), right(c, far.Power(s)))
		expect(c, "before the mandate", ask(r, who, "2018-11-01", a), no)
		expect(c, "by a stranger", ask(r, "nobody", now, a), no)
		expect(c, "by one who is not in the register", ask(r, "unknown", now, a), no)
		delegate := plain
		if power.Mandate != "" {
			delegate = no
		}
		expect(c, "by a delegate", ask(r, who+"-delegate", now, a), delegate)
		expect(c, "by a delegate, too early", ask(r, who+"-delegate", "2019-01-09", a), no)
		if c.Level == "project" {
			expect(c, "with half a pair", ask(half, who, now, a), halfPair(c, plain))
		}
	}
	return bad, tried
}

// halfPair is what the gate answers once the industrialist left.
func halfPair(c Cell, plain string) string {
	switch {
	case c.Seat == "industrialist" || plain == no:
		return no
	case !strings.HasSuffix(c.Says, "+"):
		return incomplete
	}
	return plain
}

// TestEveryCellOfTheAuthorisations tries the whole page at the gate: every kind, every seat, every situation.
func TestEveryCellOfTheAuthorisations(t *testing.T) {
	all := Cells(t)
	kinds := map[string]bool{}
	for _, c := range all {
		kinds[c.Kind] = true
	}
	if len(kinds) != len(grammar.Kinds()) {
		t.Fatalf("the page has %d kinds of acts and the grammar %d: write it again (jalon doc)", len(kinds), len(grammar.Kinds()))
	}
	bad, tried := wrong(t, all)
	for _, one := range bad {
		t.Error(one)
	}
	t.Logf("%d cells, %d tries", len(all), tried)
}

// TestEveryFlippedCellIsSeen turns every cell of the page to its contrary: the tries must catch each of them.
func TestEveryFlippedCellIsSeen(t *testing.T) {
	flipped := Cells(t)
	for i := range flipped {
		if flipped[i].Says == "—" {
			flipped[i].Says = yes
		} else {
			flipped[i].Says = "—"
		}
	}
	bad, _ := wrong(t, flipped)
	caught := map[string]bool{}
	for _, one := range bad {
		name, _, _ := strings.Cut(one, ",")
		caught[name] = true
	}
	s := stateOf(t, open(t, MatrixWorld(t)))
	for _, c := range flipped {
		if !Covered(c, Probe(c, s, false).Power(s)) {
			continue // such a power, over what the body never covers, would be none
		}
		if !caught[c.Kind+" by "+c.Seat+" of "+c.Level] {
			t.Errorf("%s by %s of %s: %q would pass unseen", c.Kind, c.Seat, c.Level, c.Says)
		}
	}
}

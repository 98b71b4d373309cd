package act

import (
	"errors"
	"os"
	"reflect"
	"regexp"
	"slices"
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

// trial is what the gate answered in a situation of a cell, and what it must answer as the page says the cell.
type trial struct {
	situation, got string
	want           func(Cell) string
}

// trials tries a cell in every situation.
func (m matrix) trials(t *testing.T, c Cell) (all []trial) {
	t.Helper()
	who, now := Holder(c), "2020-03-02"
	a, far := Probe(c, m.state, false), Probe(c, m.state, true)
	here, away := a.Power(m.state), far.Power(m.state)
	plain := func(c Cell) string { return right(c, here) }
	refused := func(Cell) string { return no }
	ask := func(situation string, r *register.Register, who, on string, a register.Act, want func(Cell) string) {
		_, err := r.Propose(t.Context(), register.Proposal{By: register.Join("person", who), DryRun: true, Drafts: []register.Draft{{Act: a, Effect: calendar.MustParse(on)}}})
		all = append(all, trial{situation, Verdict(err), want})
	}
	ask("here", m.whole, who, now, a, plain)
	ask("elsewhere", m.whole, who, now, far, func(c Cell) string { return right(c, away) })
	ask("before the mandate", m.whole, who, "2018-11-01", a, refused)
	ask("by a stranger", m.whole, "nobody", now, a, refused)
	ask("by one who is not in the register", m.whole, "unknown", now, a, refused)
	ask("by a delegate", m.whole, who+"-delegate", now, a, func(c Cell) string {
		if here.Mandate != "" {
			return no
		}
		return plain(c)
	})
	ask("by a delegate, too early", m.whole, who+"-delegate", "2019-01-09", a, refused)
	if c.Level == "project" {
		ask("with half a pair", m.half, who, now, a, func(c Cell) string { return halfPair(c, plain(c)) })
	}
	return all
}

// matrix is where cells are tried: a world, and the same once the industrialist of the project left.
type matrix struct {
	whole, half *register.Register
	state       *state
}

func newMatrix(t *testing.T) matrix {
	t.Helper()
	log := MatrixWorld(t)
	m := matrix{whole: open(t, log), half: open(t, log.Copy())}
	m.state = stateOf(t, m.whole)
	take(t, m.half, by("registrar", "2019-06-01", &SeatVacated{Body: "body:project", Seat: "industrialist", Person: "person:project-industrialist", Reason: "Départ"}))
	return m
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
	m, tried := newMatrix(t), 0
	for _, c := range all {
		for _, one := range m.trials(t, c) {
			if tried++; one.got != one.want(c) {
				t.Errorf("%s by %s of %s, %s: %s; want %s", c.Kind, c.Seat, c.Level, one.situation, one.got, one.want(c))
			}
		}
	}
	t.Logf("%d cells, %d tries", len(all), tried)
}

// TestEveryFlippedCellIsSeen turns every cell of the page to everything else that it could say: a try must catch each of them, but
// for the flips that say the same in other words.
func TestEveryFlippedCellIsSeen(t *testing.T) {
	m, flips, alike := newMatrix(t), 0, 0
	for _, c := range Cells(t) {
		trials := m.trials(t, c)
		for _, says := range []string{"—", "yes", "yes+", "meeting", "own", "own+"} {
			flipped := c
			if flipped.Says = says; says == c.Says {
				continue
			}
			if flips++; slices.ContainsFunc(trials, func(one trial) bool { return one.got != one.want(flipped) }) {
				continue
			}
			if alike++; !m.sameSaid(c, flipped) {
				t.Errorf("%s by %s of %s: %q instead of %q would pass unseen", c.Kind, c.Seat, c.Level, says, c.Says)
			}
		}
	}
	t.Logf("%d flips, of which %d say the same", flips, alike)
}

// sameSaid reports whether two cells say the same in other words, and why.
func (m matrix) sameSaid(c, other Cell) bool {
	p := Probe(c, m.state, false).Power(m.state)
	if !Covered(c, p) {
		return true // no power is one over what the body never covers
	}
	a, b := strings.TrimSuffix(c.Says, "+"), strings.TrimSuffix(other.Says, "+")
	switch idle := func(says string) bool { return says == "—" || says == "own" && p.For == "" }; {
	case idle(a) || idle(b):
		return idle(a) && idle(b) // in one's own name, what is in nobody's name
	case a != b && (a == "meeting" || b == "meeting"):
		return false
	}
	pair := c.Level == "project" && c.Seat != "industrialist" // the half that is left
	return !pair || strings.HasSuffix(c.Says, "+") == strings.HasSuffix(other.Says, "+")
}

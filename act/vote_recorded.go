package act

import (
	"slices"

	"jalon/locale"
	"jalon/register"
)

// VoteRecorded (scrutin) records a vote at an item of a meeting, carried or not: who voted how, or what was counted of a
// secret ballot held elsewhere.
//
// The electorate is frozen: the mandates of the body on the day of the meeting, each with one ballot. Who was not there
// votes by the one who represents them, or not at all; and nobody once the minutes are approved.
type VoteRecorded struct {
	Meeting id                `json:"meeting" fr:"Réunion" en:"Meeting"`
	Item    int               `json:"item" fr:"Point de l’ordre du jour" en:"Item of the agenda"`
	Motion  string            `json:"motion,omitempty" fr:"Ce qui est mis aux voix" en:"What is put to the vote"`
	Ballots []register.Ballot `json:"ballots,omitempty" fr:"Voix" en:"Ballots"`
	Secret  register.Count    `json:"secret,omitzero" fr:"Scrutin secret (tenu hors du registre)" en:"Secret ballot (held outside of the register)"`
}

// Kind implements register.Act.
func (*VoteRecorded) Kind() kind { return "vote.recorded" }

// Power is that of recording the meeting.
func (a *VoteRecorded) Power(s *state) power { return overMeeting(s, a.Meeting) }

// overMeeting is the power of recording a meeting.
func overMeeting(s *state, meeting id) power {
	if m, ok := s.Meetings.Get(meeting); ok {
		return power{Kind: "meeting.held", Over: m.Body}
	}
	return power{Kind: "meeting.held", Over: meeting}
}

// Check implements register.Act.
func (a *VoteRecorded) Check(s *state, at stamp) *register.Refusal {
	m, r := sat(s, a.Meeting, at.Effect)
	if r != nil {
		return r
	}
	secret := a.Secret != register.Count{}
	switch {
	case m.Minutes.Document != "":
		return register.Refuse(register.Conflict, "vote.closed", "meeting", a.Meeting, "on", m.Minutes.Approved)
	case !slices.ContainsFunc(m.Agenda, func(i register.Item) bool { return i.Number == a.Item }):
		return register.Refuse(register.Missing, "decision.no-item", "meeting", a.Meeting, "item", a.Item).On("item")
	case !s.QuorateAt(m, a.Item):
		return register.Refuse(register.Conflict, "decision.no-quorum", "meeting", a.Meeting)
	case slices.ContainsFunc(m.VotesAt(a.Item), func(v register.Vote) bool { return v.Motion == a.Motion }):
		return register.Refuse(register.Conflict, "vote.already", "meeting", a.Meeting, "item", a.Item).On("item")
	case secret == (len(a.Ballots) > 0):
		return register.Refuse(register.Invalid, "vote.open-or-secret").On("ballots")
	case secret:
		return a.counted(s, m)
	}
	return a.ballots(s, m)
}

// counted checks the result of a secret ballot: no more papers than members there.
func (a *VoteRecorded) counted(s *state, m *register.Meeting) *register.Refusal {
	c := a.Secret
	papers, most := c.For+c.Against+c.Blank, s.PresentAt(m, a.Item)+represented(m)
	if c.For < 0 || c.Against < 0 || c.Blank < 0 || papers > most {
		return register.Refuse(register.Invalid, "vote.papers", "papers", papers, "members", most).On("secret")
	}
	return first(absent("secret", c.Report == ""), hashed("secret", c.Report))
}

func represented(m *register.Meeting) (n int) {
	for _, one := range m.Attendees {
		if one.As == register.Represented {
			n++
		}
	}
	return n
}

// ballots checks each ballot, then that none comes twice and that nobody votes for too many.
func (a *VoteRecorded) ballots(s *state, m *register.Meeting) *register.Refusal {
	b, _ := s.Bodies.Get(m.Body)
	seen, proxies := map[id]bool{}, map[id]int{}
	for _, ballot := range a.Ballots {
		held, ok := s.Mandate(ballot.Mandate, m.Body)
		switch {
		case !ok || !held.Span.Holds(m.Held):
			return register.Refuse(register.Forbidden, "ballot.no-elector", "mandate", ballot.Mandate, "body", m.Body, "day", m.Held).On("ballots")
		case !slices.Contains(register.Choices, ballot.Choice):
			return register.Refuse(register.Invalid, "ballot.choice", "choice", ballot.Choice).On("ballots")
		case seen[ballot.Mandate]:
			return register.Refuse(register.Conflict, "ballot.twice", "mandate", ballot.Mandate, "person", held.Person, "item", a.Item).On("ballots")
		}
		if r := a.cast(m, held, ballot); r != nil {
			return r
		}
		seen[ballot.Mandate] = true
		if ballot.By != "" && !s.Substitutes(ballot.By, held.Person, m.Body, m.Held) {
			proxies[ballot.By]++
		}
		if most := b.Rule().Votes.MaxProxies(); proxies[ballot.By] > most {
			return register.Refuse(register.Invalid, "ballot.proxies", "person", ballot.By, "limit", most).On("ballots")
		}
	}
	return nil
}

// cast checks that who cast a ballot was there to do so: the holder, or the one who represents them.
func (a *VoteRecorded) cast(m *register.Meeting, held register.Held, ballot register.Ballot) *register.Refusal {
	there := m.Attended(held.Person) && m.There(held.Person, a.Item)
	if ballot.By == "" && there || ballot.By != "" && !there && m.RepresentedBy(held.Person) == ballot.By {
		return nil
	}
	who := held.Person
	if ballot.By != "" {
		who = ballot.By
	}
	return register.Refuse(register.Forbidden, "ballot.absent", "mandate", ballot.Mandate, "person", who, "meeting", m.ID, "item", a.Item).On("ballots")
}

// Apply implements register.Act.
func (a *VoteRecorded) Apply(s *state, at stamp) {
	m := s.Meetings.Edit(a.Meeting)
	b, _ := s.Bodies.Get(m.Body)
	v := register.Vote{Item: a.Item, Motion: a.Motion, Ballots: a.Ballots, Act: at.Seq}
	if len(a.Ballots) == 0 {
		v.Secret = &a.Secret
	}
	var chairs []id
	for _, one := range b.Members(m.Held) {
		v.Electorate = append(v.Electorate, one.ID)
		if slices.Contains(m.Chairs, one.Person) {
			chairs = append(chairs, one.ID)
		}
	}
	v.Outcome = register.Result(b.Rule().Votes, v, s.PresentAt(m, a.Item), chairs)
	m.Votes = append(m.Votes, v)
	s.Concern(m.Body)
}

// sat finds a meeting that was held by a day.
func sat(s *state, meeting id, on day) (*register.Meeting, *register.Refusal) {
	m, ok := s.Meetings.Get(meeting)
	if !ok {
		return nil, register.Refuse(register.Missing, "meeting.unknown", "meeting", meeting).On("meeting")
	}
	if m.Step(on) != register.HeldStep {
		return nil, register.Refuse(register.Conflict, "decision.not-held", "meeting", meeting, "day", on).On("meeting")
	}
	return m, nil
}

var voteRecorded = register.Declaration{
	New:      func() register.Act { return new(VoteRecorded) },
	Name:     locale.Text{FR: "Scrutin", EN: "Vote recorded"},
	Sentence: locale.Text{FR: "Un vote a lieu au point {item} de la réunion {meeting}.", EN: "A vote is held at item {item} of the meeting {meeting}."},
	Help: locale.Text{
		FR: "Consigne un vote, adopté ou non : une voix par mandat, les abstentions, les blancs et les déports à part. Un scrutin secret se tient ailleurs ; seul son résultat entre ici, avec son procès-verbal.",
		EN: "Records a vote, carried or not: one ballot for each mandate; abstentions, blank papers and recusals apart. A secret ballot is held elsewhere; only its result enters here, with its report."},
	Refusals: map[string]locale.Text{
		"vote.closed":         {FR: "Le scrutin est clos : le procès-verbal de {meeting} est approuvé depuis le {on}.", EN: "The vote is closed: the minutes of {meeting} were approved on {on}."},
		"vote.already":        {FR: "Ce vote est déjà consigné au point {item} de {meeting}.", EN: "This vote is already recorded at item {item} of {meeting}."},
		"vote.open-or-secret": {FR: "Un vote est public, avec ses voix, ou secret, avec son résultat : l’un des deux.", EN: "A vote is open, with its ballots, or secret, with its result: one of the two."},
		"vote.papers":         {FR: "{papers} bulletins pour {members} membres : ces nombres ne se peuvent pas.", EN: "{papers} papers for {members} members: these numbers cannot be."},
		"ballot.no-elector":   {FR: "Le mandat {mandate} n’est pas un mandat de {body} au {day} : il ne vote pas.", EN: "The mandate {mandate} is no mandate of {body} on {day}: it does not vote."},
		"ballot.choice":       {FR: "« {choice} » n’est pas un vote : for, against, abstain, blank ou recused.", EN: "“{choice}” is no vote: for, against, abstain, blank or recused."},
		"ballot.twice":        {FR: "{person} ({mandate}) a déjà une voix au point {item}.", EN: "{person} ({mandate}) already has a ballot at item {item}."},
		"ballot.absent":       {FR: "{person} n’était pas là au point {item} de {meeting}, ou ne représente pas {mandate} : la voix ne compte pas.", EN: "{person} was not there at item {item} of {meeting}, or does not represent {mandate}: the ballot does not count."},
		"ballot.proxies":      {FR: "{person} représente plus de {limit} membres absents.", EN: "{person} represents more than {limit} absent members."},
	},
}

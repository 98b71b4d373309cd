package register

import (
	"slices"

	"jalon/programme"
)

// Choice (sens d'un vote) is what a member did at a vote. Abstaining, a blank paper, recusal and taking no part are four
// different things.
type Choice string

// The choices. A member of the electorate without a ballot took no part.
const (
	VotedFor     Choice = "for"
	VotedAgainst Choice = "against"
	Abstained    Choice = "abstain"
	VotedBlank   Choice = "blank"
	Recused      Choice = "recused" // out of the item, for an interest of their own
)

// Choices lists them.
var Choices = []Choice{VotedFor, VotedAgainst, Abstained, VotedBlank, Recused}

// Ballot (voix) is what one mandate did at a vote. A mandate has one.
type Ballot struct {
	Mandate ID     `json:"mandate"`
	Choice  Choice `json:"choice"`
	By      ID     `json:"by,omitempty"` // who voted for the absent holder
}

// Count (dépouillement) is the result of a secret ballot, held on paper or elsewhere. The register records it and runs none.
type Count struct {
	For     int    `json:"for"`
	Against int    `json:"against"`
	Blank   int    `json:"blank,omitempty"`
	Report  string `json:"report"` // SHA-256 of the report of those who counted
}

// Vote (scrutin) is a vote recorded at an item of a meeting, with the electorate as it was on that day.
type Vote struct {
	Item       int
	Motion     string
	Electorate []ID // mandates, frozen
	Ballots    []Ballot
	Secret     *Count
	Outcome    Outcome
	Act        int64
}

// Outcome (résultat) is what a vote comes to.
type Outcome string

// The outcomes.
const (
	Carried  Outcome = "carried"
	Rejected Outcome = "rejected"
	Tied     Outcome = "tied" // as many for as against, and no rule says whose vote prevails
)

// VotesAt returns the votes recorded at an item.
func (m *Meeting) VotesAt(item int) (all []Vote) {
	for _, v := range m.Votes {
		if v.Item == item {
			all = append(all, v)
		}
	}
	return all
}

// Tally counts the ballots of a choice.
func Tally(ballots []Ballot, choice Choice) (n int) {
	for _, b := range ballots {
		if b.Choice == choice {
			n++
		}
	}
	return n
}

// Result returns what a vote comes to under the rule of a body: present and seated are how many members were there at the
// item, and how many there are; chairs are the mandates of those who chaired.
func Result(rule programme.Votes, v Vote, present int, chairs []ID) Outcome {
	pro, con := Tally(v.Ballots, VotedFor), Tally(v.Ballots, VotedAgainst)
	if v.Secret != nil {
		pro, con = v.Secret.For, v.Secret.Against
	}
	base := pro + con
	switch rule.Base {
	case programme.OfPresent:
		base = present - Tally(v.Ballots, Recused)
	case programme.OfSeated:
		base = len(v.Electorate)
	}
	if rule.Passes(pro, base) {
		return Carried
	}
	if pro != con || pro == 0 {
		return Rejected
	}
	if rule.Tie == programme.ByChairTie && v.Secret == nil {
		return prevailing(v.Ballots, chairs)
	}
	return Tied
}

// prevailing returns what the vote of those who chair makes of a tie: nothing when they are absent, abstain or differ.
func prevailing(ballots []Ballot, chairs []ID) Outcome {
	var pro, con int
	for _, b := range ballots {
		if slices.Contains(chairs, b.Mandate) {
			switch b.Choice {
			case VotedFor:
				pro++
			case VotedAgainst:
				con++
			}
		}
	}
	switch {
	case pro > 0 && con == 0:
		return Carried
	case con > 0 && pro == 0:
		return Rejected
	}
	return Tied
}

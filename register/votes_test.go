package register

import (
	"testing"

	"jalon/programme"
)

func ballots(pro, con, abstain, recused int) (all []Ballot) {
	for choice, n := range map[Choice]int{VotedFor: pro, VotedAgainst: con, Abstained: abstain, Recused: recused} {
		for range n {
			all = append(all, Ballot{Mandate: "mandate:1", Choice: choice})
		}
	}
	return all
}

func TestResult(t *testing.T) {
	electorate := make([]ID, 10)
	common, present, seated := programme.Votes{}, programme.Votes{Base: programme.OfPresent}, programme.Votes{Base: programme.OfSeated}
	twoThirds := programme.Votes{MoreThan: programme.Fraction{Num: 2, Den: 3}}
	for _, c := range []struct {
		name    string
		rule    programme.Votes
		vote    []Ballot
		present int
		want    Outcome
	}{
		{"nobody", common, nil, 5, Rejected},
		{"one for", common, ballots(1, 0, 0, 0), 5, Carried},
		{"one against", common, ballots(0, 1, 0, 0), 5, Rejected},
		{"as many", common, ballots(2, 2, 0, 0), 5, Tied},
		{"one more", common, ballots(3, 2, 0, 0), 5, Carried},
		{"abstentions are not cast", common, ballots(1, 0, 4, 0), 5, Carried},
		{"abstentions are there", present, ballots(2, 0, 3, 0), 5, Rejected},
		{"the recused are out", present, ballots(2, 0, 1, 2), 5, Carried},
		{"half of the seated", seated, ballots(5, 0, 0, 0), 5, Rejected},
		{"more than half of the seated", seated, ballots(6, 0, 0, 0), 6, Carried},
		{"two thirds is not more", twoThirds, ballots(4, 2, 0, 0), 6, Rejected},
		{"more than two thirds", twoThirds, ballots(5, 2, 0, 0), 7, Carried},
	} {
		if got := Result(c.rule, Vote{Electorate: electorate, Ballots: c.vote}, c.present, nil); got != c.want {
			t.Errorf("%s: %s; want %s", c.name, got, c.want)
		}
	}
}

func TestTie(t *testing.T) {
	rule := programme.Votes{Tie: programme.ByChairTie}
	open := Vote{Ballots: []Ballot{{"mandate:1", VotedFor, ""}, {"mandate:2", VotedAgainst, ""}}}
	for _, c := range []struct {
		name   string
		rule   programme.Votes
		vote   Vote
		chairs []ID
		want   Outcome
	}{
		{"the chair for", rule, open, []ID{"mandate:1"}, Carried},
		{"the chair against", rule, open, []ID{"mandate:2"}, Rejected},
		{"the chair absent", rule, open, []ID{"mandate:3"}, Tied},
		{"a pair that differs", rule, open, []ID{"mandate:1", "mandate:2"}, Tied},
		{"no rule", programme.Votes{}, open, []ID{"mandate:1"}, Tied},
		{"in secret", rule, Vote{Secret: &Count{For: 2, Against: 2}}, []ID{"mandate:1"}, Tied},
	} {
		if got := Result(c.rule, c.vote, 2, c.chairs); got != c.want {
			t.Errorf("%s: %s; want %s", c.name, got, c.want)
		}
	}
}

func TestThere(t *testing.T) {
	m := Meeting{Movements: []Movement{{"person:late", 2, Arrived}, {"person:early", 3, Left}, {"person:both", 2, Left}, {"person:both", 4, Arrived}}}
	for person, want := range map[ID][]bool{
		"person:whole": {true, true, true, true}, "person:late": {false, true, true, true},
		"person:early": {true, true, false, false}, "person:both": {true, false, false, true},
	} {
		for i, there := range want {
			if m.There(person, i+1) != there {
				t.Errorf("%s at item %d: %v", person, i+1, !there)
			}
		}
	}
}

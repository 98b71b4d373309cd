package web

import (
	"strconv"
	"time"

	"jalon/register"
	"jalon/web/ui"
)

// voteTables shows the votes of an item, one table each.
func (v *visit) voteTables(m *register.Meeting, item int) (all []ui.Table) {
	for i, vote := range m.VotesAt(item) {
		caption := v.text(outcomes[vote.Outcome].text)
		if vote.Motion != "" {
			caption = vote.Motion + " : " + caption
		}
		all = append(all, ui.Table{ID: "vote-" + strconv.Itoa(item) + "-" + strconv.Itoa(i+1), Caption: v.say("Vote : {result}", "Vote: {result}", "result", caption),
			Columns: []ui.Column{{Label: v.say("Voix", "Votes")}, {Label: v.say("Nombre", "Number"), Numeric: true}, {Label: v.say("Qui", "Who")}}, Rows: v.voteRows(m, vote), Note: v.voteNote(vote)})
	}
	return all
}

func (v *visit) voteNote(vote register.Vote) string {
	if vote.Secret != nil {
		return v.say("Scrutin secret, tenu hors du registre ; procès-verbal {hash}.", "Secret ballot, held outside of the register; report {hash}.", "hash", vote.Secret.Report)
	}
	return v.say("{n} mandats pouvaient voter ce jour-là.", "{n} mandates could vote on that day.", "n", len(vote.Electorate))
}

// voteRows counts the ballots, with the names of who voted so unless the vote was secret.
func (v *visit) voteRows(m *register.Meeting, vote register.Vote) (rows [][]ui.Value) {
	if c := vote.Secret; c != nil {
		for _, line := range []struct {
			choice register.Choice
			n      int
		}{{register.VotedFor, c.For}, {register.VotedAgainst, c.Against}, {register.VotedBlank, c.Blank}} {
			rows = append(rows, []ui.Value{{Text: v.text(votes[line.choice])}, {Text: v.number(int64(line.n))}, {Text: "—"}})
		}
		return rows
	}
	for _, choice := range register.Choices {
		names := ""
		for _, b := range vote.Ballots {
			if held, ok := v.Mandate(b.Mandate, m.Body); ok && b.Choice == choice {
				if names != "" {
					names += ", "
				}
				names += v.personName(held.Person)
				if b.By != "" {
					names += v.say(" (par {who})", " (by {who})", "who", v.personName(b.By))
				}
			}
		}
		if names != "" {
			rows = append(rows, []ui.Value{{Text: v.text(votes[choice])}, {Text: v.number(int64(register.Tally(vote.Ballots, choice)))}, {Text: names}})
		}
	}
	return rows
}

// minutesFacts says where the minutes stand, and how to read the register as those who met did.
func (v *visit) minutesFacts(m *register.Meeting) (facts []ui.Fact) {
	if m.HeldBy == 0 {
		return nil
	}
	if rec, err := v.record(m.HeldBy); err == nil && v.day.IsZero() { // who asked for another day stays on it
		as := ui.Value{Text: v.say("le registre comme on le lisait à la clôture", "the register as it was read at the closing"),
			Href: prefix(v.lang) + "/instances/" + string(m.Body) + "?on=" + m.Held.String() + "&known=" + rec.Recorded.UTC().Format(time.RFC3339Nano)}
		facts = append(facts, ui.Fact{Term: v.say("Le dossier", "The file"), Values: []ui.Value{as}})
	}
	minutes := ui.Fact{Term: v.say("Procès-verbal", "Minutes")}
	switch {
	case m.Step(v.On) != register.HeldStep:
		return facts
	case m.Minutes.Document == "" || m.Minutes.Approved > v.On:
		minutes.Values = []ui.Value{{Mark: &ui.Mark{Shape: ui.Open, Text: v.say("à approuver", "to be approved")}}}
	default:
		minutes.Values = []ui.Value{{Mark: &ui.Mark{Shape: ui.Full, Text: v.say("approuvé", "approved")}, Note: v.say("le {day}", "on {day}", "day", m.Minutes.Approved)}, {Text: m.Minutes.Document, Code: true}}
		for _, s := range m.Minutes.Signatures {
			as := v.say("secrétariat de séance", "secretary")
			if s.Chair {
				as = v.say("présidence de séance", "chair")
			}
			minutes.Values = append(minutes.Values, ui.Value{Text: v.say("signé par {who}", "signed by {who}", "who", v.personName(s.Person)), Href: v.actHref(s.Act), Note: as})
		}
	}
	return append(facts, minutes)
}

// movementsNote says who came after the opening and who left before the end.
func (v *visit) movementsNote(m *register.Meeting) (note string) {
	for _, move := range m.Movements {
		if move.As == register.Arrived {
			note += v.say(" {who} arrive au point {item}.", " {who} arrives at item {item}.", "who", v.personName(move.Person), "item", move.Item)
			continue
		}
		note += v.say(" {who} part avant le point {item}.", " {who} leaves before item {item}.", "who", v.personName(move.Person), "item", move.Item)
	}
	return note
}

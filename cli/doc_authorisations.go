package cli

import (
	"fmt"
	"strings"

	"jalon/programme"
	"jalon/register"
)

// authorisationsIntro explains how to read the table, and what no cell changes.
const authorisationsIntro = `# Authorisations

Every kind of act against every seat, in the programme of 2018: what the gate answers to somebody who holds the seat, over
what their body covers. A test takes this very page and tries each cell at the gate, in each of the situations below.

| cell | means |
|---|---|
| yes | may take the act |
| meeting | may enter it, as a decision of a meeting held with its quorum; out of a meeting it is refused |
| own | may take it in the name of the organisation they sit for, and of no other |
| — | refused |
| with + | even while the pair that chairs the body is incomplete |

Whatever the cell: before the mandate begins and from the day it ends, refused; over what the body does not cover, refused;
to who has no mandate, refused; to who is not in the register, refused; by a delegation of the mandate, the same as the
holder, save that a delegation is not delegated; every door (page, command, import, interface) goes through this one gate.
`

// authorisationsPage lays every kind of act against every seat.
func authorisationsPage(g *register.Grammar) string {
	var b strings.Builder
	b.WriteString(generated + authorisationsIntro)
	authorisations(&b, g, "Registry", register.RegistryLevel())
	text, err := programme.Embedded("territoires-industrie-2018")
	if err != nil {
		return b.String()
	}
	for _, l := range programme.Read(text).Levels {
		authorisations(&b, g, l.Name.EN, &l)
	}
	return b.String()
}

func authorisations(b *strings.Builder, g *register.Grammar, name string, l *programme.Level) {
	fmt.Fprintf(b, "\n## %s (`%s`)\n\n| act |", name, l.ID)
	for _, s := range l.Seats {
		b.WriteString(" " + s.ID + " |")
	}
	b.WriteString("\n|---|" + strings.Repeat("---|", len(l.Seats)) + "\n")
	for _, kind := range g.Kinds() {
		fmt.Fprintf(b, "| `%s` |", kind)
		for _, s := range l.Seats {
			b.WriteString(" " + authorisation(g, kind, l, s.ID) + " |")
		}
		b.WriteString("\n")
	}
}

// authorisation is the cell of a seat.
func authorisation(g *register.Grammar, kind register.Kind, l *programme.Level, seat string) string {
	if d, _ := g.Declaration(kind); d.ByHolder {
		return "yes+"
	}
	grant := l.Granted(seat, string(g.Needs(kind)))
	if grant == nil {
		return "—"
	}
	cell := "yes"
	switch {
	case grant.In == programme.InMeeting:
		cell = "meeting"
	case grant.Own:
		cell = "own"
	}
	if grant.Incomplete {
		cell += "+"
	}
	return cell
}

package web

import (
	"strconv"

	"jalon/locale"
	"jalon/register"
	"jalon/web/ui"
)

// acts shows acts as lines of the register, in the order given.
func (v *visit) acts(seqs []int64) ([]ui.Act, error) {
	var all []ui.Act
	for _, seq := range seqs {
		rec, err := v.record(seq)
		if err != nil {
			return nil, err
		}
		all = append(all, v.act(rec))
	}
	return all, nil
}

// asThen is the visit on the day an act took effect: it names things as they were called then.
func (v *visit) asThen(rec *register.Record) *visit {
	then := *v
	then.On = rec.Effect
	return &then
}

// act shows one act as a line.
func (v *visit) act(rec *register.Record) ui.Act {
	number := strconv.FormatInt(rec.Seq, 10)
	a := ui.Act{
		Number: v.number(rec.Seq), Anchor: number, Href: v.actHref(rec.Seq), Kind: v.kindName(rec.Kind), Effect: v.moment(rec.Effect),
		Sentence: v.asThen(rec).readAct(rec).HTML(), By: v.personName(rec.By), Under: v.underLink(rec), Fictitious: rec.Fictitious,
	}
	if rec.Late {
		a.Late = v.say("repris le {day}", "taken up on {day}", "day", locale.Day(v.lang, rec.Recorded))
	}
	if marks := v.MarksOf(rec.Seq); len(marks) > 0 {
		a.Mark = &ui.Mark{Shape: ui.Info, Text: wordOf(v, markKinds, marks[len(marks)-1].Kind)}
	}
	return a
}

// kindName says a kind of act.
func (v *visit) kindName(kind register.Kind) string {
	if d, ok := v.Grammar().Declaration(kind); ok {
		return v.text(d.Name)
	}
	return string(kind)
}

// underLink leads to the mandate an act was taken under, said by its body.
func (v *visit) underLink(rec *register.Record) ui.Link {
	if rec.Under == "" {
		return ui.Link{}
	}
	return ui.Link{Text: v.nameOf(rec.Body), Href: v.hrefOf(rec.Under)}
}

// happened keeps the acts whose day of effect has come, the last recorded first, up to a limit.
func (v *visit) happened(seqs []int64, limit int) (kept []int64) {
	for i := len(seqs) - 1; i >= 0 && len(kept) < limit; i-- {
		if line, ok := v.Line(seqs[i]); ok && (line.Effect <= v.On || v.day.IsZero()) {
			kept = append(kept, seqs[i])
		}
	}
	return kept
}

// latest is how many acts a page shows before it leads to the whole list.
const latest = 12

// history shows the latest acts that concern a thing, and the way to all of them.
type history struct {
	Acts []ui.Act
	More ui.Link
}

func (v *visit) history(id register.ID, seqs []int64, filter string) (history, error) {
	shown := v.happened(seqs, latest)
	lines, err := v.acts(shown)
	h := history{Acts: lines}
	if len(seqs) > len(shown) {
		h.More = ui.Link{Text: v.say("Tous les actes ({n})", "All acts ({n})", "n", len(v.happened(seqs, len(seqs)))), Href: v.href("/actes", filter, string(id))}
	}
	return h, err
}

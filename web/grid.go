package web

import (
	"slices"

	"jalon/register"
	"jalon/web/ui"
)

// gridTable sets the last readings of the actions of a territory side by side, a column for each reader, with how far apart they
// are; nil when nobody read action by action.
func (v *visit) gridTable(territory register.ID) *ui.Table {
	t, ok := v.Territories.Get(territory)
	if !ok {
		return nil
	}
	p, _ := v.Programmes.Get(t.Programme)
	readers, actions, scores := readingsByAction(t, v.On)
	if len(actions) == 0 {
		return nil
	}
	table := ui.Table{ID: "grid-" + anchor(string(territory)), Caption: v.say("{territory}, action par action", "{territory}, action by action", "territory", v.nameOf(territory)),
		Columns: []ui.Column{{Label: v.say("Action", "Action")}}}
	for _, r := range readers {
		table.Columns = append(table.Columns, ui.Column{Label: v.personName(r.by) + ", " + v.nameOf(r.body)})
	}
	table.Columns = append(table.Columns, ui.Column{Label: v.say("Écart", "Spread"), Numeric: true})
	for _, action := range actions {
		row, ranks := []ui.Value{{Text: v.nameOf(action), Href: v.hrefOf(action)}}, []int(nil)
		for _, r := range readers {
			one, read := scores[r][action]
			if !read {
				row = append(row, ui.Value{Text: "—"})
				continue
			}
			level, _ := v.packWord("level", one.Level, nil)
			row, ranks = append(row, ui.Value{Text: level, Note: one.Basis}), append(ranks, p.Pack.Rank(one.Level))
		}
		spread := ui.Value{Text: "—", Note: v.say("une seule lecture", "one reading only")}
		if len(ranks) > 1 {
			spread = ui.Value{Text: v.number(int64(slices.Max(ranks) - slices.Min(ranks)))}
		}
		table.Rows = append(table.Rows, append(row, spread))
	}
	return &table
}

// markedBy is a person who read for a body.
type markedBy struct{ by, body register.ID }

// readingsByAction gives the last score that each reader gave each action by a day: readers and actions in the order they came.
func readingsByAction(t *register.Territory, on register.Day) (readers []markedBy, actions []register.ID, scores map[markedBy]map[register.ID]register.ActionScore) {
	scores = map[markedBy]map[register.ID]register.ActionScore{}
	for _, f := range t.Maturity {
		if f.From > on || len(f.Value.Actions) == 0 {
			continue
		}
		r := markedBy{f.Value.By, f.Value.Body}
		if scores[r] == nil {
			scores[r] = map[register.ID]register.ActionScore{}
			readers = append(readers, r)
		}
		for _, one := range f.Value.Actions {
			scores[r][one.Action] = one
			if !slices.Contains(actions, one.Action) {
				actions = append(actions, one.Action)
			}
		}
	}
	return readers, actions, scores
}

package web

import (
	"encoding/json"
	"maps"
	"slices"

	"jalon/register"
	"jalon/web/ui"
)

// thingsIn lists the things of the register that the fields of an act name, in the order of the fields' names.
func (v *visit) thingsIn(rec *register.Record) (all []register.ID) {
	var fields map[string]any
	if json.Unmarshal(rec.Act, &fields) != nil {
		return nil // a sealed part is not a thing
	}
	for _, name := range slices.Sorted(maps.Keys(fields)) {
		text, _ := fields[name].(string)
		if id := register.ID(text); id != "" && v.Exists(id) && !slices.Contains(all, id) {
			all = append(all, id)
		}
	}
	return all
}

// histories leads to all the acts on each thing that an act names and that has no page, where others came.
func (v *visit) histories(rec *register.Record) (all []ui.Link) {
	for _, id := range v.thingsIn(rec) {
		if places[id.Type()] == "" && id.Type() != "programme" && len(v.History(id)) > 1 {
			all = append(all, ui.Link{Text: v.say("Tous les actes sur {name}", "All the acts about {name}", "name", v.nameOf(id)), Href: v.href("/actes", "objet", string(id))})
		}
	}
	return all
}

package web

import (
	"maps"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"jalon/api"
	"jalon/document"
	"jalon/locale"
	"jalon/register"
	"jalon/web/ui"
)

// beginning is the form of an act before anybody types: what the address says, then what the register knows, where it leaves no choice.
// Judgements are not among it, but for one's own.
func (v *visit) beginning(kind register.Kind) url.Values {
	form := maps.Clone(v.asked)
	if v.who == nil {
		return form
	}
	begin(form, "a.territory", string(only(v.Titles(v.who.Person, kind, v.On), func(t register.Authority) register.ID { return t.Body.Territory })))
	if kind == "information.published" || kind == "orientation.set" {
		begin(form, "a.body", string(only(v.Titles(v.who.Person, kind, v.On), func(t register.Authority) register.ID { return t.Body.ID })))
	}
	if kind == "request.raised" {
		begin(form, "a.from", string(only(v.Titles(v.who.Person, kind, v.On), func(t register.Authority) register.ID { return t.Body.ID })))
	}
	if kind == "contract.prepared" {
		v.beginContract(form)
	}
	if kind == "contract.approved" {
		v.beginText(form)
	}
	if f, ok := v.Fundings.Get(register.ID(form.Get("a.funding"))); ok {
		beginLine(form, f)
	}
	if a, ok := v.Actions.Get(register.ID(form.Get("a.action"))); ok {
		v.beginAction(form, kind, a)
	}
	if t, ok := v.Territories.Get(register.ID(form.Get("a.territory"))); ok {
		switch kind {
		case "application.submitted":
			v.beginFile(form, t.ID)
		case "maturity.assessed":
			v.beginGrid(form, t)
		}
	}
	return form
}

// beginText is the text that is to be approved: the one recorded, or the one of the day, in French.
func (v *visit) beginText(form url.Values) {
	c, ok := v.Contracts.Get(register.ID(form.Get("a.contract")))
	if !ok {
		return
	}
	begin(form, "a.document", c.Document)
	if d, refusal := document.Agreement(v, v.View, c.ID, locale.French); refusal == nil {
		begin(form, "a.document", d.Hash())
	}
}

// begin fills a field that is empty.
func begin(form url.Values, name, value string) {
	if value != "" && form.Get(name) == "" {
		form.Set(name, value)
	}
}

// only is what all mandates that give a power have in common; nothing when they differ.
func only(all []register.Authority, of func(register.Authority) register.ID) (one register.ID) {
	for i, t := range all {
		if id := of(t); i == 0 || id == one {
			one = id
			continue
		}
		return ""
	}
	return one
}

// beginFile fills an application with what the register holds of its territory, and says what it does not. It names nobody: the
// pieces of an application are public.
func (v *visit) beginFile(form url.Values, territory register.ID) {
	sheet, refusal := api.Territory(v, v.View, territory)
	if refusal != nil || form.Has("a.pieces") {
		return
	}
	begin(form, "a.application", "application:"+freshTail(territory.Tail(), func(tail string) bool { return v.Exists(register.Join("application", tail)) }))
	var held, lacks []string
	file := func(holds bool, piece, missing string) {
		into, text := &held, piece
		if !holds {
			into, text = &lacks, missing
		}
		*into = append(*into, typable(text))
	}
	file(len(sheet.Members) > 0, v.say("Périmètre : {members}, {communes}", "Perimeter: {members}, {communes}", "members", v.count(len(sheet.Members), memberWord, memberWords), "communes", v.count(sheet.Communes, communeWord, communeWords)), v.say("Périmètre", "Perimeter"))
	file(v.paired(sheet.Bodies), v.say("Binôme complet : l’élu et l’industriel", "The pair is whole: elected and industrialist"), v.say("Binôme : un siège est vacant", "Pair: a seat is vacant"))
	actions := v.ActionsOf(territory, v.On)
	file(len(actions) > 0, v.say("Projets : {n} au registre", "Projects: {n} in the register", "n", len(actions)), v.say("Projets : aucun n’est au registre", "Projects: none is in the register"))
	file(sheet.Maturity != nil, v.say("Maturité des projets appréciée", "Maturity of the projects assessed"), v.say("Maturité des projets : elle n’est pas appréciée", "Maturity of the projects: not assessed"))
	form.Set("a.pieces", strings.Join(held, "\n"))
	form.Set("a.missing", strings.Join(lacks, "\n"))
}

// typable puts the space of a keyboard where our own words have a finer one: what is typed from here on is the text of an act.
func typable(text string) string {
	return strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(text)
}

// beginLine fills what an entry must say again of its funding. The amount is for the funder to say.
func beginLine(form url.Values, f *register.Funding) {
	for name, value := range map[string]string{"programme": string(f.Programme), "territory": string(f.Territory), "action": string(f.Action), "funder": string(f.Funder), "scheme": f.Scheme} {
		begin(form, actPart+name, value)
	}
	if f.Specific {
		begin(form, "a.specific", "true")
	}
}

// requested says what was asked of a funder, beside the form by which they commit, and leads to the other answer; nil for anything else.
func (v *visit) requested(kind register.Kind) *ui.Notice {
	f, ok := v.Fundings.Get(register.ID(v.form.Get("a.funding")))
	if !ok || kind != "funding.committed" || !f.Has(register.Asked, v.On) {
		return nil
	}
	return &ui.Notice{Shape: ui.Info, Text: v.say("Demandé : {amount}, pour {what}.", "Asked for: {amount}, for {what}.", "amount", locale.Money(v.lang, int64(f.Sum(register.Asked, v.On))), "what", v.nameOf(f.Place())),
		Link: ui.Link{Text: v.say("Refuser cette demande", "Refuse this request"), Href: v.href("/agir/funding.refused", "a.funding", string(f.ID))}}
}

// paired reports whether a committee of a territory has all who chair it.
func (v *visit) paired(bodies []api.BodyShort) bool {
	return slices.ContainsFunc(bodies, func(short api.BodyShort) bool {
		b, ok := v.Bodies.Get(short.ID)
		return ok && len(b.MissingChairs(v.On)) == 0
	})
}

// freshTail is a name that nothing bears: the one wanted, or that with a number.
func freshTail(wanted string, taken func(string) bool) string {
	tail := wanted
	for n := 2; taken(tail); n++ {
		tail = wanted + "-" + strconv.Itoa(n)
	}
	return tail
}

// beginGrid fills the reading of a territory with the last one that who is there made, action by action: to read again is to say
// what changed. The reading of another is not copied.
func (v *visit) beginGrid(form url.Values, t *register.Territory) {
	for _, f := range slices.Backward(t.Maturity) {
		if f.From > v.On || f.Value.By != v.who.Person {
			continue
		}
		begin(form, "a.level", f.Value.Level)
		begin(form, "a.projects", strconv.Itoa(f.Value.Projects))
		begin(form, "a.firm", strconv.Itoa(f.Value.Firm))
		for i, one := range f.Value.Actions {
			at := "a.actions." + strconv.Itoa(i) + "."
			begin(form, at+"action", string(one.Action))
			begin(form, at+"level", one.Level)
			begin(form, at+"basis", one.Basis)
		}
		return
	}
}

// toRead leads who may assess the maturity of territories to the form, for each of those in a list.
func (v *visit) toRead(territories []register.ID) (all []ui.Link) {
	for _, id := range territories {
		if v.who == nil {
			return nil
		}
		if _, refusal := v.Authority(v.who.Person, register.Power{Kind: "maturity.assessed", Over: id}, v.On, v.On); refusal == nil {
			all = append(all, ui.Link{Text: v.nameOf(id), Href: v.href("/agir/maturity.assessed", "a.territory", string(id))})
		}
	}
	locale.SortBy(all, func(l ui.Link) string { return l.Text })
	return all
}

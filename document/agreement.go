package document

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"jalon/api"
	"jalon/locale"
	"jalon/register"
)

// Agreement composes a protocol, a contract or an amendment as it stands on the day of the view: the facts of the register
// on the day its text was last prepared, the terms with the amendments signed since. Who has signed stands apart: it is
// not part of the text. It is refused before the contract is prepared.
func Agreement(ctx context.Context, v register.View, id register.ID, lang locale.Lang) (*Document, *register.Refusal) {
	sheet, refusal := api.Contract(ctx, v, id)
	if refusal != nil {
		return nil, refusal
	}
	c, _ := v.Contracts.Get(id)
	a := &agreement{writer: writer{ctx, v, lang}, contract: c, sheet: sheet, terms: v.Consolidated(c, v.On)}
	if refusal := a.prepared(a.preparedOn()); refusal != nil {
		return nil, refusal
	}
	return a.compose(), nil
}

// prepared reads the facts of the register on the day the text was prepared.
func (a *agreement) prepared(on register.Day) (refusal *register.Refusal) {
	a.then = a.on(on)
	a.territory, refusal = api.Territory(a, a.then.View, a.contract.Territory)
	return refusal
}

// agreement is a contract being written.
type agreement struct {
	writer           // on the day asked for
	then      writer // on the day the text was prepared
	contract  *register.Contract
	sheet     api.ContractSheet
	terms     register.Terms
	territory api.TerritorySheet // on the day the text was prepared
}

// preparedOn is the day the text was last prepared: that of the contract, or of its last amendment in the text.
func (a *agreement) preparedOn() register.Day {
	last := a.contract
	if n := len(a.terms.Amendments); n > 0 {
		last = a.terms.Amendments[n-1]
	}
	return last.Step[0].From
}

func (a *agreement) compose() *Document {
	d := &Document{
		Lang: a.lang, Listed: a.contract.Amends == "", Kicker: a.sheet.Type.Name.In(a.lang), Title: locale.Typeset(a.lang, a.contract.Title), Lead: a.lead(),
		Fictitious: a.contract.Fictitious || a.territory.Fictitious || a.invented(), Colophon: a.colophon(a.contract.Act),
	}
	for _, s := range a.written(a.articles()) {
		if len(s.Blocks) > 0 {
			d.Sections = append(d.Sections, s)
		} else {
			d.Blank = append(d.Blank, s.Name)
		}
	}
	number(d.Sections)
	d.Apart = []Section{a.signatures()}
	return d
}

// articles are the articles of the agreement in the order of the contracts of the programme. Some are only what the parties
// write: they stand here empty, for their place.
func (a *agreement) articles() []Section {
	if a.contract.Amends != "" {
		return []Section{a.parties(), a.visas(), a.object(), a.changes()}
	}
	all := []Section{a.parties(), a.own("preamble", "Préambule", "Preamble"), a.visas(), a.object(), a.extent(), a.own("stakes", "Enjeux du territoire", "Stakes of the territory"),
		a.portrait(), a.orientations(), a.plan()}
	all = append(all, a.sheets()...)
	return append(all, a.financing(), a.means(), a.commitments(), a.governance(), a.followUp(), a.own("communication", "Communication", "Communication"),
		a.duration(), a.own("disputes", "Litiges", "Disputes"))
}

// own is an article that only the parties write.
func (a *agreement) own(name, fr, en string) Section {
	return Section{Name: name, Title: a.say(fr, en)}
}

// invented reports whether an action or an amount of the agreement is fictitious.
func (a *agreement) invented() bool {
	return slices.ContainsFunc(a.sheet.Actions, func(s api.ActionShort) bool { return s.Fiction }) ||
		slices.ContainsFunc(a.territory.Fundings, func(f api.FundingSheet) bool { return f.Fictitious })
}

// lead says where the agreement stands.
func (a *agreement) lead() string {
	text := a.say("Territoire {territory}, programme {programme}.", "Territory {territory}, programme {programme}.",
		"territory", a.territory.Name, "programme", a.named(a.territory.Programme))
	switch n := len(a.terms.Amendments); {
	case n > 0:
		return text + " " + a.say("Texte consolidé au {day}, avec {n} {n|avenant|avenants}.", "Consolidated text as of {day}, with {n} {n|amendment|amendments}.", "day", a.On, "n", n)
	default:
		return text + " " + a.say("Texte préparé le {day}.", "Text prepared on {day}.", "day", a.then.On)
	}
}

// written puts what the parties wrote into the articles of the same name, before what the register says there; other
// articles of theirs come last.
func (a *agreement) written(parts []Section) []Section {
	if a.contract.Amends != "" {
		return parts // an amendment shows its own clauses as changes
	}
	for _, c := range a.terms.Clauses {
		i := slices.IndexFunc(parts, func(s Section) bool { return s.Name == c.Article })
		if i < 0 {
			parts = append(parts, Section{Name: c.Article, Title: c.Article})
			i = len(parts) - 1
		}
		if c.Title != "" {
			parts[i].Title = c.Title
		}
		parts[i].Blocks = append(paragraphs(c.Text), parts[i].Blocks...)
	}
	return parts
}

// number numbers the articles, and their parts within them.
func number(sections []Section) {
	article, part := 0, 0
	for i := range sections {
		s := &sections[i]
		if s.Part {
			part++
			s.Title = fmt.Sprintf("%d.%d. %s", article, part, strings.TrimSpace(s.Title))
			continue
		}
		article, part = article+1, 0
		s.Title = fmt.Sprintf("%d. %s", article, strings.TrimSpace(s.Title))
	}
}

package web

import (
	"strings"

	"jalon/programme"
	"jalon/register"
	"jalon/web/ui"
)

// actsPage lists the kinds of acts with why who is there may take each, or may not.
type actsPage struct {
	Title    ui.Title
	Contents []ui.Link
	Can      []subjectPart
	Not      ui.Table
}

// subjectPart are the acts about one subject that somebody may take.
type subjectPart struct {
	Anchor string
	Name   string
	Kinds  []kindPart
}

// kindPart is a kind of act that somebody may take, and why.
type kindPart struct {
	Link ui.Link
	Help string
	Why  []string
}

func takeable(v *visit) (page, error) {
	title := v.say("Prendre un acte", "Take an act")
	content := actsPage{Title: ui.Title{Kicker: v.say("Mon travail", "My work"), Text: title,
		Lead: v.say("Ce que vos mandats vous permettent, et pourquoi.", "What your mandates let you do, and why.")},
		Not: ui.Table{ID: "others", Caption: v.say("Ce que vos mandats ne permettent pas, et qui le peut", "What your mandates do not allow, and who can"),
			Columns: []ui.Column{{Label: v.say("Acte", "Act")}, {Label: v.say("Qui le peut", "Who can")}}, Empty: v.say("Vous pouvez tout.", "You can do everything.")}}
	can := make([][]kindPart, len(subjects))
	for _, kind := range v.Grammar().Kinds() {
		d, _ := v.Grammar().Declaration(kind)
		if d.Retired || kind == register.Opening {
			continue
		}
		if why := v.why(kind); len(why) > 0 {
			i := subjectOf(kind)
			can[i] = append(can[i], kindPart{ui.Link{Text: v.text(d.Name), Href: v.href("/agir/" + string(kind))}, v.text(d.Help), why})
			continue
		}
		content.Not.Rows = append(content.Not.Rows, []ui.Value{{Text: v.text(d.Name), Href: v.href("/agir/" + string(kind))}, {Text: strings.Join(v.could(kind), " · ")}})
	}
	for i, kinds := range can {
		if len(kinds) > 0 {
			part := subjectPart{subjects[i].Anchor, v.text(subjects[i].Name), kinds}
			content.Can, content.Contents = append(content.Can, part), append(content.Contents, ui.Link{Text: part.Name, Href: "#" + part.Anchor})
		}
	}
	return page{name: "acts", title: title, trail: v.workTrail(), content: content}, nil
}

func (v *visit) workTrail() []ui.Link {
	return []ui.Link{{Text: v.say("Mon travail", "My work"), Href: v.href("/mon-travail")}}
}

// may reports whether who is there may take a kind of act over something today.
func (v *visit) may(kind register.Kind, over register.ID) bool {
	if v.who == nil {
		return false
	}
	_, refusal := v.Authority(v.who.Person, register.Power{Kind: kind, Over: over}, v.On, v.On)
	return refusal == nil
}

// why says by what right who is there may take a kind of act: the mandate, the body, the rule; nothing when they may not.
func (v *visit) why(kind register.Kind) (all []string) {
	if v.who == nil {
		return nil
	}
	for _, t := range v.Titles(v.who.Person, kind, v.On) {
		why := v.say("{seat}, {body}", "{seat}, {body}", "seat", v.seatName(t.Body.ID, t.Mandate.Seat), "body", v.nameOf(t.Body.ID))
		switch {
		case t.Grant.In == programme.InMeeting:
			why += v.say(" — en réunion seulement", " — in a meeting only")
		case t.Grant.Own:
			why += v.say(" — au nom de votre organisme", " — in the name of your organisation")
		}
		if empty := t.Body.MissingChairs(v.On); len(empty) > 0 && len(t.Body.Rule().Chair.Pair) > 0 && !t.Grant.Incomplete {
			why += v.say(" — mais son binôme est incomplet : rien ne s’y décide", " — but its pair is incomplete: nothing is decided there")
		}
		all = append(all, why)
	}
	return all
}

// could names the seats whose holders may take a kind of act.
func (v *visit) could(kind register.Kind) (all []string) {
	for _, l := range v.allLevels() {
		if may := v.mayTake(l, kind); may.Text != "—" {
			all = append(all, v.text(l.Name)+" : "+may.Text)
		}
	}
	if d, _ := v.Grammar().Declaration(kind); d.ByHolder {
		all = []string{v.say("qui tient le mandat dont il s’agit", "whoever holds the mandate concerned")}
	}
	if all == nil {
		all = []string{v.say("personne : le règlement ne le donne à aucun siège", "nobody: the rules give it to no seat")}
	}
	return all
}

package web

import (
	"slices"
	"strconv"

	"jalon/locale"
	"jalon/register"
	"jalon/web/ui"
)

// receiptPage says what was recorded, under which mandate, and how to prove it.
type receiptPage struct {
	Title ui.Title
	Acts  []ui.Act
	Facts []ui.Fact
	Next  []ui.Link
}

// shownNow leads to the pages of what an act names, beginning with what it made.
func (v *visit) shownNow(rec *register.Record) (all []ui.Link) {
	for _, id := range v.thingsIn(rec) {
		if places[id.Type()] == "" {
			continue
		}
		link := ui.Link{Text: v.nameOf(id), Href: v.hrefOf(id)}
		if id.Type() == "meeting" {
			link.Text = v.say("Réunion {which}", "Meeting {which}", "which", link.Text)
		}
		if v.History(id)[0] == rec.Seq {
			all = slices.Insert(all, 0, link)
			continue
		}
		all = append(all, link)
	}
	return all
}

func receipt(v *visit) (page, error) {
	first, err := v.seq()
	if err != nil {
		return page{}, err
	}
	n, _ := strconv.Atoi(v.asked.Get("actes"))
	var seqs []int64
	for i := range int64(min(max(n, 1), 100)) {
		if first+i <= v.Seq() {
			seqs = append(seqs, first+i)
		}
	}
	rec, err := v.record(first)
	if err != nil {
		return page{}, err
	}
	acts, err := v.acts(seqs)
	title := v.say("C’est inscrit au registre", "It is entered in the register")
	content := receiptPage{Acts: acts, Title: ui.Title{Kicker: v.say("Récépissé", "Receipt"), Text: title,
		Lead: v.say("Chaque acte porte un numéro, ne s’efface pas et se prouve hors ligne.", "Each act bears a number, is never deleted and can be proved offline.")},
		Facts: append(v.underFacts(rec), ui.Fact{Term: v.say("Enregistré", "Recorded"), Values: []ui.Value{{Text: locale.Moment(v.lang, rec.Recorded)}}},
			ui.Fact{Term: v.say("Point de contrôle", "Checkpoint"), Values: []ui.Value{{Text: v.seal(), Href: "/checkpoint"}}}),
		Next: append(v.shownNow(rec), []ui.Link{{Text: v.say("Télécharger la preuve du premier acte", "Download the proof of the first act"), Href: "/actes/" + strconv.FormatInt(first, 10) + ".tlog-proof"},
			{Text: v.say("Revenir à mon travail", "Back to my work"), Href: v.href("/mon-travail")},
			{Text: v.say("Prendre un autre acte", "Take another act"), Href: v.href("/agir")}}...)}
	return page{name: "receipt", title: title, trail: v.workTrail(), content: content}, err
}

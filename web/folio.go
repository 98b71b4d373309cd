package web

import (
	"strconv"
	"strings"

	"jalon/api"
	"jalon/chain"
	"jalon/locale"
	"jalon/register"
	"jalon/web/ui"
)

// folioPage is one act, as in a bound book: its sentence, by what right it was taken, on what grounds, its proof.
type folioPage struct {
	Folio    ui.Folio
	Marginal []marginal
	Says     []ui.Fact
	Others   []ui.Link // the history of what it is about
	Vote     []ui.Fact
	Command  string // that verifies the proof
	Raw      string // canonical JSON, indented for people
}

// marginal is what a later act says of this one.
type marginal struct {
	Text string
	Link ui.Link
}

func folio(v *visit) (page, error) {
	seq, err := v.seq()
	if err != nil {
		return page{}, err
	}
	rec, err := v.record(seq)
	if err != nil {
		return page{}, err
	}
	if v.day < rec.Effect && !v.day.IsZero() {
		return page{}, register.Refuse(register.Missing, "web.act-later", "seq", seq, "day", v.day, "since", rec.Effect)
	}
	return v.asThen(rec).folio(rec)
}

// folio shows an act, with the names of its day.
func (v *visit) folio(rec *register.Record) (page, error) {
	a := api.ActOf(v, v.View, rec)
	number := strconv.FormatInt(rec.Seq, 10)
	said := v.readAct(rec)
	sealed, err := chain.Canonical(rec)
	if err != nil {
		return page{}, err
	}
	content := folioPage{
		Folio: ui.Folio{
			Number: v.number(rec.Seq), Kind: v.text(a.Name), Sentence: said.HTML(), Fictitious: a.Fictitious, Facts: v.actFacts(a), Chain: v.right(a),
			Grounds: paragraphs(a.Grounds), Evidence: v.evidence(a), Proof: v.proofFacts(rec, sealed), ProofHref: "/actes/" + number + ".tlog-proof",
		},
		Marginal: v.marginal(a), Says: v.says(rec), Others: v.histories(rec), Vote: v.vote(a.Decision), Raw: indented(sealed),
		Command: "jalon-verify " + number + ".tlog-proof --key " + dash(v.site.options.PublicKey),
	}
	v.bind(&content.Folio, a)
	trail := []ui.Link{{Text: v.say("Actes", "Acts"), Href: v.href("/actes")}}
	others := []ui.Alternate{{Text: v.say("JSON exact", "Exact JSON"), Type: "application/json", Href: "/actes/" + number + ".json"}}
	return page{name: "folio", title: v.say("Acte n° {seq} : {text}", "Act no. {seq}: {text}", "seq", rec.Seq, "text", said.Text()), trail: trail, content: content, sheet: a, others: others}, nil
}

// seq returns the number of the act in the address.
func (v *visit) seq() (int64, error) {
	text := v.value("seq")
	seq, err := strconv.ParseInt(text, 10, 64)
	if err != nil || seq < 1 || seq > v.Seq() {
		return 0, register.Refuse(register.Missing, "act.unknown", "seq", text)
	}
	return seq, nil
}

// bind puts the folio between its neighbours, with what sets it apart.
func (v *visit) bind(f *ui.Folio, a api.ActSheet) {
	f.Previous, f.Next = v.neighbour(a.Seq, -1), v.neighbour(a.Seq, +1)
	if a.Late {
		f.Marks = append(f.Marks, ui.Mark{Shape: ui.Clock, Text: v.say("Repris du passé", "Taken up from the past")})
	}
	for _, m := range a.Marks {
		f.Marks = append(f.Marks, ui.Mark{Shape: ui.Info, Text: wordOf(v, markKinds, m.Kind)})
	}
}

// neighbour leads to the nearest act on one side whose day has come.
func (v *visit) neighbour(seq, step int64) string {
	for seq += step; seq >= 1 && seq <= v.Seq(); seq += step {
		if line, ok := v.Line(seq); ok && (line.Effect <= v.day || v.day.IsZero()) {
			return v.actHref(seq)
		}
	}
	return ""
}

// actFacts says when the act counts from, when it was entered, who took it, where.
func (v *visit) actFacts(a api.ActSheet) []ui.Fact {
	facts := []ui.Fact{
		{Term: v.say("Prend effet le", "Takes effect on"), Values: []ui.Value{v.dayValue(a.Effect)}},
		{Term: v.say("Enregistré le", "Recorded on"), Values: []ui.Value{{Text: locale.Moment(v.lang, a.Recorded), Moment: a.Recorded.Format("2006-01-02T15:04:05Z"), Note: v.lateness(a)}}},
		{Term: v.say("Par", "By"), Values: []ui.Value{v.ref(a.By)}},
	}
	if a.Body != nil {
		facts = append(facts, ui.Fact{Term: v.say("Instance", "Body"), Values: []ui.Value{v.ref(*a.Body)}})
	}
	if d := a.Decision; d != nil {
		item := v.say("point {n}", "item {n}", "n", d.Item)
		if d.Title != "" {
			item += v.say(" : ", ": ") + d.Title
		}
		facts = append(facts, ui.Fact{Term: v.say("Décidé en réunion", "Decided in a meeting"), Values: []ui.Value{
			{Text: v.say("réunion {meeting}", "meeting {meeting}", "meeting", v.nameOf(d.Meeting.ID)), Href: v.hrefOf(d.Meeting.ID), Note: item}}})
	}
	return facts
}

// lateness says that an act was entered after its day.
func (v *visit) lateness(a api.ActSheet) string {
	if !a.Late {
		return ""
	}
	return v.say("acte du passé, repris avec sa pièce ou ses motifs", "an act of the past, taken up with its evidence or grounds")
}

// right says by what right the act was taken: the person, the mandate, the body, the rule.
func (v *visit) right(a api.ActSheet) []ui.Link {
	if a.Under == nil {
		return []ui.Link{{Text: v.say("Cet acte ouvre le registre : aucun mandat ne pouvait le précéder.", "This act opens the register: no mandate could come before it.")}}
	}
	m := a.Under
	chain := []ui.Link{
		v.refLink(a.By),
		{Text: v.say("mandat « {seat} », depuis le {day}", "mandate “{seat}”, since {day}", "seat", v.text(m.Seat.Name), "day", m.From), Href: v.actHref(m.Act)},
		v.refLink(*m.Body),
	}
	if a.Body != nil && a.Body.ID != m.Body.ID {
		chain = append(chain, ui.Link{Text: v.say("reprise d’un acte de {body}, qui était compétente", "taking up an act of {body}, which was competent", "body", v.refName(*a.Body)), Href: v.hrefOf(a.Body.ID)})
	}
	return append(chain, ui.Link{Text: v.say("le règlement donne ce pouvoir : {kind}", "the rules give this power: {kind}", "kind", v.text(a.Name)), Href: v.href("/pouvoirs#" + anchor(string(a.Kind)))})
}

// anchor makes an identifier of a page from a code.
func anchor(code string) string { return strings.ReplaceAll(code, ".", "-") }

// paragraphs cuts a text where its author did.
func paragraphs(text string) (all []string) {
	for line := range strings.SplitSeq(text, "\n") {
		if strings.TrimSpace(line) != "" {
			all = append(all, line)
		}
	}
	return all
}

func (v *visit) evidence(a api.ActSheet) (all []ui.Evidence) {
	for _, e := range a.Evidence {
		one := ui.Evidence{Title: e.Label, Href: e.URL, Hash: e.SHA256}
		if !strings.HasPrefix(e.URL, "https://") && !strings.HasPrefix(e.URL, "http://") {
			one.Href = ""
		}
		all = append(all, one)
	}
	return all
}

// proofFacts gives the figures of the act in the log.
func (v *visit) proofFacts(rec *register.Record, sealed []byte) []ui.Fact {
	return []ui.Fact{
		{Term: v.say("Place dans le registre", "Place in the register"), Values: []ui.Value{
			{Text: v.say("acte n° {seq} sur {all}", "act no. {seq} of {all}", "seq", rec.Seq, "all", v.Seq())}}},
		{Term: v.say("Empreinte", "Hash"), Values: []ui.Value{
			{Text: chain.LeafHash(sealed).String(), Code: true, Note: v.say("SHA-256 de la feuille, RFC 6962", "SHA-256 of the leaf, RFC 6962")}}},
	}
}

func (v *visit) marginal(a api.ActSheet) (all []marginal) {
	for _, m := range a.Marks {
		if m.On > v.day && !v.day.IsZero() {
			continue
		}
		text := v.say("Le {day}, {what}", "On {day}, {what}", "day", m.On, "what", strings.ToLower(wordOf(v, markKinds, m.Kind)))
		if m.Reason != "" {
			text += v.say(" : ", ": ") + m.Reason
		}
		if m.Field != "" {
			text += v.say(" « {field} » se lit « {reading} ».", " “{field}” reads “{reading}”.", "field", v.fieldOf(a.Kind, m.Field), "reading", m.Reading)
		}
		all = append(all, marginal{text, v.actLink(m.Act)})
	}
	return all
}

func (v *visit) vote(d *api.Decision) []ui.Fact {
	if d == nil || len(d.For)+len(d.Against)+len(d.Abstain) == 0 {
		return nil
	}
	names := func(refs []api.Ref) (values []ui.Value) {
		for _, r := range refs {
			values = append(values, v.ref(r))
		}
		if len(values) == 0 {
			return []ui.Value{{Text: v.say("personne", "nobody")}}
		}
		return values
	}
	return []ui.Fact{
		{Term: v.say("Pour ({n})", "For ({n})", "n", len(d.For)), Values: names(d.For)},
		{Term: v.say("Contre ({n})", "Against ({n})", "n", len(d.Against)), Values: names(d.Against)},
		{Term: v.say("Abstention ({n})", "Abstained ({n})", "n", len(d.Abstain)), Values: names(d.Abstain)},
	}
}

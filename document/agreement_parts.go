package document

import (
	"slices"

	"jalon/api"
	"jalon/calendar"
	"jalon/locale"
	"jalon/register"
)

// parties lists who agrees, by college, each with who is to sign for it and on what grounds.
func (a *agreement) parties() Section {
	s := Section{Name: "parties", Title: a.say("Parties", "Parties")}
	var colleges []string
	of := map[string][]Block{}
	for _, p := range a.sheet.Signing {
		college := p.College.In(a.lang)
		if of[college] == nil {
			colleges = append(colleges, college)
		}
		of[college] = append(of[college], Item(a.party(p)))
	}
	for _, college := range colleges {
		s.Blocks = append(append(s.Blocks, Para(a.say("{college} :", "{college}:", "college", college))), of[college]...)
	}
	s.Blocks = append(s.Blocks, Para(a.say("Ensemble, elles sont nommées ci-après « les signataires ».", "Together they are named below “the signatories”.")))
	return s
}

// party names a party, and in which capacity and by which right somebody is to sign for it.
func (a *agreement) party(p api.Party) string {
	text := a.named(p.Organisation)
	if p.Capacity != "" {
		text += a.say(", représentée en qualité de : {capacity}", ", represented in the capacity of: {capacity}", "capacity", p.Capacity)
	}
	if p.Delegation != "" {
		text += a.say(", par délégation ({delegation})", ", by delegation ({delegation})", "delegation", p.Delegation)
	}
	return text
}

// visas are what the agreement stands on: the resolutions of its parties, then the acts that made the territory what it is.
func (a *agreement) visas() Section {
	s := Section{Name: "visas", Title: a.say("Visas", "Whereas")}
	for _, p := range a.sheet.Signing {
		if p.Deliberation != "" {
			s.Blocks = append(s.Blocks, Item(a.say("Vu la délibération de {party} : {deliberation}.", "Having regard to the resolution of {party}: {deliberation}.", "party", a.named(p.Organisation), "deliberation", p.Deliberation)))
		}
	}
	for _, seq := range a.territory.Acts {
		one, refusal := api.Act(a, a.then.View, seq)
		if refusal != nil || one.Effect > a.then.On || !slices.Contains(founding, one.Kind) {
			continue
		}
		s.Blocks = append(s.Blocks, Item(a.say("Vu l’acte n° {act} du {day} : {sentence}", "Having regard to act no. {act} of {day}: {sentence}", "act", seq, "day", one.Effect, "sentence", one.Sentence.In(a.lang))))
	}
	return s
}

// founding are the acts that an agreement stands on.
var founding = []register.Kind{"territory.labelled", "application.validated", "pilot.designated", "perimeter.adapted", "territory.renamed", "territory.merged", "territory.split", "territory.succeeded"}

func (a *agreement) object() Section {
	s := Section{Name: "object", Title: a.say("Objet", "Object")}
	if a.contract.Amends != "" {
		s.Blocks = []Block{Para(a.say("Le présent avenant modifie « {contract} ».", "This amendment changes “{contract}”.", "contract", a.name(a.contract.Amends)))}
		return s
	}
	s.Blocks = []Block{Para(a.say(
		"La présente convention fixe ce que les signataires font ensemble pour le territoire {territory} : son périmètre, ses ambitions, ses actions, leur financement et leur suivi.",
		"This agreement sets what the signatories do together for the territory {territory}: its perimeter, its ambitions, its actions, their funding and their follow-up.",
		"territory", a.territory.Name))}
	return s
}

// extent is the perimeter on the day the text was prepared, with the act that made it so.
func (a *agreement) extent() Section {
	s := Section{Name: "perimeter", Title: a.say("Périmètre", "Perimeter")}
	s.Blocks = append(s.Blocks, a.then.memberTable(a.territory), Para(a.say(
		"Soit {n} {n|commune|communes} et {people} habitants, dans la géographie au 1er janvier {year}.",
		"That is {n} {n|commune|communes} and {people} inhabitants, in the geography of 1 January {year}.",
		"n", a.territory.Communes, "people", a.whole(a.territory.Population), "year", year(a.territory.Geography))))
	if n := len(a.territory.Perimeters); n > 0 {
		last := a.territory.Perimeters[n-1]
		s.Blocks = append(s.Blocks, Para(a.say("Ce périmètre est celui de l’acte n° {act}, en vigueur depuis le {day}.", "This perimeter is that of act no. {act}, in force since {day}.", "act", last.Act, "day", last.From)))
	}
	return s
}

// year is a year, which no space cuts.
func year(n int) string { return calendar.Date(n, 1, 1).Time().Format("2006") }

func (a *agreement) portrait() Section {
	s := Section{Name: "portrait", Title: a.say("Portrait économique", "Economic portrait")}
	for _, p := range a.territory.Portraits {
		s.Blocks = append(s.Blocks, Item(a.edition(p)))
	}
	return s
}

// orientations are those of the region on the day the text was prepared; the parties write their ambitions before them.
func (a *agreement) orientations() Section {
	s := Section{Name: "ambitions", Title: a.say("Ambitions et orientations", "Ambitions and orientations")}
	for _, o := range a.Orientations {
		if o.On > a.then.On || !a.concerns(o.Body) {
			continue
		}
		s.Blocks = append(s.Blocks, Item(a.say("{body}, {day} : « {title} ». {text}", "{body}, {day}: “{title}”. {text}",
			"body", a.name(o.Body), "day", o.On, "title", o.Title, "text", o.Text)))
	}
	return s
}

// concerns reports whether a body is competent where the territory lies.
func (a *agreement) concerns(body register.ID) bool {
	b, ok := a.Bodies.Get(body)
	return ok && (b.Region == "" && b.Territory == "" || a.territory.Region != nil && b.Region == a.territory.Region.Code || b.Territory == a.territory.ID)
}

func (a *agreement) duration() Section {
	return Section{Name: "duration", Title: a.say("Durée et modification", "Duration and changes"), Blocks: []Block{Para(a.say(
		"La présente convention ne change que par un avenant signé des parties ; elle prend fin par un acte de clôture inscrit au registre.",
		"This agreement changes only by an amendment that the parties sign; it ends by an act of closing entered in the register."))}}
}

// commitments are who does what, by when.
func (a *agreement) commitments() Section {
	s := Section{Name: "commitments", Title: a.say("Engagements", "Commitments")}
	if len(a.terms.Commitments) > 0 {
		s.Blocks = append(s.Blocks, a.commitmentTable(a.terms.Commitments))
	}
	return s
}

func (a *agreement) commitmentTable(all []register.Commitment) Table {
	t := Table{Caption: a.say("Engagements des signataires", "Commitments of the signatories"),
		Columns: columns(a.say("Engagement", "Commitment"), a.say("Par", "By"), a.say("Échéance", "Due"))}
	t.Columns[0].Wide = true
	for _, c := range all {
		t.Rows = append(t.Rows, row(c.What, a.name(c.Owner), a.date(c.Due)))
	}
	return t
}

// signatures say who has signed by the day asked for, in which capacity, on what grounds and by which means.
func (a *agreement) signatures() Section {
	s := Section{Name: "signatures", Title: a.say("Signatures", "Signatures")}
	t := Table{Caption: a.say("Signatures au {day}", "Signatures as of {day}", "day", a.On),
		Columns: columns(a.say("Partie", "Party"), a.say("Qualité", "Capacity"), a.say("Délibération ou délégation", "Deliberation or delegation"), a.say("Signée le", "Signed on"), a.say("Moyen", "Means"))}
	for _, p := range a.sheet.Signing {
		if p.Signature == nil {
			t.Rows = append(t.Rows, row(a.named(p.Organisation), p.Capacity, locale.List(a.lang, given(p.Deliberation, p.Delegation)), "—", ""))
			continue
		}
		t.Rows = append(t.Rows, row(a.named(p.Organisation), p.Signature.Capacity, locale.List(a.lang, given(p.Signature.Deliberation, p.Signature.Delegation)), a.date(p.Signature.On), p.Signature.Means.Name.In(a.lang)))
	}
	s.Blocks = []Block{t}
	return s
}

// given keeps the texts that say something.
func given(texts ...string) []string {
	return slices.DeleteFunc(texts, func(s string) bool { return s == "" })
}

// edition cites an edition of a portrait, so that it can be found and checked.
func (w writer) edition(p api.Portrait) string {
	return w.say("Édition {edition} de {publisher}, publiée le {day} (acte n° {act}, SHA-256 {hash}).", "Edition {edition} by {publisher}, published on {day} (act no. {act}, SHA-256 {hash}).",
		"edition", p.Edition, "publisher", w.named(p.Publisher), "day", p.On, "act", p.Act, "hash", p.Hash)
}

package export

import (
	"time"

	"jalon/locale"
	"jalon/register"
)

var body = column("body", Text, "Instance", "Body")

var programmes = Table{
	Name:  "programmes",
	About: locale.Text{FR: "Programmes ouverts", EN: "Programmes opened"},
	Columns: []Column{column("programme", Text, "Programme", "Programme"), column("name", Text, "Nom", "Name"),
		column("opened_on", Day, "Jour de l’ouverture", "Day it was opened"),
		column("pack_sha256", Text, "Empreinte SHA-256 du règlement", "SHA-256 of the rules"), act},
	Rows: func(v register.View, add func(...any)) {
		for id, p := range v.Programmes.All() {
			if p.Opened <= v.On {
				add(id, p.Pack.Name.FR, p.Opened, p.Hash, p.Act)
			}
		}
	},
}

var phases = Table{
	Name:  "phases",
	About: locale.Text{FR: "Phases : jours prévus et jours réels", EN: "Phases: planned days and actual days"},
	Columns: []Column{column("programme", Text, "Programme", "Programme"), column("phase", Text, "Phase", "Phase"),
		column("planned_from", Day, "Premier jour prévu", "Planned first day"), column("planned_to", Day, "Dernier jour prévu", "Planned last day"),
		column("opened_on", Day, "Ouverte le", "Opened on"), column("closed_on", Day, "Close le", "Closed on")},
	Rows: func(v register.View, add func(...any)) {
		for id, p := range v.Programmes.All() {
			for _, ph := range p.Pack.Phases {
				run := p.Run(ph.ID)
				if run == nil {
					run = &register.PhaseRun{}
				}
				add(id, ph.ID, ph.From, ph.To, past(run.Opened, v.On), past(run.Closed, v.On))
			}
		}
	},
}

// past returns a day that has come, or no day.
func past(day, on register.Day) register.Day {
	if day > on {
		return 0
	}
	return day
}

var bodies = Table{
	Name:  "bodies",
	About: locale.Text{FR: "Instances", EN: "Bodies"},
	Columns: []Column{body, column("programme", Text, "Programme", "Programme"), column("level", Text, "Échelon", "Level"), column("name", Text, "Nom", "Name"),
		column("region", Text, "Région", "Region"), territory, column("constituted_on", Day, "Constituée le", "Constituted on"),
		column("dissolved_on", Day, "Dissoute le", "Dissolved on"), act},
	Rows: func(v register.View, add func(...any)) {
		for id, b := range v.Bodies.All() {
			if b.Constituted <= v.On {
				add(id, b.Programme, b.Level, b.Name.Value(v.On), b.Region, b.Territory, b.Constituted, past(b.Dissolved, v.On), b.Act)
			}
		}
	},
}

var mandates = Table{
	Name:  "mandates",
	About: locale.Text{FR: "Mandats : qui siège où, de quand à quand", EN: "Mandates: who sits where, from when to when"},
	Columns: []Column{column("mandate", Text, "Mandat", "Mandate"), body, column("seat", Text, "Siège", "Seat"),
		column("person", Text, "Personne (identifiant)", "Person (identifier)"), column("organisation", Text, "Organisme représenté", "Organisation represented"),
		column("member", Text, "EPCI représenté", "EPCI represented"), column("from_day", Day, "À compter de", "From"),
		column("to_day", Day, "Jusqu’à, exclu", "Until, excluded"), act, invented},
	Rows: func(v register.View, add func(...any)) {
		for id, b := range v.Bodies.All() {
			for _, m := range b.Mandates {
				if m.Span.From <= v.On {
					add(m.ID, id, m.Seat, m.Person, m.Organisation, m.Member, m.Span.From, m.Span.To, m.Act, m.Fictitious)
				}
			}
		}
	},
}

var meetings = Table{
	Name:  "meetings",
	About: locale.Text{FR: "Réunions : jour prévu et jour réel", EN: "Meetings: planned day and actual day"},
	Columns: []Column{column("meeting", Text, "Réunion", "Meeting"), body, column("planned_on", Day, "Prévue le", "Planned on"),
		column("held_on", Day, "Tenue le", "Held on"), column("cancelled_on", Day, "Annulée le", "Cancelled on"),
		column("present", Integer, "Membres présents", "Members present"), column("quorum", Boolean, "Quorum atteint", "Quorum reached"), act},
	Rows: func(v register.View, add func(...any)) {
		for id, m := range v.Meetings.All() {
			present := 0
			for _, a := range m.Attendees {
				if a.As == register.Present {
					present++
				}
			}
			add(id, m.Body, m.Planned, past(m.Held, v.On), past(m.Cancelled, v.On), present, m.Quorum, m.Act)
		}
	},
}

var decisions = Table{
	Name:  "decisions",
	About: locale.Text{FR: "Décisions : l’acte pris à un point d’une réunion", EN: "Decisions: the act taken at an item of a meeting"},
	Columns: []Column{column("meeting", Text, "Réunion", "Meeting"), column("item", Integer, "Point", "Item"),
		column("kind", Text, "Nature de l’acte", "Kind of act"), act},
	Rows: func(v register.View, add func(...any)) {
		for id, m := range v.Meetings.All() {
			for _, d := range m.Decisions {
				add(id, d.Item, d.Kind, d.Act)
			}
		}
	},
}

var orientations = Table{
	Name:    "orientations",
	About:   locale.Text{FR: "Orientations stratégiques", EN: "Strategic orientations"},
	Columns: []Column{body, column("title", Text, "Titre", "Title"), column("text", Text, "Texte", "Text"), column("on_day", Day, "Jour", "Day"), act},
	Rows: func(v register.View, add func(...any)) {
		for _, o := range v.Orientations {
			if o.On <= v.On {
				add(o.Body, o.Title, o.Text, o.On, o.Act)
			}
		}
	},
}

var information = Table{
	Name:    "information",
	About:   locale.Text{FR: "Informations diffusées", EN: "Information published"},
	Columns: []Column{body, column("title", Text, "Titre", "Title"), column("text", Text, "Texte", "Text"), column("on_day", Day, "Jour", "Day"), act},
	Rows: func(v register.View, add func(...any)) {
		for _, o := range v.Information {
			if o.On <= v.On {
				add(o.Body, o.Title, o.Text, o.On, o.Act)
			}
		}
	},
}

var questions = Table{
	Name:  "requests_raised",
	About: locale.Text{FR: "Demandes remontées et réponses", EN: "Requests raised, and answers"},
	Columns: []Column{column("question", Text, "Demande", "Request"), column("from_body", Text, "De", "From"), column("to_body", Text, "À", "To"), territory,
		column("type", Text, "Nature", "Type"), column("raised_on", Day, "Remontée le", "Raised on"), column("answered_on", Day, "Première réponse le", "First answered on"), act},
	Rows: func(v register.View, add func(...any)) {
		for id, q := range v.Questions.All() {
			var answered register.Day
			if len(q.Answers) > 0 {
				answered = past(q.Answers[0].On, v.On)
			}
			if q.Raised <= v.On {
				add(id, q.From, q.To, q.Territory, q.Type, q.Raised, answered, q.Act)
			}
		}
	},
}

var acts = Table{
	Name:  "acts",
	About: locale.Text{FR: "Le registre : une ligne par acte, dans l’ordre d’enregistrement", EN: "The register: one line for each act, in the order of record"},
	Columns: []Column{act, column("kind", Text, "Nature", "Kind"), column("effect_on", Day, "Jour d’effet", "Day of effect"),
		column("recorded_at", Text, "Moment d’enregistrement (UTC)", "Moment of record (UTC)"), column("person", Text, "Auteur (identifiant)", "Author (identifier)"),
		column("mandate", Text, "Mandat", "Mandate"), body, column("late", Boolean, "Repris après coup", "Entered late"), invented},
	Rows: func(v register.View, add func(...any)) {
		for seq := int64(1); seq <= v.Seq(); seq++ {
			l, ok := v.Line(seq)
			if ok && l.Effect <= v.On {
				add(seq, l.Kind, l.Effect, time.UnixMilli(l.Recorded).UTC().Format("2006-01-02T15:04:05.000Z"), l.By, l.Under, l.Body, l.Late, l.Fictitious)
			}
		}
	},
}

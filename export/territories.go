package export

import (
	"strings"

	"jalon/calendar"
	"jalon/locale"
	"jalon/register"
)

var territory = column("territory", Text, "Territoire", "Territory")

var territories = Table{
	Name:  "territories",
	About: locale.Text{FR: "Territoires, tels qu’ils sont au jour demandé", EN: "Territories, as they are on the day asked for"},
	Columns: []Column{
		territory,
		column("programme", Text, "Programme", "Programme"),
		column("region", Text, "Code de la région compétente", "Code of the competent region"),
		column("name", Text, "Nom", "Name"),
		column("status", Text, "Situation : proposed, labelled, merged, split, succeeded, withdrawn", "Status: proposed, labelled, merged, split, succeeded, withdrawn"),
		column("labelled_on", Day, "Jour du label", "Day of the label"),
		column("pilot", Text, "Étape de pilote : designated, presented", "Step as a pilot: designated, presented"),
		column("members", Integer, "Nombre de membres du périmètre", "Number of members of the perimeter"),
		column("communes", Integer, "Nombre de communes ; vide si une partie n’est pas connue", "Number of communes; empty when a part is not known"),
		column("population", Integer, "Population municipale du millésime du jour ; vide si elle n’est pas connue", "Municipal population of the vintage of the day; empty when it is not known"),
		act, invented,
	},
	Rows: func(v register.View, add func(...any)) {
		for id, t := range v.Territories.All() {
			status, begun := t.Status.On(v.On)
			if !begun {
				continue
			}
			communes, population := extent(v, t)
			add(id, t.Programme, t.Region, t.Name.Value(v.On), status.Value, labelledOn(t, v.On), t.Pilot.Value(v.On),
				len(t.Members(v.On)), communes, population, t.Act, t.Fictitious)
		}
	},
}

// extent counts the communes and the population of a territory, nil where a part of them is not known.
func extent(v register.View, t *register.Territory) (communes, population any) {
	g := v.Ground(t, v.On)
	if len(g.Missing) == 0 {
		communes = len(g.Codes)
	}
	if p := g.People(); p.Whole() {
		population = p.People
	}
	return communes, population
}

func labelledOn(t *register.Territory, on calendar.Day) calendar.Day {
	for _, f := range t.Status.Until(on) {
		if f.Value == register.Labelled {
			return f.From
		}
	}
	return calendar.None
}

var names = Table{
	Name:    "territory_names",
	About:   locale.Text{FR: "Noms successifs des territoires", EN: "Successive names of the territories"},
	Columns: []Column{territory, column("name", Text, "Nom", "Name"), column("from_day", Day, "À compter de", "From"), act},
	Rows: func(v register.View, add func(...any)) {
		for id, t := range v.Territories.All() {
			for _, f := range t.Name.Until(v.On) {
				add(id, f.Value, f.From, f.Act)
			}
		}
	},
}

var members = Table{
	Name:  "perimeter_members",
	About: locale.Text{FR: "Membres des périmètres, par version", EN: "Members of the perimeters, by version"},
	Columns: []Column{
		territory,
		column("member", Text, "Membre : epci:…, ept:… ou com:…", "Member: epci:…, ept:… or com:…"),
		column("part", Text, "Communes retenues, si une partie seulement", "Communes kept, when only a part"),
		column("from_day", Day, "Version à compter de", "Version from"),
		column("to_day", Day, "Premier jour de la version suivante ; vide tant qu’elle court", "First day of the next version; empty while it runs"),
		act,
	},
	Rows: func(v register.View, add func(...any)) {
		for id, t := range v.Territories.All() {
			versions := t.Perimeter.Until(v.On)
			for i, f := range versions {
				var to calendar.Day
				if i+1 < len(versions) {
					to = versions[i+1].From
				}
				for _, m := range f.Value {
					add(id, m.ID(), strings.Join(m.Part, " "), f.From, to, f.Act)
				}
			}
		}
	},
}

var aliases = Table{
	Name:  "official_codes",
	About: locale.Text{FR: "Codes officiels : des alias datés, jamais des clés", EN: "Official codes: dated aliases, never keys"},
	Columns: []Column{territory, column("code", Text, "Code", "Code"), column("list", Text, "Liste qui l’emploie", "List that uses it"),
		column("from_day", Day, "À compter de", "From"), column("to_day", Day, "Jusqu’à, exclu", "Until, excluded"), act},
	Rows: func(v register.View, add func(...any)) {
		for id, t := range v.Territories.All() {
			for _, a := range t.Aliases {
				if a.Span.From <= v.On {
					add(id, a.Code, a.List, a.Span.From, a.Span.To, a.Act)
				}
			}
		}
	},
}

var applications = Table{
	Name:  "applications",
	About: locale.Text{FR: "Étapes des candidatures", EN: "Steps of the applications"},
	Columns: []Column{column("application", Text, "Candidature", "Application"), territory,
		column("step", Text, "Étape : submitted, completed, validated, refused, deferred", "Step: submitted, completed, validated, refused, deferred"),
		column("on_day", Day, "Jour", "Day"), act},
	Rows: func(v register.View, add func(...any)) {
		for id, a := range v.Applications.All() {
			for _, f := range a.Step.Until(v.On) {
				add(id, a.Territory, f.Value, f.From, f.Act)
			}
		}
	},
}

var opinions = Table{
	Name:  "opinions",
	About: locale.Text{FR: "Avis donnés sur les candidatures et sur les actions", EN: "Opinions given on the applications and on the actions"},
	Columns: []Column{column("about", Text, "Candidature ou action", "Application or action"), column("body", Text, "Instance", "Body"),
		column("sense", Text, "Sens : favourable, reserved, unfavourable", "Sense: favourable, reserved, unfavourable"), column("on_day", Day, "Jour", "Day"), act},
	Rows: func(v register.View, add func(...any)) {
		given := func(about register.ID, opinions []register.Opinion) {
			for _, o := range opinions {
				if o.On <= v.On {
					add(about, o.Body, o.Sense, o.On, o.Act)
				}
			}
		}
		for id, a := range v.Applications.All() {
			given(id, a.Opinions)
		}
		for id, a := range v.Actions.All() {
			given(id, a.Opinions)
		}
	},
}

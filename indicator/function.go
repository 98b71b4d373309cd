package indicator

import "jalon/locale"

// functions tell what people do, whatever their activity.
var functions = []Indicator{
	{
		ID: "function_share", Unit: Share, Name: locale.Text{FR: "Part d’une fonction", EN: "Share of a function"},
		Formula: "jobs of the function / jobs", Source: "INSEE 1893116",
		Reading: locale.Text{
			FR: "{x} % des emplois exercent cette fonction, quelle que soit l’activité de l’établissement.",
			EN: "{x}% of the jobs have this function, whatever the activity of the establishment."},
	},
	{
		ID: "metropolitan_share", Unit: Share, Name: locale.Text{FR: "Part des fonctions métropolitaines", EN: "Share of metropolitan functions"},
		Formula: "jobs of the 5 metropolitan functions / jobs", Source: "INSEE 1893116",
		Reading: locale.Text{
			FR: "{x} % des emplois relèvent des cinq fonctions métropolitaines.",
			EN: "{x}% of the jobs are of the five metropolitan functions."},
	},
}

// FunctionGroup (groupe de fonctions) gathers functions as INSEE does.
type FunctionGroup string

// The groups.
const (
	Production   FunctionGroup = "production"
	Metropolitan FunctionGroup = "metropolitan"
	Presential   FunctionGroup = "presential"
	Transversal  FunctionGroup = "transversal"
)

// Function (fonction) is what a person does at work, from the occupation, at the place of work.
type Function struct {
	ID    string
	Name  locale.Text
	Group FunctionGroup
}

// Functions lists the fifteen functions of INSEE's functional analysis (1893116).
var Functions = []Function{
	{"agriculture", locale.Text{FR: "Agriculture", EN: "Agriculture"}, Production},
	{"building", locale.Text{FR: "Bâtiment et travaux publics", EN: "Building"}, Production},
	{"making", locale.Text{FR: "Fabrication", EN: "Making"}, Production},
	{"design", locale.Text{FR: "Conception et recherche", EN: "Design and research"}, Metropolitan},
	{"trade", locale.Text{FR: "Commerce interentreprises", EN: "Trade between companies"}, Metropolitan},
	{"management", locale.Text{FR: "Gestion", EN: "Management"}, Metropolitan},
	{"services", locale.Text{FR: "Prestations intellectuelles", EN: "Intellectual services"}, Metropolitan},
	{"culture", locale.Text{FR: "Culture et loisirs", EN: "Culture and leisure"}, Metropolitan},
	{"administration", locale.Text{FR: "Administration publique", EN: "Public administration"}, Presential},
	{"retail", locale.Text{FR: "Distribution", EN: "Retail"}, Presential},
	{"education", locale.Text{FR: "Éducation et formation", EN: "Education and training"}, Presential},
	{"health", locale.Text{FR: "Santé et action sociale", EN: "Health and social work"}, Presential},
	{"local", locale.Text{FR: "Services de proximité", EN: "Local services"}, Presential},
	{"repair", locale.Text{FR: "Entretien et réparation", EN: "Maintenance and repair"}, Transversal},
	{"transport", locale.Text{FR: "Transports et logistique", EN: "Transport and logistics"}, Transversal},
}

// FunctionShares returns the share of each function, counts in the order of [Functions], and that of each group. Null for an
// empty territory.
//
// Source: INSEE 1893116.
func FunctionShares(counts []int64) (each []Figure, groups map[FunctionGroup]Figure) {
	total, sums := Sum(counts), map[FunctionGroup]int64{}
	for k, f := range Functions {
		each = append(each, ShareOf(counts[k], total))
		sums[f.Group] += counts[k]
	}
	groups = map[FunctionGroup]Figure{}
	for group, sum := range sums {
		groups[group] = ShareOf(sum, total)
	}
	return each, groups
}

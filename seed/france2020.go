package seed

import (
	"encoding/csv"
	"fmt"
	"slices"

	"jalon/locale"
	"jalon/register"
)

var france2020 = Story{
	ID:   "france-2020",
	Name: locale.Text{FR: "France, liste d’octobre 2020", EN: "France, list of October 2020"},
	About: locale.Text{
		FR: "La liste nationale de 148 territoires, reprise en une fois avec ses appartenances partielles.",
		EN: "The national list of 148 territories, taken up at once with its partial memberships."},
	Steps: func() []Step { return append(bfc2019.Steps(), nationalList()...) },
}

// listed is the day the list is taken up with: that of the national map of 14 November 2019. Its members are those of
// 2019, and several of them no longer existed when it was published.
const listed = "2019-11-14"

// published is the day of the list itself, on which its codes and names are given.
const published = "2020-10-15"

// entry is one territory of the list.
type entry struct {
	code, region, name string
	members            []any
	sources            []register.Evidence
}

// nationalList takes up the territories of the list that the story of the region does not already tell. Those of the
// region take the name they bear in the list. All get their code.
func nationalList() []Step {
	s := (&scene{story: "france-2020"}).by(nationalDesk)
	for _, e := range readList() {
		if p, told := placeOfCode(e.code); told {
			s.renamed(p)
			continue
		}
		s.act("territory.proposed", listed, fields{"territory": e.id(), "programme": ti2018, "name": e.name, "region": e.region, "members": e.members},
			from(e.sources...), because(undated))
		s.act("territory.labelled", listed, fields{"territory": e.id()}, from(list2020), because(undated))
		s.act("alias.given", published, fields{"territory": e.id(), "code": "ti-" + e.code, "list": "Liste d’octobre 2020"}, from(list2020))
	}
	return s.steps
}

// renamed gives a territory of the region the code and the name of the list.
func (s *scene) renamed(p place) {
	if p.official != p.name {
		s.act("territory.renamed", published, fields{"territory": p.id(), "name": p.official}, from(list2020),
			because("Nom de la liste d’octobre 2020 ; le jour du changement n’est pas documenté."))
	}
	s.act("alias.given", published, fields{"territory": p.id(), "code": "ti-" + p.code, "list": "Liste d’octobre 2020"}, from(list2020))
}

func placeOfCode(code string) (place, bool) {
	i := slices.IndexFunc(places, func(p place) bool { return p.code == code })
	if i < 0 {
		return place{}, false
	}
	return places[i], true
}

// undated says why the territories of the list all bear the same day.
const undated = "Liste d’octobre 2020, reprise au jour de la carte nationale du 14 novembre 2019 : le jour où chaque territoire a été labellisé n’est pas documenté."

func (e entry) id() register.ID { return register.Join("ti", locale.Slug(e.name)) }

// readList reads the list that the product carries: one line for each territory and member.
func readList() (all []entry) {
	f, err := data.Open("data/territoires_2020_10.csv")
	if err != nil {
		panic("seed: " + err.Error())
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		panic("seed: " + err.Error())
	}
	for _, row := range rows[1:] {
		code, region, name, siren := row[0], row[1], row[3], row[4]
		i := slices.IndexFunc(all, func(e entry) bool { return e.code == code })
		if i < 0 {
			i = len(all)
			all = append(all, entry{code: code, region: region, name: name, sources: []register.Evidence{list2020}})
		}
		partial := row[5] != ""
		all[i].members = append(all[i].members, membersOf(code, siren, partial)...)
		if partial && len(all[i].sources) == 1 {
			all[i].sources = append(all[i].sources, partsANCT)
		}
	}
	return all
}

// membersOf is the EPCI, or what belongs of it when only a part does.
func membersOf(code, siren string, partial bool) []any {
	if !partial {
		return []any{"epci:" + siren}
	}
	part, ok := parts[code+" "+siren]
	if !ok {
		panic(fmt.Sprintf("seed: territory %s: the part of %s is not known", code, siren))
	}
	return part
}

// parts are the members of the list that are only a part of an EPCI: a Greater Paris territorial body, or communes.
// Their counts are those of the list of October 2020; their names come from the list of members of the end of 2022.
var parts = map[string][]any{
	"1101 200054781": {"ept:200057990"},
	"1104 200054781": {"ept:200058014"},
	"1105 200054781": {"ept:200058097"},
	"2706 200067882": {"com:58046"},
	"2706 200068088": {bertranges},
	"8416 244200770": {"com:42044", "com:42053", "com:42095", "com:42099", "com:42103", "com:42110", "com:42123", "com:42183", "com:42186", "com:42207", "com:42271", "com:42316"},
	"9301 200054807": {"com:13001", "com:13014", "com:13026", "com:13039", "com:13041", "com:13047", "com:13054", "com:13056", "com:13063", "com:13074",
		"com:13077", "com:13078", "com:13081", "com:13087", "com:13092", "com:13098", "com:13099", "com:13117", "com:84089"},
	"9303 200030195": {"com:06033"},
	"9307 248300543": {"com:83090", "com:83126", "com:83129", "com:83137", "com:83153"},
}

package economy

import (
	_ "embed" // the tables
	"encoding/csv"
	"strings"
	"sync"
)

// ZonesCredit is what must stand beside any figure of [Zones].
const ZonesCredit = "Insee, Flores 2022 et 2023 ; zones d’emploi 2020"

// The figures of [Zones] are of the ends of these years.
const ZonesStart, ZonesYear = 2022, 2023

// Posts (postes salariés) are the salaried posts of a zone in an activity (A38), at the two dates; Given tells which of them
// the source publishes: what it does not is neither zero nor secret. Zone is FR for the country.
type Posts struct {
	Zone, Name, Activity string
	Counts               [2]int64
	Given                [2]bool
}

// Crossing is how many communes of an EPCI of 2022 are in an employment zone of 2020, and how many people: those of the communes in the
// table of geographic membership of Insee of 1 January 2022, whose people are those of that vintage of the atlas.
type Crossing struct {
	Zone     string
	Communes int
	People   int64
}

var (
	//go:embed zones_bfc_flores_a38.csv
	zonePosts string
	//go:embed zones_epci_2022.csv
	zoneCrossings string
)

// Zones returns the posts of the employment zones that touch Bourgogne-Franche-Comté, and of France.
var Zones = sync.OnceValue(func() (all []Posts) {
	for _, line := range lines(zonePosts) {
		p := Posts{Zone: line[0], Name: line[1], Activity: line[2]}
		for i, text := range line[3:5] {
			if p.Given[i] = text != ""; p.Given[i] {
				p.Counts[i] = number(text, 0)
			}
		}
		all = append(all, p)
	}
	return all
})

// ZonesOf returns the employment zones that hold communes of an EPCI of 2022, in order; none where the table has no zone of it.
func ZonesOf(epci string) []Crossing { return crossings()[epci] }

var crossings = sync.OnceValue(func() map[string][]Crossing {
	all := map[string][]Crossing{}
	for _, line := range lines(zoneCrossings) {
		all[line[0]] = append(all[line[0]], Crossing{line[1], int(number(line[2], 0)), number(line[3], 0)})
	}
	return all
})

// lines reads a table without its heading. It is ours and whole, or the program is not.
func lines(text string) [][]string {
	all, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		panic(err)
	}
	return all[1:]
}

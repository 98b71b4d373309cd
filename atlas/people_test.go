package atlas

import (
	"strings"
	"testing"
)

func TestPopulationIsNeverAZeroForWantOfOne(t *testing.T) {
	if c, ok := on("2019-06-01").Commune("97601"); !ok || c.Counted {
		t.Errorf("Mayotte has no population in the vintage 2019: %+v", c)
	}
	if c, _ := on("2019-06-01").Commune("90010"); c.Population != 48973 || c.EPCI != "200069052" || c.Department != "90" {
		t.Errorf("Belfort in 2019 is %+v", c)
	}
}

// These were made on 1 January 2019 of several communes; the package of that year gives them the people of one.
func TestCommunesMadeOfSeveralAreCountedWhole(t *testing.T) {
	for code, people := range map[string]int64{"90068": 870 + 434, "74212": 1126 + 661} {
		if c, _ := on("2019-06-01").Commune(code); c.Population != people {
			t.Errorf("%s %s has %d people, not %d", code, c.Name, c.Population, people)
		}
	}
}

// The totals of the EPCI are counted apart from their communes, and of the same census in the first vintage only.
func TestCommunesSumToTheirEPCI(t *testing.T) {
	v, seen := on("2019-06-01"), 0
	for _, g := range France().groups {
		epci, exists := v.EPCI(g.siren)
		if !exists || !epci.Counted || strings.HasPrefix(v.CommunesOf(g.siren)[0], "976") {
			continue
		}
		var sum int64
		for _, code := range v.CommunesOf(g.siren) {
			c, _ := v.Commune(code)
			sum += c.Population
		}
		if seen++; sum != epci.Population {
			t.Errorf("%s: its communes have %d people, the whole %d", epci.Name, sum, epci.Population)
		}
	}
	if seen != 1254 { // 1,259 EPCI without the five of Mayotte
		t.Errorf("%d EPCI summed", seen)
	}
}

func TestVintagesSayWhichCensusTheyCount(t *testing.T) {
	// Belfort as Insee counted it in 2016, 2019, 2020, 2022 and 2023.
	people := map[int]int64{2016: 48_973, 2019: 46_443, 2020: 45_458, 2022: 45_646, 2023: 45_912}
	for _, v := range France().Years() {
		if c, _ := v.Commune("90010"); c.Population != people[v.Census()] {
			t.Errorf("%d: %d people in Belfort, not those of %d", v.Year, c.Population, v.Census())
		}
	}
}

// 2,802,670 is the sum of the municipal populations of 2023 of the eight departments. 116 EPCI have a commune there.
func TestRegionOfTheProgramme(t *testing.T) {
	v, communes, people, epci := on("2025-01-01"), 0, int64(0), map[string]bool{}
	for _, code := range v.Communes() {
		c, _ := v.Commune(code)
		if d, _ := France().Department(c.Department); d.Region != "27" || c.EPCI == "" {
			continue
		}
		communes, people, epci[c.EPCI] = communes+1, people+c.Population, true
	}
	if communes != 3685 || people != 2_802_670 || len(epci) != 116 {
		t.Errorf("Bourgogne-Franche-Comté has %d communes, %d people, %d EPCI in 2025", communes, people, len(epci))
	}
}

package portrait

import (
	"compress/gzip"
	"encoding/csv"
	"errors"
	"io/fs"
	"os"
	"strconv"
	"testing"

	"jalon/economy"
)

// TestPublishedFacts holds the figures of the program against what was published of the same places, by order of magnitude: other years, other
// fields, sometimes other perimeters. Left out: the 8.6 % of industrial establishments of "Haut-Doubs" (hebdo25.net), which counts 896 of some
// 10,400 establishments where the five EPCI of the territory have 351 of 2,769; headcounts of territories, which nothing embedded gives.
func TestPublishedFacts(t *testing.T) {
	france, _ := economy.Of("country", "FR")
	for _, c := range []struct {
		fact           string
		found          float64
		least, highest float64
	}{
		{"France: 7 % of establishments are industrial (hebdo25.net)", industrial(france).Value, .063, .077},
		{"France: 12.7 % (letrois.info 2019), 13.3 % (2023), 12.4 % (hebdo25.net) of jobs are industrial", weight("FR", ""), .115, .133},
		{"Nord Franche-Comté: 21.2 % (2019) to 24 % (2023) of jobs are industrial (letrois.info); its two zones", (weight("2705", "")*posts("2705") + weight("2714", "")*posts("2714")) / (posts("2705") + posts("2714")), .21, .28},
		{"Grand Chalon: 25 % of salaried jobs are industrial; its zone is wider", weight("2707", ""), .17, .27},
		{"transport equipment is concentrated in Nord Franche-Comté (Insee Analyses BFC 56): part of the zones that touch the region", posts27("CL", "2714") / posts27("CL", ""), .3, .7},
		{"a tenth of industrial jobs or less is in agri-food, but in the Charolais (Insee Analyses BFC 56): Montbéliard", weight("2714", "CA") / weight("2714", ""), 0, .1},
	} {
		if !(c.found >= c.least && c.found <= c.highest) {
			t.Errorf("%s: found %.3f", c.fact, c.found)
		}
	}
}

// TestPublishedSpecificities wants, in the zone of each territory, the activity that Insee names as its own (Insee Analyses BFC 56 and Agreste):
// the one in which it is most specialised of all industry.
func TestPublishedSpecificities(t *testing.T) {
	for zone, want := range map[string]string{
		"2712": "CE", // Grand Dole: chemistry
		"2709": "CB", // Auxois Morvan: leather and shoes
		"2714": "CL", // Nord Franche-Comté: transport equipment
		"2716": "CG", // Haut-Jura: plastics
		"2715": "CI", // Haut-Doubs: watches
	} {
		best, most := "", 0.0
		for _, p := range economy.Zones() {
			if p.Zone == zone && p.Given[1] && p.Activity >= "B" && p.Activity < "F" {
				if lq := weight(zone, p.Activity) / weight("FR", p.Activity); lq > most {
					best, most = p.Activity, lq
				}
			}
		}
		if best != want || most < 3 {
			t.Errorf("zone %s: %s at %.1f, want %s", zone, best, most, want)
		}
	}
}

// TestTheTenHoldHalfOfTheRegionsIndustry uses the shares of jobs by sector that Insee published for 2022, of the EPCI that still stand.
func TestTheTenHoldHalfOfTheRegionsIndustry(t *testing.T) {
	shares := sharesOfIndustry(t)
	if shares == nil {
		t.Log("left out: the shares of jobs by sector do not lie beside the project")
		return
	}
	ten := members("200067114", "248900334", "248900383", "248900938", "200067304", "200010650", "200023075", "200068070", "242504116", "242504181", "242504355",
		"200026573", "243900479", "243900610", "200069623", "243900412", "247100290", "200070530", "200071884", "200070316", "242101491", "242101459", "200071017", "242101442",
		"245804406", "200067700", "245801063", "200065647", "200069052", "200069060", "247000722", "249000241", "200041721", "247000664", "247000755", "247000821", "247000854")
	held := 0.0
	for _, m := range ten {
		if row, ok := economy.Of("epci", m.Code); ok {
			held += shares[m.Code] / 100 * float64(row.Jobs)
		}
	}
	region, _ := economy.Of("region", "27")
	if part := held / (shares["27"] / 100 * float64(region.Jobs)); part < .4 || part > .6 {
		t.Errorf("the ten territories hold %.2f of the industrial jobs of the region; Insee said half in 2019", part)
	}
}

// weight is the part of an activity, or of industry, in the salaried posts of a zone at the second date; posts are its posts.
func weight(zone, activity string) float64 {
	n, total := 0.0, 0.0
	for _, p := range economy.Zones() {
		if p.Zone != zone {
			continue
		}
		total += float64(p.Counts[1])
		if p.Activity == activity || activity == "" && p.Activity >= "B" && p.Activity < "F" {
			n += float64(p.Counts[1])
		}
	}
	return n / total
}

func posts(zone string) (n float64) {
	for _, p := range economy.Zones() {
		if p.Zone == zone {
			n += float64(p.Counts[1])
		}
	}
	return n
}

// posts27 are the posts of an activity in a zone, or in all those that touch the region.
func posts27(activity, zone string) (n float64) {
	for _, p := range economy.Zones() {
		if p.Activity == activity && p.Zone != "FR" && (zone == "" || p.Zone == zone) {
			n += float64(p.Counts[1])
		}
	}
	return n
}

// sharesOfIndustry are the shares of industry in jobs, in percent, by code; nil where the file is not there.
func sharesOfIndustry(t *testing.T) map[string]float64 {
	t.Helper()
	file, err := os.Open("../../shared/data/economy/rp_parts_secteurs_2011_2016_2022.csv.gz")
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	unpacked, err := gzip.NewReader(file)
	if err != nil {
		t.Fatal(err)
	}
	r := csv.NewReader(unpacked)
	r.Comma = ';'
	lines, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	shares := map[string]float64{}
	for _, line := range lines[1:] {
		if line[0] == "EPCI" || line[0] == "REG" {
			shares[line[1]], _ = strconv.ParseFloat(line[4], 64) // one that is absent counts for nothing, and the sum would show it
		}
	}
	return shares
}

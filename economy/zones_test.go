package economy_test

import (
	"bytes"
	"compress/gzip"
	"encoding/csv"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"slices"
	"testing"

	"jalon/atlas"
	"jalon/economy"
)

// TestTheCrossingsAreThoseOfTheSource makes the table of the zones of each EPCI again, from the zone of each commune as Insee lists them (table
// d'appartenance géographique, 1 January 2022) and from the people of that vintage of the atlas: every EPCI that touches a zone whose
// figures the program carries, with all its zones.
func TestTheCrossingsAreThoseOfTheSource(t *testing.T) {
	const source = "../../shared/data/economy/zonages_communes_2022.csv.gz"
	packed, err := os.ReadFile(source)
	if errors.Is(err, fs.ErrNotExist) {
		t.Log("left out: the source of the table does not lie beside the project")
		return
	}
	carried := map[string]bool{}
	for _, p := range economy.Zones() {
		carried[p.Zone] = true
	}
	var want bytes.Buffer
	fmt.Fprintln(&want, "epci,zone,communes,people")
	crossings := crossed(t, packed)
	for _, epci := range slices.Sorted(maps.Keys(crossings)) {
		zones := slices.Sorted(maps.Keys(crossings[epci]))
		if !slices.ContainsFunc(zones, func(z string) bool { return carried[z] }) {
			continue
		}
		for _, zone := range zones {
			c := crossings[epci][zone]
			fmt.Fprintf(&want, "%s,%s,%d,%d\n", epci, zone, c.Communes, c.People)
		}
	}
	if have, _ := os.ReadFile("zones_epci_2022.csv"); !bytes.Equal(have, want.Bytes()) {
		t.Errorf("the table is not that of its source, which gives:\n%s", want.Bytes())
	}
}

// crossed counts the communes and the people of each EPCI in each zone.
func crossed(t *testing.T, packed []byte) map[string]map[string]economy.Crossing {
	t.Helper()
	unpacked, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		t.Fatal(err)
	}
	r := csv.NewReader(unpacked)
	r.Comma = ';'
	lines, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	code, epci, zone := slices.Index(lines[0], "CODGEO"), slices.Index(lines[0], "EPCI"), slices.Index(lines[0], "ZE2020")
	v, _ := atlas.France().Year(2022)
	all := map[string]map[string]economy.Crossing{}
	for _, line := range lines[1:] {
		if all[line[epci]] == nil {
			all[line[epci]] = map[string]economy.Crossing{}
		}
		c := all[line[epci]][line[zone]]
		people, _ := v.People([]string{line[code]})
		all[line[epci]][line[zone]] = economy.Crossing{Zone: line[zone], Communes: c.Communes + 1, People: c.People + people}
	}
	return all
}

// TestTheCrossingsAddUp holds the table against the atlas: the zones of an EPCI have all its communes and all its people between them.
func TestTheCrossingsAddUp(t *testing.T) {
	v, _ := atlas.France().Year(2022)
	n := 0
	for _, siren := range v.Groups() {
		all := economy.ZonesOf(siren)
		if len(all) == 0 {
			continue
		}
		n++
		communes, people := 0, int64(0)
		for _, c := range all {
			communes, people = communes+c.Communes, people+c.People
		}
		if whole, _ := v.People(v.CommunesOf(siren)); communes != len(v.CommunesOf(siren)) || people != whole {
			t.Errorf("%s: %d communes and %d people in its zones, of %d and %d", siren, communes, people, len(v.CommunesOf(siren)), whole)
		}
	}
	if n != 123 {
		t.Errorf("%d EPCI have zones, of 123", n)
	}
}

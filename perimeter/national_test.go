package perimeter

import (
	"encoding/csv"
	"errors"
	"io/fs"
	"os"
	"slices"
	"testing"

	"jalon/atlas"
)

// national reads the official lists of members: perimeters by "phase/day of the list", then by territory. They lie
// beside the project; ok is false where they do not.
func national(t *testing.T) (lists map[string]map[string][]Member, ok bool) {
	f, err := os.Open("../../shared/data/ti/territoires_industrie_membres.csv")
	if errors.Is(err, fs.ErrNotExist) {
		t.Log("left out: the national lists do not lie beside the project")
		return nil, false
	}
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	kinds := map[string]Kind{"epci": EPCI, "ept": EPT, "commune": Commune}
	lists = map[string]map[string][]Member{}
	for _, row := range rows[1:] {
		list, territory := row[0]+"/"+row[1], row[2]
		if lists[list] == nil {
			lists[list] = map[string][]Member{}
		}
		lists[list][territory] = append(lists[list][territory], Member{Kind: kinds[row[5]], Code: row[6]})
	}
	return lists, true
}

// whole joins the perimeters of a list, with its EPT or without.
func whole(list map[string][]Member, ept bool) (all []Member) {
	for _, members := range list {
		for _, m := range members {
			if ept || m.Kind != EPT {
				all = append(all, m)
			}
		}
	}
	return Union(nil, all)
}

// The territories of the end of 2022 expand to 16,186 communes in the geography of 2022, the figure that Banque des
// Territoires published; the others were counted by other means from the lists and the dated events of communes.
func TestNationalLists(t *testing.T) {
	lists, ok := national(t)
	if !ok {
		return
	}
	for _, c := range []struct {
		list, day string
		ept       bool
		communes  int
	}{
		{"1/2022-12-31", "2022-12-31", true, 16_186}, {"1/2022-12-31", "2022-12-31", false, 16_147},
		{"1/2022-12-31", "2023-06-01", false, 16_138}, {"1/2022-12-31", "2024-06-01", false, 16_130}, {"1/2022-12-31", "2025-06-01", false, 16_112},
		{"2/2024-09-16", "2024-09-16", false, 18_619}, {"2/2024-09-16", "2025-06-01", false, 18_600},
	} {
		codes, missing := Communes(vintage(c.day), whole(lists[c.list], c.ept))
		if len(codes) != c.communes || len(missing) > 0 {
			t.Errorf("%s on %s: %d communes, want %d; missing %v", c.list, c.day, len(codes), c.communes, missing)
		}
	}
	_, missing := Communes(vintage("2021-06-01"), whole(lists["1/2022-12-31"], true))
	if !Equal(missing, epci("200096634", "200096642", "200096675", "200096683")) {
		t.Errorf("four EPCI of the list of 2022 do not exist in 2021: %v", missing)
	}
}

// No commune belongs to two territories of one list.
func TestNationalListsDoNotOverlap(t *testing.T) {
	lists, ok := national(t)
	if !ok {
		return
	}
	for name, day := range map[string]string{"1/2022-12-31": "2022-12-31", "2/2024-09-16": "2024-09-16"} {
		seen := map[string]string{}
		for territory, members := range lists[name] {
			codes, _ := Communes(vintage(day), members)
			for _, code := range codes {
				if seen[code] != "" {
					t.Errorf("%s: %s is in %s and %s", name, code, seen[code], territory)
				}
				seen[code] = territory
			}
		}
	}
}

// The ten territories of Bourgogne-Franche-Comté of the second phase, in the geography and the populations of 2025.
func TestSecondPhaseInTheRegion(t *testing.T) {
	lists, ok := national(t)
	if !ok {
		return
	}
	list := lists["2/2024-09-16"]
	if len(list) != 183 {
		t.Errorf("%d territories in France, not 183", len(list))
	}
	for territory, want := range map[string]struct {
		communes int
		people   int64
	}{
		"ti-2701": {252, 296_106}, "ti-2702": {211, 56_372}, "ti-2703": {186, 447_568}, "ti-2704": {136, 148_810}, "ti-2705": {47, 54_685},
		"ti-2706": {192, 80_983}, "ti-2707": {111, 143_315}, "ti-2708": {197, 299_264}, "ti-2709": {110, 70_589}, "ti-2710": {138, 202_605},
	} {
		codes, _ := Communes(vintage("2025-01-01"), list[territory])
		if p := People(vintage("2025-01-01"), list[territory]); len(codes) != want.communes || p.People != want.people || !p.Whole() {
			t.Errorf("%s has %d communes and %+v, want %+v", territory, len(codes), p, want)
		}
	}
}

// Between the two phases 477 EPCI and EPT stayed, 73 left and 152 joined; 15 of the 183 territories lie in two regions, and 65 in several
// departments; 40 territories of the first phase and 43 of the second have one member.
func TestWhatTheListsHold(t *testing.T) {
	lists, ok := national(t)
	if !ok {
		return
	}
	first, second := lists["1/2022-12-31"], lists["2/2024-09-16"]
	groups := func(list map[string][]Member) []Member {
		return slices.DeleteFunc(whole(list, true), func(m Member) bool { return m.Kind == Commune })
	}
	before, after := groups(first), groups(second)
	left, joined := len(Difference(before, after)), len(Difference(after, before))
	if stayed := len(before) - left; stayed != 477 || left != 73 || joined != 152 {
		t.Errorf("%d EPCI stayed, %d left, %d joined", stayed, left, joined)
	}
	regions, departments, single := 0, 0, [2]int{}
	for _, members := range second {
		in, of := Crossed(vintage("2024-09-16"), atlas.France(), members)
		departments, regions = departments+min(1, len(in)-1), regions+min(1, len(of)-1)
	}
	for i, list := range []map[string][]Member{first, second} {
		for _, members := range list {
			if len(members) == 1 {
				single[i]++
			}
		}
	}
	if regions != 15 || departments != 65 || single != [2]int{40, 43} {
		t.Errorf("%d territories in two regions, %d in several departments, %v of one member", regions, departments, single)
	}
}

// Each of the communes that changed, entered or left a territory because the law moved it raises a question in both, that day.
func TestCommunesThatChangedTerritory(t *testing.T) {
	lists, ok := national(t)
	if !ok {
		return
	}
	f, err := os.Open("../../shared/data/ti/communes_changeant_de_territoire.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil || len(rows) != 1+17 {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	moved := func(territory, list, commune, on string, side func(Succession) []string) bool {
		for _, m := range lists[list][territory] {
			if m.Code == "200090751" {
				m.Code = "246201149" // Grand Calais, under its number of before 2020
			}
			g := Stand(atlas.France(), []Anchored{{m, day(on).Add(-1)}}, nothing, day(on))
			if slices.ContainsFunc(g.Open, func(q Succession) bool { return slices.Contains(side(q), commune) && q.Day == day(on) }) {
				return true
			}
		}
		return false
	}
	for _, row := range rows[1:] {
		on, commune, list := row[0], row[1], map[string]string{"1": "1/2022-12-31", "2": "2/2024-09-16"}[row[6]]
		if from := row[7]; from != "" && !moved(from, list, commune, on, func(q Succession) []string { return q.Out }) {
			t.Errorf("%s: nobody asks whether %s leaves %s", on, commune, from)
		}
		if to := row[9]; to != "" && !moved(to, list, commune, on, func(q Succession) []string { return q.In }) {
			t.Errorf("%s: nobody asks whether %s comes to %s", on, commune, to)
		}
	}
}

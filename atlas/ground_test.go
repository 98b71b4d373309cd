package atlas

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func year(t *testing.T, y int) Vintage {
	v, ok := France().Year(y)
	if !ok {
		t.Fatalf("the atlas holds no %d", y)
	}
	return v
}

func TestProjection(t *testing.T) {
	for _, c := range []struct {
		from, to      int
		codes         []string
		want, wider   []string
		changes       int
		before, after int64
	}{
		{2018, 2024, []string{"60054"}, []string{"60054"}, nil, 3, 0, 337},            // Beaumont-les-Nonains came back
		{2023, 2024, []string{"60054"}, []string{"60054", "60694"}, nil, 1, 873, 884}, // Les Hauts-Talican parted
		{2024, 2023, []string{"60054"}, []string{"60054"}, []string{"60054"}, 1, 337, 873},
		{2018, 2025, []string{"60455"}, []string{"60694"}, []string{"60694"}, 3, 0, 542},
		{2020, 2021, []string{"27676"}, []string{"27058"}, nil, 1, 1784, 1769},
		{2020, 2025, []string{"27676"}, []string{"27676"}, nil, 2, 1784, 1735},
		{2019, 2020, []string{"21213"}, []string{"21452"}, []string{"21452"}, 1, 796, 2625},
		{2019, 2020, []string{"21213", "21452"}, []string{"21452"}, nil, 1, 2625, 2625},
		{2024, 2025, []string{"12076"}, []string{"12218"}, nil, 1, 1555, 1540},
		{2025, 2026, []string{"71263"}, []string{"71263"}, nil, 1, 6446, 6446},
	} {
		p := France().Project(c.codes, year(t, c.from), year(t, c.to))
		if !slices.Equal(p.Codes, c.want) || !slices.Equal(p.Wider, c.wider) || len(p.Changes) != c.changes || p.Before.People != c.before || p.After.People != c.after {
			t.Errorf("%v of %d in %d: %+v; want %+v", c.codes, c.from, c.to, p, c)
		}
	}
	if p := France().Project([]string{"21213", "99999"}, year(t, 2025), year(t, 2019)); !slices.Equal(p.Unknown, []string{"21213", "99999"}) || p.Codes != nil {
		t.Errorf("what is not in force in 2025 is not carried back: %+v", p)
	}
}

// Every commune of 2018 is somewhere in every year, and every commune of a year comes from somewhere in 2018.
func TestEveryCommuneOfOneYearIsSomewhereInEveryOther(t *testing.T) {
	first := year(t, 2018)
	communes := first.Communes()
	if n := len(slices.DeleteFunc(slices.Clone(communes), func(code string) bool { return code > "975" && code < "976" || code > "977" })); n != 35_357 {
		t.Errorf("%d communes on 1 January 2018", n)
	}
	for _, v := range France().States() {
		p := France().Project(communes, first, v)
		if !slices.Equal(p.Codes, v.Communes()) || p.Wider != nil {
			t.Errorf("%s: the communes of 2018 are %d of %d, %d of them wider", v.From, len(p.Codes), len(v.Communes()), len(p.Wider))
		}
		back := France().Project(v.Communes(), v, first)
		if !slices.Equal(back.Codes, communes) || back.Wider != nil {
			t.Errorf("%s: its communes are %d of those of 2018, %d of them wider", v.From, len(back.Codes), len(back.Wider))
		}
	}
}

// Carried to another day and back, a set of communes holds at least the ground it held, and exactly it when nothing came in.
func TestProjectionComesBack(t *testing.T) {
	all := France().States()
	uneasy := map[int][]string{}
	for _, v := range all {
		uneasy[v.i] = touched(v)
	}
	rapid.Check(t, func(t *rapid.T) {
		v, w := rapid.SampledFrom(all).Draw(t, "from"), rapid.SampledFrom(all).Draw(t, "to")
		set := rapid.SliceOfNDistinct(rapid.SampledFrom(uneasy[v.i]), 1, 20, rapid.ID[string]).Draw(t, "communes")
		slices.Sort(set)
		there := France().Project(set, v, w)
		back := France().Project(there.Codes, w, v)
		for _, code := range set {
			if _, found := slices.BinarySearch(back.Codes, code); !found {
				t.Fatalf("%s is lost on the way to %s and back", code, w.From)
			}
		}
		if there.Wider == nil && !slices.Equal(back.Codes, set) {
			t.Fatalf("nothing came in, yet %v came back as %v", set, back.Codes)
		}
	})
}

// touched are the communes of a vintage that some event concerns, where projections may go wrong.
func touched(v Vintage) (codes []string) {
	for _, code := range v.Communes() {
		if c := v.atlas.commune(code); c.holder != "" || len(v.pieces(code)) > 1 {
			codes = append(codes, code)
		}
	}
	return codes
}

func TestPartsAndDistricts(t *testing.T) {
	for _, c := range []struct {
		day, code, kind, commune string
	}{
		{"2019-01-01", "75101", "ARM", "75056"}, {"2025-01-01", "13201", "ARM", "13055"}, {"2025-01-01", "69381", "ARM", "69123"},
		{"2019-01-01", "60054", "COMD", "60054"}, {"2025-01-01", "60455", "COMD", "60694"}, {"2019-03-01", "21213", "COMD", "21452"}, {"2025-01-01", "01120", "COMA", "01262"},
	} {
		p, ok := on(c.day).Part(c.code)
		if !ok || p.Kind != c.kind || p.Commune != c.commune || p.Name == "" {
			t.Errorf("%s: %s is %+v", c.day, c.code, p)
		}
	}
	if n := len(on("2025-01-01").Parts("75056")); n != 20 {
		t.Errorf("Paris has %d districts", n)
	}
	for _, v := range France().States() {
		for _, one := range France().parts {
			if p, ok := v.Part(one.code); ok {
				if _, lives := v.Commune(p.Commune); !lives || p.Kind == "" || p.Name == "" {
					t.Errorf("%s: %+v is a part of no commune", v.From, p)
				}
			}
		}
	}
}

func TestOldCodesLeadToWhatTheyBecame(t *testing.T) {
	for day, leads := range map[string]map[string]string{
		"2025-01-01": {"75112": "75056", "21213": "21452", "60455": "60694", "27058": "27676", "60054": "60054", "25192": "25192", "12076": "12218", "99999": ""},
		"2021-06-01": {"27676": "27058", "14666": "14666"},
		"2019-01-01": {"14666": "14712", "12218": "12076"},
	} {
		for code, want := range leads {
			if c, ok := on(day).Resolve(code); c.Code != want || ok != (want != "") {
				t.Errorf("%s: %s leads to %q, want %q", day, code, c.Code, want)
			}
		}
	}
}

// The map changes in the course of a year: Crimolois and Neuilly-lès-Dijon were two until 28 February 2019.
func TestMapsInTheCourseOfAYear(t *testing.T) {
	for day, want := range map[string]struct {
		name   string
		people int64
		metro  int
	}{
		"2019-02-27": {"Neuilly-lès-Dijon", 1829, 24}, "2019-02-28": {"Neuilly-Crimolois", 2625, 23}, "2020-01-01": {"Neuilly-Crimolois", 2625, 23},
	} {
		c, _ := on(day).Commune("21452")
		if c.Name != want.name || c.Population != want.people || len(on(day).CommunesOf("242100410")) != want.metro {
			t.Errorf("%s: %+v, %d communes in Dijon Métropole", day, c, len(on(day).CommunesOf("242100410")))
		}
	}
	if v := on("2019-06-01"); v.Year != 2019 || v.Clamped || v.From.String() != "2019-03-01" {
		t.Errorf("June 2019 reads the map of %s", v.From)
	}
}

// The years whose EPCI are not embedded: their communes are known, and days in them read the nearest whole map.
func TestYearsWithoutEPCI(t *testing.T) {
	first, last := year(t, 2018), year(t, 2026)
	if c, ok := first.Commune("60694"); first.Whole() || !ok || c.Name != "Villotran" || c.Counted || c.EPCI != "" {
		t.Errorf("2018 is whole: %v; Villotran is %+v", first.Whole(), c)
	}
	if c, ok := last.Commune("71263"); last.Whole() || !ok || c.Name != "Louhans-Châteaurenaud" {
		t.Errorf("2026 is whole: %v; Louhans is %+v", last.Whole(), c)
	}
	if v := on("2026-11-23"); v.Year != 2025 || !v.Clamped {
		t.Errorf("a day of 2026 reads %d", v.Year)
	}
	if _, ok := France().Year(2027); ok {
		t.Error("2027 comes by import")
	}
	if near, ok := on("2025-01-01").Near("14712"); !ok || near.Year != 2025 {
		t.Error("what is in force is near")
	}
	if near, ok := on("2025-01-01").Near("243900412"); !ok || near.From.String() != "2019-12-31" {
		t.Errorf("Jura Sud was last there on the map of %s", near.From)
	}
}

package atlas

import (
	"errors"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"jalon/calendar"
)

// listed is a vintage as official lists would write it under another year.
func listed(v Vintage, year int) Edition {
	e := Edition{Year: year, Members: map[string]string{}, EPT: map[string]string{}}
	for _, code := range v.Communes() {
		c, _ := v.Commune(code)
		e.Communes = append(e.Communes, c)
		if c.EPCI != "" {
			e.Members[code] = c.EPCI
		}
	}
	for _, g := range v.atlas.groups {
		if one, ok := v.EPCI(g.siren); ok {
			e.Groups = append(e.Groups, one)
			for _, code := range v.CommunesOf(g.siren) {
				if one.Nature == "EPT" {
					e.EPT[code] = g.siren
				}
			}
		}
	}
	for i := range v.atlas.parts {
		if p, ok := v.Part(v.atlas.parts[i].code); ok {
			e.Parts = append(e.Parts, p)
		}
	}
	return e
}

func (e *Edition) drop(code string) {
	e.Communes = slices.DeleteFunc(e.Communes, func(c Commune) bool { return c.Code == code })
	delete(e.Members, code)
}

// The list of 2027 in which Audincourt went into Belfort in March 2026, Valdoie came under another code, and the EPCI of Beaune
// took the name of another town.
func TestAnEditionExtendsTheAtlas(t *testing.T) {
	first := France()
	e2026 := listed(year(t, 2026), 2026)
	e2026.Communes = nil
	a, err := first.With(e2026)
	if err != nil {
		t.Fatal(err)
	}
	next, _ := a.Year(2026)
	e := listed(next, 2027)
	e.drop("25031")
	e.drop("90099")
	e.Communes = append(e.Communes, Commune{Code: "90999", Name: "Valdoie", Department: "90"})
	e.Members["90999"] = "200069052"
	e.Moves = []Move{{calendar.MustParse("2026-03-15"), "25031", "90010"}, {calendar.MustParse("2026-03-15"), "90010", "90010"}, {calendar.MustParse("2027-01-01"), "90099", "90999"}}
	if a, err = a.With(e); err != nil {
		t.Fatal(err)
	}
	v := a.On(calendar.MustParse("2027-06-01"))
	belfort, _ := v.Commune("90010")
	before, _ := a.On(calendar.MustParse("2026-02-01")).Commune("90010")
	gone, _ := a.On(calendar.MustParse("2026-02-01")).Commune("25031")
	if v.Clamped || belfort.Population != before.Population+gone.Population {
		t.Errorf("Belfort has %d people, it had %d and took %d", belfort.Population, before.Population, gone.Population)
	}
	if heirs := v.Heirs("25031"); !slices.Equal(heirs, []string{"90010"}) {
		t.Errorf("Audincourt became %v", heirs)
	}
	if c, ok := v.Commune("90999"); !ok || c.EPCI != "200069052" || !c.Counted {
		t.Errorf("Valdoie is %+v", c)
	}
	var kinds []string
	for _, event := range a.Events(calendar.MustParse("2026-01-01"), calendar.MustParse("2027-12-31")) {
		kinds = append(kinds, event.Day.String()+" "+brief(event))
	}
	if want := []string{"2026-03-15 commune.merged 25031 90010 > 90010", "2026-03-15 commune.moved 200065647 > 200069052", "2027-01-01 commune.recoded 90099 > 90999"}; !slices.Equal(kinds, want) {
		t.Errorf("events %q, want %q", kinds, want)
	}
	if _, ok := first.Year(2027); ok || !first.On(v.From).Clamped {
		t.Error("the atlas that was asked has changed")
	}
	old, _ := a.Year(2018)
	if p := a.Project([]string{"90999"}, v, old); !slices.Equal(p.Codes, []string{"90099"}) {
		t.Errorf("Valdoie was %v", p.Codes)
	}
}

// What was there before an edition stays as it was, in every state.
func TestAnEditionLeavesThePastAlone(t *testing.T) {
	e := listed(on("2019-01-01"), 2018) // the EPCI of 2018 as those of 2019, for the communes there were
	e.Communes, e.Members = nil, map[string]string{}
	first := year(t, 2018)
	for _, code := range first.Communes() {
		if c, ok := on("2019-01-01").Commune(on("2019-01-01").holder(code)); ok && c.EPCI != "" {
			e.Members[code] = c.EPCI
		}
	}
	e.EPT = nil
	e.Groups = slices.DeleteFunc(e.Groups, func(g EPCI) bool { return g.Nature == "EPT" })
	a, err := France().With(e)
	if err != nil {
		t.Fatal(err)
	}
	if v := a.On(calendar.MustParse("2018-11-22")); v.Year != 2018 || v.Clamped {
		t.Errorf("a day of 2018 reads %s", v.From)
	}
	for i, v := range France().States()[3:] {
		w := a.States()[3+i]
		for _, code := range v.Communes() {
			c, _ := v.Commune(code)
			if d, _ := w.Commune(code); c != d {
				t.Fatalf("%s: %+v is now %+v", v.From, c, d)
			}
		}
	}
}

func TestEditionsThatDoNotFit(t *testing.T) {
	whole := listed(year(t, 2026), 2027)
	for code, spoil := range map[string]func(e *Edition){
		"edition.held":     func(e *Edition) { e.Year = 2025 },
		"edition.gap":      func(e *Edition) { e.Year = 2029 },
		"edition.lost":     func(e *Edition) { e.drop("25388") },
		"edition.sprung":   func(e *Edition) { e.Communes = append(e.Communes, Commune{Code: "25999", Name: "Nouvelle"}) },
		"edition.stranger": func(e *Edition) { e.Members["99999"] = "200065647" },
		"edition.left-out": func(e *Edition) { delete(e.Members, "25388") },
	} {
		e := whole
		e.Communes, e.Members = slices.Clone(whole.Communes), map[string]string{}
		for k, v := range whole.Members {
			e.Members[k] = v
		}
		spoil(&e)
		_, err := France().With(e)
		var m *Misfit
		if !errors.As(err, &m) || m.Code != code {
			t.Errorf("%s: %v", code, err)
		}
	}
}

// Writing values over a span changes that span and nothing else.
func TestValuesOfAnotherSpan(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var r runs
		model := make([]string, 12)
		for range rapid.IntRange(1, 8).Draw(t, "writes") {
			from := rapid.IntRange(0, 11).Draw(t, "from")
			end := rapid.IntRange(from+1, 12).Draw(t, "end")
			value := rapid.SampledFrom([]string{"", "x", "y"}).Draw(t, "value")
			stop := end
			if end == 12 {
				stop = forever
			}
			r = r.with(from, stop, value)
			for i := from; i < end; i++ {
				model[i] = value
			}
			for i, want := range model {
				if r.at(i) != want {
					t.Fatalf("%q at %d is %q, want %q", r, i, r.at(i), want)
				}
			}
		}
	})
}

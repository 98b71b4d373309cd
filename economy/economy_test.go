package economy

import "testing"

func TestTheTableIsWhole(t *testing.T) {
	var epci int
	var france Row
	for key, r := range rows() {
		if sum(r.Sectors) != r.Establishments || r.Small+r.Large > r.Establishments || r.Unemployed > r.Active || r.Active > r.WorkingAge {
			t.Errorf("%s does not add up: %+v", key, r)
		}
		switch r.Level {
		case "epci":
			epci++
		case "region":
			france = france.Plus(r)
		}
	}
	whole, ok := Of("country", "FR")
	if !ok || epci != 1254 || france.Establishments != whole.Establishments || france.Sectors != whole.Sectors {
		t.Errorf("%d EPCI; the regions make %+v, France is %+v", epci, france, whole)
	}
	if rest := whole.Minus(france); rest.Establishments != 0 || rest.Sectors != [5]int64{} {
		t.Errorf("France without its regions is %+v", rest)
	}
}

func sum(all [5]int64) (n int64) {
	for _, one := range all {
		n += one
	}
	return n
}

// TestBelfort holds one row against the figures as INSEE published them.
func TestBelfort(t *testing.T) {
	r, ok := Of("epci", "200069052")
	if !ok || r.Population != 1_030_160 || r.Jobs != 446_997 || r.Sectors[1] != 203 {
		t.Errorf("Grand Belfort has %d tenths of people, %v", r.Population, ok)
	}
	if _, ok := Of("epci", "243900412"); ok {
		t.Error("Jura Sud no longer exists in 2021")
	}
}

package source

import (
	"slices"
	"strings"
	"testing"

	"jalon/atlas"
	"jalon/perimeter"
)

// held makes a territory that the register holds at the end of 2022.
func held(id, name string, codes []string, members ...string) Known {
	k := Known{Codes: codes, Settled: perimeter.Settled{Listed: perimeter.Listed{Code: id, Name: name}}}
	for _, one := range members {
		m, err := perimeter.Parse(one)
		if err != nil {
			panic(err)
		}
		k.Listed.Entries = append(k.Listed.Entries, perimeter.Entry{Member: m})
	}
	v, _ := atlas.France().Year(2022)
	k.Communes, _ = perimeter.Communes(v, k.Listed.Members())
	return k
}

func TestExamine(t *testing.T) {
	list := head + `1,2022-12-31,ti-7613,76,Pyrénées,epci,246600373,246600373,CC du Vallespir
1,2022-12-31,ti-2703,27,Grand Dole,epci,200010650,200010650,CA du Grand Dole
1,2022-12-31,ti-2701,27,Grand Chalon,epci,247100589,247100589,CA Le Grand Chalon
1,2022-12-31,ti-2702,27,Jura,epci,200090579,200090579,Terre d'Émeraude Communauté
1,2022-12-31,ti-2709,27,Doubs,epci,999999999,999999999,CC sans numéro
1,2022-12-31,ti-2708,27,Bis,epci,200010650,200010650,CA du Grand Dole
1,2022-12-31,ti-2707,27,Nord,epci,200069052,200069052,CA Pays de Montbéliard Agglomération
1,2022-12-31,ti-2707,27,Nord,commune,39001,,Abergement-la-Ronce
`
	lists, err := Territories(file("f.csv", list), atlas.France())
	if err != nil {
		t.Fatal(err)
	}
	x := Examine("f.csv", atlas.France(), lists[0], []Known{
		held("ti:pyrenees", "Pyrénées", []string{"ti-7613"}, "epci:246600548", "epci:200043602"),
		held("ti:dole", "Grand Dole", []string{"ti-2701"}, "epci:200010650"),
		held("ti:jura", "Jura", nil, "epci:243900412"),
		held("ti:sorti", "Toulouse", nil, "epci:243100518"),
	})
	var told []string
	for _, f := range x.Faults {
		told = append(told, strings.TrimPrefix(f.Code, "list.")+" "+string(rune('0'+f.Row)))
	}
	want := []string{"epci.unknown 6", "near-name 8", "code-reused 4", "near-name 2", "member-left-out 2", "territory-left-out 0", "double 0"}
	for _, w := range want {
		if !slices.Contains(told, w) {
			t.Errorf("%q is not told: %q", w, told)
		}
	}
	if slices.ContainsFunc(x.Faults, func(f Fault) bool { return strings.Contains(f.Given, "243900412") }) {
		t.Error("Jura Sud was not left out: the law put Terre d’Émeraude in its place")
	}
	if x.Match[0] != 0 || x.Match[1] != 1 || x.Match[2] != 3 {
		t.Errorf("matched %v", x.Match)
	}
	for _, f := range x.Faults {
		if accepted := f.Accepted(Acceptable); accepted == (f.Code == "list.epci.unknown") {
			t.Errorf("%s is acceptable: %t", f.Code, accepted)
		}
		if f.Text().FR == "" || f.Text().EN == "" {
			t.Errorf("%s has no sentence", f.Code)
		}
	}
}

package perimeter

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"jalon/atlas"
)

// made is the ground of members that came in that day.
func made(v atlas.Vintage, members []Member) Ground {
	codes, missing := Communes(v, members)
	return Ground{Vintage: v, Codes: codes, Missing: missing}
}

func considered(on string, members, today []Member) Study {
	v := vintage(on)
	codes, _ := Communes(v, today)
	return Consider(made(v, members), atlas.France(), codes)
}

func sirens(all []Neighbour) (codes []string) {
	for _, n := range all {
		codes = append(codes, n.SIREN)
	}
	return codes
}

func TestConsider(t *testing.T) {
	today := epci("200065647", "200069052", "200069060", "247000722", "249000241") // Nord Franche-Comté
	s := considered("2023-06-01", today, today)
	if len(s.Codes) != 196-1 && len(s.Codes) != 196 || len(s.Came)+len(s.Went) > 0 || s.Pieces != 1 || len(s.Enclosed) > 0 {
		t.Errorf("as it is: %d communes, +%v −%v, %d pieces, enclosed %v", len(s.Codes), s.Came, s.Went, s.Pieces, s.Enclosed)
	}
	if !slices.Equal(s.Departments, []string{"25", "70", "90"}) || !slices.Equal(s.Regions, []string{"27"}) {
		t.Errorf("it lies in %v, %v", s.Departments, s.Regions)
	}
	if n := sirens(s.Neighbours); !slices.Contains(n, "200023075") || slices.Contains(n, "200065647") || slices.Contains(n, "242100410") {
		t.Errorf("Pays de Maîche is a neighbour, Montbéliard is inside, Dijon far: %v", n)
	}
	without := considered("2023-06-01", Difference(today, epci("200069052")), today)
	if len(without.Came) > 0 || !slices.Contains(without.Went, "90010") || !slices.Contains(sirens(without.Neighbours), "200069052") {
		t.Errorf("without Belfort: +%d −%d", len(without.Came), len(without.Went))
	}
	far := considered("2023-06-01", append(epci("200010650"), today...), today)
	if far.Pieces != 2 || len(far.Came) != 47 {
		t.Errorf("with Dole: %d pieces, %d communes more", far.Pieces, len(far.Came))
	}
	hole := Member{Kind: EPCI, Code: "200069052", Part: Sum(nil, nil)}
	for _, code := range vintage("2023-06-01").CommunesOf("200069052") {
		if code != "90010" {
			hole.Part = append(hole.Part, code)
		}
	}
	if s := considered("2023-06-01", append(Difference(today, epci("200069052")), hole), today); !slices.Equal(s.Enclosed, []string{"90010"}) {
		t.Errorf("Belfort taken out is a hole: %v", s.Enclosed)
	}
}

// What is studied adds up: what came and what went make today's into it, and nothing outside is inside.
func TestStudiesAddUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		today, wanted := draw(t, "today"), draw(t, "wanted")
		s := considered("2019-06-01", wanted, today)
		codes, _ := Communes(vintage("2019-06-01"), today)
		if !slices.Equal(Sum(without(codes, s.Went), s.Came), s.Codes) {
			t.Fatalf("%d communes, +%d −%d", len(s.Codes), len(s.Came), len(s.Went))
		}
		for _, n := range s.Neighbours {
			if len(without(n.Beside, s.Codes)) != len(n.Beside) {
				t.Fatalf("%s is a neighbour with communes inside", n.SIREN)
			}
		}
	})
}

func BenchmarkConsider500(b *testing.B) {
	v := vintage("2025-06-01")
	members := epci("200069052", "200065647", "242500361", "200068070", "200023075", "242504116", "200070530", "247100290", "200071884")
	codes, _ := Communes(v, members)
	b.ReportMetric(float64(len(codes)), "communes")
	for b.Loop() {
		Consider(made(v, members), atlas.France(), codes)
	}
}

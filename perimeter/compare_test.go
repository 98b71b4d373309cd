package perimeter

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"jalon/atlas"
)

// settled writes territories as "code name: communes", one by line.
func settled(text string) (all []Settled) {
	for line := range strings.Lines(text) {
		if head, communes, ok := strings.Cut(strings.TrimSpace(line), ": "); ok {
			code, name, _ := strings.Cut(head, " ")
			all = append(all, Settled{Listed: Listed{Code: code, Name: name}, Communes: strings.Fields(communes)})
		}
	}
	return all
}

func TestCompare(t *testing.T) {
	before := settled(`
		1 Alpha: a b
		2 Bravo: c d
		3 Charlie: e
		4 Delta: f g
		5 Echo: h i
		6 Foxtrot: j k
		7 Golf: l
		8 Hotel: m
		9 India: n o`)
	after := settled(`
		9 Alpha: a b
		1 Bravo nouveau: c d
		2 Charlie: e x
		3 Delta: f
		4 Echo: h y
		5 Foxtrot Nord: j
		6 Foxtrot Sud: k
		7 Golf et Hôtel: l m
		8 India: z`)
	var told []string
	c := Compare(before, after)
	for _, h := range c.Heritage {
		one := string(h.Change)
		for _, t := range append([]*Settled{h.Before}, h.After...) {
			if t != nil {
				one += " " + strings.ReplaceAll(t.Listed.Name, " ", "_")
			}
		}
		if h.Namesake != nil {
			one += " (" + h.Namesake.Listed.Code + ")"
		}
		told = append(told, one+fmt.Sprint(h.Gained, h.Lost))
	}
	want := []string{
		"same Alpha Alpha[] []", "renamed Bravo Bravo_nouveau[] []", "enlarged Charlie Charlie[x] []", "reduced Delta Delta[] [g]",
		"reshaped Echo Echo[y] [i]", "split Foxtrot Foxtrot_Nord Foxtrot_Sud[] []", "merged Golf Golf_et_Hôtel[m] []",
		"merged Hotel Golf_et_Hôtel[l] []", "gone India (8)[] [n o]", "new India (9)[] []",
	}
	if !slices.Equal(told, want) {
		t.Errorf("told %q\nwant %q", told, want)
	}
	if c.MadeOf != 1 || c.NamesKept != 5 {
		t.Errorf("%d made of several, %d names kept", c.MadeOf, c.NamesKept)
	}
}

// drawn makes a list whose territories share no commune.
func drawn(t *rapid.T, label string) (all []Settled) {
	cut := map[string][]string{}
	for _, commune := range strings.Fields("a b c d e f g h") {
		if in := rapid.SampledFrom([]string{"", "1", "2", "3"}).Draw(t, label+commune); in != "" {
			cut[in] = append(cut[in], commune)
		}
	}
	for code, communes := range cut {
		all = append(all, Settled{Listed: Listed{Code: code, Name: code}, Communes: communes})
	}
	slices.SortFunc(all, func(a, b Settled) int { return strings.Compare(a.Listed.Code, b.Listed.Code) })
	return all
}

// Everything told of the way there is told of the way back: what is new is gone, what grows shrinks, and a list is the same
// as itself. Every territory of both lists is told.
func TestComparisonsGoBothWays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := drawn(t, "a"), drawn(t, "b")
		there, back := Compare(a, b), Compare(b, a)
		if there.Count(New) != back.Count(Gone) || there.Count(Gone) != back.Count(New) || there.Count(SplitUp) != back.MadeOf ||
			there.Count(Same) != back.Count(Same) || there.Count(Enlarged) != back.Count(Reduced) || there.NamesKept != back.NamesKept {
			t.Fatalf("there %+v, back %+v", there, back)
		}
		if len(there.Heritage) != len(a)+there.Count(New) || Compare(a, a).Count(Same) != len(a) {
			t.Fatalf("%d territories told of %d", len(there.Heritage), len(a))
		}
	})
}

func TestListsFollowWhatTheLawDid(t *testing.T) {
	jura := List{Phase: "1", On: day("2019-03-05"), Territories: []Listed{{Code: "ti-2705", Name: "Haut-Jura", Entries: []Entry{
		{Member: Member{Kind: EPCI, Code: "200069623"}, Row: 2}, {Member: Member{Kind: EPCI, Code: "243900412"}, Row: 3}}}}}
	if _, missing := jura.Expand(atlas.France(), vintage("2020-01-01"), vintage("2020-01-01")); len(missing) != 1 || missing[0].Row != 3 {
		t.Errorf("Jura Sud is gone in 2020: %v", missing)
	}
	all, missing := jura.Within(atlas.France(), vintage("2019-03-05"), vintage("2025-01-01"))
	if len(missing) > 0 || !slices.Contains(all[0].Communes, "39313") || !slices.Contains(all[0].Communes, "39333") {
		t.Errorf("Marigny came with its EPCI, Moirans-en-Montagne is followed: %v, missing %v", all, missing)
	}
	then, _ := jura.Expand(atlas.France(), vintage("2019-03-05"), vintage("2025-01-01"))
	if slices.Contains(then[0].Communes, "39313") {
		t.Error("Marigny was not in the list of 2019")
	}
}

func TestDoubles(t *testing.T) {
	if d := Doubles(settled("1 x: a b\n2 y: b c\n3 z: d")); len(d) != 1 || d[0].Commune != "b" || !slices.Equal(d[0].Territories, []string{"1", "2"}) {
		t.Errorf("b is in two territories: %v", d)
	}
}

func BenchmarkCompare(b *testing.B) {
	lists := make([][]Settled, 2)
	for l := range lists {
		for t := range 183 {
			one := Settled{Listed: Listed{Code: fmt.Sprint(t), Name: fmt.Sprint(t)}}
			for c := range 100 {
				one.Communes = append(one.Communes, fmt.Sprintf("%05d", t*100+c+l*7))
			}
			lists[l] = append(lists[l], one)
		}
	}
	for b.Loop() {
		Compare(lists[0], lists[1])
	}
}

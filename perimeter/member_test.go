package perimeter

import (
	"encoding/json"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestIdentifiersAreReadAndWritten(t *testing.T) {
	for text, want := range map[string]Member{
		"epci:200069052": {Kind: EPCI, Code: "200069052"},
		"ept:200058097":  {Kind: EPT, Code: "200058097"},
		"com:25388":      {Kind: Commune, Code: "25388"},
		"com:2A004":      {Kind: Commune, Code: "2A004"},
	} {
		m, err := Parse(text)
		if err != nil || !Equal([]Member{m}, []Member{want}) || m.ID() != text || m.String() != text {
			t.Errorf("%s is read as %v, %v", text, m, err)
		}
	}
	part := Member{Kind: EPCI, Code: "200068088", Part: []string{"58009", "58013"}}
	if part.ID() != "epci:200068088" || part.String() != "epci:200068088 (2)" {
		t.Errorf("a part is written %s, and its member %s", part, part.ID())
	}
}

func TestMembersInJSON(t *testing.T) {
	for _, c := range []struct{ in, out string }{
		{`"epci:200069052"`, `"epci:200069052"`},
		{`{"member":"com:58046"}`, ``},
		{`{"member":"epci:200068088","part":["58013","58009"]}`, `{"member":"epci:200068088","part":["58009","58013"]}`},
		{`"epci:200068088 58013 58009"`, `{"member":"epci:200068088","part":["58009","58013"]}`},
		{`"epci:200068088 58013 58013"`, ``}, {`"com:58046 58046"`, ``}, {`"epci:200068088  58013"`, ``},
		{`"epci:12"`, ``}, {`"com:1001"`, ``}, {`"com:20004"`, `"com:20004"`}, {`"com:2C004"`, ``}, {`"EPCI:200069052"`, ``},
		{`"200069052"`, ``}, {`"epci:200069052 "`, ``}, {`"epci:epci:200069052"`, ``}, {`""`, ``}, {`12`, ``}, {`null`, ``},
		{`{"member":"epci:200068088","part":[]}`, ``},
		{`{"member":"com:58046","part":["58046"]}`, ``},
		{`{"member":"epci:200068088","part":["58013","58013"]}`, ``},
		{`{"member":"epci:200068088","part":["58"]}`, ``},
		{`{"member":"epci:200068088","part":["58013"],"of":32}`, ``},
		{`{"epci":"200068088"}`, ``},
	} {
		var m Member
		err := json.Unmarshal([]byte(c.in), &m)
		if c.out == "" {
			if err == nil {
				t.Errorf("%s is read as %v", c.in, m)
			}
			continue
		}
		if again, err := Parse(m.Text()); err != nil || !Equal([]Member{again}, []Member{m}) {
			t.Errorf("%s is written %q, and read again as %v, %v", c.in, m.Text(), again, err)
		}
		if got, _ := json.Marshal(m); err != nil || string(got) != c.out {
			t.Errorf("%s is written %s, %v", c.in, got, err)
		}
	}
}

// draw makes a small perimeter among few codes, whole or in part, so that sets meet.
func draw(t *rapid.T, label string) []Member {
	one := rapid.Custom(func(t *rapid.T) Member {
		m := rapid.SampledFrom([]Member{{Kind: EPCI, Code: "200068088"}, {Kind: EPCI, Code: "200069052"}, {Kind: EPCI, Code: "245804406"},
			{Kind: EPT, Code: "200058097"}, {Kind: Commune, Code: "58046"}, {Kind: Commune, Code: "90010"}}).Draw(t, "member")
		if m.Code == "200068088" {
			m.Part = rapid.SampledFrom([][]string{nil, {"58009"}, {"58009", "58013"}}).Draw(t, "part")
		}
		return m
	})
	return rapid.SliceOfN(one, 0, 5).Draw(t, label)
}

func TestLawsOfSets(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b, c := draw(t, "a"), draw(t, "b"), draw(t, "c")
		same := func(law string, x, y []Member) {
			if !Equal(x, y) || !Equal(y, x) {
				t.Fatalf("%s: %v and %v", law, x, y)
			}
		}
		same("a ∪ a = a", Union(a, a), a)
		same("(a ∪ b) ∪ c = a ∪ (b ∪ c)", Union(Union(a, b), c), Union(a, Union(b, c)))
		same("(a − b) ∪ b = a ∪ b", Union(Difference(a, b), b), Union(a, b))
		same("(a − b) − c = a − (b ∪ c)", Union(nil, Difference(Difference(a, b), c)), Union(nil, Difference(a, Union(b, c))))
		same("a − a = ∅", Difference(a, a), nil)
		for _, m := range Union(a, b) {
			if Holds(Difference(a, b), m) && Holds(b, m) {
				t.Fatalf("%v is in b and in a − b", m)
			}
		}
		if all := Union(a, b); !slices.IsSortedFunc(all, compare) || len(slices.CompactFunc(slices.Clone(all), func(x, y Member) bool { return compare(x, y) == 0 })) != len(all) {
			t.Fatalf("a union is in order, each member once: %v", all)
		}
	})
}

func TestASetWithAnotherPartIsAnother(t *testing.T) {
	whole, part := []Member{{Kind: EPCI, Code: "200068088"}}, []Member{{Kind: EPCI, Code: "200068088", Part: []string{"58009"}}}
	if Equal(whole, part) || !Equal(Union(whole, part), part) || len(Difference(whole, part)) != 0 {
		t.Error("a part is not the whole; in a union the second stands; a member held in part is held")
	}
}

func FuzzMember(f *testing.F) {
	f.Add([]byte(`"epci:200069052"`))
	f.Add([]byte(`"com:2B033"`))
	f.Add([]byte(`{"member":"epci:200068088","part":["58009","58013"]}`))
	f.Fuzz(func(t *testing.T, b []byte) {
		var m, back Member
		if json.Unmarshal(b, &m) != nil {
			return
		}
		text, err := json.Marshal(m)
		if err != nil || json.Unmarshal(text, &back) != nil || !Equal([]Member{m}, []Member{back}) {
			t.Fatalf("%s came back as %s (%v)", b, text, err)
		}
	})
}

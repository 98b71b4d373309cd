package cube

import (
	"bytes"
	"maps"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// A block that is written where it stays is the one that is built cell by cell, to the byte.
func TestFrame(t *testing.T) {
	places, activities := []string{"a", "b", "c", "d"}, []string{"CA", "CB", "CC", "CD", "CE"}
	rapid.Check(t, func(t *rapid.T) {
		cells := rapid.MapOfN(rapid.IntRange(0, len(places)*len(activities)-1), rapid.Uint32(), 1, 20).Draw(t, "cells")
		about, built, counts := About{Layer: Communes, Exhaustive: rapid.Bool().Draw(t, "exhaustive")}, []cellOf{}, make([]uint32, len(places))
		for at, n := range cells {
			place, activity := at/len(activities), at%len(activities)
			built = append(built, cellOf{places[place], activities[activity], float64(n), Published})
			counts[place]++
		}
		frame, err := NewFrame(about, places, counts, activities)
		if err != nil {
			t.Fatal(err)
		}
		for _, at := range slices.Sorted(maps.Keys(cells)) {
			frame.Add(at/len(activities), at%len(activities), cells[at])
		}
		var got, want bytes.Buffer
		if err := Write(&got, frame.Block()); err != nil {
			t.Fatal(err)
		}
		if err := Write(&want, build(t, about, built...)); err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got.Bytes(), want.Bytes()) {
			t.Fatalf("%q, want %q", &got, &want)
		}
	})
	if _, err := NewFrame(About{}, places, make([]uint32, len(places)), make([]string, maxColumns+1)); err == nil {
		t.Error("a frame takes more columns than a block has")
	}
}

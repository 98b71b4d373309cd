package source

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"jalon/cube"
)

// Keys that are dealt, sorted and counted on every core give the blocks that counting them one by one does, to the byte: where places
// merge, where one is left out, where keys are taken back.
func TestBlocksOfKeys(t *testing.T) {
	abouts := []cube.About{{Measure: cube.Establishments, Year: 1}, {Measure: cube.Establishments, Year: 2}}
	rapid.Check(t, func(t *rapid.T) {
		codes := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) string {
			return strings.TrimPrefix(fmt.Sprint(rapid.IntRange(0, 400).Draw(t, "place")), "0")
		}), 1, 300).Draw(t, "places")
		columns := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) heading {
			return heading{rapid.IntRange(0, 1).Draw(t, "about"), rapid.SampledFrom([]string{"A", "B", "C"}).Draw(t, "column")}
		}), 1, 5).Draw(t, "columns")
		key := rapid.Custom(func(t *rapid.T) uint32 {
			place, column := rapid.IntRange(0, len(codes)-1).Draw(t, "place"), rapid.IntRange(0, len(columns)-1).Draw(t, "column")
			return uint32(place<<16 | column<<5 | rapid.IntRange(0, damagedBand).Draw(t, "size"))
		})
		var lists []listed[uint32]
		for _, keys := range rapid.SliceOfN(rapid.SliceOfN(key, 0, 60), 1, 4).Draw(t, "lists") {
			lists = append(lists, keys)
		}
		all := slices.Concat(lists...)
		gone := all[:rapid.IntRange(0, len(all)).Draw(t, "gone")]
		got, err := blocksOf(lists, gone, activityBits, ranked(codes, strings.Compare), abouts, columns)
		if err != nil {
			t.Fatal(err)
		}
		if got, want := bytesOf(t, got), bytesOf(t, oneByOne(t, all[len(gone):], codes, abouts, columns)); !bytes.Equal(got, want) {
			t.Fatalf("%q, want %q", got, want)
		}
	})
}

// oneByOne makes the same blocks, a key after the other.
func oneByOne(t *rapid.T, keys []uint32, codes []string, abouts []cube.About, columns []heading) (blocks []*cube.Block) {
	for of, about := range abouts {
		for band, name := range sireneBands {
			about.Band = name
			b := cube.NewBuilder(about)
			for _, key := range keys {
				place, column := codes[key>>16], columns[key>>5&(maxActivities-1)]
				if size := int(key & 31); place != "" && column.about == of && (band == 0 || name != "" && size == band) {
					b.Add(place, column.name, 1, cube.Published)
				}
			}
			if b.Empty() {
				continue
			}
			block, err := b.Build()
			if err != nil {
				t.Fatal(err)
			}
			blocks = append(blocks, block)
		}
	}
	return blocks
}

func bytesOf(t *rapid.T, blocks []*cube.Block) []byte {
	var to bytes.Buffer
	if err := cube.Write(&to, blocks...); err != nil {
		t.Fatal(err)
	}
	return to.Bytes()
}

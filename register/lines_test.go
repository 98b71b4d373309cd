package register

import (
	"testing"

	"pgregory.net/rapid"
)

// TestLinesGiveBackWhatTheyWereGiven packs records and unpacks them.
func TestLinesGiveBackWhatTheyWereGiven(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		records := rapid.SliceOfN(aRecord, 1, 20).Draw(t, "records")
		var all lines
		for i := range records {
			records[i].Kind = rapid.SampledFrom([]Kind{"a.b", "c.d", "e.f"}).Draw(t, "kind")
			at := records[i].stamp()
			all.add(records[i].Kind, &at)
		}
		for i, rec := range records {
			want := Line{Kind: rec.Kind, Effect: rec.Effect, Recorded: rec.Recorded.UnixMilli(), By: rec.By, Under: rec.Under,
				Body: rec.Body, Late: rec.Late, Fictitious: rec.Fictitious}
			if got := all.of(i + 1); got != want || all.recorded(i+1) != want.Recorded || all.len() != len(records) {
				t.Fatalf("line %d is %+v, was %+v", i+1, got, want)
			}
		}
	})
}

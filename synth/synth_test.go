package synth

import (
	"bytes"
	"reflect"
	"testing"

	"jalon/calendar"
)

var plan = Plan{Seed: 7, Rows: 3000, Month: calendar.MustParse("2026-11-01"), Layout: Of2026}

func quiet(int64, int64) {}

func TestTheSamePlanGivesTheSameBytes(t *testing.T) {
	var one, two, other bytes.Buffer
	m1, err := WriteParquet(&one, plan, quiet)
	if err != nil {
		t.Fatal(err)
	}
	m2, err := WriteParquet(&two, plan, quiet)
	if err != nil || !bytes.Equal(one.Bytes(), two.Bytes()) || !reflect.DeepEqual(m1, m2) {
		t.Errorf("the same plan gives other bytes (%v)", err)
	}
	seeded := plan
	seeded.Seed++
	if _, err := WriteParquet(&other, seeded, quiet); err != nil || bytes.Equal(one.Bytes(), other.Bytes()) {
		t.Errorf("another seed gives the same bytes (%v)", err)
	}
	if m1.Rows != 3000 || m1.Counts < 900 || m1.Counts > 1500 {
		t.Errorf("%+v", m1)
	}
}

func TestShardsAreInOrderAndStandAlone(t *testing.T) {
	p := plan
	p.Rows, p.Clean = 2*shardRows+50, true
	last := ""
	if _, err := p.Shard(2, func(r *Row) error {
		if r[siret] <= last {
			t.Errorf("%s after %s", r[siret], last)
		}
		last = r[siret]
		if key(last[:13]) != last[13:] || key(last[:8]) != last[8:9] {
			t.Errorf("%s is not sound", last)
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	if p.Shards() != 3 || last < "70" {
		t.Errorf("the third shard ends at %s", last)
	}
}

func TestLayouts(t *testing.T) {
	for layout, want := range map[Layout]int{Of2025: 53, Of2026: 54, Of2027: 53} {
		p := plan
		p.Layout = layout
		if got := len(p.Columns()); got != want {
			t.Errorf("%s has %d columns, want %d", layout, got, want)
		}
	}
}

func BenchmarkShard(b *testing.B) {
	p := plan
	p.Rows = shardRows
	for b.Loop() {
		if _, err := p.Shard(0, func(*Row) error { return nil }); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(shardRows*b.N)/b.Elapsed().Seconds(), "rows/s")
}

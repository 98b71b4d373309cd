package secrecy

import (
	"fmt"
	"math/rand/v2"
	"testing"
)

// BenchmarkCross is the table of a large territory: 20,000 parts, seventeen activities, ten EPCI, many cells of few units.
func BenchmarkCross(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 2))
	var parts []Contribution
	var rows, columns []string
	for i := range 17 {
		rows = append(rows, fmt.Sprint("a", i))
	}
	for j := range 10 {
		columns = append(columns, fmt.Sprint("e", j))
	}
	for unit := range 20_000 {
		row, column := int(float64(len(rows))*r.Float64()*r.Float64()*r.Float64()), int(10*r.Float64()*r.Float64()*r.Float64())
		parts = append(parts, Contribution{Unit: unit, Place: columns[column], Activity: rows[row], Value: int64(1 + r.IntN(300))})
	}
	for b.Loop() {
		Cross(parts, rows, columns, func(p Contribution) string { return p.Activity }, func(p Contribution) string { return p.Place })
	}
}

// BenchmarkDifference is a total asked after forty perimeters of the region were published.
func BenchmarkDifference(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 2))
	var parts []Contribution
	var places []string
	for i := range 400 {
		places = append(places, fmt.Sprint("c", i))
		for range 10 {
			parts = append(parts, Contribution{Unit: len(parts), Place: places[i], Activity: "CL", Year: 2024, Value: int64(1 + r.IntN(300))})
		}
	}
	var known []Release
	for i := range 40 {
		known = append(known, Release{Activity: All, Year: 2024, Places: places[i*5 : i*5+100+i]})
	}
	asked := []Release{{Activity: All, Year: 2024, Places: places[50:250]}}
	for b.Loop() {
		Difference(parts, known, asked)
	}
}

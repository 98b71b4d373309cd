package figure

import "math"

// Hues is how many colours the groups of a map share.
const Hues = 6

// near is the side of the cells in which two groups are neighbours, in degrees: about fifteen kilometres.
const near = 0.15

// colour gives each group a hue, different from those of its neighbours as far as there are enough; of the hues that are
// free, the one used least. The order of the groups decides, so that the same list is always coloured the same way. One that
// has its hue keeps it.
func colour(groups []Group) []int {
	hues := make([]int, len(groups))
	used := [Hues + 1]int{}
	for i, neighbours := range adjacent(groups) {
		around := [Hues + 1]int{}
		for _, n := range neighbours {
			around[hues[n]]++
		}
		if g := groups[i]; g.Hue > 0 {
			hues[i] = g.Hue
			continue
		}
		best := 1
		for h := 2; h <= Hues; h++ {
			if around[h] < around[best] || around[h] == around[best] && used[h] < used[best] {
				best = h
			}
		}
		hues[i] = best
		used[best]++
	}
	return hues
}

// cell is a square of the Earth.
type cell struct{ x, y int }

// adjacent lists, for each group, the earlier ones that have a place near one of its own.
func adjacent(groups []Group) [][]int {
	in := map[cell][]int{}
	lists := make([][]int, len(groups))
	for i, g := range groups {
		seen := map[int]bool{i: true}
		mine := map[cell]bool{}
		for _, d := range g.Dots {
			mine[cell{int(math.Floor(d.Lon / near)), int(math.Floor(d.Lat / near))}] = true
		}
		for c := range mine {
			for _, around := range c.around() {
				for _, other := range in[around] {
					if !seen[other] {
						seen[other] = true
						lists[i] = append(lists[i], other)
					}
				}
			}
		}
		for c := range mine {
			in[c] = append(in[c], i)
		}
	}
	return lists
}

// around lists a cell and the eight that touch it.
func (c cell) around() (all [9]cell) {
	for i := range all {
		all[i] = cell{c.x + i%3 - 1, c.y + i/3 - 1}
	}
	return all
}

package secrecy

import (
	"maps"
	"math/big"
	"slices"
)

// Release (chiffre diffusé) is a sum over places that is shown, or is asked to be: what, of which activity, where.
type Release struct {
	Of       string // what it is of, to be named in an explanation
	Activity string // All for all of them
	Year     int
	Places   []string
}

// All is the activity of a total.
const All = "_T"

// Leak (différenciation) is what two figures, or several, give away together: the sum of the places that make their difference.
type Leak struct {
	Asked, Before Release  // Before has no places where it takes several
	Places        []string // whose sum could be found
	Why           Reason
}

// Difference returns what somebody who knows figures that are known already would find from others, against the rules; nil when
// nothing. It looks at each figure against each of the others, and at each ground that all of them together single out.
func Difference(parts []Contribution, known, asked []Release) *Leak {
	held := map[subject]map[string]Aggregate{}
	for i, a := range asked {
		on := held[a.subject()]
		if on == nil {
			on = byPlace(parts, a)
			held[a.subject()] = on
		}
		same := alike(a, slices.Concat(known, asked[:i]))
		for _, b := range same {
			apart := difference(a.Places, b.Places)
			if why := over(on, apart).Against(); why != "" {
				return &Leak{Asked: a, Before: b, Places: apart, Why: why}
			}
		}
		for _, ground := range singled(on, append(same, a)) {
			if why := over(on, ground).Against(); why != "" {
				return &Leak{Asked: a, Places: ground, Why: why}
			}
		}
	}
	return nil
}

// subject is what figures must share to be subtracted.
type subject struct {
	activity string
	year     int
}

func (r Release) subject() subject { return subject{r.Activity, r.Year} }

// byPlace sums parts as a figure does, place by place.
func byPlace(parts []Contribution, like Release) map[string]Aggregate {
	on := map[string]Aggregate{}
	for _, p := range parts {
		if p.Year != like.Year || like.Activity != All && p.Activity != like.Activity {
			continue
		}
		if on[p.Place] == nil {
			on[p.Place] = Aggregate{}
		}
		on[p.Place].Add(p.Unit, p.Value)
	}
	return on
}

// over is the sum of some places.
func over(on map[string]Aggregate, places []string) Aggregate {
	all := Aggregate{}
	for _, place := range places {
		for unit, value := range on[place] {
			all.Add(unit, value)
		}
	}
	return all
}

// alike returns the figures of the same subject that share ground with one, or with one that does.
func alike(a Release, others []Release) (same []Release) {
	ground, taken := setOf(a.Places), make([]bool, len(others))
	for more := true; more; {
		more = false
		for i, o := range others {
			if taken[i] || o.subject() != a.subject() || !slices.ContainsFunc(o.Places, func(p string) bool { return ground[p] }) {
				continue
			}
			taken[i], more = true, true
			same = append(same, o)
			for _, p := range o.Places {
				ground[p] = true
			}
		}
	}
	return same
}

func setOf(places []string) map[string]bool {
	in := make(map[string]bool, len(places))
	for _, p := range places {
		in[p] = true
	}
	return in
}

// difference lists the places that are in one of two lists and not in the other.
func difference(a, b []string) (apart []string) {
	inA, inB := setOf(a), setOf(b)
	for _, p := range a {
		if !inB[p] {
			apart = append(apart, p)
		}
	}
	for _, p := range b {
		if !inA[p] {
			apart = append(apart, p)
		}
	}
	return apart
}

// singled returns the grounds whose sum follows from figures: places that are in the same figures are one ground, each figure is a
// sum of grounds, and those equations are solved as far as they can be.
func singled(on map[string]Aggregate, figures []Release) (found [][]string) {
	grounds, rows := equations(on, figures)
	for _, row := range reduce(rows, len(grounds)) {
		only := -1
		for i, x := range row {
			switch {
			case x.Sign() == 0:
			case only >= 0:
				only = len(row)
			default:
				only = i
			}
		}
		if only >= 0 && only < len(row) {
			found = append(found, grounds[only])
		}
	}
	return found
}

// equations lists the grounds of figures, in order, and which of them each figure holds. Places where there is no part are of none.
func equations(on map[string]Aggregate, figures []Release) (grounds [][]string, rows [][]*big.Rat) {
	of := map[string][]byte{} // which figures a place is in
	for i, f := range figures {
		for _, place := range f.Places {
			if of[place] == nil && len(on[place]) > 0 {
				of[place] = make([]byte, len(figures))
			}
			if of[place] != nil {
				of[place][i] = 1
			}
		}
	}
	same := map[string][]string{}
	for _, place := range slices.Sorted(maps.Keys(of)) {
		same[string(of[place])] = append(same[string(of[place])], place)
	}
	rows = make([][]*big.Rat, len(figures))
	for _, in := range slices.Sorted(maps.Keys(same)) {
		grounds = append(grounds, same[in])
		for i := range figures {
			rows[i] = append(rows[i], big.NewRat(int64(in[i]), 1))
		}
	}
	return grounds, rows
}

// reduce brings equations to their reduced echelon form (Gauss and Jordan), in place.
func reduce(rows [][]*big.Rat, columns int) [][]*big.Rat {
	lead := 0
	for column := 0; column < columns && lead < len(rows); column++ {
		at := slices.IndexFunc(rows[lead:], func(row []*big.Rat) bool { return row[column].Sign() != 0 })
		if at < 0 {
			continue
		}
		rows[lead], rows[lead+at] = rows[lead+at], rows[lead]
		scale := new(big.Rat).Inv(rows[lead][column])
		for _, x := range rows[lead] {
			x.Mul(x, scale)
		}
		for i, row := range rows {
			if i != lead && row[column].Sign() != 0 {
				by := new(big.Rat).Set(row[column])
				for c := range row {
					if rows[lead][c].Sign() == 0 {
						continue
					}
					row[c].Sub(row[c], new(big.Rat).Mul(by, rows[lead][c]))
				}
			}
		}
		lead++
	}
	return rows
}

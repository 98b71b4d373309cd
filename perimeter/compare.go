package perimeter

import (
	"cmp"
	"maps"
	"slices"
)

// Change is what became of a territory from one list to another.
type Change string

// The changes. A split may give a part to a territory that others make too: it counts as a split.
const (
	Same     Change = "same"     // same communes, same name
	Renamed  Change = "renamed"  // same communes, another name
	Enlarged Change = "enlarged" // all its communes and more
	Reduced  Change = "reduced"  // some of its communes and no other
	Reshaped Change = "reshaped" // some left, others came
	SplitUp  Change = "split"    // its communes are in several
	MergedIn Change = "merged"   // one took it in, with others
	Gone     Change = "gone"     // none of its communes is in any
	New      Change = "new"      // none of its communes was in any
)

// Changes lists the changes, in the order in which they are told.
var Changes = []Change{Same, Renamed, Enlarged, Reduced, Reshaped, SplitUp, MergedIn, Gone, New}

// Heritage (filiation de territoires) says what became of one territory: it is matched with those that hold its communes,
// never with those that bear its code. Before is nil for a new one, After is empty for one that is gone.
type Heritage struct {
	Change Change
	Before *Settled
	After  []*Settled // the one that holds most of its communes first
	Kept   []int      // how many of its communes each of them holds
	Gained []string   // communes of the only one after it that it did not hold
	Lost   []string   // communes it held that none after it holds
	// Namesake is the territory of the same name in the other list, when their communes have nothing in common.
	Namesake *Settled
}

// Comparison (comparaison de deux listes) tells each territory of the first list, then the new ones of the second.
type Comparison struct {
	Before, After int // how many territories
	Heritage      []Heritage
	MadeOf        int // territories of the second list with communes of several of the first
	NamesKept     int // names that both lists write alike
}

// Compare explains what territories became, from their communes in one and the same geography.
func Compare(before, after []Settled) (c Comparison) {
	c.Before, c.After = len(before), len(after)
	origins, heirs := sharing(after, before), sharing(before, after)
	for i := range before {
		h := Heritage{Before: &before[i]}
		h.follow(heirs[i], after, origins)
		c.Heritage = append(c.Heritage, h)
	}
	for j := range after {
		if len(origins[j]) == 0 {
			c.Heritage = append(c.Heritage, Heritage{Change: New, After: []*Settled{&after[j]}})
		}
		if len(origins[j]) > 1 {
			c.MadeOf++
		}
	}
	c.named(before, after)
	return c
}

// Count returns how many territories met a change.
func (c Comparison) Count(change Change) (n int) {
	for _, h := range c.Heritage {
		if h.Change == change {
			n++
		}
	}
	return n
}

// sharing counts, for each territory, the communes it shares with each of the others that it shares any with.
func sharing(all, others []Settled) (shared []map[int]int) {
	holders := map[string][]int{}
	for j, o := range others {
		for _, code := range o.Communes {
			holders[code] = append(holders[code], j)
		}
	}
	for _, t := range all {
		with := map[int]int{}
		for _, code := range t.Communes {
			for _, j := range holders[code] {
				with[j]++
			}
		}
		shared = append(shared, with)
	}
	return shared
}

// follow finds who follows a territory, from the communes it shares with those after it.
func (h *Heritage) follow(shared map[int]int, after []Settled, origins []map[int]int) {
	var held [][]string
	heirs := slices.SortedFunc(maps.Keys(shared), func(a, b int) int { return cmp.Or(shared[b]-shared[a], a-b) })
	for _, j := range heirs {
		h.After, h.Kept = append(h.After, &after[j]), append(h.Kept, shared[j])
		held = append(held, after[j].Communes)
	}
	h.Lost = without(h.Before.Communes, slices.Concat(held...))
	switch len(heirs) {
	case 0:
		h.Change = Gone
	case 1:
		h.Gained = without(h.After[0].Communes, h.Before.Communes)
		h.Change = h.single(len(origins[heirs[0]]))
	default:
		h.Change = SplitUp
	}
}

// single names the change of a territory that one alone follows, made of so many.
func (h Heritage) single(madeOf int) Change {
	switch {
	case madeOf > 1:
		return MergedIn
	case len(h.Gained) > 0 && len(h.Lost) > 0:
		return Reshaped
	case len(h.Gained) > 0:
		return Enlarged
	case len(h.Lost) > 0:
		return Reduced
	case h.Before.Listed.Name != h.After[0].Listed.Name:
		return Renamed
	}
	return Same
}

// named counts the names kept, and joins those that share a name and no ground.
func (c *Comparison) named(before, after []Settled) {
	byName := map[string]*Settled{}
	for i := range before {
		byName[before[i].Listed.Name] = &before[i]
	}
	for i := range after {
		one := byName[after[i].Listed.Name]
		if one == nil || one.Listed.Name == "" {
			continue
		}
		c.NamesKept++
		for k := range c.Heritage {
			switch h := &c.Heritage[k]; {
			case h.Before == one && !slices.Contains(h.After, &after[i]):
				h.Namesake = &after[i]
			case h.Change == New && h.After[0] == &after[i]:
				h.Namesake = one
			}
		}
	}
}

// without returns the codes that the others do not hold, in order.
func without(codes, others []string) (rest []string) {
	in := make(map[string]bool, len(others))
	for _, code := range others {
		in[code] = true
	}
	for _, code := range codes {
		if !in[code] {
			rest = append(rest, code)
		}
	}
	return rest
}

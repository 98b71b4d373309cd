package source

import "slices"

// ranking is words in order, each once.
type ranking[W comparable] struct {
	words []W
	at    []uint32 // where each of those that were given is
}

func ranked[W comparable](words []W, order func(x, y W) int) ranking[W] {
	r, at := ranking[W]{words: slices.Clone(words), at: make([]uint32, len(words))}, map[W]uint32{}
	slices.SortFunc(r.words, order)
	r.words = slices.Compact(r.words)
	for i, word := range r.words {
		at[word] = uint32(i)
	}
	for i, word := range words {
		r.at[i] = at[word]
	}
	return r
}

// digit is how many bits of a key are looked at at once to sort it.
const digit = 12

// sortKeys puts keys in the order of their last bits, by their digits, the last one first. The room is as long as the keys.
func sortKeys[K uint32 | uint64](keys, room []K, bits int) {
	for shift := 0; shift < bits; shift += 2 * digit {
		sortDigit(room, keys, shift)
		sortDigit(keys, room, shift+digit)
	}
}

// sortDigit puts keys in the order of a digit; those where it is the same stay in their order.
func sortDigit[K uint32 | uint64](to, keys []K, shift int) {
	var at [1 << digit]uint32
	for _, key := range keys {
		at[key>>shift&(1<<digit-1)]++
	}
	before := uint32(0)
	for d, n := range at {
		at[d], before = before, before+n
	}
	for _, key := range keys {
		n := &at[key>>shift&(1<<digit-1)]
		to[*n] = key
		*n++
	}
}

// without returns keys in order without others, also in order, each as often as it is given.
func without[K uint32 | uint64](keys, gone []K) []K {
	return slices.DeleteFunc(keys, func(key K) bool {
		for len(gone) > 0 && gone[0] < key {
			gone = gone[1:]
		}
		taken := len(gone) > 0 && gone[0] == key
		if taken {
			gone = gone[1:]
		}
		return taken
	})
}

package source

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

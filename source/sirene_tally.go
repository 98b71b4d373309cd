package source

// tally counts establishments by key (commune, activity, size) in a table of open addresses, and those left out by outcome.
type tally struct {
	keys []uint32 // 0 where there is none, else the key and one
	n    []uint32
	used int
	rows int64
	out  [10]int64
}

func newTally() *tally { return &tally{keys: make([]uint32, 1<<16), n: make([]uint32, 1<<16)} }

// add counts a row, or takes it back.
func (t *tally) add(key uint32, outcome uint8, by int64) {
	if outcome != counts {
		t.out[outcome] += by
		return
	}
	t.rows += by
	t.n[t.find(key)] += uint32(by) // adding 2³²-1 takes one back
}

// find returns the place of a key, which is made when it has none.
func (t *tally) find(key uint32) int {
	mask := uint32(len(t.keys) - 1)
	for i := key * 0x9e3779b1 >> 7 & mask; ; i = (i + 1) & mask {
		switch {
		case t.keys[i] == key+1:
			return int(i)
		case t.keys[i] == 0:
			if t.used*3 > len(t.keys)*2 {
				t.grow()
				return t.find(key)
			}
			t.used++
			t.keys[i] = key + 1
			return int(i)
		}
	}
}

func (t *tally) grow() {
	old := *t // a copy, whose tables are read while the new ones fill
	t.keys, t.n, t.used = make([]uint32, 2*len(old.keys)), make([]uint32, 2*len(old.keys)), 0
	old.each(func(key, n uint32) { t.n[t.find(key)] = n })
}

// each calls a function on every key that was counted.
func (t *tally) each(do func(key, n uint32)) {
	for i, n := range t.n {
		if n > 0 {
			do(t.keys[i]-1, n)
		}
	}
}

// merge adds another count.
func (t *tally) merge(with *tally) {
	with.each(func(key, n uint32) { t.n[t.find(key)] += n })
	t.rows += with.rows
	for i, n := range with.out {
		t.out[i] += n
	}
}

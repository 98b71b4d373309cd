package atlas

import (
	"sort"
	"strings"
)

// commune finds a commune by its code.
func (a *Atlas) commune(code string) *commune {
	if a.slots != nil {
		if i, ok := slot(code); ok && a.slots[i] > 0 {
			return &a.communes[a.slots[i]-1]
		}
		return nil
	}
	i, ok := sort.Find(len(a.communes), func(i int) int { return strings.Compare(code, a.communes[i].code) })
	if !ok {
		return nil
	}
	return &a.communes[i]
}

// slotted says where each code is among the communes, from 1: pages look hundreds of thousands of them up, and a table of a quarter
// of a megabyte answers ten times faster than a search. A map that is still being made has none.
func (a *Atlas) slotted() []uint16 {
	slots := make([]uint16, 10*12*1000)
	for i := range a.communes {
		if at, ok := slot(a.communes[i].code); ok {
			slots[at] = uint16(i + 1)
		}
	}
	return slots
}

// slot numbers a code: two characters of a department, where Corsica is 2A and 2B, and three digits; ok is false for a text that
// is no code.
func slot(code string) (at int, ok bool) {
	if len(code) != 5 {
		return 0, false
	}
	for i, base := range [5]int{10, 12, 10, 10, 10} {
		digit := int(code[i]) - '0'
		if code[i] == 'A' || code[i] == 'B' {
			digit = int(code[i]) - 'A' + 10
		}
		if digit < 0 || digit >= base {
			return 0, false
		}
		at = at*base + digit
	}
	return at, true
}

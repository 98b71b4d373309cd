// Package chain makes a log of records that anyone can check: one way to write a record as bytes, a Merkle tree
// over the records, checkpoints signed by the log, proofs of one record that verify offline, and the verification
// of a whole log. It follows the formats of C2SP (tlog-tiles, tlog-checkpoint, tlog-proof, signed-note) on the hashes
// of RFC 6962. It knows nothing of what an act says.
package chain

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
)

// MaxRecord bounds the canonical bytes of one act, in bytes. It leaves room below the 65,535 of an entry bundle.
const MaxRecord = 60 << 10

// Canonical returns the one way to write a value as JSON: RFC 8785, for objects, arrays, strings, booleans, null and
// integers within ±(2⁵³−1). Keys are sorted by their UTF-16 code units; text is kept as given (no NFC). The value is
// first written by [json.Marshal], so tags and marshalers apply; then anything else is refused with a [Malformed]:
// numbers with a fraction or an exponent, keys given twice, text that is not Unicode, nesting beyond [MaxDepth].
func Canonical(v any) ([]byte, error) {
	written, err := json.Marshal(v)
	if err != nil {
		return nil, err
	}
	s := scanner{src: written, out: make([]byte, 0, len(written))}
	if err := s.document(); err != nil {
		return nil, err
	}
	return s.out, nil
}

// CheckCanonical returns nil when b is what [Canonical] writes, to the byte; otherwise a [Malformed] that says where.
func CheckCanonical(b []byte) error { return new(scanner).check(b) }

// check is CheckCanonical with the memory of an earlier check.
func (s *scanner) check(b []byte) error {
	*s = scanner{src: b, out: s.out[:0], members: s.members[:0]}
	if err := s.document(); err != nil {
		return err
	}
	if bytes.Equal(s.out, b) {
		return nil
	}
	at := 0
	for at < min(len(b), len(s.out)) && b[at] == s.out[at] {
		at++
	}
	return &Malformed{Fault: BadForm, Offset: at}
}

// Fault names what is wrong with a piece of JSON. Faults never change: people and programs are told by them.
type Fault string

// What can be wrong with JSON.
const (
	BadSyntax    Fault = "json.syntax"        // not JSON
	BadText      Fault = "json.text"          // not Unicode: invalid UTF-8, half of a surrogate pair, an escaped U+FFFD
	BadNumber    Fault = "json.number"        // not an integer within ±(2⁵³−1), or written otherwise than in plain digits
	BadForm      Fault = "json.not-canonical" // JSON, but not written in the canonical way
	DuplicateKey Fault = "json.duplicate-key"
	TooDeep      Fault = "json.too-deep"
	TooLong      Fault = "json.too-long"
	Trailing     Fault = "json.trailing"      // something follows the value
	UnknownField Fault = "json.unknown-field" // a field that the value does not have; letter case counts
	BadValue     Fault = "json.bad-value"     // a value that the field cannot hold
)

// Malformed says what is wrong with a piece of JSON, and where.
type Malformed struct {
	Fault   Fault
	Pointer string // JSON pointer (RFC 6901) to the value; "" is the whole
	Offset  int    // in bytes; 0 when the pointer says it better
	Err     error  // more; may be nil
}

// Error says it in English; callers word it for people by its fault.
func (m *Malformed) Error() string {
	s := string(m.Fault)
	switch {
	case m.Pointer != "":
		s += " at " + m.Pointer
	case m.Offset > 0:
		s += fmt.Sprintf(" at byte %d", m.Offset)
	}
	if m.Err != nil {
		s += ": " + m.Err.Error()
	}
	return s
}

// Unwrap returns Err.
func (m *Malformed) Unwrap() error { return m.Err }

// member is one member of an object while it is written: where it stands in the output.
type member struct {
	key      []byte // unescaped
	from, to int
}

// sortMembers puts the members of an object, written between out[from:] in any order, in the order of their keys.
// It returns a key given twice, if there is one.
func sortMembers(out []byte, members []member) (twice []byte) {
	sorted := slices.IsSortedFunc(members, func(a, b member) int { return compareUTF16(a.key, b.key) })
	if !sorted {
		from := members[0].from
		written := bytes.Clone(out[from:])
		slices.SortFunc(members, func(a, b member) int { return compareUTF16(a.key, b.key) })
		rest := out[from:from]
		for i, m := range members {
			if i > 0 {
				rest = append(rest, ',')
			}
			rest = append(rest, written[m.from-from:m.to-from]...)
		}
	}
	for i := 1; i < len(members); i++ {
		if bytes.Equal(members[i-1].key, members[i].key) {
			return members[i].key
		}
	}
	return nil
}

// compareUTF16 compares two texts by their UTF-16 code units, as RFC 8785 section 3.2.3 orders keys. That is the
// order of their UTF-8 bytes but for one case: the characters from U+10000 (lead bytes F0 to F4), which UTF-16
// writes with surrogates, come before those from U+E000 to U+FFFF (lead bytes EE and EF).
func compareUTF16(a, b []byte) int {
	i := 0
	for i < min(len(a), len(b)) && a[i] == b[i] {
		i++
	}
	if i == len(a) || i == len(b) {
		return len(a) - len(b)
	}
	x, y := int(a[i]), int(b[i])
	if x >= 0xEE && y >= 0xEE && (x >= 0xF0) != (y >= 0xF0) {
		return y - x
	}
	return x - y
}

// Package perimeter holds what a territory is made of: members, whole or in part, and what they expand to in the
// geography of a year.
package perimeter

import (
	"cmp"
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// Kind is what a member is.
type Kind string

// The kinds of members: inter-municipal authority, territorial body of Greater Paris, single commune.
const (
	EPCI    Kind = "epci"
	EPT     Kind = "ept"
	Commune Kind = "com"
)

// Member (membre d'un périmètre) is an EPCI, an EPT or a commune. Part lists the communes kept, in order, when only a
// part of an EPCI or of an EPT belongs; empty, the whole belongs.
type Member struct {
	Kind Kind
	Code string // SIREN of nine digits, or code of a commune of five characters
	Part []string
}

var (
	sirenForm   = regexp.MustCompile(`^[0-9]{9}$`)
	communeForm = regexp.MustCompile(`^[0-9][0-9AB][0-9]{3}$`)
)

// Parse reads a member written epci:200069052, ept:200057990 or com:25388; the communes of a part follow it, after a space each.
func Parse(s string) (m Member, err error) {
	whole, part, inPart := strings.Cut(s, " ")
	kind, code, _ := strings.Cut(whole, ":")
	m = Member{Kind: Kind(kind), Code: code}
	if err = m.wellFormed(s); err == nil && inPart {
		err = m.keep(strings.Split(part, " "))
	}
	return m, err
}

// Text writes a member as Parse reads it.
func (m Member) Text() string { return strings.Join(append([]string{m.ID()}, m.Part...), " ") }

func (m Member) wellFormed(s string) error {
	form := map[Kind]*regexp.Regexp{EPCI: sirenForm, EPT: sirenForm, Commune: communeForm}[m.Kind]
	if form == nil || !form.MatchString(m.Code) {
		return fmt.Errorf("%q is not a member: expected epci:200069052, ept:200057990 or com:25388", s)
	}
	return nil
}

// ID returns the identifier of the member, whether it belongs whole or in part.
func (m Member) ID() string { return string(m.Kind) + ":" + m.Code }

// String writes the member; a part is written with its number of communes.
func (m Member) String() string {
	if len(m.Part) == 0 {
		return m.ID()
	}
	return fmt.Sprintf("%s (%d)", m.ID(), len(m.Part))
}

// partial is a member of which only some communes belong, in JSON.
type partial struct {
	Member string   `json:"member"`
	Part   []string `json:"part"`
}

// MarshalJSON writes a whole member as a text, a part as {"member": "epci:…", "part": ["58009", …]}.
func (m Member) MarshalJSON() ([]byte, error) {
	if len(m.Part) == 0 {
		return json.Marshal(m.ID())
	}
	return json.Marshal(partial{m.ID(), m.Part})
}

// UnmarshalJSON reads what MarshalJSON writes, and refuses a part that is not one.
func (m *Member) UnmarshalJSON(b []byte) (err error) {
	var p partial
	if len(b) > 0 && b[0] == '"' {
		err = json.Unmarshal(b, &p.Member)
	} else {
		dec := json.NewDecoder(strings.NewReader(string(b)))
		dec.DisallowUnknownFields()
		if err = dec.Decode(&p); err == nil && len(p.Part) == 0 {
			err = fmt.Errorf("the part of %q is empty: list the communes that belong", p.Member)
		}
	}
	if err != nil {
		return err
	}
	if *m, err = Parse(p.Member); err != nil || len(p.Part) == 0 {
		return err
	}
	return m.keep(p.Part)
}

// keep makes the member partial.
func (m *Member) keep(part []string) error {
	if m.Kind == Commune {
		return fmt.Errorf("%s is a commune: it belongs whole or not at all", m.ID())
	}
	for _, code := range part {
		if !communeForm.MatchString(code) {
			return fmt.Errorf("%q is not the code of a commune", code)
		}
	}
	m.Part = slices.Sorted(slices.Values(part))
	if len(slices.Compact(slices.Clone(m.Part))) != len(part) {
		return fmt.Errorf("the part of %s names a commune twice", m.ID())
	}
	return nil
}

// compare orders members by kind, then code.
func compare(a, b Member) int {
	return cmp.Or(strings.Compare(string(a.Kind), string(b.Kind)), strings.Compare(a.Code, b.Code))
}

// Holds reports whether a member is among members, whole or in part.
func Holds(members []Member, m Member) bool {
	return slices.ContainsFunc(members, func(o Member) bool { return compare(o, m) == 0 })
}

// Union returns the members of either set, in order; where both hold a member, it is as the second has it.
func Union(a, b []Member) []Member {
	all := append(Difference(a, b), b...)
	slices.SortStableFunc(all, compare)
	return slices.CompactFunc(all, func(x, y Member) bool { return compare(x, y) == 0 })
}

// Difference returns the members of the first set that the second does not hold, in order.
func Difference(a, b []Member) (rest []Member) {
	for _, m := range a {
		if !Holds(b, m) {
			rest = append(rest, m)
		}
	}
	slices.SortFunc(rest, compare)
	return rest
}

// Equal reports whether two perimeters are the same, parts included.
func Equal(a, b []Member) bool {
	return slices.EqualFunc(Union(nil, a), Union(nil, b), func(x, y Member) bool {
		return compare(x, y) == 0 && slices.Equal(x.Part, y.Part)
	})
}

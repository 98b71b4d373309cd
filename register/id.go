package register

import (
	"fmt"
	"strings"
)

// ID (identifiant) names one thing for ever and carries its type: "ti:nord-franche-comte",
// "body:regional:27", "epci:200069052". It is lowercase ASCII, so that no engine sorts it in its own way.
// Official codes are never IDs: they were reused for other things.
type ID string

// maxID bounds an identifier, in bytes.
const maxID = 120

// Type returns the part before the first colon: "ti", "body", "person".
func (id ID) Type() string {
	kind, _, _ := strings.Cut(string(id), ":")
	return kind
}

// Tail returns the part after the first colon.
func (id ID) Tail() string {
	_, tail, _ := strings.Cut(string(id), ":")
	return tail
}

// UnmarshalText refuses what is not an identifier. The empty text is the absent ID.
func (id *ID) UnmarshalText(b []byte) error {
	s := string(b)
	if s != "" && (len(s) > maxID || !isID(s)) {
		return fmt.Errorf("%q is not an identifier: expected type:name in lowercase, such as ti:nord-franche-comte", s)
	}
	*id = ID(s)
	return nil
}

// isID reports whether a text is words of a-z joined by -, then, each after a colon, words of a-z and 0-9 joined by - or
// a dot. Every act that is read asks it several times: the loop takes a twentieth of what a regular expression does.
func isID(s string) bool {
	colon, joint := false, true // a joint (: - .) must be followed by a word
	for i := range len(s) {
		switch c := s[i]; {
		case 'a' <= c && c <= 'z', colon && '0' <= c && c <= '9':
			joint = false
		case joint:
			return false
		case c == ':':
			colon, joint = true, true
		case c == '-', colon && c == '.':
			joint = true
		default:
			return false
		}
	}
	return colon && !joint
}

// Join builds an identifier from a type and parts, as in Join("body", "regional", "27").
func Join(kind string, parts ...string) ID { return ID(kind + ":" + strings.Join(parts, ":")) }

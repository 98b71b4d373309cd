package register

import (
	"fmt"
	"regexp"
	"strings"
)

// ID (identifiant) names one thing for ever and carries its type: "ti:nord-franche-comte",
// "body:regional:27", "epci:200069052". It is lowercase ASCII, so that no engine sorts it in its own way.
// Official codes are never IDs: they were reused for other things.
type ID string

var idForm = regexp.MustCompile(`^[a-z]+(-[a-z]+)*(:[a-z0-9]+([.-][a-z0-9]+)*)+$`)

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
	if s != "" && (len(s) > maxID || !idForm.MatchString(s)) {
		return fmt.Errorf("%q is not an identifier: expected type:name in lowercase, such as ti:nord-franche-comte", s)
	}
	*id = ID(s)
	return nil
}

// Join builds an identifier from a type and parts, as in Join("body", "regional", "27").
func Join(kind string, parts ...string) ID { return ID(kind + ":" + strings.Join(parts, ":")) }

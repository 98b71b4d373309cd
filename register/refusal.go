package register

import (
	"fmt"
	"maps"
	"slices"

	"jalon/locale"
)

// RefusalKind says what sort of obstacle a refusal met. There are six, and each door maps them once.
type RefusalKind string

// The six kinds of refusals.
const (
	Forbidden RefusalKind = "forbidden" // the author lacks the power
	Invalid   RefusalKind = "invalid"   // the proposal is malformed or breaks a rule by itself
	Conflict  RefusalKind = "conflict"  // it contradicts what is already true
	Missing   RefusalKind = "missing"   // something it needs does not exist, or not yet
	Gone      RefusalKind = "gone"      // something it needs has ceased to exist
	Busy      RefusalKind = "busy"      // the register cannot take it now; the same proposal may pass later
)

// Args are the facts of a refusal or of a sentence, by name.
type Args map[string]any

// Refusal (refus motivé) is the only error a user sees. It names a rule by a stable code and the facts
// that met it; the sentences live beside the act, in both languages.
type Refusal struct {
	Kind  RefusalKind `json:"kind"`
	Code  string      `json:"code"` // stable: "perimeter.member-absent"
	Args  Args        `json:"args,omitempty"`
	Field string      `json:"field,omitempty"` // the field of the act at fault, when there is one
	Of    Kind        `json:"of,omitempty"`    // the kind of act refused
	Act   int         `json:"act"`             // place of the refused act in its proposal, from 0
	Who   []Holder    `json:"who,omitempty"`   // who could take the act, when the author may not
}

// Error writes the refusal for logs and tests; people read its sentence, see [Sentence].
func (r *Refusal) Error() string {
	s := fmt.Sprintf("%s: %s", r.Kind, r.Code)
	for _, k := range slices.Sorted(maps.Keys(r.Args)) {
		s += fmt.Sprintf(" %s=%v", k, r.Args[k])
	}
	return s
}

// Refuse builds a refusal; args go by name and value in turn.
func Refuse(kind RefusalKind, code string, args ...any) *Refusal {
	r := &Refusal{Kind: kind, Code: code, Args: Args{}}
	for i := 0; i+1 < len(args); i += 2 {
		r.Args[args[i].(string)] = args[i+1]
	}
	return r
}

// On names the field of the act at fault.
func (r *Refusal) On(field string) *Refusal {
	r.Field = field
	return r
}

// Sentence returns the refusal in words, its arguments still to be filled in: the act's own, else the register's.
func (g *Grammar) Sentence(r *Refusal) (locale.Text, bool) {
	if t, ok := g.kinds[r.Of].Refusals[r.Code]; ok {
		return t, true
	}
	t, ok := Refusals[r.Code]
	return t, ok
}

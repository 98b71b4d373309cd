package register

import (
	"encoding/json"
	"errors"
	"reflect"
	"strings"

	"jalon/chain"
)

// Decode reads a proposed act of some kind from JSON. A field that does not exist, a key given twice, a value
// of the wrong sort are refusals that name the field.
func (g *Grammar) Decode(kind Kind, body []byte) (Act, *Refusal) {
	d, ok := g.kinds[kind]
	if !ok {
		return nil, Refuse(Missing, "kind.unknown", "kind", kind)
	}
	if d.Retired {
		return nil, Refuse(Gone, "kind.retired", "kind", kind)
	}
	if len(body) > 1<<20 {
		return nil, Refuse(Invalid, "act.too-large", "bytes", len(body), "limit", MaxRecord)
	}
	a := d.New()
	if err := chain.Strict(body, a, 1<<20); err != nil {
		return nil, Malformed(err)
	}
	return a, nil
}

// Malformed turns the error of a strict reader into a refusal that names the fault and the field.
func Malformed(err error) *Refusal {
	var fault *chain.Malformed
	if !errors.As(err, &fault) {
		return Refuse(Invalid, "json.bad-value", "field", "", "reason", err.Error())
	}
	reason := ""
	if fault.Err != nil {
		reason = fault.Err.Error()
	}
	field := strings.TrimPrefix(fault.Pointer, "/")
	return Refuse(Invalid, string(fault.Fault), "field", field, "reason", reason).On(field)
}

// Form (formulaire) is a draft as people and programs write it: in a file, in a request, in a bulk import.
type Form struct {
	Kind       Kind            `json:"kind"`
	Effect     Day             `json:"effect,omitzero"`
	Grounds    string          `json:"grounds,omitempty"`
	Evidence   []Evidence      `json:"evidence,omitempty"`
	Decision   *Decision       `json:"decision,omitempty"`
	Fictitious bool            `json:"fictitious,omitempty"`
	Act        json.RawMessage `json:"act"`
}

// Draft reads the act of a form.
func (g *Grammar) Draft(f Form) (Draft, *Refusal) {
	a, refusal := g.Decode(f.Kind, f.Act)
	if refusal != nil {
		return Draft{}, refusal
	}
	d := Draft{
		Act: a, Effect: f.Effect, Grounds: f.Grounds, Evidence: f.Evidence, Decision: f.Decision, Fictitious: f.Fictitious,
	}
	compose(reflect.ValueOf(&d))
	return d, nil
}

// read decodes an act of the log. The log was checked when it was written.
func (g *Grammar) read(kind Kind, body []byte) (Act, error) {
	d, ok := g.kinds[kind]
	if !ok {
		return nil, Refuse(Invalid, "kind.newer", "kind", kind)
	}
	a := d.New()
	return a, json.Unmarshal(body, a)
}

// fieldName returns the name of a field in JSON.
func fieldName(f reflect.StructField) string {
	name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
	return name
}

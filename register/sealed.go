package register

import (
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
)

// Sealed (valeur scellée) is a text about a person. The log keeps only a salted digest of it; the text lives in an
// erasable table. Erasing the text leaves every proof valid.
type Sealed struct {
	Value  string // the text, while the act is being proposed
	Digest string // the digest, once the act is recorded
}

// Empty reports whether nothing was given.
func (s Sealed) Empty() bool { return s.Value == "" && s.Digest == "" }

// IsZero lets an absent sealed value be left out.
func (s Sealed) IsZero() bool { return s.Empty() }

// Seal (scellé) is the digest of a sealed value as the state keeps it, by the hundred thousand; the zero Seal is of nothing.
type Seal [32]byte

// Seal returns the digest, once the act is recorded.
func (s Sealed) Seal() (seal Seal) {
	_, _ = hex.Decode(seal[:], []byte(s.Digest)) // its form was checked when it was read
	return seal
}

// Sealed returns the sealed value that a seal stands for.
func (s Seal) Sealed() Sealed {
	if s == (Seal{}) {
		return Sealed{}
	}
	return Sealed{Digest: hex.EncodeToString(s[:])}
}

type sealedForm struct {
	Sealed string `json:"sealed"`
}

// MarshalJSON writes the digest. A text that has not been sealed is an error: it must not reach the log.
func (s Sealed) MarshalJSON() ([]byte, error) {
	if s.Digest == "" && s.Value != "" {
		return nil, errors.New("register: a personal text was about to be written without its seal")
	}
	return json.Marshal(sealedForm{s.Digest})
}

// UnmarshalJSON reads a text (from a proposal) or a digest (from the log).
func (s *Sealed) UnmarshalJSON(b []byte) error {
	if len(b) > 0 && b[0] == '"' {
		return json.Unmarshal(b, &s.Value)
	}
	var form sealedForm
	err := json.Unmarshal(b, &form)
	s.Digest = form.Sealed
	if err == nil && s.Seal().Sealed() != *s {
		return fmt.Errorf("%q is not a sealed value: expected 64 lowercase hexadecimal digits", form.Sealed)
	}
	return err
}

// Secret (contenu scellé) is a sealed text with what is needed to check it against its digest.
type Secret struct {
	Digest string
	Salt   [16]byte
	Value  string
}

// sealedFields returns the sealed fields of an act, in the order they are declared.
func sealedFields(v reflect.Value) (all []*Sealed) {
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			all = sealedFields(v.Elem())
		}
	case reflect.Slice:
		for i := range v.Len() {
			all = append(all, sealedFields(v.Index(i))...)
		}
	case reflect.Struct:
		if s, ok := v.Addr().Interface().(*Sealed); ok {
			return []*Sealed{s}
		}
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				all = append(all, sealedFields(v.Field(i))...)
			}
		}
	}
	return all
}

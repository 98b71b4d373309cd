package chain

import (
	"encoding"
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strconv"
	"strings"
)

// Strict reads JSON of at most limit bytes into a Go value and takes nothing it does not know: what [Canonical]
// refuses, a field that the value does not have (letter case counts), anything after the value. Spaces and the order
// of keys are free; a null leaves its field as if it were absent. The error is a [Malformed] whose pointer names the
// field.
func Strict(b []byte, into any, limit int) error {
	if len(b) > limit {
		return &Malformed{Fault: TooLong, Err: fmt.Errorf("%d bytes, the limit is %d", len(b), limit)}
	}
	s := scanner{src: b, out: make([]byte, 0, len(b))}
	if err := s.document(); err != nil {
		return err
	}
	v := reflect.ValueOf(into)
	if v.Kind() != reflect.Pointer || v.IsNil() {
		return fmt.Errorf("chain: a value is read into a pointer, not a %T", into)
	}
	return fill(v.Elem(), s.out)
}

var (
	unmarshaler     = reflect.TypeFor[json.Unmarshaler]()
	textUnmarshaler = reflect.TypeFor[encoding.TextUnmarshaler]()
)

// fill sets a value from canonical JSON, going down where a fault must be located.
func fill(v reflect.Value, b []byte) error {
	opaque := reflect.PointerTo(v.Type()).Implements(unmarshaler) || reflect.PointerTo(v.Type()).Implements(textUnmarshaler)
	switch {
	case opaque || string(b) == "null":
	case v.Kind() == reflect.Pointer:
		if v.IsNil() {
			v.Set(reflect.New(v.Type().Elem()))
		}
		return fill(v.Elem(), b)
	case v.Kind() == reflect.Struct && b[0] == '{':
		return fillStruct(v, b)
	case v.Kind() == reflect.Slice && b[0] == '[':
		return fillSlice(v, b)
	case v.Kind() == reflect.Map && v.Type().Key().Kind() == reflect.String && b[0] == '{':
		return fillMap(v, b)
	}
	if err := json.Unmarshal(b, v.Addr().Interface()); err != nil {
		return locate(err)
	}
	return nil
}

// locate keeps the place that a nested Strict found.
func locate(err error) error {
	if m, ok := err.(*Malformed); ok {
		return m
	}
	return &Malformed{Fault: BadValue, Err: err}
}

func fillStruct(v reflect.Value, b []byte) error {
	var members map[string]json.RawMessage
	if err := json.Unmarshal(b, &members); err != nil {
		return locate(err)
	}
	for _, key := range slices.Sorted(maps.Keys(members)) {
		field, ok := fieldOf(v, key)
		if !ok {
			return within(&Malformed{Fault: UnknownField}, key)
		}
		if err := fill(field, members[key]); err != nil {
			return within(err, key)
		}
	}
	return nil
}

func fillSlice(v reflect.Value, b []byte) error {
	var items []json.RawMessage
	if err := json.Unmarshal(b, &items); err != nil {
		return locate(err)
	}
	v.Set(reflect.MakeSlice(v.Type(), len(items), len(items)))
	for i, item := range items {
		if err := fill(v.Index(i), item); err != nil {
			return within(err, strconv.Itoa(i))
		}
	}
	return nil
}

func fillMap(v reflect.Value, b []byte) error {
	var members map[string]json.RawMessage
	if err := json.Unmarshal(b, &members); err != nil {
		return locate(err)
	}
	v.Set(reflect.MakeMapWithSize(v.Type(), len(members)))
	for _, key := range slices.Sorted(maps.Keys(members)) {
		item := reflect.New(v.Type().Elem()).Elem()
		if err := fill(item, members[key]); err != nil {
			return within(err, key)
		}
		v.SetMapIndex(reflect.ValueOf(key).Convert(v.Type().Key()), item)
	}
	return nil
}

// fieldOf returns the field of a struct that has a name in JSON, looking into embedded structs as encoding/json does.
func fieldOf(v reflect.Value, key string) (reflect.Value, bool) {
	for _, f := range reflect.VisibleFields(v.Type()) {
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		switch {
		case !f.IsExported() || f.Anonymous && name == "" || f.Tag.Get("json") == "-":
			continue
		case name == "":
			name = f.Name
		}
		if name == key {
			field, err := v.FieldByIndexErr(f.Index)
			return field, err == nil
		}
	}
	return reflect.Value{}, false
}

package register

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"time"
)

// reading is one act of the log, opened.
type reading struct {
	kind  Kind
	stamp Stamp
	act   Act
	hash  [32]byte
}

// envelope reads what a record says around its act, and returns the act still closed. It gives what json.Unmarshal on a
// [Record] would, four times as fast: it leaves the grounds and the evidence unread, and counts on canonical bytes.
func envelope(leaf []byte) (kind Kind, at Stamp, act []byte, err error) {
	for name, value := range members(leaf) {
		switch string(name) {
		case "act":
			act = value
		case "kind":
			kind, err = plain[Kind](value)
		case "by":
			at.By, err = plain[ID](value)
		case "under":
			at.Under, err = plain[ID](value)
		case "through":
			at.Through, err = plain[ID](value)
		case "body":
			at.Body, err = plain[ID](value)
		case "seq":
			at.Seq, err = strconv.ParseInt(string(value), 10, 64)
		case "recorded":
			at.Recorded, err = quoted(value, func(s string) (time.Time, error) { return time.Parse(time.RFC3339Nano, s) })
		case "effect":
			at.Effect, err = quoted(value, func(s string) (d Day, err error) { return d, d.UnmarshalText([]byte(s)) })
		case "decision":
			err = json.Unmarshal(value, &at.Decision)
		case "grounds":
			at.Founded = at.Founded || len(value) > len(`""`)
		case "evidence":
			at.Founded = at.Founded || len(value) > len(`[]`)
		case "late":
			at.Late = string(value) == "true"
		case "fictitious":
			at.Fictitious = string(value) == "true"
		}
		if err != nil {
			return kind, at, nil, fmt.Errorf("%s: %w", name, err)
		}
	}
	if act == nil {
		err = errors.New("it is no record")
	}
	return kind, at, act, err
}

// plain reads a text that holds no escape: identifiers and kinds never do.
func plain[T ~string](value []byte) (T, error) {
	return quoted(value, func(s string) (T, error) { return T(s), nil })
}

func quoted[T any](value []byte, read func(string) (T, error)) (T, error) {
	if len(value) < 2 || value[0] != '"' || bytes.IndexByte(value, '\\') >= 0 {
		var none T
		return none, errors.New("plain text was expected")
	}
	return read(string(value[1 : len(value)-1]))
}

// members yields the members of a canonical object: names without their quotes, values as they are written. It stops
// where the bytes are not those of an object.
func members(object []byte) func(yield func(name, value []byte) bool) {
	return func(yield func(name, value []byte) bool) {
		for at := 0; at < len(object) && (object[at] == '{' || object[at] == ','); {
			name := object[at+1:]
			n := valueLength(name)
			if n < 2 || n == len(name) || name[n] != ':' {
				return
			}
			value := name[n+1:]
			m := valueLength(value)
			if m == 0 || !yield(name[1:n-1], value[:m]) {
				return
			}
			at += 1 + n + 1 + m
		}
	}
}

// valueLength returns the bytes of the JSON value that b begins with; 0 when it does not end.
func valueLength(b []byte) int {
	depth := 0
	for i := 0; i < len(b); i++ {
		switch b[i] {
		case '"':
			n := textLength(b[i:])
			if n == 0 {
				return 0
			}
			i += n - 1
		case '{', '[':
			depth++
			continue
		case '}', ']':
			depth--
		case ',', ':':
			if depth > 0 {
				continue
			}
			return i
		default:
			if depth > 0 || i+1 < len(b) && b[i+1] != ',' && b[i+1] != '}' && b[i+1] != ']' {
				continue
			}
		}
		if depth <= 0 {
			return i + 1
		}
	}
	return 0
}

// textLength returns the bytes of the JSON string that b begins with, its quotes included; 0 when it does not end.
func textLength(b []byte) int {
	for i := 1; i < len(b); i++ {
		switch b[i] {
		case '\\':
			i++
		case '"':
			return i + 1
		}
	}
	return 0
}

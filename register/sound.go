package register

import (
	"reflect"
	"time"
	"unicode"
	"unicode/utf8"

	"jalon/calendar"
)

// maxText bounds one text of an act, in characters. A programme's pack is longer and says so itself.
const maxText = 4_000

// LongText is implemented by acts that carry a document as text and bound it themselves.
type LongText interface{ LongText() }

// sound checks what any act must satisfy whatever it says: plain texts, of a bounded length.
func sound(d Draft) *Refusal {
	limit := maxText
	if _, long := d.Act.(LongText); long {
		limit = MaxRecord
	}
	for _, f := range sealedFields(reflect.ValueOf(d.Act)) {
		if f.Digest != "" && f.Value == "" {
			return Refuse(Invalid, "value.already-sealed")
		}
	}
	for _, v := range []any{d.Act, d.Grounds, d.Evidence} {
		if r := soundValue(reflect.ValueOf(v), "", limit); r != nil {
			return r
		}
	}
	return nil
}

func soundValue(v reflect.Value, field string, limit int) *Refusal {
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			return soundValue(v.Elem(), field, limit)
		}
	case reflect.String:
		return soundText(v.String(), field, limit)
	case reflect.Slice:
		for i := range v.Len() {
			if r := soundValue(v.Index(i), field, limit); r != nil {
				return r
			}
		}
	case reflect.Struct:
		for i := range v.NumField() {
			f := v.Type().Field(i)
			if !f.IsExported() {
				continue
			}
			if r := soundValue(v.Field(i), fieldName(f), limit); r != nil {
				return r
			}
		}
	}
	return nil
}

// soundText refuses what would deceive a reader or a program: bytes that are no text, control characters, marks
// that turn the direction of reading.
func soundText(s, field string, limit int) *Refusal {
	if !utf8.ValidString(s) {
		return Refuse(Invalid, "text.not-utf8").On(field)
	}
	if n := utf8.RuneCountInString(s); n > limit {
		return Refuse(Invalid, "text.too-long", "length", n, "limit", limit).On(field)
	}
	for _, r := range s {
		if unicode.IsControl(r) && r != '\n' && r != '\t' || unicode.Is(unicode.Bidi_Control, r) {
			return Refuse(Invalid, "text.hidden-character", "character", int(r)).On(field)
		}
	}
	return nil
}

// paris is where the register keeps its days: an act entered at 23:30 UTC in winter is of the next day there.
var paris = loadParis()

func loadParis() *time.Location {
	l, err := time.LoadLocation("Europe/Paris")
	if err != nil {
		return time.FixedZone("CET", 3600) // a machine without time zones: an hour of doubt in summer
	}
	return l
}

// dayOf returns the civil day of a moment.
func dayOf(t time.Time) Day { return calendar.Of(t.In(paris)) }

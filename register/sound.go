package register

import (
	"reflect"
	"time"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

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

// maxMarks bounds the marks on one letter, as the stream-safe text format of Unicode does (UAX 15).
const maxMarks = 30

// compose writes every text of an act in the composed form of Unicode (NFC), so that a word has one spelling.
func compose(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			compose(v.Elem())
		}
	case reflect.String:
		v.SetString(norm.NFC.String(v.String()))
	case reflect.Slice:
		for i := range v.Len() {
			compose(v.Index(i))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				compose(v.Field(i))
			}
		}
	}
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
	marks := 0
	for _, r := range s {
		if marks++; !unicode.Is(unicode.Mn, r) {
			marks = 0
		}
		if marks > maxMarks {
			return Refuse(Invalid, "text.marks", "limit", maxMarks).On(field)
		}
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

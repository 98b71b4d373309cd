package locale

import (
	"fmt"
	"math"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"time"
)

// Shown is implemented by values that know how to show themselves in a language.
type Shown interface{ In(Lang) string }

// place matches {name} and {name|one|more}.
var place = regexp.MustCompile(`\{([a-z0-9_]+)(?:\|([^{}|]*)\|([^{}|]*))?\}`)

// Fill sets a text, see [Typeset], and puts arguments in its places. {n} is the value of n, see [Value];
// {n|commune|communes} is the word that goes with the number n, see [Plural]. Arguments are put as they are, braces
// and spaces included. A place without its argument stays as it is written, so that the fault is seen.
func Fill(l Lang, t Text, args map[string]any) string { return Place(l, Typeset(l, t.In(l)), args) }

// Place puts arguments in the places of a text that is set already, as [Fill] does.
func Place(l Lang, set string, args map[string]any) string {
	var b strings.Builder
	for rest := set; ; {
		before, after, open := strings.Cut(rest, "{")
		b.WriteString(before)
		if !open {
			return b.String()
		}
		written, following, _ := strings.Cut(after, "}")
		if said, ok := fillOne(l, written, args); ok {
			b.WriteString(said)
			rest = following
			continue
		}
		b.WriteByte('{')
		rest = after
	}
}

// fillOne returns what comes in the place of what is written between braces; ok is false when it is no place, or has no
// argument.
func fillOne(l Lang, written string, args map[string]any) (said string, ok bool) {
	name, forms, plural := strings.Cut(written, "|")
	v, given := args[name]
	switch {
	case !given:
		return "", false
	case !plural:
		return Value(l, v), true
	}
	one, more, _ := strings.Cut(forms, "|")
	n, isNumber := number(v)
	if isNumber && isOne(l, n) {
		return one, true
	}
	return more, isNumber
}

// Places returns the names of the places of a text, sorted, each once.
func Places(s string) (names []string) {
	for _, m := range place.FindAllStringSubmatch(s, -1) {
		names = append(names, m[1])
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// Value writes a value for a reader: numbers grouped, days in words, lists joined; nothing is a dash.
func Value(l Lang, v any) string {
	switch v := v.(type) {
	case nil:
		return "—"
	case Shown:
		return v.In(l)
	case bool:
		return map[bool]Text{true: {"oui", "yes"}, false: {"non", "no"}}[v].In(l)
	case time.Time:
		return Moment(l, v)
	case interface{ Time() time.Time }: // a civil day
		if z, ok := v.(interface{ IsZero() bool }); ok && z.IsZero() {
			return "—"
		}
		return Day(l, v.Time())
	case fmt.Stringer:
		return isolated(v.String())
	}
	return plainValue(l, reflect.ValueOf(v))
}

// plainValue writes what has no method to say what it is, by what it is made of.
func plainValue(l Lang, v reflect.Value) string {
	switch {
	case v.CanInt():
		return Int(l, v.Int())
	case v.CanFloat():
		if x := v.Float(); x != math.Trunc(x) {
			return Decimal(l, x, 1)
		}
		return Decimal(l, v.Float(), 0)
	case v.Kind() == reflect.Slice:
		words := make([]string, v.Len())
		for i := range words {
			words[i] = Value(l, v.Index(i).Interface())
		}
		return List(l, words)
	}
	return isolated(fmt.Sprint(v.Interface()))
}

// number returns the number that a value is, for the choice of a form.
func number(v any) (n float64, ok bool) {
	switch r := reflect.ValueOf(v); {
	case r.CanInt():
		return float64(r.Int()), true
	case r.CanFloat():
		return r.Float(), true
	}
	return 0, false
}

// List joins words: a, b et c; a, b and c. An empty list is a dash.
func List(l Lang, words []string) string {
	return joined(words, Text{" et ", " and "}.In(l))
}

func joined(words []string, last string) string {
	switch n := len(words); n {
	case 0:
		return "—"
	case 1:
		return words[0]
	default:
		return strings.Join(words[:n-1], ", ") + last + words[n-1]
	}
}

package locale

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"
)

// Shown is implemented by values that know how to show themselves in a language.
type Shown interface{ In(Lang) string }

var placeholder = regexp.MustCompile(`\{([a-z0-9_]+)\}`)

// Fill puts arguments in the places of a text, which are written {name}. A place without its argument stays as it
// is written, so that the fault is seen.
func Fill(l Lang, t Text, args map[string]any) string {
	return placeholder.ReplaceAllStringFunc(t.In(l), func(place string) string {
		v, ok := args[place[1:len(place)-1]]
		if !ok {
			return place
		}
		return Value(l, v)
	})
}

// Places returns the names of the places of a text, sorted.
func Places(s string) (names []string) {
	for _, m := range placeholder.FindAllStringSubmatch(s, -1) {
		names = append(names, m[1])
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// Value writes a value for a reader: numbers grouped, days in words, lists joined.
func Value(l Lang, v any) string {
	switch v := v.(type) {
	case Shown:
		return v.In(l)
	case int:
		return Int(l, int64(v))
	case int64:
		return Int(l, v)
	case float64:
		return Decimal(l, v, 1)
	case bool:
		return map[bool]Text{true: {"oui", "yes"}, false: {"non", "no"}}[v].In(l)
	case time.Time:
		return Moment(l, v)
	case []string:
		return List(l, v)
	case interface{ Time() time.Time }: // a civil day
		if z, ok := v.(interface{ IsZero() bool }); ok && z.IsZero() {
			return "—"
		}
		return Day(l, v.Time())
	}
	return fmt.Sprint(v)
}

// List joins words: a, b et c; a, b and c.
func List(l Lang, words []string) string {
	switch n := len(words); n {
	case 0:
		return "—"
	case 1:
		return words[0]
	default:
		return strings.Join(words[:n-1], ", ") + Text{" et ", " and "}.In(l) + words[n-1]
	}
}

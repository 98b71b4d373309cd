package register_test

import (
	"fmt"
	"io"
	"reflect"
	"slices"
	"strings"

	"jalon/atlas"
	"jalon/programme"
	"jalon/register"
)

// dump writes everything that a state holds, down to what is private, with all that lies under a fork. Two states with
// the same dump give the same answers. What no act ever changes is left out: rules, map, grammar.
func dump(s *register.State) string {
	var b strings.Builder
	dumpValue(&b, reflect.ValueOf(s), map[uintptr]bool{})
	return b.String()
}

var changeless = []reflect.Type{
	reflect.TypeFor[*programme.Pack](), reflect.TypeFor[*programme.Level](), reflect.TypeFor[*atlas.Atlas](), reflect.TypeFor[*register.Grammar](),
}

func dumpValue(w io.Writer, v reflect.Value, seen map[uintptr]bool) {
	switch v.Kind() {
	case reflect.Pointer:
		if v.IsNil() || seen[v.Pointer()] || slices.Contains(changeless, v.Type()) {
			return
		}
		seen[v.Pointer()] = true
		dumpValue(w, v.Elem(), seen)
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).Name == "order" {
				continue // sorted again when it is asked for
			}
			fmt.Fprintf(w, "%s:", v.Type().Field(i).Name)
			dumpValue(w, v.Field(i), seen)
		}
	case reflect.Map:
		keys := v.MapKeys()
		slices.SortFunc(keys, func(a, b reflect.Value) int { return strings.Compare(fmt.Sprint(a), fmt.Sprint(b)) })
		for _, k := range keys {
			fmt.Fprintf(w, "\n%v=", k)
			dumpValue(w, v.MapIndex(k), seen)
		}
	case reflect.Slice:
		fmt.Fprintf(w, "%d[", v.Len())
		for i := range v.Len() {
			dumpValue(w, v.Index(i), seen)
		}
		fmt.Fprint(w, "]")
	default:
		fmt.Fprintf(w, "%v ", v)
	}
}

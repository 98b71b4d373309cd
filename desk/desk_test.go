package desk_test

import (
	"net/url"
	"slices"
	"testing"

	"jalon/desk"
)

func TestChanged(t *testing.T) {
	for _, c := range []struct {
		name string
		a, b url.Values
		want []string
	}{
		{"alike", url.Values{"a": {"1"}}, url.Values{"a": {"1"}}, nil},
		{"an empty field is none", url.Values{"a": {""}}, url.Values{}, nil},
		{"none is an empty field", url.Values{}, url.Values{"a": {"", ""}}, nil},
		{"filled otherwise, filled, emptied", url.Values{"c": {"1"}, "a": {"1"}}, url.Values{"b": {"2"}, "a": {"2"}}, []string{"a", "b", "c"}},
		{"one more box", url.Values{"a": {"1"}}, url.Values{"a": {"1", "2"}}, []string{"a"}},
	} {
		if got := desk.Changed(c.a, c.b); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

package source

import (
	"fmt"
	"strconv"
	"testing"

	"pgregory.net/rapid"
)

// A number is what its digits spell, and anything that is not so many digits is none.
func TestSpelled(t *testing.T) {
	for _, wrong := range []string{"", "1234567", "123456789", "1234567a", "/2345678", "1234567:", "١٢٣٤", " 1234567", "12\x00\x00567"} {
		if n := spelled([]byte(wrong), 8); n != 0 {
			t.Errorf("%q is %d", wrong, n)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		digits := rapid.SampledFrom([]int{8, 9, 14, 16}).Draw(t, "digits")
		text := rapid.StringOfN(rapid.RuneFrom([]rune("0123456789")), digits, digits, -1).Draw(t, "text")
		if want, _ := strconv.ParseUint(text, 10, 64); spelled([]byte(text), digits) != want {
			t.Fatalf("%s is %d", text, spelled([]byte(text), digits))
		}
		at, odd := rapid.IntRange(0, digits-1).Draw(t, "at"), rapid.Byte().Filter(func(b byte) bool { return b < '0' || b > '9' }).Draw(t, "odd")
		damaged := []byte(text)
		damaged[at] = odd
		if n := spelled(damaged, digits); n != 0 {
			t.Fatal(fmt.Sprintf("%q", damaged), "is", n)
		}
	})
}

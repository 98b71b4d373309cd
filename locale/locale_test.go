package locale

import (
	"errors"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestNumbers(t *testing.T) {
	for _, c := range []struct{ got, want string }{
		{Int(French, 1234567), "1\u202f234\u202f567"}, {Int(English, 1234567), "1,234,567"},
		{Int(French, -9223372036854775808), "\u22129\u202f223\u202f372\u202f036\u202f854\u202f775\u202f808"},
		{Decimal(French, 1234.56, 1), "1\u202f234,6"}, {Decimal(French, -0.01, 1), "0,0"},
		{Percent(French, 0.123, 1), "12,3\u202f%"}, {Percent(English, 0.123, 1), "12.3%"},
		{Money(French, 130000050), "1\u202f300\u202f000,50\u00a0€"}, {Money(English, -130000000), "\u2212€1,300,000"},
		{Money(French, 5), "0,05\u00a0€"},
		{MoneyShort(French, 136_000_000_000), "1,36\u00a0Md€"}, {MoneyShort(English, 2_600_000_000), "€26\u00a0m"},
		{MoneyShort(French, 45_000_000), "450\u00a0k€"}, {MoneyShort(French, 99), "0,99\u00a0€"},
		{SIREN("200069052"), "200\u202f069\u202f052"},
		{Plural(French, 0, "jour", "jours"), "jour"}, {Plural(English, 0, "day", "days"), "days"},
		{Days(French, 47), "47\u00a0jours"},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
}

func TestDays(t *testing.T) {
	first := time.Date(2019, 6, 1, 22, 30, 0, 0, time.UTC)
	for _, c := range []struct{ got, want string }{
		{Day(French, first), "1er\u00a0juin 2019"}, {Day(English, first), "1\u00a0June 2019"},
		{DayShort(French, first), "01/06/2019"},
		{Moment(French, first), "2\u00a0juin 2019 à 0\u00a0h\u00a030"},
		{Moment(English, first), "2\u00a0June 2019 at 00:30 (Paris)"},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
}

func TestFill(t *testing.T) {
	text := Text{FR: "{n} actes de {who}", EN: "{n} acts of {who}"}
	if got := Fill(French, text, map[string]any{"n": 1200, "who": []string{"a", "b", "c"}}); got != "1\u202f200 actes de a, b et c" {
		t.Errorf("filled: %q", got)
	}
	if got := Fill(English, text, map[string]any{"n": 1}); got != "1 acts of {who}" {
		t.Errorf("a place without its argument must be seen: %q", got)
	}
	if !slices.Equal(Places(text.FR), []string{"n", "who"}) {
		t.Errorf("places: %v", Places(text.FR))
	}
}

func TestTypeset(t *testing.T) {
	got := Typeset(French, "L'acte « n° 3 » : refusé ; pourquoi ?")
	if want := "L’acte «\u00a0n° 3\u00a0»\u00a0: refusé\u202f; pourquoi\u202f?"; got != want {
		t.Errorf("set %q, want %q", got, want)
	}
	rapid.Check(t, func(t *rapid.T) {
		once := Typeset(French, rapid.StringOf(rapid.SampledFrom([]rune("a :;!?«»' \u00a0\u202f.,"))).Draw(t, "text"))
		if twice := Typeset(French, once); twice != once {
			t.Fatalf("%q set again is %q", once, twice)
		}
	})
}

func TestMatch(t *testing.T) {
	for header, want := range map[string]Lang{"": French, "en-GB,en;q=0.9": English, "de": French, "fr-CA,en;q=0.5": French, "not a header!": French} {
		if got := Match(header); got != want {
			t.Errorf("Match(%q) = %s", header, got)
		}
	}
}

func TestSort(t *testing.T) {
	words := []string{"côté", "10 km", "côte", "9 km", "coté", "cote"}
	Sort(words)
	if !slices.Equal(words, []string{"9 km", "10 km", "cote", "coté", "côte", "côté"}) {
		t.Errorf("sorted: %v", words)
	}
}

func TestParseMoney(t *testing.T) {
	for in, want := range map[string]int64{
		"1 300 000,50 €": 130000050, "1\u202f300\u202f000,50\u00a0€": 130000050, "1300000": 130000000, "1,3 Md€": 130000000000,
		"1300 k€": 130000000, "12,5": 1250, "0,05€": 5, "26 M€": 2600000000,
	} {
		if got, err := ParseMoney(in); err != nil || got != want {
			t.Errorf("ParseMoney(%q) = %d, %v; want %d", in, got, err, want)
		}
	}
	for in, want := range map[string]error{
		"1,300,000.50": ErrAmbiguous, "1.300.000,50": ErrAmbiguous, "1.300": ErrAmbiguous, "1e9": ErrAmount, "٣": ErrAmount,
		"½": ErrAmount, "NaN": ErrAmount, "-5": ErrAmount, "": ErrAmount, "0,001": ErrAmbiguous, "99999999999999999999": ErrTooMuch, "1 30 000": ErrAmount,
	} {
		if got, err := ParseMoney(in); !errors.Is(err, want) {
			t.Errorf("ParseMoney(%q) = %d, %v; want %v", in, got, err, want)
		}
	}
}

func TestWhatMoneyWritesItReads(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		cents := rapid.Int64Range(0, 1_000_000_000_000_000).Draw(t, "cents")
		if got, err := ParseMoney(Money(French, cents)); err != nil || got != cents {
			t.Fatalf("%q reads as %d, %v", Money(French, cents), got, err)
		}
	})
}

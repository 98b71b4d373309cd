package locale

import (
	"math"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// golden is what a function writes, and what it should: spaces that do not break are written _ (U+00A0) and ~ (U+202F).
type golden struct{ got, want string }

func check(t *testing.T, all []golden) {
	t.Helper()
	for _, c := range all {
		if want := unbroken(c.want); c.got != want {
			t.Errorf("got %q, want %q", c.got, want)
		}
	}
}

func unbroken(s string) string { return strings.NewReplacer("_", Fixed, "~", Thin).Replace(s) }

func TestNumbers(t *testing.T) {
	check(t, []golden{
		{Int(French, 0), "0"}, {Int(French, 999), "999"}, {Int(French, 1000), "1~000"},
		{Int(French, 1234567), "1~234~567"}, {Int(English, 1234567), "1,234,567"},
		{Int(French, math.MinInt64), "−9~223~372~036~854~775~808"}, {Int(English, -1000), "−1,000"},
		{Decimal(French, 1234.56, 1), "1~234,6"}, {Decimal(English, 1234.56, 1), "1,234.6"}, {Decimal(French, 1234.5, 0), "1~234"},
		{Decimal(French, -0.01, 1), "0,0"}, {Decimal(French, -0.06, 1), "−0,1"},
		{Decimal(French, math.NaN(), 1), "n.d."}, {Decimal(English, math.Inf(1), 1), "n/a"},
		{Percent(French, 0.123, 1), "12,3~%"}, {Percent(English, 0.123, 1), "12.3%"}, {Percent(French, -0.5, 0), "−50~%"},
		{Percent(French, math.NaN(), 1), "n.d."},
		{Ordinal(French, 1), "1er"}, {Ordinal(French, 2), "2e"}, {Ordinal(French, 21), "21e"}, {Ordinal(French, 1001), "1~001e"},
		{Ordinal(English, 1), "1st"}, {Ordinal(English, 2), "2nd"}, {Ordinal(English, 3), "3rd"}, {Ordinal(English, 4), "4th"},
		{Ordinal(English, 11), "11th"}, {Ordinal(English, 112), "112th"}, {Ordinal(English, 121), "121st"},
		{SIREN("200069052"), "200~069~052"}, {SIREN("20006905"), "20006905"}, {SIREN("ééééx"), "ééééx"},
		{SIRET("20006905200012"), "200~069~052~00012"}, {SIRET("200069052"), "200069052"},
	})
}

func TestPlural(t *testing.T) {
	for n, want := range map[int64]struct{ fr, en string }{0: {"one", "more"}, 1: {"one", "one"}, -1: {"one", "one"}, 2: {"more", "more"}} {
		if fr, en := Plural(French, n, "one", "more"), Plural(English, n, "one", "more"); fr != want.fr || en != want.en {
			t.Errorf("%d: %s in French, %s in English", n, fr, en)
		}
	}
}

func TestMoney(t *testing.T) {
	check(t, []golden{
		{Money(French, 130_000_000), "1~300~000_€"}, {Money(English, 130_000_000), "€1,300,000"},
		{Money(French, 130_000_050), "1~300~000,50_€"}, {Money(English, 130_000_050), "€1,300,000.50"},
		{Money(French, 5), "0,05_€"}, {Money(French, 0), "0_€"}, {Money(English, -130_000_000), "−€1,300,000"}, {Money(French, -150), "−1,50_€"},
		{MoneyShort(French, 130_000_000_000), "1,3_Md€"}, {MoneyShort(English, 130_000_000_000), "€1.3_bn"},
		{MoneyShort(French, 136_400_000_000), "1,36_Md€"}, {MoneyShort(French, 2_600_000_000), "26_M€"}, {MoneyShort(English, 2_600_000_000), "€26_m"},
		{MoneyShort(French, 45_000_000), "450_k€"}, {MoneyShort(English, -45_000_000), "−€450_k"},
		{MoneyShort(French, 100_000), "1_k€"}, {MoneyShort(French, 99_500), "995_€"}, {MoneyShort(French, 99), "0,99_€"},
		{MoneyShort(French, 99_500_000), "995_k€"}, {MoneyShort(French, 99_999_900), "1_M€"}, {MoneyShort(French, 99_999_999_900), "1_Md€"},
		{MoneyShort(English, 100_000_000_000_000_000), "€1,000,000_bn"},
	})
}

func TestDays(t *testing.T) {
	evening := time.Date(2019, 6, 1, 22, 30, 0, 0, time.UTC)
	winter := time.Date(2019, 3, 5, 13, 5, 0, 0, time.UTC)
	check(t, []golden{
		{Day(French, evening), "1er_juin 2019"}, {Day(English, evening), "1_June 2019"}, {Day(French, winter), "5_mars 2019"},
		{DayShort(French, winter), "05/03/2019"}, {DayShort(English, winter), "05/03/2019"},
		{Moment(French, evening), "2_juin 2019 à 0_h_30 (heure de Paris)"}, {Moment(English, evening), "2_June 2019 at 00:30 (Paris time)"},
		{Moment(French, winter), "5_mars 2019 à 14_h_05 (heure de Paris)"},
		{Days(French, 0), "0_jour"}, {Days(French, 47), "47_jours"}, {Days(English, 0), "0_days"}, {Days(English, 1), "1_day"}, {Days(French, 1200), "1~200_jours"},
		{Month(French, time.August), "août"}, {Month(English, time.August), "August"},
		{Month("de", time.March), "mars"}, // a language we do not speak is French
	})
}

func TestShortMoneyIsNearTheAmount(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		cents := rapid.Int64Range(0, maxCents).Draw(t, "cents")
		said, err := ParseMoney(MoneyShort(French, cents))
		if err != nil || math.Abs(float64(said-cents)) > 0.005*float64(cents)+1 {
			t.Fatalf("%d is said %s, which is %d, %v", cents, MoneyShort(French, cents), said, err)
		}
	})
}

package locale

import (
	"errors"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func TestParseMoney(t *testing.T) {
	for in, want := range map[string]int64{
		"1 300 000,50 €": 130_000_050, "1_300_000,50_€": 130_000_050, "1~300~000,50~€": 130_000_050, "1\u2009300": 130_000,
		"1300000": 130_000_000, " 12,5 ": 1_250, "12.5": 1_250, "0": 0, "0,05€": 5, "€5": 500, "5 EUR": 500, "3 euros": 300,
		"1,3 Md€": 130_000_000_000, "1,36_Mds€": 136_000_000_000, "1300 k€": 130_000_000, "1300k€": 130_000_000, "26 M€": 2_600_000_000,
		"1,3 milliard d'euros": 130_000_000_000, "26 millions d’euros": 2_600_000_000, "0,125 M€": 12_500_000, "1300,500": 130_050,
		"1 300,500 €": 130_050, "10 000 Md€": maxCents, "007": 700, "1,3750 M€": 137_500_000,
	} {
		if got, err := ParseMoney(unbroken(in)); err != nil || got != want {
			t.Errorf("ParseMoney(%q) = %d, %v; want %d", in, got, err, want)
		}
	}
	for in, want := range map[string]string{
		"1,300,000.50": "money.ambiguous", "1.300.000,50": "money.ambiguous", "1,300,000": "money.ambiguous", "€1,300,000": "money.ambiguous",
		"1.300": "money.ambiguous", "1,300": "money.ambiguous", "1,300 k€": "money.ambiguous", "999.999": "money.ambiguous",
		"1e9": "money.unreadable", "٣": "money.unreadable", "½": "money.unreadable", "∞": "money.unreadable", "NaN": "money.unreadable", "３": "money.unreadable",
		"": "money.unreadable", "€": "money.unreadable", "abc": "money.unreadable", "1 30 000": "money.unreadable", "12\t300": "money.unreadable",
		"1\n300": "money.unreadable", "1,2,3": "money.unreadable", "1,": "money.unreadable", ",5": "money.unreadable", "5 m€": "money.unreadable",
		"5 $": "money.unreadable", "€5 k€": "money.unreadable", "1\x00": "money.unreadable", "0x10": "money.unreadable", "1_000": "money.unreadable", "+5": "money.unreadable", "\xff": "money.unreadable",
		"-0": "money.negative", "-5": "money.negative", "−5 €": "money.negative",
		"0,001": "money.fraction", "12,345 6": "money.unreadable", "1300,501": "money.fraction",
		"10 000,01 Md€": "money.too-large", "99999999999999999999": "money.too-large", "1,300.555": "money.fraction",
		strings.Repeat("9", 1_000_000): "money.too-large",
	} {
		if want != "money.unreadable" {
			in = unbroken(in)
		}
		_, err := ParseMoney(in)
		isMisread(t, in, err, want)
	}
}

func TestAmbiguousMoneyOffersWhatItMayMean(t *testing.T) {
	for in, want := range map[string]string{
		"1,300":        "«_1,300_» prête à confusion. Les milliers se séparent par une espace, les décimales par une virgule_: écrivez 1,30_€ ou 1~300_€.",
		"1.300,50":     "«_1.300,50_» prête à confusion. Les milliers se séparent par une espace, les décimales par une virgule_: écrivez 1~300,50_€.",
		"1,375 €":      "«_1,375 €_» prête à confusion. Les milliers se séparent par une espace, les décimales par une virgule_: écrivez 1~375_€.",
		"1,300 k€":     "«_1,300 k€_» prête à confusion. Les milliers se séparent par une espace, les décimales par une virgule_: écrivez 1~300_€ ou 1~300~000_€.",
		"1,300,000.50": "«_1,300,000.50_» prête à confusion. Les milliers se séparent par une espace, les décimales par une virgule_: écrivez 1~300~000,50_€.",
	} {
		_, err := ParseMoney(in)
		check(t, []golden{{isMisread(t, in, err, "money.ambiguous").In(French), want}})
	}
}

func TestParseDay(t *testing.T) {
	type ymd struct {
		y int
		m time.Month
		d int
	}
	for in, want := range map[string]ymd{
		"5 mars 2019": {2019, 3, 5}, "5_mars 2019": {2019, 3, 5}, "05 Mars 2019": {2019, 3, 5}, " le 5 mars 2019 ": {2019, 3, 5},
		"1er juin 2019": {2019, 6, 1}, "1 juin 2019": {2019, 6, 1}, "1 FÉVRIER 2020": {2020, 2, 1}, "1 fe\u0301vrier 2020": {2020, 2, 1},
		"15 aout 2019": {2019, 8, 15}, "15 août 2019": {2019, 8, 15}, "25 décembre 2019": {2019, 12, 25}, "5 March 2019": {2019, 3, 5},
		"05/03/2019": {2019, 3, 5}, "5/3/2019": {2019, 3, 5}, "03/05/2019": {2019, 5, 3}, "05.03.2019": {2019, 3, 5}, "5-3-2019": {2019, 3, 5},
		"2019-03-05": {2019, 3, 5}, "29/02/2020": {2020, 2, 29}, "14 juillet 1789": {1789, 7, 14}, "2199-12-31": {2199, 12, 31},
	} {
		y, m, d, err := ParseDay(unbroken(in))
		if got := (ymd{y, m, d}); err != nil || got != want {
			t.Errorf("ParseDay(%q) = %v, %v; want %v", in, got, err, want)
		}
	}
	for in, want := range map[string]string{
		"": "day.unreadable", "demain": "day.unreadable", "43529": "day.unreadable", "5 brumaire 2019": "day.unreadable", "5 mars": "day.unreadable",
		"2er juin 2019": "day.unreadable", "05/03-2019": "day.unreadable", "5 mars 20190": "day.unreadable", "05/03/201": "day.unreadable",
		"٥ mars 2019": "day.unreadable", "2019-3-5": "day.unreadable", "2019-03-05T10:00:00Z": "day.unreadable", "5 mars 2019 12:00": "day.unreadable",
		"\xff": "day.unreadable", strings.Repeat("1", 1_000_000): "day.unreadable",
		"5 mars 19": "day.short-year", "05/03/19": "day.short-year", "19-03-05": "day.short-year",
		"31/02/2019": "day.impossible", "30 février 2019": "day.impossible", "29/02/2019": "day.impossible", "03/25/2019": "day.impossible",
		"2019-00-10": "day.impossible", "00/01/2019": "day.impossible", "2019-13-01": "day.impossible", "31 avril 2019": "day.impossible",
		"0001-01-01": "day.out-of-range", "01/01/9999": "day.out-of-range", "31 décembre 1788": "day.out-of-range", "2200-01-01": "day.out-of-range",
	} {
		_, _, _, err := ParseDay(in)
		isMisread(t, in, err, want)
	}
}

// isMisread wants an error of a code, in two languages that repeat what was typed without its tricks.
func isMisread(t *testing.T, in string, err error, code string) *Misread {
	t.Helper()
	var m *Misread
	if !errors.As(err, &m) {
		t.Fatalf("%q: %v; want %s", clipped(in), err, code)
	}
	if m.Code != code {
		t.Errorf("%q: %v; want %s", clipped(in), err, code)
	}
	for _, l := range Langs {
		if s := m.In(l); s == "" || len(s) > 400 || !utf8.ValidString(s) || strings.ContainsFunc(s, unicode.IsControl) {
			t.Errorf("%q: the sentence in %s: %q", clipped(in), l, s)
		}
	}
	return m
}

func TestWhatMoneyWritesItReads(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		cents := rapid.Int64Range(0, maxCents).Draw(t, "cents")
		if got, err := ParseMoney(Money(French, cents)); err != nil || got != cents {
			t.Fatalf("%q reads as %d, %v", Money(French, cents), got, err)
		}
		// An amount written the English way is never taken for another.
		if got, err := ParseMoney(Money(English, cents)); err == nil && got != cents {
			t.Fatalf("%q reads as %d", Money(English, cents), got)
		}
	})
}

func TestWhatDayWritesItReads(t *testing.T) {
	last := time.Date(lastYear+1, 1, 1, 0, 0, 0, 0, time.UTC)
	for day := time.Date(firstYear, 1, 1, 0, 0, 0, 0, time.UTC); day.Before(last); day = day.AddDate(0, 0, 13) {
		for _, s := range []string{Day(French, day), Day(English, day), DayShort(French, day), day.Format(time.DateOnly)} {
			if y, m, d, err := ParseDay(s); err != nil || !time.Date(y, m, d, 0, 0, 0, 0, time.UTC).Equal(day) {
				t.Fatalf("%q reads as %d-%d-%d, %v", s, y, m, d, err)
			}
		}
	}
}

func FuzzParseMoney(f *testing.F) {
	for _, s := range []string{"1 300 000,50 €", "1,300,000.50", "1.300.000,50", "1,3 Md€", "-0", "٣", "1e9", "€5", "0,001", "\xff", "\u0082", "1,300 k€"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		cents, err := ParseMoney(s)
		if err != nil {
			if isMisread(t, s, err, codeOf(err)); !strings.HasPrefix(codeOf(err), "money.") {
				t.Errorf("%q: %v", s, err)
			}
			return
		}
		if cents < 0 || cents > maxCents {
			t.Fatalf("%q reads as %d", s, cents)
		}
		if again, err := ParseMoney(Money(French, cents)); err != nil || again != cents {
			t.Fatalf("%q reads as %d, then %d, %v", s, cents, again, err)
		}
	})
}

func FuzzParseDay(f *testing.F) {
	for _, s := range []string{"5 mars 2019", "05/03/2019", "2019-03-05", "1er juin 2019", "31/02/2019", "5 mars 19", "43529", "0001-01-01", "\xff", "\u0082", "1 fe\u0301vrier 2020"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		y, m, d, err := ParseDay(s)
		if err != nil {
			if isMisread(t, s, err, codeOf(err)); !strings.HasPrefix(codeOf(err), "day.") {
				t.Errorf("%q: %v", s, err)
			}
			return
		}
		if !exists(y, m, d) || y < firstYear || y > lastYear {
			t.Fatalf("%q reads as %d-%d-%d", s, y, m, d)
		}
	})
}

func codeOf(err error) string {
	var m *Misread
	errors.As(err, &m)
	return m.Code
}

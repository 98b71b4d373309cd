package locale

import (
	"math"
	"strconv"
	"strings"
)

// The spaces of French typography.
const (
	Thin  = string(thin)  // narrow no-break space: between thousands, before ; ! ?
	Fixed = string(fixed) // no-break space: before : and units, inside guillemets
)

const minus = "\u2212"

// Int writes a whole number with its thousands apart: 1 234 567 or 1,234,567.
func Int(l Lang, n int64) string {
	digits := strconv.FormatUint(magnitude(n), 10)
	if n < 0 {
		return minus + grouped(l, digits)
	}
	return grouped(l, digits)
}

func magnitude(n int64) uint64 {
	if n < 0 {
		return uint64(-(n + 1)) + 1
	}
	return uint64(n)
}

func grouped(l Lang, digits string) string {
	mark := Text{Thin, ","}.In(l)
	var b strings.Builder
	for i, d := range digits {
		if i > 0 && (len(digits)-i)%3 == 0 {
			b.WriteString(mark)
		}
		b.WriteRune(d)
	}
	return b.String()
}

func point(l Lang) string { return Text{",", "."}.In(l) }

// Decimal writes a number with so many decimals: 1 234,5 or 1,234.5. What is not a number is written n.d. or n/a.
func Decimal(l Lang, x float64, decimals int) string {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return Text{"n.d.", "n/a"}.In(l)
	}
	whole, part, _ := strings.Cut(strconv.FormatFloat(math.Abs(x), 'f', decimals, 64), ".")
	s := grouped(l, whole)
	if part != "" {
		s += point(l) + part
	}
	if x < 0 && strings.Trim(whole+part, "0") != "" {
		s = minus + s
	}
	return s
}

// Percent writes a share, 0.123 being 12,3 % or 12.3%. What is not a number is written n.d. or n/a.
func Percent(l Lang, share float64, decimals int) string {
	s := Decimal(l, 100*share, decimals)
	if math.IsNaN(share) || math.IsInf(share, 0) {
		return s
	}
	return s + Text{Thin + "%", "%"}.In(l)
}

// Ordinal writes a rank: 1er, 2e, 3e; 1st, 2nd, 3rd. French feminines (1re) are for the text to write.
func Ordinal(l Lang, n int) string {
	s := Int(l, int64(n))
	switch tens, ones := magnitude(int64(n))%100/10, magnitude(int64(n))%10; {
	case l != English && n == 1:
		return s + "er"
	case l != English:
		return s + "e"
	case tens != 1 && ones >= 1 && ones <= 3:
		return s + []string{"st", "nd", "rd"}[ones-1]
	}
	return s + "th"
}

// SIREN writes the nine digits of an organisation by three: 200 069 052. What is not nine digits is left as it is.
func SIREN(s string) string {
	if len(s) != 9 || strings.Trim(s, "0123456789") != "" {
		return s
	}
	return s[:3] + Thin + s[3:6] + Thin + s[6:]
}

// SIRET writes the fourteen digits of an establishment: 200 069 052 00012. What is not fourteen digits is left as it is.
func SIRET(s string) string {
	if len(s) != 14 || strings.Trim(s, "0123456789") != "" {
		return s
	}
	return SIREN(s[:9]) + Thin + s[9:]
}

// Plural returns the form of a word for a number: French says zero in the singular, English in the plural.
func Plural(l Lang, n int64, one, more string) string {
	if isOne(l, float64(n)) {
		return one
	}
	return more
}

// isOne reports whether a number goes with the singular: in French below two (zéro jour, 1,5 million), in English one.
func isOne(l Lang, n float64) bool {
	n = math.Abs(n)
	return n == 1 || l != English && n < 2
}

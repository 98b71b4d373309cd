package locale

import (
	"math"
	"strconv"
	"strings"
)

// The spaces of French typography.
const (
	Thin  = "\u202f" // narrow no-break space: between thousands, before ; ! ?
	Fixed = "\u00a0" // no-break space: before : and units, inside guillemets
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
	mark := map[Lang]string{French: Thin, English: ","}[l]
	var b strings.Builder
	for i, d := range digits {
		if i > 0 && (len(digits)-i)%3 == 0 {
			b.WriteString(mark)
		}
		b.WriteRune(d)
	}
	return b.String()
}

// Decimal writes a number with so many decimals: 1 234,5 or 1,234.5. What is not a number is written n.d. or n/a.
func Decimal(l Lang, x float64, decimals int) string {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return Text{"n.d.", "n/a"}.In(l)
	}
	whole, part, _ := strings.Cut(strconv.FormatFloat(math.Abs(x), 'f', decimals, 64), ".")
	s := grouped(l, whole)
	if part != "" {
		s += map[Lang]string{French: ",", English: "."}[l] + part
	}
	if x < 0 && strings.Trim(whole+part, "0") != "" {
		s = minus + s
	}
	return s
}

// Percent writes a share, 0.123 being 12,3 % or 12.3%.
func Percent(l Lang, share float64, decimals int) string {
	if l == English {
		return Decimal(l, 100*share, decimals) + "%"
	}
	return Decimal(l, 100*share, decimals) + Thin + "%"
}

// Money writes an amount of euro cents whole: 1 300 000 € or €1,300,000. Cents show only when there are some.
func Money(l Lang, cents int64) string {
	n := magnitude(cents)
	s := grouped(l, strconv.FormatUint(n/100, 10))
	if rest := n % 100; rest != 0 {
		s += map[Lang]string{French: ",", English: "."}[l] + strconv.FormatUint(100+rest, 10)[1:]
	}
	if l == English {
		s = "€" + s
	} else {
		s += Fixed + "€"
	}
	if cents < 0 {
		s = minus + s
	}
	return s
}

// MoneyShort writes an amount of euro cents as it is said: 1,36 Md€, 26 M€, 450 k€; €1.36 bn, €26 m, €450 k.
func MoneyShort(l Lang, cents int64) string {
	for _, unit := range []struct {
		cents  uint64
		fr, en string
	}{{100_000_000_000, "Md€", "bn"}, {100_000_000, "M€", "m"}, {100_000, "k€", "k"}} {
		if n := magnitude(cents); n >= unit.cents {
			s := short(l, float64(cents)/float64(unit.cents))
			if l == English {
				return "€" + s + Fixed + unit.en
			}
			return s + Fixed + unit.fr
		}
	}
	return Money(l, cents)
}

// short writes a number with at most two decimals, none of them idle.
func short(l Lang, x float64) string {
	s := Decimal(l, x, 2)
	for strings.ContainsAny(s, ",.") && l == French || l == English && strings.Contains(s, ".") {
		if !strings.HasSuffix(s, "0") {
			break
		}
		s = strings.TrimSuffix(s, "0")
	}
	return strings.TrimRight(s, ",.")
}

// SIREN writes the nine digits of an organisation by three: 200 069 052. What is not nine digits is left as it is.
func SIREN(s string) string {
	if len(s) != 9 {
		return s
	}
	return s[:3] + Thin + s[3:6] + Thin + s[6:]
}

// Plural returns the form of a word for a number: French says zero in the singular, English in the plural.
func Plural(l Lang, n int64, one, other string) string {
	if magnitude(n) == 1 || n == 0 && l == French {
		return one
	}
	return other
}

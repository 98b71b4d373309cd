package locale

import (
	"regexp"
	"strconv"
	"strings"
)

// maxCents bounds what is read: ten thousand billion euros, far above any programme.
const maxCents = 1_000_000_000_000_000

// shifts gives the units of money, as typed, by the power of ten that makes cents of them.
var shifts = map[string]int{
	"": 2, "€": 2, "EUR": 2, "euro": 2, "euros": 2, "k€": 5, "K€": 5, "M€": 8, "Md€": 11, "Mds€": 11,
	"million d’euros": 8, "millions d’euros": 8, "milliard d’euros": 11, "milliards d’euros": 11,
}

// The ways to write figures: as in France, where one point may also mark decimals, and with marks between thousands.
var (
	french   = regexp.MustCompile(`^([0-9]{1,3}(?: [0-9]{3})+|[0-9]+)(?:[.,]([0-9]+))?$`)
	byCommas = regexp.MustCompile(`^([1-9][0-9]{0,2}(?:,[0-9]{3})+)(?:\.([0-9]+))?$`)
	byPoints = regexp.MustCompile(`^([1-9][0-9]{0,2}(?:\.[0-9]{3})+)(?:,([0-9]+))?$`)
)

// ParseMoney reads an amount as people in France write it, in euro cents: 1 300 000,50 €; 1,3 Md€; 1300 k€. It never
// guesses: what can be read in two ways, as 1,300, or with marks between thousands, as 1,300,000.50, is refused with
// the ways to write what may have been meant. The error is always a [*Misread].
func ParseMoney(s string) (cents int64, err error) {
	figures, shift, known := cutUnit(s)
	readings := readingsOf(figures)
	switch {
	case strings.HasPrefix(figures, "-") || strings.HasPrefix(figures, minus):
		return 0, misread("money.negative", s)
	case !known || len(readings) == 0:
		return 0, misread("money.unreadable", s)
	case len(readings) == 1 && french.MatchString(figures):
		cents, fault := readings[0].cents(shift)
		if fault != "" {
			return 0, misread(fault, s)
		}
		return cents, nil
	}
	return 0, ambiguous(s, readings, shift)
}

// cutUnit parts the figures from their unit, and reports whether it is one we know.
func cutUnit(s string) (figures string, shift int, known bool) {
	s = strings.TrimSpace(strings.NewReplacer(Thin, " ", Fixed, " ", "\u2009", " ", "'", "’").Replace(s))
	if rest, before := strings.CutPrefix(s, "€"); before {
		s = strings.TrimSpace(rest) + "€"
	}
	end := strings.LastIndexAny(s, "0123456789") + 1
	shift, known = shifts[strings.TrimSpace(s[end:])]
	return s[:end], shift, known
}

// reading is a way to read figures: digits before and after the decimal mark.
type reading struct{ whole, part string }

// readingsOf returns every way to read figures.
func readingsOf(figures string) (all []reading) {
	for _, way := range []*regexp.Regexp{french, byCommas, byPoints} {
		if m := way.FindStringSubmatch(figures); m != nil {
			all = append(all, reading{strings.NewReplacer(" ", "", ",", "", ".", "").Replace(m[1]), m[2]})
		}
	}
	return all
}

// cents returns the amount exactly, or the code of what is wrong with it. It moves the decimal mark, digit by digit: no
// fraction is ever rounded.
func (r reading) cents(shift int) (n int64, fault string) {
	part := strings.TrimRight(r.part, "0")
	if len(part) > shift {
		return 0, "money.fraction"
	}
	n, err := strconv.ParseInt(r.whole+part+strings.Repeat("0", shift-len(part)), 10, 64)
	if err != nil || n > maxCents {
		return 0, "money.too-large"
	}
	return n, ""
}

// ambiguous offers each amount that may have been meant, written as we read it.
func ambiguous(s string, readings []reading, shift int) *Misread {
	var offers []string
	var fault string
	for _, r := range readings {
		cents, wrong := r.cents(shift)
		if wrong != "" {
			fault = wrong
			continue
		}
		offers = append(offers, Money(French, cents))
	}
	if len(offers) == 0 {
		return misread(fault, s)
	}
	return misread("money.ambiguous", s, offers...)
}

package locale

import (
	"errors"
	"math/big"
	"regexp"
	"strings"
)

// Why an amount of money was not understood.
var (
	ErrAmount    = errors.New("not an amount: expected figures such as 1 300 000,50 € or 1,3 M€")
	ErrAmbiguous = errors.New("ambiguous amount: write the thousands with spaces and the cents after a comma")
	ErrTooMuch   = errors.New("amount too large: ten thousand billion euros at most")
)

var amount = regexp.MustCompile(`^([0-9]{1,3}(?:[ \x{a0}\x{202f}][0-9]{3})+|[0-9]+)(?:([,.])([0-9]+))?(k€|M€|Md€|€)?$`)

// ParseMoney reads an amount as people in France write it, in euro cents: 1 300 000,50 €; 1,3 Md€; 1300 k€. It never
// guesses: 1,300,000.50 and 1.300 are refused as ambiguous.
func ParseMoney(s string) (cents int64, err error) {
	s = strings.TrimSpace(s)
	if strings.Count(s, ",")+strings.Count(s, ".") > 1 {
		return 0, ErrAmbiguous
	}
	m := amount.FindStringSubmatch(unitJoined.ReplaceAllString(s, "$1"))
	if m == nil {
		return 0, ErrAmount
	}
	whole, mark, part, unit := spaces.ReplaceAllString(m[1], ""), m[2], m[3], m[4]
	if len(part) == 3 && unit == "" || mark == "." && len(part) == 3 {
		return 0, ErrAmbiguous
	}
	value, ok := new(big.Rat).SetString(whole + "." + part + "0")
	if !ok {
		return 0, ErrAmount
	}
	value.Mul(value, big.NewRat(centsIn[unit], 1))
	if !value.IsInt() {
		return 0, ErrAmount
	}
	if !value.Num().IsInt64() || value.Num().Int64() > 1_000_000_000_000_000 {
		return 0, ErrTooMuch
	}
	return value.Num().Int64(), nil
}

var (
	centsIn    = map[string]int64{"": 100, "€": 100, "k€": 100_000, "M€": 100_000_000, "Md€": 100_000_000_000}
	spaces     = regexp.MustCompile(`[ \x{a0}\x{202f}]`)
	unitJoined = regexp.MustCompile(`[ \x{a0}\x{202f}]*(k€|M€|Md€|€)$`)
)

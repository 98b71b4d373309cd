package locale

import (
	"math"
	"strconv"
	"strings"
)

// Money writes an amount of euro cents whole: 1 300 000 € or €1,300,000. Cents show only when there are some.
func Money(l Lang, cents int64) string {
	n := magnitude(cents)
	s := grouped(l, strconv.FormatUint(n/100, 10))
	if rest := n % 100; rest != 0 {
		s += point(l) + strconv.FormatUint(100+rest, 10)[1:]
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

// units are the large units of money, in cents, from the smallest.
var units = []struct {
	cents float64
	name  Text
}{{1e5, Text{"k€", "k"}}, {1e8, Text{"M€", "m"}}, {1e11, Text{"Md€", "bn"}}}

// MoneyShort writes an amount of euro cents as it is said, rounded to two decimals of its unit: 1,36 Md€, 26 M€, 450 k€;
// €1.36 bn, €26 m, €450 k. Amounts below a thousand euros are written whole.
func MoneyShort(l Lang, cents int64) string {
	n := float64(magnitude(cents))
	if n < units[0].cents {
		return Money(l, cents)
	}
	unit := units[0]
	for _, larger := range units[1:] {
		if math.Round(100*n/unit.cents) < 100*1000 { // 999 999 € is said 1 M€, not 1 000 k€
			break
		}
		unit = larger
	}
	s := strings.TrimRight(strings.TrimRight(Decimal(l, n/unit.cents, 2), "0"), ",.") + Fixed + unit.name.In(l)
	if l == English {
		s = "€" + s
	}
	if cents < 0 {
		s = minus + s
	}
	return s
}

package locale

import (
	"regexp"
	"strconv"
	"strings"
	"time"
)

// The years that a register of public acts can be asked to believe.
const (
	firstYear = 1789
	lastYear  = 2199
)

// The ways to write a day, always with the year in full.
var (
	inISO     = regexp.MustCompile(`^([0-9]{4})-([0-9]{2})-([0-9]{2})$`)
	inFigures = regexp.MustCompile(`^([0-9]{1,2})(?:/([0-9]{1,2})/|\.([0-9]{1,2})\.|-([0-9]{1,2})-)([0-9]{2}|[0-9]{4})$`)
	inWords   = regexp.MustCompile(`^(?:le )?(1er|[0-9]{1,2}) (\pL+) ([0-9]{2}|[0-9]{4})$`)
)

// ParseDay reads a day as people write it, the day before the month: 5 mars 2019, 1er juin 2019, 05/03/2019, or as
// machines do: 2019-03-05. It refuses days that do not exist, years of two figures and years out of 1789 to 2199. The
// error is always a [*Misread].
func ParseDay(s string) (year int, month time.Month, day int, err error) {
	y, m, d := partsOfDay(s)
	year, month, day = whole(y), time.Month(whole(m)), whole(d)
	switch {
	case y == "":
		return 0, 0, 0, misread("day.unreadable", s)
	case len(y) == 2:
		return 0, 0, 0, misread("day.short-year", s)
	case year < firstYear || year > lastYear:
		return 0, 0, 0, misread("day.out-of-range", s)
	case !exists(year, month, day):
		return 0, 0, 0, misread("day.impossible", s)
	}
	return year, month, day, nil
}

// partsOfDay returns the figures of the year, the month and the day, or nothing where s does not look like a day.
func partsOfDay(s string) (year, month, day string) {
	s = folded(s)
	if m := inISO.FindStringSubmatch(s); m != nil {
		return m[1], m[2], m[3]
	}
	if m := inFigures.FindStringSubmatch(s); m != nil {
		return m[5], m[2] + m[3] + m[4], m[1]
	}
	if m := inWords.FindStringSubmatch(s); m != nil && monthNumbers[m[2]] != "" {
		return m[3], monthNumbers[m[2]], strings.TrimSuffix(m[1], "er")
	}
	return "", "", ""
}

// monthNumbers gives the months by their folded names in both languages.
var monthNumbers = numberMonths()

func numberMonths() map[string]string {
	numbers := map[string]string{}
	for i, name := range months {
		numbers[folded(name.FR)], numbers[folded(name.EN)] = strconv.Itoa(i+1), strconv.Itoa(i+1)
	}
	return numbers
}

// folded writes a day without capitals, accents and fixed spaces; accents may be characters of their own.
func folded(s string) string {
	return strings.TrimSpace(unaccented.Replace(strings.ToLower(s)))
}

var unaccented = strings.NewReplacer("é", "e", "û", "u", "\u0301", "", "\u0302", "", Fixed, " ", Thin, " ")

// whole reads at most four figures.
func whole(figures string) int {
	n, _ := strconv.Atoi(figures) // they are figures, or nothing
	return n
}

// exists reports whether the calendar has this day, of two figures: one too many is in another month.
func exists(year int, month time.Month, day int) bool {
	return time.Date(year, month, day, 0, 0, 0, 0, time.UTC).Month() == month
}

package locale

import (
	"strconv"
	"strings"
	"time"
	_ "time/tzdata" // Paris is on every machine
)

var months = map[Lang][]string{
	French:  {"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"},
	English: {"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"},
}

// Day writes a civil day in words: 5 mars 2019, 1er juin 2019; 5 March 2019.
func Day(l Lang, t time.Time) string {
	number := strconv.Itoa(t.Day())
	if l == French && t.Day() == 1 {
		number = "1er"
	}
	return number + Fixed + months[l][t.Month()-1] + " " + strconv.Itoa(t.Year())
}

// DayShort writes a civil day in figures: 05/03/2019 in both languages, the day first.
func DayShort(_ Lang, t time.Time) string { return t.Format("02/01/2006") }

var paris = mustParis()

func mustParis() *time.Location {
	l, err := time.LoadLocation("Europe/Paris")
	if err != nil {
		panic(err) // the time zones are in the binary
	}
	return l
}

// Moment writes a moment as Paris reads it: 5 mars 2019 à 14 h 30; 5 March 2019 at 14:30 (Paris).
func Moment(l Lang, t time.Time) string {
	t = t.In(paris)
	if l == English {
		return Day(l, t) + " at " + t.Format("15:04") + " (Paris)"
	}
	return Day(l, t) + " à " + strings.TrimPrefix(t.Format("15"), "0") + Fixed + "h" + Fixed + t.Format("04")
}

// Days writes a number of days: 1 jour, 47 jours.
func Days(l Lang, n int) string {
	word := map[Lang]string{French: Plural(l, int64(n), "jour", "jours"), English: Plural(l, int64(n), "day", "days")}[l]
	return Int(l, int64(n)) + Fixed + word
}

package locale

import (
	"strconv"
	"strings"
	"time"
	_ "time/tzdata" // Paris is on every machine
)

var months = [...]Text{
	{"janvier", "January"}, {"février", "February"}, {"mars", "March"}, {"avril", "April"}, {"mai", "May"}, {"juin", "June"},
	{"juillet", "July"}, {"août", "August"}, {"septembre", "September"}, {"octobre", "October"}, {"novembre", "November"}, {"décembre", "December"},
}

// Month writes the name of a month: mars; March.
func Month(l Lang, m time.Month) string { return months[m-1].In(l) }

// Day writes a civil day in words: 5 mars 2019, 1er juin 2019; 5 March 2019.
func Day(l Lang, t time.Time) string {
	number := strconv.Itoa(t.Day())
	if l != English && t.Day() == 1 {
		number = Ordinal(l, 1)
	}
	return number + Fixed + Month(l, t.Month()) + " " + strconv.Itoa(t.Year())
}

// DayShort writes a civil day in figures: 05/03/2019 in both languages, the day first.
func DayShort(_ Lang, t time.Time) string { return t.Format("02/01/2006") }

// Paris is the time zone of everything that people read: moments are kept without one.
var Paris = mustParis()

func mustParis() *time.Location {
	l, err := time.LoadLocation("Europe/Paris")
	if err != nil {
		panic(err) // the time zones are in the binary
	}
	return l
}

// Moment writes a moment as Paris reads it, and says so: 5 mars 2019 à 14 h 30 (heure de Paris); 5 March 2019 at 14:30
// (Paris time).
func Moment(l Lang, t time.Time) string {
	t = t.In(Paris)
	if l == English {
		return Day(l, t) + " at " + t.Format("15:04") + " (Paris time)"
	}
	return Day(l, t) + " à " + strconv.Itoa(t.Hour()) + Fixed + "h" + Fixed + t.Format("04") + " (heure de Paris)"
}

// Hour writes an hour of the day given as 14:30: 14 h 30; 14:30.
func Hour(l Lang, at string) string {
	if l == English {
		return at
	}
	return strings.Replace(at, ":", Fixed+"h"+Fixed, 1)
}

// Days writes a number of days: 1 jour, 47 jours.
func Days(l Lang, n int) string {
	return Int(l, int64(n)) + Fixed + Plural(l, int64(n), Text{"jour", "day"}.In(l), Text{"jours", "days"}.In(l))
}

// Package calendar holds the days of the civil calendar that the register reckons in.
//
// A legal day has no hour and no time zone: "5 mars 2019" is the same day everywhere in the
// Republic. Moments of recording are [time.Time] and belong to the register, not here.
package calendar

import (
	"fmt"
	"time"
)

// Day (jour civil) is a day of the Gregorian calendar, counted from 31 December of the year 0.
// The zero Day means "no day"; it is before every other one.
type Day int32

// None is the absence of a day: an open end, a date not planned.
const None Day = 0

// epoch is the Day of 1 January 1970; it leaves the zero value free for None.
const epoch = 719_163

// first and last bound what a register of public acts can be asked to believe.
const (
	firstYear = 1789
	lastYear  = 2199
)

// Date returns the day of that year, month and day of month, all counted from 1.
func Date(year int, month time.Month, day int) Day {
	t := time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
	return Day(t.Unix()/86400 + epoch)
}

// Of returns the civil day that t shows in its own location.
func Of(t time.Time) Day {
	y, m, d := t.Date()
	return Date(y, m, d)
}

// Parse reads a day written YYYY-MM-DD. It refuses days that do not exist, such as 2019-02-30.
func Parse(s string) (Day, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return None, fmt.Errorf("%q is not a day: expected YYYY-MM-DD, a day that exists", s)
	}
	if t.Year() < firstYear || t.Year() > lastYear {
		return None, fmt.Errorf("%q is not a plausible day: expected a year from %d to %d", s, firstYear, lastYear)
	}
	return Of(t), nil
}

// MustParse is Parse for days written in the source code.
func MustParse(s string) Day {
	d, err := Parse(s)
	if err != nil {
		panic(err)
	}
	return d
}

// Time returns midnight UTC of the day.
func (d Day) Time() time.Time { return time.Unix((int64(d)-epoch)*86400, 0).UTC() }

// Year returns the year of the day.
func (d Day) Year() int { return d.Time().Year() }

// Sub returns the number of days from e to d.
func (d Day) Sub(e Day) int { return int(d) - int(e) }

// Add returns the day n days later.
func (d Day) Add(n int) Day { return d + Day(n) }

// IsZero reports whether there is no day.
func (d Day) IsZero() bool { return d == None }

// String writes the day as YYYY-MM-DD, or nothing.
func (d Day) String() string {
	if d == None {
		return ""
	}
	return d.Time().Format(time.DateOnly)
}

// MarshalText writes the day as YYYY-MM-DD, or nothing.
func (d Day) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads what MarshalText writes.
func (d *Day) UnmarshalText(b []byte) (err error) {
	if len(b) == 0 {
		*d = None
		return nil
	}
	*d, err = Parse(string(b))
	return err
}

package register

import (
	"slices"

	"jalon/calendar"
)

// Day is a civil day; see [calendar.Day].
type Day = calendar.Day

// Fact (fait daté) is a value that an act made true from a day on.
type Fact[T any] struct {
	From  Day   `json:"from"`
	Value T     `json:"value"`
	Act   int64 `json:"act"` // number of the act that made it true
}

// Dated (suite de faits) holds the successive values of one thing, by day of effect. An act entered late takes
// its legal place in time; of two facts of the same day the one recorded last stands.
// Values are never changed in place.
type Dated[T any] []Fact[T]

// Set makes a value true from a day on, by the act of that number.
func (d *Dated[T]) Set(from Day, value T, act int64) {
	i := len(*d)
	for i > 0 && (*d)[i-1].From > from {
		i--
	}
	*d = slices.Insert(*d, i, Fact[T]{from, value, act})
}

// On returns the fact that holds on a day.
func (d Dated[T]) On(day Day) (Fact[T], bool) {
	for i := len(d) - 1; i >= 0; i-- {
		if d[i].From <= day {
			return d[i], true
		}
	}
	return Fact[T]{}, false
}

// Value returns the value that holds on a day, or the zero value.
func (d Dated[T]) Value(day Day) T {
	f, _ := d.On(day)
	return f.Value
}

// Until returns the facts whose day has come.
func (d Dated[T]) Until(day Day) Dated[T] {
	n := len(d)
	for n > 0 && d[n-1].From > day {
		n--
	}
	return d[:n]
}

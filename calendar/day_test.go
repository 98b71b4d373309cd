package calendar

import (
	"encoding/json"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestParse(t *testing.T) {
	for in, ok := range map[string]bool{
		"2019-03-05": true, "2020-02-29": true, "2019-02-30": false, "2019-02-29": false,
		"05/03/2019": false, "19-03-05": false, "0001-01-01": false, "9999-01-01": false, "": false,
	} {
		d, err := Parse(in)
		if (err == nil) != ok {
			t.Errorf("Parse(%q) = %v, %v; want accepted: %v", in, d, err, ok)
		}
		if ok && d.String() != in {
			t.Errorf("Parse(%q) is written back %q", in, d)
		}
	}
}

func TestDayIsTheOneShownInItsPlace(t *testing.T) {
	paris, err := time.LoadLocation("Europe/Paris")
	if err != nil {
		t.Fatal(err)
	}
	late := time.Date(2019, 3, 5, 23, 59, 59, 0, paris)
	if got := Of(late).String(); got != "2019-03-05" {
		t.Errorf("23:59:59 in Paris is %s", got)
	}
}

func TestDaysCountLikeTheCalendar(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := Date(rapid.IntRange(1800, 2190).Draw(t, "year"), 1, rapid.IntRange(1, 366).Draw(t, "day"))
		n := rapid.IntRange(-4000, 4000).Draw(t, "n")
		if got, want := d.Add(n).Time(), d.Time().AddDate(0, 0, n); !got.Equal(want) {
			t.Fatalf("%s + %d = %s, want %s", d, n, got, want)
		}
		var back Day
		text, _ := json.Marshal(d)
		if err := json.Unmarshal(text, &back); err != nil || back != d {
			t.Fatalf("%s came back as %s (%v)", text, back, err)
		}
	})
}

func TestSpan(t *testing.T) {
	d := MustParse
	s := Span{From: d("2019-01-01"), To: d("2019-02-01")}
	if s.Holds(d("2019-02-01")) || !s.Holds(d("2019-01-01")) || s.Holds(d("2018-12-31")) {
		t.Error("a span holds its first day and not its last")
	}
	if s.Meets(Span{From: d("2019-02-01")}) || !s.Meets(Span{From: d("2019-01-31")}) {
		t.Error("spans that only touch do not meet")
	}
	if none := (Span{From: d("2019-01-15"), To: d("2019-01-15")}); s.Meets(none) || none.Meets(s) {
		t.Error("a span without a day meets another")
	}
}

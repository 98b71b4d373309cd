package mail_test

import (
	"testing"
	"time"

	"jalon/mail"
)

func TestWhenNewsAreDue(t *testing.T) {
	for _, c := range []struct {
		pace        mail.Pace
		after, want string // in UTC
	}{
		{mail.Weekly, "2026-11-20T12:00:00Z", "2026-11-23T06:00:00Z"}, // a Friday
		{mail.Weekly, "2026-11-23T05:59:59Z", "2026-11-23T06:00:00Z"},
		{mail.Weekly, "2026-11-23T06:00:00Z", "2026-11-30T06:00:00Z"}, // on the very moment: the week after
		{mail.Weekly, "2026-03-24T12:00:00Z", "2026-03-30T05:00:00Z"}, // clocks went forward
		{mail.Daily, "2026-03-28T06:00:00Z", "2026-03-29T05:00:00Z"},
		{mail.Daily, "2026-10-24T05:00:00Z", "2026-10-25T06:00:00Z"}, // and back
		{mail.Daily, "2026-12-31T23:30:00Z", "2027-01-01T06:00:00Z"},
	} {
		after, err := time.Parse(time.RFC3339, c.after)
		if err != nil {
			t.Fatal(err)
		}
		if got := c.pace.Next(after).UTC().Format(time.RFC3339); got != c.want {
			t.Errorf("%s after %s: %s, want %s", c.pace, c.after, got, c.want)
		}
	}
}

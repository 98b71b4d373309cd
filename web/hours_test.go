package web

import (
	"strings"
	"testing"

	"jalon/mail"
	"jalon/register"
)

// sittingAt convenes the regional committee on a day, at an hour of Paris or at none.
func (w *world) sittingAt(t *testing.T, on, at string) string {
	t.Helper()
	meeting := "meeting:essai-" + on
	w.propose(t, "person:secretariat-region", register.Form{Kind: "meeting.convened", Act: []byte(
		`{"meeting":"` + meeting + `","body":"body:regional:27","on":"` + on + `","at":"` + at + `","place":"Dijon","agenda":[{"number":1,"title":"Hydrogène"}]}`)})
	return meeting
}

// TestACalendarHasTheHoursOfParis: the same hour is another moment in summer.
func TestACalendarHasTheHoursOfParis(t *testing.T) {
	w := told(t, "bfc-2019")
	w.sittingAt(t, "2020-02-10", "14:30")
	w.sittingAt(t, "2020-07-01", "14:30")
	w.sittingAt(t, "2020-03-02", "")
	text := w.get("/instances/body:regional:27.ics").Body.String()
	for _, want := range []string{"DTSTART:20200210T133000Z", "DTSTART:20200701T123000Z", "DTSTART;VALUE=DATE:20200302", "LOCATION:Dijon"} {
		if !strings.Contains(text, want) {
			t.Errorf("the calendar does not say %q", want)
		}
	}
	if page := w.get("/reunions/meeting:essai-2020-02-10").Body.String(); !strings.Contains(strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(page), "14 h 30") {
		t.Errorf("the page does not say the hour: %s", page)
	}
}

// TestTheDigestIsTheWorkOfThePage: what a letter says there is to do is what the page says, task by task.
func TestTheDigestIsTheWorkOfThePage(t *testing.T) {
	w := told(t, "bfc-2019").seated("secretariat-region")
	w.sittingAt(t, "2020-02-10", "14:30")
	letter, _, err := w.Digest(t.Context(), mail.Subscription{Account: "a", Person: "person:secretariat-region", Lang: "fr", Pace: mail.Weekly})
	if err != nil || letter == nil {
		t.Fatal(letter, err)
	}
	var tasks []string
	err = w.register.Read(t.Context(), 0, func(view register.View) error {
		v := &visit{Context: t.Context(), View: view, site: w.Site, lang: "fr", who: &Visitor{Person: "person:secretariat-region"}}
		for _, task := range v.mine() {
			tasks = append(tasks, task.Text)
		}
		return nil
	})
	if err != nil || len(tasks) == 0 {
		t.Fatal("nothing to do", err)
	}
	for _, task := range tasks {
		if !strings.Contains(letter.Text, task) {
			t.Errorf("the letter does not say %q", task)
		}
	}
	if !strings.Contains(strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(letter.Text), "10 février 2020, 14 h 30") {
		t.Errorf("the letter does not say when the committee meets:\n%s", letter.Text)
	}
}

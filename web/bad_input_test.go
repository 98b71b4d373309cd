package web

import (
	"bytes"
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"testing"

	"jalon/register"
)

// TestNobodyTakesTheActOfAnother has a member of a project committee validate in the place of the region: the act is not
// taken, the page says who could, and whoever watches the site is told.
func TestNobodyTakesTheActOfAnother(t *testing.T) {
	w := told(t, "bfc-2019").seated("elu-grand-dole")
	var journal bytes.Buffer
	w.options.Logger = slog.New(slog.NewTextHandler(&journal, nil))
	before := w.size(t)
	answer := w.send("/agir/application.validated", url.Values{"a.application": {"application:grand-dole"}, "a.role": {"president"}, "decision": {"meeting:regional:27:2019-02-21@1"}, "step": {"take"}})
	if answer.Code != http.StatusForbidden || w.size(t) != before {
		t.Errorf("answered %d, %d acts", answer.Code, w.size(t)-before)
	}
	for _, want := range []string{"power.missing", "Qui le peut", "Présidence du conseil régional"} {
		if !strings.Contains(answer.Body.String(), want) {
			t.Errorf("the page does not say %q", want)
		}
	}
	if !strings.Contains(journal.String(), "power.missing") || !strings.Contains(journal.String(), "person:elu-grand-dole") {
		t.Errorf("the journal says %q", journal.String())
	}
}

// TestWhatPeopleWriteStaysText gives a territory a name made to run, and looks at all that shows it.
func TestWhatPeopleWriteStaysText(t *testing.T) {
	const name, news = `<img src=x onerror=alert(1)>`, "[ici](javascript:alert(1)) ![](https://elsewhere.example/x.png) <iframe src=//elsewhere.example></iframe>"
	w := told(t, "bfc-2019")
	quoted, _ := json.Marshal(name)
	text, _ := json.Marshal(news)
	w.propose(t, "person:secretariat-national", form("territory.renamed", "2019-12-01", `{"territory":"ti:grand-dole","name":`+string(quoted)+`}`))
	w.propose(t, "person:secretariat-region", form("information.published", "2019-12-01", `{"body":"body:regional:27","title":`+string(quoted)+`,"text":`+string(text)+`}`))
	last := w.size(t)
	shown := 0
	for _, address := range []string{"/", "/en/", "/territoires", "/territoires/ti:grand-dole", "/territoires/ti:grand-dole/communes", "/carte", "/genealogie", "/instances/body:regional:27",
		"/territoires/ti:grand-dole/portrait", "/activite", "/argent", "/argent/promesse-au-paiement", "/candidatures", "/actes", fmt.Sprint("/actes/", last), fmt.Sprint("/actes/", last-1),
		"/recherche?q=onerror", "/recherche?q=" + url.QueryEscape(name), "/actes.atom", "/territoires/ti:grand-dole.atom", "/instances/body:regional:27.atom"} {
		answer := w.get(address)
		body := answer.Body.String()
		if strings.Contains(body, "onerror") {
			shown++
		}
		for _, live := range []string{"<img src=x", `href="javascript:`, "<iframe", `src="https://elsewhere`} {
			if answer.Code != http.StatusOK || strings.Contains(body, live) {
				t.Errorf("%s: %d, holds %q", address, answer.Code, live)
			}
		}
	}
	if shown < 10 {
		t.Errorf("only %d pages show the name: this test proves little", shown)
	}
}

// TestLosersKeepTheirForm has sixty-four people vote and close at once, several times. Votes before the closing are one;
// none comes after it; whoever loses is told why, and what they typed is there still.
func TestLosersKeepTheirForm(t *testing.T) {
	w := told(t, "bfc-2019").seated("secretariat-region")
	for round := range 5 {
		meeting := fmt.Sprint("meeting:course-", round)
		w.propose(t, "person:secretariat-region", form("meeting.held", "2019-11-04", `{"meeting":"`+meeting+`","body":"body:regional:27","agenda":[{"number":1,"title":"Un"}],
			"chaired_by":["person:presidente-region"],"attendance":[{"person":"person:presidente-region","as":"present"},{"person":"person:prefet-region","as":"present"},{"person":"person:cci-region","as":"present"}]}`))
		vote := url.Values{"step": {"take"}, "effect": {"2019-11-04"}, "a.meeting": {meeting}, "a.item": {"1"}, "a.motion": {"Motion"}, "a.ballots.0.mandate": {w.mandate(t, "person:prefet-region")}, "a.ballots.0.choice": {"for"}}
		closing := url.Values{"step": {"take"}, "effect": {"2019-11-05"}, "a.meeting": {meeting}, "a.document": {strings.Repeat("a", 64)}, "grounds": {"Motion"}}
		before := w.size(t)
		answers := w.race(func(i int) *httptest.ResponseRecorder {
			if i%2 == 0 {
				return w.send("/agir/vote.recorded", vote)
			}
			return w.send("/agir/minutes.approved", closing)
		})
		won := [2]int{}
		for i, answer := range answers {
			if answer.Code == http.StatusSeeOther {
				won[i%2]++
				continue
			}
			kept := formOn(t, answer, "")
			if answer.Code != http.StatusConflict || !strings.Contains(answer.Body.String(), "n’est pas pris") || kept.Get("a.meeting") != meeting || kept.Get("a.motion")+kept.Get("grounds") != "Motion" {
				t.Errorf("a loser is answered %d, with the form %v", answer.Code, kept)
			}
		}
		if won[1] != 1 || won[0] > 1 || w.size(t)-before != int64(won[0]+won[1]) {
			t.Fatalf("%d votes and %d closings passed", won[0], won[1])
		}
	}
}

// TestAMeetingIsClosedOnce has sixty-four people close a meeting, each with words of their own.
func TestAMeetingIsClosedOnce(t *testing.T) {
	w := committee(t)
	form := formOn(t, w.get("/reunions/meeting:essai/seance"), "take")
	for _, who := range []string{"presidente-region", "prefet-region", "cci-region"} {
		form.Set("as.person:"+who, register.Present)
	}
	form.Set("decision.1", "orientation.set|body:regional:27")
	before := w.size(t)
	answers := w.race(func(i int) *httptest.ResponseRecorder {
		mine := url.Values{}
		for name, values := range form {
			mine[name] = values
		}
		mine.Set("key", fmt.Sprint("de ", i))
		mine.Set("reason.1", fmt.Sprint("Filière ", i))
		return w.send("/reunions/meeting:essai/seance", mine)
	})
	won := 0
	for i, answer := range answers {
		switch {
		case answer.Code == http.StatusSeeOther:
			won++
		case formOn(t, answer, "").Get("reason.1") != fmt.Sprint("Filière ", i) || !strings.Contains(answer.Body.String(), "n’est pas pris") || !strings.Contains(answer.Body.String(), `href="/reunions/meeting:essai"`):
			t.Errorf("a loser is answered %d: %s", answer.Code, answer.Body)
		}
	}
	if won != 1 || w.size(t) != before+2 {
		t.Errorf("%d closed it, %d acts", won, w.size(t)-before)
	}
}

// TestADeadlineIsTheWholeDay looks at two meetings to hold: that of today is not late, that of yesterday is.
func TestADeadlineIsTheWholeDay(t *testing.T) {
	w := committee(t)
	w.propose(t, "person:secretariat-region", form("meeting.convened", "2020-01-09", `{"meeting":"meeting:hier","body":"body:regional:27","on":"2020-01-09","agenda":[{"number":1,"title":"Un"}]}`))
	marks := map[string]bool{}
	for _, task := range all(w.page(t, "/mon-travail"), "li") {
		for _, day := range []string{"9 janvier 2020", "10 janvier 2020"} {
			if said := strings.ReplaceAll(text(task), "\u00a0", " "); strings.Contains(said, "Tenir la réunion") && strings.Contains(said, " "+day) {
				marks[day] = strings.Contains(said, "en retard")
			}
		}
	}
	if late, told := marks["10 janvier 2020"]; !told || late || !marks["9 janvier 2020"] {
		t.Errorf("late: %v", marks)
	}
}

// race lets sixty-four people go at once.
func (w *world) race(do func(i int) *httptest.ResponseRecorder) []*httptest.ResponseRecorder {
	answers, start := make([]*httptest.ResponseRecorder, 64), make(chan struct{})
	var all sync.WaitGroup
	for i := range answers {
		all.Go(func() {
			<-start
			answers[i] = do(i)
		})
	}
	close(start)
	all.Wait()
	return answers
}

// mandate is that of a member of the regional committee.
func (w *world) mandate(t *testing.T, who register.ID) (mandate string) {
	t.Helper()
	err := w.register.Read(t.Context(), 0, func(v register.View) error {
		b, _ := v.Bodies.Get("body:regional:27")
		mandate = string(b.Sits(who, v.On)[0].ID)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return mandate
}

package web

import (
	"net/http"
	"strings"
	"testing"

	"jalon/register"
)

// committee convenes the regional committee, with an application of Grand Chalon waiting for its decision.
func committee(t *testing.T) *world {
	t.Helper()
	w := told(t, "bfc-2019")
	w.propose(t, "person:secretariat-region", register.Form{Kind: "meeting.convened", Act: []byte(
		`{"meeting":"meeting:essai","body":"body:regional:27","on":"2020-01-10","agenda":[{"number":1,"title":"Hydrogène"},{"number":2,"title":"Divers"}]}`)})
	return w.seated("secretariat-region")
}

func TestConveningFillsTheAgenda(t *testing.T) {
	w := committee(t)
	answer := w.get("/instances/body:regional:27/convoquer")
	if answer.Code != http.StatusSeeOther {
		t.Fatalf("answered %d", answer.Code)
	}
	form := formOn(t, w.get(answer.Header().Get("Location")), "check")
	if form.Get("a.body") != "body:regional:27" || !strings.Contains(form.Get("a.agenda"), "Questions diverses") || form.Get("a.on.year") != "2020" {
		t.Errorf("the form is %v", form)
	}
	checked := w.send("/agir/meeting.convened", form)
	if checked.Code != http.StatusOK {
		t.Fatalf("convening: %d", checked.Code)
	}
	convened := w.send("/agir/meeting.convened", formOn(t, checked, "take"))
	if receipt := w.get(convened.Header().Get("Location")).Body.String(); !strings.Contains(receipt, `<li><a href="/reunions/meeting:regional:27:2020-`) {
		t.Errorf("the receipt does not lead to the meeting: %s", receipt)
	}
}

// TestAMeetingLeadsToItsMinutes: who may hold it, and nobody else, is led there from its page until it is held.
func TestAMeetingLeadsToItsMinutes(t *testing.T) {
	w := committee(t)
	const link = `href="/reunions/meeting:essai/seance"`
	if !strings.Contains(w.get("/reunions/meeting:essai").Body.String(), link) {
		t.Error("who may hold it is not led there")
	}
	if strings.Contains(w.seated("elu-grand-dole").get("/reunions/meeting:essai").Body.String(), link) || strings.Contains(w.as(Visitor{}).get("/reunions/meeting:essai").Body.String(), link) {
		t.Error("who may not is led there")
	}
	held := w.seated("secretariat-region").get(january).Body.String()
	if strings.Contains(held, "/seance") {
		t.Error("a meeting that was held is to be held again")
	}
	if !strings.Contains(held, "/agir/minutes.approved?") {
		t.Error("its minutes wait, and who may approve them is not led there")
	}
	if strings.Contains(w.as(Visitor{}).get(january).Body.String(), "/agir/") {
		t.Error("whoever reads is led to an act")
	}
}

// TestEverybodyIsPresentAtOnce fills in those of whom nothing was said, and records nothing.
func TestEverybodyIsPresentAtOnce(t *testing.T) {
	w := committee(t)
	address, before := "/reunions/meeting:essai/seance", w.size(t)
	form := formOn(t, w.get(address), everybody)
	form.Set("as.person:prefet-region", "excused")
	filled := formOn(t, w.send(address, form), "check")
	members := 0
	for name := range filled {
		if !strings.HasPrefix(name, "as.") {
			continue
		}
		members++
		if want := map[bool]string{true: "excused", false: register.Present}[name == "as.person:prefet-region"]; filled.Get(name) != want {
			t.Errorf("%s is %q", name, filled.Get(name))
		}
	}
	if members < 3 || w.size(t) != before {
		t.Errorf("%d members, %d acts", members, w.size(t)-before)
	}
}

// TestClosingAMeetingRecordsItsDecisions takes minutes with a vote and a decision, then another meeting whose vote fails:
// the first is recorded whole, of the second nothing is.
func TestClosingAMeetingRecordsItsDecisions(t *testing.T) {
	w := committee(t)
	address := "/reunions/meeting:essai/seance"
	root := w.page(t, address)
	for _, l := range pageLaws {
		for _, problem := range l.check(root) {
			t.Errorf("%s: %s", l.name, problem)
		}
	}
	form := formOn(t, w.get(address), "check")
	for _, who := range []string{"presidente-region", "prefet-region", "cci-region"} {
		form.Set("as.person:"+who, register.Present)
	}
	form.Set("left.person:cci-region", "2")
	form.Set("decision.1", "orientation.set|body:regional:27")
	form.Set("reason.1", "Une filière")
	vote := func(who string, choice register.Choice) { form.Set(w.voteOf(t, 1, who), string(choice)) }
	vote("presidente-region", register.VotedAgainst)
	vote("prefet-region", register.VotedAgainst)

	before := w.size(t)
	refused := w.send(address, form)
	if refused.Code != http.StatusConflict || !strings.Contains(refused.Body.String(), "vote.not-carried") || formOn(t, refused, "").Get("reason.1") != "Une filière" {
		t.Fatalf("a decision that was voted down: %d", refused.Code)
	}
	vote("presidente-region", register.VotedFor)
	vote("cci-region", register.VotedFor)
	checked := w.send(address, form)
	if checked.Code != http.StatusOK || !strings.Contains(checked.Body.String(), "Clore la réunion") {
		t.Fatalf("read again: %d %s", checked.Code, checked.Body)
	}
	if w.size(t) != before {
		t.Fatal("reading again records")
	}
	done := w.send(address, formOn(t, checked, "take"))
	if done.Code != http.StatusSeeOther || w.size(t) != before+3 {
		t.Fatalf("closed: %d, %d acts: %s", done.Code, w.size(t)-before, done.Body)
	}
	asRead := ""
	if text := w.get("/reunions/meeting:essai").Body.String(); !strings.Contains(text, "Adopté") || !strings.Contains(text, "Orientation") {
		t.Errorf("the meeting says nothing of its vote")
	}
	for _, link := range all(w.page(t, "/reunions/meeting:essai"), "a") {
		if href, _ := attribute(link, "href"); strings.Contains(href, "&known=") {
			asRead = href
		}
	}
	if then := w.get(asRead); asRead == "" || then.Code != http.StatusOK {
		t.Errorf("as it was read at the closing, %q: %d", asRead, then.Code)
	}
	if gone := w.get(address); gone.Code != http.StatusGone {
		t.Errorf("held twice: %d", gone.Code)
	}
}

// voteOf names the field of a member's vote at an item.
func (w *world) voteOf(t *testing.T, item int, who string) (name string) {
	t.Helper()
	err := w.register.Read(t.Context(), 0, func(v register.View) error {
		b, _ := v.Bodies.Get("body:regional:27")
		name = voteName(item, b.Sits(register.Join("person", who), v.On)[0].ID)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return name
}

package web

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
)

const informs = "/agir/information.published"

// news is a piece of news of the region, not finished.
func news(text string) url.Values {
	return url.Values{"a.body": {"body:regional:27"}, "a.title": {"Recruter"}, "a.text": {text}, "step": {"keep"}}
}

// draftLink is the address of the only draft that the work of who is there shows; empty for none.
func (w *world) draftLink(t *testing.T) (href string) {
	t.Helper()
	for _, link := range all(w.page(t, "/mon-travail"), "a") {
		if to, _ := attribute(link, "href"); strings.Contains(to, "?brouillon=") {
			href = to
		}
	}
	return href
}

func TestADraftIsSharedByThoseWhoCouldTakeIt(t *testing.T) {
	w := told(t, "bfc-2019").seated("secretariat-region")
	w.withDesk()
	if answer := w.send(informs, news("")); answer.Code != http.StatusSeeOther {
		t.Fatalf("an unfinished form is not kept: %d %s", answer.Code, answer.Body)
	}
	address := w.draftLink(t)
	if address == "" {
		t.Fatal("who kept it does not find it")
	}
	w.seated("elu-grand-dole")
	if w.draftLink(t) != "" || w.get(address).Code != http.StatusNotFound {
		t.Error("one who could not take it sees it")
	}
	w.seated("presidente-region")
	if w.draftLink(t) != address {
		t.Fatal("another who could take it does not find it")
	}
	form := formOn(t, w.get(address), "check")
	if form.Get("a.title") != "Recruter" {
		t.Fatalf("it gives back %v", form)
	}
	form.Set("a.text", "Une page de conseils")
	done := w.send(informs, formOn(t, w.send(informs, form), "take"))
	if done.Code != http.StatusSeeOther || w.draftLink(t) != "" {
		t.Errorf("taken: %d; still a draft: %q", done.Code, w.draftLink(t))
	}
	if answer := w.get(address); answer.Code != http.StatusNotFound {
		t.Errorf("a draft that was taken: %d", answer.Code)
	}
}

// TestTheSecondOnOneDraftIsToldWhatChanged: nothing is written over unseen, and what both typed is on the page.
func TestTheSecondOnOneDraftIsToldWhatChanged(t *testing.T) {
	w := told(t, "bfc-2019").seated("secretariat-region")
	w.withDesk()
	w.send(informs, news("Une page"))
	address := w.draftLink(t)
	first, second := formOn(t, w.get(address), "keep"), formOn(t, w.get(address), "keep")
	first.Set("a.text", "Deux pages")
	if answer := w.seated("presidente-region").send(informs, first); answer.Code != http.StatusSeeOther {
		t.Fatalf("the first: %d", answer.Code)
	}
	second.Set("a.text", "Trois pages")
	told := w.seated("secretariat-region").send(informs, second)
	body := told.Body.String()
	if told.Code != http.StatusConflict || !strings.Contains(body, "a changé entre-temps") || !strings.Contains(body, "Deux pages") || formOn(t, told, "").Get("a.text") != "Trois pages" {
		t.Fatalf("the second: %d %s", told.Code, body)
	}
	if now := formOn(t, w.get(address), ""); now.Get("a.text") != "Deux pages" {
		t.Errorf("written over unseen: %q", now.Get("a.text"))
	}
	if again := w.send(informs, formOn(t, told, "keep")); again.Code != http.StatusSeeOther {
		t.Fatalf("kept knowingly: %d", again.Code)
	}
	if now := formOn(t, w.get(address), "forget"); now.Get("a.text") != "Trois pages" {
		t.Errorf("kept knowingly, it says %q", now.Get("a.text"))
	} else if w.send(informs, now); w.draftLink(t) != "" {
		t.Error("it is not forgotten")
	}
}

// TestWhatWasTypedSurvivesAnEndedSession: row 7 of the bad inputs, and its neighbour.
func TestWhatWasTypedSurvivesAnEndedSession(t *testing.T) {
	w := told(t, "bfc-2019").as(Visitor{})
	kept := w.withDesk()
	form := news("Une page de conseils")
	form.Set("step", "take")
	answer := w.send(informs, form)
	door, err := url.Parse(answer.Header().Get("Location"))
	if err != nil || answer.Code != http.StatusSeeOther || door.Path != "/entrer" {
		t.Fatalf("a session that ended: %d to %s", answer.Code, answer.Header().Get("Location"))
	}
	next := door.Query().Get("next")
	w.seated("secretariat-region")
	back := w.get(w.get(next).Header().Get("Location"))
	if got := formOn(t, back, ""); got.Get("a.text") != "Une page de conseils" {
		t.Errorf("given back: %v", got)
	}
	if again := w.get(next); again.Code != http.StatusNotFound {
		t.Errorf("given twice: %d", again.Code)
	}
	w.as(Visitor{Account: "b", Name: "B", Person: "person:presidente-region"})
	if w.draftLink(t) != "" {
		t.Error("another sees what was typed")
	}
	w.as(Visitor{})
	form.Set("a.text", strings.Repeat("a", maxUnclaimedForm))
	if answer := w.send(informs, form); answer.Code < 400 || len(kept.drafts) != 1 {
		t.Errorf("a stranger leaves a long text: %d", answer.Code)
	}
	if answer := w.send("/compte", url.Values{}); answer.Code != http.StatusForbidden {
		t.Errorf("a form that is no act: %d", answer.Code)
	}
}

func TestWhatWasTypedSurvivesANewProof(t *testing.T) {
	w := told(t, "bfc-2019").as(Visitor{Account: "a", Name: "N", Person: "person:secretariat-region"})
	kept := w.withDesk()
	form := news("Une page de conseils")
	form.Set("step", "check")
	for range 2 { // checked twice, it is set aside once
		answer := w.send(informs, form)
		form = formOn(t, answer, "check")
		if len(kept.drafts) != 1 || !strings.Contains(answer.Body.String(), "/entrer/preuve?next=%2Fagir%2Finformation.published%3Fbrouillon%3D") {
			t.Fatalf("%d drafts: %s", len(kept.drafts), answer.Body)
		}
	}
	address := w.draftLink(t)
	w.seated("secretariat-region")
	back := formOn(t, w.get(address), "check")
	if back.Get("a.text") != "Une page de conseils" {
		t.Fatalf("given back: %v", back)
	}
	done := w.send(informs, formOn(t, w.send(informs, back), "take"))
	if done.Code != http.StatusSeeOther || len(kept.drafts) != 0 {
		t.Errorf("taken: %d; %d drafts left", done.Code, len(kept.drafts))
	}
}

// TestAMeetingIsADraftToo keeps the minutes being taken.
func TestAMeetingIsADraftToo(t *testing.T) {
	w := committee(t)
	w.withDesk()
	const address = "/reunions/meeting:essai/seance"
	form := formOn(t, w.get(address), "keep")
	form.Set("reason.1", "Une filière")
	if answer := w.send(address, form); answer.Code != http.StatusSeeOther {
		t.Fatalf("not kept: %d", answer.Code)
	}
	if got := formOn(t, w.get(w.draftLink(t)), ""); got.Get("reason.1") != "Une filière" {
		t.Errorf("given back: %v", got)
	}
	mine := formOn(t, w.get(w.draftLink(t)), "keep")
	w.send(address, mine)
	mine.Set("reason.1", "Deux filières")
	if answer := w.send(address, mine); answer.Code != http.StatusConflict || !strings.Contains(answer.Body.String(), "Motif, ou texte de l’orientation") {
		t.Errorf("kept over another version: %d", answer.Code)
	}
}

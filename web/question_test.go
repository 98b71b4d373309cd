package web

import (
	"strings"
	"testing"
)

// A question leads who is there to the form of each answer, filled in: rehearsed, it says what the act wants.
func TestAQuestionLeadsToItsAnswers(t *testing.T) {
	w := told(t, "bfc-2019").seated("presidente-region")
	const question = "/territoires/ti:haut-jura/questions/epci:243900412/2020-01-01"
	answers := map[string]string{}
	for _, a := range all(parse(t, w.get(question)), "a") {
		if href, _ := attribute(a, "href"); strings.HasPrefix(href, "/agir/succession.answered?") {
			for _, answer := range []string{"follow", "keep", "refer"} {
				if strings.Contains(href, "a.answer="+answer) {
					answers[answer] = href
				}
			}
		}
	}
	if len(answers) != 3 {
		t.Fatalf("the answers are %v", answers)
	}
	for answer, address := range answers {
		form := formOn(t, w.get(address), "check")
		if form.Get("a.territory") != "ti:haut-jura" || form.Get("a.member") != "epci:243900412" || form.Get("a.answer") != answer {
			t.Errorf("%s is asked with %v", answer, form)
		}
		if kept := form.Get("a.becomes"); (answer == "keep") != strings.HasPrefix(kept, "epci:200090579 39") {
			t.Errorf("%s puts in its place %q", answer, kept)
		}
		page := w.send("/agir/succession.answered", form).Body.String()
		if wants := "decision.needs-meeting"; strings.Contains(page, wants) != (answer != "refer") {
			t.Errorf("%s without a meeting: %t", answer, strings.Contains(page, wants))
		}
	}
	if w.get(question+"/forget").Code != 404 || w.get("/territoires/ti:haut-jura/questions/epci:243900412/2021-01-01").Code != 404 {
		t.Error("an answer or a question that does not exist is found")
	}
}

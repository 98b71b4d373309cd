package web

import (
	"bytes"
	"strings"
	"testing"

	"github.com/jba/templatecheck"

	"jalon/locale"
	"jalon/web/ui"
)

// contents are the types that the templates are written for, by the name of their file. A page without a line here is
// a page whose template nothing holds.
var contents = map[string]any{
	"studio": studioPage{}, "genealogy": genealogyPage{},

	"home": homePage{}, "territories": territoriesPage{}, "territory": territoryPage{}, "map": mapPage{}, "bodies": bodiesPage{}, "body": bodyPage{},
	"meeting": meetingPage{}, "journal": journalPage{}, "folio": folioPage{}, "person": personPage{}, "organisation": organisationPage{},
	"contract": contractPage{}, "money": moneyPage{}, "activity": activityPage{}, "commitments": commitmentsPage{}, "action": actionPage{}, "promise": promisePage{}, "powers": powersPage{}, "search": searchPage{}, "prose": prosePage{}, "communes": communesPage{}, "door": doorPage{}, "error": errorPage{},
	"paper":    paperPage{},
	"portrait": portraitPage{}, "evaluation": evaluationPage{},
	"edition": editionForm{}, "requesting": requestingPage{},
	"questions": questionsPage{}, "question": questionPage{},
	"brought":      broughtPage{},
	"take":         takePage{},
	"acts":         actsPage{},
	"receipt":      receiptPage{},
	"session":      sessionPage{},
	"applications": applicationsPage{},
	"papers":       papersPage{},
	"todo":         todoPage{},
	"requests":     requestsPage{},
	"portraits":    portraitsPage{},
}

// TestTemplatesFitTheirPages checks every field that a template names against the type it is given, without rendering.
func TestTemplatesFitTheirPages(t *testing.T) {
	for _, l := range locale.Langs {
		for name := range parsed(l) {
			content, known := contents[name]
			if !known {
				t.Errorf("%s.html has no line in contents", name)
				continue
			}
			if err := templatecheck.CheckHTML(parsed(l)[name].Lookup("content"), content); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
	for name := range contents {
		if _, there := parsed(locale.French)[name]; !there {
			t.Errorf("there is no %s.html", name)
		}
	}
}

func TestAnUnfitTemplateIsSeen(t *testing.T) {
	broken := parsed(locale.French)["person"]
	broken.New("content").Parse(`{{.Surname}}`)
	if err := templatecheck.CheckHTML(broken.Lookup("content"), personPage{}); err == nil {
		t.Error("a field that does not exist passes")
	}
}

// TestTemplatesBearEmptyPages renders each template with nothing in it: what may be absent must not break it.
func TestTemplatesBearEmptyPages(t *testing.T) {
	for name, content := range contents {
		var b bytes.Buffer
		if err := parsed(locale.French).write(&b, name, ui.Frame{Lang: "fr", Content: content}); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if !strings.HasSuffix(strings.TrimSpace(b.String()), "</html>") {
			t.Errorf("%s is cut short", name)
		}
	}
}

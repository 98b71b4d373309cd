package web

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"net/http"
	"reflect"
	"slices"
	"strings"
	"testing"

	"jalon/act"
	"jalon/locale"
	"jalon/register"
)

const hydrogen = "/actions/action:nord-franche-comte-stockage-hydrogene"

// around lists the addresses that a few pages lead to, themselves first: every door that an action goes out by. PDF are left out:
// they are composed from what the text of the same address says.
func (w *world) around(t *testing.T, pages ...string) []string {
	t.Helper()
	doors := slices.Clone(pages)
	for _, from := range pages {
		for _, a := range all(w.page(t, from), "a", "link") {
			href, _ := attribute(a, "href")
			href, _, _ = strings.Cut(href, "#")
			if strings.HasPrefix(href, "/") && !strings.HasSuffix(href, ".pdf") && !slices.Contains(doors, href) {
				doors = append(doors, href)
			}
		}
	}
	return doors
}

// spelled is what an answer says, the files of an archive (ODT, XLSX) opened.
func spelled(t *testing.T, body []byte) string {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(body), int64(len(body)))
	if err != nil {
		return string(body)
	}
	var b strings.Builder
	for _, f := range archive.File {
		r, err := f.Open()
		if err == nil {
			_, err = io.Copy(&b, r)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	return b.String()
}

// TestWhatASheetSealsLeavesByNoDoor writes a contact and a restricted note, has them read by who may, then goes by every page and
// file around the action as anybody, as the team of another territory, and as the nation.
func TestWhatASheetSealsLeavesByNoDoor(t *testing.T) {
	w := told(t, "bfc-2019")
	const contact, note, cost, place = "Dominique Exemple", "terrain pollué selon le vendeur", "7654321", "38185"
	w.propose(t, "person:chef-projet-nord-franche-comte", form("action.detailed", "2019-12-02", `{"action":"action:nord-franche-comte-stockage-hydrogene",
		"title":"Institut du stockage","axis":"innover","contact":"`+contact+`","private":"`+note+`","sealed_cost":"`+cost+`","sealed_places":"`+place+`"}`))
	w.seated("chef-projet-nord-franche-comte")
	for _, page := range []string{hydrogen, fmt.Sprintf("/actes/%d", w.size(t))} {
		for _, sealed := range []string{contact, note, "321", place} {
			if !strings.Contains(w.get(page).Body.String(), sealed) {
				t.Errorf("who writes the sheet does not read at %s what it seals: %s", page, sealed)
			}
		}
	}
	w.closed(t, []string{hydrogen, "/en" + hydrogen, "/territoires/ti:nord-franche-comte", "/contrats/contract:protocole-nord-franche-comte", "/reunions/meeting:project:nord-franche-comte:2019-03-06"},
		[]string{"/recherche?q=exemple", "/actes.atom", "/territoires/ti:nord-franche-comte.atom", "/engagements.csv", "/territoires/ti:nord-franche-comte/plan.xlsx", "/agir/action.detailed?a.action=" + strings.TrimPrefix(hydrogen, "/actions/")}, contact, note, cost, "7,654,321", place)
}

// TestARequestIsOfBothBodiesUntilItIsAnswered raises a restricted request, has both bodies read it, goes by every page and file around
// it as three strangers, then answers it: everybody reads it.
func TestARequestIsOfBothBodiesUntilItIsAnswered(t *testing.T) {
	w := told(t, "bfc-2019")
	const text, answer = "le vendeur refuse de dépolluer", "L’établissement foncier négocie"
	w.propose(t, "person:chef-projet-nord-franche-comte", form("request.raised", "2019-12-02", `{"question":"question:depollution","from":"body:project:nord-franche-comte",
		"to":"body:regional:27","territory":"ti:nord-franche-comte","type":"obstacle","sealed_text":"`+text+`"}`))
	raised := fmt.Sprintf("/actes/%d", w.size(t))
	for _, who := range []string{"chef-projet-nord-franche-comte", "secretariat-region"} {
		w.seated(who)
		for _, page := range []string{raised, "/demandes", "/territoires/ti:nord-franche-comte", "/mon-travail"} {
			if !strings.Contains(w.get(page).Body.String(), text) {
				t.Errorf("%s does not read the request at %s", who, page)
			}
		}
	}
	if agenda := w.seated("secretariat-region").get("/instances/body:regional:27/convoquer").Body.String(); strings.Contains(agenda, text) {
		t.Error("the agenda that everybody will read says it")
	}
	from := []string{raised, "/demandes", "/en/demandes", "/territoires/ti:nord-franche-comte", "/instances/body:regional:27", "/instances/body:project:nord-franche-comte"}
	more := []string{"/recherche?q=vendeur", "/actes.atom", "/territoires/ti:nord-franche-comte.atom", "/", "/actes"}
	w.closed(t, from, more, text)
	w.propose(t, "person:secretariat-region", form("request.answered", "2019-12-05", `{"question":"question:depollution","text":"`+answer+`"}`))
	w.as(Visitor{})
	for _, page := range []string{raised, "/demandes", "/demandes?format=json", "/territoires/ti:nord-franche-comte"} {
		if !strings.Contains(w.get(page).Body.String(), text) {
			t.Errorf("once answered, the request is not read at %s", page)
		}
	}
}

// closed goes by every door around some pages, and by some more, as anybody, as the team of another territory, and as the nation, and
// wants none to say a text.
func (w *world) closed(t *testing.T, from, more []string, texts ...string) {
	t.Helper()
	for _, who := range []string{"", "chef-projet-montbard-metal-valley", "secretariat-national"} {
		w.as(Visitor{})
		if who != "" {
			w.seated(who)
			if w.get("/personnes/person:"+who).Code != http.StatusOK {
				t.Fatalf("%s is nobody", who)
			}
		}
		doors, seen := append(w.around(t, from...), more...), 0
		for _, door := range doors {
			answer := w.get(door)
			if answer.Code == http.StatusOK {
				seen++
			}
			said := spaceless.Replace(spelled(t, answer.Body.Bytes()))
			for _, text := range texts {
				if strings.Contains(said, text) {
					t.Errorf("%q reads at %s what is restricted: %s", who, door, text)
				}
			}
		}
		if seen < 60 {
			t.Errorf("only %d of %d doors answered %q: the test is of little worth", seen, len(doors), who)
		}
	}
}

// spaceless takes out the spaces that amounts are set with.
var spaceless = strings.NewReplacer(locale.Thin, "", locale.Fixed, "")

// TestNoSentenceTellsWhatIsSealed reads the sentences of every kind, which everybody reads.
func TestNoSentenceTellsWhatIsSealed(t *testing.T) {
	reserved := 0
	for _, d := range act.Kinds {
		for _, f := range d.Fields() {
			if f.Tag.Get("readers") == "" {
				continue
			}
			reserved++
			if name := "{" + fieldName(f) + "}"; strings.Contains(d.Sentence.FR+d.Sentence.EN, name) || f.Type != reflect.TypeFor[register.Sealed]() {
				t.Errorf("%s: %s is read by everybody", d.Name.FR, name)
			}
		}
	}
	if reserved == 0 {
		t.Error("no field is read by some only: the mark was lost")
	}
}

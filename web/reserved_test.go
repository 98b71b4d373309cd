package web

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"jalon/document"
	"jalon/secrecy"
	"jalon/source"
)

// oneSet is a shelf of one data set that is not for everybody.
type oneSet struct {
	source.Shelf
	set source.Dataset
	of  secrecy.Set
}

func (s oneSet) Datasets(context.Context) ([]source.Dataset, error) {
	return []source.Dataset{s.set}, nil
}

func (s oneSet) OpenDataset(context.Context, string) (source.Dataset, io.ReadCloser, error) {
	text, err := json.Marshal(s.of)
	return s.set, io.NopCloser(bytes.NewReader(text)), err
}

// withClients gives a site the list of the clients of the agency: twelve in Montbéliard and twelve in Belfort, who have 1,000 each;
// one in Héricourt, who has 777.
func (w *world) withClients() {
	s := oneSet{set: source.Dataset{ID: "units-jobs-2024", Form: source.Units, Tag: source.Restricted, Attribution: "Clients de l’agence", SHA256: "1"}, of: secrecy.Set{Geography: 2019, Measure: "jobs", Level: "A38"}}
	add := func(place string, value int64) {
		s.of.Parts = append(s.of.Parts, secrecy.Contribution{Unit: len(s.of.Parts), Place: place, Activity: "CL", Year: 2024, Value: value})
	}
	for range 12 {
		add("25388", 1000)
		add("90010", 1000)
	}
	add("70285", 777)
	w.options.Imports = &document.Imports{Shelf: s}
	w.withDesk()
}

const clients = "units-jobs-2024"

// doors are every way by which a portrait, or what is drawn from it, leaves the site.
var doors = []string{
	"/territoires/ti:nord-franche-comte/portrait?on=2019-12-01", "/en/territoires/ti:nord-franche-comte/portrait?on=2019-12-01",
	"/territoires/ti:nord-franche-comte/portrait.csv?on=2019-12-01", "/territoires/ti:nord-franche-comte/portrait.json?on=2019-12-01",
	"/territoires/ti:nord-franche-comte/portrait.txt?on=2019-12-01",
	"/territoires/ti:nord-franche-comte/atelier?on=2019-12-01&m=epci:200065647&m=epci:200069052",
	"/territoires/ti:nord-franche-comte/atelier/portrait?on=2019-12-01&m=epci:200065647&m=epci:200069052",
	"/reunions/meeting:project:nord-franche-comte:2019-03-06/dossier?on=2019-12-01",
}

// TestNobodySeesWhatIsNotForEverybody goes by every door as anybody, then as one who signed in without the power.
func TestNobodySeesWhatIsNotForEverybody(t *testing.T) {
	w := told(t, "bfc-2019")
	w.withClients()
	for _, who := range []string{"", "secretariat-national"} {
		w.as(Visitor{})
		if who != "" {
			w.seated(who)
		}
		for _, door := range doors {
			answer := w.get(door)
			text := strings.NewReplacer("\u202f", "", "\u00a0", "").Replace(answer.Body.String())
			if answer.Code != http.StatusOK || strings.Contains(text, "24777") || strings.Contains(text, "24000") || who == "" && strings.Contains(text, clients) {
				t.Errorf("%q reads at %s (%d) what is not for everybody", who, door, answer.Code)
			}
		}
	}
	page := w.get(doors[0]).Body.String()
	for _, want := range []string{"à diffusion restreinte", "data.consulted", "Le peuvent"} {
		if !strings.Contains(page, want) {
			t.Errorf("the refusal does not say %q", want)
		}
	}
}

// TestWhoHoldsThePowerSeesWhatTheRulesAllow reads the total, and never the only client of Héricourt.
func TestWhoHoldsThePowerSeesWhatTheRulesAllow(t *testing.T) {
	w := told(t, "bfc-2019")
	w.withClients()
	w.seated("directrice-aer")
	for _, door := range doors {
		text := strings.NewReplacer("\u202f", "", "\u00a0", "").Replace(w.get(door).Body.String())
		if strings.Contains(text, ">777<") || strings.Contains(text, ",777,") || strings.Contains(text, "\t777\t") {
			t.Errorf("%s shows the figure of one client", door)
		}
		if simulated := strings.Contains(door, "m=epci"); !simulated && !strings.Contains(strings.ReplaceAll(text, ",", ""), "24777") {
			t.Errorf("%s does not show the total to who may see it", door)
		}
	}
	for _, l := range pageLaws {
		for _, problem := range l.check(parse(t, w.get(doors[0]))) {
			t.Errorf("%s: %s", l.name, problem)
		}
	}
	without := "/territoires/ti:nord-franche-comte/atelier?on=2019-12-01"
	for _, m := range []string{"epci:200065647", "epci:200069052", "epci:200069060", "epci:249000241"} {
		without += "&m=" + m // not Héricourt
	}
	if page := w.get(without).Body.String(); !strings.Contains(page, "trouverait par soustraction") || !strings.Contains(page, "Héricourt") {
		t.Error("the studio shows a perimeter that differs from that of today by one client")
	}
}

// TestAnEditionHoldsThemWhenThatIsAsked publishes with and without what is not for everybody.
func TestAnEditionHoldsThemWhenThatIsAsked(t *testing.T) {
	const asking = "/territoires/ti:nord-franche-comte/portrait/edition"
	w := told(t, "bfc-2019")
	w.withClients()
	w.seated("directrice-aer")
	if !strings.Contains(w.get(asking).Body.String(), `name="reserved"`) {
		t.Error("the form does not ask")
	}
	for i, asked := range []string{"no", "yes"} {
		kept := w.send(asking, url.Values{"edition": {asked}, "reserved": {asked}})
		to, _ := url.Parse(kept.Header().Get("Location"))
		w.propose(t, "person:directrice-aer", form("portrait.published", "2020-01-10", fmt.Sprintf(`{"portrait":"portrait:essai-%d","territory":"ti:nord-franche-comte","edition":%q,"publisher":"org:aer-bfc","hash":%q}`, i, asked, to.Query().Get("a.hash"))))
	}
	w.as(Visitor{})
	for i, want := range []bool{false, true} {
		if got := strings.Contains(w.get(fmt.Sprintf("/portraits/portrait:essai-%d.json", i)).Body.String(), clients); got != want {
			t.Errorf("edition %d holds them: %v", i, got)
		}
	}
}

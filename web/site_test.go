package web

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"sync"
	"testing"

	"jalon/calendar"
	"jalon/chain"
	"jalon/register"
)

// said is what the content of a page says, with plain spaces.
func (w *world) said(t *testing.T, address string) string {
	t.Helper()
	return strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(text(main(w.page(t, address))))
}

func TestADayIsShownAsItWas(t *testing.T) {
	const nevers = "/territoires/ti:nevers-et-sud-nivernais"
	for address, want := range map[string][]string{
		nevers + "?on=2019-01-24":                   {"membres 3", "Membres au 24 janvier 2019"},
		nevers + "?on=2019-01-25":                   {"membres 5", "CC Loire, Vignobles et Nohain", "31 communes sur 32"},
		nevers + "?on=2019-06-14":                   {"membres 6", "Cercy-la-Tour"},
		"/?on=2019-02-21":                           {"pilote 0", "0, pour 10 à 30"},
		"/?on=2019-02-22":                           {"pilotes 4", "4, pour 10 à 30"},
		"/en/?on=2019-02-22":                        {"pilots 4", "4, for 10 to 30"},
		"/instances/body:regional:27?on=2019-03-26": {"sans réunion depuis 11 jours"},
		"/contrats/contract:protocole-nord-franche-comte?on=2019-03-18":               {"0 signatures sur 7", "13 jours de retard"},
		"/contrats/contract:protocole-nord-franche-comte?on=2019-03-19":               {"En vigueur", "14 jours de retard"},
		"/territoires/ti:nord-franche-comte?on=2019-03-19":                            {"Protocole d’accord : en vigueur", "Pilote présenté"},
		"/actes/" + fmt.Sprint(adapted(t)):                                            {"Le périmètre de Nevers et Sud Nivernais est adapté.", "point 2"},
		"/reunions/meeting:regional:27:2019-01-25":                                    {"Le périmètre de Nevers et Sud Nivernais est adapté.", "Quorum atteint"},
		"/reunions/meeting:regional:27:2019-01-25?on=2019-01-12":                      {"Convoquée", "À venir."},
		"/territoires/ti:nord-franche-comte?on=2019-06-01&known=2000-01-01T00:00:00Z": nil,
	} {
		if want == nil {
			if answer := region().get(address); answer.Code != http.StatusNotFound {
				t.Errorf("%s: what was not known then answers %d", address, answer.Code)
			}
			continue
		}
		said := region().said(t, address)
		for _, words := range want {
			if !strings.Contains(said, words) && !strings.Contains(strings.ReplaceAll(said, " ", ""), strings.ReplaceAll(words, " ", "")) {
				t.Errorf("%s does not say %q:\n%s", address, words, said)
			}
		}
	}
}

func TestARectificationIsReadInTheMargin(t *testing.T) {
	w := told(t, "bfc-2019")
	w.propose(t, "person:greffe", form("act.rectified", "2019-12-01",
		`{"act": 1, "reason": "Faute de frappe.", "field": "name", "reading": "Registre des territoires"}`))
	if page := w.said(t, "/actes/1"); !strings.Contains(page, "Faute de frappe. « Nom du registre » se lit « Registre des territoires ».") {
		t.Errorf("the margin of act 1: %s", page)
	}
	if sheet := w.get("/actes/1?format=json").Body.String(); !strings.Contains(sheet, `"reading": "Registre des territoires"`) {
		t.Errorf("the sheet of act 1: %s", sheet)
	}
}

// adapted is the number of the act that widened Nevers.
func adapted(t *testing.T) (seq int64) {
	t.Helper()
	err := region().register.Read(t.Context(), 0, func(v register.View) error {
		for _, seq = range v.History("ti:nevers-et-sud-nivernais") {
			if line, _ := v.Line(seq); line.Kind == "perimeter.adapted" {
				return nil
			}
		}
		return fmt.Errorf("no act adapted the perimeter")
	})
	if err != nil {
		t.Fatal(err)
	}
	return seq
}

// code finds what looks like an identifier or a code of the register in words meant for people.
var code = regexp.MustCompile(`\b(ti|person|org|body|meeting|contract|funding|action|application|question|means|epci|com|programme):[a-z0-9]`)

// TestActsReadAsSentences reads every act of the story in both languages: no identifier, no code, no digest.
func TestActsReadAsSentences(t *testing.T) {
	var size int64
	_ = region().register.Read(t.Context(), 0, func(v register.View) error { size = v.Seq(); return nil })
	for seq := range size {
		for _, lang := range []string{"", "/en"} {
			address := fmt.Sprintf("%s/actes/%d", lang, seq+1)
			root := region().page(t, address)
			said := text(all(root, "h1")[0])
			if code.MatchString(said) || strings.Contains(said, "sealed") || strings.Contains(said, "map[") || strings.Contains(said, "—") {
				t.Errorf("%s reads %q", address, said)
			}
		}
	}
}

func TestSheetsAreGivenAsJSON(t *testing.T) {
	var sheet map[string]any
	answer := region().get("/territoires/ti:nord-franche-comte?on=2019-03-20&format=json")
	if err := json.Unmarshal(answer.Body.Bytes(), &sheet); err != nil {
		t.Fatal(err)
	}
	if sheet["id"] != "ti:nord-franche-comte" || sheet["status"] != "labelled" || sheet["pilot"] != true || sheet["communes"] != 196.0 {
		t.Errorf("the sheet says %v", sheet)
	}
	if contract, _ := sheet["contract"].(map[string]any); contract["status"] != "in-force" {
		t.Errorf("the contract is %v", sheet["contract"])
	}
	if answer.Header().Get("Access-Control-Allow-Origin") != "*" {
		t.Error("another site may not read the sheet")
	}
}

// TestWhatIsServedProves verifies an act with nothing but what the site serves and the key of the register.
func TestWhatIsServedProves(t *testing.T) {
	exact := region().get("/actes/17.json").Body.Bytes()
	proof := region().get("/actes/17.tlog-proof")
	proven, err := chain.VerifyProof(proof.Body.Bytes(), nil, region().key)
	if err != nil || proven.Number() != 17 || !bytes.Equal(proven.Record, exact) {
		t.Errorf("act %d, %v", proven.Number(), err)
	}
	if said := region().said(t, "/actes/17"); !strings.Contains(said, chain.LeafHash(exact).String()) {
		t.Error("the folio shows another hash than that of the act")
	}
	if d := proof.Header().Get("Content-Disposition"); d != `attachment; filename="17.tlog-proof"` {
		t.Errorf("saved as %s", d)
	}
}

// TestTilesMakeTheWholeTree rebuilds the tree from the tiles of acts and finds the root that was signed.
func TestTilesMakeTheWholeTree(t *testing.T) {
	signed, err := chain.Open(region().get("/checkpoint").Body.Bytes(), region().key)
	if err != nil {
		t.Fatal(err)
	}
	tree := new(chain.Tree)
	for first := int64(0); first < signed.Size; first += 256 {
		path := fmt.Sprintf("/tile/entries/%03d", first/256)
		if rest := signed.Size - first; rest < 256 {
			path += fmt.Sprintf(".p/%d", rest)
		}
		records, err := chain.SplitEntries(region().get(path).Body.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range records {
			tree.Append(r)
		}
	}
	if root, err := tree.Root(signed.Size); err != nil || root != signed.Root {
		t.Errorf("the root of the tiles is %v, and %v was signed (%v)", root, signed.Root, err)
	}
	if answer := region().get("/tile/0/000"); answer.Code != http.StatusOK || answer.Body.Len() != 256*32 {
		t.Errorf("a tile of hashes: %d, %d bytes", answer.Code, answer.Body.Len())
	}
	if answer := region().get(fmt.Sprintf("/tile/entries/001.p/%d", signed.Size-256+1)); answer.Code != http.StatusNotFound {
		t.Errorf("a tile wider than the log: %d", answer.Code)
	}
}

func TestABrowserIsToldWhatItHas(t *testing.T) {
	w := told(t, "bfc-2019")
	first := w.get("/territoires")
	tag := first.Header().Get("ETag")
	if again := w.get("/territoires", "If-None-Match", tag); again.Code != http.StatusNotModified || again.Body.Len() != 0 {
		t.Errorf("the same page again: %d, %d bytes", again.Code, again.Body.Len())
	}
	if other := w.get("/en/territoires", "If-None-Match", tag); other.Code != http.StatusOK {
		t.Errorf("another page under the same tag: %d", other.Code)
	}
	w.propose(t, "person:secretariat-national", form("territory.renamed", "2020-01-02", `{"territory":"ti:haut-jura","name":"Haut-Jura Arcade"}`))
	after := w.get("/territoires", "If-None-Match", tag)
	if after.Code != http.StatusOK || !strings.Contains(after.Body.String(), "Haut-Jura Arcade") {
		t.Errorf("after an act: %d", after.Code)
	}
}

func form(kind register.Kind, on, act string) register.Form {
	return register.Form{Kind: kind, Effect: calendar.MustParse(on), Act: json.RawMessage(act)}
}

func TestPagesAreCompressed(t *testing.T) {
	plain := region().get("/pouvoirs").Body.Bytes()
	answer := region().get("/pouvoirs", "Accept-Encoding", "gzip, br")
	z, err := gzip.NewReader(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	unpacked, err := io.ReadAll(z)
	if err != nil || !bytes.Equal(unpacked, plain) || answer.Header().Get("Content-Encoding") != "gzip" {
		t.Errorf("%d bytes for %d (%v)", len(unpacked), len(plain), err)
	}
	if answer.Header().Get("ETag") == region().get("/pouvoirs").Header().Get("ETag") {
		t.Error("the two forms of the page bear one tag")
	}
}

func TestTheCacheIsBounded(t *testing.T) {
	c := newCache(10_000)
	for i := range 100 {
		c.put(fmt.Sprint(i), edition{}, &entry{bytes: make([]byte, 100)})
		c.get("0", edition{}) // asked for all the time: it stays
	}
	if c.size > c.limit || c.order.Len() != len(c.byAddress) || c.order.Len() < 10 {
		t.Errorf("%d bytes, %d pages, %d keys", c.size, c.order.Len(), len(c.byAddress))
	}
	if c.get("0", edition{}) == nil || c.get("1", edition{}) != nil {
		t.Error("what was asked for last does not stay, or what was not does")
	}
	c.put("huge", edition{}, &entry{bytes: make([]byte, 9_000)})
	if c.get("huge", edition{}) != nil {
		t.Error("one page took the place of all")
	}
	if c.get("0", edition{acts: 1}) != nil || c.size != 0 {
		t.Error("a new act leaves pages of before in memory")
	}
	if c.put("0", edition{}, &entry{}); c.get("0", edition{acts: 1}) != nil {
		t.Error("a reader who was late brought the past back")
	}
}

// TestAnErasedNameIsGone looks for it on every page that named the person.
func TestAnErasedNameIsGone(t *testing.T) {
	w := told(t, "bfc-2019")
	pages := []string{"/personnes/person:prefet-region", "/instances/body:regional:27", "/contrats/contract:protocole-nord-franche-comte", "/reunions/meeting:regional:27:2019-01-25"}
	for _, p := range pages {
		if !strings.Contains(w.said(t, p), "Préfet de région (personne fictive)") {
			t.Fatalf("%s does not name the person", p)
		}
	}
	w.propose(t, "person:greffe", form("value.erased", "2020-01-03", `{"person":"person:prefet-region","reason":"Demande de l’intéressé"}`))
	for _, p := range pages {
		if said := w.said(t, p); strings.Contains(said, "Préfet de région (personne fictive)") || !strings.Contains(said, "nom effacé") {
			t.Errorf("%s still names the person: %s", p, said)
		}
	}
	if _, err := chain.VerifyProof(w.get("/actes/5.tlog-proof").Body.Bytes(), nil, w.key); err != nil {
		t.Errorf("a proof stopped being valid: %v", err)
	}
}

func TestSearchFindsWhatPeopleType(t *testing.T) {
	for q, want := range map[string]string{
		"nord franche comte": "Nord Franche-Comté", "CREUSOT": "Le Creusot", "montbeliard": "membre de Nord Franche-Comté", "belfort": "dans Nord Franche-Comté",
		"90010": "Belfort (90010)", "12": "Acte n° 12", "banque": "Banque des Territoires", "pilotage": "Comité de pilotage national", "perimetre": "Adaptation d’un périmètre", "hydrogene": "Institut du stockage de l’hydrogène", "zzz": "Rien ne répond à « zzz »",
		"<script>": "Rien ne répond à « <script> »",
	} {
		if said := region().said(t, "/recherche?q="+strings.ReplaceAll(q, " ", "+")); !strings.Contains(said, want) {
			t.Errorf("%q does not find %q: %s", q, want, said)
		}
	}
}

func TestFilesForMachines(t *testing.T) {
	for address, want := range map[string]string{
		"/livez": "ok", "/readyz": "ok", "/robots.txt": "Disallow: /recherche", "/.well-known/security.txt": "Contact: mailto:securite@region.example\nExpires: 2020-07-08T00:00:00Z",
	} {
		if answer := region().get(address); answer.Code != http.StatusOK || !strings.Contains(answer.Body.String(), want) {
			t.Errorf("%s: %d %s", address, answer.Code, answer.Body)
		}
	}
	region().get("/")
	answer := httptest.NewRecorder()
	region().Metrics().ServeHTTP(answer, httptest.NewRequest(http.MethodGet, "/metrics", nil))
	if !strings.Contains(answer.Body.String(), `jalon_http_answers_total{route="/",status="200"}`) {
		t.Error("the first page is not counted")
	}
	if region().get("/metrics").Code != http.StatusNotFound {
		t.Error("the figures are public")
	}
}

func TestTheStyleIsKeptForEver(t *testing.T) {
	if h := region().get(styleAddress).Header(); !strings.Contains(h.Get("Cache-Control"), "immutable") || !strings.HasPrefix(h.Get("Content-Type"), "text/css") {
		t.Errorf("%v", h)
	}
	if h := region().get("/style.css").Header(); strings.Contains(h.Get("Cache-Control"), "immutable") {
		t.Error("an address that may change is kept for ever")
	}
}

// TestReadersAndAWriterDoNotMeet reads now, on a day, and as known, while acts are taken; the race detector watches.
func TestReadersAndAWriterDoNotMeet(t *testing.T) {
	w := told(t, "bfc-2019")
	var readers sync.WaitGroup
	for _, address := range []string{"/", "/territoires/ti:haut-jura", "/actes?on=2019-06-01", "/?known=2020-01-10T10:00:00Z", "/actes/3.tlog-proof", "/readyz"} {
		readers.Go(func() {
			for range 10 {
				if answer := w.get(address); answer.Code != http.StatusOK {
					t.Errorf("%s: %d", address, answer.Code)
				}
			}
		})
	}
	for i := range 10 {
		w.propose(t, "person:secretariat-national", form("territory.renamed", "2020-01-02", fmt.Sprintf(`{"territory":"ti:haut-jura","name":"Haut-Jura %d"}`, i)))
	}
	readers.Wait()
}

// TestWhatAnActSaysIsInWords reads every field of every act: none is empty, none counts in the units of machines.
func TestWhatAnActSaysIsInWords(t *testing.T) {
	machine := regexp.MustCompile(`\((centi|euro cents|hundredths|code)|map\[`)
	var size int64
	_ = region().register.Read(t.Context(), 0, func(v register.View) error { size = v.Seq(); return nil })
	for seq := range size {
		for _, lang := range []string{"", "/en"} {
			address := fmt.Sprintf("%s/actes/%d", lang, seq+1)
			for _, said := range all(region().page(t, address), "dt", "dd") {
				if words := text(said); words == "" || machine.MatchString(words) {
					t.Errorf("%s: a %s says %q", address, said.Data, words)
				}
			}
		}
	}
}

// TestPartsOfAnActAreSaid looks at fields that list things or count in hundredths.
func TestPartsOfAnActAreSaid(t *testing.T) {
	want := map[register.Kind]string{
		"action.detailed":       " ; cible : ",
		"milestone.reached":     "Étape Étude de faisabilité rendue",
		"means.granted":         "Jours 20",
		"information.published": "Échelons destinataires Régional Comité de projet",
		"meeting.held":          "présent",
		"body.constituted":      "Identifiant body:",
		"contract.prepared":     "Partenaires publics",
		"funding.paid":          "Montant 400 000 €",
	}
	_ = region().register.Read(t.Context(), 0, func(v register.View) error {
		for seq := v.Seq(); seq > 0; seq-- {
			line, _ := v.Line(seq)
			if said, wanted := want[line.Kind]; wanted {
				var page strings.Builder
				for _, part := range all(region().page(t, fmt.Sprintf("/actes/%d", seq)), "dt", "dd") {
					page.WriteString(strings.Join(strings.Fields(text(part)), " ") + " ")
				}
				if !strings.Contains(page.String(), said) {
					t.Errorf("act %d, %s, does not say %q: %s", seq, line.Kind, said, page.String())
				}
				delete(want, line.Kind)
			}
		}
		return nil
	})
	for kind := range want {
		t.Errorf("no act is a %s", kind)
	}
}

// TestEveryThingHasItsHistory leads from an act on a thing without a page of its own to all the acts on it.
func TestEveryThingHasItsHistory(t *testing.T) {
	w := region()
	var acts []int64
	err := w.register.Read(t.Context(), 0, func(v register.View) error {
		acts = v.History("question:friche-sochaux")
		return nil
	})
	if err != nil || len(acts) != 2 {
		t.Fatal(acts, err)
	}
	for _, seq := range acts {
		if page := w.get(fmt.Sprint("/actes/", seq)).Body.String(); !strings.Contains(page, `href="/actes?objet=question%3Afriche-sochaux"`) {
			t.Errorf("act %d does not lead to the others on its request", seq)
		}
	}
	history := w.get("/actes?objet=question:friche-sochaux").Body.String()
	for _, seq := range acts {
		if !strings.Contains(history, fmt.Sprintf(`href="/actes/%d"`, seq)) {
			t.Errorf("the history does not hold act %d", seq)
		}
	}
}

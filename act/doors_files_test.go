package act_test

import (
	"bytes"
	"encoding/json"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"testing"

	"github.com/xuri/excelize/v2"

	"jalon/act"
	"jalon/cli"
	"jalon/perimeter"
	"jalon/register"
)

// fileDoor is a way in for files that people keep outside: what the file of a seat would do, and how it is brought.
type fileDoor struct {
	does func(act.Cell) register.Act
	ways map[string]func(*house, act.Cell) error
}

// TestFilesAnswerAsTheGate brings a file by every seat through the doors that take one: the workbook of a plan, the file of an
// operator, an official list. Each answers as the gate answers the act that the file comes to.
func TestFilesAnswerAsTheGate(t *testing.T) {
	w := newHouse(t)
	if _, err := w.register.Propose(t.Context(), register.Proposal{By: "person:project-project-manager", Drafts: []register.Draft{
		{Act: &act.ActionRecorded{Action: "action:halle", Territory: "ti:here", Title: "Une halle", Axis: "innover"}}}}); err != nil {
		t.Fatal(err)
	}
	doors, seen := w.fileDoors(), map[bool]int{}
	for _, c := range act.Cells(t) {
		d, takes := doors[c.Kind]
		if !takes || c.Level == "greffe" && c.Kind == "funding.committed" { // the registry sits for no organisation
			continue
		}
		_, err := w.register.Propose(t.Context(), register.Proposal{By: w.person(c), DryRun: true, Drafts: []register.Draft{{Act: d.does(c)}}})
		want := act.Verdict(err)
		for name, bring := range d.ways {
			if got := act.Verdict(bring(w, c)); got != want {
				t.Errorf("%s by %s of %s, through %s: %s; at the gate: %s", c.Kind, c.Seat, c.Level, name, got, want)
			}
			seen[want == act.Verdict(nil)]++
		}
	}
	if seen[true] < 5 || seen[false] < 5 {
		t.Errorf("only %d files may be brought and %d may not: this test proves little", seen[true], seen[false])
	}
	t.Logf("%d files taken, %d refused", seen[true], seen[false])
}

func (h *house) person(c act.Cell) register.ID { return register.Join("person", act.Holder(c)) }

func (h *house) fileDoors() map[string]fileDoor {
	const list = "phase,situation_au,id_ti,region,lib_ti,type_membre,code_membre,siren_membre,lib_membre\n1,2022-12-31,ti-7608,76,Toulouse,epci,243100518,243100518,Toulouse Métropole\n"
	plan := h.changedPlan()
	funds := func(c act.Cell) register.ID { return register.Join("org", act.Holder(c)) }
	return map[string]fileDoor{
		"action.followed": {
			does: func(act.Cell) register.Act {
				return &act.ActionFollowed{Action: "action:halle", Phase: "idea", Status: "blocked"}
			},
			ways: map[string]func(*house, act.Cell) error{
				"the page of a plan":      func(h *house, c act.Cell) error { return h.brings(c, "/territoires/ti:here/plan", "plan.xlsx", plan) },
				"the import of workbooks": func(h *house, c act.Cell) error { return h.imports(c, "plan.xlsx", plan, "workbook", "import") },
			}},
		"funding.committed": {
			does: func(c act.Cell) register.Act {
				return &act.FundingCommitted{Line: act.Line{Funding: "funding:nouveau", Territory: "ti:here", Funder: funds(c), Scheme: "Prêt", Cents: 10_000}}
			},
			ways: map[string]func(*house, act.Cell) error{
				"the page of an operator": func(h *house, c act.Cell) error {
					return h.brings(c, "/organismes/"+string(funds(c))+"/fichier", "aides.csv", aids, "new", "open")
				},
				"the import of operators": func(h *house, c act.Cell) error {
					return h.imports(c, "aides.csv", aids, "import", "operator", "--new", "--funder", string(funds(c)))
				},
			}},
		"territory.proposed": {
			does: func(act.Cell) register.Act {
				return &act.TerritoryProposed{Territory: "ti:toulouse", Programme: "programme:territoires-industrie-2018", Name: "Toulouse", Region: "76", Members: []perimeter.Member{toulouse}}
			},
			ways: map[string]func(*house, act.Cell) error{
				"the import of lists": func(h *house, c act.Cell) error {
					return h.imports(c, "liste.csv", []byte(list), "import", "territories", "--programme", "programme:territoires-industrie-2018", "--only", "territory.proposed", "--accept", "territory-left-out")
				},
			}},
	}
}

var toulouse = perimeter.Member{Kind: perimeter.EPCI, Code: "243100518"}

// aids is a file that opens a funding.
var aids = []byte("Dossier;Territoire;Libellé;Montant engagé\n2019-1;Ici;Prêt;100,00\n")

// changedPlan is the plan of the territory, in which somebody wrote that its action is blocked.
func (h *house) changedPlan() []byte {
	h.t.Helper()
	answer := httptest.NewRecorder()
	h.site.ServeHTTP(answer, httptest.NewRequest(http.MethodGet, "/territoires/ti:here/plan.xlsx", nil))
	f, err := excelize.OpenReader(answer.Body)
	if err == nil {
		err = f.SetCellStr("Actions", "G2", "Bloqué")
	}
	var b bytes.Buffer
	if err == nil {
		err = f.Write(&b)
	}
	if err != nil {
		h.t.Fatal(err)
	}
	return b.Bytes()
}

// brings sends a file by the form of a page.
func (h *house) brings(c act.Cell, address, name string, text []byte, fields ...string) error {
	h.t.Helper()
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	part, err := form.CreateFormFile("file", name)
	if err == nil {
		_, err = part.Write(text)
	}
	for i := 0; i+1 < len(fields) && err == nil; i += 2 {
		err = form.WriteField(fields[i], fields[i+1])
	}
	if err != nil || form.Close() != nil {
		h.t.Fatal(err)
	}
	r := httptest.NewRequest(http.MethodPost, address, &body)
	r.Header.Set("Content-Type", form.FormDataContentType())
	answer := httptest.NewRecorder()
	h.who = h.person(c)
	h.site.ServeHTTP(answer, r)
	if answer.Code == http.StatusOK {
		return nil
	}
	return h.refusalOf(answer)
}

// imports brings a file by the command line.
func (h *house) imports(c act.Cell, name string, text []byte, args ...string) error {
	h.t.Helper()
	path := filepath.Join(filepath.Dir(h.db), name)
	if err := os.WriteFile(path, text, 0o600); err != nil {
		h.t.Fatal(err)
	}
	var out, failed bytes.Buffer
	args = append(args, path, "--as", string(h.person(c)), "--dry-run", "--format", "json", "--db", h.db)
	if cli.Run(args, nil, &out, &failed) == cli.Done {
		return nil
	}
	var refusal register.Refusal
	last := failed.Bytes()[bytes.LastIndex(failed.Bytes(), []byte("\n{"))+1:]
	if err := json.Unmarshal(last, &refusal); err != nil {
		h.t.Fatalf("%v: %s", args, failed.String())
	}
	return &refusal
}

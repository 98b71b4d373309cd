package act_test

import (
	"bytes"
	"crypto/rand"
	"encoding/json"
	"errors"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"testing"
	"time"

	"golang.org/x/mod/sumdb/note"

	"jalon/act"
	"jalon/atlas"
	"jalon/chain"
	"jalon/cli"
	"jalon/register"
	"jalon/register/memlog"
	"jalon/store"
	"jalon/web"
)

// TestEveryDoorAnswersAlike takes two cells of each kind of act, one that may and one that may not, through each door: the
// command line, a file of acts, the form of a page. Each answers as the gate does. Without a session, or from another site,
// the page takes no act of anybody.
func TestEveryDoorAnswersAlike(t *testing.T) {
	w := newHouse(t)
	type half struct {
		kind string
		may  bool
	}
	seen, tried := map[half]bool{}, 0
	for _, c := range act.Cells(t) {
		a := act.Probe(c, w.state, false)
		this := half{c.Kind, c.Says != "—"}
		if this.may && !act.Covered(c, a.Power(w.state)) || seen[this] {
			continue
		}
		seen[this] = true
		who := register.Join("person", act.Holder(c))
		_, err := w.register.Propose(t.Context(), register.Proposal{By: who, DryRun: true, Drafts: []register.Draft{{Act: a}}})
		want := act.Verdict(err)
		for door, answer := range map[string]func(register.ID, string, register.Act) error{"the command line": w.command, "a file of acts": w.file, "a page": w.page} {
			tried++
			if got := act.Verdict(answer(who, c.Kind, a)); got != want {
				t.Errorf("%s by %s of %s, through %s: %s; at the gate: %s", c.Kind, c.Seat, c.Level, door, got, want)
			}
		}
		if code := w.post("", c.Kind, a, nil).Code; code != http.StatusForbidden {
			t.Errorf("%s, by a form without a session: %d", c.Kind, code)
		}
		if code := w.post(who, c.Kind, a, http.Header{"Origin": {"https://evil.example"}}).Code; code != http.StatusForbidden {
			t.Errorf("%s, by a form of another site: %d", c.Kind, code)
		}
	}
	t.Logf("%d tries through three doors", tried)
}

// house is the world of the matrix with all its doors.
type house struct {
	t        *testing.T
	db       string // where the command line finds it
	register *register.Register
	state    *register.State
	site     *web.Site
	who      register.ID // who is there, to the site: nobody when empty
}

// newHouse tells the world of the matrix again to a register in a file, with its key beside it.
func newHouse(t *testing.T) *house {
	t.Helper()
	h := &house{t: t, db: filepath.Join(t.TempDir(), "register.db")}
	secret, public, err := chain.NewKey(rand.Reader, cli.Origin)
	key := chain.Key(nil)
	if err == nil {
		err = os.WriteFile(h.db+".key", []byte(secret+"\n"+public+"\n"), 0o600)
	}
	if err == nil {
		key, err = chain.PublicKey(public)
	}
	signer, failed := chain.SigningKey(secret)
	if err = errors.Join(err, failed); err != nil {
		t.Fatal(err)
	}
	s, err := store.Open(t.Context(), h.db, store.MayCreate)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	h.register = h.open(s, signer, key)
	h.site = web.New(h.register, web.Options{Doorkeeper: h})
	h.tellAll(act.MatrixWorld(t))
	if err := h.register.Read(t.Context(), 0, func(v register.View) error { h.state = v.State; return nil }); err != nil {
		t.Fatal(err)
	}
	return h
}

func (h *house) open(log register.Log, signer note.Signer, key chain.Key) *register.Register {
	h.t.Helper()
	r, err := register.Open(h.t.Context(), register.Options{Grammar: register.NewGrammar(act.Kinds, atlas.France()), Log: log, Clock: time.Now, Random: rand.Reader, Signer: signer, Verifier: key})
	if err != nil {
		h.t.Fatal(err)
	}
	return r
}

// tellAll takes the acts of a log again.
func (h *house) tellAll(log *memlog.Log) {
	h.t.Helper()
	head, _ := log.Head(h.t.Context())
	for leaf, err := range log.Read(h.t.Context(), 1, head) {
		var rec register.Record
		if err == nil {
			err = json.Unmarshal(leaf.Bytes, &rec)
		}
		if err == nil {
			err = h.tell(rec)
		}
		if err != nil {
			h.t.Fatalf("act %d: %v", leaf.Seq, err)
		}
	}
}

// tell takes a recorded act again; a name that was sealed is another.
func (h *house) tell(rec register.Record) error {
	body := sealedDigest.ReplaceAll(rec.Act, []byte(`"Quelqu’un"`))
	d, refusal := h.register.Grammar().Draft(register.Form{Kind: rec.Kind, Effect: rec.Effect, Act: body})
	if refusal != nil {
		return refusal
	}
	_, err := h.register.Propose(h.t.Context(), register.Proposal{By: rec.By, Drafts: []register.Draft{d}})
	return err
}

// command proposes by the command line.
func (h *house) command(who register.ID, kind string, a register.Act) error {
	body, _ := json.Marshal(named(a))
	return h.run(body, "propose", kind, "--as", string(who))
}

// file proposes by a file of several acts.
func (h *house) file(who register.ID, kind string, a register.Act) error {
	body, _ := json.Marshal(named(a))
	list, _ := json.Marshal([]register.Form{{Kind: register.Kind(kind), Act: body}})
	return h.run(list, "propose", "--as", string(who))
}

func (h *house) run(body []byte, args ...string) error {
	var out, failed bytes.Buffer
	if cli.Run(append(args, "--dry-run", "--format", "json", "--db", h.db), bytes.NewReader(body), &out, &failed) == cli.Done {
		return nil
	}
	var refusal register.Refusal
	if err := json.Unmarshal(failed.Bytes(), &refusal); err != nil {
		h.t.Fatalf("%v: %s", args, failed.String())
	}
	return &refusal
}

var (
	sealedDigest = regexp.MustCompile(`\{"sealed":"[^"]*"\}`)
	refusalCode  = regexp.MustCompile(`<p class="refusal-code"><code>([^<]*)</code>`)
)

// named are the identifiers of an act, by the names of their fields: all that a probe says.
func named(a register.Act) map[string]register.ID {
	fields, v := map[string]register.ID{}, reflect.ValueOf(a).Elem()
	for _, f := range reflect.VisibleFields(v.Type()) {
		if id, ok := v.FieldByIndex(f.Index).Interface().(register.ID); ok && id != "" {
			name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
			fields[name] = id
		}
	}
	return fields
}

// page proposes by the form of a page.
func (h *house) page(who register.ID, kind string, a register.Act) error {
	answer := h.post(who, kind, a, nil)
	if answer.Code == http.StatusOK {
		return nil
	}
	return h.refusalOf(answer)
}

// refusalOf reads the refusal that a page shows.
func (h *house) refusalOf(answer *httptest.ResponseRecorder) error {
	h.t.Helper()
	code := refusalCode.FindStringSubmatch(answer.Body.String())
	if code == nil {
		h.t.Fatalf("%d, without a refusal: %s", answer.Code, answer.Body)
	}
	refusal := &register.Refusal{Code: code[1]}
	if strings.Contains(answer.Body.String(), "error-summary") {
		refusal.Field = "said at its field"
	}
	return refusal
}

func (h *house) post(who register.ID, kind string, a register.Act, header http.Header) *httptest.ResponseRecorder {
	form := url.Values{"step": {"check"}}
	for name, id := range named(a) {
		form.Set("a."+name, string(id))
	}
	r := httptest.NewRequest(http.MethodPost, "/agir/"+kind, strings.NewReader(form.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	for name, values := range header {
		r.Header[name] = values
	}
	answer := httptest.NewRecorder()
	h.who = who
	h.site.ServeHTTP(answer, r)
	return answer
}

// Visitor makes everybody the one who is there, who has just proved it.
func (h *house) Visitor(*http.Request) (web.Visitor, bool, error) {
	return web.Visitor{Account: "a", Name: "N", Person: h.who, Proved: time.Now()}, h.who != "", nil
}

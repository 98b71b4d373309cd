package test

import (
	"bytes"
	"database/sql"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/xuri/excelize/v2"
	_ "modernc.org/sqlite"
)

// The stories of script/ are plays: people propose acts to the real program, on a real database, and are answered.
// Each line is a command of this list.
//
//	seed STORY                       load a story that ships with Jalon
//	as PERSON                        who proposes from here on
//	on DAY                           the day of effect from here on
//	propose KIND [FIELD=VALUE ...]   propose an act; FIELD+=VALUE adds to a list, FIELD:=JSON gives anything,
//	                                 FIELD@=FILE the text of a file
//	    [at=MEETING@ITEM] [for=PERSON] [against=PERSON] [abstain=PERSON]
//	    [because=GROUNDS] [proof=EVIDENCE] [key=KEY]   may come before the fields
//	rehearse KIND ...                propose it without recording
//	accepted                         the last proposal was recorded
//	refused CODE [WORDS]             it was refused, with that code, and the sentence holds these words
//	sees SORT ID WORDS               what anyone sees of an object on the day holds these words
//	unseen SORT ID WORDS             ... and these it does not hold
//	write FILE SHEET!CELL VALUE      somebody writes in a cell of a workbook, in a spreadsheet; VALUE:= writes a number
//	mandate NAME PERSON BODY         @NAME stands for that person's mandate in that body from here on
//	alter N                          somebody changes one letter of act N in the database itself
func TestStories(t *testing.T) {
	jalon := build(t, "..")
	verify := build(t, "../cmd/jalon-verify")
	commands := map[string]func(ts *testscript.TestScript, neg bool, args []string){
		"seed": seed, "as": as, "on": on, "propose": propose, "rehearse": propose,
		"accepted": accepted, "refused": refused, "sees": sees, "unseen": unseen, "write": write, "alter": alter, "mandate": mandate,
	}
	maps.Copy(commands, siteCommands)
	testscript.Run(t, testscript.Params{
		Dir: "script",
		Setup: func(env *testscript.Env) error {
			env.Setenv("PATH", filepath.Dir(jalon)+":"+filepath.Dir(verify)+":"+env.Getenv("PATH"))
			env.Setenv("JALON_DB", filepath.Join(env.WorkDir, "register.db"))
			env.Values["stage"] = &stage{}
			return nil
		},
		Cmds: commands,
	})
}

// build compiles a command once and returns its path.
func build(t *testing.T, dir string) string {
	t.Helper()
	name := map[string]string{"..": "jalon"}[dir]
	if name == "" {
		name = filepath.Base(dir)
	}
	path := filepath.Join(t.TempDir(), name)
	if out, err := exec.Command("go", "build", "-o", path, dir).CombinedOutput(); err != nil {
		t.Fatalf("building %s: %v\n%s", dir, err, out)
	}
	return path
}

// stage is where a story stands: who speaks, on which day, and the last answer.
type stage struct {
	by, day  string
	err      error
	out, why string
	browser  browser

	names []string // @NAME and the mandate it stands for, by turns
}

func here(ts *testscript.TestScript) *stage { return ts.Value("stage").(*stage) }

// run runs the program and keeps its answer.
func (s *stage) run(ts *testscript.TestScript, input []byte, args ...string) {
	path, err := exec.LookPath(filepath.Join(strings.Split(ts.Getenv("PATH"), ":")[0], "jalon"))
	ts.Check(err)
	cmd := exec.Command(path, args...)
	cmd.Dir, cmd.Env = ts.Getenv("WORK"), append(os.Environ(), "JALON_DB="+ts.Getenv("JALON_DB"))
	cmd.Stdin = bytes.NewReader(input)
	var out, why bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &why
	s.err = cmd.Run()
	s.out, s.why = out.String(), why.String()
}

func seed(ts *testscript.TestScript, neg bool, args []string) {
	s := here(ts)
	s.run(ts, nil, "seed", args[0])
	if s.err != nil {
		ts.Fatalf("seed %s: %s", args[0], s.why)
	}
}

func as(ts *testscript.TestScript, neg bool, args []string) { here(ts).by = args[0] }
func on(ts *testscript.TestScript, neg bool, args []string) { here(ts).day = args[0] }

func propose(ts *testscript.TestScript, neg bool, args []string) {
	s := here(ts)
	call := []string{"propose", args[0], "--as", s.by, "--format", "json"}
	if s.day != "" {
		call = append(call, "--on", s.day)
	}
	fields := map[string]any{}
	for _, arg := range args[1:] {
		name, value, ok := strings.Cut(arg, "=")
		switch {
		case !ok:
			ts.Fatalf("%q is not FIELD=VALUE", arg)
		case name == "at":
			meeting, item, _ := strings.Cut(value, "@")
			call = append(call, "--meeting", meeting, "--item", item)
		case name == "because":
			call = append(call, "--grounds", value)
		case name == "proof":
			call = append(call, "--evidence", value)
		case name == "key":
			call = append(call, "--key", value)
		case name == "dry":
			call = append(call, "--dry-run")
		case name == "for" || name == "against" || name == "abstain":
			call = append(call, "--"+name, value)
		case strings.HasSuffix(name, "+"):
			name = strings.TrimSuffix(name, "+")
			list, _ := fields[name].([]any)
			fields[name] = append(list, value)
		case strings.HasSuffix(name, "@"):
			fields[strings.TrimSuffix(name, "@")] = ts.ReadFile(value)
		case strings.HasSuffix(name, ":"):
			fields[strings.TrimSuffix(name, ":")] = json.RawMessage(value)
		default:
			fields[name] = value
		}
	}
	body, err := json.Marshal(fields)
	ts.Check(err)
	s.run(ts, []byte(strings.NewReplacer(s.names...).Replace(string(body))), call...)
}

// mandate gives a name to the mandate of a person in a body: its number is that of an act, which a story does not know.
func mandate(ts *testscript.TestScript, neg bool, args []string) {
	s := here(ts)
	s.run(ts, nil, "show", "person", args[1], "--format", "json")
	var sheet struct {
		Mandates []struct {
			ID   string `json:"id"`
			Body struct {
				ID string `json:"id"`
			} `json:"body"`
		} `json:"mandates"`
	}
	ts.Check(json.Unmarshal([]byte(s.out), &sheet))
	for _, m := range sheet.Mandates {
		if m.Body.ID == args[2] {
			s.names = append(s.names, "@"+args[0], m.ID)
			return
		}
	}
	ts.Fatalf("%s has no mandate in %s", args[1], args[2])
}

func accepted(ts *testscript.TestScript, neg bool, args []string) {
	if s := here(ts); s.err != nil {
		ts.Fatalf("it was refused: %s", s.why)
	}
}

func refused(ts *testscript.TestScript, neg bool, args []string) {
	s := here(ts)
	if s.err == nil {
		ts.Fatalf("it was accepted: %s", s.out)
	}
	var answer struct{ Code, Sentence string }
	if err := json.Unmarshal([]byte(s.why), &answer); err != nil {
		ts.Fatalf("it failed without a refusal: %s", s.why)
	}
	if answer.Code != args[0] {
		ts.Fatalf("it was refused with %s, not %s: %s", answer.Code, args[0], answer.Sentence)
	}
	if strings.Contains(answer.Sentence, "{") {
		ts.Fatalf("the sentence is not whole: %s", answer.Sentence)
	}
	for _, words := range args[1:] {
		if !strings.Contains(plain(answer.Sentence), words) {
			ts.Fatalf("the refusal does not say %q: %s", words, answer.Sentence)
		}
	}
}

func sees(ts *testscript.TestScript, neg bool, args []string)   { look(ts, args, true) }
func unseen(ts *testscript.TestScript, neg bool, args []string) { look(ts, args, false) }

func look(ts *testscript.TestScript, args []string, wanted bool) {
	s := here(ts)
	call := []string{"show", args[0], args[1], "--format", "json"}
	if s.day != "" {
		call = append(call, "--on", s.day)
	}
	s.run(ts, nil, call...)
	if s.err != nil {
		ts.Fatalf("%s %s cannot be seen: %s", args[0], args[1], s.why)
	}
	if strings.Contains(plain(s.out), args[2]) != wanted {
		ts.Fatalf("%s %s is seen as %s", args[0], args[1], s.out)
	}
}

// write changes a cell of a workbook as a spreadsheet would.
func write(ts *testscript.TestScript, neg bool, args []string) {
	path := ts.MkAbs(args[0])
	f, err := excelize.OpenFile(path)
	ts.Check(err)
	defer f.Close()
	sheet, cell, _ := strings.Cut(args[1], "!")
	var value any = args[2]
	if number, ok := strings.CutPrefix(args[2], ":="); ok {
		n, err := json.Number(number).Float64()
		ts.Check(err)
		value = n
	}
	ts.Check(f.SetCellValue(sheet, cell, value))
	ts.Check(f.Save())
}

// alter changes one byte of an act behind the program's back, as somebody with the database in hand could.
func alter(ts *testscript.TestScript, neg bool, args []string) {
	db, err := sql.Open("sqlite", ts.Getenv("JALON_DB"))
	ts.Check(err)
	defer db.Close()
	var leaf []byte
	ts.Check(db.QueryRow("select leaf from act where seq = ?", args[0]).Scan(&leaf))
	changed := bytes.Replace(leaf, []byte(`"effect":"2019`), []byte(`"effect":"2018`), 1)
	if bytes.Equal(changed, leaf) {
		ts.Fatalf("act %s has nothing to alter", args[0])
	}
	_, err = db.Exec("update act set leaf = ? where seq = ?", changed, args[0])
	ts.Check(err)
}

// plain puts ordinary spaces in place of the careful ones, so that stories are typed like letters.
func plain(s string) string {
	return fmt.Sprint(strings.NewReplacer("\u202f", " ", "\u00a0", " ", "’", "'").Replace(s))
}

package main

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"jalon/chain"
)

// binary is the command, built once.
var binary string

func TestMain(m *testing.M) {
	dir, err := os.MkdirTemp("", "jalon-verify")
	if err != nil {
		panic(err)
	}
	binary = filepath.Join(dir, "jalon-verify")
	if out, err := exec.Command("go", "build", "-o", binary, ".").CombinedOutput(); err != nil {
		panic(string(out))
	}
	code := m.Run()
	os.RemoveAll(dir)
	os.Exit(code)
}

// folder is what someone who checks an act has before them.
type folder struct {
	*testing.T
	dir         string
	key, secret string
	act         []byte
	proof       []byte // without the act
}

const act5 = `{"act":{"territory":"ti:nord-franche-comte"},"grounds":"` + "\u202eé\u009b\u00a0" + `","kind":"perimeter.adapted","seq":5}`

// newFolder writes the files of act 5 of a register of ten.
func newFolder(t *testing.T) *folder {
	secret, public, err := chain.NewKey(rand.NewChaCha8([32]byte{}), "region.example/registre")
	if err != nil {
		t.Fatal(err)
	}
	signer, _ := chain.SigningKey(secret)
	f := &folder{T: t, dir: t.TempDir(), key: public, secret: secret, act: []byte(act5)}
	var tree chain.Tree
	for n := range 10 {
		if n == 4 {
			tree.Append(f.act)
		} else {
			tree.Append(fmt.Append(nil, n))
		}
	}
	root, err1 := tree.Root(10)
	signed, err2 := chain.Sign(chain.Checkpoint{Origin: signer.Name(), Size: 10, Root: root}, signer)
	var err3, err4 error
	f.proof, err3 = chain.ProofFile(&tree, 4, signed)
	whole, err4 := chain.ProofBundle(&tree, 4, signed, f.act)
	if err := errors.Join(err1, err2, err3, err4); err != nil {
		t.Fatal(err)
	}
	f.write("key", []byte(f.key+"\n"))
	f.write("act.json", f.act)
	f.write("5.tlog-proof", f.proof)
	f.write("whole.tlog-proof", whole)
	return f
}

func (f *folder) write(name string, b []byte) {
	if err := os.WriteFile(filepath.Join(f.dir, name), b, 0o600); err != nil {
		f.Fatal(err)
	}
}

// run runs the command in the folder, in a language of the environment.
func (f *folder) run(lang string, args ...string) (code int, out, log string) {
	cmd := exec.Command(binary, args...)
	cmd.Dir, cmd.Env = f.dir, []string{"LANG=" + lang}
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	if err := cmd.Run(); err != nil && cmd.ProcessState == nil {
		f.Fatal(err)
	}
	return cmd.ProcessState.ExitCode(), stdout.String(), stderr.String()
}

func TestProven(t *testing.T) {
	f := newFolder(t)
	for _, args := range [][]string{
		{"-key", f.key, "-act", "act.json", "5.tlog-proof"},
		{"-key", "@key", "-act", "act.json", "5.tlog-proof"},
		{"-key", "@key", "whole.tlog-proof"},
		{"-key", "@key", "-act", "act.json", "whole.tlog-proof"},
	} {
		code, out, log := f.run("fr_FR.UTF-8", args...)
		if code != 0 || log != "" {
			t.Errorf("%q exits %d: %s", args, code, log)
		}
		root := strings.Split(string(f.proof), "\n")[9] // after the header, the index, four hashes, a blank, origin and size
		for _, want := range []string{"Prouvé", "n°\u00a05\n", "region.example/registre\n", " 10\n", root + "\n", "Date", "aucune"} {
			if !strings.Contains(out, want) {
				t.Errorf("%q does not say %q:\n%s", args, want, out)
			}
		}
	}
}

func TestLanguage(t *testing.T) {
	f := newFolder(t)
	for _, c := range []struct{ env, flag, want string }{
		{"fr_FR.UTF-8", "", "Prouvé"}, {"fr", "", "Prouvé"}, {"en_US.UTF-8", "", "Proven"}, {"C", "", "Proven"}, {"", "", "Proven"},
		{"fr_FR.UTF-8", "-lang=en", "Proven"}, {"C", "-lang=fr", "Prouvé"},
	} {
		args := []string{"-key", "@key", "whole.tlog-proof"}
		if c.flag != "" {
			args = append([]string{c.flag}, args...)
		}
		if _, out, _ := f.run(c.env, args...); !strings.HasPrefix(out, c.want) {
			t.Errorf("LANG=%s %s says %s", c.env, c.flag, out)
		}
	}
}

// The act is shown as it is, but for what would act upon the screen.
func TestShow(t *testing.T) {
	f := newFolder(t)
	code, out, _ := f.run("C", "-key", "@key", "-show", "whole.tlog-proof")
	if code != 0 || !strings.Contains(out, `"grounds": "\u202eé\u009b`+"\u00a0"+`"`) || strings.ContainsAny(out, "\u202e\u009b") {
		t.Errorf("exit %d:\n%s", code, out)
	}
}

func TestNotProven(t *testing.T) {
	f := newFolder(t)
	_, other, _ := chain.NewKey(rand.NewChaCha8([32]byte{1}), "region.example/registre")
	change := func(old, new string) []byte { return bytes.Replace(f.proof, []byte(old), []byte(new), 1) }
	for _, c := range []struct {
		name       string
		proof, act []byte
		key        string
		fr, en     string
	}{
		{"act changed", f.proof, bytes.Replace(f.act, []byte("nord"), []byte("sud"), 1), f.key, "présence de l’acte", "presence of the act"},
		{"act with a line break more", f.proof, append(bytes.Clone(f.act), '\n'), f.key, "présence de l’acte", "presence of the act"},
		{"empty act", f.proof, nil, f.key, "présence de l’acte", "presence of the act"},
		{"another number", change("index 4", "index 3"), f.act, f.key, "présence de l’acte", "presence of the act"},
		{"a number beyond", change("index 4", "index 44"), f.act, f.key, "n°\u00a045", "no. 45"},
		{"another key", f.proof, f.act, other, "signature du registre", "signature of the register"},
		{"size changed", change("\n10\n", "\n11\n"), f.act, f.key, "signature du registre", "signature of the register"},
		{"proof cut", f.proof[:len(f.proof)-20], f.act, f.key, "lecture du point de contrôle", "reading the checkpoint"},
		{"not a proof", f.act, f.act, f.key, "lecture de la preuve", "reading the proof"},
		{"a huge proof", bytes.Repeat(f.proof, 1<<13), f.act, f.key, "lecture de la preuve", "reading the proof"},
	} {
		f.write("changed.tlog-proof", c.proof)
		f.write("changed.json", c.act)
		for lang, want := range map[string][2]string{"fr": {"Non prouvé", c.fr}, "en": {"Not proven", c.en}} {
			code, out, log := f.run(lang, "-key", c.key, "-act", "changed.json", "changed.tlog-proof")
			if code != 1 || out != "" || !strings.HasPrefix(log, want[0]) || !strings.Contains(log, want[1]) {
				t.Errorf("%s, %s: exit %d, %s%s; want %q, %q", c.name, lang, code, out, log, want[0], want[1])
			}
		}
	}
}

func TestMisuse(t *testing.T) {
	f := newFolder(t)
	for _, c := range []struct {
		args []string
		want string
	}{
		{nil, "Il faut une clé"},
		{[]string{"5.tlog-proof"}, "Il faut une clé"},
		{[]string{"-key", "@key"}, "Il faut une clé"},
		{[]string{"-key", "@key", "a", "b"}, "Il faut une clé"},
		{[]string{"-key", "@key", "5.tlog-proof"}, "ne contient pas l’acte"},
		{[]string{"-key", f.secret, "5.tlog-proof"}, "clé secrète"},
		{[]string{"-key", "nonsense", "whole.tlog-proof"}, "pas une clé publique"},
		{[]string{"-key", "@absent", "whole.tlog-proof"}, "Lecture impossible"},
		{[]string{"-key", "@key", "absent.tlog-proof"}, "Lecture impossible"},
		{[]string{"-key", "@key", "-act", "absent.json", "5.tlog-proof"}, "Lecture impossible"},
		{[]string{"-key", "@key", "."}, "Lecture impossible"},
		{[]string{"-keys", "x", "5.tlog-proof"}, "Option mal employée"},
		{[]string{"-lang", "de", "-key", "@key", "whole.tlog-proof"}, "Option mal employée"},
	} {
		code, out, log := f.run("fr", c.args...)
		if code != 2 || out != "" || !strings.Contains(log, c.want) {
			t.Errorf("%q: exit %d, %s%s; want %q", c.args, code, out, log, c.want)
		}
		if strings.Contains(out+log, "PRIVATE") {
			t.Errorf("%q repeats the secret key", c.args)
		}
	}
	if code, out, log := f.run("fr", "-h"); code != 0 || log != "" || !strings.Contains(out, "-act FICHIER") {
		t.Errorf("-h: exit %d, %s%s", code, out, log)
	}
}

// Each language says every failure that a proof can meet.
func TestEveryFailureHasItsWords(t *testing.T) {
	for lang, w := range spoken {
		for _, code := range []chain.Code{chain.BadProof, chain.Unreadable, chain.BadSignature, chain.NotCovered, chain.NotIncluded} {
			if w.steps[code] == "" || w.whys[code] == "" {
				t.Errorf("%s has no words for %s", lang, code)
			}
		}
	}
}

// The command stands alone: of ours it holds chain, and it can reach neither a database nor a network.
func TestStandsAlone(t *testing.T) {
	out, err := exec.Command("go", "list", "-deps", ".").Output()
	if err != nil {
		t.Fatal(err)
	}
	deps := strings.Fields(string(out))
	for _, dep := range deps {
		if strings.HasPrefix(dep, "jalon/") && dep != "jalon/chain" && dep != "jalon/cmd/jalon-verify" {
			t.Errorf("it holds %s", dep)
		}
	}
	for _, banned := range []string{"net", "net/http", "database/sql", "os/exec"} {
		if slices.Contains(deps, banned) {
			t.Errorf("it holds %s", banned)
		}
	}
	if !slices.Contains(deps, "jalon/chain") {
		t.Error("the list of what it holds is not its own")
	}
}

package cli

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"golang.org/x/mod/sumdb/note"

	"jalon/act"
	"jalon/atlas"
	"jalon/chain"
	"jalon/register"
	"jalon/source"
	"jalon/store"
)

// opened is a register with what must be closed after it.
type opened struct {
	*register.Register
	store *store.Store
	keys  keys
	chart string // the map that it was opened on
}

// Close closes the store.
func (o *opened) Close() error { return o.store.Close() }

// grammar is the grammar of a register that nobody opened: the acts, on the atlas that the program carries.
func grammar() *register.Grammar { return register.NewGrammar(act.Kinds, atlas.France()) }

// open opens the register named by --db. MayCreate makes it, and its signing key, if they are not there.
func (e *env) open(mode store.Mode) (*opened, error) {
	s, err := store.Open(e, e.DB, mode)
	if err != nil {
		return nil, err
	}
	k, err := readKeys(e.files(), mode)
	if err != nil {
		return nil, errors.Join(err, s.Close())
	}
	published, err := os.ReadFile(e.files() + ".checkpoint")
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, errors.Join(err, s.Close())
	}
	chart, err := source.Charted(e, s)
	if err != nil {
		return nil, errors.Join(err, s.Close())
	}
	a, err := e.geography(s)
	if err != nil {
		return nil, errors.Join(err, s.Close())
	}
	r, err := register.Open(e, register.Options{
		Grammar: register.NewGrammar(act.Kinds, a), Log: s, Clock: time.Now, Random: rand.Reader,
		Signer: k.signer, Verifier: k.verifier,
		Published: string(published), Publish: e.publish, Progress: e.progress("Lecture du registre", "Reading the register"),
	})
	if err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return &opened{r, s, k, chart}, nil
}

// files is the common beginning of the names of the files that stand beside a register: its key, its published
// checkpoint. Those of a database on a server stand in the current folder.
func (e *env) files() string {
	if strings.Contains(e.DB, "://") {
		return "jalon"
	}
	return e.DB
}

// keys are the keys of a register: the secret one signs its checkpoints, the public one verifies them.
type keys struct {
	signer   note.Signer
	verifier note.Verifier
	public   string
}

// readKeys reads the signing key beside a register, or draws it when the register may be created.
func readKeys(beside string, mode store.Mode) (keys, error) {
	path := beside + ".key"
	secret, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) && mode == store.MayCreate {
		secret, err = drawKey(path)
	}
	if err != nil {
		return keys{}, fmt.Errorf("the signing key of the register: %w", err)
	}
	lines := strings.Fields(string(secret))
	if len(lines) != 2 {
		return keys{}, fmt.Errorf("%s is not a signing key: it holds a secret line and a public line", path)
	}
	k := keys{public: lines[1]}
	if k.signer, err = chain.SigningKey(lines[0]); err != nil {
		return keys{}, fmt.Errorf("%s: %w", path, err)
	}
	k.verifier, err = chain.PublicKey(k.public)
	return k, err
}

// Origin is the name of the logs this program creates, as their checkpoints bear it.
const Origin = "jalon.register"

// drawKey makes a signing key and keeps it where only its owner reads it.
func drawKey(path string) ([]byte, error) {
	secret, public, err := chain.NewKey(rand.Reader, Origin)
	if err != nil {
		return nil, err
	}
	text := []byte(secret + "\n" + public + "\n")
	return text, os.WriteFile(path, text, 0o600)
}

// publish puts the last checkpoint beside the register, whole or not at all. Copied elsewhere, it betrays a
// register that was rolled back.
func (e *env) publish(checkpoint string) {
	path := e.files() + ".checkpoint"
	temp, err := os.CreateTemp(filepath.Dir(path), ".checkpoint-*")
	if err != nil {
		return // the log holds it too: publishing again comes with the next act
	}
	_, writeErr := temp.WriteString(checkpoint)
	if err := errors.Join(writeErr, temp.Close()); err != nil || os.Rename(temp.Name(), path) != nil {
		_ = os.Remove(temp.Name())
	}
}

package store_test

import (
	"bytes"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"jalon/act"
	"jalon/chain"
	"jalon/register"
	"jalon/store"
	"jalon/store/storetest"
)

func TestAMissingFileIsNotCreated(t *testing.T) {
	place := sqlitePlace(t)
	if _, err := store.Open(t.Context(), place, store.MustExist); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("%v, want %v", err, os.ErrNotExist)
	}
	if _, err := os.Stat(place); err == nil {
		t.Error("the file was created")
	}
}

func TestAFileOfSomethingElseIsRefused(t *testing.T) {
	for name, content := range map[string]string{"empty": "", "text": strings.Repeat("this is no database\n", 100)} {
		place := filepath.Join(t.TempDir(), name)
		if err := os.WriteFile(place, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := store.Open(t.Context(), place, store.MustExist); err == nil {
			t.Errorf("%s: opened as a register", name)
		}
		if now, _ := os.ReadFile(place); string(now) != content && name == "text" {
			t.Errorf("%s: the file was changed", name)
		}
	}
}

// alter runs a statement on the file of a register, behind its back.
func alter(t *testing.T, place, statement string, args ...any) {
	t.Helper()
	db, err := sql.Open("sqlite", place)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.ExecContext(t.Context(), statement, args...); err != nil {
		t.Fatal(err)
	}
}

func TestMigrationsArePinned(t *testing.T) {
	for _, c := range []struct{ alteration, want string }{
		{"update migration set sha256 = 'x'", "another text"},
		{"insert into migration values (900, 'x')", "later version"},
	} {
		place := sqlitePlace(t)
		open(t, place).Close()
		alter(t, place, c.alteration)
		for _, mode := range []store.Mode{store.MustExist, store.MayCreate} {
			if _, err := store.Open(t.Context(), place, mode); err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("%s: %v, want %q", c.alteration, err, c.want)
			}
		}
	}
}

func TestErasedBytesAreGone(t *testing.T) {
	place, k, c := sqlitePlace(t), storetest.NewKeys(t), clockAt(2019)
	r := node(t, place, k, c)
	enter(t, r, "open", opening())
	for i := range 40 {
		enter(t, r, "", person(fmt.Sprintf("p%d-x", i)))
	}
	if !onDisk(t, place, "Nom de p7-x") {
		t.Fatal("the name is not in the files before its erasure: this test would prove nothing")
	}
	enter(t, r, "", &act.ValueErased{Person: "person:p7-x", Reason: "demande"})
	if onDisk(t, place, "Nom de p7-x") {
		t.Error("the erased name is still in the files")
	}
	if !onDisk(t, place, "Nom de p8-x") {
		t.Error("the name of somebody else is gone")
	}
}

// onDisk searches the bytes of the database and of its log.
func onDisk(t *testing.T, place, text string) bool {
	t.Helper()
	files, err := filepath.Glob(place + "*")
	if err != nil || len(files) == 0 {
		t.Fatalf("no file at %s (%v)", place, err)
	}
	for _, name := range files {
		content, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if bytes.Contains(content, []byte(text)) {
			return true
		}
	}
	return false
}

// TestErasureWhileSomebodyReads: a reader holds an old snapshot, which keeps the bytes in the files for its sake. They
// go with the first act after it has left.
func TestErasureWhileSomebodyReads(t *testing.T) {
	place, k, c := sqlitePlace(t), storetest.NewKeys(t), clockAt(2019)
	r := node(t, place, k, c)
	enter(t, r, "open", opening(), person("anne"))
	for range open(t, place).Read(t.Context(), 1, 2) {
		began := time.Now()
		enter(t, r, "", &act.ValueErased{Person: "person:anne", Reason: "demande"})
		if waited := time.Since(began); waited > 5*time.Second {
			t.Errorf("the erasure waited %v for the reader", waited)
		}
		if !onDisk(t, place, "Nom de anne") {
			t.Fatal("the reader held nothing: this test proves nothing")
		}
		break
	}
	enter(t, r, "", person("bruno"))
	if onDisk(t, place, "Nom de anne") {
		t.Error("the reader has left, an act was entered, and the erased name is still in the files")
	}
}

func TestATamperedActIsNamed(t *testing.T) {
	place, k, c := sqlitePlace(t), storetest.NewKeys(t), clockAt(2019)
	enter(t, node(t, place, k, c), "open", opening(), person("anne"), person("bruno"))
	leaf := read(t, open(t, place), 2)
	for i := range leaf.Bytes { // every byte in turn
		altered := bytes.Clone(leaf.Bytes)
		altered[i] ^= 1
		alter(t, place, "update act set leaf = ? where seq = 2", altered)
		if err := reopened(t, place, k, c); err == nil || !strings.Contains(err.Error(), "act 2 ") {
			t.Fatalf("byte %d of act 2 altered: %v", i, err)
		}
	}
	alter(t, place, "update act set leaf = ? where seq = 2", leaf.Bytes)
	if err := reopened(t, place, k, c); err != nil {
		t.Errorf("put back as it was: %v", err)
	}
}

func TestARewrittenLogIsNotOpened(t *testing.T) {
	for name, statements := range map[string][]string{
		"an act taken out":          {"delete from act where seq = 2"},
		"the last act taken out":    {"delete from act where seq = 3"},
		"a checkpoint taken out":    {"delete from checkpoint where size = 3"},
		"all checkpoints taken out": {"delete from checkpoint"},
		"a checkpoint rewritten":    {"update checkpoint set note = 'x' where size = 3"},
		"everything taken out":      {"delete from act"},
		"two acts exchanged":        {"update act set seq = -seq where seq > 1", "update act set seq = 5 + seq where seq < 0"},
	} {
		place, k, c := sqlitePlace(t), storetest.NewKeys(t), clockAt(2019)
		r := node(t, place, k, c)
		enter(t, r, "", opening(), person("anne"))
		enter(t, r, "", person("bruno"))
		for _, statement := range statements {
			alter(t, place, statement)
		}
		if err := reopened(t, place, k, c); err == nil {
			t.Errorf("%s: the register opens", name)
		}
	}
}

// An act rewritten with its hash passes the leaf check, not the checkpoint.
func TestAForgedActIsNotOpened(t *testing.T) {
	place, k, c := sqlitePlace(t), storetest.NewKeys(t), clockAt(2019)
	enter(t, node(t, place, k, c), "", opening(), person("anne"))
	forged := bytes.Replace(read(t, open(t, place), 2).Bytes, []byte("anne"), []byte("zoee"), 1)
	hash := chain.LeafHash(forged)
	alter(t, place, "update act set leaf = ?, hash = ? where seq = 2", forged, hash[:])
	if err := reopened(t, place, k, c); err == nil || !strings.Contains(err.Error(), "checkpoint") {
		t.Errorf("a forged act: %v", err)
	}
}

// TestFullDisk bounds the pages of the database, which SQLite answers as it answers a full disk.
func TestFullDisk(t *testing.T) {
	place, k, c := sqlitePlace(t), storetest.NewKeys(t), clockAt(2019)
	s := open(t, place)
	r, err := register.Open(t.Context(), options(t, k, s, c))
	if err != nil {
		t.Fatal(err)
	}
	enter(t, r, "open", opening())
	store.Bound(t, s, 40)
	entered, refused := 0, 0
	for i := range 200 {
		switch _, err := propose(r, "", person(fmt.Sprintf("p%d", i))); {
		case err == nil:
			entered++
		case isRefused(err, "register.full"):
			refused++
		default:
			t.Fatalf("act %d: %v", i, err)
		}
	}
	if entered == 0 || refused == 0 {
		t.Fatalf("%d acts entered, %d refused: the disk never filled", entered, refused)
	}
	if n, err := storetest.Verify(t.Context(), s, k.Public); err != nil || n != int64(1+entered) {
		t.Errorf("the log holds %d acts (%v), want %d", n, err, 1+entered)
	}
	store.Bound(t, s, 1<<30)
	if receipt := enter(t, r, "", person("after")); receipt.Acts[0].Seq != int64(2+entered) {
		t.Errorf("once there is room the act is number %d, want %d", receipt.Acts[0].Seq, 2+entered)
	}
}

// TestALockThatIsNotGivenBack is held by another program, as a copy in progress does.
func TestALockThatIsNotGivenBack(t *testing.T) {
	place, k, c := sqlitePlace(t), storetest.NewKeys(t), clockAt(2019)
	s := open(t, place)
	r, err := register.Open(t.Context(), options(t, k, s, c))
	if err != nil {
		t.Fatal(err)
	}
	enter(t, r, "open", opening())
	store.Impatient(t, s)
	other, err := sql.Open("sqlite", place)
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	other.SetMaxOpenConns(1)
	if _, err := other.ExecContext(t.Context(), "begin immediate"); err != nil {
		t.Fatal(err)
	}
	if _, err := propose(r, "anne", person("anne")); !isRefused(err, "register.busy") {
		t.Fatalf("while another holds the log: %v", err)
	}
	if _, err := other.ExecContext(t.Context(), "rollback"); err != nil {
		t.Fatal(err)
	}
	if receipt := enter(t, r, "anne", person("anne")); receipt.Acts[0].Seq != 2 {
		t.Errorf("once it is given back the act is number %d, want 2", receipt.Acts[0].Seq)
	}
}

func isRefused(err error, code string) bool {
	var refusal *register.Refusal
	return errors.As(err, &refusal) && refusal.Code == code
}

func reopened(t *testing.T, place string, k storetest.Keys, c *clock) error {
	t.Helper()
	s := open(t, place)
	defer s.Close()
	_, err := register.Open(t.Context(), options(t, k, s, c))
	return err
}

func read(t *testing.T, s *store.Store, seq int64) (leaf register.Leaf) {
	t.Helper()
	for l, err := range s.Read(t.Context(), seq, seq) {
		if err != nil {
			t.Fatal(err)
		}
		leaf = l
	}
	return leaf
}

package source

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"

	"github.com/parquet-go/parquet-go"

	"jalon/cube"
)

// groupsFile is a file of ten groups of rows; a legal unit goes on from one to the next, and a SIRET comes again in the last.
func groupsFile(t *testing.T) string {
	var content bytes.Buffer
	w := parquet.NewGenericWriter[establishment](&content)
	communes, treated := []string{"25056", "39300", "25388", "75101", "99999"}, []string{"2024-01-01T10:00:00", "2025-01-01T10:00:00"}
	for i := range 1000 {
		n := uint64(i)
		if i == 999 {
			n = 3
		}
		siret := 40_000_000_000_00 + n/3*1_000_00 + n%3*10
		for !soundSIRET(siret) {
			siret++
		}
		band := sireneCodes[i%12+1]
		one := establishment{Siret: fmt.Sprintf("%014d", siret), Treated: &treated[i/999], Commune: &communes[i%len(communes)], State: string("AF"[i%7/6]),
			Band: &band, Code: []string{"62.01Z", "10.13A", "29.10Z"}[i/200%3], Names: "NAFRev2", Seat: i%3 == 0}
		_, err := w.Write([]establishment{one})
		if i%100 == 99 {
			err = errors.Join(err, w.Flush())
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return write(t, "StockEtablissement.parquet", content.String())
}

// written is what an import gives to the shelf.
func written(t *testing.T, ask Request) (*Imported, []byte) {
	t.Helper()
	got, err := Import(ask)
	if err != nil {
		t.Fatal(err)
	}
	var to bytes.Buffer
	if err := cube.Write(&to, got.Blocks...); err != nil {
		t.Fatal(err)
	}
	return got, to.Bytes()
}

const dying = "JALON_TEST_DYING_IMPORT"

// An import that is killed goes on from the groups that were read, and gives the same bytes as one that nothing stopped.
func TestKilledImportGoesOn(t *testing.T) {
	if path := os.Getenv(dying); path != "" {
		dyingImport(t, path)
		return
	}
	path := groupsFile(t)
	child := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestKilledImportGoesOn$")
	child.Env = append(os.Environ(), dying+"="+path)
	said, err := child.CombinedOutput()
	if died, ok := errors.AsType[*exec.ExitError](err); !ok || died.Sys().(syscall.WaitStatus).Signal() != syscall.SIGKILL {
		t.Fatalf("it was not killed: %v\n%s", err, said)
	}
	ask := request(t, "sirene", path)
	whole, want := written(t, ask)
	ask.Keep = path + ".kept"
	again, got := written(t, ask)
	if again.Resumed < 300 || again.Resumed >= 1000 || whole.Resumed != 0 {
		t.Errorf("it went on from row %d", again.Resumed)
	}
	if !bytes.Equal(got, want) || fmt.Sprintf("%+v", again.Dataset) != fmt.Sprintf("%+v", whole.Dataset) {
		t.Errorf("what went on is not what was never stopped:\n%+v\n%+v", again.Dataset, whole.Dataset)
	}
	if rejected(whole, "siret.twice") != 1 || rejected(whole, "commune.unknown") == 0 {
		t.Errorf("the file tries nothing: %+v", whole.Rejected)
	}
}

// dyingImport imports until three groups are kept, then is no more.
func dyingImport(t *testing.T, path string) {
	ask := request(t, "sirene", path)
	ask.Keep = path + ".kept"
	ask.Progress = func(int64, int64) {
		if kept, _ := filepath.Glob(ask.Keep + "/*-?"); len(kept) >= 3 {
			_ = syscall.Kill(os.Getpid(), syscall.SIGKILL)
			select {}
		}
	}
	_, err := Import(ask)
	t.Fatalf("it went to its end: %v", err)
}

// What is kept serves when it is whole and of the same file.
func TestWhatIsKeptOfAnImport(t *testing.T) {
	path := groupsFile(t)
	ask := request(t, "sirene", path)
	_, want := written(t, ask)
	ask.Keep = path + ".kept"
	stopped := func() *Interrupted {
		ask := ask
		ctx, stop := context.WithCancel(t.Context())
		ask.Context, ask.Progress = ctx, func(done, _ int64) {
			if done >= 500 {
				stop()
			}
		}
		_, err := Import(ask)
		i, ok := errors.AsType[*Interrupted](err)
		if !ok || !errors.Is(err, context.Canceled) || i.Keep != ask.Keep || i.Total != 1000 || i.Done < 300 {
			t.Fatalf("%+v (%v)", i, err)
		}
		return i
	}
	first := stopped()
	files, _ := filepath.Glob(ask.Keep + "/*")
	if err := os.WriteFile(files[0], []byte("damaged, and long enough to hold a sum of thirty-two bytes"), 0o600); err != nil {
		t.Fatal(err)
	}
	got, bytesOf := written(t, ask)
	if got.Resumed != first.Done-100 || !bytes.Equal(bytesOf, want) {
		t.Errorf("%d rows were taken up, want %d; same bytes: %v", got.Resumed, first.Done-100, bytes.Equal(bytesOf, want))
	}
	if err := forget(ask.Keep); err != nil {
		t.Fatal(err)
	}
	stopped()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, append(content, 0)[:len(content)-8], 0o600); err != nil {
		t.Fatal(err)
	}
	_, err = Import(ask)
	faulty(t, err, "data.parquet")
}

// Two imports at once number words each in their own way: what one kept does not pass for what the other did.
func TestWordsOfAnotherImport(t *testing.T) {
	both := group{Communes: []string{"25056"}, Activities: []string{"62.01Z"}}
	if !both.learn(group{Communes: []string{"25056", "39300"}}) || len(both.Communes) != 2 || len(both.Activities) != 1 {
		t.Errorf("words that go on are not learnt: %+v", both)
	}
	if both.learn(group{Communes: []string{"39300"}}) || both.learn(group{Activities: []string{"10.13A", "62.01Z"}}) {
		t.Error("words in another order are learnt")
	}
}

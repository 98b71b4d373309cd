package fault_test

import (
	"encoding/hex"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"jalon/store/storetest"
)

// call is one call of the system that a child made: on a file of the register, or to tell something.
type call struct {
	name string // pwrite64, ftruncate, sync, write
	file string // the end of its name: "", "-wal"
	data []byte
	at   int // where it is written, or the size it is cut to
}

var callForm = regexp.MustCompile(`^\d+ +(\w+)\(\d+<([^>]*)>(?:, "([^"]*)")?(?:, (\d+))?(?:, (\d+))?\) += \d+`)

// TestPowerLoss replays what the register asked of the disk and cuts the power after each call: what was written and
// not yet synced is lost, whole or in part. Nothing acknowledged by then may be missing.
func TestPowerLoss(t *testing.T) {
	if withoutStrace(t) {
		return
	}
	k, base, calls := recorded(t)
	cuts := 0
	for end := range calls {
		for _, kept := range []int{0, 50, 100} { // how many in a hundred of the unsynced writes reach the disk
			if err := powerLoss(t, k, base, calls[:end+1], kept, true); err != nil {
				t.Fatalf("power cut after call %d of %d, %d%% of the rest kept: %v", end+1, len(calls), kept, err)
			}
			cuts++
		}
	}
	t.Logf("%d power cuts over %d calls", cuts, len(calls))
}

// TestLyingDisksAreCaught is the test of the test: on a disk that ignores syncs, which is also what a register set to
// synchronous=off asks for, acknowledged acts are lost, and that must be found out.
func TestLyingDisksAreCaught(t *testing.T) {
	if withoutStrace(t) {
		return
	}
	k, base, calls := recorded(t)
	if err := powerLoss(t, k, base, calls, 0, false); err == nil {
		t.Error("nothing was synced, the power was cut, and the register was found sound")
	}
}

// recorded has a child propose three times, and returns the register as it was before and the calls by which it grew.
func recorded(t *testing.T) (k storetest.Keys, base string, calls []call) {
	t.Helper()
	dir := t.TempDir()
	k, base = storetest.NewKeys(t), filepath.Join(dir, "base.db")
	place := filepath.Join(dir, "register.db")
	begin(t, place, k)
	copyFile(t, place, base)
	out, trace := traced(t, "three", place, k, "-y", "-xx", "-s", "100000", "-e", "trace=pwrite64,ftruncate,fsync,fdatasync,write")
	if said := hear(out); len(said.acked) != 3 {
		t.Fatalf("the child said %s", out)
	}
	acks := 0
	for line := range strings.Lines(string(trace)) {
		c, ok := readCall(t, line, place)
		if ok {
			calls = append(calls, c)
		}
		acks += strings.Count(string(c.data), "ack ")
	}
	if acks < 3 || len(calls) < 20 {
		t.Fatalf("%d acknowledgements in %d calls: the trace was not read", acks, len(calls))
	}
	return k, base, calls
}

// readCall reads a line of strace. It keeps calls on the register's files and what the child told.
func readCall(t *testing.T, line, place string) (c call, ok bool) {
	t.Helper()
	m := callForm.FindStringSubmatch(line)
	if m == nil {
		if strings.Contains(line, "unfinished") && strings.Contains(line, "sync(") {
			t.Fatalf("two threads at once: %s", line)
		}
		return c, false
	}
	c.name, c.data = m[1], unhex(t, m[3])
	numbers := m[4:6]
	switch c.name {
	case "write":
		return c, strings.HasPrefix(string(c.data), "ack ")
	case "pwrite64":
		c.at, _ = strconv.Atoi(numbers[1])
	case "ftruncate":
		c.at, _ = strconv.Atoi(numbers[0])
	case "fsync", "fdatasync":
		c.name = "sync"
	}
	var of bool
	c.file, of = strings.CutPrefix(string(unhex(t, m[2])), place)
	return c, of && c.file != "-shm"
}

func unhex(t *testing.T, text string) []byte {
	t.Helper()
	b, err := hex.DecodeString(strings.ReplaceAll(text, `\x`, ""))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// powerLoss makes the files that a power cut leaves and checks the register that they hold. Of the writes that no sync
// followed, some are kept; when syncs are not honoured, no write is followed by one.
func powerLoss(t *testing.T, k storetest.Keys, base string, calls []call, kept int, honoured bool) error {
	t.Helper()
	place := filepath.Join(t.TempDir(), "register.db")
	copyFile(t, base, place)
	last := map[string]int{} // the last sync of each file
	var acked []string
	for i, c := range calls {
		if c.name == "sync" && honoured {
			last[c.file] = i
		}
		acked = append(acked, hear(c.data).acked...)
	}
	chance := rand.New(rand.NewPCG(uint64(len(calls)), uint64(kept)))
	for i, c := range calls {
		if until, synced := last[c.file]; (synced && i < until) || chance.IntN(100) < kept {
			redo(t, place+c.file, c)
		}
	}
	return sound(t.Context(), place, k, acked)
}

// redo does a call again on a file.
func redo(t *testing.T, name string, c call) {
	t.Helper()
	if c.name != "pwrite64" && c.name != "ftruncate" {
		return
	}
	f, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE, 0o600)
	if err == nil && c.name == "pwrite64" {
		_, err = f.WriteAt(c.data, int64(c.at))
	}
	if err == nil && c.name == "ftruncate" {
		err = f.Truncate(int64(c.at))
	}
	if err != nil {
		t.Fatal(fmt.Errorf("%s: %w", c.name, err))
	}
	f.Close()
}

func copyFile(t *testing.T, from, to string) {
	t.Helper()
	content, err := os.ReadFile(from)
	if err == nil {
		err = os.WriteFile(to, content, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
}

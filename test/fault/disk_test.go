package fault_test

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"jalon/store/storetest"
)

// faults are what the disk does to the register, one call at a time. The calls are those by which SQLite writes.
var faults = []struct {
	calls, what string
}{
	{"fsync,fdatasync", "error=EIO"},
	{"fsync,fdatasync", "error=ENOSPC"},
	{"fsync,fdatasync", "signal=KILL"},
	{"pwrite64", "error=EIO"},
	{"pwrite64", "error=ENOSPC"},
	{"pwrite64", "signal=KILL"},
}

// withoutStrace says so when strace is missing or may not look into processes.
func withoutStrace(t *testing.T) bool {
	t.Helper()
	if exec.CommandContext(t.Context(), "strace", "-f", "-o", os.DevNull, "true").Run() == nil {
		return false
	}
	t.Log("left out: strace does not run here, so no disk can be made to fail (Debian: apt install strace)")
	return true
}

// TestFailingDisks fails each call by which three proposals reach the disk. Nothing acknowledged is lost, and a register
// whose disk failed takes no further act.
func TestFailingDisks(t *testing.T) {
	if withoutStrace(t) {
		return
	}
	for _, f := range faults {
		t.Run(f.calls+" "+f.what, func(t *testing.T) {
			if hurt := sweep(t, "three", f.calls, f.what); hurt == 0 {
				t.Error("no fault reached the register: this test proves nothing")
			}
		})
	}
}

// TestTheDeafAreCaught is the test of the test: a register that acknowledges what the disk refused must be found out.
func TestTheDeafAreCaught(t *testing.T) {
	if withoutStrace(t) {
		return
	}
	k := storetest.NewKeys(t)
	for nth, reached := 1, true; reached; nth++ {
		var err error
		if _, reached, err = hit(t, "deaf", k, "pwrite64", "error=EIO", nth); err != nil {
			t.Logf("caught at call %d: %v", nth, err)
			return
		}
	}
	t.Error("whatever write was refused, the register that acknowledged it was found sound")
}

// sweep fails one call after the other and returns how many proposals suffered.
func sweep(t *testing.T, job, calls, what string) (hurt int) {
	t.Helper()
	k := storetest.NewKeys(t)
	for nth, reached := 1, true; reached; nth++ {
		var said told
		var err error
		if said, reached, err = hit(t, job, k, calls, what, nth); err != nil {
			t.Fatalf("call %d: %v", nth, err)
		}
		if said.late && strings.Contains(what, "EIO") {
			t.Errorf("call %d: the disk failed and the register went on: %+v", nth, said)
		}
		hurt += 3 - len(said.acked)
	}
	t.Logf("%d proposals suffered", hurt)
	return hurt
}

// hit fails the nth call of a child on a new register. The error is what is unsound about the register afterwards.
func hit(t *testing.T, job string, k storetest.Keys, calls, what string, nth int) (said told, reached bool, err error) {
	t.Helper()
	place := filepath.Join(t.TempDir(), "register.db")
	begin(t, place, k)
	out, trace := traced(t, job, place, k, "-e", "trace="+calls, "-e", fmt.Sprintf("inject=%s:%s:when=%d", calls, what, nth))
	said = hear(out)
	reached = bytes.Contains(trace, []byte("(INJECTED)")) || bytes.Contains(trace, []byte("killed by SIGKILL"))
	return said, reached, sound(t.Context(), place, k, said.acked)
}

// traced runs a child under strace, and returns what it said and the calls it made.
func traced(t *testing.T, job, place string, k storetest.Keys, options ...string) (out, trace []byte) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "trace")
	cmd := exec.CommandContext(t.Context(), "strace", append(append([]string{"-f", "-o", file}, options...), os.Args[0])...)
	cmd.Env = append(environment(job, place, k, 0), "GOMAXPROCS=1")
	out, _ = cmd.Output() // it may well have failed
	trace, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return out, trace
}

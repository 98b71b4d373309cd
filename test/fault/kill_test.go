package fault_test

import (
	"bytes"
	"database/sql"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"jalon/store/storetest"
)

// kills is how many times the register is killed; JALON_KILLS asks for more.
func kills(t *testing.T) int {
	t.Helper()
	text := os.Getenv("JALON_KILLS")
	if text == "" {
		return 200
	}
	n, err := strconv.Atoi(text)
	if err != nil {
		t.Fatalf("JALON_KILLS: %v", err)
	}
	return n
}

// TestKilledRegistersLoseNothing kills a register at random instants while several writers propose.
func TestKilledRegistersLoseNothing(t *testing.T) {
	killed(t, kills(t), inFile)
}

func inFile(t *testing.T) string { return filepath.Join(t.TempDir(), "register.db") }

// TestKilledRegistersLoseNothingOnPostgres does the same to a register on a server, which outlives it: what the dead one
// had sent may still be committed after its end.
func TestKilledRegistersLoseNothingOnPostgres(t *testing.T) {
	if storetest.WithoutPostgres(t) {
		return
	}
	killed(t, kills(t)/5, storetest.PostgresPlace)
}

// killed kills registers so many times. Each life begins with the last proposals of the one before, under the same keys.
func killed(t *testing.T, times int, fresh func(*testing.T) string) {
	t.Helper()
	const lives = 20 // of one register, so that logs stay short
	acknowledged := 0
	for done := 0; done < times; {
		k, place := storetest.NewKeys(t), fresh(t)
		begin(t, place, k)
		from, all := 0, []string(nil)
		for life := 0; life < lives && done < times; life++ {
			said := hear(live(t, "write", place, k, from))
			done++
			all = append(all, said.acked...)
			if len(said.erred) > 0 {
				t.Fatalf("life %d: refused %v", life, said.erred)
			}
			settle(t, place)
			if err := sound(t.Context(), place, k, all); err != nil {
				t.Fatalf("life %d: %v", life, err)
			}
			from = max(0, slowest(all)-1)
		}
		acknowledged += len(all)
	}
	t.Logf("%d kills, %d proposals acknowledged (some twice), none lost", times, acknowledged)
	if acknowledged < times {
		t.Error("hardly anything was acknowledged between the kills: this test proves little")
	}
}

// settle waits until a server is done with what a dead register had sent. A file is done at once.
func settle(t *testing.T, place string) {
	t.Helper()
	if !strings.Contains(place, "://") {
		return
	}
	db, err := sql.Open("pgx", place)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for others := 1; others > 0; {
		err := db.QueryRowContext(t.Context(), "select count(*) from pg_stat_activity where application_name = current_setting('application_name') and pid <> pg_backend_pid()").Scan(&others)
		if err != nil {
			t.Fatal(err)
		}
	}
}

// slowest returns the number of proposals of the slowest writer.
func slowest(acked []string) int {
	count := [writers]map[string]bool{}
	least := len(acked)
	for w := range count {
		count[w] = map[string]bool{}
		for _, key := range acked {
			if key[:3] == fmt.Sprintf("w%d-", w) {
				count[w][key] = true
			}
		}
		least = min(least, len(count[w]))
	}
	return least
}

// live starts a child, kills it some milliseconds after its first word, and returns what it said.
func live(t *testing.T, job, place string, k storetest.Keys, from int) []byte {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), os.Args[0])
	cmd.Env = environment(job, place, k, from)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	said, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if _, err := out.ReadFrom(&firstLine{said, cmd, &stderr, t}); err != nil {
		t.Fatal(err)
	}
	_ = cmd.Wait() // it was killed: that is no news
	return out.Bytes()
}

// firstLine reads what a child says and has it killed a little after its first words.
type firstLine struct {
	from interface{ Read([]byte) (int, error) }
	cmd  *exec.Cmd
	errs *bytes.Buffer
	t    *testing.T
}

func (f *firstLine) Read(p []byte) (int, error) {
	n, err := f.from.Read(p)
	if n > 0 && f.cmd != nil {
		process := f.cmd.Process
		time.AfterFunc(time.Duration(rand.Int64N(int64(40*time.Millisecond))), func() { _ = process.Kill() })
		f.cmd = nil
	}
	if err != nil && f.cmd != nil {
		f.t.Fatalf("the child ended before it acknowledged anything: %s", f.errs)
	}
	return n, err
}

// TestBoastersAreCaught is the test of the test: a register that acknowledges before it wrote must be found out.
func TestBoastersAreCaught(t *testing.T) {
	boasts(t, inFile)
}

// TestBoastersAreCaughtOnPostgres is the same on a server.
func TestBoastersAreCaughtOnPostgres(t *testing.T) {
	if !storetest.WithoutPostgres(t) {
		boasts(t, storetest.PostgresPlace)
	}
}

func boasts(t *testing.T, fresh func(*testing.T) string) {
	t.Helper()
	for range 20 {
		k, place := storetest.NewKeys(t), fresh(t)
		begin(t, place, k)
		said := hear(live(t, "boast", place, k, 0))
		settle(t, place)
		if err := sound(t.Context(), place, k, said.acked); err != nil {
			t.Logf("caught: %v", err)
			return
		}
	}
	t.Error("twenty killed registers that acknowledged too early were found sound")
}

package memlog_test

import (
	"errors"
	"testing"

	"jalon/register"
	"jalon/register/memlog"
	"jalon/store/storetest"
)

// TestLog holds the log in memory against what every engine passes; another node is another hand on the same log.
func TestLog(t *testing.T) {
	storetest.Run(t, func(*testing.T) func() register.Log {
		log := new(memlog.Log)
		return func() register.Log { return log }
	})
}

func TestItFailsOnceWhenTold(t *testing.T) {
	fault := errors.New("fault")
	for name, c := range map[string]struct {
		tell func(*memlog.Log)
		head int64
	}{
		"before": {func(l *memlog.Log) { l.FailBefore(fault) }, 0},
		"after":  {func(l *memlog.Log) { l.FailAfter(fault) }, 1},
	} {
		log := new(memlog.Log)
		c.tell(log)
		if err := log.Append(t.Context(), storetest.Batch(0, 1, "")); err != fault {
			t.Errorf("%s: %v", name, err)
		}
		head, _ := log.Head(t.Context())
		if head != c.head {
			t.Errorf("%s: %d acts are written, want %d", name, head, c.head)
		}
		if err := log.Append(t.Context(), storetest.Batch(head, 1, "")); err != nil {
			t.Errorf("%s: the fault stays: %v", name, err)
		}
	}
}

func TestACopyGoesItsOwnWay(t *testing.T) {
	log := new(memlog.Log)
	if err := log.Append(t.Context(), storetest.Batch(0, 1, "k")); err != nil {
		t.Fatal(err)
	}
	other := log.Copy()
	if err := other.Append(t.Context(), storetest.Batch(1, 2, "k")); err != nil {
		t.Fatal(err)
	}
	if mine, _ := log.Head(t.Context()); mine != 1 {
		t.Errorf("the log grew to %d with its copy", mine)
	}
	if found, _ := other.Find(t.Context(), "k"); len(found) != 3 {
		t.Errorf("the copy finds %v", found)
	}
}

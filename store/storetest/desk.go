package storetest

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"net/url"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/iotest"
	"time"

	"jalon/desk"
)

// Desk is what [RunDesk] holds to its promises.
type Desk interface {
	desk.Drafts
	desk.Papers
}

// RunDesk holds a desk against what package desk promises; fresh makes an empty one.
func RunDesk(t *testing.T, fresh func(*testing.T) Desk) {
	for _, c := range []struct {
		name string
		try  func(*testing.T, Desk)
	}{
		{"a draft is kept, read, taken", draftKeeps},
		{"a draft of one account is not shown to others", draftIsPrivate},
		{"two write over one version", draftIsNotOverwritten},
		{"a draft is claimed once", draftIsClaimed},
		{"drafts are forgotten in their time", draftsAreForgotten},
		{"papers", papersKeep},
		{"a file cut short leaves nothing", papersAllOrNothing},
	} {
		t.Run(c.name, func(t *testing.T) { c.try(t, fresh(t)) })
	}
}

var noon = time.UnixMilli(1_763_000_000_000)

func draft(id string) desk.Draft {
	return desk.Draft{ID: id, Address: "/agir/request.raised", Kind: "request.raised", Fields: url.Values{"a.text": {"Une école", "& plus"}}, By: "person:a", At: noon}
}

func fine(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func draftKeeps(t *testing.T, d Desk) {
	fine(t, d.Keep(t.Context(), draft("1")))
	want := draft("1")
	want.Version = 1
	got, ok, err := d.Draft(t.Context(), "1")
	if !ok || err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("%+v, %v, %v, want %+v", got, ok, err, want)
	}
	got.Fields, got.At = url.Values{"a.text": {"Un lycée"}}, noon.Add(time.Minute)
	fine(t, d.Keep(t.Context(), got))
	if all, err := d.DraftsFor(t.Context(), ""); len(all) != 1 || err != nil || all[0].Version != 2 || all[0].Fields.Get("a.text") != "Un lycée" {
		t.Errorf("%+v, %v", all, err)
	}
	fine(t, d.DropDraft(t.Context(), "1"))
	fine(t, d.DropDraft(t.Context(), "1"))
	if _, ok, err := d.Draft(t.Context(), "1"); ok || err != nil {
		t.Error("a draft that was taken is still there", err)
	}
}

func draftIsPrivate(t *testing.T, d Desk) {
	mine := draft("mine")
	mine.Account = "a1"
	fine(t, d.Keep(t.Context(), mine))
	fine(t, d.Keep(t.Context(), draft("ours")))
	for account, want := range map[string]int{"a1": 2, "a2": 1, "": 1} {
		if all, err := d.DraftsFor(t.Context(), account); len(all) != want || err != nil {
			t.Errorf("%q sees %d drafts, %v", account, len(all), err)
		}
	}
}

func draftIsNotOverwritten(t *testing.T, d Desk) {
	fine(t, d.Keep(t.Context(), draft("1")))
	read, _, err := d.Draft(t.Context(), "1")
	fine(t, err)
	var wins, losses int
	var mu sync.Mutex
	var all sync.WaitGroup
	for range 16 {
		all.Go(func() {
			err := d.Keep(t.Context(), read)
			mu.Lock()
			defer mu.Unlock()
			switch {
			case err == nil:
				wins++
			case errors.Is(err, desk.ErrOvertaken):
				losses++
			default:
				t.Error(err)
			}
		})
	}
	all.Wait()
	if wins != 1 || losses != 15 {
		t.Errorf("%d kept it, %d were told", wins, losses)
	}
	if err := d.Keep(t.Context(), draft("1")); !errors.Is(err, desk.ErrOvertaken) {
		t.Errorf("a new draft over another: %v", err)
	}
}

func draftIsClaimed(t *testing.T, d Desk) {
	waits := draft("1")
	waits.Claim = "digest"
	fine(t, d.Keep(t.Context(), waits))
	if n, err := d.Unclaimed(t.Context()); n != 1 || err != nil {
		t.Error(n, err)
	}
	if all, err := d.DraftsFor(t.Context(), ""); len(all) != 0 || err != nil {
		t.Errorf("one that waits is shown: %v, %v", all, err)
	}
	for i, want := range []bool{true, false} {
		if id, ok, err := d.ClaimDraft(t.Context(), "digest", "a1"); ok != want || err != nil || ok && id != "1" {
			t.Errorf("claim %d: %q, %v, %v", i, id, ok, err)
		}
	}
	if _, ok, err := d.ClaimDraft(t.Context(), "", "a1"); ok || err != nil {
		t.Error("an empty secret claims", err)
	}
	if all, err := d.DraftsFor(t.Context(), "a1"); len(all) != 1 || err != nil {
		t.Errorf("%v, %v", all, err)
	}
}

// draftsAreForgotten: each after its own time, counted from when somebody last touched it.
func draftsAreForgotten(t *testing.T, d Desk) {
	own, waits := draft("own"), draft("waits")
	own.Account, waits.Claim = "a1", "digest"
	for _, one := range []desk.Draft{draft("shared"), own, waits} {
		fine(t, d.Keep(t.Context(), one))
	}
	for _, c := range []struct {
		after time.Duration
		left  []string
	}{
		{desk.UnclaimedLasts, []string{"own", "shared", "waits"}},
		{desk.UnclaimedLasts + time.Second, []string{"own", "shared"}},
		{desk.OwnLasts + time.Second, []string{"shared"}},
		{desk.SharedLasts, []string{"shared"}},
		{desk.SharedLasts + time.Second, nil},
	} {
		fine(t, d.ForgetDrafts(t.Context(), noon.Add(c.after)))
		var left []string
		for _, id := range []string{"own", "shared", "waits"} {
			if _, there, err := d.Draft(t.Context(), id); err != nil {
				t.Error(err)
			} else if there {
				left = append(left, id)
			}
		}
		if !slices.Equal(left, c.left) {
			t.Errorf("after %v there are %q, want %q", c.after, left, c.left)
		}
	}
}

func papersKeep(t *testing.T, d Desk) {
	content := big()
	sum := fmt.Sprintf("%x", sha256.Sum256(content))
	var kept []desk.Paper
	for i, about := range []string{"meeting:a", "contract:b"} {
		p, err := d.PutPaper(t.Context(), desk.Paper{ID: fmt.Sprint(i), About: "meeting:a", Name: about, Type: "application/pdf", Restricted: i == 1, By: "person:a", At: noon}, bytes.NewReader(content))
		fine(t, err)
		if p.SHA256 != sum || p.Bytes != int64(len(content)) {
			t.Errorf("it is %+v", p)
		}
		kept = append(kept, p)
	}
	if all, err := d.PapersOf(t.Context(), "meeting:a"); err != nil || !reflect.DeepEqual(all, kept) {
		t.Errorf("%+v, %v, want %+v", all, err, kept)
	}
	from, err := d.OpenPaper(t.Context(), sum)
	fine(t, err)
	defer from.Close()
	if got, err := io.ReadAll(from); err != nil || !bytes.Equal(got, content) {
		t.Errorf("%d bytes, %v", len(got), err)
	}
	fine(t, d.WithdrawPaper(t.Context(), "0", noon))
	if all, err := d.PapersOf(t.Context(), "meeting:a"); err != nil || len(all) != 1 {
		t.Errorf("%+v, %v", all, err)
	}
	if p, ok, err := d.Paper(t.Context(), "0"); !ok || err != nil || p.Withdrawn.IsZero() {
		t.Errorf("%+v, %v, %v", p, ok, err)
	}
	if again, err := d.OpenPaper(t.Context(), sum); err != nil {
		t.Error("the bytes of a paper withdrawn are gone", err)
	} else {
		again.Close()
	}
	if _, err := d.OpenPaper(t.Context(), "none"); err == nil {
		t.Error("bytes that nobody sent can be read")
	}
}

func papersAllOrNothing(t *testing.T, d Desk) {
	cut := iotest.TimeoutReader(iotest.OneByteReader(strings.NewReader("cut")))
	if _, err := d.PutPaper(t.Context(), desk.Paper{ID: "1", About: "meeting:a", At: noon}, cut); err == nil {
		t.Error("a file cut short is kept")
	}
	if all, err := d.PapersOf(t.Context(), "meeting:a"); len(all) != 0 || err != nil {
		t.Errorf("%+v, %v", all, err)
	}
}

package source

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"testing"
	"time"
)

// publisher serves a file as publishers do, with ranges; it cuts the line after so many bytes of an answer.
type publisher struct {
	content []byte
	tag     string
	cut     int      // of the first answer
	rest    int      // how much is left to come when the line is to be cut once more, after 40,000 bytes of it
	asked   []string // ranges
}

func (p *publisher) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	p.asked = append(p.asked, r.Header.Get("Range"))
	w.Header().Set("ETag", p.tag)
	if p.cut > 0 {
		w.Header().Set("Content-Length", "100000")
		_, _ = w.Write(p.content[:p.cut])
		p.cut = 0
		panic(http.ErrAbortHandler)
	}
	if p.rest > 0 {
		from := len(p.content) - p.rest
		w.Header().Set("Content-Range", fmt.Sprintf("bytes %d-%d/%d", from, len(p.content)-1, len(p.content)))
		w.Header().Set("Content-Length", strconv.Itoa(p.rest))
		w.WriteHeader(http.StatusPartialContent)
		_, _ = w.Write(p.content[from : from+40_000])
		p.rest = 0
		panic(http.ErrAbortHandler)
	}
	http.ServeContent(w, r, "a.zip", time.Time{}, bytes.NewReader(p.content))
}

func serving(t *testing.T) (*publisher, Download) {
	p := &publisher{content: bytes.Repeat([]byte("0123456789"), 10_000), tag: `"1"`}
	server := httptest.NewServer(p)
	t.Cleanup(server.Close)
	sum := sha256.Sum256(p.content)
	return p, Download{URL: server.URL + "/files/a.zip?x=1", SHA256: hex.EncodeToString(sum[:])}
}

func TestFetch(t *testing.T) {
	p, d := serving(t)
	dir := t.TempDir()
	path, err := Fetch(t.Context(), http.DefaultClient, d, dir, func(int64, int64) {})
	if err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile(path)
	if err != nil || !bytes.Equal(got, p.content) || filepath.Base(path) != "a.zip" {
		t.Errorf("%s: %d bytes (%v)", path, len(got), err)
	}
	if left, _ := os.ReadDir(dir); len(left) != 1 {
		t.Errorf("%d files are left, want the one", len(left))
	}
}

func TestFetchGoesOnWhereItStopped(t *testing.T) {
	for name, changed := range map[string]bool{"same file": false, "file replaced meanwhile": true} {
		p, d := serving(t)
		dir := t.TempDir()
		p.cut = 40_000
		if _, err := Fetch(t.Context(), http.DefaultClient, d, dir, func(int64, int64) {}); !cutAt(err, 40_000) {
			t.Fatalf("%s: a line that is cut gives %v", name, err)
		}
		if _, err := os.Stat(filepath.Join(dir, "a.zip")); err == nil {
			t.Errorf("%s: a part bears the name of the whole", name)
		}
		if changed {
			p.content, p.tag = append([]byte("new"), p.content...), `"2"`
			d.SHA256 = ""
		}
		path, err := Fetch(t.Context(), http.DefaultClient, d, dir, func(int64, int64) {})
		if err != nil {
			t.Fatal(err)
		}
		if got, _ := os.ReadFile(path); !bytes.Equal(got, p.content) {
			t.Errorf("%s: %d bytes came, want %d", name, len(got), len(p.content))
		}
		if p.asked[1] != "bytes=40000-" {
			t.Errorf("%s: it asked for %q", name, p.asked[1])
		}
	}
}

// cutAt reports whether a download stopped with so many bytes kept.
func cutAt(err error, bytes int64) bool {
	i, ok := errors.AsType[*Interrupted](err)
	return ok && i.Done == bytes && i.Total == 100_000
}

// A line that is cut again and again, the file all there but its name not given yet, a part longer than the file: the next start goes on.
func TestFetchEndsInTheEnd(t *testing.T) {
	p, d := serving(t)
	dir := t.TempDir()
	p.cut = 40_000
	for n := 1; ; n++ {
		if _, err := Fetch(t.Context(), http.DefaultClient, d, dir, func(int64, int64) {}); err == nil {
			break
		}
		if p.rest = 100_000 - 40_000*n; n > 4 || p.rest < 40_000 {
			p.rest = 0
		}
	}
	if want := []string{"", "bytes=40000-", "bytes=80000-"}; !slices.Equal(p.asked, want) {
		t.Errorf("it asked for %q, want %q", p.asked, want)
	}
	for name, part := range map[string][]byte{"all there": p.content, "too long": append([]byte("1"), p.content...)} {
		p.asked = nil
		whole := filepath.Join(t.TempDir(), "a.zip")
		if err := errors.Join(os.WriteFile(whole+".part", part, 0o600), os.WriteFile(whole+".part.mark", []byte(p.tag), 0o600)); err != nil {
			t.Fatal(err)
		}
		if _, err := Fetch(t.Context(), http.DefaultClient, d, filepath.Dir(whole), func(int64, int64) {}); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if got, _ := os.ReadFile(whole); !bytes.Equal(got, p.content) {
			t.Errorf("%s: %d bytes, want %d", name, len(got), len(p.content))
		}
	}
}

func TestFetchRefusesAnotherFile(t *testing.T) {
	_, d := serving(t)
	d.SHA256 = hex.EncodeToString(make([]byte, 32))
	dir := t.TempDir()
	if _, err := Fetch(t.Context(), http.DefaultClient, d, dir, func(int64, int64) {}); !errors.Is(err, ErrChecksum) {
		t.Errorf("%v, want %v", err, ErrChecksum)
	}
	if _, err := os.Stat(filepath.Join(dir, "a.zip")); err == nil {
		t.Error("a wrong file is kept")
	}
	d.URL += "/missing"
	gone := httptest.NewServer(http.NotFoundHandler())
	defer gone.Close()
	if _, err := Fetch(t.Context(), http.DefaultClient, Download{URL: gone.URL + "/a"}, dir, func(int64, int64) {}); err == nil {
		t.Error("a page that is not there is taken for a file")
	}
}

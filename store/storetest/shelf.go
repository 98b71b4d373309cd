package storetest

import (
	"bytes"
	"errors"
	"io"
	"reflect"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"jalon/source"
)

// RunShelf holds a shelf against what [source.Shelf] promises; fresh makes an empty one.
func RunShelf(t *testing.T, fresh func(*testing.T) source.Shelf) {
	for _, c := range []struct {
		name string
		try  func(*testing.T, source.Shelf)
	}{
		{"put, list, open", shelfKeeps},
		{"a second import takes the place of the first", shelfReplaces},
		{"all or nothing", shelfAllOrNothing},
		{"drop", shelfDrops},
		{"replaced while it is read", shelfReplacedMidway},
	} {
		t.Run(c.name, func(t *testing.T) { c.try(t, fresh(t)) })
	}
}

func dataset(id string) source.Dataset {
	return source.Dataset{ID: id, Source: "essai", Vintage: "2022", Form: source.Cells, Licence: "LO 2.0", Attribution: "Insee, été 2022",
		File: "a.csv", SHA256: "00ff", Bytes: 12, Kept: 3, Tag: source.Public, Imported: time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC), By: "moi",
		Rejected: []source.Rejection{{Reason: "commune.unknown", Rows: 2, Examples: []string{"99999"}}}}
}

// big is longer than one piece, and not a whole number of them.
func big() []byte { return bytes.Repeat([]byte("jalon\x00"), 500_001) }

func put(t *testing.T, s source.Shelf, d source.Dataset, content string) {
	t.Helper()
	if err := s.PutDataset(t.Context(), d, strings.NewReader(content)); err != nil {
		t.Fatal(err)
	}
}

// holdsDataset checks a data set and its content.
func holdsDataset(t *testing.T, s source.Shelf, want source.Dataset, content string) {
	t.Helper()
	d, from, err := s.OpenDataset(t.Context(), want.ID)
	if err != nil {
		t.Fatal(err)
	}
	defer from.Close()
	got, err := io.ReadAll(from)
	if err != nil || string(got) != content || !reflect.DeepEqual(d, want) {
		t.Errorf("%+v with %d bytes (%v), want %+v with %d", d, len(got), err, want, len(content))
	}
}

func shelfKeeps(t *testing.T, s source.Shelf) {
	if all, err := s.Datasets(t.Context()); err != nil || len(all) != 0 {
		t.Errorf("a new shelf holds %v (%v)", all, err)
	}
	put(t, s, dataset("b"), string(big()))
	put(t, s, dataset("a"), "")
	put(t, s, dataset("c"), strings.Repeat("x", 1<<20))
	holdsDataset(t, s, dataset("b"), string(big()))
	holdsDataset(t, s, dataset("a"), "")
	holdsDataset(t, s, dataset("c"), strings.Repeat("x", 1<<20))
	all, err := s.Datasets(t.Context())
	if want := []source.Dataset{dataset("a"), dataset("b"), dataset("c")}; err != nil || !reflect.DeepEqual(all, want) {
		t.Errorf("the shelf lists %+v (%v)", all, err)
	}
}

func shelfReplaces(t *testing.T, s source.Shelf) {
	put(t, s, dataset("a"), string(big()))
	put(t, s, dataset("b"), "other")
	later := dataset("a")
	later.SHA256, later.Rejected = "11", nil
	put(t, s, later, "short")
	holdsDataset(t, s, later, "short")
	holdsDataset(t, s, dataset("b"), "other")
	if all, err := s.Datasets(t.Context()); err != nil || len(all) != 2 {
		t.Errorf("the shelf lists %d data sets (%v), want 2", len(all), err)
	}
}

func shelfAllOrNothing(t *testing.T, s source.Shelf) {
	put(t, s, dataset("a"), "before")
	broken := io.MultiReader(bytes.NewReader(big()), iotest.ErrReader(errors.New("unplugged")))
	other := dataset("a")
	other.Kept = 99
	if err := s.PutDataset(t.Context(), other, broken); err == nil || !strings.Contains(err.Error(), "unplugged") {
		t.Errorf("a content that breaks off: %v", err)
	}
	short := io.MultiReader(bytes.NewReader(big()), iotest.ErrReader(io.ErrUnexpectedEOF))
	if err := s.PutDataset(t.Context(), other, short); !errors.Is(err, io.ErrUnexpectedEOF) {
		t.Errorf("a content that ends too early: %v", err)
	}
	holdsDataset(t, s, dataset("a"), "before")
}

func shelfDrops(t *testing.T, s source.Shelf) {
	put(t, s, dataset("a"), "one")
	put(t, s, dataset("b"), "two")
	if err := s.DropDataset(t.Context(), "a"); err != nil {
		t.Fatal(err)
	}
	if _, _, err := s.OpenDataset(t.Context(), "a"); !errors.Is(err, source.ErrNoDataset) {
		t.Errorf("what was dropped opens: %v", err)
	}
	if err := s.DropDataset(t.Context(), "a"); !errors.Is(err, source.ErrNoDataset) {
		t.Errorf("what was dropped is dropped again: %v", err)
	}
	holdsDataset(t, s, dataset("b"), "two")
}

func shelfReplacedMidway(t *testing.T, s source.Shelf) {
	put(t, s, dataset("a"), string(big()))
	_, from, err := s.OpenDataset(t.Context(), "a")
	if err != nil {
		t.Fatal(err)
	}
	defer from.Close()
	if _, err := io.ReadFull(from, make([]byte, 10)); err != nil {
		t.Fatal(err)
	}
	put(t, s, dataset("a"), string(big()))
	if _, err := io.ReadAll(from); !errors.Is(err, source.ErrReplaced) {
		t.Errorf("reading what was replaced: %v, want %v", err, source.ErrReplaced)
	}
}

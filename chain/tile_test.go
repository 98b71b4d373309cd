package chain

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"golang.org/x/mod/sumdb/tlog"
)

func TestTilePath(t *testing.T) {
	for path, want := range map[string]tlog.Tile{
		"tile/0/000":                {H: 8, L: 0, N: 0, W: 256},
		"tile/0/x001/x234/067":      {H: 8, L: 0, N: 1234067, W: 256},
		"tile/63/999.p/1":           {H: 8, L: 63, N: 999, W: 1},
		"tile/2/x001/000.p/255":     {H: 8, L: 2, N: 1000, W: 255},
		"tile/entries/000":          {H: 8, L: Entries, N: 0, W: 256},
		"tile/entries/x004/002.p/9": {H: 8, L: Entries, N: 4002, W: 9},
	} {
		if got, err := ParseTilePath(path); err != nil || got != want {
			t.Errorf("ParseTilePath(%s) = %+v, %v; want %+v", path, got, err, want)
		}
		if got := TilePath(want); got != path {
			t.Errorf("TilePath(%+v) = %s; want %s", want, got, path)
		}
	}
	for _, path := range []string{
		"", "tile", "tile/", "tile/0", "tile/0/", "tile/0/0", "tile/0/00", "tile/0/0000", "tile/00/000", "tile/64/000", "tile/99/000", "tile/-1/000",
		"tile/+1/000", "tile/0/-01", "tile/0/x000/000", "tile/0/001/000", "tile/0/x001", "tile/0/../000", "tile/0/000/", "/tile/0/000", "tile//000",
		"tile/0/000.p", "tile/0/000.p/", "tile/0/000.p/0", "tile/0/000.p/256", "tile/0/000.p/01", "tile/0/000.p/-1", "tile/0/000.p/1/1",
		"tile/data/000", "tile/entries", "tile/entries/", "tile/entries/0", "tile/8/0/000", "tile/8/data/000", "tile/0/" + strings.Repeat("x999/", 9) + "999",
		"tile/0/000\n", "tile/0/%30%30%30",
	} {
		if got, err := ParseTilePath(path); err == nil {
			t.Errorf("ParseTilePath(%q) = %+v", path, got)
		}
	}
}

func FuzzParseTilePath(f *testing.F) {
	f.Add("tile/0/x001/x234/067.p/8")
	f.Add("tile/entries/000")
	tree, _ := grown(700, "")
	f.Fuzz(func(t *testing.T, path string) {
		tile, err := ParseTilePath(path)
		if err != nil {
			return
		}
		if TilePath(tile) != path {
			t.Fatalf("%q is read as %q", path, TilePath(tile))
		}
		if b, err := tree.Tile(tile); err == nil && len(b) != 32*tile.W {
			t.Fatalf("%s has %d bytes", path, len(b))
		}
	})
}

// The example of https://c2sp.org/tlog-tiles: a log of 70,000 records.
func TestTilesOfTheSpecification(t *testing.T) {
	count := map[int][2]int{} // by level: full tiles, width of the partial one
	for _, tile := range NewTiles(0, 70_000) {
		n := count[tile.L]
		if tile.W == 256 {
			n[0]++
		} else {
			n[1] = tile.W
		}
		count[tile.L] = n
	}
	if want := (map[int][2]int{0: {273, 112}, 1: {1, 17}, 2: {0, 1}}); len(count) != 3 || count[0] != want[0] || count[1] != want[1] || count[2] != want[2] {
		t.Errorf("tiles by level (full, partial): %v; want %v", count, want)
	}
}

// site serves the tiles of a log by their paths, as a web server would, to x/mod's own reader.
type site struct {
	*testing.T
	files map[string][]byte
}

func (s site) Height() int { return tileHeight }
func (s site) ReadTiles(tiles []tlog.Tile) (data [][]byte, err error) {
	for _, tile := range tiles {
		b, ok := s.files[TilePath(tile)]
		if !ok {
			s.Errorf("no file %s", TilePath(tile))
		}
		data = append(data, b)
	}
	return data, nil
}
func (s site) SaveTiles([]tlog.Tile, [][]byte) {}

// publish writes the files of a log: tiles of hashes and entry bundles.
func publish(t *testing.T, tree *Tree, records [][]byte) map[string][]byte {
	files := map[string][]byte{}
	for _, tile := range NewTiles(0, tree.Size()) {
		b, err := tree.Tile(tile)
		if err != nil {
			t.Fatal(err)
		}
		files[TilePath(tile)] = b
		if tile.L != 0 {
			continue
		}
		var bundle []byte
		for _, record := range records[tile.N<<8:][:tile.W] {
			if bundle, err = AppendEntry(bundle, record); err != nil {
				t.Fatal(err)
			}
		}
		tile.L = Entries
		files[TilePath(tile)] = bundle
	}
	return files
}

// From the files alone, x/mod proves any record and any growth; and it refuses a file of which one bit is changed.
func TestTilesServeProofs(t *testing.T) {
	tree, records := grown(66_000, "")
	size := tree.Size()
	files := publish(t, tree, records)
	head := tlog.Tree{N: size, Hash: mustRoot(t, tree, size)}
	reader := tlog.TileHashReader(head, site{t, files})
	for _, index := range []int64{0, 1, 255, 256, 65_535, 65_536, size - 1} {
		path, err := tlog.ProveRecord(size, index, reader)
		if err != nil {
			t.Fatal(err)
		}
		bundle := files[TilePath(bundleOf(index, size))]
		entries, err := SplitEntries(bundle)
		if err != nil {
			t.Fatal(err)
		}
		if err := tlog.CheckRecord(path, size, head.Hash, index, tlog.RecordHash(entries[index%256])); err != nil {
			t.Errorf("record %d: %v", index, err)
		}
		if ours, _ := tree.Prove(index, size); !slices.Equal(ours, path) {
			t.Errorf("record %d: the path from the tiles is not that of the tree", index)
		}
	}
	growth, err := tlog.ProveTree(size, 40_000, reader)
	if err != nil || tlog.CheckTree(growth, size, head.Hash, 40_000, mustRoot(t, tree, 40_000)) != nil {
		t.Errorf("growth from 40,000: %v", err)
	}
	files["tile/0/000"][77] ^= 4
	if _, err := tlog.ProveRecord(size, 5, reader); err == nil {
		t.Error("a tile with one bit changed is accepted")
	}
}

// bundleOf returns the entry bundle of the record at an index, in a log of some size.
func bundleOf(index, size int64) tlog.Tile {
	n := index >> 8
	return tlog.Tile{H: tileHeight, L: Entries, N: n, W: int(min(256, size-n<<8))}
}

func TestTileBeyondTheTree(t *testing.T) {
	tree, _ := grown(300, "")
	for path, ok := range map[string]bool{
		"tile/0/000": true, "tile/0/001.p/44": true, "tile/0/001.p/1": true, "tile/1/000.p/1": true, "tile/0/000.p/3": true,
		"tile/0/001.p/45": false, "tile/0/001": false, "tile/0/002.p/1": false, "tile/1/000.p/2": false, "tile/2/000.p/1": false,
		"tile/63/000.p/1": false, "tile/entries/000": false, "tile/0/x999/x999/x999/x999/x999/999": false,
	} {
		tile, err := ParseTilePath(path)
		if err != nil {
			t.Fatal(err)
		}
		b, err := tree.Tile(tile)
		if (err == nil) != ok || ok && len(b) != 32*tile.W {
			t.Errorf("%s: %d bytes, %v; want served: %v", path, len(b), err, ok)
		}
	}
	if _, err := tree.Tile(tlog.Tile{H: 3, W: 1}); err == nil {
		t.Error("a tile of another height is served")
	}
}

func TestEntryBundle(t *testing.T) {
	records := [][]byte{[]byte("a"), {}, bytes.Repeat([]byte("é"), MaxRecord/2), make([]byte, 65_535)}
	var bundle []byte
	var err error
	for _, r := range records {
		if bundle, err = AppendEntry(bundle, r); err != nil {
			t.Fatal(err)
		}
	}
	if want := []byte{0, 1, 'a', 0, 0, 0xf0, 0}; !bytes.HasPrefix(bundle, want) {
		t.Errorf("the bundle begins with % x; want % x", bundle[:7], want)
	}
	got, err := SplitEntries(bundle)
	if err != nil || !slices.EqualFunc(got, records, bytes.Equal) {
		t.Errorf("the bundle is not read back: %v", err)
	}
	if _, err := AppendEntry(nil, make([]byte, 65_536)); err == nil {
		t.Error("a record of 65,536 bytes is taken")
	}
	for _, cut := range [][]byte{{0}, {0, 1}, {0, 2, 'a'}, bundle[:len(bundle)-1]} {
		if _, err := SplitEntries(cut); err == nil {
			t.Errorf("a bundle cut at %d bytes is read", len(cut))
		}
	}
}

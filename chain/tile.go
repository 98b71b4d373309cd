package chain

import (
	"encoding/binary"
	"fmt"
	"math"
	"strings"

	"golang.org/x/mod/sumdb/tlog"
)

// What a tile is: https://c2sp.org/tlog-tiles. The x/mod library writes the same tiles under older paths,
// tile/8/0/000 for tile/0/000 and tile/8/data/000 for tile/entries/000.
const (
	tileHeight = 8
	maxLevel   = 63

	// Entries is the level of the tiles that hold records and not hashes (entry bundles).
	Entries = -1
)

// TilePath returns the path under which a log serves a tile: tile/<level>/<index>[.p/<width>], or
// tile/entries/<index>[.p/<width>].
func TilePath(t tlog.Tile) string {
	rest := strings.TrimPrefix(t.Path(), "tile/8/")
	if t.L == Entries {
		rest = "entries" + strings.TrimPrefix(rest, "data")
	}
	return "tile/" + rest
}

// ParseTilePath reads what TilePath writes, and nothing else.
func ParseTilePath(path string) (tlog.Tile, error) {
	rest := strings.TrimPrefix(path, "tile/")
	if name, ok := strings.CutPrefix(rest, "entries/"); ok {
		rest = "data/" + name
	}
	t, err := tlog.ParseTilePath("tile/8/" + rest)
	if err != nil || t.L > maxLevel || TilePath(t) != path {
		return tlog.Tile{}, fmt.Errorf("%q is not the path of a tile", path)
	}
	return t, nil
}

// NewTiles returns the tiles of hashes to publish when a log grows from one size to another.
func NewTiles(old, new int64) []tlog.Tile { return tlog.NewTiles(tileHeight, old, new) }

// Tile returns the bytes of a tile of hashes: 32 for each, 8,192 when it is full. A tile that the tree has not
// reached, or of records, is an error.
func (t *Tree) Tile(tile tlog.Tile) ([]byte, error) {
	if !reached(tile, t.Size()) {
		return nil, fmt.Errorf("the tree holds no tile %s", TilePath(tile))
	}
	return tlog.ReadTileData(tile, t)
}

// reached reports whether a tree of some size has the hashes of a tile.
func reached(t tlog.Tile, size int64) bool {
	if t.H != tileHeight || t.L < 0 || t.L > maxLevel || t.W < 1 || t.W > 1<<tileHeight || t.N < 0 {
		return false
	}
	held := size >> (tileHeight * t.L) // complete subtrees of that level
	return t.N <= held>>tileHeight && t.N<<tileHeight+int64(t.W) <= held
}

// AppendEntry adds a record to an entry bundle: its length on two bytes, big-endian, then itself. A record of more
// than 65,535 bytes is refused; acts stay under [MaxRecord].
func AppendEntry(bundle, record []byte) ([]byte, error) {
	if len(record) > math.MaxUint16 {
		return nil, fmt.Errorf("a record of %d bytes does not fit an entry bundle, whose limit is %d", len(record), math.MaxUint16)
	}
	return append(binary.BigEndian.AppendUint16(bundle, uint16(len(record))), record...), nil
}

// SplitEntries returns the records of an entry bundle, which share its memory.
func SplitEntries(bundle []byte) (records [][]byte, err error) {
	for len(bundle) > 0 {
		if len(bundle) < 2 {
			return nil, fmt.Errorf("the entry bundle is cut within a length")
		}
		n := 2 + int(binary.BigEndian.Uint16(bundle))
		if len(bundle) < n {
			return nil, fmt.Errorf("the entry bundle is cut within record %d", len(records))
		}
		records = append(records, bundle[2:n:n])
		bundle = bundle[n:]
	}
	return records, nil
}

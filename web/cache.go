package web

import (
	"bytes"
	"compress/gzip"
	"container/list"
	"io"
	"net/http"
	"sync"

	"jalon/atlas"
	"jalon/register"
)

// edition is the register as it stands: how many acts there are, the day it is, and the map, which an import changes. With its
// address, it is all that a page depends on.
type edition struct {
	acts  int64
	today register.Day
	chart *atlas.Atlas
}

// replaces reports whether an edition takes the place of another.
func (e edition) replaces(o edition) bool {
	return e.acts > o.acts || e.acts == o.acts && (e.today > o.today || e.today == o.today && e.chart != o.chart)
}

// entry is an answer ready to be sent.
type entry struct {
	kind        string
	bytes       []byte
	tag         string
	status      int
	control     string
	disposition string
	allow       string
	retry       string // seconds to wait
	location    string
	cookies     []*http.Cookie
	from        io.ReadCloser // instead of bytes, for those too many to be held
	size        int64         // of what comes from there

	zipping sync.Once
	zip     []byte
}

// zipped returns the answer compressed. It is done when first asked for.
func (e *entry) zipped() []byte {
	e.zipping.Do(func() {
		var b bytes.Buffer
		z, _ := gzip.NewWriterLevel(&b, gzip.BestSpeed) // the level is a good one
		_, _ = z.Write(e.bytes)                         // memory does not fail
		_ = z.Close()
		e.zip = b.Bytes()
	})
	return e.zip
}

// cacheBytes bounds what the rendered pages take: some two thousand of them.
const cacheBytes = 64 << 20

// cache keeps the pages of the present edition rendered last, up to so many bytes. A new act empties it, so that nothing
// that was erased stays in memory.
type cache struct {
	mu        sync.Mutex
	limit     int
	size      int
	edition   edition
	byAddress map[string]*list.Element
	order     *list.List // the page asked for last is in front
}

// slot is a page in its place.
type slot struct {
	address string
	entry   *entry
}

func newCache(limit int) *cache {
	return &cache{limit: limit, byAddress: map[string]*list.Element{}, order: list.New()}
}

// weight is what a page takes, with its compressed form and what holds them.
func (s slot) weight() int { return len(s.address) + len(s.entry.bytes)*5/4 + 512 }

// get returns the page of an address as rendered for an edition, or nil.
func (c *cache) get(address string, e edition) *entry {
	c.mu.Lock()
	defer c.mu.Unlock()
	if e.replaces(c.edition) {
		c.edition = e
		c.empty()
	}
	at, ok := c.byAddress[address]
	if !ok || e != c.edition {
		return nil
	}
	c.order.MoveToFront(at)
	return at.Value.(slot).entry
}

// put keeps a page, and lets go of those asked for longest ago. A page of another edition than the present one is not kept.
func (c *cache) put(address string, e edition, page *entry) {
	c.mu.Lock()
	defer c.mu.Unlock()
	one := slot{address, page}
	if _, there := c.byAddress[address]; there || e != c.edition || one.weight() > c.limit/4 {
		return
	}
	c.byAddress[address] = c.order.PushFront(one)
	c.size += one.weight()
	for c.size > c.limit {
		oldest := c.order.Remove(c.order.Back()).(slot)
		delete(c.byAddress, oldest.address)
		c.size -= oldest.weight()
	}
}

// empty lets go of everything. The caller holds the lock.
func (c *cache) empty() {
	clear(c.byAddress)
	c.order.Init()
	c.size = 0
}

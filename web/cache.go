package web

import (
	"bytes"
	"compress/gzip"
	"container/list"
	"sync"

	"jalon/register"
)

// pageKey is all that a page depends on: its address, how many acts there are, the day it is.
type pageKey struct {
	address string
	acts    int64
	today   register.Day
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
	location    string

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

// cache keeps the pages rendered last, up to so many bytes.
type cache struct {
	mu    sync.Mutex
	limit int
	size  int
	byKey map[pageKey]*list.Element
	order *list.List // the page asked for last is in front
}

// slot is a page in its place.
type slot struct {
	key   pageKey
	entry *entry
}

func newCache(limit int) *cache {
	return &cache{limit: limit, byKey: map[pageKey]*list.Element{}, order: list.New()}
}

// weight is what a page takes, with its compressed form and what holds them.
func (s slot) weight() int { return len(s.key.address) + len(s.entry.bytes)*5/4 + 512 }

func (c *cache) get(key pageKey) *entry {
	c.mu.Lock()
	defer c.mu.Unlock()
	at, ok := c.byKey[key]
	if !ok {
		return nil
	}
	c.order.MoveToFront(at)
	return at.Value.(slot).entry
}

// put keeps a page, and lets go of those asked for longest ago.
func (c *cache) put(key pageKey, e *entry) {
	c.mu.Lock()
	defer c.mu.Unlock()
	one := slot{key, e}
	if _, there := c.byKey[key]; there || one.weight() > c.limit/4 {
		return
	}
	c.byKey[key] = c.order.PushFront(one)
	c.size += one.weight()
	for c.size > c.limit {
		oldest := c.order.Remove(c.order.Back()).(slot)
		delete(c.byKey, oldest.key)
		c.size -= oldest.weight()
	}
}

package web

import (
	"html"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// nobody is a reader who keeps nothing, so that the figures are those of the site.
type nobody struct{ header http.Header }

func (n nobody) Header() http.Header         { return n.header }
func (n nobody) Write(b []byte) (int, error) { return len(b), nil }
func (nobody) WriteHeader(int)               {}

// BenchmarkTerritoryPage asks for the page of a pilot with its contract, its actions and its money: rendered each time,
// then kept.
func BenchmarkTerritoryPage(b *testing.B) {
	benchmark(b, "/territoires/ti:nord-franche-comte?on=2019-12-31")
}

// BenchmarkTerritoryAmongMany asks for the page of a territory of the national list, among 148.
func BenchmarkTerritoryAmongMany(b *testing.B) {
	w := told(b, "france-2020")
	b.Run("dynamic", func(b *testing.B) { w.serve(b, "/territoires/ti:nord-franche-comte?on=2019-12-31", true) })
}

// BenchmarkActPage asks for the page of one act.
func BenchmarkActPage(b *testing.B) { benchmark(b, "/actes/300") }

// BenchmarkMapPage asks for the national map: 148 territories, some 15,700 communes.
func BenchmarkMapPage(b *testing.B) {
	w := told(b, "france-2020")
	b.Run("dynamic", func(b *testing.B) { w.serve(b, "/carte?on=2019-12-31", true) })
	b.Run("cached", func(b *testing.B) { w.serve(b, "/carte?on=2019-12-31", false) })
}

func benchmark(b *testing.B, address string) {
	w := told(b, "bfc-2019")
	b.Run("dynamic", func(b *testing.B) { w.serve(b, address, true) })
	b.Run("cached", func(b *testing.B) { w.serve(b, address, false) })
}

// serve asks for an address over and over, on every core.
func (w *world) serve(b *testing.B, address string, forget bool) {
	b.ReportAllocs()
	b.RunParallel(func(pb *testing.PB) {
		r := httptest.NewRequest(http.MethodGet, address, nil)
		for pb.Next() {
			if forget {
				w.rendered.forget()
			}
			w.ServeHTTP(nobody{http.Header{}}, r)
		}
	})
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "pages/s")
}

// forget empties the cache.
func (c *cache) forget() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.empty()
}

// BenchmarkDemoPages asks for every page that the first ones of the demonstration lead to, made anew, on every core.
func BenchmarkDemoPages(b *testing.B) {
	w := told(b, "bfc-2019")
	var addresses []string
	seen := map[string]bool{}
	for _, from := range []string{"/", "/territoires", "/instances", "/actes", "/argent", "/pouvoirs", "/carte"} {
		for _, link := range linksOf(w.get(from).Body.String()) {
			if path, _, _ := strings.Cut(link, "#"); strings.HasPrefix(path, "/") && !seen[path] && w.get(path).Code == http.StatusOK {
				seen[path] = true
				addresses = append(addresses, path)
			}
		}
	}
	var next atomic.Int64
	var mu sync.Mutex
	var took []time.Duration
	b.RunParallel(func(pb *testing.PB) {
		var mine []time.Duration
		for pb.Next() {
			r := httptest.NewRequest(http.MethodGet, addresses[int(next.Add(1))%len(addresses)], nil)
			w.rendered.forget()
			began := time.Now()
			w.ServeHTTP(nobody{http.Header{}}, r)
			mine = append(mine, time.Since(began))
		}
		mu.Lock()
		defer mu.Unlock()
		took = append(took, mine...)
	})
	slices.Sort(took)
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "pages/s")
	b.ReportMetric(float64(took[len(took)*95/100].Microseconds())/1000, "p95-ms")
	b.ReportMetric(float64(len(addresses)), "addresses")
}

// linksOf returns what the links of a page lead to.
func linksOf(page string) (all []string) {
	for _, piece := range strings.Split(page, `<a href="`)[1:] {
		address, _, _ := strings.Cut(piece, `"`)
		all = append(all, html.UnescapeString(address))
	}
	return all
}

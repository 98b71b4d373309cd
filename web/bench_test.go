package web

import (
	"fmt"
	"html"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"jalon/calendar"
	"jalon/register"
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

// BenchmarkPromisePage asks for the page from the promise to the payment, by operator and by territory, of 183 territories, ten
// operators and ten years: 18,300 fundings of four entries, put straight into the state.
func BenchmarkPromisePage(b *testing.B) {
	w := told(b, "bfc-2019")
	err := w.register.Read(b.Context(), calendar.Of(today), func(v register.View) error {
		fund(v)
		return nil
	})
	if err != nil {
		b.Fatal(err)
	}
	for _, by := range []string{"", "?par=territoire"} {
		b.Run("by"+by, func(b *testing.B) {
			w.serve(b, "/argent/promesse-au-paiement"+by, true)
			b.ReportMetric(float64(w.get("/argent/promesse-au-paiement"+by).Body.Len()), "bytes")
		})
	}
}

// fund gives each of 183 territories a funding by each of ten operators in each of ten years.
func fund(v register.View) {
	const programme = register.ID("programme:territoires-industrie-2018")
	named := func(format string, n int) register.Dated[string] {
		return register.Dated[string]{{From: 1, Value: fmt.Sprintf(format, n), Act: 1}}
	}
	for o := range 10 {
		id := register.Join("org", fmt.Sprint("o", o))
		v.Organisations.Add(id, register.Organisation{ID: id, Name: named("Opérateur %d", o)})
	}
	states := []register.MoneyState{register.Announced, register.Asked, register.Committed, register.Paid}
	for i := range 183 * 10 * 10 {
		territory, operator, year := i%183, i/183%10, i/1830
		id := register.Join("ti", fmt.Sprint("t", territory))
		if i == territory {
			v.Territories.Add(id, register.Territory{ID: id, Programme: programme, Region: "27", Name: named("Territoire %d", territory)})
		}
		f := register.Funding{ID: register.Join("funding", fmt.Sprint("f", i)), Programme: programme, Funder: register.Join("org", fmt.Sprint("o", operator)), Territory: id, Scheme: "Aide"}
		for e, state := range states {
			f.Entries = append(f.Entries, register.Entry{State: state, Cents: register.Cents(100_000_00 * (4 - e)), On: calendar.Date(2010+year, 1, 10).Add(30 * e), Act: 1, Reference: "CP n° 1", Year: 2010 + year})
		}
		v.Fundings.Add(f.ID, f)
	}
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

package bench_test

import (
	"bytes"
	"crypto/rand"
	"fmt"
	"runtime"
	"testing"
	"time"

	"jalon/act"
	"jalon/api"
	"jalon/calendar"
	"jalon/export"
	"jalon/plan"
	"jalon/register"
	"jalon/register/memlog"
	"jalon/seed"
	"jalon/store/storetest"
	"jalon/workbook"
)

// demonstration opens a register in memory in which the story of the region was told.
func demonstration(b *testing.B) *register.Register {
	b.Helper()
	signer, _, err := storetest.NewKeys(b).Halves()
	if err != nil {
		b.Fatal(err)
	}
	r, err := register.Open(b.Context(), register.Options{Grammar: grammar(), Log: new(memlog.Log), Clock: time.Now, Random: rand.Reader, Signer: signer})
	if err != nil {
		b.Fatal(err)
	}
	tell(b, r)
	return r
}

// tell records the story of the region.
func tell(b *testing.B, r *register.Register) {
	b.Helper()
	story, _ := seed.Find("bfc-2019")
	for _, step := range story.Steps() {
		record(b, r, step.By, step.Forms)
	}
}

// record proposes acts as they come from a form.
func record(b *testing.B, r *register.Register, by register.ID, forms []register.Form) {
	b.Helper()
	var drafts []register.Draft
	for _, form := range forms {
		d, refusal := r.Grammar().Draft(form)
		if refusal != nil {
			b.Fatal(refusal)
		}
		drafts = append(drafts, d)
	}
	if _, err := r.Propose(b.Context(), register.Proposal{By: by, Drafts: drafts}); err != nil {
		b.Fatal(err)
	}
}

const nord register.ID = "ti:nord-franche-comte"

func planOf(b *testing.B, r *register.Register) (p plan.Plan) {
	b.Helper()
	words := plan.Words{Types: act.ActionTypes, Phases: act.ActionPhases, Statuses: act.ActionStatuses}
	err := r.Read(b.Context(), calendar.MustParse("2019-12-02"), func(v register.View) error {
		taken, refusal := plan.Take(v, nord, time.Now(), words, func(register.Sealed) (string, bool) { return "", true })
		p = taken
		if refusal != nil {
			return refusal
		}
		return nil
	})
	if err != nil {
		b.Fatal(err)
	}
	return p
}

// BenchmarkWorkbook brings back a workbook of 20,000 new rows: read, compared, recorded.
func BenchmarkWorkbook(b *testing.B) {
	const rows = 20_000
	for range b.N {
		b.StopTimer()
		r := demonstration(b)
		now := planOf(b, r)
		out := now
		for i := range rows {
			out.Actions = append(out.Actions, plan.Action{Phase: "idea", Status: "in-progress", Sheet: register.Sheet{Title: fmt.Sprintf("Action numéro %d", i), Axis: "innover",
				Description: "Moderniser un atelier et former ceux qui y travaillent.", Cost: register.Cents(i) * 100, Planned: calendar.MustParse("2022-12-31")}})
		}
		var raw bytes.Buffer
		if err := workbook.Write(&raw, out.Pages()); err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
		began := time.Now()
		book, err := workbook.Read(bytes.NewReader(raw.Bytes()), int64(raw.Len()))
		if err != nil {
			b.Fatal(err)
		}
		read := time.Since(began)
		preview := plan.Compare(book, now, now)
		drafts := preview.Drafts(calendar.MustParse("2019-12-02"))
		shown := time.Since(began)
		if len(preview.Faults) > 0 || len(preview.New) != rows || len(drafts) != 2*rows {
			b.Fatalf("%d faults, %d new, %d acts", len(preview.Faults), len(preview.New), len(drafts))
		}
		if _, err := r.Propose(b.Context(), register.Proposal{By: "person:chef-projet-nord-franche-comte", Drafts: drafts}); err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(read.Seconds(), "s/read")
		b.ReportMetric((shown - read).Seconds(), "s/compare")
		b.ReportMetric((time.Since(began) - shown).Seconds(), "s/record")
	}
}

// fund puts fundings straight into the state: what is measured is the reading of them.
func fund(b *testing.B, v register.View, fundings, entries int) {
	b.Helper()
	programme := register.ID("programme:territoires-industrie-2018")
	for t := range 183 {
		id := register.Join("ti", fmt.Sprint("t", t))
		v.Territories.Add(id, register.Territory{ID: id, Programme: programme, Region: "27", Name: register.Dated[string]{{From: 1, Value: fmt.Sprint("Territoire ", t), Act: 1}}})
	}
	day := calendar.MustParse("2010-01-01")
	states := []register.MoneyState{register.Asked, register.Committed, register.Paid, register.Announced}
	for i := range fundings {
		f := register.Funding{ID: register.Join("funding", fmt.Sprint("f", i)), Programme: programme, Funder: register.Join("org", fmt.Sprint("o", i/183%10)),
			Territory: register.Join("ti", fmt.Sprint("t", i%183)), Scheme: "Aide", Dossier: register.Dossier{Convention: fmt.Sprint("C", i)}}
		for e := range entries {
			f.Entries = append(f.Entries, register.Entry{State: states[e%4], Cents: 100_00, On: day.Add(i % 3650), Act: 1, Reference: "CP n° 1"})
		}
		v.Fundings.Add(f.ID, f)
	}
}

// BenchmarkPromise reads the promise to the payment for 183 territories, 10 operators and 10 years, four entries each.
func BenchmarkPromise(b *testing.B) {
	r := demonstration(b)
	_ = r.Read(b.Context(), calendar.MustParse("2020-12-31"), func(v register.View) error {
		fund(b, v, 183*10*10, 4)
		for _, by := range []api.PromiseBy{api.ByFunder, api.ByTerritory} {
			b.Run(string(by), func(b *testing.B) {
				for range b.N {
					p := api.PromiseToPayment(b.Context(), v, api.PromiseAsked{Programme: "programme:territoires-industrie-2018", By: by})
					if p.Total.Fundings < 18_300 {
						b.Fatal(p.Total.Fundings)
					}
				}
			})
		}
		return nil
	})
}

// watched is a writer that looks at the memory now and then.
type watched struct {
	n    int64
	most uint64
}

func (w *watched) Write(p []byte) (int, error) {
	if w.n += int64(len(p)); w.n>>24 != (w.n-int64(len(p)))>>24 {
		var m runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&m)
		w.most = max(w.most, m.HeapAlloc)
	}
	return len(p), nil
}

// BenchmarkLedgerExport writes a million lines of the ledger and says how much the heap grows meanwhile.
func BenchmarkLedgerExport(b *testing.B) {
	r := demonstration(b)
	_ = r.Read(b.Context(), calendar.MustParse("2020-12-31"), func(v register.View) error {
		fund(b, v, 50_000, 20)
		for _, t := range export.Tables {
			if t.Name != "funding_entries" {
				continue
			}
			for range b.N {
				runtime.GC()
				var before runtime.MemStats
				runtime.ReadMemStats(&before)
				w := &watched{}
				if err := t.WriteCSV(v, w); err != nil {
					b.Fatal(err)
				}
				b.ReportMetric(float64(int64(w.most)-int64(before.HeapAlloc))/(1<<20), "MB/grown")
				b.ReportMetric(float64(w.n)/(1<<20), "MB/written")
			}
		}
		return nil
	})
}

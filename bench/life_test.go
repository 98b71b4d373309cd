package bench_test

import (
	"fmt"
	"path/filepath"
	"runtime"
	"testing"

	"jalon/calendar"
	"jalon/register"
	"jalon/store/storetest"
)

// BenchmarkFoldLife opens a register of the usual life of a programme: after the story of the region, actions that are recorded,
// detailed and followed, and the money of each, from the request to the payment. Eight acts tell of two objects.
func BenchmarkFoldLife(b *testing.B) {
	keys, place, acts := storetest.NewKeys(b), filepath.Join(b.TempDir(), "life.db"), size(b)
	s := openStore(b, place)
	live(b, openRegister(b, s, keys), acts)
	s.Close()
	s = openStore(b, place)
	before := inUse()
	var r *register.Register
	for b.Loop() {
		r = openRegister(b, s, keys)
	}
	b.ReportMetric(float64(acts)*float64(b.N)/b.Elapsed().Seconds(), "acts/s")
	b.ReportMetric(float64(inUse()-before)/1e6, "state-MB")
	runtime.KeepAlive(r)
}

// live records acts until there are as many as asked for.
func live(b *testing.B, r *register.Register, acts int64) {
	b.Helper()
	tell(b, r)
	done := int64(0)
	if err := r.Read(b.Context(), 0, func(v register.View) error { done = v.Seq(); return nil }); err != nil {
		b.Fatal(err)
	}
	for next := 0; done < acts; {
		var project, region []register.Form
		for range 500 {
			next++
			p, q := cycle(next)
			project, region = append(project, p...), append(region, q...)
		}
		record(b, r, "person:chef-projet-nord-franche-comte", project)
		record(b, r, "person:presidente-region", region)
		done += int64(len(project) + len(region))
	}
}

// cycle is one action: what the project team records of it, and what the region does.
func cycle(n int) (project, region []register.Form) {
	action, funding := fmt.Sprintf(`"action":"action:n%d"`, n), fmt.Sprintf(`"funding":"funding:n%d","action":"action:n%d","territory":"ti:nord-franche-comte","funder":"org:region-bourgogne-franche-comte","scheme":"Soutien régional"`, n, n)
	form := func(kind, on, fields string) register.Form {
		return register.Form{Kind: register.Kind(kind), Effect: calendar.MustParse(on), Act: []byte("{" + fields + "}")}
	}
	project = []register.Form{
		form("action.recorded", "2019-06-03", action+`,"territory":"ti:nord-franche-comte","title":"Moderniser un atelier","axis":"innover","owner":"Une entreprise","planned":"2022-06-30"`),
		form("action.detailed", "2019-06-04", action+`,"title":"Moderniser un atelier","axis":"innover","owner":"Une entreprise","description":"Moderniser un atelier et former ceux qui y travaillent.","planned":"2022-06-30","cost_cents":35000000`),
		form("funding.requested", "2019-06-05", funding+`,"cents":10000000`),
	}
	for month, phase := range []string{"study", "study", "operation"} {
		project = append(project, form("action.followed", fmt.Sprintf("2019-%02d-15", 8+month), action+fmt.Sprintf(`,"phase":%q,"status":"in-progress"`, phase)))
	}
	region = []register.Form{form("funding.committed", "2019-09-02", funding+`,"cents":9000000`), form("funding.paid", "2019-11-18", funding+`,"cents":4000000`)}
	return project, region
}

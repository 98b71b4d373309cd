package web

import (
	"bytes"
	"os"
	"strconv"
	"syscall"
	"testing"
	"time"

	"jalon/atlas"
	"jalon/source"
)

// BenchmarkStudio answers for a perimeter of 500 communes with everything that the page says of it, two portraits included, on
// centres and on contours: fifty milliseconds of processor at most.
func BenchmarkStudio(b *testing.B) {
	const address = "/territoires/ti:nord-franche-comte/atelier?m=epci:200069052&m=epci:200065647&m=epci:242500361&m=epci:200068070&m=epci:200023075&m=epci:242504116&m=epci:200070530&m=epci:247100290"
	worlds := map[string]*world{"centres": region(), "squares": drawn()}
	if text, err := os.ReadFile("../../shared/data/geo/bfc.topo.json"); err != nil {
		b.Log("left out: the contours of the region do not lie beside the project")
	} else if c, _, err := source.Outlines(2018, "", true, source.File{Name: "bfc.topo.json", ReaderAt: bytes.NewReader(text), Size: int64(len(text))}, atlas.France()); err != nil {
		b.Fatal(err)
	} else {
		worlds["contours"] = toldOn(b, "bfc-2019", atlas.France().WithContours(c))
	}
	for name, w := range worlds {
		for as, format := range map[string]string{"page": "", "program": "&format=json"} {
			b.Run(name+"/"+as, func(b *testing.B) {
				w.get(address + format)
				began, n := processor(b), 0
				for b.Loop() {
					n++ // another search: no answer is one that was kept
					w.get(address + format + "&q=x" + strconv.Itoa(n))
				}
				b.ReportMetric(float64((processor(b)-began).Microseconds())/1000/float64(b.N), "processor-ms/op")
			})
		}
	}
}

// processor returns the time that the processors gave to this process: what a busy machine does not disturb.
func processor(b *testing.B) time.Duration {
	b.Helper()
	var use syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &use); err != nil {
		b.Fatal(err)
	}
	return time.Duration(use.Utime.Nano() + use.Stime.Nano())
}

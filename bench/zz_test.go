package bench_test

import (
	"os"
	"runtime"
	"runtime/pprof"
)

func heap(name string) {
	runtime.GC()
	runtime.GC()
	f, _ := os.Create("/tmp/heap." + name)
	pprof.Lookup("heap").WriteTo(f, 0)
	f.Close()
}

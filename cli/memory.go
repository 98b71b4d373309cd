package cli

import (
	"os"
	"runtime/debug"
)

// ease lets the collector of memory run four times less often, as long as the whole stays under what we promise: folding a
// register and rendering pages leave much behind and keep little. Whoever runs Jalon may decide otherwise, as for any Go
// program.
func ease() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(400)
	}
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(softLimit)
	}
}

// easeMore does it for work that is promised a gigabyte: reading a file of millions of rows.
func easeMore() {
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(4 * softLimit)
	}
}

// softLimit is the memory, in bytes, from which the collector works harder: what is promised, less what it does not count.
const softLimit = 200 << 20

package cli

import (
	"fmt"
	"os"
	"strings"
	"time"
)

// progress returns a function that draws a bar on standard error while long work is done, with how much is done each second. It draws nothing where
// standard error is not a terminal, nor for work that is over in a moment.
func (e *env) progress(fr, en string) func(done, total int64) {
	label := map[bool]string{true: fr, false: en}[e.Lang == "fr"]
	started, drawn := time.Now(), false
	return func(done, total int64) {
		if !terminal(e.err) || time.Since(started) < 300*time.Millisecond {
			return
		}
		if done >= total {
			if drawn {
				fmt.Fprint(e.err, "\r\x1b[K")
			}
			return
		}
		drawn = true
		const width = 30
		full := int(done * width / max(total, 1))
		rate := float64(done) / time.Since(started).Seconds()
		fmt.Fprintf(e.err, "\r%s  %s%s  %d / %d  %.0f/s\x1b[K", label, strings.Repeat("█", full), strings.Repeat("░", width-full), done, total, rate)
	}
}

// terminal reports whether w is a terminal.
func terminal(w any) bool {
	f, ok := w.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}

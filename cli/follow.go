package cli

import (
	"log/slog"
	"time"

	"jalon/source"
)

// followEvery is how long a geography that was imported may wait before a server that runs shows it.
const followEvery = 2 * time.Second

// follow keeps a register that is served on the map that lies beside it: what an operator imports, from this machine or another,
// is seen without a restart. A map that cannot be read leaves the one there was.
func (e *env) follow(r *opened, logger *slog.Logger) {
	every(e, followEvery, func() {
		chart, err := source.Charted(e, r.store)
		if err == nil && chart == r.chart {
			return
		}
		if err == nil {
			err = e.rechart(r, chart)
		}
		if err != nil && e.Err() == nil {
			logger.Error("the geography could not be read again", "error", err)
		}
	})
}

func (e *env) rechart(r *opened, chart string) error {
	a, err := e.geography(r.store)
	if err != nil {
		return err
	}
	r.Chart(a)
	r.chart = chart
	return nil
}

package register

import "jalon/atlas"

// Chart gives the register another map: the one it had, with what was imported since. Acts already recorded are not judged
// again; whoever reads or proposes from now on does so on the new map.
func (r *Register) Chart(a *atlas.Atlas) {
	r.writing.Lock()
	defer r.writing.Unlock()
	r.mu.Lock()
	defer r.mu.Unlock()
	r.state.Atlas = a
	r.state.grounds.Clear()
}

// chart is the map that the register is on.
func (r *Register) chart() *atlas.Atlas {
	r.mu.RLock()
	defer r.mu.RUnlock()
	return r.state.Atlas
}

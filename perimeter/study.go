package perimeter

import (
	"slices"

	"jalon/atlas"
)

// Study (étude d'un périmètre) is a perimeter that somebody thinks of, held against the one of today.
type Study struct {
	Codes       []string // its communes, in order
	Missing     []Member // members that do not exist that day
	Came, Went  []string // communes that it has and today's has not; that today's has and it has not
	Enclosed    []string // communes that are not in it, and that it closes off from all others
	Pieces      int      // parts that are not side by side
	Neighbours  []Neighbour
	Departments []string
	Regions     []string
}

// Neighbour is an EPCI with communes beside a perimeter and outside of it.
type Neighbour struct {
	SIREN  string
	Beside []string // its communes that are beside
	Partly bool     // other communes of it are in the perimeter
}

// Consider studies a ground, against the communes of today. What is beside what is told by the atlas.
func Consider(g Ground, a *atlas.Atlas, today []string) (s Study) {
	v := g.Vintage
	s.Codes, s.Missing = g.Codes, g.Missing
	s.Came, s.Went = without(s.Codes, today), without(today, s.Codes)
	s.Departments, s.Regions = Across(v, a, s.Codes)
	w := walker{vintage: v, inside: map[string]bool{}, beside: map[string][]string{}}
	for _, code := range s.Codes {
		w.inside[code] = true
	}
	s.Pieces = w.pieces(s.Codes)
	edge := w.edge(s.Codes)
	s.Enclosed = w.enclosed(edge)
	s.Neighbours = w.neighbours(without(edge, s.Enclosed))
	return s
}

// walker goes from commune to commune.
type walker struct {
	vintage atlas.Vintage
	inside  map[string]bool
	beside  map[string][]string
}

func (w *walker) next(code string) []string {
	codes, known := w.beside[code]
	if !known {
		codes = w.vintage.Beside(code)
		w.beside[code] = codes
	}
	return codes
}

// pieces counts the parts that are not side by side; communes without a known place count for none.
func (w *walker) pieces(codes []string) (n int) {
	seen := map[string]bool{}
	for _, code := range codes {
		if seen[code] || len(w.next(code)) == 0 {
			continue
		}
		n++
		w.spread(code, seen, func(c string) bool { return w.inside[c] }, len(codes))
	}
	return n
}

// spread goes over all that can be reached from a commune through those that are let in, as far as a number of them.
func (w *walker) spread(from string, seen map[string]bool, let func(string) bool, most int) (reached []string) {
	seen[from] = true
	reached = []string{from}
	for i := 0; i < len(reached) && len(reached) <= most; i++ {
		for _, code := range w.next(reached[i]) {
			if !seen[code] && let(code) {
				seen[code] = true
				reached = append(reached, code)
			}
		}
	}
	return reached
}

// edge returns the communes that are outside, and beside one that is inside.
func (w *walker) edge(codes []string) (edge []string) {
	for _, code := range codes {
		for _, other := range w.next(code) {
			if !w.inside[other] {
				edge = append(edge, other)
			}
		}
	}
	slices.Sort(edge)
	return slices.Compact(edge)
}

// largest is the number of communes from which a stretch outside of a perimeter is no hole in it.
const largest = 60

// enclosed returns the communes outside that lead nowhere else: holes, and what lies between a perimeter and the sea or a
// border.
func (w *walker) enclosed(edge []string) (codes []string) {
	open := map[string]bool{}
	for _, from := range edge {
		if open[from] || slices.Contains(codes, from) {
			continue
		}
		seen, free := map[string]bool{}, false
		reached := w.spread(from, seen, func(c string) bool {
			free = free || open[c]
			return !w.inside[c] && !free
		}, largest)
		if free || len(reached) > largest {
			for _, code := range reached {
				open[code] = true
			}
			continue
		}
		codes = append(codes, reached...)
	}
	slices.Sort(codes)
	return codes
}

// neighbours sorts the communes of the edge by EPCI, the one that has most of them first.
func (w *walker) neighbours(edge []string) (all []Neighbour) {
	at := map[string]int{}
	for _, code := range edge {
		c, _ := w.vintage.Commune(code)
		if c.EPCI == "" {
			continue
		}
		i, known := at[c.EPCI]
		if !known {
			i, at[c.EPCI] = len(all), len(all)
			partly := slices.ContainsFunc(w.vintage.CommunesOf(c.EPCI), func(o string) bool { return w.inside[o] })
			all = append(all, Neighbour{SIREN: c.EPCI, Partly: partly})
		}
		all[i].Beside = append(all[i].Beside, code)
	}
	slices.SortStableFunc(all, func(a, b Neighbour) int { return len(b.Beside) - len(a.Beside) })
	return all
}

package portrait

import (
	"math"

	"jalon/cube"
	"jalon/indicator"
)

// spot is a set of places of a block that have a figure together: the perimeter, or what it is compared with.
type spot struct {
	id, name string
	places   []string
}

// spots are the perimeter, then its region and France where a block holds them whole; none where it does not hold the perimeter.
func (w *writer) spots(b *cube.Block) []spot {
	here := w.Data.places(b, w.ground(w.Place))
	if len(here) == 0 {
		return nil
	}
	all := []spot{{w.ID, w.Name, here}}
	if b.Layer == cube.Communes {
		if region := w.Data.inRegion(b, w.Region); w.Region != "" && w.Data.national(b, w.Region, len(region)) {
			all = append(all, spot{"region:" + w.Region, w.RegionName, region})
		}
	}
	if w.Data.national(b, "", len(b.Rows)) {
		all = append(all, spot{"france", "France", b.Rows})
	}
	return all
}

// counted adds a block up over a spot; ok is false where a figure of it is secret or absent.
func (d *Data) counted(b *cube.Block, at spot) (n int64, ok bool) {
	if b == nil {
		return 0, false
	}
	s := d.sum(b, at.places)
	return int64(math.Round(s.Total.Value)), s.Total.Exact() && len(s.Missing) == 0
}

// years returns the blocks of a measure that hold the perimeter, one for each year, and the set of the last.
func (w *writer) years(m cube.Measure) map[int]*cube.Block {
	all := map[int]*cube.Block{}
	if w.Data == nil {
		return all
	}
	for _, b := range w.Data.Cube.Where(cube.About{Measure: m}) {
		if (w.Year == 0 || b.Year <= w.Year) && b.Year >= w.Since && len(w.Data.places(b, w.ground(w.Place))) > 0 {
			all[b.Year] = b
		}
	}
	return all
}

// spheres counts the presential and the productive jobs of a spot, and gives their shares; null where one of them is not known.
func (w *writer) spheres(presential, productive *cube.Block, at spot) (indicator.Figure, indicator.Figure) {
	a, ok1 := w.Data.counted(presential, at)
	b, ok2 := w.Data.counted(productive, at)
	if !ok1 || !ok2 {
		return indicator.Null(indicator.Secret), indicator.Null(indicator.Secret)
	}
	return indicator.Spheres(a, a+b)
}

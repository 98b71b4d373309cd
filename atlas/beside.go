package atlas

import (
	"cmp"
	"math"
	"slices"
)

// Neighbours are the communes that share a border, where contours were imported. Where they were not, they are told
// from the centres of communes: two are side by side when the circle between them holds
// the centre of no third (the graph of K. R. Gabriel and R. R. Sokal, "A new statistical approach to geographic variation
// analysis", Systematic Zoology 18, 1969). Seas and mountains do not count: it is a proposal to the eye, not a survey.

// cell is the side of the squares that centres are sorted in, in degrees.
const cell = 0.1

type square struct{ x, y int }

func squareOf(p Point) square {
	return square{int(math.Floor(float64(p.Lon) / cell)), int(math.Floor(float64(p.Lat) / cell))}
}

// grid sorts the communes in force into squares.
func (v Vintage) grid() map[square][]int {
	x := v.index()
	x.placing.Do(func() {
		x.squares = map[square][]int{}
		for i := range v.atlas.communes {
			if c := &v.atlas.communes[i]; c.placed && c.name.at(v.i) != "" {
				s := squareOf(c.point)
				x.squares[s] = append(x.squares[s], i)
			}
		}
	})
	return x.squares
}

// Beside returns the communes beside a commune, in order of code: by its borders where contours have it; by how near their centres
// are to those that contours do not have; none where its place is not known either. The slice is not to be changed.
func (v Vintage) Beside(code string) []string {
	if kept, ok := v.index().beside.Load(code); ok {
		return kept.([]string)
	}
	codes := v.lookAround(code)
	if there, drawn := v.contoured(code); drawn {
		codes = slices.DeleteFunc(codes, func(o string) bool { _, drawn := v.contoured(o); return drawn })
		codes = append(codes, slices.DeleteFunc(v.bordering(there), func(o string) bool { return o == code })...)
		slices.Sort(codes)
		codes = slices.Compact(codes)
	}
	v.index().beside.Store(code, codes)
	return codes
}

func (v Vintage) lookAround(code string) (codes []string) {
	c := v.atlas.commune(code)
	if c == nil || !c.placed {
		return nil
	}
	near := v.around(c)
	for n, b := range near {
		if !slices.ContainsFunc(near[:n], func(third spot) bool { return between(third, b) }) {
			codes = append(codes, b.code)
		}
	}
	slices.Sort(codes)
	return codes
}

// spot is a commune seen from another: where it is, in degrees of latitude.
type spot struct {
	code        string
	x, y, apart float64
}

// between reports whether a spot is in the circle whose diameter goes from the origin to another.
func between(third, b spot) bool {
	dx, dy := third.x-b.x/2, third.y-b.y/2
	return dx*dx+dy*dy < b.apart/4
}

// around returns the communes around one, the nearest first: those of the squares about it, wider where there are few.
func (v Vintage) around(c *commune) (near []spot) {
	home, flat, grid := squareOf(c.point), math.Cos(float64(c.point.Lat)*math.Pi/180), v.grid()
	for reach := 1; reach <= 4 && len(near) < 16; reach++ {
		near = near[:0]
		for x := home.x - reach; x <= home.x+reach; x++ {
			for y := home.y - reach; y <= home.y+reach; y++ {
				for _, i := range grid[square{x, y}] {
					if o := &v.atlas.communes[i]; o != c {
						s := spot{code: o.code, x: float64(o.point.Lon-c.point.Lon) * flat, y: float64(o.point.Lat - c.point.Lat)}
						s.apart = s.x*s.x + s.y*s.y
						near = append(near, s)
					}
				}
			}
		}
	}
	slices.SortFunc(near, func(a, b spot) int { return cmp.Compare(a.apart, b.apart) })
	return near
}

package atlas

import (
	"slices"
	"sync"
)

// WithContours returns the atlas with the contours of communes, which the embedded tables do not have.
func (a *Atlas) WithContours(c *Contours) *Atlas {
	b := a.clone()
	b.contours = c
	c.coarse = sync.OnceValue(func() *Contours { return c.Simplified(coarseSurface) })
	c.borders = sync.OnceValue(c.findBorders)
	return b
}

// coarseSurface is what a vertex of a national map may take with it, in square degrees: about half a square kilometre, less than
// a pixel where France is as wide as a page.
const coarseSurface = 6e-5

// Contours returns the contours of communes, nil where none were imported.
func (a *Atlas) Contours() *Contours { return a.contours }

// Coarse returns contours simplified for maps of the whole country.
func (c *Contours) Coarse() *Contours { return c.coarse() }

// Ground (emprise) is the outline of a set of communes.
type Ground struct {
	Polygons []Polygon
	Missing  []string // communes without a contour, in order
	Wider    []string // communes of the map of the contours that also hold ground from outside of the set
}

// Outlined returns the outline of communes of a vintage, on contours that may be those of another year: the communes are
// carried to it first.
func (c *Contours) Outlined(v Vintage, codes []string) (g Ground) {
	on := v.atlas.vintage(c.Vintage.i) // the same map, told by an atlas that knows the codes of the vintage
	_, _, ground := v.ground(codes)
	there := on.holding(ground)
	g.Polygons, g.Wider = c.Dissolve(there), on.wider(there, ground)
	g.Missing = slices.DeleteFunc(there, c.Has)
	return g
}

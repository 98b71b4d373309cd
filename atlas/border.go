package atlas

import "slices"

// Borders returns the communes that share a line with each commune: a border, not a corner. It is not to be changed.
func (c *Contours) Borders() map[string][]string { return c.borders() }

func (c *Contours) findBorders() map[string][]string {
	users := make([][2]string, len(c.lines)) // who has each line, ahead and backwards
	for _, code := range c.Communes() {
		for _, o := range c.shapes[code] {
			for _, ref := range o {
				users[max(ref, ^ref)][ref>>31&1] = code
			}
		}
	}
	all := map[string][]string{}
	for _, u := range users {
		if a, b := u[0], u[1]; a != "" && b != "" && a != b && !slices.Contains(all[a], b) {
			all[a], all[b] = append(all[a], b), append(all[b], a)
		}
	}
	return all
}

// contoured returns the communes of the contours that hold the ground of a commune; ok is false where they do not have it all.
func (v Vintage) contoured(code string) (there []string, ok bool) {
	c := v.atlas.contours
	if c == nil {
		return nil, false
	}
	_, _, ground := v.ground([]string{code})
	there = v.atlas.vintage(c.Vintage.i).holding(ground)
	return there, len(there) > 0 && !slices.ContainsFunc(there, func(one string) bool { return !c.Has(one) })
}

// bordering returns the communes that share a border with some of those of the contours, in no order. The contours may be those of
// another year: a commune that came back since is beside the one it came out of, and all that this one was beside.
func (v Vintage) bordering(there []string) (codes []string) {
	c := v.atlas.contours
	on := v.atlas.vintage(c.Vintage.i)
	for _, one := range there {
		for _, next := range append([]string{one}, c.Borders()[one]...) {
			for _, piece := range on.pieces(next) {
				if h := v.holder(piece); h != "" {
					codes = append(codes, h)
				}
			}
		}
	}
	return codes
}

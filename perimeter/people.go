package perimeter

import "jalon/atlas"

// Population is the number of people of members in a vintage. It counts those that are published; Missing lists the
// members that do not exist then and Uncounted the communes without a published figure.
type Population struct {
	People    int64
	Missing   []Member
	Uncounted []string
}

// Whole reports whether nothing is missing, so that the figure may be shown as it is.
func (p Population) Whole() bool { return len(p.Missing) == 0 && len(p.Uncounted) == 0 }

// People counts the people of members in a vintage, each commune once.
func People(v atlas.Vintage, members []Member) (p Population) {
	var codes []string
	codes, p.Missing = Communes(v, members)
	p.People, p.Uncounted = v.People(codes)
	return p
}

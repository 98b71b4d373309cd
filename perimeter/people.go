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

// People counts the people of members in a vintage, each commune once. Where communes of a whole EPCI have no figure
// of their own, the total published for the EPCI at the same census stands for all of them.
func People(v atlas.Vintage, members []Member) (p Population) {
	counted := map[string]bool{}
	for _, m := range members {
		codes, missing := Communes(v, []Member{m})
		p.Missing = append(p.Missing, missing...)
		rest := uncounted(codes, counted)
		people, unknown := count(v, rest)
		if len(unknown) > 0 && len(m.Part) == 0 && len(rest) == len(codes) {
			if total, ok := v.Total(m.Code); ok {
				people, unknown = total, nil
			}
		}
		p.People += people
		p.Uncounted = append(p.Uncounted, unknown...)
	}
	return p
}

// uncounted returns the communes that were not counted with another member, and marks them.
func uncounted(codes []string, counted map[string]bool) (rest []string) {
	for _, code := range codes {
		if !counted[code] {
			counted[code] = true
			rest = append(rest, code)
		}
	}
	return rest
}

// count sums the people of communes, and lists those without a figure.
func count(v atlas.Vintage, codes []string) (people int64, unknown []string) {
	for _, code := range codes {
		if c, ok := v.Commune(code); ok && c.Counted {
			people += c.Population
		} else {
			unknown = append(unknown, code)
		}
	}
	return people, unknown
}

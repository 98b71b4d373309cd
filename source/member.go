package source

import (
	"regexp"
	"strings"

	"jalon/perimeter"
)

var (
	sirenForm   = regexp.MustCompile(`^[0-9]{9}$`)
	communeForm = regexp.MustCompile(`^[0-9][0-9AB][0-9]{3}$`)
	// rounded is what a spreadsheet makes of a SIREN that it takes for a quantity.
	rounded = regexp.MustCompile(`^[0-9](?:[.,][0-9]+)?[eE]\+?[0-9]+$`)
)

// memberKinds are the words of lists for the kinds of members.
var memberKinds = map[string]perimeter.Kind{"epci": perimeter.EPCI, "ept": perimeter.EPT, "commune": perimeter.Commune, "com": perimeter.Commune}

// member reads the code of a member. Where the list does not say what it is, nine digits are a SIREN and five characters a
// commune; an EPT is told from an EPCI by the atlas.
func (r *listReader) member(kind, code string) perimeter.Member {
	m := perimeter.Member{Code: strings.Clone(code)}
	var known bool
	if m.Kind, known = memberKinds[strings.ToLower(kind)]; !known && kind != "" {
		r.fault("list.kind", "kind", kind, "epci, ept, commune")
		return m
	}
	form := sirenForm
	switch {
	case m.Kind == perimeter.Commune || !known && len(code) == 5:
		m.Kind, form = perimeter.Commune, communeForm
	case !known:
		m.Kind = r.kindOf(code)
	}
	switch {
	case form.MatchString(code):
	case rounded.MatchString(code):
		r.fault("list.rounded", "member", code, "")
	case len(code) == 4 && form == communeForm:
		r.fault("list.lost-zero", "member", code, "0"+code)
	case m.Kind == perimeter.Commune:
		r.fault("list.commune", "member", code, "")
	default:
		r.fault("list.siren", "member", code, "")
	}
	return m
}

// kindOf tells an EPT from an EPCI.
func (r *listReader) kindOf(siren string) perimeter.Kind {
	if kind, known := r.kinds[siren]; known {
		return kind
	}
	kind := perimeter.EPCI
	for _, v := range r.atlas.Years() {
		if g, ok := v.EPCI(siren); ok && g.Nature == "EPT" {
			kind = perimeter.EPT
		}
	}
	r.kinds[strings.Clone(siren)] = kind
	return kind
}

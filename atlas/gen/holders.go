package main

// holders is the commune that holds the ground of a code in each state, nothing where it is the code itself: what it became
// once it ceased, and before it came, the commune it came out of.
func holders(years []year, code string) []string {
	all, was := make([]string, len(years)), false
	for i, y := range years {
		if _, lives := y.communes[code]; lives {
			was = true
		} else if was {
			all[i] = heir(years[i:], code)
		} else {
			all[i] = origin(years[i:], code)
		}
	}
	return all
}

// heir is what a code that ceased became: the commune it is a part of, else a package names the old codes of the communes of
// its year, and where it does not yet know, the next one does.
func heir(years []year, code string) string {
	if seat := years[0].parts[code].seat(); seat != "" {
		return seat
	}
	for _, y := range years {
		if h := y.heirs[code]; h != "" {
			if _, lives := years[0].communes[h]; lives {
				return h
			}
		}
	}
	return ""
}

// origin is the commune that a code to come is a part of, or whose code it will take.
func origin(years []year, code string) string {
	if seat := years[0].parts[code].seat(); seat != "" {
		return seat
	}
	for i, y := range years[1:] {
		if _, lives := y.communes[code]; !lives {
			continue
		}
		for before := range years[i].communes {
			if _, stays := y.communes[before]; !stays && y.heirs[before] == code {
				return before
			}
		}
		return ""
	}
	return ""
}

package atlas

import "strconv"

// UsualSIREN returns the number that most communes have in the directory of legal persons (SIRENE): 21, the department, a zero or
// the third digit of one overseas, the number of the commune, and the key of Luhn. Communes made of several since 2016 have others.
func UsualSIREN(commune string) string {
	department, third := commune[:2], "0"
	switch {
	case department == "97":
		third = commune[2:3]
	case department == "2A" || department == "2B":
		department = "20"
	}
	digits := "21" + department + third + commune[2:]
	sum := 0
	for i := range digits {
		d := int(digits[len(digits)-1-i] - '0')
		if i%2 == 0 {
			if d *= 2; d > 9 {
				d -= 9
			}
		}
		sum += d
	}
	return digits + strconv.Itoa((10-sum%10)%10)
}

// BySIREN returns the communes in force by their number in the directory of legal persons, under which lists of members of EPCI
// name them.
func (v Vintage) BySIREN() map[string]string {
	of := make(map[string]string, len(v.atlas.communes))
	for i := range v.atlas.communes {
		c := &v.atlas.communes[i]
		if c.name.at(v.i) == "" {
			continue
		}
		if c.siren != "" {
			of[c.siren] = c.code
		} else {
			of[UsualSIREN(c.code)] = c.code
		}
	}
	return of
}

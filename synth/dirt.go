package synth

import "strings"

// The kinds of dirt and how often they come. Those that change what an import must find tell the manifest.
const (
	oldCommune     = 0.01
	unknownCommune = 0.0002
	department     = 0.0001
	abroad         = 0.003
	masked         = 0.0005
	twice          = 0.0001
	wrongKey       = 0.00005
	damagedBand    = 0.0002
	lostDot        = 0.0002
	badLabel       = 0.0005
	quotes         = 0.0005
)

// soil puts dirt on a row, writes it, and tells the manifest what an import must make of it.
func (s *shard) soil(r *Row) {
	if s.Clean {
		s.tell(r, "", 1)
		s.write(r)
		return
	}
	reason := s.stain(r)
	s.tell(r, reason, 1)
	row := s.first + s.made
	s.write(r)
	if s.of(twice) && s.made+len(s.later) < s.want {
		s.again(*r, reason, row)
	}
}

// stain returns why an import must leave the row out when it is active, nothing when it must count it.
func (s *shard) stain(r *Row) (reason string) {
	row := s.first + s.made
	hit := func(kind string, p float64) bool {
		if !s.of(p) {
			return false
		}
		s.m.hit(kind, row)
		return true
	}
	switch {
	case hit("commune.old", oldCommune):
		r[commune] = s.former[s.below(len(s.former))]
	case hit("commune.unknown", unknownCommune):
		r[commune], reason = "39999", "commune.unknown"
	case hit("commune.department", department):
		r[commune], reason = r[commune][:2], "commune.unknown"
	case hit("commune.abroad", abroad):
		r[commune], r[country2], reason = "", "99140", "commune.absent"
	case hit("commune.masked", masked):
		r[commune], reason = "[ND]", "commune.masked"
	}
	if hit("band.damaged", damagedBand) {
		r[band] = []string{"0", "1.0"}[s.below(2)]
	}
	if hit("activity.without-dot", lostDot) {
		r[activity] = strings.Replace(r[activity], ".", "", 1)
	}
	if hit("label.lossy", badLabel) {
		r[label] = "DE L\ufffdEGLISE\u00a0 HAUTE"
	}
	if hit("label.quotes", quotes) {
		r[sign] = "AU \"BON\nCOIN\"; ET FILS"
	}
	if hit("siret.wrong", wrongKey) {
		last := (r[siret][13]-'0'+1)%10 + '0'
		r[siret] = r[siret][:13] + string(last)
		r[nic], reason = r[siret][9:], "siret.wrong"
	}
	return reason
}

// again writes a row a second time, treated earlier or later, at once or at the end of the shard: only the last treated counts.
func (s *shard) again(r Row, reason string, row int) {
	s.m.hit("siret.twice", row)
	s.m.Left["siret.twice"]++
	copied := r
	if s.of(0.5) { // the copy is later
		copied[treated] = s.day(0) + "T23:59:59"
		s.tell(&r, reason, -1)
		copied[state] = "F"
		s.tell(&copied, "", 1)
	} else {
		copied[treated] = "2001-01-01T00:00:00"
		copied[commune] = "75101"
	}
	if s.of(0.5) {
		s.write(&copied)
	} else {
		s.later = append(s.later, copied)
	}
}

// tell counts what an import must make of a row.
func (s *shard) tell(r *Row, reason string, by int64) {
	switch {
	case r[state] == "F":
		s.m.Left["state.closed"] += by
	case reason != "":
		s.m.Left[reason] += by
	default:
		s.m.Counts += by
		s.m.Jobs[r[band]] += by
		category, legal, social := s.unit.facts()
		s.m.Categories[category] += by
		s.m.LegalForms[legal] += by
		s.m.Social[social] += by
	}
}

package synth

import (
	"fmt"
	"strconv"
	"time"
)

// Row is an establishment, as the texts of its columns in CSV.
type Row [54]string

// shard makes the rows of a shard.
type shard struct {
	Plan
	*chance
	*country
	m     *Manifest
	first int // row of the file
	made  int
	want  int
	siren int // of the legal unit at hand, without its key
	step  int
	emit  func(*Row) error
	err   error
	now   time.Time
	later []Row // duplicates that come at the end
	unit  legalUnit
	met   func(legalUnit) // called on each
}

// Shard makes the rows of one shard, in order, and returns what was put in them. The row is used again for the next.
func (p Plan) Shard(n int, emit func(*Row) error) (*Manifest, error) { return p.shard(n, emit).run() }

func (p Plan) shard(n int, emit func(*Row) error) *shard {
	want := p.size(n)
	wide := 90_000_000 / p.Shards() // of SIREN numbers without their key
	return &shard{Plan: p, chance: start(p.Seed, n), country: theCountry(), m: newManifest(p), first: n * shardRows, want: want,
		siren: 10_000_000 + wide*n, step: max(1, wide/max(1, want)), emit: emit, now: p.Month.Time(), met: func(legalUnit) {}}
}

func (s *shard) run() (*Manifest, error) {
	for s.made+len(s.later) < s.want && s.err == nil {
		s.nextUnit()
	}
	for i := range s.later {
		s.write(&s.later[i])
	}
	s.m.Rows = int64(s.made)
	return s.m, s.err
}

// nextUnit makes a legal unit and its establishments.
func (s *shard) nextUnit() {
	s.siren += 1 + s.below(s.step)
	number := fmt.Sprintf("%08d", s.siren)
	number += key(number)
	person := s.of(0.564)
	s.unit = s.legalUnit(number, person)
	s.met(s.unit)
	n := 1
	if !person && s.of(0.3) {
		for n = 2; n < 40 && s.of(0.65); n++ {
		}
	}
	for i := 1; i <= n && s.made+len(s.later) < s.want && s.err == nil; i++ {
		var r Row
		s.establishment(&r, number, i, person)
		s.soil(&r)
	}
}

// key returns the digit that makes a number sound (Luhn).
func key(digits string) string {
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
	return strconv.Itoa((10 - sum%10) % 10)
}

func (s *shard) establishment(r *Row, unit string, i int, person bool) {
	four := unit + fmt.Sprintf("%04d", i)
	r[siren], r[siret] = unit, four+key(four)
	r[nic] = r[siret][9:]
	r[siege] = strconv.FormatBool(i == 1)
	r[diffusion] = "O"
	if person && s.of(0.16) {
		r[diffusion] = "P"
	}
	days := 30 + s.below(12000)
	r[created], r[periods] = s.day(days), strconv.Itoa(1+s.below(4))
	r[begun] = s.day(s.below(days))
	r[treated] = s.day(s.below(min(days, 900))) + "T" + fmt.Sprintf("%02d:%02d:%02d", s.below(24), s.below(60), s.below(60))
	if r[state] = "F"; s.of(0.4) {
		r[state] = "A"
	}
	s.place(r)
	s.trade(r, days)
}

func (s *shard) day(ago int) string { return s.now.AddDate(0, 0, -ago).Format(time.DateOnly) }

// place draws a commune and an address in it.
func (s *shard) place(r *Row) {
	c := &s.communes[s.where.draw(s.chance)]
	r[commune], r[town], r[postcode] = c.Code, c.Name, c.Code[:2]+"000"
	switch c.Code { // the register knows districts only
	case "75056":
		r[commune] = fmt.Sprintf("751%02d", 1+s.below(20))
	case "69123":
		r[commune] = fmt.Sprintf("6938%d", 1+s.below(9))
	case "13055":
		r[commune] = fmt.Sprintf("132%02d", 1+s.below(16))
	}
	if s.of(0.75) {
		r[number] = strconv.Itoa(1 + s.below(200))
	}
	r[street], r[label] = "RUE", streets[s.below(len(streets))]
	r[address] = r[commune] + "_" + strconv.Itoa(s.below(9000))
	if r[state] == "A" && r[diffusion] == "O" && s.of(0.9) {
		r[east], r[north] = strconv.Itoa(100_000+s.below(1_000_000))+".0", strconv.Itoa(6_000_000+s.below(1_000_000))+".0"
	}
	if r[diffusion] == "P" {
		for _, column := range []int{number, street, label, address, east, north} {
			r[column] = "[ND]"
		}
	}
}

var streets = []string{"DE L'EGLISE", "DE LA MAIRIE", "DU MOULIN", "DES ECOLES", "DE LA GARE", "VICTOR HUGO", "PASTEUR", "JEAN JAURES", "DES VIGNES", "DU STADE", "DE LA FONTAINE", "DES LILAS"}

// trade draws an activity and a size.
func (s *shard) trade(r *Row, days int) {
	r[activity], r[nomenclature] = s.activities[s.what.draw(s.chance)].Code, "NAFRev2"
	if s.Layout == Of2027 {
		r[activity], r[nomenclature] = r[activity][:5]+"Y", "NAF2025"
	}
	if r[state] == "F" && days > 6800 && s.of(0.35) {
		r[activity], r[nomenclature] = r[activity][:4]+"A", "NAFRev1"
	}
	r[band], r[employer] = "NN", "N"
	if r[state] == "A" && s.of(0.16) {
		r[band], r[employer] = bands[drawBand.draw(s.chance)], "O"
		r[bandYear] = strconv.Itoa(s.now.Year() - 2)
	} else if s.of(0.5) {
		r[band] = ""
	}
	if s.Layout == Of2026 && (r[state] == "A" || s.of(0.4)) {
		r[naf25] = r[activity][:5] + "Y"
	}
}

var bands = []string{"00", "01", "02", "03", "11", "12", "21", "22", "31", "32", "41", "42", "51", "52", "53"}

var drawBand = newAlias([]float64{10, 44, 17, 12, 8.5, 5.5, 1.8, 0.8, 0.1, 0.2, 0.07, 0.02, 0.006, 0.003, 0.001})

// write hands a row over.
func (s *shard) write(r *Row) {
	if s.err == nil && s.made < s.want {
		s.err = s.emit(r)
		s.made++
	}
}

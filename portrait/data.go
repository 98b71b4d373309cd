package portrait

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"jalon/atlas"
	"jalon/cube"
	"jalon/economy"
	"jalon/indicator"
	"jalon/naf"
)

// Set is a data set that a portrait quotes.
type Set struct {
	ID          string `json:"id"`
	Source      string `json:"source"`
	Vintage     string `json:"vintage"`
	Licence     string `json:"licence"`
	Attribution string `json:"attribution"`
	SHA256      string `json:"sha256,omitempty"` // of the file that was imported
	Alike       bool   `json:"alike,omitempty"`  // what is drawn from it is shared under its licence
	Synthetic   bool   `json:"synthetic,omitempty"`
}

// Zones says in which employment zone each commune is.
type Zones struct {
	Geography int // vintage of the communes
	Of        map[string]string
}

// Data is what portraits draw their figures from, beside the tables of the program. It keeps what it
// summed, so that it is made once for many portraits; it is safe for concurrent use.
type Data struct {
	Atlas *atlas.Atlas
	Cube  cube.Cube
	Zones Zones

	sets  map[string]Set
	names map[string]string // of zones
	jobs  []source

	mu       sync.Mutex
	sums     map[sumKey]cube.Sum
	carried  map[string][]string // communes as another year knows them
	areas    map[sumKey][]int64  // jobs by activity of the country and of regions; nil where they are not known
	networks map[*cube.Block]*indicator.Network
	near     map[string]neighbourhood
}

// sumKey names a block summed over places.
type sumKey struct {
	block  *cube.Block
	places string
}

// maxSums bounds what is kept: the sums of a few hundred perimeters.
const maxSums = 1 << 14

// embedded is the data set of the zones that the program carries.
const embedded = "insee-flores-zones-bfc"

// NewData gathers imported blocks, with what the program carries.
func NewData(a *atlas.Atlas, c cube.Cube, sets []Set, z Zones) *Data {
	d := &Data{Atlas: a, Cube: slices.Concat(c, carried()), Zones: z, sets: map[string]Set{}, names: map[string]string{}, areas: map[sumKey][]int64{}, networks: map[*cube.Block]*indicator.Network{}}
	for _, s := range append(sets, Set{ID: embedded, Source: embedded, Vintage: strconv.Itoa(economy.ZonesYear), Licence: "Licence Ouverte 2.0", Attribution: economy.ZonesCredit}) {
		d.sets[s.ID] = s
	}
	for _, p := range economy.Zones() {
		d.names[p.Zone] = p.Name
	}
	d.jobs = d.sources()
	return d
}

// carried are the blocks of the employment zones that the program carries.
var carried = sync.OnceValue(func() (all cube.Cube) {
	for i, year := range []int{economy.ZonesStart, economy.ZonesYear} {
		about := cube.About{Dataset: embedded, Measure: cube.SalariedJobs, Layer: cube.EmploymentZones, Nomenclature: naf.Rev2, Level: naf.A38, Year: year}
		zones := cube.NewBuilder(about)
		about.Layer = cube.Country
		france := cube.NewBuilder(about)
		for _, p := range economy.Zones() {
			to := zones
			if p.Zone == country {
				to = france
			}
			if to.Place(p.Zone); p.Given[i] {
				to.Add(p.Zone, p.Activity, float64(p.Counts[i]), cube.Published)
			}
		}
		for _, b := range []*cube.Builder{zones, france} {
			built, err := b.Build()
			if err != nil {
				panic(err) // a table of ours, of forty columns
			}
			all = append(all, built)
		}
	}
	return all
})

// set returns what a block is from.
func (d *Data) set(b *cube.Block) Set { return d.sets[b.Dataset] }

// sum sums a block over places of its own layer, once.
func (d *Data) sum(b *cube.Block, places []string) cube.Sum {
	key := sumKey{b, strings.Join(places, " ")}
	d.mu.Lock()
	s, ok := d.sums[key]
	d.mu.Unlock()
	if ok {
		return s
	}
	s = b.Sum(places)
	d.mu.Lock()
	defer d.mu.Unlock()
	if len(d.sums) >= maxSums || d.sums == nil {
		d.sums = map[sumKey]cube.Sum{}
	}
	d.sums[key] = s
	return s
}

// source is jobs by activity, at one level, of one kind of places: at a date, and at an earlier one that it can be compared with.
type source struct {
	now, before *cube.Block // before may be nil
	set         Set
}

// layers are the places whose jobs a portrait reads, in the order in which they are tried. What somebody counted for a territory has no
// reference beside it: it comes before the zones, which are wider than the territory, and after what adds up.
var layers = []cube.Layer{cube.EPCI, cube.Communes, cube.Territories, cube.EmploymentZones}

// preferred says in which order sources are tried: what adds up first, at the finest level, then what counts most jobs.
func (s source) preferred() [4]int {
	return [4]int{
		max(slices.Index(layers, s.now.Layer), 1),
		slices.Index([]naf.Level{naf.A88, naf.A38}, s.now.Level),
		slices.Index([]cube.Measure{cube.SalariedJobs, cube.Jobs, cube.PrivateJobs}, s.now.Measure),
		slices.Index(layers, s.now.Layer),
	}
}

// sources finds those of a cube, in the order in which they are tried.
func (d *Data) sources() (all []source) {
	d.divide()
	for _, b := range d.Cube {
		if b.Nomenclature != naf.Rev2 || b.Band != "" || slices.Index([]naf.Level{naf.A88, naf.A38}, b.Level) < 0 ||
			slices.Index([]cube.Measure{cube.SalariedJobs, cube.Jobs, cube.PrivateJobs}, b.Measure) < 0 ||
			!slices.Contains(layers, b.Layer) {
			continue
		}
		all = append(all, source{now: b, before: d.earlier(b, 0), set: d.set(b)})
	}
	slices.SortStableFunc(all, func(a, b source) int {
		x, y := a.preferred(), b.preferred()
		return cmp.Or(slices.Compare(x[:], y[:]), cmp.Compare(b.now.Year, a.now.Year))
	})
	return all
}

// divide brings jobs by sub-class together into divisions, at which portraits are read.
func (d *Data) divide() {
	for _, b := range d.Cube.Where(cube.About{Level: naf.A732, Nomenclature: naf.Rev2}) {
		if b.Measure != cube.PrivateJobs && b.Measure != cube.SalariedJobs && b.Measure != cube.Jobs {
			continue
		}
		about := b.About
		about.Level = naf.A88
		divided, err := b.Grouped(about, func(code string) (string, bool) { return naf.Up(naf.A732, code, naf.A88) })
		if err == nil { // fewer columns than there were
			d.Cube = append(d.Cube, divided)
		}
	}
}

// apprentices is the year from which Urssaf counts them: its series breaks there.
const apprentices = 2023

// earlier returns the block of a year, or of the earliest within ten years where the year is 0, that another can be compared with: the same
// source, the same definition, no break between.
func (d *Data) earlier(b *cube.Block, year int) (first *cube.Block) {
	for _, o := range d.Cube {
		same := d.set(o).Source == d.set(b).Source && o.Measure == b.Measure && o.Layer == b.Layer && o.Level == b.Level && o.Nomenclature == b.Nomenclature && o.Band == b.Band
		broken := b.Measure == cube.PrivateJobs && o.Year < apprentices && b.Year >= apprentices
		if same && !broken && o.Year < b.Year && (o.Year == year || year == 0 && o.Year >= b.Year-10) && (first == nil || o.Year < first.Year) {
			first = o
		}
	}
	return first
}

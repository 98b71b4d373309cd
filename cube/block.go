// Package cube adds up figures over any set of places: jobs, establishments, people, by activity, as outside data sets give
// them place by place.
//
// A cell is the figure of one place and one activity, at one date, from one data set. Cells are additive, so that any perimeter
// is a sum; what is not additive is computed again from the sums. A figure that its producer keeps secret is more than zero and
// is never taken for zero: what is summed over it is a lower bound, and says so.
package cube

import (
	"encoding/binary"
	"math"
	"slices"

	"jalon/naf"
)

// Measure (grandeur) is what is counted.
type Measure string

// The measures. Jobs are counted at the workplace.
const (
	Population     Measure = "population"
	Jobs           Measure = "jobs"          // salaried or not
	SalariedJobs   Measure = "jobs-salaried" // all of them
	PrivateJobs    Measure = "jobs-private"  // salaried, private sector
	Establishments Measure = "establishments"
	WorkingAge     Measure = "people-15-64"
	Active         Measure = "active-15-64"
	Unemployed     Measure = "unemployed-15-64" // as they say themselves in the census
	Employed       Measure = "employed"         // residents who have a job
	Commuters      Measure = "commuters"        // employed residents, by the commune they work in
)

// The measures that only a plain table brings: what its publisher counts by place and by year.
const (
	Presential   Measure = "jobs-presential" // of establishments that serve the people who are there
	Productive   Measure = "jobs-productive" // of the others
	FunctionJobs Measure = "jobs-function-"  // followed by one of the functions of an indicator, as jobs-function-making
	Companies    Measure = "companies"       // on 1 January of the year
	Creations    Measure = "creations"       // in the year
	Cessations   Measure = "cessations"      // in the year
)

// The measures of establishments by something else than their activity; their columns may have [Unknown].
const (
	BySeat          Measure = "establishments-by-seat"           // employers, by the commune of their head office
	ByCategory      Measure = "establishments-by-category"       // by the category of their enterprise: PME, ETI, GE
	ByLegalForm     Measure = "establishments-by-legal-form"     // by the first digit of the legal category of their unit
	BySocialEconomy Measure = "establishments-by-social-economy" // O for the social and solidarity economy, else N
)

// Layer (maillage) is a kind of places.
type Layer string

// The layers.
const (
	Communes        Layer = "commune"
	EPCI            Layer = "epci"
	EmploymentZones Layer = "ze2020"
	Departments     Layer = "dep"
	Regions         Layer = "reg"
	Country         Layer = "fr"
	Territories     Layer = "territory" // of the register, or of whoever made the table
)

// About (description d'un bloc) says what the cells of a block are.
type About struct {
	Dataset      string           `json:"dataset,omitempty"` // id of the data set
	Measure      Measure          `json:"measure"`
	Layer        Layer            `json:"layer"`               // of the rows
	Geography    int              `json:"geography,omitempty"` // vintage of the communes in rows and columns
	Nomenclature naf.Nomenclature `json:"nomenclature,omitempty"`
	Level        naf.Level        `json:"level,omitempty"` // of the columns; none where they are communes, or only [All]
	Band         string           `json:"band,omitempty"`  // of size, as 10-49; none for all
	Year         int              `json:"year"`            // the figures are of its end, or of the census that bears its name
	Exhaustive   bool             `json:"exhaustive"`      // a place of the block without a cell has zero
}

// All is the column of the total as the source gives it.
const All = "_T"

// Unknown is the column of what the source does not say.
const Unknown = "_U"

// Status is what the producer says of a cell.
type Status uint8

// The statuses.
const (
	Published Status = iota
	Hidden           // kept secret: at least the value, which is 0 for a cell by itself, and more than zero
	Wider            // published, and holds other cells, which are hidden
)

// Block (bloc de cellules) is the cells of one measure, at one date, from one data set: a sparse table, in columns.
type Block struct {
	About
	Rows    []string // places, in order
	Columns []string // activities, in order; [All] may be one
	first   []uint32 // cell where each row begins, and the end
	column  []byte   // of each cell, in two bytes: cells stay as they are written, so that a block is opened in a blink
	value   []byte   // of each cell, in four bytes where all are whole numbers, else in eight
	status  []byte   // of each cell; empty when all are published
	whole   bool
	closed  []bool // of each row: what has no cell is zero
	all     int    // the column of All, -1 without it
}

// Cells returns the number of cells.
func (b *Block) Cells() int { return len(b.column) / 2 }

// cells returns the first cell of a row and the one after its last.
func (b *Block) cells(row int) (from, to int) { return int(b.first[row]), int(b.first[row+1]) }

func (b *Block) columnOf(cell int) int { return int(binary.LittleEndian.Uint16(b.column[2*cell:])) }

func (b *Block) valueOf(cell int) float64 {
	if b.whole {
		return float64(binary.LittleEndian.Uint32(b.value[4*cell:]))
	}
	return math.Float64frombits(binary.LittleEndian.Uint64(b.value[8*cell:]))
}

func (b *Block) statusOf(cell int) Status {
	if len(b.status) == 0 {
		return Published
	}
	return Status(b.status[cell])
}

// Has reports whether a place is in the block.
func (b *Block) Has(place string) bool {
	_, ok := slices.BinarySearch(b.Rows, place)
	return ok
}

// settle computes what follows from the cells.
func (b *Block) settle() *Block {
	b.all, _ = slices.BinarySearch(b.Columns, All)
	if b.all == len(b.Columns) || b.Columns[b.all] != All {
		b.all = -1
	}
	b.closed = make([]bool, len(b.Rows))
	for row := range b.Rows {
		b.closed[row] = b.Exhaustive || b.addsUp(row)
	}
	return b
}

// addsUp reports whether the published cells of a row add up to its total, so that there is nothing else.
func (b *Block) addsUp(row int) bool {
	var sum, total float64
	known := false
	for cell, end := b.cells(row); cell < end; cell++ {
		switch {
		case b.statusOf(cell) == Hidden:
			return false
		case b.columnOf(cell) == b.all:
			total, known = b.valueOf(cell), true
		default:
			sum += b.valueOf(cell)
		}
	}
	return known && sum > total-0.5 && sum < total+0.5
}

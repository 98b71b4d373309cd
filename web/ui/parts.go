package ui

import "html/template"

// Shape names the figure that stands beside a status word, so that a status is never a colour alone.
type Shape string

// The shapes. Each has one meaning in the whole product.
const (
	Full     Shape = "full"     // ● done, in force, held
	Half     Shape = "half"     // ◐ under way, partial
	Open     Shape = "open"     // ○ to come
	Vacant   Shape = "vacant"   // ◌ nobody holds it
	Late     Shape = "late"     // ▲ late, asks for attention
	Pilot    Shape = "pilot"    // ◆ pilot
	Refused  Shape = "refused"  // ✕ refused, withdrawn
	Closed   Shape = "closed"   // ■ closed, ended
	Question Shape = "question" // ? open question
	Info     Shape = "info"     // i for information
	Clock    Shape = "clock"    // another day than today
)

// Mark is a status: a word with its shape.
type Mark struct {
	Shape Shape
	Text  string
}

// Value is one fact in a table, a list or a sentence. Text already has the form of its language.
type Value struct {
	Text       string
	Href       string // makes the text a link
	Moment     string // ISO form of a day or an instant, for <time>
	Mark       *Mark  // stands alone, or after the text
	Note       string // small print under it: source, reason of an absence
	Code       bool   // an identifier or a hash
	Fictitious bool
}

// Fact is a line of a sheet: a term and what is true of it, with where to change it, when it may be changed.
type Fact struct {
	Term   string
	Values []Value
	Change *Link // in "check your answers": the link's text names the field
}

// Column heads a column of a table.
type Column struct {
	Label   string
	Note    string
	Numeric bool
}

// Table keeps its rows and columns at every width: a narrow screen scrolls it. The first cell of a row is its heading.
type Table struct {
	ID      string // unique in the page
	Caption string
	Columns []Column
	Rows    [][]Value
	Total   []Value // nil for none
	Note    string  // source, year, reading
	Empty   string  // said instead of a table without rows
}

// Act is an act in a list: its number in the margin, as in a bound book.
type Act struct {
	Number     string // "1 204"
	Anchor     string // "1204"
	Href       string
	Kind       string // "Périmètre adapté"
	Effect     Moment
	Late       string        // "repris le 3 avril 2019", when entered afterwards
	Sentence   template.HTML // with links to what it names
	By         string        // who took it
	Under      Link          // under which mandate
	Mark       *Mark
	Fictitious bool
}

// Folio is the page of one act.
type Folio struct {
	Number     string
	Kind       string
	Sentence   template.HTML
	Marks      []Mark
	Fictitious bool
	Facts      []Fact // effect, entry, body, meeting
	Chain      []Link // why they could: person, mandate, body, power, rule
	Grounds    []string
	Changes    []Change
	Evidence   []Evidence
	Proof      []Fact
	ProofHref  string // the proof file, which verifies offline
	Previous   string // addresses of the neighbours, empty at the ends
	Next       string
}

// Change is one thing that an act made true.
type Change struct {
	Sign string // "+" comes in, "−" goes out, "→" becomes
	Text string
	Href string
}

// Evidence is a document or a page on which an act stands.
type Evidence struct {
	Title string
	Href  string
	Kind  string // "Procès-verbal, PDF, 214 ko"
	Hash  string // SHA-256, in hexadecimal
}

// Progress is a count held against a target. Floor and Ceiling are the target's bounds, on the scale of Fill.
type Progress struct {
	Label   string
	Text    string // the bar in words: "10 territoires sur 124 au moins"
	Mark    *Mark
	Fill    float64 // percent of the bar's width, 0 to 100
	Floor   float64 // 0 for none
	Ceiling float64 // 0 for none
}

// Span is the width of the stretch between the two bounds.
func (p Progress) Span() float64 { return p.Ceiling - p.Floor }

// Timeline holds what was planned against what was. Positions are percents of its length.
type Timeline struct {
	ID      string
	Caption string
	Ticks   []Tick
	Rows    []Stage
	Today   float64 // the day shown; 0 for none
	Note    string
}

// Tick is the start of a month or a year.
type Tick struct {
	At   float64
	Text string
}

// Stage is a phase or a step. Width 0 is a single day.
type Stage struct {
	Label   Value
	Planned Value
	Actual  Value
	Gap     Value
	Plan    *Bar
	Done    *Bar
}

// Bar is a stretch of a timeline.
type Bar struct{ From, Width float64 }

// A lane of a timeline is drawn 240 units wide, and a single day still 6.
const laneUnit, laneLeast = 2.4, 6.0

// X is where a tick stands in the drawing.
func (t Tick) X() float64 { return t.At * laneUnit }

// X is where a bar starts in the drawing.
func (b Bar) X() float64 { return b.From * laneUnit }

// W is how wide a bar is drawn.
func (b Bar) W() float64 { return max(b.Width*laneUnit, laneLeast) }

// TodayX is where the day shown stands in the drawing.
func (t Timeline) TodayX() float64 { return t.Today * laneUnit }

// Perimeter lists who is in a territory, who was, and by which act.
type Perimeter struct {
	ID      string
	Caption string
	Members []Member
	Former  []Member
	Total   *Member
	Note    string
}

// Member is a line of a perimeter.
type Member struct {
	Name       Value
	Code       string
	Part       Value // in whole, or how many communes of how many
	Communes   string
	Population string
	Since      Value // or the span, for a former member
	Act        Link
}

// Money lists amounts by funder. The five states of an amount are never added together.
type Money struct {
	ID      string
	Caption string
	Head    string // of the first column, when it does not name funders
	Rows    []MoneyRow
	Total   *MoneyRow
	Note    string
	Empty   string
}

// MoneyRow is what one funder declares.
type MoneyRow struct{ Funder, Announced, Oriented, Requested, Committed, Paid Value }

// States gives the five columns in their order.
func (r MoneyRow) States() []Value {
	return []Value{r.Announced, r.Oriented, r.Requested, r.Committed, r.Paid}
}

// Map is a drawing with its legend and its table, which may only be left out when another one on the page says the same.
type Map struct {
	ID      string
	Caption string
	Summary string        // what the map shows, in one sentence, for those who do not see it
	Drawing template.HTML // the SVG made by the figure package
	Legend  []Legend
	Table   Table
	Source  string
	Small   bool // a map that only says where a thing is
	Linked  bool // the drawing holds links, and is read one by one
}

// Chart is a drawing of figures, for a page and for a phone; the table below it says the same.
type Chart struct {
	ID      string
	Caption string
	Summary string        // what it shows, in one sentence, for those who do not see it
	Drawing template.HTML // the SVG made by the figure package
	Note    string        // how to read it
}

// Legend explains a colour of a map: Hue from 1 to 6, with the number written on the drawing. Under is what it shares with those
// around it that have the same, told once.
type Legend struct {
	Under  string
	Class  string
	Hue    int
	Number string
	Text   string
	Href   string
	Mark   *Mark
}

// Figure is a key figure.
type Figure struct {
	Number string
	Label  string
	Href   string
	Note   string // year, source
}

// Empty says that there is nothing, why, and what to do.
type Empty struct {
	Text string
	Why  string
	Link Link
}

// Refusal explains why an act was not taken.
type Refusal struct {
	Heading string
	Code    string
	Rule    string
	Fact    string
	Who     []Value // who could
	Next    []Link  // what can be done from here
}

// Task is a line of what a person must do: what, before when, why them.
type Task struct {
	Text string
	Href string
	Due  Moment
	Why  string
	Mark *Mark
}

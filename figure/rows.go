package figure

// row is one thing of a chart that has a row for each: its name on the left, its value in words on the right.
type row struct{ label, written string }

// ruled is the ground of a chart of rows: names and values are written, and marks go on the axis at the height of their row.
type ruled struct {
	*canvas
	axis   axis
	rows   []row
	names  [][]string // of each row, in lines
	heads  []float64  // baseline of the first
	middle []float64  // of the marks of each row
	top    float64    // of the marks, under the names of the ticks
	bottom float64
}

// The measures of a chart of rows, in units.
const (
	rowHigh  = 36.0
	rowLeft  = 190.0 // room of the names, when they stand beside their rows
	tickRoom = 24.0  // of the names of the ticks
	edge     = 9.0   // blank at the ends of the axis: half a mark
)

// rows lays rows out, for values on an axis that is made for the room left: beside the names, or under them on a narrow sheet.
func (s Sheet) rows(all []row, scale func(from, to float64) axis) *ruled {
	r := &ruled{canvas: s.canvas(), rows: all, top: tickRoom, bottom: tickRoom}
	column := r.column()
	from, to := rowLeft+edge, r.width-column-edge
	if s.narrow() {
		from, to = edge, r.width-edge
	}
	for _, one := range all {
		if s.narrow() {
			r.above(wrap(one.label, r.width-column, 2))
		} else {
			r.beside(wrap(one.label, rowLeft-14, 2))
		}
	}
	r.axis = scale(from, to)
	r.ticks(s)
	return r
}

// column is the room of the values in words.
func (r *ruled) column() (most float64) {
	for _, one := range r.rows {
		if wide := textWide(one.written); wide > 0 {
			most = max(most, wide+12)
		}
	}
	return most
}

// above adds a row whose name stands above its marks, and beside one whose name stands on their left.
func (r *ruled) above(name []string) {
	r.add(name, r.bottom+16, r.bottom+29+lineHigh*float64(len(name)-1), 42+lineHigh*float64(len(name)-1))
}

func (r *ruled) beside(name []string) {
	middle := r.bottom + rowHigh/2
	r.add(name, middle+4-lineHigh/2*float64(len(name)-1), middle, rowHigh)
}

func (r *ruled) add(name []string, head, middle, high float64) {
	r.names, r.heads, r.middle, r.bottom = append(r.names, name), append(r.heads, head), append(r.middle, middle), r.bottom+high
}

func (r *ruled) ticks(s Sheet) {
	for _, v := range r.axis.ticks(s.Say, r.width) {
		x := r.axis.at(v)
		r.line("chart-grid", x, tickRoom-6, x, r.bottom)
		r.inside("chart-soft", x, tickRoom-12, s.Say(v))
	}
}

// finish writes the names and values of the rows over what was drawn.
func (s Sheet) finish(r *ruled, height float64) []byte {
	for i, one := range r.rows {
		r.lines("chart-label", 0, r.heads[i], start, r.names[i])
		y := r.middle[i] + 4
		if s.narrow() {
			y = r.heads[i]
		}
		if one.written != "" {
			r.text("chart-value", r.width, y, finish, one.written)
		}
	}
	return s.end(r.canvas, height)
}

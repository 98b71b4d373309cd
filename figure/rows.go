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
	r := &ruled{canvas: s.canvas(), rows: all, top: tickRoom}
	var written []string
	for _, one := range all {
		written = append(written, one.written)
	}
	column := 0.0 // of the values in words
	if most := widest(written); most > 0 {
		column = most + 12
	}
	y := tickRoom
	for _, one := range all {
		if s.narrow() {
			names := wrap(one.label, r.width-column, 2)
			r.heads, r.names = append(r.heads, y+16), append(r.names, names)
			y += 16 + lineHigh*float64(len(names)-1) + 26
			r.middle = append(r.middle, y-13)
			continue
		}
		names := wrap(one.label, rowLeft-14, 2)
		r.heads, r.names = append(r.heads, y+rowHigh/2+4-lineHigh/2*float64(len(names)-1)), append(r.names, names)
		r.middle = append(r.middle, y+rowHigh/2)
		y += rowHigh
	}
	r.bottom = y
	from, to := rowLeft+edge, r.width-column-edge
	if s.narrow() {
		from, to = edge, r.width-edge
	}
	r.axis = scale(from, to)
	r.ticks(s)
	return r
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

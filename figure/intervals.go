package figure

// Intervals shows figures that are known between two bounds: the bar is all that is sure, and the mark on it an estimate.
type Intervals struct {
	Sheet
	Rows    []Interval
	Between func(low, high float64) string // writes the two bounds: "31 à 44 %"
	Columns [2]string                      // the heads of the table
}

// Interval is a figure between two bounds; Middle is NaN where nothing better is known.
type Interval struct {
	Label             string
	Low, High, Middle float64
}

func (i Interval) known() bool { return known(i.Low) && known(i.High) }

func (c Intervals) written(i Interval) string {
	if !i.known() {
		return none
	}
	return c.Between(i.Low, i.High)
}

// On draws the chart on a sheet of a width.
func (c Intervals) On(width int) []byte {
	c.Width = width
	return c.Draw()
}

// Draw draws the chart, from zero, in the order given: a share is read against nothing at all.
func (c Intervals) Draw() []byte {
	var rows []row
	values := []float64{0}
	for _, i := range c.Rows {
		rows = append(rows, row{i.Label, c.written(i)})
		if i.known() {
			values = append(values, i.Low, i.High)
		}
	}
	if len(values) == 1 {
		return c.empty()
	}
	r := c.rows(rows, func(from, to float64) axis { return linear(values, from, to) })
	for k, i := range c.Rows {
		if i.known() {
			r.interval(i, r.middle[k])
		}
	}
	return c.finish(r, r.bottom+4)
}

func (r *ruled) interval(i Interval, y float64) {
	low, high := r.axis.at(i.Low), r.axis.at(i.High)
	r.bar("chart-range", low, high, y-5, 10)
	r.line("chart-bound", low, y-8, low, y+8)
	r.line("chart-bound", high, y-8, high, y+8)
	if known(i.Middle) && i.Middle >= i.Low && i.Middle <= i.High {
		r.dot("chart-here", r.axis.at(i.Middle), y, 4.5)
	}
}

// Table is what the chart shows.
func (c Intervals) Table() Table {
	t := Table{Caption: c.Title, Columns: c.Columns[:]}
	for _, i := range c.Rows {
		t.Rows = append(t.Rows, []string{i.Label, c.written(i)})
	}
	return t
}

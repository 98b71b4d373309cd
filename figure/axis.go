package figure

import "math"

// axis sets values on a stretch of the drawing.
type axis struct {
	low, high float64 // values at its ends
	step      float64 // between round values
	from, to  float64 // in units of the drawing
	log       bool    // equal lengths are equal ratios; what is not positive stands at the low end
}

// at is where a value stands.
func (a axis) at(v float64) float64 {
	low, high := a.low, a.high
	if a.log {
		low, high, v = math.Log(low), math.Log(high), math.Log(max(v, a.low))
	}
	return a.from + (v-low)/(high-low)*(a.to-a.from)
}

// linear is an axis around values, with round ends that are never equal.
func linear(values []float64, from, to float64) axis {
	low, high := math.Inf(1), math.Inf(-1)
	for _, v := range values {
		if known(v) {
			low, high = min(low, v), max(high, v)
		}
	}
	switch {
	case low > high:
		low, high = 0, 1
	case low == high:
		low, high = min(low, 0), max(high, 0)+1
	}
	step := Step(high - low)
	return axis{low: math.Floor(low/step) * step, high: math.Ceil(high/step) * step, step: step, from: from, to: to}
}

// ratios is an axis of ratios around values, between powers of two: half and double are as far from one.
func ratios(values []float64, from, to float64) axis {
	low, high := 1.0, 1.0
	for _, v := range values {
		if known(v) && v > 0 {
			low, high = min(low, v), max(high, v)
		}
	}
	power := func(v float64, to func(float64) float64) float64 { return math.Exp2(to(math.Log2(v))) }
	a := axis{low: max(power(low, math.Floor), 1./64), high: max(power(high, math.Ceil), 2), from: from, to: to, log: true}
	if a.low == 1 {
		a.low = .5
	}
	return a
}

// ticks are the values that an axis shows: as many as their names have room for on a sheet of a width.
func (a axis) ticks(say func(float64) string, width float64) []float64 {
	ticks := a.all()
	for len(ticks) > 2 && a.crowded(ticks, say, width) {
		ticks = a.fewer(ticks)
	}
	if len(ticks) == 2 && a.crowded(ticks, say, width) {
		return ticks[:1]
	}
	return ticks
}

// all are the round values of an axis, without care for room.
func (a axis) all() (ticks []float64) {
	if a.log {
		for v := a.low; v <= a.high; v *= 2 {
			ticks = append(ticks, v)
		}
		return ticks
	}
	for i := 0; a.low+float64(i)*a.step <= a.high+a.step/2; i++ {
		v := a.low + float64(i)*a.step
		if math.Abs(v) < a.step/1000 {
			v = 0
		}
		ticks = append(ticks, v)
	}
	return ticks
}

// crowded reports whether the names of two values that follow each other touch.
func (a axis) crowded(values []float64, say func(float64) string, width float64) bool {
	const apart = 10
	end := math.Inf(-1)
	for _, v := range values {
		wide := textWide(say(v))
		x := inside(a.at(v), wide, width)
		if x-wide/2 < end+apart {
			return true
		}
		end = x + wide/2
	}
	return false
}

// inside is where the middle of something stands so that all of it is on the sheet.
func inside(x, wide, width float64) float64 { return max(wide/2, min(width-wide/2, x)) }

// fewer keeps every other value, and the one that counts: zero, or one where ratios are shown.
func (a axis) fewer(values []float64) (kept []float64) {
	keep := 0
	for i, v := range values {
		if v == 0 && !a.log || v == 1 && a.log {
			keep = i % 2
		}
	}
	for i, v := range values {
		if i%2 == keep {
			kept = append(kept, v)
		}
	}
	return kept
}

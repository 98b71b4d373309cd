package calendar

// Span (période) runs from a day, included, to a day, excluded. A To of None is still open.
type Span struct {
	From Day `json:"from"`
	To   Day `json:"to,omitzero"`
}

// Holds reports whether d lies in the span.
func (s Span) Holds(d Day) bool { return d >= s.From && (s.To == None || d < s.To) }

// Meets reports whether the two spans share at least one day. A span that ends where it begins holds none.
func (s Span) Meets(o Span) bool {
	first := max(s.From, o.From)
	return s.Holds(first) && o.Holds(first)
}

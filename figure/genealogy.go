package figure

import (
	"bytes"
	"fmt"
	"html"

	"jalon/calendar"
)

// Genealogy (généalogie) shows lives side by side on one scale of time: each is a line, with what happened to it, and the
// lines that follow it where it ends.
type Genealogy struct {
	From, To calendar.Day
	Lives    []Life
	Width    int // in units of the drawing
}

// Life is a line, from a day to another; one that goes on ends with the drawing.
type Life struct {
	Name     string
	From, To calendar.Day // To is zero for one that goes on
	Marks    []Happening
	Heirs    []int // places of the lives that follow
}

// Happening is something on a day, drawn as one character.
type Happening struct {
	Day  calendar.Day
	Sign string
}

// The room of a life and of the years above all, in units; and of the names, which stand before the lines, or on a phone above them.
const (
	lifeRoom, narrowRoom = 22, 38
	headRoom             = 26
	nameRoom, besides    = 250, 12
	nameLimit            = 36 // letters
)

func (g Genealogy) narrow() bool { return Sheet{Width: g.Width}.narrow() }

// room is the height of a life, and where lines begin.
func (g Genealogy) room() (height, left int) {
	if g.narrow() {
		return narrowRoom, besides
	}
	return lifeRoom, nameRoom
}

// Draw draws the genealogy. The same lives are always drawn the same way.
func (g Genealogy) Draw() []byte {
	var p bytes.Buffer
	each, _ := g.room()
	height, class := headRoom+each*len(g.Lives), "chart-wide"
	if g.narrow() {
		class = "chart-narrow"
	}
	fmt.Fprintf(&p, `<svg viewBox="0 0 %d %d" aria-hidden="true" focusable="false" class="chart %s">`, g.Width, height, class)
	for year := g.From.Year() + 1; year <= g.To.Year(); year++ {
		x := g.at(calendar.Date(year, 1, 1))
		fmt.Fprintf(&p, `<path d="M%.1f %dV%d" stroke="currentColor" stroke-opacity=".15"/><text x="%.1f" y="12" text-anchor="middle">%d</text>`, x, headRoom-8, height, x, year)
	}
	for i, l := range g.Lives {
		g.life(&p, i, l)
	}
	p.WriteString(`</svg>`)
	return p.Bytes()
}

// at is where a day stands on the scale.
func (g Genealogy) at(day calendar.Day) float64 {
	share := float64(min(max(day, g.From), g.To).Sub(g.From)) / float64(max(g.To.Sub(g.From), 1))
	_, left := g.room()
	return float64(left) + share*float64(g.Width-left-besides)
}

// line is the height of the line of a life: in the middle of its room, or under its name.
func (g Genealogy) line(i int) int {
	each, _ := g.room()
	return headRoom + each*(i+1) - lifeRoom/2
}

func (g Genealogy) life(p *bytes.Buffer, i int, l Life) {
	end := l.To
	if end.IsZero() {
		end = g.To
	}
	y := g.line(i)
	above := y + 4
	if g.narrow() {
		above = y - 13
	}
	name := []rune(l.Name)
	if len(name) > nameLimit {
		name = append(name[:nameLimit-1], '…')
	}
	fmt.Fprintf(p, `<text class="chart-name" x="0" y="%d">%s</text>`, above, html.EscapeString(string(name)))
	fmt.Fprintf(p, `<path d="M%.1f %dH%.1f" stroke="currentColor" stroke-width="2" class="hue-1"/>`, g.at(l.From), y, g.at(end))
	for _, heir := range l.Heirs {
		x := g.at(end)
		fmt.Fprintf(p, `<path d="M%.1f %dC%.1f %d %.1f %d %.1f %d" fill="none" stroke="currentColor" class="hue-2"/>`, x, y, x+14, y, x-14, g.line(heir), x+2, g.line(heir))
	}
	for _, m := range l.Marks {
		fmt.Fprintf(p, `<text x="%.1f" y="%d" text-anchor="middle" font-size="16">%s</text>`, g.at(m.Day), y+5, html.EscapeString(m.Sign))
	}
}

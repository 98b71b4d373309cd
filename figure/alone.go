package figure

import (
	"bytes"
	"html"
)

// ink is the sheet of style of a drawing that leaves the pages, in their colours on paper.
const ink = `<style>.map-outline,.map-leader{fill:none;stroke:#7c8882;vector-effect:non-scaling-stroke}.map-ground{fill:currentColor;fill-opacity:.38;stroke:currentColor;stroke-width:1.25;stroke-linejoin:round;vector-effect:non-scaling-stroke}` +
	`.dots{fill:none;stroke:currentColor;stroke-linecap:round}.map-rest{color:#d5dbd7}text{font:600 13px sans-serif;fill:#1b211e}` +
	`.hue-1{color:#1d6b57}.hue-2{color:#a35f00}.hue-3{color:#3b62a0}.hue-4{color:#91467d}.hue-5{color:#6b7a1c}.hue-6{color:#b0472f}</style>`

// Alone makes a map a file of its own, with its colours, its title, and what is said of it, sources included.
func (m Map) Alone(title, said string) []byte {
	_, rest, _ := bytes.Cut(m.Draw().SVG, []byte("<svg "))
	open, rest, _ := bytes.Cut(rest, []byte(">"))
	open, _, _ = bytes.Cut(open, []byte(" aria-hidden"))
	return []byte(`<svg xmlns="http://www.w3.org/2000/svg" role="img" ` + string(open) + `><title>` + html.EscapeString(title) + `</title><desc>` + html.EscapeString(said) + `</desc>` + ink + string(rest) + "\n")
}

package figure

import (
	"strings"
	"unicode"
)

// lineHigh is from one line of text to the next, in units.
const lineHigh = 15.0

// textWide is the room that a text of twelve units takes, estimated by the shape of its letters, and rather too large: the
// font is the reader's.
func textWide(text string) (width float64) {
	for _, r := range text {
		switch {
		case strings.ContainsRune("iljtfrI.,:;'’|!()[] -\u00a0\u202f", r):
			width += 4.4
		case strings.ContainsRune("mwMW@%", r):
			width += 11
		case unicode.IsUpper(r):
			width += 8.8
		default:
			width += 7
		}
	}
	return width
}

// wrap breaks a text into lines of a width, at spaces and after hyphens. What does not fit in so many lines is cut; the table
// beside the chart has it whole.
func wrap(text string, room float64, most int) (lines []string) {
	const mark = "\u200b"
	line := ""
	for _, part := range strings.Split(strings.NewReplacer(" ", " "+mark, "-", "-"+mark).Replace(text), mark) {
		if line == "" || len(lines) == most-1 || textWide(strings.TrimRight(line+part, " ")) <= room {
			line += part
			continue
		}
		lines, line = append(lines, cut(strings.TrimRight(line, " "), room)), part
	}
	return append(lines, cut(strings.TrimRight(line, " "), room))
}

// cut shortens a text to a width.
func cut(text string, room float64) string {
	letters := []rune(text)
	for len(letters) > 1 && textWide(text) > room {
		letters = letters[:len(letters)-1]
		text = strings.TrimRight(string(letters), " ") + "…"
	}
	return text
}

// widest is the width of the widest text.
func widest(texts []string) (most float64) {
	for _, t := range texts {
		most = max(most, textWide(t))
	}
	return most
}

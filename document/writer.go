package document

import (
	"context"
	"strings"

	"jalon/api"
	"jalon/calendar"
	"jalon/locale"
	"jalon/register"
)

// writer composes documents from a view of the register, in a language.
type writer struct {
	context.Context
	register.View
	lang locale.Lang
}

// on returns the writer for another day of the same register.
func (w writer) on(day register.Day) writer {
	w.On = day
	return w
}

// say says our own words; args fill their places, by name and value in turn.
func (w writer) say(fr, en string, args ...any) string {
	return locale.Fill(w.lang, locale.Text{FR: fr, EN: en}, register.Refuse("", "", args...).Args)
}

// name names a thing of the register; what has no name any more is said to be so.
func (w writer) name(id register.ID) string { return w.named(api.Name(w, w.View, id)) }

func (w writer) named(r api.Ref) string {
	switch {
	case r.Erased:
		return w.say("(nom effacé)", "(name erased)")
	case r.Name == "":
		return string(r.ID)
	}
	return r.Name
}

// date writes a day for a table, where nothing cuts it; a dash when there is none.
func (w writer) date(d calendar.Day) string {
	if d.IsZero() {
		return "—"
	}
	return strings.ReplaceAll(locale.Day(w.lang, d.Time()), " ", "\u00a0")
}

// whole writes a number; a dash when it is not known.
func (w writer) whole(n *int64) string {
	if n == nil {
		return "—"
	}
	return locale.Int(w.lang, *n)
}

// paragraphs cuts a text into its paragraphs, at empty lines and ends of lines.
func paragraphs(text string) (all []Block) {
	for _, line := range strings.Split(text, "\n") {
		if line = strings.TrimSpace(line); line != "" {
			all = append(all, Para(line))
		}
	}
	return all
}

// columns makes the columns of a table; a name that begins with # is that of numbers.
func columns(labels ...string) (all []Column) {
	for _, l := range labels {
		label, numeric := strings.CutPrefix(l, "#")
		all = append(all, Column{Label: label, Numeric: numeric})
	}
	return all
}

func row(cells ...string) Row { return Row{Cells: cells} }

// colophon says where a document comes from, and how to check it.
func (w writer) colophon(act int64) (all []string) {
	if act > 0 {
		all = append(all, w.say("Inscrit au registre par l’acte n° {act}.", "Entered in the register by act no. {act}.", "act", act))
	}
	if lines := strings.Split(w.Checkpoint(), "\n"); len(lines) > 2 { // origin, size, root
		all = append(all, w.say("Registre arrêté à l’acte n° {size} ; racine {root}.", "Register as of act no. {size}; root {root}.", "size", lines[1], "root", lines[2]))
	}
	return append(all, w.say("Composé par Jalon d’après le registre, au {day}.", "Composed by Jalon from the register, as of {day}.", "day", w.On))
}

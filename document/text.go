package document

import (
	"bytes"
	"fmt"
	"strings"
)

// Text writes the document as plain text in UTF-8, one line for each title, paragraph and row; cells are separated by tabs.
// The same register, day and language always give the same bytes, so that the hash of a text can be checked by anybody.
func (d *Document) Text() []byte {
	if d.verbatim != nil {
		return d.verbatim
	}
	var b bytes.Buffer
	fmt.Fprintf(&b, "%s\n%s\n", d.Kicker, d.Title)
	if d.Lead != "" {
		fmt.Fprintln(&b, d.Lead)
	}
	for _, block := range d.Cover {
		for _, line := range block.lines() {
			fmt.Fprintln(&b, line)
		}
	}
	for _, s := range d.Sections {
		fmt.Fprintf(&b, "\n%s\n", marked(s.Title, s.Change))
		for _, block := range s.Blocks {
			for _, line := range block.lines() {
				fmt.Fprintln(&b, line)
			}
		}
	}
	return b.Bytes()
}

func (p Paragraph) lines() []string {
	text := ""
	for _, r := range p.Runs {
		text += marked(r.Text, r.Change)
	}
	if p.Item {
		text = "– " + text
	}
	return []string{text}
}

// marked sets what a redline adds or takes out between the marks that wdiff uses; other texts are as they are.
func marked(text string, c Change) string {
	switch c {
	case Inserted:
		return "{+" + text + "+}"
	case Deleted:
		return "[-" + text + "-]"
	}
	return text
}

func (t Table) lines() []string {
	all := []string{t.Caption}
	var labels []string
	for _, c := range t.Columns {
		labels = append(labels, c.Label)
	}
	all = append(all, strings.Join(labels, "\t"))
	for _, r := range t.Rows {
		all = append(all, marked(strings.Join(r.Cells, "\t"), r.Change))
	}
	return all
}

func (d Drawing) lines() []string { return []string{d.Text} }

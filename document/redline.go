package document

import (
	"regexp"
	"slices"
	"strings"

	"github.com/sergi/go-diff/diffmatchpatch"
)

// Redline returns a document that shows what changed from one text to another: sections, paragraphs and rows added or taken
// out, words changed within a paragraph. Sections are matched by their name, tables by their caption, rows by their cells.
func Redline(before, after *Document) *Document {
	d := *after
	d.Sections = nil
	gone := func(from int) { // what followed a section and is no more stands where it stood
		for _, s := range before.Sections[from:] {
			if _, kept := after.Section(s.Name); kept {
				return
			}
			d.Sections = append(d.Sections, all(s, Deleted))
		}
	}
	gone(0)
	for _, s := range after.Sections {
		at := slices.IndexFunc(before.Sections, func(o Section) bool { return o.Name == s.Name })
		if at < 0 {
			d.Sections = append(d.Sections, all(s, Inserted))
			continue
		}
		d.Sections = append(d.Sections, compared(before.Sections[at], s))
		gone(at + 1)
	}
	d.Apart = nil
	return &d
}

// compared shows what changed within a section.
func compared(before, after Section) Section {
	s := Section{Name: after.Name, Title: after.Title, Part: after.Part, Blocks: append(texts(before, after), tables(before, after)...)}
	if slices.ContainsFunc(s.Blocks, changed) {
		s.Change = Modified
	}
	return s
}

// Changed reports whether a redline shows any change.
func (d *Document) Changed() bool {
	return slices.ContainsFunc(d.Sections, func(s Section) bool {
		return s.Change != ""
	})
}

func changed(b Block) bool {
	switch b := b.(type) {
	case Paragraph:
		return slices.ContainsFunc(b.Runs, func(r Run) bool { return r.Change != "" })
	case Table:
		return slices.ContainsFunc(b.Rows, func(r Row) bool { return r.Change != "" })
	}
	return false
}

// all marks a whole section.
func all(s Section, c Change) Section {
	s.Change = c
	s.Blocks = slices.Clone(s.Blocks)
	for i, block := range s.Blocks {
		switch b := block.(type) {
		case Paragraph:
			b.Runs = []Run{{b.Text(), c}}
			s.Blocks[i] = b
		case Table:
			s.Blocks[i] = allRows(b, c)
		}
	}
	return s
}

func allRows(t Table, c Change) Table {
	t.Rows = slices.Clone(t.Rows)
	for i := range t.Rows {
		t.Rows[i].Change = c
	}
	return t
}

// item is what an item of a list begins with while texts are compared: a character that no text holds.
const item = "\u2060"

// running puts the paragraphs of a section end to end.
func running(s Section) string {
	var lines []string
	for _, block := range s.Blocks {
		if p, ok := block.(Paragraph); ok {
			mark := ""
			if p.Item {
				mark = item
			}
			lines = append(lines, mark+strings.ReplaceAll(p.Text(), "\n", " ")+"\n")
		}
	}
	return strings.Join(lines, "")
}

// words are what a comparison does not cut: a line that ends, a space, a word or a number with its marks, any other sign.
var words = regexp.MustCompile(`\n|[^\S\n]|[\pL\pN]+(?:[’'.,/-][\pL\pN]+)*|.`)

// compare compares two texts word by word. Each word stands as one letter of an alphabet of its own while they are.
func compare(before, after string) []diffmatchpatch.Diff {
	const first = 0x10000 // beyond what cannot stand alone in UTF-8
	letters, alphabet := map[string]rune{}, []string{}
	spelled := func(text string) (all []rune) {
		for _, word := range words.FindAllString(text, -1) {
			if _, known := letters[word]; !known {
				letters[word], alphabet = rune(first+len(alphabet)), append(alphabet, word)
			}
			all = append(all, letters[word])
		}
		return all
	}
	m := diffmatchpatch.New()
	diffs := m.DiffCleanupSemantic(m.DiffMainRunes(spelled(before), spelled(after), false))
	for i := range diffs {
		var text strings.Builder
		for _, letter := range diffs[i].Text {
			text.WriteString(alphabet[letter-first])
		}
		diffs[i].Text = text.String()
	}
	return diffs
}

// texts compares the paragraphs of two sections, down to the words.
func texts(before, after Section) (blocks []Block) {
	var p Paragraph
	for _, d := range compare(running(before), running(after)) {
		for _, piece := range strings.SplitAfter(d.Text, "\n") {
			text, ends := strings.CutSuffix(piece, "\n")
			if said, isItem := strings.CutPrefix(text, item); isItem {
				p.Item, text = true, said
			}
			if text != "" {
				p.Runs = append(p.Runs, Run{text, changes[d.Type]})
			}
			if ends && len(p.Runs) > 0 {
				blocks, p = append(blocks, p), Paragraph{}
			}
		}
	}
	return blocks
}

var changes = map[diffmatchpatch.Operation]Change{diffmatchpatch.DiffInsert: Inserted, diffmatchpatch.DiffDelete: Deleted}

// tables compares the tables of two sections, row by row.
func tables(before, after Section) (blocks []Block) {
	old := map[string]Table{}
	for _, block := range before.Blocks {
		if t, ok := block.(Table); ok {
			old[t.Caption] = t
		}
	}
	for _, block := range after.Blocks {
		if t, ok := block.(Table); ok {
			blocks = append(blocks, rows(old[t.Caption], t))
			delete(old, t.Caption)
		}
	}
	for _, block := range before.Blocks {
		if t, ok := block.(Table); ok {
			if _, gone := old[t.Caption]; gone {
				blocks = append(blocks, allRows(t, Deleted))
			}
		}
	}
	return blocks
}

// rows puts a row that is gone before the row that took its place, told by its first cell, or else after the others.
func rows(before, after Table) Table {
	t := after
	t.Rows = nil
	same := func(all []Row, r Row) bool {
		return slices.ContainsFunc(all, func(o Row) bool { return slices.Equal(o.Cells, r.Cells) })
	}
	var gone []Row
	for _, r := range before.Rows {
		if !same(after.Rows, r) {
			gone = append(gone, Row{r.Cells, Deleted})
		}
	}
	for _, r := range after.Rows {
		if same(before.Rows, r) {
			t.Rows = append(t.Rows, Row{Cells: r.Cells})
			continue
		}
		if i := slices.IndexFunc(gone, func(o Row) bool { return o.Cells[0] == r.Cells[0] }); i >= 0 {
			t.Rows = append(t.Rows, gone[i])
			gone = slices.Delete(gone, i, i+1)
		}
		t.Rows = append(t.Rows, Row{r.Cells, Inserted})
	}
	t.Rows = append(t.Rows, gone...)
	return t
}

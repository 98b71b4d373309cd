// Package document writes what leaves the register on paper: agreements with their consolidated text and their redline,
// and the dossier of a committee. A document is composed once, as sections of plain blocks, then written as text, HTML,
// ODT or PDF: every form says the same.
package document

import (
	"crypto/sha256"
	"encoding/hex"

	"jalon/locale"
)

// Document (document) is a text for paper: sections in order. Its hash is that of its plain text.
type Document struct {
	Lang       locale.Lang
	Kicker     string // what kind of document it is
	Title      string
	Lead       string  // one sentence under the title
	Fictitious bool    // some of it is invented for a demonstration, and every page says so
	Cover      []Block // what stands on a page of its own with the title; none when the text begins under it
	Listed     bool    // a table of contents stands before the sections
	Synthetic  bool    // figures are drawn from data made up to try the program, and every page says so
	Sections   []Section
	Blank      []string  // sections it may have and that say nothing: a template names them in vain
	Apart      []Section // what changes while the text does not, such as who has signed; not part of what is hashed
	Colophon   []string  // where it comes from and how to check it; not part of the text that is hashed

	pages    []int  // of the sections, once it was printed
	verbatim []byte // its plain text, when it was composed by an earlier program
}

// Section (partie d'un document) is a title with what stands under it. Its name is stable: templates and redlines know it by
// that.
type Section struct {
	Name   string
	Title  string
	Part   bool // of the section before that is none
	Page   bool // begins a page, on paper
	Blocks []Block
	Change Change
}

// Block is a paragraph, a list, a table or a drawing.
type Block interface{ lines() []string }

// Change says how a piece of a redline stands to the text it is compared with.
type Change string

// The changes of a redline; none where the two texts agree.
const (
	Inserted Change = "inserted"
	Deleted  Change = "deleted"
	Modified Change = "modified" // a section where some of it is
)

// Run is a piece of a paragraph.
type Run struct {
	Text   string
	Change Change
}

// Paragraph is running text; a list item when Item is set, in large letters when Loud is, in small ones when Note is.
type Paragraph struct {
	Runs []Run
	Item bool
	Loud bool
	Note bool
}

// Table is a table with its caption; the first cell of a row names it.
type Table struct {
	Caption string
	Columns []Column
	Rows    []Row
}

// Short reports whether a table is short enough to stand whole on one page.
func (t Table) Short() bool { return len(t.Rows) <= 16 }

// Column is a column of a table.
type Column struct {
	Label   string
	Numeric bool
	Wide    bool // takes the room that others leave
}

// Row is a line of a table.
type Row struct {
	Cells  []string
	Change Change
}

// Drawing is a picture as SVG, or two of one thing, for a page and for a phone, with what it shows in words: its table stands beside
// it.
type Drawing struct {
	SVG  []byte
	Text string // read in the place of the picture
}

// Para makes a paragraph of one text.
func Para(text string) Paragraph { return Paragraph{Runs: []Run{{Text: text}}} }

// Note makes a paragraph of what one reads beside the text: how to read it, where it comes from.
func Note(text string) Paragraph { return Paragraph{Runs: []Run{{Text: text}}, Note: true} }

// Item makes an item of a list.
func Item(text string) Paragraph { return Paragraph{Runs: []Run{{Text: text}}, Item: true} }

// Text returns the words of a paragraph.
func (p Paragraph) Text() (text string) {
	for _, r := range p.Runs {
		text += r.Text
	}
	return text
}

// Section returns a section by its name.
func (d *Document) Section(name string) (*Section, bool) {
	for i := range d.Sections {
		if d.Sections[i].Name == name {
			return &d.Sections[i], true
		}
	}
	return nil, false
}

// parts returns the parts of a section, by its place.
func (d *Document) parts(of int) []Section {
	end := of + 1
	for end < len(d.Sections) && d.Sections[end].Part {
		end++
	}
	return d.Sections[of+1 : end]
}

// Marks are what every reader must see first: that details or figures are invented.
func (d *Document) Marks() (all []string) {
	if d.Synthetic {
		all = append(all, d.Loud())
	}
	if d.Fictitious {
		all = append(all, locale.Text{
			FR: "Document de démonstration : des détails en sont fictifs.",
			EN: "Demonstration document: some of its details are fictitious."}.In(d.Lang))
	}
	return all
}

// Loud is what every page says in large letters; empty for most documents.
func (d *Document) Loud() string {
	if !d.Synthetic {
		return ""
	}
	return locale.Text{FR: "DONNÉES FICTIVES : ce portrait tient à des données inventées, il ne se cite pas.", EN: "SYNTHETIC DATA: this portrait rests on invented data and is not to be cited."}.In(d.Lang)
}

// Hash returns the SHA-256 of the plain text, in hexadecimal: what an act of preparation records.
func (d *Document) Hash() string {
	sum := sha256.Sum256(d.Text())
	return hex.EncodeToString(sum[:])
}

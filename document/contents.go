package document

import (
	"strconv"
	"strings"
)

// entry is a line of the table of contents: a section, and the page it stands on where that is known.
type entry struct {
	Section
	PageNumber int
}

// Anchor is the name of a section as an address takes it.
func (s Section) Anchor() string { return strings.ReplaceAll(s.Name, ":", "-") }

// Contents is the table of contents; none when the document has none.
func (d *Document) Contents() (all []entry) {
	if !d.Listed {
		return nil
	}
	for i, s := range d.Sections {
		e := entry{Section: s}
		if i < len(d.pages) {
			e.PageNumber = d.pages[i]
		}
		all = append(all, e)
	}
	return all
}

// ContentsTitle is the heading of the table of contents.
func (d *Document) ContentsTitle() string {
	return writer{lang: d.Lang}.say("Sommaire", "Contents")
}

// Number writes the page of an entry; nothing while it is not known.
func (e entry) Number() string {
	if e.PageNumber == 0 {
		return ""
	}
	return strconv.Itoa(e.PageNumber)
}

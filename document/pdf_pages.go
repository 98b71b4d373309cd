package document

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
)

// What a printed PDF says of its outline and of its pages, in the plain objects that Chromium writes.
var (
	outlined = regexp.MustCompile(`(\d+) 0 obj\n<</Title [^\n]*\n/Dest \[(\d+) 0 R /XYZ`)
	branch   = regexp.MustCompile(`(\d+) 0 obj\n<</Type /Pages\n[^>]*?/Kids \[([^\]]*)\]`)
	child    = regexp.MustCompile(`(\d+) 0 R`)
	trunk    = regexp.MustCompile(`/Pages (\d+) 0 R`)
)

// sectionPages returns the page of each heading in the outline of a PDF but the first, which is the title of the document.
// Pages count from 1; nil when the PDF does not say. Headings are numbered in their order, and written in another.
func sectionPages(pdf []byte) (pages []int) {
	at, headings := pageNumbers(pdf), outlined.FindAllSubmatch(pdf, -1)
	slices.SortFunc(headings, func(a, b [][]byte) int { return cmp.Compare(number64(a[1]), number64(b[1])) })
	for _, m := range headings {
		n, known := at[string(m[2])]
		if !known {
			return nil
		}
		pages = append(pages, n)
	}
	return pages[min(1, len(pages)):]
}

// pageNumbers numbers the pages of a PDF, by their object.
func pageNumbers(pdf []byte) map[string]int {
	kids := map[string][][]byte{}
	for _, m := range branch.FindAllSubmatch(pdf, -1) {
		kids[string(m[1])] = m[2:]
	}
	numbers := map[string]int{}
	var walk func(name string)
	walk = func(name string) {
		below, isBranch := kids[name]
		if !isBranch {
			numbers[name] = len(numbers) + 1
			return
		}
		delete(kids, name) // met once: a loop would have no end
		for _, m := range child.FindAllSubmatch(below[0], -1) {
			walk(string(m[1]))
		}
	}
	if m := trunk.FindSubmatch(pdf); m != nil {
		walk(string(m[1]))
	}
	return numbers
}

func number64(digits []byte) int64 {
	n, _ := strconv.ParseInt(string(digits), 10, 64) // digits only; one too long for any PDF counts as the largest
	return n
}

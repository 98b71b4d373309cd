package locale

import (
	"slices"
	"sync"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
)

// Sort sorts words as a French reader expects, numbers by their value: cote, coté, côte, côté; 9 km before 10 km.
func Sort(words []string) { SortBy(words, func(s string) string { return s }) }

// SortBy sorts things by a text of theirs, as Sort does.
func SortBy[T any](all []T, text func(T) string) {
	collating.Lock()
	defer collating.Unlock()
	slices.SortStableFunc(all, func(a, b T) int { return collator.CompareString(text(a), text(b)) })
}

// The collator keeps buffers and is used by one at a time.
var (
	collating sync.Mutex
	collator  = collate.New(language.French, collate.Numeric)
)

package document

import (
	"bytes"
	"compress/zlib"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"time"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"

	"jalon/locale"
)

// A PDF grows by its end: each signature covers the file as it was, its revision, and what comes after may be another signature, a
// timestamp of the whole or what is needed to check them later. EN 319 142-1 (PAdES) section 5 and ISO 32000-2 section 12.8.2.2 say so.

// Addition (ajout) is what a file gained after a signature.
type Addition string

// What may come after a signature without changing what was signed.
const (
	AddedSignature  Addition = "signature"  // of another, over all that was there
	AddedTimestamp  Addition = "timestamp"  // of the whole file
	AddedValidation Addition = "validation" // certificates and answers about them
	AddedMark       Addition = "mark"       // the drawing of a signature on a page, which may hide what is under it
)

// additions names in words what may come after a signature.
var additions = map[Addition]locale.Text{
	AddedSignature:  {FR: "une autre signature", EN: "another signature"},
	AddedTimestamp:  {FR: "un horodatage du fichier", EN: "a timestamp of the file"},
	AddedValidation: {FR: "des données de validation", EN: "validation data"},
	AddedMark:       {FR: "un cachet visible, dont il faut regarder ce qu’il recouvre", EN: "a visible stamp: look at what it covers"},
}

// AddedWords says in words what the file gained since a signature; empty when it gained nothing.
func (s Signature) AddedWords(lang locale.Lang) string {
	var all []string
	for _, a := range s.Added {
		all = append(all, additions[a].In(lang))
	}
	return locale.List(lang, all)
}

// reading bounds how long a file is read, and expanded how many bytes its streams may hold once expanded.
const (
	reading  = 10 * time.Second
	expanded = 256 << 20
)

// follow tells of each signature what the file gained since, revision after revision, and the first place where its content changed.
// What cannot be read counts as changed.
func (r *Report) follow(pdf []byte) {
	ends := []int{len(pdf)}
	for _, s := range r.Signatures {
		if s.Covers > 0 && !s.Whole {
			ends = append(ends, s.Covers)
		}
	}
	if len(ends) == 1 {
		return
	}
	slices.Sort(ends)
	ends = slices.Compact(ends)
	ctx, cancel := context.WithTimeout(context.Background(), reading)
	defer cancel()
	before, unread := openPDF(ctx, pdf[:ends[0]])
	for i, end := range ends[1:] {
		now, err := openPDF(ctx, pdf[:end])
		if unread == nil {
			unread = err
		}
		step, changed := comparison{before: before, now: now, seen: map[[2]int]bool{}}, unread
		if changed == nil {
			changed = step.whole()
		}
		r.came(ends[i], step.added, changed)
		before = now
	}
}

// came notes what a revision brought to each signature that stood before it.
func (r *Report) came(after int, added []Addition, changed error) {
	for i := range r.Signatures {
		s := &r.Signatures[i]
		if s.Covers == 0 || s.Covers > after {
			continue
		}
		if changed != nil && s.Changed == "" {
			s.Changed = changed.Error()
		}
		s.Added = append(s.Added, added...)
		slices.Sort(s.Added)
		s.Added = slices.Compact(s.Added)
	}
}

// openPDF reads the objects of a PDF. It is an error that the library is surprised by one.
func openPDF(ctx context.Context, pdf []byte) (x *model.XRefTable, err error) {
	defer surprised(&err)
	if swells(pdf) {
		return nil, errors.New("it would expand beyond measure")
	}
	one, err := pdfcpu.ReadWithContext(ctx, bytes.NewReader(pdf), &model.Configuration{Reader15: true, ValidationMode: model.ValidationRelaxed, Offline: true})
	if err != nil {
		return nil, err
	}
	return one.XRefTable, nil
}

// surprised makes an error of what a library did not expect of a file.
func surprised(err *error) {
	if r := recover(); r != nil {
		*err = fmt.Errorf("not understood: %v", r)
	}
}

// swells reports whether the streams of a file expand to more than is read.
func swells(pdf []byte) bool {
	var total int64
	for _, after := range bytes.SplitAfter(pdf, []byte("stream"))[1:] {
		z, err := zlib.NewReader(bytes.NewReader(bytes.TrimLeft(after, "\r\n")))
		if err != nil {
			continue // not compressed, or otherwise: it is as long as it looks
		}
		n, _ := io.Copy(io.Discard, io.LimitReader(z, expanded+1-total))
		if total += n; total > expanded {
			return true
		}
	}
	return false
}

package desk

import (
	"errors"
	"fmt"
	"io"
	"strings"
)

// MaxPoints bounds a picture: a sheet A0 at 300 points to the inch has 140 million.
const MaxPoints = 150_000_000

// What is wrong with a picture.
var (
	ErrTooManyPoints = fmt.Errorf("desk: this picture has more than %d points", MaxPoints)
	ErrNoPicture     = errors.New("desk: this picture breaks off, or is none")
)

// Bare reads a picture without what it says besides what is seen: the place, the camera, the hour, the author, a caption, an
// older version of itself, frames that would move. The points, the colours and the way up stay as they were. Nothing is decoded,
// nor held in memory; a picture too large, or broken, is an error before a byte is read. The kind is image/jpeg or image/png.
func Bare(kind string, file io.ReaderAt, size int64) (io.Reader, error) {
	p := &picture{file: file, size: size}
	read := p.png
	if kind == "image/jpeg" {
		read = p.jpeg
	}
	if err := read(); err != nil {
		return nil, err
	}
	readers := make([]io.Reader, len(p.kept))
	for i, one := range p.kept {
		readers[i] = io.MultiReader(strings.NewReader(one.written), io.NewSectionReader(file, one.from, one.size))
	}
	return io.MultiReader(readers...), nil
}

// IsPicture reports whether a media type is of those that Bare reads.
func IsPicture(kind string) bool { return kind == "image/jpeg" || kind == "image/png" }

// picture is a file that is gone through, and the parts of it that are kept.
type picture struct {
	file io.ReaderAt
	size int64
	at   int64 // what comes next
	kept []part
}

// part is what was written anew, and a stretch of the file kept after it.
type part struct {
	written    string
	from, size int64
}

// maxParts bounds the parts of a picture; that of a camera has twenty.
const maxParts = 1000

// head reads the next bytes, without passing them.
func (p *picture) head(n int) ([]byte, error) {
	b := make([]byte, n)
	if _, err := p.file.ReadAt(b, p.at); err != nil {
		return nil, ErrNoPicture
	}
	return b, nil
}

// pass goes on by so many bytes, kept or not.
func (p *picture) pass(n int64, keep bool) error {
	if p.at+n > p.size {
		return ErrNoPicture
	}
	if keep {
		p.keep("", n)
	}
	if p.at += n; len(p.kept) > maxParts {
		return ErrNoPicture
	}
	return nil
}

// keep keeps words of ours, then the next bytes of the file.
func (p *picture) keep(written string, n int64) {
	if i := len(p.kept) - 1; i >= 0 && written == "" && p.kept[i].from+p.kept[i].size == p.at {
		p.kept[i].size += n
		return
	}
	p.kept = append(p.kept, part{written, p.at, n})
}

// measured refuses a picture of too many points, or of none.
func measured(width, height uint64) error {
	switch {
	case width == 0 || height == 0:
		return ErrNoPicture
	case width*height > MaxPoints:
		return ErrTooManyPoints
	}
	return nil
}

package atlas

import (
	"bufio"
	"compress/gzip"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
)

// Pack writes contours compactly: the day of their map, then each line as steps from vertex to vertex, then each commune as the
// numbers of its lines.
func (c *Contours) Pack(to io.Writer) error {
	z, err := gzip.NewWriterLevel(to, gzip.BestCompression)
	if err != nil {
		return err
	}
	p := packer{w: bufio.NewWriter(z)}
	p.int(int64(c.Vintage.From))
	p.int(int64(len(c.lines)))
	for _, l := range c.lines {
		p.int(int64(len(l)))
		var at Vertex
		for _, v := range l {
			p.int(int64(v.X) - int64(at.X))
			p.int(int64(v.Y) - int64(at.Y))
			at = v
		}
	}
	p.int(int64(len(c.shapes)))
	for _, code := range slices.Sorted(maps.Keys(c.shapes)) {
		p.w.WriteString(code)
		p.int(int64(len(c.shapes[code])))
		for _, o := range c.shapes[code] {
			p.int(int64(len(o)))
			for _, ref := range o {
				p.int(int64(ref))
			}
		}
	}
	return errors.Join(p.w.Flush(), z.Close())
}

type packer struct {
	w *bufio.Writer
	b []byte
}

func (p *packer) int(n int64) {
	p.b = binary.AppendVarint(p.b[:0], n)
	p.w.Write(p.b) // Flush tells
}

// errPacked is what unreadable contours give.
var errPacked = errors.New("the contours do not hold together")

// UnpackContours reads what Pack wrote, for an atlas that knows their map.
func UnpackContours(from io.Reader, a *Atlas) (c *Contours, err error) {
	z, err := gzip.NewReader(from)
	if err != nil {
		return nil, err
	}
	u := unpacker{r: bufio.NewReader(z)}
	day := u.int()
	c = &Contours{shapes: map[string][]outline{}}
	i := slices.IndexFunc(a.states, func(s state) bool { return int64(s.from) == day })
	if i < 0 || u.err != nil {
		return nil, fmt.Errorf("%w: no map of that day", errPacked)
	}
	c.Vintage = a.vintage(i)
	c.lines = make([][]Vertex, u.count(1<<24))
	for i := range c.lines {
		c.lines[i] = u.line()
	}
	for range u.count(1 << 20) {
		code := make([]byte, 5)
		if _, err := io.ReadFull(u.r, code); err != nil {
			return nil, err
		}
		outlines := make([]outline, u.count(1<<16))
		for j := range outlines {
			outlines[j] = u.outline(int64(len(c.lines)))
		}
		c.shapes[string(code)] = outlines
	}
	return c, u.err
}

// unpacker reads numbers until one is wrong.
type unpacker struct {
	r   *bufio.Reader
	err error
}

func (u *unpacker) int() int64 {
	if u.err != nil {
		return 0
	}
	n, err := binary.ReadVarint(u.r)
	u.err = err
	return n
}

func (u *unpacker) count(most int64) int {
	n := u.int()
	if n < 0 || n > most {
		u.err, n = errPacked, 0
	}
	return int(n)
}

func (u *unpacker) line() []Vertex {
	l := make([]Vertex, u.count(1<<22))
	var at Vertex
	for i := range l {
		at.X += int32(u.int())
		at.Y += int32(u.int())
		l[i] = at
	}
	if len(l) < 2 && u.err == nil {
		u.err = errPacked
	}
	return l
}

func (u *unpacker) outline(lines int64) outline {
	o := make(outline, u.count(1<<20))
	for i := range o {
		ref := u.int()
		if max(ref, ^ref) >= lines {
			u.err, ref = errPacked, 0
		}
		o[i] = int32(ref)
	}
	return o
}

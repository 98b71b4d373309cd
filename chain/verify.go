package chain

import (
	"fmt"

	"golang.org/x/mod/sumdb/note"
)

// Verifier checks a whole log as it goes by, in memory that does not grow with it: give it the records in order, and
// the checkpoints in order, each before or right after the last record it covers; then Close. It stops at the first
// thing wrong: every later call returns the same finding.
type Verifier struct {
	trusted   []note.Verifier
	edge      edge
	own       promises
	published promises
	scan      scanner
	found     *Finding
}

// promises are checkpoints that the log must keep, from the smallest.
type promises struct {
	kept    int64 // the size of the last one kept
	waiting []Checkpoint
	broken  Code // what it is to break one
	unmet   Code // what it is to end before one
}

// NewVerifier returns a verifier that believes checkpoints signed by these keys.
func NewVerifier(trusted ...note.Verifier) *Verifier {
	return &Verifier{
		trusted:   trusted,
		own:       promises{broken: BadRoot, unmet: Short},
		published: promises{broken: Forked, unmet: RolledBack},
	}
}

// Record checks one act: its number, from 1, the leaf hash kept beside it, and its bytes.
func (v *Verifier) Record(number int64, leaf Hash, record []byte) *Finding {
	next := v.edge.size + 1
	switch {
	case v.found != nil:
	case number > next:
		v.found = &Finding{Code: Gap, First: next, Last: number - 1}
	case number < next:
		v.found = &Finding{Code: Repeated, First: number, Last: number}
	case LeafHash(record) != leaf:
		v.found = &Finding{Code: Altered, First: number, Last: number}
	default:
		if err := v.scan.check(record); err != nil {
			v.found = &Finding{Code: NotCanonical, First: number, Last: number, Err: err}
			break
		}
		v.edge.append(leaf)
		v.settle()
	}
	return v.found
}

// Checkpoint checks a checkpoint that the log keeps, whose size it announces: at once if the log has that size,
// otherwise when it has.
func (v *Verifier) Checkpoint(size int64, signed []byte) *Finding {
	return v.promise(&v.own, size, signed)
}

// Published checks a checkpoint that someone kept outside the log. Give it before the last record it covers.
func (v *Verifier) Published(signed []byte) *Finding {
	return v.promise(&v.published, -1, signed)
}

func (v *Verifier) promise(p *promises, announced int64, signed []byte) *Finding {
	if v.found != nil {
		return v.found
	}
	c, err := Open(signed, v.trusted...)
	if err != nil {
		v.found = err.(*Finding)
		return v.found
	}
	last := v.edge.size
	if n := len(p.waiting); n > 0 {
		last = p.waiting[n-1].Size
	}
	if c.Size < last || announced >= 0 && c.Size != announced {
		v.found = &Finding{Code: Misplaced, First: c.Size, Last: c.Size, Err: fmt.Errorf("a checkpoint of %d acts", c.Size)}
		return v.found
	}
	p.waiting = append(p.waiting, c)
	v.settle()
	return v.found
}

// settle holds the log against the checkpoints of the size it has reached.
func (v *Verifier) settle() {
	for _, p := range []*promises{&v.own, &v.published} {
		for v.found == nil && len(p.waiting) > 0 && p.waiting[0].Size == v.edge.size {
			if p.waiting[0].Root != v.edge.root() {
				v.found = &Finding{Code: p.broken, First: p.kept + 1, Last: v.edge.size}
			}
			p.kept, p.waiting = v.edge.size, p.waiting[1:]
		}
	}
}

// Close says that the log ends here. It returns nil when the whole log is proven: every checkpoint kept, every act
// covered by one.
func (v *Verifier) Close() *Finding {
	for _, p := range []*promises{&v.own, &v.published} {
		if n := len(p.waiting); v.found == nil && n > 0 {
			v.found = &Finding{Code: p.unmet, First: v.edge.size + 1, Last: p.waiting[n-1].Size}
		}
	}
	if v.found == nil && v.own.kept < v.edge.size {
		v.found = &Finding{Code: Unsigned, First: v.own.kept + 1, Last: v.edge.size}
	}
	return v.found
}

// Size returns how many acts were read.
func (v *Verifier) Size() int64 { return v.edge.size }

// Root returns the root over the acts read.
func (v *Verifier) Root() Hash { return v.edge.root() }

package chain

// Verifier checks a whole log as it goes by, in memory that does not grow with it: give it the records in order, and
// the checkpoints in order, each before or right after the last record it covers; then Close. It stops at the first
// thing wrong, and every later call returns that same [Finding].
//
// A signature takes as long to check as twenty records, so of a log with a checkpoint for each act one may give only
// some: every act is checked all the same, and a [BadRoot] spans the acts since the last checkpoint given.
type Verifier struct {
	trusted   []Key
	edge      edge
	own       promises
	published promises
	scan      scanner
	found     error
}

// promises are checkpoints that the log must keep, from the smallest.
type promises struct {
	kept    int64 // the size of the last one kept
	waiting []Checkpoint
	broken  Code // what it is to break one
	unmet   Code // what it is to end before one
}

// NewVerifier returns a verifier that believes checkpoints signed by these keys.
func NewVerifier(trusted ...Key) *Verifier {
	return &Verifier{
		trusted:   trusted,
		own:       promises{broken: BadRoot, unmet: Short},
		published: promises{broken: Forked, unmet: RolledBack},
	}
}

// Record checks one act: its number, from 1, the leaf hash kept beside it, and its bytes.
func (v *Verifier) Record(number int64, leaf Hash, record []byte) error {
	if v.found == nil {
		v.found = v.record(number, leaf, record)
	}
	return v.found
}

func (v *Verifier) record(number int64, leaf Hash, record []byte) error {
	switch next := v.edge.size + 1; {
	case number > next:
		return &Finding{Code: Gap, First: next, Last: number - 1}
	case number < next:
		return &Finding{Code: Repeated, First: number, Last: number}
	case LeafHash(record) != leaf:
		return &Finding{Code: Altered, First: number, Last: number}
	}
	if err := v.scan.check(record); err != nil {
		return &Finding{Code: NotCanonical, First: number, Last: number, Err: err}
	}
	v.edge.append(leaf)
	return v.settle()
}

// Checkpoint checks a checkpoint that the log keeps, under the size it keeps it for: at once if the log has that
// size, otherwise when it has.
func (v *Verifier) Checkpoint(size int64, signed []byte) error {
	if v.found == nil {
		v.found = v.promise(&v.own, signed, size)
	}
	return v.found
}

// Published checks a checkpoint that someone kept outside the log. Give it before the last record it covers.
func (v *Verifier) Published(signed []byte) error {
	if v.found == nil {
		v.found = v.promise(&v.published, signed, anySize)
	}
	return v.found
}

const anySize = -1

// promise takes note of a checkpoint that the log must keep.
func (v *Verifier) promise(p *promises, signed []byte, size int64) error {
	c, err := Open(signed, v.trusted...)
	if err != nil {
		return err
	}
	least := v.edge.size
	if n := len(p.waiting); n > 0 {
		least = p.waiting[n-1].Size
	}
	if c.Size < least || size != anySize && size != c.Size {
		return &Finding{Code: Misplaced, First: c.Size, Last: c.Size}
	}
	p.waiting = append(p.waiting, c)
	return v.settle()
}

// settle holds the log against the checkpoints of the size it has reached.
func (v *Verifier) settle() error {
	for _, p := range []*promises{&v.own, &v.published} {
		for len(p.waiting) > 0 && p.waiting[0].Size == v.edge.size {
			if p.waiting[0].Root != v.edge.root() {
				return &Finding{Code: p.broken, First: min(p.kept+1, v.edge.size), Last: v.edge.size}
			}
			p.kept, p.waiting = v.edge.size, p.waiting[1:]
		}
	}
	return nil
}

// Close says that the log ends here. It returns nil when the whole log is proven: every checkpoint kept, every act
// covered by one.
func (v *Verifier) Close() error {
	if v.found == nil {
		v.found = v.end()
	}
	return v.found
}

func (v *Verifier) end() error {
	size := v.edge.size
	for _, p := range []*promises{&v.own, &v.published} {
		if n := len(p.waiting); n > 0 {
			return &Finding{Code: p.unmet, First: size + 1, Last: p.waiting[n-1].Size}
		}
	}
	if v.own.kept < size {
		return &Finding{Code: Unsigned, First: v.own.kept + 1, Last: size}
	}
	return nil
}

// Size returns how many acts were read.
func (v *Verifier) Size() int64 { return v.edge.size }

// Root returns the root over the acts read.
func (v *Verifier) Root() Hash { return v.edge.root() }

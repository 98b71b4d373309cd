package register

// Line (ligne du registre) is what the register remembers of each act without opening it.
type Line struct {
	Kind       Kind
	Effect     Day
	Recorded   int64 // milliseconds since 1970
	By         ID
	Under      ID
	Body       ID
	Late       bool
	Fictitious bool
}

// lines holds the line of every act in 16 bytes: kinds and authors recur, and are kept once.
type lines struct {
	packed  []packedLine
	kinds   interned[Kind]
	authors interned[author]
}

// author is who took an act, under which mandate, in which body.
type author struct{ by, under, body ID }

// packedLine holds the moment of an act, its kind and its two marks in one number: the moment, in milliseconds, above
// kindBits of kind and a bit for each mark.
type packedLine struct {
	moment int64
	effect Day
	author uint32
}

const (
	fictitiousBit = 1 << iota
	lateBit
	markBits = iota
	kindBits = 12
	kindMask = 1<<kindBits - 1
)

func (l *lines) add(kind Kind, at *Stamp) {
	moment := at.Recorded.UnixMilli()<<kindBits | int64(l.kinds.number(kind))
	moment <<= markBits
	if at.Late {
		moment |= lateBit
	}
	if at.Fictitious {
		moment |= fictitiousBit
	}
	l.packed = append(l.packed, packedLine{moment, at.Effect, l.authors.number(author{at.By, at.Under, at.Body})})
}

func (l *lines) len() int { return len(l.packed) }

// of returns the line of an act, by its number, from 1.
func (l *lines) of(seq int) Line {
	p := &l.packed[seq-1]
	who := &l.authors.values[p.author]
	return Line{
		Kind: l.kinds.values[p.moment>>markBits&kindMask], Effect: p.effect, Recorded: l.recorded(seq), By: who.by, Under: who.under,
		Body: who.body, Late: p.moment&lateBit != 0, Fictitious: p.moment&fictitiousBit != 0,
	}
}

// recorded returns the moment of an act, in milliseconds since 1970.
func (l *lines) recorded(seq int) int64 { return l.packed[seq-1].moment >> (markBits + kindBits) }

// interned numbers equal values once.
type interned[T comparable] struct {
	numbers map[T]uint32
	values  []T
}

func (n *interned[T]) number(v T) uint32 {
	if i, ok := n.numbers[v]; ok {
		return i
	}
	if n.numbers == nil {
		n.numbers = map[T]uint32{}
	}
	i := uint32(len(n.values))
	n.numbers[v] = i
	n.values = append(n.values, v)
	return i
}

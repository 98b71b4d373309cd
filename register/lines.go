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

// lines holds the line of every act, packed to a third: kinds and identifiers recur, and are kept once.
type lines struct {
	packed []packedLine
	kinds  interned[Kind]
	ids    interned[ID]
}

type packedLine struct {
	recorded         int64
	effect           Day
	by, under, body  uint32
	kind             uint32
	late, fictitious bool
}

func (l *lines) add(kind Kind, at *Stamp) {
	l.packed = append(l.packed, packedLine{
		recorded: at.Recorded.UnixMilli(), effect: at.Effect, kind: l.kinds.number(kind),
		by: l.ids.number(at.By), under: l.ids.number(at.Under), body: l.ids.number(at.Body),
		late: at.Late, fictitious: at.Fictitious,
	})
}

func (l *lines) len() int { return len(l.packed) }

// of returns the line of an act, by its number, from 1.
func (l *lines) of(seq int) Line {
	p := &l.packed[seq-1]
	return Line{
		Kind: l.kinds.values[p.kind], Effect: p.effect, Recorded: p.recorded,
		By: l.ids.values[p.by], Under: l.ids.values[p.under], Body: l.ids.values[p.body], Late: p.late, Fictitious: p.fictitious,
	}
}

// recorded returns the moment of an act, in milliseconds since 1970.
func (l *lines) recorded(seq int) int64 { return l.packed[seq-1].recorded }

// interned numbers equal texts once.
type interned[T ~string] struct {
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

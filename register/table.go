package register

import (
	"iter"
	"maps"
	"slices"
	"sync"
)

// Table holds the entities of one type by identifier.
//
// A table may lie over another: it then reads through to the one below and keeps its own writes, so that
// a proposal is tried without touching what is true, and either kept or thrown away whole.
type Table[T any] struct {
	below *Table[T]
	rows  map[ID]*row[T]
	state *State // told of each write, so that every object knows its acts
	order order
}

// order is the identifiers of a table, sorted when they are first asked for, then kept so: a page goes through several tables.
type order struct {
	mu     sync.Mutex // readers ask together
	sorted []ID
	known  bool
	added  []ID // since they were sorted
}

// row is an entity with where its acts are noted.
type row[T any] struct {
	entity T
	acts   trail
}

// Get returns the entity, to be read only.
func (t *Table[T]) Get(id ID) (*T, bool) {
	for at := t; at != nil; at = at.below {
		if found, ok := at.rows[id]; ok {
			return &found.entity, true
		}
	}
	return nil, false
}

// Has reports whether the entity exists.
func (t *Table[T]) Has(id ID) bool {
	_, ok := t.Get(id)
	return ok
}

// Edit returns the entity to be written by an Apply. It must exist: Check has seen to it.
func (t *Table[T]) Edit(id ID) *T {
	own, ok := t.rows[id]
	if !ok {
		under, found := t.Get(id)
		if !found {
			panic("register: an act applied to " + string(id) + ", which does not exist")
		}
		own = t.put(id, deepCopy(under))
	}
	t.state.touch(id)
	return &own.entity
}

// Add enters a new entity and returns it to be filled.
func (t *Table[T]) Add(id ID, entity T) *T {
	own := t.put(id, entity)
	t.state.touch(id)
	return &own.entity
}

func (t *Table[T]) put(id ID, entity T) *row[T] {
	own := &row[T]{entity: entity}
	t.enter(id, own)
	return own
}

// enter keeps a row, and the place of a new one among the others.
func (t *Table[T]) enter(id ID, own *row[T]) {
	if t.rows == nil {
		t.rows = map[ID]*row[T]{}
	}
	if _, had := t.rows[id]; !had && t.order.known {
		t.order.added = append(t.order.added, id)
	}
	t.rows[id] = own
}

// trailOf returns where the acts of an entity are noted; nil when there is no such entity.
func (t *Table[T]) trailOf(id ID) *trail {
	if own, ok := t.rows[id]; ok {
		return &own.acts
	}
	return nil
}

// All yields the entities in the order of their identifiers.
func (t *Table[T]) All() iter.Seq2[ID, *T] {
	return func(yield func(ID, *T) bool) {
		for _, id := range t.ids() {
			if entity, _ := t.Get(id); !yield(id, entity) {
				return
			}
		}
	}
}

// Len counts the entities.
func (t *Table[T]) Len() int {
	if t.below == nil {
		return len(t.rows)
	}
	return len(t.ids())
}

// ids returns the identifiers in order, to be read only: its own, among those below.
func (t *Table[T]) ids() []ID {
	o := &t.order
	o.mu.Lock()
	defer o.mu.Unlock()
	if !o.known {
		o.sorted, o.known = slices.Sorted(maps.Keys(t.rows)), true
	}
	if len(o.added) > 0 {
		o.sorted, o.added = append(o.sorted, o.added...), nil
		slices.Sort(o.sorted)
	}
	if t.below == nil {
		return o.sorted
	}
	all := slices.Concat(t.below.ids(), o.sorted)
	slices.Sort(all)
	return slices.Compact(all)
}

// over lays an empty table over this one.
func (t *Table[T]) over(s *State) Table[T] { return Table[T]{below: t, state: s} }

// settle moves the writes of this table into the one below.
func (t *Table[T]) settle() {
	for id, own := range t.rows {
		if old, ok := t.below.rows[id]; ok {
			own.acts = old.acts
		}
		t.below.enter(id, own)
	}
}

package act

import (
	"context"
	"iter"
	"slices"

	"jalon/register"
)

// memory is a log that lives as long as a test.
type memory struct {
	leaves []register.Leaf
	signed string
}

// copy returns a log that begins as this one and goes its own way.
func (m *memory) copy() *memory {
	return &memory{leaves: slices.Clone(m.leaves), signed: m.signed}
}

func (m *memory) Head(context.Context) (int64, error) { return int64(len(m.leaves)), nil }

func (m *memory) Read(_ context.Context, from, to int64) iter.Seq2[register.Leaf, error] {
	return func(yield func(register.Leaf, error) bool) {
		for _, leaf := range m.leaves {
			if leaf.Seq >= from && leaf.Seq <= to && !yield(leaf, nil) {
				return
			}
		}
	}
}

func (m *memory) Find(context.Context, string) ([]int64, error) { return nil, nil }

func (m *memory) Append(_ context.Context, b register.Batch) error {
	m.leaves, m.signed = append(m.leaves, b.Leaves...), b.Checkpoint
	return nil
}

func (m *memory) Secret(context.Context, string) (register.Secret, bool, error) {
	return register.Secret{}, false, nil
}

func (m *memory) Checkpoint(context.Context) (string, error) { return m.signed, nil }

package register

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"io"
	"reflect"

	"jalon/chain"
)

// repeated answers a proposal whose key was used before: with the acts recorded then, if they are the same; with a
// refusal, if they are others.
func (r *Register) repeated(ctx context.Context, p Proposal) (receipt Receipt, found bool, err error) {
	seqs, err := r.o.Log.Find(ctx, p.Key)
	if err != nil || len(seqs) == 0 {
		return Receipt{}, false, err
	}
	receipt = Receipt{Repeated: true, Checkpoint: r.last}
	alike := len(seqs) == len(p.Drafts)
	for i, seq := range seqs {
		rec, _, err := r.Record(ctx, seq)
		if err != nil {
			return Receipt{}, true, err
		}
		receipt.Acts = append(receipt.Acts, rec)
		if alike {
			alike, err = r.alike(ctx, p.By, p.Drafts[i], rec)
		}
		if err != nil {
			return Receipt{}, true, err
		}
	}
	if !alike {
		return Receipt{}, true, Refuse(Conflict, "key.reused", "key", p.Key, "act", seqs[0])
	}
	return receipt, true, nil
}

// alike reports whether a draft says what a record says. Personal texts are compared through their seals; one that
// was erased can no longer differ.
func (r *Register) alike(ctx context.Context, by ID, d Draft, rec Record) (bool, error) {
	if d.Act.Kind() != rec.Kind {
		return false, nil
	}
	recorded, err := r.o.Grammar.read(rec.Kind, rec.Act)
	if err != nil {
		return false, err
	}
	old, given := sealedFields(reflect.ValueOf(recorded)), sealedFields(reflect.ValueOf(d.Act))
	if len(old) != len(given) {
		return false, nil
	}
	for i, field := range given {
		secret, kept, err := r.o.Log.Secret(ctx, old[i].Digest)
		if err != nil {
			return false, err
		}
		if kept && secret.Value != field.Value {
			return false, nil
		}
		field.Digest = old[i].Digest
	}
	return same(by, d, rec)
}

// same reports whether a record would be the same with what a draft says in it. A draft that names no day agrees with any.
func same(by ID, d Draft, rec Record) (bool, error) {
	said := rec
	said.By, said.Effect, said.Decision = by, cmp.Or(d.Effect, rec.Effect), d.Decision
	said.Grounds, said.Evidence, said.Fictitious = d.Grounds, d.Evidence, d.Fictitious
	body, err := chain.Canonical(d.Act)
	if err != nil {
		return false, err
	}
	said.Act = body
	one, err := chain.Canonical(rec)
	if err != nil {
		return false, err
	}
	other, err := chain.Canonical(said)
	return bytes.Equal(one, other), err
}

// sealing returns the function that seals one text with a fresh salt.
func (r *Register) sealing() func(*Sealed) (Secret, error) {
	return func(s *Sealed) (secret Secret, err error) {
		secret.Value = s.Value
		if _, err := io.ReadFull(r.o.Random, secret.Salt[:]); err != nil {
			return secret, fmt.Errorf("drawing a salt: %w", err)
		}
		secret.Digest = string(chain.Seal(s.Value, secret.Salt))
		return secret, nil
	}
}

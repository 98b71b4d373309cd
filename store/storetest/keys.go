package storetest

import (
	"context"
	"crypto/rand"
	"testing"

	"golang.org/x/mod/sumdb/note"

	"jalon/chain"
	"jalon/store"
)

// Keys are the two halves of the key of a test register, as texts.
type Keys struct{ Secret, Public string }

// NewKeys draws the key of a test register.
func NewKeys(t testing.TB) Keys {
	t.Helper()
	secret, public, err := chain.NewKey(rand.Reader, "register.test")
	if err != nil {
		t.Fatal(err)
	}
	return Keys{secret, public}
}

// Halves returns what signs and what verifies.
func (k Keys) Halves() (note.Signer, note.Verifier, error) {
	signer, err := chain.SigningKey(k.Secret)
	if err != nil {
		return nil, nil, err
	}
	verifier, err := chain.PublicKey(k.Public)
	return signer, verifier, err
}

// Verify checks every act and every checkpoint of a store with the verifier, which shares no code with the register.
// It returns the number of acts.
func Verify(ctx context.Context, s *store.Store, public string) (int64, error) {
	key, err := chain.PublicKey(public)
	if err != nil {
		return 0, err
	}
	head, err := s.Head(ctx)
	if err != nil {
		return 0, err
	}
	v := chain.NewVerifier(key)
	for c, err := range s.Checkpoints(ctx) {
		if err == nil {
			err = v.Checkpoint(c.Size, []byte(c.Note))
		}
		if err != nil {
			return 0, err
		}
	}
	for leaf, err := range s.Read(ctx, 1, head) {
		if err == nil {
			err = v.Record(leaf.Seq, leaf.Hash, leaf.Bytes)
		}
		if err != nil {
			return 0, err
		}
	}
	return head, v.Close()
}

package cli

import (
	"context"
	"errors"
	"iter"
	"os"

	"jalon/chain"
	"jalon/locale"
	"jalon/register"
	"jalon/store"
)

// verify verifies a whole register from its bytes: numbering, hashes, signatures, and the published checkpoint.
type verify struct {
	Key       string `placeholder:"KEY" help:"Public key of the register; the one beside it when absent."`
	Published string `type:"existingfile" help:"A checkpoint kept outside the register, to hold it against."`
}

// Run verifies. The first bad act is named.
func (c *verify) Run(e *env) error {
	s, err := store.Open(e, e.DB, store.MustExist)
	if err != nil {
		return err
	}
	defer s.Close()
	key := c.Key
	if key == "" {
		k, err := readKeys(e.files(), store.MustExist)
		if err != nil {
			return err
		}
		key = k.public
	}
	v, err := c.walk(e, s, key, sparse)
	var found *chain.Finding
	if errors.As(err, &found) && found.Code == chain.BadRoot {
		_, err = c.walk(e, s, key, all) // hold every checkpoint against the log, to name the act
	}
	return c.report(e, v, err)
}

// sparse and all say how many of the checkpoints to check: a signature takes as long as twenty acts.
const (
	sparse = 1000
	all    = 1
)

// walk gives the verifier the acts and one checkpoint in so many, the last one always.
func (c *verify) walk(e *env, s *store.Store, key string, every int64) (*chain.Verifier, error) {
	trusted, err := chain.PublicKey(key)
	if err != nil {
		return nil, misuse{err}
	}
	v := chain.NewVerifier(trusted)
	head, err := s.Head(e)
	if err != nil {
		return nil, err
	}
	if err := c.published(e, v); err != nil {
		return v, err
	}
	next, stop := iter.Pull2(chosen(e, s, every))
	defer stop()
	signed, err, more := next()
	progress := e.progress("Vérification", "Verifying")
	for leaf, readErr := range s.Read(e, 1, head) {
		for ; more && err == nil && signed.Size <= leaf.Seq; signed, err, more = next() {
			if err := v.Checkpoint(signed.Size, []byte(signed.Note)); err != nil {
				return v, err
			}
		}
		if err := errors.Join(err, readErr); err != nil {
			return v, err
		}
		if err := v.Record(leaf.Seq, leaf.Hash, leaf.Bytes); err != nil {
			return v, err
		}
		if leaf.Seq%10_000 == 0 || leaf.Seq == head {
			progress(leaf.Seq, head)
		}
	}
	for ; more && err == nil; signed, err, more = next() {
		if err := v.Checkpoint(signed.Size, []byte(signed.Note)); err != nil {
			return v, err
		}
	}
	return v, errors.Join(err, v.Close())
}

// chosen yields one checkpoint in so many, and the last.
func chosen(ctx context.Context, s *store.Store, every int64) iter.Seq2[store.Signed, error] {
	return func(yield func(store.Signed, error) bool) {
		var last store.Signed
		given := int64(0)
		for c, err := range s.Checkpoints(ctx) {
			if err != nil {
				yield(c, err)
				return
			}
			if last = c; every == all || c.Size-given >= every {
				given = c.Size
				if !yield(c, nil) {
					return
				}
			}
		}
		if last.Size > given {
			yield(last, nil)
		}
	}
}

// published gives the verifier the checkpoint kept outside the register, if there is one.
func (c *verify) published(e *env, v *chain.Verifier) error {
	path := c.Published
	if path == "" {
		path = e.files() + ".checkpoint"
	}
	signed, err := os.ReadFile(path)
	if errors.Is(err, os.ErrNotExist) && c.Published == "" {
		return nil
	}
	if err != nil {
		return err
	}
	return v.Published(signed)
}

// report says what was found.
func (c *verify) report(e *env, v *chain.Verifier, err error) error {
	var found *chain.Finding
	if errors.As(err, &found) {
		return finding(found)
	}
	if err != nil {
		return err
	}
	if e.Format == "json" {
		return writeJSON(e.out, struct {
			Acts int64  `json:"acts"`
			Root string `json:"root"`
		}{v.Size(), v.Root().String()})
	}
	e.say(e.out, locale.Text{
		FR: "{acts} actes vérifiés : aucun n’a été modifié, ajouté ni retiré. Racine : {root}",
		EN: "{acts} acts verified: none was altered, added or removed. Root: {root}",
	}, register.Args{"acts": v.Size(), "root": v.Root().String()})
	return nil
}

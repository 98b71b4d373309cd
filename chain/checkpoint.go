package chain

import (
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
)

// Checkpoint (point de contrôle) is what a log commits to when it signs: its first Size records are those, and no
// others, of the tree with this root. Its text is that of https://c2sp.org/tlog-checkpoint.
type Checkpoint struct {
	Origin string // names the log, as its key does
	Size   int64  // records covered
	Root   Hash
}

// emptyRoot is the root of a tree without records.
var emptyRoot Hash = sha256.Sum256(nil)

// String returns the three lines that are signed.
func (c Checkpoint) String() string {
	return fmt.Sprintf("%s\n%d\n%s\n", c.Origin, c.Size, c.Root)
}

// Sign returns the signed note of a checkpoint. The key bears the name of the log: its origin.
func Sign(c Checkpoint, key note.Signer) ([]byte, error) {
	if key.Name() != c.Origin {
		return nil, fmt.Errorf("the key of %q cannot sign for %q", key.Name(), c.Origin)
	}
	if c.Size < 0 {
		return nil, fmt.Errorf("a checkpoint cannot cover %d records", c.Size)
	}
	return note.Sign(&note.Note{Text: c.String()}, key)
}

// Open returns a signed checkpoint once its signature is verified: among the keys trusted, one bears the name of
// its origin and signed it, and every signature by a trusted key is good. Signatures by other keys are ignored.
// The error is a [Finding]: [Unreadable] or [BadSignature].
func Open(signed []byte, trusted ...Key) (Checkpoint, error) {
	n, err := note.Open(signed, note.VerifierList(trusted...))
	if err != nil {
		return Checkpoint{}, noteFinding(err)
	}
	c, err := parseCheckpoint(n.Text)
	if err != nil {
		return Checkpoint{}, &Finding{Code: Unreadable, Err: err}
	}
	own := false
	for _, s := range n.Sigs {
		if _, err := decode64(s.Base64); err != nil {
			return Checkpoint{}, &Finding{Code: BadSignature, Err: err}
		}
		own = own || s.Name == c.Origin
	}
	if !own {
		return Checkpoint{}, &Finding{Code: BadSignature, Err: fmt.Errorf("no trusted key is that of %q", c.Origin)}
	}
	return c, nil
}

// noteFinding tells a note that cannot be read from one that is not signed as it should be.
func noteFinding(err error) *Finding {
	var unverified *note.UnverifiedNoteError
	var invalid *note.InvalidSignatureError
	if errors.As(err, &unverified) || errors.As(err, &invalid) {
		return &Finding{Code: BadSignature, Err: err}
	}
	return &Finding{Code: Unreadable, Err: err}
}

// peek reads a signed checkpoint without verifying it.
func peek(signed []byte) (Checkpoint, error) {
	var unverified *note.UnverifiedNoteError
	if _, err := note.Open(signed, nil); !errors.As(err, &unverified) {
		return Checkpoint{}, err
	}
	return parseCheckpoint(unverified.Note.Text)
}

// parseCheckpoint reads the text of a checkpoint. Extension lines are allowed and say nothing to us.
func parseCheckpoint(text string) (c Checkpoint, err error) {
	lines := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
	if len(lines) < 3 {
		return c, errors.New("a checkpoint has at least three lines: origin, size, root")
	}
	for i, line := range lines {
		if line == "" {
			return c, fmt.Errorf("line %d of the checkpoint is empty", i+1)
		}
	}
	c.Origin = lines[0]
	if c.Size, err = parseCount(lines[1]); err != nil {
		return c, fmt.Errorf("size of the checkpoint: %w", err)
	}
	if c.Root, err = parseHash(lines[2]); err != nil {
		return c, fmt.Errorf("root of the checkpoint: %w", err)
	}
	return c, nil
}

// parseCount reads a number from 0, in decimal, without leading zeroes. It takes none from 2⁶² on, for the sums over
// a tree must not overflow.
func parseCount(s string) (int64, error) {
	n, err := strconv.ParseInt(s, 10, 63)
	if err != nil || n < 0 || strconv.FormatInt(n, 10) != s {
		return 0, fmt.Errorf("%q is not a count", s)
	}
	return n, nil
}

// parseHash reads a hash in base64.
func parseHash(s string) (h Hash, err error) {
	b, err := decode64(s)
	if err != nil {
		return h, err
	}
	if copy(h[:], b) != len(h) || len(b) != len(h) {
		return h, fmt.Errorf("%q is not a hash of %d bytes", s, len(h))
	}
	return h, nil
}

// decode64 reads base64 as it is written and in no other way, for the library overlooks line breaks and loose bits.
func decode64(s string) ([]byte, error) {
	b, err := base64.StdEncoding.DecodeString(s)
	if err != nil || base64.StdEncoding.EncodeToString(b) != s {
		return nil, fmt.Errorf("%q is not base64", s)
	}
	return b, nil
}

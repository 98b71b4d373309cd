package chain

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
)

// Digest (empreinte scellée) stands for a personal text in the log: 64 lowercase hexadecimal digits that commit to
// the text and, once its salt is erased, tell nothing of it.
type Digest string

// sealing keeps these digests apart from every other use of SHA-256.
const sealing = "jalon/sealed/v1\n"

// Seal returns the digest of a text: SHA-256(domain || salt || text). The salt is drawn at random for each text and
// kept beside it, never in the log: without it a name could be found by trying names.
func Seal(text string, salt [16]byte) Digest {
	h := sha256.New()
	h.Write([]byte(sealing))
	h.Write(salt[:])
	h.Write([]byte(text))
	return Digest(hex.EncodeToString(h.Sum(nil)))
}

// Opens reports whether the digest is that of a text and its salt.
func (d Digest) Opens(text string, salt [16]byte) bool { return Seal(text, salt) == d }

// valid checks the form of a digest.
func (d Digest) valid() error {
	b, err := hex.DecodeString(string(d))
	if err != nil || len(b) != sha256.Size || hex.EncodeToString(b) != string(d) {
		return fmt.Errorf("%q is not a sealed value: expected 64 lowercase hexadecimal digits", string(d))
	}
	return nil
}

type sealed struct {
	Sealed string `json:"sealed"`
}

// MarshalJSON writes {"sealed":"<64 hex>"}, the form of a sealed value in canonical bytes.
func (d Digest) MarshalJSON() ([]byte, error) {
	if err := d.valid(); err != nil {
		return nil, err
	}
	return json.Marshal(sealed{string(d)})
}

// UnmarshalJSON reads what MarshalJSON writes.
func (d *Digest) UnmarshalJSON(b []byte) error {
	var form sealed
	if err := Strict(b, &form, len(b)); err != nil {
		return err
	}
	*d = Digest(form.Sealed)
	return d.valid()
}

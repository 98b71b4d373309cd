package chain

import (
	"crypto/ed25519"
	"fmt"
	"io"
	"strings"

	"golang.org/x/mod/sumdb/note"
)

// Key is the public half of a key: it verifies what the log of its name signed.
type Key = note.Verifier

// NewKey draws an Ed25519 key for the log of a name. The secret half signs and stays with the log; the public half
// verifies and is for everyone. Both are texts, as https://c2sp.org/signed-note writes them. The name is best an
// address without its scheme, such as region.example/registre; one that a checkpoint could not carry is refused.
func NewKey(random io.Reader, name string) (secret, public string, err error) {
	if secret, public, err = note.GenerateKey(random, name); err != nil {
		return "", "", err
	}
	if err := tryKey(secret, public, name); err != nil {
		return "", "", fmt.Errorf("%q cannot name a log: %w", name, err)
	}
	return secret, public, nil
}

// tryKey signs and opens a checkpoint.
func tryKey(secret, public, name string) error {
	signer, err := SigningKey(secret)
	if err != nil {
		return err
	}
	verifier, err := PublicKey(public)
	if err != nil {
		return err
	}
	signed, err := Sign(Checkpoint{Origin: name, Root: emptyRoot}, signer)
	if err == nil {
		_, err = Open(signed, verifier)
	}
	return err
}

// SigningKey reads the secret half of a key.
func SigningKey(secret string) (note.Signer, error) { return note.NewSigner(secret) }

// PublicKey reads the public half of a key.
func PublicKey(public string) (Key, error) { return note.NewVerifier(public) }

// PublicOf returns the public half of a key from its secret half.
func PublicOf(secret string) (string, error) {
	if _, err := SigningKey(secret); err != nil {
		return "", err
	}
	part := strings.SplitN(secret, "+", 5) // PRIVATE, KEY, name, key ID, algorithm and seed
	seed, err := decode64(part[4])
	if err != nil {
		return "", err
	}
	public := ed25519.NewKeyFromSeed(seed[1:]).Public().(ed25519.PublicKey)
	return note.NewEd25519VerifierKey(part[2], public)
}

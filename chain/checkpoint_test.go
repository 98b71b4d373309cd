package chain

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"golang.org/x/mod/sumdb/note"
)

const logName = "region.example/registre"

// testKey returns a key that is always the same for a name and a seed.
func testKey(name string, seed byte) (note.Signer, note.Verifier) {
	secret, public, err := NewKey(rand.NewChaCha8(sha256.Sum256([]byte{seed})), name)
	if err != nil {
		panic(err)
	}
	signer, err1 := SigningKey(secret)
	verifier, err2 := PublicKey(public)
	if err := errors.Join(err1, err2); err != nil {
		panic(err)
	}
	return signer, verifier
}

// signedHead returns the checkpoint of a tree at a size, signed.
func signedHead(t interface{ Fatalf(string, ...any) }, tree *Tree, size int64, key note.Signer) []byte {
	signed, err := Sign(Checkpoint{key.Name(), size, mustRoot(t, tree, size)}, key)
	if err != nil {
		t.Fatalf("Sign: %v", err)
	}
	return signed
}

func TestCheckpoint(t *testing.T) {
	tree, _ := grown(7, "")
	key, public := testKey(logName, 1)
	signed := signedHead(t, tree, 7, key)
	want := Checkpoint{logName, 7, mustRoot(t, tree, 7)}
	if got, err := Open(signed, public); err != nil || got != want {
		t.Errorf("Open = %+v, %v; want %+v", got, err, want)
	}
	// Read without our code: the text is the three lines, and x/mod accepts the signature.
	n, err := note.Open(signed, note.VerifierList(public))
	if err != nil || n.Text != fmt.Sprintf("%s\n7\n%s\n", logName, base64.StdEncoding.EncodeToString(want.Root[:])) {
		t.Errorf("x/mod reads %+v, %v", n, err)
	}
	if _, err := Sign(Checkpoint{"other.example", 7, want.Root}, key); err == nil {
		t.Error("the key of one log signs for another")
	}
	if _, err := Sign(Checkpoint{logName, -1, want.Root}, key); err == nil {
		t.Error("a negative size is signed")
	}
}

func TestEveryChangedByteOfACheckpointIsCaught(t *testing.T) {
	tree, _ := grown(1234, "")
	key, public := testKey(logName, 1)
	signed := signedHead(t, tree, 1234, key)
	for i := range signed {
		for bit := range 8 {
			changed := bytes.Clone(signed)
			changed[i] ^= 1 << bit
			if c, err := Open(changed, public); err == nil {
				t.Errorf("byte %d, bit %d changed: accepted as %+v", i, bit, c)
			}
		}
	}
	for i := range signed {
		if _, err := Open(signed[:i], public); err == nil {
			t.Errorf("accepted when cut at byte %d", i)
		}
	}
}

func TestOpenTrustsOnlyTheKeyOfTheLog(t *testing.T) {
	tree, _ := grown(3, "")
	key, public := testKey(logName, 1)
	_, sameName := testKey(logName, 2)
	witness, publicWitness := testKey("witness.example", 3)
	signed := signedHead(t, tree, 3, key)
	n, _ := note.Open(signed, note.VerifierList(public))
	cosigned, err := note.Sign(n, witness)
	if err != nil {
		t.Fatal(err)
	}
	onlyWitness, _ := note.Sign(&note.Note{Text: n.Text}, witness)
	badWitness := append(bytes.Clone(signed), changeLastSignature(cosigned[len(signed):])...)
	for _, c := range []struct {
		name    string
		signed  []byte
		trusted []note.Verifier
		want    Code
	}{
		{"its key", signed, []note.Verifier{public}, ""},
		{"its key among others", signed, []note.Verifier{sameName, publicWitness, public}, ""},
		{"no key", signed, nil, BadSignature},
		{"another key of that name", signed, []note.Verifier{sameName}, BadSignature},
		{"a cosignature by an unknown witness", cosigned, []note.Verifier{public}, ""},
		{"a cosignature by a known witness", cosigned, []note.Verifier{public, publicWitness}, ""},
		{"a bad cosignature by an unknown witness", badWitness, []note.Verifier{public}, ""},
		{"a bad cosignature by a known witness", badWitness, []note.Verifier{public, publicWitness}, BadSignature},
		{"only a witness", onlyWitness, []note.Verifier{public, publicWitness}, BadSignature},
		{"not a note", []byte("hello"), []note.Verifier{public}, Unreadable},
		{"nothing", nil, []note.Verifier{public}, Unreadable},
	} {
		_, err := Open(c.signed, c.trusted...)
		if got := codeOf(err); got != c.want {
			t.Errorf("%s: %v; want %q", c.name, err, c.want)
		}
	}
}

// changeLastSignature spoils the signature of a line, not its key ID.
func changeLastSignature(line []byte) []byte {
	changed, at := bytes.Clone(line), len(line)-10
	if changed[at]++; changed[at] != 'B' {
		changed[at] = 'A'
	}
	return changed
}

// codeOf returns the code of a finding, "" when there is none, and the text of any other error.
func codeOf(err error) Code {
	if f, ok := errors.AsType[*Finding](err); ok {
		return f.Code
	}
	if err != nil {
		return Code(err.Error())
	}
	return ""
}

// Only the exact text is a checkpoint, even when the key of the log signed another.
func TestCheckpointText(t *testing.T) {
	key, public := testKey(logName, 1)
	root := "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I="
	for text, want := range map[string]Code{
		logName + "\n20852163\n" + root + "\n":            "",
		logName + "\n0\n" + root + "\n":                   "",
		logName + "\n1\n" + root + "\nextension\n":        "",
		logName + "\n4611686018427387903\n" + root + "\n": "",
		logName + "\n4611686018427387904\n" + root + "\n": Unreadable, // 2⁶²
		logName + "\n9223372036854775807\n" + root + "\n": Unreadable,
		logName + "\n9223372036854775808\n" + root + "\n": Unreadable,
		logName + "\n01\n" + root + "\n":                  Unreadable,
		logName + "\n-1\n" + root + "\n":                  Unreadable,
		logName + "\n+1\n" + root + "\n":                  Unreadable,
		logName + "\n1 \n" + root + "\n":                  Unreadable,
		logName + "\n\n" + root + "\n":                    Unreadable,
		logName + "\n1\n" + root + "\n\nx\n":              Unreadable,
		logName + "\n1\n" + root[:43] + "\n":              Unreadable,
		logName + "\n1\n" + root[:42] + "J=\n":            Unreadable, // loose bits
		logName + "\n1\n" + root[:40] + "\n":              Unreadable,
		logName + "\n1\n" + root + root + "\n":            Unreadable,
		logName + "\n1\n":                                 Unreadable,
		"\n1\n" + root + "\n":                             Unreadable,
		"other.example\n1\n" + root + "\n":                BadSignature,
	} {
		signed, err := note.Sign(&note.Note{Text: text}, key)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := Open(signed, public); codeOf(err) != want {
			t.Errorf("Open(%q) = %v; want %q", text, err, want)
		}
	}
}

func FuzzOpen(f *testing.F) {
	tree, _ := grown(7, "")
	key, public := testKey(logName, 1)
	signed := signedHead(f, tree, 7, key)
	f.Add(signed)
	f.Add([]byte("a\n1\n\n— a AAAAAAA=\n"))
	f.Fuzz(func(t *testing.T, b []byte) {
		if c, err := peek(b); err == nil && !strings.HasPrefix(string(b), c.String()) {
			t.Fatalf("%q is read as %q", b, c)
		}
		if _, err := Open(b, public); err == nil && !bytes.HasPrefix(b, signed[:bytes.Index(signed, []byte("\n\n"))]) {
			t.Fatalf("%q is taken as signed", b)
		}
	})
}

func TestKey(t *testing.T) {
	secret, public, err := NewKey(rand.NewChaCha8([32]byte{}), logName)
	if err != nil {
		t.Fatal(err)
	}
	again, _, _ := NewKey(rand.NewChaCha8([32]byte{}), logName)
	other, _, _ := NewKey(rand.NewChaCha8([32]byte{1}), logName)
	if secret != again || secret == other {
		t.Error("a key is not drawn from the reader it is given, or from it alone")
	}
	if got, err := PublicOf(secret); err != nil || got != public {
		t.Errorf("PublicOf = %s, %v; want %s", got, err, public)
	}
	for _, bad := range []string{"", "x", public, secret[:len(secret)-4], strings.Replace(secret, "region", "other", 1)} {
		if _, err := PublicOf(bad); err == nil {
			t.Errorf("PublicOf(%q) is accepted", bad)
		}
	}
	for _, name := range []string{"", "a b", "a+b", "a\nb", "a\x01b", "a\u00a0b", "a\xff"} {
		if _, _, err := NewKey(rand.NewChaCha8([32]byte{}), name); err == nil {
			t.Errorf("a log is named %q", name)
		}
	}
	if _, _, err := NewKey(strings.NewReader("short"), logName); err == nil {
		t.Error("a key is drawn from too little")
	}
}

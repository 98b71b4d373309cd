package chain

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
	"pgregory.net/rapid"
)

func TestProofOfAnyRecord(t *testing.T) {
	key, public := testKey(logName, 1)
	rapid.Check(t, func(t *rapid.T) {
		tree, records := grown(rapid.IntRange(1, 500).Draw(t, "records"), "")
		size := rapid.Int64Range(1, tree.Size()).Draw(t, "size")
		index := rapid.Int64Range(0, size-1).Draw(t, "index")
		signed := signedHead(t, tree, size, key)
		file, err1 := ProofFile(tree, index, signed)
		bundle, err2 := ProofBundle(tree, index, signed, records[index])
		if err := errors.Join(err1, err2); err != nil {
			t.Fatal(err)
		}
		for _, got := range []func() (Proven, error){
			func() (Proven, error) { return VerifyProof(file, records[index], public) },
			func() (Proven, error) { return VerifyProof(bundle, nil, public) },
			func() (Proven, error) { return VerifyProof(bundle, records[index], public) },
		} {
			p, err := got()
			if err != nil || p.Number() != index+1 || !bytes.Equal(p.Record, records[index]) || p.Checkpoint.Size != size {
				t.Fatalf("record %d of %d: %+v, %v", index, size, p, err)
			}
		}
		if err := plainVerify(string(file), records[index], public); err != nil {
			t.Fatalf("record %d of %d, without our code: %v", index, size, err)
		}
		if other := rapid.Int64Range(0, tree.Size()-1).Draw(t, "other"); other != index {
			if _, err := VerifyProof(file, records[other], public); codeOf(err) != NotIncluded {
				t.Fatalf("the proof of record %d holds for record %d: %v", index, other, err)
			}
		}
	})
}

// plainVerify reads a proof without extra data by the letter of c2sp.org/tlog-proof, with x/mod alone.
func plainVerify(file string, record []byte, key note.Verifier) error {
	head, signed, _ := strings.Cut(file, "\n\n")
	lines := strings.Split(head, "\n")
	if lines[0] != "c2sp.org/tlog-proof@v1" {
		return errors.New("header")
	}
	index, err := strconv.ParseInt(strings.TrimPrefix(lines[1], "index "), 10, 64)
	if err != nil {
		return err
	}
	var path tlog.RecordProof
	for _, line := range lines[2:] {
		h, err := tlog.ParseHash(line)
		if err != nil {
			return err
		}
		path = append(path, h)
	}
	n, err := note.Open([]byte(signed), note.VerifierList(key))
	if err != nil {
		return err
	}
	text := strings.Split(n.Text, "\n")
	size, err1 := strconv.ParseInt(text[1], 10, 64)
	root, err2 := tlog.ParseHash(text[2])
	if err := errors.Join(err1, err2); err != nil {
		return err
	}
	return tlog.CheckRecord(path, size, root, index, sha256.Sum256(append([]byte{0}, record...)))
}

func TestEveryChangedByteOfAProofIsCaught(t *testing.T) {
	key, public := testKey(logName, 1)
	tree, records := grown(100, "")
	bundle, err := ProofBundle(tree, 41, signedHead(t, tree, 100, key), records[41])
	if err != nil {
		t.Fatal(err)
	}
	if _, err := VerifyProof(bundle, nil, public); err != nil {
		t.Fatal(err)
	}
	for i := range bundle {
		for bit := range 8 {
			changed := bytes.Clone(bundle)
			changed[i] ^= 1 << bit
			if p, err := VerifyProof(changed, nil, public); err == nil {
				t.Errorf("byte %d, bit %d changed: accepted as %+v", i, bit, p)
			}
		}
		if _, err := VerifyProof(bundle[:i], nil, public); err == nil {
			t.Errorf("accepted when cut at byte %d", i)
		}
	}
}

func TestProofIsSmall(t *testing.T) {
	key, _ := testKey(logName, 1)
	tree := new(Tree)
	for range 1 << 17 {
		tree.AppendHash(Hash{})
	}
	file, err := ProofBundle(tree, 1000, signedHead(t, tree, tree.Size(), key), sampleRecord(1))
	if err != nil || len(file) > 4<<10 {
		t.Errorf("a proof among %d acts, with its act, has %d bytes, %v; want at most 4 KiB", tree.Size(), len(file), err)
	}
}

func TestVerifyProofSaysWhichStepFailed(t *testing.T) {
	key, public := testKey(logName, 1)
	_, other := testKey(logName, 2)
	tree, records := grown(10, "")
	file, err := ProofFile(tree, 4, signedHead(t, tree, 10, key))
	if err != nil {
		t.Fatal(err)
	}
	with := func(old, new string) []byte { return []byte(strings.Replace(string(file), old, new, 1)) }
	extra := "\nextra " + base64.StdEncoding.EncodeToString(records[4])
	hash := strings.Split(string(file), "\n")[2]
	for _, c := range []struct {
		name   string
		file   []byte
		record []byte
		key    note.Verifier
		want   Code
	}{
		{"whole", file, records[4], public, ""},
		{"extra data is not believed for what it is", with("\nindex", "\nextra AAAA\nindex"), records[4], public, ""},
		{"no record", file, nil, public, NoRecord},
		{"empty record", file, []byte{}, public, NotIncluded},
		{"another record", file, records[5], public, NotIncluded},
		{"extra data of another record", with("\nindex", "\nextra AAAA\nindex"), nil, public, NotIncluded},
		{"another key", file, records[4], other, BadSignature},
		{"another index", with("index 4", "index 5"), records[4], public, NotIncluded},
		{"index beyond the size", with("index 4", "index 10"), records[4], public, NotCovered},
		{"a hash less", with(hash+"\n", ""), records[4], public, NotIncluded},
		{"a hash more", with(hash, hash+"\n"+hash), records[4], public, NotIncluded},
		{"no checkpoint", file[:bytes.Index(file, []byte("\n\n"))], records[4], public, Unreadable},
		{"empty", nil, records[4], public, BadProof},
		{"another version", with("@v1", "@v2"), records[4], public, BadProof},
		{"no index", with("index 4\n", ""), records[4], public, BadProof},
		{"index in hexadecimal", with("index 4", "index 0x4"), records[4], public, BadProof},
		{"index with a zero", with("index 4", "index 04"), records[4], public, BadProof},
		{"negative index", with("index 4", "index -4"), records[4], public, BadProof},
		{"carriage returns", bytes.ReplaceAll(file, []byte("\n"), []byte("\r\n")), records[4], public, BadProof},
		{"a carriage return in base64", with(hash, hash+"\r"), records[4], public, BadProof},
		{"extra after index", with("index 4", "index 4"+extra), records[4], public, BadProof},
		{"extra twice", with("\nindex", extra+extra+"\nindex"), records[4], public, BadProof},
		{"extra not base64", with("\nindex", "\nextra A\nindex"), records[4], public, BadProof},
		{"a short hash", with(hash, "AAAA"), records[4], public, BadProof},
		{"too long", append(bytes.Clone(file), make([]byte, maxProof)...), records[4], public, BadProof},
	} {
		if _, err := VerifyProof(c.file, c.record, c.key); codeOf(err) != c.want {
			t.Errorf("%s: %v; want %q", c.name, err, c.want)
		}
	}
}

func TestProofNeedsACheckpointOfTheTree(t *testing.T) {
	key, _ := testKey(logName, 1)
	tree, _ := grown(10, "")
	signed := signedHead(t, tree, 10, key)
	tree.Truncate(9)
	for name, try := range map[string]func() (Proof, error){
		"a checkpoint larger than the tree": func() (Proof, error) { return NewProof(tree, 1, signed) },
		"an index beyond the checkpoint":    func() (Proof, error) { return NewProof(tree, 9, signedHead(t, tree, 9, key)) },
		"a negative index":                  func() (Proof, error) { return NewProof(tree, -1, signedHead(t, tree, 9, key)) },
		"no checkpoint":                     func() (Proof, error) { return NewProof(tree, 1, nil) },
	} {
		if p, err := try(); err == nil {
			t.Errorf("%s gives %+v", name, p)
		}
	}
}

func FuzzParseProof(f *testing.F) {
	key, public := testKey(logName, 1)
	tree, records := grown(10, "")
	bundle, _ := ProofBundle(tree, 4, signedHead(f, tree, 10, key), records[4])
	file, _ := ProofFile(tree, 9, signedHead(f, tree, 10, key))
	f.Add(bundle)
	f.Add(file)
	f.Add([]byte("c2sp.org/tlog-proof@v1\nindex 0\n\n"))
	f.Fuzz(func(t *testing.T, b []byte) {
		p, err := ParseProof(b)
		if err != nil {
			return
		}
		if again, err := ParseProof(p.Bytes()); err != nil || !bytes.Equal(again.Bytes(), p.Bytes()) {
			t.Fatalf("%q is written back %q, %v", b, p.Bytes(), err)
		}
		if proven, err := VerifyProof(b, nil, public); err == nil && !bytes.Equal(proven.Record, records[proven.Index]) {
			t.Fatalf("%q proves %q at %d", b, proven.Record, proven.Index)
		}
	})
}

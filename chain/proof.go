package chain

import (
	"encoding/base64"
	"fmt"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

// Proof (preuve) shows, offline, that a record is at an index of a log. Its text is a file of
// https://c2sp.org/tlog-proof; the usual extension is .tlog-proof.
type Proof struct {
	// Extra is empty, or the record itself, so that one file is enough. It is believed only once the path leads
	// from it to the root.
	Extra      []byte
	Index      int64 // of the record in the log, from 0: the number of the act less one
	Path       tlog.RecordProof
	Checkpoint []byte // signed
}

const (
	proofHeader = "c2sp.org/tlog-proof@v1"
	maxProof    = 1 << 20 // bytes; far above a record, its path and a hundred signatures
	maxPath     = 63      // the height of the tallest tree
)

// NewProof makes the proof of the record at an index against a checkpoint of that tree.
func NewProof(t *Tree, index int64, signed []byte) (p Proof, err error) {
	c, err := peek(signed)
	if err != nil {
		return p, err
	}
	p = Proof{Index: index, Checkpoint: signed}
	p.Path, err = t.Prove(index, c.Size)
	return p, err
}

// ProofFile returns the text of the proof of the record at an index, without the record.
func ProofFile(t *Tree, index int64, signed []byte) ([]byte, error) {
	p, err := NewProof(t, index, signed)
	return p.Bytes(), err
}

// ProofBundle returns the text of the proof of the record at an index, with the record in it.
func ProofBundle(t *Tree, index int64, signed, record []byte) ([]byte, error) {
	p, err := NewProof(t, index, signed)
	p.Extra = record
	return p.Bytes(), err
}

// Bytes returns the text of the proof.
func (p Proof) Bytes() []byte {
	var b strings.Builder
	fmt.Fprintln(&b, proofHeader)
	if len(p.Extra) > 0 {
		fmt.Fprintln(&b, "extra", base64.StdEncoding.EncodeToString(p.Extra))
	}
	fmt.Fprintln(&b, "index", p.Index)
	for _, h := range p.Path {
		fmt.Fprintln(&b, h)
	}
	fmt.Fprintln(&b)
	b.Write(p.Checkpoint)
	return []byte(b.String())
}

// ParseProof reads the text of a proof. Nothing in it is verified yet.
func ParseProof(file []byte) (Proof, error) {
	p, err := parseProof(string(file))
	if err != nil {
		return Proof{}, &Finding{Code: BadProof, Err: err}
	}
	return p, nil
}

func parseProof(file string) (p Proof, err error) {
	if len(file) > maxProof {
		return p, fmt.Errorf("it has %d bytes; the limit is %d", len(file), maxProof)
	}
	head, checkpoint, ok := strings.Cut(file, "\n\n")
	lines := strings.Split(head, "\n")
	if !ok || lines[0] != proofHeader {
		return p, fmt.Errorf("it does not begin with %q and end with a checkpoint", proofHeader)
	}
	p.Checkpoint, lines = []byte(checkpoint), lines[1:]
	if extra, ok := strings.CutPrefix(first(lines), "extra "); ok {
		if p.Extra, err = decode64(extra); err != nil {
			return p, fmt.Errorf("extra data: %w", err)
		}
		lines = lines[1:]
	}
	index, ok := strings.CutPrefix(first(lines), "index ")
	if !ok {
		return p, fmt.Errorf("the line of the index is missing")
	}
	if p.Index, err = parseCount(index); err != nil {
		return p, fmt.Errorf("index: %w", err)
	}
	p.Path, err = parsePath(lines[1:])
	return p, err
}

func first(lines []string) string {
	if len(lines) == 0 {
		return ""
	}
	return lines[0]
}

func parsePath(lines []string) (path tlog.RecordProof, err error) {
	if len(lines) > maxPath {
		return nil, fmt.Errorf("it has %d hashes; the limit is %d", len(lines), maxPath)
	}
	path = make(tlog.RecordProof, len(lines))
	for i, line := range lines {
		if path[i], err = parseHash(line); err != nil {
			return nil, fmt.Errorf("path: %w", err)
		}
	}
	return path, nil
}

// Proven is what a proof proves: these bytes are the record at that index of the log that signed the checkpoint.
type Proven struct {
	Index      int64 // from 0
	Record     []byte
	Checkpoint Checkpoint
}

// Number returns the number of the act, from 1.
func (p Proven) Number() int64 { return p.Index + 1 }

// VerifyProof verifies the text of a proof against the keys trusted. The record is given, or nil to take the one
// that the proof carries. The error is a [Finding] that tells which step failed.
func VerifyProof(file, record []byte, trusted ...note.Verifier) (Proven, error) {
	p, err := ParseProof(file)
	if err != nil {
		return Proven{}, err
	}
	if record == nil {
		record = p.Extra
	}
	if record == nil {
		return Proven{}, &Finding{Code: NoRecord}
	}
	c, err := Open(p.Checkpoint, trusted...)
	if err != nil {
		return Proven{}, err
	}
	number := p.Index + 1
	if p.Index >= c.Size {
		return Proven{}, &Finding{Code: NotCovered, First: number, Last: number}
	}
	if err := tlog.CheckRecord(p.Path, c.Size, c.Root, p.Index, LeafHash(record)); err != nil {
		return Proven{}, &Finding{Code: NotIncluded, First: number, Last: number, Err: err}
	}
	return Proven{p.Index, record, c}, nil
}

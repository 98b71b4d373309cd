package chain

import (
	"encoding/base64"
	"errors"
	"fmt"
	"strings"

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
	return ProofBundle(t, index, signed, nil)
}

// ProofBundle returns the text of the proof of the record at an index, with the record in it.
func ProofBundle(t *Tree, index int64, signed, record []byte) ([]byte, error) {
	p, err := NewProof(t, index, signed)
	if err != nil {
		return nil, err
	}
	p.Extra = record
	return p.Bytes(), nil
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
	head, checkpoint, _ := strings.Cut(file, "\n\n")
	head, ok := strings.CutPrefix(head, proofHeader+"\n")
	if !ok {
		return p, fmt.Errorf("its first line is not %q", proofHeader)
	}
	if after, ok := strings.CutPrefix(head, "extra "); ok {
		after, head, _ = strings.Cut(after, "\n")
		if p.Extra, err = decode64(after); err != nil {
			return p, fmt.Errorf("extra data: %w", err)
		}
	}
	after, ok := strings.CutPrefix(head, "index ")
	if !ok {
		return p, errors.New("the line of the index is missing")
	}
	index, path, _ := strings.Cut(after, "\n")
	if p.Index, err = parseCount(index); err != nil {
		return p, fmt.Errorf("index: %w", err)
	}
	p.Checkpoint = []byte(checkpoint)
	p.Path, err = parsePath(path)
	return p, err
}

func parsePath(lines string) (path tlog.RecordProof, err error) {
	for line := range strings.SplitSeq(lines, "\n") {
		if lines == "" {
			break
		}
		h, err := parseHash(line)
		if err != nil {
			return nil, fmt.Errorf("hash %d of the path: %w", len(path), err)
		}
		path = append(path, h)
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
func VerifyProof(file, record []byte, trusted ...Key) (Proven, error) {
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

package register

import (
	"context"
	"encoding/json"
	"sync"

	"jalon/chain"
)

// Record returns one act as it was recorded, with its canonical bytes.
func (r *Register) Record(ctx context.Context, seq int64) (Record, []byte, error) {
	for leaf, err := range r.o.Log.Read(ctx, seq, seq) {
		if err != nil {
			return Record{}, nil, err
		}
		var rec Record
		return rec, leaf.Bytes, json.Unmarshal(leaf.Bytes, &rec)
	}
	return Record{}, nil, Refuse(Missing, "act.unknown", "seq", seq)
}

// Line returns the short of one act, by its number.
func (v View) Line(seq int64) (Line, bool) {
	if seq < 1 || seq > int64(v.r.lines.len()) {
		return Line{}, false
	}
	return v.r.lines.of(int(seq)), true
}

// Record returns one act as it was recorded, its fields read once for all who will ask.
func (v View) Record(ctx context.Context, seq int64) (Record, error) {
	rec, _, err := v.r.Record(ctx, seq)
	rec.fields = rec.Fields()
	return rec, err
}

// Reveal returns the text of a sealed value; ok is false when it was erased.
func (v View) Reveal(ctx context.Context, s Sealed) (text string, ok bool) {
	return v.r.names.get(ctx, v.r.o.Log, s.Digest)
}

// Today returns the civil day of the register's clock, whatever the day of the view.
func (v View) Today() Day { return v.r.Today() }

// Checkpoint returns the last signed checkpoint.
func (v View) Checkpoint() string { return v.r.last }

// Prove returns the proof file of one act against the last checkpoint.
func (r *Register) Prove(seq int64) ([]byte, error) {
	r.mu.RLock()
	defer r.mu.RUnlock()
	if seq < 1 || seq > r.tree.Size() {
		return nil, Refuse(Missing, "act.unknown", "seq", seq)
	}
	return chain.ProofFile(r.tree, seq-1, []byte(r.last))
}

// names remembers sealed values that were asked for, until one is erased.
type names struct {
	mu   sync.Mutex
	text map[string]string
}

func (n *names) get(ctx context.Context, log Log, digest string) (string, bool) {
	n.mu.Lock()
	defer n.mu.Unlock()
	if text, ok := n.text[digest]; ok {
		return text, true
	}
	secret, ok, err := log.Secret(ctx, digest)
	if err != nil || !ok {
		return "", false
	}
	if n.text == nil {
		n.text = map[string]string{}
	}
	n.text[digest] = secret.Value
	return secret.Value, true
}

func (n *names) forget() {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.text = nil
}

// pasts remembers the last few states of the past that were asked for.
type pasts struct {
	mu    sync.Mutex
	seqs  []int64
	state map[int64]*State
}

// keptPasts is how many past states are kept in memory.
const keptPasts = 4

func (p *pasts) get(seq int64) *State {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.state[seq]
}

func (p *pasts) put(seq int64, s *State) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.state == nil {
		p.state = map[int64]*State{}
	}
	if p.state[seq] == nil {
		p.seqs = append(p.seqs, seq)
	}
	p.state[seq] = s
	if len(p.seqs) > keptPasts {
		delete(p.state, p.seqs[0])
		p.seqs = p.seqs[1:]
	}
}

// Shut returns why no act is taken any more, or nil.
func (v View) Shut() error { return v.r.shut }

// Grammar returns the kinds of acts the register knows.
func (v View) Grammar() *Grammar { return v.r.o.Grammar }

// Proof returns the text of the proof of an act against the last checkpoint, with the act in it; it verifies offline.
func (v View) Proof(ctx context.Context, seq int64) ([]byte, error) {
	_, record, err := v.r.Record(ctx, seq)
	if err != nil {
		return nil, err
	}
	return chain.ProofBundle(v.r.tree, seq-1, []byte(v.r.last), record)
}

// Tile returns a tile of the log by its path, such as tile/0/000 or tile/entries/000.p/12. A path that is no tile of
// what is recorded is a refusal.
func (v View) Tile(ctx context.Context, path string) ([]byte, error) {
	unknown := Refuse(Missing, "tile.unknown", "path", path)
	tile, err := chain.ParseTilePath(path)
	if err != nil {
		return nil, unknown
	}
	// The tree may already hold a batch that is not committed, and may never be.
	if last := (tile.N<<tile.H + int64(tile.W)) << (tile.H * max(tile.L, 0)); last > v.Seq() {
		return nil, unknown
	}
	if tile.L == chain.Entries {
		return v.r.entries(ctx, tile.N<<tile.H+1, int64(tile.W))
	}
	return v.r.tree.Tile(tile)
}

// entries returns so many records from one on, as a tile holds them.
func (r *Register) entries(ctx context.Context, first, width int64) (bundle []byte, err error) {
	for leaf, err := range r.o.Log.Read(ctx, first, first+width-1) {
		if err != nil {
			return nil, err
		}
		if bundle, err = chain.AppendEntry(bundle, leaf.Bytes); err != nil {
			return nil, err
		}
	}
	return bundle, nil
}

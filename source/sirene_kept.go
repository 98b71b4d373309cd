package source

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/binary"
	"encoding/gob"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"sync"
)

// workings (reprise) is the folder where a long import keeps what it counted, group of rows by group of rows: the next import of
// the same files by the same program goes on from there. It only spares time: what cannot be kept, or is not found whole, is counted
// again. None is kept where no folder is given.
type workings struct {
	dir  string
	of   string // what the files and the program are
	mu   sync.Mutex
	rows int64 // that are kept
}

// group is a file of the folder: what was counted in a group, with the words that keys are made of, in the order of their numbers.
type group struct {
	Rows                 int64
	Tally                *tally
	Communes, Activities []string
}

// listed is a list of keys, kept as they are: the usual form of numbers takes four times longer.
type listed[K uint32 | uint64] []K

// GobEncode writes the keys.
func (l listed[K]) GobEncode() ([]byte, error) {
	return binary.Append(nil, binary.LittleEndian, []K(l))
}

// GobDecode reads them.
func (l *listed[K]) GobDecode(content []byte) error {
	*l = make([]K, len(content)/binary.Size(K(0)))
	_, err := binary.Decode(content, binary.LittleEndian, []K(*l))
	return err
}

func openWorkings(ask Request) *workings {
	program, _ := os.Executable()
	h := sha256.New()
	for _, path := range nonEmpty(program, ask.Path, ask.Units) {
		identify(h, path)
	}
	return &workings{dir: ask.Keep, of: hex.EncodeToString(h.Sum(nil)[:8])}
}

// identify writes what tells a file from another: its length, the moment of its last change, its end, which in Parquet says where
// everything is.
func identify(to io.Writer, path string) {
	file, err := os.Open(path)
	if err != nil {
		return // who reads it says so
	}
	defer file.Close()
	if info, err := file.Stat(); err == nil {
		fmt.Fprintln(to, info.Size(), info.ModTime().UnixNano())
		_, _ = io.Copy(to, io.NewSectionReader(file, max(0, info.Size()-1<<16), 1<<16))
	}
}

func (w *workings) path(n int) string { return filepath.Join(w.dir, fmt.Sprintf("%s-%d", w.of, n)) }

// read returns what is kept of each group, nil for those to count, and gives the words their numbers.
func (w *workings) read(groups int, words *words) []*tally {
	all := make([]*tally, groups)
	if w.dir == "" {
		return all
	}
	var most group
	for n := range all {
		one, ok := readGroup(w.path(n))
		if !ok || !most.learn(one) {
			continue
		}
		all[n], w.rows = one.Tally, w.rows+one.Rows
	}
	for _, code := range most.Communes {
		words.commune(code)
	}
	for _, code := range most.Activities {
		words.activity(code)
	}
	return all
}

// learn takes the words of another group where they are the same in the same order, then perhaps others: two imports at once of one file
// number words each in their own way.
func (g *group) learn(other group) bool {
	communes, ok := longer(g.Communes, other.Communes)
	activities, also := longer(g.Activities, other.Activities)
	if !ok || !also {
		return false
	}
	g.Communes, g.Activities = communes, activities
	return true
}

// longer returns the longer of two lists, if the other is how it begins.
func longer(x, y []string) ([]string, bool) {
	if len(x) < len(y) {
		x, y = y, x
	}
	return x, slices.Equal(x[:len(y)], y)
}

// readGroup reads a file, if it is there and as it was written: its sum comes first.
func readGroup(path string) (one group, ok bool) {
	content, err := os.ReadFile(path)
	if err != nil || len(content) < sha256.Size {
		return one, false
	}
	sum := sha256.Sum256(content[sha256.Size:])
	if !bytes.Equal(sum[:], content[:sha256.Size]) {
		return one, false
	}
	return one, gob.NewDecoder(bytes.NewReader(content[sha256.Size:])).Decode(&one) == nil
}

// write keeps what was counted in a group.
func (w *workings) write(n int, rows int64, t *tally, words *words) {
	if w.dir == "" {
		return
	}
	one := group{Rows: rows, Tally: t}
	one.Communes, one.Activities = words.listed()
	var content bytes.Buffer
	content.Write(make([]byte, sha256.Size))
	if err := gob.NewEncoder(&content).Encode(one); err != nil {
		return
	}
	sum := sha256.Sum256(content.Bytes()[sha256.Size:])
	copy(content.Bytes(), sum[:])
	if w.writeFile(w.path(n), content.Bytes()) == nil {
		w.mu.Lock()
		defer w.mu.Unlock()
		w.rows += rows
	}
}

// writeFile writes a file whole, then gives it its name.
func (w *workings) writeFile(path string, content []byte) error {
	if err := os.MkdirAll(w.dir, 0o777); err != nil {
		return err
	}
	part := fmt.Sprintf("%s.%d.part", path, os.Getpid())
	if err := os.WriteFile(part, content, 0o666); err != nil {
		return errors.Join(err, os.Remove(part))
	}
	return os.Rename(part, path)
}

// interrupted says what is kept of an import that is no longer wanted; another error is that of the file, of which nothing is kept.
func (w *workings) interrupted(err error, total int64) error {
	if !errors.Is(err, context.Canceled) {
		return errors.Join(err, forget(w.dir))
	}
	i := &Interrupted{Done: w.rows, Total: total, error: err}
	if w.rows > 0 {
		i.Keep = w.dir
	}
	return i
}

// forget removes what was kept of an import.
func forget(dir string) error {
	if dir == "" {
		return nil
	}
	return os.RemoveAll(dir)
}

// listed returns the words numbered so far, in the order of their numbers.
func (w *words) listed() (communes, activities []string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, a := range w.activities {
		activities = append(activities, a.code)
	}
	return slices.Clone(w.communes), activities
}

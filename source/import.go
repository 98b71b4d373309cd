package source

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"jalon/atlas"
	"jalon/cube"
	"jalon/secrecy"
	"jalon/synth"
)

// Request is what an import is asked.
type Request struct {
	Context   context.Context
	Source    Source
	Path      string // of the file, under its own name
	Atlas     *atlas.Atlas
	Vintage   string           // expected; what the file says when empty
	Geography int              // vintage of the communes of the file; the one that fits it best when 0
	Measure   cube.Measure     // of a plain table
	Layer     cube.Layer       // of the territories of a plain table
	Tag       Tag              // that of the source when empty
	Credit    string           // attribution of a plain table
	Units     string           // path of the file of legal units that goes with one of establishments, or none
	Keep      string           // folder where what is done of a long import is kept, for the next one of the same file; none when empty
	Before    []Dataset        // what the shelf holds
	EvenShort bool             // accept a file much shorter than the one before
	By        string           // who imports
	Now       func() time.Time // the clock
	Progress  func(done, total int64)
}

// Imported is a data set that was read, and its content.
type Imported struct {
	Dataset
	Blocks  []*cube.Block // of the form Cells
	Zoning  *Zoning       // of the form Zones
	Units   *secrecy.Set  // of the form Units
	Changed []Rejection   // rows that were kept under another code
	Resumed int64         // rows that an import before this one had read
	keep    string
}

// Interrupted is why a download or an import stopped before its end, through no fault of the file: what is done is kept, and the same
// command goes on from there.
type Interrupted struct {
	Done, Total int64  // bytes of a download, rows of an import; a total that is not known is below 0
	Keep        string // file or folder where they are; none when nothing is kept
	error
}

// Unwrap returns what stopped it.
func (i *Interrupted) Unwrap() error { return i.error }

// Import reads a data set. It is all or nothing: on an error, mostly of type [Faults], nothing is to be kept.
func Import(ask Request) (*Imported, error) {
	file, err := os.Open(ask.Path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	r := &reading{ask: ask, blocks: map[cube.About]*cube.Builder{}, communes: map[string]int64{}, rejected: map[string]*Rejection{}, file: file}
	hash := summing(file)
	if err := ask.Source.read(r); err != nil {
		return nil, err
	}
	if len(r.faults) > 0 {
		return nil, r.faults
	}
	out := &Imported{Zoning: r.zones, Units: r.parts, Resumed: r.resumed, keep: r.ask.Keep}
	if out.Blocks, err = r.settle(); err != nil {
		return nil, err
	}
	out.Changed = r.changed
	if out.Dataset, err = r.dataset(); err != nil {
		return nil, err
	}
	if out.SHA256, out.Bytes, err = hash(); err != nil {
		return nil, err
	}
	for _, b := range out.Blocks {
		b.Dataset = out.ID
	}
	return out, r.usual(out.Dataset)
}

// settle builds the blocks, with communes of one vintage.
func (r *reading) settle() ([]*cube.Block, error) {
	if r.kept == 0 {
		return nil, Faults{{File: r.title(), Row: 1, Code: "data.nothing", Given: r.summary()}}
	}
	v := r.geography()
	carried := r.carried(v)
	if r.zones != nil {
		r.zones.carry(v.Year, carried)
	}
	if r.parts != nil {
		carryUnits(r.parts, v.Year, carried)
	}
	if r.finish != nil {
		return r.finish(v.Year, carried)
	}
	blocks, faults := make([]*cube.Block, len(r.order)), make([]error, len(r.order))
	var all sync.WaitGroup
	for i, about := range r.order {
		all.Go(func() { blocks[i], faults[i] = build(r.blocks[about], about, v.Year, carried) })
	}
	all.Wait()
	return slices.DeleteFunc(blocks, func(b *cube.Block) bool { return b == nil }), errors.Join(faults...)
}

// build makes a block, with its places carried to the communes of a year; nil without any cell.
func build(b *cube.Builder, about cube.About, year int, carried map[string]string) (*cube.Block, error) {
	if b.Empty() {
		return nil, nil
	}
	if about.Layer == cube.Communes {
		b.CarryPlaces(year, carried)
	}
	if about.Measure == cube.Commuters {
		b.CarryColumns(carried)
	}
	return b.Build()
}

// summary lists why rows were left out.
func (r *reading) summary() string {
	var parts []string
	for _, reason := range r.reasons {
		parts = append(parts, fmt.Sprintf("%s: %d", reason, r.rejected[reason].Rows))
	}
	return strings.Join(parts, ", ")
}

func (r *reading) title() string { return filepath.Base(r.ask.Path) }

// dataset describes what was read.
func (r *reading) dataset() (Dataset, error) {
	s := r.ask.Source
	if r.vintage == "" {
		r.vintage = r.ask.Vintage
	}
	if r.ask.Vintage != "" && r.ask.Vintage != r.vintage {
		return Dataset{}, Faults{{File: r.title(), Row: 1, Code: "data.vintage", Given: r.vintage, Detail: r.ask.Vintage}}
	}
	if r.vintage == "" {
		return Dataset{}, Faults{{File: r.title(), Row: 1, Code: "data.no-vintage"}}
	}
	d := Dataset{ID: strings.Join(nonEmpty(s.ID, r.level, r.vintage), "-"), Source: s.ID, Vintage: r.vintage, Form: s.Form, Licence: s.Licence,
		Attribution: strings.ReplaceAll(s.Attribution, "{vintage}", r.vintage), File: r.title(), Beside: r.beside, Kept: r.kept, Tag: s.Tag,
		Imported: r.ask.Now().UTC().Truncate(time.Millisecond), By: r.ask.By}
	if r.ask.Credit != "" {
		d.Attribution = r.ask.Credit
	}
	if r.ask.Tag != "" {
		d.Tag = r.ask.Tag
	}
	for _, reason := range r.reasons {
		d.Rejected = append(d.Rejected, *r.rejected[reason])
	}
	var err error
	d.Synthetic, err = synthetic(r.file)
	return d, err
}

// synthetic reports whether a file says that it was made up: the program marks those it makes near their end.
func synthetic(file *os.File) (bool, error) {
	info, err := file.Stat()
	if err != nil {
		return false, err
	}
	end := make([]byte, min(info.Size(), 1<<16))
	if _, err := file.ReadAt(end, info.Size()-int64(len(end))); err != nil {
		return false, err
	}
	return bytes.Contains(end, []byte(synth.Mark)), nil
}

func nonEmpty(all ...string) (some []string) {
	for _, one := range all {
		if one != "" {
			some = append(some, one)
		}
	}
	return some
}

// sum returns the SHA-256 of a file, and its length. It leaves the file where it is.
func sum(file *os.File) (hash string, size int64, err error) {
	h := sha256.New()
	size, err = io.Copy(h, io.NewSectionReader(file, 0, math.MaxInt64))
	return hex.EncodeToString(h.Sum(nil)), size, err
}

// summing takes the sum of the file beside all else, and returns what waits for it.
func summing(file *os.File) func() (hash string, size int64, err error) {
	var hash string
	var size int64
	var err error
	done := make(chan struct{})
	go func() {
		defer close(done)
		hash, size, err = sum(file)
	}()
	return func() (string, int64, error) { <-done; return hash, size, err }
}

// usual compares a data set with the one it follows: far fewer rows are more often a file cut short than a smaller country.
func (r *reading) usual(d Dataset) error {
	for _, before := range r.ask.Before {
		if before.Source == d.Source && strings.TrimSuffix(before.ID, before.Vintage) == strings.TrimSuffix(d.ID, d.Vintage) && d.Kept*10 < before.Kept*6 && !r.ask.EvenShort {
			return Faults{{File: r.title(), Row: 1, Code: "data.short", Given: fmt.Sprint(d.Kept), Detail: fmt.Sprintf("%d (%s)", before.Kept, before.ID)}}
		}
	}
	return nil
}

// Shelve writes an import on the shelf, in the place of the one with the same id; what was kept to go on with it goes.
func (i *Imported) Shelve(ctx context.Context, shelf Shelf) error {
	from, to := io.Pipe()
	go func() {
		switch {
		case i.Zoning != nil:
			to.CloseWithError(i.Zoning.write(to))
		case i.Units != nil:
			to.CloseWithError(writeUnits(to, i.Units))
		default:
			to.CloseWithError(cube.Write(to, i.Blocks...))
		}
	}()
	if err := errors.Join(shelf.PutDataset(ctx, i.Dataset, from), from.Close()); err != nil {
		return err
	}
	return forget(i.keep)
}

// Load reads every block of the shelf, public or not: who shows a cell looks at the tag of its data set.
func Load(ctx context.Context, shelf Shelf) (cube.Cube, []Dataset, error) {
	return load(ctx, shelf, func(Dataset) bool { return true })
}

// LoadPublic reads the blocks of the shelf that may be shown to anybody, and lists all that it holds.
func LoadPublic(ctx context.Context, shelf Shelf) (cube.Cube, []Dataset, error) {
	return load(ctx, shelf, func(d Dataset) bool { return d.Tag == Public })
}

func load(ctx context.Context, shelf Shelf, wanted func(Dataset) bool) (all cube.Cube, _ []Dataset, _ error) {
	sets, err := shelf.Datasets(ctx)
	if err != nil {
		return nil, nil, err
	}
	for _, d := range sets {
		if d.Form != Cells || !wanted(d) {
			continue
		}
		_, content, err := shelf.OpenDataset(ctx, d.ID)
		if err != nil {
			return nil, nil, err
		}
		blocks, err := cube.Read(content)
		if err := errors.Join(err, content.Close()); err != nil {
			return nil, nil, fmt.Errorf("%s: %w", d.ID, err)
		}
		all = append(all, blocks...)
	}
	return all, sets, nil
}

package synth

import (
	"archive/zip"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"runtime"
	"strconv"
	"strings"
	"time"

	"github.com/parquet-go/parquet-go"
)

// Mark stands near the end of every file that is made here, so that nobody takes it for the register, whatever its name becomes.
const Mark = "jalon: synthetic establishments"

// table is a file to make.
type table struct {
	name    string // in a zip
	columns []string
	kinds   map[int]string // of the columns that are not texts
	plain   map[int]bool   // texts that are not of few values
	plan    Plan
	shard   func(n int, emit func(row []string) error) (*Manifest, error) // makes the rows of a shard
}

// establishments is the file of establishments of a plan.
func (p Plan) establishments() table {
	names := p.Columns()
	return table{name: "StockEtablissement_utf8.csv", columns: names, kinds: kinds, plan: p,
		plain: map[int]bool{siret: true, siren: true, address: true, east: true, north: true},
		shard: func(n int, emit func([]string) error) (*Manifest, error) {
			return p.Shard(n, func(r *Row) error { return emit(r[:len(names)]) })
		}}
}

// WriteParquet writes the establishments of a plan as Parquet, one group of rows for each shard, made on every core; memory stays that
// of a few shards. The bytes are the same whatever the number of cores.
func WriteParquet(w io.Writer, p Plan, progress func(done, total int64)) (*Manifest, error) {
	return p.establishments().parquet(w, progress)
}

// WriteUnitsParquet writes the legal units of the same establishments.
func WriteUnitsParquet(w io.Writer, p Plan, progress func(done, total int64)) (*Manifest, error) {
	return p.units().parquet(w, progress)
}

func (t table) parquet(w io.Writer, progress func(done, total int64)) (*Manifest, error) {
	p := t.plan
	schema := parquet.NewSchema("establishment", t.group())
	out := parquet.NewGenericWriter[any](w, schema, parquet.Compression(&parquet.Zstd), parquet.DataPageStatistics(true), parquet.KeyValueMetadata("note", Mark))
	type result struct {
		rows *parquet.ConcurrentRowGroupWriter
		m    *Manifest
		err  error
	}
	made := make([]chan result, p.Shards())
	room := make(chan struct{}, runtime.GOMAXPROCS(0))
	begun := make(chan *parquet.ConcurrentRowGroupWriter)
	for i := range made {
		made[i] = make(chan result, 1)
	}
	go func() {
		for i := range made {
			room <- struct{}{}
			rows := <-begun
			go func() {
				m, err := t.fill(rows, schema, i)
				made[i] <- result{rows, m, err}
			}()
		}
	}()
	all := newManifest(p)
	next := 0
	for i := range made {
		for next < len(made) && next < i+cap(room) {
			begun <- out.BeginRowGroup()
			next++
		}
		one := <-made[i]
		if one.err == nil {
			_, one.err = one.rows.Commit()
		}
		if one.err != nil {
			return nil, fmt.Errorf("shard %d: %w", i, one.err)
		}
		all.add(one.m)
		<-room
		progress(all.Rows, int64(p.Rows))
	}
	return all, out.Close()
}

func (t table) group() parquet.Group {
	g := parquet.Group{}
	for i, name := range t.columns {
		var node parquet.Node
		switch t.kinds[i] {
		case "date":
			node = parquet.Date()
		case "moment":
			node = parquet.Timestamp(parquet.Microsecond)
		case "number":
			node = parquet.Int(64)
		case "truth":
			node = parquet.Leaf(parquet.BooleanType)
		default:
			if node = parquet.String(); !t.plain[i] {
				node = parquet.Encoded(node, &parquet.RLEDictionary)
			}
		}
		g[name] = parquet.Optional(node)
	}
	return g
}

// fill makes a shard and writes it into a group of rows.
func (t table) fill(to *parquet.ConcurrentRowGroupWriter, schema *parquet.Schema, n int) (*Manifest, error) {
	at := map[string]int{}
	for i, name := range t.columns {
		at[name] = i
	}
	var order []int // column of ours for each of the schema
	for _, f := range schema.Fields() {
		order = append(order, at[f.Name()])
	}
	const many = 512
	rows := make([]parquet.Row, 0, many)
	flush := func() error {
		_, err := to.WriteRows(rows)
		rows = rows[:0]
		return err
	}
	m, err := t.shard(n, func(r []string) error {
		rows = rows[:len(rows)+1]
		row := rows[len(rows)-1][:0]
		for column, i := range order {
			v, level := value(t.kinds[i], r[i]), 1
			if r[i] == "" {
				level = 0
			}
			row = append(row, v.Level(0, level, column))
		}
		if rows[len(rows)-1] = row; len(rows) == many {
			return flush()
		}
		return nil
	})
	return m, errors.Join(err, flush())
}

func value(kind, text string) parquet.Value {
	if text == "" {
		return parquet.NullValue()
	}
	switch kind {
	case "date":
		return parquet.Int32Value(int32(day(text)))
	case "moment":
		t, _ := time.Parse("2006-01-02T15:04:05", text)
		return parquet.Int64Value(t.UnixMicro())
	case "number":
		n, _ := strconv.ParseInt(text, 10, 64)
		return parquet.Int64Value(n)
	case "truth":
		return parquet.BooleanValue(text == "true")
	}
	return parquet.ByteArrayValue([]byte(text))
}

func day(text string) int64 {
	t, _ := time.Parse(time.DateOnly, text)
	return t.Unix() / 86400
}

// WriteCSV writes the establishments of a plan as zipped CSV; odd says to begin it with a byte order mark and to write the names of the
// columns in capitals.
func WriteCSV(w io.Writer, p Plan, odd bool, progress func(done, total int64)) (*Manifest, error) {
	return p.establishments().csv(w, odd, progress)
}

// WriteUnitsCSV writes the legal units of the same establishments.
func WriteUnitsCSV(w io.Writer, p Plan, odd bool, progress func(done, total int64)) (*Manifest, error) {
	return p.units().csv(w, odd, progress)
}

func (t table) csv(w io.Writer, odd bool, progress func(done, total int64)) (*Manifest, error) {
	p := t.plan
	z := zip.NewWriter(w)
	entry, err := z.Create(t.name)
	if err != nil {
		return nil, err
	}
	out := csv.NewWriter(entry)
	head := append([]string(nil), t.columns...)
	if odd {
		for i := range head {
			head[i] = strings.ToUpper(head[i])
		}
		head[0] = "\ufeff" + head[0]
	}
	_ = out.Write(head) // Flush tells
	all := newManifest(p)
	for i := range p.Shards() {
		m, err := t.shard(i, func(r []string) error { return out.Write(r[:len(t.columns)]) })
		if err != nil {
			return nil, err
		}
		all.add(m)
		progress(all.Rows, int64(p.Rows))
	}
	out.Flush()
	return all, errors.Join(out.Error(), z.SetComment(Mark), z.Close())
}

package export

import (
	"errors"
	"os"
	"path/filepath"

	"github.com/parquet-go/parquet-go"
)

// nodes are the column types in Parquet. Every column may hold null.
var nodes = map[Type]func() parquet.Node{
	Text:    parquet.String,
	Day:     parquet.String,
	Integer: func() parquet.Node { return parquet.Int(64) },
	Boolean: func() parquet.Node { return parquet.Leaf(parquet.BooleanType) },
}

// writeParquet writes one file for each table.
func writeParquet(dir string, tables []Filled) error {
	for _, t := range tables {
		if err := t.parquet(filepath.Join(dir, t.Name+".parquet")); err != nil {
			return err
		}
	}
	return nil
}

func (t Filled) parquet(path string) (err error) {
	group := parquet.Group{}
	for _, c := range t.Columns {
		group[c.Name] = parquet.Optional(nodes[c.Type]())
	}
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	w := parquet.NewGenericWriter[map[string]any](f, parquet.NewSchema(t.Name, group), parquet.Compression(&parquet.Zstd))
	err = t.Each(func(row []any) error {
		_, err := w.Write([]map[string]any{t.named(row)})
		return err
	})
	return errors.Join(err, w.Close())
}

// named gives each value of a row the name of its column, and leaves out what is null.
func (t Table) named(row []any) map[string]any {
	m := map[string]any{}
	for i, c := range t.Columns {
		if row[i] != nil {
			m[c.Name] = row[i]
		}
	}
	return m
}

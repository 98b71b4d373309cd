package export

import (
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	_ "modernc.org/sqlite" // the driver "sqlite"
)

// sqlTypes are the column types in SQLite. Days are text, YYYY-MM-DD: its date functions read them.
var sqlTypes = map[Type]string{Text: "text", Day: "text", Integer: "integer", Boolean: "integer"}

// writeSQLite writes one file that holds every table, and the dictionary as the table "dictionary".
func writeSQLite(dir string, tables []Filled) (err error) {
	path := filepath.Join(dir, "jalon.sqlite")
	if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	db, err := sql.Open("sqlite", path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	tx, err := db.Begin()
	if err != nil {
		return err
	}
	defer tx.Rollback() // harmless once committed
	for _, t := range append(tables, dictionary(tables)) {
		if err := t.insert(tx); err != nil {
			return fmt.Errorf("table %s: %w", t.Name, err)
		}
	}
	return tx.Commit()
}

// insert makes the table and fills it. Names of tables and columns are this package's own.
func (t Filled) insert(tx *sql.Tx) error {
	var columns, places []string
	for _, c := range t.Columns {
		columns = append(columns, fmt.Sprintf("%q %s", c.Name, sqlTypes[c.Type]))
		places = append(places, "?")
	}
	if _, err := tx.Exec(fmt.Sprintf("create table %q (%s)", t.Name, strings.Join(columns, ", "))); err != nil {
		return err
	}
	insert, err := tx.Prepare(fmt.Sprintf("insert into %q values (%s)", t.Name, strings.Join(places, ", ")))
	if err != nil {
		return err
	}
	defer insert.Close()
	return t.Each(func(row []any) error {
		_, err := insert.Exec(row...)
		return err
	})
}

// dictionary is the description of the tables, as a table.
func dictionary(tables []Filled) Filled {
	var all [][]any
	d := Table{Name: "dictionary", Columns: []Column{
		{Name: "table_name", Type: Text}, {Name: "column_name", Type: Text}, {Name: "type", Type: Text}, {Name: "fr", Type: Text}, {Name: "en", Type: Text}}}
	for _, t := range tables {
		for _, c := range t.Columns {
			all = append(all, []any{t.Name, c.Name, string(c.Type), c.About.FR, c.About.EN})
		}
	}
	return held(d, all)
}

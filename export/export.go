// Package export writes the state of a register as ordinary tables, for people who live in SQL and in spreadsheets:
// CSV files, one SQLite file, Parquet files, with a dictionary of every table and column.
//
// Tables are derived: they are written anew each time. Names of persons are never exported; identifiers are.
package export

import (
	"fmt"

	"jalon/calendar"
	"jalon/locale"
	"jalon/register"
)

// Table (table) is one exported table. Adding one is one file and one line in Tables.
type Table struct {
	Name    string
	About   locale.Text
	Columns []Column
	Rows    func(v register.View, add func(row ...any))
}

// Column describes a column. Its values are of one type; a value that is not known is null.
type Column struct {
	Name  string
	Type  Type
	About locale.Text
}

// Type is the type of a column.
type Type string

// The types of columns. Days are written YYYY-MM-DD.
const (
	Text    Type = "text"
	Integer Type = "integer"
	Boolean Type = "boolean"
	Day     Type = "day"
)

// Tables lists the exported tables.
var Tables = []Table{
	programmes, phases, territories, names, members, Communes, aliases, applications, opinions, bodies, mandates, meetings,
	decisions, actions, contracts, parties, money, means, questions, orientations, information, acts,
}

// each hands over the rows of a table as they are written: text, int64, bool or nil, one for each column. A row is only there while it
// is taken. The first error is returned; what follows it is not taken.
func (t Table) each(v register.View, take func(row []any) error) (err error) {
	t.Rows(v, func(row ...any) {
		switch {
		case err != nil:
		case len(row) != len(t.Columns):
			err = fmt.Errorf("export: table %s has %d columns and was given %d values", t.Name, len(t.Columns), len(row))
		default:
			for i := range row {
				row[i] = plain(row[i])
			}
			err = take(row)
		}
	})
	return err
}

// plain turns a value of the register into text, int64, bool, or nil when there is none.
func plain(v any) any {
	switch v := v.(type) {
	case calendar.Day:
		if v.IsZero() {
			return nil
		}
		return v.String()
	case int:
		return int64(v)
	case register.Cents:
		return int64(v)
	case string, register.ID, register.Kind, register.Status, register.PilotStep, register.MoneyState, register.ContractStep,
		register.ApplicationStep, register.MeetingStep:
		if s := fmt.Sprint(v); s != "" {
			return s
		}
		return nil
	}
	return v
}

// column builds a column.
func column(name string, t Type, fr, en string) Column {
	return Column{name, t, locale.Text{FR: fr, EN: en}}
}

// act is the column that every fact ends with: the act that made it true.
var act = column("act", Integer, "Numéro de l’acte qui l’établit", "Number of the act that made it true")

// invented is the column that says whether a row is a detail of a demonstration.
var invented = column("fictitious", Boolean, "Détail inventé pour une démonstration", "Detail invented for a demonstration")

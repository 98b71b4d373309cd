package cli

import (
	"fmt"
	"text/tabwriter"

	"jalon/source"
)

// dataSources lists what can be imported.
type dataSources struct {
	Schema bool `help:"Print the schema of a plain table instead, as JSON."`
}

// Run lists.
func (c *dataSources) Run(e *env) error {
	if c.Schema {
		_, err := e.out.Write(source.PlainSchema)
		return err
	}
	if e.Format == "json" {
		return writeJSON(e.out, source.Sources)
	}
	w := tabwriter.NewWriter(e.out, 0, 0, 2, ' ', 0)
	for _, s := range source.Sources {
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\n", s.ID, s.Title.In(e.Lang), s.Licence, s.Page)
	}
	return w.Flush()
}

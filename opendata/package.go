package opendata

import (
	"encoding/json"
	"io"
	"strings"

	"jalon/calendar"
)

// PackageFile is the name of what describes the files to machines.
const PackageFile = "datapackage.json"

// WritePackage describes the files as a tabular Data Package: what each holds on which day, the schema that it conforms to, and of each
// column the facts that a validator needs. See https://specs.frictionlessdata.io/tabular-data-package/.
func WritePackage(to io.Writer, on calendar.Day) error {
	described := dataPackage{Profile: "tabular-data-package", Name: "jalon", Created: on.String() + "T00:00:00Z"}
	for _, f := range Formats {
		one := resource{Profile: "tabular-data-resource", Name: strings.TrimSuffix(f.File, ".csv"), Path: f.File, ConformsTo: f.Schema, Encoding: "utf-8"}
		for _, field := range f.Fields {
			one.Schema.Fields = append(one.Schema.Fields, columnOf(field))
		}
		described.Resources = append(described.Resources, one)
	}
	e := json.NewEncoder(to)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(described)
}

func columnOf(f Field) column {
	c := column{Name: f.Name, Type: f.Type, Constraints: constraints{f.Required, f.Pattern, f.Enum, f.MaxLen, f.Min, f.Max}}
	if f.Yes != "" {
		c.TrueValues, c.FalseValues = []string{f.Yes}, []string{f.No}
	}
	return c
}

type dataPackage struct {
	Profile   string     `json:"profile"`
	Name      string     `json:"name"`
	Created   string     `json:"created"` // the day that the files tell
	Resources []resource `json:"resources"`
}

type resource struct {
	Profile    string `json:"profile"`
	Name       string `json:"name"`
	Path       string `json:"path"`
	ConformsTo string `json:"conformsTo"`
	Encoding   string `json:"encoding"`
	Schema     struct {
		Fields []column `json:"fields"`
	} `json:"schema"`
}

type column struct {
	Name        string      `json:"name"`
	Type        string      `json:"type"`
	TrueValues  []string    `json:"trueValues,omitempty"`
	FalseValues []string    `json:"falseValues,omitempty"`
	Constraints constraints `json:"constraints,omitzero"`
}

type constraints struct {
	Required  bool     `json:"required,omitempty"`
	Pattern   string   `json:"pattern,omitempty"`
	Enum      []string `json:"enum,omitempty"`
	MaxLength int      `json:"maxLength,omitempty"`
	Minimum   *float64 `json:"minimum,omitempty"`
	Maximum   *float64 `json:"maximum,omitempty"`
}

// Package opendata writes what a register may publish in the open formats that French public bodies share: grants and references of
// deliberations (SCDL), projects of territories. What a format requires and the register does not know is left out, with the reason.
package opendata

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"jalon/calendar"
)

// Field (champ) is a column of a format: the facts of its Table Schema that a value can break.
type Field struct {
	Name     string
	Type     string // "string", "date", "number", "integer", "boolean"
	Required bool
	Pattern  string
	Enum     []string
	MaxLen   int
	Min, Max *float64
	Yes, No  string // how a boolean is written, where it is not true or false
}

// Check returns what is wrong with a value, or "".
func (f Field) Check(value string) string {
	if value == "" {
		if f.Required {
			return "required"
		}
		return ""
	}
	switch {
	case f.Pattern != "" && !regexp.MustCompile(f.Pattern).MatchString(value):
		return "pattern " + f.Pattern
	case len(f.Enum) > 0 && !slices.Contains(f.Enum, value):
		return "one of " + strings.Join(f.Enum, ", ")
	case f.MaxLen > 0 && utf8.RuneCountInString(value) > f.MaxLen:
		return fmt.Sprintf("%d characters at most", f.MaxLen)
	}
	return f.typed(value)
}

func (f Field) typed(value string) string {
	switch f.Type {
	case "date":
		if _, err := calendar.Parse(value); err != nil {
			return "a date"
		}
	case "boolean":
		if yes, no := cmp.Or(f.Yes, "true"), cmp.Or(f.No, "false"); value != yes && value != no {
			return yes + " or " + no
		}
	case "integer", "number":
		n, err := strconv.ParseFloat(value, 64)
		if err != nil || f.Type == "integer" && strings.ContainsAny(value, ".eE") {
			return "a " + f.Type
		}
		if f.Min != nil && n < *f.Min || f.Max != nil && n > *f.Max {
			return "within bounds"
		}
	}
	return ""
}

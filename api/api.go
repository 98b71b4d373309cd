// Package api writes what the register knows of one thing as a typed sheet, for one day: plain structures that pages show
// and that machines read as JSON. There is one sheet, and one file, for each kind of thing.
//
// Sheets speak no language: what has words in both carries both, and identifiers come with the name their holder bears on
// the day shown. Planned and actual days are two fields, amounts are cents, and what is not known is null with its reason.
package api

import (
	"context"
	"maps"
	"slices"
	"strconv"

	"jalon/register"
)

// sheet reads the sheet of one thing, by its identifier or its number.
type sheet func(ctx context.Context, v register.View, id string) (any, *register.Refusal)

// sheets lists the kinds of things by the names they have in commands and addresses. Adding one is one file and one line.
var sheets = map[string]sheet{
	"programme":    of(Programme),
	"territory":    of(Territory),
	"body":         of(Body),
	"meeting":      of(Meeting),
	"person":       of(Person),
	"organisation": of(Organisation),
	"application":  of(Application),
	"contract":     of(Contract),
	"funding":      of(Funding),
	"action":       of(Action),
	"act":          numbered,
}

// of gives the sheets of things known by an identifier one shape.
func of[T any](read func(context.Context, register.View, register.ID) (T, *register.Refusal)) sheet {
	return func(ctx context.Context, v register.View, id string) (any, *register.Refusal) {
		return read(ctx, v, register.ID(id))
	}
}

// numbered reads the sheet of an act by its number.
func numbered(ctx context.Context, v register.View, number string) (any, *register.Refusal) {
	seq, err := strconv.ParseInt(number, 10, 64)
	if err != nil {
		return nil, register.Refuse(register.Missing, "act.unknown", "seq", number)
	}
	return Act(ctx, v, seq)
}

// Kinds lists the kinds of things that have a sheet, in order.
func Kinds() []string { return slices.Sorted(maps.Keys(sheets)) }

// Sheet returns the sheet of one thing. The error, if there is one, is a *register.Refusal: the kind or the thing is not
// known, or the thing does not exist yet on the day of the view.
func Sheet(ctx context.Context, v register.View, kind, id string) (any, error) {
	read, ok := sheets[kind]
	if !ok {
		return nil, register.Refuse(register.Invalid, "sheet.unknown", "kind", kind, "kinds", Kinds())
	}
	one, refusal := read(ctx, v, id)
	if refusal != nil {
		return nil, refusal
	}
	return one, nil
}

package source

import (
	"cmp"
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"jalon/atlas"
)

// Geography is the form of the editions of the map: official lists of communes and of EPCI.
const Geography Form = "geography"

// Pack writes the edition of an intake as the shelf keeps it.
func (in Intake) Pack() io.Reader {
	r, w := io.Pipe()
	go func() {
		z := gzip.NewWriter(w)
		err := json.NewEncoder(z).Encode(in.Edition)
		w.CloseWithError(errors.Join(err, z.Close()))
	}()
	return r
}

// Rejected lists the rows that an intake did not use, by reason.
func (in Intake) Rejected() (all []Rejection) {
	for _, reason := range slices.Sorted(maps.Keys(in.Left)) {
		all = append(all, Rejection{Reason: reason, Rows: int64(in.Left[reason])})
	}
	return all
}

// Extended returns an atlas with the editions and the contours that a shelf holds, and the data sets that do not fit it any more: their year came
// with the program, or the one that they follow was dropped. They are passed over.
func Extended(ctx context.Context, s Shelf, a *atlas.Atlas) (_ *atlas.Atlas, unfit []string, _ error) {
	editions, err := editions(ctx, s)
	if err != nil {
		return nil, nil, err
	}
	for _, e := range editions {
		b, err := a.With(e.Edition)
		if err != nil {
			unfit = append(unfit, e.id)
			continue
		}
		a = b
	}
	a, err = outlined(ctx, s, a)
	return a, unfit, err
}

// Charted names the map that a shelf makes: it changes when an edition or contours are put on it, or dropped.
func Charted(ctx context.Context, s Shelf) (string, error) {
	sets, err := s.Datasets(ctx)
	var all strings.Builder
	for _, d := range sets {
		if d.Form == Geography || d.Form == Contours {
			fmt.Fprintln(&all, d.ID, d.SHA256, d.Imported.UnixMilli())
		}
	}
	return all.String(), err
}

// ContoursID is the id of the contours of communes: a shelf holds those of one year only.
const ContoursID = "contours"

// PackContours writes contours as the shelf keeps them.
func PackContours(c *atlas.Contours) io.Reader {
	r, w := io.Pipe()
	go func() { w.CloseWithError(c.Pack(w)) }()
	return r
}

// outlined returns an atlas with the contours that a shelf holds, if any.
func outlined(ctx context.Context, s Shelf, a *atlas.Atlas) (*atlas.Atlas, error) {
	d, content, err := s.OpenDataset(ctx, ContoursID)
	if errors.Is(err, ErrNoDataset) {
		return a, nil
	}
	if err != nil {
		return nil, err
	}
	defer content.Close()
	c, err := atlas.UnpackContours(content, a)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", ContoursID, err)
	}
	c.Attribution = d.Attribution + " (" + d.Licence + ")"
	return a.WithContours(c), nil
}

// kept is an edition and the data set that it is.
type kept struct {
	id string
	atlas.Edition
}

// editions opens those of a shelf, by year, the communes of each before its EPCI.
func editions(ctx context.Context, s Shelf) (all []kept, err error) {
	sets, err := s.Datasets(ctx)
	if err != nil {
		return nil, err
	}
	for _, d := range sets {
		if d.Form != Geography {
			continue
		}
		one := kept{id: d.ID}
		if err := unpack(ctx, s, d.ID, &one.Edition); err != nil {
			return nil, fmt.Errorf("%s: %w", d.ID, err)
		}
		all = append(all, one)
	}
	slices.SortStableFunc(all, func(a, b kept) int { return cmp.Or(cmp.Compare(a.Year, b.Year), cmp.Compare(a.id, b.id)) })
	return all, nil
}

func unpack(ctx context.Context, s Shelf, id string, into any) error {
	_, content, err := s.OpenDataset(ctx, id)
	if err != nil {
		return err
	}
	defer content.Close()
	z, err := gzip.NewReader(content)
	if err != nil {
		return err
	}
	return json.NewDecoder(z).Decode(into)
}

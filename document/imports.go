package document

import (
	"context"
	"fmt"
	"strings"
	"sync"

	"jalon/atlas"
	"jalon/portrait"
	"jalon/source"
)

// Imports (données importées) gives portraits what a shelf holds. It reads it once, and again when the list of what the shelf
// holds is another. Only what is public is given. It is safe for concurrent use; a nil one holds nothing.
type Imports struct {
	Shelf source.Shelf

	mu    sync.Mutex
	state string
	atlas *atlas.Atlas
	data  *portrait.Data

	sealed   []source.Guarded // what is not for everybody
	sealedAt string           // the state it was read in
}

// State tells one content of the shelf from another.
func (i *Imports) State(ctx context.Context) (string, error) {
	if i == nil {
		return "", nil
	}
	sets, err := i.Shelf.Datasets(ctx)
	if err != nil {
		return "", err
	}
	var b strings.Builder
	for _, s := range sets {
		fmt.Fprintln(&b, s.ID, s.SHA256, s.Tag, s.Imported.UnixMilli())
	}
	return b.String(), nil
}

// Data returns what portraits are composed of, on an atlas.
func (i *Imports) Data(ctx context.Context, a *atlas.Atlas) (*portrait.Data, error) {
	if i == nil {
		return nothing(a), nil
	}
	state, err := i.State(ctx)
	if err != nil {
		return nil, err
	}
	i.mu.Lock()
	defer i.mu.Unlock()
	if i.data != nil && i.state == state && i.atlas == a {
		return i.data, nil
	}
	data, err := read(ctx, i.Shelf, a)
	if err != nil {
		return nil, err
	}
	i.state, i.atlas, i.data = state, a, data
	return data, nil
}

// read decodes the public data sets of a shelf.
func read(ctx context.Context, shelf source.Shelf, a *atlas.Atlas) (*portrait.Data, error) {
	blocks, sets, err := source.LoadPublic(ctx, shelf)
	if err != nil {
		return nil, err
	}
	var quoted []portrait.Set
	var zones portrait.Zones
	latest := ""
	for _, s := range sets {
		if s.Tag != source.Public {
			continue
		}
		quoted = append(quoted, portrait.Set{ID: s.ID, Source: s.Source, Vintage: s.Vintage, Licence: s.Licence, Attribution: s.Attribution, SHA256: s.SHA256,
			Alike: source.Alike(s.Licence), Synthetic: s.Synthetic})
		if s.Form != source.Zones || s.Vintage < latest {
			continue
		}
		z, err := source.OpenZoning(ctx, shelf, s.ID)
		if err != nil {
			return nil, err
		}
		latest, zones = s.Vintage, portrait.Zones{Geography: z.Geography, Of: z.Zones["ze2020"]}
	}
	return portrait.NewData(a, blocks, quoted, zones), nil
}

// nothing is the data of a register beside which nothing was imported, made once for each atlas.
func nothing(a *atlas.Atlas) *portrait.Data {
	return atlas.Derived(a, bare{}, func() *portrait.Data { return portrait.NewData(a, nil, nil, portrait.Zones{}) })
}

// bare is the key of that data.
type bare struct{}

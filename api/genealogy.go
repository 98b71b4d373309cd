package api

import (
	"context"
	"slices"

	"jalon/perimeter"
	"jalon/register"
)

// Turn (étape de la vie d'un territoire) is something that an act changed in who a territory is.
type Turn struct {
	Day       register.Day     `json:"day"`
	Territory Ref              `json:"territory"`
	Change    perimeter.Change `json:"change"` // new, renamed, enlarged, reduced, reshaped; split, merged, succeeded, gone at its end
	Name      string           `json:"name,omitempty"`
	Heirs     []Ref            `json:"heirs,omitempty"`
	Gained    int              `json:"gained,omitempty"` // communes, in the geography of the day
	Lost      int              `json:"lost,omitempty"`
	Act       int64            `json:"act"`
}

// Succeeded is the change of a territory that another follows, in another phase or programme.
const Succeeded perimeter.Change = "succeeded"

// ends are the changes that end a territory.
var ends = map[register.Status]perimeter.Change{
	register.Labelled: perimeter.New, register.Merged: perimeter.MergedIn, register.Split: perimeter.SplitUp,
	register.Succeeded: Succeeded, register.Withdrawn: perimeter.Gone,
}

// Genealogy tells what became of every territory up to the day of the view, by day: from the acts alone, so that what the law
// did and nobody answered is not in it.
func Genealogy(ctx context.Context, v register.View) (all []Turn) {
	r := reader{ctx, v}
	for _, t := range v.Territories.All() {
		all = append(all, r.turns(t)...)
	}
	slices.SortStableFunc(all, func(a, b Turn) int { return a.Day.Sub(b.Day) })
	return all
}

// turns tells the life of one territory.
func (r reader) turns(t *register.Territory) (all []Turn) {
	for _, f := range t.Status.Until(r.On) {
		if change, ok := ends[f.Value]; ok {
			one := Turn{Day: f.From, Territory: r.ref(t.ID), Change: change, Act: f.Act}
			if f.Value.Ended() {
				one.Heirs = r.refs(t.Heirs.Value(f.From))
			}
			all = append(all, one)
		}
	}
	for i, f := range t.Name.Until(r.On) {
		if i > 0 {
			all = append(all, Turn{Day: f.From, Territory: r.ref(t.ID), Change: perimeter.Renamed, Name: f.Value, Act: f.Act})
		}
	}
	versions := t.Perimeter.Until(r.On)
	for i := 1; i < len(versions); i++ {
		if one := r.reshaped(versions[i-1].Value, versions[i]); one.Change != perimeter.Same {
			one.Territory = r.ref(t.ID)
			all = append(all, one)
		}
	}
	return all
}

// reshaped tells what a version of a perimeter changed.
func (r reader) reshaped(before []perimeter.Member, f register.Fact[[]perimeter.Member]) Turn {
	v := r.Atlas.On(f.From)
	was, _ := perimeter.Communes(v, before)
	is, _ := perimeter.Communes(v, f.Value)
	h := perimeter.Compare([]perimeter.Settled{{Communes: was}}, []perimeter.Settled{{Communes: is}}).Heritage[0]
	if h.Change == perimeter.Gone {
		h.Change, h.Gained = perimeter.Reshaped, is
	}
	return Turn{Day: f.From, Change: h.Change, Gained: len(h.Gained), Lost: len(h.Lost), Act: f.Act}
}

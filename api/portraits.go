package api

import (
	"cmp"
	"context"
	"slices"

	"jalon/register"
)

// PortraitsSheet (éditions des portraits économiques) is every edition published by a day, the latest first.
type PortraitsSheet struct {
	On        register.Day       `json:"on"`
	Portraits []PublishedEdition `json:"portraits"`
}

// PublishedEdition (édition publiée) is an edition, and the territory that it portrays.
type PublishedEdition struct {
	Territory Ref `json:"territory"`
	Portrait
}

// Portraits lists the editions of portraits published by the day of the view.
func Portraits(ctx context.Context, v register.View) PortraitsSheet {
	r := reader{ctx, v}
	sheet := PortraitsSheet{On: v.On, Portraits: []PublishedEdition{}}
	for _, p := range v.Portraits.All() {
		if p.On <= v.On {
			sheet.Portraits = append(sheet.Portraits, PublishedEdition{r.ref(p.Territory), r.portrait(p)})
		}
	}
	slices.SortStableFunc(sheet.Portraits, func(a, b PublishedEdition) int { return cmp.Compare(b.On, a.On) })
	return sheet
}

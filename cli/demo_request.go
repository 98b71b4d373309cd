package cli

import (
	"slices"
	"time"

	"jalon/act"
	"jalon/document"
	"jalon/locale"
	"jalon/perimeter"
	"jalon/register"
)

// enlarging asks for a neighbour to come in, on a comparison of both perimeters that is kept with the territory, as the studio keeps it.
func (e *env) enlarging(r *opened, by register.ID) error {
	request := &act.PerimeterRequested{Request: "perimeter-request:nfc-deux-vallees", Territory: "ti:nord-franche-comte", By: "Le comité de projet",
		Reason: "Des sous-traitants de l’automobile y travaillent.", Add: []perimeter.Member{{Kind: perimeter.EPCI, Code: "200068294"}}}
	compared, err := e.wouldChange(r, request)
	if err != nil || compared == nil {
		return err
	}
	hash, err := document.KeepSimulation(e, r.store, compared, by, time.Now())
	if err != nil {
		return err
	}
	label := locale.Text{FR: "Comparaison des deux périmètres", EN: "Comparison of both perimeters"}.In(e.Lang)
	return e.leave(r, by, request.Request, request, register.Evidence{Label: label, SHA256: hash})
}

// wouldChange is what a request would change; nil when it is made already.
func (e *env) wouldChange(r *opened, request *act.PerimeterRequested) (c *document.Simulation, _ error) {
	imports := &document.Imports{Shelf: r.store}
	return c, r.Read(e, 0, func(v register.View) error {
		if v.Exists(request.Request) {
			return nil
		}
		data, err := imports.Data(e, v.Atlas)
		if err != nil {
			return err
		}
		t, _ := v.Territories.Get(request.Territory)
		one, refusal := document.Simulate(e, v, t.ID, append(slices.Clone(t.Members(v.On)), request.Add...), e.Lang, data)
		if refusal != nil {
			return refusal
		}
		c = one
		return nil
	})
}

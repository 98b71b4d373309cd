package document

import (
	"context"

	"jalon/locale"
	"jalon/portrait"
	"jalon/register"
)

// Evaluation (évaluation d'une convention) holds what an edition froze before a contract was signed against the figures of the day: the same
// places, on the members they had.
type Evaluation struct {
	Edition   *register.Portrait
	Then, Now []portrait.Comparator // the same places in the same order
}

// Evaluate finds the last edition that was published when the contract's last party signed, that is kept here and froze comparators; nil
// where there is none, or where the contract is not signed on the day of the view.
func Evaluate(ctx context.Context, v register.View, reader Reader, c *register.Contract, lang locale.Lang) (*Evaluation, error) {
	signed, ok := signedOn(v, c)
	if !ok {
		return nil, nil
	}
	var e *Evaluation
	for _, one := range v.Portraits.All() {
		if one.Territory != c.Territory || one.On > signed || e != nil && one.On < e.Edition.On {
			continue
		}
		if frozen, _, err := Edition(ctx, reader.Papers, one); err == nil && len(frozen.Comparators) > 0 {
			e = &Evaluation{Edition: one, Then: frozen.Comparators}
		}
	}
	if e == nil {
		return nil, nil
	}
	data, err := reader.Imports.Data(ctx, v.Atlas)
	if err != nil {
		return nil, err
	}
	r, refusal := portraitRequest(ctx, v, c.Territory, lang, data)
	if refusal != nil {
		return nil, refusal
	}
	e.Now = portrait.Later(r, e.Then)
	return e, nil
}

// signedOn is the day on which the last party had signed; ok is false before.
func signedOn(v register.View, c *register.Contract) (last register.Day, ok bool) {
	step, begun := c.Step.On(v.On)
	if !begun || step.Value != register.Signed && step.Value != register.InForce && step.Value != register.Closed {
		return 0, false
	}
	for _, s := range c.Signatures {
		if s.On <= v.On {
			last = max(last, s.On)
		}
	}
	return last, last > 0
}

package act

import (
	"jalon/locale"
	"jalon/programme"
	"jalon/register"
)

// Taxes are what a cost says of them.
var Taxes = []programme.Named{
	{ID: "excluded", Name: locale.Text{FR: "Hors taxes", EN: "Excluding tax"}},
	{ID: "included", Name: locale.Text{FR: "Toutes taxes comprises", EN: "Including tax"}},
}

// budgeted refuses a breakdown that does not add up to the cost.
func (a *ActionDetailed) budgeted() *register.Refusal {
	if _, ok := programme.Find(Taxes, a.Tax); !ok && a.Tax != "" {
		return register.Refuse(register.Invalid, "action.tax", "tax", a.Tax).On("tax")
	}
	var sum register.Cents
	for _, one := range a.CostLines {
		if one.Nature == "" || one.Cents < 0 || one.Cents > register.MaxCents || one.Year != 0 && (one.Year < 2000 || one.Year > 2100) {
			return register.Refuse(register.Invalid, "action.cost-line", "nature", one.Nature).On("cost_lines")
		}
		if sum += one.Cents; sum > register.MaxCents {
			break // told below, before it could overflow
		}
	}
	if len(a.CostLines) > 0 && sum != a.Cost {
		return register.Refuse(register.Conflict, "action.cost-sum", "sum", euros(sum), "cost", euros(a.Cost)).On("cost_lines")
	}
	return nil
}

// budget is what the cost is made of; nil, as in most sheets, where nothing is said of it.
func (a *ActionDetailed) budget() *register.Budget {
	if a.Tax == "" && len(a.CostLines) == 0 {
		return nil
	}
	return &register.Budget{Tax: a.Tax, Lines: a.CostLines}
}

// withheld is what the sheet keeps to those who may write it; nil, as in most, where that is nothing.
func (a *ActionDetailed) withheld() *register.Withheld {
	if a.SealedCost.Empty() && a.SealedPlaces.Empty() {
		return nil
	}
	return &register.Withheld{Cost: a.SealedCost.Seal(), Places: a.SealedPlaces.Seal()}
}

// withholds refuses what is both public and restricted, and a restricted text that could not be read afterwards.
func (a *ActionDetailed) withholds(s *state, at stamp) *register.Refusal {
	cost, places := a.SealedCost, register.SealedCodes(a.SealedPlaces.Value)
	switch {
	case !cost.Empty() && (a.Cost != 0 || len(a.CostLines) > 0):
		return register.Refuse(register.Conflict, "action.withheld").On("sealed_cost")
	case !a.SealedPlaces.Empty() && len(a.Places) > 0:
		return register.Refuse(register.Conflict, "action.withheld").On("sealed_places")
	}
	if cents, err := locale.ParseMoney(cost.Value); !cost.Empty() && (err != nil || cents == 0 || register.Cents(cents) > register.MaxCents) {
		return register.Refuse(register.Invalid, "action.cost-read", "text", cost.Value).On("sealed_cost")
	}
	return inCommunes(s, at, "sealed_places", places)
}

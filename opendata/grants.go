package opendata

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"

	"jalon/locale"
	"jalon/register"
)

func bound(x float64) *float64 { return &x }

// grants are the conventions of subvention that the register knows: what funders committed to an organisation, less what they cancelled.
var grants = Format{
	File:   "subventions.csv",
	Schema: "https://schema.data.gouv.fr/scdl/subventions/2.1.1",
	Fields: []Field{
		{Name: "nomAttribuant", Type: "string", Required: true},
		{Name: "idAttribuant", Type: "string", Required: true, Pattern: `^\d{14}$`},
		{Name: "dateConvention", Type: "date", Required: true},
		{Name: "referenceDecision", Type: "string"},
		{Name: "nomBeneficiaire", Type: "string", Required: true},
		{Name: "idBeneficiaire", Type: "string"},
		{Name: "rnaBeneficiaire", Type: "string", Pattern: `^W\d{9}$`},
		{Name: "objet", Type: "string", Required: true, MaxLen: 256},
		{Name: "montant", Type: "number", Required: true},
		{Name: "nature", Type: "string", Required: true, Enum: []string{"aide en numéraire", "aide en nature", "aide en numéraire;aide en nature", "aide en nature;aide en numéraire"}},
		{Name: "conditionsVersement", Type: "string", Required: true, MaxLen: 256},
		{Name: "datesPeriodeVersement", Type: "string", Required: true, Pattern: `^[0-9]{4}\-[0-9]{2}\-[0-9]{2}(\/[0-9]{4}\-[0-9]{2}\-[0-9]{2})?$`},
		{Name: "idRAE", Type: "string", MaxLen: 5},
		{Name: "notificationUE", Type: "boolean", Required: true, Yes: "oui", No: "non"},
		{Name: "pourcentageSubvention", Type: "number", Required: true, Min: bound(0.01), Max: bound(1)},
		{Name: "dispositifAide", Type: "string"},
	},
	rows: func(v register.View, add func(register.ID, ...string)) {
		for id, f := range v.Fundings.All() {
			if amount := f.Sum(register.Committed, v.On) - f.Sum(register.MoneyCancelled, v.On); amount > 0 && subsidy(f) {
				add(id, grant(v, f, amount)...)
			}
		}
	},
}

// subsidy reports whether a funding is one that the format is for: neither a loan nor an equity.
func subsidy(f *register.Funding) bool {
	return f.Nature == "" || f.Nature == "grant" || f.Nature == "in-kind"
}

func grant(v register.View, f *register.Funding, amount register.Cents) []string {
	funder, beneficiary := organisation(v, f.Funder), organisation(v, f.Beneficiary)
	first, reference := conventionOf(f, v.On)
	nature := "aide en numéraire"
	if f.Nature == "in-kind" {
		nature = "aide en nature"
	}
	terms, period := payments(f, v.On, first)
	object, share := f.Scheme, ""
	if a, ok := v.Actions.Get(f.Action); ok {
		sheet := a.Sheet(v.On)
		object = sheet.Title
		if sheet.Cost > 0 {
			share = strconv.FormatFloat(float64(amount)/float64(sheet.Cost), 'f', 4, 64)
		}
	}
	return []string{funder.name, funder.siret, first.String(), reference, beneficiary.name, beneficiary.siret, "", cut(object, 256), euros(amount), nature, terms, period, "",
		notified(f.Basis), share, f.Scheme}
}

// notified says whether the basis of an aid is one that the European Commission was notified of.
func notified(basis string) string {
	if strings.HasPrefix(basis, "SA.") {
		return "oui"
	}
	return "non"
}

// conventionOf returns the first commitment that stands: its day, and the reference of its decision.
func conventionOf(f *register.Funding, on register.Day) (first register.Day, reference string) {
	for _, e := range f.Entries {
		if e.State == register.Committed && e.Counts() && e.Stands(on) && (first == 0 || e.On < first) {
			first, reference = e.On, cmp.Or(e.Reference, f.Convention)
		}
	}
	return first, reference
}

// payments says which payments are known, which is all that the register can say of their terms.
func payments(f *register.Funding, on, first register.Day) (terms, period string) {
	n, from, to := 0, register.Day(0), register.Day(0)
	for _, e := range f.Entries {
		if e.State == register.Paid && e.Counts() && e.Stands(on) {
			if n++; from == 0 || e.On < from {
				from = e.On
			}
			to = max(to, e.On)
		}
	}
	switch {
	case n == 0:
		return fmt.Sprintf("aucun versement constaté au %s", on), first.String()
	case from == to:
		return fmt.Sprintf("%d versement constaté au %s", n, on), from.String()
	}
	return fmt.Sprintf("%d versements constatés au %s", n, on), from.String() + "/" + to.String()
}

// body is an organisation as open data names it.
type body struct{ name, siret string }

func organisation(v register.View, id register.ID) body {
	o, ok := v.Organisations.Get(id)
	if !ok {
		return body{}
	}
	name, _ := v.NameOf(id)
	return body{name, o.SIRET()}
}

// euros writes an amount with a point, as the format wants it.
func euros(c register.Cents) string { return fmt.Sprintf("%d.%02d", c/100, c%100) }

func cut(text string, most int) string {
	if runes := []rune(text); len(runes) > most {
		return string(runes[:most-1]) + "…"
	}
	return text
}

// dayIn finds the day that ends a text, such as "n° 12 du 1er mars 2019"; none when it says none.
func dayIn(text string) string {
	_, said, found := strings.Cut(text, " du ")
	if !found {
		return ""
	}
	year, month, day, err := locale.ParseDay(said)
	if err != nil {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", year, month, day)
}

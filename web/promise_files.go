package web

import (
	"maps"
	"net/url"
	"strconv"

	"jalon/register"
	"jalon/workbook"
)

// byYear asks the CSV for the years in place of the lines.
const byYear = "annee"

// yearsHref returns the address of the years as CSV.
func (v *visit) yearsHref() string {
	asked := maps.Clone(v.asked)
	if asked == nil {
		asked = url.Values{}
	}
	asked.Set("par", byYear)
	return v.path + ".csv?" + asked.Encode()
}

// promiseCSV gives the same figures as CSV, in cents.
func promiseCSV(v *visit) (file, error) {
	v.path = "/argent/promesse-au-paiement"
	years := v.asked.Get("par") == byYear
	if years {
		v.asked.Del("par")
	}
	p, _, err := v.promise()
	switch {
	case err != nil:
		return file{}, err
	case years:
		return yearsCSV(p.Plan)
	}
	head := []string{"of", "name"}
	for _, state := range register.MoneyStates {
		head = append(head, string(state)+"_cents", string(state)+"_claimed_cents")
	}
	rows := [][]string{append(head, "unpaid_cents", "specific_committed_cents", "requests", "answered", "median_answer_days")}
	for _, r := range p.Rows {
		row := []string{workbook.Disarmed(string(r.Of.ID)), workbook.Disarmed(v.promiseName(r, p.By))}
		for _, state := range register.MoneyStates {
			row = append(row, cents(r.Amounts[state].Cents), cents(r.Amounts[state].Claimed))
		}
		median := ""
		if r.MedianDays != nil {
			median = strconv.Itoa(*r.MedianDays)
		}
		rows = append(rows, append(row, cents(r.Unpaid), cents(r.Specific), strconv.Itoa(r.Requests), strconv.Itoa(r.Answered), median))
	}
	return csvFile("promesse-au-paiement.csv", rows)
}

// yearsCSV gives what was committed for each year and paid in it, in cents; the year is empty where it was not said.
func yearsCSV(plan []register.YearPlan) (file, error) {
	rows := [][]string{{"year", "committed_cents", "paid_cents"}}
	for _, y := range plan {
		year := ""
		if y.Year != 0 {
			year = strconv.Itoa(y.Year)
		}
		rows = append(rows, []string{year, cents(y.Committed), cents(y.Paid)})
	}
	return csvFile("promesse-au-paiement-annees.csv", rows)
}

func cents(c register.Cents) string { return strconv.FormatInt(int64(c), 10) }

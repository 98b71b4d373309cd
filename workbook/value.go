package workbook

import (
	"errors"
	"math"
	"strconv"
	"strings"

	"jalon/calendar"
	"jalon/locale"
)

// Day reads a cell as a day: as people write it, the day before the month, or as the serial number of a spreadsheet, counted from the
// book's own epoch. An empty cell is no day.
func (b *Book) Day(cell string) (calendar.Day, error) {
	cell = strings.TrimSpace(cell)
	if cell == "" {
		return calendar.None, nil
	}
	if n, err := strconv.ParseFloat(cell, 64); err == nil && b.Format == "xlsx" {
		if b.Epoch == 1904 {
			n += 1462
		}
		if n != math.Trunc(n) || n < 61 || n > float64(lastSerial) {
			return calendar.None, errors.New(cell)
		}
		return day0.Add(int(n)), nil
	}
	cell, _, _ = strings.Cut(cell, "T00:00:00") // as ODS writes a day with an hour
	year, month, day, err := locale.ParseDay(cell)
	if err != nil {
		return calendar.None, err
	}
	return calendar.Date(year, month, day), nil
}

// Cents reads a cell as an amount of euros; ok is false for an empty one. A number of a spreadsheet is exact to the cent or it is refused.
func (b *Book) Cents(cell string) (cents int64, ok bool, err error) {
	cell = strings.TrimSpace(cell)
	if cell == "" {
		return 0, false, nil
	}
	if n, err := strconv.ParseFloat(cell, 64); err == nil && b.Format != "csv" && !math.IsInf(n, 0) && !math.IsNaN(n) {
		c := math.Round(n * 100)
		if math.Abs(c) > 1e14 || math.Abs(n*100-c) > 0.01 { // what binary numbers blur is far less
			return 0, false, errors.New(cell)
		}
		return int64(c), true, nil
	}
	cents, err = locale.ParseMoney(cell)
	return cents, err == nil, err
}

// Hundredths reads a cell as a quantity with two decimals at most; ok is false for an empty one.
func Hundredths(cell string) (n int64, ok bool, err error) {
	cell = strings.NewReplacer(" ", "", "\u00a0", "", "\u202f", "", ",", ".").Replace(cell)
	if cell == "" {
		return 0, false, nil
	}
	x, err := strconv.ParseFloat(cell, 64)
	if err != nil || math.IsNaN(x) || math.Abs(x) > 1e12 || math.Abs(x*100-math.Round(x*100)) > 1e-6 {
		return 0, false, errors.New(cell)
	}
	return int64(math.Round(x * 100)), true, nil
}

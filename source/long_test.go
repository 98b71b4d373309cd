package source

import (
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"jalon/locale"
)

var employment = Layout{Keys: []string{"territory", "activity"}, Count: "employees", Once: 2}

func readLong(text string, l Layout) (Long, error) {
	return ReadLong("f.csv", strings.NewReader(text), l, func(int64) {})
}

func TestLong(t *testing.T) {
	for name, text := range map[string]string{
		"commas":               "territory,activity,employees\nb,x,1\na,y,2\n",
		"semicolons and marks": "\ufeffterritory;activity;employees\r\nb;x;1\r\na;y;2\r\n",
		"tabs":                 "activity\tterritory\temployees\nx\tb\t1\ny\ta\t2",
		"other columns":        "year,Territory , ACTIVITY,label,employees\n2018,b,x,\"X, or so\",1\n2018, a ,y,Y,2\n",
	} {
		l, err := readLong(text, employment)
		if err != nil || strings.Join(l.Codes[0], "") != "ab" || strings.Join(l.Codes[1], "") != "xy" || len(l.Rows) != 2 {
			t.Errorf("%s: %v, %v", name, l, err)
			continue
		}
		if got, want := l.Rows[0], (LongRow{[2]int32{0, 1}, 3, 2}); got != want {
			t.Errorf("%s: %v, want %v", name, got, want)
		}
	}
}

func TestLongWithoutCount(t *testing.T) {
	l, err := readLong("activity,group\nb,1\na,1\n", Layout{Keys: []string{"activity", "group"}, Once: 1})
	if err != nil || len(l.Codes[1]) != 1 || len(l.Rows) != 2 || l.Rows[1].Key != [2]int32{1, 0} {
		t.Errorf("%v, %v", l, err)
	}
}

func TestRowsThatComeAgain(t *testing.T) {
	plants := Layout{Keys: []string{"activity", "territory"}, Count: "employees"}
	l, err := readLong("activity,territory,employees\na,x,5\na,x,5\n", plants)
	if err != nil || len(l.Rows) != 2 {
		t.Errorf("two plants of a place are two plants: %v, %v", l, err)
	}
}

func TestBadLong(t *testing.T) {
	const head = "territory,activity,employees\n"
	for _, c := range []struct {
		name, text, code string
		row              int
		column, given    string
	}{
		{"nothing", "", "table.empty", 1, "", ""},
		{"only its head", head, "table.empty", 1, "", ""},
		{"a workbook", "PK\x03\x04\x14", "table.not-text", 1, "", ""},
		{"UTF-16", "\xff\xfet\x00e\x00", "table.not-text", 1, "", ""},
		{"not CSV", head + "a,x,1\na,\"y,2\n", "table.not-csv", 3, "", ""},
		{"a column lacks", "territory,activite,employees\na,x,1\n", "table.no-column", 1, "activity", "territory, activite, employees"},
		{"a column twice", "territory,activity,employees,employees\na,x,1,2\n", "table.column-twice", 1, "employees", "employees"},
		{"truncated", head + "a,x,1\na,y", "table.columns", 3, "", "2"},
		{"no territory", head + ",x,1\n", "table.no-code", 2, "territory", ""},
		{"Latin-1", head + "D\xf4le,x,1\n", "table.not-utf8", 2, "territory", "D?le"},
		{"secret", head + "a,x,s\n", "table.count", 2, "employees", "s"},
		{"empty", head + "a,x,\n", "table.count", 2, "employees", ""},
		{"negative", head + "a,x,-1\n", "table.count", 2, "employees", "-1"},
		{"decimal", head + "a,x,1.5\n", "table.count", 2, "employees", "1.5"},
		{"grouped", head + "a,x,1 200\n", "table.count", 2, "employees", "1 200"},
		{"huge", head + "a,x,1000000000001\n", "table.count", 2, "employees", "1000000000001"},
		{"twice", head + "b,x,1\na,y,1\nb,x,1\n", "table.twice", 4, "activity", "b, x"},
	} {
		l, err := readLong(c.text, employment)
		var faults Faults
		if !errors.As(err, &faults) || l.Rows != nil {
			t.Errorf("%s is read: %v, %v", c.name, l, err)
			continue
		}
		f := faults[0]
		if f.Code != c.code || f.Row != c.row || f.Column != c.column || f.Given != c.given || f.File != "f.csv" {
			t.Errorf("%s: %+v", c.name, f)
		}
		for _, lang := range locale.Langs {
			if words := locale.Fill(lang, f.Text(), map[string]any{"given": f.Given, "detail": f.Detail}); words == "" || strings.Contains(words, "{") {
				t.Errorf("%s in %s: %q", c.name, lang, words)
			}
		}
	}
}

func TestAllTheFaultsOfALongTable(t *testing.T) {
	_, err := readLong("territory,activity,employees\n,x,s\n"+strings.Repeat("a,x,s\n", 100), employment)
	var faults Faults
	if !errors.As(err, &faults) || len(faults) != maxFaults || faults[0].Code != "table.no-code" || faults[1].Code != "table.count" || faults[2].Row != 3 {
		t.Errorf("%v", err)
	}
}

func TestAFileThatBreaksOff(t *testing.T) {
	broken := io.MultiReader(strings.NewReader("territory,activity,employees\n"), iotest.ErrReader(errors.New("the disk is gone")))
	_, err := ReadLong("f.csv", broken, employment, func(int64) {})
	var faults Faults
	if !errors.As(err, &faults) || faults[0].Code != "table.unreadable" || faults[0].Detail != "the disk is gone" {
		t.Errorf("%v", err)
	}
}

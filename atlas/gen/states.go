package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// A state is the map from a day on: that of 1 January of a year, or of a day in the course of one on which communes merged,
// parted or changed code. The embedded tables number the states from the first.

// history is the package whose file of events tells the communes of 2018; it ends with 1 January 2019.
const history = "0.7.0"

// firstDays are the days of 2018 from which the communes stand as the file of events tells.
var firstDays = []string{"2018-01-01", "2018-03-01", "2018-11-08"}

// inCourse gives the days, other than 1 January, on which codes ceased or came back after 2018, as Insee publishes them (code
// officiel géographique, événements sur les communes). The packages tell the year only.
var inCourse = map[string]string{
	"21213": "2019-02-28", // Crimolois, merged into Neuilly-Crimolois
	"21507": "2019-02-28", // Premières, merged into Collonges-et-Premières
	"45287": "2019-03-01", // Saint-Loup-de-Gonois, merged into La Selle-sur-le-Bied
	"14666": "2019-12-31", // Sannerville, restored when Saline was dissolved
	"12076": "2024-03-04", // Conques-en-Rouergue, now 12218
	"69159": "2024-03-15", // Porte des Pierres Dorées, now 69114
	"14011": "2024-04-24", // Aurseulles, now 14581
}

// statesOf puts the states in order: those of the file of events, then each vintage, with those in the course of its year.
func statesOf(packages string, vintages []year) (all []year, err error) {
	nodes, err := readHistory(filepath.Join(packages, history, "data", "historique-communes.json"))
	if err != nil {
		return nil, err
	}
	for _, day := range firstDays {
		all = append(all, nodes.on(day, vintages[0]))
	}
	for i, y := range vintages {
		all = append(all, y)
		if i+1 < len(vintages) {
			all = append(all, between(y, vintages[i+1:])...)
		}
	}
	return all, nil
}

// between makes the states in the course of a year.
func between(y year, later []year) (all []year) {
	days := map[string][]string{}
	for code, day := range inCourse {
		if day > y.day && day < later[0].day {
			days[day] = append(days[day], code)
		}
	}
	for _, day := range slices.Sorted(maps.Keys(days)) {
		y = y.clone(day)
		for _, code := range days[day] {
			y.change(code, later)
		}
		all = append(all, y)
	}
	return all
}

func (y year) clone(day string) year {
	y.day = day
	y.communes, y.of, y.heirs, y.parts = maps.Clone(y.communes), maps.Clone(y.of), maps.Clone(y.heirs), maps.Clone(y.parts)
	return y
}

// change makes one code cease into its heir, or come back out of the commune it was a part of, as the next year has it.
func (y year) change(code string, later []year) {
	next := later[0]
	if _, stays := next.communes[code]; !stays {
		heir := heir(later, code)
		c := next.communes[heir]
		c.Population = sum(y.communes[code].Population, y.communes[heir])
		if _, already := y.communes[heir]; !already {
			y.of[heir] = y.of[code]
		}
		y.communes[heir], y.heirs[code] = c, heir
		for part, p := range y.parts {
			if p.Seat == code {
				p.Seat = heir
				y.parts[part] = p
			}
		}
		if p, ok := next.parts[code]; ok {
			y.parts[code] = p
		}
		delete(y.communes, code)
		delete(y.of, code)
		return
	}
	seat := y.parts[code].seat()
	for _, c := range []commune{next.communes[code], next.communes[seat]} {
		c.Population = nil // nobody counted the two apart that year
		y.communes[c.Code], y.of[c.Code] = c, y.of[seat]
	}
	delete(y.parts, code)
}

// sum adds the people of a commune that may not be in force yet.
func sum(n *int, c commune) *int {
	if n == nil || c.Code == "" {
		return n
	}
	if c.Population == nil {
		return nil
	}
	total := *n + *c.Population
	return &total
}

// node is a commune, or a part of one, between two events.
type node struct {
	ID    string `json:"id"`
	Type  string `json:"type"` // COM, COMD, COMA, COMP
	Code  string `json:"code"`
	Name  string `json:"nom"`
	From  string `json:"dateDebut"`
	To    string `json:"dateFin"`
	Whole string `json:"pole"` // the node of which a part is a part
}

type nodes []node

func readHistory(path string) (all nodes, err error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	if err := json.Unmarshal(b, &all); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return all, nil
}

// on returns the communes of a day of 2018. Nobody counted them in these packages, nor lists their EPCI; the overseas
// collectivities, which no event touched, are those of the vintage after.
func (all nodes) on(day string, after year) year {
	y := newYear(day)
	for code, c := range after.communes {
		if code >= "975" && !strings.HasPrefix(code, "976") {
			c.Population = nil
			y.communes[code] = c
		}
	}
	for _, n := range all {
		if (n.From != "" && n.From > day) || (n.To != "" && n.To <= day) {
			continue
		}
		switch n.Type {
		case "COM":
			y.communes[n.Code] = commune{Code: n.Code, Name: n.Name, Type: current, Department: department(n.Code)}
		case "COMD", "COMA":
			_, whole, _ := strings.Cut(n.Whole, "-")
			seat, _, _ := strings.Cut(whole, "@")
			y.parts[n.Code] = commune{Code: n.Code, Name: n.Name, Type: map[string]string{"COMD": delegated, "COMA": associated}[n.Type], Seat: seat}
		}
	}
	for code, p := range after.parts {
		if p.Type == district {
			y.parts[code] = p
		}
	}
	return y
}

func department(code string) string {
	if code >= "97" {
		return code[:3]
	}
	return code[:2]
}

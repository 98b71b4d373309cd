package main

import (
	"compress/gzip"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
)

// commune is a commune in force, as a package gives it.
type commune struct {
	Code       string   `json:"code"`
	Name       string   `json:"nom"`
	Type       string   `json:"type"`
	Department string   `json:"departement"`
	Region     string   `json:"region"`
	Population *int     `json:"population"`
	SIREN      string   `json:"siren"` // since 2022
	Old        []string `json:"anciensCodes"`
	Seat       string   `json:"chefLieu"` // of a delegated or associated commune: the commune it is a part of
	City       string   `json:"commune"`  // of a district: its city
}

// The types of communes, as the packages name them.
const (
	current    = "commune-actuelle"
	delegated  = "commune-deleguee"
	associated = "commune-associee"
	district   = "arrondissement-municipal"
)

// seat is the commune of which this is a part.
func (c commune) seat() string { return c.Seat + c.City }

// group is an EPCI or an EPT, as a package gives it.
type group struct {
	Code    string `json:"code"`
	Name    string `json:"nom"`
	Type    string `json:"type"`
	People  int    `json:"populationMunicipale"`
	Members []struct {
		Code string `json:"code"`
		Name string `json:"nom"`
	} `json:"membres"`
}

// area is a department or a region.
type area struct {
	Code   string `json:"code"`
	Name   string `json:"nom"`
	Region string `json:"region"`
}

// year is one vintage, or one state in the course of a year.
type year struct {
	day                  string // from which it stands
	communes             map[string]commune
	epci                 map[string]group
	ept                  map[string]group
	of                   map[string]string // EPCI of each commune
	departments, regions []area
	heirs                map[string]string // what a code that ceased became
	parts                map[string]commune
}

func newYear(day string) year {
	return year{day: day, communes: map[string]commune{}, epci: map[string]group{}, ept: map[string]group{},
		of: map[string]string{}, heirs: map[string]string{}, parts: map[string]commune{}}
}

// readYears returns the states of the map, from the first.
func readYears(packages string) (all []year, err error) {
	for _, v := range vintages {
		y, err := readYear(packages, v.version, fmt.Sprintf("%d-01-01", v.year))
		if err != nil {
			return nil, err
		}
		all = append(all, y)
	}
	counted, err := readYear(packages, recounted, "")
	if err != nil {
		return nil, err
	}
	if err := mend(all, counted.communes); err != nil {
		return nil, err
	}
	if err := verify(all); err != nil {
		return nil, err
	}
	if all, err = statesOf(packages, all); err != nil {
		return nil, err
	}
	return all, verifyHeirs(all)
}

func readYear(packages, version, day string) (year, error) {
	y := newYear(day)
	err := y.read(filepath.Join(packages, version, "data"))
	return y, err
}

func (y *year) read(dir string) error {
	var communes []commune
	var epci, ept []group
	for name, into := range map[string]any{
		"communes": &communes, "epci": &epci, "ept": &ept, "departements": &y.departments, "regions": &y.regions,
	} {
		b, err := os.ReadFile(filepath.Join(dir, name+".json"))
		if errors.Is(err, fs.ErrNotExist) && name == "ept" {
			continue // the first packages have none
		}
		if err != nil {
			return err
		}
		if err := json.Unmarshal(b, into); err != nil {
			return fmt.Errorf("%s/%s.json: %w", dir, name, err)
		}
	}
	for _, c := range communes {
		if c.Type == current {
			y.communes[c.Code] = c
		} else if c.seat() != "" {
			y.parts[c.Code] = c
		}
		for _, old := range c.Old {
			y.heirs[old] = c.Code
		}
	}
	for _, g := range epci {
		y.epci[g.Code] = g
		for _, m := range g.Members {
			y.of[m.Code] = g.Code
		}
	}
	for _, g := range ept {
		y.ept[g.Code] = g
	}
	return nil
}

// place is the centroid of a commune of 2018.
type place struct{ lon, lat, km2 float64 }

func readCentroids(path string) (map[string]place, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, err
	}
	rows, err := csv.NewReader(z).ReadAll()
	if err != nil {
		return nil, err
	}
	all := map[string]place{}
	for _, row := range rows[1:] {
		var v [3]float64
		for i := range v {
			if v[i], err = strconv.ParseFloat(row[i+1], 64); err != nil {
				return nil, fmt.Errorf("centroid of %s: %w", row[0], err)
			}
		}
		all[row[0]] = place{v[0], v[1], v[2]}
	}
	return all, nil
}

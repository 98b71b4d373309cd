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
	Old        []string `json:"anciensCodes"`
	Seat       string   `json:"chefLieu"` // of a former commune: the commune it is a part of
}

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

// year is one vintage, whole.
type year struct {
	communes             map[string]commune
	epci                 map[string]group
	ept                  map[string]group
	of                   map[string]string // EPCI of each commune
	departments, regions []area
	heirs                map[string]string // what a code that ceased became
	seat                 map[string]string // the commune of which a former commune is a part
}

func readYears(packages string) (all []year, err error) {
	for _, v := range vintages {
		y, err := readYear(packages, v.version)
		if err != nil {
			return nil, err
		}
		all = append(all, y)
	}
	counted, err := readYear(packages, recounted)
	if err != nil {
		return nil, err
	}
	if err := mend(all, counted.communes); err != nil {
		return nil, err
	}
	return all, verify(all)
}

func readYear(packages, version string) (year, error) {
	y := year{communes: map[string]commune{}, epci: map[string]group{}, ept: map[string]group{}, of: map[string]string{}, heirs: map[string]string{}, seat: map[string]string{}}
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
		if c.Type == "commune-actuelle" {
			y.communes[c.Code] = c
		} else {
			y.seat[c.Code] = c.Seat
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

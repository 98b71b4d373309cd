package main

import (
	"errors"
	"fmt"
	"maps"
	"math"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// The outlines of departments come drawn in a frame of their own, which is Mercator's: fitted on the centroids of
// the departments, the drawing lies within a few hundred metres of the ground. They are written back as degrees.

// fit is a straight line from ground to drawing.
type fit struct{ slope, start float64 }

func (f fit) back(v float64) float64 { return (v - f.start) / f.slope }

func regress(x, y []float64) fit {
	var n, sx, sy, sxx, sxy float64
	for i := range x {
		n, sx, sy, sxx, sxy = n+1, sx+x[i], sy+y[i], sxx+x[i]*x[i], sxy+x[i]*y[i]
	}
	slope := (n*sxy - sx*sy) / (n*sxx - sx*sx)
	return fit{slope, (sy - slope*sx) / n}
}

func mercator(lat float64) float64 { return math.Log(math.Tan(math.Pi/4 + lat*math.Pi/360)) }
func unmercator(m float64) float64 { return 360/math.Pi*math.Atan(math.Exp(m)) - 90 }

type ring [][2]float64

var (
	pathForm = regexp.MustCompile(`(?s)<path[^>]*>`)
	idForm   = regexp.MustCompile(`\bid="([0-9]{2}|2[abAB])"`)
	dForm    = regexp.MustCompile(`\bd="([^"]*)"`)
	token    = regexp.MustCompile(`[a-zA-Z]|-?[0-9.]+(?:e-?[0-9]+)?`)
)

// readOutlines returns lines of: department code, then its rings as "lon lat,lon lat;…" in degrees.
func readOutlines(path string, places map[string]place) (lines []string, err error) {
	svg, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	drawn := map[string][]ring{}
	var order []string
	for _, tag := range pathForm.FindAllString(string(svg), -1) {
		id, d := idForm.FindStringSubmatch(tag), dForm.FindStringSubmatch(tag)
		if id == nil || d == nil {
			continue
		}
		code := strings.ToUpper(id[1])
		if drawn[code], err = rings(d[1]); err != nil {
			return nil, fmt.Errorf("department %s: %w", code, err)
		}
		order = append(order, code)
	}
	if len(order) != 96 {
		return nil, fmt.Errorf("%d departments are drawn, not 96", len(order))
	}
	x, y, err := project(order, drawn, places)
	if err != nil {
		return nil, err
	}
	for _, code := range order {
		lines = append(lines, code+"\t"+degrees(drawn[code], x, y))
	}
	return lines, nil
}

// project fits the drawing on the ground and refuses a poor fit.
func project(order []string, drawn map[string][]ring, places map[string]place) (x, y fit, err error) {
	sums := map[string]place{}
	for _, code := range slices.Sorted(maps.Keys(places)) { // in order: sums of floats depend on it
		p, s := places[code], sums[code[:2]]
		sums[code[:2]] = place{s.lon + p.lon*p.km2, s.lat + p.lat*p.km2, s.km2 + p.km2}
	}
	var lon, lat, dx, dy []float64
	for _, code := range order {
		s, c := sums[code], centre(drawn[code])
		lon, lat = append(lon, s.lon/s.km2), append(lat, mercator(s.lat/s.km2))
		dx, dy = append(dx, c[0]), append(dy, c[1])
	}
	x, y = regress(lon, dx), regress(lat, dy)
	var off float64
	for i := range lon {
		off += math.Pow(x.slope*lon[i]+x.start-dx[i], 2) + math.Pow(y.slope*lat[i]+y.start-dy[i], 2)
	}
	off = math.Sqrt(off / float64(len(lon)))
	fmt.Printf("outlines: %.2f units off on average, of %.0f across France\n", off, 14*x.slope)
	if off > 0.5 {
		return x, y, errors.New("the drawing does not lie on the ground")
	}
	return x, y, nil
}

// centre is the centre of some rings, weighted by area.
func centre(all []ring) (c [2]float64) {
	var area float64
	for _, r := range all {
		var a, x, y float64
		for i, p := range r {
			q := r[(i+1)%len(r)]
			k := p[0]*q[1] - q[0]*p[1]
			a, x, y = a+k/2, x+(p[0]+q[0])*k/6, y+(p[1]+q[1])*k/6
		}
		if a < 0 {
			a, x, y = -a, -x, -y
		}
		area, c = area+a, [2]float64{c[0] + x, c[1] + y}
	}
	return [2]float64{c[0] / area, c[1] / area}
}

// rings reads the moves and lines of a path.
func rings(d string) (all []ring, err error) {
	var at [2]float64
	var current ring
	command := ""
	words := token.FindAllString(d, -1)
	for i := 0; i < len(words); {
		if c := words[i]; c[0] >= 'A' && c != "-" {
			command, i = c, i+1
			if strings.ToLower(c) == "z" {
				all, at, current = append(all, current), current[0], nil
			}
			continue
		}
		px, errX := strconv.ParseFloat(words[i], 64)
		py, errY := strconv.ParseFloat(words[i+1], 64)
		if err := errors.Join(errX, errY); err != nil {
			return nil, err
		}
		i += 2
		if command == "m" || command == "l" {
			px, py = px+at[0], py+at[1]
		}
		if at = [2]float64{px, py}; strings.ToLower(command) == "m" {
			command = map[string]string{"m": "l", "M": "L"}[command]
		} else if strings.ToLower(command) != "l" {
			return nil, fmt.Errorf("a path with %q is not read", command)
		}
		current = append(current, at)
	}
	return all, nil
}

// degrees writes rings back as degrees, to a hundred metres, without the points that coincide.
func degrees(all []ring, x, y fit) string {
	var out []string
	for _, r := range all {
		var points []string
		for _, p := range r {
			s := strconv.FormatFloat(x.back(p[0]), 'f', 3, 64) + " " + strconv.FormatFloat(unmercator(y.back(p[1])), 'f', 3, 64)
			if len(points) == 0 || points[len(points)-1] != s {
				points = append(points, s)
			}
		}
		if len(points) > 3 {
			out = append(out, strings.Join(points, ","))
		}
	}
	return strings.Join(out, ";")
}

package source

import (
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"math"
	"os"
	"slices"
	"testing"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/planar"

	"jalon/atlas"
)

// beside reads a file of contours that lies beside the project; ok is false where it does not.
func beside(t *testing.T, name string) (f File, ok bool) {
	b, err := os.ReadFile("../../shared/data/geo/" + name)
	if errors.Is(err, fs.ErrNotExist) {
		t.Logf("left out: %s does not lie beside the project", name)
		return File{}, false
	}
	if err != nil {
		t.Fatal(err)
	}
	return file(name, string(b)), true
}

// The EPCI of the region in 2025, dissolved by others from the same communes, have the ground that they have here, one by one.
func TestEachEPCIOfTheRegionHasItsGround(t *testing.T) {
	c, _, ok := region(t, "communes_2018")
	f, also := beside(t, "bfc_epci_2025.geojson")
	if !ok || !also {
		return
	}
	var others struct {
		Features []struct {
			ID       string
			Geometry struct{ Coordinates orb.MultiPolygon }
		}
	}
	if err := json.NewDecoder(io.NewSectionReader(f, 0, f.Size)).Decode(&others); err != nil {
		t.Fatal(err)
	}
	v, _ := atlas.France().Year(2025)
	for _, o := range others.Features {
		ours, theirs := area(c.Outlined(v, v.CommunesOf(o.ID)).Polygons), planar.Area(o.Geometry.Coordinates)
		if math.Abs(ours-theirs) > 1e-4*max(1, theirs) {
			t.Errorf("%s: %.5f square degrees here, %.5f there", o.ID, ours, theirs)
		}
	}
	if len(others.Features) != 116 {
		t.Errorf("%d EPCI", len(others.Features))
	}
}

// Contours of EPCI are not those of communes: one sentence says so, and what to give.
func TestContoursOfEPCIAreRefused(t *testing.T) {
	for name, want := range map[string]string{"bfc_epci_2025.geojson": "contour.epci", "france_epci.topo.json": "contour.none"} {
		f, ok := beside(t, name)
		if !ok {
			return
		}
		if _, _, err := Outlines(0, "", false, f, atlas.France()); !slices.Equal(codesOf(err), []string{want}) {
			t.Errorf("%s: %v, want %s", name, codesOf(err), want)
		}
		if _, _, err := Outlines(0, "epci_2025", false, f, atlas.France()); !slices.Equal(codesOf(err), []string{"contour.epci"}) {
			t.Errorf("%s: %v", name, codesOf(err))
		}
	}
}

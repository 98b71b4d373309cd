package store_test

import (
	"testing"

	"jalon/atlas"
	"jalon/register"
	"jalon/source"
	"jalon/store/storetest"
)

// chartOf names the map that lies beside the register of a node, and reads it.
func chartOf(t *testing.T, s source.Shelf) (string, *atlas.Atlas) {
	t.Helper()
	name, err := source.Charted(t.Context(), s)
	if err != nil {
		t.Fatal(err)
	}
	a, unfit, err := source.Extended(t.Context(), s, atlas.France())
	if err != nil || len(unfit) > 0 {
		t.Fatal(unfit, err)
	}
	return name, a
}

// A map imported on one node is that of another as soon as it looks, which a server does every two seconds; one that is forgotten
// is forgotten there too. Nothing else that is imported makes another map.
func TestAnotherNodeSeesTheMapThatOneImported(t *testing.T) {
	onEngines(t, func(t *testing.T, place string) {
		k, c := storetest.NewKeys(t), clockAt(2025)
		one, two := open(t, place), open(t, place)
		r, err := register.Open(t.Context(), options(t, k, two, c))
		if err != nil {
			t.Fatal(err)
		}
		bare, _ := chartOf(t, two)
		v, _ := atlas.France().Year(2025)
		square := atlas.Polygon{atlas.VertexAt(6, 47), atlas.VertexAt(7, 47), atlas.VertexAt(7, 48), atlas.VertexAt(6, 48)}
		contours := atlas.NewContours(v, map[string][]atlas.Polygon{"90010": {square}})
		put := func(d source.Dataset) {
			if err := one.PutDataset(t.Context(), d, source.PackContours(contours)); err != nil {
				t.Fatal(err)
			}
		}
		put(source.Dataset{ID: source.ContoursID, Form: source.Contours, Tag: source.Public, SHA256: "00", Imported: c.read()})
		drawn, a := chartOf(t, two)
		if r.Chart(a); drawn == bare || a.Contours() == nil || !a.Contours().Has("90010") {
			t.Errorf("the other node is on %q, was on %q", drawn, bare)
		}
		err = r.Read(t.Context(), 0, func(v register.View) error {
			if v.Atlas != a {
				t.Error("the register of the other node reads another map")
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		put(source.Dataset{ID: "emplois", Form: source.Cells, Tag: source.Public, SHA256: "11", Imported: c.read()})
		if same, _ := chartOf(t, two); same != drawn {
			t.Error("a table of jobs made another map")
		}
		if err := one.DropDataset(t.Context(), source.ContoursID); err != nil {
			t.Fatal(err)
		}
		if after, a := chartOf(t, two); after != bare || a.Contours() != nil {
			t.Errorf("the other node keeps a map that was forgotten: %q", after)
		}
	})
}

package portrait

import "testing"

// TestTheSamePlacesAreMeasuredAgain measures again what a portrait froze: territories that joined the programme since, and members that a
// territory took since, change nothing of it.
func TestTheSamePlacesAreMeasuredAgain(t *testing.T) {
	then := request(nord, "fr")
	then.All = []Place{nord, dole}
	frozen := Compose(then).Comparators
	now := then
	larger := dole
	larger.Members = members("200010650", "200039808")
	now.All = []Place{nord, larger, {ID: "ti:belfort", Name: "Belfort", Members: members("200069052")}}
	if grown, ok := newWriter(now).comparator("territories"); !ok || float64(grown.Jobs) <= frozen[len(frozen)-1].Figures[0].Value {
		t.Fatalf("the territories of today are not larger: %+v", grown)
	}
	again := Later(now, frozen)
	together := false
	for i, c := range again {
		together = together || c.ID == "territories"
		for at, f := range c.Figures {
			if !f.OK() || f.Value != frozen[i].Figures[at].Value {
				t.Errorf("%s, %s: %+v, not %+v", c.ID, f.Indicator, f.Figure, frozen[i].Figures[at].Figure)
			}
		}
	}
	if len(again) != len(frozen) || !together {
		t.Errorf("%d places of %d, the territories together among them: %v", len(again), len(frozen), together)
	}
	gone := frozen[0]
	gone.Members = members("999999999")
	if f := Later(now, []Comparator{gone})[0].Figures[0]; f.OK() || f.Reason == "" {
		t.Errorf("a member that nobody knows any more has %+v", f)
	}
}

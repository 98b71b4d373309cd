package portrait

import (
	"math"
	"strings"
	"testing"

	"jalon/atlas"
	"jalon/calendar"
)

// TestCarriedZonesAgreeWithWhatWasPublished holds the employment zones that the program carries against published studies: a quarter of
// jobs are industrial in Nord Franche-Comté (press, 2023), chemistry sets Grand Dole apart (Insee Analyses BFC no 56).
func TestCarriedZonesAgreeWithWhatWasPublished(t *testing.T) {
	data := NewData(atlas.France(), nil, nil, Zones{})
	ask := request(nord, "fr")
	ask.Data = data
	w := newWriter(ask)
	if p := w.jobs; p == nil || len(p.zones) != 2 || math.Abs(p.industry().Value-.247) > .01 {
		t.Fatalf("the zones of Nord Franche-Comté make %+v", p)
	}
	for _, s := range Compose(ask).Sections {
		for _, f := range s.Figures {
			if f.Indicator == "industry_share_of_jobs" && f.Territory != "ze2020:2705+ze2020:2714" {
				t.Errorf("a figure of zones is given for %s", f.Territory)
			}
		}
	}
	ask = request(dole, "en")
	ask.Data = data
	if s := Compose(ask).Sections[3]; !strings.Contains(s.Finding, "Chemicals (CE)") || !strings.Contains(s.Source, "wider than the territory") {
		t.Errorf("what sets Grand Dole apart: %s %s", s.Finding, s.Source)
	}
}

// TestAMemberInPartHasFiguresWhereItsGroundIsWhole finds figures for members that the table does not name, when their communes are all those
// of an EPCI that it does.
func TestAMemberInPartHasFiguresWhereItsGroundIsWhole(t *testing.T) {
	v := atlas.France().On(calendar.Date(2019, 12, 1))
	communes := v.CommunesOf("200010650")
	ask := request(Place{ID: "ti:x", Name: "X", Members: []Member{{Kind: "epci", Code: "200010650", Name: "Dole", Part: true}}, Communes: communes, Map: v}, "fr")
	ask.Data = NewData(atlas.France(), nil, nil, Zones{})
	if w := newWriter(ask); !w.known() || w.here != newWriter(request(dole, "fr")).here {
		t.Errorf("all the communes of an EPCI have %+v, without %v", w.here, w.missing)
	}
	ask.Communes = communes[1:]
	if w := newWriter(ask); w.known() {
		t.Error("a part of an EPCI has the figures of the whole")
	}
}

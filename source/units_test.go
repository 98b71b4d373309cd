package source

import (
	"bytes"
	"strings"
	"testing"

	"jalon/secrecy"
)

const unitsHeader = "commune,activity,year,unit,value\n"

func TestUnitsAreForgottenAtTheDoor(t *testing.T) {
	got := reads(t, "units", "clients.csv", unitsHeader+
		"25388,CL,2024,732829320,12\n25388,CL,2024,356000000,30\n60694,GZ,2024,356000000,0\n27058,GZ,2024,732829320,5\n99999,GZ,2024,732829320,5\n39198,GZ,2024,356000000,\n")
	if got.ID != "units-jobs-2024" || got.Form != Units || got.Tag != Restricted || len(got.Blocks) != 0 || got.Kept != 4 ||
		rejected(got, "commune.unknown") != 1 || rejected(got, "cell.empty") != 1 || rejected(got, "commune.carried") != 1 {
		t.Errorf("%+v", got.Dataset)
	}
	s := secrecy.Aggregate{}
	for _, p := range got.Units.Parts {
		s.Add(p.Unit, p.Value)
		if p.Place != "25388" && p.Place != "60694" && p.Place != "27676" {
			t.Errorf("a part is in %s", p.Place)
		}
	}
	if len(s) != 2 || s.Value() != 47 || got.Units.Level != "A38" {
		t.Errorf("%v at the level %s", s, got.Units.Level)
	}
	var content bytes.Buffer
	if err := writeUnits(&content, got.Units); err != nil || strings.Contains(content.String(), "732829320") {
		t.Errorf("who they are is kept: %s, %v", content.String(), err)
	}
}

func TestBadUnits(t *testing.T) {
	for _, c := range []struct{ name, text, code string }{
		{"no unit", "commune,activity,year,value\n25388,CL,2024,12\n", "data.no-column"},
		{"an empty unit", unitsHeader + "25388,CL,2024,,12\n", "data.no-unit"},
		{"a secret value", unitsHeader + "25388,CL,2024,1,s\n", "data.whole"},
		{"half a job", unitsHeader + "25388,CL,2024,1,0.5\n", "data.whole"},
		{"a unit twice", unitsHeader + "25388,CL,2024,1,5\n25388,CL,2024,1,6\n", "data.twice"},
		{"a total among the activities", unitsHeader + "25388,CL,2024,1,5\n25388,_T,2024,1,5\n", "data.activity"},
		{"another level", unitsHeader + "25388,CL,2024,1,5\n25388,26,2024,1,5\n", "data.activity"},
		{"less than nothing", unitsHeader + "25388,CL,2024,1,-5\n", "data.negative"},
	} {
		_, err := Import(request(t, "units", write(t, "a.csv", c.text)))
		t.Run(c.name, func(t *testing.T) { faulty(t, err, c.code) })
	}
	ask := request(t, "units", write(t, "a.csv", unitsHeader+"25388,CL,2024,1,5\n"))
	ask.Tag = Public
	_, err := Import(ask)
	faulty(t, err, "data.units-public")
}

// TestEverySourceSaysWhoMaySeeIt wants nothing public that its source does not declare so, with its publisher and its licence.
func TestEverySourceSaysWhoMaySeeIt(t *testing.T) {
	for _, s := range Sources {
		switch s.Tag {
		case Public:
			if s.Publisher == "" || s.Licence == "" {
				t.Errorf("%s is public, of nobody or under no licence", s.ID)
			}
		case Restricted, Secret:
		default:
			t.Errorf("%s does not say who may see it", s.ID)
		}
	}
}

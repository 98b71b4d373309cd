package plan

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"jalon/act"
	"jalon/calendar"
	"jalon/locale"
	"jalon/programme"
	"jalon/register"
	"jalon/workbook"
)

// small is a plan of two actions.
func small() Plan {
	named := func(id, fr string) programme.Named { return programme.Named{ID: id, Name: locale.Text{FR: fr, EN: id}} }
	ten := int64(10_00)
	return Plan{Territory: "ti:nord", Name: "Nord", On: calendar.MustParse("2019-12-02"), Known: time.Date(2019, 12, 2, 9, 0, 0, 5_000_000, time.UTC), Seq: 7,
		Words: Words{Axes: []programme.Named{named("innover", "Innover"), named("recruter", "Recruter")}, Services: []programme.Named{named("vte", "Volontariat")},
			Types: act.ActionTypes, Phases: act.ActionPhases, Statuses: act.ActionStatuses},
		Actions: []Action{
			{ID: "action:a", Phase: "study", Status: "late", Firm: true, Note: "Vu", Contact: "Une personne", Reached: map[string]calendar.Day{"m": calendar.MustParse("2019-11-01")},
				Sheet: register.Sheet{Title: "=Cité", Axis: "innover", Type: "study", Cost: 130_000_050, Services: []string{"vte"}, Places: []string{"90010", "25388"}, Planned: calendar.MustParse("2021-12-31"),
					Milestones: []register.Milestone{{ID: "m", What: "Étude", Planned: calendar.MustParse("2019-10-31")}}, Goals: []register.Goal{{ID: "g", What: "Emplois", Unit: "emplois", Target: &ten}}}},
			{ID: "action:b", Phase: "idea", Status: "in-progress", Sheet: register.Sheet{Title: "Gare", Axis: "recruter"}, Reached: map[string]calendar.Day{}},
		}}
}

// comeBack writes a plan as a workbook and reads it.
func comeBack(t interface{ Fatal(...any) }, p Plan) *workbook.Book {
	var raw bytes.Buffer
	if err := workbook.Write(&raw, p.Pages()); err != nil {
		t.Fatal(err)
	}
	b, err := workbook.Read(bytes.NewReader(raw.Bytes()), int64(raw.Len()))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestAPlanKnowsWhereItComesFrom(t *testing.T) {
	p := small()
	if o, ok := OriginOf(comeBack(t, p)); !ok || o != (Origin{p.Territory, p.On, p.Known}) {
		t.Errorf("it comes from %+v", o)
	}
	if _, ok := OriginOf(&workbook.Book{}); ok {
		t.Error("a book that says nothing comes from somewhere")
	}
}

// TestWhatNobodyTouchedChangesNothing brings plans of all sorts back untouched, in both languages.
func TestWhatNobodyTouchedChangesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := small()
		p.Words.Lang = rapid.SampledFrom(locale.Langs).Draw(t, "lang")
		a := &p.Actions[1]
		a.Sheet.Title = rapid.StringMatching(`[=+'@A-Za-zé0-9 ]{1,20}`).Draw(t, "title")
		a.Sheet.Cost = register.Cents(rapid.Int64Range(0, 1e13).Draw(t, "cents"))
		a.Sheet.Planned = calendar.Date(rapid.IntRange(1950, 2100).Draw(t, "year"), 3, rapid.IntRange(1, 31).Draw(t, "day"))
		preview := Compare(comeBack(t, p), p, p)
		if len(preview.Changes)+len(preview.Faults)+len(preview.Notes) > 0 || len(preview.Drafts(p.On)) > 0 {
			t.Fatalf("%+v %+v %+v", preview.Changes, preview.Faults, preview.Notes)
		}
	})
}

// TestThreeVersions changes a cell in the workbook, in the register, in both.
func TestThreeVersions(t *testing.T) {
	for name, one := range map[string]struct {
		now, file string // titles; the workbook left with "Gare"
		changes   int
		conflicts int
	}{
		"nobody": {"Gare", "Gare", 0, 0}, "the workbook": {"Gare", "Port", 1, 0}, "the register": {"Pont", "Gare", 0, 0},
		"both": {"Pont", "Port", 1, 1}, "both alike": {"Port", "Port", 0, 0},
	} {
		before, now, file := small(), small(), small()
		now.Actions[1].Sheet.Title, file.Actions[1].Sheet.Title = one.now, one.file
		p := Compare(comeBack(t, file), before, now)
		if len(p.Changes) != one.changes || p.Conflicts() != one.conflicts {
			t.Errorf("%s: %+v", name, p.Changes)
		}
		for _, c := range p.Changes {
			if c.Cell != "B3" || c.Before != "Gare" || c.Now != one.now || c.After != one.file {
				t.Errorf("%s: %+v", name, c)
			}
		}
	}
}

// TestWhatIsSealedStaysSo wants the acts of a changed action to carry what its sheet seals and what no column shows.
func TestWhatIsSealedStaysSo(t *testing.T) {
	file := small()
	file.Actions[0].Sheet.Description = "Un banc d’essai"
	drafts := Compare(comeBack(t, file), small(), small()).Drafts(calendar.MustParse("2019-12-02"))
	if len(drafts) != 1 {
		t.Fatalf("%d acts", len(drafts))
	}
	a, ok := drafts[0].Act.(*act.ActionDetailed)
	if !ok || a.Contact.Value != "Une personne" || a.Description != "Un banc d’essai" || len(a.Milestones) != 1 || len(a.Targets) != 1 || !slices.Equal(a.Places, []string{"90010", "25388"}) {
		t.Errorf("the act is %+v", drafts[0].Act)
	}
}

// TestWhatIsWithheldStaysSo writes a cost and communes in a workbook over a sheet that withholds them.
func TestWhatIsWithheldStaysSo(t *testing.T) {
	withheld := func() Plan {
		p := small()
		p.Actions[0].Sheet.Cost, p.Actions[0].Sheet.Places, p.Actions[0].Cost, p.Actions[0].Places = 0, nil, "3 M€", "90010"
		return p
	}
	file := withheld()
	for _, one := range []struct {
		cost         register.Cents
		places       []string
		wanted, then string
	}{{0, nil, "3 M€", "90010"}, {350_000_000, []string{"90010", "25388"}, "3 500 000 €", "90010 25388"}} {
		file.Actions[0].Sheet.Description, file.Actions[0].Sheet.Cost, file.Actions[0].Sheet.Places = "Un banc d’essai", one.cost, one.places
		drafts := Compare(comeBack(t, file), withheld(), withheld()).Drafts(calendar.MustParse("2019-12-02"))
		a := drafts[0].Act.(*act.ActionDetailed)
		if said := strings.NewReplacer(locale.Thin, " ", locale.Fixed, " ").Replace(a.SealedCost.Value); said != one.wanted || a.SealedPlaces.Value != one.then || a.Cost != 0 || len(a.Places) != 0 {
			t.Errorf("the act is %+v", a)
		}
	}
}

func TestFaultyGrids(t *testing.T) {
	head := []string{"Identifiant", "Titre", "Axe", "Fin prévue"}
	for name, one := range map[string]struct {
		rows [][]string
		want string
	}{
		"a column twice":        {[][]string{{"Identifiant", "Titre", "titre"}}, "C1 plan.column-twice"},
		"no identifiers":        {[][]string{{"Titre"}, {"Gare"}}, "1 plan.no-column"},
		"a row twice":           {[][]string{head, {"action:b", "Gare", "Recruter"}, {"action:b", "Gare", "Recruter"}}, "A3 plan.row-twice"},
		"an identifier made up": {[][]string{head, {"action:z", "Gare", "Recruter"}}, "A2 plan.unknown-id"},
		"no title":              {[][]string{head, {"", "", "Recruter"}}, "B2 plan.no-title"},
		"an axis that is not":   {[][]string{head, {"action:b", "Gare", "Grandir"}}, "C2 plan.cell"},
		"a day that is not":     {[][]string{head, {"action:b", "Gare", "Recruter", "31/02/2020"}}, "D2 plan.cell"},
	} {
		p := Compare(&workbook.Book{Format: "csv", Sheets: []workbook.Sheet{{Name: "Actions", Rows: one.rows}}}, small(), small())
		if len(p.Faults) != 1 || p.Faults[0].Cell+" "+p.Faults[0].Code != one.want || !Texts[p.Faults[0].Code].Complete() {
			t.Errorf("%s: %+v; want %s", name, p.Faults, one.want)
		}
	}
}

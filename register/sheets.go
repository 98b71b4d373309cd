package register

import (
	"strings"
	"unicode"
)

// Sheet (fiche-action) is what the sheet of an action says. It is written again whole: what is left out is no longer said.
// Contact, Private and what is withheld are sealed: they are shown to those who may write the sheet.
type Sheet struct {
	Title        string
	Axis         string   // of the pack
	Type         string   // one of [act.ActionTypes]
	Owner        string   // in words
	Organisation ID       // the owner, as an organisation of the register
	Context      string   // the need it answers
	Description  string   // what will be done
	Results      string   // what is expected
	Services     []string // of the pack, that it calls on
	Partners     []ID     // organisations
	Lead         ID       // organisation that follows it in the committee
	Orientation  int64    // act of the orientation that it serves; 0: not said
	Places       []string // codes of communes; none where they are withheld
	Start        Day      // planned
	Planned      Day      // planned end
	Cost         Cents    // total, planned; nought where it is withheld
	Milestones   []Milestone
	Goals        []Goal
	Contact      Sealed
	Private      Sealed // what is not to be published yet
	Withheld     *Withheld
	Budget       *Budget // nil where the cost is not broken down
}

// Budget (détail du coût) says what the cost of an action is made of. Its lines add up to the cost.
type Budget struct {
	Tax   string // "excluded" or "included"; empty where it is not said
	Lines []CostLine
}

// CostLine (ligne de coût) is a part of a cost: of which nature, in which year; 0 where no year is said.
type CostLine struct {
	Nature string `json:"nature"`
	Year   int    `json:"year,omitempty"`
	Cents  Cents  `json:"cents"`
}

// CostLines returns what the cost is made of; nothing where that is not said.
func (s Sheet) CostLines() Budget {
	if s.Budget == nil {
		return Budget{}
	}
	return *s.Budget
}

// Withheld (champs réservés) are the fields that a sheet keeps to those who may write it, such as a site before it is announced.
type Withheld struct{ Cost, Places Seal }

// Withholds returns what the sheet keeps to those who may write it: zero seals where it keeps nothing.
func (s Sheet) Withholds() Withheld {
	if s.Withheld == nil {
		return Withheld{}
	}
	return *s.Withheld
}

// SealedCodes reads the codes of communes in the text that a sheet seals: one after the other, with a space, a comma or a line between.
func SealedCodes(text string) []string {
	return strings.FieldsFunc(text, func(c rune) bool { return unicode.IsSpace(c) || c == ',' || c == ';' })
}

// Milestone (étape) is a step of an action with its planned day; the actual one is a [Reached].
type Milestone struct {
	ID      string `json:"id"`
	What    string `json:"what"`
	Planned Day    `json:"planned,omitzero"`
}

// Reached (étape franchie) is the actual day of a milestone.
type Reached struct {
	Milestone string
	On        Day
	Note      string
	Act       int64
}

// Goal (indicateur et cible) is what an action is measured by. Values are in hundredths of the unit.
type Goal struct {
	ID          string `json:"id"`
	What        string `json:"what"`
	Unit        string `json:"unit"` // "emplois", "ha", "tCO2"
	Baseline    *int64 `json:"baseline_hundredths,omitempty"`
	BaselineDay Day    `json:"baseline_day,omitzero"`
	Source      string `json:"source,omitempty"` // of the baseline
	Target      *int64 `json:"target_hundredths,omitempty"`
	Due         Day    `json:"due,omitzero"`
}

// Reading (relevé) is a value of an indicator on a day. Who contests it gives another; both stand until an act settles it.
type Reading struct {
	Target   string
	Value    int64 // hundredths
	Source   string
	On       Day
	Act      int64
	Contests []Contest
	Settled  Contest // with its act, when it was settled
}

// Contest (contestation) is another value for a reading, and why.
type Contest struct {
	Value  int64 // hundredths
	Reason string
	On     Day
	Act    int64
}

// Open reports whether the reading is contested and not settled on a day.
func (r Reading) Open(on Day) bool {
	settled := r.Settled.Act != 0 && r.Settled.On <= on
	return !settled && len(r.Contests) > 0 && r.Contests[0].On <= on
}

// Sheet returns the sheet as it is on a day; before the first day, as it was first written.
func (a *Action) Sheet(on Day) Sheet {
	if f, ok := a.Sheets.On(on); ok {
		return f.Value
	}
	return a.Sheets[0].Value
}

// Milestone returns the milestone of that name.
func (s Sheet) Milestone(id string) (Milestone, bool) {
	for _, m := range s.Milestones {
		if m.ID == id {
			return m, true
		}
	}
	return Milestone{}, false
}

// Goal returns the goal of that name.
func (s Sheet) Goal(id string) (Goal, bool) {
	for _, t := range s.Goals {
		if t.ID == id {
			return t, true
		}
	}
	return Goal{}, false
}

// ReachedOn returns when a milestone was reached, by a day.
func (a *Action) ReachedOn(milestone string, on Day) (Reached, bool) {
	for _, r := range a.Reached {
		if r.Milestone == milestone && r.On <= on {
			return r, true
		}
	}
	return Reached{}, false
}

// Reading returns the place of the reading that an act took, or -1.
func (a *Action) Reading(act int64) int {
	for i, r := range a.Readings {
		if r.Act == act {
			return i
		}
	}
	return -1
}

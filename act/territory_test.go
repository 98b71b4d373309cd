package act

import (
	"slices"
	"testing"

	"jalon/calendar"
	"jalon/perimeter"
	"jalon/register"
)

// Dole joins Nord in June 2019; Nord bears a code for half a year.
var (
	mergedDole = by("secretaire", "2019-06-01", &TerritoryMerged{Territory: "ti:dole", Into: "ti:nord"})
	codedNord  = by("secretaire", "2019-01-01", &AliasGiven{Territory: "ti:nord", Code: "ti-2707", List: "Liste d’octobre 2020", Until: calendar.MustParse("2019-06-30")})
)

var territoryTries = []try{
	{name: "a territory is proposed", when: by("secretaire", "2019-02-01", &TerritoryProposed{Territory: "ti:sud", Programme: ti2018, Name: "Sud", Region: "27",
		Members: []perimeter.Member{{Kind: perimeter.EPCI, Code: "200069052", Part: []string{"90001"}}}}),
		then: func(t *testing.T, s *state) {
			one, _ := s.Territories.Get("ti:sud")
			if one.Status.Value(calendar.MustParse("2019-02-01")) != register.Proposed || len(one.Perimeter[0].Value) != 1 {
				t.Errorf("it is %+v", one)
			}
		}},
	{name: "a region that is not", when: proposed("20", belfort), want: "region.unknown"},
	{name: "an EPCI that never was", when: proposed("27", "epci:200000000"), want: "epci.unknown"},
	{name: "an EPCI to be born in 2020", when: proposed("27", "epci:200090579"), want: "epci.not-yet-born"},
	{name: "a commune that never was", when: proposed("27", "com:99999"), want: "commune.unknown"},
	{name: "a commune restored in 2020", when: proposed("27", "com:14666"), want: "commune.not-yet-born"},
	{name: "an EPCI merged on 1 January 2020", when: added("2020-06-01", "epci:243900412"), want: "epci.gone"},
	{name: "a commune merged in 2019", when: added("2020-06-01", "com:21213"), want: "commune.gone"},
	{name: "a part that is not inside", when: inMeeting(&PerimeterAdapted{Territory: "ti:nord", Add: []perimeter.Member{{Kind: perimeter.EPCI, Code: "200010650", Part: []string{"90001"}}}}),
		want: "part.not-inside"},

	{name: "the label", when: by("secretaire", "2019-02-01", &TerritoryLabelled{"ti:chalon"}),
		then: statusIs("ti:chalon", "2019-02-01", register.Labelled)},
	{name: "the label from paper", when: by("greffier", "2019-02-01", &TerritoryLabelled{"ti:chalon"}).fromPaper(),
		then: statusIs("ti:chalon", "2019-02-01", register.Labelled)},
	{name: "the label twice", when: by("secretaire", "2019-02-01", &TerritoryLabelled{"ti:nord"}), want: "territory.already-labelled"},
	{name: "the label is not the region’s to give", when: by("presidente", "2019-02-01", &TerritoryLabelled{"ti:chalon"}), want: "power.missing"},
	{name: "the label of what is not", when: by("secretaire", "2019-02-01", &TerritoryLabelled{"ti:rien"}), want: "object.unknown"},

	{name: "another name", when: by("secretaire", "2019-02-01", &TerritoryRenamed{"ti:nord", "Nord Franche-Comté"}),
		then: func(t *testing.T, s *state) {
			one, _ := s.Territories.Get("ti:nord")
			if before, after := one.Name.Value(calendar.MustParse("2019-01-31")), one.Name.Value(calendar.MustParse("2019-02-01")); before != "Nord" || after != "Nord Franche-Comté" {
				t.Errorf("it was called %q, then %q", before, after)
			}
		}},
	{name: "the same name", when: by("secretaire", "2019-02-01", &TerritoryRenamed{"ti:nord", "Nord"}), want: "territory.same-name"},
	{name: "no name", when: by("secretaire", "2019-02-01", &TerritoryRenamed{"ti:nord", ""}), want: "field.required"},

	{name: "one into another", when: mergedDole, then: func(t *testing.T, s *state) {
		statusIs("ti:dole", "2019-06-01", register.Merged)(t, s)
		one, _ := s.Territories.Get("ti:dole")
		if heirs := one.Heirs.Value(calendar.MustParse("2019-06-01")); !slices.Equal(heirs, []id{"ti:nord"}) {
			t.Errorf("its heirs are %v", heirs)
		}
	}},
	{name: "an act after the end", given: []deed{mergedDole}, when: by("secretaire", "2019-06-02", &TerritoryRenamed{"ti:dole", "Jura"}), want: "territory.ended"},
	{name: "into itself", when: by("secretaire", "2019-06-01", &TerritoryMerged{"ti:nord", "ti:nord"}), want: "territory.own-heir"},
	{name: "into one that has ended", given: []deed{mergedDole}, when: by("secretaire", "2019-06-01", &TerritoryMerged{"ti:nord", "ti:dole"}), want: "territory.ended"},
	{name: "in a circle through the past", given: []deed{mergedDole}, when: by("secretaire", "2019-05-01", &TerritoryMerged{"ti:nord", "ti:dole"}), want: "territory.own-heir"},
	{name: "ended twice through the past", given: []deed{mergedDole}, when: by("secretaire", "2019-05-01", &TerritoryWithdrawn{"ti:dole", "Sans suite"}), want: "territory.ends-later"},
	{name: "into nothing", when: by("secretaire", "2019-06-01", &TerritoryMerged{Territory: "ti:nord"}), want: "field.required"},

	{name: "into two", when: by("secretaire", "2019-06-01", &TerritorySplit{"ti:nord", []id{"ti:dole", "ti:chalon"}}),
		then: statusIs("ti:nord", "2019-06-01", register.Split)},
	{name: "into one", when: by("secretaire", "2019-06-01", &TerritorySplit{"ti:nord", []id{"ti:dole"}}), want: "territory.split-in-one"},
	{name: "into the same twice", when: by("secretaire", "2019-06-01", &TerritorySplit{"ti:nord", []id{"ti:dole", "ti:dole"}}), want: "territory.heir-twice"},
	{name: "into none", when: by("secretaire", "2019-06-01", &TerritorySplit{Territory: "ti:nord"}), want: "field.required"},
	{name: "by another", when: by("secretaire", "2019-06-01", &TerritorySucceeded{"ti:nord", "ti:chalon"}),
		then: statusIs("ti:nord", "2019-06-01", register.Succeeded)},
	{name: "by nobody", when: by("secretaire", "2019-06-01", &TerritorySucceeded{Territory: "ti:nord"}), want: "field.required"},
	{name: "out of the programme", when: by("secretaire", "2019-06-01", &TerritoryWithdrawn{"ti:chalon", "La candidature est retirée."}),
		then: statusIs("ti:chalon", "2019-06-01", register.Withdrawn)},
	{name: "without a reason", when: by("secretaire", "2019-06-01", &TerritoryWithdrawn{Territory: "ti:chalon"}), want: "field.required"},

	{name: "a code for a time", when: codedNord, then: func(t *testing.T, s *state) {
		one, _ := s.Territories.Get("ti:nord")
		if last, after := one.AliasOn(calendar.MustParse("2019-06-30")), one.AliasOn(calendar.MustParse("2019-07-01")); len(last) != 1 || len(after) != 0 {
			t.Errorf("it bears %v on the last day, then %v", last, after)
		}
	}},
	{name: "a code given again", given: []deed{codedNord}, when: by("secretaire", "2019-07-01", &AliasGiven{Territory: "ti:dole", Code: "ti-2707", List: "Liste d’octobre 2020"})},
	{name: "a code given to two at once", given: []deed{codedNord}, when: by("secretaire", "2019-06-30", &AliasGiven{Territory: "ti:dole", Code: "ti-2707", List: "Liste d’octobre 2020"}), want: "alias.taken"},
	{name: "no code", when: by("secretaire", "2019-07-01", &AliasGiven{Territory: "ti:dole", Code: "TI 27", List: "Liste"}), want: "alias.malformed"},
	{name: "a code for one day", when: by("secretaire", "2019-07-01", &AliasGiven{Territory: "ti:dole", Code: "ti-27", List: "Liste", Until: calendar.MustParse("2019-07-01")})},
	{name: "a code that ends before it begins", when: by("secretaire", "2019-07-01", &AliasGiven{Territory: "ti:dole", Code: "ti-27", List: "Liste", Until: calendar.MustParse("2019-06-30")}), want: "alias.backwards"},
}

// proposed is the proposal of a territory of one member.
func proposed(region, member string) deed {
	return by("secretaire", "2019-02-01", &TerritoryProposed{Territory: "ti:sud", Programme: ti2018, Name: "Sud", Region: region, Members: members(member)})
}

// statusIs wants a status on a day.
func statusIs(territory id, on string, want register.Status) func(*testing.T, *state) {
	return func(t *testing.T, s *state) {
		one, _ := s.Territories.Get(territory)
		if got := one.Status.Value(calendar.MustParse(on)); got != want {
			t.Errorf("%s is %s on %s; want %s", territory, got, on, want)
		}
	}
}

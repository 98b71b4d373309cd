package portrait

import (
	"slices"
	"strings"
	"testing"

	"jalon/atlas"
	"jalon/indicator"
	"jalon/locale"
)

// asked are portraits that meet every trap: a territory with its zones, and a commune of a few people.
func asked(l locale.Lang) []Request {
	village := request(Place{ID: "ti:village", Name: "Village", Members: []Member{{Kind: "com", Code: "23063", Name: "Village"}}}, l)
	all := []Request{request(nord, l), request(dole, l), village}
	for i := range all {
		all[i].Data = NewData(atlas.France(), nil, nil, Zones{})
	}
	return all
}

// TestTrapsArePrintedWhereTheyMatter holds each section of each trap, in both languages: said once where there is a table, and only there.
func TestTrapsArePrintedWhereTheyMatter(t *testing.T) {
	for _, l := range locale.Langs {
		met := map[string]int{}
		for _, r := range asked(l) {
			w := newWriter(r)
			for _, s := range Compose(r).Sections {
				for _, trap := range traps {
					sign := trap.sign.In(l)
					matters := len(s.Tables) > 0 && slices.Contains(trap.sections, s.Name) && (trap.where == nil || trap.where(w))
					if said := strings.Contains(s.Reading, sign); matters && !said {
						t.Errorf("%s, %s, %s: the reading does not say “%s”: %s", l, r.Name, s.Name, sign, s.Reading)
					} else if matters {
						met[sign]++
					}
					if len(s.Tables) == 0 && strings.Contains(s.Reading, trap.says.In(l)) {
						t.Errorf("%s, %s, %s warns of what it does not show", l, r.Name, s.Name)
					}
				}
			}
		}
		for _, trap := range traps {
			if met[trap.sign.In(l)] == 0 {
				t.Errorf("%s: nothing meets the trap “%s”", l, trap.says.In(l))
			}
			if !strings.Contains(trap.says.In(l), trap.sign.In(l)) {
				t.Errorf("%s: the sign “%s” is not in “%s”", l, trap.sign.In(l), trap.says.In(l))
			}
		}
	}
}

// TestTheFieldOfEachFigureIsNamed reads on the page what each trap is about, as a person would.
func TestTheFieldOfEachFigureIsNamed(t *testing.T) {
	all := Compose(asked("fr")[0])
	for _, c := range []struct{ section, words string }{
		{"essentials", "Part de l’industrie dans les établissements"},
		{"essentials", "Part de l’industrie dans les postes salariés"},
		{"essentials", "Recensement « 2018 » : moyenne de cinq années d’enquête, de 2016 à 2020"},
		{"structure", "Chiffres de l’industrie hors intérim"},
		{"growth", "au lieu de travail"},
		{"labour", "Le chômage du recensement est déclaré par les personnes"},
		{"causes", "L’effet local est un reste"},
		{"causes", "Le résultat dépend du niveau de la nomenclature : ici A38"},
		{"causes", "La référence contient le territoire"},
		{"base", "un minorant"},
		{"diversity", "l’indice n’est pas un classement"},
		{"method", "hors intérim"},
	} {
		i := slices.IndexFunc(all.Sections, func(s Section) bool { return s.Name == c.section })
		s := all.Sections[i]
		text := s.Reading + s.Finding
		for _, table := range s.Tables {
			for _, row := range append(table.Rows, table.Columns) {
				text += " " + row[0]
			}
		}
		if !strings.Contains(strings.NewReplacer("\u202f", " ", "\u00a0", " ").Replace(text), c.words) {
			t.Errorf("%s does not say “%s”: %s", c.section, c.words, text)
		}
	}
}

// TestAFewPeopleAreOrdersOfMagnitude wants the badge of an estimate on the census of a village.
func TestAFewPeopleAreOrdersOfMagnitude(t *testing.T) {
	for _, s := range Compose(asked("fr")[2]).Sections {
		if len(s.Tables) > 0 && s.Badge != indicator.Estimated {
			t.Errorf("%s of a village bears the badge %s", s.Name, s.Badge)
		}
	}
}

// TestNoLeagueTableOfComplexity wants complexity of nobody but the territory of the portrait, and no section that ranks others by it.
func TestNoLeagueTableOfComplexity(t *testing.T) {
	for _, r := range asked("fr") {
		for _, s := range Compose(r).Sections {
			for _, f := range s.Figures {
				if (f.Indicator == "eci" || f.Indicator == "pci") && f.Territory != r.ID {
					t.Errorf("%s gives the complexity of %s", s.Name, f.Territory)
				}
			}
			for _, table := range s.Tables {
				for _, column := range table.Columns {
					if strings.Contains(strings.ToLower(column), "complexit") || strings.Contains(strings.ToLower(column), "rang") {
						t.Errorf("%s ranks by %q", s.Name, column)
					}
				}
			}
		}
	}
}

package portrait

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"jalon/cube"
	"jalon/indicator"
	"jalon/locale"
)

// trap (piège de lecture) is what figures are easily taken for and are not. It is printed in every section where it matters, and
// where there is something to read.
type trap struct {
	says     locale.Text // in words of [writer.dated]
	sign     locale.Text // words that a section has where it says so itself
	sections []string
	where    func(*writer) bool // nil: always
}

// traps are those of the fields that portraits draw on.
var traps = []trap{
	{says: locale.Text{FR: "Industrie : sections B à E de la nomenclature ; l’industrie manufacturière est la seule section C.", EN: "Industry: sections B to E of the nomenclature; manufacturing is section C alone."},
		sign: locale.Text{FR: "sections B à E de la nomenclature", EN: "sections B to E of the nomenclature"}, sections: []string{"essentials", "structure", "renewal"}},
	{says: locale.Text{FR: "Chiffres de l’industrie hors intérim : les intérimaires sont comptés dans les services.", EN: "Figures of industry leave temporary work out: it is counted in services."},
		sign: locale.Text{FR: "hors intérim", EN: "emporary work"}, sections: []string{"structure", "distinction", "diversity", "causes", "base", "leads"}, where: hasJobs},
	{says: locale.Text{FR: "Flores compte les postes salariés, hors ministère des Armées, au lieu de travail : ni les indépendants, ni les établissements sans salarié. Il ne prolonge pas Clap (avant 2016).",
		EN: "Flores counts salaried posts, but for the armed forces ministry, at the workplace: neither the self-employed nor establishments without employees. It does not continue Clap (before 2016)."},
		sign: locale.Text{FR: "ne prolonge pas Clap", EN: "not continue Clap"}, sections: []string{"structure", "distinction", "diversity", "causes", "base"}, where: isFlores},
	{says: locale.Text{FR: "Recensement « {year} » : moyenne de cinq années d’enquête, de {first} à {last} ; deux recensements ne se comparent qu’à cinq ans d’écart.", EN: "Census “{year}”: a mean of five years of survey, {first} to {last}; two censuses only compare five years apart."},
		sign: locale.Text{FR: "moyenne de cinq années", EN: "mean of five years"}, sections: []string{"essentials", "place", "growth", "labour"}},
	{says: locale.Text{FR: "Les emplois sont comptés au lieu de travail ; la population, l’activité et le chômage au lieu de résidence.", EN: "Jobs are counted at the workplace; people, activity and unemployment at the place of residence."},
		sign: locale.Text{FR: "au lieu de résidence", EN: "place of residence"}, sections: []string{"essentials", "growth", "labour"}},
	{says: locale.Text{FR: "Ce sont des établissements, non des emplois : un grand site y pèse autant qu’un atelier.", EN: "These are establishments, not jobs: a large site weighs as much as a workshop."},
		sign: locale.Text{FR: "non des emplois", EN: "not jobs: a"}, sections: []string{"structure", "sites", "renewal"}},
	{says: locale.Text{FR: "La France, la région et l’ensemble des territoires contiennent celui-ci.", EN: "France, the region and the territories together contain this one."},
		sign: locale.Text{FR: "contien", EN: "contain"}, sections: []string{"essentials", "structure", "distinction", "diversity", "growth", "causes", "sites", "base", "labour"}, where: usual},
	{says: locale.Text{FR: "Parmi les comparaisons choisies, la France, la région du territoire et l’ensemble des territoires le contiennent.", EN: "Among the comparisons chosen, France, the region of the territory and the territories together contain it."},
		sign: locale.Text{FR: "contien", EN: "contain"}, sections: []string{"essentials", "structure", "distinction", "diversity", "growth", "causes", "sites", "base", "labour"}, where: chose},
	{says: locale.Text{FR: "Moins de 2 000 habitants ou de 200 emplois : le recensement n’y donne que des ordres de grandeur.", EN: "Fewer than 2,000 inhabitants or 200 jobs: the census only gives orders of magnitude there."},
		sign: locale.Text{FR: "ordres de grandeur", EN: "orders of magnitude"}, sections: []string{"essentials", "place", "growth", "labour"}, where: (*writer).small},
}

// dashes says why cells of the tables of a section have no value: the reasons of its figures, and what the section knows.
func (w *writer) dashes(s *Section) {
	dash := func(cells []string) bool { return slices.Contains(cells, "—") }
	if !slices.ContainsFunc(s.Tables, func(t Table) bool { return slices.ContainsFunc(t.Rows, dash) }) {
		return
	}
	reasons := s.why
	for _, reason := range w.nulls {
		if text := strings.TrimSuffix(reason.In(w.Lang), "."); text != "" && !slices.Contains(reasons, text) {
			reasons = append(reasons, text)
		}
	}
	if len(reasons) > 0 {
		s.Reading += " " + w.say("Un tiret : {reasons}.", "A dash: {reasons}.", "reasons", lower(strings.Join(reasons, " ; ")))
	}
}

// lower begins words in the middle of a sentence.
func lower(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	return string(unicode.ToLower(first)) + text[size:]
}

// usual reports whether the comparators are those that the program takes on its own; chose, whether they were asked for.
func usual(w *writer) bool { return len(w.Compare) == 0 }
func chose(w *writer) bool { return !usual(w) }

func hasJobs(w *writer) bool { return w.jobs != nil }

// isFlores reports whether jobs by activity are those of Flores: imported, or those of the zones that the program carries.
func isFlores(w *writer) bool {
	return hasJobs(w) && (w.jobs.set.Source == "flores" || w.jobs.set.ID == embedded) && w.jobs.now.Measure == cube.SalariedJobs
}

// small reports whether the census says little of so few people. Its counts are in tenths.
func (w *writer) small() bool {
	return w.known() && (w.here.Population < 2_000*10 || w.here.Jobs < 200*10)
}

// warn adds to the reading of a section the traps of what it shows.
func (w *writer) warn(s *Section) {
	if len(s.Tables) == 0 {
		return
	}
	if w.small() {
		s.Badge = indicator.Estimated
	}
	for _, t := range traps {
		if slices.Contains(t.sections, s.Name) && (t.where == nil || t.where(w)) && !strings.Contains(s.Reading, t.sign.In(w.Lang)) {
			s.Reading += " " + w.dated(t.says.FR, t.says.EN, "first", strconv.Itoa(w.table.year-2), "last", strconv.Itoa(w.table.year+2))
		}
	}
}

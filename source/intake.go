package source

import (
	"fmt"

	"jalon/atlas"
	"jalon/locale"
)

// Intake (bilan d'import) tells what was read of a data set.
type Intake struct {
	Year    int            `json:"year"`
	Rows    int            `json:"rows"`               // read
	Kept    int            `json:"kept"`               // used
	Left    map[string]int `json:"rejected,omitempty"` // not used, by reason
	Notes   []Note         `json:"notes,omitempty"`
	Edition atlas.Edition  `json:"-"`
}

// Note is something to know of a data set, which is no fault.
type Note struct {
	Code  string   `json:"code"`
	About []string `json:"about"`
}

// Text returns the sentence of a note, with the places {n} and {about}.
func (n Note) Text() locale.Text { return noteTexts[n.Code] }

func (in *Intake) leave(reason string) {
	if in.Left == nil {
		in.Left = map[string]int{}
	}
	in.Left[reason]++
}

// LeftText returns the words of a reason for which rows are not used.
func LeftText(reason string) locale.Text { return leftTexts[reason] }

// misfit tells why an edition does not fit; where says the row of a code.
func (f *Faults) misfit(file string, err error, where map[string]int) {
	m, ok := err.(*atlas.Misfit)
	if !ok {
		f.add(Fault{File: file, Code: "sheet.unreadable", Detail: err.Error()})
		return
	}
	if len(m.About) == 0 {
		f.add(Fault{File: file, Code: m.Code, Given: fmt.Sprint(m.Year)})
	}
	for _, code := range m.About[:min(len(m.About), maxFaults-1)] {
		f.add(Fault{File: file, Row: where[code], Code: m.Code, Given: code, Detail: fmt.Sprint(m.Year)})
	}
	if more := len(m.About) - maxFaults + 1; more > 0 {
		f.add(Fault{File: file, Code: m.Code + "-more", Given: fmt.Sprint(more)})
	}
}

var cogTexts = map[string]locale.Text{
	"cog.no-year":            {FR: "l’année n’est pas dans le nom du fichier : dites-la par --year", EN: "the year is not in the name of the file: say it with --year"},
	"cog.twice":              {FR: "{given} est déjà à la ligne {detail} sous un autre nom", EN: "{given} is already at row {detail} under another name"},
	"cog.type":               {FR: "« {given} » n’est pas un type de commune : {detail} sont attendus", EN: "“{given}” is not a type of commune: {detail} are expected"},
	"cog.later":              {FR: "événement du {given}, après le 1er janvier {detail} : le fichier est-il d’une autre année ?", EN: "event of {given}, after 1 January {detail}: is the file of another year?"},
	"cog.people":             {FR: "« {given} » n’est pas un nombre d’habitants", EN: "“{given}” is not a number of people"},
	"cog.no-name":            {FR: "le nom est vide", EN: "the name is empty"},
	"cog.nothing":            {FR: "ni communes ni populations de {detail} dans ce qui est donné", EN: "neither communes nor populations of {detail} in what is given"},
	"cog.all-known":          {FR: "les communes de {detail} sont déjà dans l’atlas, les mêmes : il n’y a rien à importer", EN: "the communes of {detail} are already in the atlas, the same: there is nothing to import"},
	"cog.wrong-year":         {FR: "les communes ne sont pas celles de {given} ; la géographie qui leur ressemble est celle de : {detail}", EN: "the communes are not those of {given}; the geography they look like is that of: {detail}"},
	"edition.held":           {FR: "l’atlas a déjà cette géographie de {given} ; pour importer de nouveau ce qui l’a été, oubliez-le d’abord (jalon data drop)", EN: "the atlas already has this geography of {given}; to import again what was imported, forget it first (jalon data drop)"},
	"edition.gap":            {FR: "les communes de {given} manquent : importez-les d’abord (jalon import cog)", EN: "the communes of {given} are missing: import them first (jalon import cog)"},
	"edition.lost":           {FR: "la commune {given} n’est plus là en {detail}, et rien ne dit ce qu’elle est devenue : donnez aussi le fichier des événements, ou reprenez la liste si elle est tronquée", EN: "commune {given} is gone in {detail}, and nothing says what became of it: give the file of events too, or take the list again if it is truncated"},
	"edition.uncounted":      {FR: "la commune {given} était comptée l’année d’avant et ne l’est plus en {detail}", EN: "commune {given} was counted the year before and is not in {detail}"},
	"edition.uncounted-more": {FR: "et {given} autres : le fichier des populations est sans doute tronqué", EN: "and {given} others: the file of populations is probably truncated"},
	"edition.lost-more":      {FR: "et {given} autres : la liste est sans doute tronquée, ou d’une autre année", EN: "and {given} others: the list is probably truncated, or of another year"},
	"edition.sprung":         {FR: "la commune {given} apparaît en {detail}, et rien ne dit d’où elle vient : donnez aussi le fichier des événements", EN: "commune {given} appears in {detail}, and nothing says out of what: give the file of events too"},
	"edition.sprung-more":    {FR: "et {given} autres : la liste est sans doute d’une autre année", EN: "and {given} others: the list is probably of another year"},
	"edition.stranger":       {FR: "{given} n’est pas une commune de {detail} : le fichier est-il d’une autre année ?", EN: "{given} is no commune of {detail}: is the file of another year?"},
	"edition.stranger-more":  {FR: "et {given} autres : le fichier est sans doute d’une autre année", EN: "and {given} others: the file is probably of another year"},
	"edition.left-out":       {FR: "la commune {given} n’est dans aucun EPCI de {detail}", EN: "commune {given} is in no EPCI of {detail}"},
	"edition.left-out-more":  {FR: "et {given} autres communes : le fichier est sans doute tronqué", EN: "and {given} other communes: the file is probably truncated"},
}

var leftTexts = map[string]locale.Text{
	"duplicate":    {FR: "répétées à l’identique", EN: "repeated as they were"},
	"earlier":      {FR: "d’une année antérieure", EN: "of an earlier year"},
	"not-communes": {FR: "sur d’autres entités que des communes", EN: "on other things than communes"},
	"no-epci":      {FR: "communes sans EPCI", EN: "communes without EPCI"},
	"other-nature": {FR: "groupements d’une autre nature", EN: "bodies of another nature"},
	"no-commune":   {FR: "membres qui ne sont pas des communes", EN: "members that are not communes"},
}

var noteTexts = map[string]locale.Text{
	"cog.known":      {FR: "Les communes de {about} sont déjà dans l’atlas, les mêmes : elles ne sont pas reprises.", EN: "The communes of {about} are already in the atlas, the same: they are not taken again."},
	"contour.flawed": {FR: "{n} {n|commune a|communes ont} un anneau qui se croise ou qui n’en est pas un ; c’est accepté : {about}.", EN: "{n} {n|commune has|communes have} a ring that crosses itself or is none; it is accepted: {about}."},
	"contour.hole":   {FR: "{n} {n|commune a|communes ont} un trou qu’aucune commune ne remplit : {about}.", EN: "{n} {n|commune has|communes have} a hole that no commune fills: {about}."},
	"epci.regions":   {FR: "{n} EPCI ont des communes dans deux régions : {about}.", EN: "{n} EPCI have communes in two regions: {about}."},
}

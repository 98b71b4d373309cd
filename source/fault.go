package source

import (
	"fmt"

	"jalon/locale"
)

// Fault (défaut d'un fichier) is what is wrong at one place of a file: no guess is made.
type Fault struct {
	File   string `json:"file"`
	Row    int    `json:"row"` // the first is 1, which holds the names of the columns
	Column string `json:"column,omitempty"`
	Code   string `json:"code"`
	Given  string `json:"given,omitempty"`
	Detail string `json:"detail,omitempty"` // what was expected, as figures, codes or names
}

// Faults are the faults of a file, in the order of its rows.
type Faults []Fault

// Error implements error.
func (f Faults) Error() string {
	return fmt.Sprintf("%s: %d faults, first %s at row %d", f[0].File, len(f), f[0].Code, f[0].Row)
}

// Text returns the sentence of a fault, with the places {given} and {detail}.
func (f Fault) Text() locale.Text {
	for _, texts := range []map[string]locale.Text{faultTexts, sheetTexts, cogTexts, epciTexts, contourTexts, dataTexts} {
		if t, ok := texts[f.Code]; ok {
			return t
		}
	}
	return locale.Text{}
}

var faultTexts = map[string]locale.Text{
	"list.empty":                {FR: "aucune ligne après les noms des colonnes : le fichier est-il tronqué ?", EN: "no row after the names of the columns: is the file truncated?"},
	"list.not-utf8":             {FR: "« {given} » n’est pas en UTF-8 : le fichier est sans doute en Latin-1 ; enregistrez-le en UTF-8, ou dites-le par --latin1", EN: "“{given}” is not UTF-8: the file is probably Latin-1; save it as UTF-8, or say so with --latin1"},
	"list.lossy-name":           {FR: "« {given} » a perdu un caractère : reprenez le nom à la source", EN: "“{given}” lost a character: take the name from the source again"},
	"list.no-territory":         {FR: "le code du territoire est vide", EN: "the code of the territory is empty"},
	"list.day":                  {FR: "« {given} » n’est pas un jour : AAAA-MM-JJ est attendu", EN: "“{given}” is not a day: YYYY-MM-DD is expected"},
	"list.kind":                 {FR: "« {given} » n’est pas une sorte de membre : {detail} sont attendus", EN: "“{given}” is not a kind of member: {detail} are expected"},
	"list.rounded":              {FR: "« {given} » est un numéro arrondi par un tableur : un SIREN de neuf chiffres est attendu, dans une colonne de texte", EN: "“{given}” is a number that a spreadsheet rounded: a SIREN of nine digits is expected, in a text column"},
	"list.lost-zero":            {FR: "« {given} » a perdu son zéro : {detail} est attendu", EN: "“{given}” lost its zero: {detail} is expected"},
	"list.siren":                {FR: "« {given} » n’est pas un SIREN : neuf chiffres sont attendus", EN: "“{given}” is not a SIREN: nine digits are expected"},
	"list.commune":              {FR: "« {given} » n’est pas le code d’une commune : cinq caractères sont attendus, comme 25388 ou 2A004", EN: "“{given}” is not the code of a commune: five characters are expected, as 25388 or 2A004"},
	"list.epci.unknown":         {FR: "{given} : aucun EPCI ne porte ce numéro", EN: "{given}: no EPCI bears this number"},
	"list.epci.not-yet-born":    {FR: "{given} n’existe pas encore dans la géographie de {detail}", EN: "{given} does not exist yet in the geography of {detail}"},
	"list.epci.gone":            {FR: "{given} n’existe plus dans la géographie de {detail}", EN: "{given} no longer exists in the geography of {detail}"},
	"list.commune.unknown":      {FR: "{given} : aucune commune ne porte ce code", EN: "{given}: no commune bears this code"},
	"list.commune.not-yet-born": {FR: "{given} n’existe pas encore dans la géographie de {detail}", EN: "{given} does not exist yet in the geography of {detail}"},
	"list.commune.gone":         {FR: "{given} n’existe plus dans la géographie de {detail}", EN: "{given} no longer exists in the geography of {detail}"},
	"list.near-name":            {FR: "{given} : nom presque identique à celui de {detail} ; lequel des deux est membre ?", EN: "{given}: almost the same name as {detail}; which of the two is a member?"},
	"list.code-reused":          {FR: "{given} : ce code était celui d’un autre territoire, « {detail} »", EN: "{given}: this code was that of another territory, “{detail}”"},
	"list.territory-left-out":   {FR: "« {given} » ({detail}) n’est plus dans la liste, sans qu’un acte le dise", EN: "“{given}” ({detail}) is no longer in the list, and no act says so"},
	"list.member-left-out":      {FR: "{given} n’est plus membre de « {detail} », sans qu’un acte le dise", EN: "{given} is no longer a member of “{detail}”, and no act says so"},
	"list.double":               {FR: "{given} est dans plusieurs territoires : {detail}", EN: "{given} is in several territories: {detail}"},
	"list.shared-out":           {FR: "« {given} » est partagé entre plusieurs territoires ou réuni à d’autres : {detail} ; dire qui lui succède est une décision", EN: "“{given}” is split over several territories or merged with others: {detail}; who follows it is a decision"},
	"list.twice":                {FR: "« {given} » est déjà à la ligne {detail} pour ce territoire", EN: "“{given}” is already at row {detail} for this territory"},
	"list.disagrees":            {FR: "« {given} », mais « {detail} » à la première ligne de ce territoire", EN: "“{given}”, but “{detail}” at the first row of this territory"},
	"table.not-text":            {FR: "c’est un classeur, une archive ou de l’UTF-16 : un fichier CSV en UTF-8 est attendu", EN: "this is a workbook, an archive or UTF-16: a CSV file in UTF-8 is expected"},
	"table.not-csv":             {FR: "ce n’est pas du CSV : {detail}", EN: "this is not CSV: {detail}"},
	"table.unreadable":          {FR: "la lecture s’arrête ici : {detail}", EN: "reading stops here: {detail}"},
	"table.empty":               {FR: "aucune ligne : les colonnes {detail}, puis une ligne au moins, sont attendues", EN: "no row: the columns {detail}, then one row at least, are expected"},
	"table.no-column":           {FR: "colonne absente : {detail} sont attendues, le fichier a {given}", EN: "missing column: {detail} are expected, the file has {given}"},
	"table.column-twice":        {FR: "la colonne « {given} » est là deux fois : une seule est attendue", EN: "the column “{given}” is there twice: one is expected"},
	"table.columns":             {FR: "{given} colonnes, {detail} attendues : la ligne est-elle tronquée ?", EN: "{given} columns, {detail} expected: is the row truncated?"},
	"table.no-code":             {FR: "le code est vide : un code est attendu", EN: "the code is empty: a code is expected"},
	"table.not-utf8":            {FR: "« {given} » n’est pas en UTF-8 : le fichier est sans doute en Latin-1 ; enregistrez-le en UTF-8", EN: "“{given}” is not UTF-8: the file is probably Latin-1; save it as UTF-8"},
	"table.count":               {FR: "« {given} » n’est pas un effectif : un nombre entier est attendu, sans signe, espace ni décimale ; une valeur secrète ou inconnue n’est pas 0", EN: "“{given}” is not a count: a whole number is expected, without sign, space or decimals; a secret or unknown value is not 0"},
	"table.twice":               {FR: "« {given} » est déjà à la ligne {detail} : une seule est attendue", EN: "“{given}” is already at row {detail}: one is expected"},
	"table.too-wide":            {FR: "{given} codes : {detail} au plus sont attendus", EN: "{given} codes: at most {detail} are expected"},
	"table.no-group":            {FR: "« {given} » n’a pas de groupe dans {detail}", EN: "“{given}” has no group in {detail}"},
	"table.unknown-code":        {FR: "« {given} » n’est pas dans {detail}", EN: "“{given}” is not in {detail}"},
}

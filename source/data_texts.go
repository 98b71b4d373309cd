package source

import "jalon/locale"

var dataTexts = map[string]locale.Text{
	"data.archive":      {FR: "l’archive ne se lit pas, le téléchargement est sans doute incomplet : {detail}", EN: "the archive cannot be read, its download is probably not complete: {detail}"},
	"data.no-table":     {FR: "l’archive ne contient aucun tableau (.csv ou .txt)", EN: "the archive holds no table (.csv or .txt)"},
	"data.empty":        {FR: "le fichier est vide", EN: "the file is empty"},
	"data.not-csv":      {FR: "ce n’est pas du CSV : {detail}", EN: "this is not CSV: {detail}"},
	"data.broken":       {FR: "la lecture s’arrête ici, le fichier est sans doute tronqué : {detail}", EN: "reading stops here, the file is probably cut short: {detail}"},
	"data.parquet":      {FR: "ce fichier Parquet ne se lit pas, il est sans doute tronqué : {detail}", EN: "this Parquet file cannot be read, it is probably cut short: {detail}"},
	"data.nested":       {FR: "cette colonne contient des listes ou des structures : un tableau à plat est attendu", EN: "this column holds lists or structures: a flat table is expected"},
	"data.workbook":     {FR: "ce classeur ne se lit pas : {detail}", EN: "this workbook cannot be read: {detail}"},
	"data.columns":      {FR: "{given} colonnes, {detail} attendues : la ligne est-elle tronquée ?", EN: "{given} columns, {detail} expected: is the row truncated?"},
	"data.no-column":    {FR: "colonne absente : {detail} ; le fichier a {given}", EN: "missing column: {detail}; the file has {given}"},
	"data.lost-zero":    {FR: "« {given} » a perdu son zéro : {detail} est attendu (un tableur l’a pris pour un nombre)", EN: "“{given}” lost its zero: {detail} is expected (a spreadsheet took it for a number)"},
	"data.commune":      {FR: "« {given} » n’est pas le code d’une commune : cinq caractères sont attendus, comme 25388 ou 2A004", EN: "“{given}” is not the code of a commune: five characters are expected, as 25388 or 2A004"},
	"data.place":        {FR: "« {given} » n’est pas un code de lieu : un mot sans espace est attendu", EN: "“{given}” is not the code of a place: a word without spaces is expected"},
	"data.number":       {FR: "« {given} » n’est pas un nombre", EN: "“{given}” is not a number"},
	"data.negative":     {FR: "« {given} » est négatif : un décompte est attendu", EN: "“{given}” is negative: a count is expected"},
	"data.not-utf8":     {FR: "« {given} » n’est pas en UTF-8 : le fichier est sans doute en Latin-1 ; enregistrez-le en UTF-8", EN: "“{given}” is not UTF-8: the file is probably Latin-1; save it as UTF-8"},
	"data.year":         {FR: "« {given} » n’est pas une année", EN: "“{given}” is not a year"},
	"data.wrong-year":   {FR: "année {given}, {detail} attendue", EN: "year {given}, {detail} expected"},
	"data.vintage":      {FR: "le fichier est celui de {given}, {detail} est attendu", EN: "the file is that of {given}, {detail} is expected"},
	"data.no-vintage":   {FR: "rien dans le fichier ne dit son millésime : donnez-le par --vintage", EN: "nothing in the file says its vintage: give it by --vintage"},
	"data.status":       {FR: "« {given} » n’est pas un statut de diffusion : {detail} sont attendus", EN: "“{given}” is not a status: {detail} are expected"},
	"data.band":         {FR: "« {given} » n’est pas une tranche d’effectif : {detail} sont attendues (un tableur l’a peut-être abîmée)", EN: "“{given}” is not a size band: {detail} are expected (a spreadsheet may have damaged it)"},
	"data.activity":     {FR: "« {given} » n’est pas un code de la NAF rév. 2 au même niveau que les autres ({detail})", EN: "“{given}” is not a code of NAF rév. 2 at the same level as the others ({detail})"},
	"data.units-public": {FR: "une table à unités n’est jamais publique : --access restricted ou secret", EN: "a table with units is never public: --access restricted or secret"},
	"data.no-unit":      {FR: "l’unité est absente : un SIREN, ou tout code qui distingue les unités, est attendu ; sans lui aucune règle de secret ne se vérifie", EN: "the unit is missing: a SIREN, or any code that tells units apart, is expected; without it no rule of secrecy can be checked"},
	"data.whole":        {FR: "« {given} » n’est pas un nombre entier : la valeur de chaque unité est attendue, entière et sans secret", EN: "“{given}” is no whole number: the value of each unit is expected, whole and not secret"},
	"data.twice":        {FR: "« {given} » a déjà une valeur pour cette activité et cette année, ligne {detail}", EN: "“{given}” already has a value for that activity and year, row {detail}"},
	"data.nothing":      {FR: "aucune ligne n’est gardée ({given}) : est-ce le bon fichier ?", EN: "no row is kept ({given}): is this the right file?"},
	"data.short":        {FR: "{given} lignes gardées, contre {detail} à l’import précédent : le fichier est sans doute incomplet ; --even-short l’accepte", EN: "{given} rows kept, {detail} in the import before: the file is probably not complete; --even-short accepts it"},
	"data.unsorted":     {FR: "plus de {given} lignes ne sont pas dans l’ordre des SIRET : triez le fichier, sans quoi les doublons ne se verraient pas", EN: "more than {given} rows are not in the order of their SIRET: sort the file, or duplicates would not be seen"},
}

// ReasonText returns what a reason to leave rows out, or to change their code, means.
func ReasonText(reason string) locale.Text { return reasonTexts[reason] }

var reasonTexts = map[string]locale.Text{
	"commune.unknown":  {FR: "code de commune inconnu", EN: "unknown code of a commune"},
	"commune.district": {FR: "arrondissement municipal, déjà compté dans sa commune", EN: "municipal district, counted in its commune already"},
	"commune.carried":  {FR: "ancien code de commune, porté à la commune d’aujourd’hui", EN: "former code of a commune, carried to that of today"},
	"commune.absent":   {FR: "sans commune, ou à l’étranger", EN: "without commune, or abroad"},
	"commune.masked":   {FR: "commune masquée à la demande de la personne", EN: "commune masked at the request of the person"},
	"cell.empty":       {FR: "valeur absente", EN: "no value"},
	"measure.unused":   {FR: "autre grandeur", EN: "another measure"},
	"layer.unused":     {FR: "autre maillage", EN: "another layer"},
	"form.part":        {FR: "une partie seulement des formes juridiques", EN: "part of the legal forms only"},
	"activity.unknown": {FR: "activité inconnue de sa nomenclature", EN: "activity unknown to its nomenclature"},
	"activity.absent":  {FR: "sans activité", EN: "without activity"},
	"activity.other":   {FR: "activité d’une autre nomenclature : aucune passerelle n’est faite", EN: "activity of another nomenclature: no bridge is made"},
	"state.closed":     {FR: "établissement fermé", EN: "closed establishment"},
	"state.unknown":    {FR: "état administratif inconnu", EN: "unknown administrative state"},
	"siret.wrong":      {FR: "SIRET dont la clé est fausse", EN: "SIRET whose check digit is wrong"},
	"siret.twice":      {FR: "SIRET en double : le traitement le plus récent est gardé", EN: "SIRET met twice: the latest treatment is kept"},
	"band.unknown":     {FR: "tranche d’effectif abîmée", EN: "damaged size band"},
}

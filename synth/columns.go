package synth

// columns are those of StockEtablissement since December 2025, in its order.
var columns = []string{"siren", "nic", "siret", "statutDiffusionEtablissement", "dateCreationEtablissement", "trancheEffectifsEtablissement",
	"anneeEffectifsEtablissement", "activitePrincipaleRegistreMetiersEtablissement", "dateDernierTraitementEtablissement", "etablissementSiege",
	"nombrePeriodesEtablissement", "complementAdresseEtablissement", "numeroVoieEtablissement", "indiceRepetitionEtablissement",
	"dernierNumeroVoieEtablissement", "indiceRepetitionDernierNumeroVoieEtablissement", "typeVoieEtablissement", "libelleVoieEtablissement",
	"codePostalEtablissement", "libelleCommuneEtablissement", "libelleCommuneEtrangerEtablissement", "distributionSpecialeEtablissement",
	"codeCommuneEtablissement", "codeCedexEtablissement", "libelleCedexEtablissement", "codePaysEtrangerEtablissement",
	"libellePaysEtrangerEtablissement", "identifiantAdresseEtablissement", "coordonneeLambertAbscisseEtablissement",
	"coordonneeLambertOrdonneeEtablissement", "complementAdresse2Etablissement", "numeroVoie2Etablissement", "indiceRepetition2Etablissement",
	"typeVoie2Etablissement", "libelleVoie2Etablissement", "codePostal2Etablissement", "libelleCommune2Etablissement",
	"libelleCommuneEtranger2Etablissement", "distributionSpeciale2Etablissement", "codeCommune2Etablissement", "codeCedex2Etablissement",
	"libelleCedex2Etablissement", "codePaysEtranger2Etablissement", "libellePaysEtranger2Etablissement", "dateDebut",
	"etatAdministratifEtablissement", "enseigne1Etablissement", "enseigne2Etablissement", "enseigne3Etablissement",
	"denominationUsuelleEtablissement", "activitePrincipaleEtablissement", "nomenclatureActivitePrincipaleEtablissement",
	"caractereEmployeurEtablissement", "activitePrincipaleNAF25Etablissement"}

// The places of the columns that are written.
const (
	siren, nic, siret, diffusion, created, band, bandYear = 0, 1, 2, 3, 4, 5, 6
	treated, siege, periods                               = 8, 9, 10
	number, street, label, postcode, town                 = 12, 16, 17, 18, 19
	commune, country2, address, east, north               = 22, 25, 27, 28, 29
	begun, state, sign, activity, nomenclature, employer  = 44, 45, 46, 50, 51, 52
	naf25                                                 = 53
)

// kinds are the columns that are not texts in Parquet.
var kinds = map[int]string{created: "date", begun: "date", treated: "moment", bandYear: "number", periods: "number", siege: "truth"}

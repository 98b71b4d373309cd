package portrait

import (
	"jalon/locale"
	"jalon/naf"
)

// label names an activity briefly, with its code; the finer levels, and what stands at two, by the French label of Insee.
func (w *writer) label(p *profile, i int) string {
	a := p.activities[i]
	if a.Level != naf.A38 {
		return a.Label + " (" + a.Code + ")"
	}
	return trade[a.Code].In(w.Lang) + " (" + a.Code + ")"
}

// trade names the 38 activities in few words: the labels of Insee are too long for a chart.
var trade = map[string]locale.Text{
	"AZ": {FR: "Agriculture, forêt, pêche", EN: "Farming, forestry, fishing"},
	"BZ": {FR: "Industries extractives", EN: "Mining and quarrying"},
	"CA": {FR: "Agroalimentaire", EN: "Food, drink, tobacco"},
	"CB": {FR: "Textile, habillement, cuir", EN: "Textiles, clothing, leather"},
	"CC": {FR: "Bois, papier, imprimerie", EN: "Wood, paper, printing"},
	"CD": {FR: "Cokéfaction, raffinage", EN: "Coke and refining"},
	"CE": {FR: "Chimie", EN: "Chemicals"},
	"CF": {FR: "Pharmacie", EN: "Pharmaceuticals"},
	"CG": {FR: "Plastique, verre, minéraux", EN: "Plastics, glass, minerals"},
	"CH": {FR: "Métallurgie, produits métalliques", EN: "Metals and metal products"},
	"CI": {FR: "Électronique, optique, horlogerie", EN: "Electronics, optics, watches"},
	"CJ": {FR: "Équipements électriques", EN: "Electrical equipment"},
	"CK": {FR: "Machines", EN: "Machinery"},
	"CL": {FR: "Matériels de transport", EN: "Transport equipment"},
	"CM": {FR: "Autres industries, réparation", EN: "Other manufacturing, repair"},
	"DZ": {FR: "Électricité, gaz", EN: "Electricity and gas"},
	"EZ": {FR: "Eau, déchets, dépollution", EN: "Water, waste, remediation"},
	"FZ": {FR: "Construction", EN: "Construction"},
	"GZ": {FR: "Commerce", EN: "Trade"},
	"HZ": {FR: "Transports, entreposage", EN: "Transport and storage"},
	"IZ": {FR: "Hébergement, restauration", EN: "Hotels and restaurants"},
	"JA": {FR: "Édition, audiovisuel", EN: "Publishing, broadcasting"},
	"JB": {FR: "Télécommunications", EN: "Telecommunications"},
	"JC": {FR: "Informatique", EN: "Computing"},
	"KZ": {FR: "Banque, assurance", EN: "Banking, insurance"},
	"LZ": {FR: "Immobilier", EN: "Real estate"},
	"MA": {FR: "Droit, conseil, ingénierie", EN: "Law, consulting, engineering"},
	"MB": {FR: "Recherche", EN: "Research"},
	"MC": {FR: "Autres activités spécialisées", EN: "Other specialised activities"},
	"NZ": {FR: "Services de soutien, intérim compris", EN: "Support, temporary work included"},
	"OZ": {FR: "Administration publique", EN: "Public administration"},
	"PZ": {FR: "Enseignement", EN: "Education"},
	"QA": {FR: "Santé", EN: "Health"},
	"QB": {FR: "Action sociale", EN: "Social work"},
	"RZ": {FR: "Arts, spectacles, loisirs", EN: "Arts and leisure"},
	"SZ": {FR: "Autres services", EN: "Other services"},
	"TZ": {FR: "Ménages employeurs", EN: "Households as employers"},
	"UZ": {FR: "Organismes extraterritoriaux", EN: "Extraterritorial bodies"},
}

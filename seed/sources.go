package seed

import "jalon/register"

// The public pages that document the story, as the acts cite them.
var (
	aer = register.Evidence{Label: "AER Bourgogne-Franche-Comté, « Territoires d’industrie »",
		URL: "https://aer-bfc.com/territoires-dindustrie-bourgogne-franche-comte"}
	aerEight = register.Evidence{Label: "AER Bourgogne-Franche-Comté, « 8 territoires identifiés », novembre 2018",
		URL: "https://aer-bfc.com/8-territoires-de-bourgogne-franche-comte-identifies-comme-territoires-dindustrie"}
	government = register.Evidence{Label: "Gouvernement, lancement du 22 novembre 2018",
		URL: "https://www.gouvernement.fr/industrie-une-nouvelle-approche-pour-accelerer-le-developpement-des-territoires-industriels"}
	firstNational = register.Evidence{Label: "AdCF, installation du comité de pilotage, janvier 2019",
		URL: "https://www.adcf.org/articles-territoires-d-industrie-jacqueline-gourault-et-agnes-pannier-runacher-installent-le-comite-de-pilotage-4478"}
	loireNohain = register.Evidence{Label: "CC Loire, Vignobles et Nohain, comité régional du 25 janvier 2019",
		URL: "https://www.cc-loire-nohain.fr/loire-vignobles-et-nohain-vient-dintegrer-territoires-dindustrie-la-revitalisation-industrielle-est-un-enjeu/"}
	auxois = register.Evidence{Label: "Pays de l’Auxois Morvan, territoire d’industrie",
		URL: "https://www.auxoismorvan.fr/territoire-industrie-auxois-morvan/"}
	lyon = register.Evidence{Label: "Ministère, première assemblée générale des Territoires d’industrie, 5 et 6 mars 2019",
		URL: "http://www.cohesion-territoires.gouv.fr/communique-de-presse-1ere-assemblee-generale-des-territoires-d-industrie"}
	montbeliard = register.Evidence{Label: "ToutMontbéliard, 6 mars 2019",
		URL: "https://www.toutmontbeliard.com/2019/03/06/pole-metropolitain-nord-franche-comte-reconnu-territoire-dindustrie/"}
	sochaux = register.Evidence{Label: "France 3, signature de Sochaux, 19 mars 2019",
		URL: "https://france3-regions.francetvinfo.fr/bourgogne-franche-comte/nord-franche-comte-mise-contrat-territoire-industrie-1648418.html"}
	creusot = register.Evidence{Label: "L’Informateur de Bourgogne, protocole signé au Creusot, été 2019",
		URL: "https://linformateurdebourgogne.com/visite-ministerielle-a-lindustrie-de-marquer-son-territoire"}
	secondNational = register.Evidence{Label: "AdCF, comité national du 30 avril 2019",
		URL: "https://www.adcf.org/contenu-article-adcf-direct?num_article=4689"}
	tenMonths = register.Evidence{Label: "Régions de France, premier bilan, 24 septembre 2019",
		URL: "https://regions-france.org/actualites/actualites-nationales/territoires-dindustrie-premier-bilan-programme-dix-mois-apres-lancement/"}
	bdt = register.Evidence{Label: "Banque des Territoires, son action dans le programme",
		URL: "http://www.banquedesterritoires.fr/blog-des-territoires/laction-de-la-banque-des-territoires-dans-le-programme-territoires-dindustrie"}
	bdtReview = register.Evidence{Label: "Banque des Territoires, premier bilan, septembre 2019",
		URL: "https://banquedesterritoires.fr/un-premier-bilan-pour-les-territoires-dindustrie"}
	list2020 = register.Evidence{Label: "Liste des communes des territoires d’industrie, 15 octobre 2020 (agrégée aux EPCI de 2019)",
		URL: "https://github.com/signaux-faibles/datapi/blob/master/migrations/201013_0_fix_terrind.sql"}
	partsANCT = register.Evidence{Label: "ANCT, liste des membres des territoires d’industrie, fin 2022 (communes et établissements publics territoriaux)",
		URL: "https://www.data.gouv.fr/fr/datasets/programme-territoires-dindustrie/"}
	referents = register.Evidence{Label: "VIPress, un référent unique de l’État pour chaque territoire",
		URL: "https://vipress.net/1-referent-unique-pour-chacun-des-136-territoires-dindustrie"}
)

package web

import (
	"jalon/atlas"
	"jalon/web/ui"
)

// prosePage is a page of text: what the law wants said, how to verify, what words mean.
type prosePage struct {
	Title ui.Title
	Parts []prosePart
}

// prosePart is a section: paragraphs, then maybe a command, a list, facts.
type prosePart struct {
	ID      string
	Heading string
	Texts   []string
	Command string
	List    []ui.Value
	Facts   []ui.Fact
}

func (v *visit) prose(title, lead string, parts ...prosePart) page {
	return page{name: "prose", title: title, content: prosePage{Title: ui.Title{Text: title, Lead: lead}, Parts: parts}}
}

// said is a fact that the publisher gives, or that is said to be missing.
func (v *visit) said(term, text string) ui.Fact {
	if text == "" {
		return ui.Fact{Term: term, Values: []ui.Value{{Mark: &ui.Mark{Shape: ui.Vacant, Text: v.say("non renseigné par l’exploitant du site", "not given by whoever runs this site")}}}}
	}
	return ui.Fact{Term: term, Values: []ui.Value{{Text: text}}}
}

// legal is the page of mentions that French law wants of every public site.
func legal(v *visit) (page, error) {
	p := v.site.options.Publisher
	return v.prose(v.say("Mentions légales", "Legal notice"), "",
		prosePart{Facts: []ui.Fact{
			v.said(v.say("Éditeur", "Publisher"), p.Name), v.said(v.say("Direction de la publication", "Director of publication"), p.Director),
			v.said(v.say("Contact", "Contact"), p.Contact), v.said(v.say("Hébergeur", "Host"), p.Host)}},
		prosePart{ID: "donnees", Heading: v.say("Données personnelles", "Personal data"), Texts: []string{
			v.say("Le registre montre les mandats, qui sont publics. Les noms ne sont pas dans le registre scellé : ils sont gardés à part et peuvent être effacés, sans qu’aucune preuve ne cesse d’être valable.",
				"The register shows mandates, which are public. Names are not in the sealed register: they are kept apart and may be erased, and every proof stays valid."),
			v.say("Ce site ne dépose aucun cookie, ne mesure aucun visiteur et ne charge rien d’ailleurs.", "This site sets no cookie, measures no visitor and loads nothing from elsewhere.")}},
		prosePart{ID: "sources", Heading: v.say("Sources et licences", "Sources and licences"),
			Texts: []string{v.say("Les actes citent leurs pièces. La géographie vient de :", "Acts cite their evidence. The geography comes from:")}, List: v.sources()},
		prosePart{ID: "logiciel", Heading: v.say("Logiciel", "Software"), Texts: []string{
			v.say("Ce registre est tenu avec Jalon, logiciel libre sous licence EUPL-1.2.", "This register is kept with Jalon, free software under the EUPL-1.2 licence.")}},
	), nil
}

func (v *visit) sources() (all []ui.Value) {
	for _, s := range atlas.Sources {
		all = append(all, ui.Value{Text: s.What, Note: s.From + " — " + s.Licence})
	}
	return all
}

// accessibility is the declaration that French law wants: without an audit, a site does not conform.
func accessibility(v *visit) (page, error) {
	state := v.say("Aucun audit n’a été enregistré : ce site est donc déclaré non conforme au RGAA 4.1.2, quelle que soit sa qualité.",
		"No audit was recorded: this site is therefore declared not compliant with RGAA 4.1.2, however good it may be.")
	switch v.site.options.Publisher.Accessibility {
	case PartiallyConforming:
		state = v.say("Le dernier audit déclare ce site partiellement conforme au RGAA 4.1.2.", "The last audit declares this site partially compliant with RGAA 4.1.2.")
	case FullyConforming:
		state = v.say("Le dernier audit déclare ce site totalement conforme au RGAA 4.1.2.", "The last audit declares this site fully compliant with RGAA 4.1.2.")
	}
	return v.prose(v.accessibility(), "",
		prosePart{ID: "etat", Heading: v.say("État de conformité", "Compliance status"), Texts: []string{state}},
		prosePart{ID: "mesures", Heading: v.say("Ce qui est fait", "What is done"), List: []ui.Value{
			{Text: v.say("Tout se lit et se parcourt sans script, au clavier, agrandi ou en contraste élevé.", "Everything reads and works without script, by keyboard, enlarged or in high contrast.")},
			{Text: v.say("Chaque carte et chaque frise a son tableau ; un état est un mot et une forme, jamais une couleur seule.", "Every map and timeline has its table; a status is a word and a shape, never a colour alone.")},
			{Text: v.say("Chaque page est contrôlée par un vérificateur automatique à chaque version, en français et en anglais.", "Every page is checked by an automatic auditor at each version, in French and in English.")}}},
		prosePart{ID: "contact", Heading: v.say("Signaler un obstacle", "Report an obstacle"), Facts: []ui.Fact{v.said(v.say("Contact", "Contact"), v.site.options.Publisher.Contact)},
			Texts: []string{v.say("Si vous n’obtenez pas de réponse, vous pouvez saisir le Défenseur des droits : defenseurdesdroits.fr, ou Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07.",
				"If you receive no answer, you may turn to the Defender of Rights: defenseurdesdroits.fr, or Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07.")}},
	), nil
}

// verification says how to check the register without trusting whoever keeps it.
func verification(v *visit) (page, error) {
	key := v.site.options.PublicKey
	return v.prose(v.say("Vérifier le registre", "Verify the register"),
		v.say("Nul ne peut changer, ajouter ni retirer un acte passé sans que cela se voie.", "Nobody can change, add or remove a past act without it being seen."),
		prosePart{ID: "un-acte", Heading: v.say("Vérifier un acte", "Verify one act"), Command: "jalon-verify 1.tlog-proof --key " + dash(key), Texts: []string{
			v.say("Chaque acte offre une preuve : un petit fichier qui contient l’acte, son chemin jusqu’à la racine et la signature du registre. Elle se vérifie hors ligne, sans nous.",
				"Each act offers a proof: a small file with the act, its path to the root and the signature of the register. It verifies offline, without us.")}},
		prosePart{ID: "registre", Heading: v.say("Vérifier tout le registre", "Verify the whole register"), Texts: []string{
			v.say("Le registre est un journal transparent aux formats C2SP : point de contrôle signé, tuiles de l’arbre et tuiles des actes. Tout outil qui les lit peut le contrôler et le recopier.",
				"The register is a transparency log in the C2SP formats: signed checkpoint, tiles of the tree, tiles of the acts. Any tool that reads them can check and copy it.")},
			List: []ui.Value{
				{Text: "/checkpoint", Href: "/checkpoint", Note: v.say("le dernier point de contrôle signé", "the last signed checkpoint")},
				{Text: "/tile/entries/000", Note: v.say("les actes, par 256", "the acts, by 256")}, {Text: "/tile/0/000", Note: v.say("les empreintes", "the hashes")}}},
		prosePart{ID: "cle", Heading: v.say("Clé publique", "Public key"), Command: dash(key), Texts: []string{
			v.say("Gardez-la d’une source sûre : c’est elle qui distingue ce registre d’un autre.", "Keep it from a safe source: it tells this register from another.")}},
	), nil
}

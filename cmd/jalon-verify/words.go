package main

import (
	"fmt"
	"strings"

	"jalon/chain"
)

// words are what the command says, in one language.
type words struct {
	usage      string
	incomplete string
	secretKey  string
	badKey     string // the reason
	badOption  string // the reason
	badFile    string // the reason
	noAct      string
	proven     string // number, origin, size, root
	failed     string // the step
	detail     string // the technical reason
	steps      map[chain.Code]string
	whys       map[chain.Code]string
}

// unproven says which step failed, and why.
func (w words) unproven(f *chain.Finding) string {
	var b strings.Builder
	fmt.Fprintf(&b, w.failed, w.steps[f.Code])
	fmt.Fprintln(&b, strings.ReplaceAll(w.whys[f.Code], "{act}", fmt.Sprint(f.First)))
	if f.Err != nil {
		fmt.Fprintf(&b, w.detail, f.Err)
	}
	return b.String()
}

var spoken = map[string]words{"fr": french, "en": english}

var french = words{
	usage: `jalon-verify vérifie, hors ligne, qu’un acte figure dans un registre.

  jalon-verify -key CLÉ [-act FICHIER] [-show] PREUVE

  -key CLÉ       la clé publique du registre, ou @FICHIER qui la contient
  -act FICHIER   l’acte, s’il n’est pas dans la preuve ; ses octets exacts
  -show          montre ensuite l’acte prouvé
  -lang fr|en    la langue des réponses

Code de retour : 0 prouvé, 1 non prouvé, 2 mal employé.
`,
	incomplete: "Il faut une clé (-key) et une preuve.",
	secretKey:  "Ceci est la clé secrète du registre : elle ne sort pas de chez lui. La vérification demande la clé publique.",
	badKey:     "La clé donnée n’est pas une clé publique de registre (%w).",
	badOption:  "Option mal employée : %w",
	badFile:    "Lecture impossible : %w",
	noAct:      "La preuve ne contient pas l’acte : donnez-le avec -act FICHIER.",
	proven: `Prouvé : cet acte figure au registre, tel quel.

  Acte           n° %d
  Registre       %s
  Taille signée  %d
  Racine         %s
  Date           aucune : la preuve établit le rang de l’acte, pas son jour
`,
	failed: "Non prouvé. Étape en défaut : %s.\n",
	detail: "Détail technique : %v\n",
	steps: map[chain.Code]string{
		chain.BadProof:     "lecture de la preuve",
		chain.Unreadable:   "lecture du point de contrôle",
		chain.BadSignature: "signature du registre",
		chain.NotCovered:   "présence de l’acte",
		chain.NotIncluded:  "présence de l’acte",
	},
	whys: map[chain.Code]string{
		chain.BadProof:     "Ce fichier n’est pas une preuve, ou il a été abîmé.",
		chain.Unreadable:   "Le point de contrôle que porte la preuve ne se lit pas : le fichier a été abîmé ou coupé.",
		chain.BadSignature: "Le point de contrôle n’est pas signé par la clé donnée, ou il a été modifié après signature.",
		chain.NotCovered:   "La preuve parle de l’acte n° {act}, que son point de contrôle ne couvre pas.",
		chain.NotIncluded:  "Les octets examinés ne sont pas ceux de l’acte n° {act} du registre. Un seul caractère changé suffit, fût-ce un saut de ligne.",
	},
}

var english = words{
	usage: `jalon-verify checks, offline, that an act is in a register.

  jalon-verify -key KEY [-act FILE] [-show] PROOF

  -key KEY      the public key of the register, or @FILE that holds it
  -act FILE     the act, if the proof does not carry it; its exact bytes
  -show         then shows the act that is proven
  -lang fr|en   the language of the answers

Exit code: 0 proven, 1 not proven, 2 misused.
`,
	incomplete: "A key (-key) and a proof are needed.",
	secretKey:  "This is the secret key of the register: it stays there. Verifying takes the public key.",
	badKey:     "The key given is not the public key of a register (%w).",
	badOption:  "Misused option: %w",
	badFile:    "Cannot read: %w",
	noAct:      "The proof does not carry the act: give it with -act FILE.",
	proven: `Proven: this act is in the register, as it is here.

  Act           no. %d
  Register      %s
  Signed size   %d
  Root          %s
  Date          none: the proof establishes the rank of the act, not its day
`,
	failed: "Not proven. Step that failed: %s.\n",
	detail: "Technical detail: %v\n",
	steps: map[chain.Code]string{
		chain.BadProof:     "reading the proof",
		chain.Unreadable:   "reading the checkpoint",
		chain.BadSignature: "signature of the register",
		chain.NotCovered:   "presence of the act",
		chain.NotIncluded:  "presence of the act",
	},
	whys: map[chain.Code]string{
		chain.BadProof:     "This file is not a proof, or it was damaged.",
		chain.Unreadable:   "The checkpoint in the proof cannot be read: the file was damaged or cut.",
		chain.BadSignature: "The checkpoint is not signed by the key given, or it was changed after it was signed.",
		chain.NotCovered:   "The proof speaks of act no. {act}, which its checkpoint does not cover.",
		chain.NotIncluded:  "The bytes examined are not those of act no. {act} of the register. One changed character is enough, were it a line break.",
	},
}

package cli

import (
	"jalon/chain"
	"jalon/locale"
	"jalon/register"
)

// failure is what a subcommand could not do, in words for people and a code for programs.
type failure struct {
	Code string        `json:"code"`
	Args register.Args `json:"args"`
	Text locale.Text   `json:"-"`
}

// Error implements error.
func (f failure) Error() string { return f.Code }

// failed writes a failure on standard error.
func (e *env) failed(f failure) {
	sentence := e.words(f.Text, f.Args)
	if e.Format == "json" {
		_ = writeJSON(e.err, struct {
			failure
			Sentence string `json:"sentence"`
		}{f, sentence})
		return
	}
	e.say(e.err, f.Text, f.Args)
}

// finding words what a verification found.
func finding(f *chain.Finding) failure {
	t, ok := findings[f.Code]
	if !ok {
		t = locale.Text{FR: "Vérification impossible : {detail}", EN: "The verification could not be done: {detail}"}
	}
	return failure{string(f.Code), register.Args{"first": f.First, "last": f.Last, "detail": f.Error()}, t}
}

// findings words each thing a verification of a log may find.
var findings = map[chain.Code]locale.Text{
	chain.Gap:          {FR: "Il manque des actes : du n° {first} au n° {last}.", EN: "Acts are missing: no. {first} to no. {last}."},
	chain.Repeated:     {FR: "L’acte n° {first} revient deux fois, ou hors de sa place.", EN: "Act no. {first} comes twice, or out of its place."},
	chain.NotCanonical: {FR: "L’acte n° {first} n’est pas écrit sous sa forme canonique : il a été modifié.", EN: "Act no. {first} is not in its canonical form: it was altered."},
	chain.Altered:      {FR: "L’acte n° {first} a été modifié après son enregistrement.", EN: "Act no. {first} was altered after it was recorded."},
	chain.Unreadable:   {FR: "Un point de contrôle n’est pas lisible : {detail}", EN: "A checkpoint cannot be read: {detail}"},
	chain.BadSignature: {FR: "Un point de contrôle n’est pas signé par la clé du registre : {detail}", EN: "A checkpoint is not signed by the key of the register: {detail}"},
	chain.Misplaced:    {FR: "Le point de contrôle de l’acte n° {first} n’est pas à sa place.", EN: "The checkpoint of act no. {first} is out of its place."},
	chain.BadRoot:      {FR: "Entre l’acte n° {first} et l’acte n° {last}, le registre n’est pas celui qui a été signé.", EN: "Between act no. {first} and act no. {last}, the register is not the one that was signed."},
	chain.Unsigned:     {FR: "Les actes du n° {first} au n° {last} ne sont couverts par aucun point de contrôle signé.", EN: "Acts no. {first} to no. {last} are covered by no signed checkpoint."},
	chain.Short:        {FR: "Des actes signés ont disparu : du n° {first} au n° {last}.", EN: "Signed acts are gone: no. {first} to no. {last}."},
	chain.Forked:       {FR: "Entre l’acte n° {first} et l’acte n° {last}, le registre n’est pas celui qui a été publié.", EN: "Between act no. {first} and act no. {last}, the register is not the one that was published."},
	chain.RolledBack:   {FR: "Le registre est plus ancien que ce qui a été publié : il manque les actes du n° {first} au n° {last}.", EN: "The register is older than what was published: acts no. {first} to no. {last} are missing."},
}

package register

import "jalon/locale"

// What follows says the codes of the register in words, where a sentence meets them; a code that has no word stands for
// itself. Codes stay what machines read.

// In says a status in a language.
func (s Status) In(l locale.Lang) string { return said(s, l, statusWords) }

// In says a step in a language.
func (s ApplicationStep) In(l locale.Lang) string { return said(s, l, applicationWords) }

// In says a step in a language.
func (s ContractStep) In(l locale.Lang) string { return said(s, l, contractWords) }

func said[C ~string](code C, l locale.Lang, words map[C]locale.Text) string {
	if t, ok := words[code]; ok {
		return t.In(l)
	}
	return string(code)
}

var statusWords = map[Status]locale.Text{
	Proposed:  {FR: "proposé", EN: "proposed"},
	Labelled:  {FR: "labellisé", EN: "labelled"},
	Merged:    {FR: "fondu dans un autre", EN: "merged into another"},
	Split:     {FR: "divisé", EN: "split"},
	Succeeded: {FR: "remplacé", EN: "succeeded"},
	Withdrawn: {FR: "sorti du programme", EN: "withdrawn"},
}

var applicationWords = map[ApplicationStep]locale.Text{
	Submitted: {FR: "déposée", EN: "submitted"},
	Completed: {FR: "complétée", EN: "completed"},
	Validated: {FR: "validée", EN: "validated"},
	Refused:   {FR: "refusée", EN: "refused"},
	Deferred:  {FR: "ajournée", EN: "deferred"},
}

var contractWords = map[ContractStep]locale.Text{
	Prepared: {FR: "préparé", EN: "prepared"},
	Approved: {FR: "approuvé", EN: "approved"},
	Signed:   {FR: "signé", EN: "signed"},
	InForce:  {FR: "en vigueur", EN: "in force"},
	Closed:   {FR: "clos", EN: "closed"},
}

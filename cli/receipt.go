package cli

import (
	"fmt"

	"jalon/locale"
	"jalon/register"
)

// receiptForm is a receipt as programs read it.
type receiptForm struct {
	Acts       []register.Record `json:"acts"`
	Checkpoint string            `json:"checkpoint,omitempty"`
	Repeated   bool              `json:"repeated,omitempty"`
	DryRun     bool              `json:"dry_run,omitempty"`
}

// receipt prints what was recorded: each act's number, and the mandate it was taken under.
func (e *env) receipt(r register.Receipt) error {
	if e.Format == "json" {
		return writeJSON(e.out, receiptForm(r))
	}
	line := locale.Text{
		FR: "acte n° {seq} · {kind} · effet au {effect} · au titre de {under}",
		EN: "act no. {seq} · {kind} · effect on {effect} · under {under}"}
	for _, rec := range r.Acts {
		e.say(e.out, line, register.Args{"seq": rec.Seq, "kind": string(rec.Kind), "effect": rec.Effect, "under": string(rec.Under)})
	}
	switch {
	case r.DryRun:
		e.say(e.out, locale.Text{FR: "Essai : rien n’a été enregistré.", EN: "Dry run: nothing was recorded."}, nil)
	case r.Repeated:
		e.say(e.out, locale.Text{FR: "Déjà enregistré sous cette clé : rien n’a été doublé.", EN: "Recorded before under this key: nothing was doubled."}, nil)
	default:
		fmt.Fprintln(e.out, e.words(locale.Text{FR: "Enregistré.", EN: "Recorded."}, nil))
	}
	return nil
}

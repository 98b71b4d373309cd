package cli

import (
	"fmt"
	"io"

	"jalon/auth"
	"jalon/locale"
	"jalon/register"
)

// say writes a sentence in the user's language, with its arguments by name.
func (e *env) say(to io.Writer, t locale.Text, args register.Args) {
	fmt.Fprintln(to, e.words(t, args))
}

// words returns a sentence in the user's language.
func (e *env) words(t locale.Text, args register.Args) string {
	return locale.Fill(e.Lang, t, args)
}

// refusal writes a refusal on standard error: the rule and the fact, then who could take the act, then its code.
func (e *env) refusal(r *register.Refusal) {
	sentence := string(r.Kind)
	t, ok := auth.Refusals[r.Code]
	if !ok {
		t, ok = grammar().Sentence(r)
	}
	if ok {
		sentence = e.words(t, r.Args)
	}
	if e.Format == "json" {
		_ = writeJSON(e.err, struct {
			*register.Refusal
			Sentence string `json:"sentence"`
		}{r, sentence})
		return
	}
	fmt.Fprintln(e.err, sentence)
	if len(r.Who) > 0 {
		e.say(e.err, locale.Text{FR: "Peuvent prendre cet acte :", EN: "Those who could take this act:"}, nil)
	}
	for _, h := range r.Who {
		person := string(h.Person)
		if person == "" {
			person = e.words(locale.Text{FR: "siège vacant", EN: "vacant seat"}, nil)
		}
		fmt.Fprintf(e.err, "  %s · %s · %s\n", h.Body, h.Seat, person)
	}
	fmt.Fprintf(e.err, "  [%s]\n", r.Code)
}

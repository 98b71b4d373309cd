package locale

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestTypeset(t *testing.T) {
	for in, want := range map[string]string{
		"L'acte « n° 3 » : refusé ; pourquoi ?":             "L’acte «_n°_3_»_: refusé~; pourquoi~?",
		"L'acte «n° 3»: refusé; pourquoi?":                  "L’acte «_n°_3_»_: refusé~; pourquoi~?",
		"«   vide   »":                                      "«_vide_»",
		"Reste {n} % sur {m} €, soit 12 % de 3 €.":          "Reste {n}~% sur {m}_€, soit 12~% de 3_€.",
		"Vu à 14:30 sur https://exemple.fr/a?b=c;d !":       "Vu à 14:30 sur https://exemple.fr/a?b=c;d~!",
		"Quoi ?! Non !!! (?) ... :-)":                       "Quoi~?! Non~!!! (?) ... :-)",
		"{name} : {reason}":                                 "{name}_: {reason}",
		"l'{name}, d'«x», l'État, 'cité', aujourd'hui":      "l’{name}, d’«_x_», l’État, 'cité', aujourd’hui",
		"Actes :\n- un ;\n- deux":                           "Actes_:\n- un~;\n- deux",
		"x\n ; y (oui!) « non; »":                           "x\n ; y (oui~!) «_non~;_»",
		" : en tête":                                        " : en tête",
		"(a) ; « b » ; c’est 20 % ; 5 € !":                  "(a)~; «_b_»~; c’est 20~%~; 5_€~!",
		"Plein de mots sans rien à reprendre, ni ici ni là": "Plein de mots sans rien à reprendre, ni ici ni là",
	} {
		check(t, []golden{{Typeset(French, in), want}})
	}
	check(t, []golden{{Typeset(English, "It's 12 % : why ? «no»"), "It’s 12 % : why ? «no»"}})
}

func TestTypesetTwiceChangesNothing(t *testing.T) {
	texts := rapid.StringOf(rapid.SampledFrom([]rune("a1éA°nN :;!?«»'’%€{}() \u00a0\u202f\n.,-")))
	unspaced := strings.NewReplacer(" ", "", Fixed, "", Thin, "", "'", "’")
	rapid.Check(t, func(t *rapid.T) {
		text, l := texts.Draw(t, "text"), rapid.SampledFrom(Langs).Draw(t, "language")
		once := Typeset(l, text)
		if twice := Typeset(l, once); twice != once {
			t.Fatalf("%q set again is %q", once, twice)
		}
		if unspaced.Replace(once) != unspaced.Replace(text) {
			t.Fatalf("%q became %q: more than spaces and apostrophes changed", text, once)
		}
	})
}

func BenchmarkTypeset(b *testing.B) {
	for b.Loop() {
		Typeset(French, "L'acte n° {act} : « {reason} » ; il n'a pas été pris par le comité régional.")
	}
}

package act

import (
	"crypto/rand"
	"slices"
	"strings"
	"testing"
	"time"

	"jalon/atlas"
	"jalon/register"
)

// TestTextsAreSound gives an organisation names that would deceive a reader or a program.
func TestTextsAreSound(t *testing.T) {
	named := func(name string) deed {
		return by("greffier", "2019-01-02", &OrganisationRegistered{Organisation: "org:nouvelle", Name: name})
	}
	log := world(t)
	for _, c := range []struct{ given, code string }{
		{"Société d’émail\tet fils\n\"Δ\" 日本 👩‍🏭", ""},
		{"Nul\x00e", "text.hidden-character"},
		{"Retour\u202ette", "text.hidden-character"},
		{"Isol\u2066é", "text.hidden-character"},
		{"Sonn\x07ette", "text.hidden-character"},
		{"Moiti\xed\xa0\x80", "text.not-utf8"},
		{"Moiti\xff", "text.not-utf8"},
		{"e" + strings.Repeat("\u0301", 4000), "text.too-long"},
		{"e" + strings.Repeat("\u0301", 40), "text.marks"},
		{strings.Repeat("x", 4001), "text.too-long"},
	} {
		err := propose(t, open(t, log.Copy()), named(c.given))
		if c.code != "" {
			refused(t, err, c.code)
		} else if err != nil {
			t.Errorf("%q: %v", c.given, err)
		}
	}
}

// TestTextsAreComposed writes an accent apart from its letter: the register keeps them as one character.
func TestTextsAreComposed(t *testing.T) {
	for _, body := range []string{`{"organisation":"org:nouvelle","name":"E` + "\u0301" + `mail"}`, `{"organisation":"org:nouvelle","name":"E\u0301mail"}`} {
		d, refusal := grammar.Draft(register.Form{Kind: "organisation.registered", Act: []byte(body)})
		if refusal != nil || d.Act.(*OrganisationRegistered).Name != "Émail" {
			t.Errorf("%+v, %v", d.Act, refusal)
		}
	}
}

// TestAnActHasABound asks in the name of ten thousand, then in a document of five megabytes.
func TestAnActHasABound(t *testing.T) {
	r := open(t, world(t))
	crowd := &PerimeterRequested{Request: "perimeter-request:foule", Territory: "ti:nord", By: "Tous", Reason: "Foule", Add: members(dole), Invited: slices.Repeat([]string{"Une commune de plus"}, 10_000)}
	refused(t, propose(t, r, by("elue", "2019-06-01", crowd)), "act.too-large")
	_, refusal := grammar.Draft(register.Form{Kind: "organisation.registered", Act: []byte(`{"organisation":"org:x","name":"` + strings.Repeat("x", 5<<20) + `"}`)})
	refused(t, refusal, "act.too-large")
}

// TestALogOfANewerVersion opens a register that holds a kind of act this version does not know: it takes no act, and says why.
func TestALogOfANewerVersion(t *testing.T) {
	older := slices.DeleteFunc(slices.Clone(Kinds), func(d register.Declaration) bool { return d.New().Kind() == "meeting.held" })
	_, err := register.Open(t.Context(), register.Options{Grammar: register.NewGrammar(older, atlas.France()), Log: world(t), Clock: func() time.Time { return today }, Random: rand.Reader})
	refused(t, err, "kind.newer")
}

// TestABodyOfNobody holds the meeting of a committee where nobody sits: it has no quorum, and decides nothing.
func TestABodyOfNobody(t *testing.T) {
	base := open(t, world(t))
	take(t, base, by("greffier", "2019-01-02", &BodyConstituted{Body: "body:vide", Programme: ti2018, Level: "regional", Name: "Vide", Region: "44"}),
		by("secretaire", "2019-03-01", &MeetingHeld{Meeting: "meeting:vide", Body: "body:vide", Agenda: []register.Item{{Number: 1, Title: "Un"}}, Guests: []string{"Une passante"}}).fromPaper())
	m, _ := stateOf(t, base).Meetings.Get("meeting:vide")
	if m.Quorum {
		t.Errorf("it is %+v", m)
	}
}

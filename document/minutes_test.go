package document_test

import (
	"errors"
	"strings"
	"testing"

	"jalon/api"
	"jalon/document"
	"jalon/register"
)

const january = "meeting:regional:27:2019-01-25"

func minutes(t *testing.T, on string, compose func(v register.View) (*document.Document, *register.Refusal)) string {
	t.Helper()
	d, err := read(t, on, compose)
	if err != nil {
		t.Fatal(err)
	}
	return plain(d.Text())
}

func TestMinutesSayWhatHappenedAndTheExtractNamesNobody(t *testing.T) {
	whole := minutes(t, "2019-12-01", func(v register.View) (*document.Document, *register.Refusal) {
		return document.Minutes(t.Context(), v, january, "fr")
	})
	extract := minutes(t, "2019-12-01", func(v register.View) (*document.Document, *register.Refusal) {
		return document.Extract(t.Context(), v, january, "fr")
	})
	for _, want := range []string{"Procès-verbal", "Présidence de séance", "Le quorum est atteint", "Décision (acte n°"} {
		if !strings.Contains(whole, want) {
			t.Errorf("the minutes do not say %q:\n%s", want, whole)
		}
	}
	for _, want := range []string{"Extrait public", "Le quorum est atteint", "Décision (acte n°"} {
		if !strings.Contains(extract, want) {
			t.Errorf("the extract does not say %q:\n%s", want, extract)
		}
	}
	r, _ := region()
	err := r.Read(t.Context(), 0, func(v register.View) error {
		m, _ := v.Meetings.Get(january)
		for _, a := range m.Attendees {
			name := api.Name(t.Context(), v, a.Person).Name
			if name == "" || !strings.Contains(whole, plain([]byte(name))) || strings.Contains(extract, plain([]byte(name))) {
				t.Errorf("%q: in the minutes it must be, in the extract it must not", name)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// TestMinutesDoNotChangeAsTimePasses: their hash is what is approved and signed.
func TestMinutesDoNotChangeAsTimePasses(t *testing.T) {
	compose := func(v register.View) (*document.Document, *register.Refusal) {
		return document.Minutes(t.Context(), v, january, "fr")
	}
	if first, later := minutes(t, "2019-01-25", compose), minutes(t, "2019-12-01", compose); first != later {
		t.Errorf("on its day:\n%s\nlater:\n%s", first, later)
	}
}

func TestThereAreNoMinutesBeforeTheMeeting(t *testing.T) {
	_, err := read(t, "2019-01-20", func(v register.View) (*document.Document, *register.Refusal) {
		return document.Minutes(t.Context(), v, january, "fr")
	})
	var refusal *register.Refusal
	if !errors.As(err, &refusal) || refusal.Code != "decision.not-held" {
		t.Errorf("answered %v", err)
	}
}

func TestMinutesAreWrittenInEveryForm(t *testing.T) {
	d, err := read(t, "2019-12-01", func(v register.View) (*document.Document, *register.Refusal) {
		return document.Minutes(t.Context(), v, january, "en")
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, form := range []string{"html", "odt", "txt"} {
		if text, err := d.As(t.Context(), form); err != nil || len(text) < 500 {
			t.Errorf("%s: %d bytes, %v", form, len(text), err)
		}
	}
}

package register

import (
	"encoding/json"
	"reflect"
	"regexp"
	"testing"
	"time"

	"pgregory.net/rapid"

	"jalon/chain"
)

// aRecord draws a record as the log may hold it, with texts that JSON must escape.
var aRecord = rapid.Custom(func(t *rapid.T) Record {
	id := rapid.SampledFrom([]ID{"", "person:a", "body:regional:27", "mandate:12"})
	text := rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{"", `"`, `\`, `\"}`, `{"act":1}`, "],[", "é\u0000\u2028", `\\`}))
	rec := Record{
		Seq: rapid.Int64Range(0, 1<<53-1).Draw(t, "seq"), Kind: "person.registered", By: id.Draw(t, "by"), Under: id.Draw(t, "under"), Through: id.Draw(t, "through"),
		Body: id.Draw(t, "body"), Effect: Day(rapid.IntRange(654_000, 802_000).Draw(t, "effect")),
		Recorded: time.UnixMilli(rapid.Int64Range(0, 1<<42).Draw(t, "recorded")).UTC(), Grounds: text.Draw(t, "grounds"),
		Late: rapid.Bool().Draw(t, "late"), Fictitious: rapid.Bool().Draw(t, "fictitious"),
	}
	for range rapid.IntRange(0, 2).Draw(t, "evidence") {
		rec.Evidence = append(rec.Evidence, Evidence{Label: text.Draw(t, "label"), URL: text.Draw(t, "url")})
	}
	if rapid.Bool().Draw(t, "decided") {
		rec.Decision = &Decision{Meeting: "meeting:a:2019", Item: rapid.IntRange(0, 9).Draw(t, "item"), For: []ID{"person:a"}}
	}
	inner, err := chain.Canonical(map[string]any{"a": text.Draw(t, "value"), "n": -12, "o": map[string]any{}, "l": []any{1, "]", nil, true}})
	if err != nil {
		t.Fatal(err)
	}
	rec.Act = inner
	return rec
})

// TestEnvelopeReadsWhatJSONReads holds the quick reader to the ordinary one.
func TestEnvelopeReadsWhatJSONReads(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		leaf, err := chain.Canonical(aRecord.Draw(t, "record"))
		if err != nil {
			t.Fatal(err)
		}
		var want Record
		if err := json.Unmarshal(leaf, &want); err != nil {
			t.Fatal(err)
		}
		kind, at, act, err := envelope(leaf)
		if err != nil {
			t.Fatalf("%v\n%s", err, leaf)
		}
		if kind != want.Kind || string(act) != string(want.Act) || !reflect.DeepEqual(at, want.stamp()) {
			t.Fatalf("read %s %+v %s\nof   %s", kind, at, act, leaf)
		}
	})
}

// TestEnvelopeOfAnything: whatever the bytes, an answer, never a crash; and no record out of what is cut short.
func TestEnvelopeOfAnything(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		_, _, _, _ = envelope(rapid.SliceOf(rapid.SampledFrom([]byte(`{}[]",:\a1`))).Draw(t, "bytes"))
		leaf, err := chain.Canonical(aRecord.Draw(t, "record"))
		if err != nil {
			t.Fatal(err)
		}
		_, _, _, _ = envelope(leaf[:rapid.IntRange(0, len(leaf)).Draw(t, "cut")])
	})
	for _, bad := range []string{"", "{", "{}", "[]", "null", `{"act"}`, `{"act":`, `{"act":{`, `{"act":"`, `{"act":{},"seq":"1"}`,
		`{"act":{},"by":1}`, `{"act":{},"effect":"2019-02-30"}`, `{"act":{},"recorded":"yesterday"}`, `{"act":{},"decision":[]}`,
		`{"act":{},"kind":"a\u0062"}`} {
		if _, _, _, err := envelope([]byte(bad)); err == nil {
			t.Errorf("%s passes for a record", bad)
		}
	}
}

func TestIsID(t *testing.T) {
	form := regexp.MustCompile(`^[a-z]+(-[a-z]+)*(:[a-z0-9]+([.-][a-z0-9]+)*)+$`)
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringOf(rapid.SampledFrom([]rune("ab1:-.Aé"))).Draw(t, "text")
		if isID(s) != form.MatchString(s) {
			t.Fatalf("isID(%q) = %v", s, isID(s))
		}
	})
	for _, s := range []string{"ti:nord-franche-comte", "body:regional:27", "epci:200069052", "perimeter-request:a.b-c"} {
		if !isID(s) {
			t.Errorf("isID(%q) = false", s)
		}
	}
}

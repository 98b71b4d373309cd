package source

import (
	"os"
	"slices"
	"testing"

	"jalon/calendar"
	"jalon/naf"
	"jalon/synth"
)

// Every row that the generator soiled is found again, for the reason it was soiled for.
func TestDirtIsFoundRowByRow(t *testing.T) {
	for _, form := range []string{"parquet", "zip"} {
		path, m := stockFile(t, synth.Plan{Seed: 5, Rows: 40_000, Month: calendar.MustParse("2026-11-01"), Layout: synth.Of2026}, form)
		keys := keysOf(t, path)
		if len(keys) != 40_000 {
			t.Fatalf("%d rows", len(keys))
		}
		for kind, reason := range map[string]uint32{"siret.wrong": siretWrong, "commune.abroad": communeAbsent, "commune.masked": communeMasked, "commune.department": communeOdd} {
			hit := 0
			for _, row := range m.Hit[kind] {
				if closed := keys[row] == left|isClosed; closed || reason != siretWrong && keys[row] == left|siretWrong {
					continue // which is seen first
				}
				if hit++; keys[row] != left|reason {
					t.Errorf("%s, row %d: %x, want the outcome %s", form, row, keys[row], outcomes[reason])
				}
			}
			if hit == 0 && m.Left[outcomes[reason]] > 0 {
				t.Errorf("%s: no row was left out for %s", form, kind)
			}
		}
		for _, row := range m.Hit["band.damaged"] {
			if keys[row] < left && keys[row]&31 != damagedBand {
				t.Errorf("%s, row %d: the size of %x is not seen to be damaged", form, row, keys[row])
			}
		}
		for _, row := range m.Hit["activity.without-dot"] {
			if keys[row] == left|activityUnknown {
				t.Errorf("%s, row %d: an activity without its dot is not known", form, row)
			}
		}
	}
}

// keysOf returns what becomes of each row of a file.
func keysOf(t *testing.T, path string) (keys []uint32) {
	t.Helper()
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	s, err := openStock(file, &wanted{number: siretColumn, digits: 14, coded: sireneColumns, optional: 1, treated: treatedColumn, meaning: newWords().meaning})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	for group := range s.groups() {
		if err := s.scan(group, true, func(b *batch) error {
			keys = b.classify(keys)
			return nil
		}); err != nil {
			t.Fatal(err)
		}
	}
	return keys
}

// What an import reports adds up to the file, and holds nothing that the manifest does not.
func TestEveryRowIsAccountedFor(t *testing.T) {
	path, m := stockFile(t, synth.Plan{Seed: 8, Rows: 60_000, Month: calendar.MustParse("2026-11-01"), Layout: synth.Of2026}, "parquet")
	got, err := Import(request(t, "sirene", path))
	if err != nil {
		t.Fatal(err)
	}
	rows := got.Kept
	for _, r := range got.Rejected {
		if rows += r.Rows; r.Rows != m.Left[r.Reason] {
			t.Errorf("%d rows left out for %s, want %d", r.Rows, r.Reason, m.Left[r.Reason])
		}
	}
	if rows != m.Rows {
		t.Errorf("%d rows kept or left out, of %d", rows, m.Rows)
	}
	i := slices.IndexFunc(got.Changed, func(r Rejection) bool { return r.Reason == "band.unknown" })
	if want := m.Jobs["0"] + m.Jobs["1.0"]; want == 0 || i < 0 || got.Changed[i].Rows != want {
		t.Errorf("%+v: want %d damaged sizes", got.Changed, want)
	}
}

// There is room for all the codes of both nomenclatures, well written or not.
func TestEveryActivityHasItsNumber(t *testing.T) {
	w, met := newWords(), map[uint32]string{}
	for _, a := range naf.At(naf.A732) {
		key := w.activity(a.Code)
		if key >= left || key != w.activity(a.Code[:2]+a.Code[3:]) || met[key] != "" {
			t.Errorf("%s is %x, as %q", a.Code, key, met[key])
		}
		met[key] = a.Code
		for _, last := range "YG" {
			if w.activity(a.Code[:5]+string(last))&isOf2025 == 0 {
				t.Errorf("%s%c is not of NAF 2025", a.Code[:5], last)
			}
		}
	}
	if w.activity("62.01Q") != left|activityUnknown || w.activity("6201") != left|activityUnknown || w.activity("") != left|activityAbsent {
		t.Error("what is no activity is one")
	}
}

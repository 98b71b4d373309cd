package act

import (
	"errors"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"jalon/chain"
	"jalon/locale"
	"jalon/register"
)

// try (essai) is one proposal in the small world, after some acts, and what must come of it. The tries of each subject
// are in a file of their own.
type try struct {
	name  string
	given []deed
	when  deed
	want  string                   // the code of its refusal; empty: it passes
	then  func(*testing.T, *state) // what is then true, if it passes
}

// tries are all of them, in the order of kinds.go.
var tries = slices.Concat(
	programmeTries,
	bodyTries,
	delegationTries,
	meetingTries,
	voteTries,
	territoryTries,
	applicationTries,
	perimeterTries,
	contractTries,
	sheetTries,
	moneyTries,
	marginTries,
)

func TestTries(t *testing.T) {
	log := world(t)
	for _, one := range tries {
		t.Run(string(one.when.draft.Act.Kind())+"/"+one.name, func(t *testing.T) {
			mine := log.Copy()
			r := open(t, mine)
			take(t, r, one.given...)
			err := propose(t, r, one.when)
			if one.want != "" {
				refused(t, err, one.want)
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			now, again := readWhole(stateOf(t, r)), readWhole(stateOf(t, open(t, mine)))
			if !reflect.DeepEqual(now, again) {
				t.Error("the log, read again, gives another state")
			}
			if one.then != nil {
				one.then(t, now)
			}
		})
	}
}

// readWhole goes through every table of a state, which sorts it when it is first read.
func readWhole(s *register.State) *register.State {
	v := reflect.ValueOf(s).Elem()
	for i := range v.NumField() {
		if all := v.Field(i).Addr().MethodByName("All"); v.Type().Field(i).IsExported() && all.IsValid() {
			for range all.Call(nil)[0].Seq2() {
			}
		}
	}
	return s
}

// refused wants a refusal of some code, with sentences in both languages whose places it fills.
func refused(t *testing.T, err error, code string) {
	t.Helper()
	var r *register.Refusal
	if !errors.As(err, &r) || r.Code != code {
		t.Fatalf("refused with %v; want %s", err, code)
	}
	sentence, ok := grammar.Sentence(r)
	if !ok || !sentence.Complete() {
		t.Fatalf("%s has no sentence in both languages", code)
	}
	for _, text := range []string{sentence.FR, sentence.EN} {
		for _, place := range locale.Places(text) {
			if _, given := r.Args[place]; !given {
				t.Errorf("%s says %q and has no %s", code, text, place)
			}
		}
	}
}

// stateOf returns the state of a register, which nothing changes any more.
func stateOf(t *testing.T, r *register.Register) (s *state) {
	t.Helper()
	if err := r.Read(t.Context(), r.Today(), func(v register.View) error { s = v.State; return nil }); err != nil {
		t.Fatal(err)
	}
	return s
}

// TestEveryRefusalIsMet wants a try for each refusal that an act declares: one that nothing meets is no rule.
func TestEveryRefusalIsMet(t *testing.T) {
	met := map[string]bool{}
	for _, one := range tries {
		met[one.want] = true
	}
	for _, d := range Kinds {
		for code := range d.Refusals {
			if !met[code] {
				t.Errorf("%s may be refused with %s, and no try meets it", d.New().Kind(), code)
			}
		}
	}
}

// TestEveryKindIsTaken wants a try of each kind that passes.
func TestEveryKindIsTaken(t *testing.T) {
	passed := map[kind]bool{register.Opening: true} // by the world itself
	for _, one := range tries {
		if one.want == "" {
			passed[one.when.draft.Act.Kind()] = true
		}
	}
	for _, k := range grammar.Kinds() {
		if !passed[k] {
			t.Errorf("no try takes %s", k)
		}
	}
}

// TestIdentifiersAreOfTheirType puts in each identifier of each act that passes one of every other type. None may pass.
func TestIdentifiersAreOfTheirType(t *testing.T) {
	log := world(t)
	for _, one := range tries {
		if one.want != "" || one.when.draft.Act.Kind() == "act.rectified" { // a rectification may concern anything
			continue
		}
		t.Run(string(one.when.draft.Act.Kind())+"/"+one.name, func(t *testing.T) {
			r := open(t, log.Copy())
			take(t, r, one.given...)
			for _, field := range identifiers(reflect.ValueOf(one.when.draft.Act)) {
				right := *field
				for _, wrong := range []id{"ti:nord", "person:elue", "org:region", "body:nord", "meeting:region-2019-03-01", ti2018} {
					if right == "" || wrong.Type() == right.Type() {
						continue
					}
					*field = wrong
					var refusal *register.Refusal
					if err := propose(t, r, one.when); !errors.As(err, &refusal) {
						t.Errorf("%s in the place of %s: %v", wrong, right, err)
					}
				}
				*field = right
			}
		})
	}
}

// identifiers returns the identifiers of an act, to be changed.
func identifiers(v reflect.Value) (all []*id) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			return identifiers(v.Elem())
		}
	case reflect.Slice:
		for i := range v.Len() {
			all = append(all, identifiers(v.Index(i))...)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				all = append(all, identifiers(v.Field(i))...)
			}
		}
	default:
		if one, ok := v.Addr().Interface().(*id); ok {
			all = append(all, one)
		}
	}
	return all
}

// TestGolden holds each kind against its golden bytes in testdata, which say every field: acts are kept for ever under
// the names that their fields have now. A field that a file lacks is added to it; what is there never changes.
func TestGolden(t *testing.T) {
	for _, d := range Kinds {
		k := d.New().Kind()
		t.Run(string(k), func(t *testing.T) {
			golden, err := os.ReadFile("testdata/" + string(k) + ".json")
			if err != nil {
				t.Fatal(err)
			}
			a, refusal := grammar.Decode(k, golden)
			if refusal != nil {
				t.Fatal(refusal)
			}
			if empty := emptyFields(reflect.ValueOf(a).Elem()); len(empty) > 0 {
				t.Errorf("the golden act does not say %s", strings.Join(empty, ", "))
			}
			if again, err := chain.Canonical(a); err != nil || string(again)+"\n" != string(golden) {
				t.Errorf("the golden act is written again as\n%s (%v)", again, err)
			}
		})
	}
}

// emptyFields lists the fields of a struct that are absent.
func emptyFields(v reflect.Value) (names []string) {
	for i := range v.NumField() {
		f := v.Field(i)
		switch {
		case v.Type().Field(i).Anonymous:
			names = append(names, emptyFields(f)...)
		case f.IsZero():
			names = append(names, v.Type().Field(i).Name)
		case f.Kind() == reflect.Slice && f.Index(0).Kind() == reflect.Struct && f.Type().Elem().PkgPath() == "jalon/register":
			names = append(names, emptyFields(f.Index(0))...)
		}
	}
	return names
}

// TestDeclarations wants of each kind a name, a sentence and a help in both languages, places that are fields, and
// fields that are named for people.
func TestDeclarations(t *testing.T) {
	for _, d := range Kinds {
		always := map[string]bool{} // the fields that every act says
		for _, f := range d.Fields() {
			name, options, _ := strings.Cut(f.Tag.Get("json"), ",")
			always[name] = always[name] || options == ""
			if public, sealed := strings.CutPrefix(name, "sealed_"); sealed {
				always[public] = true // public or sealed, it is said
			}
			if !f.Anonymous && (name == "" || f.Tag.Get("fr") == "" || f.Tag.Get("en") == "") {
				t.Errorf("%s: the field %s is not named", d.New().Kind(), f.Name)
			}
		}
		for _, text := range []locale.Text{d.Name, d.Sentence, d.Help} {
			if !text.Complete() {
				t.Errorf("%s lacks a text in French or in English: %v", d.New().Kind(), text)
			}
			for _, place := range append(locale.Places(text.FR), locale.Places(text.EN)...) {
				if !always[place] {
					t.Errorf("%s says {%s}, which is none of the fields it always has", d.New().Kind(), place)
				}
			}
		}
	}
}

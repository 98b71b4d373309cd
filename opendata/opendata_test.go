package opendata

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"jalon/act"
	"jalon/atlas"
	"jalon/calendar"
	"jalon/register"
	"jalon/register/memlog"
)

// schemas are where the full schemas lie beside the tree, when they do.
var schemas = map[string]string{"subventions.csv": "scdl_subventions", "deliberations.csv": "scdl_deliberations", "projets-territoire.csv": "betagouv_projets-territoire"}

// schemaOf reads the Table Schema of a format; nil when it is not there.
func schemaOf(t *testing.T, file string) (fields []Field) {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("..", "..", "shared", "data", "schemas", schemas[file]+".schema.json"))
	if err != nil {
		t.Log("the published schema is not there: held against our own facts only")
		return nil
	}
	var schema struct {
		Fields []struct {
			Name, Type              string
			TrueValues, FalseValues []string
			Constraints             struct {
				Required         bool
				Pattern          string
				Enum             []string
				MaxLength        int
				Minimum, Maximum *float64
			}
		}
	}
	if err := json.Unmarshal(text, &schema); err != nil {
		t.Fatal(err)
	}
	for _, f := range schema.Fields {
		c := f.Constraints
		fields = append(fields, Field{f.Name, f.Type, c.Required, c.Pattern, c.Enum, c.MaxLength, c.Minimum, c.Maximum, strings.Join(f.TrueValues, ""), strings.Join(f.FalseValues, "")})
	}
	return fields
}

func TestFactsAreThoseOfTheSchemas(t *testing.T) {
	for _, f := range Formats {
		published := schemaOf(t, f.File)
		if published == nil {
			continue
		}
		if len(published) != len(f.Fields) {
			t.Fatalf("%s has %d fields; its schema has %d", f.File, len(f.Fields), len(published))
		}
		for i, want := range published {
			got := f.Fields[i]
			if want.Pattern == "" {
				got.Pattern = "" // ours may ask for more
			}
			if !reflect.DeepEqual(got, want) {
				t.Errorf("%s: %+v; the schema says %+v", f.File, got, want)
			}
		}
	}
}

func TestCheck(t *testing.T) {
	for _, one := range []struct {
		field Field
		value string
		good  bool
	}{
		{Field{Required: true}, "", false}, {Field{}, "", true}, {Field{Type: "date"}, "2019-02-30", false}, {Field{Type: "date"}, "2019-02-28", true},
		{Field{Type: "boolean"}, "oui", false}, {Field{Type: "boolean", Yes: "oui", No: "non"}, "oui", true}, {Field{Type: "boolean", Yes: "oui", No: "non"}, "true", false}, {Field{Type: "number", Max: bound(1)}, "1.5", false}, {Field{Type: "number", Min: bound(0.01)}, "0.5", true},
		{Field{Type: "integer"}, "1.0", false}, {Field{Type: "number"}, "1,5", false}, {Field{MaxLen: 2}, "été", false}, {Field{Enum: []string{"a"}}, "b", false}, {Field{Pattern: `^\d$`}, "12", false},
	} {
		if wrong := one.field.Check(one.value); (wrong == "") != one.good {
			t.Errorf("%+v finds in %q: %q", one.field, one.value, wrong)
		}
	}
}

// world is a state with a grant that can be published, one that cannot, a loan, an action and a signed contract.
func world(t *testing.T) register.View {
	t.Helper()
	r, err := register.Open(t.Context(), register.Options{Grammar: register.NewGrammar(act.Kinds, atlas.France()), Log: new(memlog.Log), Clock: func() time.Time { return time.Date(2020, 1, 1, 9, 0, 0, 0, time.UTC) }})
	if err != nil {
		t.Fatal(err)
	}
	var v register.View
	_ = r.Read(t.Context(), calendar.MustParse("2019-12-31"), func(read register.View) error { v = read; return nil })
	day := calendar.MustParse("2019-03-01")
	organisation := func(id register.ID, name, siret string) {
		v.Organisations.Add(id, register.Organisation{ID: id, Number: siret, Name: register.Dated[string]{{From: day, Value: name, Act: 1}}})
	}
	organisation("org:region", "Région", "20005350700012")
	organisation("org:usine", "=Usine", "")
	action := v.Actions.Add("action:cite", register.Action{ID: "action:cite", Act: 1})
	action.Sheets.Set(day, register.Sheet{Title: "Cité", Axis: "innover", Cost: 200_00}, 1)
	action.Phase.Set(day, "study", 1)
	action.Status.Set(day, "late", 1)
	committed := register.Entry{State: register.Committed, Cents: 100_00, On: day, Act: 1, Reference: "CP n° 1"}
	paid := register.Entry{State: register.Paid, Cents: 40_00, On: day.Add(30), Act: 1}
	fund := func(id register.ID, change func(*register.Funding)) {
		f := v.Fundings.Add(id, register.Funding{ID: id, Funder: "org:region", Action: "action:cite", Scheme: "Aide", Entries: []register.Entry{committed, paid}})
		f.Beneficiary = "org:usine"
		change(f)
	}
	fund("funding:bon", func(*register.Funding) {})
	fund("funding:sans-beneficiaire", func(f *register.Funding) { f.Beneficiary = "" })
	fund("funding:pret", func(f *register.Funding) { f.Nature = "loan" })
	v.Contracts.Add("contract:un", register.Contract{ID: "contract:un", Title: "Protocole", Signatures: []register.Signature{
		{Organisation: "org:region", Deliberation: "n° 19-104 du 12 juillet 2019", On: day}, {Organisation: "org:region", Deliberation: "séance de mai", On: day}}})
	return v
}

func TestFormats(t *testing.T) {
	v := world(t)
	for file, want := range map[string]struct {
		n    int
		left []LeftOut
		row  string
	}{
		"subventions.csv": {1, []LeftOut{{"funding:sans-beneficiaire", "nomBeneficiaire", "required"}},
			"Région|20005350700012|2019-03-01|CP n° 1|'=Usine|||Cité|100.00|aide en numéraire|1 versement constaté au 2019-12-31|2019-03-31||non|0.5000|Aide"},
		"deliberations.csv": {1, []LeftOut{{"contract:un", "DELIB_DATE", "required"}},
			"Région|20005350700012|19-104|2019-07-12|8.4|Aménagement du territoire|Signature : Protocole||||||||||"},
	} {
		f := formatOf(t, file)
		var out bytes.Buffer
		n, left, err := f.Write(&out, v)
		if err != nil || n != want.n || !reflect.DeepEqual(left, want.left) {
			t.Errorf("%s: %d rows, %v left out (%v)", file, n, left, err)
		}
		rows, err := csv.NewReader(&out).ReadAll()
		if err != nil || len(rows) != n+1 || strings.Join(rows[1], "|") != want.row {
			t.Errorf("%s: %v (%v); want %s", file, rows, err, want.row)
		}
		holds(t, f, rows)
	}
}

func formatOf(t *testing.T, file string) Format {
	for _, f := range Formats {
		if f.File == file {
			return f
		}
	}
	t.Fatalf("no format writes %s", file)
	return Format{}
}

// holds holds rows against the published schema.
func holds(t *testing.T, f Format, rows [][]string) {
	t.Helper()
	for i, field := range schemaOf(t, f.File) {
		for _, row := range rows[1:] {
			if wrong := field.Check(row[i]); wrong != "" {
				t.Errorf("%s: %s is %q; the schema wants %s", f.File, field.Name, row[i], wrong)
			}
		}
	}
}

func TestIdentifiersAreUUIDs(t *testing.T) {
	if got := uuid("action:cite"); got != uuid("action:cite") || got == uuid("action:gare") || projects.Fields[0].Check(got) != "" {
		t.Errorf("the UUID is %s", got)
	}
}

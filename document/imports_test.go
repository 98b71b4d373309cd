package document

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/csv"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"jalon/atlas"
	"jalon/calendar"
	"jalon/cube"
	"jalon/indicator"
	"jalon/naf"
	"jalon/portrait"
	"jalon/source"
	"jalon/synth"
)

// shelf keeps data sets in memory.
type shelf struct {
	sets    []source.Dataset
	content map[string][]byte
	opened  int
}

func (s *shelf) PutDataset(_ context.Context, d source.Dataset, content io.Reader) error {
	text, err := io.ReadAll(content)
	if err != nil {
		return err
	}
	if s.content == nil {
		s.content = map[string][]byte{}
	}
	s.content[d.ID] = text
	s.sets = append(slices.DeleteFunc(s.sets, func(o source.Dataset) bool { return o.ID == d.ID }), d)
	return nil
}

func (s *shelf) Datasets(context.Context) ([]source.Dataset, error) { return slices.Clone(s.sets), nil }

func (s *shelf) OpenDataset(_ context.Context, id string) (source.Dataset, io.ReadCloser, error) {
	for _, d := range s.sets {
		if d.ID == id {
			s.opened++
			return d, io.NopCloser(bytes.NewReader(s.content[id])), nil
		}
	}
	return source.Dataset{}, nil, source.ErrNoDataset
}

func (s *shelf) DropDataset(_ context.Context, id string) error {
	s.sets = slices.DeleteFunc(s.sets, func(o source.Dataset) bool { return o.ID == id })
	return nil
}

// imports reads a file by the real way into the shelf.
func (s *shelf) imports(t testing.TB, id, path string, more func(*source.Request)) {
	t.Helper()
	from, _ := source.ByID(id)
	ask := source.Request{Context: t.Context(), Source: from, Path: path, Atlas: atlas.France(), Measure: cube.Jobs, By: "essai", EvenShort: true,
		Now: func() time.Time { return time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC) }, Progress: func(int64, int64) {}}
	if more != nil {
		more(&ask)
	}
	got, err := source.Import(ask)
	if err != nil {
		t.Fatal(err)
	}
	if err := got.Shelve(t.Context(), s); err != nil {
		t.Fatal(err)
	}
}

// real finds a file of the true data sets that stand beside the project, or says that they are not there.
func real(t testing.TB, name string) (string, bool) {
	path := filepath.Join("..", "..", "shared", "data", "economy", name)
	if _, err := os.Stat(path); err != nil {
		t.Logf("left out: %s is not here", name)
		return "", false
	}
	return path, true
}

// plainZones writes the posts of the zones as a plain table: a place, an activity, a year, a value.
func plainZones(t testing.TB, from string) string {
	t.Helper()
	file, err := os.Open(from)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	z, err := gzip.NewReader(file)
	if err != nil {
		t.Fatal(err)
	}
	r := csv.NewReader(z)
	r.Comma = ';'
	lines, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	b.WriteString("territory,activity,year,value\n")
	for _, line := range lines[1:] {
		if line[0] != "FR" {
			fmt.Fprintf(&b, "%s,%s,2022,%s\n%s,%s,2023,%s\n", line[0], line[2], line[4], line[0], line[2], line[5])
		}
	}
	path := filepath.Join(t.TempDir(), "zones.csv")
	if err := os.WriteFile(path, []byte(b.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// trueShelf holds the true data sets: the comparator of 2018, the zonings of 2022, the posts by zone and activity.
func trueShelf(t testing.TB) (*shelf, bool) {
	s := &shelf{}
	comparator, ok1 := real(t, "communes_rp2018_flores2018.csv.gz")
	zonings, ok2 := real(t, "zonages_communes_2022.csv.gz")
	posts, ok3 := real(t, "flores_ze2020_a38_2022_2023.csv.gz")
	if !ok1 || !ok2 || !ok3 {
		return nil, false
	}
	s.imports(t, "insee-comparateur", comparator, nil)
	s.imports(t, "insee-zonages", zonings, nil)
	s.imports(t, "table", plainZones(t, posts), func(r *source.Request) {
		r.Layer, r.Measure, r.Tag, r.Credit = cube.EmploymentZones, cube.SalariedJobs, source.Public, "Insee, Flores 2022 et 2023"
	})
	return s, true
}

var (
	montbeliard = place("Nord Franche-Comté", "200065647", "200069052", "200069060", "247000722", "249000241")
	hautJura    = place("Haut-Jura", "200026573", "200069623", "243900412", "243900479", "243900610")
	dole        = place("Grand Dole", "200010650")
	horloger    = place("Haut-Doubs Horloger", "200023075", "200068070", "242504116", "242504181", "242504355")
	chalon      = place("Grand Chalon", "247100589")
)

func place(name string, sirens ...string) portrait.Place {
	p := portrait.Place{ID: "ti:" + strings.ToLower(strings.ReplaceAll(name, " ", "-")), Name: name}
	for _, siren := range sirens {
		p.Members = append(p.Members, portrait.Member{Kind: "epci", Code: siren, Name: siren})
	}
	return p
}

func composed(t testing.TB, i *Imports, p portrait.Place) *portrait.Portrait {
	t.Helper()
	data, err := i.Data(t.Context(), atlas.France())
	if err != nil {
		t.Fatal(err)
	}
	return portrait.Compose(portrait.Request{Place: p, Region: "27", RegionName: "Bourgogne-Franche-Comté", All: []portrait.Place{montbeliard, hautJura, dole, horloger, chalon}, On: "2019-12-01", Lang: "fr", Data: data})
}

// value finds a figure of a portrait, by its indicator, activity and place.
func value(t testing.TB, p *portrait.Portrait, id, activity string) float64 {
	t.Helper()
	for _, s := range p.Sections {
		for _, f := range s.Figures {
			if f.Indicator == id && f.Activity == activity && f.OK() {
				return f.Value
			}
		}
	}
	t.Errorf("%s: no %s %s", p.Name, id, activity)
	return math.NaN()
}

// TestTruePortraits reads true files by the real way and holds the portraits against what others published of these territories.
func TestTruePortraits(t *testing.T) {
	s, ok := trueShelf(t)
	if !ok {
		return
	}
	i := &Imports{Shelf: s}
	nord := composed(t, i, montbeliard)
	if got := value(t, nord, "jobs", ""); math.Abs(got-116486) > 1 {
		t.Errorf("the census of 2018 counts %v jobs in Nord Franche-Comté; the program carries 116 486", got)
	}
	// 24 % of jobs are industrial against 13,3 % in France (letrois.info, 2023).
	if got := value(t, nord, "industry_share_of_jobs", ""); got < .22 || got > .27 {
		t.Errorf("industry makes %v of the posts of Belfort and Montbéliard", got)
	}
	if got := value(t, nord, "lq", "CL"); got < 6 || got > 10 {
		t.Errorf("transport equipment weighs %v times its weight there", got)
	}
	if leads := nord.Sections[12]; leads.Missing != "" || len(leads.Tables[0].Rows) == 0 {
		t.Errorf("305 zones make a network: %+v", leads)
	}
	if set := nord.Sets; len(set) != 2 {
		t.Errorf("the portrait draws on %+v", set)
	}
	// Haut-Jura : plus du tiers des salariés dans l'industrie, un emploi industriel sur cinq dans la plasturgie (Insee Analyses BFC no 56).
	jura := composed(t, i, hautJura)
	if got := value(t, jura, "industry_share_of_jobs", ""); got < .2 {
		t.Errorf("industry makes %v of the posts of the zones of Haut-Jura, which are wider", got)
	}
	if got := value(t, jura, "lq", "CG"); got < 2.5 {
		t.Errorf("plastics weigh %v times their weight in Haut-Jura", got)
	}
	if got := value(t, jura, "jobs", ""); got < 20000 || got > 40000 {
		t.Errorf("commune by commune, Haut-Jura has %v jobs: Jura Sud is gone but its communes are there", got)
	}
	// Haut-Doubs : l'horlogerie, un quart des emplois industriels ; Grand Dole : la chimie (same source).
	if got := value(t, composed(t, i, horloger), "lq", "CI"); got < 3 {
		t.Errorf("watches and instruments weigh %v times their weight in Haut-Doubs", got)
	}
	if got := value(t, composed(t, i, dole), "lq", "CE"); got < 3 {
		t.Errorf("chemistry weighs %v times its weight in Grand Dole", got)
	}
}

// TestImportsAreSeenWithoutRestart reads the shelf once, and again when it changed.
func TestImportsAreSeenWithoutRestart(t *testing.T) {
	s := &shelf{}
	i := &Imports{Shelf: s}
	before := composed(t, i, dole)
	s.imports(t, "flores", floresFile(t), nil)
	after := composed(t, i, dole)
	if s.opened != 1 || len(before.Sets) == len(after.Sets) && fmt.Sprint(before.Sets) == fmt.Sprint(after.Sets) {
		t.Errorf("opened %d times; drawn on %v, then on %v", s.opened, before.Sets, after.Sets)
	}
	if composed(t, i, dole); s.opened != 1 {
		t.Errorf("opened %d times for nothing new", s.opened)
	}
	if err := s.DropDataset(t.Context(), after.Sets[0].ID); err != nil {
		t.Fatal(err)
	}
	if again := composed(t, i, dole); fmt.Sprint(again.Sets) != fmt.Sprint(before.Sets) {
		t.Errorf("once it is forgotten the portrait still draws on %v", again.Sets)
	}
}

// TestSecretCellsAreNeverZero checks that an activity under secrecy has no figure, with the reason.
func TestSecretCellsAreNeverZero(t *testing.T) {
	s := &shelf{}
	s.imports(t, "flores", floresFile(t), nil)
	p := composed(t, &Imports{Shelf: s}, dole)
	found := false
	for _, f := range p.Sections[3].Figures {
		if f.Activity == "26" {
			found = true
			if f.Reason != "secret" {
				t.Errorf("%s of a secret cell is %v (%s)", f.Indicator, f.Value, f.Reason)
			}
		}
	}
	if !found {
		t.Error("the secret activity is not spoken of")
	}
	if lq := value(t, p, "lq", "20"); math.Abs(lq-(2000./16500)/(60000./1000000)) > 1e-9 {
		t.Errorf("the index of chemistry is %v", lq)
	}
	if text := p.Sections[3].Source; !strings.Contains(text, "96,4") {
		t.Errorf("the covered share is not said: %s", text)
	}
}

// floresFile is a small file of Flores: the posts of Grand Dole by division, one secret, and those of France.
func floresFile(t testing.TB) string {
	t.Helper()
	text := "GEO;GEO_OBJECT;ACTIVITY;FLORES_MEASURE;OBS_STATUS;TIME_PERIOD;OBS_VALUE\n"
	for _, line := range []string{"200010650;EPCI;_T;A;16500", "200010650;EPCI;20;A;2000", "200010650;EPCI;26;K;", "200010650;EPCI;47;A;13900",
		"F;FRANCE;_T;A;1000000", "F;FRANCE;20;A;60000", "F;FRANCE;26;A;40000", "F;FRANCE;47;A;900000"} {
		cells := strings.Split(line, ";")
		text += strings.Join([]string{cells[0], cells[1], cells[2], "EMPL3112", cells[3], "2019", cells[4]}, ";") + "\n"
	}
	path := filepath.Join(t.TempDir(), "flores.csv")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// TestSyntheticDataIsSaidLoudly reads a file that was made up: every section of every form says so.
func TestSyntheticDataIsSaidLoudly(t *testing.T) {
	s := &shelf{}
	path := filepath.Join(t.TempDir(), "anything.zip")
	var made bytes.Buffer
	if _, err := synth.WriteCSV(&made, synth.Plan{Seed: 1, Rows: 4000, Month: calendar.Date(2026, 11, 1), Layout: "stock-2026-11"}, false, func(int64, int64) {}); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, made.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	s.imports(t, "sirene", path, func(r *source.Request) { r.Vintage = "2026-11" })
	p := composed(t, &Imports{Shelf: s}, montbeliard)
	if !p.Synthetic {
		t.Fatalf("a portrait drawn on %+v is not said to be synthetic", p.Sets)
	}
	d := Portrait(p)
	page, err := d.HTML()
	if err != nil {
		t.Fatal(err)
	}
	odt, err := d.ODT(nil)
	if err != nil {
		t.Fatal(err)
	}
	parts, err := unpack(odt)
	if err != nil {
		t.Fatal(err)
	}
	for form, text := range map[string]string{"txt": string(d.Text()), "html": string(page), "odt": string(parts["content.xml"])} {
		if n := strings.Count(text, "DONNÉES FICTIVES"); n < len(p.Sections) {
			t.Errorf("%s says %d times that the data is made up; the portrait has %d sections", form, n, len(p.Sections))
		}
	}
	if !strings.Contains(string(page), `class="loud band"`) || !strings.Contains(string(parts["content.xml"])+string(parts["styles.xml"]), `"JalonLoud"`) {
		t.Error("it is not said in large letters")
	}
}

// BenchmarkPortrait composes the portrait of a perimeter of 500 communes, with jobs by division of every commune, five comparators and 183
// territories; each time another perimeter, as whoever moves members does.
func BenchmarkPortrait(b *testing.B) {
	data, all := nation(b)
	codes := data.Atlas.On(calendar.Date(2024, 1, 1)).Communes()
	compose := func(i int) {
		p := portrait.Place{ID: "ti:x", Name: "X", Members: []portrait.Member{{Kind: "com", Code: codes[i], Name: codes[i]}}, Communes: codes[i : i+500], Map: data.Atlas.On(calendar.Date(2024, 1, 1))}
		portrait.Compose(portrait.Request{Place: p, Region: "84", RegionName: "Auvergne-Rhône-Alpes", All: all, On: "2024-06-01", Lang: "fr", Data: data})
	}
	compose(0) // the sums of the country and of the territories are kept from then on
	i := 0
	for b.Loop() {
		i++
		compose(i)
	}
}

// BenchmarkAllPortraits composes those of the 183 territories, from data of which nothing was summed yet.
func BenchmarkAllPortraits(b *testing.B) {
	for b.Loop() {
		data, all := nation(b)
		for _, p := range all {
			portrait.Compose(portrait.Request{Place: p, Region: "84", RegionName: "Auvergne-Rhône-Alpes", All: all, On: "2024-06-01", Lang: "fr", Data: data})
		}
	}
}

// nation is jobs by division of every commune at two dates, invented, and 183 territories of 190 communes.
func nation(b *testing.B) (*portrait.Data, []portrait.Place) {
	a := atlas.France()
	v := a.On(calendar.Date(2024, 1, 1))
	var blocks cube.Cube
	divisions := naf.At(naf.A88)
	for _, year := range []int{2018, 2023} {
		to := cube.NewBuilder(cube.About{Dataset: "flores-a88-" + fmt.Sprint(year), Measure: cube.SalariedJobs, Layer: cube.Communes, Geography: 2024, Nomenclature: naf.Rev2, Level: naf.A88, Year: year, Exhaustive: true})
		for i, commune := range v.Communes() {
			for j, division := range divisions {
				if n := (i*7919 + j*104729 + year) % 97; n%3 == 0 {
					to.Add(commune, division.Code, float64(n), cube.Published)
				}
			}
		}
		block, err := to.Build()
		if err != nil {
			b.Fatal(err)
		}
		blocks = append(blocks, block)
	}
	var all []portrait.Place
	codes := v.Communes()
	for i := range 183 {
		p := place(fmt.Sprint("T", i), "200010650")
		p.Communes, p.Map = codes[i*190:(i+1)*190], v
		all = append(all, p)
	}
	sets := []portrait.Set{{ID: "flores-a88-2018", Source: "flores"}, {ID: "flores-a88-2023", Source: "flores"}}
	return portrait.NewData(a, blocks, sets, portrait.Zones{}), all
}

// TestAFigureBearsItsLicences gives figures of data under two licences, and of a table of the program.
func TestAFigureBearsItsLicences(t *testing.T) {
	p := &portrait.Portrait{ID: "ti:x", Sets: []portrait.Set{{ID: "urssaf-2024", Licence: "ODbL 1.0", Alike: true}, {ID: "flores-2023", Licence: "Licence Ouverte 2.0"}, {ID: "made-up", Synthetic: true}},
		Sections: []portrait.Section{{Name: "s", Figures: []indicator.Result{{Indicator: "a", Sources: []string{"urssaf-2024", "flores-2023"}}, {Indicator: "b", Sources: []string{"insee-comparateur-2021"}}, {Indicator: "c", Sources: []string{"made-up"}}}}}}
	lines := strings.Split(string(PortraitCSV(p)), "\n")
	if !strings.HasSuffix(lines[0], ",licence") || !strings.HasSuffix(lines[1], ",ODbL 1.0; Licence Ouverte 2.0") || !strings.HasSuffix(lines[2], ",Licence Ouverte 2.0") || !strings.HasSuffix(lines[3], ",SYNTHETIC") {
		t.Errorf("the lines are %q", lines)
	}
}

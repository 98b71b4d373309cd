package document

import (
	"context"
	"encoding/csv"
	"encoding/json"
	"strconv"
	"strings"
	"unicode"

	"jalon/api"
	"jalon/calendar"
	"jalon/locale"
	"jalon/perimeter"
	"jalon/portrait"
	"jalon/register"
)

// PortraitOf composes the economic portrait of a territory on the day of the view, of the data that [Imports] gives.
func PortraitOf(ctx context.Context, v register.View, id register.ID, lang locale.Lang, data *portrait.Data) (*portrait.Portrait, *register.Refusal) {
	return PortraitAsked(ctx, v, Asked{Territory: id}, lang, data)
}

// PortraitAsked composes the portrait of a territory or of any members, with the comparators and the years that were chosen.
func PortraitAsked(ctx context.Context, v register.View, a Asked, lang locale.Lang, data *portrait.Data) (*portrait.Portrait, *register.Refusal) {
	r, refusal := a.request(ctx, v, lang, data)
	if refusal != nil {
		return nil, refusal
	}
	return portrait.Compose(r), nil
}

// Simulated composes the portrait of a territory as it is, and as it would be of other members: what a perimeter is decided on. The
// second says that it is a simulation.
func Simulated(ctx context.Context, v register.View, id register.ID, members []perimeter.Member, lang locale.Lang, data *portrait.Data) (today, proposed *portrait.Portrait, _ *register.Refusal) {
	r, refusal := portraitRequest(ctx, v, id, lang, data)
	if refusal != nil {
		return nil, nil, refusal
	}
	today = portrait.Compose(r)
	t, _ := v.Territories.Get(id)
	var named []api.Member
	for _, m := range members {
		named = append(named, api.Member{Kind: string(m.Kind), Code: m.Code, Part: m.Part, Name: api.MemberName(v, m)})
	}
	r.Place = placeOf(id, r.Name, named)
	r.Thought = true
	if g := v.Reshaped(t, members, v.On); len(g.Missing) == 0 {
		r.Communes, r.Map = g.Codes, g.Vintage
	}
	proposed = portrait.Compose(r)
	proposed.Simulated = true
	return today, proposed, nil
}

// portraitRequest is what the portrait of a territory is asked for.
func portraitRequest(ctx context.Context, v register.View, id register.ID, lang locale.Lang, data *portrait.Data) (r portrait.Request, _ *register.Refusal) {
	if data == nil {
		data = nothing(v.Atlas)
	}
	sheet, refusal := api.Territory(ctx, v, id)
	if refusal != nil {
		return r, refusal
	}
	r = portrait.Request{Place: placeOf(sheet.ID, sheet.Name, sheet.Members), On: v.On.String(), Lang: lang, Data: data}
	if sheet.Region != nil {
		r.Region, r.RegionName = sheet.Region.Code, sheet.Region.Name
	}
	t, _ := v.Territories.Get(id)
	stands(&r.Place, v, t)
	r.All = places(v, t.Programme)
	return r, nil
}

// places are the live territories of a programme.
func places(v register.View, programme register.ID) (all []portrait.Place) {
	for _, other := range v.Live(programme, v.On) {
		place := placeOf(other.ID, other.Name.Value(v.On), membersOf(v, other))
		stands(&place, v, other)
		all = append(all, place)
	}
	return all
}

// stands gives a place the communes that the register finds it is made of on the day.
func stands(p *portrait.Place, v register.View, t *register.Territory) {
	if g := v.Ground(t, v.On); len(g.Missing) == 0 {
		p.Communes, p.Map = g.Codes, g.Vintage
	}
}

// membersOf names the members of a territory as far as a portrait needs.
func membersOf(v register.View, t *register.Territory) (all []api.Member) {
	for _, m := range t.Members(v.On) {
		all = append(all, api.Member{Kind: string(m.Kind), Code: m.Code, Part: m.Part, Name: api.MemberName(v, m)})
	}
	return all
}

func placeOf(id register.ID, name string, members []api.Member) portrait.Place {
	p := portrait.Place{ID: string(id), Name: name}
	for _, m := range members {
		p.Members = append(p.Members, portrait.Member{Kind: m.Kind, Code: m.Code, Name: m.Name, Part: len(m.Part) > 0})
	}
	return p
}

// Portrait sets a portrait for paper. What it says first of a section is its finding; then the chart, its table, how to read
// them, and the source.
func Portrait(p *portrait.Portrait) *Document { return writer{lang: p.Lang}.portrait(p) }

// Published sets an edition for paper: its name and its hash stand first, and those who commented are named as the register names
// them now.
func Published(ctx context.Context, v register.View, one *register.Portrait, p *portrait.Portrait) *Document {
	w := writer{ctx, v, p.Lang}
	d := w.portrait(p)
	d.Lead += " " + w.say("Édition {edition}, publiée le {day} par {publisher} (acte n° {act}).", "Edition {edition}, published on {day} by {publisher} (act no. {act}).", "edition", one.Edition, "day", one.On, "publisher", w.name(one.Publisher), "act", one.Act)
	d.Colophon = append(d.Colophon, w.say("Pour citer : {publisher}, portrait économique de {name}, édition {edition}, {day}, SHA-256 {hash}.", "To cite: {publisher}, economic portrait of {name}, edition {edition}, {day}, SHA-256 {hash}.",
		"publisher", w.name(one.Publisher), "name", p.Name, "edition", one.Edition, "day", one.On, "hash", one.Hash))
	d.Cover = append(d.Cover, Note(w.say("Empreinte SHA-256 de l’édition : {hash}", "SHA-256 of the edition: {hash}", "hash", one.Hash)))
	for _, s := range p.Sets {
		d.Colophon = append(d.Colophon, w.say("Données : {id}, {credit}, SHA-256 {hash}.", "Data: {id}, {credit}, SHA-256 {hash}.", "id", s.ID, "credit", s.Attribution, "hash", s.SHA256))
	}
	return d
}

func (w writer) portrait(p *portrait.Portrait) *Document {
	d := &Document{Lang: p.Lang, Kicker: w.say("Portrait économique", "Economic portrait"), Title: p.Name,
		Lead: w.say("Périmètre au {day}.", "Perimeter as of {day}.", "day", dayOf(p.On)), Colophon: []string{p.Credit}, Synthetic: p.Synthetic}
	if p.Simulated {
		d.Kicker = w.say("Portrait économique – périmètre simulé", "Economic portrait – simulated perimeter")
		d.Lead = w.say("Périmètre simulé, sans valeur tant que le comité de pilotage régional n’a pas validé l’adaptation.", "Simulated perimeter, of no value until the regional steering committee validates the adaptation.")
	}
	d.Cover = w.cover(p)
	for i, s := range p.Sections {
		d.Sections = append(d.Sections, Section{Name: s.Name, Page: i == 0, Title: strconv.Itoa(s.Number) + ". " + s.Title, Blocks: loudly(d, append(w.rubric(s), w.comments(p.Of(s.Name))...))})
	}
	return d
}

// cover is what the title page of a portrait shows: where the place lies, and where its figures come from.
func (w writer) cover(p *portrait.Portrait) (blocks []Block) {
	if p.Map != nil {
		blocks = append(blocks, Drawing{SVG: p.Map.SVG, Text: p.Map.Text})
	}
	return append(blocks, Note(p.Credit))
}

// loudly begins a section with what every page must say, where it must.
func loudly(d *Document, blocks []Block) []Block {
	if text := d.Loud(); text != "" {
		return append([]Block{Paragraph{Runs: []Run{{Text: text}}, Loud: true}}, blocks...)
	}
	return blocks
}

// dayOf is the day of a portrait; what is no day stands as it is written.
func dayOf(text string) any {
	if day, err := calendar.Parse(text); err == nil {
		return day
	}
	return text
}

// rubric is a section of a portrait, as blocks.
func (w writer) rubric(s portrait.Section) (blocks []Block) {
	for _, text := range []string{s.Finding, s.Missing} {
		if text != "" {
			blocks = append(blocks, Para(text))
		}
	}
	if s.Chart != nil {
		blocks = append(blocks, Drawing{SVG: s.Chart.SVG, Text: s.Chart.Text})
	}
	for _, t := range s.Tables {
		blocks = append(blocks, tableOf(t))
	}
	if s.Reading != "" {
		blocks = append(blocks, Note(w.say("Comment lire : {text}", "How to read: {text}", "text", s.Reading)))
	}
	if s.Source != "" && (s.Chart != nil || len(s.Tables) > 0) {
		blocks = append(blocks, Note(s.Source+w.say(" Fiabilité : {badge}.", " Reliability: {badge}.", "badge", string(s.Badge))))
	}
	return blocks
}

func tableOf(t portrait.Table) Table {
	out := Table{Caption: t.Caption}
	for i, label := range t.Columns {
		out.Columns = append(out.Columns, Column{Label: label, Numeric: i > 0 && !worded(t.Rows, i), Wide: i == 0})
	}
	for _, cells := range t.Rows {
		out.Rows = append(out.Rows, Row{Cells: cells})
	}
	return out
}

// worded reports whether a column says words, such as the activities that two territories share, and no figure: words may go on
// another line, which figures may not, and a table of them would be wider than the paper.
func worded(rows [][]string, column int) bool {
	words := 0
	for _, cells := range rows {
		spoken := strings.IndexFunc(cells[column], func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
		switch {
		case spoken < 0: // a dash
		case unicode.IsDigit(rune(cells[column][spoken])):
			return false // a sign may come before
		default:
			words++
		}
	}
	return words > 0
}

// PortraitCSV writes every figure of a portrait, one a line: a value that is not defined is empty, with its reason. Each line bears the licences
// of what its figure is drawn from, for some ask to be shared under the same.
func PortraitCSV(p *portrait.Portrait) []byte {
	var b strings.Builder
	w := csv.NewWriter(&b)
	_ = w.Write([]string{"section", "indicator", "territory", "activity", "value", "unit", "reason", "reference", "badge", "vintage", "source", "licence"}) // a builder takes everything
	for _, s := range p.Sections {
		for _, f := range s.Figures {
			value := ""
			if f.OK() {
				value = strconv.FormatFloat(f.Value, 'g', -1, 64)
			}
			_ = w.Write([]string{s.Name, f.Indicator, f.Territory, f.Activity, value, string(f.Unit), string(f.Reason), f.Reference, string(f.Badge), f.Vintage, strings.Join(f.Sources, " "), strings.Join(p.Licences(f), "; ")})
		}
	}
	w.Flush()
	return []byte(b.String())
}

// PortraitJSON writes a portrait for machines. The same register, day, language and program give the same bytes: their SHA-256
// is what the act that publishes an edition records.
func PortraitJSON(p *portrait.Portrait) ([]byte, error) {
	text, err := json.MarshalIndent(p, "", "  ")
	return append(text, '\n'), err
}

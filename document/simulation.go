package document

import (
	"context"
	"encoding/json"
	"slices"
	"strings"
	"time"

	"jalon/api"
	"jalon/desk"
	"jalon/indicator"
	"jalon/locale"
	"jalon/perimeter"
	"jalon/portrait"
	"jalon/register"
)

// Simulation (simulation de périmètre) is what a change of perimeter would do to a territory, as it was found on a day: what a request
// is made and decided on. It stays as it was, whatever is imported since.
type Simulation struct {
	Territory register.ID      `json:"territory"`
	Name      string           `json:"name"`
	Lang      locale.Lang      `json:"lang"`
	On        register.Day     `json:"on"`
	Added     []string         `json:"added,omitempty"` // names of members
	Removed   []string         `json:"removed,omitempty"`
	Lines     []SimulationLine `json:"lines"`
	Credit    string           `json:"credit"`
	Synthetic bool             `json:"synthetic,omitempty"`
}

// SimulationLine (ligne de simulation) is one figure on both perimeters, as it was written then, and why a difference has no value.
type SimulationLine struct {
	Section  string `json:"section,omitempty"` // of the portrait; empty for the perimeter itself
	What     string `json:"what"`
	Today    string `json:"today"`
	Proposed string `json:"proposed"`
	Change   string `json:"change"`
	Reason   string `json:"reason,omitempty"`
}

// simulationType is the media type of a simulation that is kept. No file that comes in from outside has it.
const simulationType = "application/vnd.jalon.comparison+json"

// Simulate finds what members would change, of what everybody may read.
func Simulate(ctx context.Context, v register.View, id register.ID, members []perimeter.Member, lang locale.Lang, data *portrait.Data) (*Simulation, *register.Refusal) {
	today, proposed, refusal := Simulated(ctx, v, id, members, lang, data)
	if refusal != nil {
		return nil, refusal
	}
	t, _ := v.Territories.Get(id)
	w := writer{ctx, v, lang}
	c := &Simulation{Territory: id, Name: today.Name, Lang: lang, On: v.On, Credit: proposed.Credit, Synthetic: proposed.Synthetic,
		Added: w.memberNames(perimeter.Difference(members, t.Members(v.On))), Removed: w.memberNames(perimeter.Difference(t.Members(v.On), members))}
	c.Lines = w.extents(v.Ground(t, v.On), v.Reshaped(t, members, v.On), len(t.Members(v.On)), len(members))
	for _, d := range portrait.Compare(today, proposed) {
		change := d.Change()
		line := SimulationLine{d.Section, d.Name(lang), portrait.Written(lang, d.Unit, d.Today), portrait.Written(lang, d.Unit, d.Proposed), portrait.WrittenChange(lang, d.Unit, change), ""}
		if change.Reason != "" {
			line.Reason = indicator.Reason(change.Reason).In(lang)
		}
		c.Lines = append(c.Lines, line)
	}
	return c, nil
}

func (w writer) memberNames(members []perimeter.Member) (names []string) {
	for _, m := range members {
		name := api.MemberName(w.View, m)
		if len(m.Part) > 0 {
			name += w.say(" (en partie)", " (in part)")
		}
		names = append(names, name)
	}
	return names
}

// extents set members, communes and people side by side. People of whom one commune has no figure are not counted.
func (w writer) extents(today, proposed perimeter.Ground, had, has int) []SimulationLine {
	line := func(fr, en string, a, b int64) SimulationLine {
		return SimulationLine{What: w.say(fr, en), Today: locale.Int(w.lang, a), Proposed: locale.Int(w.lang, b), Change: signed(w.lang, b-a)}
	}
	all := []SimulationLine{line("Membres", "Members", int64(had), int64(has)), line("Communes", "Communes", int64(len(today.Codes)), int64(len(proposed.Codes)))}
	before, after := today.People(), proposed.People()
	if len(before.Uncounted)+len(after.Uncounted)+len(after.Missing) == 0 {
		return append(all, line("Habitants", "Inhabitants", before.People, after.People))
	}
	return append(all, SimulationLine{What: w.say("Habitants", "Inhabitants"), Today: "—", Proposed: "—", Change: "—", Reason: w.say("une commune au moins n’a pas de population connue", "at least one commune has no known population")})
}

// signed writes a whole number with its sign.
func signed(l locale.Lang, n int64) string {
	if n > 0 {
		return "+" + locale.Int(l, n)
	}
	return locale.Int(l, n)
}

// Document sets a simulation for paper.
func (c *Simulation) Document() *Document {
	w := writer{lang: c.Lang}
	d := &Document{Lang: c.Lang, Kicker: w.say("Comparaison de périmètres", "Comparison of perimeters"), Title: c.Name, Synthetic: c.Synthetic,
		Lead: w.say("Ce que le périmètre demandé changerait, au {day}. Sans valeur tant que le comité de pilotage régional n’a pas validé l’adaptation.", "What the perimeter asked for would change, as of {day}. Of no value until the regional steering committee validates the adaptation.", "day", c.On)}
	d.Sections = []Section{{Name: "comparison", Title: w.say("Aujourd’hui et demandé", "Today and asked for"), Blocks: loudly(d, c.blocks())}}
	return d
}

// blocks are the members that come and go, then every figure on both perimeters.
func (c *Simulation) blocks() (blocks []Block) {
	w := writer{lang: c.Lang}
	if len(c.Added) > 0 {
		blocks = append(blocks, Para(w.say("Entrent : {names}.", "Come in: {names}.", "names", c.Added)))
	}
	if len(c.Removed) > 0 {
		blocks = append(blocks, Para(w.say("Sortent : {names}.", "Go out: {names}.", "names", c.Removed)))
	}
	t := Table{Caption: w.say("Chiffres sur les deux périmètres, au {day}", "Figures on both perimeters, as of {day}", "day", c.On),
		Columns: columns(w.say("Chiffre", "Figure"), "#"+w.say("Aujourd’hui", "Today"), "#"+w.say("Demandé", "Asked for"), "#"+w.say("Écart", "Difference"))}
	t.Columns[0].Wide = true
	var reasons []string
	for _, l := range c.Lines {
		t.Rows = append(t.Rows, row(l.What, l.Today, l.Proposed, l.Change))
		if l.Reason != "" && !slices.Contains(reasons, l.Reason) {
			reasons = append(reasons, l.Reason)
		}
	}
	blocks = append(blocks, t)
	if len(reasons) > 0 {
		blocks = append(blocks, Note(w.say("Un tiret : {reasons}.", "A dash: {reasons}.", "reasons", strings.Join(reasons, " ; "))))
	}
	return append(blocks, Note(c.Credit))
}

// KeepSimulation keeps a simulation with its territory, and returns the hash by which the request cites it.
func KeepSimulation(ctx context.Context, papers desk.Papers, c *Simulation, by register.ID, at time.Time) (hash string, _ error) {
	text, err := json.MarshalIndent(c, "", "  ")
	if err != nil {
		return "", err
	}
	return keep(ctx, papers, desk.Paper{About: c.Territory, Name: "comparaison", Type: simulationType, By: by, At: at}, ".json", text)
}

// KeptSimulation reads a simulation that was kept with a territory, by its hash. The error is a *register.Refusal when it is not here.
func KeptSimulation(ctx context.Context, papers desk.Papers, territory register.ID, hash string) (*Simulation, error) {
	text, ok, err := kept(ctx, papers, territory, simulationType, hash)
	if err != nil {
		return nil, err
	}
	if !ok {
		return nil, register.Refuse(register.Missing, "comparison.not-kept", "territory", territory, "hash", hash)
	}
	c := new(Simulation)
	return c, json.Unmarshal(text, c)
}

// cited is the simulation that a request was made on; nil where it cites none that is kept here.
func cited(ctx context.Context, v register.View, papers desk.Papers, q api.PerimeterRequest) *Simulation {
	record, err := v.Record(ctx, q.Act)
	if err != nil {
		return nil
	}
	for _, e := range record.Evidence {
		if c, err := KeptSimulation(ctx, papers, q.Territory.ID, e.SHA256); err == nil && e.SHA256 != "" {
			return c
		}
	}
	return nil
}

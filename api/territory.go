package api

import (
	"context"

	"jalon/atlas"
	"jalon/locale"
	"jalon/register"
)

// TerritorySheet (fiche d'un territoire) is a territory on a day.
type TerritorySheet struct {
	ID         register.ID     `json:"id"`
	Name       string          `json:"name"`
	On         register.Day    `json:"on"`
	Status     register.Status `json:"status"`
	Since      register.Day    `json:"since"` // of the status
	Pilot      bool            `json:"pilot"`
	PilotSteps []Step          `json:"pilot_steps,omitempty"`
	Programme  Ref             `json:"programme"`
	Region     *Area           `json:"region"` // competent for it
	Codes      []Alias         `json:"codes,omitempty"`
	Names      []Named         `json:"names"` // borne up to the day, the last one included
	Heirs      []Ref           `json:"heirs,omitempty"`
	Fictitious bool            `json:"fictitious,omitempty"`
	Act        int64           `json:"act"`

	Extent
	Perimeters  []PerimeterVersion `json:"perimeters"` // up to the day, the one in force last
	Overlaps    []Overlap          `json:"overlaps,omitempty"`
	Successions []Succession       `json:"successions,omitempty"` // what the law did to its members, and that no act has answered
	Settlements []Settlement       `json:"settlements,omitempty"` // the answers given
	Renamed     []atlas.Event      `json:"renamed,omitempty"`     // new names of its members and communes: they ask nothing

	Maturity     *Maturity          `json:"maturity"`
	Applications []ApplicationSheet `json:"applications,omitempty"`
	Bodies       []BodyShort        `json:"bodies"`
	Contract     *ContractShort     `json:"contract"` // the one furthest on its way
	Contracts    []ContractSheet    `json:"contracts,omitempty"`
	Actions      []ActionShort      `json:"actions,omitempty"`
	Fundings     []FundingSheet     `json:"fundings,omitempty"`
	Means        []Means            `json:"means,omitempty"`
	Requests     []PerimeterRequest `json:"perimeter_requests,omitempty"`
	Questions    []Question         `json:"questions,omitempty"`
	Portraits    []Portrait         `json:"portraits,omitempty"`
	Acts         []int64            `json:"acts"` // all that concern it, whatever their day
}

// Step (étape) is a status reached on a day, by an act.
type Step struct {
	Status string       `json:"status"`
	On     register.Day `json:"on"`
	Act    int64        `json:"act"`
}

// Named (nom daté) is a name borne from a day.
type Named struct {
	Name string       `json:"name"`
	From register.Day `json:"from"`
	Act  int64        `json:"act"`
}

// Alias (code officiel) is a code of a public list, running on the day.
type Alias struct {
	Code string       `json:"code"`
	List string       `json:"list"`
	From register.Day `json:"from"`
	Act  int64        `json:"act"`
}

// Maturity (maturité) is how far the projects were found to be.
type Maturity struct {
	Level    string       `json:"level"`
	Name     locale.Text  `json:"name"`
	Projects int          `json:"projects"`
	Firm     int          `json:"firm"`
	Body     *Ref         `json:"body,omitempty"`
	On       register.Day `json:"on"`
	Act      int64        `json:"act"`
}

// Overlap (recouvrement) is another territory with communes in common.
type Overlap struct {
	Territory Ref      `json:"territory"`
	Communes  []string `json:"communes"`
}

// Territory returns a territory on the day of the view. It is refused before its proposal; after its end it is shown, with
// its heirs.
func Territory(ctx context.Context, v register.View, id register.ID) (TerritorySheet, *register.Refusal) {
	r := reader{ctx, v}
	t, ok := v.Territories.Get(id)
	if !ok {
		return TerritorySheet{}, unknown(id)
	}
	status, begun := t.Status.On(v.On)
	if !begun {
		return TerritorySheet{}, r.notYet(id, t.Status[0].From)
	}
	s := TerritorySheet{
		ID: id, Name: t.Name.Value(v.On), On: v.On, Status: status.Value, Since: status.From,
		Pilot: t.IsPilot(v.On), PilotSteps: steps(t.Pilot, v.On), Programme: r.ref(t.Programme), Region: r.region(t.Region),
		Heirs: r.refs(t.Heirs.Value(v.On)), Fictitious: t.Fictitious, Act: t.Act, Acts: v.History(id),
		Extent: r.extent(t), Successions: r.successions(t), Settlements: r.settlements(t), Renamed: r.Ground(t, r.On).Renamed, Perimeters: r.versions(t), Maturity: r.maturity(t),
	}
	s.named(t, v.On)
	s.overlapped(r, t)
	s.governed(r, t)
	s.engaged(r, t)
	s.raised(r, id)
	return s, nil
}

// Brief (territoire en bref) is a territory on one line.
type Brief struct {
	ID         register.ID     `json:"id"`
	Name       string          `json:"name"`
	Region     *Area           `json:"region"`
	Status     register.Status `json:"status"`
	Pilot      bool            `json:"pilot"`
	Contract   *ContractShort  `json:"contract"`
	Communes   int             `json:"communes"`
	Population *int64          `json:"population"`
	Reason     string          `json:"population_reason,omitempty"`
	Questions  int             `json:"succession_questions,omitempty"` // what the law did to its members and that no act answered
}

// BriefOf returns a territory of the register on one line.
func BriefOf(ctx context.Context, v register.View, t *register.Territory) Brief {
	r := reader{ctx, v}
	b := Brief{ID: t.ID, Name: r.ref(t.ID).Name, Region: r.region(t.Region), Status: t.Status.Value(v.On), Pilot: t.IsPilot(v.On)}
	var all []ContractSheet
	for _, c := range v.ContractsOf(t.ID, v.On) {
		all = append(all, ContractSheet{ContractShort: r.contractShort(c)})
	}
	b.Contract = furthest(all)
	g := v.Ground(t, v.On)
	b.Communes, b.Questions = len(g.Codes), len(g.Open)
	b.Population, b.Reason = counted(g.People())
	return b
}

// steps lists the statuses reached by a day.
func steps[T ~string](d register.Dated[T], on register.Day) (all []Step) {
	for _, f := range d.Until(on) {
		all = append(all, Step{string(f.Value), f.From, f.Act})
	}
	return all
}

// named tells the names borne and the codes given.
func (s *TerritorySheet) named(t *register.Territory, on register.Day) {
	for _, f := range t.Name.Until(on) {
		s.Names = append(s.Names, Named{f.Value, f.From, f.Act})
	}
	for _, a := range t.Aliases {
		if a.Span.Holds(on) {
			s.Codes = append(s.Codes, Alias{a.Code, a.List, a.Span.From, a.Act})
		}
	}
}

func (r reader) maturity(t *register.Territory) *Maturity {
	f, ok := t.Maturity.On(r.On)
	if !ok {
		return nil
	}
	m := &Maturity{Level: f.Value.Level, Projects: f.Value.Projects, Firm: f.Value.Firm, Body: r.optional(f.Value.Body), On: f.From, Act: f.Act}
	m.Name = r.word(t.Programme, func(p *pack) []named { return p.Maturity }, m.Level)
	return m
}

// overlapped lists the other territories of the programme that hold some of its communes.
func (s *TerritorySheet) overlapped(r reader, t *register.Territory) {
	if s.Status.Ended() {
		return
	}
	shared := r.State.Overlaps(t.ID, t.Programme, r.Ground(t, r.On).Codes, r.On)
	for id := range r.Territories.All() {
		if codes := shared[id]; len(codes) > 0 {
			s.Overlaps = append(s.Overlaps, Overlap{r.ref(id), codes})
		}
	}
}

// governed tells who runs the territory, how its application stands and what was published about it.
func (s *TerritorySheet) governed(r reader, t *register.Territory) {
	for _, b := range r.Bodies.All() {
		if b.Territory == t.ID && b.Exists(r.On) {
			s.Bodies = append(s.Bodies, r.bodyShort(b))
		}
	}
	for _, a := range r.Applications.All() {
		if _, begun := a.Step.On(r.On); begun && a.Territory == t.ID {
			s.Applications = append(s.Applications, r.application(a))
		}
	}
	for _, p := range r.State.Portraits.All() {
		if p.Territory == t.ID && p.On <= r.On {
			s.Portraits = append(s.Portraits, r.portrait(p))
		}
	}
}

// engaged tells what was signed, done, promised and paid.
func (s *TerritorySheet) engaged(r reader, t *register.Territory) {
	for _, c := range r.ContractsOf(t.ID, r.On) {
		s.Contracts = append(s.Contracts, r.contract(c))
	}
	s.Contract = furthest(s.Contracts)
	for _, a := range r.ActionsOf(t.ID, r.On) {
		s.Actions = append(s.Actions, r.actionShort(a))
	}
	for _, f := range r.FundingsOf(t.Programme, t.ID, r.On) {
		s.Fundings = append(s.Fundings, r.funding(f))
	}
	for _, m := range r.State.Means.All() {
		if m.Territory == t.ID && m.On <= r.On {
			s.Means = append(s.Means, r.means(m))
		}
	}
}

// raised tells what was asked for: changes of the perimeter, and questions to other levels.
func (s *TerritorySheet) raised(r reader, id register.ID) {
	for _, q := range r.State.Requests.All() {
		if q.Territory == id && q.On <= r.On {
			s.Requests = append(s.Requests, r.request(q))
		}
	}
	for _, q := range r.State.Questions.All() {
		if q.Territory == id && q.Raised <= r.On {
			s.Questions = append(s.Questions, r.question(q))
		}
	}
}

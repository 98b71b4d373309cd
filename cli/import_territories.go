package cli

import (
	"cmp"
	"fmt"
	"slices"

	"jalon/act"
	"jalon/calendar"
	"jalon/locale"
	"jalon/perimeter"
	"jalon/register"
	"jalon/source"
	"jalon/store"
)

// importTerritories brings an official list into the register: territories that it does not know are proposed and labelled;
// those it knows take the name, the code and the members of the list. They are recognised by their communes, then by their
// name, never by their code.
type importTerritories struct {
	File      string       `arg:"" help:"List of territories and their members, as CSV or workbook; FILE@DAY takes the list of that day."`
	As        string       `required:"" placeholder:"PERSON" help:"Who proposes: person:…"`
	Programme string       `required:"" placeholder:"PROGRAMME" help:"Programme of the territories: programme:…"`
	List      string       `help:"Name of the list, under which its codes are given; made of its day when absent."`
	On        calendar.Day `placeholder:"DAY" help:"Day of effect of the acts, YYYY-MM-DD; that of the list when absent."`
	Region    string       `placeholder:"CODE" help:"Only the territories of one region."`
	Only      []string     `placeholder:"KIND" help:"Only the acts of these kinds: each body records those it has the power to take."`
	Meeting   string       `placeholder:"MEETING" help:"Meeting that adapts the perimeters."`
	Item      int          `help:"Item of its agenda."`
	Evidence  []string     `placeholder:"LABEL" sep:"none" help:"Evidence of every act, once for each: a label, then maybe a space and an address."`
	Accept    []string     `placeholder:"FINDING" help:"Findings of the report that are known and accepted: near-name, code-reused, territory-left-out, member-left-out, double, shared-out."`
	DryRun    bool         `help:"Give the report, check everything and record nothing."`
	spelling
}

// Run reports, then proposes.
func (c *importTerritories) Run(e *env) error {
	r, err := e.open(store.MustExist)
	if err != nil {
		return err
	}
	defer r.Close()
	list, err := c.list(e, r.Grammar().Atlas, c.File, last)
	if err != nil {
		return err
	}
	list = c.ofRegion(list)
	if c.On.IsZero() {
		c.On = list.On
	}
	if list.On.IsZero() {
		list.On = c.On
	}
	if list.On.IsZero() {
		return misuse{fmt.Errorf("%s does not say its day: give it by --on", c.File)}
	}
	var drafts []register.Draft
	err = r.Read(e, list.On, func(v register.View) (err error) {
		audit := source.Examine(c.File, v.Atlas, list, c.known(v))
		drafts, err = c.drafts(v, audit)
		e.audited(audit, drafts)
		return cmp.Or(err, c.refused(audit))
	})
	if err != nil || len(drafts) == 0 {
		return err
	}
	var by register.ID
	if err := identifier(c.As, &by); err != nil {
		return err
	}
	receipt, err := r.Propose(e, register.Proposal{By: by, DryRun: c.DryRun, Drafts: drafts})
	if err != nil {
		return err
	}
	return e.receipt(receipt)
}

// ofRegion keeps the territories of a region.
func (c *importTerritories) ofRegion(l perimeter.List) perimeter.List {
	if c.Region != "" {
		l.Territories = slices.DeleteFunc(slices.Clone(l.Territories), func(t perimeter.Listed) bool { return t.Region != c.Region })
	}
	return l
}

// known lists the live territories of the programme, in the geography of the day.
func (c *importTerritories) known(v register.View) (all []source.Known) {
	vintage := v.Atlas.On(v.On)
	for _, t := range v.Live(register.ID(c.Programme), v.On) {
		if c.Region != "" && t.Region != c.Region {
			continue
		}
		one := source.Known{Settled: perimeter.Settled{Listed: perimeter.Listed{Code: string(t.ID), Name: t.Name.Value(v.On), Region: t.Region}}}
		for _, m := range t.Members(v.On) {
			one.Listed.Entries = append(one.Listed.Entries, perimeter.Entry{Member: m})
		}
		one.Communes, _ = perimeter.Communes(vintage, t.Members(v.On))
		for _, a := range t.Aliases {
			one.Codes = append(one.Codes, a.Code)
		}
		all = append(all, one)
	}
	return all
}

// refused returns the faults that nobody accepted.
func (c *importTerritories) refused(x source.Audit) error {
	left := slices.DeleteFunc(slices.Clone(x.Faults), func(f source.Fault) bool { return c.DryRun && acceptable(f) || f.Accepted(c.Accept) && acceptable(f) })
	if len(left) > 0 {
		return unaccepted(len(left))
	}
	return nil
}

func acceptable(f source.Fault) bool { return f.Accepted(source.Acceptable) }

// unaccepted says that a report holds findings that stop the import.
func unaccepted(n int) failure {
	return failure{"import.findings", register.Args{"n": n}, locale.Text{
		FR: "Rien n’a été enregistré : {n} constats ci-dessus sont à corriger dans le fichier, ou à accepter par leur nom (--accept).",
		EN: "Nothing was recorded: {n} findings above are to be mended in the file, or accepted by name (--accept)."}}
}

// drafts makes the acts that bring the register to what the list says.
func (c *importTerritories) drafts(v register.View, x source.Audit) (drafts []register.Draft, err error) {
	back := map[int]*register.Territory{}
	known := c.known(v)
	for i, j := range x.Match {
		back[j], _ = v.Territories.Get(register.ID(known[i].Listed.Code))
	}
	for j := range x.List.Territories {
		acts, err := c.acts(v, &x.List.Territories[j], back[j])
		if err != nil {
			return nil, err
		}
		for _, a := range acts {
			if len(c.Only) > 0 && !slices.Contains(c.Only, string(a.Kind())) {
				continue
			}
			drafts = append(drafts, c.draft(a))
		}
	}
	return drafts, nil
}

// acts are those of one territory of the list, known already or new.
func (c *importTerritories) acts(v register.View, l *perimeter.Listed, t *register.Territory) (all []register.Act, err error) {
	if l.Name == "" {
		return nil, misuse{fmt.Errorf("%s gives no name to %s", c.File, l.Code)}
	}
	id := register.Join("ti", locale.Slug(l.Name))
	if t == nil {
		for n := 2; v.Territories.Has(id); n++ {
			id = register.Join("ti", fmt.Sprintf("%s-%d", locale.Slug(l.Name), n))
		}
		all = append(all,
			&act.TerritoryProposed{Territory: id, Programme: register.ID(c.Programme), Name: l.Name, Region: l.Region, Members: l.Members()},
			&act.TerritoryLabelled{Territory: id})
		return append(all, &act.AliasGiven{Territory: id, Code: l.Code, List: c.listName()}), nil
	}
	if t.Name.Value(v.On) != l.Name {
		all = append(all, &act.TerritoryRenamed{Territory: t.ID, Name: l.Name})
	}
	now := t.Members(v.On)
	if add, remove := perimeter.Difference(l.Members(), now), perimeter.Difference(now, l.Members()); len(add)+len(remove) > 0 {
		all = append(all, &act.PerimeterAdapted{Territory: t.ID, Add: add, Remove: remove})
	}
	if !slices.ContainsFunc(t.Aliases, func(a register.Alias) bool { return a.Code == l.Code && a.List == c.listName() }) {
		all = append(all, &act.AliasGiven{Territory: t.ID, Code: l.Code, List: c.listName()})
	}
	return all, nil
}

func (c *importTerritories) listName() string {
	if c.List != "" {
		return c.List
	}
	return "Liste du " + locale.Day(locale.French, c.On.Time())
}

// draft is an act as it is proposed: a perimeter is adapted in the meeting named.
func (c *importTerritories) draft(a register.Act) register.Draft {
	d := register.Draft{Act: a, Effect: c.On}
	for _, piece := range c.Evidence {
		d.Evidence = append(d.Evidence, evidence(piece))
	}
	if a.Kind() == "perimeter.adapted" && c.Meeting != "" {
		d.Decision = &register.Decision{Meeting: register.ID(c.Meeting), Item: c.Item}
	}
	return d
}

// audited writes the report: what the list says against the register, and the acts that would follow.
func (e *env) audited(x source.Audit, drafts []register.Draft) {
	counts := map[register.Kind]int{}
	for _, d := range drafts {
		counts[d.Act.Kind()]++
	}
	if e.Format == "json" {
		_ = writeJSON(e.err, struct {
			List     string                `json:"list"`
			Findings source.Faults         `json:"findings"`
			Acts     map[register.Kind]int `json:"acts"`
		}{x.List.String(), append(source.Faults{}, x.Faults...), counts})
		return
	}
	e.say(e.err, locale.Text{FR: "{n} territoires dans la liste, {known} reconnus à leurs communes ou à leur nom.", EN: "{n} territories in the list, {known} recognised by their communes or their name."},
		register.Args{"n": len(x.List.Territories), "known": len(x.Match)})
	e.faults(x.Faults)
	for _, kind := range sorted(counts) {
		fmt.Fprintf(e.err, "%6d  %s\n", counts[kind], kind)
	}
}

package operator

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"jalon/act"
	"jalon/locale"
	"jalon/register"
)

// Report (rapprochement) is what a file gives when it is held against the register.
type Report struct {
	Matched []Match          `json:"matched"`
	Listed  []Listed         `json:"listed"` // what becomes no act, and why
	Drafts  []register.Draft `json:"-"`
}

// Match (correspondance) is a row that speaks of a funding of the register, and how that is known.
type Match struct {
	Row     int         `json:"row"`
	Funding register.ID `json:"funding"`
	By      string      `json:"by"`             // "file", "siren", "label", or "new"
	Adds    []Added     `json:"adds,omitempty"` // what becomes acts; nothing when the register knows it already
}

// Added (montant nouveau) is what a row says of a state beyond the register.
type Added struct {
	State register.MoneyState `json:"state"`
	Cents register.Cents      `json:"cents"`
}

// Listed (ligne non rapprochée) is a row, or a figure of it, that becomes no act.
type Listed struct {
	Row    int    `json:"row"`
	Label  string `json:"label,omitempty"`
	Code   string `json:"code"`
	Given  string `json:"given,omitempty"`
	Wanted string `json:"wanted,omitempty"`
}

// Asked is what a file is matched for.
type Asked struct {
	Programme register.ID
	Funder    register.ID
	On        register.Day // for rows that say no day
	New       bool         // rows that name a territory and match nothing open a funding
	Lang      locale.Lang
}

// matcher holds the fundings of one funder by what may tell them.
type matcher struct {
	Asked
	v                     register.View
	files, sirens, labels map[string][]*register.Funding
	report                Report
	taken                 map[register.ID]int // the row that matched a funding
}

// Reconcile holds the rows of a file against the fundings of its funder.
func Reconcile(v register.View, rows []Row, asked Asked) Report {
	m := &matcher{Asked: asked, v: v, files: map[string][]*register.Funding{}, sirens: map[string][]*register.Funding{}, labels: map[string][]*register.Funding{}, taken: map[register.ID]int{}}
	for _, f := range v.FundingsOf(asked.Programme, "", v.On) {
		if f.Funder == asked.Funder {
			m.index(f)
		}
	}
	for _, row := range rows {
		m.match(row)
	}
	return m.report
}

func (m *matcher) index(f *register.Funding) {
	add := func(to map[string][]*register.Funding, key string) {
		if key = plain(key); key != "" && !slices.Contains(to[key], f) {
			to[key] = append(to[key], f)
		}
	}
	add(m.files, f.File)
	if o, ok := m.v.Organisations.Get(f.Beneficiary); ok {
		add(m.sirens, o.SIREN())
	}
	if a, ok := m.v.Actions.Get(f.Action); ok {
		add(m.labels, a.Sheet(m.v.On).Title)
	}
	add(m.labels, f.Scheme)
}

// plain makes texts comparable: small letters, single spaces.
func plain(text string) string {
	return strings.Join(strings.Fields(strings.ToLower(strings.ReplaceAll(text, "’", "'"))), " ")
}

// match finds the funding of a row: by its file number if it has one that is known, else by SIREN, else by label. The first way that
// finds something decides; several candidates are listed, and nobody chooses for people.
func (m *matcher) match(row Row) {
	if row.total() {
		m.list(row, "operator.total", "", "")
		return
	}
	for _, way := range []struct {
		by    string
		found []*register.Funding
	}{{"file", m.files[plain(row.File)]}, {"siren", m.narrow(m.sirens[row.SIREN], row)}, {"label", m.narrow(m.labels[plain(row.Label)], row)}} {
		switch {
		case len(way.found) == 0:
		case len(way.found) > 1:
			var ids []string
			for _, f := range way.found {
				ids = append(ids, string(f.ID))
			}
			m.list(row, "operator.several", "", strings.Join(ids, ", "))
			return
		default:
			m.take(row, way.found[0], way.by)
			return
		}
	}
	m.unknown(row)
}

// total reports whether a row sums up those above: what should tell a file says so.
func (r Row) total() bool {
	first, _, _ := strings.Cut(plain(cmp.Or(r.File, r.Label)), " ")
	return r.SIREN == "" && slices.Contains([]string{"total", "totaux", "sous-total", "ensemble"}, strings.TrimRight(first, ":"))
}

// narrow keeps the candidates that the rest of the row does not contradict.
func (m *matcher) narrow(found []*register.Funding, row Row) (kept []*register.Funding) {
	for _, f := range found {
		if given, _ := m.contradiction(f, row); given == "" {
			kept = append(kept, f)
		}
	}
	return kept
}

// contradiction is what a row says otherwise than a funding that its SIREN or its label tells; nothing where they agree.
func (m *matcher) contradiction(f *register.Funding, row Row) (given, wanted string) {
	switch {
	case row.File != "" && f.File != "" && plain(row.File) != plain(f.File):
		return row.File, f.File
	case row.Scheme != "" && f.Scheme != "" && plain(row.Scheme) != plain(f.Scheme):
		return row.Scheme, f.Scheme
	case row.Territory != "" && m.territory(row.Territory) != f.Territory:
		return row.Territory, string(f.Territory)
	}
	return "", ""
}

// territory finds a territory by its identifier, its official code or its name.
func (m *matcher) territory(said string) register.ID {
	for id, t := range m.v.Territories.All() {
		if string(id) == said || slices.Contains(t.AliasOn(m.v.On), said) || plain(t.Name.Value(m.v.On)) == plain(said) {
			return id
		}
	}
	return ""
}

func (m *matcher) list(row Row, code, given, wanted string) {
	m.report.Listed = append(m.report.Listed, Listed{row.Line, row.Label, code, given, wanted})
}

// unknown lists a row that matches nothing, or opens a funding for it when that is asked and the row says where.
func (m *matcher) unknown(row Row) {
	territory := m.territory(row.Territory)
	switch {
	case row.Territory != "" && territory == "":
		m.list(row, "operator.place", row.Territory, "")
	case !m.New || territory == "" || row.File == "":
		if alike := slices.Concat(m.sirens[row.SIREN], m.labels[plain(row.Label)]); len(alike) > 0 {
			given, wanted := m.contradiction(alike[0], row)
			m.list(row, "operator.otherwise", given, wanted)
			return
		}
		m.list(row, "operator.none", "", "")
	default:
		id := register.Join("funding", m.Funder.Tail()+"-"+strings.ToLower(strings.Join(strings.FieldsFunc(row.File, func(c rune) bool {
			return (c < 'a' || c > 'z') && (c < 'A' || c > 'Z') && (c < '0' || c > '9')
		}), "-")))
		m.take(row, &register.Funding{ID: id, Funder: m.Funder, Programme: m.Programme, Territory: territory, Scheme: row.Scheme}, "new")
	}
}

// take turns what a row says beyond the register into acts: a claim of the same amount is confirmed, the rest is entered.
func (m *matcher) take(row Row, f *register.Funding, by string) {
	if first, twice := m.taken[f.ID]; twice {
		m.list(row, "operator.double", "", fmt.Sprint(first))
		return
	}
	m.taken[f.ID] = row.Line
	match := Match{Row: row.Line, Funding: f.ID, By: by}
	for _, state := range []register.MoneyState{register.Committed, register.MoneyRefused, register.Paid} {
		said, there := row.Amounts[state]
		known := f.Sum(state, m.v.On)
		switch more := said - known; {
		case !there || more == 0:
		case more < 0:
			m.list(row, "operator.less", locale.Money(m.Lang, int64(said)), locale.Money(m.Lang, int64(known)))
		default:
			match.Adds = append(match.Adds, Added{state, more})
			m.report.Drafts = append(m.report.Drafts, m.draft(row, f, state, more))
		}
	}
	m.report.Matched = append(m.report.Matched, match)
}

func (m *matcher) draft(row Row, f *register.Funding, state register.MoneyState, more register.Cents) register.Draft {
	effect := m.On
	if day := row.Decided; state != register.Paid && !day.IsZero() {
		effect = day
	} else if day := row.PaidOn; state == register.Paid && !day.IsZero() {
		effect = day
	}
	for _, e := range f.Entries {
		if e.State == state && e.Claimed && e.Confirmed == 0 && e.Stands(m.v.On) && e.Cents == more {
			return register.Draft{Effect: effect, Act: &act.FundingConfirmed{Funding: f.ID, Claim: e.Act}}
		}
	}
	line := act.Line{Funding: f.ID, Programme: f.Programme, Territory: f.Territory, Action: f.Action, Funder: f.Funder, Scheme: f.Scheme, Cents: more,
		Reference: row.Decision, Year: row.Year}
	if f.File == "" {
		line.File = row.File
	}
	if f.Convention == "" {
		line.Convention = row.Convention
	}
	switch state {
	case register.Paid:
		return register.Draft{Effect: effect, Act: &act.FundingPaid{Line: line}}
	case register.MoneyRefused:
		return register.Draft{Effect: effect, Act: &act.FundingRefused{Line: line}}
	}
	return register.Draft{Effect: effect, Act: &act.FundingCommitted{Line: line}}
}

package programme

import (
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"

	"jalon/locale"
)

// Vocabulary lists the words of the register that a pack may use.
// A pack that names another kind, predicate or count is refused, for it would promise what nothing keeps.
type Vocabulary struct {
	Kinds      []string // kinds of acts
	Predicates []string // conditions a rule may require
	Counts     []string // figures a target may follow
}

// A Fault is one thing wrong in a pack, with the line to mend. Line is 0 when the file as a whole is at fault.
type Fault struct {
	Line   int
	Path   string // where in the document, such as $.levels[1].powers[0].by
	Reason string
}

// Error writes the fault as "line 12: reason".
func (f Fault) Error() string {
	if f.Line == 0 {
		return f.Reason
	}
	return fmt.Sprintf("line %d: %s", f.Line, f.Reason)
}

// Parse reads a pack and checks that it holds together. The error joins every [Fault] found.
func Parse(text string, words Vocabulary) (*Pack, error) {
	var p Pack
	dec := yaml.NewDecoder(strings.NewReader(text), yaml.Strict())
	if err := dec.Decode(&p); err != nil {
		return nil, shapeFault(text, err)
	}
	if err := dec.Decode(new(Pack)); !errors.Is(err, io.EOF) {
		return nil, Fault{Reason: "a pack is one YAML document, and there is another one after it"}
	}
	doc, err := parser.ParseBytes([]byte(text), 0)
	if err != nil {
		return nil, shapeFault(text, err)
	}
	c := &checker{pack: &p, words: words, doc: doc}
	c.check()
	return &p, errors.Join(c.faults...)
}

// Read reads a pack that was checked when it entered the register. It forgives words that a later version of Jalon
// no longer knows, for an act stays true.
func Read(text string) *Pack {
	p := new(Pack)
	_ = yaml.Unmarshal([]byte(text), p) // what can be read stands; Parse has judged the rest
	return p
}

// shapeFault turns an error of the YAML reader into a Fault on its line.
func shapeFault(text string, err error) Fault {
	if errors.Is(err, io.EOF) {
		return Fault{Reason: "the pack is empty"}
	}
	var at yaml.Error
	if errors.As(err, &at) && at.GetToken() != nil {
		return Fault{Line: at.GetToken().Position.Line, Reason: at.GetMessage()}
	}
	return Fault{Line: lineHolding(text, err.Error()), Reason: err.Error()}
}

// lineHolding returns the first line that holds the value an error quotes at its beginning: days and fractions refuse
// their own text, and the YAML reader does not say where it stood.
func lineHolding(text, reason string) int {
	quoted, err := strconv.QuotedPrefix(reason)
	if err != nil {
		return 0
	}
	value, _ := strconv.Unquote(quoted) // it was just recognised
	before, _, found := strings.Cut(text, value)
	if !found {
		return 0
	}
	return strings.Count(before, "\n") + 1
}

// checker gathers the faults of one pack.
type checker struct {
	pack   *Pack
	words  Vocabulary
	doc    *ast.File
	faults []error
}

// fault records a reason at a path of the document, if cond holds.
func (c *checker) fault(cond bool, path, format string, args ...any) {
	if cond {
		c.faults = append(c.faults, Fault{Line: c.line(path), Path: path, Reason: fmt.Sprintf(format, args...)})
	}
}

// line finds the line of a path, or of the nearest thing around it that is written down.
func (c *checker) line(path string) int {
	for path != "$" && path != "" {
		if p, err := yaml.PathString(path); err == nil {
			if n, err := p.FilterFile(c.doc); err == nil && n != nil {
				return n.GetToken().Position.Line
			}
		}
		path = path[:max(strings.LastIndexAny(path, ".["), 0)]
	}
	return 1
}

func (c *checker) check() {
	p := c.pack
	c.fault(!slug.MatchString(p.ID), "$.programme", "the programme needs an identifier such as territoires-industrie-2018, not %q", p.ID)
	c.text(p.Name, "$.name")
	c.fault(p.Launched.On.IsZero(), "$.launched", "the day of the launch is missing")
	c.fault(len(p.Levels) == 0, "$.levels", "a programme needs at least one level")
	for path, list := range map[string][]Named{"axes": p.Axes, "services": p.Services, "operators": p.Operators, "maturity": p.Maturity, "colleges": p.Colleges} {
		c.named(list, "$."+path)
	}
	c.targets()
	c.contracts()
	for i := range p.Levels {
		c.level(&p.Levels[i], fmt.Sprintf("$.levels[%d]", i))
	}
	c.phases()
	c.rules()
}

var slug = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

// text asks for both languages.
func (c *checker) text(t locale.Text, path string) {
	c.fault(!t.Complete(), path, "the text is needed in French (fr) and in English (en)")
}

// named asks for well-formed identifiers, each once, and for their names.
func (c *checker) named(list []Named, path string) {
	seen := map[string]bool{}
	for i, n := range list {
		at := fmt.Sprintf("%s[%d]", path, i)
		c.fault(!slug.MatchString(n.ID), at+".id", "%q is not an identifier (lowercase letters, digits, hyphens)", n.ID)
		c.fault(seen[n.ID], at+".id", "%q is listed twice", n.ID)
		c.text(n.Name, at+".name")
		seen[n.ID] = true
	}
}

func (c *checker) targets() {
	for i, t := range c.pack.Targets {
		at := fmt.Sprintf("$.targets[%d]", i)
		c.text(t.Name, at+".name")
		c.word(c.words.Counts, t.Counts, at+".counts", "a figure that can be followed")
		_, known := c.pack.Contract(t.Of)
		c.fault(t.Of != "" && !known, at+".of", "no contract is called %q", t.Of)
		c.fault(t.Min == nil && t.Max == nil, at, "target %q has neither min nor max", t.ID)
		c.fault(t.Min != nil && t.Max != nil && *t.Min > *t.Max, at+".min", "min is above max")
	}
}

func (c *checker) contracts() {
	for i, a := range c.pack.Contracts {
		at := fmt.Sprintf("$.contracts[%d]", i)
		c.text(a.Name, at+".name")
		for j, college := range a.SignedBy {
			_, known := Find(c.pack.Colleges, college)
			c.fault(!known, fmt.Sprintf("%s.signed_by[%d]", at, j), "no college is called %q", college)
		}
	}
}

func (c *checker) phases() {
	for i, ph := range c.pack.Phases {
		at := fmt.Sprintf("$.phases[%d]", i)
		c.fault(!slug.MatchString(ph.ID), at+".id", "%q is not an identifier (lowercase letters, digits, hyphens)", ph.ID)
		c.text(ph.Name, at+".name")
		c.fault(ph.From.IsZero() || ph.To.IsZero(), at, "phase %q needs its planned first and last day", ph.ID)
		c.fault(ph.To < ph.From, at+".to", "phase %q ends on %s, before it begins on %s", ph.ID, ph.To, ph.From)
	}
}

func (c *checker) rules() {
	for kind, demands := range c.pack.Rules {
		at := "$.rules.'" + kind + "'"
		c.word(c.words.Kinds, kind, at, "a kind of act")
		for i, d := range demands {
			here := fmt.Sprintf("%s[%d]", at, i)
			c.word(c.words.Predicates, d.Require, here+".require", "a condition the register knows")
			c.fault(d.Level != "" && c.pack.Rank(d.Level) == 0, here+".level", "%q is not on the scale of maturity", d.Level)
			c.text(d.Why, here+".why")
		}
	}
}

// word asks that w be one of the known words.
func (c *checker) word(known []string, w, path, what string) {
	c.fault(!slices.Contains(known, w), path, "%q is not %s", w, what)
}

package cli

import (
	"errors"
	"io"
	"os"
	"strings"

	"jalon/calendar"
	"jalon/chain"
	"jalon/register"
	"jalon/store"
)

// propose proposes one act, or a file of acts taken in order, all or nothing.
type propose struct {
	Kind string `arg:"" optional:"" help:"Kind of the act, such as perimeter.adapted; or the name of a .json file that lists several acts, taken all or none."`
	File string `arg:"" optional:"" help:"File of the act, as JSON; standard input when absent."`

	As         string       `required:"" placeholder:"PERSON" help:"Who proposes: person:…"`
	On         calendar.Day `placeholder:"DAY" help:"Day of effect, YYYY-MM-DD; today when absent."`
	DryRun     bool         `help:"Check everything and record nothing."`
	Key        string       `help:"Idempotency key: the same proposal under the same key is recorded once."`
	Grounds    string       `help:"Grounds of the act, public."`
	Evidence   []string     `placeholder:"LABEL" sep:"none" help:"Evidence, once for each: a label, then maybe a space and an address."`
	Meeting    string       `placeholder:"MEETING" help:"Meeting that takes the decision."`
	Item       int          `help:"Item of its agenda."`
	For        []string     `placeholder:"PERSON" help:"Who voted for, when the vote was recorded; none for a consensus."`
	Against    []string     `placeholder:"PERSON" help:"Who voted against."`
	Abstain    []string     `placeholder:"PERSON" help:"Who abstained."`
	Fictitious bool         `help:"Mark the act as invented for a demonstration."`
}

// Run proposes and prints the receipt.
func (p *propose) Run(e *env) error {
	if strings.HasSuffix(p.Kind, ".json") {
		p.Kind, p.File = "", p.Kind
	}
	body, err := p.read(e)
	if err != nil {
		return err
	}
	mode := store.MustExist
	if register.Kind(p.Kind) == register.Opening {
		mode = store.MayCreate
	}
	r, err := e.open(mode)
	if err != nil {
		return err
	}
	defer r.Close()
	drafts, err := p.drafts(r.Grammar(), body)
	if err != nil {
		return err
	}
	var by register.ID
	if err := identifier(p.As, &by); err != nil {
		return err
	}
	receipt, err := r.Propose(e, register.Proposal{By: by, Key: p.Key, DryRun: p.DryRun, Drafts: drafts})
	if err != nil {
		return err
	}
	return e.receipt(receipt)
}

// maxInput bounds what is read from a file or standard input: a bulk import of acts, not more.
const maxInput = 64 << 20

func (p *propose) read(e *env) ([]byte, error) {
	in := e.in
	if p.File != "" {
		f, err := os.Open(p.File)
		if err != nil {
			return nil, misuse{err}
		}
		defer f.Close()
		in = f
	}
	body, err := io.ReadAll(io.LimitReader(in, maxInput+1))
	if err == nil && len(body) > maxInput {
		return nil, register.Refuse(register.Invalid, "act.too-large", "bytes", len(body), "limit", register.MaxRecord)
	}
	return body, err
}

// drafts reads one act of the given kind, or a list of forms.
func (p *propose) drafts(g *register.Grammar, body []byte) ([]register.Draft, error) {
	if p.Kind != "" {
		form, err := p.form(body)
		if err != nil {
			return nil, err
		}
		return draftsOf(g, []register.Form{form})
	}
	var forms []register.Form
	if err := chain.Strict(body, &forms, maxInput); err != nil {
		return nil, register.Malformed(err)
	}
	return draftsOf(g, forms)
}

// draftsOf reads the acts of forms; a refusal says which one it is about.
func draftsOf(g *register.Grammar, forms []register.Form) (drafts []register.Draft, err error) {
	for i, form := range forms {
		d, refusal := g.Draft(form)
		if refusal != nil {
			refusal.Act, refusal.Of = i, form.Kind
			return nil, refusal
		}
		drafts = append(drafts, d)
	}
	return drafts, nil
}

// form makes the form of one act from the options.
func (p *propose) form(body []byte) (register.Form, error) {
	f := register.Form{Kind: register.Kind(p.Kind), Effect: p.On, Grounds: p.Grounds, Fictitious: p.Fictitious, Act: body}
	for _, piece := range p.Evidence {
		f.Evidence = append(f.Evidence, evidence(piece))
	}
	if p.Meeting == "" {
		return f, nil
	}
	f.Decision = &register.Decision{Item: p.Item}
	return f, errors.Join(
		identifier(p.Meeting, &f.Decision.Meeting),
		idList(p.For, &f.Decision.For), idList(p.Against, &f.Decision.Against), idList(p.Abstain, &f.Decision.Abstain))
}

// evidence reads a piece of evidence: a label, and at its end maybe an address or "sha256:" and a hash.
func evidence(s string) register.Evidence {
	label, last, ok := cutLast(s)
	switch {
	case ok && (strings.HasPrefix(last, "https://") || strings.HasPrefix(last, "http://")):
		return register.Evidence{Label: label, URL: last}
	case ok && strings.HasPrefix(last, "sha256:"):
		return register.Evidence{Label: label, SHA256: strings.TrimPrefix(last, "sha256:")}
	}
	return register.Evidence{Label: s}
}

// cutLast cuts the last word off a text.
func cutLast(s string) (before, last string, ok bool) {
	i := strings.LastIndexByte(s, ' ')
	if i < 0 {
		return s, "", false
	}
	return s[:i], s[i+1:], true
}

// identifier reads an identifier given as an option.
func identifier(s string, into *register.ID) error {
	if err := into.UnmarshalText([]byte(s)); err != nil {
		return misuse{err}
	}
	return nil
}

func idList(all []string, into *[]register.ID) error {
	for _, s := range all {
		var one register.ID
		if err := identifier(s, &one); err != nil {
			return err
		}
		*into = append(*into, one)
	}
	return nil
}

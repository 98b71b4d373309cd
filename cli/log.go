package cli

import (
	"fmt"

	"jalon/register"
	"jalon/store"
)

// logCmd lists the acts, in the order they were recorded.
type logCmd struct {
	From int64         `default:"1" help:"First act (${default})."`
	To   int64         `help:"Last act; the last there is when absent."`
	Kind register.Kind `help:"Only acts of this kind."`
	Of   string        `placeholder:"ID" help:"Only acts that concern this object."`
}

// Run lists.
func (l *logCmd) Run(e *env) error {
	r, err := e.open(store.MustExist)
	if err != nil {
		return err
	}
	defer r.Close()
	wanted, last, err := l.filter(e, r)
	if err != nil {
		return err
	}
	var all []register.Record
	for seq := max(l.From, 1); seq <= last; seq++ {
		if wanted != nil && !wanted[seq] {
			continue
		}
		rec, _, err := r.Record(e, seq)
		if err != nil {
			return err
		}
		if l.Kind == "" || rec.Kind == l.Kind {
			all = append(all, rec)
		}
	}
	return l.print(e, all)
}

// filter returns the numbers of the acts of the object asked for, nil for all acts, and the last number to list.
func (l *logCmd) filter(e *env, r *opened) (wanted map[int64]bool, last int64, err error) {
	err = r.Read(e, 0, func(v register.View) error {
		last = v.Seq()
		if l.To > 0 {
			last = min(last, l.To)
		}
		if l.Of == "" {
			return nil
		}
		wanted = map[int64]bool{}
		for _, seq := range v.History(register.ID(l.Of)) {
			wanted[seq] = true
		}
		return nil
	})
	return wanted, last, err
}

func (l *logCmd) print(e *env, all []register.Record) error {
	if e.Format == "json" {
		return writeJSON(e.out, all)
	}
	for _, rec := range all {
		mark := ""
		if rec.Fictitious {
			mark = "  (fictitious)"
		}
		fmt.Fprintf(e.out, "%6d  %s  %-28s %s%s\n", rec.Seq, rec.Effect, rec.Kind, rec.By, mark)
	}
	return nil
}

package cli

import (
	"fmt"

	"jalon/locale"
	"jalon/register"
	"jalon/seed"
	"jalon/store"
)

// seedCmd loads a story that ships with Jalon: a programme and what happened in it, as real acts through the one door.
type seedCmd struct {
	Story string `arg:"" optional:"" help:"Story to load; without it, the stories are listed."`
}

// Run loads the story; loading it twice records nothing twice.
func (c *seedCmd) Run(e *env) error {
	if c.Story == "" {
		for _, s := range seed.Stories {
			fmt.Fprintf(e.out, "%-12s  %s\n", s.ID, s.About.In(e.Lang))
		}
		return nil
	}
	story, ok := seed.Find(c.Story)
	if !ok {
		return misuse{fmt.Errorf("no story is called %q", c.Story)}
	}
	r, err := e.open(store.MayCreate)
	if err != nil {
		return err
	}
	defer r.Close()
	n, err := e.load(r, story)
	if err != nil {
		return err
	}
	e.say(e.out, locale.Text{
		FR: "{story} : {n} actes enregistrés.",
		EN: "{story}: {n} acts recorded."}, register.Args{"story": story.Name.In(e.Lang), "n": n})
	return nil
}

// load plays a story into the register and returns how many acts it recorded.
func (e *env) load(r *opened, story seed.Story) (recorded int, err error) {
	progress := e.progress("Enregistrement", "Recording")
	steps := story.Steps()
	for i, step := range steps {
		drafts, err := draftsOf(r.Grammar(), step.Forms)
		if err != nil {
			return recorded, err
		}
		receipt, err := r.Propose(e, register.Proposal{By: step.By, Key: step.Key, Drafts: drafts})
		if err != nil {
			return recorded, fmt.Errorf("%s: %w", step.Key, err)
		}
		if !receipt.Repeated {
			recorded += len(receipt.Acts)
		}
		progress(int64(i+1), int64(len(steps)))
	}
	return recorded, nil
}

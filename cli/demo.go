package cli

import (
	"errors"
	"fmt"

	"jalon/auth"
	"jalon/locale"
	"jalon/register"
	"jalon/seed"
	"jalon/store"
)

// demo starts a demonstration: the programme of 2018-2019 as real acts, on the web.
type demo struct {
	Listen string `env:"JALON_LISTEN" default:"127.0.0.1:8080" placeholder:"ADDRESS" help:"Address to listen on (${default})."`
	entry
}

// demoDB is where the demonstration is kept when no place was named, so that it never mixes with a real register.
const demoDB = "jalon-demo.db"

// Run loads the stories where they are not loaded yet, says what to look at, and serves.
func (c *demo) Run(e *env) error {
	if e.DB == "jalon.db" {
		e.DB = demoDB
	}
	e.say(e.out, locale.Text{FR: "Jalon prépare sa démonstration dans {db}…", EN: "Jalon prepares its demonstration in {db}…"}, register.Args{"db": store.Redacted(e.DB)})
	r, err := e.open(store.MayCreate)
	if err != nil {
		return err
	}
	defer r.Close()
	for _, story := range seed.Stories {
		if _, err := e.load(r, story); err != nil {
			return err
		}
	}
	if err := errors.Join(e.demonstrated(r), e.underway(r)); err != nil {
		return err
	}
	transport, err := c.transport()
	if err != nil {
		return err
	}
	if transport == nil {
		transport = &console{to: e.out}
	}
	return e.serve(r, site{c.Listen, "", c.entry, transport}, func(url string, d *auth.Door) error {
		c.guide(e, url)
		if err := e.cast(r, d); err != nil {
			return err
		}
		e.say(e.out, locale.Text{FR: "\nCtrl-C pour arrêter.", EN: "\nCtrl-C to stop."}, nil)
		return nil
	})
}

// guide says what to look at.
func (c *demo) guide(e *env, url string) {
	e.say(e.out, locale.Text{
		FR: "\nLe registre est ouvert à l’adresse {url}\n\nÀ regarder :",
		EN: "\nThe register is open at {url}\n\nWhat to look at:"}, register.Args{"url": url})
	for _, sight := range sights {
		fmt.Fprintf(e.out, "  %-76s %s\n", url+sight.path, sight.what.In(e.Lang))
	}
}

// sights are the pages a visitor of the demonstration should see first.
var sights = []struct {
	path string
	what locale.Text
}{
	{"", locale.Text{FR: "le programme aujourd’hui : objectifs, phases, derniers actes", EN: "the programme today: targets, phases, latest acts"}},
	{"?on=2019-03-05", locale.Text{FR: "le même, le jour de la présentation des pilotes à Lyon", EN: "the same, on the day the pilots were presented in Lyon"}},
	{"carte", locale.Text{FR: "la carte des territoires", EN: "the map of the territories"}},
	{"territoires/ti:nord-franche-comte", locale.Text{FR: "un territoire pilote", EN: "a pilot territory"}},
	{"contrats/contract:nord-franche-comte-2020", locale.Text{FR: "un contrat inventé, ses engagements et son avenant", EN: "a contract made up, its commitments and its amendment"}},
	{"territoires/ti:nevers-et-sud-nivernais?on=2019-01-24", locale.Text{FR: "un périmètre, la veille de son adaptation", EN: "a perimeter, the day before it was adapted"}},
	{"instances/body:regional:27", locale.Text{FR: "le comité de pilotage régional", EN: "the regional steering committee"}},
	{"actes", locale.Text{FR: "le registre, acte par acte", EN: "the register, act by act"}},
	{"pouvoirs", locale.Text{FR: "qui peut décider quoi", EN: "who may decide what"}},
}

// Package cli is the command line of Jalon: one file for each subcommand, listed here.
package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os/signal"
	"strings"
	"syscall"

	"github.com/alecthomas/kong"

	"jalon/locale"
	"jalon/register"
	"jalon/source"
)

// The exit codes of every subcommand.
const (
	Done    = 0 // done
	Refused = 1 // the register refused, or something failed; the reason is on standard error
	Misuse  = 2 // the command was not understood
)

// commands lists the subcommands. Adding one is one file and one line.
type commands struct {
	settings

	Demo        demo           `cmd:"" help:"Start Jalon on a demonstration register and print its address."`
	Serve       serve          `cmd:"" help:"Serve a register on the web."`
	Seed        seedCmd        `cmd:"" help:"Load a programme that ships with Jalon, as real acts."`
	Propose     propose        `cmd:"" help:"Propose an act, read as JSON from a file or standard input."`
	Show        show           `cmd:"" help:"Show an object of the register, on a day."`
	Territories territoriesCmd `cmd:"" help:"Work on official lists of territories: expand them to communes, compare them."`
	Geography   geographyCmd   `cmd:"" help:"Ask the map of France: what changed, and what communes became."`
	Import      importCmd      `cmd:"" help:"Bring in what others publish."`
	Data        dataCmd        `cmd:"" help:"Work on outside data sets: download, import, list, drop."`
	Indicators  indicatorsCmd  `cmd:"" help:"Compute the indicators of a table of jobs by territory and activity."`
	Log         logCmd         `cmd:"" help:"List the acts."`
	Verify      verify         `cmd:"" help:"Verify a whole register, act by act."`
	Workbook    workbookCmd    `cmd:"" help:"Let the action plan of a territory leave as a workbook, and come back as acts."`
	Opendata    opendataCmd    `cmd:"" help:"Write grants, deliberations and projects in the open formats of French public bodies."`
	Export      exportCmd      `cmd:"" help:"Write the state as ordinary tables (CSV, SQLite, Parquet)."`
	Doc         doc            `cmd:"" help:"Write the reference: acts, powers, configuration."`
	Completion  completion     `cmd:"" help:"Print the completion script of a shell."`
	Account     accountCmd     `cmd:"" help:"Administer the accounts by which people come in."`

	Portrait portraitCmd `cmd:"" help:"Write the economic portrait of a territory."`

	Edition editionCmd `cmd:"" help:"Publish the portrait of a territory, and read what was published."`

	Document documentCmd `cmd:"" help:"Write what leaves the register on paper: agreements, dossiers."`
}

// settings are the options every subcommand shares.
type settings struct {
	DB     string      `name:"db" env:"JALON_DB" default:"jalon.db" placeholder:"PLACE" help:"Register: the path of a file, or a PostgreSQL address (${default})."`
	Lang   locale.Lang `name:"lang" env:"JALON_LANG" default:"fr" enum:"fr,en" help:"Language of the messages: fr or en (${default})."`
	Format string      `name:"format" enum:"text,json,html,pdf,csv,odt,txt" default:"text" help:"Form of the answer: text or json (${default}); jalon portrait also takes html, pdf, odt and csv."`
}

// env is what a subcommand is given: the outside world and the shared settings.
type env struct {
	context.Context
	settings
	in       io.Reader
	out, err io.Writer
}

// Run runs the command and returns its exit code.
func Run(args []string, in io.Reader, out, err io.Writer) int {
	ease()
	var c commands
	parser, failure := kong.New(&c,
		kong.Name("jalon"),
		kong.Description("Jalon keeps the register of a programme of industrial territories: who decided what, under which mandate, on which perimeter, with which money."),
		kong.UsageOnError(), kong.Writers(out, err), kong.ConfigureHelp(kong.HelpOptions{Compact: true}),
		kong.Exit(func(code int) { panic(exit(code)) }))
	if failure != nil {
		fmt.Fprintln(err, failure)
		return Misuse
	}
	return run(parser, &c, args, in, out, err)
}

// exit carries the code with which the parser wants to leave, as after --help.
type exit int

func run(parser *kong.Kong, c *commands, args []string, in io.Reader, out, err io.Writer) (code int) {
	defer func() {
		if asked, ok := recover().(exit); ok {
			code = int(asked)
		}
	}()
	ctx, failure := parser.Parse(args)
	if failure != nil {
		fmt.Fprintln(err, "jalon:", failure)
		return Misuse
	}
	if c.Format != "text" && c.Format != "json" && !strings.HasPrefix(ctx.Command(), "portrait") {
		fmt.Fprintf(err, "jalon: --format %s: text or json is expected here\n", c.Format)
		return Misuse
	}
	background, stop := signal.NotifyContext(context.Background(), syscall.SIGINT, syscall.SIGTERM)
	defer stop()
	e := &env{Context: background, settings: c.settings, in: in, out: out, err: err}
	return e.answer(ctx.Run(e))
}

// misuse is an error in how the command was called.
type misuse struct{ error }

// answer turns the outcome of a subcommand into words and an exit code.
func (e *env) answer(err error) int {
	var wrong misuse
	var refusal *register.Refusal
	var failed failure
	var faults source.Faults
	switch {
	case err == nil:
		return Done
	case errors.As(err, &wrong):
		fmt.Fprintln(e.err, "jalon:", err)
		return Misuse
	case errors.As(err, &refusal):
		e.refusal(refusal)
		return Refused
	case errors.As(err, &faults):
		e.faults(faults)
		return Refused
	case errors.As(err, &failed):
		e.failed(failed)
		return Refused
	}
	fmt.Fprintln(e.err, "jalon:", err)
	return Refused
}

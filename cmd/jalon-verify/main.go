// Command jalon-verify checks, offline and by itself, that an act is in a register: it reads one proof file, the
// public key of the register, and nothing else. It holds no code of the register's server or database.
//
// It exits 0 when the act is proven, 1 when it is not, 2 when it was misused.
package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"
	"unicode"

	"jalon/chain"
)

const (
	proven = iota
	unproven
	misused
)

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

// run verifies what the arguments ask for, and returns the exit code.
func run(args []string, out, log io.Writer) int {
	var o options
	say, err := o.parse(args)
	if errors.Is(err, flag.ErrHelp) {
		fmt.Fprint(out, say.usage)
		return proven
	}
	if err != nil {
		fmt.Fprintf(log, "%v\n\n%s", err, say.usage)
		return misused
	}
	p, err := o.verify(say)
	finding, found := errors.AsType[*chain.Finding](err)
	switch {
	case found && finding.Code != chain.NoRecord:
		fmt.Fprint(log, say.unproven(finding))
		return unproven
	case found:
		fmt.Fprintln(log, say.noAct)
		return misused
	case err != nil:
		fmt.Fprintln(log, err)
		return misused
	}
	fmt.Fprintf(out, say.proven, p.Number(), p.Checkpoint.Origin, p.Checkpoint.Size, p.Checkpoint.Root)
	if o.show {
		fmt.Fprintf(out, "\n%s\n", legible(p.Record))
	}
	return proven
}

// options are what the command line asks for.
type options struct {
	key, act, proof string
	show            bool
}

// parse reads the command line. The words it returns are good even with an error.
func (o *options) parse(args []string) (words, error) {
	f := flag.NewFlagSet("jalon-verify", flag.ContinueOnError)
	f.SetOutput(io.Discard)
	f.StringVar(&o.key, "key", "", "")
	f.StringVar(&o.act, "act", "", "")
	f.BoolVar(&o.show, "show", false, "")
	lang := f.String("lang", language(), "")
	err := f.Parse(args)
	say, known := spoken[*lang]
	switch {
	case !known:
		say = spoken[language()]
		return say, fmt.Errorf(say.badOption, fmt.Errorf("-lang %s", *lang))
	case errors.Is(err, flag.ErrHelp):
		return say, err
	case err != nil:
		return say, fmt.Errorf(say.badOption, err)
	case o.key == "" || f.NArg() != 1:
		return say, errors.New(say.incomplete)
	}
	o.proof = f.Arg(0)
	return say, nil
}

// language returns the language of the user, from the environment.
func language() string {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if v := os.Getenv(name); v != "" {
			if strings.HasPrefix(v, "fr") {
				return "fr"
			}
			break
		}
	}
	return "en"
}

// verify reads the files and verifies the proof. An error that is no finding is a misuse.
func (o *options) verify(say words) (p chain.Proven, err error) {
	key, err := o.readKey(say)
	if err != nil {
		return p, err
	}
	proof, err := read(o.proof)
	if err != nil {
		return p, fmt.Errorf(say.badFile, err)
	}
	var act []byte
	if o.act != "" {
		if act, err = read(o.act); err != nil {
			return p, fmt.Errorf(say.badFile, err)
		}
	}
	return chain.VerifyProof(proof, act, key)
}

// readKey returns the public key, from the command line or from a file.
func (o *options) readKey(say words) (chain.Key, error) {
	text := o.key
	if name, ok := strings.CutPrefix(text, "@"); ok {
		b, err := read(name)
		if err != nil {
			return nil, fmt.Errorf(say.badFile, err)
		}
		text = strings.TrimSpace(string(b))
	}
	if strings.HasPrefix(text, "PRIVATE+KEY+") {
		return nil, errors.New(say.secretKey)
	}
	key, err := chain.PublicKey(text)
	if err != nil {
		return nil, fmt.Errorf(say.badKey, err)
	}
	return key, nil
}

// read returns a file, or as much of it as is already too long for a proof.
func read(name string) ([]byte, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, 2<<20))
}

// legible lays out an act for reading, with the characters that a screen obeys rather than shows written as escapes.
func legible(act []byte) string {
	var laid bytes.Buffer
	if json.Indent(&laid, act, "", "  ") != nil {
		laid.Write(act)
	}
	var b strings.Builder
	for _, r := range laid.String() {
		if r == '\n' || unicode.IsGraphic(r) {
			b.WriteRune(r)
		} else {
			fmt.Fprintf(&b, `\u%04x`, r)
		}
	}
	return b.String()
}

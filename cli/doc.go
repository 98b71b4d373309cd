package cli

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"

	"github.com/alecthomas/kong"

	"jalon/locale"
	"jalon/programme"
	"jalon/register"
)

// doc writes the reference from the declarations themselves: it cannot drift from the code.
type doc struct {
	Page string `arg:"" optional:"" enum:"acts,powers,authorisations,commands,indicators,all" default:"all" help:"Page to write: acts, powers, authorisations, commands, indicators, or all."`
	Dir  string `type:"path" help:"Folder to write the pages in; standard output when absent."`
}

// pages lists the pages of the reference. Adding one is one line and one function.
func pages(e *env, k *kong.Kong) []struct {
	name string
	text string
} {
	g := grammar()
	return []struct {
		name string
		text string
	}{
		{"acts", actsPage(g)},
		{"powers", powersPage(g)},
		{"authorisations", authorisationsPage(g)},
		{"commands", commandsPage(k)},
		{"indicators", indicatorsPage()},
	}
}

// Run writes the pages asked for.
func (c *doc) Run(e *env, k *kong.Kong) error {
	for _, page := range pages(e, k) {
		if c.Page != "all" && c.Page != page.name {
			continue
		}
		if c.Dir == "" {
			fmt.Fprint(e.out, page.text)
			continue
		}
		if err := os.WriteFile(filepath.Join(c.Dir, page.name+".md"), []byte(page.text), 0o644); err != nil {
			return err
		}
	}
	return nil
}

// generated heads every page of the reference.
const generated = "<!-- Written by `jalon doc`: change the code, not this page. -->\n\n"

// actsPage describes each kind of act: what it is for, its fields, its refusals.
func actsPage(g *register.Grammar) string {
	var b strings.Builder
	b.WriteString(generated + "# Acts\n\nEvery kind of act the register knows. English first here; the product says all of it in French too.\n")
	for _, kind := range g.Kinds() {
		d, _ := g.Declaration(kind)
		fmt.Fprintf(&b, "\n## `%s`\n\n**%s** · *%s*\n\n%s\n\n*%s*\n\n", kind, d.Name.EN, d.Name.FR, d.Help.EN, d.Help.FR)
		b.WriteString("| field | type | English | français |\n|---|---|---|---|\n")
		for _, f := range d.Fields() {
			fmt.Fprintf(&b, "| `%s` | %s | %s | %s |\n", jsonName(f), typeName(f.Type), f.Tag.Get("en"), f.Tag.Get("fr"))
		}
		refusals(&b, d.Refusals)
	}
	b.WriteString("\n## Refusals that any act may meet\n")
	refusals(&b, register.Refusals)
	return b.String()
}

func refusals(b *strings.Builder, all map[string]locale.Text) {
	if len(all) == 0 {
		return
	}
	b.WriteString("\n| refusal | English | français |\n|---|---|---|\n")
	for _, code := range sorted(all) {
		fmt.Fprintf(b, "| `%s` | %s | %s |\n", code, all[code].EN, all[code].FR)
	}
}

func jsonName(f reflect.StructField) string {
	name, rest, _ := strings.Cut(f.Tag.Get("json"), ",")
	if rest == "" {
		return name
	}
	return name + "?"
}

// typeName names a type as people write it in JSON.
func typeName(t reflect.Type) string {
	switch {
	case t.Kind() == reflect.Slice:
		return "list of " + typeName(t.Elem())
	case t == reflect.TypeFor[register.Sealed]():
		return "text, sealed"
	case t == reflect.TypeFor[register.ID]():
		return "identifier"
	case t == reflect.TypeFor[register.Day]():
		return "day"
	case t == reflect.TypeFor[register.Cents]():
		return "cents"
	case t.Kind() == reflect.String:
		return "text"
	case t.Kind() == reflect.Bool:
		return "yes or no"
	case t.Kind() == reflect.Struct:
		return strings.ToLower(t.Name())
	}
	return "number"
}

// powersPage says who may take which act, at each level of each programme that ships.
func powersPage(g *register.Grammar) string {
	var b strings.Builder
	b.WriteString(generated + "# Powers\n\nWho may take which act. Powers come from seats, and seats from acts. What is not listed is refused.\n")
	b.WriteString("\n## The registry\n\nThe office that keeps the register. It has no power in a programme.\n\n")
	grants(&b, register.RegistryLevel())
	for _, id := range programme.Shipped() {
		text, err := programme.Embedded(id)
		if err != nil {
			continue
		}
		p := programme.Read(text)
		for i := range p.Levels {
			fmt.Fprintf(&b, "\n## %s: %s (*%s*)\n\n", p.Name.EN, p.Levels[i].Name.EN, p.Levels[i].Name.FR)
			grants(&b, &p.Levels[i])
		}
	}
	return b.String()
}

func grants(b *strings.Builder, l *programme.Level) {
	b.WriteString("| act | seats | condition |\n|---|---|---|\n")
	for _, g := range l.Powers {
		for _, act := range g.Acts {
			fmt.Fprintf(b, "| `%s` | %s | %s |\n", act, strings.Join(g.By, ", "), conditions(g))
		}
	}
}

func conditions(g programme.Grant) string {
	var all []string
	if g.In != "" {
		all = append(all, "decided in a meeting")
	}
	if g.Own {
		all = append(all, "for the organisation the seat represents")
	}
	if g.Incomplete {
		all = append(all, "even while the pair is incomplete")
	}
	return strings.Join(all, "; ")
}

// commandsPage lists the subcommands with their options and the variables that set them.
func commandsPage(k *kong.Kong) string {
	var b strings.Builder
	b.WriteString(generated + "# Commands and configuration\n\nExit codes: 0 done, 1 refused or failed, 2 misuse.\n\n## Shared options\n\n")
	options(&b, k.Model.Flags)
	for _, node := range k.Model.Children {
		fmt.Fprintf(&b, "\n## `jalon %s`\n\n%s\n\n", node.Name, node.Help)
		for _, arg := range node.Positional {
			fmt.Fprintf(&b, "- `%s`: %s\n", arg.Name, arg.Help)
		}
		options(&b, node.Flags)
		for _, part := range node.Children {
			fmt.Fprintf(&b, "\n### `jalon %s %s`\n\n%s\n\n", node.Name, part.Name, part.Help)
			for _, arg := range part.Positional {
				fmt.Fprintf(&b, "- `%s`: %s\n", arg.Name, arg.Help)
			}
			options(&b, part.Flags)
		}
	}
	return b.String()
}

func options(b *strings.Builder, flags []*kong.Flag) {
	for _, f := range flags {
		if f.Name == "help" {
			continue
		}
		env := ""
		if len(f.Envs) > 0 {
			env = " Variable: `" + strings.Join(f.Envs, "`, `") + "`."
		}
		fmt.Fprintf(b, "- `--%s`: %s%s\n", f.Name, f.Help, env)
	}
}

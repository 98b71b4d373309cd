package cli

import (
	"fmt"
	"strings"

	"github.com/alecthomas/kong"
)

// completion prints the completion script of a shell, made from the commands themselves.
type completion struct {
	Shell string `arg:"" enum:"bash,zsh,fish" help:"bash, zsh or fish."`
}

// Run prints the script.
func (c *completion) Run(e *env, k *kong.Kong) error {
	script := map[string]func(*kong.Kong) string{"bash": bashCompletion, "zsh": zshCompletion, "fish": fishCompletion}
	_, err := fmt.Fprint(e.out, script[c.Shell](k))
	return err
}

// flagsOf lists the long options of a command, its own and the shared ones.
func flagsOf(node *kong.Node) (flags []string) {
	for _, group := range node.AllFlags(true) {
		for _, f := range group {
			flags = append(flags, "--"+f.Name)
		}
	}
	return flags
}

func subcommands(k *kong.Kong) (names []string) {
	for _, node := range k.Model.Children {
		names = append(names, node.Name)
	}
	return names
}

func bashCompletion(k *kong.Kong) string {
	var b strings.Builder
	fmt.Fprintf(&b, "_jalon() {\n\tlocal words\n\tcase ${COMP_CWORD} in\n\t1) words=%q ;;\n\t*) case ${COMP_WORDS[1]} in\n", strings.Join(subcommands(k), " "))
	for _, node := range k.Model.Children {
		fmt.Fprintf(&b, "\t\t%s) words=%q ;;\n", node.Name, strings.Join(flagsOf(node), " "))
	}
	b.WriteString("\t\tesac ;;\n\tesac\n\tCOMPREPLY=($(compgen -W \"$words\" -- \"${COMP_WORDS[COMP_CWORD]}\"))\n}\n")
	b.WriteString("complete -o default -F _jalon jalon\n")
	return b.String()
}

func zshCompletion(k *kong.Kong) string {
	return "#compdef jalon\nautoload -U +X bashcompinit && bashcompinit\n" + bashCompletion(k)
}

func fishCompletion(k *kong.Kong) string {
	var b strings.Builder
	for _, node := range k.Model.Children {
		fmt.Fprintf(&b, "complete -c jalon -n __fish_use_subcommand -a %s -d %q\n", node.Name, node.Help)
		for _, f := range flagsOf(node) {
			fmt.Fprintf(&b, "complete -c jalon -n '__fish_seen_subcommand_from %s' -l %s\n", node.Name, strings.TrimPrefix(f, "--"))
		}
	}
	return b.String()
}

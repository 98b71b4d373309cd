// Jalon keeps the register of a programme of industrial territories.
package main

import (
	"os"

	"jalon/cli"
)

func main() {
	os.Exit(cli.Run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

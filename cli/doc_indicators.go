package cli

import (
	"fmt"
	"slices"
	"strings"

	"jalon/indicator"
)

// indicatorsPage describes each indicator: what it is, its formula, who defined it, how to read it.
func indicatorsPage() string {
	var b strings.Builder
	b.WriteString(generated + "# Indicators\n\nAn indicator without a value says why, in the column `status` of what `jalon indicators` writes. " +
		"Those marked † are in portraits only.\n")
	for _, x := range indicator.List {
		mark := ""
		if !slices.Contains(tabled, x.ID) {
			mark = " †"
		}
		fmt.Fprintf(&b, "\n## `%s`%s\n\n**%s** · *%s* · %s\n\n`%s` (%s)\n\n%s\n\n*%s*\n",
			x.ID, mark, x.Name.EN, x.Name.FR, x.Unit, x.Formula, x.Source, x.Reading.EN, x.Reading.FR)
	}
	b.WriteString("\n## Why a value is absent\n\n| status | English | français |\n|---|---|---|\n")
	for _, r := range indicator.Reasons() {
		fmt.Fprintf(&b, "| `%s` | %s | %s |\n", r, r.In("en"), r.In("fr"))
	}
	return b.String()
}

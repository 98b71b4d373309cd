package cli

import (
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"jalon/indicator"
	"jalon/locale"
	"jalon/register"
)

// tabled lists the indicators that a bare table gives, in the order in which they are written.
var tabled = strings.Fields(`total lq rca surplus hhi hhi_norm hhi_effective entropy_bits unrelated_variety_bits related_variety_bits
	krugman krugman_rest specialisation_half hachman hoover locational_gini eg_gamma eg_G eg_H maurel_sedillot
	ss_national ss_structural ss_local ss_change ss_national_pts ss_structural_pts ss_local_pts ss_change_pts ss_em_competitive ss_em_allocation
	diversity ubiquity proximity density density_self eci pci lambda2 lambda3 nearest_1 nearest_2 nearest_3 nearest_4 nearest_5`)

// indicatorsCmd computes indicators on a bare table, without a register.
type indicatorsCmd struct {
	Employment   string   `required:"" placeholder:"FILE" help:"Jobs, as CSV: territory,activity,employees."`
	EmploymentT1 string   `name:"employment-t1" placeholder:"FILE" help:"Jobs at a later date, for what changed."`
	Reference    string   `placeholder:"FILE" help:"Structure to compare with: activity,employees; all the territories together when absent."`
	ReferenceT1  string   `name:"reference-t1" placeholder:"FILE" help:"The reference at the later date; what changed is compared with all the territories when absent."`
	Groups       string   `placeholder:"FILE" help:"Groups of activities, for varieties: activity,group."`
	Plants       string   `placeholder:"FILE" help:"Establishments, for their concentration: activity,territory,employees."`
	MinJobs      int64    `default:"1" help:"Jobs that a specialisation needs to count in the network (${default})."`
	Only         []string `placeholder:"ID" help:"Indicators to compute; all those that the files allow when absent."`
	Out          string   `required:"" placeholder:"FILE" help:"File to write: indicator,territory,activity,value,status; - is standard output."`
}

// Run computes and writes. A file that exists is only replaced once all is computed.
func (c *indicatorsCmd) Run(e *env) error {
	chosen, err := c.chosen()
	if err != nil {
		return err
	}
	data, err := c.read(e)
	if err != nil {
		return err
	}
	var rows, empty int
	err = writeWhole(c.Out, e.out, func(to io.Writer) error {
		rows, empty, err = writeResults(e, to, chosen, data)
		return err
	})
	if err != nil {
		return err
	}
	e.say(e.err, locale.Text{
		FR: "{n} {n|ligne écrite|lignes écrites}, dont {empty} sans valeur : le motif y est.",
		EN: "{n} {n|row|rows} written, of which {empty} without a value: the reason is there."}, register.Args{"n": rows, "empty": empty})
	return nil
}

// chosen returns the indicators to compute.
func (c *indicatorsCmd) chosen() (all []*indicator.Indicator, _ error) {
	for _, id := range c.Only {
		if !slices.Contains(tabled, id) {
			return nil, misuse{fmt.Errorf("no indicator is called %q; there are %s", id, strings.Join(tabled, ", "))}
		}
	}
	for _, id := range tabled {
		if x, ok := indicator.Find(id); ok && (c.Only == nil || slices.Contains(c.Only, id)) {
			all = append(all, x)
		}
	}
	return all, nil
}

// writeWhole writes a file that appears whole or not at all; - is the standard output, and what is no ordinary file is written to.
func writeWhole(name string, standard io.Writer, write func(io.Writer) error) error {
	if name == "-" {
		return write(standard)
	}
	if info, err := os.Stat(name); err == nil && !info.Mode().IsRegular() {
		f, err := os.OpenFile(name, os.O_WRONLY, 0)
		if err != nil {
			return err
		}
		defer f.Close()
		return write(f)
	}
	f, err := os.Create(name + ".part")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name()) // nothing there once it has its name
	if err := write(f); err != nil {
		f.Close()
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	return os.Rename(f.Name(), name)
}

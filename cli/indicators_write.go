package cli

import (
	"bufio"
	"io"
	"strconv"
	"strings"

	"jalon/indicator"
)

// writeResults writes the results as CSV: values with all their digits, the reason as the status of those that are absent.
// It returns how many it wrote, and how many of them have no value.
func writeResults(e *env, to io.Writer, chosen []*indicator.Indicator, d *indicator.Data) (rows, empty int, _ error) {
	progress := e.progress("Calcul", "Computing")
	w := bufio.NewWriterSize(to, 1<<18)
	_, _ = w.WriteString("indicator,territory,activity,value,status\n") // Flush tells
	var line []byte
	for done, x := range chosen {
		progress(int64(done), int64(len(chosen)))
		for r := range x.Results(d) {
			line = appendResult(line[:0], r)
			if _, err := w.Write(line); err != nil {
				return rows, empty, err
			}
			if rows++; !r.OK() {
				empty++
			}
		}
		if err := e.Err(); err != nil {
			return rows, empty, err
		}
	}
	progress(1, 1)
	return rows, empty, w.Flush()
}

// appendResult adds one line of CSV.
func appendResult(line []byte, r indicator.Result) []byte {
	line = append(appendField(line, r.Indicator), ',')
	line = append(appendField(line, r.Territory), ',')
	line = append(appendField(line, r.Activity), ',')
	if r.OK() {
		line = strconv.AppendFloat(line, r.Value, 'g', -1, 64)
	}
	line = append(line, ',')
	return append(append(line, r.Reason...), '\n')
}

// appendField adds a field, between quotes where CSV wants them (RFC 4180).
func appendField(line []byte, s string) []byte {
	if !strings.ContainsAny(s, "\",\r\n") {
		return append(line, s...)
	}
	line = append(line, '"')
	line = append(line, strings.ReplaceAll(s, `"`, `""`)...)
	return append(line, '"')
}

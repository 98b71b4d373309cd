package workbook

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// readCSV reads a CSV: in UTF-8, UTF-16 or Windows-1252, separated as its first row shows. An apostrophe that a program put before
// a text so that no spreadsheet runs it is taken away again.
func readCSV(from io.Reader) (*Book, error) {
	raw, err := io.ReadAll(io.LimitReader(from, MaxFile))
	if err != nil {
		return nil, refuse("book.unreadable", err.Error())
	}
	b := &Book{Format: "csv", Epoch: 1900}
	if raw, b.Encoding, err = decoded(raw); err != nil {
		return nil, err
	}
	if bytes.IndexByte(raw, 0) >= 0 {
		return nil, refuse("book.other", "0x00")
	}
	if !bytes.Contains(raw, []byte("\n")) {
		raw = bytes.ReplaceAll(raw, []byte("\r"), []byte("\n"))
	}
	if b.Comma = separator(raw); b.Comma == 0 {
		return nil, refuse("book.separator", "")
	}
	r := csv.NewReader(bytes.NewReader(raw))
	r.Comma, r.FieldsPerRecord = b.Comma, -1
	s, count := Sheet{Name: "CSV"}, counter{}
	for {
		row, err := r.Read()
		switch {
		case errors.Is(err, io.EOF):
			b.Sheets = []Sheet{s}
			return b, nil
		case err != nil:
			return nil, refuse("book.unreadable", err.Error())
		}
		for i := range row {
			row[i] = Armed(row[i])
		}
		line, _ := r.FieldPos(0)
		if err := count.add(&s, max(line-1, len(s.Rows)), row); err != nil {
			return nil, err
		}
	}
}

// decoded turns text into UTF-8 without its mark, and says what it was in.
func decoded(raw []byte) ([]byte, string, error) {
	name, out, err := "utf-8", raw, error(nil)
	switch {
	case bytes.HasPrefix(raw, []byte("\xff\xfe")), bytes.HasPrefix(raw, []byte("\xfe\xff")):
		name = "utf-16"
		out, err = unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM).NewDecoder().Bytes(raw)
	case bytes.HasPrefix(raw, []byte("\xef\xbb\xbf")):
		out = raw[3:]
	case !utf8.Valid(raw):
		name = "windows-1252"
		out, err = charmap.Windows1252.NewDecoder().Bytes(raw)
	}
	if err != nil {
		return nil, name, refuse("book.unreadable", err.Error())
	}
	return out, name, nil
}

// separator finds what separates the columns of the first row, outside of quotes; 0 when nothing does.
func separator(raw []byte) (best rune) {
	line, _, _ := bytes.Cut(raw, []byte("\n"))
	count, quoted := map[rune]int{}, false
	for _, c := range string(line) {
		if c == '"' {
			quoted = !quoted
		} else if !quoted && strings.ContainsRune(";,\t", c) {
			count[c]++
		}
	}
	for _, c := range []rune{';', '\t', ','} {
		if count[c] > count[best] {
			best = c
		}
	}
	return best
}

// Disarmed returns a text that no spreadsheet runs as a formula when it opens a CSV: one that begins like one gets an apostrophe
// before it. In an XLSX texts are texts, and need none.
func Disarmed(text string) string {
	if triggers(text) {
		return "'" + text
	}
	return text
}

// Armed takes away the apostrophe that [Disarmed] put.
func Armed(text string) string {
	if rest, ok := strings.CutPrefix(text, "'"); ok && triggers(rest) {
		return rest
	}
	return text
}

func triggers(text string) bool { return text != "" && strings.ContainsRune("=+-@\t\r", rune(text[0])) }

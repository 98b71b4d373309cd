package document

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// inside reads what is in a paragraph, with its text put end to end: an editor cuts a field into pieces at will.
func inside(in *xml.Decoder, name xml.Name) (tokens []xml.Token, text string, err error) {
	for depth := 1; ; {
		token, err := in.RawToken()
		if err != nil {
			return nil, "", err
		}
		switch t := token.(type) {
		case xml.StartElement:
			if t.Name == name {
				depth++
			}
		case xml.EndElement:
			if t.Name == name {
				depth--
			}
			if depth == 0 {
				return tokens, text, nil
			}
		case xml.CharData:
			text += string(t)
		}
		tokens = append(tokens, xml.CopyToken(token))
	}
}

// change is a stretch of a text, in bytes, with what takes its place.
type change struct {
	from, to int
	text     string
}

// said finds what the fields of a text become.
func (f *filling) said(text string) (all []change, err error) {
	words := f.words()
	for _, m := range field.FindAllStringSubmatchIndex(text, -1) {
		name := text[m[2]:m[3]]
		word, known := words[name]
		if !known {
			names := slices.AppendSeq(slices.Collect(maps.Keys(words)), maps.Keys(f.parts()))
			slices.Sort(names)
			return nil, &UnknownField{name, names}
		}
		all = append(all, change{m[0], m[1], word})
	}
	return all, nil
}

// spread writes the tokens of a paragraph, with its changes: the new words go where a field begins, and the rest of the field
// goes away, in whichever pieces it stands.
func spread(out *bytes.Buffer, tokens []xml.Token, text string, changes []change) {
	at := 0
	for _, token := range tokens {
		chars, ok := token.(xml.CharData)
		if !ok {
			write(out, token)
			continue
		}
		end := at + len(chars)
		for at < end {
			i := slices.IndexFunc(changes, func(c change) bool { return at < c.to })
			switch {
			case i < 0 || changes[i].from >= end:
				out.WriteString(escaped(text[at:end]))
				at = end
			case at < changes[i].from:
				out.WriteString(escaped(text[at:changes[i].from]))
				at = changes[i].from
			default:
				if at == changes[i].from {
					out.WriteString(escaped(changes[i].text))
				}
				at = min(end, changes[i].to)
			}
		}
	}
}

// write writes a token as it was read, prefixes included.
func write(out *bytes.Buffer, token xml.Token) {
	switch t := token.(type) {
	case xml.StartElement:
		out.WriteString("<" + prefixed(t.Name))
		for _, a := range t.Attr {
			fmt.Fprintf(out, ` %s="%s"`, prefixed(a.Name), escaped(a.Value))
		}
		out.WriteString(">")
	case xml.EndElement:
		out.WriteString("</" + prefixed(t.Name) + ">")
	case xml.CharData:
		_, _ = plain.WriteString(out, string(t)) // ends of lines stay as they are: some stand outside of any element
	case xml.ProcInst:
		fmt.Fprintf(out, "<?%s %s?>", t.Target, t.Inst)
	}
}

var plain = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")

func prefixed(n xml.Name) string {
	if n.Space == "" {
		return n.Local
	}
	return n.Space + ":" + n.Local
}

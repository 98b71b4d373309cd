package document

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strings"

	"jalon/locale"
)

// field is what stands in braces in a template.
var field = regexp.MustCompile(`\{([\pL_]+)\}`)

// UnknownField is the error of a template that asks for what the document does not have.
type UnknownField struct {
	Field string
	Known []string
}

// Error names the field and those that exist.
func (u *UnknownField) Error() string {
	return fmt.Sprintf("the template has a field {%s}, which this document does not have; it has {%s}", u.Field, strings.Join(u.Known, "}, {"))
}

// In says the same to a reader.
func (u *UnknownField) In(l locale.Lang) string {
	if l == locale.English {
		return u.Error()
	}
	return fmt.Sprintf("Le modèle porte un champ {%s}, que ce document n’a pas ; il a {%s}.", u.Field, strings.Join(u.Known, "}, {"))
}

// filling puts a document in the place of the fields of a template.
type filling struct {
	document *Document
	blocks   *odf
	styled   bool // the part being filled takes blocks, and so their styles
}

// words are the fields that are words; a French name and an English one for each.
func (f *filling) words() map[string]string {
	d := f.document
	return map[string]string{"nature": d.Kicker, "kind": d.Kicker, "titre": d.Title, "title": d.Title, "chapeau": d.Lead, "lead": d.Lead}
}

// parts are the fields that stand alone in a paragraph, whose place blocks take.
func (f *filling) parts() map[string]func() string {
	d := f.document
	sections, apart := func() string {
		return f.blocks.blocks(paras(d.Marks())) + f.blocks.blocks(d.Cover) + f.blocks.sections(d.Sections)
	}, func() string { return f.blocks.sections(d.Apart) }
	last := func() string { return f.blocks.blocks(paras(d.Colophon)) }
	all := map[string]func() string{"articles": sections, "sections": sections, "annexes": apart, "apart": apart, "origine": last, "origin": last,
		"sommaire": func() string { return f.blocks.contents(d) }, "contents": func() string { return f.blocks.contents(d) }}
	for _, name := range d.Blank {
		all[name] = func() string { return "" }
	}
	for i, s := range d.Sections {
		if !s.Part {
			all[s.Name] = func() string { return f.blocks.blocks(s.Blocks) + f.blocks.sections(d.parts(i)) }
		}
	}
	for _, s := range d.Apart {
		all[s.Name] = func() string { return f.blocks.blocks(s.Blocks) }
	}
	return all
}

// fill copies one XML part of a template, with its fields filled.
func (f *filling) fill(part []byte) ([]byte, error) {
	in, out := xml.NewDecoder(bytes.NewReader(part)), new(bytes.Buffer)
	for {
		token, err := in.RawToken()
		switch {
		case errors.Is(err, io.EOF):
			return out.Bytes(), nil
		case err != nil:
			return nil, err
		}
		switch t := token.(type) {
		case xml.Directive:
			return nil, errors.New("a document type is not accepted in a template")
		case xml.StartElement:
			if t.Name.Space == "text" && (t.Name.Local == "p" || t.Name.Local == "h") {
				err = f.paragraph(in, out, t.Copy())
			} else {
				write(out, t)
			}
		case xml.EndElement:
			if t.Name.Local == "automatic-styles" && f.styled {
				out.WriteString(fixedStyles + columnStyles())
			}
			write(out, t)
		default:
			write(out, t)
		}
		if err != nil {
			return nil, err
		}
	}
}

// paragraph copies a paragraph, or puts blocks in its place when it is but one field.
func (f *filling) paragraph(in *xml.Decoder, out *bytes.Buffer, start xml.StartElement) error {
	tokens, text, err := inside(in, start.Name)
	if err != nil {
		return err
	}
	if name, alone := only(text); alone {
		if blocks, ok := f.parts()[name]; ok {
			out.WriteString(blocks())
			return nil
		}
	}
	said, err := f.said(text)
	if err != nil {
		return err
	}
	write(out, start)
	spread(out, tokens, text, said)
	write(out, xml.EndElement{Name: start.Name})
	return nil
}

// only returns the name of the field that a text is, if it is nothing else.
func only(text string) (name string, alone bool) {
	m := field.FindStringSubmatch(strings.TrimSpace(text))
	if m == nil || m[0] != strings.TrimSpace(text) {
		return "", false
	}
	return m[1], true
}

func paras(lines []string) (all []Block) {
	for _, line := range lines {
		all = append(all, Para(line))
	}
	return all
}

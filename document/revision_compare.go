package document

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"slices"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// comparison holds two states of one PDF side by side, from their catalogues down.
type comparison struct {
	before, now *model.XRefTable
	seen        map[[2]int]bool // pairs of objects that are compared, or being so
	leaves      []leaf          // the pages
	added       []Addition
}

func (c *comparison) add(a Addition) {
	if !slices.Contains(c.added, a) {
		c.added = append(c.added, a)
	}
}

// whole compares the two documents. Bytes that add nothing to the document are a change too: a reader may see what this one does not.
func (c *comparison) whole() (err error) {
	defer surprised(&err)
	if err := c.catalog(); err != nil {
		return err
	}
	if len(c.added) == 0 {
		return errors.New("bytes that are no part of the document")
	}
	return nil
}

// catalog compares the two documents from their catalogues down. What a signature or its checking adds is noted; another change is the error.
func (c *comparison) catalog() error {
	before, err := c.before.Catalog()
	if err != nil {
		return err
	}
	now, err := c.now.Catalog()
	if err != nil {
		return err
	}
	if err := c.pages("pages", before["Pages"], now["Pages"]); err != nil {
		return err
	}
	for _, page := range c.leaves { // after the tree is known, for pages lead to one another
		if err := c.dict(page.place, page.was, page.is, rules{"Annots": c.fields}); err != nil {
			return err
		}
	}
	return c.dict("document", before, now, rules{
		"Pages":    accepted, // compared above
		"AcroForm": c.form,
		"DSS": func(place string, was, is types.Object) error {
			if c.same(place, was, is) != nil {
				c.add(AddedValidation)
			}
			return nil
		},
		"Extensions": accepted, "Version": accepted, "Metadata": accepted, // say how the file is written, and by what
	})
}

// rules are the keys of a dictionary that may change, each within its own bounds.
type rules map[string]func(place string, was, is types.Object) error

func accepted(string, types.Object, types.Object) error { return nil }

// dict compares two dictionaries key by key.
func (c *comparison) dict(place string, was, is types.Dict, may rules) error {
	keys := slices.AppendSeq(slices.Collect(maps.Keys(was)), maps.Keys(is))
	slices.Sort(keys)
	for _, key := range slices.Compact(keys) {
		compare := may[key]
		if compare == nil {
			compare = c.same
		}
		if err := compare(place+", "+key, was[key], is[key]); err != nil {
			return err
		}
	}
	return nil
}

// same wants two objects to be the same, through their references.
func (c *comparison) same(place string, was, is types.Object) error {
	return c.through(place, was, is, func(was, is types.Object) error {
		switch was := was.(type) {
		case types.Dict:
			if is, ok := is.(types.Dict); ok {
				return c.dict(place, was, is, nil)
			}
		case types.StreamDict:
			if is, ok := is.(types.StreamDict); ok && bytes.Equal(was.Raw, is.Raw) {
				return c.dict(place, was.Dict, is.Dict, nil)
			}
		case types.Array:
			if is, ok := is.(types.Array); ok && len(was) == len(is) {
				return c.begins(place, was, is, c.same)
			}
		default:
			if same(was, is) {
				return nil
			}
		}
		return errors.New(place)
	})
}

// same reports whether two plain values are written alike.
func same(was, is types.Object) bool {
	if was == nil || is == nil {
		return was == is
	}
	return was.PDFString() == is.PDFString()
}

// through follows references. A pair of objects is compared once, which also ends the circles.
func (c *comparison) through(place string, was, is types.Object, compare func(was, is types.Object) error) error {
	from, first := was.(types.IndirectRef)
	to, second := is.(types.IndirectRef)
	if pair := [2]int{int(from.ObjectNumber), int(to.ObjectNumber)}; first && second {
		if c.seen[pair] {
			return nil
		}
		c.seen[pair] = true
	}
	before, err := c.before.Dereference(was)
	if err != nil {
		return err
	}
	now, err := c.now.Dereference(is)
	if err != nil {
		return err
	}
	return compare(before, now)
}

// begins wants an array to begin with another, element by element.
func (c *comparison) begins(place string, was, is types.Array, compare func(place string, was, is types.Object) error) error {
	if len(is) < len(was) {
		return errors.New(place)
	}
	for i := range was {
		if err := compare(fmt.Sprintf("%s %d", place, i+1), was[i], is[i]); err != nil {
			return err
		}
	}
	return nil
}

// leaf is a page in both documents.
type leaf struct {
	place   string
	was, is types.Dict
}

// pages compares the tree of pages, the same in the same order, and lists them.
func (c *comparison) pages(place string, was, is types.Object) error {
	return c.through(place, was, is, func(was, is types.Object) error {
		before, ok := was.(types.Dict)
		now, still := is.(types.Dict)
		if !ok || !still {
			return errors.New(place)
		}
		if before["Kids"] == nil {
			c.leaves = append(c.leaves, leaf{fmt.Sprintf("page %d", len(c.leaves)+1), before, now})
			return nil
		}
		return c.dict(place, before, now, rules{"Kids": func(place string, was, is types.Object) error {
			return c.arrays(place, was, is, func(was, is types.Array) error {
				if len(was) != len(is) {
					return errors.New(place)
				}
				return c.begins(place, was, is, c.pages)
			})
		}})
	})
}

// form compares the form of the document: its fields, to which those of signatures were added.
func (c *comparison) form(place string, was, is types.Object) error {
	before, err := c.before.DereferenceDict(was)
	if err != nil {
		return err
	}
	now, err := c.now.DereferenceDict(is)
	if err != nil {
		return err
	}
	return c.dict(place, before, now, rules{"Fields": c.fields, "SigFlags": accepted, "DR": c.resources, "DA": accepted})
}

// resources lets those of the form come, which draw signatures, and wants those that were there to stay.
func (c *comparison) resources(place string, was, is types.Object) error {
	if was == nil {
		return nil
	}
	return c.same(place, was, is)
}

// arrays follows references to two arrays; what is absent is empty.
func (c *comparison) arrays(place string, was, is types.Object, compare func(was, is types.Array) error) error {
	before, err := c.before.DereferenceArray(was)
	if err != nil {
		return fmt.Errorf("%s: %w", place, err)
	}
	now, err := c.now.DereferenceArray(is)
	if err != nil {
		return fmt.Errorf("%s: %w", place, err)
	}
	return compare(before, now)
}

// fields compares a list of fields, of the form or of a page: those that were there, then those of signatures.
func (c *comparison) fields(place string, was, is types.Object) error {
	return c.arrays(place, was, is, func(was, is types.Array) error {
		if err := c.begins(place, was, is, c.field); err != nil {
			return err
		}
		for _, more := range is[len(was):] {
			if err := c.signs(place, more); err != nil {
				return err
			}
		}
		return nil
	})
}

// field compares a field that was there: one that waited for a signature may have received it.
func (c *comparison) field(place string, was, is types.Object) error {
	return c.through(place, was, is, func(was, is types.Object) error {
		before, ok := was.(types.Dict)
		now, still := is.(types.Dict)
		switch {
		case !ok || !still:
			return errors.New(place)
		case ofSignature(c.before, before) && before["V"] == nil && now["V"] != nil:
			c.signature(now)
			return c.dict(place, before, now, rules{"V": accepted, "AP": accepted, "M": accepted, "F": accepted})
		}
		return c.dict(place, before, now, nil)
	})
}

// signs wants a field that was added to be that of a signature, which does nothing.
func (c *comparison) signs(place string, field types.Object) error {
	d, err := c.now.DereferenceDict(field)
	if err != nil || d == nil || !ofSignature(c.now, d) || d["A"] != nil || d["AA"] != nil {
		return errors.New(place)
	}
	c.signature(d)
	return nil
}

// ofSignature reports whether a field, or the one it shows, is that of a signature.
func ofSignature(x *model.XRefTable, d types.Dict) bool {
	if above, err := x.DereferenceDict(d["Parent"]); d["FT"] == nil && err == nil && above != nil {
		d = above
	}
	name := d.NameEntry("FT")
	return name != nil && *name == "Sig"
}

// signature notes what came with a field: a signature or a timestamp, if it is there, and whether it shows on a page.
func (c *comparison) signature(field types.Dict) {
	if d, err := c.now.DereferenceDict(field["V"]); err == nil && d != nil {
		if kind := d.NameEntry("SubFilter"); kind != nil && *kind == "ETSI.RFC3161" {
			c.add(AddedTimestamp)
		} else {
			c.add(AddedSignature)
		}
	}
	if area, err := c.now.DereferenceArray(field["Rect"]); err == nil && len(area) == 4 && !same(area[0], area[2]) && !same(area[1], area[3]) {
		c.add(AddedMark)
	}
}

package document

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
)

// What a template may hold: far more than any real one, far less than what would harm.
const (
	maxTemplate = 32 << 20 // bytes, expanded
	maxParts    = 1000
)

// ErrNotODT is returned for a template that is not an OpenDocument text.
var ErrNotODT = errors.New("this is not an OpenDocument text (.odt)")

// unpack reads the parts of an ODT, up to a size: what it says of itself is not believed.
func unpack(odt []byte) (parts map[string][]byte, err error) {
	z, err := zip.NewReader(bytes.NewReader(odt), int64(len(odt)))
	if err != nil {
		return nil, ErrNotODT
	}
	if len(z.File) > maxParts {
		return nil, fmt.Errorf("the template holds %d files; %d at most", len(z.File), maxParts)
	}
	parts = map[string][]byte{}
	left := int64(maxTemplate)
	for _, f := range z.File {
		if strings.HasSuffix(f.Name, "/") {
			continue
		}
		if parts[f.Name], err = part(f, left); err != nil {
			return nil, err
		}
		left -= int64(len(parts[f.Name]))
	}
	if string(bytes.TrimSpace(parts["mimetype"])) != odfType || parts["content.xml"] == nil || parts["styles.xml"] == nil {
		return nil, ErrNotODT
	}
	return parts, nil
}

// part reads one file of an archive, up to a limit.
func part(f *zip.File, limit int64) ([]byte, error) {
	r, err := f.Open()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", f.Name, err)
	}
	defer r.Close()
	b, err := io.ReadAll(io.LimitReader(r, limit+1))
	if err == nil && int64(len(b)) > limit {
		err = fmt.Errorf("the template expands to more than %d bytes", maxTemplate)
	}
	return b, err
}

// ordered lists parts in the order they are written.
func ordered(parts map[string][]byte) []string {
	names := slices.Sorted(maps.Keys(parts))
	at := slices.Index(names, "mimetype")
	return slices.Insert(slices.Delete(names, at, at+1), 0, "mimetype")
}

package workbook

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strings"
)

// readArchive reads a zip that may be an XLSX or an ODS, once it is found harmless.
func readArchive(from *io.SectionReader, size int64) (*Book, error) {
	z, err := zip.NewReader(from, size)
	if err != nil {
		return nil, refuse("book.unreadable", err.Error())
	}
	if err := harmless(z, size); err != nil {
		return nil, err
	}
	switch {
	case holds(z, "xl/workbook.xml"):
		return readXLSX(z, from)
	case strings.HasPrefix(text(z, "mimetype"), "application/vnd.oasis.opendocument.spreadsheet"):
		return readODS(z)
	case holds(z, "Index/Document.iwa"):
		return nil, refuse("book.other", "Numbers")
	}
	return nil, refuse("book.other", "zip")
}

// harmless looks at the table of contents, then at the beginning of each part. It expands no part.
func harmless(z *zip.Reader, size int64) error {
	if len(z.File) > MaxParts {
		return refuse("book.bomb", fmt.Sprintf("%d", len(z.File)))
	}
	seen := map[string]bool{}
	var expanded uint64
	for _, f := range z.File {
		name := strings.ReplaceAll(f.Name, `\`, "/")
		clean := path.Clean(strings.TrimSuffix(name, "/"))
		if seen[name] || path.IsAbs(name) || clean != strings.TrimSuffix(name, "/") || strings.HasPrefix(clean, "..") || f.Mode()&fs.ModeSymlink != 0 {
			return refuse("book.names", fmt.Sprintf("%q", f.Name))
		}
		seen[name] = true
		if expanded += f.UncompressedSize64; expanded > MaxExpanded || expanded > 4<<20 && expanded > uint64(size)*400 {
			return refuse("book.bomb", fmt.Sprintf("%d Mo", expanded>>20))
		}
		if strings.HasSuffix(name, "vbaProject.bin") || strings.HasPrefix(name, "Basic/") {
			return refuse("book.macros", "")
		}
	}
	for _, f := range z.File {
		if err := plainXML(f); err != nil {
			return err
		}
	}
	return nil
}

// plainXML refuses a part that declares a document type: entities are how a small XML becomes a large one.
func plainXML(f *zip.File) error {
	if !strings.HasSuffix(f.Name, ".xml") && !strings.HasSuffix(f.Name, ".rels") {
		return nil
	}
	r, err := f.Open()
	if err != nil {
		return refuse("book.unreadable", err.Error())
	}
	defer r.Close()
	head, err := io.ReadAll(io.LimitReader(r, 64<<10))
	if err != nil {
		return refuse("book.unreadable", f.Name+": "+err.Error())
	}
	if bytes.Contains(head, []byte("<!DOCTYPE")) || bytes.Contains(head, []byte("<!ENTITY")) {
		return refuse("book.entities", f.Name)
	}
	return nil
}

func holds(z *zip.Reader, name string) bool {
	for _, f := range z.File {
		if f.Name == name {
			return true
		}
	}
	return false
}

// text returns the beginning of a part, or "".
func text(z *zip.Reader, name string) string {
	f, err := z.Open(name)
	if err != nil {
		return ""
	}
	defer f.Close()
	head, _ := io.ReadAll(io.LimitReader(f, 1024))
	return string(head)
}

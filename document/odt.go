package document

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
	"time"
)

// ODT writes the document as an editable OpenDocument text. A template of the user's own, an ODT with fields in braces, gives
// it its look; without one it is our own. A field that the document does not have is an error that names it.
func (d *Document) ODT(template []byte) ([]byte, error) {
	if template == nil {
		var err error
		if template, err = Starter(d.Lang == "fr", d.Title); err != nil {
			return nil, err
		}
	}
	parts, err := unpack(template)
	if err != nil {
		return nil, err
	}
	f := &filling{document: d, blocks: new(odf)}
	for _, name := range []string{"content.xml", "styles.xml"} {
		f.styled = name == "content.xml"
		if parts[name], err = f.fill(parts[name]); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
	}
	f.blocks.pictures(parts)
	return pack(parts)
}

// Starter returns a template to begin one's own with: it has every field that any document has.
func Starter(french bool, title string) ([]byte, error) {
	language, country := "fr", "FR"
	if !french {
		language, country = "en", "GB"
	}
	replace := strings.NewReplacer("LANGUAGE", language, "COUNTRY", country, "TITLE", escaped(title))
	parts := map[string][]byte{"mimetype": []byte(odfType)}
	for name, text := range starterParts {
		parts[name] = []byte(replace.Replace(text))
	}
	return pack(parts)
}

const odfType = "application/vnd.oasis.opendocument.text"

// pack writes the parts of an ODT. The type comes first and is not compressed, as the format wants; the rest in order, with
// no date, so that the same document gives the same bytes.
func pack(parts map[string][]byte) ([]byte, error) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range ordered(parts) {
		method := zip.Deflate
		if name == "mimetype" {
			method = zip.Store
		}
		w, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: method, Modified: time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)})
		if err != nil {
			return nil, err
		}
		if _, err := w.Write(parts[name]); err != nil {
			return nil, err
		}
	}
	err := z.Close()
	return b.Bytes(), err
}

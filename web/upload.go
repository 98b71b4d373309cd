package web

import (
	"crypto/rand"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"net/http"
	"path"
	"slices"
	"sync"

	"jalon/register"
	"jalon/web/ui"
)

// maxUpload bounds a file that a form sends, in bytes. The largest plan known is a hundred times smaller.
const maxUpload = 16 << 20

// upload (fichier envoyé) is a file that a form sent, or that an earlier form of the same person sent and that waits for its
// confirmation.
type upload struct {
	Name  string
	Kept  string // the name it waits under
	bytes []byte
}

func (u upload) hash() string { return fmt.Sprintf("%x", sha256.Sum256(u.bytes)) }

// facts say which file it is.
func (u upload) facts(v *visit) []ui.Fact {
	return []ui.Fact{{Term: v.say("Fichier", "File"), Values: []ui.Value{{Text: u.Name}}},
		{Term: v.say("Empreinte SHA-256", "SHA-256 hash"), Values: []ui.Value{{Text: u.hash(), Code: true}}}}
}

// uploaded returns the file of a field, or the one that waits.
func (v *visit) uploaded(field string) (upload, error) {
	from, header, err := v.ask.FormFile(field)
	if errors.Is(err, http.ErrMissingFile) || errors.Is(err, http.ErrNotMultipart) {
		if u, ok := v.site.drawer.get(v.who.Account, v.form.Get("kept")); ok {
			return u, nil
		}
		return upload{}, register.Refuse(register.Invalid, "web.no-file").On(field)
	}
	if err != nil {
		return upload{}, register.Refuse(register.Invalid, "web.bad-form")
	}
	defer from.Close()
	bytes, err := io.ReadAll(from) // the form was bounded before it was read
	if err != nil {
		return upload{}, err
	}
	return v.site.drawer.put(v.who.Account, upload{Name: fileName(header.Filename, path.Ext(header.Filename)), bytes: bytes}), nil
}

// drawer keeps, in memory, the files that people sent and have not confirmed: the last ones, up to a size in all. A file that is no
// longer there is asked for again.
type drawer struct {
	mu    sync.Mutex
	files []waiting // the oldest first
	size  int
}

type waiting struct {
	upload
	account string
}

// maxDrawer bounds what a drawer keeps, in bytes.
const maxDrawer = 4 * maxUpload

func (d *drawer) put(account string, u upload) upload {
	d.mu.Lock()
	defer d.mu.Unlock()
	u.Kept = rand.Text()
	d.files, d.size = append(d.files, waiting{u, account}), d.size+len(u.bytes)
	for d.size > maxDrawer {
		d.size -= len(d.files[0].bytes)
		d.files = slices.Delete(d.files, 0, 1)
	}
	return u
}

func (d *drawer) get(account, kept string) (upload, bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	i := slices.IndexFunc(d.files, func(w waiting) bool { return w.Kept == kept && w.account == account })
	if i < 0 {
		return upload{}, false
	}
	return d.files[i].upload, true
}

package web

import (
	"crypto/rand"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
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
	Name string
	Kept string // the name it waits under
	Size int64  // bytes
	Hash string // SHA-256, in hexadecimal
	file *os.File
}

// content reads the file from its beginning.
func (u upload) content() *io.SectionReader { return io.NewSectionReader(u.file, 0, u.Size) }

// facts say which file it is.
func (u upload) facts(v *visit) []ui.Fact {
	return []ui.Fact{{Term: v.say("Fichier", "File"), Values: []ui.Value{{Text: u.Name}}},
		{Term: v.say("Empreinte SHA-256", "SHA-256 hash"), Values: []ui.Value{{Text: u.Hash, Code: true}}}}
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
	u, err := spool(from)
	if err != nil {
		return upload{}, err
	}
	u.Name = fileName(header.Filename, path.Ext(header.Filename))
	return v.site.drawer.put(v.who.Account, u), nil
}

// spool writes a file to the disk, where it has no name any more: it is gone with who reads it, whatever happens.
func spool(from io.Reader) (u upload, err error) {
	if u.file, err = os.CreateTemp("", "jalon-sent-"); err != nil {
		return u, err
	}
	if err := os.Remove(u.file.Name()); err != nil {
		return u, err
	}
	sum := sha256.New()
	u.Size, err = io.Copy(io.MultiWriter(u.file, sum), from) // the form was bounded before it was read
	u.Hash = fmt.Sprintf("%x", sum.Sum(nil))
	return u, err
}

// drawer keeps, on the disk, the files that people sent and have not confirmed: the last ones, up to a size in all. A file that is no
// longer there is asked for again.
type drawer struct {
	mu    sync.Mutex
	files []waiting // the oldest first
	size  int64
}

type waiting struct {
	upload
	account string
}

// maxDrawer bounds what a drawer keeps, in bytes.
const maxDrawer = 32 * maxUpload

// put keeps a file. Those that leave are closed once nobody reads them any more, as the collector finds.
func (d *drawer) put(account string, u upload) upload {
	d.mu.Lock()
	defer d.mu.Unlock()
	u.Kept = rand.Text()
	d.files, d.size = append(d.files, waiting{u, account}), d.size+u.Size
	for d.size > maxDrawer {
		d.size -= d.files[0].Size
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

package web

import (
	"crypto/rand"
	"errors"
	"io"
	"mime/multipart"
	"net/http"
	"path"
	"slices"
	"strings"
	"unicode"

	"jalon/api"
	"jalon/desk"
	"jalon/document"
	"jalon/locale"
	"jalon/register"
	"jalon/web/ui"
)

// maxPaper bounds a file put with a meeting or a contract, in bytes: a scan of a hundred pages.
const maxPaper = 32 << 20

// papersPage lists the files put with a thing of the register, and asks for another.
type papersPage struct {
	Title  ui.Title
	Errors []ui.FieldError
	Table  ui.Table
	Cite   []ui.Link // acts that may rest on them
	File   ui.Field
	Access ui.Choices
	Mine   []ui.Option // that who is there put, and may withdraw
	Action string
}

// papers are those of the meeting or the contract of the address.
func papers(v *visit) (page, error) {
	if v.site.options.Papers == nil {
		return page{}, register.Refuse(register.Missing, "web.no-page")
	}
	if !v.Exists(v.id()) {
		return page{}, register.Refuse(register.Missing, "object.unknown", "id", v.id())
	}
	if !v.concerned(v.id()) {
		return page{}, register.Refuse(register.Forbidden, "web.restricted")
	}
	return v.papersPage(nil)
}

// concerned reports whether who is there sits where a thing is dealt with: in the body that meets; for a contract, in one that
// covers its territory, or for one of its parties.
func (v *visit) concerned(about register.ID) bool {
	if v.who == nil {
		return false
	}
	switch about.Type() {
	case "meeting":
		m, ok := v.Meetings.Get(about)
		return ok && v.sits(m.Body)
	case "contract":
		c, ok := v.Contracts.Get(about)
		return ok && slices.ContainsFunc(v.Seated(v.who.Person), func(h register.Held) bool {
			party := slices.ContainsFunc(c.Parties, func(p register.Party) bool { return p.Organisation == h.Organisation && p.Organisation != "" })
			return h.Span.Holds(v.On) && (party || h.Body.Exists(v.On) && h.Body.Programme != "" && v.Covers(h.Body, c.Territory))
		})
	}
	return false
}

// legible lists the papers of a thing that who is there may read.
func (v *visit) legible(about register.ID) ([]desk.Paper, error) {
	if v.site.options.Papers == nil {
		return nil, nil
	}
	all, err := v.site.options.Papers.PapersOf(v, about)
	if !v.concerned(about) {
		all = slices.DeleteFunc(all, func(p desk.Paper) bool { return p.Restricted })
	}
	return all, err
}

// papersTable shows the papers of a thing that who is there may read; nil when there are none.
func (v *visit) papersTable(about register.ID) (*ui.Table, error) {
	all, err := v.legible(about)
	if len(all) == 0 || err != nil {
		return nil, err
	}
	t := ui.Table{ID: "papers", Caption: v.say("Pièces jointes", "Papers"), Columns: []ui.Column{
		{Label: v.say("Pièce", "Paper")}, {Label: v.say("Lecture", "Readers")}, {Label: v.say("Mise par", "Put by")}, {Label: v.say("Taille", "Size"), Numeric: true}, {Label: v.say("Empreinte SHA-256", "SHA-256")}},
		Note: v.say("L’empreinte désigne le contenu : une autre version est une autre pièce, et un acte qui cite l’empreinte cite celle-ci.", "The hash names the content: another version is another paper, and an act that cites the hash cites this one.")}
	for _, p := range all {
		access := ui.Mark{Shape: ui.Full, Text: v.say("publique", "public")}
		if p.Restricted {
			access = ui.Mark{Shape: ui.Half, Text: v.say("membres", "members")}
		}
		name := ui.Value{Text: p.Name, Href: "/pieces/" + p.ID}
		if p.Bared() {
			name.Note = v.say("refaite sans ce qu’elle disait du lieu, de l’appareil et de l’heure", "made again without what it said of the place, the camera and the hour")
		}
		t.Rows = append(t.Rows, []ui.Value{name, {Mark: &access}, {Text: v.personName(p.By), Note: locale.Moment(v.lang, p.At)},
			{Text: v.kilobytes(p.Bytes)}, {Text: p.SHA256, Code: true}})
	}
	return &t, nil
}

// kilobytes writes a size, rounded up.
func (v *visit) kilobytes(n int64) string {
	return v.number((n+1023)>>10) + locale.Fixed + v.say("Kio", "KiB")
}

// papersPage shows them with the form that brings another, and what was wrong with it.
func (v *visit) papersPage(wrong *register.Refusal) (page, error) {
	title := v.say("Pièces jointes", "Papers")
	content := papersPage{Title: ui.Title{Kicker: v.nameOf(v.id()), Text: title, Lead: v.say("Convocation signée, présentation, scan d’un contrat : ce qui accompagne l’acte sans en être un.", "A signed convocation, slides, the scan of a contract: what goes with an act and is none.")},
		Action: prefix(v.lang) + v.path, File: ui.Field{ID: "fichier", Name: "fichier", Type: "file", Label: v.say("Fichier", "File"),
			Hint: v.say("PDF, image, texte, document ou tableur ; 32 Mio au plus. Une image que tout le monde peut lire est refaite sans le lieu, l’appareil ni l’heure ; une image réservée garde ses octets, qui peuvent faire preuve.", "PDF, picture, text, document or spreadsheet; 32 MiB at most. A picture for everybody is made again without the place, the camera and the hour; one for members keeps its bytes, which may be evidence.")},
		Access: ui.Choices{ID: "lecture", Name: "lecture", Legend: v.say("Qui peut la lire", "Who may read it"), Options: chosen([]ui.Option{
			{Value: "membres", Label: v.say("Qui siège", "Those who sit")}, {Value: "publique", Label: v.say("Tout le monde", "Everybody")}}, "membres")}}
	if wrong != nil {
		content.File.Error = v.refusal(wrong)
		content.Errors = []ui.FieldError{{Field: "fichier", Text: content.File.Error}}
	}
	t, err := v.papersTable(v.id())
	if err != nil {
		return page{}, err
	}
	content.Table = ui.Table{ID: "papers", Empty: v.say("Aucune pièce n’est jointe.", "There is no paper.")}
	if t != nil {
		content.Table = *t
	}
	all, err := v.legible(v.id())
	for _, p := range all {
		content.Cite = append(content.Cite, v.citing(p))
		if p.By == v.who.Person {
			content.Mine = append(content.Mine, ui.Option{Value: p.ID, Label: p.Name})
		}
	}
	p := page{name: "papers", title: title, trail: []ui.Link{v.refLink(api.Ref{ID: v.id(), Name: v.nameOf(v.id())})}, content: content}
	if wrong != nil {
		p.status = http.StatusUnprocessableEntity
	}
	return p, err
}

// citing leads to the form of the act that a paper may found, with its hash: the approval of minutes, a signature.
func (v *visit) citing(p desk.Paper) ui.Link {
	if p.About.Type() == "meeting" {
		return ui.Link{Text: v.say("Approuver « {name} » comme procès-verbal", "Approve “{name}” as the minutes", "name", p.Name),
			Href: v.href("/agir/minutes.approved", "a.meeting", string(p.About), "a.document", p.SHA256)}
	}
	return ui.Link{Text: v.say("Citer « {name} » à l’appui d’une signature", "Cite “{name}” as evidence of a signature", "name", p.Name),
		Href: v.href("/agir/contract.signed", "a.contract", string(p.About), "evidence.0.label", p.Name, "evidence.0.url", v.full("/pieces/"+p.ID), "evidence.0.sha256", p.SHA256)}
}

// bring takes a file, or withdraws one. The form was read before the transaction opens, so that a slow sender holds nobody up.
func bring(v *visit) (page, error) {
	if v.site.options.Papers == nil {
		return page{}, register.Refuse(register.Missing, "web.no-page")
	}
	if _, err := v.person(); err != nil {
		return page{}, err
	}
	if err := v.site.read(v, func() error { _, err := papers(v); return err }); err != nil {
		return page{}, err
	}
	wrong := v.shuffle()
	if wrong == nil {
		return page{then: prefix(v.lang) + v.path}, nil
	}
	var refusal *register.Refusal
	if !errors.As(wrong, &refusal) || refusal.Field == "" {
		return page{}, wrong
	}
	var p page
	err := v.site.read(v, func() (err error) { p, err = v.papersPage(refusal); return err })
	return p, err
}

// shuffle does what the form asks.
func (v *visit) shuffle() error {
	if id := v.form.Get("retirer"); id != "" {
		p, ok, err := v.site.options.Papers.Paper(v, id)
		if err == nil && (!ok || p.By != v.who.Person || p.About != v.id()) {
			err = register.Refuse(register.Forbidden, "web.restricted")
		}
		if err != nil {
			return err
		}
		return v.site.options.Papers.WithdrawPaper(v, id, v.clock())
	}
	from, header, err := v.ask.FormFile("fichier")
	if err != nil || header.Size == 0 {
		return register.Refuse(register.Invalid, "web.no-paper").On("fichier")
	}
	defer from.Close()
	if header.Size > maxPaper {
		return register.Refuse(register.Invalid, "web.paper-large", "limit", maxPaper>>20).On("fichier")
	}
	head := make([]byte, sniffed)
	n, _ := from.ReadAt(head, 0) // shorter at the end of a short file
	kind, extension := mediaType(head[:n], header.Filename)
	if kind == "" {
		return register.Refuse(register.Invalid, "web.paper-type", "given", header.Filename).On("fichier")
	}
	p := desk.Paper{ID: strings.ToLower(rand.Text()), About: v.id(), Name: fileName(header.Filename, extension), Type: kind,
		Restricted: v.form.Get("lecture") != "publique", By: v.who.Person, At: v.clock()}
	content, err := asKept(p, from, header.Size)
	if err == nil {
		_, err = v.site.options.Papers.PutPaper(v, p, content)
	}
	return err
}

// asKept reads a file as it will be kept: as it was sent, but for a picture that all may read. No picture too large to be shown
// is taken, whoever may read it.
func asKept(p desk.Paper, from multipart.File, size int64) (io.Reader, error) {
	if !desk.IsPicture(p.Type) {
		return from, nil
	}
	bare, err := desk.Bare(p.Type, from, size)
	switch {
	case errors.Is(err, desk.ErrTooManyPoints):
		return nil, register.Refuse(register.Invalid, "web.picture-large", "given", p.Name, "limit", desk.MaxPoints/1_000_000).On("fichier")
	case err != nil:
		return nil, register.Refuse(register.Invalid, "web.picture-broken", "given", p.Name).On("fichier")
	case p.Bared():
		return bare, nil
	}
	return from, nil
}

// sniffed is how many bytes of a file say what it is.
const sniffed = 4096

// mediaType says what a file is by its first bytes, whatever its name pretends, and how its name ends; nothing for what the desk
// does not take: what a browser could run, and archives.
func mediaType(head []byte, name string) (kind, extension string) {
	kind, _, _ = strings.Cut(http.DetectContentType(head), ";")
	if kind == "application/zip" {
		return officeType(string(head), strings.ToLower(path.Ext(name)))
	}
	extensions := map[string]string{"application/pdf": ".pdf", "image/png": ".png", "image/jpeg": ".jpg", "text/plain": ".txt"}
	if kind == "text/plain" && strings.EqualFold(path.Ext(name), ".csv") {
		return "text/csv", ".csv"
	}
	extension, ok := extensions[kind]
	if !ok {
		return "", ""
	}
	if kind == "text/plain" {
		kind += "; charset=utf-8"
	}
	return kind, extension
}

// officeType tells the documents of word processors and spreadsheets from other archives. OpenDocument says its type in its
// first entry (ODF 1.3 part 2, 3.3); Office Open XML begins with the list of its parts.
func officeType(head, extension string) (kind, ends string) {
	const office = "application/vnd.openxmlformats-officedocument."
	for ends, kind := range map[string]string{".odt": "text", ".ods": "spreadsheet", ".odp": "presentation"} {
		if kind = "application/vnd.oasis.opendocument." + kind; strings.Contains(head, "mimetype"+kind) {
			return kind, ends
		}
	}
	kind, ok := map[string]string{".docx": office + "wordprocessingml.document", ".xlsx": office + "spreadsheetml.sheet", ".pptx": office + "presentationml.presentation"}[extension]
	if !ok || !strings.Contains(head, "[Content_Types].xml") && !strings.Contains(head, "_rels/.rels") {
		return "", ""
	}
	return kind, extension
}

// fileName is the name a file is kept under: the last part of what was given, without what would deceive, ending as its type
// does.
func fileName(given, extension string) string {
	name := path.Base(strings.ReplaceAll(given, `\`, "/"))
	name = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) || strings.ContainsRune(`"/\<>`, r) {
			return -1
		}
		return r
	}, name)
	name = clip(strings.TrimSuffix(name, path.Ext(name)), 100)
	if strings.Trim(name, ". ") == "" {
		name = "piece"
	}
	return name + extension
}

// paper serves a file to who may read it.
func paper(v *visit) (file, error) {
	nothing := register.Refuse(register.Missing, "web.no-page")
	if v.site.options.Papers == nil {
		return file{}, nothing
	}
	p, ok, err := v.site.options.Papers.Paper(v, v.value("id"))
	if err != nil || !ok || !p.Withdrawn.IsZero() {
		return file{}, errOr(err, nothing)
	}
	if p.Restricted && !v.concerned(p.About) {
		return file{}, register.Refuse(register.Forbidden, "web.restricted")
	}
	return file{kind: p.Type, save: p.Name, fresh: true, size: p.Bytes, tag: p.SHA256, open: func() (io.ReadCloser, error) {
		return v.site.options.Papers.OpenPaper(v, p.SHA256)
	}}, nil
}

// withPapers adds to the file of a meeting the papers that who reads it may read. They come and go while its text does not.
func (v *visit) withPapers(d *document.Document, about register.ID) error {
	all, err := v.legible(about)
	if len(all) == 0 || err != nil {
		return err
	}
	t := document.Table{Caption: v.say("Pièces jointes", "Papers"), Columns: []document.Column{{Label: v.say("Pièce", "Paper"), Wide: true}, {Label: v.say("Empreinte SHA-256", "SHA-256")}}}
	for _, p := range all {
		t.Rows = append(t.Rows, document.Row{Cells: []string{p.Name, p.SHA256}})
	}
	d.Apart = append(d.Apart, document.Section{Name: "papers", Title: v.say("Pièces jointes", "Papers"), Blocks: []document.Block{t}})
	return nil
}

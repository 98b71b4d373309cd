package web

import (
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"time"

	"jalon/calendar"
	"jalon/desk"
	"jalon/register"
	"jalon/web/ui"
)

// broughtPage is where a file comes in: the form that asks for it, then what it would do, cell by cell or row by row, to be
// confirmed.
type broughtPage struct {
	Title    ui.Title
	Errors   []ui.FieldError
	Refusal  *ui.Refusal
	Notice   *ui.Notice
	Prove    *ui.Link
	Download *ui.Link
	Facts    []ui.Fact
	Tables   []ui.Table
	Page     string      // which one of a long preview
	Leaves   []ui.Option // the others
	Carried  []ui.Pair   // what they need to be shown
	Layout   *layoutForm // which column of the file says what
	Fields   []ui.Field
	Agree    *ui.Choices
	Hidden   []ui.Pair
	Ready    string // what the button that records says; empty where nothing may be recorded
	Again    *ui.Link
	Over     []ui.Link // where to go, when there is nothing left to bring
	Action   string
}

// brought is what a file would do.
type brought struct {
	tables    []ui.Table
	drafts    []register.Draft
	stop      string      // why nothing is taken
	idle      string      // why there is nothing to take, where it is not that the register says all of it already
	conflicts int         // cells that somebody else changed too: taken only by who says so
	paper     *desk.Paper // what the file becomes when it is kept beside the act; nil: it is not kept
	layout    *layoutForm // how it is read, to be corrected; nil where there is one way only
	shown     any         // what the tables show: a confirmation is of that, and of nothing else
}

// seen tells what was shown, so that a confirmation of something else is noticed.
func (b brought) seen() string {
	text, _ := json.Marshal(b.shown) // plain structures: it cannot fail
	return fmt.Sprintf("%x", sha256.Sum256(text))
}

// reader reads what a file would do, with effect on a day.
type reader func(v *visit, u upload, on register.Day) (brought, error)

// bring answers the form of a file: it shows what the file would do, and records it once that was seen, all or nothing.
func (v *visit) bring(form func(*visit) (broughtPage, *register.Refusal), read reader) (p page, err error) {
	u, b, refusal, err := v.broughtIn(read)
	if err != nil {
		return page{}, err
	}
	fresh := v.form.Get("step") != "take" || v.form.Get("seen") == b.seen()
	var receipt register.Receipt
	if refusal == nil && b.stop == "" && len(b.drafts) > 0 {
		agreed := b.conflicts == 0 || v.form.Get("agree") == "mine"
		receipt, err = v.takeFile(u, b, v.form.Get("step") == "take" && fresh && agreed)
		if err != nil && !errors.As(err, &refusal) {
			return page{}, err
		}
		if refusal == nil && !receipt.DryRun {
			return page{then: v.receipt(receipt)}, nil
		}
	}
	err = v.site.read(v, func() error {
		content, unknown := form(v)
		if unknown != nil {
			return unknown
		}
		p = v.broughtShown(content, u, b, refusal)
		if content := p.content.(broughtPage); !fresh && content.Ready != "" {
			content.Notice = &ui.Notice{Shape: ui.Late, Text: v.say("Le registre a changé entre-temps : voici ce que le fichier y ferait maintenant.", "The register changed meanwhile: this is what the file would do now.")}
			p.content = content
		}
		return nil
	})
	return p, err
}

// takeFile brings the acts of a file to the register, and keeps the file beside them if it is to be. It is kept first: an act never cites
// what could not be kept; it is taken off again when the acts are not taken.
func (v *visit) takeFile(u upload, b brought, bind bool) (register.Receipt, error) {
	if !bind || b.paper == nil {
		return v.proposed(bind, b.drafts...)
	}
	papers := v.site.options.Papers
	paper, err := papers.PutPaper(v, *b.paper, u.content())
	if err != nil {
		return register.Receipt{}, err
	}
	receipt, err := v.proposed(true, b.drafts...)
	if err != nil || receipt.DryRun {
		err = errors.Join(err, papers.WithdrawPaper(v, paper.ID, v.clock()))
	}
	return receipt, err
}

// broughtIn reads the file and the day of the form. What is wrong with them is a refusal, which the form shows.
func (v *visit) broughtIn(read reader) (u upload, b brought, refusal *register.Refusal, err error) {
	on := v.site.register.Today()
	if text := v.form.Get("effect"); text != "" {
		if on, err = calendar.Parse(text); err != nil {
			return u, b, register.Refuse(register.Invalid, "web.bad-day", "given", text).On("effect"), nil
		}
	}
	if u, err = v.uploaded("file"); err == nil {
		b, err = read(v, u, on)
	}
	if errors.As(err, &refusal) {
		err = nil
	}
	return u, b, refusal, err
}

// broughtShown is the page of a file that came in.
func (v *visit) broughtShown(content broughtPage, u upload, b brought, refusal *register.Refusal) page {
	p := page{name: "brought", title: content.Title.Text, trail: v.workTrail()}
	if content.Layout = b.layout; content.Layout != nil {
		content.Layout.Hidden = append(content.Layout.Hidden, v.carried(broughtPage{Fields: content.Fields}, u)...)
	}
	content.leaf(v, u, b.tables)
	if u.Kept != "" {
		content.Facts = u.facts(v)
		content.Hidden = []ui.Pair{{Name: "kept", Value: u.Kept}}
	}
	switch {
	case refusal != nil && content.wrong(refusal.Field, v.refusal(refusal)):
		p.status = statuses[refusal.Kind]
	case refusal != nil:
		content.Refusal, p.status = v.refused(refusal.Of, refusal), statuses[refusal.Kind]
	case b.stop != "":
		p.status = http.StatusBadRequest
		content.Notice = &ui.Notice{Shape: ui.Refused, Text: b.stop}
	case len(b.drafts) == 0 && b.idle != "":
		content.Notice = &ui.Notice{Shape: ui.Info, Text: b.idle}
	case len(b.drafts) == 0:
		content.Notice = &ui.Notice{Shape: ui.Full, Text: v.say("Le registre dit déjà tout ce que dit ce fichier : il n’y a rien à inscrire.", "The register already says all that this file says: there is nothing to enter.")}
	default:
		content = v.ready(content, u, b)
	}
	p.content = content
	return p
}

// wrong says at a field of the form what is wrong with it; false when the form has no such field.
func (p *broughtPage) wrong(field, why string) bool {
	for i := range p.Fields {
		if p.Fields[i].Name == field {
			p.Fields[i].Error, p.Errors = why, []ui.FieldError{{Field: field, Text: why}}
			return true
		}
	}
	return false
}

// ready asks to confirm.
func (v *visit) ready(content broughtPage, u upload, b brought) broughtPage {
	content.Ready = v.say("Inscrire {n} {n|acte|actes}", "Enter {n} {n|act|acts}", "n", len(b.drafts))
	content.Title.Lead = v.say("Rien n’est encore inscrit. Tout le sera à votre confirmation, ou rien.", "Nothing is entered yet. Everything will be when you confirm, or nothing.")
	content.Hidden = append(v.carried(content, u), ui.Pair{Name: "seen", Value: b.seen()}, ui.Pair{Name: "key", Value: v.key()})
	content.Again = &ui.Link{Text: v.say("Envoyer un autre fichier", "Send another file"), Href: prefix(v.lang) + v.path}
	if b.conflicts > 0 {
		content.Agree = &ui.Choices{ID: "agree", Name: "agree", Several: true, Legend: v.say("Cellules changées des deux côtés", "Cells changed on both sides"),
			Hint:    v.say("Sans votre accord, rien n’est inscrit.", "Without your consent nothing is entered."),
			Options: []ui.Option{{Value: "mine", Label: v.say("J’impose {n|la valeur|les {n} valeurs} de mon fichier", "I impose the {n|value|{n} values} of my file", "n", b.conflicts)}}}
		if v.form.Get("step") == "take" && v.form.Get("agree") == "" {
			content.Agree.Error = v.say("Cochez cette case, ou ôtez ces cellules de votre fichier.", "Tick this box, or take these cells out of your file.")
			content.Errors = []ui.FieldError{{Field: "agree", Text: content.Agree.Error}}
		}
	}
	if time.Since(v.who.Proved) > proofLasts {
		content.Prove = v.proveBeside()
	}
	return content
}

// unreadable says that cells stop a file; nothing when none does.
func (v *visit) unreadable(cells int) string {
	if cells == 0 {
		return ""
	}
	return v.say("{n} {n|cellule ne se lit|cellules ne se lisent} pas : rien n’est repris. Corrigez le fichier, puis envoyez-le de nouveau.", "{n} {n|cell|cells} cannot be read: nothing is taken. Mend the file, then send it again.", "n", cells)
}

// fileField asks for a file.
func (v *visit) fileField(label, hint string) ui.Field {
	return ui.Field{ID: "file", Name: "file", Type: "file", Label: label, Hint: hint}
}

// effectField asks for the day of effect.
func (v *visit) effectField(hint string) ui.Field {
	day := v.form.Get("effect")
	if day == "" {
		day = v.On.String()
	}
	return ui.Field{ID: "effect", Name: "effect", Type: "date", Label: v.say("Jour d’effet", "Day of effect"), Hint: hint, Value: day}
}

// maxShown bounds the rows of a table in one page of a preview.
const maxShown = 1000

// leaf shows one page of each table, and leads to the page before and to the next one.
func (p *broughtPage) leaf(v *visit, u upload, tables []ui.Table) {
	number, _ := strconv.Atoi(v.form.Get("page")) // 0 when it is none: the first
	last := 1
	for _, t := range tables {
		last = max(last, (len(t.Rows)+maxShown-1)/maxShown)
	}
	number = min(max(number, 1), last)
	for _, t := range tables {
		if n := len(t.Rows); n > maxShown {
			from, to := min((number-1)*maxShown, n), min(number*maxShown, n)
			t.Rows = t.Rows[from:to]
			t.Note = v.say("Lignes {from} à {to} sur {n}.", "Rows {from} to {to} of {n}.", "from", min(from+1, n), "to", to, "n", n)
		}
		if len(t.Rows) > 0 {
			p.Tables = append(p.Tables, t)
		}
	}
	if last == 1 {
		return
	}
	p.Page = v.say("Page {n} sur {of}", "Page {n} of {of}", "n", number, "of", last)
	if number > 1 {
		p.Leaves = append(p.Leaves, ui.Option{Value: strconv.Itoa(number - 1), Label: v.say("Page précédente", "Previous page")})
	}
	if number < last {
		p.Leaves = append(p.Leaves, ui.Option{Value: strconv.Itoa(number + 1), Label: v.say("Page suivante", "Next page")})
	}
	p.Carried = v.carried(*p, u)
}

// carried are the fields of a form as they were sent, its file by the name it waits under.
func (v *visit) carried(p broughtPage, u upload) []ui.Pair {
	all := []ui.Pair{{Name: "kept", Value: u.Kept}}
	fields := p.Fields
	if p.Layout != nil {
		fields = append(slices.Clip(fields), append(p.Layout.Fields, ui.Field{Name: "headed"})...)
	}
	for _, f := range fields {
		if f.Type != "file" {
			all = append(all, ui.Pair{Name: f.Name, Value: v.form.Get(f.Name)})
		}
	}
	return all
}

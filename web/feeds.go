package web

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/xml"
	"slices"
	"strconv"
	"time"

	ics "github.com/arran4/golang-ical"

	"jalon/calendar"
	"jalon/locale"
	"jalon/register"
	"jalon/web/ui"
)

// entriesOf bounds a feed: readers keep what they have seen.
const entriesOf = 50

// atom is a feed of acts, RFC 4287.
type atom struct {
	XMLName xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	Lang    string      `xml:"xml:lang,attr"`
	ID      string      `xml:"id"`
	Title   string      `xml:"title"`
	Updated string      `xml:"updated"`
	Links   []atomLink  `xml:"link"`
	Entries []atomEntry `xml:"entry"`
}

type atomLink struct {
	Rel  string `xml:"rel,attr"`
	Href string `xml:"href,attr"`
}

type atomEntry struct {
	ID        string   `xml:"id"`
	Title     string   `xml:"title"`
	Updated   string   `xml:"updated"`
	Published string   `xml:"published"`
	Author    string   `xml:"author>name"`
	Link      atomLink `xml:"link"`
	Summary   string   `xml:"summary"`
}

// allActs is the feed of the whole register.
func allActs(v *visit) (file, error) {
	last := v.Seq()
	var seqs []int64
	for seq := max(1, last-entriesOf+1); seq <= last; seq++ {
		seqs = append(seqs, seq)
	}
	return v.atom("/actes", v.say("Le registre, acte par acte", "The register, act by act"), seqs)
}

// actsOf is the feed of a territory or of a body.
func actsOf(place string) func(*visit) (file, error) {
	return func(v *visit) (file, error) {
		id := v.id()
		seqs := v.History(id)
		if v.hrefOf(id) != v.href(place+string(id)) {
			return file{}, register.Refuse(register.Missing, "object.unknown", "id", id)
		}
		return v.atom(place+string(id), v.nameOf(id), seqs[max(0, len(seqs)-entriesOf):])
	}
}

// atom writes acts, the last first.
func (v *visit) atom(path, title string, seqs []int64) (file, error) {
	feed := atom{Lang: string(v.lang), ID: v.tag(path), Title: title + " – " + v.registerName(), Updated: time.Unix(0, 0).UTC().Format(time.RFC3339),
		Links: []atomLink{{"self", path + ".atom"}, {"alternate", path}}}
	for _, seq := range slices.Backward(seqs) {
		rec, err := v.record(seq)
		if err != nil {
			return file{}, err
		}
		moment := rec.Recorded.UTC().Format(time.RFC3339)
		feed.Updated = max(feed.Updated, moment)
		author := v.personName(rec.By)
		if rec.Body != "" {
			author = v.nameOf(rec.Body)
		}
		feed.Entries = append(feed.Entries, atomEntry{ID: v.tag("/actes/" + strconv.FormatInt(seq, 10)), Title: v.kindName(rec.Kind), Updated: moment, Published: moment,
			Author: author, Link: atomLink{"alternate", v.actHref(seq)}, Summary: v.asThen(rec).readAct(rec).Text()})
	}
	text, err := xml.MarshalIndent(feed, "", " ")
	return file{kind: "application/atom+xml; charset=utf-8", bytes: append([]byte(xml.Header), text...)}, err
}

// tag names a thing of this register for ever, wherever the site is reached.
func (v *visit) tag(path string) string { return "tag:" + v.named() + ",2026:" + path }

// named is the name of the register that no other has: it comes from its key.
func (v *visit) named() string {
	sum := sha256.Sum256([]byte(v.site.options.PublicKey))
	return hex.EncodeToString(sum[:6]) + ".jalon"
}

// calendarOf is the calendar of a territory's bodies, or of a body.
func calendarOf(place string) func(*visit) (file, error) {
	return func(v *visit) (file, error) {
		id := v.id()
		var of []register.ID
		for _, b := range v.Bodies.All() {
			if b.ID == id || b.Territory == id && id != "" {
				of = append(of, b.ID)
			}
		}
		if v.hrefOf(id) != v.href(place+string(id)) {
			return file{}, register.Refuse(register.Missing, "object.unknown", "id", id)
		}
		return v.calendar(v.nameOf(id), of)
	}
}

// myCalendar is the calendar of a person: the meetings of the bodies they have a seat in. Its address is the key.
func myCalendar(v *visit) (file, error) {
	nothing := register.Refuse(register.Missing, "web.no-page")
	if v.site.options.Feeds == nil || v.site.options.Door == nil {
		return file{}, nothing
	}
	account, ok, err := v.site.options.Feeds.FeedOf(v, digestOf(v.value("secret")))
	if err != nil || !ok {
		return file{}, errOr(err, nothing)
	}
	a, ok, err := v.site.options.Door.Keeper.Account(v, account)
	if err != nil || !ok || !a.Open() {
		return file{}, errOr(err, nothing)
	}
	f, err := v.calendar(v.say("Mes réunions", "My meetings"), v.bodiesOf(a.Person))
	f.fresh = true
	return f, err
}

func errOr(err error, refusal *register.Refusal) error {
	if err != nil {
		return err
	}
	return refusal
}

func digestOf(secret string) string {
	sum := sha256.Sum256([]byte(secret))
	return hex.EncodeToString(sum[:])
}

// bodiesOf lists the bodies in which a person has a seat on the day.
func (v *visit) bodiesOf(person register.ID) (all []register.ID) {
	for _, seat := range v.Seated(person) {
		if seat.Span.Holds(v.On) && !slices.Contains(all, seat.Body.ID) {
			all = append(all, seat.Body.ID)
		}
	}
	return all
}

// calendar writes the meetings of bodies. Each keeps its name for ever; whatever happens to it raises its sequence, so that
// a calendar that has it follows.
func (v *visit) calendar(name string, of []register.ID) (file, error) {
	c := ics.NewCalendarFor("Jalon")
	c.SetMethod(ics.MethodPublish)
	c.SetXWRCalName(name + " – " + v.registerName())
	c.SetXPublishedTTL("PT6H")
	for _, body := range of {
		for _, m := range v.MeetingsOf(body) {
			v.event(c, m)
		}
	}
	return file{kind: "text/calendar; charset=utf-8", bytes: []byte(c.Serialize())}, nil
}

// event writes one meeting: from its hour when the convocation says one, else the whole day. How long it lasts is not known.
func (v *visit) event(c *ics.Calendar, m *register.Meeting) {
	on := m.Held
	if on.IsZero() {
		on = m.Planned
	}
	if on.IsZero() {
		return
	}
	touched := v.History(m.ID)
	last, _ := v.Line(touched[len(touched)-1])
	e := c.AddEvent(string(m.ID) + "@" + v.named())
	e.SetSequence(len(touched) - 1)
	e.SetDtStampTime(time.UnixMilli(last.Recorded))
	if start, ok := startOf(on, m.At); ok && on == m.Planned {
		e.SetStartAt(start) // in UTC: every calendar shows it in the hour of its reader
	} else {
		e.SetProperty(ics.ComponentPropertyDtStart, compact(on), ics.WithValue("DATE"))
		e.SetProperty(ics.ComponentPropertyDtEnd, compact(on.Add(1)), ics.WithValue("DATE"))
	}
	e.SetSummary(v.nameOf(m.Body))
	if m.Place != "" {
		e.SetLocation(m.Place)
	}
	e.SetStatus(ics.ObjectStatusConfirmed)
	if !m.Cancelled.IsZero() {
		e.SetStatus(ics.ObjectStatusCancelled)
	}
	if d := v.site.options.Door; d != nil {
		e.SetURL(d.Base.String() + v.href("/reunions/"+string(m.ID)))
	}
	e.SetDescription(v.agendaText(m))
}

// startOf is the moment of an hour of Paris on a day.
func startOf(on register.Day, hour string) (time.Time, bool) {
	at, err := time.ParseInLocation("2006-01-02 15:04", on.String()+" "+hour, locale.Paris)
	return at, err == nil
}

// compact writes a day as calendars do: 20190305.
func compact(d calendar.Day) string {
	text := d.String()
	return text[:4] + text[5:7] + text[8:]
}

func (v *visit) agendaText(m *register.Meeting) (text string) {
	for _, item := range m.Agenda {
		text += v.say("{n}. {title}", "{n}. {title}", "n", locale.Int(v.lang, int64(item.Number)), "title", item.Title) + "\n"
	}
	return text
}

// feedsOf are the feeds of a page, for readers and calendars.
func (v *visit) feedsOf(path string, meetings bool) []ui.Alternate {
	all := []ui.Alternate{{Text: v.say("Fil des actes (Atom)", "Feed of acts (Atom)"), Type: "application/atom+xml", Href: path + ".atom"}}
	if meetings {
		all = append(all, ui.Alternate{Text: v.say("Agenda (iCalendar)", "Calendar (iCalendar)"), Type: "text/calendar", Href: path + ".ics"})
	}
	return all
}

package web

import (
	"context"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"

	"jalon/calendar"
	"jalon/locale"
	"jalon/register"
)

// visit (consultation) is one reading of one address: in a language, on a day, of what was known at a moment.
type visit struct {
	register.View
	context.Context
	site  *Site
	lang  locale.Lang
	ask   *http.Request
	path  string // without its language
	end   string // what the address ends with after the last part of its pattern: ".json"
	asked url.Values
	day   register.Day // asked for by ?on=; zero for today
	known time.Time    // asked for by ?known=; zero for now
	then  string       // both, as addresses carry them: "on=2019-03-05"
	who   *Visitor     // nil for anybody
	form  url.Values   // what a form sent
}

// visit reads what a request asks for. A day or a moment that cannot be read is a refusal.
func (s *Site) visit(r *http.Request, l locale.Lang) (*visit, error) {
	v := &visit{Context: r.Context(), site: s, lang: l, ask: r, path: strings.TrimPrefix(r.URL.Path, prefix(l)), asked: r.URL.Query()}
	if text := v.asked.Get("on"); text != "" {
		day, err := calendar.Parse(text)
		if err != nil {
			return v, register.Refuse(register.Invalid, "web.bad-day", "given", text).On("on")
		}
		v.day = day
	}
	if text := v.asked.Get("known"); text != "" {
		moment, err := time.Parse(time.RFC3339, text)
		if err != nil {
			return v, register.Refuse(register.Invalid, "web.bad-moment", "given", text).On("known")
		}
		v.known = moment
	}
	v.then = query("on", v.day.String(), "known", v.asked.Get("known"))
	return v, nil
}

// value returns a part of the address by its name in the pattern of the route.
func (v *visit) value(name string) string { return strings.TrimSuffix(v.ask.PathValue(name), v.end) }

// id returns the identifier in the address.
func (v *visit) id() register.ID { return register.ID(v.value("id")) }

// href returns the address of a page of the site in the language of the visit, on the same day and as known at the same
// moment; what is asked for goes by name and value in turn.
func (v *visit) href(path string, asked ...string) string {
	path, fragment, _ := strings.Cut(path, "#")
	address := prefix(v.lang) + path
	mark := "?"
	for _, part := range [...]string{query(asked...), v.then} {
		if part != "" {
			address += mark + part
			mark = "&"
		}
	}
	if fragment != "" {
		address += "#" + fragment
	}
	return address
}

// query writes names and values, in turn, as an address asks for them; a name without value is left out.
func query(pairs ...string) string {
	var b strings.Builder
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i+1] == "" {
			continue
		}
		if b.Len() > 0 {
			b.WriteByte('&')
		}
		b.WriteString(pairs[i] + "=" + url.QueryEscape(pairs[i+1]))
	}
	return b.String()
}

// here returns the address of this page in a language, with its query except some names.
func (v *visit) here(l locale.Lang, without ...string) string {
	query := url.Values{}
	for name, values := range v.asked {
		query[name] = values
	}
	for _, name := range without {
		query.Del(name)
	}
	address := prefix(l) + v.path
	if len(query) > 0 {
		address += "?" + query.Encode()
	}
	return address
}

// hereAs returns the address of this page, all that it asks for included, in another form.
func (v *visit) hereAs(format string) string {
	mark, address := "?", v.here(v.lang, "format")
	if strings.Contains(address, mark) {
		mark = "&"
	}
	return address + mark + query("format", format)
}

// clock is what time it is for the site.
func (v *visit) clock() time.Time {
	if d := v.site.options.Door; d != nil {
		return d.Clock()
	}
	return time.Now()
}

// say says our own words in the language of the visit; args fill their places, by name and value in turn.
func (v *visit) say(fr, en string, args ...any) string {
	text := typeset(v.lang, fr, en)
	if len(args) == 0 {
		return text
	}
	return locale.Place(v.lang, text, register.Refuse("", "", args...).Args)
}

// text says a text that the register carries in both languages.
func (v *visit) text(t locale.Text) string { return t.In(v.lang) }

// typeset sets our own words as their language wants them. Each is set once: they are constants of this package.
func typeset(l locale.Lang, fr, en string) string {
	words := locale.Text{FR: fr, EN: en}.In(l)
	if l == locale.English {
		return words
	}
	if set, done := settled.Load(words); done {
		return set.(string)
	}
	set := locale.Typeset(l, words)
	settled.Store(words, set)
	return set
}

var settled sync.Map

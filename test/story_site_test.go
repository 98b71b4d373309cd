package test

import (
	"bufio"
	"errors"
	"io"
	"mime/multipart"
	"net"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"syscall"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
	"golang.org/x/net/html"
)

// Stories open the site with a browser that runs no script:
//
//	serve [OPTION ...]               serve the register until the story ends
//	follow SOURCE                    open the link found in: console (what serve printed), stdout, page, or a kept name
//	keep NAME                        remember the link found in the page
//	goes PATH                        open a page
//	sends ACTION [NAME=VALUE ...]    send the form of the page that goes to an address, with these values; @NAME is a file
//	reads WORDS                      the page holds these words; ! reads: it does not
//	clicks WORDS                     follow the link of the page that says these words
//	enters PERSON                    the browser of this person from here on, who comes in by a link of their own
//	awaits PATH WORDS                a page opened again and again holds these words before long
type browser struct {
	origin, console string
	kept            map[string]string
	*window
	of map[string]*window // of those who came in, by person
}

// window is what somebody has before them.
type window struct {
	client *http.Client
	page   string
}

func newWindow(ts *testscript.TestScript) *window {
	jar, err := cookiejar.New(nil)
	ts.Check(err)
	return &window{client: &http.Client{Jar: jar}}
}

// text is what the page says, without its frame.
func (w *window) text() string {
	root, err := html.Parse(strings.NewReader(w.page))
	if err != nil {
		return w.page
	}
	for part := range root.Descendants() {
		if part.Data == "main" {
			return said(part)
		}
	}
	return w.page
}

// siteCommands are the commands of the site, for the list of TestStories.
var siteCommands = map[string]func(ts *testscript.TestScript, neg bool, args []string){
	"serve": serveSite, "follow": follow, "keep": keep, "goes": goes, "sends": sends, "reads": reads, "awaits": awaits, "enters": enters, "clicks": clicks,
}

func browserOf(ts *testscript.TestScript) *browser { return &here(ts).browser }

func serveSite(ts *testscript.TestScript, neg bool, args []string) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	ts.Check(err)
	address := l.Addr().String()
	ts.Check(l.Close())
	b := browserOf(ts)
	b.origin = "http://" + address
	ts.Setenv("JALON_BASE_URL", b.origin)
	cmd := exec.Command(filepath.Join(strings.Split(ts.Getenv("PATH"), ":")[0], "jalon"), append([]string{"serve", "--listen", address}, args...)...)
	cmd.Dir, cmd.Env = ts.Getenv("WORK"), append(os.Environ(), "JALON_DB="+ts.Getenv("JALON_DB"), "JALON_BASE_URL="+b.origin)
	out, err := cmd.StdoutPipe()
	ts.Check(err)
	ts.Check(cmd.Start())
	ts.Defer(func() {
		_ = cmd.Process.Signal(syscall.SIGTERM)
		_ = cmd.Wait()
	})
	for lines := bufio.NewScanner(out); lines.Scan(); {
		if b.console += lines.Text() + "\n"; link.MatchString(b.console) {
			break
		}
	}
	go func() { _, _ = io.Copy(io.Discard, out) }()
	b.window, b.kept, b.of = newWindow(ts), map[string]string{}, map[string]*window{}
}

// enters gives each person a browser of their own.
func enters(ts *testscript.TestScript, neg bool, args []string) {
	s, b, person := here(ts), browserOf(ts), args[0]
	if known := b.of[person]; known != nil {
		b.window = known
		return
	}
	b.window = newWindow(ts)
	b.of[person] = b.window
	_, name, _ := strings.Cut(person, ":")
	s.run(ts, nil, "account", "add", name+"@essai.example", name, "--person", person, "--base-url", b.origin)
	if s.err != nil {
		ts.Fatalf("%s has no account: %s", person, s.why)
	}
	b.open(ts, link.FindString(s.out))
	sends(ts, false, []string{"/entrer/lien"})
}

var link = regexp.MustCompile(`http://\S+jeton=[\w-]+`)

func follow(ts *testscript.TestScript, neg bool, args []string) {
	b := browserOf(ts)
	var found string
	switch args[0] {
	case "console":
		found = link.FindString(b.console)
	case "stdout":
		found = link.FindString(ts.ReadFile("stdout"))
	case "page":
		found = link.FindString(b.page)
	default:
		found = b.kept[args[0]]
	}
	if found == "" {
		ts.Fatalf("there is no link in %s", args[0])
	}
	b.open(ts, found)
}

func keep(ts *testscript.TestScript, neg bool, args []string) {
	b := browserOf(ts)
	b.kept[args[0]] = link.FindString(b.page)
}

func goes(ts *testscript.TestScript, neg bool, args []string) {
	b := browserOf(ts)
	b.open(ts, b.origin+args[0])
}

func clicks(ts *testscript.TestScript, neg bool, args []string) {
	b := browserOf(ts)
	root, err := html.Parse(strings.NewReader(b.page))
	ts.Check(err)
	for a := range root.Descendants() {
		if to := attr(a, "href"); a.Data == "a" && strings.HasPrefix(to, "/") && strings.Contains(plain(said(a)), plain(args[0])) {
			b.open(ts, b.origin+to)
			return
		}
	}
	ts.Fatalf("no link says %q: %s", args[0], b.text())
}

// said is the text of a part of a page.
func said(n *html.Node) (text string) {
	for part := range n.Descendants() {
		if part.Type == html.TextNode {
			text += part.Data
		}
	}
	return text
}

func awaits(ts *testscript.TestScript, neg bool, args []string) {
	for deadline := time.Now().Add(time.Minute); ; time.Sleep(200 * time.Millisecond) {
		goes(ts, false, args[:1])
		if strings.Contains(plain(html.UnescapeString(browserOf(ts).page)), plain(args[1])) {
			return
		}
		if time.Now().After(deadline) {
			ts.Fatalf("%s never says %q", args[0], args[1])
		}
	}
}

func (b *browser) open(ts *testscript.TestScript, address string) {
	answer, err := b.client.Get(address)
	ts.Check(err)
	b.read(ts, answer)
}

func (b *browser) read(ts *testscript.TestScript, answer *http.Response) {
	text, err := io.ReadAll(answer.Body)
	ts.Check(errors.Join(err, answer.Body.Close()))
	b.page = string(text)
}

func sends(ts *testscript.TestScript, neg bool, args []string) {
	b := browserOf(ts)
	values, ok := formTo(b.page, args[0], args[1:])
	if !ok {
		ts.Fatalf("the page has no form to %s: %s", args[0], b.text())
	}
	files := map[string]string{}
	for _, arg := range args[1:] {
		name, value, _ := strings.Cut(arg, "=")
		if path, isFile := strings.CutPrefix(value, "@"); isFile {
			files[name] = path
			values.Del(name)
			continue
		}
		if more, also := strings.CutSuffix(name, "+"); also {
			values.Add(more, value)
			continue
		}
		values.Set(name, value)
	}
	kind, body := "application/x-www-form-urlencoded", values.Encode()
	if len(files) > 0 {
		kind, body = multiform(ts, values, files)
	}
	answer, err := b.client.Post(b.origin+args[0], kind, strings.NewReader(body))
	ts.Check(err)
	b.read(ts, answer)
}

// multiform writes a form with files, as a browser does.
func multiform(ts *testscript.TestScript, values url.Values, files map[string]string) (kind, body string) {
	var b strings.Builder
	form := multipart.NewWriter(&b)
	for name := range values {
		for _, value := range values[name] {
			ts.Check(form.WriteField(name, value))
		}
	}
	for name, path := range files {
		part, err := form.CreateFormFile(name, path)
		ts.Check(err)
		_, err = io.WriteString(part, ts.ReadFile(path))
		ts.Check(err)
	}
	ts.Check(form.Close())
	return form.FormDataContentType(), b.String()
}

// formTo returns what a form that is sent to an address holds before anybody types; one that only asks is left out. Of several, it
// is the first that has the field typed first.
func formTo(page, action string, typing []string) (first url.Values, found bool) {
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		return nil, false
	}
	var wanted string
	if len(typing) > 0 {
		wanted, _, _ = strings.Cut(typing[0], "=")
	}
	for form := range root.Descendants() {
		if form.Data != "form" || attr(form, "action") != action || attr(form, "method") == "get" {
			continue
		}
		values := url.Values{}
		for field := range form.Descendants() {
			if name := attr(field, "name"); name != "" {
				values[name] = slices.Concat(values[name], typed(field))
			}
		}
		if values.Has(wanted) {
			return values, true
		}
		if !found {
			first, found = values, true
		}
	}
	return first, found
}

// typed is what a field holds before anybody types, as a browser would send it.
func typed(field *html.Node) []string {
	switch kind := attr(field, "type"); {
	case field.Data == "input" && (kind == "checkbox" || kind == "radio") && !has(field, "checked"):
		return nil
	case field.Data == "input":
		return []string{attr(field, "value")}
	case field.Data == "textarea" && field.FirstChild != nil:
		return []string{field.FirstChild.Data}
	case field.Data == "select":
		for option := range field.Descendants() {
			if option.Data == "option" && has(option, "selected") {
				return []string{attr(option, "value")}
			}
		}
	}
	return nil
}

func has(n *html.Node, name string) bool {
	return slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == name })
}

func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

func reads(ts *testscript.TestScript, neg bool, args []string) {
	b := browserOf(ts)
	if strings.Contains(plain(html.UnescapeString(b.page)), plain(args[0])) == neg {
		ts.Fatalf("does the page say %q? %v: %s", args[0], neg, b.text())
	}
}

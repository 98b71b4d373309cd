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
//	reads WORDS                      the page holds these words
//	awaits PATH WORDS                a page opened again and again holds these words before long
type browser struct {
	origin, console string
	client          *http.Client
	page            string
	kept            map[string]string
}

// siteCommands are the commands of the site, for the list of TestStories.
var siteCommands = map[string]func(ts *testscript.TestScript, neg bool, args []string){
	"serve": serveSite, "follow": follow, "keep": keep, "goes": goes, "sends": sends, "reads": reads, "awaits": awaits,
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
	jar, err := cookiejar.New(nil)
	ts.Check(err)
	b.client, b.kept = &http.Client{Jar: jar}, map[string]string{}
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
	values, ok := formTo(b.page, args[0])
	if !ok {
		ts.Fatalf("the page has no form to %s: %s", args[0], b.page)
	}
	files := map[string]string{}
	for _, arg := range args[1:] {
		name, value, _ := strings.Cut(arg, "=")
		if path, isFile := strings.CutPrefix(value, "@"); isFile {
			files[name] = ts.ReadFile(path)
			values.Del(name)
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
		ts.Check(form.WriteField(name, values.Get(name)))
	}
	for name, text := range files {
		part, err := form.CreateFormFile(name, name)
		ts.Check(err)
		_, err = io.WriteString(part, text)
		ts.Check(err)
	}
	ts.Check(form.Close())
	return form.FormDataContentType(), b.String()
}

// formTo returns what the first form that is sent to an address holds before anybody types; one that only asks is left out.
func formTo(page, action string) (url.Values, bool) {
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		return nil, false
	}
	for form := range root.Descendants() {
		if form.Data != "form" || attr(form, "action") != action || attr(form, "method") == "get" {
			continue
		}
		values := url.Values{}
		for field := range form.Descendants() {
			if field.Data == "input" && attr(field, "name") != "" {
				values.Set(attr(field, "name"), attr(field, "value"))
			}
		}
		return values, true
	}
	return nil, false
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
	if !strings.Contains(plain(html.UnescapeString(b.page)), plain(args[0])) {
		ts.Fatalf("the page does not say %q: %s", args[0], b.page)
	}
}

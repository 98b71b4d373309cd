// Package provider signs in through a real identity provider: that of zitadel/oidc, a certified implementation, run in this
// process beside the real program. It is a module of its own, so that nothing of it reaches the product: `make provider-test`.
package provider

import (
	"bufio"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"

	"github.com/zitadel/oidc/v3/example/server/exampleop"
	"github.com/zitadel/oidc/v3/example/server/storage"
)

// serve starts the identity provider and the program that uses it, and returns where each is reached.
func serve(t *testing.T) (site, issuer string) {
	t.Helper()
	site = "http://" + free(t)
	handler := new(http.ServeMux)
	server := httptest.NewServer(handler)
	t.Cleanup(server.Close)
	clients := map[string]*storage.Client{"jalon": storage.WebClient("jalon", "secret", site+"/entrer/retour")}
	handler.Handle("/", exampleop.SetupServer(server.URL, storage.NewStorageWithClients(storage.NewUserStore(server.URL), clients), slog.New(slog.DiscardHandler), false))
	start(t, site, server.URL)
	return site, server.URL
}

func free(t *testing.T) string {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().String()
}

// start builds the program, opens a register and serves it.
func start(t *testing.T, site, issuer string) {
	dir := t.TempDir()
	jalon := filepath.Join(dir, "jalon")
	build := exec.Command("go", "build", "-o", jalon, ".")
	build.Dir = filepath.Join("..", "..")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	db := filepath.Join(dir, "register.db")
	open := exec.Command(jalon, "propose", "register.opened", "--as", "person:greffe", "--db", db)
	open.Stdin = strings.NewReader(`{"name": "Essai", "registrar": "person:greffe", "person": "Greffe"}`)
	if out, err := open.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	cmd := exec.Command(jalon, "serve", "--db", db, "--listen", strings.TrimPrefix(site, "http://"))
	cmd.Env = append(os.Environ(), "JALON_BASE_URL="+site, "JALON_OIDC_ISSUER="+issuer, "JALON_OIDC_CLIENT=jalon", "JALON_OIDC_SECRET=secret",
		"JALON_OIDC_NAME=Zitadel", "JALON_OIDC_SCOPES=profile,email")
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = cmd.Process.Signal(syscall.SIGTERM)
		_ = cmd.Wait()
	})
	for lines := bufio.NewScanner(out); lines.Scan(); {
		if strings.Contains(lines.Text(), "jeton=") {
			break
		}
	}
	go func() { _, _ = io.Copy(io.Discard, out) }()
}

// browser follows the redirections and keeps the cookies, as browsers do.
type browser struct {
	*http.Client
	t *testing.T
}

func newBrowser(t *testing.T) browser {
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	return browser{&http.Client{Jar: jar}, t}
}

// page returns where a request ended and what is there.
func (b browser) page(answer *http.Response, err error) (where *url.URL, text string) {
	b.t.Helper()
	if err != nil {
		b.t.Fatal(err)
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		b.t.Fatal(err)
	}
	return answer.Request.URL, string(body)
}

var requestID = regexp.MustCompile(`name="id" value="([^"]+)"`)

// enter goes through the provider.
func (b browser) enter(site, issuer, user string) (where *url.URL, text string) {
	b.t.Helper()
	_, login := b.page(b.Get(site + "/entrer/fournisseur?next=/actes"))
	id := requestID.FindStringSubmatch(login)
	if id == nil {
		b.t.Fatalf("the provider shows no form: %s", login)
	}
	return b.page(b.PostForm(issuer+"/login/username", url.Values{"id": id[1:2], "username": {user}, "password": {"verysecure"}}))
}

func TestSigningInThroughARealProvider(t *testing.T) {
	site, issuer := serve(t)
	b := newBrowser(t)
	where, text := b.enter(site, issuer, "test-user2")
	if where.String() != site+"/actes" || !strings.Contains(text, "Test User2") {
		t.Fatalf("came to %s: %s", where, text)
	}
	_, text = b.page(b.Get(site + "/compte"))
	if !strings.Contains(text, "test-user2@zitadel.ch") || !strings.Contains(text, "ce compte lit, il n’agit pas") {
		t.Errorf("the account is %s", text)
	}

	// Leaving the site leaves the provider too; a new visit must say who it is again.
	where, _ = b.page(b.PostForm(site+"/sortir", nil))
	if !strings.HasPrefix(where.String(), issuer) && where.String() != site+"/" {
		t.Errorf("left to %s", where)
	}
	if where, _ = b.page(b.Get(site + "/compte")); where.Path != "/entrer" {
		t.Errorf("still inside: %s", where)
	}

	// The same person comes back to the same account; another has another.
	if where, text = newBrowser(t).enter(site, issuer, "test-user2"); !strings.Contains(text, "Test User2") {
		t.Errorf("came back to %s", where)
	}
	if where, text = newBrowser(t).enter(site, issuer, "test-user@127.0.0.1"); !strings.Contains(text, "Test User") || strings.Contains(text, "Test User2") {
		t.Errorf("came to %s", where)
	}
}

func TestThePersonMayDeclineAndStartAgain(t *testing.T) {
	site, issuer := serve(t)
	b := newBrowser(t)
	_, text := b.page(b.Get(site + "/entrer/retour?error=access_denied&state=unknown"))
	if !strings.Contains(text, "Connexion interrompue, recommencez") {
		t.Errorf("who declined is told %s", text)
	}
	if where, _ := b.enter(site, issuer, "test-user2"); where.Path != "/actes" {
		t.Errorf("starting again leads to %s", where)
	}
}

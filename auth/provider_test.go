package auth_test

import (
	"crypto"
	"crypto/hmac"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"encoding/json"
	"math/big"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"jalon/auth"
)

// provider is an identity provider of the tests. It is honest, and as strict as ProConnect: it refuses a parameter it does
// not know. A test makes it lie by changing one thing.
type provider struct {
	*httptest.Server
	key *rsa.PrivateKey

	PKCE     bool           // it announces PKCE
	Signed   bool           // what it says of people is signed
	Person   map[string]any // what it says of them
	Token    func(claims map[string]any)
	Info     func(claims map[string]any)
	Sign     func(p *provider, claims map[string]any) string
	SignInfo func(p *provider, claims map[string]any) string
	Down     bool

	mu    sync.Mutex
	asked map[string]url.Values // by code
}

var signingKey = sync.OnceValue(func() *rsa.PrivateKey {
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		panic(err)
	}
	return key
})

func newProvider(t *testing.T) *provider {
	p := &provider{key: signingKey(), asked: map[string]url.Values{}, Sign: (*provider).rs256, SignInfo: (*provider).rs256,
		Token: func(map[string]any) {}, Info: func(map[string]any) {},
		Person: map[string]any{"sub": "sub-1", "given_name": "Claude", "usual_name": "Exemple", "email": "claude@region.example", "siret": "13002526500013"}}
	mux := http.NewServeMux()
	mux.HandleFunc("/.well-known/openid-configuration", p.discovery)
	mux.HandleFunc("/jwks", p.keys)
	mux.HandleFunc("/authorize", p.authorize)
	mux.HandleFunc("/token", p.token)
	mux.HandleFunc("/userinfo", p.userinfo)
	p.Server = httptest.NewServer(mux)
	t.Cleanup(p.Close)
	return p
}

func (p *provider) discovery(w http.ResponseWriter, _ *http.Request) {
	if p.Down {
		http.Error(w, "down", http.StatusBadGateway)
		return
	}
	published := map[string]any{"issuer": p.URL, "authorization_endpoint": p.URL + "/authorize", "token_endpoint": p.URL + "/token", "userinfo_endpoint": p.URL + "/userinfo",
		"jwks_uri": p.URL + "/jwks", "end_session_endpoint": p.URL + "/end", "claims_parameter_supported": true, "id_token_signing_alg_values_supported": []string{"RS256", "HS256", "none"}}
	if p.PKCE {
		published["code_challenge_methods_supported"] = []string{"S256"}
	}
	_ = json.NewEncoder(w).Encode(published)
}

func (p *provider) keys(w http.ResponseWriter, _ *http.Request) {
	_ = json.NewEncoder(w).Encode(map[string]any{"keys": []any{map[string]any{"kty": "RSA", "kid": "k", "alg": "RS256", "use": "sig",
		"n": b64(p.key.N.Bytes()), "e": b64(big.NewInt(int64(p.key.E)).Bytes())}}})
}

// authorize lets the person in at once and sends them back.
func (p *provider) authorize(w http.ResponseWriter, r *http.Request) {
	known := []string{"client_id", "redirect_uri", "response_type", "scope", "state", "nonce", "claims"}
	if p.PKCE {
		known = append(known, "code_challenge", "code_challenge_method")
	}
	q := r.URL.Query()
	for name := range q {
		if !slices.Contains(known, name) {
			http.Error(w, "Y000400: "+name, http.StatusBadRequest)
			return
		}
	}
	if len(q.Get("state")) < 32 || len(q.Get("nonce")) < 32 || q.Get("client_id") != "jalon" || q.Get("redirect_uri") != "https://jalon.example/entrer/retour" {
		http.Error(w, "Y000400", http.StatusBadRequest)
		return
	}
	code := rand.Text()
	p.mu.Lock()
	p.asked[code] = q
	p.mu.Unlock()
	back, _ := url.Parse(q.Get("redirect_uri"))
	back.RawQuery = url.Values{"code": {code}, "state": {q.Get("state")}}.Encode()
	http.Redirect(w, r, back.String(), http.StatusSeeOther)
}

// token takes a code once.
func (p *provider) token(w http.ResponseWriter, r *http.Request) {
	id, secret, basic := r.BasicAuth()
	if !basic {
		id, secret = r.PostFormValue("client_id"), r.PostFormValue("client_secret")
	}
	p.mu.Lock()
	asked, ok := p.asked[r.PostFormValue("code")]
	delete(p.asked, r.PostFormValue("code"))
	p.mu.Unlock()
	challenge := sha256.Sum256([]byte(r.PostFormValue("code_verifier")))
	w.Header().Set("Content-Type", "application/json")
	if !ok || id != "jalon" || secret != "secret" || p.PKCE && asked.Get("code_challenge") != b64(challenge[:]) {
		w.WriteHeader(http.StatusBadRequest)
		_, _ = w.Write([]byte(`{"error":"invalid_grant"}`))
		return
	}
	claims := map[string]any{"iss": p.URL, "aud": "jalon", "sub": p.Person["sub"], "nonce": asked.Get("nonce"), "iat": time.Now().Unix(), "exp": time.Now().Add(time.Minute).Unix()}
	if strings.Contains(asked.Get("claims"), "eidas1-mfa") {
		claims["acr"] = "eidas1-mfa"
	}
	p.Token(claims)
	_ = json.NewEncoder(w).Encode(map[string]any{"access_token": "access", "token_type": "Bearer", "expires_in": 3600, "id_token": p.Sign(p, claims)})
}

func (p *provider) userinfo(w http.ResponseWriter, r *http.Request) {
	if r.Header.Get("Authorization") != "Bearer access" {
		w.WriteHeader(http.StatusUnauthorized)
		return
	}
	said := map[string]any{}
	for name, value := range p.Person {
		said[name] = value
	}
	if p.Signed {
		said["iss"], said["aud"] = p.URL, "jalon"
	}
	p.Info(said)
	if p.Signed {
		w.Header().Set("Content-Type", "application/jwt; charset=utf-8")
		_, _ = w.Write([]byte(p.SignInfo(p, said)))
		return
	}
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(said)
}

func b64(b []byte) string { return base64.RawURLEncoding.EncodeToString(b) }

// signable are the first two parts of a token.
func signable(alg string, claims map[string]any) string {
	header, _ := json.Marshal(map[string]string{"alg": alg, "kid": "k", "typ": "JWT"})
	body, _ := json.Marshal(claims)
	return b64(header) + "." + b64(body)
}

func (p *provider) rs256(claims map[string]any) string { return signedBy(p.key, claims) }

func signedBy(key *rsa.PrivateKey, claims map[string]any) string {
	text := signable("RS256", claims)
	sum := sha256.Sum256([]byte(text))
	signature, _ := rsa.SignPKCS1v15(rand.Reader, key, crypto.SHA256, sum[:])
	return text + "." + b64(signature)
}

func unsigned(_ *provider, claims map[string]any) string { return signable("none", claims) + "." }

// confused signs with the public key as if it were a shared secret.
func confused(p *provider, claims map[string]any) string {
	der, _ := x509.MarshalPKIXPublicKey(&p.key.PublicKey)
	text := signable("HS256", claims)
	mac := hmac.New(sha256.New, der)
	mac.Write([]byte(text))
	return text + "." + b64(mac.Sum(nil))
}

func shared(_ *provider, claims map[string]any) string {
	text := signable("HS256", claims)
	mac := hmac.New(sha256.New, []byte("secret"))
	mac.Write([]byte(text))
	return text + "." + b64(mac.Sum(nil))
}

func forged(_ *provider, claims map[string]any) string {
	other, _ := rsa.GenerateKey(rand.Reader, 2048)
	return signedBy(other, claims)
}

// abroad is a door with this provider.
func abroad(t *testing.T, p *provider) *world {
	return newWorld(t, func(o *auth.Options) {
		o.Provider = &auth.ProviderOptions{Issuer: p.URL, Client: "jalon", Secret: "secret", Scopes: []string{"given_name", "usual_name", "email", "siret"}, Strong: []string{"eidas1-mfa", "eidas2"}}
	})
}

// voyage goes to the provider and returns the request of the browser that comes back.
func (w *world) voyage(t *testing.T, strong bool) *http.Request {
	t.Helper()
	address, cookie, err := w.Abroad(t.Context(), "/actes", strong)
	if err != nil {
		t.Fatal(err)
	}
	client := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	answer, err := client.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	if answer.StatusCode != http.StatusSeeOther {
		t.Fatalf("the provider answers %d to %s", answer.StatusCode, address)
	}
	return request(answer.Header.Get("Location"), cookie)
}

func TestAnIdentityProviderLetsIn(t *testing.T) {
	for _, c := range []struct {
		name         string
		change       func(*provider)
		strong       bool
		proved       bool
		organisation string
	}{
		{"with what it says in clear", func(*provider) {}, false, false, "13002526500013"},
		{"with what it says signed", func(p *provider) { p.Signed = true }, false, false, "13002526500013"},
		{"with PKCE", func(p *provider) { p.PKCE = true }, false, false, "13002526500013"},
		{"with a strong proof", func(p *provider) { p.Signed = true }, true, true, "13002526500013"},
		{"without an organisation", func(p *provider) { delete(p.Person, "siret") }, false, false, ""},
		{"with a number too short", func(p *provider) { p.Person["siret"] = "1300252650001" }, false, false, ""},
		{"with a number that does not add up", func(p *provider) { p.Person["siret"] = "13002526500014" }, false, false, ""},
		{"with a number of La Poste", func(p *provider) { p.Person["siret"] = "35600000000048" }, false, false, "35600000000048"},
		{"with something else for a number", func(p *provider) { p.Person["siret"] = []int{1} }, false, false, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := newProvider(t)
			c.change(p)
			w := abroad(t, p)
			cookie, next, err := w.Return(w.voyage(t, c.strong))
			if err != nil || next != "/actes" {
				t.Fatal(next, err, w.log)
			}
			v, ok := w.in(t, cookie)
			if !ok || v.Account.Name != "Claude Exemple" || v.Account.Person != "" || v.Session.Proved.IsZero() == c.proved {
				t.Errorf("%+v", v)
			}
			if v.Account.Address.Given != "" {
				t.Error("an address that nobody verified is believed")
			}
			again, _, err := w.Return(w.voyage(t, false))
			if err != nil {
				t.Fatal(err)
			}
			if back, _ := w.in(t, again); back.Account.ID != v.Account.ID {
				t.Error("the same identity comes in with another account")
			}
			if _, elsewhere, err := w.Leave(request("/", again)); err != nil || !strings.HasPrefix(elsewhere, p.URL+"/end?id_token_hint=") || !strings.Contains(elsewhere, "&state=") {
				t.Errorf("leaves to %q, %v", elsewhere, err)
			}
			if said := w.siretOf(t, p.URL); said != c.organisation {
				t.Errorf("the organisation is %q", said)
			}
		})
	}
}

// TestALyingProviderLetsNobodyIn changes one thing at a time in what an honest provider does.
func TestALyingProviderLetsNobodyIn(t *testing.T) {
	token := func(name string, value any) func(*provider, *http.Request) {
		return func(p *provider, _ *http.Request) { p.Token = func(c map[string]any) { c[name] = value } }
	}
	info := func(name string, value any) func(*provider, *http.Request) {
		return func(p *provider, _ *http.Request) {
			p.Signed = true
			p.Info = func(c map[string]any) { c[name] = value }
		}
	}
	query := func(name, value string) func(*provider, *http.Request) {
		return func(_ *provider, r *http.Request) {
			q := r.URL.Query()
			q.Set(name, value)
			r.URL.RawQuery = q.Encode()
		}
	}
	sign := func(f func(*provider, map[string]any) string) func(*provider, *http.Request) {
		return func(p *provider, _ *http.Request) { p.Sign = f }
	}
	signInfo := func(f func(*provider, map[string]any) string) func(*provider, *http.Request) {
		return func(p *provider, _ *http.Request) { p.Signed, p.SignInfo = true, f }
	}
	for _, c := range []struct {
		name   string
		lie    func(*provider, *http.Request)
		strong bool
		code   string
	}{
		{"another state", query("state", "another"), false, "auth.interrupted"},
		{"no state", query("state", ""), false, "auth.interrupted"},
		{"another browser", func(_ *provider, r *http.Request) { r.Header.Del("Cookie") }, false, "auth.interrupted"},
		{"no code", query("code", ""), false, "auth.interrupted"},
		{"a code of its own making", query("code", "made-up"), false, "auth.too-late"},
		{"another issuer in the answer", query("iss", "https://evil.example"), false, "auth.refused"},
		{"another nonce", token("nonce", "another"), false, "auth.refused"},
		{"no nonce", token("nonce", nil), false, "auth.refused"},
		{"a token for another client", token("aud", "another"), false, "auth.refused"},
		{"a token for two clients, issued to the other", func(p *provider, _ *http.Request) {
			p.Token = func(c map[string]any) { c["aud"], c["azp"] = []string{"jalon", "another"}, "another" }
		}, false, "auth.refused"},
		{"a token for two clients, issued to nobody", token("aud", []string{"jalon", "another"}), false, "auth.refused"},
		{"a token of another issuer", token("iss", "https://evil.example"), false, "auth.refused"},
		{"a token that expired", token("exp", time.Now().Add(-time.Minute).Unix()), false, "auth.refused"},
		{"a token about nobody", token("sub", ""), false, "auth.refused"},
		{"an access token of somebody else", token("at_hash", "AAAA"), false, "auth.refused"},
		{"a token that is not signed", sign(unsigned), false, "auth.refused"},
		{"a token signed with the public key", sign(confused), false, "auth.refused"},
		{"a token signed with the shared secret", sign(shared), false, "auth.refused"},
		{"a token signed by another key", sign(forged), false, "auth.refused"},
		{"no token", sign(func(*provider, map[string]any) string { return "" }), false, "auth.refused"},
		{"a weaker proof than asked", token("acr", "eidas1"), true, "auth.weak"},
		{"no word of the proof", token("acr", nil), true, "auth.weak"},
		{"a signed description of somebody else", info("sub", "sub-2"), false, "auth.refused"},
		{"a signed description for another client", info("aud", "another"), false, "auth.refused"},
		{"a signed description by another issuer", info("iss", "https://evil.example"), false, "auth.refused"},
		{"a signed description that expired", info("exp", time.Now().Add(-time.Hour).Unix()), false, "auth.refused"},
		{"a description that is not signed, as if it were", signInfo(unsigned), false, "auth.refused"},
		{"a description signed with the public key", signInfo(confused), false, "auth.refused"},
		{"a description signed by another key", signInfo(forged), false, "auth.refused"},
		{"a description in clear of somebody else", func(p *provider, _ *http.Request) { p.Info = func(c map[string]any) { c["sub"] = "sub-2" } }, false, "auth.refused"},
		{"a description that claims a stronger proof", func(p *provider, _ *http.Request) {
			p.Token = func(c map[string]any) { delete(c, "acr") }
			p.Info = func(c map[string]any) { c["acr"] = "eidas2" }
		}, true, "auth.weak"},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := newProvider(t)
			w := abroad(t, p)
			r := w.voyage(t, c.strong)
			c.lie(p, r)
			cookie, _, err := w.Return(r)
			refused(t, err, c.code)
			if cookie != nil {
				t.Error("a session began")
			}
			if all, err := w.store.Accounts(t.Context()); err != nil || len(all) != 0 {
				t.Errorf("%d accounts were made, %v", len(all), err)
			}
		})
	}
}

func TestComingBackTwiceLeavesTheSessionAlone(t *testing.T) {
	p := newProvider(t)
	w := abroad(t, p)
	r := w.voyage(t, false)
	cookie, _, err := w.Return(r)
	if err != nil {
		t.Fatal(err)
	}
	_, _, err = w.Return(r)
	refused(t, err, "auth.interrupted")
	if _, ok := w.in(t, cookie); !ok {
		t.Error("the session that had begun is over")
	}
}

// TestACodeIsForOneVoyage brings a code of somebody else, or one that served, back in a voyage of one's own.
func TestACodeIsForOneVoyage(t *testing.T) {
	swap := func(to, from *http.Request) *http.Request {
		q := to.URL.Query()
		q.Set("code", from.URL.Query().Get("code"))
		to.URL.RawQuery = q.Encode()
		return to
	}
	for _, pkce := range []bool{false, true} {
		p := newProvider(t)
		p.PKCE = pkce
		w := abroad(t, p)
		stolen := w.voyage(t, false)
		_, _, err := w.Return(swap(w.voyage(t, false), stolen))
		refused(t, err, map[bool]string{false: "auth.refused", true: "auth.too-late"}[pkce]) // by its nonce, or by the provider itself
		served := w.voyage(t, false)
		if _, _, err := w.Return(served); err != nil {
			t.Fatal(err)
		}
		_, _, err = w.Return(swap(w.voyage(t, false), served))
		refused(t, err, "auth.too-late")
	}
}

func TestComingBackTooLate(t *testing.T) {
	p := newProvider(t)
	w := abroad(t, p)
	r := w.voyage(t, false)
	clear(p.asked) // the code lived a minute
	_, _, err := w.Return(r)
	refused(t, err, "auth.too-late")
}

func TestAProviderThatIsDownIsSaidSo(t *testing.T) {
	p := newProvider(t)
	p.Down = true
	w := abroad(t, p)
	_, _, err := w.Abroad(t.Context(), "/", false)
	refused(t, err, "auth.provider-down")
	p.Down = false
	w.voyage(t, false) // and it is asked again
}

// TestAnAddressIsNoIdentity keeps somebody with the address of an account out of it, until its owner confirms by mail. The
// same happens to who changes provider, and so has another sub.
func TestAnAddressIsNoIdentity(t *testing.T) {
	p := newProvider(t)
	w := abroad(t, p)
	a := w.account(t, "Claude@region.example", "Claude", "person:claude")
	for _, sub := range []string{"sub-1", "sub-after-another-provider"} {
		p.Person["sub"] = sub
		cookie, _, err := w.Return(w.voyage(t, false))
		if err != nil || cookie != nil {
			t.Fatalf("came in as %v, %v", cookie, err)
		}
		link := w.linked(t)
		if _, ok, _ := w.store.Identity(t.Context(), p.URL, sub); ok {
			t.Fatal("linked before it was confirmed")
		}
		if _, _, err := w.Redeem(request("/"), link); err != nil {
			t.Fatal(err)
		}
		cookie, _, err = w.Return(w.voyage(t, false))
		if err != nil {
			t.Fatal(err)
		}
		if v, ok := w.in(t, cookie); !ok || v.Account.ID != a.ID {
			t.Errorf("came in as %+v", v.Account)
		}
	}
}

func TestAProviderMustBeReachedSafely(t *testing.T) {
	base, _ := url.Parse("https://jalon.example")
	for _, issuer := range []string{"http://provider.example", "", "provider"} {
		if _, err := auth.New(auth.Options{Base: base, Provider: &auth.ProviderOptions{Issuer: issuer, Client: "jalon"}}); err == nil {
			t.Errorf("%q is accepted", issuer)
		}
	}
}

func (w *world) siretOf(t *testing.T, issuer string) string {
	t.Helper()
	i, ok, err := w.store.Identity(t.Context(), issuer, "sub-1")
	if err != nil || !ok {
		t.Fatal(ok, err)
	}
	return i.SIRET
}

package auth_test

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"jalon/auth"
)

// device is an authenticator of the tests: one key, which counts how often it was used.
type device struct {
	key    *ecdsa.PrivateKey
	id     []byte
	owner  string // the handle it was given
	count  uint32
	origin string
	flags  byte // user present and verified
}

func newDevice(t *testing.T) *device {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	return &device{key: key, id: []byte(rand.Text()), origin: "https://jalon.example", flags: 0x05}
}

// options is what the site asks of a device.
type options struct {
	PublicKey struct {
		Challenge string
		User      struct{ ID string }
	}
}

func read(t *testing.T, text string) (o options) {
	t.Helper()
	if err := json.Unmarshal([]byte(text), &o); err != nil {
		t.Fatal(err)
	}
	return o
}

// data is what the device signs about the site and itself.
func (d *device) data(flags byte) []byte {
	site := sha256.Sum256([]byte("jalon.example"))
	return binary.BigEndian.AppendUint32(append(site[:], flags), d.count)
}

func (d *device) client(kind, challenge string) []byte {
	text, _ := json.Marshal(map[string]any{"type": kind, "challenge": challenge, "origin": d.origin, "crossOrigin": false})
	return text
}

// create answers a demand for a new key, without attestation.
func (d *device) create(o options) string {
	d.owner = o.PublicKey.User.ID
	data := append(d.data(d.flags|0x40), make([]byte, 16)...)
	data = binary.BigEndian.AppendUint16(data, uint16(len(d.id)))
	data = append(append(data, d.id...), d.cose()...)
	object := append([]byte("\xa3\x63fmt\x64none\x67attStmt\xa0\x68authData\x58"), byte(len(data)))
	return d.answer(map[string]any{"clientDataJSON": b64(d.client("webauthn.create", o.PublicKey.Challenge)), "attestationObject": b64(append(object, data...))})
}

// cose is the public key as CBOR: a curve point for ES256.
func (d *device) cose() []byte {
	point, _ := d.key.PublicKey.Bytes()
	x, y := point[1:33], point[33:]
	return append(append(append([]byte("\xa5\x01\x02\x03\x26\x20\x01\x21\x58\x20"), x...), "\x22\x58\x20"...), y...)
}

// get answers a challenge.
func (d *device) get(o options) string {
	d.count++
	data, client := d.data(d.flags), d.client("webauthn.get", o.PublicKey.Challenge)
	digest := sha256.Sum256(client)
	sum := sha256.Sum256(append(data, digest[:]...))
	signature, _ := ecdsa.SignASN1(rand.Reader, d.key, sum[:])
	return d.answer(map[string]any{"clientDataJSON": b64(client), "authenticatorData": b64(data), "signature": b64(signature), "userHandle": d.owner})
}

func (d *device) answer(response map[string]any) string {
	text, _ := json.Marshal(map[string]any{"id": b64(d.id), "rawId": b64(d.id), "type": "public-key", "response": response})
	return string(text)
}

// enrolled is a world in which a device holds a key of an account.
func enrolled(t *testing.T) (*world, *device, auth.Account) {
	t.Helper()
	w, d := newWorld(t, nil), newDevice(t)
	a := w.account(t, "claude@region.example", "Claude", "")
	asked, c, err := w.NewPasskey(t.Context(), a)
	if err != nil {
		t.Fatal(err)
	}
	if err := w.AddPasskey(request("/", c), a, d.create(read(t, asked)), "téléphone"); err != nil {
		t.Fatal(err, w.log)
	}
	return w, d, a
}

// present shows the key to the door.
func present(t *testing.T, w *world, answer func(options) string) (*http.Cookie, error) {
	t.Helper()
	asked, c, err := w.Challenge(t.Context(), "/actes")
	if err != nil {
		t.Fatal(err)
	}
	in, _, err := w.Answer(request("/", c), answer(read(t, asked)))
	return in, err
}

func TestAPasskeyLetsIn(t *testing.T) {
	w, d, a := enrolled(t)
	for range 2 {
		c, err := present(t, w, d.get)
		if err != nil {
			t.Fatal(err, w.log)
		}
		if v, ok := w.in(t, c); !ok || v.Account.ID != a.ID || !v.Session.Proved.Equal(w.clock()) {
			t.Errorf("%+v", v)
		}
	}
	if keys, err := w.store.Passkeys(t.Context(), a.ID); err != nil || len(keys) != 1 || keys[0].Used.IsZero() || keys[0].Name != "téléphone" {
		t.Errorf("%+v, %v", keys, err)
	}
}

func TestAPasskeyThatDoesNotOpen(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(*world, *device, auth.Account)
		code   string
	}{
		{"from another site", func(_ *world, d *device, _ auth.Account) { d.origin = "https://jalon.evil.example" }, "auth.passkey"},
		{"in clear", func(_ *world, d *device, _ auth.Account) { d.origin = "http://jalon.example" }, "auth.passkey"},
		{"without a gesture", func(_ *world, d *device, _ auth.Account) { d.flags = 0x01 }, "auth.passkey"},
		{"of another key", func(_ *world, d *device, _ auth.Account) { d.key, _ = ecdsa.GenerateKey(elliptic.P256(), rand.Reader) }, "auth.passkey"},
		{"of another account", func(_ *world, d *device, _ auth.Account) { d.owner = b64([]byte("somebody")) }, "auth.passkey"},
		{"that was removed", func(w *world, d *device, a auth.Account) {
			_ = w.store.RemovePasskey(t.Context(), a.ID, base64.RawURLEncoding.EncodeToString(d.id))
		}, "auth.passkey"},
		{"that was copied", func(_ *world, d *device, _ auth.Account) { d.count = 0 }, "auth.passkey-copied"},
		{"of a closed account", func(w *world, _ *device, a auth.Account) { _ = w.Close(t.Context(), a.ID) }, "auth.closed"},
	} {
		t.Run(c.name, func(t *testing.T) {
			w, d, a := enrolled(t)
			if _, err := present(t, w, d.get); err != nil {
				t.Fatal(err)
			}
			c.change(w, d, a)
			in, err := present(t, w, d.get)
			refused(t, err, c.code)
			if in != nil {
				t.Error("a session began")
			}
			if strings.HasPrefix(c.code, "auth.passkey") && !strings.Contains(w.log.String(), "passkey") {
				t.Error("nobody is alarmed")
			}
		})
	}
}

func TestAnAnswerIsGoodOnce(t *testing.T) {
	w, d, _ := enrolled(t)
	asked, c, err := w.Challenge(t.Context(), "/")
	if err != nil {
		t.Fatal(err)
	}
	answer := d.get(read(t, asked))
	if _, _, err := w.Answer(request("/"), answer); err == nil {
		t.Error("another browser answers")
	}
	if _, _, err := w.Answer(request("/", c), answer); err != nil {
		t.Fatal(err)
	}
	_, _, err = w.Answer(request("/", c), answer)
	refused(t, err, "auth.interrupted")
}

func TestAKeyIsAddedByItsOwner(t *testing.T) {
	w, d := newWorld(t, nil), newDevice(t)
	a := w.account(t, "claude@region.example", "Claude", "")
	other := w.account(t, "other@region.example", "Autre", "")
	asked, c, err := w.NewPasskey(t.Context(), a)
	if err != nil {
		t.Fatal(err)
	}
	refused(t, w.AddPasskey(request("/", c), other, d.create(read(t, asked)), ""), "auth.interrupted")
}

// TestASiteWithoutANameHasNoPasskeys serves at a number, to which no key can be bound.
func TestASiteWithoutANameHasNoPasskeys(t *testing.T) {
	w := newWorld(t, func(o *auth.Options) { o.Base, _ = url.Parse("http://127.0.0.1:8080") })
	_, _, err := w.Challenge(t.Context(), "/")
	refused(t, err, "auth.no-passkeys")
	if w.Passkeys() {
		t.Error("it says that it has")
	}
}

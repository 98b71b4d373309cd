package document

import (
	"bytes"
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha256"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/asn1"
	"encoding/hex"
	"errors"
	"fmt"
	"math/big"
	"strings"
	"testing"
	"time"

	"github.com/smallstep/pkcs7"
)

// signer is a key with its certificate, and who issued it.
type signer struct {
	key  *ecdsa.PrivateKey
	cert *x509.Certificate
}

// newSigner makes a certificate valid for a year from a day; issued by another, or by itself.
func newSigner(t *testing.T, name string, from time.Time, by *signer) *signer {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	form := &x509.Certificate{SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: name}, NotBefore: from, NotAfter: from.AddDate(1, 0, 0), IsCA: by == nil, BasicConstraintsValid: true}
	parent, parentKey := form, crypto.Signer(key)
	if by != nil {
		parent, parentKey = by.cert, by.key
	}
	der, err := x509.CreateCertificate(rand.Reader, form, parent, key.Public(), parentKey)
	if err != nil {
		t.Fatal(err)
	}
	cert, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	return &signer{key, cert}
}

// sign writes a small PDF with a signature of all but itself.
func (s *signer) sign(t *testing.T, body string) []byte {
	t.Helper()
	return s.signStamped(t, body, nil)
}

// signStamped signs too, with the token that stamp makes of the signature, if it makes one.
func (s *signer) signStamped(t *testing.T, body string, stamp func(signature []byte) []byte) []byte {
	t.Helper()
	const room = 16000
	head := "%%PDF-1.7\n" + body + "\n1 0 obj<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/adbe.pkcs7.detached/ByteRange[0 %010d %010d %010d]/Contents"
	tail := ">>endobj\ntrailer<<>>\n%EOF\n"
	firstEnd := len(fmt.Sprintf(head, 0, 0, 0))
	from := firstEnd + 2 + room
	start := fmt.Sprintf(head, firstEnd, from, len(tail))
	message, err := pkcs7.NewSignedData([]byte(start + tail))
	if err != nil {
		t.Fatal(err)
	}
	message.SetDigestAlgorithm(pkcs7.OIDDigestAlgorithmSHA256)
	if err := message.AddSigner(s.cert, s.key, pkcs7.SignerInfoConfig{}); err != nil {
		t.Fatal(err)
	}
	if stamp != nil {
		one := &message.GetSignedData().SignerInfos[0]
		token := asn1.RawValue{FullBytes: stamp(one.EncryptedDigest)}
		if err := one.SetUnauthenticatedAttributes([]pkcs7.Attribute{{Type: oidTimestampToken, Value: token}}); err != nil {
			t.Fatal(err)
		}
	}
	message.Detach()
	der, err := message.Finish()
	if err != nil {
		t.Fatal(err)
	}
	digits := hex.EncodeToString(der)
	return []byte(start + "<" + digits + strings.Repeat("0", room-len(digits)) + ">" + tail)
}

func TestWhatAPDFShowsOfItsSignatures(t *testing.T) {
	now := time.Now()
	authority := newSigner(t, "Autorité d’essai", now.AddDate(0, -6, 0), nil)
	president := newSigner(t, "Claude Exemple", now.AddDate(0, -1, 0), authority)
	signed := president.sign(t, "le texte")
	for _, c := range []struct {
		name string
		pdf  []byte
		want func(Report) bool
	}{
		{"signed whole", signed, func(r Report) bool {
			s := r.Signatures[0]
			return r.Level == "signed" && !r.Altered && s.Intact && s.Whole && s.Valid && s.Signer == "Claude Exemple" && s.Issuer == "Autorité d’essai"
		}},
		{"changed within", bytes.Replace(signed, []byte("le texte"), []byte("un texte"), 1), func(r Report) bool {
			return r.Altered && r.Level == "none" && !r.Signatures[0].Intact
		}},
		{"changed after", append(bytes.Clone(signed), "2 0 obj<</Type/Page>>endobj\n%%EOF\n"...), func(r Report) bool {
			return r.Altered && r.Signatures[0].Intact && !r.Signatures[0].Whole
		}},
		{"by oneself", authority.sign(t, "le texte"), func(r Report) bool { return r.Level == "simple" && r.Signatures[0].SelfSigned }},
		{"not signed", []byte("%PDF-1.7\n%%EOF"), func(r Report) bool { return r.Level == "none" && !r.Altered && len(r.Signatures) == 0 }},
		{"a range out of the file", []byte("%PDF-1.7\n/ByteRange[0 10 999999999999 5]"), func(r Report) bool { return r.Altered && r.Signatures[0].Reason != "" }},
		{"no signature in the hole", []byte("%PDF-1.7\n/ByteRange[0 9 20 3]                    "), func(r Report) bool { return r.Altered }},
		{"what runs", president.sign(t, "<</S/JavaScript/JS(app.alert(1))>>"), func(r Report) bool { return len(r.Active) == 1 && r.Active[0] == "JavaScript" }},
	} {
		r, err := Inspect(c.pdf)
		if err != nil || !c.want(r) {
			t.Errorf("%s: %+v, %v", c.name, r, err)
		}
	}
	for name, other := range map[string]string{"a page of the web": "<html>", "a picture that runs": `<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>`, "nothing": "",
		"a signature in XML": `<?xml version="1.0"?><!DOCTYPE s [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><Signature xmlns="http://www.w3.org/2000/09/xmldsig#">&b;</Signature>`} {
		if _, err := Inspect([]byte(other)); !errors.Is(err, ErrNotPDF) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestACertificateThatExpired was valid when its holder signed, and is shown so.
func TestACertificateThatExpired(t *testing.T) {
	old := newSigner(t, "Ancien", time.Now().AddDate(-2, 0, 0), nil)
	if validAt(old.cert, time.Now()) || !validAt(old.cert, time.Now().AddDate(-1, -6, 0)) || validAt(old.cert, time.Time{}) {
		t.Errorf("valid from %s to %s", old.cert.NotBefore, old.cert.NotAfter)
	}
}

// stamps makes a token of RFC 3161 about some bytes, at a moment.
func (s *signer) stamps(t *testing.T, about []byte, at time.Time) []byte {
	t.Helper()
	sum := sha256.Sum256(about)
	info := tokenInfo{Version: 1, Policy: asn1.ObjectIdentifier{1, 2, 3}, Serial: big.NewInt(7), Time: at.UTC().Truncate(time.Second)}
	info.Imprint.Algorithm.Algorithm, info.Imprint.Digest = pkcs7.OIDDigestAlgorithmSHA256, sum[:]
	var content []byte
	for _, field := range []struct {
		value  any
		params string
	}{{info.Version, ""}, {info.Policy, ""}, {info.Imprint, ""}, {info.Serial, ""}, {info.Time, "generalized"}, {true, ""}} { // ordering, which is not read
		der, err := asn1.MarshalWithParams(field.value, field.params)
		if err != nil {
			t.Fatal(err)
		}
		content = append(content, der...)
	}
	whole, err := asn1.Marshal(asn1.RawValue{Tag: asn1.TagSequence, IsCompound: true, Bytes: content})
	if err != nil {
		t.Fatal(err)
	}
	message, err := pkcs7.NewSignedData(whole)
	if err != nil {
		t.Fatal(err)
	}
	message.SetDigestAlgorithm(pkcs7.OIDDigestAlgorithmSHA256)
	if err := message.AddSigner(s.cert, s.key, pkcs7.SignerInfoConfig{}); err != nil {
		t.Fatal(err)
	}
	der, err := message.Finish()
	if err != nil {
		t.Fatal(err)
	}
	return der
}

// TestATimestampTellsWhenASignatureWasThere reads the token inside a signature: whether the certificate was valid is told at its moment,
// whatever the signer says. A token about another signature proves nothing.
func TestATimestampTellsWhenASignatureWasThere(t *testing.T) {
	now := time.Now()
	authority := newSigner(t, "Autorité d’essai", now.AddDate(0, -6, 0), nil)
	president := newSigner(t, "Claude Exemple", now.AddDate(0, -1, 0), authority)
	clock := newSigner(t, "Horodatage d’essai", now.AddDate(0, -6, 0), nil)
	then, late := now.Add(-time.Hour), now.AddDate(2, 0, 0)
	for name, c := range map[string]struct {
		stamp func([]byte) []byte
		want  func(Signature) bool
	}{
		"stamped in time": {func(sig []byte) []byte { return clock.stamps(t, sig, then) }, func(s Signature) bool {
			return s.Stamp != nil && s.Stamp.Intact && s.Stamp.By == "Horodatage d’essai" && s.Stamp.At.Equal(then.UTC().Truncate(time.Second)) && s.Valid && !s.Only
		}},
		"stamped too late":            {func(sig []byte) []byte { return clock.stamps(t, sig, late) }, func(s Signature) bool { return s.Stamp.Intact && !s.Valid }},
		"the stamp of something else": {func([]byte) []byte { return clock.stamps(t, []byte("autre"), then) }, func(s Signature) bool { return !s.Stamp.Intact && s.Intact }},
		"what is no token":            {func([]byte) []byte { return []byte{asn1.TagNull, 0} }, func(s Signature) bool { return s.Stamp == nil && s.Intact }},
	} {
		r, err := Inspect(president.signStamped(t, "le texte", c.stamp))
		if err != nil || !c.want(r.Signatures[0]) {
			t.Errorf("%s: %+v %+v, %v", name, r.Signatures[0], r.Signatures[0].Stamp, err)
		}
	}
}

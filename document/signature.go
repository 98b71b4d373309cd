package document

import (
	"bytes"
	"crypto/x509"
	"encoding/asn1"
	"encoding/hex"
	"errors"
	"regexp"
	"slices"
	"strconv"
	"time"

	"github.com/smallstep/pkcs7"
)

// Signature (signature électronique) is what can be told of a signature in a PDF without trusting anybody: whether what it
// signs is intact, whether it covers the whole file, what its certificate says of itself. Whether that certificate deserves
// trust, and whether it was revoked, is not checked: a qualified validation service says that.
type Signature struct {
	Signer     string    `json:"signer"` // common name of the certificate
	Issuer     string    `json:"issuer"`
	From       time.Time `json:"certificate_from"` // of its validity
	To         time.Time `json:"certificate_to"`
	Signed     time.Time `json:"signed,omitzero"` // as the signer says it; a timestamp says it better
	Valid      bool      `json:"certificate_valid_when_signed"`
	SelfSigned bool      `json:"self_signed"`
	Intact     bool      `json:"intact"` // what is signed has not changed
	Whole      bool      `json:"whole"`  // the signature covers the file to its end
	Reason     string    `json:"reason,omitempty"`

	Stamp *Timestamp `json:"timestamp,omitempty"`      // by a third party
	Only  bool       `json:"timestamp_only,omitempty"` // a timestamp of the file, which is nobody's consent
}

// Report (rapport de vérification) is what a PDF shows of its signatures.
type Report struct {
	Signatures []Signature `json:"signatures"`
	Altered    bool        `json:"altered"`          // no intact signature covers the whole file: it was changed after it was signed
	Active     []string    `json:"active,omitempty"` // actions that a PDF should not hold as evidence
	Unchecked  []string    `json:"unchecked"`        // what was not checked: chain, revocation, qualification
	Level      string      `json:"level"`            // none, simple, signed: the level of evidence, never called qualified
}

// ErrNotPDF is returned for a file that is not a PDF, whatever its name says.
var ErrNotPDF = errors.New("this file is not a PDF: its first bytes say so")

var (
	byteRange = regexp.MustCompile(`/ByteRange\s*\[\s*(\d{1,12})\s+(\d{1,12})\s+(\d{1,12})\s+(\d{1,12})\s*\]`)
	active    = regexp.MustCompile(`/(JavaScript|Launch|EmbeddedFile|RichMedia)\b`)
)

// maxSignatures bounds how many signatures of a file are read.
const maxSignatures = 100

// Inspect reads the signatures of a PDF. It follows no link and runs nothing.
func Inspect(pdf []byte) (Report, error) {
	if !bytes.HasPrefix(pdf, []byte("%PDF-")) {
		return Report{}, ErrNotPDF
	}
	r := Report{Unchecked: []string{"chain", "revocation", "qualification"}, Level: "none"}
	for _, m := range byteRange.FindAllSubmatch(pdf, maxSignatures) {
		r.Signatures = append(r.Signatures, inspect(pdf, numbers(m[1:])))
	}
	for _, m := range active.FindAllSubmatch(pdf, -1) {
		if name := string(m[1]); !slices.Contains(r.Active, name) {
			r.Active = append(r.Active, name)
		}
	}
	sound := func(s Signature) bool { return s.Intact && s.Whole && !s.Only }
	switch {
	case len(r.Signatures) == 0:
	case !slices.ContainsFunc(r.Signatures, sound):
		r.Altered = true
	case slices.ContainsFunc(r.Signatures, func(s Signature) bool { return sound(s) && s.Valid && !s.SelfSigned }):
		r.Level = "signed"
	default:
		r.Level = "simple"
	}
	return r, nil
}

func numbers(digits [][]byte) (all [4]int) {
	for i, d := range digits {
		all[i], _ = strconv.Atoi(string(d)) // at most twelve digits: it fits
	}
	return all
}

// inspect reads one signature: the file but a hole, which holds the signature itself.
func inspect(pdf []byte, r [4]int) Signature {
	firstEnd, end := r[0]+r[1], r[2]+r[3]
	if r[0] != 0 || firstEnd > r[2] || end > len(pdf) {
		return Signature{Reason: "its range is not within the file"}
	}
	s := Signature{Whole: len(bytes.TrimSpace(pdf[end:])) == 0}
	message, err := envelope(pdf[firstEnd:r[2]])
	if err != nil {
		s.Reason = err.Error()
		return s
	}
	covered := slices.Concat(pdf[:firstEnd], pdf[r[2]:end])
	if t := stamp(message, covered); t != nil {
		s.Signer, s.Signed, s.Stamp, s.Only, s.Intact = t.By, t.At, t, true, t.Intact
		return s
	}
	message.Content = covered
	if err := message.Verify(); err != nil {
		s.Reason = err.Error()
	} else {
		s.Intact = true
	}
	s.certified(message)
	return s
}

// envelope reads the signature in the hole of a file: hexadecimal digits between < and >, with zeros after the end.
func envelope(hole []byte) (*pkcs7.PKCS7, error) {
	digits := bytes.Trim(bytes.TrimSpace(hole), "<>")
	der := make([]byte, hex.DecodedLen(len(digits)))
	if _, err := hex.Decode(der, digits); err != nil {
		return nil, errors.New("the signature is not written in hexadecimal")
	}
	var exact asn1.RawValue
	if _, err := asn1.Unmarshal(der, &exact); err != nil {
		return nil, errors.New("the signature is not in the form CMS")
	}
	return pkcs7.Parse(exact.FullBytes)
}

// certified tells what the certificate says of itself.
func (s *Signature) certified(message *pkcs7.PKCS7) {
	c := message.GetOnlySigner()
	if c == nil {
		return
	}
	s.Signer, s.Issuer, s.From, s.To = c.Subject.CommonName, c.Issuer.CommonName, c.NotBefore.UTC(), c.NotAfter.UTC()
	s.SelfSigned = bytes.Equal(c.RawSubject, c.RawIssuer) && c.CheckSignature(c.SignatureAlgorithm, c.RawTBSCertificate, c.Signature) == nil
	var at time.Time
	if err := message.UnmarshalSignedAttribute(pkcs7.OIDAttributeSigningTime, &at); err == nil {
		s.Signed = at.UTC()
	}
	if s.Stamp = stampOf(message); s.Stamp != nil && s.Stamp.Intact {
		s.Valid = validAt(c, s.Stamp.At)
		return
	}
	s.Valid = validAt(c, s.Signed)
}

// validAt reports whether a certificate was valid at a moment; one that says no moment is taken as unknown, and not valid.
func validAt(c *x509.Certificate, at time.Time) bool {
	return !at.IsZero() && !at.Before(c.NotBefore) && !at.After(c.NotAfter)
}

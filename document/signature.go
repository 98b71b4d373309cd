package document

import (
	"bytes"
	"crypto/x509"
	"encoding/hex"
	"errors"
	"fmt"
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
	Covers     int       `json:"covers"` // bytes, from the first: the file as it was when it was signed

	Added   []Addition `json:"added,omitempty"`   // since, that leave what was signed as it was
	Changed string     `json:"changed,omitempty"` // since, of what was signed: where
	Reason  string     `json:"reason,omitempty"`

	Stamp *Timestamp `json:"timestamp,omitempty"`      // by a third party
	Only  bool       `json:"timestamp_only,omitempty"` // a timestamp of the file, which is nobody's consent
}

// Report (rapport de vérification) is what a PDF shows of its signatures.
type Report struct {
	Signatures []Signature `json:"signatures"`
	Altered    bool        `json:"altered"`          // it was changed after it was signed, be it for one of its signatures
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
	r.follow(pdf)
	for _, m := range active.FindAllSubmatch(pdf, -1) {
		if name := string(m[1]); !slices.Contains(r.Active, name) {
			r.Active = append(r.Active, name)
		}
	}
	r.Altered = slices.ContainsFunc(r.Signatures, func(s Signature) bool { return !s.Intact || s.Changed != "" })
	switch {
	case r.Altered || !slices.ContainsFunc(r.Signatures, func(s Signature) bool { return !s.Only }):
	case slices.ContainsFunc(r.Signatures, func(s Signature) bool { return s.Valid && !s.SelfSigned }):
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
	s := Signature{Whole: len(bytes.TrimSpace(pdf[end:])) == 0, Covers: end}
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
	s.Signed = saidBy(pdf, firstEnd, r[2])
	s.certified(message)
	return s
}

// saidAt is the moment that a signature dictionary gives, as PAdES wants it there; a zone that is not said is taken as UTC.
var saidAt = regexp.MustCompile(`/M\s*\(D:(\d{14})(?:Z|([+-]\d\d)'?(\d\d)'?)?`)

// saidBy reads the moment in the object around the hole of a signature; zero when it says none.
func saidBy(pdf []byte, hole, after int) time.Time {
	object := pdf[bytes.LastIndex(pdf[:hole], []byte(" obj"))+1 : hole]
	if end := bytes.Index(pdf[after:], []byte("endobj")); end >= 0 {
		object = slices.Concat(object, pdf[after:after+end])
	}
	m := saidAt.FindSubmatch(object)
	if m == nil {
		return time.Time{}
	}
	zone := "+0000"
	if len(m[2]) > 0 {
		zone = string(m[2]) + string(m[3])
	}
	at, _ := time.Parse("20060102150405-0700", string(m[1])+zone) // zero when there is no such moment
	return at.UTC()
}

// envelope reads the signature in the hole of a file: hexadecimal digits between < and >, with zeros after the end.
func envelope(hole []byte) (*pkcs7.PKCS7, error) {
	digits := bytes.Trim(bytes.TrimSpace(hole), "<>")
	der := make([]byte, hex.DecodedLen(len(digits)))
	if _, err := hex.Decode(der, digits); err != nil {
		return nil, errors.New("the signature is not written in hexadecimal")
	}
	message, err := pkcs7.Parse(der) // which takes the form of indefinite lengths too, and leaves what follows
	if err != nil {
		return nil, fmt.Errorf("the signature is not in the form CMS: %w", err)
	}
	return message, nil
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

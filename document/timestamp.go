package document

import (
	"bytes"
	"crypto"
	"crypto/x509/pkix"
	"encoding/asn1"
	"math/big"
	"time"

	"github.com/smallstep/pkcs7"
)

// Timestamp (horodatage) is what a token of RFC 3161 says: that something existed at a moment, by whoever says so. Whether that
// authority deserves trust is not checked.
type Timestamp struct {
	At     time.Time `json:"at"`
	By     string    `json:"by"`     // common name of the certificate
	Intact bool      `json:"intact"` // the token is whole, and is about this signature
}

// What RFC 3161 and RFC 5652 name by number.
var (
	oidTimestampToken = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 9, 16, 2, 14} // an unsigned attribute of a signature
	digests           = map[string]crypto.Hash{"2.16.840.1.101.3.4.2.1": crypto.SHA256, "2.16.840.1.101.3.4.2.2": crypto.SHA384, "2.16.840.1.101.3.4.2.3": crypto.SHA512}
)

// tokenInfo is the beginning of TSTInfo, RFC 3161 section 2.4.2; what follows is not read.
type tokenInfo struct {
	Version int
	Policy  asn1.ObjectIdentifier
	Imprint struct {
		Algorithm pkix.AlgorithmIdentifier
		Digest    []byte
	}
	Serial *big.Int
	Time   time.Time
}

// stampOf reads the timestamp of a signature, if it carries one.
func stampOf(message *pkcs7.PKCS7) *Timestamp {
	if len(message.Signers) != 1 {
		return nil
	}
	signer := message.Signers[0]
	for _, a := range signer.UnauthenticatedAttributes {
		if !a.Type.Equal(oidTimestampToken) {
			continue
		}
		if token, err := pkcs7.Parse(a.Value.Bytes); err == nil {
			return stamp(token, signer.EncryptedDigest)
		}
	}
	return nil
}

// stamp reads a token, which is to be about some bytes; nil when it is none.
func stamp(token *pkcs7.PKCS7, about []byte) *Timestamp {
	var info tokenInfo
	if err := readToken(token.Content, &info); err != nil {
		return nil
	}
	t := &Timestamp{At: info.Time.UTC()}
	if c := token.GetOnlySigner(); c != nil {
		t.By = c.Subject.CommonName
	}
	if hash, known := digests[info.Imprint.Algorithm.Algorithm.String()]; known && hash.Available() {
		sum := hash.New()
		sum.Write(about)
		t.Intact = bytes.Equal(sum.Sum(nil), info.Imprint.Digest) && token.Verify() == nil
	}
	return t
}

// readToken reads the fields of a token one by one: what follows them varies.
func readToken(der []byte, info *tokenInfo) error {
	var all asn1.RawValue
	if _, err := asn1.Unmarshal(der, &all); err != nil {
		return err
	}
	rest := all.Bytes
	var err error
	for _, field := range []any{&info.Version, &info.Policy, &info.Imprint, &info.Serial} {
		if rest, err = asn1.Unmarshal(rest, field); err != nil {
			return err
		}
	}
	_, err = asn1.UnmarshalWithParams(rest, &info.Time, "generalized")
	return err
}

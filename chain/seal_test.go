package chain

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestSealOpensForItsTextAndSaltAlone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text, other := rapid.String().Draw(t, "text"), rapid.String().Draw(t, "other")
		var salt [16]byte
		copy(salt[:], rapid.SliceOfN(rapid.Byte(), 16, 16).Draw(t, "salt"))
		d := Seal(text, salt)
		if !d.Opens(text, salt) {
			t.Fatal("a seal does not open for its text")
		}
		if text != other && d.Opens(other, salt) {
			t.Fatalf("the seal of %q opens for %q", text, other)
		}
		salt[rapid.IntRange(0, 15).Draw(t, "byte")] ^= 1
		if d.Opens(text, salt) {
			t.Fatal("a seal opens with another salt")
		}
	})
}

// The digest is the one that doc and other programs can compute.
func TestSealIsAsDocumented(t *testing.T) {
	salt := [16]byte{0: 1, 15: 2}
	sum := sha256.Sum256([]byte("jalon/sealed/v1\n" + string(salt[:]) + "Claire Petit"))
	if got := Seal("Claire Petit", salt); string(got) != hex.EncodeToString(sum[:]) {
		t.Errorf("Seal = %s", got)
	}
}

func TestDigestInJSON(t *testing.T) {
	d := Seal("Claire Petit", [16]byte{})
	b, err := Canonical(map[string]Digest{"name": d})
	if want := `{"name":{"sealed":"` + string(d) + `"}}`; err != nil || string(b) != want {
		t.Errorf("written %s, %v; want %s", b, err, want)
	}
	var back map[string]Digest
	if err := json.Unmarshal(b, &back); err != nil || back["name"] != d {
		t.Errorf("read back %v, %v", back, err)
	}
	for _, bad := range []string{`"` + string(d) + `"`, `{"sealed":""}`, `{"sealed":"` + strings.ToUpper(string(d)) + `"}`, `{"sealed":"` + string(d) + `","salt":1}`, `{}`, `{"sealed":"` + string(d)[2:] + `"}`} {
		if json.Unmarshal([]byte(bad), new(Digest)) == nil {
			t.Errorf("%s is read as a sealed value", bad)
		}
	}
	if _, err := json.Marshal(Digest("Claire Petit")); err == nil {
		t.Error("a text is written where its seal should be")
	}
}

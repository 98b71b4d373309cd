package document

import (
	"bytes"
	"compress/gzip"
	"compress/zlib"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// twoSignatures is a PDF that LibreOffice wrote and that two people signed with pdfsig (Poppler 22.12), one after the other, each on the
// first page: the second is an addition after the first. Their certificates are of an authority made for it, with openssl.
func twoSignatures(t *testing.T) []byte {
	t.Helper()
	f, err := os.Open("testdata/two-signatures.pdf.gz")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	pdf, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	return pdf
}

var (
	lastTable = regexp.MustCompile(`startxref\s+(\d+)\s+%%EOF\s*$`)
	rootOf    = regexp.MustCompile(`/Root (\d+ 0 R)`)
	sizeOf    = regexp.MustCompile(`/Size (\d+)`)
)

// appendObjects adds objects to the end of a PDF, as a program does that leaves what was there. Each is its number and its body.
func appendObjects(t *testing.T, pdf []byte, objects map[int]string) []byte {
	t.Helper()
	previous, roots, sizes := lastTable.FindSubmatch(pdf), rootOf.FindAllSubmatch(pdf, -1), sizeOf.FindAllSubmatch(pdf, -1)
	if previous == nil || roots == nil || sizes == nil {
		t.Fatal("the end of the file is not as it is expected")
	}
	size, _ := strconv.Atoi(string(sizes[len(sizes)-1][1]))
	out, table := bytes.NewBuffer(bytes.Clone(pdf)), "xref\n"
	for number, body := range objects {
		table += fmt.Sprintf("%d 1\n%010d 00000 n \n", number, out.Len())
		fmt.Fprintf(out, "%d 0 obj\n%s\nendobj\n", number, body)
		size = max(size, number+1)
	}
	at := out.Len()
	fmt.Fprintf(out, "%strailer\n<</Size %d /Root %s /Prev %s>>\nstartxref\n%d\n%%%%EOF\n", table, size, roots[len(roots)-1][1], previous[1], at)
	return out.Bytes()
}

// objectIn returns the last body of an object of a file.
func objectIn(t *testing.T, pdf []byte, number int) string {
	t.Helper()
	all := regexp.MustCompile(fmt.Sprintf(`(?s)\n%d 0 obj\s*(.*?)\s*endobj`, number)).FindAllSubmatch(pdf, -1)
	if all == nil {
		t.Fatalf("no object %d", number)
	}
	return string(all[len(all)-1][1])
}

// archived completes a file as an archive does: with the certificates that check it, then a timestamp of the whole.
func archived(t *testing.T, pdf []byte, clock *signer, rect string) []byte {
	t.Helper()
	const room = 12000
	catalog := strings.TrimSuffix(objectIn(t, pdf, 15), ">>")
	pdf = appendObjects(t, pdf, map[int]string{15: catalog + "/DSS 900 0 R>>", 900: "<</Certs[901 0 R]>>", 901: "<</Length 3>>stream\nDER\nendstream"})
	form := strings.Replace(objectIn(t, pdf, 17), "/Fields [", "/Fields [910 0 R ", 1)
	form = regexp.MustCompile(`/Fields \[910 0 R ([^\]]*)\]`).ReplaceAllString(form, "/Fields [$1 910 0 R]")
	hole := strings.Repeat("0", room)
	value := "<</Type/DocTimeStamp/Filter/Adobe.PPKLite/SubFilter/ETSI.RFC3161/ByteRange[0 AAAAAAAAAA BBBBBBBBBB CCCCCCCCCC]/Contents<" + hole + ">>>"
	out := appendObjects(t, pdf, map[int]string{17: form, 910: "<</Type/Annot/Subtype/Widget/FT/Sig/T(horodatage)/Rect[" + rect + "]/V 911 0 R>>", 911: value})
	from := bytes.Index(out, []byte("<"+hole))
	to := from + room + 2
	for mark, n := range map[string]int{"AAAAAAAAAA": from, "BBBBBBBBBB": to, "CCCCCCCCCC": len(out) - to} {
		out = bytes.Replace(out, []byte(mark), fmt.Appendf(nil, "%010d", n), 1)
	}
	token := hex.EncodeToString(clock.stamps(t, slices.Concat(out[:from], out[to:]), time.Now()))
	copy(out[from+1:], token)
	return out
}

// TestWhatComesAfterASignature tells what a file gained since it was signed. What PAdES adds leaves a signature good; a word of the text, a
// note on a page, a field, another page do not.
func TestWhatComesAfterASignature(t *testing.T) {
	two := twoSignatures(t)
	first, err := Inspect(two)
	if err != nil || len(first.Signatures) != 2 {
		t.Fatalf("%+v, %v", first, err)
	}
	one := two[:first.Signatures[0].Covers]
	clock := newSigner(t, "Horodatage d’essai", time.Now().AddDate(0, -6, 0), nil)
	page := strings.TrimSuffix(objectIn(t, one, 1), ">>")
	for _, c := range []struct {
		name    string
		pdf     []byte
		altered bool
		added   []Addition // after the first signature
		changed string
	}{
		{"one signature", one, false, nil, ""},
		{"a second signature", two, false, []Addition{AddedSignature}, ""},
		{"certificates and a timestamp of the archive", archived(t, one, clock, "0 0 0 0"), false, []Addition{AddedTimestamp, AddedValidation}, ""},
		{"two signatures, then the archive", archived(t, two, clock, "0 0 0 0"), false, []Addition{AddedSignature, AddedTimestamp, AddedValidation}, ""},
		{"a timestamp that shows on the page", archived(t, one, clock, "0 0 200 80"), false, []Addition{AddedMark, AddedTimestamp, AddedValidation}, ""},
		{"another text on the page", appendObjects(t, one, map[int]string{2: "<</Length 2>>stream\nq\nendstream"}), true, nil, "page 1, Contents"},
		{"other resources", appendObjects(t, one, map[int]string{14: "<</Font<<>>>>"}), true, nil, "pages, Resources"},
		{"a note over the page", appendObjects(t, one, map[int]string{950: "<</Type/Annot/Subtype/FreeText/Rect[0 0 500 500]/Contents(autre)>>", 1: strings.Replace(page, "/Annots 25 0 R", "/Annots[22 0 R 950 0 R]", 1) + ">>"}), true, nil, "page 1, Annots"},
		{"a smaller page", appendObjects(t, one, map[int]string{1: strings.Replace(page, "841", "141", 1) + ">>"}), true, nil, "page 1, MediaBox"},
		{"a page more", appendObjects(t, one, map[int]string{7: strings.Replace(objectIn(t, one, 7), "/Kids", "/Kids[1 0 R 4 0 R 1 0 R]/Old", 1)}), true, nil, "pages, Kids"},
		{"an action when it opens", appendObjects(t, one, map[int]string{15: strings.Replace(objectIn(t, one, 15), "/OpenAction", "/OpenAction<</S/URI/URI(https://example.org)>>/Old", 1)}), true, nil, "document"},
		{"bytes that are nothing", append(bytes.Clone(one), "des mots"...), true, nil, "bytes"},
		{"another text, then certificates and a timestamp", archived(t, appendObjects(t, one, map[int]string{2: "<</Length 2>>stream\nq\nendstream"}), clock, "0 0 0 0"), true, nil, "page 1, Contents"},
		{"a signature of something else", bytes.Replace(two, []byte("/Length"), []byte("/Lenght"), 1), true, []Addition{AddedSignature}, ""},
	} {
		r, err := Inspect(c.pdf)
		if err != nil || len(r.Signatures) == 0 {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		s := r.Signatures[0]
		slices.Sort(s.Added)
		if r.Altered != c.altered || !slices.Equal(s.Added, c.added) || !strings.HasPrefix(s.Changed, c.changed) || c.changed == "" && s.Changed != "" {
			t.Errorf("%s: altered %t, added %v, changed %q, level %s", c.name, r.Altered, s.Added, s.Changed, r.Level)
		}
		if want := map[bool]string{false: "signed", true: "none"}[c.altered]; r.Level != want {
			t.Errorf("%s: level %s, not %s", c.name, r.Level, want)
		}
		if s.Intact && s.Signed.IsZero() {
			t.Errorf("%s: when it was signed is not read", c.name)
		}
		if last := r.Signatures[len(r.Signatures)-1]; !c.altered && (!last.Whole || !last.Intact) {
			t.Errorf("%s: the last covers %d of %d: %+v", c.name, last.Covers, len(c.pdf), last)
		}
	}
}

// TestAFileThatSwellsIsNotRead refuses to compare what would not fit.
func TestAFileThatSwellsIsNotRead(t *testing.T) {
	if swells(twoSignatures(t)) {
		t.Error("an ordinary file is taken for a bomb")
	}
	bomb := bytes.NewBufferString("%PDF-1.7\n1 0 obj<</Type/ObjStm/Filter/FlateDecode>>stream\n")
	deflate(t, bomb, 300<<20)
	if !swells(bomb.Bytes()) {
		t.Errorf("%d bytes that become 300 MB are read", bomb.Len())
	}
}

// deflate writes zeros, compressed.
func deflate(t *testing.T, to io.Writer, n int64) {
	t.Helper()
	z := zlib.NewWriter(to)
	block := make([]byte, 1<<20)
	for range n >> 20 {
		if _, err := z.Write(block); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
}

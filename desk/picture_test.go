package desk_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"io"
	"slices"
	"strings"
	"testing"

	"jalon/desk"

	"pgregory.net/rapid"
)

// secret stands for a place, a name, an hour: no published picture says it.
const secret = "47.0122N 6.3467E"

// hill is a picture with no two points alike, so that a point lost is seen.
func hill() image.Image {
	m := image.NewNRGBA(image.Rect(0, 0, 24, 16))
	for i := range m.Pix {
		m.Pix[i] = byte(i * 7)
	}
	return m
}

func asJPEG(t *testing.T) []byte {
	var b bytes.Buffer
	if err := jpeg.Encode(&b, hill(), nil); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func asPNG(t *testing.T) []byte {
	var b bytes.Buffer
	if err := png.Encode(&b, hill()); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// segment is one of a JPEG.
func segment(marker byte, said string) string {
	return string(binary.BigEndian.AppendUint16([]byte{0xFF, marker}, uint16(len(said)+2))) + said
}

// chunk is one of a PNG.
func chunk(kind, said string) string {
	b := append(binary.BigEndian.AppendUint32(nil, uint32(len(said))), kind+said...)
	return string(binary.BigEndian.AppendUint32(b, crc32.ChecksumIEEE(b[4:])))
}

// exif is what a phone writes: which way up, then where it was.
func exif(up string) string {
	return "Exif\x00\x00II*\x00\x08\x00\x00\x00\x02\x00" + "\x0f\x01\x02\x00\x10\x00\x00\x00\x26\x00\x00\x00" +
		"\x12\x01\x03\x00\x01\x00\x00\x00" + up + "\x00\x00\x00" + "\x00\x00\x00\x00" + secret
}

func bare(t *testing.T, kind, file string) []byte {
	t.Helper()
	from, err := desk.Bare(kind, strings.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	b, err := io.ReadAll(from)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestAPublishedPhotographSaysOnlyWhatIsSeen(t *testing.T) {
	plain := asJPEG(t)
	file := string(plain[:2]) + segment(0xE0, "JFIF\x00\x01\x02\x00\x00\x48\x00\x48\x01\x01"+secret[:3]) + segment(0xE1, exif("\x06")) +
		segment(0xE1, "http://ns.adobe.com/xap/1.0/\x00"+secret) + segment(0xED, "Photoshop 3.0\x00"+secret) + segment(0xE2, "ICC_PROFILE\x00\x01\x01colours") +
		segment(0xE2, "MPF\x00"+secret) + segment(0xFE, secret) + "\xFF" + string(plain[2:]) + string(plain) + secret
	got := bare(t, "image/jpeg", file)
	for _, said := range []string{secret, secret[:3], "Photoshop", "MPF", "xap"} {
		if bytes.Contains(got, []byte(said)) {
			t.Errorf("it still says %q", said)
		}
	}
	if !bytes.Contains(got, []byte("ICC_PROFILE")) || !bytes.Contains(got, []byte("\x01\x12\x00\x03\x00\x00\x00\x01\x00\x06")) {
		t.Errorf("the colours, or the way up, are lost: %q", got[:120])
	}
	same(t, jpeg.Decode, plain, got)
	if again := bare(t, "image/jpeg", string(got)); !bytes.Equal(again, got) {
		t.Error("twice is not once")
	}
}

func TestAPublishedDrawingSaysOnlyWhatIsSeen(t *testing.T) {
	plain := asPNG(t)
	const header = 8 + 25
	frames := strings.Repeat(chunk("fcTL", strings.Repeat("\x00", 26))+chunk("fdAT", "frame"), 10_000)
	file := string(plain[:header]) + chunk("acTL", "\x00\x00\x27\x10\x00\x00\x00\x00") + chunk("tEXt", "Author\x00"+secret) + chunk("iTXt", secret) +
		chunk("eXIf", secret) + chunk("tIME", "\x07\xe3\x01\x19\x0e\x00\x00") + chunk("gAMA", "\x00\x00\xb1\x8f") + chunk("prVt", secret) + frames + string(plain[header:]) + secret
	got := bare(t, "image/png", file)
	for _, said := range []string{secret, "tEXt", "tIME", "acTL", "frame"} {
		if bytes.Contains(got, []byte(said)) {
			t.Errorf("it still says %q", said)
		}
	}
	if want := string(plain[:header]) + chunk("gAMA", "\x00\x00\xb1\x8f") + string(plain[header:]); string(got) != want {
		t.Errorf("what is seen changed: %q", got)
	}
	same(t, png.Decode, plain, got)
}

// same holds that two files are the same points.
func same(t *testing.T, decode func(io.Reader) (image.Image, error), a, b []byte) {
	t.Helper()
	one, err1 := decode(bytes.NewReader(a))
	two, err2 := decode(bytes.NewReader(b))
	if err1 != nil || err2 != nil || one.Bounds() != two.Bounds() {
		t.Fatal(err1, err2)
	}
	for x := range one.Bounds().Dx() {
		for y := range one.Bounds().Dy() {
			if color.NRGBAModel.Convert(one.At(x, y)) != color.NRGBAModel.Convert(two.At(x, y)) {
				t.Fatalf("the point %d,%d changed", x, y)
			}
		}
	}
}

func TestPicturesThatAreRefused(t *testing.T) {
	photograph, drawing := asJPEG(t), asPNG(t)
	wide := slices.Clone(drawing)
	copy(wide[16:], "\x00\x00\x9c\x40\x00\x00\x9c\x40") // 40,000 by 40,000
	tall := slices.Clone(photograph)
	copy(tall[bytes.Index(tall, []byte{0xFF, 0xC0})+5:], "\xff\xff\xff\xff")
	broad := slices.Clone(photograph)
	copy(broad[bytes.Index(broad, []byte{0xFF, 0xC0})+5:], "\x00\x00")
	for _, c := range []struct {
		name, kind, file string
		want             error
	}{
		{"a drawing of a billion points", "image/png", string(wide), desk.ErrTooManyPoints},
		{"a photograph of four billion points", "image/jpeg", string(tall), desk.ErrTooManyPoints},
		{"of no height", "image/jpeg", string(broad), desk.ErrNoPicture},
		{"half a drawing", "image/png", string(drawing[:len(drawing)/2]), desk.ErrNoPicture},
		{"half a photograph", "image/jpeg", string(photograph[:len(photograph)/2]), desk.ErrNoPicture},
		{"nothing after the start", "image/jpeg", "\xFF\xD8\xFF\xD9", desk.ErrNoPicture},
		{"a chunk longer than the file", "image/png", string(drawing[:8]) + "\xff\xff\xff\xffIHDR" + strings.Repeat("\x00\x00\x00\x01", 8), desk.ErrNoPicture},
		{"made of crumbs", "image/png", string(drawing[:33]) + strings.Repeat(chunk("gAMA", "")+chunk("tEXt", ""), 2000) + string(drawing[33:]), desk.ErrNoPicture},
	} {
		if _, err := desk.Bare(c.kind, strings.NewReader(c.file), int64(len(c.file))); !errors.Is(err, c.want) {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}

// TestNoPictureIsTooOdd: whatever a picture became on its way, it is read or refused, and what is read once is read again alike.
func TestNoPictureIsTooOdd(t *testing.T) {
	files := map[string][]byte{"image/jpeg": asJPEG(t), "image/png": asPNG(t)}
	rapid.Check(t, func(t *rapid.T) {
		kind := rapid.SampledFrom([]string{"image/jpeg", "image/png"}).Draw(t, "kind")
		file := slices.Clone(files[kind])
		for range rapid.IntRange(0, 6).Draw(t, "bytes changed") {
			file[rapid.IntRange(0, len(file)-1).Draw(t, "at")] = rapid.Byte().Draw(t, "to")
		}
		from, err := desk.Bare(kind, bytes.NewReader(file), int64(len(file)))
		if err != nil {
			return
		}
		once, err := io.ReadAll(from)
		if err != nil {
			t.Fatal(err)
		}
		again, err := desk.Bare(kind, bytes.NewReader(once), int64(len(once)))
		if err != nil {
			t.Fatal(err)
		}
		if twice, _ := io.ReadAll(again); !bytes.Equal(once, twice) {
			t.Fatalf("%q then %q", once, twice)
		}
	})
}

package chain

import (
	"bytes"
	"encoding/json"
	"errors"
	"math"
	"reflect"
	"strings"
	"testing"
	"unicode/utf16"

	"pgregory.net/rapid"
)

func TestCanonicalWrites(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"spaces", " { \"b\" : [ 1 , true ] ,\n\t\"a\" : null } ", `{"a":null,"b":[1,true]}`},
		{"empty", `[{},[],""]`, `[{},[],""]`},
		{"nested order", `{"z":{"b":1,"a":{"d":2,"c":3}},"y":0}`, `{"y":0,"z":{"a":{"c":3,"d":2},"b":1}}`},
		{"prefix key first", `{"ab":1,"a":2,"":3}`, `{"":3,"a":2,"ab":1}`},
		{"integers", `[0,-1,9007199254740991,-9007199254740991]`, `[0,-1,9007199254740991,-9007199254740991]`},
		// The string of RFC 8785 section 3.2.2.
		{"escapes", `"\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/"`, `"€$\u000f\nA'B\"\\\\\"/"`},
		{"short escapes", `"\b\t\n\f\r\u0001\u007f\u2028"`, "\"\\b\\t\\n\\f\\r\\u0001\u007f\u2028\""},
		{"surrogate pair", `"\uD83D\uDE00"`, `"😀"`},
		{"not normalised", `["é","e\u0301"]`, "[\"é\",\"e\u0301\"]"},
		// The keys of RFC 8785 section 3.2.3, in another order.
		{"UTF-16 order", `{"\u20ac":"Euro","\ufb33":"Dalet","😀":"Smile","1":"One","\u0080":"Control","ö":"Latin","\r":"Return"}`,
			"{\"\\r\":\"Return\",\"1\":\"One\",\"\u0080\":\"Control\",\"ö\":\"Latin\",\"€\":\"Euro\",\"😀\":\"Smile\",\"\ufb33\":\"Dalet\"}"},
	} {
		got, err := Canonical(json.RawMessage(c.in))
		if err != nil || string(got) != c.want {
			t.Errorf("%s: Canonical(%s) = %s, %v; want %s", c.name, c.in, got, err, c.want)
		}
		if err := CheckCanonical([]byte(c.want)); err != nil {
			t.Errorf("%s: CheckCanonical(%s) = %v", c.name, c.want, err)
		}
		if c.in != c.want && CheckCanonical([]byte(c.in)) == nil {
			t.Errorf("%s: CheckCanonical accepts %s", c.name, c.in)
		}
	}
}

func TestCanonicalRefusesGoValues(t *testing.T) {
	for name, v := range map[string]any{
		"a fraction": 0.5, "a large float": 1e21, "not UTF-8": "caf\xe9", "a key not UTF-8": map[string]int{"\xff": 1},
		"too large": int64(1) << 53, "not a number": math.NaN(), "a function": func() {},
	} {
		if got, err := Canonical(v); err == nil {
			t.Errorf("%s is written %s", name, got)
		}
	}
	if _, err := Canonical(struct{ A, B any }{1, "�, as given"}); err != nil {
		t.Errorf("a replacement character given as such is refused: %v", err)
	}
}

func TestCheckCanonicalSaysWhatIsWrong(t *testing.T) {
	deep := func(n int) string { return strings.Repeat("[", n) + strings.Repeat("]", n) }
	if err := CheckCanonical([]byte(deep(MaxDepth))); err != nil {
		t.Errorf("%d levels: %v", MaxDepth, err)
	}
	if err := CheckCanonical([]byte("[" + strings.Repeat("[{}],", 1000) + "1]")); err != nil {
		t.Errorf("a long list that is not deep: %v", err)
	}
	for _, c := range []struct {
		in      string
		fault   Fault
		pointer string
	}{
		{"", BadSyntax, ""}, {"{", BadSyntax, ""}, {`{"a":1,}`, BadSyntax, ""}, {`[1,]`, BadSyntax, "/1"}, {"nul", BadSyntax, ""},
		{`{a:1}`, BadSyntax, ""}, {`"a`, BadSyntax, ""}, {"\"a\nb\"", BadSyntax, ""}, {`"\x"`, BadSyntax, ""}, {`"\`, BadSyntax, ""},
		{`"\u12"`, BadSyntax, ""}, {"'a'", BadSyntax, ""}, {"[1 2]", BadSyntax, ""}, {`{"a" 1}`, BadSyntax, ""}, {"\xef\xbb\xbf1", BadSyntax, ""},
		{`{"a":1}x`, Trailing, ""}, {`1 1`, Trailing, ""}, {"truefalse", Trailing, ""},
		{"1.0", BadNumber, ""}, {"1e3", BadNumber, ""}, {"-0", BadNumber, ""}, {"01", BadNumber, ""}, {"-", BadNumber, ""}, {"1-1", BadNumber, ""},
		{`{"a":[0,9007199254740992]}`, BadNumber, "/a/1"}, {`{"a":[0,-9007199254740992]}`, BadNumber, "/a/1"}, {"99999999999999999999", BadNumber, ""},
		{"\"\xff\"", BadText, ""}, {"\"\xc3\\n\xa9\"", BadText, ""}, {"\"\xed\xa0\x80\"", BadText, ""},
		{`"\ud800"`, BadText, ""}, {`"\ud83dx"`, BadText, ""}, {`"\ud83d\u0041"`, BadText, ""}, {`"\ude00\ud83d"`, BadText, ""}, {`"\ufffd"`, BadText, ""},
		{`{"a":1,"a":1}`, DuplicateKey, "/a"}, {`{"b":{"a":1,"c":2,"\u0061":1}}`, DuplicateKey, "/b/a"}, {`{"x/y~":{"":1,"":1}}`, DuplicateKey, "/x~1y~0/"},
		{`{"b":1,"a":1}`, BadForm, ""}, {`{"a": 1}`, BadForm, ""}, {"1\n", BadForm, ""}, {`"\u0061"`, BadForm, ""}, {`"\/"`, BadForm, ""}, {`"\u000F"`, BadForm, ""},
		{deep(MaxDepth + 1), TooDeep, strings.Repeat("/0", MaxDepth)}, {strings.Repeat("[", 1e6), TooDeep, strings.Repeat("/0", MaxDepth)},
	} {
		err := CheckCanonical([]byte(c.in))
		m, ok := errors.AsType[*Malformed](err)
		if !ok || m.Fault != c.fault || m.Pointer != c.pointer {
			t.Errorf("CheckCanonical(%.40q) = %v; want %s at %q", c.in, err, c.fault, c.pointer)
		}
	}
}

// anyValue draws a value of the subset, as encoding/json would read it with UseNumber.
func anyValue(depth int) *rapid.Generator[any] {
	leaf := rapid.OneOf(
		rapid.Just[any](nil),
		rapid.Map(rapid.Bool(), func(b bool) any { return b }),
		rapid.Map(rapid.Int64Range(-maxInteger, maxInteger), func(n int64) any { return n }),
		rapid.Map(anyText(), func(s string) any { return s }),
	)
	if depth == 0 {
		return leaf
	}
	return rapid.OneOf(leaf,
		rapid.Map(rapid.SliceOfN(rapid.Deferred(func() *rapid.Generator[any] { return anyValue(depth - 1) }), 0, 4), func(l []any) any { return l }),
		rapid.Map(rapid.MapOfN(anyText(), anyValue(depth-1), 0, 6), func(m map[string]any) any { return m }),
	)
}

// anyText draws text rich in what canonical form must get right.
func anyText() *rapid.Generator[string] {
	return rapid.StringOf(rapid.OneOf(rapid.Rune(), rapid.SampledFrom([]rune("\x00\x1f\n\"\\/\u007f\ud7ff\ue000\ufb33\U00010000😀\U0010ffff"))))
}

// spell writes a value as JSON in a random way: any order of keys, any spaces, any escapes.
func spell(t *rapid.T, v any, b *bytes.Buffer) {
	space := func() { b.WriteString(rapid.SampledFrom([]string{"", " ", "\n\t\r"}).Draw(t, "space")) }
	space()
	switch v := v.(type) {
	case []any:
		b.WriteByte('[')
		for i, item := range v {
			if i > 0 {
				b.WriteByte(',')
			}
			spell(t, item, b)
		}
		b.WriteByte(']')
	case map[string]any:
		b.WriteByte('{')
		keys := make([]string, 0, len(v))
		for k := range v {
			keys = append(keys, k)
		}
		for i, k := range rapid.Permutation(keys).Draw(t, "order") {
			if i > 0 {
				b.WriteByte(',')
			}
			spell(t, k, b)
			b.WriteByte(':')
			spell(t, v[k], b)
		}
		b.WriteByte('}')
	case string:
		b.WriteByte('"')
		for _, r := range v {
			if r < ' ' || r == '"' || r == '\\' || r != 0xfffd && rapid.IntRange(0, 3).Draw(t, "escape") == 0 {
				for _, u := range utf16.Encode([]rune{r}) {
					b.WriteString(`\u`)
					b.WriteString(strings.ToUpper(string([]byte{hexDigit(u >> 12), hexDigit(u >> 8), hexDigit(u >> 4), hexDigit(u)})))
				}
			} else {
				b.WriteRune(r)
			}
		}
		b.WriteByte('"')
	default:
		plain, _ := json.Marshal(v)
		b.Write(plain)
	}
	space()
}

func hexDigit(u uint16) byte { return "0123456789abcdef"[u&15] }

// However a value is spelt, its canonical form is the same, is a fixed point, and means the same to encoding/json.
func TestCanonicalIsOneForm(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v := anyValue(3).Draw(t, "value")
		one, err := Canonical(v)
		if err != nil {
			t.Fatalf("Canonical: %v", err)
		}
		if err := CheckCanonical(one); err != nil {
			t.Fatalf("%s is not a fixed point: %v", one, err)
		}
		var spelt bytes.Buffer
		spell(t, v, &spelt)
		other, err := Canonical(json.RawMessage(spelt.Bytes()))
		if err != nil || !bytes.Equal(one, other) {
			t.Fatalf("%s spelt %s gives %s, %v", one, spelt.Bytes(), other, err)
		}
		if !reflect.DeepEqual(meaning(t, one), meaning(t, spelt.Bytes())) {
			t.Fatalf("%s does not mean %s", one, spelt.Bytes())
		}
	})
}

func meaning(t interface{ Fatalf(string, ...any) }, b []byte) (v any) {
	d := json.NewDecoder(bytes.NewReader(b))
	d.UseNumber()
	if err := d.Decode(&v); err != nil {
		t.Fatalf("encoding/json cannot read %s: %v", b, err)
	}
	return v
}

func TestKeyOrderIsThatOfUTF16(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := anyText().Draw(t, "a"), anyText().Draw(t, "b")
		want := compareUnits(utf16.Encode([]rune(a)), utf16.Encode([]rune(b)))
		if got := compareUTF16([]byte(a), []byte(b)); (got < 0) != (want < 0) || (got > 0) != (want > 0) {
			t.Fatalf("compareUTF16(%q, %q) = %d; want the sign of %d", a, b, got, want)
		}
	})
}

func compareUnits(a, b []uint16) int {
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return int(a[i]) - int(b[i])
		}
	}
	return len(a) - len(b)
}

func FuzzCanonical(f *testing.F) {
	f.Add([]byte(`{"b":[1,true,null,"\u00e9\ud83d\ude00"],"a":{"c":-1}}`))
	f.Add([]byte(`{"a":1,"\u0061":2}`))
	f.Add([]byte(`{"😀":1,"דּ":2}`))
	f.Add([]byte(strings.Repeat("[", 70)))
	f.Add(sampleRecord(1))
	f.Fuzz(func(t *testing.T, b []byte) {
		s := scanner{src: b}
		if s.document() != nil {
			return
		}
		if !json.Valid(b) {
			t.Fatalf("%q is not JSON and is taken for it", b)
		}
		if err := CheckCanonical(s.out); err != nil {
			t.Fatalf("%q gives %q, which is not canonical: %v", b, s.out, err)
		}
		if !reflect.DeepEqual(meaning(t, b), meaning(t, s.out)) {
			t.Fatalf("%q and %q differ in meaning", b, s.out)
		}
		if again, err := Canonical(meaning(t, b)); err != nil || !bytes.Equal(again, s.out) {
			t.Fatalf("%q gives %q, then %q, %v", b, s.out, again, err)
		}
	})
}

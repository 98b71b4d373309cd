package chain

import (
	"bytes"
	"encoding/json"
	"errors"
	"reflect"
	"testing"
	"time"
)

type part struct {
	Label string `json:"label"`
	Pages []int  `json:"pages,omitempty"`
}

type common struct {
	By string `json:"by"`
}

type form struct {
	common
	Title   string           `json:"title"`
	Amount  int64            `json:"amount"`
	Small   int8             `json:"small"`
	Open    bool             `json:"open"`
	Parts   []part           `json:"parts"`
	Main    *part            `json:"main"`
	Named   map[string]*part `json:"named"`
	At      time.Time        `json:"at"`
	Contact *Digest          `json:"contact"`
	Raw     json.RawMessage  `json:"raw"`
	Any     any              `json:"any"`
	Pair    [2]int           `json:"pair"`
	Hidden  string           `json:"-"`
	Plain   string
	private string //lint:ignore U1000 Strict must pass over it
}

func TestStrictReads(t *testing.T) {
	const body = ` {
		"title": "Bonneterie", "by": "person:1", "amount": 130000050, "open": true, "Plain": "p", "pair": [1, 2],
		"parts": [{"label": "a", "pages": [1, 2]}, {"label": "b"}], "main": {"label": "m"}, "named": {"x/y": {"label": "n"}},
		"at": "2019-03-05T09:00:00Z", "contact": {"sealed": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"},
		"raw": {"b": 1, "a": 2}, "any": [1, "x"], "small": null } `
	var strict, lax form
	if err := Strict([]byte(body), &strict, 1<<10); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal([]byte(body), &lax); err != nil {
		t.Fatal(err)
	}
	lax.Raw = json.RawMessage(`{"a":2,"b":1}`) // Strict keeps raw parts in canonical form
	if !reflect.DeepEqual(strict, lax) {
		t.Errorf("Strict reads %+v\nencoding/json  %+v", strict, lax)
	}
}

func TestStrictRefuses(t *testing.T) {
	for _, c := range []struct {
		in      string
		fault   Fault
		pointer string
	}{
		{`{"role":"president"}`, UnknownField, "/role"},
		{`{"Title":"letter case counts"}`, UnknownField, "/Title"},
		{`{"Hidden":"x"}`, UnknownField, "/Hidden"}, {`{"-":"x"}`, UnknownField, "/-"}, {`{"private":"x"}`, UnknownField, "/private"},
		{`{"common":{"by":"x"}}`, UnknownField, "/common"},
		{`{"parts":[{"label":"a"},{"label":"b","pagse":[]}]}`, UnknownField, "/parts/1/pagse"},
		{`{"named":{"x/y":{"lable":"n"}}}`, UnknownField, "/named/x~1y/lable"},
		{`{"main":{"z":1}}`, UnknownField, "/main/z"},
		{`{"amount":"12"}`, BadValue, "/amount"}, {`{"small":128}`, BadValue, "/small"}, {`{"title":3}`, BadValue, "/title"},
		{`{"open":1}`, BadValue, "/open"}, {`{"parts":{}}`, BadValue, "/parts"}, {`{"main":[]}`, BadValue, "/main"}, {`{"named":[]}`, BadValue, "/named"},
		{`{"parts":[{"pages":[1,"2"]}]}`, BadValue, "/parts/0/pages/1"},
		{`{"at":"2019-02-30T00:00:00Z"}`, BadValue, "/at"},
		{`{"contact":{"sealed":"x"}}`, BadValue, "/contact"}, {`{"contact":{"sealde":"x"}}`, UnknownField, "/contact/sealde"},
		{`{"amount":1.0}`, BadNumber, "/amount"}, {`{"title":"a","title":"b"}`, DuplicateKey, "/title"},
		{`{} {}`, Trailing, ""}, {`[]`, BadValue, ""}, {`"x"`, BadValue, ""}, {``, BadSyntax, ""}, {`{"title":"\ud800"}`, BadText, "/title"},
		{`{"title":"` + string(make([]byte, 1<<10)) + `"}`, TooLong, ""},
	} {
		err := Strict([]byte(c.in), new(form), 1<<10)
		m, ok := errors.AsType[*Malformed](err)
		if !ok || m.Fault != c.fault || m.Pointer != c.pointer {
			t.Errorf("Strict(%.60s) = %v; want %s at %q", c.in, err, c.fault, c.pointer)
		}
	}
	if err := Strict([]byte(`{}`), form{}, 10); err == nil {
		t.Error("a value that is not a pointer is taken")
	}
}

// What Strict takes, encoding/json takes too, with unknown fields refused, and reads the same.
func FuzzStrict(f *testing.F) {
	f.Add([]byte(`{"title":"a","parts":[{"label":"b","pages":[1]}],"named":{"k":{"label":"n"}},"pair":[1,2],"any":{"x":[]}}`))
	f.Add([]byte(`{"at":"2019-03-05T09:00:00Z","contact":null,"raw":{"b":1,"a":2},"main":null}`))
	f.Add([]byte(`{"Title":1,"by":"x"}`))
	f.Fuzz(func(t *testing.T, b []byte) {
		var strict, lax form
		if Strict(b, &strict, 1<<16) != nil {
			return
		}
		d := json.NewDecoder(bytes.NewReader(b))
		d.DisallowUnknownFields()
		if err := d.Decode(&lax); err != nil {
			t.Fatalf("Strict takes %q, encoding/json does not: %v", b, err)
		}
		if lax.Raw != nil {
			lax.Raw, _ = Canonical(lax.Raw)
		}
		if !reflect.DeepEqual(strict, lax) {
			t.Fatalf("%q is read %+v and %+v", b, strict, lax)
		}
	})
}

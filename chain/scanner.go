package chain

import (
	"bytes"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// MaxDepth bounds how deep objects and arrays may nest.
const MaxDepth = 64

// maxInteger is the largest integer that every reader of JSON keeps exactly (RFC 7493 section 2.2).
const maxInteger = 1<<53 - 1

// scanner reads JSON strictly and writes it in its canonical form.
type scanner struct {
	src     []byte
	at      int
	depth   int
	out     []byte
	members []member // of the objects being read, innermost last
}

// document reads one value and nothing after it.
func (s *scanner) document() error {
	if err := s.value(); err != nil {
		return err
	}
	if s.space(); s.at < len(s.src) {
		return s.fault(Trailing)
	}
	return nil
}

func (s *scanner) fault(f Fault) *Malformed { return &Malformed{Fault: f, Offset: s.at} }

// within adds a step to the pointer of a fault found below it.
func within(err error, step string) error {
	m := err.(*Malformed)
	m.Pointer = "/" + pointerStep.Replace(step) + m.Pointer
	return m
}

var pointerStep = strings.NewReplacer("~", "~0", "/", "~1")

func (s *scanner) space() {
	for s.at < len(s.src) {
		switch s.src[s.at] {
		case ' ', '\t', '\n', '\r':
			s.at++
		default:
			return
		}
	}
}

// next skips spaces and returns the next byte, or 0 at the end.
func (s *scanner) next() byte {
	if s.space(); s.at < len(s.src) {
		return s.src[s.at]
	}
	return 0
}

// take skips spaces and consumes one byte if it is the next.
func (s *scanner) take(c byte) bool {
	if s.next() != c {
		return false
	}
	s.at++
	return true
}

func (s *scanner) value() error {
	switch c := s.next(); {
	case c == '{':
		return s.nested(s.object)
	case c == '[':
		return s.nested(s.array)
	case c == '"':
		text, err := s.text()
		s.quote(text)
		return err
	case c == '-' || '0' <= c && c <= '9':
		return s.number()
	case c == 't':
		return s.literal("true")
	case c == 'f':
		return s.literal("false")
	case c == 'n':
		return s.literal("null")
	}
	return s.fault(BadSyntax)
}

func (s *scanner) literal(word string) error {
	if !bytes.HasPrefix(s.src[s.at:], []byte(word)) {
		return s.fault(BadSyntax)
	}
	s.at += len(word)
	s.out = append(s.out, word...)
	return nil
}

// nested reads an object or an array, whose first byte it consumes and copies.
func (s *scanner) nested(read func() error) error {
	if s.depth++; s.depth > MaxDepth {
		return s.fault(TooDeep)
	}
	s.out = append(s.out, s.src[s.at])
	s.at++
	err := read()
	s.depth--
	return err
}

func (s *scanner) array() error {
	for i := 0; !s.take(']'); i++ {
		if i > 0 {
			if !s.take(',') {
				return s.fault(BadSyntax)
			}
			s.out = append(s.out, ',')
		}
		if err := s.value(); err != nil {
			return within(err, strconv.Itoa(i))
		}
	}
	s.out = append(s.out, ']')
	return nil
}

func (s *scanner) object() error {
	base := len(s.members)
	for i := 0; !s.take('}'); i++ {
		if i > 0 {
			if !s.take(',') {
				return s.fault(BadSyntax)
			}
			s.out = append(s.out, ',')
		}
		m, err := s.member()
		if err != nil {
			return err
		}
		s.members = append(s.members, m)
	}
	if twice := sortMembers(s.out, s.members[base:]); twice != nil {
		return within(s.fault(DuplicateKey), string(twice))
	}
	s.members = s.members[:base]
	s.out = append(s.out, '}')
	return nil
}

func (s *scanner) member() (m member, err error) {
	if s.next() != '"' {
		return m, s.fault(BadSyntax)
	}
	m.from = len(s.out)
	if m.key, err = s.text(); err != nil {
		return m, err
	}
	s.quote(m.key)
	if !s.take(':') {
		return m, s.fault(BadSyntax)
	}
	s.out = append(s.out, ':')
	if err = s.value(); err != nil {
		return m, within(err, string(m.key))
	}
	m.to = len(s.out)
	return m, nil
}

// number reads an integer written in plain digits.
func (s *scanner) number() error {
	from := s.at
	for s.at < len(s.src) && strings.IndexByte("+-.eE0123456789", s.src[s.at]) >= 0 {
		s.at++
	}
	digits := s.src[from:s.at]
	n, err := strconv.ParseInt(string(digits), 10, 64)
	if err != nil || n < -maxInteger || n > maxInteger || strconv.FormatInt(n, 10) != string(digits) {
		s.at = from
		return s.fault(BadNumber)
	}
	s.out = append(s.out, digits...)
	return nil
}

// text reads a string and returns it unescaped; without escapes it is a part of the source.
func (s *scanner) text() ([]byte, error) {
	s.at++
	from := s.at
	for s.at < len(s.src) {
		switch c := s.src[s.at]; {
		case c == '"':
			text := s.src[from:s.at]
			if !utf8.Valid(text) {
				s.at = from
				return nil, s.fault(BadText)
			}
			s.at++
			return text, nil
		case c == '\\':
			return s.escaped(from)
		case c < ' ':
			return nil, s.fault(BadSyntax)
		}
		s.at++
	}
	return nil, s.fault(BadSyntax)
}

// escaped goes on reading a string from its first escape.
func (s *scanner) escaped(from int) ([]byte, error) {
	start := from
	var text []byte
	for s.at < len(s.src) {
		switch c := s.src[s.at]; {
		case c == '"':
			text = append(text, s.src[from:s.at]...)
			if !utf8.Valid(text) {
				s.at = start
				return nil, s.fault(BadText)
			}
			s.at++
			return text, nil
		case c == '\\':
			text = append(text, s.src[from:s.at]...)
			r, err := s.escape()
			if err != nil {
				return nil, err
			}
			text = utf8.AppendRune(text, r)
			from = s.at
			continue
		case c < ' ':
			return nil, s.fault(BadSyntax)
		}
		s.at++
	}
	return nil, s.fault(BadSyntax)
}

// escape reads one escape, of one character.
func (s *scanner) escape() (rune, error) {
	if s.at+1 >= len(s.src) {
		return 0, s.fault(BadSyntax)
	}
	letter := s.src[s.at+1]
	if letter != 'u' {
		i := strings.IndexByte(`"\/bfnrt`, letter)
		if i < 0 {
			return 0, s.fault(BadSyntax)
		}
		s.at += 2
		return rune("\"\\/\b\f\n\r\t"[i]), nil
	}
	r, ok := s.unit()
	if !ok {
		return 0, s.fault(BadSyntax)
	}
	if utf16.IsSurrogate(r) {
		low, _ := s.unit()
		r = utf16.DecodeRune(r, low)
	}
	// encoding/json writes this escape, and only for text that was not UTF-8. Half of a pair ends here too.
	if r == utf8.RuneError {
		return 0, s.fault(BadText)
	}
	return r, nil
}

// unit reads \uXXXX.
func (s *scanner) unit() (rune, bool) {
	if s.at+6 > len(s.src) || s.src[s.at] != '\\' || s.src[s.at+1] != 'u' {
		return 0, false
	}
	n, err := strconv.ParseUint(string(s.src[s.at+2:s.at+6]), 16, 16)
	if err != nil {
		return 0, false
	}
	s.at += 6
	return rune(n), true
}

// quote writes a string: RFC 8785 section 3.2.2.2 escapes what JSON cannot hold, and nothing more.
func (s *scanner) quote(text []byte) {
	const hex = "0123456789abcdef"
	s.out = append(s.out, '"')
	from := 0
	for i, c := range text {
		if c >= ' ' && c != '"' && c != '\\' {
			continue
		}
		s.out = append(s.out, text[from:i]...)
		from = i + 1
		if short := strings.IndexByte("\"\\\b\f\n\r\t", c); short >= 0 {
			s.out = append(s.out, '\\', `"\bfnrt`[short])
		} else {
			s.out = append(s.out, '\\', 'u', '0', '0', hex[c>>4], hex[c&15])
		}
	}
	s.out = append(append(s.out, text[from:]...), '"')
}

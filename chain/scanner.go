package chain

import (
	"bytes"
	"strconv"
	"strings"
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

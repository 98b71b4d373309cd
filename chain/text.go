package chain

import (
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// text reads a string and returns it unescaped; without escapes it is a part of the source.
func (s *scanner) text() ([]byte, error) {
	s.at++
	start, from := s.at, s.at
	var unescaped []byte
	for s.at < len(s.src) {
		switch c := s.src[s.at]; {
		case c == '"':
			text := s.src[from:s.at]
			if unescaped != nil {
				text = append(unescaped, text...)
			}
			if !utf8.Valid(text) {
				s.at = start
				return nil, s.fault(BadText)
			}
			s.at++
			return text, nil
		case c == '\\':
			unescaped = append(unescaped, s.src[from:s.at]...)
			r, err := s.escape()
			if err != nil {
				return nil, err
			}
			unescaped = utf8.AppendRune(unescaped, r)
			from = s.at
		case c < ' ':
			return nil, s.fault(BadSyntax)
		default:
			s.at++
		}
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

package test

import (
	"go/ast"
	"go/token"
	"regexp"
	"slices"
	"strconv"
	"testing"
)

// TestEveryRefusalFillsItsSentence reads each place that builds a refusal, with a code and the names of its facts, and
// holds it against the sentences that bear this code: what a sentence leaves to be filled must be given.
func TestEveryRefusalFillsItsSentence(t *testing.T) {
	sentences, held := map[string][]string{}, 0
	for _, p := range tree(t) {
		for _, f := range p.code() {
			f.sentences(sentences)
		}
	}
	for _, p := range tree(t) {
		for _, f := range p.code() {
			for n := range ast.Preorder(f.File) {
				code, given, ok := refusalOf(n)
				if !ok {
					continue
				}
				held++
				for _, place := range slices.Compact(slices.Sorted(slices.Values(sentences[code]))) {
					if !slices.Contains(given, place) {
						t.Errorf("%s: %s does not give the {%s} of its sentence; it gives %q", f.at(n), code, place, given)
					}
				}
			}
		}
	}
	if held < 300 {
		t.Errorf("only %d refusals were found: this test reads the code wrongly", held)
	}
}

// refusalOf reads a call such as Refuse(Missing, "act.unknown", "seq", seq) whose names are all plain texts.
func refusalOf(n ast.Node) (code string, given []string, ok bool) {
	call, isCall := n.(*ast.CallExpr)
	if !isCall || len(call.Args) < 2 || call.Ellipsis != token.NoPos {
		return "", nil, false
	}
	name := ""
	switch f := call.Fun.(type) {
	case *ast.Ident:
		name = f.Name
	case *ast.SelectorExpr:
		name = f.Sel.Name
	}
	if code, ok = literalText(call.Args[1]); name != "Refuse" || !ok {
		return "", nil, false
	}
	for i := 2; i < len(call.Args); i += 2 {
		fact, isText := literalText(call.Args[i])
		if !isText {
			return "", nil, false
		}
		given = append(given, fact)
	}
	return code, given, true
}

// place is where a sentence is to be filled.
var place = regexp.MustCompile(`\{([a-z_]+)`)

// sentences collects what each "code": {FR: …, EN: …} of a file leaves to be filled.
func (f *source) sentences(into map[string][]string) {
	for n := range ast.Preorder(f.File) {
		pair, ok := n.(*ast.KeyValueExpr)
		if !ok {
			continue
		}
		code, isText := literalText(pair.Key)
		words, isLiteral := pair.Value.(*ast.CompositeLit)
		if !isText || !isLiteral {
			continue
		}
		for _, e := range words.Elts {
			said, ok := e.(*ast.KeyValueExpr)
			if !ok {
				continue
			}
			text, _ := literalText(said.Value)
			for _, found := range place.FindAllStringSubmatch(text, -1) {
				into[code] = append(into[code], found[1])
			}
		}
	}
}

// literalText returns the text of a literal.
func literalText(e ast.Expr) (string, bool) {
	literal, ok := e.(*ast.BasicLit)
	if !ok || literal.Kind != token.STRING {
		return "", false
	}
	text, err := strconv.Unquote(literal.Value)
	return text, err == nil
}

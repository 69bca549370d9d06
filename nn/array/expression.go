package array

import (
	"slices"
	"strings"
)

// A node is a part of an expression, as it was written.
type node interface{ place() int }

// at is where a node begins, in runes.
type at int

func (a at) place() int { return int(a) }

type (
	literal struct { // a number, a text, or a constant with a name
		at
		object object
	}
	name struct {
		at
		name string
	}
	sequence struct { // a list, or a tuple
		at
		items []node
		tuple bool
	}
	attribute struct {
		at
		of   node
		name string
		dot  int // where the name stands
	}
	call struct {
		at
		of        node
		arguments []argument
	}
	argument struct {
		name  string // "" for one by position
		value node
	}
	subscript struct {
		at
		of, index node
	}
	slicing struct { // start:stop:step
		at
		bounds [3]node // nil for what is left out
	}
	starred struct { // *of
		at
		of node
	}
	operation struct {
		at
		sign        string
		left, right node // left is nil for a sign before a single operand
	}
)

// A parser reads tokens by Python's grammar.
type parser struct {
	tokens []token
	next   int
	open   []bracket
}

// parseExpression reads one expression.
func parseExpression(text string) (node, error) {
	p := &parser{}
	var err error
	if p.tokens, p.open, err = tokenize(text); err != nil { // Python complains of it first, wherever it stands
		return nil, err
	}
	n, err := p.list()
	switch star, spread := n.(starred); {
	case err != nil:
	case p.peek().kind != tokenEnd:
		err = p.after(n)
	case spread:
		err = star.alone("can't use starred expression here")
	}
	return n, err
}

// alone is Python's refusal of a star before something that is not one of several.
func (s starred) alone(text string) error {
	return &SyntaxError{Offset: s.place(), Kind: LoneStar, Class: "SyntaxError", text: text}
}

func (p *parser) peek() token { return p.tokens[min(p.next, len(p.tokens)-1)] }

// sees tells whether one of some signs comes next.
func (p *parser) sees(signs ...string) bool {
	t := p.peek()
	return t.kind == tokenSign && slices.Contains(signs, t.text)
}

func (p *parser) accept(sign string) bool {
	if p.sees(sign) {
		p.next++
		return true
	}
	return false
}

// list reads expressions with commas between them: one alone, or a tuple.
func (p *parser) list() (node, error) {
	begin := p.peek().at
	first, err := p.item()
	if err != nil || !p.sees(",") {
		return first, err
	}
	items := []node{first}
	for p.accept(",") {
		if p.peek().kind == tokenEnd {
			break
		}
		item, err := p.item()
		if err != nil {
			return nil, err
		}
		items = append(items, item)
	}
	return sequence{at: at(begin), items: items, tuple: true}, nil
}

// levels are the operators with two sides, those that bind least first.
var levels = [][]string{{"<", ">", "<=", ">=", "==", "!="}, {"|"}, {"^"}, {"&"}, {"<<", ">>"}, {"+", "-"}, {"*", "/", "//", "%", "@"}}

// item reads an expression, or one with a star, whose items are meant.
func (p *parser) item() (node, error) {
	begin := at(p.peek().at)
	if !p.accept("*") {
		return p.expression()
	}
	of, err := p.binary(1)
	return starred{at: begin, of: of}, err
}

// expression reads one, with and, or and not around what they join.
func (p *parser) expression() (node, error) {
	left, err := p.truth()
	for err == nil && p.word("and", "or") {
		sign := p.peek()
		p.next++
		var right node
		right, err = p.truth()
		left = operation{at: at(sign.at), sign: sign.text, left: left, right: right}
	}
	return left, err
}

func (p *parser) truth() (node, error) {
	if !p.word("not") {
		return p.binary(0)
	}
	begin := at(p.peek().at)
	p.next++
	of, err := p.truth()
	return operation{at: begin, sign: "not", right: of}, err
}

func (p *parser) binary(level int) (node, error) {
	if level == len(levels) {
		return p.unary()
	}
	left, err := p.binary(level + 1)
	for err == nil && p.sees(levels[level]...) {
		sign := p.peek()
		p.next++
		var right node
		right, err = p.binary(level + 1)
		left = operation{at: at(sign.at), sign: sign.text, left: left, right: right}
	}
	return left, err
}

// unary reads a signed operand; a power binds more than the sign before it.
func (p *parser) unary() (node, error) {
	t := p.peek()
	if p.sees("+", "-", "~") {
		p.next++
		of, err := p.unary()
		return operation{at: at(t.at), sign: t.text, right: of}, err
	}
	base, err := p.primary()
	if err != nil || !p.sees("**") {
		return base, err
	}
	sign := p.peek()
	p.next++
	power, err := p.unary()
	return operation{at: at(sign.at), sign: "**", left: base, right: power}, err
}

// primary reads an atom, with what is attached to it.
func (p *parser) primary() (node, error) {
	n, err := p.atom()
	for err == nil {
		begin, trailer := at(n.place()), p.next
		switch {
		case p.accept("."):
			t := p.peek()
			if t.kind != tokenName || slices.Contains(keywords, t.text) {
				return nil, p.invalid()
			}
			p.next++
			n = attribute{at: begin, of: n, name: t.text, dot: t.at}
		case p.accept("("):
			c := call{at: begin, of: n}
			c.arguments, err = p.arguments()
			err = p.apart(n, trailer, err)
			n = c
		case p.accept("["):
			var index node
			index, err = p.slices()
			err = p.apart(n, trailer, err)
			n = subscript{at: begin, of: n, index: index}
		default:
			return n, nil
		}
	}
	return nil, err
}

// atom reads a number, a name, a text, a list or a tuple.
func (p *parser) atom() (node, error) {
	t := p.peek()
	begin := at(t.at)
	switch {
	case t.kind == tokenNumber:
		p.next++
		return literal{begin, t.number.object()}, nil
	case t.kind == tokenText:
		p.next++
		texts := []string{t.text}
		for ; p.peek().kind == tokenText; p.next++ { // one after another are one
			texts = append(texts, p.peek().text)
		}
		return literal{begin, strings.Join(texts, "")}, nil
	case p.sees("..."):
		p.next++
		return literal{begin, ellipsis{}}, nil
	case p.sees("["), p.sees("("):
		p.next++
		return p.bracketed(begin, t.text)
	case t.kind != tokenName || slices.Contains(keywords, t.text):
		return nil, p.noOperand()
	}
	p.next++
	if constant, ok := map[string]object{"None": none{}, "True": true, "False": false}[t.text]; ok {
		return literal{begin, constant}, nil
	}
	return name{begin, t.text}, nil
}

// bracketed reads a list, a tuple, or a single expression in round brackets.
func (p *parser) bracketed(begin at, opening string) (node, error) {
	closing := map[string]string{"[": "]", "(": ")"}[opening]
	made := sequence{at: begin, tuple: opening == "("}
	for !p.accept(closing) {
		item, err := p.named()
		if err != nil {
			return nil, err
		}
		made.items = append(made.items, item)
		switch {
		case p.accept(","):
		case made.tuple && len(made.items) == 1 && p.accept(closing):
			if star, spread := item.(starred); spread {
				return nil, star.alone("cannot use starred expression here")
			}
			return item, nil
		case !p.sees(closing):
			if err := p.assigned(item); err != nil {
				return nil, err
			}
			return nil, p.after(item)
		}
	}
	return made, nil
}

// arguments reads those of a call, up to its closing bracket.
func (p *parser) arguments() ([]argument, error) {
	var all []argument
	for !p.accept(")") {
		a, err := p.argument()
		if err != nil {
			return nil, err
		}
		all = append(all, a)
		switch {
		case p.accept(","), p.sees(")"):
		case p.sees(":="): // an argument is read as an expression, and what follows as something else
			return nil, p.invalid()
		default:
			return nil, p.after(a.value)
		}
	}
	named := map[string]bool{}
	for i, a := range all {
		switch {
		case a.name == "" && len(named) > 0:
			return nil, &SyntaxError{Offset: p.tokens[p.next-1].at, Kind: BadSyntax, Class: "SyntaxError", text: "positional argument follows keyword argument"}
		case named[a.name]:
			return nil, &SyntaxError{Offset: all[i].value.place(), Kind: BadSyntax, Class: "SyntaxError", text: "keyword argument repeated: " + a.name}
		case a.name != "":
			named[a.name] = true
		}
	}
	return all, nil
}

// argument reads one, with its name if it has one.
func (p *parser) argument() (argument, error) {
	t := p.peek()
	if t.kind == tokenName && !slices.Contains(keywords, t.text) && p.next+1 < len(p.tokens) && p.tokens[p.next+1].text == "=" && p.tokens[p.next+1].kind == tokenSign {
		p.next += 2
		if slices.Contains(constants, t.text) {
			p.next--
			return argument{}, p.fail(BadSyntax, "cannot assign to "+t.text)
		}
		value, err := p.expression()
		return argument{name: t.text, value: value}, err
	}
	value, err := p.named()
	if err == nil && p.sees("=") {
		return argument{}, p.fail(BadSyntax, `expression cannot contain assignment, perhaps you meant "=="?`)
	}
	return argument{value: value}, err
}

// slices reads what stands between the brackets after something.
func (p *parser) slices() (node, error) {
	begin := at(p.peek().at)
	var items []node
	comma := false
	for !p.accept("]") {
		item, err := p.slice()
		if err != nil {
			return nil, err
		}
		items = append(items, item)
		if comma = p.accept(","); !comma && !p.sees("]") {
			if err := p.assigned(item); err != nil {
				return nil, err
			}
			return nil, p.after(item)
		}
	}
	switch {
	case len(items) == 0:
		p.next--
		return nil, p.invalid()
	case len(items) == 1 && !comma:
		if _, spread := items[0].(starred); !spread {
			return items[0], nil
		}
	}
	return sequence{at: begin, items: items, tuple: true}, nil
}

// slice reads an expression, or start:stop:step.
func (p *parser) slice() (node, error) {
	if p.sees("*") || p.next+1 < len(p.tokens) && p.tokens[p.next+1].text == ":=" {
		return p.named()
	}
	made := slicing{at: at(p.peek().at)}
	for i := range made.bounds {
		if !p.sees(":", ",", "]") || i == 0 && p.sees(",", "]") {
			bound, err := p.expression()
			if err != nil {
				return nil, err
			}
			made.bounds[i] = bound
		}
		if i == 2 || !p.accept(":") {
			if i == 0 {
				return made.bounds[0], nil
			}
			break
		}
	}
	return made, nil
}

package array

import "slices"

func (p *parser) fail(kind Kind, text string) error {
	return &SyntaxError{Offset: p.peek().at, Kind: kind, Class: "SyntaxError", text: text}
}

// ours is the refusal of what Python would read.
func (p *parser) ours() error {
	return &SyntaxError{Offset: p.peek().at, Kind: NotANumber, text: "only numbers, lists, indices, calls and sums of them are read here"}
}

// keywords are no names.
var keywords = []string{
	"and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del", "elif", "else", "except", "finally", "for", "from", "global", "if", "import",
	"in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while", "with", "yield",
}

// invalid is Python's complaint about the token that stands here.
func (p *parser) invalid() error {
	if p.peek().kind != tokenEnd {
		return p.fail(BadSyntax, "invalid syntax")
	}
	if len(p.open) > 0 {
		return p.unclosed()
	}
	return p.fail(NothingThere, "invalid syntax")
}

func (p *parser) unclosed() error {
	last := p.open[len(p.open)-1]
	return &SyntaxError{Offset: last.at, Kind: Unclosed, Class: "SyntaxError", text: "'" + string(last.sign) + "' was never closed"}
}

// sees the keyword that begins, or joins, what Python reads and we do not.
func (p *parser) word(words ...string) bool {
	t := p.peek()
	return t.kind == tokenName && slices.Contains(words, t.text)
}

// noOperand is the complaint about what stands where an operand should.
func (p *parser) noOperand() error {
	first := p.next == 0
	refused := p.ours()
	switch {
	case p.sees("{") && len(p.open) > 0:
		return p.unclosed()
	case p.sees("{"), p.sees("**") && p.peek().level > 0, p.word("lambda") && p.ahead(":"), first && p.word("import", "from", "def", "class", "for", "while", "with", "if", "del", "assert", "raise", "global") && p.next+2 < len(p.tokens):
		return refused
	}
	return p.invalid()
}

// ahead tells whether a sign, or a word, comes later.
func (p *parser) ahead(text string) bool {
	return slices.ContainsFunc(p.tokens[p.next:], func(t token) bool { return t.text == text && t.kind != tokenText })
}

// after is the complaint about what stands after an expression and cannot.
func (p *parser) after(before node) error {
	outside := p.peek().level == 0
	switch {
	case p.word("for") && len(p.open) > 0:
		return p.unclosed()
	case p.word("for") && p.ahead("in") && !outside:
		return p.ours()
	case p.goesOn(before, outside):
		return p.joined(before, outside)
	}
	if n, ok := before.(name); ok && n.name == "print" && n.place() == 0 && p.peek().kind != tokenEnd && outside {
		return p.fail(BadSyntax, "Missing parentheses in call to 'print'. Did you mean print(...)?")
	}
	if err := p.comma(before); err != nil {
		return err
	}
	return p.invalid()
}

// goesOn tells whether an expression goes on in a way that Python reads, or has words for.
func (p *parser) goesOn(before node, outside bool) bool {
	return p.word("if", "is", "in", "not") || p.sees(":=") && (!outside || assignee(before) != "") ||
		outside && p.sees("=", "+=", "-=", "*=", "/=", ";", ":", "//=", "**=", "%=", "@=")
}

// joined refuses an expression that goes on in a way that Python reads and we do not:
// an assignment, a condition, a second statement. What goes on must be sound. Nothing can
// be assigned to most expressions, says Python, once it has read all.
func (p *parser) joined(before node, outside bool) error {
	refused, statement, sign := p.ours(), p.sees(";"), p.peek().text
	unassigned := p.unassigned(before, sign)
	if p.next++; p.word("not", "in") {
		p.next++
	}
	if p.peek().kind == tokenEnd && statement {
		return refused
	}
	if _, err := p.list(); err != nil {
		if wrong, ok := err.(*SyntaxError); ok && wrong.Class == "" { //nolint:errorlint // nobody has wrapped it yet
			return refused
		}
		if unassigned != nil && sign == "=" && isInvalid(err) {
			return p.fail(BadSyntax, "cannot assign to "+assignee(before))
		}
		return err
	}
	if unassigned != nil {
		return p.complete(before, sign, unassigned, outside)
	}
	if p.peek().kind != tokenEnd && outside && !p.sees("=", ";") && !p.word("else", "if") {
		return p.invalid()
	}
	return refused
}

// complete is the complaint about an assignment to what takes none, of which both sides
// were read.
func (p *parser) complete(to node, sign string, unassigned error, outside bool) error {
	switch augmented := len(sign) > 1 && sign != ":="; {
	case p.sees("=") && sign == "=":
		return p.fail(BadSyntax, "cannot assign to "+assignee(to))
	case p.peek().kind == tokenEnd, !outside, augmented, sign == ":=":
		return unassigned
	}
	return p.invalid()
}

// hereEquals is what Python adds where an assignment would be sound.
const hereEquals = " here. Maybe you meant '==' instead of '='?"

// isInvalid tells whether Python says no more than that something is wrong.
func isInvalid(err error) bool {
	wrong, ok := err.(*SyntaxError) //nolint:errorlint // nobody has wrapped it yet
	return ok && wrong.text == "invalid syntax"
}

// unassigned is Python's complaint about what a sign would assign to; nil where that can
// be, or where Python says something else.
func (p *parser) unassigned(to node, sign string) error {
	what := assignee(to)
	switch {
	case what == "":
		return nil
	case sign == "=" && slices.Contains([]string{"comparison", "None", "True", "False"}, what):
		return p.fail(BadSyntax, "cannot assign to "+what)
	case sign == "=":
		return p.fail(BadSyntax, "cannot assign to "+what+hereEquals)
	case sign == ":=":
		return p.fail(BadSyntax, "cannot use assignment expressions with "+what)
	case sign == ":":
		return p.fail(BadSyntax, "illegal target for annotation")
	case len(sign) > 1 && sign[len(sign)-1] == '=':
		return p.fail(BadSyntax, "'"+what+"' is an illegal expression for augmented assignment")
	}
	return nil
}

// assignee is what Python calls an expression that nothing can be assigned to; "" for one
// of which it may say something else.
func assignee(to node) string {
	switch to := to.(type) {
	case call:
		return "function call"
	case operation:
		if slices.Contains(levels[0], to.sign) {
			return "comparison"
		}
		if to.sign != "not" && to.sign != "and" && to.sign != "or" {
			return "expression"
		}
	case literal:
		switch to.object.(type) {
		case bool, none:
			return repr(to.object)
		case ellipsis:
			return "ellipsis"
		}
		return "literal"
	}
	return ""
}

// comma is Python's complaint about two expressions in brackets with nothing between
// them, the second of which stands here; nil where there is none.
func (p *parser) comma(before node) error {
	begin := p.next
	defer func() { p.next = begin }()
	if p.peek().level == 0 || p.sees(")", "]", "}") || p.tested(before) {
		return nil
	}
	if _, err := p.expression(); err != nil || p.tokens[p.next-1].level == 0 {
		return nil
	}
	if len(p.open) > 0 {
		return p.unclosed()
	}
	p.next = begin
	return p.fail(MissingComma, "invalid syntax. Perhaps you forgot a comma?")
}

// tested tells whether a name stands before a text, which may be a prefix of it.
func (p *parser) tested(before node) bool {
	_, named := before.(name)
	return named && p.peek().kind == tokenText
}

// apart looks at brackets after an operand that could not be read: they may be an
// expression of their own, with the comma before it forgotten.
func (p *parser) apart(before node, trailer int, err error) error {
	if !isInvalid(err) {
		return err
	}
	p.next = trailer
	if forgotten := p.comma(before); forgotten != nil {
		return forgotten
	}
	return err
}

// assigned is Python's complaint about an = in brackets.
func (p *parser) assigned(to node) error {
	if !p.sees("=") {
		return nil
	}
	begin := p.next
	text := ""
	switch to := to.(type) {
	case name:
		text = "invalid syntax. Maybe you meant '==' or ':=' instead of '='?"
	case literal:
		switch to.object.(type) {
		case none, bool:
		default:
			text = "cannot assign to " + assignee(to) + hereEquals
		}
	case attribute:
		text = "cannot assign to attribute here. Maybe you meant '==' instead of '='?"
	case subscript:
		text = "cannot assign to subscript here. Maybe you meant '==' instead of '='?"
	case call:
		text = "cannot assign to function call here. Maybe you meant '==' instead of '='?"
	case operation:
		text = "cannot assign to expression here. Maybe you meant '==' instead of '='?"
	}
	p.next++
	_, err := p.binary(1)
	p.next = begin
	if text == "" || err != nil {
		return p.invalid()
	}
	return p.fail(BadSyntax, text)
}

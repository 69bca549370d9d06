package array

import "slices"

// An assignment gives a name to what it is worth, in the middle of a line: name := value.
// Learners who mean name=value come to it by a slip, and Python takes it.
type assignment struct {
	at
	name  string
	value node
}

// named reads an expression, or one with a star, or one that is given a name: what may
// stand among others between brackets.
func (p *parser) named() (node, error) {
	t := p.peek()
	if t.kind != tokenName || slices.Contains(keywords, t.text) || slices.Contains(constants, t.text) || p.next+1 >= len(p.tokens) {
		return p.item()
	}
	if sign := p.tokens[p.next+1]; sign.kind != tokenSign || sign.text != ":=" {
		return p.item()
	}
	p.next += 2
	value, err := p.expression()
	return assignment{at(t.at), t.text, value}, err
}

// constants are names that nothing is assigned to.
var constants = []string{"None", "True", "False"}

// assign computes what a name is given, and keeps it for the rest of the line.
func (e evaluation) assign(n assignment) (object, error) {
	o, err := e.value(n.value)
	if err == nil {
		e.names[n.name] = o
	}
	return o, err
}

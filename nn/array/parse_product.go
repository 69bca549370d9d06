package array

import "strings"

// A Product is two operands that are multiplied, as they were written.
type Product struct {
	Left, Right string
	MatMul      bool // left @ right or np.matmul, which is not np.dot beyond rank 2
}

// ParseProduct reads a product of two arrays: np.dot(a, b), a.dot(b), a @ b,
// np.matmul(a, b). It tells whether the line is one.
func ParseProduct(line string) (Product, bool) {
	n, err := parseExpression(line)
	if err != nil {
		return Product{}, false
	}
	switch n := n.(type) {
	case operation:
		if n.sign == "@" {
			return Product{Left: write(n.left), Right: write(n.right), MatMul: true}, true
		}
	case call:
		f, ok := n.of.(attribute)
		if !ok {
			break
		}
		operands := n.arguments
		if of, named := f.of.(name); !named || of.name != "np" {
			operands = append([]argument{{value: f.of}}, operands...)
		} else if f.name == "matmul" && len(operands) == 2 {
			return Product{Left: write(operands[0].value), Right: write(operands[1].value), MatMul: true}, true
		}
		if f.name == "dot" && len(operands) == 2 {
			return Product{Left: write(operands[0].value), Right: write(operands[1].value)}, true
		}
	}
	return Product{}, false
}

// write writes a part of a line, with Python's usual spaces.
func write(n node) string {
	switch n := n.(type) {
	case literal:
		return repr(n.object)
	case name:
		return n.name
	case sequence:
		return n.write()
	case attribute:
		return write(n.of) + "." + n.name
	case call:
		return n.write()
	case subscript:
		index := write(n.index)
		if s, ok := n.index.(sequence); ok && s.tuple && len(s.items) > 1 {
			index = writeAll(s.items)
		}
		return write(n.of) + "[" + index + "]"
	case slicing:
		return strings.TrimSuffix(writeBound(n.bounds[0])+":"+writeBound(n.bounds[1])+":"+writeBound(n.bounds[2]), ":")
	case starred:
		return "*" + write(n.of)
	case operation:
		if n.left == nil {
			return n.sign + write(n.right)
		}
		return "(" + write(n.left) + " " + n.sign + " " + write(n.right) + ")"
	}
	return ""
}

func (n sequence) write() string {
	switch {
	case !n.tuple:
		return "[" + writeAll(n.items) + "]"
	case len(n.items) == 1:
		return "(" + write(n.items[0]) + ",)"
	}
	return "(" + writeAll(n.items) + ")"
}

func (n call) write() string {
	texts := make([]string, len(n.arguments))
	for i, a := range n.arguments {
		if texts[i] = write(a.value); a.name != "" {
			texts[i] = a.name + "=" + texts[i]
		}
	}
	return write(n.of) + "(" + strings.Join(texts, ", ") + ")"
}

func writeBound(n node) string {
	if n == nil {
		return ""
	}
	return write(n)
}

func writeAll(nodes []node) string {
	texts := make([]string, len(nodes))
	for i, n := range nodes {
		texts[i] = write(n)
	}
	return strings.Join(texts, ", ")
}

package kit

import (
	"sinapse/lessons"
	"sinapse/lessons/scene"
)

// Op is an operator, with its spaces.
func Op(text string) scene.Term { return scene.Term{Kind: scene.Operator, Text: text} }

// Symbol is the name of a number.
func Symbol(text string) scene.Term { return scene.Term{Kind: scene.Symbol, Text: text} }

// Word is a word, by its key.
func Word(key string) scene.Term { return scene.Term{Kind: scene.Word, Word: key} }

// Value is a number.
func Value(q scene.Quantity) scene.Term { return scene.Term{Kind: scene.Value, Quantity: q} }

// Result is the number that a sum makes.
func Result(q scene.Quantity) scene.Term { return scene.Term{Kind: scene.Result, Quantity: q} }

// Hidden stands for the number that a sum will make.
func Hidden(q scene.Quantity) scene.Term {
	return scene.Term{Kind: scene.Symbol, Text: lessons.Unguessed, Quantity: q, Role: scene.Guess}
}

// BySign gives a term the ink of its number's sign.
func BySign(t scene.Term) scene.Term { t.Role = scene.BySign; return t }

// Chosen gives a term the item that it is chosen by.
func Chosen(t scene.Term, item scene.ItemID) scene.Term { t.Item = item; return t }

// Sum is the worked line x₁·w₁ + x₂·w₂ + … (+ b) = z. An empty bias is left
// out.
func Sum(inputs []scene.NeuronInput, bias, z scene.Quantity) []scene.Term {
	var terms []scene.Term
	for i, in := range inputs {
		if i > 0 {
			terms = append(terms, Op(" + "))
		}
		terms = append(terms, Value(in.Value), Op("·"), BySign(Value(in.Weight)))
	}
	if bias.Given {
		terms = append(terms, Op(" + "), BySign(Value(bias)))
	}
	return append(terms, Op(" = "), Result(z))
}

// Product is the worked line x·w = c.
func Product(in scene.NeuronInput, c scene.Quantity) []scene.Term {
	return []scene.Term{Value(in.Value), Op(" · "), BySign(Value(in.Weight)), Op(" = "), Result(c)}
}

// Names is the line of symbols over a sum: x₁·w₁ + x₂·w₂ (+ b) = z.
func Names(inputs int, bias bool) []scene.Term {
	var terms []scene.Term
	for i := 1; i <= inputs; i++ {
		if i > 1 {
			terms = append(terms, Op(" + "))
		}
		terms = append(terms, Symbol(scene.Subscript("x", i)), Op("·"), Symbol(scene.Subscript("w", i)))
	}
	if bias {
		terms = append(terms, Op(" + "), Symbol("b"))
	}
	return append(terms, Op(" = "), Symbol("z"))
}

// UpdateLine is one step of gradient descent on one parameter, with the
// numbers: w ← w − rate·gradient.
func UpdateLine(name string, before, rate, gradient float64, decimals int) []scene.Term {
	return []scene.Term{
		Symbol(name), Op(" ← "), Value(scene.Number(before, decimals)), Op(" − "), Value(scene.Quantity{Value: rate, Decimals: 4, Given: true}),
		Op("·"), Op("("), Value(scene.Signed(gradient, decimals)), Op(")"), Op(" = "), Result(scene.Number(before-float64(rate*gradient), decimals)),
	}
}

// Arithmetic is a panel of worked lines.
func Arithmetic(id string, lines ...[]scene.Term) scene.Panel {
	return scene.Arithmetic{Frame: scene.Frame{ID: id, Width: 30, Rows: len(lines)}, Lines: lines}
}

// Count is a whole number as a term.
func Count(n int) scene.Term { return Value(scene.Number(float64(n), 0)) }

// ShapeTerm is a shape in a worked line.
func ShapeTerm(rows, cols int) scene.Term {
	return scene.Term{Kind: scene.Symbol, Text: Shape(rows, cols), Role: scene.Strong}
}

// SizesLine ties the two inner lengths of a product: they must be equal.
func SizesLine(left, right, out string, fits bool) scene.Panel {
	mark, key, role := "=", "sizes.fit", scene.Success
	if !fits {
		mark, key, role = "≠", "sizes.fail", scene.Danger
	}
	line := []scene.Term{{Kind: scene.Symbol, Text: left, Role: scene.Strong}, Op("  ·  "), {Kind: scene.Symbol, Text: right, Role: scene.Strong}}
	if fits {
		line = append(line, Op("  →  "), scene.Term{Kind: scene.Symbol, Text: out, Role: scene.Strong})
	}
	return Arithmetic("sizes", line, []scene.Term{{Kind: scene.Symbol, Text: mark, Role: role}, Op("  "), Word(key)})
}

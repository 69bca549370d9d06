package lessons

// Worked sums are written with these: each returns one term.

func op(text string) Term     { return Term{Kind: Operator, Text: text} }
func symbol(text string) Term { return Term{Kind: Symbol, Text: text} }
func word(key string) Term    { return Term{Kind: Word, Word: key} }
func value(q Quantity) Term   { return Term{Kind: Value, Quantity: q} }
func result(q Quantity) Term  { return Term{Kind: Result, Quantity: q} }

// bySign gives a term the ink of its number's sign.
func bySign(t Term) Term { t.Role = BySign; return t }

func chosen(t Term, item string) Term { t.Item = item; return t }

// sum is the worked line x₁·w₁ + x₂·w₂ + … (+ b) = z. An empty bias is left
// out.
func sum(inputs []NeuronInput, bias, z Quantity) []Term {
	var terms []Term
	for i, in := range inputs {
		if i > 0 {
			terms = append(terms, op(" + "))
		}
		terms = append(terms, value(in.Value), op("·"), bySign(value(in.Weight)))
	}
	if bias.Given {
		terms = append(terms, op(" + "), bySign(value(bias)))
	}
	return append(terms, op(" = "), result(z))
}

// product is the worked line x·w = c.
func product(in NeuronInput, c Quantity) []Term {
	return []Term{value(in.Value), op(" · "), bySign(value(in.Weight)), op(" = "), result(c)}
}

// names is the line of symbols over a sum: x₁·w₁ + x₂·w₂ (+ b) = z.
func names(inputs int, bias bool) []Term {
	var terms []Term
	for i := 1; i <= inputs; i++ {
		if i > 1 {
			terms = append(terms, op(" + "))
		}
		terms = append(terms, symbol(subscript("x", i)), op("·"), symbol(subscript("w", i)))
	}
	if bias {
		terms = append(terms, op(" + "), symbol("b"))
	}
	return append(terms, op(" = "), symbol("z"))
}

// updateLine is one step of gradient descent on one parameter, with the
// numbers: w ← w − rate·gradient.
func updateLine(name string, before, rate, gradient float64, decimals int) []Term {
	return []Term{
		symbol(name), op(" ← "), value(Number(before, decimals)), op(" − "), value(Quantity{Value: rate, Decimals: 4, Given: true}),
		op("·"), op("("), value(Signed(gradient, decimals)), op(")"), op(" = "), result(Number(before-rate*gradient, decimals)),
	}
}

// arithmetic is a panel of worked lines.
func arithmetic(id string, lines ...[]Term) Panel {
	return Arithmetic{Frame: Frame{ID: id, Width: 30, Rows: len(lines)}, Lines: lines}
}

package sums

import (
	"math"

	"sinapse/nn/elementary"
)

// An evaluated is a sum that can be worked out, from the numbers of the line's terms.
type evaluated func(number func(term int) float64) float64

// functions are those that a line may name.
var functions = map[string]func(float64) float64{
	"tanh": elementary.Tanh, "σ": elementary.Sigmoid, "sigmoid": elementary.Sigmoid, "ln": elementary.Log, "exp": elementary.Exp,
	"cos": elementary.Cos, "erf": elementary.Erf,
	"relu": func(z float64) float64 { return max(z, 0) }, "linear": func(z float64) float64 { return z },
}

// constants are names that stand for a number.
var constants = map[string]float64{"π": math.Pi, "e": math.E}

// parse reads a side of an equation, below lines with such results. It is none where a
// name stands for a number that is not there, or where there is nothing to be worked out.
func parse(read []token, above []int) (evaluated, bool) {
	if n := len(read); n == 0 || read[n-1].kind == name && (read[n-1].text != total || len(above) == 0) {
		return nil, false
	}
	p := &parser{read: labelled(read), above: above, sound: true}
	value := p.sum()
	return value, p.sound && p.at == len(p.read)
}

// labelled leaves out words before numbers, which say what they are.
func labelled(read []token) []token {
	var rest []token
	for i, t := range read {
		if t.kind == name && t.text != total && constants[t.text] == 0 && functions[t.text] == nil && i+1 < len(read) {
			next := read[i+1]
			if next.kind == shown || next.kind == fixed || next.kind == name || next.kind == sign && !next.close && (next.text == "(" || next.text == "−") {
				continue
			}
		}
		rest = append(rest, t)
	}
	return rest
}

// A parser reads sums, by the precedence that they are written with.
type parser struct {
	read  []token
	above []int // the results that Σ adds
	at    int
	sound bool
}

// is tells whether one of some signs comes next.
func (p *parser) is(texts ...string) bool {
	for _, text := range texts {
		if p.at < len(p.read) && p.read[p.at].kind == sign && p.read[p.at].text == text {
			return true
		}
	}
	return false
}

// take reads a sign.
func (p *parser) take() string {
	p.at++
	return p.read[p.at-1].text
}

// sum reads a + b − c.
func (p *parser) sum() evaluated {
	value := p.product()
	for p.is("+", "−", "-") {
		left, minus := value, p.take() != "+"
		right := p.product()
		value = func(n func(int) float64) float64 {
			if minus {
				return left(n) - right(n)
			}
			return left(n) + right(n)
		}
	}
	return value
}

// product reads a · b ÷ c; ½ before a bracket is half of it.
func (p *parser) product() evaluated {
	value := p.signed()
	for p.is("·", "×", "*", "÷", "/", "(") {
		left, over := value, false
		if !p.is("(") {
			text := p.take()
			over = text == "÷" || text == "/"
		}
		right := p.signed()
		value = func(n func(int) float64) float64 {
			if over {
				return left(n) / right(n)
			}
			return float64(left(n) * right(n))
		}
	}
	return value
}

// signed reads −a.
func (p *parser) signed() evaluated {
	if p.is("−", "-") {
		p.take()
		value := p.signed()
		return func(n func(int) float64) float64 { return -value(n) }
	}
	if p.is("+") {
		p.take()
	}
	return p.power()
}

// power reads a² and a^b.
func (p *parser) power() evaluated {
	value := p.one()
	for p.is("²", "³", "^") {
		base := value
		switch p.take() {
		case "²":
			value = func(n func(int) float64) float64 { return float64(base(n) * base(n)) }
		case "³":
			value = func(n func(int) float64) float64 { return float64(base(n) * float64(base(n)*base(n))) }
		default:
			by := p.signed()
			value = func(n func(int) float64) float64 { return elementary.Pow(base(n), by(n)) }
		}
	}
	return value
}

// one reads a number, a bracket, or a function of one.
func (p *parser) one() evaluated {
	nothing := func(func(int) float64) float64 { return math.NaN() }
	if p.at >= len(p.read) {
		p.sound = false
		return nothing
	}
	t := p.read[p.at]
	p.at++
	f, isFunction := functions[t.text]
	constant, isConstant := constants[t.text]
	switch {
	case t.kind == shown:
		return func(n func(int) float64) float64 { return n(t.term) }
	case t.kind == fixed:
		return func(func(int) float64) float64 { return t.number }
	case t.kind == name && t.text == total && len(p.above) > 0:
		return summed(p.above)
	case t.kind == name && isFunction:
		of := p.power()
		return func(n func(int) float64) float64 { return f(of(n)) }
	case t.kind == name && isConstant:
		return func(func(int) float64) float64 { return constant }
	case t.kind == sign:
		return p.opened(t.text)
	}
	p.sound = false
	return nothing
}

// summed adds terms.
func summed(terms []int) evaluated {
	return func(n func(int) float64) float64 {
		sum := 0.0
		for _, term := range terms {
			sum += n(term)
		}
		return sum
	}
}

// opened reads what begins with a sign: (a), √a, ½.
func (p *parser) opened(text string) evaluated {
	switch text {
	case "(":
		value := p.sum()
		p.sound = p.sound && p.is(")")
		p.at++
		return value
	case "√":
		of := p.power()
		return func(n func(int) float64) float64 { return math.Sqrt(of(n)) }
	case "½":
		return func(func(int) float64) float64 { return 0.5 }
	}
	p.sound = false
	return func(func(int) float64) float64 { return math.NaN() }
}

package tui

import (
	"math"
	"strconv"
	"strings"
	"unicode"
)

// calculated are the functions of a pocket calculator, and of networks.
var calculated = map[string]func([]float64) float64{
	"tanh": of(math.Tanh), "σ": of(func(z float64) float64 { return 1 / (1 + math.Exp(-z)) }), "ln": of(math.Log), "cos": of(math.Cos), "erf": of(math.Erf),
	"sigmoid": of(func(z float64) float64 { return 1 / (1 + math.Exp(-z)) }), "relu": of(func(z float64) float64 { return math.Max(z, 0) }),
	"linear": of(func(z float64) float64 { return z }), "sqrt": of(math.Sqrt), "ceil": of(math.Ceil), "exp": of(math.Exp),
	"max": func(v []float64) float64 {
		most := v[0]
		for _, x := range v {
			most = math.Max(most, x)
		}
		return most
	},
	"min": func(v []float64) float64 {
		least := v[0]
		for _, x := range v {
			least = math.Min(least, x)
		}
		return least
	},
	"argmax": func(v []float64) float64 {
		at := 0
		for i, x := range v {
			if x > v[at] {
				at = i
			}
		}
		return float64(at)
	},
}

func of(f func(float64) float64) func([]float64) float64 {
	return func(v []float64) float64 { return f(v[0]) }
}

// plainer writes a line with the signs of a programming language.
var plainer = strings.NewReplacer("−", "-", "·", "*", "×", "*", "÷", "/", "½·", "0.5*", "½", "0.5*", "²", "^2", "³", "^3", "√", "sqrt ", "⌈", "ceil(", "⌉", ")", "\u00a0%", "/100", "\u00a0", "")

// A calculator works out a text, character by character.
type calculator struct {
	text    []rune
	at      int
	unknown bool
	above   float64 // what Σ stands for
}

// calculate works out what stands at the left of an equals sign; what names a number
// that is not there, or asks for nothing, is unknown.
func calculate(text string, above float64) (value float64, unknown bool) {
	text = strings.TrimSpace(text)
	if text == "" {
		return 0, true
	}
	if runes := []rune(text); unicode.IsLetter(runes[len(runes)-1]) && !strings.ContainsRune("πΣ", runes[len(runes)-1]) || unicode.IsMark(runes[len(runes)-1]) {
		return 0, true // the name of what comes to it
	}
	// A gap between digits is a part of the number, before a word it is a space.
	var spaced []rune
	runes := []rune(text)
	for i, r := range runes {
		if r == '\u00a0' && i+1 < len(runes) && runes[i+1] != '%' && !unicode.IsDigit(runes[i+1]) {
			r = ' '
		}
		spaced = append(spaced, r)
	}
	c := &calculator{text: []rune(plainer.Replace(string(spaced))), above: above}
	value = c.sum()
	c.words()
	return value, c.unknown || c.at < len(c.text)
}

func (c *calculator) space() {
	for c.at < len(c.text) && c.text[c.at] == ' ' {
		c.at++
	}
}

// next takes one of some characters if it comes.
func (c *calculator) next(chars string) rune {
	c.space()
	if c.at < len(c.text) && strings.ContainsRune(chars, c.text[c.at]) {
		c.at++
		return c.text[c.at-1]
	}
	return 0
}

func (c *calculator) sum() float64 {
	value := c.product()
	for {
		switch c.next("+-") {
		case '+':
			value += c.product()
		case '-':
			value -= c.product()
		default:
			return value
		}
	}
}

func (c *calculator) product() float64 {
	value := c.factor()
	for {
		switch c.next("*/(") {
		case '*':
			value *= c.factor()
		case '/':
			value /= c.factor()
		case '(':
			c.at--
			value *= c.factor()
		default:
			return value
		}
	}
}

func (c *calculator) factor() float64 {
	if c.next("-") != 0 {
		return -c.factor()
	}
	c.next("+")
	value := c.atom()
	for c.next("^") != 0 {
		value = math.Pow(value, c.factor())
	}
	return value
}

// word reads a name with what belongs to it.
func (c *calculator) word() string {
	from := c.at
	for c.at < len(c.text) && (unicode.IsLetter(c.text[c.at]) || unicode.IsMark(c.text[c.at]) || c.at > from && c.text[c.at] == '^' && c.at+1 < len(c.text) && c.text[c.at+1] == '2' && c.text[c.at-1] != 'e' ||
		c.at > from && c.text[c.at-1] == '^' || strings.ContainsRune("∂∇′₀₁₂₃₄₅₆₇₈₉", c.text[c.at])) {
		c.at++
	}
	return string(c.text[from:c.at])
}

// words leaves out the words behind a number.
func (c *calculator) words() {
	for before := -1; before != c.at; {
		before = c.at
		c.space()
		if start := c.at; c.at < len(c.text) && unicode.IsLetter(c.text[c.at]) {
			if name := c.word(); calculated[name] != nil {
				c.at = start
				return
			}
		}
	}
}

func (c *calculator) atom() float64 {
	c.space()
	if c.at >= len(c.text) {
		c.unknown = true
		return math.NaN()
	}
	switch char := c.text[c.at]; {
	case char == '(':
		c.at++
		value := c.sum()
		c.words()
		if c.next(")") == 0 {
			c.unknown = true
		}
		return value
	case unicode.IsDigit(char):
		return c.digits()
	case unicode.IsLetter(char) || strings.ContainsRune("∂∇", char):
		return c.called()
	}
	c.unknown = true
	return math.NaN()
}

// called reads a function, a constant, or what is said before a number.
func (c *calculator) called() float64 {
	name := c.word()
	f := calculated[name]
	switch {
	case f != nil && c.at < len(c.text) && c.text[c.at] == '(':
		c.at++
		values := []float64{c.sum()}
		for c.next(",") != 0 {
			values = append(values, c.sum())
		}
		if c.next(")") == 0 {
			c.unknown = true
		}
		return f(values)
	case f != nil:
		return f([]float64{c.factor()})
	case name == "e":
		return math.E
	case name == "Σ" && c.above != 0:
		return c.above
	case name == "π":
		return math.Pi
	}
	spaced := c.at < len(c.text) && c.text[c.at] == ' '
	c.space()
	if spaced && c.at < len(c.text) && (unicode.IsDigit(c.text[c.at]) || unicode.IsLetter(c.text[c.at]) || strings.ContainsRune("(-+", c.text[c.at])) {
		if char := c.text[c.at]; strings.ContainsRune("-+", char) && c.at+1 < len(c.text) && c.text[c.at+1] == ' ' {
			c.unknown = true
			return math.NaN()
		}
		return c.factor()
	}
	c.unknown = true
	return math.NaN()
}

// digits reads a number, with the words behind it.
func (c *calculator) digits() float64 {
	from := c.at
	for c.at < len(c.text) && (unicode.IsDigit(c.text[c.at]) || c.text[c.at] == '.') {
		c.at++
	}
	if c.at+1 < len(c.text) && c.text[c.at] == 'e' && strings.ContainsRune("+-", c.text[c.at+1]) {
		c.at += 2
		for c.at < len(c.text) && unicode.IsDigit(c.text[c.at]) {
			c.at++
		}
	}
	value, err := strconv.ParseFloat(string(c.text[from:c.at]), 64)
	if err != nil {
		c.unknown = true
	}
	c.words()
	return value
}

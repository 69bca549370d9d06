package tui

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// A reckoning is what came of reckoning a line anew.
type reckoning struct {
	checked int      // equations and comparisons
	almost  int      // of them with ≈
	wrong   []string // those that do not hold
	odd     []string // what looks like a sum and cannot be read
	result  float64  // what it comes to, by what is written; 0 for nothing
	above   float64  // what the lines above it come to, which is what Σ stands for
}

// reckon reads a line as somebody with a pocket calculator would: what stands at the
// left of each =, where it is of numbers alone, must come to what stands at its right,
// rounded as that is. Names before numbers and words behind them say what they are.
func reckon(line string, above float64) reckoning {
	found := reckoning{above: above}
	for part := range strings.SplitSeq(line, "   ") {
		for grouped := ""; grouped != part; { // in ASCII a gap between digits is a space
			grouped = part
			part = gaps.ReplaceAllString(part, "$1\u00a0$2$3")
		}
		found.part(strings.ReplaceAll(part, " %", "\u00a0%"))
	}
	return found
}

// gaps are those between three digits and others.
var gaps = regexp.MustCompile(`(\d) (\d{3})($|[^\d])`)

// relations part the sides of an equation.
var relations = regexp.MustCompile(`[=≈~←→<>≤≥≠]`)

// part reckons the equations of a part of a line.
func (r *reckoning) part(text string) {
	marks := relations.FindAllStringIndex(text, -1)
	sides := relations.Split(text, -1)
	compared := false
	for i, mark := range marks {
		by, left, right := text[mark[0]:mark[1]], strings.TrimSpace(sides[i]), strings.TrimSpace(sides[i+1])
		switch by {
		case "=", "≈", "~":
			r.equation(left, by, right, text)
		case "<", ">", "≤", "≥":
			if !compared { // in ASCII arrows look like it
				r.comparison(left, by, right)
			}
			compared = true
		}
	}
}

// number is a number as it is written, with its unit or words behind it.
var number = regexp.MustCompile(`^([+−-]?)(\d[\d\x{a0}]*(?:\.(\d+))?)(?:e([+−-]\d+))?(\x{a0}%)?(?:$|[\s\x{a0}])`)

// summed tells whether a text has something to be worked out.
var summed = regexp.MustCompile(`\d.*[+−·×÷*/²³√(]|[−√]\d|[(√^][−-]?\d|⌈`)

// shaped is the shape of an array, or places in it.
var shaped = regexp.MustCompile(`\(\d*,|\(\d+(, \d+)+\)`)

// equation holds a left side to the number at its right.
func (r *reckoning) equation(left, by, right, whole string) {
	result := number.FindStringSubmatch(right)
	value, unknown := calculate(left, r.above)
	switch {
	case result == nil || shaped.MatchString(left) && unknown:
		return
	case unknown:
		if summed.MatchString(left) && !strings.ContainsAny(left, "?…") && !strings.Contains(left, " . ") && !hasName(left) {
			r.odd = append(r.odd, whole)
		}
		return
	}
	want, half := read(result)
	r.result = want
	r.checked++
	if by != "=" {
		r.almost++
		return
	}
	if !(math.Abs(value-want) <= half*(1+1e-6)+1e-12*math.Abs(want)) && !(math.IsInf(value, 0) || math.IsNaN(value)) {
		r.wrong = append(r.wrong, left+" = "+right+" is "+strconv.FormatFloat(value, 'g', 12, 64))
	}
}

// comparison holds two sides to what is said of them.
func (r *reckoning) comparison(left, by, right string) {
	a, unknown := calculate(left, r.above)
	result := number.FindStringSubmatch(right)
	if unknown || result == nil {
		return
	}
	b, _ := read(result)
	r.checked++
	if holds := map[string]bool{"<": a < b, ">": a > b, "≤": a <= b, "≥": a >= b}; !holds[by] {
		r.wrong = append(r.wrong, left+" "+by+" "+right)
	}
}

// read is a written number, and half of what its last digit counts.
func read(parts []string) (value, half float64) {
	digits := strings.ReplaceAll(parts[2], "\u00a0", "")
	exponent := strings.ReplaceAll(parts[4], "−", "-")
	if exponent == "" {
		exponent = "0"
	}
	value, _ = strconv.ParseFloat(digits+"e"+exponent, 64)
	power, _ := strconv.Atoi(exponent)
	half = 0.5 * math.Pow(10, float64(power-len(parts[3])))
	if parts[5] != "" {
		value, half = value/100, half/100
	}
	if parts[1] == "−" || parts[1] == "-" {
		value = -value
	}
	return value, half
}

var letters = regexp.MustCompile(`[\p{L}∂∇]+`)

// hasName tells whether a name of a number that is not there stands in a text.
func hasName(text string) bool {
	for _, name := range letters.FindAllString(text, -1) {
		if calculated[name] == nil && name != "e" && name != "π" {
			return true
		}
	}
	return false
}

// TestReckoning reckons lines that hold, that do not, and that are none.
func TestReckoning(t *testing.T) {
	for _, test := range []struct {
		line                string
		checked, wrong, odd int
	}{
		{"0.10·1.20 + −0.89·−0.70 = +0.739", 1, 1, 0},
		{"0.10·1.20 + (−0.89)·(−0.70) = +0.743", 1, 0, 0},
		{"120\u00a0m²·1.2 + 3\u00a0rooms·50.0 = 300.0", 1, 1, 0},
		{"1.2\u00a0×100 m²·103.0 + 3\u00a0rooms·50.0 = 273.6", 1, 1, 0},
		{"A  −38.0² = 1444.0", 1, 1, 0},
		{"A  (−38.0)² = 1444.0", 1, 0, 0},
		{"3 · 0 = +1", 1, 1, 0},
		{"loss = (118.0² + 294.0² + 275.0² + 241.0² + 234.0²) ÷ 5 = 57\u00a0764.4", 1, 0, 0},
		{"(−1.000 − −0.8)·(1 − −1.000²)·(−1.5) = +0.0001", 1, 1, 0},
		{"0.007 ÷ 296.833 = 0.0\u00a0%", 1, 0, 0},
		{"w₁ ← 200.00 − 0.2000·(+1045.80) = −9.16", 1, 0, 0},
		{"w1 < 200.00 - 0.2000·(+1045.80) = -9.26", 1, 1, 0},
		{"x₁·w₁ + b = z", 0, 0, 0},
		{"∂L/∂ŷ = ŷ − t = +0.7782", 0, 0, 0},
		{"z = 0.0 > 0 → 1   ● it fires", 1, 1, 0},
		{"gap = validation 0.631 − train 0.616 = +0.016", 1, 1, 0},
		{"e^(−5.0) = 0.007", 1, 0, 0},
		{"updates  ⌈50 ÷ 10⌉ = 5", 1, 0, 0},
		{"+1.7e−01 ÷ 1.0e+0 = +0.167800", 1, 1, 0},
		{"rate = 0.579 · (1 + cos(π·0/200)) ÷ 2 = 0.579", 1, 0, 0},
		{"h₁ = tanh(+0.3571) = +0.343", 1, 0, 0},
		{"L = ½·(+1.7782 − 1)² = 0.3028", 1, 0, 0},
		{"1·−2.00 + ‖3 = 4", 0, 0, 1},
		{"r[0, 2] = max(0, 4, 8) = 8", 1, 0, 0},
		{"2·3 ≈ 6.1", 1, 0, 0},
		{"z = Σ + b = Σ + (−0.5) = 7.0", 1, 0, 0},
		{"∂L/∂w₁ = 2 ÷ 5 · Σ = 3.1", 1, 1, 0},
		{"loss = Σ (ŷ − y)² ÷ 8 = 8.811", 0, 0, 0},
	} {
		if got := reckon(test.line, 7.5); got.checked != test.checked || len(got.wrong) != test.wrong || len(got.odd) != test.odd {
			t.Errorf("%s: %+v", test.line, got)
		}
	}
}

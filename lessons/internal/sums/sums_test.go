package sums

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"sinapse/lessons/scene"
)

// made makes a line of texts, and of numbers: quantities are its values.
func made(parts ...any) []scene.Term {
	var terms []scene.Term
	for _, part := range parts {
		switch p := part.(type) {
		case string:
			terms = append(terms, scene.Term{Kind: scene.Operator, Text: p})
		case scene.Quantity:
			terms = append(terms, scene.Term{Kind: scene.Value, Quantity: p})
		case scene.Term:
			terms = append(terms, p)
		}
	}
	return terms
}

// plain is what a line says.
func plain(terms []scene.Term) string {
	var text strings.Builder
	for _, term := range terms {
		if text.WriteString(term.Text); term.Kind == scene.Value {
			text.WriteString(term.Quantity.Plain())
		}
	}
	return text.String()
}

func TestLine(t *testing.T) {
	n, signed := scene.Number, scene.Signed
	for want, terms := range map[string][]scene.Term{
		"3·1.25 = 3.75":           made(n(3, 0), "·", n(1.25, 1), " = ", n(3.75, 2)),
		"3·1.2 = 3.6":             made(n(3, 0), "·", n(1.2, 1), " = ", n(3.6, 1)),
		"0.104·7 = 0.73":          made(n(0.10401, 1), "·", n(7, 0), " = ", n(0.72807, 2)),
		"(-38.0)² = 1444.0":       made(n(-38, 1), "² = ", n(1444, 1)),
		"1 − (-0.5)² = 0.75":      made("1 − ", n(-0.5, 1), "² = ", n(0.75, 2)),
		"0.5·(-0.0002) = -0.0001": made(n(0.5, 1), "·", n(-0.0002, 3), " = ", n(-0.0001, 4)),
		"2 + 2.0 = +4.0":          made("2 + ", signed(2, 1), " = ", signed(4, 1)),
		"0.5 ÷ 3.00 = 16.7":       made(n(0.5, 1), " ÷ ", n(3, 2), " = ", n(100.0/6, 1).In("percent")),
		"1.7·2 = ?":               made(n(1.7, 1), "·", "2 = ", scene.Term{Kind: scene.Symbol, Text: "?", Quantity: n(3.4, 1)}),
		"1.74·2 = ?":              made(n(1.74, 1), "·", "2 = ", scene.Term{Kind: scene.Symbol, Text: "?", Quantity: n(3.48, 2)}),
		"289.06² = 83556":         made(n(289.0597, 1), "² = ", n(289.0597*289.0597, 0)),
		"tanh(0.357) = 0.343":     made("tanh(", n(0.35712, 1), ") = ", n(0.34268, 3)),
		"0.1·10 = 7.000":          made(n(0.1, 1), "·10 = ", n(7, 3)),
		"0.04 > 0 → 1":            made(n(0.04, 1), " > 0 → ", n(1, 0)),
		"x·w = 0.3":               made("x·w = ", n(0.3333, 1)),
		"a 5   p = 0.2":           made("a ", n(5, 0), "   p = ", n(0.249, 1)),
		"1.77e-01 ÷ 1 = 0.177":    made(scene.Quantity{Value: 0.1768, Decimals: -1, Given: true}, " ÷ 1 = ", n(0.17681, 3)),
	} {
		before := slices.Clone(terms)
		if got := plain(line(terms)); got != want {
			t.Errorf("%s, want %s", got, want)
		}
		if !reflect.DeepEqual(terms, before) {
			t.Errorf("%s: what was given is changed", want)
		}
	}
}

// TestBars gives bars the digits from which their total follows.
func TestBars(t *testing.T) {
	bars := scene.Bars{Made: scene.Summed, Total: scene.Bar{Value: scene.Number(1, 1)}}
	for range 3 {
		bars.Rows = append(bars.Rows, scene.Bar{Value: scene.Number(1.0/3, 1)})
	}
	written := Panels([]scene.Panel{bars})[0].(scene.Bars)
	if got := written.Rows[0].Value.Plain(); got != "0.33" {
		t.Errorf("a third is %s", got)
	}
	if first := bars.Rows[0].Value; first.More != 0 {
		t.Error("what was given is changed")
	}
	bars.Made = scene.Averaged
	bars.Total.Value = scene.Number(1.0/3, 3)
	if got := Panels([]scene.Panel{bars})[0].(scene.Bars).Rows[0].Value.Plain(); got != "0.333" {
		t.Errorf("their mean is of %s", got)
	}
}

// TestLinesBelowEachOther gives numbers the digits from which the line below them follows.
func TestLinesBelowEachOther(t *testing.T) {
	n := scene.Number
	given := [][]scene.Term{
		made("a  ", n(0.35, 2), " · ", n(0.35, 2), " = ", n(0.1225, 1)),
		made("b  ", n(0.45, 2), " · ", n(0.3, 2), " = ", n(0.135, 1)),
		made("z = Σ + b = Σ + ", n(0.5, 1), " = ", n(0.7575, 1)),
	}
	var got []string
	for _, line := range lines(given) {
		got = append(got, plain(line))
	}
	if want := []string{"a  0.35 · 0.35 = 0.12", "b  0.45 · 0.30 = 0.14", "z = Σ + b = Σ + 0.5 = 0.8"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

package content

import "strings"

// lowered are the characters of indices, and what they lower.
var lowered = map[rune]rune{
	'₀': '0', '₁': '1', '₂': '2', '₃': '3', '₄': '4', '₅': '5', '₆': '6', '₇': '7', '₈': '8', '₉': '9',
	'ᵢ': 'i', 'ⱼ': 'j', 'ₖ': 'k', 'ₙ': 'n', 'ₘ': 'm', 'ₜ': 't',
}

// raised are the characters of exponents, and what they raise. The square is in the
// fonts of all consoles, and stays where none of the others is with it.
var raised = map[rune]rune{
	'²': '2', '¹': '1', '³': '3', '⁰': '0', '⁴': '4', '⁵': '5', '⁶': '6', '⁷': '7', '⁸': '8', '⁹': '9', '⁻': '-', 'ᶻ': 'z',
}

const everywhere = "²"

// asciiWriters write arrows, transposes and what the fonts of a console lack with ASCII
// alone: w ← w − r·g is no comparison, and Wᵀ no product of W and T. Keys that are
// written by their arrows get their names.
var asciiWriters = map[Language]*strings.Replacer{
	Portuguese: asciiWriter("←→", "esquerda/direita", "← →", "esquerda/direita", "↑↓", "acima/abaixo"),
	English:    asciiWriter("←→", "left/right", "← →", "left/right", "↑↓", "up/down"),
}

// asciiWriter names keys, and writes what is the same in every language.
func asciiWriter(keys ...string) *strings.Replacer {
	return strings.NewReplacer(append(keys, "←", "<-", "→", "->", "ᵀ", ".T",
		"ŷ", "yhat", "∂", "d", "Δz", "delta z", "Δ", "delta", "λ", "lambda", "α", "alpha", "β", "beta", "μ", "mu", "σ", "sigma", "Σ", "sum", "≠", "!=", "√(", "sqrt(", "√", "sqrt ")...)
}

// ASCII is a text whose arrows, transposes, indices, exponents and Greek letters are
// written with ASCII alone, so that formulas say the same: <-, .T, x_1, e^-z, dL/dw.
// Letters of Latin and the signs of arithmetic stay what they are.
func ASCII(language Language, text string) string {
	if !strings.ContainsFunc(text, func(char rune) bool { return char > 0x7f }) {
		return text
	}
	var written strings.Builder
	chars := []rune(asciiWriters[language].Replace(text))
	for from := 0; from < len(chars); {
		sign, twins := "_", lowered
		if raised[chars[from]] != 0 {
			sign, twins = "^", raised
		}
		until := from
		for until < len(chars) && twins[chars[until]] != 0 {
			until++
		}
		run := chars[from:until]
		if until == from || sign == "^" && strings.Trim(string(run), everywhere) == "" {
			until = max(until, from+1)
			written.WriteString(string(chars[from:until]))
		} else {
			written.WriteString(sign)
			for _, char := range run {
				written.WriteRune(twins[char])
			}
		}
		from = until
	}
	return written.String()
}

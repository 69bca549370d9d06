package scene

import (
	"slices"
	"strconv"
)

// Subscript writes small numbers below the line: x₁, h₁₂; of several, with commas
// between them where they would run together: w₂₁, w₁₀,₂.
func Subscript(name string, numbers ...int) string {
	text := []rune(name)
	long := slices.ContainsFunc(numbers, func(n int) bool { return n > 9 })
	for i, n := range numbers {
		if i > 0 && long {
			text = append(text, ',')
		}
		for _, digit := range strconv.Itoa(n) {
			text = append(text, '₀'+digit-'0')
		}
	}
	return string(text)
}

// Superscript writes a small number above the line: ⁷, ¹².
func Superscript(n int) string {
	const digits = "⁰¹²³⁴⁵⁶⁷⁸⁹"
	text := []rune(strconv.Itoa(n))
	for i, digit := range text {
		text[i] = []rune(digits)[digit-'0']
	}
	return string(text)
}

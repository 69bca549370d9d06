package content

import "strings"

// lowered are the characters of indices, and what they lower.
var lowered = map[rune]rune{
	'₀': '0', '₁': '1', '₂': '2', '₃': '3', '₄': '4', '₅': '5', '₆': '6', '₇': '7', '₈': '8', '₉': '9',
	'ᵢ': 'i', 'ⱼ': 'j', 'ₖ': 'k', 'ₙ': 'n', 'ₘ': 'm', 'ₜ': 't',
}

// asciiWriters write arrows and transposes with ASCII alone: w ← w − r·g is no
// comparison, and Wᵀ no product of W and T. Keys that are written by their arrows get
// their names.
var asciiWriters = map[Language]*strings.Replacer{
	Portuguese: strings.NewReplacer("←→", "esquerda/direita", "← →", "esquerda/direita", "↑↓", "acima/abaixo", "←", "<-", "→", "->", "ᵀ", ".T"),
	English:    strings.NewReplacer("←→", "left/right", "← →", "left/right", "↑↓", "up/down", "←", "<-", "→", "->", "ᵀ", ".T"),
}

// ASCII is a text whose arrows, transposes and indices are written with ASCII alone, so
// that formulas say the same: <-, .T, x_1. Letters and the signs of arithmetic stay what
// they are.
func ASCII(language Language, text string) string {
	if !strings.ContainsFunc(text, func(char rune) bool { return char > 0x7f }) {
		return text
	}
	var written strings.Builder
	index := false
	for _, char := range asciiWriters[language].Replace(text) {
		plain, low := lowered[char]
		if low && !index {
			written.WriteByte('_')
		}
		if index = low; low {
			char = plain
		}
		written.WriteRune(char)
	}
	return written.String()
}

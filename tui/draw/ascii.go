package draw

import "math/bits"

// ASCIITwins are what stands for the characters of drawings where a terminal, or its font, has
// ASCII alone: one cell for one cell, so that every screen keeps its layout.
// What the fonts of a console have of Latin stays, with signs such as × · ² ÷: they are
// words. Formulas are written out before, by content.ASCII.
var ASCIITwins = twins(map[string]rune{
	"╭╮╰╯┌┐└┘├┤┬┴┼": '+', "─╌−–—": '-', "━╸╺": '=', "│▏": '|', "┏┓┗┛┃": '#',
	"┄…▁▂▃": '.', "┆┊▄▅": ':', "█▀▌▐▪▆▇●": '#', "■▓": '%', "○": 'o', "□": 'O', "◐": '%', "◉": '@', "◎◆•": '*', "\u00a0\u202f": ' ',
	"░": '.', "▒": ':', "✓": 'V', "✗": 'x', "◇≈": '~', "▸›→": '>', "‹←◂": '<', "↑▲": '^', "↓": 'v', "↔": '-', "↗": '/',
	"⎡⎢⎣⌈": '[', "⎤⎥⎦⌉": ']', "’‘′": '\'', "“”": '"',
	"₀": '0', "₁": '1', "₂": '2', "₃": '3', "₄": '4', "₅": '5', "₆": '6', "₇": '7', "₈": '8', "₉": '9',
	"ᵢ": 'i', "ⱼ": 'j', "ₖ": 'k', "ₙ": 'n', "ₘ": 'm', "ₜ": 't', "ᵀ": 'T',
	"ŷ": 'y', "∂": 'd', "Δ": 'D', "λ": 'l', "α": 'a', "β": 'b', "μ": 'm', "θ": 't', "ψ": 'p', "σ": 's', "τ": 't', "Σ": 'S', "ᶻ": 'z', "⁻": '-',
})

// twins lists each character of the keys by itself.
func twins(groups map[string]rune) map[rune]rune {
	all := map[rune]rune{}
	for group, twin := range groups {
		for _, char := range group {
			all[char] = twin
		}
	}
	return all
}

// The characters of Braille: eight bits, a dot each.
const (
	FirstBraille = '\u2800'
	LastBraille  = '\u28ff'
)

// ASCII returns what stands for a character. A cell of Braille is the denser
// the more dots it has.
func ASCII(char rune) rune {
	if char < 0x80 {
		return char
	}
	if char >= FirstBraille && char <= LastBraille {
		return []rune(" ..::**##")[bits.OnesCount32(uint32(char-FirstBraille))]
	}
	if twin, ok := ASCIITwins[char]; ok {
		return twin
	}
	return char
}

// quadrants are the characters of blocks by which quarters they fill: 1 and 2 are the
// upper ones from the left, 4 and 8 the lower ones.
var quadrants = []rune(" ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█")

// Blocks returns what stands for a character where Braille is not to be had: a
// quarter of the cell is full where any of its dots is.
func Blocks(char rune) rune {
	if char < FirstBraille || char > LastBraille {
		return char
	}
	quarters := 0
	for y, row := range brailleBit {
		for x, bit := range row {
			if (char-FirstBraille)&bit != 0 {
				quarters |= 1 << (y/2*2 + x)
			}
		}
	}
	return quadrants[quarters]
}

// char is what the theme draws for a character.
func (t *Theme) char(char rune) rune {
	switch {
	case t.ASCII:
		return ASCII(char)
	case t.Blocks:
		return Blocks(char)
	}
	return char
}

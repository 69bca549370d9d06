package model

import (
	"math"
	"strings"
	"unicode"

	"sinapse/lessons/scene"
	"sinapse/nn/elementary"
)

// Longest is how many characters of a name or a cell are shown.
const Longest = 24

// Shown is a text of a learner's file as it may be shown: what cannot be seen, and what a
// terminal would obey, is a point; what is long is cut.
func Shown(text string) string { return Cut(text, Longest) }

// Cut is such a text of so many characters at most.
func Cut(text string, most int) string {
	text = strings.Map(func(char rune) rune {
		if !unicode.IsPrint(char) || unicode.Is(unicode.Mn, char) {
			return '·'
		}
		return char
	}, text)
	if all := []rune(text); len(all) > most {
		return string(all[:most-1]) + "…"
	}
	return text
}

// OwnWord is such a text where a key is asked for.
func OwnWord(text string) string { return scene.Own(Shown(text)) }

// Measured is a number of a column of a deviation, to about three digits of that.
func Measured(v, deviation float64) scene.Quantity {
	decimals := 2
	if deviation > 0 && deviation < 1e12 {
		decimals = min(max(2-int(math.Floor(elementary.Log10(deviation))), 0), 6)
	}
	return scene.Number(v, decimals)
}

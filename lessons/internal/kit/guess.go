package kit

import (
	"sinapse/lessons"
	"sinapse/lessons/scene"
)

// A Guess is what a learner typed for a number before it was shown.
type Guess struct {
	Text  string // "" for none
	Value float64
	Right bool // once the number is there
	Seen  bool
}

// Hits tells whether a guess is right, to half of its second decimal.
func (g Guess) Hits(value float64) bool {
	const half = 0.005
	return g.Text != "" && g.Value >= value-half-1e-9 && g.Value <= value+half+1e-9
}

// GuessControl is a field for a guess.
func GuessControl(before string, g *Guess) lessons.Control {
	return lessons.Text{
		ID: "guess", Before: before + " = ",
		Get: func() string {
			if g.Text == "" {
				return lessons.Unguessed
			}
			return g.Text
		},
		Set: func(text string) error {
			value, err := lessons.ParseNumber(text)
			if err != nil {
				return &lessons.Refusal{Word: "error.number", At: -1}
			}
			*g = Guess{Text: text, Value: value}
			return nil
		},
		Next: func(steps int) string { return scene.Number(g.Value+float64(steps), 2).Plain() },
	}
}

// GuessTerms say what became of a guess.
func GuessTerms(g Guess) []scene.Term {
	if g.Text == "" {
		return []scene.Term{Word("guess.none")}
	}
	terms := []scene.Term{Word("guess.yours"), Op(" "), {Kind: scene.Symbol, Text: g.Text, Role: scene.Guess}}
	switch {
	case g.Seen && g.Right:
		terms = append(terms, Op("  "), scene.Term{Kind: scene.Symbol, Text: "✓", Role: scene.Success}, Op(" "), Word("guess.right"))
	case g.Seen:
		terms = append(terms, Op("  "), Word("guess.other"))
	}
	return terms
}

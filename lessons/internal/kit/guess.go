package kit

import (
	"strings"

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
func (g *Guess) Hits(value float64) bool {
	const half = 0.005
	return g.Text != "" && g.Value >= value-half-1e-9 && g.Value <= value+half+1e-9
}

// Judge judges a guess by the number that is shown now. One guess is judged once: the
// next number is another question.
func (g *Guess) Judge(value float64) {
	if g.Text != "" {
		g.Seen, g.Right = true, g.Hits(value)
	}
}

// Withdraw takes a guess back, with what was said of it: what it was about has changed.
func (g *Guess) Withdraw() { *g = Guess{} }

// Pass forgets a guess that was judged, for what comes now is another number.
func (g *Guess) Pass() {
	if g.Seen {
		g.Withdraw()
	}
}

// GuessControl is a field for a guess of a number that is shown already, or not. It is
// empty again once the guess was judged, and asks nothing any more where all is shown.
func GuessControl(before string, g *Guess, shown bool) lessons.Control {
	return lessons.Text{
		ID: "guess", Before: before + " = ",
		Get: func() string {
			switch {
			case shown && (g.Text == "" || g.Seen):
				return lessons.Told
			case g.Text == "" || g.Seen:
				return lessons.Unguessed
			}
			return g.Text
		},
		Set: func(text string) error {
			if shown {
				return &lessons.Refusal{Word: "error.shown", At: -1}
			}
			value, err := lessons.ParseNumber(text)
			if err != nil {
				return &lessons.Refusal{Word: "error.number", At: -1}
			}
			*g = Guess{Text: text, Value: value}
			return nil
		},
		Next: func(steps int) string {
			from := g.Value
			if g.Seen {
				from = 0
			}
			return scene.Number(from+float64(steps), 2).Plain()
		},
	}
}

// GuessTerms say what became of a guess, of a number that is shown already, or not.
func GuessTerms(g *Guess, shown bool) []scene.Term {
	switch {
	case g.Text == "" && shown:
		return []scene.Term{Word("guess.over")}
	case g.Text == "":
		return []scene.Term{Word("guess.none")}
	}
	typed := strings.ReplaceAll(g.Text, "-", "−") // as all numbers beside it
	terms := []scene.Term{Word("guess.yours"), Op(" "), {Kind: scene.Symbol, Text: typed, Role: scene.Guess}}
	switch {
	case g.Seen && g.Right:
		terms = append(terms, Op("  "), scene.Term{Kind: scene.Symbol, Text: "✓", Role: scene.Success}, Op(" "), Word("guess.right"))
	case g.Seen:
		terms = append(terms, Op("  "), Word("guess.other"))
	}
	return terms
}

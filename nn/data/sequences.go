package data

import (
	"math"

	"sinapse/nn/random"
)

// Tokens of sequences whose first two mean something and whose other two only
// distract.
const (
	TokenA = iota
	TokenB
	TokenX
	TokenY
	sequenceKinds
)

// answers is how many answers a sequence's questions have: the one or the other.
const answers = 2

// answer sets the target of a step: what of the two is right, or nothing for −1.
func answer(target []float64, right int) {
	clear(target)
	if right < 0 {
		target[0] = math.NaN()
	} else {
		target[right] = 1
	}
}

// Echo asks at each of Steps steps for the token, 0 or 1, that was seen Gap steps
// ago; before there is one, for nothing. Targets are 1 for the right of two answers.
type Echo struct{ Steps, Gap int }

// Widths returns Steps, and two for each.
func (e Echo) Widths() (inputs, targets int) { return e.Steps, answers * e.Steps }

// Sample draws the tokens.
func (e Echo) Sample(inputs, targets []float64, r *random.Stream) {
	for t := range inputs {
		inputs[t] = float64(draw(r, 2))
		right := -1
		if t >= e.Gap {
			right = int(inputs[t-e.Gap])
		}
		answer(targets[answers*t:][:answers], right)
	}
}

// Parity asks whether the tokens so far, 0 or 1, have an odd sum: at each of Steps
// steps, or with AtEnd after the last alone, with targets for that one only.
type Parity struct {
	Steps int
	AtEnd bool
}

// Widths returns Steps, and two for each, or two.
func (p Parity) Widths() (inputs, targets int) {
	if p.AtEnd {
		return p.Steps, answers
	}
	return p.Steps, answers * p.Steps
}

// Sample draws the tokens.
func (p Parity) Sample(inputs, targets []float64, r *random.Stream) {
	odd := 0
	for t := range inputs {
		token := int(draw(r, 2))
		inputs[t] = float64(token)
		odd ^= token
		switch {
		case !p.AtEnd:
			answer(targets[answers*t:][:answers], odd)
		case t == p.Steps-1:
			answer(targets, odd)
		}
	}
}

// FlipFlop shows TokenA or TokenB with probability Write at each of Steps steps, else
// TokenX or TokenY, and asks at each for the last of the first two; before there is
// one, for nothing.
type FlipFlop struct {
	Steps int
	Write float64
}

// Widths returns Steps, and two for each.
func (f FlipFlop) Widths() (inputs, targets int) { return f.Steps, answers * f.Steps }

// Sample draws for each step whether it writes, and then which of two it shows.
func (f FlipFlop) Sample(inputs, targets []float64, r *random.Stream) {
	last := -1
	for t := range inputs {
		first := TokenX
		if r.RandomSample() < f.Write {
			first = TokenA
		}
		token := first + int(draw(r, 2))
		if first == TokenA {
			last = token
		}
		inputs[t] = float64(token)
		answer(targets[answers*t:][:answers], last)
	}
}

// Recall shows TokenA or TokenB, and then Gap times TokenX or TokenY; after the last
// it asks for the first. So a row has Gap+1 steps, and targets for the last alone.
type Recall struct{ Gap int }

// Kinds returns how many tokens there are.
func (Recall) Kinds() int { return sequenceKinds }

// Widths returns Gap+1, and two.
func (s Recall) Widths() (inputs, targets int) { return s.Gap + 1, answers }

// Sample draws the tokens.
func (s Recall) Sample(inputs, targets []float64, r *random.Stream) {
	for t := range inputs {
		first := TokenX
		if t == 0 {
			first = TokenA
		}
		inputs[t] = float64(first + int(draw(r, 2)))
	}
	answer(targets, int(inputs[0]))
}

// Adding shows Steps pairs of a number from 0 up to 1 and a mark, 1 for two of them,
// one in either half, and 0 for the others; after the last it asks for the sum of
// the two marked numbers (Hochreiter and Schmidhuber, 1997). Who always says 1 is
// wrong by 1/6 in the mean square.
type Adding struct{ Steps int }

// Widths returns two for each step, and one.
func (a Adding) Widths() (inputs, targets int) { return 2 * a.Steps, 1 }

// Sample draws the numbers, then where the two marks are.
func (a Adding) Sample(inputs, targets []float64, r *random.Stream) {
	for t := range a.Steps {
		inputs[2*t], inputs[2*t+1] = r.RandomSample(), 0
	}
	half := int64(a.Steps / 2)
	first, second := draw(r, half), half+draw(r, int64(a.Steps)-half)
	inputs[2*first+1], inputs[2*second+1] = 1, 1
	targets[0] = inputs[2*first] + inputs[2*second]
}

package backprop

import (
	"fmt"
	"math"

	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/internal/model"
	"sinapse/lessons/scene"
	"sinapse/nn"
)

// movesWeights is how many of the parameters are weights that may be guessed:
// those of tinyItems that are no biases.
var movesWeights = []int{0, 1, 2, 3, 6, 7}

// largestWeight is the place of w₂[2,1], which the question is about. That it need not
// move the most is seen once another does.
const largestWeight = 7

// movesState is one step, half by half: first the gradients, then the update.
type movesState struct {
	x        [2]float64
	rate     float64
	guess    int // of movesWeights
	bet      int // the guess as it was before the gradients were shown; below 0 for none
	half     int // 0 nothing yet, 1 gradients, 2 moved
	gradient [9]float64
	before   [9]float64
	hits     [9]bool // for which parameter, being the one that moved the most, the guess was right
	still    bool    // both weights of x₁ stood still while others moved
}

func startMoves() movesState { return movesState{x: [2]float64{0.2, 1.5}, rate: 0.1, bet: unsaid} }

// There is no bet on a step whose gradients are those of the step before, or close to
// them: whoever looks at that one knows. Nor is there one before anything was guessed.
const (
	unasked = -1
	unsaid  = -2
)

// The halves of a step.
const (
	halfBackward = 1
	halfUpdate   = 2
)

// winner is the weight with the largest gradient, by its place among the
// parameters.
func (s *movesState) winner() int {
	best := 0
	for _, i := range movesWeights {
		if math.Abs(s.gradient[i]) > math.Abs(s.gradient[best]) {
			best = i
		}
	}
	return best
}

// moved is how far a parameter moved in the step that is shown.
func (c *backprop) moved(i int) float64 { return c.moves.Parameters()[i] - c.state.moves.before[i] }

// movedMost is the weight that moved the most, and whether the table shows that it
// did: near the target all of them stand still.
func (c *backprop) movedMost() (winner int, visibly bool) {
	const seen = 0.00005 // what four decimals show
	winner = c.state.moves.winner()
	return winner, c.state.moves.half == halfUpdate && math.Abs(c.moved(winner)) >= seen
}

// moveHalf takes the gradients, or lets the optimiser move the weights by them.
func (c *backprop) moveHalf() bool {
	s, p := &c.state.moves, c.moves.Parameters()
	if s.half != halfBackward {
		trace, _ := tinyTrace(c.moves, s.x)
		copy(s.gradient[:], trace.Gradients)
		copy(s.before[:], p)
		s.half, s.bet = halfBackward, s.foreseen()
		return true
	}
	nn.SGD{}.Update(p, s.gradient[:], nil, s.rate, 1)
	s.half = halfUpdate
	if winner, visibly := c.movedMost(); visibly {
		s.hits[winner] = s.hits[winner] || s.bet == winner
		s.still = s.still || s.gradient[0] == 0 && s.gradient[1] == 0
	}
	return true
}

// foreseen is the weight that the guess stands for: once a step was shown of what enters,
// there is nothing left to foresee of it.
func (s *movesState) foreseen() int {
	switch {
	case s.bet < 0:
		return s.bet
	case s.half != 0:
		return unasked
	}
	return movesWeights[s.guess]
}

// guessed is the weight that is told as the guess: that of the step that is shown, or of
// the one that comes.
func (s *movesState) guessed() int {
	if s.half == 0 {
		return s.foreseen()
	}
	return s.bet
}

// enters begins another step: what was shown of the last one is of other numbers, and a
// guess is asked for.
func (s *movesState) enters() {
	s.half = 0
	if s.bet != unsaid {
		s.bet = 0
	}
}

// bets takes what is guessed for a guess.
func (s *movesState) bets() {
	if s.bet == unsaid && s.half == 0 {
		s.bet = 0
	}
}

// faster begins another step, of which the gradients may be known already.
func (s *movesState) faster() {
	if s.half != 0 {
		s.half, s.bet = 0, min(s.bet, unasked)
	}
}

// right is how many different weights were rightly foreseen.
func (s *movesState) right() int {
	count := 0
	for _, hit := range s.hits {
		count += kit.Bit(hit)
	}
	return count
}

// whoMoves: which weight moves the most is decided by its gradient.
func (c *backprop) whoMoves() lessons.Screen {
	s := &c.state.moves
	options := make([]string, len(movesWeights))
	for i, place := range movesWeights {
		options[i] = "parameter." + tinyItems[place].String()
	}
	input := func(name string, i int) lessons.Slider {
		return kit.Knob(lessons.Slider{ID: name, Min: -2, Max: 2, Step: 0.1, Signed: true, Decimals: 2}, &s.x[i], s.enters)
	}
	hits := func(want int) lessons.Judgement {
		return lessons.Judgement{Met: s.right() >= want, Share: min(float64(s.right())/float64(want), 1), Now: scene.Number(float64(s.right()), 0).In("foreseen")}
	}
	return lessons.Screen{
		ID:    "who-moves",
		Scene: c.movesScene,
		Controls: func() []lessons.Control {
			return []lessons.Control{
				kit.Pick("bet", options, &s.guess, s.bets),
				input("x1", 0), input("x2", 1),
				kit.Knob(lessons.Slider{ID: "rate", Min: 0.001, Max: 0.2, Log: true, Decimals: 3}, &s.rate, s.faster),
			}
		},
		Questions: []lessons.Question{{
			ID: "largest", Gate: true, Answer: "3",
			Reveal: func() bool {
				winner, visibly := c.movedMost()
				return visibly && winner != largestWeight
			},
		}},
		Tick: c.moveHalf,
		Reset: func() {
			hits := s.hits // what was foreseen stays foreseen
			*s = startMoves()
			s.hits = hits
			copy(c.moves.Parameters(), tinyParameters)
		},
		Explain: c.explainMove,
		Code:    c.movesCode,
		Prints:  c.movesPrints,
		Goals: []lessons.Goal{
			{ID: "foreseen", Judge: func() lessons.Judgement { return hits(1) }},
			{ID: "another", Judge: func() lessons.Judgement { return hits(2) }},
			{ID: "still", Judge: func() lessons.Judgement { return kit.Reached(s.still) }},
		},
	}
}

// now is each parameter as the table tells of it: before the step that is
// shown, or as it is.
func (c *backprop) now() []float64 {
	s := c.state.moves
	if s.half == 0 {
		return c.moves.Parameters()
	}
	return s.before[:]
}

func (c *backprop) movesScene() scene.Scene {
	s := c.state.moves
	_, loss := tinyTrace(c.moves, s.x)
	picture := c.movesPicture()
	picture.Facts = map[string]string{"loss": scene.Number(loss, 4).Plain()}
	table := scene.Table{
		Frame: scene.Frame{ID: "moves", Width: 60, Rows: len(tinyItems) + 1},
		Columns: []scene.Column{
			{Name: "column.before", Role: scene.BySign, Wide: 8}, {Name: "column.gradient", Role: scene.BySign, Wide: 9}, {Name: "column.move", Role: scene.BySign, Wide: 9},
		},
		Bars: scene.BarColumn{Less: "bars.down", More: "bars.up"},
	}
	for i, parameter := range tinyItems {
		later := scene.Cell{}
		row := scene.Row{Name: "parameter." + parameter.String(), Cells: []scene.Cell{{Quantity: scene.Signed(c.now()[i], 4), Role: scene.Plain}, later, later}}
		move := 0.0
		if s.half >= halfBackward {
			row.Cells[1] = scene.Cell{Quantity: scene.Signed(s.gradient[i], 4), Item: parameter.Aspect(gradientOf)}
			table.Items = append(table.Items, scene.Item{ID: parameter.Aspect(gradientOf), Row: i})
		}
		if s.half == halfUpdate {
			move = c.moved(i)
			row.Cells[2] = scene.Cell{Quantity: scene.Signed(move, 4), Item: parameter.Aspect(moveOf)}
			table.Items = append(table.Items, scene.Item{ID: parameter.Aspect(moveOf), Row: i, Column: 1})
		}
		table.Rows, table.Bars.Values = append(table.Rows, row), append(table.Bars.Values, move)
	}
	table.Facts = map[string]string{"half": fmt.Sprint(s.half), "rate": scene.Number(s.rate, 3).Plain()}
	return scene.Scene{picture, table, c.movesSaid(loss)}
}

// movesPicture draws the network; the guess is marked, and the weight that
// moved the most is lit.
func (c *backprop) movesPicture() scene.Network {
	s := c.state.moves
	trace, _ := tinyTrace(c.moves, s.x)
	picture := scene.Network{
		Frame:  scene.Frame{ID: "who", Width: 44, Rows: 10},
		Layers: []scene.NetworkLayer{{Name: "layer.input", Neurons: kit.NamedNeurons("x", 2)}, {Name: "layer.hidden", Neurons: kit.NamedNeurons("h", 2)}, {Name: "layer.output", Neurons: []scene.NetworkNeuron{{Name: "ŷ"}}}},
	}
	for i := range 2 {
		picture.Layers[0].Neurons[i].Value = scene.Number(s.x[i], 2)
		picture.Layers[1].Neurons[i].Value = scene.Number(trace.Passes[1].Out.At(0, i), 2)
		picture.Layers[1].Neurons[i].Bias = scene.Signed(c.moves.Biases(0)[i], 2)
	}
	picture.Layers[2].Neurons[0].Value = scene.Number(trace.Passes[2].Out.At(0, 0), 2)
	picture.Layers[2].Neurons[0].Bias = scene.Signed(c.moves.Biases(2)[0], 2)
	picture = kit.Wired(picture, []nn.Matrix{c.moves.Weights(0), c.moves.Weights(2)}, nil, 2)
	var lit, guess scene.ItemID
	if bet := s.guessed(); bet >= 0 {
		guess = tinyItems[bet]
	}
	if winner, visibly := c.movedMost(); visibly {
		lit = tinyItems[winner]
	}
	for i := range picture.Links {
		switch picture.Links[i].Item {
		case lit:
			picture.Links[i].Role = scene.Strong
		case guess:
			picture.Links[i].Role = scene.Guess
		}
	}
	return picture
}

// movesSaid tells the guess and what came of it.
func (c *backprop) movesSaid(loss float64) scene.Panel {
	s := c.state.moves
	guess := []scene.Term{kit.Word("moves.known")}
	if bet := s.guessed(); bet == unsaid {
		guess = []scene.Term{kit.Word("moves.unsaid")}
	} else if bet != unasked {
		guess = []scene.Term{kit.Word("moves.guess"), kit.Op(" "), {Kind: scene.Symbol, Text: model.ItemSymbol(tinyItems[bet]), Role: scene.Guess}}
	}
	now := []scene.Term{kit.Word([]string{"moves.nothing", "moves.gradients", "moves.moved"}[s.half])}
	if s.half == halfUpdate {
		winner, visibly := c.movedMost()
		if !visibly {
			now = []scene.Term{kit.Word("moves.still")}
		}
		if visibly && s.bet == winner {
			guess = append(guess, kit.Op("  "), scene.Term{Kind: scene.Symbol, Text: "✓", Role: scene.Success}, kit.Op(" "), kit.Word("guess.right"))
		}
		if visibly {
			now = append(now, kit.Op(" "), scene.Term{Kind: scene.Symbol, Text: model.ItemSymbol(tinyItems[winner]), Role: scene.Strong}, kit.Op(", "), kit.BySign(kit.Value(scene.Signed(c.moved(winner), 4))))
		}
	}
	return kit.Arithmetic("said", guess, now, []scene.Term{kit.Symbol("L = "), kit.Result(scene.Number(loss, 4))})
}

// explainMove opens a gradient, a move, or a weight.
func (c *backprop) explainMove(item scene.ItemID) []scene.Panel {
	s := c.state.moves
	network := tinyNetwork()
	copy(network.Parameters(), c.now())
	trace, _ := tinyTrace(network, s.x)
	for i, parameter := range tinyItems {
		switch item {
		case parameter.Aspect(gradientOf):
			return []scene.Panel{kit.Arithmetic("gradient", tinyGradient(trace, parameter)...)}
		case parameter.Aspect(moveOf):
			return []scene.Panel{kit.Arithmetic("move", kit.UpdateLine(model.ItemSymbol(parameter), s.before[i], s.rate, s.gradient[i], 4))}
		case parameter:
			return []scene.Panel{kit.Arithmetic("gradient", []scene.Term{kit.Symbol(model.ItemSymbol(parameter)), kit.Op(" = "), kit.BySign(kit.Result(scene.Signed(c.moves.Parameters()[i], 4)))})}
		}
	}
	return nil
}

// movesPrints is what movesCode prints: gradients, moves, the name of the
// weight that moves the most.
func (c *backprop) movesPrints() string {
	s := c.state.moves
	network := tinyNetwork()
	copy(network.Parameters(), c.now())
	trace, _ := tinyTrace(network, s.x)
	moves := make([]float64, len(trace.Gradients))
	for i, g := range trace.Gradients {
		moves[i] = -s.rate * g
	}
	return shownNumbers(4, trace.Gradients...) + "\n" + shownNumbers(4, moves...)
}

// movesCode is one step in NumPy: backpropagation, then SGD.
func (c *backprop) movesCode() string {
	s := c.state.moves
	return tinyCode(c.now(), s.x) + fmt.Sprintf("rate = %v\n", s.rate) + `
h = np.tanh(x @ W1 + b1)
y = h @ W2 + b2

# backpropagation: only gradients
dy = y - t
dz = W2 * dy * (1 - h ** 2)
gradients = np.concatenate([np.outer(x, dz).ravel(), dz, h * dy, [dy]])

# the optimiser: it moves the parameters
moves = -rate * gradients
` + showCode + `
print(show(gradients, 4))
print(show(moves, 4))
`
}

package rnn

import (
	"fmt"
	"math"
	"slices"

	"sinapse/lessons/internal/kit"
	"sinapse/lessons/scene"
	"sinapse/nn/data"
	"sinapse/nn/elementary"
)

// A passed is what a cell makes of one held sequence.
type passed struct {
	*run
	first  int       // the number of the first step
	before []float64 // the state before it; nil for zeros
	tokens []int
	wanted []int       // the right answer at each step; unasked for none
	states [][]float64 // after each step
	says   [][]float64 // the probabilities of both answers at each step
	back   []float64   // how large the gradient of the last answer's loss is, by steps back
}

// unasked stands for the answer where there is no question.
const unasked = -1

// pass goes over a held sequence, and back from its last answer alone.
func (r *run) pass(sample int) passed {
	p := passed{run: r}
	x, want := r.held.X.RowRange(sample, sample+1), r.held.Y.Row(sample)
	net := r.trainer.Network()
	scores := net.Forward(r.trace, x)
	first, last := &r.trace.Passes[0], &r.trace.Passes[len(r.trace.Passes)-1]
	for t := range r.Steps {
		p.tokens = append(p.tokens, int(x.At(0, t)))
		p.wanted = append(p.wanted, rightOf(want[answers*t:][:answers]))
		p.states = append(p.states, slices.Clone(r.cell().State(first, 0, t)))
		z := scores.Row(0)[answers*t:][:answers]
		one := elementary.Sigmoid(z[1] - z[0])
		p.says = append(p.says, []float64{1 - one, one})
	}
	clear(last.DOut.Data)
	end := r.Steps - 1
	for i, said := range p.says[end] {
		last.DOut.Data[answers*end+i] = said - want[answers*end+i]
	}
	net.Backward(r.trace)
	for k := range r.Steps {
		p.back = append(p.back, norm(r.cell().StateGradient(first, 0, end-k)))
	}
	return p
}

// rightOf is which of both answers is the right one, by their targets.
func rightOf(targets []float64) int {
	if math.IsNaN(targets[0]) {
		return unasked
	}
	return kit.Bit(targets[1] == 1)
}

// norm is the length of a vector.
func norm(v []float64) float64 {
	sum := 0.0
	for _, x := range v {
		sum += float64(x * x)
	}
	return math.Sqrt(sum)
}

// said is which answer is held the likelier at a step.
func (p passed) said(step int) int { return kit.Bit(p.says[step][1] > p.says[step][0]) }

// right tells whether it is the one that is wanted.
func (p passed) right(step int) bool { return p.said(step) == p.wanted[step] }

// letters are how tokens and answers are written, where they are no bits.
var letters = [...]string{data.TokenA: "A", data.TokenB: "B", data.TokenX: "x", data.TokenY: "y"}

// char is how a token, or an answer, is written.
func (s setup) char(token int) string {
	if s.kinds() == bits {
		return fmt.Sprint(token)
	}
	return letters[token]
}

// Rows of the sequence before those of the state.
const (
	rowRead = iota
	rowWanted
	rowSaid
	stateRows
)

// sequence is what is read, wanted and said at each step, above the states.
func (p passed) sequence(frame scene.Frame) scene.Panel {
	frame.Rows = stateRows + (p.Units+1)/2
	panel := scene.Sequence{Frame: frame, Kind: "s", Rows: []scene.SequenceRow{{Name: "x"}, {Name: "y"}, {Name: "ŷ"}}, At: -1, Full: 1}
	for step, token := range p.tokens {
		wanted, said := scene.Glyph{}, scene.Glyph{Char: "·", Role: scene.Faint}
		if want := p.wanted[step]; want != unasked {
			wanted, said = scene.Glyph{Char: p.char(want)}, scene.Glyph{Char: p.char(p.said(step)), Role: scene.Success}
			if !p.right(step) {
				said.Role = scene.Danger
			}
		}
		for row, glyph := range []scene.Glyph{{Char: p.char(token), Role: scene.Strong}, wanted, said} {
			panel.Rows[row].Marks = append(panel.Rows[row].Marks, glyph)
		}
	}
	for unit := range p.Units {
		row := scene.SequenceRow{Name: scene.Subscript("h", unit+1)}
		for _, h := range p.states {
			row.Values = append(row.Values, scene.Signed(h[unit], 3))
		}
		panel.Rows = append(panel.Rows, row)
	}
	return panel
}

// levels are the gradients of the last answer's loss by the state so many steps back.
func (p passed) levels(frame scene.Frame) scene.Levels {
	frame.Width, frame.Rows = 34, 8
	return scene.Levels{Frame: frame, Axis: "axis.back", Name: "g", Kind: "g", Values: p.back, Low: -6, High: 2}
}

// explain opens a state, or what is read, wanted or said at a step.
func (p passed) explain(item scene.ItemID) []scene.Panel {
	at, ok := kit.Cell(item, "s", []int{stateRows + p.Units, len(p.tokens)})
	if !ok {
		return nil
	}
	row, step := at[0], at[1]
	switch {
	case row >= stateRows:
		return []scene.Panel{kit.Arithmetic("unit", p.worked(row-stateRows, step)...)}
	case row == rowRead:
		return []scene.Panel{kit.Arithmetic("read", append([]scene.Term{kit.Symbol(scene.Subscript("x", p.first+step+1)), kit.Op(" = ")}, p.term(p.tokens[step])))}
	case p.wanted[step] == unasked:
		return []scene.Panel{kit.Arithmetic("read", []scene.Term{kit.Word(p.whyUnasked())})}
	case row == rowWanted:
		return []scene.Panel{kit.Arithmetic("read", p.question(step))}
	}
	return []scene.Panel{kit.Arithmetic("read", []scene.Term{
		kit.Word("answer.for"), kit.Op(" "), kit.Symbol(p.char(0)), kit.Op(": "), kit.Value(scene.Number(p.says[step][0], 3)), kit.Op("   "),
		kit.Word("answer.for"), kit.Op(" "), kit.Symbol(p.char(1)), kit.Op(": "), kit.Value(scene.Number(p.says[step][1], 3)),
	})}
}

// term is a token, or an answer, in a worked line.
func (s setup) term(token int) scene.Term {
	if s.kinds() == bits {
		return kit.Result(scene.Number(float64(token), 0))
	}
	return kit.Symbol(s.char(token))
}

// whyUnasked is why there is no question at a step.
func (s setup) whyUnasked() string {
	switch s.Task {
	case toEcho:
		return "echo.early"
	case toHold:
		return "hold.early"
	}
	return "read.last"
}

// question is how the right answer at a step comes about.
func (p passed) question(step int) []scene.Term {
	y := []scene.Term{kit.Symbol(scene.Subscript("y", p.first+step+1)), kit.Op(" = ")}
	answer := p.term(p.wanted[step])
	switch p.Task {
	case toEcho:
		return append(y, kit.Symbol(scene.Subscript("x", step+1-p.Gap)), kit.Op(" = "), answer)
	case toCount, toCountAtEnd:
		ones := 0
		for _, bit := range p.tokens[:step+1] {
			ones += bit
		}
		return append([]scene.Term{kit.Word("count.ones"), kit.Op(" "), kit.Count(ones), kit.Op("   ")}, append(y, answer)...)
	}
	written := step
	for written >= 0 && p.tokens[written] > data.TokenB {
		written--
	}
	if written < 0 { // it stands before what is seen
		written = -p.first
	}
	return append(y, kit.Symbol(scene.Subscript("x", p.first+written+1)), kit.Op(" = "), answer)
}

// worked is how a unit's state came about: what it gets of the bit, what of the states
// before, and its bias.
func (p passed) worked(unit, step int) [][]scene.Term {
	weights := p.trainer.Network().Weights(0)
	read, before, bias := weights.At(p.tokens[step], unit), 0.0, p.trainer.Network().Biases(0)[unit]
	state := p.before
	if step > 0 {
		state = p.states[step-1]
	}
	for k, h := range state {
		before += float64(h * weights.At(p.kinds()+k, unit))
	}
	z := read + before + bias
	return [][]scene.Term{
		{
			kit.Word("echo.read"), kit.Op(" "), kit.BySign(kit.Value(scene.Number(read, 3))), kit.Op(" + "), kit.Word("echo.before"), kit.Op(" "), kit.BySign(kit.Value(scene.Number(before, 3))),
			kit.Op(" + "), kit.Word("echo.bias"), kit.Op(" "), kit.BySign(kit.Value(scene.Number(bias, 3))), kit.Op(" = "), kit.Result(scene.Number(z, 3)),
		},
		{kit.Op("tanh("), kit.Value(scene.Number(z, 3)), kit.Op(") = "), kit.Result(scene.Number(p.states[step][unit], 3))},
	}
}

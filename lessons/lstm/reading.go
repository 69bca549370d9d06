package lstm

import (
	"slices"

	"sinapse/lessons/internal/kit"
	"sinapse/nn"
	"sinapse/nn/data"
	"sinapse/nn/random"
)

// A longRead are long sequences of a seed, and what a net makes of them after so many
// updates.
type longRead struct {
	seed    uint32
	network *nn.Network
	tokens  nn.Matrix
	one     *nn.Trace
	updates int
	right   []float64 // by gap: the share of right answers; nil while nobody asked
}

// reads is how the net goes over long sequences.
func (r *reading) reads() setup {
	s := r.run.setup
	s.Gap = triedGap
	return s
}

// read takes the net as it stands to the long sequences.
func (r *reading) read() *longRead {
	l, s := &r.long, r.reads()
	if l.network == nil || l.seed != s.Seed {
		network := kit.Must(s.network())
		*l = longRead{seed: s.Seed, network: network, tokens: nn.NewMatrix(longRows, s.steps()), one: network.NewForwardTrace(1)}
		stream := random.New(s.Seed)
		for i := range l.tokens.Data {
			l.tokens.Data[i] = float64(kit.Must(stream.RandInt(0, answers)))
			if i%s.steps() > 0 {
				l.tokens.Data[i] += data.TokenX
			}
		}
	}
	if now := r.run.trainer; l.updates != now.Steps() {
		l.updates, l.right = now.Steps(), nil
	}
	copy(l.network.Parameters(), r.run.trainer.Network().Parameters())
	return l
}

// said is what the net would say after each step of what a trace went over.
func (r *reading) said(trace *nn.Trace, row int) []int {
	weights, biases := r.long.network.Weights(1), r.long.network.Biases(1)
	layer, said := r.reads().layer().(nn.LSTM), make([]int, triedGap+1)
	for t := range said {
		score := slices.Clone(biases)
		for unit, h := range layer.Step(&trace.Passes[0], row, t).State {
			for i := range score {
				score[i] += float64(h * weights.At(unit, i))
			}
		}
		said[t] = nn.Class(score, 0)
	}
	return said
}

// right is the share of right answers by gap: asked after each step, a long sequence is one
// of each gap.
func (r *reading) right() []float64 {
	l := r.read()
	if l.right != nil {
		return l.right
	}
	l.right = make([]float64, triedGap+1)
	trace := l.network.NewForwardTrace(longRows)
	l.network.Forward(trace, l.tokens)
	for row := range longRows {
		for t, said := range r.said(trace, row) {
			l.right[t] += float64(kit.Bit(float64(said) == l.tokens.At(row, 0)))
		}
	}
	for t := range l.right {
		l.right[t] /= longRows
	}
	return l.right
}

// A longStep is a step of a long sequence: what is read, what the answer would be, and the
// units.
type longStep struct {
	token, said int
	units       [gatedUnits]cellStep
}

// window are the steps that are shown of the sequence that is looked at, and the first one
// of all; while the net learns they are no more than those it learns from.
func (r *reading) window() (steps []longStep, from, first int) {
	l := r.read()
	x := l.tokens.Row(r.sample)
	l.network.Forward(l.one, l.tokens.RowRange(r.sample, r.sample+1))
	until := max(r.steps, taughtGap) + 1
	from = max(until-readWindow, 0)
	layer, pass, said := r.reads().layer().(nn.LSTM), &l.one.Passes[0], r.said(l.one, 0)
	for t := from; t < until; t++ {
		step, at := longStep{token: int(x[t]), said: said[t]}, layer.Step(pass, 0, t)
		for unit := range step.units {
			before := 0.0
			if t > 0 {
				before = layer.Step(pass, 0, t-1).Cell[unit]
			}
			step.units[unit] = cellStep{i: at.Input[unit], f: at.Forget[unit], g: at.Candidate[unit], o: at.Output[unit], before: before, c: at.Cell[unit], h: at.State[unit]}
		}
		steps = append(steps, step)
	}
	return steps, from, int(x[0])
}

// tokenName is how a token is written.
func tokenName(token int) string { return tokenNames[token : token+1] }

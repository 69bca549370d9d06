package rnn

import (
	"math"

	"sinapse/lessons/internal/kit"
	"sinapse/nn"
	"sinapse/nn/data"
	"sinapse/nn/random"
)

// How all runs of the chapter learn from sequences.
const (
	batchSize  = 16
	trainRate  = 0.01
	trainClip  = 1.0
	heldRows   = 200
	mostSteps  = acrossSteps
	checkEvery = 25 // updates, after which the held sequences are asked
)

// What a cell can be taught.
const (
	toEcho       = iota // to say the bit of some steps ago
	toCount             // to say at each step whether the ones so far are odd in number
	toCountAtEnd        // the same, but asked after the last step alone
	toHold              // to say which of two letters was the last one, while others distract
	toHoldAcross        // the same of a letter that is shown once, asked after the last step alone
	tasks
)

// A setup says everything that a training on sequences starts from: the same one gives the
// same run, to the last bit.
type setup struct {
	Task     int
	Steps    int // how long a sequence is
	Units    int // of the cell
	Gap      int // how many steps ago the bit was seen that is to be echoed
	Truncate int // how many steps gradients go back at most, from one border to the next; 0: all the way
	Updates  int // after which it ends, learned or not
	Seed     uint32
}

// answers is how many there are to each question.
const answers = 2

// source draws sequences.
func (s setup) source() nn.Source {
	switch s.Task {
	case toEcho:
		return data.Echo{Steps: s.Steps, Gap: s.Gap}
	case toCount:
		return data.Parity{Steps: s.Steps}
	case toCountAtEnd:
		return lastAlone{data.Parity{Steps: s.Steps, AtEnd: true}, s.Steps}
	case toHold:
		return data.FlipFlop{Steps: s.Steps, Write: writeShare}
	case toHoldAcross:
		return lastAlone{data.Recall{Gap: s.Steps - 1}, s.Steps}
	}
	panic("rnn: no such task")
}

// kinds is how many kinds of tokens a cell reads.
func (s setup) kinds() int {
	if s.Task == toHold || s.Task == toHoldAcross {
		return data.Recall{}.Kinds()
	}
	return bits
}

// bits are the tokens of what is to be echoed, or counted.
const bits = 2

// A lastAlone source asks at the last of its steps, and at no other.
type lastAlone struct {
	nn.Source
	steps int
}

// Widths returns the steps, and the answers to each.
func (s lastAlone) Widths() (inputs, targets int) { return s.steps, answers * s.steps }

// Sample draws the tokens.
func (s lastAlone) Sample(inputs, targets []float64, r *random.Stream) {
	clear(targets)
	last := answers * (s.steps - 1)
	for i := 0; i < last; i += answers {
		targets[i] = math.NaN()
	}
	s.Source.Sample(inputs, targets[last:], r)
}

// cell is the recurrent layer.
func (s setup) cell() nn.Recurrent {
	return nn.Recurrent{Over: nn.Steps{Count: s.Steps, Tokens: s.kinds(), Truncate: s.Truncate}, Units: s.Units}
}

// network returns the network of a set-up, all its parameters zero.
func (s setup) network() (*nn.Network, error) {
	return nn.NewNetwork(s.Steps, s.cell(), nn.EachStep{Steps: s.Steps, Layer: nn.Dense{Neurons: answers}})
}

// A run is a cell that learns from sequences.
type run struct {
	setup
	trainer *nn.Trainer
	held    nn.Dataset
	trace   *nn.Trace // for pictures
}

// newRun starts a run afresh.
func newRun(s setup) *run {
	stream := random.New(s.Seed)
	network := kit.Must(s.network())
	network.InitializeLayer(0, nn.Start{Weights: nn.Xavier, Recurrent: nn.Orthogonal(1)}, stream)
	network.InitializeLayer(1, nn.Start{Weights: nn.Xavier}, stream)
	r := &run{setup: s, held: nn.Draw(s.source(), heldRows, stream), trace: network.NewTrace(1)}
	inputs, targets := s.source().Widths()
	r.trainer = kit.Must(nn.NewTrainer(network,
		nn.Dataset{X: nn.NewMatrix(checkEvery*batchSize, inputs), Y: nn.NewMatrix(checkEvery*batchSize, targets)}, // how much an epoch is
		nn.Training{
			Loss: nn.EachStepLoss{Steps: s.Steps, Loss: nn.CrossEntropy{}}, Optimizer: nn.Adam{Beta1: 0.9, Beta2: 0.999, Epsilon: 1e-8},
			Rate: trainRate, Clip: trainClip, BatchSize: batchSize, Source: s.source(), Random: stream, Bound: kit.LossBound,
			Record: nn.RecordBatches, Validation: r.held, Metric: nn.EachStepAccuracy(s.Steps, 0, 0),
		}))
	return r
}

// A runSaved is what Save keeps of a run.
type runSaved struct {
	setup setup
	run   nn.State
}

func (r *run) save() runSaved { return runSaved{r.setup, r.trainer.Save()} }

// restored returns the run as it was when it was saved: this one where the set-up is the
// same, else another.
func (r *run) restored(s runSaved) *run {
	if r == nil || r.setup != s.setup {
		if s.setup.Steps > mostSteps {
			panic("rnn: a sequence beyond all that are learned from")
		}
		r = newRun(s.setup)
	}
	r.trainer.Restore(s.run)
	return r
}

// accuracy is the share of held answers that were right when they were asked last.
func (r *run) accuracy() float64 {
	history := r.trainer.ValidationMetricHistory()
	return history.At(history.Len() - 1).Last
}

// asked is after how many updates they were asked last.
func (r *run) asked() int {
	history := r.trainer.ValidationMetricHistory()
	return history.At(history.Len() - 1).Step
}

// learned tells whether all but one in a hundred answers are right.
func (r *run) learned() bool { return r.accuracy() >= learnedShare }

// learnedShare is from which share on a task counts as learned.
const learnedShare = 0.99

// over tells whether the run is at its end. One that is to hold a letter goes on when it
// knows how: what it holds wavers else, and is lost on some seeds in the end.
func (r *run) over() bool {
	return r.learned() && r.Task != toHold || r.trainer.Steps() >= r.Updates || r.trainer.Divergence() != nil
}

// tick makes an update; false at the end.
func (r *run) tick() bool {
	if r.over() {
		return false
	}
	r.trainer.Batch()
	return true
}

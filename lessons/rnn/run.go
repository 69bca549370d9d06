package rnn

import (
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
	checkEvery = 25 // updates, after which the held sequences are asked
)

// A setup says everything that a training on echoes starts from: the same one gives the
// same run, to the last bit.
type setup struct {
	Units    int // of the cell
	Gap      int // how many steps ago the bit was seen that is asked for
	Truncate int // how many steps gradients go back at most, from one border to the next; 0: all the way
	Seed     uint32
}

// echoSteps is how long a sequence is.
const echoSteps = 24

// echoUpdates is where a run ends at last.
const echoUpdates = 600

// bits is how many tokens there are, and how many answers.
const bits = 2

// task draws sequences.
func (s setup) task() data.Echo { return data.Echo{Steps: echoSteps, Gap: s.Gap} }

// cell is the recurrent layer.
func (s setup) cell() nn.Recurrent {
	return nn.Recurrent{Over: nn.Steps{Count: echoSteps, Tokens: bits, Truncate: s.Truncate}, Units: s.Units}
}

// network returns the network of a set-up, all its parameters zero.
func (s setup) network() (*nn.Network, error) {
	return nn.NewNetwork(echoSteps, s.cell(), nn.EachStep{Steps: echoSteps, Layer: nn.Dense{Neurons: bits}})
}

// A run is a cell that learns to echo.
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
	r := &run{setup: s, held: nn.Draw(s.task(), heldRows, stream), trace: network.NewTrace(1)}
	inputs, targets := s.task().Widths()
	r.trainer = kit.Must(nn.NewTrainer(network,
		nn.Dataset{X: nn.NewMatrix(checkEvery*batchSize, inputs), Y: nn.NewMatrix(checkEvery*batchSize, targets)}, // how much an epoch is
		nn.Training{
			Loss: nn.EachStepLoss{Steps: echoSteps, Loss: nn.CrossEntropy{}}, Optimizer: nn.Adam{Beta1: 0.9, Beta2: 0.999, Epsilon: 1e-8},
			Rate: trainRate, Clip: trainClip, BatchSize: batchSize, Source: s.task(), Random: stream, Bound: kit.LossBound,
			Record: nn.RecordBatches, Validation: r.held, Metric: nn.EachStepAccuracy(echoSteps, 0, 0),
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

// learned tells whether all but one in a hundred answers are right.
func (r *run) learned() bool { return r.accuracy() >= learnedShare }

// learnedShare is from which share on a task counts as learned.
const learnedShare = 0.99

// over tells whether the run is at its end.
func (r *run) over() bool {
	return r.learned() || r.trainer.Steps() >= echoUpdates || r.trainer.Divergence() != nil
}

// tick makes an update; false at the end.
func (r *run) tick() bool {
	if r.over() {
		return false
	}
	r.trainer.Batch()
	return true
}

package lstm

import (
	"math"

	"sinapse/lessons/internal/kit"
	"sinapse/nn"
	"sinapse/nn/data"
	"sinapse/nn/elementary"
	"sinapse/nn/random"
)

// How all runs of the chapter learn from sequences.
const (
	batchSize    = 16
	trainRate    = 0.01
	trainClip    = 1.0
	heldRows     = 200
	checkEvery   = 25 // updates, after which the held sequences are asked
	answers      = 2
	tokens       = 4 // kinds of them
	learnedShare = 0.99
	learnedError = 0.01 // squared, of a sum
)

// A task is what is to be learned.
type task int

const (
	flipFlop task = iota // at each step, which of A and B was read last
	recall               // after the last step, which of A and B was read first
	adding               // after the last step, the sum of the two numbers that were marked
)

// A cellKind is which recurrent layer learns it.
type cellKind int

const (
	plain cellKind = iota
	gated
	updating // a GRU
)

// A start is how the parameters of a run begin.
type start int

const (
	// usual draws all from −1/√h to 1/√h.
	usual start = iota
	// biased draws weights to suit their layers, those of the state orthogonal, and gives
	// the forget gate a bias.
	biased
	// gapped does the same, with biases that suit the gap.
	gapped
)

// A setup says everything that a training starts from: the same one gives the same run,
// to the last bit.
type setup struct {
	Task  task
	Cell  cellKind
	Units int
	Gap   int // of recall; of the other tasks, how many steps a sequence has
	Start start
	Bias  float64 // of the forget gate, for biased
	Fault fault
	Seed  uint32
}

// A fault is a mistake in how a cell was built.
type fault int

const (
	noFault    fault = iota
	wrongGate        // the bias of the forget gate was given to the input gate
	wrongState       // f keeps a share of h, where c belongs
)

// writeShare is how often flip-flop writes.
const writeShare = 0.1

// source draws sequences.
func (s setup) source() nn.Source {
	switch s.Task {
	case flipFlop:
		return data.FlipFlop{Steps: s.Gap, Write: writeShare}
	case recall:
		return data.Recall{Gap: s.Gap}
	case adding:
		return data.Adding{Steps: s.Gap}
	}
	panic("lstm: no such task")
}

// steps is how many steps a sequence has.
func (s setup) steps() int {
	if s.Task == recall {
		return s.Gap + 1
	}
	return s.Gap
}

// over is how the layer goes over them.
func (s setup) over() nn.Steps {
	over := nn.Steps{Count: s.steps(), Last: s.Task != flipFlop}
	if s.Task != adding {
		over.Tokens = tokens
	}
	return over
}

// layer is the recurrent layer.
func (s setup) layer() nn.Layer {
	switch s.Cell {
	case plain:
		return nn.Recurrent{Over: s.over(), Units: s.Units}
	case gated:
		return nn.LSTM{Over: s.over(), Units: s.Units, StateForCell: s.Fault == wrongState}
	case updating:
		return nn.GRU{Over: s.over(), Units: s.Units}
	}
	panic("lstm: no such cell")
}

// network returns the network of a set-up, all its parameters zero.
func (s setup) network() (*nn.Network, error) {
	inputs, _ := s.source().Widths()
	answer := nn.Layer(nn.Dense{Neurons: s.answers()})
	if s.Task == flipFlop {
		answer = nn.EachStep{Steps: s.steps(), Layer: answer}
	}
	return nn.NewNetwork(inputs, s.layer(), answer)
}

// answers is how many numbers an answer has: a score for each of two letters, or a sum.
func (s setup) answers() int {
	if s.Task == adding {
		return 1
	}
	return answers
}

// begin fills the parameters.
func (s setup) begin(network *nn.Network, stream *random.Stream) {
	if s.Start == usual {
		limit := 1 / math.Sqrt(float64(s.Units))
		network.Initialize(nn.Uniform(-limit, limit), nn.Uniform(-limit, limit), stream)
		return
	}
	first := nn.Start{Weights: nn.Xavier, Recurrent: nn.Orthogonal(1)}
	switch {
	case s.Cell == plain:
	case s.Cell == updating && s.Start == gapped:
		first.Biases = func(dst []float64, _, _ int, r *random.Stream) {
			clear(dst)
			for i := range s.Units {
				dst[s.Units+i] = elementary.Log(r.Uniform(1, float64(s.Gap-1)))
			}
		}
	case s.Cell == updating:
	case s.Start == gapped:
		first.Biases = nn.ForgetGap(s.Gap)
	case s.Fault == wrongGate:
		first.Biases = func(dst []float64, _, _ int, _ *random.Stream) {
			clear(dst)
			for i := range s.Units {
				dst[i] = s.Bias
			}
		}
	default:
		first.Biases = nn.ForgetBias(s.Bias)
	}
	network.InitializeLayer(0, first, stream)
	network.InitializeLayer(1, nn.Start{Weights: nn.Xavier}, stream)
}

// loss is what is made small, and the share of answers that are right.
func (s setup) loss() (nn.Loss, func(out, want nn.Matrix) float64) {
	switch s.Task {
	case flipFlop:
		return nn.EachStepLoss{Steps: s.steps(), Loss: nn.CrossEntropy{}}, nn.EachStepAccuracy(s.steps(), 0, 0)
	case recall:
		return nn.CrossEntropy{}, nn.Accuracy(0, 0)
	case adding:
		return nn.MeanSquared{}, nil
	}
	panic("lstm: no such task")
}

// A run is a cell that learns.
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
	s.begin(network, stream)
	r := &run{setup: s, held: nn.Draw(s.source(), heldRows, stream), trace: network.NewTrace(1)}
	if s.Task == adding {
		r.trace.KeepInputGradient()
	}
	inputs, targets := s.source().Widths()
	loss, right := s.loss()
	r.trainer = kit.Must(nn.NewTrainer(network,
		nn.Dataset{X: nn.NewMatrix(checkEvery*batchSize, inputs), Y: nn.NewMatrix(checkEvery*batchSize, targets)}, // how much an epoch is
		nn.Training{
			Loss: loss, Optimizer: nn.Adam{Beta1: 0.9, Beta2: 0.999, Epsilon: 1e-8},
			Rate: trainRate, Clip: trainClip, BatchSize: batchSize, Source: s.source(), Random: stream, Bound: kit.LossBound,
			Record: nn.RecordBatches, Validation: r.held, Metric: right,
		}))
	return r
}

// A runSaved is what Save keeps of a run.
type runSaved struct {
	setup setup
	run   nn.State
}

func (r *run) save() runSaved { return runSaved{r.setup, r.trainer.Save()} }

// Bounds of what a set-up can say.
const (
	mostUnits = 16
	mostGap   = 200
)

// restored returns the run as it was when it was saved: this one where the set-up is the
// same, else another. It panics where that is larger than any of the chapter, which only a
// file can say.
func (r *run) restored(s runSaved) *run {
	if s.setup.Units > mostUnits || s.setup.Gap > mostGap {
		panic("lstm: a run of another chapter")
	}
	if r == nil || r.setup != s.setup {
		r = newRun(s.setup)
	}
	r.trainer.Restore(s.run)
	return r
}

// accuracy is the share of held answers that were right when they were asked last.
func (r *run) accuracy() float64 { return last(r.trainer.ValidationMetricHistory()) }

// asked is after how many updates they were asked last.
func (r *run) asked() int {
	history := r.trainer.ValidationHistory()
	return history.At(history.Len() - 1).Step
}

// score is that share, or how far off sums are, squared.
func (r *run) score() float64 {
	if r.Task == adding {
		return last(r.trainer.ValidationHistory())
	}
	return r.accuracy()
}

// last is what a history ends with.
func last(history nn.History) float64 { return history.At(history.Len() - 1).Last }

// good tells whether a score is that of one who can.
func (s setup) good(score float64) bool {
	if s.Task == adding {
		return score < learnedError
	}
	return score >= learnedShare
}

// learned tells whether all but one in a hundred answers are right, or sums near enough.
func (r *run) learned() bool { return r.good(r.score()) }

// mostUpdates is where a run ends at last.
const mostUpdates = 500

// over tells whether the run is at its end. One cell goes on when it has learned: what goes
// on in it becomes clearer.
func (r *run) over() bool {
	return r.Task != flipFlop && r.learned() || r.trainer.Steps() >= mostUpdates || r.trainer.Divergence() != nil
}

// tick makes an update; false at the end.
func (r *run) tick() bool {
	if r.over() {
		return false
	}
	r.trainer.Batch()
	return true
}

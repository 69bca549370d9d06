package lstm

import (
	"math"

	"sinapse/lessons/internal/kit"
	"sinapse/nn"
	"sinapse/nn/data"
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
)

// A task is what is to be learned.
type task int

const (
	flipFlop task = iota // at each step, which of A and B was read last
	recall               // after the last step, which of A and B was read first
)

// A cellKind is which recurrent layer learns it.
type cellKind int

const (
	plain cellKind = iota
	gated
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
	Gap   int // of recall; of flip-flop, how many steps a sequence has
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
	if s.Task == flipFlop {
		return data.FlipFlop{Steps: s.Gap, Write: writeShare}
	}
	return data.Recall{Gap: s.Gap}
}

// steps is how many steps a sequence has.
func (s setup) steps() int {
	if s.Task == flipFlop {
		return s.Gap
	}
	return s.Gap + 1
}

// over is how the layer goes over them.
func (s setup) over() nn.Steps {
	return nn.Steps{Count: s.steps(), Tokens: tokens, Last: s.Task == recall}
}

// layer is the recurrent layer.
func (s setup) layer() nn.Layer {
	if s.Cell == plain {
		return nn.Recurrent{Over: s.over(), Units: s.Units}
	}
	return nn.LSTM{Over: s.over(), Units: s.Units, StateForCell: s.Fault == wrongState}
}

// network returns the network of a set-up, all its parameters zero.
func (s setup) network() (*nn.Network, error) {
	if s.Task == recall {
		return nn.NewNetwork(s.steps(), s.layer(), nn.Dense{Neurons: answers})
	}
	return nn.NewNetwork(s.steps(), s.layer(), nn.EachStep{Steps: s.steps(), Layer: nn.Dense{Neurons: answers}})
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
	if s.Task == recall {
		return nn.CrossEntropy{}, nn.Accuracy(0, 0)
	}
	return nn.EachStepLoss{Steps: s.steps(), Loss: nn.CrossEntropy{}}, nn.EachStepAccuracy(s.steps(), 0, 0)
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
func (r *run) accuracy() float64 {
	history := r.trainer.ValidationMetricHistory()
	return history.At(history.Len() - 1).Last
}

// learned tells whether all but one in a hundred answers are right.
func (r *run) learned() bool { return r.accuracy() >= learnedShare }

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

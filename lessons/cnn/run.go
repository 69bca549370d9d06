package cnn

import (
	"slices"
	"sync/atomic"

	"sinapse/lessons/internal/kit"
	"sinapse/nn"
	"sinapse/nn/data"
	"sinapse/nn/random"
)

const (
	trainDigits = 1000
	heldDigits  = 500
	fullEpochs  = 20
	batchSize   = 10
	trainRate   = 0.1
)

// A setup says everything that a training on the digits starts from: the same one
// gives the same run, to the last bit.
type setup struct {
	Filters int    // of the convolution, with stride 1 and no padding; 0: there is none
	Size    int    // of a filter
	Pool    int    // the windows' size and stride of the max pool behind; 1: there is none
	Hidden  int    // neurons of a dense layer with ReLU before the last one; 0: there is none
	Moved   bool   // it learns from copies that are moved by up to a pixel, anew each time
	Epochs  int    // where it ends
	Seed    uint32 // of which digits, the start and the order
}

// The networks that the screens compare.
var (
	softmaxNet = setup{Epochs: fullEpochs}
	convNet    = setup{Filters: 8, Size: 3, Pool: 2, Epochs: fullEpochs}
)

// of is a set-up that draws from a seed.
func (s setup) of(seed uint32) setup {
	s.Seed = seed
	return s
}

// ink is what comes in.
var ink = nn.Picture{Height: data.DigitSide, Width: data.DigitSide, Channels: 1}

// conv is the convolution of a set-up that has one.
func (s setup) conv() nn.Convolution {
	return nn.Convolution{In: ink, Filters: s.Filters, Size: s.Size, Stride: 1}
}

// pool is the pool of a set-up that has one.
func (s setup) pool() nn.MaxPool {
	return nn.MaxPool{In: s.conv().Out(), Size: s.Pool, Stride: s.Pool}
}

// features is the shape of what the dense layers get.
func (s setup) features() nn.Picture {
	switch {
	case s.Filters == 0:
		return ink
	case s.Pool == 1:
		return s.conv().Out()
	}
	return s.pool().Out()
}

// network returns the network of a set-up, all its parameters zero.
func (s setup) network() (*nn.Network, error) {
	var layers []nn.Layer
	if s.Filters > 0 {
		layers = append(layers, s.conv(), nn.ReLU{})
		if s.Pool > 1 {
			layers = append(layers, s.pool())
		}
	}
	if s.Hidden > 0 {
		layers = append(layers, nn.Dense{Neurons: s.Hidden}, nn.ReLU{})
	}
	return nn.NewNetwork(ink.Len(), append(layers, nn.Dense{Neurons: classes})...)
}

// A part is a layer on the bill of a set-up.
type part struct {
	name    string
	outputs int
	inputs  int // of each neuron or filter, beside its bias
	copies  int // how many neurons or filters; 0: a pool
}

func (p part) parameters() int { return (p.inputs + 1) * p.copies }

// parts are the layers of a set-up.
func (s setup) parts() []part {
	var parts []part
	if s.Filters > 0 {
		parts = append(parts, part{"layer.conv", s.conv().Out().Len(), s.Size * s.Size, s.Filters})
		if s.Pool > 1 {
			parts = append(parts, part{name: "layer.pool", outputs: s.features().Len()})
		}
	}
	width := s.features().Len()
	if s.Hidden > 0 {
		parts = append(parts, part{"layer.hidden", s.Hidden, width, s.Hidden})
		width = s.Hidden
	}
	return append(parts, part{"layer.answers", classes, width, classes})
}

// parameters counts the weights and biases of a set-up.
func (s setup) parameters() int {
	count := 0
	for _, p := range s.parts() {
		count += p.parameters()
	}
	return count
}

// A run is a network that learns the digits, up to an end; then it is asked about
// digits that are moved by a pixel, eight ways.
type run struct {
	setup
	digits  draw
	trainer *nn.Trainer
	held    nn.Dataset
	said    []byte    // what each held digit was taken for, after the last epoch; replaced, never written to
	far     [][]byte  // the same of the digits moved, by way, as far as it was asked; replaced, never written to
	right   []float64 // the share that was right, by way
	trace   *nn.Trace // for pictures
	kept    *keptRun  // what was saved last
}

// A draw is digits to learn from and those that are held, and the stream behind them.
type draw struct {
	seed        uint32
	train, held nn.Dataset
	stream      *random.Stream
}

// lastDrawn is the draw that was made last: all networks of a course learn from one, and
// nobody writes to it.
var lastDrawn atomic.Pointer[draw]

// drawn draws digits.
func drawn(seed uint32) draw {
	if last := lastDrawn.Load(); last != nil && last.seed == seed {
		return *last
	}
	d := drawnAnew(seed)
	lastDrawn.Store(&d)
	return d
}

func drawnAnew(seed uint32) draw {
	all, stream := data.Digits(), random.New(seed)
	picked := make([]data.Digit, trainDigits+heldDigits)
	for i, n := range stream.Permutation(len(all))[:len(picked)] {
		picked[i] = all[n]
	}
	return draw{seed, data.DigitSet(picked[:trainDigits]), data.DigitSet(picked[trainDigits:]), stream}
}

// newRun starts a run afresh.
func newRun(s setup) *run { return s.on(drawn(s.Seed)) }

// on starts a run on digits that were drawn from its seed.
func (s setup) on(d draw) *run {
	stream := d.stream.Clone()
	r := &run{setup: s, digits: d, held: d.held}
	network := kit.Must(s.network())
	network.Initialize(nn.He, nn.Zeros, stream)
	training := r.training(stream)
	if s.Moved {
		training.Augment, training.Random = mover{}, random.New(^s.Seed)
	}
	r.trainer, r.trace = kit.Must(nn.NewTrainer(network, d.train, training)), network.NewTrace(1)
	r.trace.KeepInputGradient()
	return r
}

// training says how it learns. The validation set's classes are kept as they are said.
func (r *run) training(order *random.Stream) nn.Training {
	return nn.Training{
		Loss: nn.CrossEntropy{}, Optimizer: nn.SGD{}, Rate: trainRate, BatchSize: batchSize, Bound: kit.LossBound, Shuffle: order,
		Record: nn.RecordBatches, Validation: r.held, Metric: func(out, want nn.Matrix) float64 {
			r.said = classesOf(out)
			return nn.Accuracy(0, 0)(out, want)
		},
	}
}

// classesOf are the classes that outputs name.
func classesOf(out nn.Matrix) []byte {
	said := make([]byte, out.Rows)
	for i := range said {
		said[i] = byte(nn.Class(out.Row(i), 0))
	}
	return said
}

// A runSaved is what Save keeps of a run.
type runSaved struct {
	setup setup
	run   nn.State
	said  []byte
	far   [][]byte
	right []float64
}

// save returns it as it is. Nobody turns its weights: after as many updates and questions
// of the same set-up it is the same run, and what was saved then is shared.
func (r *run) save() runSaved {
	if r.kept == nil || r.kept.steps != r.trainer.Steps() || r.kept.setup != r.setup || len(r.kept.right) != len(r.right) {
		r.kept = &keptRun{runSaved{r.setup, r.trainer.Save(), r.said, r.far, r.right}, r.trainer.Steps()}
	}
	return r.kept.runSaved
}

// A keptRun is what was saved, and after how many updates.
type keptRun struct {
	runSaved
	steps int
}

// restored returns the run as it was when it was saved: this one where the set-up is
// the same, else another.
func (r *run) restored(s runSaved) *run {
	switch {
	case r == nil || r.Seed != s.setup.Seed:
		r = newRun(s.setup)
	case r.setup != s.setup:
		r = s.setup.on(r.digits)
	}
	r.trainer.Restore(s.run)
	r.said, r.far, r.right = s.said, s.far, s.right
	return r
}

// A pair is two runs that a screen compares.
type pair [2]*run

func (p *pair) save() [2]runSaved { return [2]runSaved{p[0].save(), p[1].save()} }

func (p *pair) restore(saved [2]runSaved) {
	for i := range p {
		p[i] = p[i].restored(saved[i])
	}
}

// leaf is the digit that is shown among those that are leafed through; the first of all
// where there is none.
func leaf(leaves []int, shown int) int {
	if len(leaves) == 0 {
		return 0
	}
	return leaves[min(shown, len(leaves)-1)]
}

// tick trains a batch or, once it is trained, asks about all held digits moved one way;
// false at the end.
func (r *run) tick() bool {
	switch {
	case r.trainer.Divergence() != nil:
		return false
	case !r.trained():
		r.trainer.Batch()
	case len(r.right) < len(ways):
		said := r.farther(ways[len(r.right)])
		r.far, r.right = append(slices.Clip(r.far), said), append(slices.Clip(r.right), r.rightAmong(said))
	default:
		return false
	}
	return true
}

// trained tells whether it has learned for all its epochs.
func (r *run) trained() bool { return r.trainer.Epochs() >= r.Epochs }

// accuracy is the share of held digits that it recognised after the last epoch.
func (r *run) accuracy() float64 {
	history := r.trainer.ValidationMetricHistory()
	return history.At(history.Len() - 1).Last
}

// ways are the moves by one pixel: to the right and down.
var ways = [8][2]int{{-1, -1}, {0, -1}, {1, -1}, {-1, 0}, {1, 0}, {-1, 1}, {0, 1}, {1, 1}}

// rightAmong is the share of what was said of the held digits that is right.
func (r *run) rightAmong(said []byte) float64 {
	right := 0
	for i, class := range said {
		right += kit.Bit(int(class) == r.label(i))
	}
	return float64(right) / float64(len(said))
}

// asked tells whether it was asked about all ways.
func (r *run) asked() bool { return len(r.right) == len(ways) }

// moved is the mean share over the ways that were asked, 0 before.
func (r *run) moved() float64 {
	sum := 0.0
	for _, share := range r.right {
		sum += float64(share / float64(len(r.right)))
	}
	return sum
}

// move sets dst to a digit that is moved to the right and down; what comes in from
// outside is 0. dst must not share numbers with pixels.
func move(dst, pixels []float64, right, down int) {
	clear(dst)
	for y := range ink.Height {
		for x := range ink.Width {
			if i, j := y-down, x-right; i >= 0 && j >= 0 && i < ink.Height && j < ink.Width {
				dst[y*ink.Width+x] = pixels[i*ink.Width+j]
			}
		}
	}
}

// A mover makes a copy of a digit that is moved by up to a pixel along each axis.
type mover struct{}

// Augment moves a digit in one of nine ways; one of them leaves it.
func (mover) Augment(inputs []float64, r *random.Stream) {
	way := int(kit.Must(r.RandInt(0, 9)))
	var was [data.DigitSide * data.DigitSide]float64
	copy(was[:], inputs)
	move(inputs, was[:], way%3-1, way/3-1)
}

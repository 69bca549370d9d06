package nn

import (
	"errors"

	"sinapse/nn/random"
)

// Training says how a network is to learn. Zero means zero: nothing is filled
// in behind one's back.
type Training struct {
	Loss      Loss
	Optimizer Optimizer
	Rate      float64        // the learning rate
	BatchSize int            // samples to an update; 0 means all
	Penalty   Penalty        // on the weights
	Shuffle   *random.Stream // draws a new order for each epoch; nil keeps the data's order
	Bound     float64        // a batch loss above it is divergence; 0 sets no bound
	Record    Record         // when the loss is recorded
}

// Record says when a [Trainer] records losses.
type Record int

const (
	RecordNothing Record = iota // never
	RecordEpochs                // at the start and after each epoch
	RecordUpdates               // at the start and after each update
)

// A Trainer takes a network through a data set, as far at a time as its
// caller likes: a sample, a batch, an epoch. It changes the network's own
// parameters; between two calls they may be changed by hand too.
//
// Steps allocate nothing. A Trainer must not be used from two goroutines at once.
type Trainer struct {
	net     *Network
	data    Dataset
	cfg     Training
	trace   *Trace
	slots   [][]float64 // the optimiser's memory
	at      progress
	history History
	order   []int  // of the samples in this epoch; nil is the data's own
	batch   Dataset // room for a shuffled batch
	out     Matrix // room for the outputs of the whole set
}

// progress is where a run stands: plain numbers, copied as a whole.
type progress struct {
	epoch      int // full epochs so far
	step       int // updates so far
	slotStep   int // updates since the optimiser was set
	position   int // samples of this epoch that are done
	start, end int // of the present batch, in samples
	loss       float64 // of the present batch's samples that are done
	diverged   *Divergence
}

// NewTrainer returns a trainer at the start of the first epoch. Data that does
// not fit the network is a [*ShapeError]; a training without loss or
// optimiser, or with an impossible batch size, is an error too.
func NewTrainer(net *Network, data Dataset, training Training) (*Trainer, error) {
	x, y := data.X, data.Y
	switch {
	case x.Cols != net.Inputs():
		s := net.spans[0]
		return nil, notAligned(x.Rows, x.Cols, net.Inputs(), s.outputs)
	case y.Cols != net.Outputs() || y.Rows != x.Rows:
		return nil, notBroadcast(Matrix{Rows: x.Rows, Cols: net.Outputs()}, y)
	case x.Rows == 0:
		return nil, &ShapeError{Kind: BadSize, A: []int{x.Rows, x.Cols}}
	case training.Loss == nil:
		return nil, errors.New("nn: a training needs a loss")
	case training.Optimizer == nil:
		return nil, errors.New("nn: a training needs an optimiser")
	case training.BatchSize < 0:
		return nil, &ShapeError{Kind: BadSize, A: []int{training.BatchSize}}
	}
	t := &Trainer{net: net, data: data, cfg: training, out: NewMatrix(y.Rows, y.Cols)}
	t.SetOptimizer(training.Optimizer)
	t.SetBatchSize(training.BatchSize)
	if training.Record != RecordNothing {
		t.history = NewHistory(historyPoints)
		t.record()
	}
	return t, nil
}

// Sample trains on the next sample: it adds the sample's gradient to the
// batch's, and updates the parameters if the batch is complete.
func (t *Trainer) Sample() { t.advance(1) }

// Batch trains on the rest of the present batch and updates the parameters.
// The last batch of an epoch holds what is left, and may be smaller.
func (t *Trainer) Batch() {
	if t.at.position == t.at.end {
		t.begin()
	}
	t.advance(t.at.end - t.at.position)
}

// Epoch trains on the rest of the present epoch: each sample once.
func (t *Trainer) Epoch() {
	for e := t.at.epoch; t.at.epoch == e && t.at.diverged == nil; {
		t.Batch()
	}
}

// advance trains on the next n samples of the present batch.
func (t *Trainer) advance(n int) {
	if t.at.diverged != nil {
		return
	}
	if t.at.position == t.at.end {
		t.begin()
	}
	size := t.at.end - t.at.start
	x, y := t.rows(t.at.position, t.at.position+n)
	out := t.net.Forward(t.trace, x)
	t.at.loss += t.cfg.Loss.Value(out, y, size)
	t.cfg.Loss.Gradient(t.trace.last().DOut, out, y, size)
	t.net.Backward(t.trace)
	t.at.position += n
	if t.at.position == t.at.end {
		t.update()
	}
}

// begin starts the next batch, and the next epoch if one is over.
func (t *Trainer) begin() {
	if t.at.position == t.data.Len() || t.at.position == 0 {
		t.at.position = 0
		t.shuffle()
	}
	t.at.start = t.at.position
	t.at.end = min(t.at.start+t.size(), t.data.Len())
	t.at.loss = 0
	clear(t.trace.Gradients)
}

// shuffle draws the order of a new epoch.
func (t *Trainer) shuffle() {
	if t.cfg.Shuffle == nil {
		t.order = nil
		return
	}
	if t.order == nil {
		t.order = make([]int, t.data.Len())
	}
	for i := range t.order {
		t.order[i] = i
	}
	t.cfg.Shuffle.Shuffle(len(t.order), func(i, j int) { t.order[i], t.order[j] = t.order[j], t.order[i] })
}

// rows returns samples from to to-1 of this epoch.
func (t *Trainer) rows(from, to int) (x, y Matrix) {
	if t.order == nil {
		return t.data.X.RowRange(from, to), t.data.Y.RowRange(from, to)
	}
	x, y = t.batch.X.RowRange(0, to-from), t.batch.Y.RowRange(0, to-from)
	for i, s := range t.order[from:to] {
		copy(x.Row(i), t.data.X.Row(s))
		copy(y.Row(i), t.data.Y.Row(s))
	}
	return x, y
}

// size returns the number of samples in a full batch.
func (t *Trainer) size() int {
	if t.cfg.BatchSize == 0 {
		return t.data.Len()
	}
	return min(t.cfg.BatchSize, t.data.Len())
}

// update ends a batch: the optimiser moves the parameters.
func (t *Trainer) update() {
	if t.cfg.Penalty.L2 != 0 {
		t.eachWeights(func(w, g []float64) { Penalty{L2: t.cfg.Penalty.L2}.AddGradient(g, w) })
	}
	if t.checkBatch() {
		return
	}
	t.at.step++
	t.at.slotStep++
	rate := t.Rate()
	t.cfg.Optimizer.Update(t.net.params, t.trace.Gradients, t.slots, rate, t.at.slotStep)
	if t.cfg.Penalty.L1 != 0 {
		t.eachWeights(func(w, _ []float64) { shrink(w, rate*t.cfg.Penalty.L1) })
	}
	t.checkParameters()
	ended := t.at.end == t.data.Len()
	if ended {
		t.at.epoch++
		t.at.position, t.at.start, t.at.end = 0, 0, 0
	}
	if t.cfg.Record == RecordUpdates || ended && t.cfg.Record == RecordEpochs {
		t.record()
	}
}

// eachWeights calls f with the weights of each layer and their gradients.
func (t *Trainer) eachWeights(f func(w, g []float64)) {
	for _, s := range t.net.spans {
		f(t.net.params[s.at:s.weights()], t.trace.Gradients[s.at:s.weights()])
	}
}

// record adds the present loss to the history.
func (t *Trainer) record() { t.history.Add(t.at.step, t.at.epoch, t.Loss()) }

package nn

import (
	"errors"
	"math"
	"slices"

	"sinapse/nn/random"
)

// Training says how a network is to learn. Zero means zero: nothing is filled
// in behind one's back.
type Training struct {
	Loss      Loss
	Optimizer Optimizer
	Rate      float64        // the learning rate
	Schedule  Schedule       // lowers the rate from epoch to epoch; nil leaves it
	BatchSize int            // samples to an update; 0 means all
	Penalty   Penalty        // on the weights
	Clip      float64        // the joint norm that gradients are cut down to; 0 lets them be
	Shuffle   *random.Stream // draws a new order for each epoch; nil keeps the data's order
	Random    *random.Stream // for what draws: layers as Dropout, Augment; nil if there is none
	Augment   Augmentation   // makes other samples of those that are learnt from; nil leaves them
	Source    Source         // draws what is learnt from, in place of the data's samples; nil for none
	Bound     float64        // a batch loss above it is divergence; 0 sets no bound

	Record     Record                         // when loss and metric are recorded
	Validation Dataset                        // recorded beside the training set, never learnt from; may be empty
	Metric     func(out, want Matrix) float64 // recorded beside the loss; may be nil
}

// Record says when a [Trainer] records losses.
type Record int

// The choices of what to record.
const (
	RecordNothing Record = iota // never
	RecordEpochs                // at the start and after each epoch
	RecordUpdates               // at the start and after each update, the loss of the whole set: an evaluation each
	RecordBatches               // after each update, the loss that its batch had before; validation set as RecordEpochs
)

// A Trainer takes a network through a data set, as far at a time as its
// caller likes: a sample, a batch, an epoch. It changes the network's own
// parameters; between two calls they may be changed by hand too. However the
// samples of a batch are stepped through, the sums are taken in the same
// order, so the result has the same bits (unless two layers draw at random).
//
// Steps allocate nothing. A Trainer must not be used from two goroutines at once.
type Trainer struct {
	net       *Network
	data      Dataset
	cfg       Training // but what the updater has
	trace     *Trace
	updater   *Updater
	at        progress
	histories [series]History
	order     []int          // of the samples in this epoch, if they are shuffled
	inOrder   bool           // new epochs keep the data's order
	batch     Dataset        // room for a batch that is drawn, shuffled or augmented
	drawn     *random.Stream // Random as it was before the present batch was drawn from the source
	out       [2]Matrix      // room for the outputs of the training and the validation set
	last      State          // that was saved or restored last: the next one shares with it what is still so
}

// What a trainer records.
const (
	trainLoss = iota
	validationLoss
	trainMetric
	validationMetric
	series
)

// progress is where a run stands: plain numbers, copied as a whole.
type progress struct {
	epoch      int     // full epochs so far
	position   int     // samples of this epoch that are done
	start, end int     // of the present batch, in samples
	terms      int     // of how many things the present batch's loss is a mean
	shuffled   bool    // this epoch has an order of its own
	loss       float64 // of the present batch's samples that are done
}

// NewTrainer returns a trainer at the start of the first epoch. Data that does
// not fit the network is a [*ShapeError]; a training without loss or optimiser,
// without a stream where something draws, or with an impossible batch size, is an
// error too.
func NewTrainer(net *Network, data Dataset, training Training) (*Trainer, error) {
	if err := training.check(net, data); err != nil {
		return nil, err
	}
	t := &Trainer{net: net, data: data, cfg: training}
	for i, d := range []Dataset{data, training.Validation} {
		t.out[i] = NewMatrix(d.Len(), net.Outputs())
	}
	t.updater = NewUpdater(net, Updating{
		training.Optimizer, training.Rate, training.Schedule, training.Penalty, training.Clip,
	})
	t.SetBatchSize(training.BatchSize)
	if training.Record != RecordNothing {
		for i := range t.histories {
			t.histories[i] = NewHistory(historyPoints)
		}
		t.recordStart()
	}
	return t, nil
}

// check tells what keeps a training from starting.
func (c Training) check(net *Network, data Dataset) error {
	switch {
	case data.Len() == 0:
		return &ShapeError{Kind: BadSize, A: []int{data.X.Rows, data.X.Cols}}
	case c.Loss == nil:
		return errors.New("nn: a training needs a loss")
	case c.Optimizer == nil:
		return errors.New("nn: a training needs an optimiser")
	case c.Augment != nil && c.Random == nil:
		return errors.New("nn: an augmentation needs a random stream")
	case c.Random == nil && net.draws():
		return errors.New("nn: a layer that draws needs a random stream")
	case c.Source != nil && c.Random == nil:
		return errors.New("nn: a source needs a random stream")
	case c.BatchSize < 0:
		return &ShapeError{Kind: BadSize, A: []int{c.BatchSize}}
	}
	for _, d := range []Dataset{data, c.Validation, shapeOf(c.Source)} {
		if err := net.fits(d); err != nil {
			return err
		}
	}
	return nil
}

// draws tells whether a layer draws at random while it trains.
func (n *Network) draws() bool {
	return slices.ContainsFunc(n.layers, func(l Layer) bool {
		d, ok := l.(Drawer)
		return ok && d.Draws()
	})
}

// fits tells why a data set does not fit the network, if so. An empty one does.
func (n *Network) fits(data Dataset) error {
	if data.Len() == 0 {
		return nil
	}
	if data.X.Cols != n.inputs {
		return notAligned(data.X.Rows, data.X.Cols, n.inputs, n.spans[0].outputs)
	}
	if want := (Matrix{Rows: data.Len(), Cols: n.Outputs()}); !sameShape(data.Y, want) {
		return notBroadcast(want, data.Y)
	}
	return nil
}

// Sample trains on the next sample: it adds the sample's gradient to the
// batch's, and updates the parameters if the batch is complete.
func (t *Trainer) Sample() { t.advance(1) }

// Samples trains on the next n samples, but not beyond the present batch: it
// adds their gradients to the batch's, and updates the parameters if the batch
// is complete. So a batch that takes long can be taken in parts.
func (t *Trainer) Samples(n int) {
	if n > 0 {
		t.advance(n)
	}
}

// Batch trains on the rest of the present batch and updates the parameters.
// The last batch of an epoch holds what is left, and may be smaller; but with a
// source each is full, and the epoch ends with the one that reaches the data's length.
func (t *Trainer) Batch() { t.advance(math.MaxInt) }

// Epoch trains on the rest of the present epoch: each sample once.
func (t *Trainer) Epoch() {
	for e := t.at.epoch; t.at.epoch == e && t.Divergence() == nil; {
		t.Batch()
	}
}

// advance trains on the next n samples, but not beyond the present batch.
func (t *Trainer) advance(n int) {
	if t.Divergence() != nil {
		return
	}
	if t.at.position == t.at.end {
		t.begin()
	}
	n = min(n, t.at.end-t.at.position)
	x, y := t.rows(t.at.position, t.at.position+n)
	t.trace.from(t.at.position - t.at.start)
	out := t.net.Forward(t.trace, x)
	t.at.loss += t.cfg.Loss.Value(out, y, t.at.terms)
	if t.lossDiverged(t.at.position+n == t.at.end) {
		return
	}
	t.cfg.Loss.Gradient(t.trace.last().DOut, out, y, t.at.terms)
	t.net.Backward(t.trace)
	t.at.position += n
	if t.at.position == t.at.end {
		t.update()
	}
}

// begin starts the next batch, and the next epoch if one is over.
func (t *Trainer) begin() {
	if t.at.position >= t.data.Len() {
		t.at.position = 0
	}
	if t.at.position == 0 {
		t.shuffle()
		t.trace.carried(func(numbers []float64) { clear(numbers) })
	}
	t.at.start = t.at.position
	t.at.end = t.at.start + t.size()
	if t.cfg.Source == nil {
		t.at.end = min(t.at.end, t.data.Len())
	}
	t.draw()
	t.at.terms = t.terms()
	t.at.loss = 0
	clear(t.trace.Gradients)
}

// draw draws the samples of a new batch, if there is a source.
func (t *Trainer) draw() {
	if t.cfg.Source == nil {
		return
	}
	*t.drawn = *t.cfg.Random
	for i := range t.at.end - t.at.start {
		x, y := t.batch.X.Row(i), t.batch.Y.Row(i)
		t.cfg.Source.Sample(x, y, t.cfg.Random)
		if t.cfg.Augment != nil {
			t.cfg.Augment.Augment(x, t.cfg.Random)
		}
	}
}

// terms returns of how many things the new batch's loss is a mean.
func (t *Trainer) terms() int {
	size := t.at.end - t.at.start
	switch counter, ok := t.cfg.Loss.(Counter); {
	case !ok:
		return size
	case t.cfg.Source != nil:
		return terms(counter, t.batch.Y.RowRange(0, size))
	case !t.at.shuffled:
		return terms(counter, t.data.Y.RowRange(t.at.start, t.at.end))
	default:
		count := 0
		for _, s := range t.order[t.at.start:t.at.end] {
			count += counter.Count(t.data.Y.RowRange(s, s+1))
		}
		return max(1, count)
	}
}

// shuffle draws the order of a new epoch.
func (t *Trainer) shuffle() {
	if t.at.shuffled = t.cfg.Shuffle != nil && !t.inOrder; !t.at.shuffled {
		return
	}
	for i := range t.order {
		t.order[i] = i
	}
	t.cfg.Shuffle.ShuffleInts(t.order)
}

// rows returns samples from to to-1 of this epoch, as they are learnt from.
func (t *Trainer) rows(from, to int) (x, y Matrix) {
	if t.cfg.Source != nil {
		from, to = from-t.at.start, to-t.at.start
		return t.batch.X.RowRange(from, to), t.batch.Y.RowRange(from, to)
	}
	if !t.at.shuffled && t.cfg.Augment == nil {
		return t.data.X.RowRange(from, to), t.data.Y.RowRange(from, to)
	}
	x, y = t.batch.X.RowRange(0, to-from), t.batch.Y.RowRange(0, to-from)
	for i := range to - from {
		s := from + i
		if t.at.shuffled {
			s = t.order[s]
		}
		copy(x.Row(i), t.data.X.Row(s))
		copy(y.Row(i), t.data.Y.Row(s))
		if t.cfg.Augment != nil {
			t.cfg.Augment.Augment(x.Row(i), t.cfg.Random)
		}
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

// update ends a batch: the parameters move.
func (t *Trainer) update() {
	t.updater.Update(t.trace.Gradients, t.at.epoch)
	ended := t.at.end >= t.data.Len()
	if ended {
		t.at.epoch++
		t.at.position, t.at.start, t.at.end = 0, 0, 0
	}
	t.recordUpdate(ended)
}

// recordStart records what there is before the first update.
func (t *Trainer) recordStart() {
	if t.cfg.Record != RecordBatches {
		t.record(0, t.data)
	}
	t.record(1, t.cfg.Validation)
}

// recordUpdate records what there is after an update, which may have ended an epoch.
func (t *Trainer) recordUpdate(ended bool) {
	switch {
	case t.cfg.Record == RecordUpdates || ended && t.cfg.Record == RecordEpochs:
		t.record(0, t.data)
		t.record(1, t.cfg.Validation)
	case t.cfg.Record == RecordBatches:
		t.add(trainLoss, t.at.loss)
		if ended {
			t.record(1, t.cfg.Validation)
		}
	}
}

// record adds the present loss and metric of set i, training or validation, to
// the histories.
func (t *Trainer) record(i int, d Dataset) {
	if d.Len() == 0 {
		return
	}
	t.add(trainLoss+i, t.loss(i, d))
	if t.cfg.Metric != nil {
		t.add(trainMetric+i, t.cfg.Metric(t.out[i], d.Y))
	}
}

func (t *Trainer) add(which int, v float64) { t.histories[which].Add(t.Steps(), t.at.epoch, v) }

// loss returns the loss over a whole set, and leaves the outputs in t.out[i].
func (t *Trainer) loss(i int, d Dataset) float64 {
	t.net.PredictInto(t.out[i], d.X)
	return t.cfg.Loss.Value(t.out[i], d.Y, terms(t.cfg.Loss, d.Y))
}

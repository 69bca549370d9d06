package own

import (
	"slices"

	"sinapse/lessons/internal/kit"
	"sinapse/lessons/scene"
	"sinapse/nn"
	"sinapse/nn/data/table"
	"sinapse/nn/elementary"
	"sinapse/nn/random"
)

// The models that learn, beside the baseline.
const (
	linear = iota // a dense layer and nothing else
	network
	models
)

// A setup is what a fit starts from, beside its data.
type setup struct {
	hidden []int // neurons of the network's hidden layers, one on the screen; replaced, never written to
	batch  int   // samples to an update; 0 is all
	rate   float64
	epochs int // where it ends
}

// A fit is the two models at work on the matrices of a plan.
type fit struct {
	prepared *table.Prepared
	setup    setup
	trainers [models]*nn.Trainer
	start    [models]nn.State
	looked   [2]nn.Dataset // the samples whose losses are shown: for training, for validation
	rows     []int         // of the table, those of the samples that are shown in pictures
	base     nn.Matrix     // what the baseline says of the samples that are shown
	baseLoss float64       // its loss there
	share    int           // how many samples are looked at in one tick
}

// A run is where a fit stands, in plain values. Slices that are shown are replaced.
type run struct {
	begun   bool
	kept    bool // states holds where the models stand
	setup   setup
	shown   int // the model that is looked at
	way     []stretch
	states  [models]nn.State
	epoch   int // whose losses are shown
	at      int // how many samples of the present look are done; −1 while an epoch goes on
	sums    [models][2]float64
	outputs [models]nn.Matrix // for the samples that are shown, as they are computed
	done    [models]nn.Matrix // the same of the last look that is complete
	points  [models][2][]scene.Point
	drops   [models][]float64 // of the score, one permutation after another: feature by feature, repeat by repeat
}

// A stretch of a run is learnt at one rate.
type stretch struct {
	from int // the update that it begins with
	rate float64
}

// How much is looked at: samples whose losses are shown, samples and repeats of a
// permutation.
const (
	mostLooked   = 5_000
	mostPermuted = 500
	repeats      = 5
)

// work is about how many multiplications one tick may take.
const work = 250_000

// usualSetup is one that learns safely from data of so many inputs and rows: the steepest
// direction of standardised inputs is at most as steep as they are many.
func usualSetup(p *table.Prepared) setup {
	s := setup{hidden: []int{8}, batch: 32, rate: 0.1, epochs: 100}
	switch inputs := len(p.Inputs); {
	case inputs > 40:
		s.rate = 0.01
	case inputs > 5:
		s.rate = 0.05
	}
	if p.Train.Len() < 64 {
		s.batch = 10
	}
	return s
}

// loss is that of a target: a number, one of two classes, one of several.
func loss(p *table.Prepared) nn.Loss {
	switch {
	case len(p.Classes) > 2:
		return nn.CrossEntropy{}
	case p.Classes != nil:
		return nn.BinaryCrossEntropy{}
	}
	return nn.MeanSquared{}
}

// newFit makes the two models, at their start.
func newFit(p *table.Prepared, s setup, seed uint32) *fit {
	f := &fit{prepared: p, setup: s, looked: [2]nn.Dataset{sampled(p.Train), sampled(p.Validation)}}
	layers := [models][]nn.Layer{linear: chain(nil, p.Train.Y.Cols), network: chain(s.hidden, p.Train.Y.Cols)}
	batch := s.batch
	if batch >= p.Train.Len() {
		batch = 0 // there are no more
	}
	for m := range models {
		stream := random.New(seed)
		net := kit.Must(nn.NewNetwork(p.Train.X.Cols, layers[m]...))
		if m == network {
			net.Initialize(nn.Xavier, nn.Zeros, stream)
		}
		training := nn.Training{Loss: loss(p), Optimizer: nn.SGD{}, Rate: s.rate, BatchSize: batch, Bound: kit.LossBound}
		if batch > 0 {
			training.Shuffle = stream
		}
		f.trainers[m] = kit.Must(nn.NewTrainer(net, p.Train, training))
		f.start[m] = f.trainers[m].Save()
	}
	neurons := 1
	for _, of := range s.hidden {
		neurons += of
	}
	f.share = max(1, work/(p.Train.X.Cols*neurons))
	f.rows = rowsOf(p)
	f.base, f.baseLoss = f.baseline()
	return f
}

// chain is the layers of a model: dense ones, with tanh between them.
func chain(hidden []int, outputs int) []nn.Layer {
	var layers []nn.Layer
	for _, neurons := range hidden {
		layers = append(layers, nn.Dense{Neurons: neurons}, nn.Tanh{})
	}
	return append(layers, nn.Dense{Neurons: outputs})
}

// sampled are samples of a data set, evenly spread: at most so many as are looked at.
func sampled(d nn.Dataset) nn.Dataset {
	if d.Len() <= mostLooked {
		return d
	}
	return d.Samples(spread(d.Len()))
}

// spread are the numbers of at most so many samples as are looked at.
func spread(n int) []int {
	numbers := make([]int, min(n, mostLooked))
	for i := range numbers {
		numbers[i] = i * n / len(numbers)
	}
	return numbers
}

// rowsOf are the rows of the table that are shown in pictures: of the validation samples
// that are looked at; without any, of the training samples.
func rowsOf(p *table.Prepared) []int {
	rows := p.ValidationRows
	if len(rows) == 0 {
		rows = p.TrainRows
	}
	var of []int
	for _, i := range spread(len(rows)) {
		of = append(of, rows[i])
	}
	return of
}

// pictured are the samples that pictures show.
func (f *fit) pictured() nn.Dataset {
	if f.looked[1].Len() > 0 {
		return f.looked[1]
	}
	return f.looked[0]
}

// live tells whether a model still learns.
func (f *fit) live() bool {
	return slices.ContainsFunc(f.trainers[:], func(t *nn.Trainer) bool { return t.Divergence() == nil })
}

// begin begins to look at losses.
func (f *fit) begin(r *run) {
	r.at, r.sums = 0, [models][2]float64{}
	for m := range models {
		r.outputs[m] = nn.NewMatrix(f.pictured().Len(), f.prepared.Train.Y.Cols)
		r.drops[m] = nil
	}
}

// look looks at a slice of the samples, those for training and then those for validation.
// After the last one the losses are points of their curves.
func (f *fit) look(r *run) {
	part, from := 0, r.at
	if from >= f.looked[0].Len() {
		part, from = 1, from-f.looked[0].Len()
	}
	d := f.looked[part]
	until := min(from+f.share, d.Len())
	x, y := rowsFrom(d.X, from, until), rowsFrom(d.Y, from, until)
	shown := part == 1 || f.looked[1].Len() == 0
	for m, t := range f.trainers {
		out := t.Network().Predict(x)
		r.sums[m][part] += loss(f.prepared).Value(out, y, d.Len())
		if shown {
			copy(r.outputs[m].Data[from*out.Cols:], out.Data)
		}
	}
	r.at += until - from
	if r.at < f.looked[0].Len()+f.looked[1].Len() {
		return
	}
	r.at, r.epoch, r.done = -1, f.epochs(), r.outputs
	for m := range models {
		for part := range 2 {
			if f.looked[part].Len() > 0 && f.trainers[m].Divergence() == nil {
				r.points[m][part] = addPoint(r.points[m][part], r.epoch, r.sums[m][part])
			}
		}
	}
}

// addPoint appends the loss of an epoch, in memory of its own.
func addPoint(points []scene.Point, epoch int, loss float64) []scene.Point {
	return append(slices.Clip(points), scene.PointAt(epoch, loss))
}

// lookAll looks at everything at once, as it stands before the first update.
func (f *fit) lookAll(r *run) {
	for f.begin(r); r.at >= 0; {
		f.look(r)
	}
}

// epochs is how many the model that came furthest has done.
func (f *fit) epochs() int { return max(f.trainers[linear].Epochs(), f.trainers[network].Epochs()) }

// updates is how many the model that came furthest has made.
func (f *fit) updates() int {
	return max(f.trainers[linear].Steps(), f.trainers[network].Steps())
}

// rowsFrom are some rows of a matrix, which it shares.
func rowsFrom(m nn.Matrix, from, until int) nn.Matrix {
	return nn.Matrix{Rows: until - from, Cols: m.Cols, Data: m.Data[from*m.Cols : until*m.Cols]}
}

// permute shuffles one column among the samples once more, and notes by how much that
// lowers the score of each model: the importance of a column is what its absence costs.
// It is false once all is done, and where a model has diverged, whose answers mean nothing.
func (f *fit) permute(r *run) bool {
	if slices.ContainsFunc(f.trainers[:], func(t *nn.Trainer) bool { return t.Divergence() != nil }) {
		return false
	}
	features := f.features()
	n := len(r.drops[0])
	if n >= repeats*len(features) || r.done[0].Rows == 0 {
		return false
	}
	d := f.pictured()
	rows := min(d.Len(), mostPermuted, max(f.share, 20))
	x, y := nn.NewMatrix(rows, d.X.Cols), rowsFrom(d.Y, 0, rows)
	copy(x.Data, d.X.Data)
	order := kit.Seq(rows)
	random.New(uint32(n)).ShuffleInts(order)
	for j, in := range f.prepared.Inputs {
		if in.Column == features[n%len(features)] {
			for i, from := range order {
				x.Set(i, j, d.X.At(from, j))
			}
		}
	}
	for m, t := range f.trainers {
		whole := rowsFrom(r.done[m], 0, rows)
		drop := f.score(whole, y) - f.score(t.Network().Predict(x), y)
		r.drops[m] = append(slices.Clip(r.drops[m]), drop)
	}
	return true
}

// features are the columns of the table that are predicted from.
func (f *fit) features() []int {
	var columns []int
	for _, in := range f.prepared.Inputs {
		if len(columns) == 0 || columns[len(columns)-1] != in.Column {
			columns = append(columns, in.Column)
		}
	}
	return columns
}

// score is what a learner asks a model for: the share of right classes, or R².
func (f *fit) score(out, y nn.Matrix) float64 {
	if f.prepared.Classes != nil {
		return nn.Accuracy(0, 0.5)(out, y)
	}
	return nn.R2(out, y)
}

// baseline is what one says who knows nothing of a sample: the mean of the training rows,
// or the class that most of them have. For classes the loss is that of their shares.
func (f *fit) baseline() (out nn.Matrix, value float64) {
	p, d := f.prepared, f.pictured()
	out = nn.NewMatrix(d.Len(), p.Train.Y.Cols)
	logits := make([]float64, p.Train.Y.Cols)
	for j := range logits {
		share := 0.0
		for i := range p.Train.Len() {
			share += p.Train.Y.At(i, j) / float64(p.Train.Len())
		}
		logits[j] = share
		if p.Classes != nil {
			likely := min(max(share, 1e-9), 1-1e-9)
			logits[j] = elementary.Log(likely)
			if len(p.Classes) == 2 {
				logits[j] -= elementary.Log(1 - likely)
			}
		}
	}
	for i := range out.Rows {
		copy(out.Row(i), logits)
	}
	return out, loss(p).Value(out, d.Y, d.Len())
}

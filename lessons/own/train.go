package own

import (
	"errors"
	"io"
	"math"
	"slices"

	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/internal/model"
	"sinapse/lessons/scene"
	"sinapse/nn"
	"sinapse/nn/data/table"
	"sinapse/nn/npz"
)

// A Setup is what a table is learnt with, beside its seed.
type Setup struct {
	Hidden []int // neurons of the network's hidden layers, with tanh behind each; none is a linear one
	Rate   float64
	Batch  int // samples to an update; 0 is all
	Epochs int
}

// Bounds of a set-up.
const (
	MostLayers  = 8
	MostNeurons = 1024
	MostRate    = 10
	MostEpochs  = 10_000
)

// A Study is a table that is to be learnt without a screen: by the models of the screen,
// which come to the same numbers.
type Study struct{ file File }

// NewStudy reads a table. Errors are those of [Open].
func NewStudy(file File) (*Study, error) {
	_, err := Open(file)
	return &Study{file}, err
}

// A Job is one seed's models at work: it is told how far to go, one [Job.Tick] after
// another.
type Job struct {
	chapter *own
	Seed    uint32
	Setup   Setup
}

// Usual is what the screen begins with.
func (s *Study) Usual() (Setup, error) {
	c, err := s.chapter(s.file.Seed)
	if err != nil {
		return Setup{}, err
	}
	u := c.fitted().setup
	return Setup{u.hidden, u.rate, u.batch, u.epochs}, nil
}

// chapter is the chapter of the table with a seed.
func (s *Study) chapter(seed uint32) (*own, error) {
	opened, err := Open(s.file)
	if err != nil {
		return nil, err
	}
	c := opened.(*own) // Open makes no other
	c.state.aim.seed = seed
	if refused := c.prepared().refused; refused != nil {
		return nil, refused
	}
	return c, nil
}

// Begin deals the rows out by a seed, and puts the models at their start: the network at
// some weights, if there are any.
func (s *Study) Begin(setup Setup, seed uint32, weights Weights) (*Job, error) {
	c, err := s.chapter(seed)
	if err != nil {
		return nil, err
	}
	r := &c.state.run
	r.setup.hidden, r.setup.rate, r.setup.batch, r.setup.epochs = setup.Hidden, setup.Rate, setup.Batch, max(setup.Epochs, 1)
	f := c.fitted()
	r.setup.epochs = setup.Epochs
	if weights != nil {
		t := f.trainers[network]
		numbers, err := model.Fitting(t.Network(), weights)
		if err != nil {
			return nil, err
		}
		copy(t.Network().Parameters(), numbers)
		f.start[network] = t.Save()
		r.points = [models][2][]scene.Point{}
		f.lookAll(r)
	}
	return &Job{c, seed, setup}, nil
}

// Tick goes a little on. It is false when all epochs are done, or no model goes on.
func (j *Job) Tick() bool {
	if r, f := &j.chapter.state.run, j.chapter.fitted(); r.at < 0 && (r.epoch >= r.setup.epochs || !f.live()) {
		return false
	}
	return j.chapter.tick()
}

// Epoch is how many epochs are done.
func (j *Job) Epoch() int { return j.chapter.state.run.epoch }

// A Table says what is learnt from.
type Table struct {
	Target, Loss               string
	Classes                    []string // nil for a number
	Inputs                     []string // what the models are given
	Rows, Dropped              int      // of the file; those without a cell that is needed
	Train, Validation, Samples int      // rows; of Samples the worth is told
}

// Table says what is learnt from.
func (j *Job) Table() Table {
	c, f := j.chapter, j.chapter.fitted()
	p := f.prepared
	t := Table{
		Target: c.table().Columns[c.state.target].Name, Loss: lossName(p), Classes: slices.Clone(p.Classes),
		Rows: c.table().Rows, Dropped: p.Dropped, Train: p.Train.Len(), Validation: p.Validation.Len(), Samples: f.pictured().Len(),
	}
	for _, in := range p.Inputs {
		t.Inputs = append(t.Inputs, in.Name)
	}
	return t
}

// lossName is what the loss of a target is called outside.
func lossName(p *table.Prepared) string {
	switch loss(p).(type) {
	case nn.CrossEntropy:
		return "cross-entropy"
	case nn.BinaryCrossEntropy:
		return "binary-cross-entropy"
	}
	return "mean-squared"
}

// A Worth is what a model is worth on samples that it did not learn from; where there are
// none, on those that it did. Of a diverged model a number may be none.
type Worth struct {
	Model             string // baseline, linear or network
	Loss              float64
	Accuracy          float64   // the share of right answers, for classes
	R2, Typical       float64   // for a number; Typical is the root of the mean squared error, in its unit
	Train, Validation []float64 // losses, before the first epoch and after each
	Diverged          int       // the update after which it had; 0 for none
}

// Worths are those of the baseline and of both models.
func (j *Job) Worths() []Worth {
	r, f := &j.chapter.state.run, j.chapter.fitted()
	d := f.pictured()
	worth := func(name string, out nn.Matrix, value float64) Worth {
		w := Worth{Model: name, Loss: value, R2: f.score(out, d.Y), Typical: math.Sqrt(value) * f.prepared.TargetScale}
		if f.prepared.Classes != nil {
			w.Accuracy, w.R2, w.Typical = w.R2, 0, 0
		}
		return w
	}
	all := []Worth{worth("baseline", f.base, f.baseLoss)}
	for m, name := range []string{"linear", "network"} {
		w := worth(name, r.done[m], loss(f.prepared).Value(r.done[m], d.Y, max(d.Len(), 1)))
		w.Train, w.Validation = lasts(r.points[m][0]), lasts(r.points[m][1])
		if diverged := f.trainers[m].Divergence(); diverged != nil {
			w.Diverged = diverged.Step
		}
		all = append(all, w)
	}
	return all
}

// lasts are the losses of a curve.
func lasts(points []scene.Point) []float64 {
	losses := make([]float64, len(points))
	for i, p := range points {
		losses[i] = p.Last
	}
	return losses
}

// WriteWeights writes the network as an .npz: W1 and b1 of its first layer, and so on;
// mean and scale of its inputs, and of a target that is a number.
func (j *Job) WriteWeights(to io.Writer) error {
	f := j.chapter.fitted()
	w := writing{TableCode: model.TableCode{Prepared: f.prepared, Plan: j.chapter.made.plan}}
	return npz.Write(to, append(kit.Arrays(f.trainers[network].Network()), w.Scales()...), npz.Stored)
}

// Takeaways are the network and programs that predict with it, and the one that trains it.
func (j *Job) Takeaways() []lessons.Takeaway {
	train := lessons.Takeaway{Name: "train.py", Content: []byte(j.chapter.code())}
	return append([]lessons.Takeaway{train}, j.chapter.Takeaways("fit")...)
}

// ReadWeights reads an .npz. What is wrong with it is a [*lessons.Refusal]; what kept it
// from being read is an error as it came.
func ReadWeights(from io.ReaderAt, size int64) (Weights, error) {
	arrays, err := npz.Read(from, size)
	if wrong, ok := errors.AsType[*npz.Error](err); ok {
		return nil, &lessons.Refusal{Word: "own.npz." + string(wrong.Kind), At: -1, Facts: map[string]string{"array": wrong.Name, "found": wrong.Found, "want": wrong.Want}}
	}
	return arrays, err
}

// Weights are arrays that were read from a file.
type Weights []npz.Named

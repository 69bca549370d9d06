package lessons

import (
	"fmt"
	"math"

	"sinapse/nn"
)

// lossBound is where a run counts as diverged: far above any loss that a
// lesson starts from, far below what a float64 holds.
const lossBound = 1e9

// A regression is one linear neuron and its training on a data set: full
// batches, mean squared error, plain gradient descent. An update is a tick.
type regression struct {
	network *nn.Network
	trainer *nn.Trainer
	start   nn.State // before the first update
}

// newRegression returns a neuron with all parameters zero. Data that does not
// fit is a mistake in a chapter, so it panics.
func newRegression(x, y nn.Matrix, bias bool, rate float64) *regression {
	network, err := nn.NewNetwork(x.Cols, nn.Dense{Neurons: 1, NoBias: !bias})
	if err != nil {
		panic(err)
	}
	trainer, err := nn.NewTrainer(network, nn.Dataset{X: x, Y: y}, nn.Training{
		Loss: nn.MeanSquared{}, Optimizer: nn.SGD{}, Rate: rate, Bound: lossBound, Record: nn.RecordUpdates,
	})
	if err != nil {
		panic(err)
	}
	return &regression{network: network, trainer: trainer, start: trainer.Save()}
}

// weight returns weight i, counted from 1, for reading and writing.
func (r *regression) weight(i int) *float64 { return &r.network.Parameters()[i-1] }

// bias returns the bias, which must exist.
func (r *regression) bias() *float64 { return &r.network.Biases(0)[0] }

// tick makes one update; false once the run has diverged.
func (r *regression) tick() bool {
	if r.trainer.Divergence() != nil {
		return false
	}
	r.trainer.Epoch()
	return true
}

// reset goes back to before the first update, at the present rate.
func (r *regression) reset() {
	rate := r.trainer.Rate()
	r.trainer.Restore(r.start)
	r.trainer.SetRate(rate)
}

// loss is the mean squared error now. A run that has diverged keeps the loss
// that ended it.
func (r *regression) loss() float64 {
	if d := r.trainer.Divergence(); d != nil && d.Kind == nn.DivergedLoss {
		return d.Value
	}
	return r.trainer.Loss()
}

// predictions returns the neuron's output for each sample.
func (r *regression) predictions() []float64 { return r.network.Predict(r.trainer.Data().X).Data }

// run returns the run as a value, to be drawn.
func (r *regression) run(label string, role Role) Run { return trained(r.trainer, label, role) }

// trained returns a training as a value, to be drawn.
func trained(trainer *nn.Trainer, label string, role Role) Run {
	run := Run{Label: label, Role: role, Points: points(trainer.History())}
	if d := trainer.Divergence(); d != nil {
		run.Failed = Failure{Kind: "diverged." + string(d.Kind), Value: d.Value, Step: d.Step}
	}
	return run
}

// points returns a recorded loss as the points of a run.
func points(history nn.History) []Point {
	points := make([]Point, history.Len())
	for i := range points {
		p := history.At(i)
		points[i] = Point{Step: p.Step, Low: p.Min, High: p.Max}
	}
	return points
}

// rate is the slider of the learning rate.
func (r *regression) rate(slider Slider) Slider {
	slider.ID = "rate"
	slider.Get = r.trainer.Rate
	slider.Set = func(v float64) error { r.trainer.SetRate(v); return nil }
	return slider
}

// knob is a slider over a number that lies in memory.
func knob(slider Slider, value *float64) Slider {
	slider.Get = func() float64 { return *value }
	slider.Set = func(v float64) error { *value = v; return nil }
	return slider
}

// below judges a loss that is to come under a bound, on a log scale from
// where it starts.
func below(loss, bound, start float64, decimals int) Judgement {
	share := 0.0
	if loss > 0 && !math.IsNaN(loss) {
		share = math.Log(start/loss) / math.Log(start/bound)
	}
	judgement := Judgement{Met: loss < bound, Share: min(max(share, 0), 1), Now: Number(loss, decimals)}
	if !judgement.Met {
		judgement.Left = Number(loss-bound, decimals)
	}
	return judgement
}

// column returns a matrix of one column.
func column(values []float64) nn.Matrix {
	m := nn.NewMatrix(len(values), 1)
	copy(m.Data, values)
	return m
}

// addPoint appends a loss to a series of moves, in memory of its own, and
// joins neighbours when it grows long.
func addPoint(points []Point, loss float64) []Point {
	const limit = 1024
	step := 0
	if len(points) > 0 {
		step = points[len(points)-1].Step + 1
	}
	grown := make([]Point, 0, len(points)+1)
	if len(points) < limit {
		grown = append(grown, points...)
	} else {
		for i := 0; i+1 < len(points); i += 2 {
			a, b := points[i], points[i+1]
			grown = append(grown, Point{Step: b.Step, Low: min(a.Low, b.Low), High: max(a.High, b.High)})
		}
	}
	return append(grown, Point{Step: step, Low: loss, High: loss})
}

// subscript writes a small number below the line: x₁.
func subscript(name string, i int) string { return name + string(rune('₀'+i)) }

// id names the i-th of something, counted from 1.
func id(name string, i int) string { return fmt.Sprintf("%s%d", name, i) }

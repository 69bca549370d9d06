package model

import (
	"fmt"
	"math"
	"strings"

	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/scene"
	"sinapse/nn"
)

// A Regression is one linear neuron and its training on a data set: full
// batches, mean squared error, plain gradient descent. An update is a tick.
type Regression struct {
	Network *nn.Network
	Trainer *nn.Trainer
	start   nn.State // before the first update
	way     Way
	telling telling
}

// A RegressionState is what SaveRuns keeps of a training: where it stands, and how it
// came there.
type RegressionState struct {
	run nn.State
	way Way
}

// Weight returns weight i, counted from 1, for reading and writing.
func (r *Regression) Weight(i int) *float64 { return &r.Network.Parameters()[i-1] }

// Bias returns the bias, which must exist.
func (r *Regression) Bias() *float64 { return &r.Network.Biases(0)[0] }

// Tick makes one update; false once the run has diverged.
func (r *Regression) Tick() bool {
	if r.Trainer.Divergence() != nil {
		return false
	}
	r.Trainer.Epoch()
	return true
}

// Reset goes back to before the first update, at the rate of then.
func (r *Regression) Reset() {
	r.Trainer.Restore(r.start)
	r.way = Began(r.Trainer.Rate())
}

// Restart goes back to before the first update, at the present rate.
func (r *Regression) Restart() {
	rate := r.Trainer.Rate()
	r.Reset()
	r.SetRate(rate)
}

// Loss is the mean squared error now. A run that has diverged keeps the loss
// that ended it, until a hand turns a parameter.
func (r *Regression) Loss() float64 {
	if d := r.Trainer.Divergence(); d != nil && d.Kind == nn.DivergedLoss && !r.way.turnedAt(r.Trainer.Steps()) {
		return d.Value
	}
	return r.Trainer.Loss()
}

// Predictions returns the neuron's output for each sample.
func (r *Regression) Predictions() []float64 { return r.Network.Predict(r.Trainer.Data().X).Data }

// SaveRuns returns where each of some trainings stands.
func SaveRuns(runs []*Regression) []RegressionState {
	states := make([]RegressionState, len(runs))
	for i, run := range runs {
		states[i] = RegressionState{run.Trainer.Save(), run.way}
	}
	return states
}

// RestoreRuns puts each of some trainings where SaveRuns found it.
func RestoreRuns(runs []*Regression, states []RegressionState) {
	for i, run := range runs {
		run.Trainer.Restore(states[i].run)
		run.way = states[i].way
	}
}

// Run returns the run as a value, to be drawn.
func (r *Regression) Run(label string, role scene.Role) scene.Run {
	return kit.Trained(r.Trainer, label, role)
}

// Rate is the slider of the learning rate.
func (r *Regression) Rate(slider lessons.Slider) lessons.Slider {
	slider.ID = "rate"
	slider.Get = r.Trainer.Rate
	slider.Set = func(v float64) error { r.SetRate(v); return nil }
	return slider
}

// SetRate changes the learning rate from the next update on.
func (r *Regression) SetRate(rate float64) {
	r.Trainer.SetRate(rate)
	r.turned(theRate, rate)
}

// Turn sets parameter i, counted from 0, as a hand does.
func (r *Regression) Turn(i int, value float64) {
	if r.Network.Parameters()[i] == value {
		return
	}
	r.Network.Parameters()[i] = value
	r.turned(i, value)
}

// Knob is a slider over parameter i, counted from 0.
func (r *Regression) Knob(slider lessons.Slider, i int, after ...func()) lessons.Slider {
	place := &r.Network.Parameters()[i]
	return kit.Knob(slider, place, append([]func(){func() { r.turned(i, *place) }}, after...)...)
}

// turned notes that a hand turned a parameter, or the rate.
func (r *Regression) turned(parameter int, value float64) {
	r.way = r.way.Turned(r.Trainer.Steps(), parameter, value, r.Network.Parameters())
}

// Told is the way as it is told: such that whoever goes it with numbers that are rounded
// otherwise comes to the same parameters and the same loss. At rates at which a run goes
// apart, a difference may grow from update to update, too.
func (r *Regression) Told() Way {
	steps := r.Trainer.Steps()
	if t := r.telling; !t.known || t.steps != steps || !t.way.same(r.way) {
		told := r.way
		if !r.steady(steps) {
			told = r.way.From(steps, r.Network.Parameters())
		}
		r.telling = telling{true, steps, r.way, told}
	}
	return r.telling.told
}

// steady tells whether the way leads to the present numbers when each is shaken.
func (r *Regression) steady(steps int) bool {
	data := r.Trainer.Data()
	run := NewRegression(data.X, data.Y, len(r.Network.Parameters()) > data.X.Cols, r.way.rate)
	parameters := run.Network.Parameters()
	if r.way.from != nil {
		copy(parameters, r.way.from)
	}
	for step := r.way.at; ; step++ {
		for _, t := range r.way.turns {
			switch {
			case t.step != step:
			case t.parameter == theRate:
				run.Trainer.SetRate(t.value)
			default:
				parameters[t.parameter] = t.value
			}
		}
		if step == steps {
			break
		}
		shake(parameters, step-r.way.at)
		run.Trainer.Batch()
	}
	near := func(a, b float64) bool { return math.Abs(a-b) <= max(1e-6, float64(1e-10*math.Abs(b))) }
	for i, v := range r.Network.Parameters() {
		if !near(parameters[i], v) {
			return false
		}
	}
	return near(run.Trainer.Loss(), r.Trainer.Loss())
}

// Story tells in Python how the run came here: from the parameters at which it is told,
// which begin writes, by calls and by what was turned between, which set writes.
func (r *Regression) Story(call string, begin func(parameters []float64) string, set func(parameter int, value string) string) string {
	from, note := make([]float64, len(r.Network.Parameters())), ""
	way := r.Told()
	if way.from != nil {
		from, note = way.from, fmt.Sprintf("# A long way: this tells its end, from the numbers after update %d.\n", way.at)
	}
	return note + begin(from) + "\n" + strings.Join(kit.CodeLines("", "; ", way.Statements(call, r.Trainer.Steps(), set)), "\n") + "\n"
}

// NewRegression returns a neuron with all parameters zero. Data that does not
// fit is a mistake in a chapter, so it panics.
func NewRegression(x, y nn.Matrix, bias bool, rate float64) *Regression {
	network, err := nn.NewNetwork(x.Cols, nn.Dense{Neurons: 1, NoBias: !bias})
	if err != nil {
		panic(err)
	}
	trainer, err := nn.NewTrainer(network, nn.Dataset{X: x, Y: y}, nn.Training{
		Loss: nn.MeanSquared{}, Optimizer: nn.SGD{}, Rate: rate, Bound: kit.LossBound, Record: nn.RecordUpdates,
	})
	if err != nil {
		panic(err)
	}
	return &Regression{Network: network, Trainer: trainer, start: trainer.Save(), way: Began(rate)}
}

// NextGradients is the gradient of the mean squared error at the present
// parameters, which the next update goes against:
//
//	∂L/∂wⱼ = 2/n · Σᵢ (ŷᵢ − yᵢ)·xᵢⱼ     ∂L/∂b = 2/n · Σᵢ (ŷᵢ − yᵢ)
func NextGradients(r *Regression) []float64 {
	data := r.Trainer.Data()
	gradients := make([]float64, len(r.Network.Parameters()))
	for i, prediction := range r.Predictions() {
		miss := 2 * (prediction - data.Y.Data[i]) / float64(data.Len())
		for j, x := range data.X.Row(i) {
			gradients[j] += float64(miss * x)
		}
		if len(gradients) > data.X.Cols {
			gradients[data.X.Cols] += miss
		}
	}
	return gradients
}

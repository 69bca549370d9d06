package lessons

import (
	"math"
	"strconv"

	"sinapse/nn"
)

// sortedSetup learns the circle from samples in order of class, one at a time,
// at a rate that forgives no mistake, without shuffling.
func sortedSetup() classifierSetup {
	setup := circleSetup()
	setup.Batch, setup.Rate, setup.Fault = 1, 0.2, faultSorted
	return setup
}

// orderState is the validation loss along the present run of shuffle, and along
// the one before it.
type orderState struct {
	now, before []Point
	lowest      float64
}

// startOrder is how the present run of shuffle begins.
func (c *batches) startOrder() orderState {
	loss := c.sorted.validation()
	return orderState{now: addPoint(nil, loss), lowest: loss}
}

// orderSlice is how many updates a tick of shuffle makes: five ticks an epoch.
const orderSlice = 50

// brokenEpochs is how long a run gets before it counts as broken.
const brokenEpochs = 40

// The bounds of shuffle. Over 25 seeds the lowest validation loss of 40 epochs
// in order of class is 0.242 to 0.530; with shuffling 24 seeds come under 0.15
// within 29 epochs, and the last one after 150 (TestShufflingMends).
const (
	brokenLoss = 0.2
	mendedLoss = 0.15
)

// changeOrder begins another run, and keeps the present one's curve.
func (c *batches) changeOrder(change func(*classifierSetup)) {
	setup := c.sorted.setup
	change(&setup)
	c.sorted = newClassifier(setup)
	before := c.state.order.now
	c.state.order = c.startOrder()
	c.state.order.before = before
}

// orderTick trains on the next samples, and looks at the validation loss.
func (c *batches) orderTick() bool {
	s, run := &c.state.order, c.sorted.trainer
	for range orderSlice {
		run.Batch()
	}
	if run.Divergence() != nil {
		return false
	}
	loss := c.sorted.validation()
	s.now = addPoint(s.now, loss)
	if run.Position() == 0 {
		s.lowest = min(s.lowest, loss)
	}
	return true
}

// shuffle: samples in order of class undo what was just learnt.
func (c *batches) shuffle() Screen {
	s := &c.state.order
	screen := classifierScreen("shuffle", &c.sorted)
	screen.Scene = c.orderScene
	screen.Tick = c.orderTick
	screen.Controls = func() []Control {
		return []Control{
			Switch{
				ID: "shuffle", Get: func() bool { return c.sorted.setup.Shuffle },
				Set: func(on bool) { c.changeOrder(func(setup *classifierSetup) { setup.Shuffle = on }) },
			},
			Choices{
				ID: "data", Options: []string{"data.sorted", "data.mixed"}, Get: func() int { return index(c.sorted.setup.Fault == "") },
				Set: func(i int) {
					c.changeOrder(func(setup *classifierSetup) { setup.Fault = []string{faultSorted, ""}[i] })
				},
			},
			Slider{
				ID: "seed", Min: 0, Max: 99, Step: 1, Get: func() float64 { return float64(c.sorted.setup.Seed) },
				Set: func(v float64) error {
					c.changeOrder(func(setup *classifierSetup) { setup.Seed = uint32(v) })
					return nil
				},
			},
		}
	}
	screen.Questions = []Question{{
		ID: "sorted", Gate: true, Check: func(answer string) Verdict { return Choice(answer, "2", nil) },
		Reveal: func() bool { return c.broken() },
	}}
	screen.Reset = func() { c.sorted = newClassifier(sortedSetup()); c.state.order = c.startOrder() }
	screen.Goals = []Goal{
		{ID: "broken", Judge: func() Judgement {
			epochs := float64(c.sorted.trainer.Epochs())
			return Judgement{Met: c.broken(), Share: min(epochs/brokenEpochs, 1), Now: Number(epochs, 0).In("epochs")}
		}},
		{ID: "mend", Judge: func() Judgement {
			if !c.sorted.setup.Shuffle || c.sorted.setup.Fault != faultSorted {
				return Judgement{} // another run's loss says nothing here
			}
			return below(s.lowest, mendedLoss, 0.5, 3)
		}},
	}
	return screen
}

// broken tells whether the present run had its time, and got nowhere.
func (c *batches) broken() bool {
	return c.sorted.trainer.Epochs() >= brokenEpochs && c.state.order.lowest > brokenLoss
}

func (c *batches) orderScene() Scene {
	s := c.state.order
	picture := c.sorted.decision(true)
	picture.Width, picture.Rows, picture.Beside = 28, 12, true
	curve := Curve{
		Frame: Frame{ID: "order", Width: 36, Rows: 10},
		Runs:  []Run{{Label: "run.now", Role: Validation, Points: inUpdates(s.now)}},
	}
	if s.before != nil {
		curve.Runs = append(curve.Runs, Run{Label: "run.before", Role: Muted, Points: inUpdates(s.before)})
	}
	run := c.sorted.trainer
	out, plus := c.sorted.network.Predict(c.sorted.held.X), 0
	for _, o := range out.Data {
		plus += index(o > 0)
	}
	share := 100 * float64(plus) / float64(len(out.Data))
	curve.Facts = map[string]string{
		"epoch": strconv.Itoa(run.Epochs()), "loss": Number(c.sorted.loss(), 3).Plain(), "validation": Number(c.sorted.validation(), 3).Plain(), "plus": Number(share, 0).Plain(),
	}
	told := arithmetic("moment",
		[]Term{word("moment.epoch"), op(" "), value1(run.Epochs()), op("   "), word("moment.sample"), op(" "), value1(run.Position()), op(" / "), value1(run.Data().Len())},
		[]Term{word("moment.plus"), op(" "), result(Number(share, 0).In("percent"))},
		[]Term{word("moment.lowest"), op(" "), result(Number(s.lowest, 3))})
	return Scene{curve, picture, told}
}

// inUpdates turns the ticks of a curve into updates.
func inUpdates(points []Point) []Point {
	scaled := make([]Point, len(points))
	for i, p := range points {
		scaled[i] = Point{Step: p.Step * orderSlice, Low: p.Low, High: p.High}
	}
	return scaled
}

// summedSetup is the network of debug: its gradients are added up over batches
// of a hundred.
func summedSetup() classifierSetup {
	setup := circleSetup()
	setup.Batch, setup.Rate, setup.Shuffle, setup.Fault = 100, 0.1, true, faultSummed
	return setup
}

// debug: what is added up over a batch grows with it.
func (c *batches) debug() Screen {
	screen := classifierScreen("debug", &c.summed)
	change := func(change func(*classifierSetup)) {
		setup := c.summed.setup
		change(&setup)
		c.summed = newClassifier(setup)
	}
	screen.Scene = unnamed(func() Scene {
		curve := c.summed.curve()
		curve.Width, curve.Rows = 36, 10
		curve.Facts["loss"] = curve.Facts["train"]
		picture := c.summed.decision(false)
		picture.Width, picture.Rows, picture.Beside = 28, 12, true
		return Scene{curve, picture, c.gradientSizes()}
	})
	screen.Controls = func() []Control {
		return []Control{
			Slider{
				ID: "batch", Min: 1, Max: 250, Step: 1, Get: func() float64 { return float64(c.summed.setup.Batch) },
				Set: func(v float64) error { change(func(s *classifierSetup) { s.Batch = int(v + 0.5) }); return nil },
			},
			Choices{
				ID: "gather", Options: []string{"gather.sum", "gather.mean"}, Get: func() int { return index(c.summed.setup.Fault == "") },
				Set: func(i int) { change(func(s *classifierSetup) { s.Fault = []string{faultSummed, ""}[i] }) },
			},
			c.summed.rate(),
		}
	}
	screen.Questions = []Question{{
		ID: "cause", Check: func(answer string) Verdict { return Choice(answer, "2", nil) },
	}}
	screen.Reset = func() { c.summed = newClassifier(summedSetup()) }
	screen.Goals = []Goal{{ID: "mended", Judge: func() Judgement { return c.summed.judgeSolved(c.summed.setup.Batch >= 100) }}}
	return screen
}

// gradientSizes is how long the gradient of a first batch is before the first
// update, by its size: √Σg², gathered as the set-up does.
func (c *batches) gradientSizes() Panel {
	set, network := c.summed.trainer.Data(), c.summed.network.Clone()
	copy(network.Parameters(), c.summedStart)
	table := Table{
		Frame:   Frame{ID: "gradients", Width: 36, Rows: 5},
		Columns: []Column{{Name: "column.batch", Wide: 6}, {Name: "column.gradient", Role: Strong, Wide: 10}, {Name: "column.step", Wide: 10}},
	}
	for _, size := range []int{1, 10, 100, 250} {
		trace := network.NewTrace(size)
		out := network.Forward(trace, set.X.RowRange(0, size))
		var loss nn.Loss = nn.HalfSquared{}
		if c.summed.setup.Fault == faultSummed {
			loss = summedGradient{}
		}
		loss.Gradient(trace.Passes[network.Layers()-1].DOut, out, set.Y.RowRange(0, size), size)
		network.Backward(trace)
		length := 0.0
		for _, g := range trace.Gradients {
			length += g * g
		}
		length = math.Sqrt(length)
		table.Rows = append(table.Rows, Row{Cells: []Cell{
			{Quantity: Number(float64(size), 0)}, {Quantity: Number(length, 3)}, {Quantity: Number(length*c.summed.trainer.Rate(), 4)},
		}})
	}
	return table
}

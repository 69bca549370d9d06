package model

import (
	"math"
	"slices"

	"sinapse/nn"
)

// A telling is the way as code tells it, and of which way after how many updates.
type telling struct {
	known bool
	steps int
	way   Way
	told  Way
}

// NumPy's numbers are these but for the last digit or two, and along most ways they stay
// so. But at large rates, and with batches of one, a difference grows from update to
// update, until nothing is left of the numbers that one began with. A way that shakes
// so is told from later on.
const (
	shaken   = 1e-13 // by how much of itself each parameter is moved,
	shakes   = 25    // after so many updates, to and fro,
	unshaken = 1e-9  // and how much the losses may differ at the end
)

// tellBack are how many updates before the present a way may be told from, where it
// cannot be told from its beginning.
var tellBack = []int{4096, 1024, 256, 64, 16, 4}

// mostUpdates is how many updates a way tells: as many as NumPy makes within seconds.
const mostUpdates = 100_000

// Told is the way as it is told: such that whoever goes it with numbers that are rounded
// otherwise comes to the same losses.
func (c *Classifier) Told() Way {
	steps := c.Trainer.Steps()
	if t := c.telling; t.known && t.steps == steps && t.way.same(c.way) {
		return t.told
	}
	told := c.tell(steps)
	c.telling = telling{true, steps, c.way, told}
	return told
}

// tell goes the way again, and again with shaken numbers.
func (c *Classifier) tell(steps int) Way {
	if c.way.lost {
		return c.way.From(steps, c.numbers())
	}
	exact, now := c.again(c.way), c.Network.Parameters()
	kept := map[int][]float64{}
	for step := c.way.at; ; step++ {
		if slices.Contains(tellBack, steps-step) {
			kept[step] = exact.numbers()
		}
		if step == steps {
			break
		}
		exact.step(c.way, step)
	}
	exact.turn(c.way, steps)
	if !slices.Equal(exact.Network.Parameters(), now) {
		return c.way.From(steps, c.numbers()) // something happened that no way tells
	}
	if c.steady(c.way, steps) {
		return c.way
	}
	if c.way.mixed() {
		return c.way.From(steps, c.numbers())
	}
	for _, back := range tellBack {
		if numbers := kept[steps-back]; numbers != nil {
			if later := c.way.since(steps-back, numbers); c.steady(later, steps) {
				return later
			}
		}
	}
	return c.way.From(steps, c.numbers())
}

// steady tells whether a way leads to the present losses with shaken numbers, too.
func (c *Classifier) steady(way Way, steps int) bool {
	run := c.again(way)
	for step := way.at; step < steps; step++ {
		shake(run.Network.Parameters(), step-way.at)
		run.step(way, step)
	}
	run.turn(way, steps)
	for _, set := range []nn.Dataset{c.Trainer.Data(), c.Held} {
		if !(math.Abs(c.lossOn(run.Network, set)-c.lossOn(c.Network, set)) < unshaken) {
			return false
		}
	}
	return true
}

// shake moves parameters a little, every now and then, to and fro.
func shake(parameters []float64, step int) {
	if step%shakes != 0 {
		return
	}
	by := 1 + float64(shaken*float64(1-2*(step/shakes%2)))
	for i := range parameters {
		parameters[i] *= by
	}
}

// lossOn is the loss of a network on a set.
func (c *Classifier) lossOn(network *nn.Network, set nn.Dataset) float64 {
	return c.Setup.Loss().Value(network.Predict(set.X), set.Y, set.Len())
}

// again is the classifier where a way begins.
func (c *Classifier) again(way Way) *Classifier {
	setup := c.Setup
	if way.mixed() {
		setup = setup.with(way.regime)
	}
	run := newClassifier(setup, nn.RecordNothing, nil)
	run.Trainer.SetRate(0)
	for range way.at { // to the batch that is next
		run.Trainer.Batch()
	}
	if way.from != nil {
		run.remember(way.from)
	}
	for _, i := range way.held {
		run.Trainer.Freeze(i, true)
	}
	run.Trainer.SetRate(way.rate)
	return run
}

// turn turns what the way says after so many updates.
func (c *Classifier) turn(way Way, step int) {
	for _, t := range way.turns {
		switch {
		case t.step != step:
		case t.parameter == theRate:
			c.Trainer.SetRate(t.value)
		case t.parameter <= theHeld:
			c.Trainer.Freeze(theHeld-t.parameter, t.value != 0)
		case t.parameter < theRate:
			c.Setup = c.Setup.with(c.Setup.Regime().set(t.parameter, t.value))
			c.obey()
		default:
			c.Network.Parameters()[t.parameter] = t.value
		}
	}
}

// step goes on by the update after so many.
func (c *Classifier) step(way Way, step int) {
	c.turn(way, step)
	c.Trainer.Batch()
}

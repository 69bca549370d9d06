package own

import (
	"math"
	"slices"

	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/internal/model"
	"sinapse/lessons/scene"
	"sinapse/nn"
)

// fitting: the models learn, and one sees what they are worth.
func (c *own) fitting() lessons.Screen {
	return lessons.Screen{
		ID: "fit", Scene: c.fitScene, Controls: c.fitControls, Tick: c.tick,
		Reset:   func() { c.state.run = run{shown: c.state.run.shown} },
		Explain: c.explain, Code: c.code, Prints: c.prints,
		Facts: func() map[string]string {
			return map[string]string{"target": model.Shown(c.table().Columns[c.state.target].Name)}
		},
	}
}

// batches are how many samples an update may be made of; 0 is all.
var batches = []int{10, 32, 100, 0}

func (c *own) fitControls() []lessons.Control {
	f := c.fitted()
	if f == nil {
		return nil
	}
	r := &c.state.run
	sizes := batches
	if f.prepared.Train.Len()*len(f.prepared.Inputs) > work {
		sizes = sizes[:3] // an update of all would take longer than a frame
	}
	anew := func() { c.again() }
	options := []string{scene.Own("10"), scene.Own("32"), scene.Own("100"), "own.all"}
	return []lessons.Control{
		kit.Pick("model", []string{"own.linear", "own.network"}, &r.shown),
		lessons.Slider{ID: "rate", Min: 0.0001, Max: 10, Log: true, Decimals: 4, Get: f.trainers[0].Rate, Set: func(v float64) error {
			r.setup.rate = v
			r.way = append(slices.Clip(r.way), stretch{f.updates(), v})
			for _, t := range f.trainers {
				t.SetRate(v)
			}
			return nil
		}},
		lessons.Choices{ID: "batch", Options: options[:len(sizes)], Get: func() int { return max(slices.Index(sizes, r.setup.batch), 0) }, Set: func(i int) {
			r.setup.batch = sizes[i]
			anew()
		}},
		lessons.Slider{ID: "hidden", Min: 1, Max: 32, Step: 1, Get: func() float64 { return float64(r.setup.hidden[0]) }, Set: func(v float64) error {
			r.setup.hidden = []int{int(math.Round(v))}
			anew()
			return nil
		}},
		kit.Whole(lessons.Slider{ID: "epochs", Min: 10, Max: 1000, Step: 10}, &r.setup.epochs),
	}
}

// finite tells whether a model can be asked.
func finite(values []float64) bool {
	return !slices.ContainsFunc(values, func(v float64) bool { return math.IsNaN(v) || math.IsInf(v, 0) })
}

// fitted returns the fit of the present plan at the present state; nil where there is
// none.
func (c *own) fitted() *fit {
	m := c.prepared()
	if m.refused != nil {
		return nil
	}
	r := &c.state.run
	if !r.begun {
		if r.setup.epochs == 0 {
			r.setup = usualSetup(m.prepared)
		}
		*r = run{begun: true, setup: r.setup, shown: r.shown, way: []stretch{{0, r.setup.rate}}}
		c.fit = nil
	}
	if c.fit == nil || c.fit.prepared != m.prepared || !c.fit.setup.starts(r.setup) {
		c.fit = newFit(m.prepared, r.setup, c.state.aim.seed)
		for i, t := range c.fit.trainers {
			if r.kept {
				t.Restore(r.states[i])
			}
		}
		if r.points[0][0] == nil {
			c.fit.lookAll(r)
		}
	}
	return c.fit
}

// starts tells whether two set-ups start the same models: the rate and the end may change
// while they learn.
func (s setup) starts(other setup) bool {
	return slices.Equal(s.hidden, other.hidden) && s.batch == other.batch
}

// again lets the models begin anew, because what they learn from has changed.
func (c *own) again() { c.state.run = run{setup: c.state.run.setup, shown: c.state.run.shown} }

// saved is where the fit stands.
func (c *own) saved() run {
	r := c.state.run
	if r.begun && c.fit != nil {
		r.kept = true
		for m, t := range c.fit.trainers {
			r.states[m] = t.Save()
		}
	}
	return r
}

// restore puts the models where a state that was restored has them.
func (c *own) restore() {
	r := c.state.run
	if !r.begun || c.fit == nil || !c.fit.setup.starts(r.setup) || c.fit.prepared != c.prepared().prepared {
		c.fit = nil
		return
	}
	for m, t := range c.fit.trainers {
		if r.kept {
			t.Restore(r.states[m])
		} else {
			t.Restore(c.fit.start[m])
		}
	}
}

// tick makes an update of each model; after an epoch it looks at losses, slice by slice;
// at the end it permutes.
func (c *own) tick() bool {
	f := c.fitted()
	if f == nil {
		return false
	}
	r := &c.state.run
	switch {
	case r.at >= 0:
		f.look(r)
	case r.epoch < r.setup.epochs && f.live():
		for _, t := range f.trainers {
			if t.Divergence() == nil {
				t.Batch()
			}
		}
		if slices.ContainsFunc(f.trainers[:], func(t *nn.Trainer) bool { return t.Divergence() == nil && t.Epochs() > r.epoch }) {
			f.begin(r)
		}
	default:
		return f.permute(r)
	}
	return true
}

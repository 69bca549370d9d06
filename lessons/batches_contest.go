package lessons

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"sinapse/nn"
)

// A contest trains the same network from the same start on the same data, once
// for each of three batch sizes, side by side: for equally many epochs, or for
// equally many updates. Each epoch's order is drawn from the same stream, so it
// is the same for all.
type contest struct {
	setup   classifierSetup
	sizes   [3]int // samples to an update; 0 means all
	updates bool   // equal updates, not equal epochs
	limits  contestLimits
	runs    [3]*classifier
	marks   [3]contestMark
}

// contestLimits are where the runs end.
type contestLimits struct{ epochs, updates int }

// A contestMark is when a run's validation loss first came under the goal; the
// zero mark when it has not.
type contestMark struct{ epoch, update int }

// contestSaved is a deep copy of a contest.
type contestSaved struct {
	setup   classifierSetup
	sizes   [3]int
	updates bool
	runs    [3]classifierState
	marks   [3]contestMark
}

func newContest(setup classifierSetup, sizes [3]int, limits contestLimits) *contest {
	c := &contest{setup: setup, sizes: sizes, limits: limits}
	c.begin()
	return c
}

// begin starts all runs afresh.
func (c *contest) begin() {
	for i, size := range c.sizes {
		setup := c.setup
		setup.Batch = size
		c.runs[i] = newClassifier(setup)
	}
	c.marks = [3]contestMark{}
}

func (c *contest) save() contestSaved {
	saved := contestSaved{setup: c.setup, sizes: c.sizes, updates: c.updates, marks: c.marks}
	for i, run := range c.runs {
		saved.runs[i] = run.save()
	}
	return saved
}

func (c *contest) restored(s contestSaved) *contest {
	c.setup, c.sizes, c.updates, c.marks = s.setup, s.sizes, s.updates, s.marks
	for i := range c.runs {
		c.runs[i] = c.runs[i].restored(s.runs[i])
	}
	return c
}

// batches is how many updates an epoch of run i has: ⌈n/b⌉.
func (c *contest) batches(i int) int {
	n, size := c.runs[i].trainer.Data().Len(), c.size(i)
	return (n + size - 1) / size
}

// size is how many samples an update of run i learns from.
func (c *contest) size(i int) int {
	if c.sizes[i] == 0 {
		return c.runs[i].trainer.Data().Len()
	}
	return c.sizes[i]
}

// share is how far run i has come on the way to its limit, from 0 to 1.
func (c *contest) share(i int) float64 {
	steps := float64(c.runs[i].trainer.Steps())
	if c.updates {
		return steps / float64(c.limits.updates)
	}
	return steps / float64(c.batches(i)*c.limits.epochs)
}

// limit is where the runs end: an epoch or an update.
func (c *contest) limit() int {
	if c.updates {
		return c.limits.updates
	}
	return c.limits.epochs
}

// Work is counted in tenths of a microsecond, roughly: an update costs
// updateWork and a unit a sample, and the end of an epoch a look at all
// samples. A tick does tickWork.
const (
	updateWork = 30
	tickWork   = 2500
)

// tick lets the run that is furthest behind make an update, again and again,
// until a tick's work is done. It is false once all have come to their limit.
func (c *contest) tick() bool {
	moved := false
	for work := 0; work < tickWork; {
		behind := 0
		for i := range c.runs {
			if c.share(i) < c.share(behind) {
				behind = i
			}
		}
		if c.share(behind) >= 1 {
			return moved
		}
		moved = true
		run := c.runs[behind]
		epochs := run.trainer.Epochs()
		run.trainer.Batch()
		if run.trainer.Divergence() != nil {
			return false
		}
		work += updateWork + c.size(behind)
		if run.trainer.Epochs() > epochs {
			work += planeSamples
			c.mark(behind)
		}
	}
	return moved
}

// mark notes when a run first comes under the goal.
func (c *contest) mark(i int) {
	history := c.runs[i].trainer.ValidationHistory()
	if c.marks[i].update == 0 && history.At(history.Len()-1).Last < solved {
		c.marks[i] = contestMark{c.runs[i].trainer.Epochs(), c.runs[i].trainer.Steps()}
	}
}

// ended tells whether all runs have come to their limit.
func (c *contest) ended() bool { return c.share(0) >= 1 && c.share(1) >= 1 && c.share(2) >= 1 }

// setSize changes the batch size of run i, and begins all afresh.
func (c *contest) setSize(i, size int) {
	c.sizes[i] = size
	c.begin()
}

// controls are what is held equal, and the draw of data and weights.
func (c *contest) controls() []Control {
	return []Control{
		Choices{
			ID: "equal", Options: []string{"equal.epochs", "equal.updates"}, Get: func() int { return index(c.updates) },
			Set: func(i int) { c.updates = i == 1; c.begin() },
		},
		Slider{
			ID: "seed", Min: 0, Max: 99, Step: 1, Get: func() float64 { return float64(c.setup.Seed) },
			Set: func(v float64) error { c.setup.Seed = uint32(v); c.begin(); return nil },
		},
	}
}

// contestRoles tell the three runs apart.
var contestRoles = [3]Role{Guess, Train, Strong}

// contestNames are the keys of the runs' words.
var contestNames = [3]string{"run.first", "run.middle", "run.full"}

// curve draws the validation loss of the runs, over epochs or over updates.
func (c *contest) curve(name string, goal float64) Curve {
	panel := Curve{Frame: Frame{ID: name, Width: 60, Rows: 10, Facts: map[string]string{}}, Goal: goal}
	if c.updates {
		panel.ID += "-by-updates"
	}
	for i, run := range c.runs {
		drawn := trained(run.trainer, contestNames[i], contestRoles[i])
		history := run.trainer.ValidationHistory()
		drawn.Points = points(history)
		if !c.updates {
			for k := range drawn.Points {
				drawn.Points[k].Step = history.At(k).Epoch
			}
		}
		panel.Runs = append(panel.Runs, drawn)
		panel.Facts["loss"+strconv.Itoa(i+1)] = Number(run.validation(), 3).Plain()
	}
	panel.Facts["middle"] = strconv.Itoa(c.sizes[1])
	panel.Facts["printed"] = fmt.Sprintf("%.3f %.3f %.3f", c.runs[0].loss(), c.runs[1].loss(), c.runs[2].loss())
	return panel
}

// rowName names a run in a table: by its batch size.
func (c *contest) rowName(i int) string {
	if c.sizes[i] == 0 {
		return contestNames[i]
	}
	return strconv.Itoa(c.sizes[i])
}

// contestItems are the rows of a contest's table.
func contestItems() []Item {
	items := make([]Item, 3)
	for i := range items {
		items[i] = Item{ID: id("run", i+1), Row: i}
	}
	return items
}

// explain opens a run: how its updates come about, and how far the gradients
// of its batches lie apart.
func (c *contest) explain(item string) []Panel {
	for i := range c.runs {
		if item != id("run", i+1) {
			continue
		}
		n, trainer := c.runs[i].trainer.Data().Len(), c.runs[i].trainer
		return []Panel{arithmetic("counting",
			[]Term{word("plan.updates"), op("  ⌈"), value1(n), op(" ÷ "), value1(c.size(i)), op("⌉ = "), result(Number(float64(c.batches(i)), 0))},
			[]Term{value1(trainer.Epochs()), op(" "), word("column.epochs"), op(" · "), value1(c.batches(i)), op(" + "), value1(trainer.Steps() - trainer.Epochs()*c.batches(i)), op(" = "), result(Number(float64(trainer.Steps()), 0))},
			[]Term{word("apart"), op("  "), result(Number(c.apart(i), 2))})}
	}
	return nil
}

// apart is how far the gradient of a batch lies from that of all samples, in
// lengths of the latter: the root of the mean of ‖g_batch − g‖²/‖g‖², at the
// present weights. It is 0 for the full batch, and falls as 1/√b.
func (c *contest) apart(i int) float64 {
	run, size := c.runs[i], c.size(i)
	set := run.trainer.Data()
	all := run.backward(set.X, set.Y).Gradients
	length, total, count := 0.0, 0.0, 0
	for _, g := range all {
		length += g * g
	}
	trace := run.network.NewTrace(size)
	for from := 0; from < set.Len(); from += size {
		to := min(from+size, set.Len())
		clear(trace.Gradients)
		out := run.network.Forward(trace, set.X.RowRange(from, to))
		nn.HalfSquared{}.Gradient(trace.Passes[run.network.Layers()-1].DOut, out, set.Y.RowRange(from, to), to-from)
		run.network.Backward(trace)
		for k, g := range trace.Gradients {
			total += (g - all[k]) * (g - all[k])
		}
		count++
	}
	return math.Sqrt(total / float64(count) / length)
}

// code is the loss of all three networks on the training set, in NumPy.
func (c *contest) code() string {
	set := c.runs[0].trainer.Data()
	var code strings.Builder
	code.WriteString("import numpy as np\n\n" + pythonMatrix("X", set.X) + "y = np.array(" + list(set.Y.Data...) + ")\n")
	code.WriteString("\n\ndef loss(layers):\n    a = X\n    for W, b in layers:\n        a = np.tanh(a @ W + b)\n    return np.mean((a[:, 0] - y) ** 2) / 2\n\n\nruns = []\n")
	for i, run := range c.runs {
		fmt.Fprintf(&code, "\n# %d\nlayers = []\n", c.size(i))
		for l := 1; l <= run.depth(); l++ {
			code.WriteString(pythonMatrix("W", run.network.Weights(denseOf(l))) + "b = np.array(" + list(run.network.Biases(denseOf(l))...) + ")\nlayers.append((W, b))\n")
		}
		code.WriteString("runs.append(layers)\n")
	}
	return code.String() + "\nprint(\" \".join(f\"{loss(layers):.3f}\" for layers in runs))\n"
}

// contestScreen is what both screens about a contest have.
func contestScreen(screenID string, c *contest, scene func() Scene) Screen {
	return Screen{
		ID: screenID, Scene: scene, Tick: c.tick, Code: c.code, Explain: c.explain, Controls: c.controls,
	}
}

// order lists the runs by when they came under the goal, the first ones first;
// runs that did not are left out.
func (c *contest) order(by func(contestMark) int) []int {
	var order []int
	for i := range c.runs {
		if c.marks[i].update > 0 {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return by(c.marks[a]) - by(c.marks[b]) })
	return order
}

package batches

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/internal/model"
	"sinapse/lessons/scene"
	"sinapse/nn"
)

// A contest trains the same network from the same start on the same data, once
// for each of three batch sizes, side by side: for equally many epochs, or for
// equally many updates. Each epoch's order is drawn from the same stream, so it
// is the same for all.
type contest struct {
	seed    lessons.Seed
	setup   model.ClassifierSetup
	sizes   [3]int // samples to an update; 0 means all
	updates bool   // equal updates, not equal epochs
	limits  contestLimits
	runs    [3]*model.Classifier
	marks   [3]contestMark
}

// contestLimits are where the runs end.
type contestLimits struct{ epochs, updates int }

// A contestMark is when a run's validation loss first came under the goal; the
// zero mark when it has not.
type contestMark struct{ epoch, update int }

// contestSaved is a deep copy of a contest.
type contestSaved struct {
	setup   model.ClassifierSetup
	sizes   [3]int
	updates bool
	runs    [3]model.ClassifierState
	marks   [3]contestMark
}

func newContest(course lessons.Seed, setup model.ClassifierSetup, sizes [3]int, limits contestLimits) *contest {
	c := &contest{seed: course, setup: setup.In(course), sizes: sizes, limits: limits}
	c.Begin()
	return c
}

// Begin starts all runs afresh.
func (c *contest) Begin() {
	for i, size := range c.sizes {
		setup := c.setup
		setup.Batch = size
		c.runs[i] = model.NewClassifier(setup)
	}
	c.marks = [3]contestMark{}
}

func (c *contest) save() contestSaved {
	saved := contestSaved{setup: c.setup, sizes: c.sizes, updates: c.updates, marks: c.marks}
	for i, run := range c.runs {
		saved.runs[i] = run.Save()
	}
	return saved
}

func (c *contest) restored(s contestSaved) *contest {
	c.setup, c.sizes, c.updates, c.marks = s.setup, s.sizes, s.updates, s.marks
	for i := range c.runs {
		c.runs[i] = c.runs[i].Restored(s.runs[i])
	}
	return c
}

// batches is how many updates an epoch of run i has: ⌈n/b⌉.
func (c *contest) batches(i int) int {
	n, size := c.runs[i].Trainer.Data().Len(), c.size(i)
	return (n + size - 1) / size
}

// size is how many samples an update of run i learns from.
func (c *contest) size(i int) int {
	if c.sizes[i] == 0 {
		return c.runs[i].Trainer.Data().Len()
	}
	return c.sizes[i]
}

// share is how far run i has come on the way to its limit, from 0 to 1.
func (c *contest) share(i int) float64 {
	steps := float64(c.runs[i].Trainer.Steps())
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
		epochs := run.Trainer.Epochs()
		run.Trainer.Batch()
		if run.Trainer.Divergence() != nil {
			return false
		}
		work += updateWork + c.size(behind)
		if run.Trainer.Epochs() > epochs {
			work += model.PlaneSamples
			c.mark(behind)
		}
	}
	return moved
}

// mark notes when a run first comes under the goal.
func (c *contest) mark(i int) {
	history := c.runs[i].Trainer.ValidationHistory()
	if c.marks[i].update == 0 && history.At(history.Len()-1).Last < model.Solved {
		c.marks[i] = contestMark{c.runs[i].Trainer.Epochs(), c.runs[i].Trainer.Steps()}
	}
}

// ended tells whether all runs have come to their limit.
func (c *contest) ended() bool { return c.share(0) >= 1 && c.share(1) >= 1 && c.share(2) >= 1 }

// setSize changes the batch size of run i, and begins all afresh.
func (c *contest) setSize(i, size int) {
	c.sizes[i] = size
	c.Begin()
}

// controls are what is held equal, and the draw of data and weights.
func (c *contest) controls() []lessons.Control {
	return []lessons.Control{
		kit.Either("equal", "equal.epochs", "equal.updates", &c.updates, func() { c.Begin() }),
		c.seed.Slider(&c.setup.Seed, func() { c.Begin() }),
	}
}

// contestRoles tell the three runs apart.
var contestRoles = [3]scene.Role{scene.Guess, scene.Train, scene.Strong}

// contestNames are the keys of the runs' words.
var contestNames = [3]string{"run.first", "run.middle", "run.full"}

// curve draws the validation loss of the runs, over epochs or over updates.
func (c *contest) curve(name string, goal float64) scene.Curve {
	panel := scene.Curve{Frame: scene.Frame{ID: name, Width: 60, Rows: 10, Facts: map[string]string{}}, Goal: goal}
	if c.updates {
		panel.ID += "-by-updates"
	}
	for i, run := range c.runs {
		drawn := kit.Trained(run.Trainer, contestNames[i], contestRoles[i])
		drawn.Item = scene.At("run", i+1)
		history := run.Trainer.ValidationHistory()
		drawn.Points = kit.Points(history)
		if !c.updates {
			drawn.FailedAt = kit.FailedIn(drawn, run.Trainer.Epochs())
			for k := range drawn.Points {
				drawn.Points[k].Step = history.At(k).Epoch
			}
		}
		panel.Runs = append(panel.Runs, drawn)
		panel.Facts["loss"+strconv.Itoa(i+1)] = scene.Number(run.Validation(), 3).Plain()
	}
	panel.Facts["middle"] = strconv.Itoa(c.sizes[1])
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
func contestItems() []scene.Item {
	items := make([]scene.Item, 3)
	for i := range items {
		items[i] = scene.Item{ID: scene.At("run", i+1), Row: i}
	}
	return items
}

// explain opens a run: how its updates come about, and how far the gradients
// of its batches lie apart.
func (c *contest) explain(item scene.ItemID) []scene.Panel {
	for i := range c.runs {
		if item != scene.At("run", i+1) {
			continue
		}
		n, trainer := c.runs[i].Trainer.Data().Len(), c.runs[i].Trainer
		return []scene.Panel{kit.Arithmetic("counting",
			[]scene.Term{kit.Word("plan.updates"), kit.Op("  ⌈"), kit.Count(n), kit.Op(" ÷ "), kit.Count(c.size(i)), kit.Op("⌉ = "), kit.Result(scene.Number(float64(c.batches(i)), 0))},
			[]scene.Term{kit.Count(trainer.Epochs()), kit.Op(" "), kit.Word("column.epochs"), kit.Op(" · "), kit.Count(c.batches(i)), kit.Op(" + "), kit.Count(trainer.Steps() - trainer.Epochs()*c.batches(i)), kit.Op(" = "), kit.Result(scene.Number(float64(trainer.Steps()), 0))},
			[]scene.Term{kit.Word("apart"), kit.Op("  "), kit.Result(scene.Number(c.apart(i), 2))})}
	}
	return nil
}

// apart is how far the gradient of a batch lies from that of all samples, in
// lengths of the latter: the root of the mean of ‖g_batch − g‖²/‖g‖², at the
// present weights. It is 0 for the full batch, and falls as 1/√b.
func (c *contest) apart(i int) float64 {
	run, size := c.runs[i], c.size(i)
	set := run.Trainer.Data()
	all := run.Backward(set.X, set.Y).Gradients
	length, total, count := 0.0, 0.0, 0
	for _, g := range all {
		length += float64(g * g)
	}
	trace := run.Network.NewTrace(size)
	for from := 0; from < set.Len(); from += size {
		to := min(from+size, set.Len())
		clear(trace.Gradients)
		out := run.Network.Forward(trace, set.X.RowRange(from, to))
		nn.HalfSquared{}.Gradient(trace.Passes[run.Network.Layers()-1].DOut, out, set.Y.RowRange(from, to), to-from)
		run.Network.Backward(trace)
		for k, g := range trace.Gradients {
			total += float64((g - all[k]) * (g - all[k]))
		}
		count++
	}
	return math.Sqrt(total / float64(count) / length)
}

// code trains the three networks, one after the other, and prints the losses of each.
// One whose way cannot be told from its beginning starts on the way.
func (c *contest) code() string {
	runs, later := make([]string, len(c.runs)), ""
	for i, run := range c.runs {
		runs[i] = fmt.Sprintf("(%d, %d)", c.size(i), run.Trainer.Steps())
		later += run.Told().LaterCode(fmt.Sprintf("size == %d", c.size(i)))
	}
	return kit.Snug("import numpy as np\n\n" + c.setup.LoopCode(model.SizeByName) + "\nfor size, updates in [" + strings.Join(runs, ", ") + "]:\n" +
		kit.Indented(c.runs[0].StartCode(model.Way{})+"batch = batches(size)\n"+later+
			fmt.Sprintf("train(updates, %s)\n", kit.PythonNumber(c.setup.Rate))+strings.Replace(model.LossesCode, "{", "{size} {", 1)))
}

// prints is what the code prints.
func (c *contest) prints() string {
	lines := make([]string, len(c.runs))
	for i, run := range c.runs {
		lines[i] = fmt.Sprintf("%d %s", c.size(i), run.Prints())
	}
	return strings.Join(lines, "\n")
}

// contestScreen is what both screens about a contest have.
func contestScreen(screenID string, c *contest, scene func() scene.Scene) lessons.Screen {
	return lessons.Screen{
		ID: screenID, Scene: scene, Tick: c.tick, Code: c.code, Prints: c.prints, Explain: c.explain, Controls: c.controls,
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

package fitting

import (
	"slices"
	"strconv"

	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/scene"
	"sinapse/nn"
	"sinapse/nn/data"
	"sinapse/nn/random"
)

// How many samples each of the sets of three-sets has, and how many networks
// are tried, for how long.
const (
	drawTrain    = 60
	drawJudge    = 20 // of the validation set, and of the test set
	drawFresh    = 2000
	drawAttempts = 20
	drawEpochs   = 200
	drawEpochsAt = 20 // epochs of a tick
)

// startSeed is the draw that three-sets begins with; its optimism is 0.14.
const startSeed = 7

// An attempt is a trained network: its losses on the three sets that it did not
// learn from.
type attempt struct{ validation, test, fresh float64 }

// A draw is data in four sets, and networks that are trained on the first, one
// after the other. They differ in their start alone.
type draw struct {
	seed    uint32
	sets    [4]nn.Dataset // train, validation, test, fresh
	trainer *nn.Trainer   // of the network whose turn it is
	done    []attempt     // replaced, never written to
}

func newDraw(seed uint32) *draw {
	stream := random.New(seed)
	all := data.XOR(stream, drawTrain+2*drawJudge, 0.25)
	d := &draw{seed: seed}
	copy(d.sets[:], all.Split(nil, float64(drawTrain)/float64(all.Len()), float64(drawJudge)/float64(all.Len())))
	d.sets[3] = data.XOR(stream, drawFresh, 0.25)
	d.next()
	return d
}

// next starts the network whose turn it is.
func (d *draw) next() {
	d.trainer = tanhTrainer([]int{3}, d.sets[0], nn.Dataset{}, 0.1, 10, random.New(d.seed*1000+uint32(len(d.done))))
}

// lossOn is the loss of the present network on one of the sets.
func (d *draw) lossOn(set int) float64 {
	return nn.HalfSquared{}.Value(d.trainer.Network().Predict(d.sets[set].X), d.sets[set].Y, d.sets[set].Len())
}

// complete: all networks were tried.
func (d *draw) complete() bool { return len(d.done) == drawAttempts }

// tick trains the present network a little; one that is trained is judged, and
// makes way.
func (d *draw) tick() bool {
	if d.complete() {
		return false
	}
	for range drawEpochsAt {
		d.trainer.Epoch()
	}
	if d.trainer.Epochs() >= drawEpochs {
		d.done = append(slices.Clip(d.done), attempt{d.lossOn(1), d.lossOn(2), d.lossOn(3)})
		if !d.complete() {
			d.next()
		}
	}
	return true
}

// best is the number of the attempt with the lowest loss of a kind, −1 for none.
func (d *draw) best(loss func(attempt) float64) int {
	best := -1
	for i, a := range d.done {
		if best < 0 || loss(a) < loss(d.done[best]) {
			best = i
		}
	}
	return best
}

// chooseNames are the two ways to choose.
var chooseNames = []string{"choose.test", "choose.validation"}

func byTest(a attempt) float64       { return a.test }
func byValidation(a attempt) float64 { return a.validation }

// optimism is how much more the chosen network loses on fresh data than the
// test set promised.
func (d *draw) optimism(loss func(attempt) float64) float64 {
	chosen := d.done[d.best(loss)]
	return chosen.fresh - chosen.test
}

// A drawSaved is what Save keeps.
type drawSaved struct {
	seed uint32
	done []attempt
	run  nn.State
}

func (d *draw) restored(s drawSaved) *draw {
	if d.seed != s.seed {
		d = newDraw(s.seed)
	}
	d.done = s.done
	d.trainer.Restore(s.run)
	return d
}

// A lesson of one draw: how optimistic each way to choose was.
type drawResult struct {
	seed                 uint32
	byTest, byValidation float64
}

// setsState is how the learner chooses, and what came of each draw.
type setsState struct {
	honest  bool // choose by validation, look at the test set once
	fresh   bool // fresh data is met
	results []drawResult
}

// drawsNeeded is how many draws make a mean. Measured with 25 draws: by test the
// optimism is 0.063 in the mean (median 0.070, above 0.03 in 15 of 25), by
// validation 0.006 (median 0.000).
const drawsNeeded = 5

// threeSets: whoever chooses by the test set has no test any more.
func (c *fitting) threeSets() lessons.Screen {
	s := &c.state.sets
	return lessons.Screen{
		ID:    "three-sets",
		Scene: c.setsScene,
		Controls: func() []lessons.Control {
			seed := c.draw.seed
			return []lessons.Control{
				kit.Either("choose", chooseNames[0], chooseNames[1], &s.honest),
				kit.Toggle("fresh", &s.fresh),
				c.seed.Slider(&seed, func() { c.draw = newDraw(seed) }),
			}
		},
		Questions: []lessons.Question{{
			ID: "fresh", Gate: true, By: "tuned", Reveal: func() bool { return s.fresh && c.draw.complete() },
			Outcome: c.freshOutcome,
		}},
		Tick:    c.tickDraw,
		Reset:   func() { *s, c.draw = setsState{}, newDraw(c.seed.Plus(startSeed)) },
		Explain: c.explainSets,
		Code:    c.setsCode,
		Prints:  c.setsPrints,
		Goals: []lessons.Goal{
			{ID: "tuned", Judge: func() lessons.Judgement {
				if !s.fresh || s.honest || !c.draw.complete() {
					return lessons.Judgement{Share: float64(len(c.draw.done)) / drawAttempts / 2}
				}
				optimism := c.draw.optimism(byTest)
				return lessons.Judgement{Met: true, Share: 1, Now: scene.Signed(optimism, 3)}
			}},
			{ID: "honest", Judge: func() lessons.Judgement {
				share := min(float64(len(s.results))/drawsNeeded, 1)
				return lessons.Judgement{
					Met: share == 1 && s.honest && s.fresh, Share: share * (1 + float64(kit.Bit(s.honest))) / 2,
					Now: scene.Number(float64(min(len(s.results), drawsNeeded)), 0).In("of5"),
				}
			}},
		},
	}
}

// tickDraw goes on with the draw; one that is complete is noted.
func (c *fitting) tickDraw() bool {
	moved := c.draw.tick()
	if !moved || !c.draw.complete() {
		return moved
	}
	made := drawResult{c.draw.seed, c.draw.optimism(byTest), c.draw.optimism(byValidation)}
	results := slices.DeleteFunc(slices.Clone(c.state.sets.results), func(r drawResult) bool { return r.seed == made.seed })
	c.state.sets.results = slices.Concat(results, []drawResult{made})
	return moved
}

// meanOf is the mean optimism of draws; zeros for none.
func meanOf(results []drawResult) drawResult {
	var mean drawResult
	for _, r := range results {
		mean.byTest += r.byTest / float64(len(results))
		mean.byValidation += r.byValidation / float64(len(results))
	}
	return mean
}

// freshOutcome tells what fresh data did to the network chosen by the test set.
func (c *fitting) freshOutcome() (right string, facts map[string]string) {
	best := c.draw.best(byTest)
	if best < 0 {
		return "2", map[string]string{"test": "?", "fresh": "?"}
	}
	chosen, right := c.draw.done[best], "1"
	switch {
	case chosen.fresh > chosen.test+0.01:
		right = "2"
	case chosen.fresh < chosen.test-0.01:
		right = "3"
	}
	return right, map[string]string{"test": scene.Number(chosen.test, 3).Plain(), "fresh": scene.Number(chosen.fresh, 3).Plain()}
}

func (c *fitting) setsScene() scene.Scene {
	s := c.state.sets
	loss, role, name := byTest, scene.Validation, "axis.test"
	if s.honest {
		loss, role, name = byValidation, scene.Train, "axis.validation"
	}
	const highest = 0.8 // of the plot: a network that learnt nothing is at 0.5; above stand the names
	across := scene.Axis{Name: "axis.attempt", Min: 0, Max: drawAttempts + 1}
	line := func(label string, role scene.Role, y float64) scene.Path {
		return scene.PathOf(label, role, across, func(float64) float64 { return min(y, highest) })
	}
	epoch, now := "—", "—"
	if !c.draw.complete() {
		epoch, now = strconv.Itoa(c.draw.trainer.Epochs()), scene.Number(c.draw.lossOn(0), 3).Plain()
	}
	plot := scene.Plot{
		Frame: scene.Frame{ID: "attempts", Width: 44, Rows: 9, Facts: map[string]string{
			"done": strconv.Itoa(len(c.draw.done)), "left": strconv.Itoa(drawAttempts - len(c.draw.done)), "epoch": epoch, "train": now,
		}},
		X: across, Y: scene.Axis{Name: name, Min: 0, Max: highest},
	}
	best := c.draw.best(loss)
	for i, a := range c.draw.done {
		if i != best {
			plot.Points = append(plot.Points, scene.Mark{X: float64(i + 1), Y: min(loss(a), highest), Role: role})
		}
	}
	if best >= 0 {
		chosen := c.draw.done[best]
		plot.Points = append(plot.Points, scene.Mark{X: float64(best + 1), Y: loss(chosen), Role: scene.Strong})
		plot.Paths = append(plot.Paths, line("path.chosen", role, loss(chosen)))
		if s.fresh {
			plot.Points = append(plot.Points, scene.Mark{X: float64(best + 1), Y: min(chosen.fresh, highest), Role: scene.Guess})
			plot.Paths = append(plot.Paths, line("path.fresh", scene.Guess, chosen.fresh))
		}
	}
	return scene.Scene{plot, c.setsTable(), c.setsMean()}
}

// setsTable sets the two ways to choose side by side. The test set is looked at
// only by whoever chooses by it, or once the choice is made.
func (c *fitting) setsTable() scene.Table {
	s := c.state.sets
	table := scene.Table{
		Frame: scene.Frame{ID: "chosen", Width: 50, Rows: 3},
		Columns: []scene.Column{
			{Name: "axis.test", Wide: 6}, {Name: "column.fresh", Wide: 6}, {Name: "column.optimism", Role: scene.Strong, Wide: 7},
		},
	}
	for i, loss := range []func(attempt) float64{byTest, byValidation} {
		hidden := scene.Cell{}
		row, item := scene.Row{Name: chooseNames[i], Cells: []scene.Cell{hidden, hidden, hidden}}, scene.At("o", i+1)
		if best := c.draw.best(loss); best >= 0 && (i == 1) == s.honest {
			chosen := c.draw.done[best]
			if i == 0 || c.draw.complete() {
				row.Cells[0] = scene.Cell{Quantity: scene.Number(chosen.test, 3)}
			}
			if s.fresh && c.draw.complete() {
				row.Cells[1], row.Cells[2] = scene.Cell{Quantity: scene.Number(chosen.fresh, 3)}, scene.Cell{Quantity: scene.Signed(chosen.fresh-chosen.test, 3), Item: item}
				table.Items = append(table.Items, scene.Item{ID: item, Row: i})
			}
		}
		table.Rows = append(table.Rows, row)
	}
	return table
}

// setsMean is the mean optimism over the draws so far, either way.
func (c *fitting) setsMean() scene.Panel {
	results := c.state.sets.results
	if !c.state.sets.fresh {
		results = nil
	}
	mean := meanOf(results)
	line := func(word1 string, v float64) []scene.Term {
		if len(results) == 0 { // no mean of nothing
			return []scene.Term{kit.Word(word1), kit.Op("  "), kit.Word("hidden")}
		}
		return []scene.Term{kit.Word(word1), kit.Op("  "), kit.BySign(kit.Value(scene.Signed(v, 3)))}
	}
	return kit.Arithmetic("mean", []scene.Term{kit.Word("mean.over"), kit.Op(" "), kit.Result(scene.Number(float64(len(results)), 0))},
		line("choose.test", mean.byTest), line("choose.validation", mean.byValidation))
}

// explainSets opens the optimism of the chosen network.
func (c *fitting) explainSets(item scene.ItemID) []scene.Panel {
	loss := byTest
	switch item {
	case scene.At("o", 1):
	case scene.At("o", 2):
		loss = byValidation
	default:
		return nil
	}
	best := c.draw.best(loss)
	if best < 0 {
		return nil
	}
	chosen := c.draw.done[best]
	return []scene.Panel{kit.Arithmetic("optimism-sum", []scene.Term{
		kit.Word("column.fresh"), kit.Op(" "), kit.Value(scene.Number(chosen.fresh, 3)), kit.Op(" − "), kit.Word("axis.test"), kit.Op(" "), kit.Value(scene.Number(chosen.test, 3)), kit.Op(" = "),
		kit.Result(scene.Signed(chosen.fresh-chosen.test, 3)),
	})}
}

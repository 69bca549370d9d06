package lstm

import (
	"fmt"
	"slices"

	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/scene"
)

// Two nets of about the same size that are to add (TestAddingIsCalibrated), and how many
// numbers they read.
const (
	plainAdders = 16 // 321 parameters
	gatedAdders = 8  // 361
	fewNumbers  = 10
	manyNumbers = 20
)

// addedOf25 is on how many of 25 seeds a plain and a gated cell learned to add within the
// updates, by how many numbers they read.
var addedOf25 = map[int][2]int{5: {24, 25}, fewNumbers: {1, 25}, 15: {0, 25}, manyNumbers: {0, 25}}

// An addition is a race between two nets that read numbers, two of which are marked, and
// are to say the sum of those.
type addition struct {
	additionState
	race
}

// additionState is the part of it that is plain values.
type additionState struct {
	sample int     // which of the held sequences
	opened [2]bool // a number that is not marked was chosen of the gated one, and a marked one
}

type additionSaved struct {
	state additionState
	race  raceSaved
}

// adderSetup is what one of both starts from.
func adderSetup(who cellKind, numbers int, seed uint32) setup {
	s := setup{Task: adding, Cell: who, Units: plainAdders, Gap: numbers, Start: gapped, Seed: seed}
	if who == gated {
		s.Units = gatedAdders
	}
	return s
}

func newAddition(seed uint32) *addition {
	a := &addition{}
	a.again(manyNumbers, seed)
	return a
}

// again begins anew.
func (a *addition) again(numbers int, seed uint32) {
	a.begin(adderSetup(plain, numbers, seed), adderSetup(gated, numbers, seed))
}

func (a *addition) save() additionSaved { return additionSaved{a.additionState, a.race.save()} }

// restore panics where another race is run, or another sequence looked at, which only a
// file can say.
func (a *addition) restore(s additionSaved) {
	if s.state.sample < 0 || s.state.sample >= heldRows {
		panic("lstm: no such sequence")
	}
	a.additionState = s.state
	a.race.restore(s.race, func(who cellKind, first setup) setup { return adderSetup(who, first.Gap, first.Seed) })
}

// A sumStep is a number of a sequence, and how much of it is in each net's answer: by how
// much that grows with it.
type sumStep struct {
	read   float64
	marked bool
	shares [2]float64 // by cellKind
}

// steps goes over a sequence that the gated net holds back, and from the answers to it back
// to each number.
func (a *addition) steps() (steps []sumStep, sum float64, says [2]float64) {
	held := a.runs[gated].held
	numbers := held.X.Row(a.sample)
	steps = make([]sumStep, len(numbers)/2)
	for t := range steps {
		steps[t].read, steps[t].marked = numbers[2*t], numbers[2*t+1] == 1
	}
	for who, run := range a.runs {
		network := run.trainer.Network()
		says[who] = network.Forward(run.trace, held.X.RowRange(a.sample, a.sample+1)).At(0, 0)
		run.trace.Passes[len(run.trace.Passes)-1].DOut.Data[0] = 1
		network.Backward(run.trace)
		for t := range steps {
			steps[t].shares[who] = run.trace.Passes[0].DIn.At(0, 2*t)
		}
	}
	return steps, held.Y.At(a.sample, 0), says
}

// adding: who can keep a number, and add another to it?
func (c *lstm) adding() lessons.Screen {
	a := c.adds
	return lessons.Screen{
		ID: "adding", OfZero: true, Scene: a.scene, Tick: a.tick,
		Controls: func() []lessons.Control {
			now := a.runs[plain].setup
			anew := func() { a.again(now.Gap, now.Seed) }
			return []lessons.Control{
				kit.Whole(lessons.Slider{ID: "numbers", Min: shortestGap, Max: manyNumbers, Step: 5}, &now.Gap, anew),
				kit.Whole(lessons.Slider{ID: "sequence", Max: heldRows - 1}, &a.sample),
				c.seed.Slider(&now.Seed, anew),
			}
		},
		Questions: []lessons.Question{{ID: "adds", Gate: true, By: "many", Outcome: a.outcome}},
		Select:    a.pick,
		Reset:     func() { *a = *newAddition(c.seed.Plus(0)) },
		Explain:   a.explain,
		Code:      func() string { return a.runs[gated].code(a.runs[gated].asked()) },
		Prints:    func() string { return a.runs[gated].prints() },
		Goals: []lessons.Goal{
			{ID: "many", Judge: func() lessons.Judgement { return a.judge(manyNumbers, true) }},
			{ID: "shares", Judge: func() lessons.Judgement {
				both := kit.Bit(a.opened[0]) + kit.Bit(a.opened[1])
				return lessons.Judgement{Met: both == 2, Share: float64(both) / 2}
			}},
			{ID: "few", Judge: func() lessons.Judgement { return a.judge(fewNumbers, true) }},
		},
	}
}

// outcome is who learned to add many numbers.
func (a *addition) outcome() (string, map[string]string) {
	came, _ := a.came(manyNumbers, true)
	return a.who(came), map[string]string{"rnn": scene.Number(came.Scores[plain], 3).Plain(), "lstm": scene.Number(came.Scores[gated], 3).Plain()}
}

// pick takes a number that was chosen, once both are at their ends.
func (a *addition) pick(item scene.ItemID) {
	steps, _, _ := a.steps()
	if at, ok := item.Of("c", 1); ok && at[0] < len(steps) && a.over() {
		a.opened[kit.Bit(steps[at[0]].marked)] = true
	}
}

// scene: what of each number is in the answers of both, how the races went, and the loss
// of both.
func (a *addition) scene() scene.Scene {
	return scene.Scene{a.picture("adds-rnn", "g", plain), a.picture("adds-lstm", "c", gated), a.table(), a.curve("adds-loss", raceNames)}
}

// picture draws how much of each number is in the answer of a net.
func (a *addition) picture(id, kind string, who cellKind) scene.Panel {
	steps, sum, says := a.steps()
	plot := scene.Plot{
		Frame: scene.Frame{ID: id, Width: 34, Rows: 7, Beside: who == gated, Facts: map[string]string{
			"sum": scene.Number(sum, 3).Plain(), "says": scene.Number(says[who], 3).Plain(),
		}},
		X:     scene.Axis{Name: "axis.number", Max: float64(len(steps) + 1)},
		Y:     scene.Axis{Name: "axis.share", Min: -0.5, Max: 1.5, Ticks: []float64{0, 1}},
		Lines: []scene.Line{{Role: scene.Faint}}, Residuals: true,
	}
	for t, s := range steps {
		mark := scene.Mark{X: float64(t + 1), Y: s.shares[who], Role: scene.Muted, Item: scene.At(kind, t)}
		if s.marked {
			mark.Role = scene.Strong
			plot.X.Ticks = append(plot.X.Ticks, mark.X)
		}
		plot.Points = append(plot.Points, mark)
		plot.Items = append(plot.Items, scene.Item{ID: mark.Item, Column: t})
	}
	return plot
}

// table is how far off both are, and how it goes on 25 seeds.
func (a *addition) table() scene.Panel {
	table := scene.Table{
		Frame: scene.Frame{ID: "added", Width: 44, Rows: 4, Facts: map[string]string{"raced": fmt.Sprint(len(a.raced))}},
		Columns: []scene.Column{
			{Name: "column.rnn", Wide: 6},
			{Name: "column.lstm", Wide: 6},
			{Name: "column.rnn-of", Wide: 6, Role: scene.Muted},
			{Name: "column.lstm-of", Wide: 6, Role: scene.Muted},
		},
	}
	now := a.now()
	rows := append([]raced{now}, slices.DeleteFunc(slices.Clone(a.raced), func(old raced) bool { return old.Gap == now.Gap })...)
	for i, one := range rows {
		row := scene.Row{Name: fmt.Sprint(one.Gap)}
		for who, off := range one.Scores {
			cell := scene.Cell{Quantity: scene.Number(off, 3), Item: scene.At("t", i, who)}
			if a.learned(one, cellKind(who)) {
				cell.Role = scene.Success
			}
			table.Items = append(table.Items, scene.Item{ID: cell.Item, Row: i, Column: who})
			row.Cells = append(row.Cells, cell)
		}
		for _, n := range addedOf25[one.Gap] {
			cell := scene.Cell{}
			if i > 0 || a.over() {
				cell.Quantity = scene.Number(float64(n), 0)
			}
			row.Cells = append(row.Cells, cell)
		}
		table.Rows = append(table.Rows, row)
	}
	return table
}

// explain opens a number of the sequence, with how much of it is in the answer, and what
// that is.
func (a *addition) explain(item scene.ItemID) []scene.Panel {
	steps, sum, says := a.steps()
	for who, kind := range []string{"g", "c"} {
		at, ok := item.Of(kind, 1)
		if !ok || at[0] >= len(steps) {
			continue
		}
		now := steps[at[0]]
		number := []scene.Term{kit.Word("number.plain")}
		if now.marked {
			number[0] = kit.Word("number.marked")
		}
		number = append(number, kit.Op(" "), kit.Value(scene.Number(now.read, 3)), kit.Op("   "), kit.Word("number.share"), kit.Op(" "), kit.BySign(kit.Value(scene.Number(now.shares[who], 3))))
		return []scene.Panel{kit.Arithmetic("number", number, []scene.Term{
			kit.Word("token.wanted"), kit.Op(" "), kit.Value(scene.Number(sum, 3)), kit.Op("   "), kit.Word("token.said"), kit.Op(" "), kit.Result(scene.Number(says[who], 3)),
		})}
	}
	return nil
}

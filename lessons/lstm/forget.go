package lstm

import (
	"fmt"
	"slices"

	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/scene"
)

// farthestGap is the longest gap of forget, and triedRows how many runs are kept.
const (
	farthestGap = 100
	triedRows   = 8
)

// biasOf25 is on how many of 25 seeds four cells learned a gap of 50 within the updates, by
// the bias of the forget gate (TestForgetIsCalibrated); gapOf25 with the start for the gap,
// by the gap.
var (
	biasOf25 = map[float64]int{0: 0, 1: 3, 2: 15, 3: 21, 4: 18, 5: 20, 6: 18}
	gapOf25  = map[int]int{50: 25, 100: 25}
)

// A tried is a run that came to its end.
type tried struct {
	Gap     int
	Gapped  bool // with the start for the gap
	Bias    float64
	Updates int
	Right   float64
}

// learned tells whether it ended because it could.
func (t tried) learned() bool { return t.Right >= learnedShare }

// same tells whether two are of the same set-up but for the seed.
func (t tried) same(as tried) bool {
	return t.Gap == as.Gap && t.Gapped == as.Gapped && (t.Gapped || t.Bias == as.Bias)
}

// A forgetting is a few cells that learn over a gap, with a forget gate that is given its
// bias.
type forgetting struct {
	tried []tried // the last one first; replaced, never written to
	run   *run
}

type forgettingSaved struct {
	tried []tried
	run   runSaved
}

func newForgetting(seed uint32) *forgetting {
	return &forgetting{run: newRun(setup{Task: recall, Cell: gated, Units: gatedUnits, Gap: farGap, Start: biased, Seed: seed})}
}

func (f *forgetting) save() forgettingSaved { return forgettingSaved{f.tried, f.run.save()} }

// restore panics where another cell runs, which only a file can say.
func (f *forgetting) restore(s forgettingSaved) {
	if now := s.run.setup; now.Cell != gated || now.Task != recall || now.Gap < shortestGap {
		panic("lstm: a run of another screen")
	}
	f.tried, f.run = s.tried, f.run.restored(s.run)
}

// now is how the run stands.
func (f *forgetting) now() tried {
	return tried{f.run.Gap, f.run.Start == gapped, f.run.Bias, f.run.asked(), f.run.accuracy()}
}

// tick makes an update, and keeps what a run came to that is over now.
func (f *forgetting) tick() bool {
	if !f.run.tick() {
		return false
	}
	if f.run.over() {
		now := f.now()
		rest := slices.DeleteFunc(slices.Clone(f.tried), now.same)
		f.tried = append([]tried{now}, rest[:min(len(rest), triedRows-1)]...)
	}
	return true
}

// came tells whether a run was learned that fits.
func (f *forgetting) came(fits func(tried) bool) bool {
	return slices.ContainsFunc(f.tried, func(t tried) bool { return t.learned() && fits(t) })
}

// forget: the bias of the forget gate decides how far back can be learned.
func (c *lstm) forget() lessons.Screen {
	f := c.forgets
	return lessons.Screen{
		ID: "forget", OfZero: true, Scene: f.scene, Tick: f.tick,
		Controls: func() []lessons.Control {
			now := f.run.setup
			anew := func() { f.run = newRun(now) }
			byGap := now.Start == gapped
			controls := []lessons.Control{
				kit.Whole(lessons.Slider{ID: "gap", Min: 10, Max: farthestGap, Step: 10}, &now.Gap, anew),
				kit.Either("forget", "forget.bias", "forget.gap", &byGap, func() {
					now.Start = biased
					if byGap {
						now.Start = gapped
					}
					anew()
				}),
			}
			if !byGap {
				controls = append(controls, kit.Knob(lessons.Slider{ID: "bias-f", Max: 6, Step: 1, Decimals: 1}, &now.Bias, anew))
			}
			return append(controls, c.seed.Slider(&now.Seed, anew))
		},
		Questions: []lessons.Question{{ID: "bias", Gate: true, Answer: "3", By: "biased"}},
		Reset:     func() { *f = *newForgetting(c.seed.Plus(0)) },
		Explain:   f.explain,
		Code:      func() string { return f.run.code(f.run.asked()) },
		Prints:    func() string { return f.run.prints() },
		Goals: []lessons.Goal{
			{ID: "biased", Judge: func() lessons.Judgement {
				return f.judge(func(t tried) bool { return t.Gap >= farGap && !t.Gapped })
			}},
			{ID: "gapped", Judge: func() lessons.Judgement {
				return f.judge(func(t tried) bool { return t.Gap >= farGap && t.Gapped })
			}},
			{ID: "hundred", Judge: func() lessons.Judgement {
				return f.judge(func(t tried) bool { return t.Gap >= farthestGap })
			}},
		},
	}
}

// judge judges what a run is to have learned; beside it stands how often this one is right.
func (f *forgetting) judge(fits func(tried) bool) lessons.Judgement {
	met := f.came(fits)
	judgement := lessons.Judgement{Met: met, Share: float64(kit.Bit(met))}
	if now := f.now(); !met && fits(now) {
		judgement.Share = 0.9 * now.Right
		judgement.Now = scene.Number(100*now.Right, 1).In("percent")
	}
	return judgement
}

// scene: how far back the gradient comes, what was tried, and the loss.
func (f *forgetting) scene() scene.Scene {
	levels := f.run.levels("back-cell", "c").(scene.Levels)
	levels.Rows = 7
	return scene.Scene{levels, f.table(), curveOf(f.run.trainer, "forget-loss")}
}

// table is what was tried, and how it goes on 25 seeds.
func (f *forgetting) table() scene.Panel {
	table := scene.Table{
		Frame: scene.Frame{ID: "tried", Width: 44, Rows: 8, Facts: map[string]string{"tried": fmt.Sprint(len(f.tried))}},
		Columns: []scene.Column{
			{Name: "column.bias", Wide: 7},
			{Name: "column.updates", Wide: 4},
			{Name: "column.right", Wide: 7},
			{Name: "column.of", Wide: 5, Role: scene.Muted},
		},
	}
	now := f.now()
	rows := []tried{now}
	for _, old := range f.tried {
		if !old.same(now) {
			rows = append(rows, old)
		}
	}
	for i, one := range rows {
		bias := scene.Cell{Quantity: scene.Number(one.Bias, 1)}
		of, known := biasOf25[one.Bias]
		known = known && one.Gap == farGap
		if one.Gapped {
			bias = scene.Cell{Word: "forget.gap"}
			of, known = gapOf25[one.Gap]
		}
		right := scene.Cell{Quantity: scene.Number(100*one.Right, 1).In("percent"), Item: scene.At("t", i)}
		if one.learned() {
			right.Role = scene.Success
		}
		row := scene.Row{Name: fmt.Sprint(one.Gap), Cells: []scene.Cell{bias, {Quantity: scene.Number(float64(one.Updates), 0)}, right, {}}}
		if known && (i > 0 || f.run.over()) {
			row.Cells[3].Quantity = scene.Number(float64(of), 0)
		}
		table.Items = append(table.Items, scene.Item{ID: right.Item, Row: i})
		table.Rows = append(table.Rows, row)
	}
	return table
}

// explain opens how large the gradient is at a step.
func (f *forgetting) explain(item scene.ItemID) []scene.Panel {
	if at, ok := item.Of("c", 1); ok && at[0] < f.run.steps() {
		return []scene.Panel{kit.Arithmetic("gradient", []scene.Term{
			kit.Symbol(fmt.Sprintf("c[%d]", at[0])), kit.Op(" = "), kit.Result(scene.Number(f.run.back()[at[0]], -1)),
		})}
	}
	return nil
}

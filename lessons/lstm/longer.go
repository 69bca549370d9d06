package lstm

import (
	"fmt"
	"slices"
	"strings"

	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/scene"
)

// A net is taught over a short gap, and tried at longer ones (TestLongerIsCalibrated).
const (
	taughtGap   = 20
	triedGap    = 200
	longRows    = 100 // sequences it is tried on
	moreUpdates = 200
	readAtOnce  = 4  // steps
	everyGap    = 20 // whose share can be opened
	readWindow  = 40 // steps that are shown
)

// longerOf25 is on how many of 25 seeds a net is right at the longest gap, where its
// training stops as soon as it can, and where it goes on.
var longerOf25 = [2]int{20, 24}

// untilNames are the keys of when the training stops.
var untilNames = []string{"until.can", "until.more"}

// A far is a net that was tried at the longest gap.
type far struct {
	Seed  uint32
	More  bool // its training went on when it could
	Right float64
}

// A reading is a net that learns over a short gap, and then reads on.
type reading struct {
	readingState
	run  *run
	long longRead
}

// readingState is the part of it that is plain values.
type readingState struct {
	more   bool
	sample int   // which of the sequences is looked at
	steps  int   // to which gap it has read
	came   []far // the last one first; replaced, never written to
}

type readingSaved struct {
	state readingState
	run   runSaved
}

// longerSetup is what it starts from.
func longerSetup(seed uint32) setup {
	return setup{Task: recall, Cell: gated, Units: gatedUnits, Gap: taughtGap, Start: gapped, Seed: seed}
}

func newReading(seed uint32) *reading { return &reading{run: newRun(longerSetup(seed))} }

func (r *reading) save() readingSaved { return readingSaved{r.readingState, r.run.save()} }

// restore panics where another net runs or another sequence is read, which only a file can
// say.
func (r *reading) restore(s readingSaved) {
	at, now := s.state, s.run.setup
	if at.steps < 0 || at.steps > triedGap || at.sample < 0 || at.sample >= longRows || now != longerSetup(now.Seed) {
		panic("lstm: another net reads")
	}
	r.readingState, r.run = s.state, r.run.restored(s.run)
}

// again begins anew.
func (r *reading) again(seed uint32) { r.run, r.steps = newRun(longerSetup(seed)), 0 }

// taught tells whether the training is over.
func (r *reading) taught() bool {
	trained := r.run.trainer
	if trained.Divergence() != nil {
		return true
	}
	if r.more {
		return trained.Steps() >= moreUpdates
	}
	return r.run.over()
}

// tick makes an update; once it is taught, it reads on.
func (r *reading) tick() bool {
	switch {
	case !r.taught():
		r.run.trainer.Batch()
	case r.steps == triedGap:
		return false
	default:
		if r.steps += readAtOnce; r.steps == triedGap {
			now := r.now()
			rest := slices.DeleteFunc(slices.Clone(r.came), func(old far) bool { return old.Seed == now.Seed && old.More == now.More })
			r.came = append([]far{now}, rest[:min(len(rest), raceRows-1)]...)
		}
	}
	return true
}

// now is the net that reads, at the longest gap.
func (r *reading) now() far { return far{r.run.Seed, r.more, r.right()[triedGap]} }

// longer: what was learned over a short gap, tried over a long one.
func (c *lstm) longer() lessons.Screen {
	r := c.reads
	return lessons.Screen{
		ID: "longer", OfZero: true, Scene: r.scene, Tick: r.tick,
		Controls: func() []lessons.Control {
			seed := r.run.Seed
			anew := func() { r.again(seed) }
			return []lessons.Control{
				kit.Either("until", untilNames[0], untilNames[1], &r.more, anew),
				kit.Whole(lessons.Slider{ID: "sequence", Max: longRows - 1}, &r.sample),
				c.seed.Slider(&seed, anew),
			}
		},
		Questions: []lessons.Question{{ID: "far", Gate: true, By: "read", Outcome: r.outcome}},
		Reset:     func() { *r = *newReading(c.seed.Plus(0)) },
		Explain:   r.explain,
		Code:      r.code,
		Prints:    r.prints,
		Goals: []lessons.Goal{
			{ID: "read", Judge: func() lessons.Judgement { return r.judge(len(r.came) > 0, true) }},
			{ID: "anew", Judge: func() lessons.Judgement {
				met := slices.ContainsFunc(r.came, func(one far) bool { return one.Seed != r.came[0].Seed })
				return r.judge(met, !slices.ContainsFunc(r.came, func(one far) bool { return one.Seed == r.run.Seed }))
			}},
			{ID: "further", Judge: func() lessons.Judgement {
				return r.judge(slices.ContainsFunc(r.came, func(one far) bool { return one.More }), r.more)
			}},
		},
	}
}

// outcome is how the net that was tried last does: 1 it guesses, 2 in between, 3 it can.
func (r *reading) outcome() (string, map[string]string) {
	const guesses = 0.65
	share, right := 0.0, "2"
	if len(r.came) > 0 {
		share = r.came[0].Right
	}
	switch {
	case share >= learnedShare:
		right = "3"
	case share < guesses:
		right = "1"
	}
	return right, map[string]string{"right": scene.Number(100*share, 0).Plain()}
}

// judge tells how far it has read, where it is the net that is meant.
func (r *reading) judge(met, meant bool) lessons.Judgement {
	judgement := kit.Reached(met)
	if meant && !met {
		judgement.Share, judgement.Now = 0.9*float64(r.steps)/triedGap, scene.Number(float64(r.steps), 0)
	}
	return judgement
}

// scene: a sequence as it is read, the share of right answers by gap, what was tried, and
// the loss.
func (r *reading) scene() scene.Scene {
	return scene.Scene{r.sequence(), r.byGap(), r.table(), curveOf(r.run.trainer, "longer-loss")}
}

// Rows of the sequence.
const (
	longLetters = iota
	longSaid
	longCells
	longLines = longCells + gatedUnits
)

// sequence is what is read and what the answer would be, above c of each unit.
func (r *reading) sequence() scene.Panel {
	steps, from, first := r.window()
	end := len(steps) - 1
	panel := scene.Sequence{
		Frame: scene.Frame{ID: "on", Width: 48, Rows: 4, Facts: map[string]string{"first": tokenName(first), "steps": fmt.Sprint(from + end), "said": tokenName(steps[end].said)}},
		Kind:  "s", At: -1, Full: 2, Rows: []scene.SequenceRow{{Name: "x"}, {Name: "ŷ"}},
	}
	for unit := range gatedUnits {
		panel.Rows = append(panel.Rows, scene.SequenceRow{Name: scene.Subscript("c", unit+1)})
	}
	for t, s := range steps {
		read, said := scene.Glyph{Char: tokenName(s.token), Role: scene.Muted}, scene.Glyph{Char: tokenName(s.said), Role: scene.Success}
		if from+t == 0 {
			read.Role = scene.Strong
		}
		if s.said != first {
			said.Role = scene.Danger
		}
		panel.Rows[longLetters].Marks, panel.Rows[longSaid].Marks = append(panel.Rows[longLetters].Marks, read), append(panel.Rows[longSaid].Marks, said)
		for unit, now := range s.units {
			cells := &panel.Rows[longCells+unit].Values
			*cells = append(*cells, scene.Signed(now.c, 3))
		}
	}
	return panel
}

// byGap is the share of right answers, as far as it has read.
func (r *reading) byGap() scene.Panel {
	gap, share := taughtGap, r.run.accuracy()
	plot := scene.Plot{
		X: scene.Axis{Name: "control.gap", Max: triedGap, Ticks: []float64{taughtGap, 100}}, Y: scene.Axis{Name: "axis.right", Max: 100, Ticks: []float64{50}},
	}
	if r.steps > 0 {
		right, path := r.right(), scene.Path{Role: scene.Strong}
		gap, share = r.steps, right[r.steps]
		for k := 1; k <= r.steps; k++ {
			x, y := float64(k), 100*right[k]
			path.X, path.Y = append(path.X, x), append(path.Y, y)
			if k%everyGap == 0 {
				mark := scene.Mark{X: x, Y: y, Role: scene.Strong, Item: scene.At("k", k)}
				plot.Points = append(plot.Points, mark)
				plot.Items = append(plot.Items, scene.Item{ID: mark.Item, Column: k / everyGap})
			}
		}
		plot.Paths = []scene.Path{path}
	}
	plot.Frame = scene.Frame{ID: "by-gap", Width: 40, Rows: 7, Items: plot.Items, Facts: map[string]string{"gap": fmt.Sprint(gap), "right": scene.Number(100*share, 1).Plain()}}
	return plot
}

// table is what was tried, and how it goes on 25 seeds.
func (r *reading) table() scene.Panel {
	table := scene.Table{
		Frame: scene.Frame{ID: "far", Width: 44, Rows: 5, Facts: map[string]string{"tried": fmt.Sprint(len(r.came))}},
		Columns: []scene.Column{
			{Name: "column.until", Wide: 12},
			{Name: "column.at-200", Wide: 5},
			{Name: "column.of", Wide: 5, Role: scene.Muted},
		},
	}
	for i, one := range r.came {
		right := scene.Cell{Quantity: scene.Number(100*one.Right, 0).In("percent"), Item: scene.At("t", i)}
		if one.Right >= learnedShare {
			right.Role = scene.Success
		}
		table.Items = append(table.Items, scene.Item{ID: right.Item, Row: i})
		table.Rows = append(table.Rows, scene.Row{Name: fmt.Sprint(one.Seed), Cells: []scene.Cell{
			{Word: untilNames[kit.Bit(one.More)]}, right, {Quantity: scene.Number(float64(longerOf25[kit.Bit(one.More)]), 0)},
		}})
	}
	return table
}

// explain opens how c comes about at a step, what is read and said there, or how many
// answers are right over a gap.
func (r *reading) explain(item scene.ItemID) []scene.Panel {
	if at, ok := item.Of("k", 1); ok && at[0] > 0 && at[0] <= r.steps {
		return []scene.Panel{kit.Arithmetic("share", []scene.Term{
			kit.Word("control.gap"), kit.Op(" = "), kit.Count(at[0]), kit.Op("   "), kit.Word("share.right"), kit.Op(" "), kit.Result(scene.Number(100*r.right()[at[0]], 0).In("percent")),
		})}
	}
	steps, from, first := r.window()
	at, ok := kit.Cell(item, "s", []int{longLines, len(steps)})
	if !ok {
		return nil
	}
	now := steps[at[1]]
	if at[0] < longCells {
		return []scene.Panel{kit.Arithmetic("token", []scene.Term{
			kit.Word("token.read"), kit.Op(" "), kit.Symbol(tokenName(now.token)), kit.Op("   "),
			kit.Word("token.wanted"), kit.Op(" "), kit.Symbol(tokenName(first)), kit.Op("   "), kit.Word("token.said"), kit.Op(" "), kit.Symbol(tokenName(now.said)),
		})}
	}
	sum, _ := now.units[at[0]-longCells].worked()
	return []scene.Panel{kit.Arithmetic("sum", []scene.Term{kit.Word("control.gap"), kit.Op(" = "), kit.Count(from + at[1])}, sum)}
}

// code trains the net, and lets it read on.
func (r *reading) code() string {
	if r.steps == 0 {
		return r.run.code(r.run.asked())
	}
	training, _, _ := strings.Cut(r.run.code(r.run.trainer.Steps()), "(x, y), path = held")
	return kit.Snug(training + fmt.Sprintf(`steps, more = %d, np.random.RandomState(%d).randint(0, 2, (%d, %d))
more[:, 1:] += 2
said = (forward(more)[-1][-1] @ Wo + bo).argmax(axis=1)
print(round(float((said == more[:, 0]).mean()), 3))
`, r.steps+1, r.run.Seed, longRows, triedGap+1))
}

// prints is what the code prints.
func (r *reading) prints() string {
	if r.steps == 0 {
		return r.run.prints()
	}
	return kit.Rounded(r.right()[r.steps], 3)
}

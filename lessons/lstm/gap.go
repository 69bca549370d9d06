package lstm

import (
	"fmt"
	"math"
	"slices"

	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/scene"
	"sinapse/nn"
)

// Who runs in gap: two nets of about the same size.
const (
	plainUnits = 8 // 122 parameters
	gatedUnits = 4 // 154
	farGap     = 50
	nearGap    = 10
	raceRows   = 8 // how many races are kept
)

// measuredOf25 is on how many of 25 seeds a plain and a gated cell learned within the
// updates, by gap, with the usual start and with the best (TestGapIsCalibrated).
var measuredOf25 = map[int][2][2]int{10: {{25, 22}, {25, 25}}, 20: {{15, 2}, {22, 25}}, 50: {{1, 0}, {5, 25}}}

// startNames are the keys of the starts.
var startNames = []string{"start.usual", "start.best"}

// A raced is a race that came to its end: what became of both.
type raced struct {
	Gap     int
	Best    bool
	Updates [2]int
	Scores  [2]float64
}

// A race is a plain cell and one with gates that learn the same task, at equal updates.
type race struct {
	raced []raced // the last one first; replaced, never written to
	runs  [2]*run // by cellKind
}

type raceSaved struct {
	raced []raced
	runs  [2]runSaved
}

// raceSetup is what one of both starts from.
func raceSetup(who cellKind, gap int, best bool, seed uint32) setup {
	s := setup{Task: recall, Cell: who, Units: plainUnits, Gap: gap, Seed: seed}
	if who == gated {
		s.Units = gatedUnits
	}
	if best {
		s.Start = gapped
	}
	return s
}

func newRace(seed uint32) *race {
	r := &race{}
	r.again(nearGap, false, seed)
	return r
}

// again begins a race anew.
func (r *race) again(gap int, best bool, seed uint32) {
	r.begin(raceSetup(plain, gap, best, seed), raceSetup(gated, gap, best, seed))
}

// begin begins one between two set-ups.
func (r *race) begin(of ...setup) {
	for who := range r.runs {
		r.runs[who] = newRun(of[who])
	}
}

func (r *race) save() raceSaved {
	return raceSaved{r.raced, [2]runSaved{r.runs[plain].save(), r.runs[gated].save()}}
}

// restore panics where both do not run the same race, which only a file can say: who begins
// from what is told by a set-up of the first.
func (r *race) restore(s raceSaved, of func(who cellKind, first setup) setup) {
	first := s.runs[plain].setup
	for who, saved := range s.runs {
		if first.Gap < shortestGap || saved.setup != of(cellKind(who), first) {
			panic("lstm: not the same race")
		}
		r.runs[who] = r.runs[who].restored(saved)
	}
	r.raced = s.raced
}

// sameRace is what one of both starts from, by what the first does.
func sameRace(who cellKind, first setup) setup {
	return raceSetup(who, first.Gap, first.Start == gapped, first.Seed)
}

// shortestGap is what the controls allow.
const shortestGap = 5

// tick makes an update of each that is not at its end, and keeps what came of both.
func (r *race) tick() bool {
	first, second := r.runs[plain].tick(), r.runs[gated].tick()
	if !first && !second {
		return false
	}
	if r.over() {
		now := r.now()
		rest := slices.DeleteFunc(slices.Clone(r.raced), func(old raced) bool { return old.Gap == now.Gap && old.Best == now.Best })
		r.raced = append([]raced{now}, rest[:min(len(rest), raceRows-1)]...)
	}
	return true
}

// over tells whether both are at their ends.
func (r *race) over() bool { return r.runs[plain].over() && r.runs[gated].over() }

// now is how the race stands.
func (r *race) now() raced {
	now := raced{Gap: r.runs[plain].Gap, Best: r.runs[plain].Start == gapped}
	for who, run := range r.runs {
		now.Updates[who], now.Scores[who] = run.asked(), run.score()
	}
	return now
}

// learned tells whether one of both could at the end.
func (r *race) learned(came raced, who cellKind) bool { return r.runs[who].good(came.Scores[who]) }

// came is the race over a gap that came to its end.
func (r *race) came(gap int, best bool) (raced, bool) {
	for _, old := range r.raced {
		if old.Gap == gap && old.Best == best {
			return old, true
		}
	}
	return raced{}, false
}

// gap: who learns what lies far back?
func (c *lstm) gap() lessons.Screen {
	r := c.race
	return lessons.Screen{
		ID: "gap", OfZero: true, Scene: r.scene, Tick: r.tick,
		Controls: func() []lessons.Control {
			now := r.runs[plain].setup
			gap, best := now.Gap, now.Start == gapped
			anew := func() { r.again(gap, best, now.Seed) }
			return []lessons.Control{
				kit.Whole(lessons.Slider{ID: "gap", Min: shortestGap, Max: 60, Step: 5}, &gap, anew),
				kit.Either("from", startNames[0], startNames[1], &best, anew),
				c.seed.Slider(&now.Seed, anew),
			}
		},
		Questions: []lessons.Question{
			{ID: "usual", Gate: true, By: "long", Outcome: func() (string, map[string]string) { return r.outcome(false) }},
			{ID: "best", Gate: true, By: "best", When: func() bool { _, ended := r.came(farGap, false); return ended }, Outcome: func() (string, map[string]string) { return r.outcome(true) }},
		},
		Reset:   func() { *r = *newRace(c.seed.Plus(0)) },
		Explain: r.explain,
		Code:    func() string { return r.runs[gated].code(r.runs[gated].asked()) },
		Prints:  func() string { return r.runs[gated].prints() },
		Goals: []lessons.Goal{
			{ID: "short", Judge: func() lessons.Judgement { return r.judge(nearGap, false) }},
			{ID: "long", Judge: func() lessons.Judgement { return r.judge(farGap, false) }},
			{ID: "best", Judge: func() lessons.Judgement { return r.judge(farGap, true) }},
		},
	}
}

// outcome is who learned over the far gap.
func (r *race) outcome(best bool) (string, map[string]string) {
	came, _ := r.came(farGap, best)
	return r.who(came), map[string]string{"rnn": scene.Number(100*came.Scores[plain], 1).Plain(), "lstm": scene.Number(100*came.Scores[gated], 1).Plain()}
}

// who learned: 1 the plain cell alone, 2 the gated one alone, 3 both, 4 neither.
func (r *race) who(came raced) string {
	switch first, second := r.learned(came, plain), r.learned(came, gated); {
	case first && second:
		return "3"
	case second:
		return "2"
	case first:
		return "1"
	}
	return "4"
}

// judge asks for a race to be run to its end.
func (r *race) judge(gap int, best bool) lessons.Judgement {
	_, met := r.came(gap, best)
	judgement := lessons.Judgement{Met: met, Share: float64(kit.Bit(met))}
	if now := r.now(); !met && now.Gap == gap && now.Best == best {
		done := float64(min(now.Updates[plain], mostUpdates)+min(now.Updates[gated], mostUpdates)) / (2 * mostUpdates)
		judgement.Share = 0.9 * done
	}
	return judgement
}

// back is how large the gradient of the answer's loss is, by steps back from it: of the
// state, or with gates of the cell.
func (r *run) back() []float64 {
	x, want := r.held.X.RowRange(0, 1), r.held.Y.Row(0)
	network := r.trainer.Network()
	scores := network.Forward(r.trace, x).Row(0)
	one := kit.Sigmoid(scores[1] - scores[0])
	first, last := &r.trace.Passes[0], &r.trace.Passes[len(r.trace.Passes)-1]
	last.DOut.Data[0], last.DOut.Data[1] = 1-one-want[0], one-want[1]
	network.Backward(r.trace)
	sizes := make([]float64, r.steps())
	for k := range sizes {
		sum := 0.0
		for _, g := range r.gradient(first, r.steps()-1-k) {
			sum += float64(g * g)
		}
		sizes[k] = math.Sqrt(sum)
	}
	return sizes
}

// gradient is that of the state after a step, or with gates of the cell.
func (r *run) gradient(pass *nn.Pass, step int) []float64 {
	if layer, ok := r.layer().(nn.LSTM); ok {
		_, cell := layer.StepGradient(pass, 0, step)
		return cell
	}
	return r.layer().(nn.Recurrent).StateGradient(pass, 0, step)
}

// levels draws how far back the gradient comes.
func (r *run) levels(id, kind string) scene.Panel {
	back := r.back()
	return scene.Levels{
		Frame: scene.Frame{ID: id, Width: 57, Rows: 5, Facts: map[string]string{"gap": fmt.Sprint(r.Gap), "size": scene.Number(back[r.Gap], -1).Plain()}},
		Axis:  "axis.back", Name: kind, Kind: kind, Values: back, Low: -12, High: 0,
	}
}

// scene: how far back both gradients come, the races, and the loss of both.
func (r *race) scene() scene.Scene {
	return scene.Scene{r.runs[plain].levels("back-rnn", "g"), r.runs[gated].levels("back-lstm", "c"), r.table("races", raceNames, measuredOf25), r.curve("race-loss", raceNames)}
}

// raceNames are those of both in the names of their words.
var raceNames = [2]string{"rnn", "lstm"}

// table is how the races went between two of such names, and how they go on 25 seeds.
func (r *race) table(id string, names [2]string, of25 map[int][2][2]int) scene.Panel {
	table := scene.Table{
		Frame: scene.Frame{ID: id, Width: 56, Rows: 6, Facts: map[string]string{"raced": fmt.Sprint(len(r.raced))}},
		Columns: []scene.Column{
			{Name: "column.start", Wide: 7},
			{Name: "column." + names[0], Wide: 7},
			{Name: "column." + names[1], Wide: 7},
			{Name: "column." + names[0] + "-of", Wide: 6, Role: scene.Muted, Spare: true},
			{Name: "column." + names[1] + "-of", Wide: 6, Role: scene.Muted, Spare: true},
		},
	}
	now := r.now()
	rows := []raced{now}
	for _, old := range r.raced {
		if old.Gap != now.Gap || old.Best != now.Best {
			rows = append(rows, old)
		}
	}
	for i, one := range rows {
		row := scene.Row{Name: fmt.Sprint(one.Gap), Cells: []scene.Cell{{Word: startNames[kit.Bit(one.Best)]}}}
		for who, right := range one.Scores {
			cell := scene.Cell{Quantity: scene.Number(100*right, 1).In("percent"), Item: scene.At("t", i, who)}
			if r.learned(one, cellKind(who)) {
				cell.Role = scene.Success
			}
			table.Items = append(table.Items, scene.Item{ID: cell.Item, Row: i, Column: who})
			row.Cells = append(row.Cells, cell)
		}
		of, known := of25[one.Gap]
		for _, n := range of[kit.Bit(one.Best)] {
			cell := scene.Cell{}
			if known && (i > 0 || r.over()) {
				cell.Quantity = scene.Number(float64(n), 0)
			}
			row.Cells = append(row.Cells, cell)
		}
		table.Rows = append(table.Rows, row)
	}
	return table
}

// curve is the loss of both on what is held.
func (r *race) curve(id string, names [2]string) scene.Panel {
	curve := scene.Curve{Frame: scene.Frame{ID: id, Width: 34, Rows: 6, Facts: map[string]string{}}}
	for who, run := range r.runs {
		one := scene.Run{Label: "run." + names[who], Role: []scene.Role{scene.Negative, scene.Positive}[who], Points: kit.Points(run.trainer.ValidationHistory())}
		curve.Facts[names[who]] = scene.Number(one.Points[len(one.Points)-1].Last, 3).Plain()
		curve.Runs = append(curve.Runs, one)
	}
	return curve
}

// explain opens how large a gradient is, or how a race went.
func (r *race) explain(item scene.ItemID) []scene.Panel {
	for who, kind := range []string{"g", "c"} {
		if at, ok := item.Of(kind, 1); ok && at[0] < r.runs[who].steps() {
			return []scene.Panel{kit.Arithmetic("gradient", []scene.Term{
				kit.Symbol(fmt.Sprintf("%s[%d]", kind, at[0])), kit.Op(" = "), kit.Result(scene.Number(r.runs[who].back()[at[0]], -1)),
			})}
		}
	}
	return nil
}

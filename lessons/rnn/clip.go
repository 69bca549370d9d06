package rnn

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/scene"
	"sinapse/nn/elementary"
)

// Of 25 seeds (TestClipIsCalibrated) all come below the one loss with clipping, and none
// without, where all end above the other.
const (
	clipUpdates = 500
	clipRate    = 2.0 // too large for gradients that nothing cuts
	clipTamed   = 1.0
	clipBurst   = 3.0
	clipBars    = 50
	clipEach    = clipUpdates / clipBars // updates to a bar

	// How many updates the code makes, without clipping and with it: of 25 seeds what
	// NumPy rounds otherwise is below 1e-8 there. A few more, and it is another run.
	clipPrintedFree = clipEach
	clipPrintedCut  = 2 * clipEach
)

// A clipping is a cell that learns a poem in steps that are too large.
type clipping struct {
	clipState
	run *textRun
}

// clipState is the part of it that is plain values.
type clipState struct {
	norms []float64 // of each update's gradient, before it was cut; replaced, never written to
	loss  float64   // over the whole poem, once the run is over
	whole bool      // an update was chosen that clipping left as it was
}

type clipSaved struct {
	state clipState
	run   textSaved
}

func newClipping(clip float64, seed uint32) *clipping {
	return &clipping{clipState{}, newText(textSetup{Plain: true, Rate: clipRate, Clip: clip, Seed: seed})}
}

func (c *clipping) save() clipSaved { return clipSaved{c.clipState, c.run.save()} }

func (c *clipping) restore(s clipSaved) { c.clipState, c.run = s.state, c.run.restored(s.run) }

// over tells whether all updates were made, or none can be.
func (c *clipping) over() bool { return c.run.after(clipUpdates) }

// tick makes an update.
func (c *clipping) tick() bool {
	if c.over() {
		return false
	}
	c.run.trainer.Batch()
	c.norms = append(slices.Clip(c.norms), c.run.trainer.GradientNorm())
	if c.over() {
		if c.loss = c.run.surprise(); math.IsNaN(c.loss) {
			c.loss = math.Inf(1)
		}
	}
	return true
}

// surprise is the loss over the whole poem, read from its beginning: the mean of −ln p of
// each next character.
func (r *textRun) surprise() float64 {
	trace, next, sum := r.one.NewForwardTrace(1), make([]float64, r.alphabet.Len()), 0.0
	trace.Carry()
	last := len(r.tokens) - 1
	for t, token := range r.tokens[:last] {
		r.step(trace, token, next)
		sum -= elementary.Log(next[r.tokens[t+1]])
	}
	return sum / float64(last)
}

// largest are the largest of the gradients of each few updates, and at which they were.
func largest(norms []float64) (values []float64, at []int) {
	for i, norm := range norms {
		switch bar := len(values) - 1; {
		case i%clipEach == 0:
			values, at = append(values, norm), append(at, i+1)
		case norm > values[bar]:
			values[bar], at[bar] = norm, i+1
		}
	}
	return values, at
}

// clips are the norms that gradients may be cut down to; 0: they are not.
var clips = []float64{0, 1}

var clipNames = []string{"clip.none", "clip.one"}

// clip: steps that are too large explode, and what cuts the gradient mends that.
func (c *rnn) clip() lessons.Screen {
	s := c.clips
	return lessons.Screen{
		ID: "clip", OfZero: true, Scene: s.scene, Tick: s.tick, Select: s.pick,
		Controls: func() []lessons.Control { return s.controls(c.seed) },
		Questions: []lessons.Question{
			{ID: "ends", Gate: true, Answer: "1", By: "tamed"},
			{ID: "small", Answer: "2", By: "through", When: func() bool { return s.tamed() }},
		},
		Reset:   func() { *s = *newClipping(0, c.seed.Plus(0)) },
		Explain: s.explain,
		Code:    s.code,
		Prints:  s.prints,
		Goals: []lessons.Goal{
			{ID: "burst", Judge: func() lessons.Judgement { return s.judge(s.run.Clip == 0, s.loss > clipBurst) }},
			{ID: "tamed", Judge: func() lessons.Judgement { return s.judge(s.run.Clip > 0, s.tamed()) }},
			{ID: "through", Judge: func() lessons.Judgement { return kit.Reached(s.whole) }},
		},
	}
}

// controls are whether gradients are cut, and the seed.
func (c *clipping) controls(course lessons.Seed) []lessons.Control {
	now := c.run.textSetup
	anew := func() {
		whole := c.whole
		*c = *newClipping(now.Clip, now.Seed)
		c.whole = whole
	}
	return []lessons.Control{
		kit.Among("clip", clipNames, clips, now.Clip, func(clip float64) { now.Clip = clip; anew() }),
		course.Slider(&now.Seed, anew),
	}
}

// tamed tells whether a run with clipping came to its end below the bound.
func (c *clipping) tamed() bool { return c.run.Clip > 0 && c.over() && c.loss < clipTamed }

// judge judges a run that is to come to its end in some way; how far it is counts until
// then.
func (c *clipping) judge(meant, met bool) lessons.Judgement {
	judgement := kit.Reached(meant && met)
	if meant && !judgement.Met && !c.over() {
		judgement.Share = 0.9 * float64(c.run.trainer.Steps()) / clipUpdates
	}
	if meant && c.over() {
		judgement.Now = scene.Number(c.loss, 2)
	}
	return judgement
}

// pick takes an update that was chosen.
func (c *clipping) pick(item scene.ItemID) {
	values, _ := largest(c.norms)
	if at, ok := item.Of("g", 1); ok && at[0] < len(values) {
		c.whole = c.whole || c.run.Clip > 0 && values[at[0]] <= c.run.Clip
	}
}

// scene: the gradients of the updates, what the run comes to, and the losses.
func (c *clipping) scene() scene.Scene {
	values, _ := largest(c.norms)
	most, loss := 0.0, math.NaN()
	if len(values) > 0 {
		most = slices.Max(values)
	}
	if c.over() {
		loss = c.loss
	}
	facts := map[string]string{
		"updates": fmt.Sprint(c.run.trainer.Steps()), "most": scene.Number(most, 2).Plain(), "loss": scene.Number(loss, 2).Plain(),
	}
	bars := scene.Levels{
		Frame: scene.Frame{ID: "norms", Width: 57, Rows: 10, Facts: facts},
		Axis:  "axis.tens", Name: "g", Kind: "g", Values: values, Low: -1, High: 4,
	}
	end := scene.Row{Name: "row.loss", Cells: []scene.Cell{{Word: "row.running"}}}
	longest := scene.Row{Name: "row.largest", Cells: []scene.Cell{{Quantity: scene.Number(most, 2)}}}
	switch {
	case c.over():
		end.Cells[0] = scene.Cell{Quantity: scene.Number(c.loss, 2), Role: scene.Strong}
	case len(values) == 0:
		end.Cells[0], longest.Cells[0] = scene.Cell{}, scene.Cell{}
	}
	table := scene.Table{
		Frame: scene.Frame{ID: "came", Width: 34, Rows: 3, Beside: true, Facts: facts}, Columns: []scene.Column{{Name: "column.value", Wide: 6}},
		Rows: []scene.Row{end, longest},
	}
	return scene.Scene{bars, table, batchCurve(c.run.trainer, "clip-loss")}
}

// explain opens the largest gradient of some updates: what clipping makes of it.
func (c *clipping) explain(item scene.ItemID) []scene.Panel {
	values, updates := largest(c.norms)
	at, ok := item.Of("g", 1)
	if !ok || at[0] >= len(values) {
		return nil
	}
	norm := values[at[0]]
	lines := [][]scene.Term{{kit.Word("clip.update"), kit.Op(" "), kit.Count(updates[at[0]]), kit.Op("   "), kit.Symbol("‖g‖"), kit.Op(" = "), kit.Result(scene.Number(norm, 3))}}
	switch clip := c.run.Clip; {
	case clip == 0:
		lines = append(lines, []scene.Term{kit.Word("clip.free")})
	case norm <= clip:
		lines = append(lines, []scene.Term{kit.Word("clip.left")})
	default:
		lines = append(lines, []scene.Term{kit.Word("clip.cut"), kit.Op(" "), kit.Value(scene.Number(clip, 0)), kit.Op("/"), kit.Value(scene.Number(norm, 3)), kit.Op(" = "), kit.Result(scene.Number(clip/norm, 3))})
	}
	return []scene.Panel{kit.Arithmetic("clipped", lines...)}
}

// printed is how many updates the code makes.
func (c *clipping) printed() int {
	if c.run.Clip > 0 {
		return min(len(c.norms), clipPrintedCut)
	}
	return min(len(c.norms), clipPrintedFree)
}

// code trains the same cell for its first updates, and prints their gradients and how
// high their bars are. Beyond, what is rounded in the last digit grows with everything
// else.
func (c *clipping) code() string {
	updates := c.printed()
	train, _, _ := strings.Cut(c.run.codeFor(updates), "state, right = ")
	train = strings.Replace(train, "    for p, g in zip(P, G):\n", "    norms.append(float(norm))\n    print(update, round(float(norm), 3))\n    for p, g in zip(P, G):\n", 1)
	train = strings.Replace(train, "P = [Wx", "norms = []\nP = [Wx", 1)
	ends := ""
	if updates < len(c.norms) {
		ends = fmt.Sprintf("# The page is at update %d. In steps of this size what two programs round\n# differently grows tenfold every few updates: from here on this is another run.\n", len(c.norms))
	}
	return train + fmt.Sprintf("%sprint(\"updates:\", len(norms))\nfor i in range(0, len(norms), %[2]d):  # a bar each\n    bar = norms[i:i + %[2]d]\n    print(\"largest:\", round(max(bar), 3), \"at update\", i + 1 + bar.index(max(bar)))\n", ends, clipEach)
}

// prints is what the code prints.
func (c *clipping) prints() string {
	updates := c.printed()
	var lines []string
	for i, norm := range c.norms[:updates] {
		lines = append(lines, fmt.Sprintf("%d %s", i+1, kit.Rounded(norm, 3)))
	}
	lines = append(lines, fmt.Sprint("updates: ", updates))
	values, at := largest(c.norms[:updates])
	for i, value := range values {
		lines = append(lines, fmt.Sprintf("largest: %s at update %d", kit.Rounded(value, 3), at[i]))
	}
	return strings.Join(lines, "\n")
}

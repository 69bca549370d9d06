package lstm

import (
	"fmt"
	"strings"

	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/scene"
	"sinapse/nn"
	"sinapse/nn/data"
)

// Of 25 seeds (TestOneCellIsCalibrated) all learn flip-flop with one unit, and go on to
// shut the forget gate at each write and to open it between.
const (
	oneSteps = 30
	oneBias  = 1
	soonOne  = 275 // updates, by which it is to be learned
	shutGate = 0.3 // a forget gate below this erases
	heldGate = 0.5 // one above this keeps

	firstSample = 3 // in a course of seed 0 both letters are written there, one after the other
)

// A oneCell is a single cell that learns to keep what was written last, and what was
// found of it.
type oneCell struct {
	oneState
	run *run
}

// oneState is the part of it that is plain values.
type oneState struct {
	sample int  // which of the held sequences
	step   int  // the step that is looked at
	soon   bool // it was learned in time
	erased bool // a write was chosen at which the cell forgets what it held
	held   bool // a step between was chosen at which it writes again what it holds
}

type oneSaved struct {
	state oneState
	run   runSaved
}

func newOneCell(seed uint32) *oneCell {
	return &oneCell{oneState: oneState{sample: firstSample}, run: newRun(setup{Task: flipFlop, Cell: gated, Units: 1, Gap: oneSteps, Start: biased, Bias: oneBias, Seed: seed})}
}

func (o *oneCell) save() oneSaved { return oneSaved{o.oneState, o.run.save()} }

// restore panics where another step is looked at than there are, which only a file can say.
func (o *oneCell) restore(s oneSaved) {
	if at := s.state; at.sample < 0 || at.sample >= heldRows || at.step < 0 || at.step >= oneSteps {
		panic("lstm: no such step")
	}
	o.oneState, o.run = s.state, o.run.restored(s.run)
}

// tick makes an update.
func (o *oneCell) tick() bool {
	if !o.run.tick() {
		return false
	}
	o.soon = o.soon || o.run.learned() && o.run.trainer.Steps() <= soonOne
	return true
}

// A readStep is a step of a held sequence: what is read, asked and said, and the cell.
type readStep struct {
	cellStep
	token, want, said int // want is −1 before anything was written
}

// writes tells whether something is written at the step.
func (s readStep) writes() bool { return s.token == data.TokenA || s.token == data.TokenB }

// erases tells whether the cell lets go of what it held, to take up something new.
func (s readStep) erases() bool { return s.writes() && s.before != 0 && s.f < shutGate && s.i > s.f }

// renews tells whether the cell keeps what it holds, and writes more of the same.
func (s readStep) renews() bool {
	return !s.writes() && s.want >= 0 && s.f > heldGate && s.g*s.before > 0
}

// reads goes over a held sequence.
func (r *run) reads(sample int) []readStep {
	x, want := r.held.X.RowRange(sample, sample+1), r.held.Y.Row(sample)
	scores := r.trainer.Network().Forward(r.trace, x)
	layer, pass := r.layer().(nn.LSTM), &r.trace.Passes[0]
	steps, before := make([]readStep, r.steps()), 0.0
	for t := range steps {
		at, said := layer.Step(pass, 0, t), scores.Row(0)[answers*t:][:answers]
		steps[t] = readStep{
			cellStep: cellStep{i: at.Input[0], f: at.Forget[0], g: at.Candidate[0], o: at.Output[0], before: before, c: at.Cell[0], h: at.State[0]},
			token:    int(x.At(0, t)), want: -1, said: nn.Class(said, 0),
		}
		if target := want[answers*t:][:answers]; target[0] == target[0] {
			steps[t].want = nn.Class(target, 0)
		}
		before = at.Cell[0]
	}
	return steps
}

// oneScreen: a cell of 28 parameters, and all that goes on in it.
func (c *lstm) oneScreen() lessons.Screen {
	o := c.one
	return lessons.Screen{
		ID: "one-cell", OfZero: true, Scene: o.scene, Tick: o.tick,
		Controls: func() []lessons.Control {
			now := o.run.setup
			return []lessons.Control{
				kit.Whole(lessons.Slider{ID: "sequence", Max: heldRows - 1}, &o.sample),
				c.seed.Slider(&now.Seed, func() { o.run = newRun(now) }),
			}
		},
		Questions: []lessons.Question{
			{ID: "enough", Gate: true, Answer: "1", By: "soon"},
			{ID: "write", Answer: "2", By: "erased", When: func() bool { return o.soon }},
		},
		Select:  o.pick,
		Reset:   func() { *o = *newOneCell(c.seed.Plus(0)) },
		Explain: o.explain,
		Code:    func() string { return o.run.code(o.run.asked()) },
		Prints:  func() string { return o.run.prints() },
		Goals: []lessons.Goal{
			{ID: "soon", Judge: o.judgeSoon},
			{ID: "erased", Judge: func() lessons.Judgement { return kit.Reached(o.erased) }},
			{ID: "renewed", Judge: func() lessons.Judgement { return kit.Reached(o.held) }},
		},
	}
}

// judgeSoon asks for nearly all answers to be right in time.
func (o *oneCell) judgeSoon() lessons.Judgement {
	share := o.run.accuracy()
	judgement := lessons.Judgement{Met: o.soon, Share: 0.9 * share}
	if !o.soon {
		judgement.Now = scene.Number(100*share, 1).In("percent")
	} else {
		judgement.Share = 1
	}
	return judgement
}

// pick takes a step that was chosen.
func (o *oneCell) pick(item scene.ItemID) {
	if at, ok := kit.Cell(item, "s", []int{oneRows, oneSteps}); ok {
		o.step = at[1]
		now := o.run.reads(o.sample)[o.step]
		o.erased = o.erased || o.soon && now.erases()
		o.held = o.held || o.soon && now.renews()
	}
}

// Rows of the sequence.
const (
	rowRead = iota
	rowWanted
	rowSaid
	rowI
	rowF
	rowG
	rowO
	rowC
	rowH
	oneRows
)

// scene: a sequence and the six numbers at each step, the cell at one, and the loss.
func (o *oneCell) scene() scene.Scene {
	steps := o.run.reads(o.sample)
	now := steps[o.step]
	graph := now.short("inside", o.step+1, map[string]string{
		"step": fmt.Sprint(o.step + 1), "i": scene.Number(now.i, 3).Plain(), "f": scene.Number(now.f, 3).Plain(), "g": scene.Signed(now.g, 3).Plain(),
		"o": scene.Number(now.o, 3).Plain(), "c": scene.Signed(now.c, 3).Plain(), "h": scene.Signed(now.h, 3).Plain(),
	})
	return scene.Scene{o.sequence(steps), graph, curveOf(o.run.trainer, "one-loss")}
}

// tokenNames are the tokens as they are read.
const tokenNames = "ABxy"

// sequence is what is read, wanted and said at each step, above the six numbers.
func (o *oneCell) sequence(steps []readStep) scene.Panel {
	panel := scene.Sequence{
		Frame: scene.Frame{ID: "reads", Width: 64, Rows: rowI + 4, Facts: map[string]string{
			"right": scene.Number(100*o.run.accuracy(), 1).Plain(), "updates": fmt.Sprint(o.run.asked()),
		}},
		Kind: "s", At: o.step, Full: 1,
	}
	for name := range strings.FieldsSeq("x y ŷ i f g o c h") {
		panel.Rows = append(panel.Rows, scene.SequenceRow{Name: name})
	}
	for _, s := range steps {
		read, wanted, said := scene.Glyph{Char: tokenNames[s.token : s.token+1], Role: scene.Muted}, scene.Glyph{}, scene.Glyph{Char: "·", Role: scene.Faint}
		if s.writes() {
			read.Role = scene.Strong
		}
		if s.want >= 0 {
			wanted.Char = tokenNames[s.want : s.want+1]
			said = scene.Glyph{Char: tokenNames[s.said : s.said+1], Role: scene.Success}
			if s.said != s.want {
				said.Role = scene.Danger
			}
		}
		for row, glyph := range []scene.Glyph{read, wanted, said} {
			panel.Rows[row].Marks = append(panel.Rows[row].Marks, glyph)
		}
		for k, v := range []float64{s.i, s.f, s.g, s.o, s.c, s.h} {
			panel.Rows[rowI+k].Values = append(panel.Rows[rowI+k].Values, scene.Signed(v, 3))
		}
	}
	return panel
}

// curveOf draws the losses of a training, of what is held upon those of each batch.
func curveOf(trainer *nn.Trainer, id string) scene.Curve {
	batches, held := kit.Trained(trainer, "run.train", scene.Train), scene.Run{Label: "run.validation", Role: scene.Validation, Over: true}
	held.Points = kit.Points(trainer.ValidationHistory())
	return scene.Curve{Frame: scene.Frame{ID: id, Width: 34, Rows: 7, Facts: map[string]string{
		"updates": fmt.Sprint(trainer.Steps()), "validation": scene.Number(held.Points[len(held.Points)-1].Last, 3).Plain(),
	}}, Runs: []scene.Run{batches, held}}
}

// explain opens a number of the step that is looked at, or of the one that was chosen.
func (o *oneCell) explain(item scene.ItemID) []scene.Panel {
	steps, step, row := o.run.reads(o.sample), o.step, -1
	if at, ok := kit.Cell(item, "s", []int{oneRows, oneSteps}); ok {
		row, step = at[0], at[1]
	}
	for kind, of := range map[string]int{gateI: rowI, gateF: rowF, "g": rowG, gateO: rowO, "c": rowC, "h": rowH} {
		if item == scene.At(kind) {
			row = of
		}
	}
	now := steps[step]
	c, h := now.worked()
	switch row {
	case rowRead, rowWanted, rowSaid:
		return []scene.Panel{kit.Arithmetic("token", now.told())}
	case rowI, rowF, rowG, rowO:
		before := 0.0
		if step > 0 {
			before = steps[step-1].h
		}
		return []scene.Panel{kit.Arithmetic("gate", o.run.gate(row-rowI, now, before)...)}
	case rowC:
		return []scene.Panel{kit.Arithmetic("sum", c)}
	case rowH:
		return []scene.Panel{kit.Arithmetic("sum", h)}
	}
	return nil
}

// told is what is read, wanted and said.
func (s readStep) told() []scene.Term {
	terms := []scene.Term{kit.Word("token.read"), kit.Op(" "), kit.Symbol(tokenNames[s.token : s.token+1]), kit.Op("   ")}
	if s.want < 0 {
		return append(terms, kit.Word("token.early"))
	}
	return append(terms, kit.Word("token.wanted"), kit.Op(" "), kit.Symbol(tokenNames[s.want:s.want+1]), kit.Op("   "),
		kit.Word("token.said"), kit.Op(" "), kit.Symbol(tokenNames[s.said:s.said+1]))
}

// gate is how a gate comes about, or what is offered: what it gets of the token, of the
// state before, and its bias. Which one is counted in the order i, f, g, o.
func (r *run) gate(which int, now readStep, before float64) [][]scene.Term {
	weights := r.trainer.Network().Weights(0)
	read, state, bias := weights.At(now.token, which), float64(before*weights.At(tokens, which)), r.trainer.Network().Biases(0)[which]
	squash, value := "σ(", []float64{now.i, now.f, now.g, now.o}[which]
	if which == rowG-rowI {
		squash = "tanh("
	}
	z := read + state + bias
	return [][]scene.Term{
		{
			kit.Word("gate.read"), kit.Op(" "), kit.BySign(kit.Value(scene.Number(read, 3))), kit.Op(" + "), kit.Word("gate.before"), kit.Op(" "), kit.BySign(kit.Value(scene.Number(state, 3))),
			kit.Op(" + "), kit.Word("gate.bias"), kit.Op(" "), kit.BySign(kit.Value(scene.Number(bias, 3))), kit.Op(" = "), kit.Result(scene.Number(z, 3)),
		},
		{kit.Symbol(string("ifgo"[which])), kit.Op(" = " + squash), kit.Value(scene.Number(z, 3)), kit.Op(") = "), kit.Result(scene.Number(value, 3))},
	}
}

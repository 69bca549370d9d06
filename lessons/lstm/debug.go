package lstm

import (
	"fmt"
	"math"
	"strings"

	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/scene"
	"sinapse/nn"
)

// What both broken cells are to learn, and the bias that their builder chose. Of 25 seeds
// (TestDebugIsCalibrated) none learns it with either mistake, and all do without.
const (
	brokenGap  = 30
	brokenBias = 4
)

// faults are those of the two cells, in their order.
var faults = [...]fault{wrongGate, wrongState}

// A breaking is cells that learn nothing, and what was found of them.
type breaking struct {
	breakingState
	run *run
}

// breakingState is the part of it that is plain values.
type breakingState struct {
	which         int // of the cells
	found, mended [len(faults)]bool
}

type breakingSaved struct {
	state breakingState
	run   runSaved
}

// brokenSetup is what a broken cell starts from.
func brokenSetup(of fault, seed uint32) setup {
	return setup{Task: recall, Cell: gated, Units: gatedUnits, Gap: brokenGap, Start: biased, Bias: brokenBias, Fault: of, Seed: seed}
}

func newBreaking(seed uint32) *breaking { return &breaking{run: newRun(brokenSetup(faults[0], seed))} }

func (b *breaking) save() breakingSaved { return breakingSaved{b.breakingState, b.run.save()} }

// restore panics where another cell runs, which only a file can say.
func (b *breaking) restore(s breakingSaved) {
	if now := s.run.setup; s.state.which < 0 || s.state.which >= len(faults) || now != brokenSetup(now.Fault, now.Seed) {
		panic("lstm: another cell is broken")
	}
	b.breakingState, b.run = s.state, b.run.restored(s.run)
}

// debug: one cell whose bias went to another gate, and one that keeps the wrong thing.
func (c *lstm) debug() lessons.Screen {
	b := c.broken
	return lessons.Screen{
		ID: "debug", OfZero: true, Scene: b.scene,
		Tick: func() bool {
			moved := b.run.tick()
			b.mended[b.which] = b.mended[b.which] || b.run.Fault == noFault && b.run.learned()
			return moved
		},
		Controls: func() []lessons.Control { return b.controls(c.seed) },
		Questions: []lessons.Question{
			{ID: "first", Answer: "2", By: "first"},
			{ID: "second", Answer: "2", By: "second", When: func() bool { return b.mended[0] }},
		},
		Select:  b.pick,
		Reset:   func() { *b = *newBreaking(c.seed.Plus(0)) },
		Explain: b.explain,
		Code:    func() string { return b.run.code(b.run.asked()) },
		Prints:  func() string { return b.run.prints() },
		Goals: []lessons.Goal{
			{ID: "odd", Judge: func() lessons.Judgement { return kit.Reached(b.found[0]) }},
			{ID: "first", Judge: func() lessons.Judgement { return b.judge(0) }},
			{ID: "sum", Judge: func() lessons.Judgement { return kit.Reached(b.found[1]) }},
			{ID: "second", Judge: func() lessons.Judgement { return b.judge(1) }},
		},
	}
}

// controls choose a cell and, once its mistake was found, mend it.
func (b *breaking) controls(seed lessons.Seed) []lessons.Control {
	now, which, right := b.run.setup, b.which, b.run.Fault == noFault
	anew := func() { b.run = newRun(now) }
	controls := []lessons.Control{
		kit.Pick("cell", kit.NumberedKeys("cell.", len(faults)), &which, func() {
			b.which = which
			now.Fault = faults[which]
			anew()
		}),
	}
	if b.found[b.which] {
		repair := func() {
			if now.Fault = faults[b.which]; right {
				now.Fault = noFault
			}
			anew()
		}
		if faults[b.which] == wrongGate {
			controls = append(controls, kit.Either("given", "given.i", "given.f", &right, repair))
		} else {
			controls = append(controls, kit.Either("keeps", "keeps.h", "keeps.c", &right, repair))
		}
	}
	return append(controls, seed.Slider(&now.Seed, anew))
}

// judge asks for a cell that was mended to have learned.
func (b *breaking) judge(which int) lessons.Judgement {
	judgement := lessons.Judgement{Met: b.mended[which], Share: float64(kit.Bit(b.mended[which]))}
	if !judgement.Met && b.which == which {
		share := b.run.accuracy()
		judgement.Share, judgement.Now = 0.9*share, scene.Number(100*share, 1).In("percent")
	}
	return judgement
}

// Rows of the sequence of a broken cell, below what is read.
const (
	brokenI = 1 + iota
	brokenF
	brokenG
	brokenO
	brokenC
	brokenH
	brokenRows
)

// firsts are the numbers of the first unit at each step of the first held sequence.
func (r *run) firsts() []cellStep {
	r.trainer.Network().Forward(r.trace, r.held.X.RowRange(0, 1))
	layer, pass := r.layer().(nn.LSTM), &r.trace.Passes[0]
	steps, before := make([]cellStep, r.steps()), 0.0
	for t := range steps {
		at := layer.Step(pass, 0, t)
		steps[t] = cellStep{i: at.Input[0], f: at.Forget[0], g: at.Candidate[0], o: at.Output[0], before: before, c: at.Cell[0], h: at.State[0]}
		before = at.Cell[0]
	}
	return steps
}

// should is what c has to be after a step.
func (s cellStep) should() float64 { return float64(s.f*s.before) + float64(s.i*s.g) }

// pick takes a number that was chosen: a forget gate that is not as wide open as its bias
// would have it, or a c that is not what it has to be.
func (b *breaking) pick(item scene.ItemID) {
	at, ok := kit.Cell(item, "s", []int{brokenRows, brokenGap + 1})
	if !ok || b.run.Fault != faults[b.which] {
		return
	}
	const far, wideOpen = 0.005, 0.9
	row, step := at[0], b.run.firsts()[at[1]]
	odd := row == brokenF && step.f < wideOpen
	if b.run.Fault == wrongState {
		odd = row == brokenC && math.Abs(step.should()-step.c) > far
	}
	b.found[b.which] = b.found[b.which] || odd
}

// scene: the first unit over a sequence, how far back the gradient comes, and the loss.
func (b *breaking) scene() scene.Scene {
	levels := b.run.levels("back-broken", "b").(scene.Levels)
	levels.Rows = 7
	return scene.Scene{b.sequence(), levels, curveOf(b.run.trainer, "broken-loss")}
}

// sequence is what is read, above the six numbers of the first unit.
func (b *breaking) sequence() scene.Panel {
	panel := scene.Sequence{
		Frame: scene.Frame{ID: "broken", Width: 48, Rows: 5, Facts: map[string]string{
			"right": scene.Number(100*b.run.accuracy(), 1).Plain(), "updates": fmt.Sprint(b.run.asked()),
		}},
		Kind: "s", At: -1, Full: 1,
	}
	for name := range strings.FieldsSeq("x i f g o c h") {
		panel.Rows = append(panel.Rows, scene.SequenceRow{Name: name})
	}
	for t, s := range b.run.firsts() {
		read := scene.Glyph{Char: b.token(t), Role: scene.Muted}
		if t == 0 {
			read.Role = scene.Strong
		}
		panel.Rows[0].Marks = append(panel.Rows[0].Marks, read)
		for k, v := range []float64{s.i, s.f, s.g, s.o, s.c, s.h} {
			panel.Rows[brokenI+k].Values = append(panel.Rows[brokenI+k].Values, scene.Signed(v, 3))
		}
	}
	return panel
}

// token is what is read at a step.
func (b *breaking) token(step int) string {
	token := int(b.run.held.X.At(0, step))
	return tokenNames[token : token+1]
}

// explain opens a gate with its bias, or how c and h have to come about and what they are.
func (b *breaking) explain(item scene.ItemID) []scene.Panel {
	if at, ok := item.Of("b", 1); ok && at[0] < b.run.steps() {
		return []scene.Panel{kit.Arithmetic("gradient", []scene.Term{kit.Symbol(fmt.Sprintf("b[%d]", at[0])), kit.Op(" = "), kit.Result(scene.Number(b.run.back()[at[0]], -1))})}
	}
	at, ok := kit.Cell(item, "s", []int{brokenRows, brokenGap + 1})
	if !ok {
		return nil
	}
	row, now := at[0], b.run.firsts()[at[1]]
	switch row {
	case 0:
		return []scene.Panel{kit.Arithmetic("token", []scene.Term{kit.Word("token.read"), kit.Op(" "), kit.Symbol(b.token(at[1]))})}
	case brokenC:
		is := now.c
		now.c = now.should()
		sum, _ := now.worked()
		return []scene.Panel{kit.Arithmetic("sum", sum, []scene.Term{kit.Word("broken.is"), kit.Op("   "), kit.Symbol("c"), kit.Op(" = "), kit.BySign(kit.Value(scene.Number(is, 3)))})}
	case brokenH:
		_, shown := now.worked()
		return []scene.Panel{kit.Arithmetic("sum", shown)}
	}
	which := row - brokenI
	value, bias := []float64{now.i, now.f, now.g, now.o}[which], b.run.trainer.Network().Biases(0)[which*gatedUnits]
	return []scene.Panel{kit.Arithmetic("gate", []scene.Term{
		kit.Symbol(string("ifgo"[which])), kit.Op(" = "), kit.Value(scene.Number(value, 3)), kit.Op("   "), kit.Word("gate.bias"), kit.Op(" "), kit.BySign(kit.Value(scene.Number(bias, 3))),
	})}
}

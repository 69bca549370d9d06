package lstm

import (
	"strings"

	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/scene"
	"sinapse/nn"
)

// A GRU of as many units as the LSTM that it is compared with has 122 parameters to 154.
const (
	someGap  = 20
	gruUnits = 4
)

// gruOf25 is on how many of 25 seeds the LSTM and the GRU learned within the updates, by
// gap, with the usual start and with the best (TestGRUIsCalibrated).
var gruOf25 = map[int][2][2]int{10: {{22, 25}, {25, 25}}, 20: {{2, 20}, {25, 25}}, 50: {{0, 0}, {25, 25}}}

// A fewer is a race between an LSTM and a GRU, which has fewer gates, and what was seen of
// those.
type fewer struct {
	fewerState
	race
}

// fewerState is the part of it that is plain values.
type fewerState struct {
	unit   int     // which one is looked at, counted from 1
	opened [2]bool // z was chosen where a letter is read that distracts, and where the first one is
}

type fewerSaved struct {
	state fewerState
	race  raceSaved
}

// Whose runs they are.
const (
	theLSTM = iota
	theGRU
)

// gruSetup is what one of both starts from.
func gruSetup(who, gap int, best bool, seed uint32) setup {
	s := raceSetup(gated, gap, best, seed)
	if who == theGRU {
		s.Cell, s.Units = updating, gruUnits
	}
	return s
}

func newFewer(seed uint32) *fewer {
	f := &fewer{fewerState: fewerState{unit: 1}}
	f.again(someGap, false, seed)
	return f
}

// again begins anew.
func (f *fewer) again(gap int, best bool, seed uint32) {
	f.begin(gruSetup(theLSTM, gap, best, seed), gruSetup(theGRU, gap, best, seed))
}

func (f *fewer) save() fewerSaved { return fewerSaved{f.fewerState, f.race.save()} }

// restore panics where another race is run, or another unit looked at, which only a file
// can say.
func (f *fewer) restore(s fewerSaved) {
	if s.state.unit < 1 || s.state.unit > gruUnits {
		panic("lstm: no such unit")
	}
	f.fewerState = s.state
	f.race.restore(s.race, func(who cellKind, first setup) setup {
		return gruSetup(int(who), first.Gap, first.Start == gapped, first.Seed)
	})
}

// A gruStep is a unit of a GRU at a step: its gates r and z and what it is offered, n, each
// with what the state before adds to its sum; what it held, and what it holds.
type gruStep struct {
	token     int
	gates     [gruSums]float64
	state     [gruSums]float64 // of n, before r lets a share of it in
	before, h float64
}

// gruNames are its gates, and what it is offered.
const (
	gruNames = "rzn"
	gruSums  = len(gruNames)
)

// at is the unit that is looked at.
func (f *fewer) at() int { return f.unit - 1 }

// steps goes over the first held sequence.
func (f *fewer) steps() []gruStep {
	run := f.runs[theGRU]
	network := run.trainer.Network()
	network.Forward(run.trace, run.held.X.RowRange(0, 1))
	layer, pass, weights := run.layer().(nn.GRU), &run.trace.Passes[0], network.Weights(0)
	steps, before := make([]gruStep, run.steps()), make([]float64, gruUnits)
	for t := range steps {
		at := layer.Step(pass, 0, t)
		s := gruStep{
			token: int(run.held.X.At(0, t)), before: before[f.at()], h: at.State[f.at()],
			gates: [gruSums]float64{at.Reset[f.at()], at.Update[f.at()], at.Candidate[f.at()]},
		}
		for k := range s.state {
			for j, h := range before {
				s.state[k] += float64(h * weights.At(tokens+j, k*gruUnits+f.at()))
			}
		}
		s.state[gruSums-1] += network.Biases(0)[gruSums*gruUnits+f.at()]
		steps[t], before = s, at.State
	}
	return steps
}

// gru: do two gates do, where an LSTM has three?
func (c *lstm) gru() lessons.Screen {
	f := c.fewer
	return lessons.Screen{
		ID: "gru", OfZero: true, Scene: f.scene, Tick: f.tick,
		Controls: func() []lessons.Control {
			now := f.runs[theLSTM].setup
			gap, best := now.Gap, now.Start == gapped
			anew := func() { f.again(gap, best, now.Seed) }
			return []lessons.Control{
				kit.Whole(lessons.Slider{ID: "gap", Min: nearGap, Max: farGap, Step: 10}, &gap, anew),
				kit.Either("from", startNames[0], startNames[1], &best, anew),
				kit.Whole(lessons.Slider{ID: "unit", Min: 1, Max: gruUnits}, &f.unit),
				c.seed.Slider(&now.Seed, anew),
			}
		},
		Questions: []lessons.Question{{ID: "fewer", Gate: true, By: "some", Outcome: f.outcome}},
		Select:    f.pick,
		Reset:     func() { *f = *newFewer(c.seed.Plus(0)) },
		Explain:   f.explain,
		Code:      func() string { return f.runs[theGRU].code(f.runs[theGRU].asked()) },
		Prints:    func() string { return f.runs[theGRU].prints() },
		Goals: []lessons.Goal{
			{ID: "some", Judge: func() lessons.Judgement { return f.judge(someGap, false) }},
			{ID: "distant", Judge: func() lessons.Judgement { return f.judge(farGap, true) }},
			{ID: "gates", Judge: func() lessons.Judgement {
				both := kit.Bit(f.opened[0]) + kit.Bit(f.opened[1])
				return lessons.Judgement{Met: both == 2, Share: float64(both) / 2}
			}},
		},
	}
}

// outcome is who learned a gap of 20.
func (f *fewer) outcome() (string, map[string]string) {
	came, _ := f.came(someGap, false)
	return f.who(came), map[string]string{"lstm": scene.Number(100*came.Scores[theLSTM], 1).Plain(), "gru": scene.Number(100*came.Scores[theGRU], 1).Plain()}
}

// Rows of the sequence.
const (
	gruRead = iota
	gruR
	gruZ
	gruN
	gruH
	gruRows
)

// pick takes a step at which z was chosen, once the GRU is at the end of a far gap.
func (f *fewer) pick(item scene.ItemID) {
	run := f.runs[theGRU]
	at, ok := kit.Cell(item, "s", []int{gruRows, run.steps()})
	if ok && at[0] == gruZ && run.Gap == farGap && run.learned() {
		f.opened[kit.Bit(at[1] == 0)] = true
	}
}

// scene: a unit of the GRU over a sequence, how the races went, and the loss of both.
func (f *fewer) scene() scene.Scene {
	names := [2]string{"lstm", "gru"}
	return scene.Scene{f.sequence(), f.table("both", names, gruOf25), f.curve("both-loss", names)}
}

// sequence is what is read, above the gates of a unit and what it holds.
func (f *fewer) sequence() scene.Panel {
	steps := f.steps()
	end := steps[len(steps)-1]
	panel := scene.Sequence{
		Frame: scene.Frame{ID: "unit", Width: 57, Rows: 4, Facts: map[string]string{"h": scene.Signed(end.h, 3).Plain(), "z": scene.Number(end.gates[1], 3).Plain()}},
		Kind:  "s", At: -1, Full: 1,
	}
	for name := range strings.FieldsSeq("x r z n h") {
		panel.Rows = append(panel.Rows, scene.SequenceRow{Name: name})
	}
	for t, s := range steps {
		read := scene.Glyph{Char: tokenName(s.token), Role: scene.Muted}
		if t == 0 {
			read.Role = scene.Strong
		}
		panel.Rows[gruRead].Marks = append(panel.Rows[gruRead].Marks, read)
		for k, v := range append(s.gates[:], s.h) {
			panel.Rows[gruR+k].Values = append(panel.Rows[gruR+k].Values, scene.Signed(v, 3))
		}
	}
	return panel
}

// explain opens a gate, what is offered, or how h comes about.
func (f *fewer) explain(item scene.ItemID) []scene.Panel {
	steps := f.steps()
	at, ok := kit.Cell(item, "s", []int{gruRows, len(steps)})
	if !ok {
		return nil
	}
	now, row := steps[at[1]], at[0]
	number := func(v float64) scene.Term { return kit.BySign(kit.Value(scene.Number(v, 3))) }
	switch row {
	case gruRead:
		return []scene.Panel{kit.Arithmetic("token", []scene.Term{kit.Word("token.read"), kit.Op(" "), kit.Symbol(tokenName(now.token))})}
	case gruH:
		z, n := now.gates[1], now.gates[2]
		return []scene.Panel{kit.Arithmetic("sum", []scene.Term{
			kit.Symbol("(1 − z)·n + z·h"), kit.Op("   "), kit.Op("(1 − "), kit.Value(scene.Number(z, 3)), kit.Op(")·"), number(n), kit.Op(" + "),
			kit.Value(scene.Number(z, 3)), kit.Op("·"), number(now.before), kit.Op(" = "), kit.Result(scene.Number(now.h, 3)),
		})}
	}
	which := row - gruR
	network, column := f.runs[theGRU].trainer.Network(), which*gruUnits+f.at()
	read, bias, state, squash := network.Weights(0).At(now.token, column), network.Biases(0)[column], now.state[which], "σ("
	sum := []scene.Term{kit.Word("gate.read"), kit.Op(" "), number(read), kit.Op(" + "), kit.Word("gate.bias"), kit.Op(" "), number(bias), kit.Op(" + ")}
	if row == gruN {
		sum = append(sum, kit.Value(scene.Number(now.gates[0], 3)), kit.Op("·"), number(state))
		state, squash = float64(now.gates[0]*state), "tanh("
	} else {
		sum = append(sum, kit.Word("gate.before"), kit.Op(" "), number(state))
	}
	z := read + bias + state
	return []scene.Panel{kit.Arithmetic("gate", append(sum, kit.Op(" = "), kit.Result(scene.Number(z, 3))), []scene.Term{
		kit.Symbol(gruNames[which : which+1]), kit.Op(" = " + squash), kit.Value(scene.Number(z, 3)), kit.Op(") = "), kit.Result(scene.Number(now.gates[which], 3)),
	})}
}

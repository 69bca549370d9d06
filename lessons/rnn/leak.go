package rnn

import (
	"fmt"
	"strings"

	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/scene"
	"sinapse/nn"
	"sinapse/nn/elementary"
)

// Sequences in which ones are counted, of a length that is learned where each step is asked.
// Where the state leaks from one into the next, between 42 and 58 in a hundred answers are
// right on 25 seeds (TestLeakIsCalibrated).
const leakSteps = countLong

// A leaking is a cell that learns well, and is used badly: it reads one held sequence after
// another, and its state goes on from the one into the next.
type leaking struct {
	leakState
	run *run
	row inARow
}

// leakState is the part of it that is plain values.
type leakState struct {
	fresh bool // each sequence begins with a state of zeros
	shown int  // which of the held sequences
}

type leakSaved struct {
	state leakState
	run   runSaved
}

// An inARow is what a cell makes of all held sequences, read as a single one. It is of a
// set-up and of so many updates.
type inARow struct {
	of      setup
	updates int
	network *nn.Network
	trace   *nn.Trace
	scores  nn.Matrix
	right   float64 // the share of right answers
}

func newLeaking(seed uint32) *leaking {
	return &leaking{run: newRun(setup{Task: toCount, Steps: leakSteps, Units: countUnits, Updates: countUpdates, Seed: seed})}
}

func (l *leaking) save() leakSaved { return leakSaved{l.leakState, l.run.save()} }

// restore puts a saved state back. It panics where that looks at a sequence that there is
// not.
func (l *leaking) restore(s leakSaved) {
	if s.state.shown < 0 || s.state.shown >= heldRows || s.run.setup.Steps != leakSteps {
		panic("rnn: no such sequence")
	}
	l.leakState, l.run = s.state, l.run.restored(s.run)
}

// controls are those of this cell.
func (l *leaking) controls(course lessons.Seed) []lessons.Control {
	now := l.run.setup
	return []lessons.Control{
		kit.Either("begins", "begins.on", "begins.zero", &l.fresh),
		kit.Whole(lessons.Slider{ID: "held", Max: heldRows - 1}, &l.shown),
		course.Slider(&now.Seed, func() { l.run = newRun(now) }),
	}
}

// read goes over all held sequences without beginning anew.
func (l *leaking) read() *inARow {
	r, trained := &l.row, l.run.trainer
	if r.network != nil && r.of == l.run.setup && r.updates == trained.Steps() {
		return r
	}
	s := l.run.setup
	s.Steps *= heldRows
	if r.network == nil {
		r.network = kit.Must(s.network())
		r.trace = r.network.NewForwardTrace(1)
	}
	copy(r.network.Parameters(), trained.Network().Parameters())
	r.of, r.updates = l.run.setup, trained.Steps()
	r.scores = r.network.Forward(r.trace, nn.Matrix{Rows: 1, Cols: s.Steps, Data: l.run.held.X.Data})
	r.right = nn.EachStepAccuracy(s.Steps, 0, 0)(r.scores, nn.Matrix{Rows: 1, Cols: answers * s.Steps, Data: l.run.held.Y.Data})
	return r
}

// pass is what it makes of the sequence that is looked at.
func (l *leaking) pass() passed {
	if l.fresh {
		return l.run.pass(l.shown)
	}
	r, p := l.read(), passed{run: l.run}
	cell, first, from := l.run.cell(), &r.trace.Passes[0], l.shown*leakSteps
	cell.Over.Count = leakSteps * heldRows
	if from > 0 {
		p.before = cell.State(first, 0, from-1)
	}
	for t := range leakSteps {
		p.tokens = append(p.tokens, int(l.run.held.X.At(l.shown, t)))
		p.wanted = append(p.wanted, rightOf(l.run.held.Y.Row(l.shown)[answers*t:][:answers]))
		p.states = append(p.states, cell.State(first, 0, from+t))
		z := r.scores.Row(0)[answers*(from+t):][:answers]
		one := elementary.Sigmoid(z[1] - z[0])
		p.says = append(p.says, []float64{1 - one, one})
	}
	return p
}

// right is the share of held answers that are right where the cell is used.
func (l *leaking) right() float64 {
	if l.fresh {
		return l.run.accuracy()
	}
	return l.read().right
}

// scene: a sequence as it is read in use, how many answers are right there, and the loss
// of the batches.
func (l *leaking) scene() scene.Scene {
	right := scene.Number(100*l.right(), 1)
	facts := map[string]string{"steps": fmt.Sprint(leakSteps), "number": fmt.Sprint(l.shown), "right": right.Plain(), "updates": fmt.Sprint(l.run.trainer.Steps())}
	used := kit.Arithmetic("used", []scene.Term{kit.Word("used.right"), kit.Op(" "), kit.Result(right.In("percent"))})
	return scene.Scene{l.pass().sequence(scene.Frame{ID: "leaks", Width: 44, Facts: facts}), used, batchCurve(l.run.trainer, "leak-loss")}
}

// code trains the cell, and uses it.
func (l *leaking) code() string {
	if l.fresh {
		return l.run.code(l.run.asked())
	}
	train, _, _ := strings.Cut(l.run.code(l.run.trainer.Steps()), "x, y, asked = held\nprint(")
	return train + `x, y, asked = held
state, right = np.zeros(h), 0
for token, want in zip(x.ravel(), y.ravel()):
    state = np.tanh(Wx[token] + state @ Wh + b)
    right += (state @ Wo + c).argmax() == want
print(round(float(right / y.size), 3))
`
}

// prints is what the code prints.
func (l *leaking) prints() string {
	if l.fresh {
		return l.run.prints()
	}
	return kit.Rounded(l.read().right, 3)
}

package rnn

import (
	"fmt"

	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/scene"
	"sinapse/nn"
	"sinapse/nn/data"
	"sinapse/nn/elementary"
	"sinapse/nn/random"
)

// Of 25 seeds (TestHoldIsCalibrated) all learn to hold a letter over short sequences, and
// then hold it over all that distract; hardly any learn it over a long one. A cell that
// stops learning as soon as 99 % are right holds it on 22 seeds alone.
const (
	holdUnits   = 4
	holdSteps   = 30
	holdUpdates = 300
	writeShare  = 0.1 // of the steps of a short sequence show a letter, the others distract

	acrossSteps   = 101 // a letter, and a hundred steps that distract
	acrossUpdates = 400

	distractors = 1000
	readAtOnce  = 4    // of those
	holdWindow  = 40   // steps that are shown of those
	faded       = 1e-4 // of the gradient at the answer, below which nothing is learned from a step
)

// taughtNames are the keys of both ways to teach it.
var taughtNames = []string{"taught.short", "taught.across"}

// A holding is a cell that is to hold a letter, and what it reads once it can.
type holding struct {
	holdState
	run  *run
	read longRead
}

// holdState is the part of it that is plain values.
type holdState struct {
	letter int  // which one is written before the distractors
	steps  int  // how many of those were read
	faded  bool // a step was chosen from which no gradient comes
}

type holdSaved struct {
	state holdState
	run   runSaved
}

// A longRead is what a cell makes of both letters, and all distractors behind each, after
// so many updates.
type longRead struct {
	of      setup
	updates int
	network *nn.Network
	trace   *nn.Trace
	scores  nn.Matrix
	tokens  []float64 // of the distractors
	rights  [answers][]int
}

// holdOf is the training on short sequences, or on long ones.
func holdOf(across bool, seed uint32) setup {
	if across {
		return setup{Task: toHoldAcross, Steps: acrossSteps, Units: holdUnits, Updates: acrossUpdates, Seed: seed}
	}
	return setup{Task: toHold, Steps: holdSteps, Units: holdUnits, Updates: holdUpdates, Seed: seed}
}

func newHolding(seed uint32) *holding { return &holding{run: newRun(holdOf(false, seed))} }

func (h *holding) save() holdSaved { return holdSaved{h.holdState, h.run.save()} }

func (h *holding) restore(s holdSaved) {
	if s.state.steps < 0 || s.state.steps > distractors || s.state.steps%readAtOnce != 0 || s.state.letter < 0 || s.state.letter >= answers {
		panic("rnn: a state of another cell")
	}
	h.holdState, h.run = s.state, h.run.restored(s.run)
}

// tick makes an update, until it is learned; then it reads on.
func (h *holding) tick() bool {
	switch {
	case h.run.tick():
		return true
	case !h.reads() || h.steps == distractors:
		return false
	}
	h.steps += readAtOnce
	return true
}

// reads tells whether it learned on short sequences, and goes on to the distractors.
func (h *holding) reads() bool { return h.run.Task == toHold && h.run.over() && h.run.learned() }

// long is what it makes of both letters and the distractors.
func (h *holding) long() *longRead {
	r, trained := &h.read, h.run.trainer
	if r.network != nil && r.of == h.run.setup && r.updates == trained.Steps() {
		return r
	}
	s := h.run.setup
	s.Steps = 1 + distractors
	network := kit.Must(s.network())
	copy(network.Parameters(), trained.Network().Parameters())
	x := nn.NewMatrix(answers, s.Steps)
	stream := random.New(s.Seed)
	for t := 1; t < s.Steps; t++ {
		x.Set(0, t, float64(data.TokenX)+float64(kit.Must(stream.RandInt(0, bits))))
	}
	copy(x.Row(1), x.Row(0))
	x.Set(1, 0, data.TokenB)
	*r = longRead{of: h.run.setup, updates: trained.Steps(), network: network, trace: network.NewTrace(answers), tokens: x.Row(0)}
	r.trace.Freeze()
	r.scores = network.Forward(r.trace, x)
	for letter := range r.rights {
		right := 0
		for t := range s.Steps {
			z := r.scores.Row(letter)[answers*t:][:answers]
			right += kit.Bit(kit.Bit(z[1] > z[0]) == letter)
			r.rights[letter] = append(r.rights[letter], right)
		}
	}
	return r
}

// held tells whether both letters were there at each step so far.
func (h *holding) held() bool {
	r := h.long()
	for _, right := range r.rights {
		if right[h.steps] != h.steps+1 {
			return false
		}
	}
	return true
}

// pass is what is looked at: the first held sequence while it learns, then the last steps
// of what it reads.
func (h *holding) pass() passed {
	if !h.reads() {
		return h.run.pass(0)
	}
	r, p := h.long(), passed{run: h.run}
	first, last := &r.trace.Passes[0], &r.trace.Passes[len(r.trace.Passes)-1]
	p.first = max(h.steps+1-holdWindow, 0)
	cell := h.run.cell()
	cell.Over.Count = 1 + distractors
	if p.first > 0 {
		p.before = cell.State(first, h.letter, p.first-1)
	}
	for t := p.first; t <= h.steps; t++ {
		token := int(r.tokens[t])
		if t == 0 {
			token = h.letter
		}
		z := r.scores.Row(h.letter)[answers*t:][:answers]
		one := elementary.Sigmoid(z[1] - z[0])
		p.tokens, p.wanted = append(p.tokens, token), append(p.wanted, h.letter)
		p.says, p.states = append(p.says, []float64{1 - one, one}), append(p.states, cell.State(first, h.letter, t))
	}
	clear(last.DOut.Data)
	for i, said := range p.says[h.steps-p.first] {
		last.DOut.Row(h.letter)[answers*h.steps+i] = said - float64(kit.Bit(i == h.letter))
	}
	r.network.Backward(r.trace)
	for k := range len(p.tokens) {
		p.back = append(p.back, norm(cell.StateGradient(first, h.letter, h.steps-k)))
	}
	return p
}

// hold: what was learned over a few steps is held for a thousand.
func (c *rnn) hold() lessons.Screen {
	h := c.holds
	return lessons.Screen{
		ID: "hold", OfZero: true, Scene: h.scene, Tick: h.tick, Select: h.pick,
		Controls: func() []lessons.Control {
			now := h.run.setup
			anew := func() { h.run, h.steps = newRun(holdOf(now.Task == toHoldAcross, now.Seed)), 0 }
			return []lessons.Control{
				kit.Among("taught", taughtNames, []int{toHold, toHoldAcross}, now.Task, func(task int) { now.Task = task; anew() }),
				kit.Pick("letter", []string{"letter.a", "letter.b"}, &h.letter),
				c.seed.Slider(&now.Seed, anew),
			}
		},
		Questions: []lessons.Question{
			{ID: "thousand", Gate: true, Answer: "3", By: "held"},
			{ID: "teach", Answer: "3", By: "hard", When: func() bool { return h.reads() && h.steps == distractors }},
		},
		Reset:   func() { *h = *newHolding(c.seed.Plus(0)) },
		Explain: h.explain,
		Code:    h.code,
		Prints:  h.prints,
		Goals: []lessons.Goal{
			{ID: "taught", Judge: func() lessons.Judgement { return judgeLearned(h.run, h.run.Task == toHold && h.run.over()) }},
			{ID: "held", Judge: h.judgeHeld},
			{ID: "faded", Judge: func() lessons.Judgement { return kit.Reached(h.faded) }},
			{ID: "hard", Judge: func() lessons.Judgement {
				across := h.run.Task == toHoldAcross
				judgement := kit.Reached(across && h.run.over() && !h.run.learned())
				if across && !judgement.Met {
					judgement.Share = 0.9 * float64(h.run.trainer.Steps()) / acrossUpdates
				}
				return judgement
			}},
		},
	}
}

// judgeHeld asks for all distractors read, and the letter there at each.
func (h *holding) judgeHeld() lessons.Judgement {
	if !h.reads() {
		return lessons.Judgement{}
	}
	judgement := kit.Reached(h.steps == distractors && h.held())
	judgement.Now = scene.Number(float64(h.steps), 0)
	if !judgement.Met {
		judgement.Share = 0.9 * float64(h.steps) / distractors
	}
	return judgement
}

// pick takes a step back that was chosen.
func (h *holding) pick(item scene.ItemID) {
	at, ok := item.Of("g", 1)
	if !ok || !h.reads() {
		return
	}
	back := h.pass().back
	h.faded = h.faded || at[0] < len(back) && back[at[0]] < faded*back[0]
}

// scene: what it reads, how far back the gradient of the last answer comes, how long both
// letters were held, and the loss.
func (h *holding) scene() scene.Scene {
	p := h.pass()
	end := len(p.back) - 1
	sequence := p.sequence(scene.Frame{ID: "holds", Width: 54, Facts: map[string]string{
		"letter": letters[h.letter], "steps": fmt.Sprint(h.steps), "right": scene.Number(100*p.accuracy(), 1).Plain(),
	}}).(scene.Sequence)
	if h.reads() {
		sequence.At = end
	}
	back := p.levels(scene.Frame{ID: "hold-back", Facts: map[string]string{"steps": fmt.Sprint(end), "last": scene.Number(p.back[end], -1).Plain()}})
	back.Low = -12
	return scene.Scene{sequence, back, h.table(), curveOf(h.run.trainer, "hold-loss")}
}

// table is how long each letter was held.
func (h *holding) table() scene.Panel {
	table := scene.Table{
		Frame:   scene.Frame{ID: "held", Width: 34, Rows: 3, Beside: true, Facts: map[string]string{}},
		Columns: []scene.Column{{Name: "column.read", Wide: 4}, {Name: "column.kept", Wide: 4}},
	}
	for letter := range answers {
		row := scene.Row{Name: []string{"letter.a", "letter.b"}[letter], Cells: make([]scene.Cell, 2)}
		right := 0
		if h.reads() {
			right = h.long().rights[letter][h.steps]
			row.Cells[0].Quantity, row.Cells[1].Quantity = scene.Number(float64(h.steps+1), 0), scene.Number(float64(right), 0)
			row.Cells[1].Role = scene.Success
			if right <= h.steps {
				row.Cells[1].Role = scene.Danger
			}
		}
		table.Facts[[]string{"a", "b"}[letter]] = fmt.Sprint(right)
		table.Rows = append(table.Rows, row)
	}
	return table
}

// explain opens a state, what is said at a step, or the gradient there.
func (h *holding) explain(item scene.ItemID) []scene.Panel {
	p := h.pass()
	if at, ok := item.Of("g", 1); ok && at[0] < len(p.back) {
		return []scene.Panel{kit.Arithmetic("gradient", []scene.Term{kit.Symbol(fmt.Sprintf("g[%d]", at[0])), kit.Op(" = "), kit.Result(scene.Number(p.back[at[0]], -1))})}
	}
	return p.explain(item)
}

// code trains the cell, and lets it read on.
func (h *holding) code() string {
	code := h.run.code(h.run.asked())
	if !h.reads() {
		return code
	}
	return kit.Snug(code + fmt.Sprintf(`more = np.random.RandomState(%d).randint(0, 2, %d) + 2
for letter in (0, 1):
    state = np.tanh(Wx[letter] + b)
    right = int((state @ Wo + c).argmax() == letter)
    for token in more[:%d]:
        state = np.tanh(Wx[token] + state @ Wh + b)
        right += int((state @ Wo + c).argmax() == letter)
    print("AB"[letter], right)
`, h.run.Seed, distractors, h.steps))
}

// prints is what the code prints.
func (h *holding) prints() string {
	prints := h.run.prints()
	if !h.reads() {
		return prints
	}
	for letter, right := range h.long().rights {
		prints += fmt.Sprintf("\n%s %d", letters[letter], right[h.steps])
	}
	return prints
}

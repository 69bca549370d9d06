package activation

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/internal/model"
	"sinapse/lessons/scene"
	"sinapse/nn/elementary"
)

// xorSetup is the network of the screen xor at its start: without a bend.
func xorSetup() model.ClassifierSetup {
	return model.ClassifierSetup{
		Data: "xor", Share: 0.5, Hidden: []int{8}, Activation: "linear", Start: "random", Seed: 0, Rate: 0.03, Batch: 10,
	}
}

// brokenSetup is the network of debug: deep, wide, and straight.
func brokenSetup() model.ClassifierSetup {
	return model.ClassifierSetup{
		Data: "xor", Share: 0.5, Hidden: []int{8, 8}, Activation: "linear", Start: "random", Seed: 1, Rate: 0.03, Batch: 10,
	}
}

// bends are the activations that a hidden layer may have here.
var bends = []string{"linear", "tanh", "relu", "sigmoid"}

// solveXOR: a bend in the hidden layer, and the two diagonals come apart.
func (c *activation) solveXOR() lessons.Screen {
	screen := model.ClassifierScreen("xor", &c.xor)
	screen.Controls = func() []lessons.Control {
		hidden := c.xor.Setup.Hidden[0]
		return []lessons.Control{
			model.BendControl(&c.xor, bends),
			kit.Whole(lessons.Slider{ID: "hidden", Min: 1, Max: 8}, &hidden, func() {
				model.Afresh(&c.xor, func(s *model.ClassifierSetup) { s.Hidden = []int{hidden} })
			}),
			model.SeedControl(c.seed, &c.xor), c.xor.Rate(),
		}
	}
	screen.Questions = []lessons.Question{{
		ID: "linear", Gate: true,
		Answer: "3",
		Reveal: func() bool { return c.xor.Setup.Activation == "linear" && c.xor.Trainer.Epochs() >= 30 },
	}}
	screen.Reset = func() { c.xor = model.NewClassifier(xorSetup().In(c.seed)) }
	screen.Goals = []lessons.Goal{
		{ID: "stuck", Judge: func() lessons.Judgement {
			epochs := c.xor.Trainer.Epochs()
			if c.xor.Setup.Activation != "linear" { // another network's epochs do not count
				epochs = 0
			}
			return lessons.Judgement{Met: epochs >= 30, Share: min(float64(epochs)/30, 1), Now: scene.Number(float64(epochs), 0).In("epochs")}
		}},
		{ID: "solve", Judge: func() lessons.Judgement { return c.xor.JudgeSolved(c.xor.Setup.Activation != "linear") }},
		{ID: "few", Judge: func() lessons.Judgement {
			if n := c.xor.Setup.Hidden[0]; n > 4 {
				return lessons.Judgement{Now: scene.Number(float64(n), 0).In("hidden.neurons")}
			}
			return c.xor.JudgeSolved(true)
		}},
	}
	return screen
}

// Pace lets each epoch be followed.
func (c *activation) Pace(string) int { return model.EpochPace }

// debug: a network with two hidden layers that is one straight cut.
func (c *activation) debug() lessons.Screen {
	screen := model.ClassifierScreen("debug", &c.broken)
	screen.Scene = model.Unnamed(screen.Scene)
	screen.Controls = func() []lessons.Control {
		return []lessons.Control{model.BendControl(&c.broken, bends), c.broken.Rate()}
	}
	screen.Questions = []lessons.Question{{
		ID: "cause", Answer: "3", Cure: "bend",
	}}
	screen.Reset = func() { c.broken = model.NewClassifier(brokenSetup().In(c.seed)) }
	screen.Goals = []lessons.Goal{{ID: "mended", Judge: func() lessons.Judgement { return c.broken.JudgeSolved(true) }}}
	return screen
}

// stackState is the deep network of saturation.
type stackState struct {
	depth  int
	bend   int // of stackBends
	bias   float64
	killed bool // a neuron was dead once
	faded  bool // hardly a gradient reached the first layer once
}

var stackBends = []string{"sigmoid", "tanh", "relu"}

// stackSeeds are draws of which no ReLU is dead before anything is done, and
// whose goals are reached as the hints tell (TestChosenDraws).
var stackSeeds = []uint32{7, 1, 3, 4, 5, 6, 8, 11, 13, 14, 16, 18, 19, 21, 22, 24, 28, 30, 31, 32, 33, 34, 36, 38, 44}

func startStack() stackState { return stackState{depth: 2} }

func (s stackState) setup(seed uint32) model.ClassifierSetup {
	hidden := make([]int, s.depth)
	for i := range hidden {
		hidden[i] = 4
	}
	start := "xavier"
	if stackBends[s.bend] == "relu" {
		start = "he"
	}
	return model.ClassifierSetup{
		Data: "circle", Share: 0.5, Hidden: hidden, Activation: stackBends[s.bend], Start: start, Seed: seed, Rate: 0.03, Batch: 10,
	}
}

// rebuild begins the stack afresh, with the bias of its first neuron as it is
// set.
func (c *activation) rebuild() {
	c.stack = model.NewClassifier(c.state.stack.setup(c.seed.Among(stackSeeds)))
	c.stack.Turn(c.stack.Bias(1, 0), c.state.stack.bias)
	c.noteStack()
}

// saturation: where a curve is flat no gradient passes, and layers in a row
// multiply it away.
func (c *activation) saturation() lessons.Screen {
	s := &c.state.stack
	options := kit.Keys("curve.", stackBends)
	return lessons.Screen{
		ID:    "saturation",
		Scene: c.stackScene,
		Controls: func() []lessons.Control {
			return []lessons.Control{
				kit.Pick("bend", options, &s.bend, c.rebuild),
				kit.Whole(lessons.Slider{ID: "depth", Min: 1, Max: 6}, &s.depth, c.rebuild),
				kit.Knob(lessons.Slider{ID: "bias1", Min: -20, Max: 20, Step: 1, Signed: true, Decimals: 1}, &s.bias, c.rebuild),
			}
		},
		Questions: []lessons.Question{{
			ID: "deep", Gate: true, Answer: "2",
			Reveal: func() bool { return s.depth >= 4 && s.bend == 0 },
		}},
		Tick:    func() bool { return c.stack.Epoch() },
		Reset:   func() { *s = startStack(); c.rebuild() },
		Explain: func(item scene.ItemID) []scene.Panel { return c.stack.ExplainSample(item) },
		Edit:    c.stackKnob,
		Code:    func() string { code, _ := c.stackCode(); return code },
		Prints:  func() string { _, prints := c.stackCode(); return prints },
		Goals: []lessons.Goal{
			{ID: "vanish", Judge: func() lessons.Judgement {
				share := c.stack.GradientShare()
				return lessons.Judgement{Met: share < vanished, Share: min(max(elementary.Log(share)/elementary.Log(vanished), 0), 1), Shown: smallText(share)}
			}},
			{ID: "back", Judge: func() lessons.Judgement {
				share := c.stack.GradientShare()
				met := s.faded && s.depth >= 4 && share > 0.05
				return lessons.Judgement{Met: met, Share: float64(kit.Bit(met)), Shown: smallText(share)}
			}},
			{ID: "kill", Judge: func() lessons.Judgement {
				dead, _ := c.stack.Dead()
				met := dead > 0 && stackBends[s.bend] == "relu"
				return lessons.Judgement{Met: met, Share: float64(kit.Bit(met)), Now: scene.Number(float64(dead), 0).In("dead")}
			}},
			{ID: "revive", Judge: func() lessons.Judgement {
				dead, _ := c.stack.Dead()
				met := s.killed && dead == 0 && stackBends[s.bend] == "relu"
				return lessons.Judgement{Met: met, Share: 0.5 * float64(kit.Bit(s.killed)), Now: scene.Number(float64(dead), 0).In("dead")}
			}},
		},
	}
}

// stackKnob is the parameter behind an item, which may kill a neuron too.
func (c *activation) stackKnob(item scene.ItemID) lessons.Control {
	knob, ok := c.stack.KnobOf(item).(lessons.Slider)
	if !ok {
		return nil
	}
	return kit.Then(knob, c.noteStack)
}

// vanished is the share of the last layer's gradient under which there is as
// good as none.
const vanished = 0.001

// noteStack remembers that a neuron was dead, or that no gradient came through.
func (c *activation) noteStack() {
	dead, _ := c.stack.Dead()
	s := &c.state.stack
	s.killed = s.killed || dead > 0
	s.faded = s.faded || c.stack.GradientShare() < vanished
}

// smallText writes what may be tiny, with an exponent only where three decimals tell
// little of it; "" where there is none.
func smallText(value float64) string {
	switch {
	case math.IsNaN(value):
		return ""
	case value == 0, value >= 0.01:
		return fmt.Sprintf("%.3f", value)
	}
	digits, exponent, _ := strings.Cut(fmt.Sprintf("%.1e", value), "e-")
	return digits + "e−" + strings.TrimLeft(exponent, "0")
}

// stackCode is the network's code, and the gradient of each layer, over all training
// samples, where there is room for that; and what it prints.
func (c *activation) stackCode() (code, prints string) {
	code, prints = c.stack.Code(), c.stack.Prints()
	var begins, passes string // of the way back, as training has it
	for line := range strings.Lines(code) {
		switch line = strings.TrimSpace(line); {
		case strings.HasPrefix(line, "d = miss / len(x)"):
			begins, _, _ = strings.Cut(strings.Replace(line, "miss / len(x)", "(a[-1] - T) / len(X)", 1), "  #")
		case strings.HasPrefix(line, "d = d @ W[l].T"):
			passes = line
		}
	}
	whole := kit.Snug(code + fmt.Sprintf(`
a = forward(X)  # the gradient of each layer, over all samples
%s
for l in reversed(range(len(W))):
    print(f"{l + 1} {np.abs(a[l].T @ d).mean():.6f}")
    %s
`, begins, passes))
	if begins == "" || passes == "" || strings.Count(whole, "\n") > kit.CodeHeight {
		return code, prints
	}
	var lines strings.Builder
	for l, size := range slices.Backward(c.stack.Gradients()) {
		fmt.Fprintf(&lines, "\n%d %s", l+1, kit.Fixed(size, 6))
	}
	return whole, strings.TrimRight(prints, "\n") + lines.String()
}

func (c *activation) stackScene() scene.Scene {
	network := c.stack.Picture()
	sizes := c.stack.Gradients()
	last := sizes[len(sizes)-1]
	table := scene.Table{
		Frame: scene.Frame{ID: "gradients", Width: 40, Rows: 7},
		Columns: []scene.Column{
			{Name: "column.layer", Wide: 6}, {Name: "column.gradient", Wide: 11}, {Name: "column.share", Role: scene.Strong, Wide: 10},
		},
		Bars: scene.BarColumn{Less: "bars.smaller", More: "bars.larger"},
	}
	for l, size := range sizes {
		share, length := scene.Quantity{}, 0.0 // of nothing there is no share
		if last > 0 {
			share, length = scene.Number(size/last, 6), elementary.Log10(max(size/last, 1e-12))
		}
		table.Rows = append(table.Rows, scene.Row{Cells: []scene.Cell{{Quantity: scene.Number(float64(l+1), 0)}, {Quantity: scene.Number(size, 8)}, {Quantity: share}}})
		table.Bars.Values = append(table.Bars.Values, length)
	}
	dead, all := c.stack.Dead()
	said := scene.Listing{Frame: scene.Frame{ID: "dead", Width: 40, Rows: 3, Facts: map[string]string{"dead": strconv.Itoa(dead)}}}
	key := "dead.none"
	if dead > 0 {
		key = "dead.some"
	}
	said.Lines = []scene.CodeLine{{Kind: scene.Note, Word: key, Facts: map[string]string{"dead": strconv.Itoa(dead), "all": strconv.Itoa(all), "share": smallText(c.stack.GradientShare())}}}
	return scene.Scene{network, table, said}
}

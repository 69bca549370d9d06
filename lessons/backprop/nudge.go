package backprop

import (
	"fmt"
	"math"

	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/scene"
	"sinapse/nn"
)

// nudgeX and nudgeT are four samples of one input; they are invented.
var (
	nudgeX = []float64{-1.5, -0.5, 1, 2}
	nudgeT = []float64{-0.8, -0.5, 0.6, 0.9}
)

// nudgeReach is how far the weight goes to either side.
const nudgeReach = 3

// nudgeState is a weight, how far a nudge moves it, and what became of the
// last one.
type nudgeState struct {
	w, step float64
	from    float64 // the weight before the last nudge
	nudged  bool
	guess   kit.Guess
	knew    bool // a promise was typed before it was shown
	missed  bool // a nudge went far past its promise
}

func startNudge() nudgeState { return nudgeState{w: -0.8, step: 0.01} }

// nudgeNetwork is one neuron without a bias: a = tanh(x·w).
func nudgeNetwork(w float64) *nn.Network {
	network := kit.Must(nn.NewNetwork(1, nn.Dense{Neurons: 1, NoBias: true}, nn.Tanh{}))
	network.Parameters()[0] = w
	return network
}

// nudgeLoss is L = Σ ½(a − t)²/4 for a weight.
func nudgeLoss(w float64) float64 {
	return nn.HalfSquared{}.Value(nudgeNetwork(w).Predict(kit.Column(nudgeX)), kit.Column(nudgeT), len(nudgeX))
}

// nudgeTrace takes that loss back to the weight.
func nudgeTrace(w float64) *nn.Trace {
	network := nudgeNetwork(w)
	trace := network.NewTrace(len(nudgeX))
	out := network.Forward(trace, kit.Column(nudgeX))
	nn.HalfSquared{}.Gradient(trace.Passes[1].DOut, out, kit.Column(nudgeT), len(nudgeX))
	network.Backward(trace)
	return trace
}

// nudgeSlope is ∂L/∂w.
func nudgeSlope(w float64) float64 { return nudgeTrace(w).Gradients[0] }

// origin is the weight that the promise is made at: that before the last nudge.
func (s nudgeState) origin() float64 {
	if s.nudged {
		return s.from
	}
	return s.w
}

// promise is ∂L/∂w·Δ.
func (s nudgeState) promise() float64 { return nudgeSlope(s.origin()) * s.step }

// measured is how much the last nudge really changed the loss.
func (s nudgeState) measured() float64 { return nudgeLoss(s.w) - nudgeLoss(s.from) }

// hits tells whether a guess is the promise, to one part in twenty. Where
// nothing is promised there is nothing to guess.
func (s nudgeState) hits() bool {
	promise := s.promise()
	return s.guess.Text != "" && math.Abs(promise) >= 5e-4 && math.Abs(s.guess.Value-promise) <= 0.05*math.Abs(promise)
}

// nudgeOnce moves the weight by the step.
func (c *backprop) nudgeOnce() bool {
	s := &c.state.nudge
	to := math.Round((s.w+s.step)*1e9) / 1e9
	if to > nudgeReach {
		return false
	}
	s.guess.Pass()
	if s.guess.Text != "" {
		s.nudged = false // the promise of what comes now
		s.guess.Seen, s.guess.Right = true, s.hits()
		s.knew = s.knew || s.guess.Right
	}
	s.from, s.w, s.nudged = s.w, to, true
	s.missed = s.missed || s.misses() > nudgeMiss
	return true
}

// nudgeMiss is from which share of the promise on it counts as broken.
const nudgeMiss = 0.5

// misses is how far the last nudge was from its promise, as a share of it.
func (s nudgeState) misses() float64 {
	promise := math.Abs(s.promise())
	if !s.nudged || promise < 1e-4 {
		return 0
	}
	return math.Abs(s.measured()-s.promise()) / promise
}

// nudgeAgain forgets the last nudge, and a promise that was typed: the learner has gone
// elsewhere.
func (c *backprop) nudgeAgain() {
	s := &c.state.nudge
	s.nudged = false
	s.guess.Withdraw()
}

// flat is how small a gradient must be for the bottom to count as found.
const flat = 0.01

// nudge: a gradient promises how much the loss changes, and keeps it for
// small steps.
func (c *backprop) nudge() lessons.Screen {
	s := &c.state.nudge
	return lessons.Screen{
		ID:    "nudge",
		Scene: c.nudgeScene,
		Controls: func() []lessons.Control {
			return []lessons.Control{
				kit.GuessControl("∂L/∂w·Δ", &s.guess, false),
				kit.Knob(lessons.Slider{ID: "w", Min: -nudgeReach, Max: nudgeReach, Step: 0.1, Signed: true, Decimals: 3}, &s.w, c.nudgeAgain),
				kit.Knob(lessons.Slider{ID: "delta", Min: 0.001, Max: 1, Log: true, Decimals: 3}, &s.step, c.nudgeAgain),
			}
		},
		Questions: []lessons.Question{{
			ID: "falls", Gate: true, Answer: "2",
			Reveal: func() bool { return s.nudged },
		}},
		Tick:  c.nudgeOnce,
		Reset: func() { *s = startNudge() },
		Explain: func(item scene.ItemID) []scene.Panel {
			if item != scene.At("slope") {
				return nil
			}
			return []scene.Panel{kit.Arithmetic("slope", nudgeSlopeLines(s.origin())...)}
		},
		Code:   func() string { return nudgeCode(*s) },
		Prints: func() string { return nudgePrints(*s) },
		Goals: []lessons.Goal{
			{ID: "promise", Judge: func() lessons.Judgement { return kit.Reached(s.knew) }},
			{ID: "broken", Judge: func() lessons.Judgement {
				return lessons.Judgement{Met: s.missed, Share: min(s.misses()/nudgeMiss, 1), Now: scene.Number(100*s.misses(), 0).In("percent")}
			}},
			{ID: "flat", Judge: func() lessons.Judgement {
				slope := math.Abs(nudgeSlope(s.w))
				return lessons.Judgement{Met: slope < flat && nudgeLoss(s.w) < 0.01, Share: min(flat/max(slope, flat), 1), Now: scene.Signed(nudgeSlope(s.w), 4)}
			}},
		},
	}
}

func (c *backprop) nudgeScene() scene.Scene {
	s := c.state.nudge
	from := s.origin()
	slope, height := nudgeSlope(from), nudgeLoss(from)
	axis := scene.Axis{Name: "axis.w", Min: -nudgeReach, Max: nudgeReach}
	picture := scene.Plot{
		Frame: scene.Frame{ID: "hill", Width: 40, Rows: 12, Facts: map[string]string{
			"w": scene.Signed(s.w, 3).Plain(), "loss": scene.Number(nudgeLoss(s.w), 5).Plain(), "slope": scene.Signed(slope, 4).Plain(),
		}},
		X: axis, Y: scene.Axis{Name: "axis.loss", Min: 0, Max: 1.6},
		Paths: []scene.Path{
			scene.PathOf("path.promise", scene.Guess, axis, func(w float64) float64 { return height + float64(slope*(w-from)) }),
			scene.PathOf("path.loss", scene.Train, axis, nudgeLoss),
		},
	}
	if s.nudged {
		picture.Points = append(picture.Points, scene.Mark{X: s.from, Y: height, Role: scene.Muted}, scene.Mark{X: s.w, Y: height + s.promise(), Role: scene.Guess})
	}
	picture.Points = append(picture.Points, scene.Mark{X: s.w, Y: nudgeLoss(s.w), Role: scene.Strong})
	return scene.Scene{picture, s.sums(), kit.Arithmetic("guess", kit.GuessTerms(&s.guess, false))}
}

// sums are the promise and what was measured, one above the other.
func (s nudgeState) sums() scene.Panel {
	from := s.origin()
	promise := []scene.Term{
		kit.Symbol("∂L/∂w·Δ = "), kit.Chosen(kit.BySign(kit.Value(scene.Signed(nudgeSlope(from), 4))), scene.At("slope")), kit.Op("·"), kit.Value(scene.Number(s.step, 3)), kit.Op(" = "),
	}
	measured := []scene.Term{kit.Symbol("L("), kit.Value(scene.Signed(from+s.step, 3)), kit.Symbol(") − L("), kit.Value(scene.Signed(from, 3)), kit.Symbol(")"), kit.Op(" = ")}
	apart := []scene.Term{kit.Op("·")}
	if s.nudged {
		promise = append(promise, kit.BySign(kit.Result(scene.Signed(s.promise(), 5))), kit.Op("  "), kit.Word("nudge.promise"))
		measured = append(measured, kit.BySign(kit.Result(scene.Signed(s.measured(), 5))), kit.Op("  "), kit.Word("nudge.measured"))
		apart = []scene.Term{
			kit.Value(scene.Signed(s.measured(), 5)), kit.Op(" − "), kit.Value(scene.Signed(s.promise(), 5)), kit.Op(" = "), kit.Result(scene.Signed(s.measured()-s.promise(), 5)), kit.Op("  "), kit.Word("nudge.apart"), kit.Op("  "), kit.Value(scene.Number(100*s.misses(), 1).In("percent")),
		}
	} else {
		promise, measured = append(promise, kit.Hidden(scene.Signed(s.promise(), 5))), append(measured, kit.Op("·"))
	}
	return scene.Arithmetic{Frame: scene.Frame{ID: "promise", Width: 40, Rows: 3, Items: []scene.Item{{ID: scene.At("slope")}}}, Lines: [][]scene.Term{promise, measured, apart}}
}

// nudgeSlopeLines write ∂L/∂w out: a term for each sample, and their mean.
func nudgeSlopeLines(w float64) [][]scene.Term {
	lines := [][]scene.Term{{kit.Symbol("∂L/∂w = Σ (a − t)·(1 − a²)·x ÷ 4")}}
	out := nudgeNetwork(w).Predict(kit.Column(nudgeX)).Data
	total := 0.0
	for i, a := range out {
		term := (a - nudgeT[i]) * (1 - float64(a*a)) * nudgeX[i]
		total += float64(term)
		lines = append(lines, []scene.Term{
			kit.Op("("), kit.Value(scene.Signed(a, 3)), kit.Op(" − "), kit.Value(scene.Signed(nudgeT[i], 1)), kit.Op(")·(1 − "), kit.Value(scene.Signed(a, 3)), kit.Op("²)·("), kit.Value(scene.Signed(nudgeX[i], 1)), kit.Op(") = "), kit.Result(scene.Signed(term, 4)),
		})
	}
	return append(lines, []scene.Term{kit.Op("Σ ÷ 4 = "), kit.BySign(kit.Result(scene.Signed(total/4, 4)))})
}

// nudgePrints is what nudgeCode prints.
func nudgePrints(s nudgeState) string {
	from := s.origin()
	moved := nudgeLoss(from+s.step) - nudgeLoss(from)
	return shownNumbers(4, nudgeSlope(from)) + "\n" + shownNumbers(5, s.promise(), moved)
}

// nudgeCode is the promise and what is measured, in NumPy.
func nudgeCode(s nudgeState) string {
	return "import numpy as np\n\nx, t = np.array(" + kit.List(nudgeX...) + "), np.array(" + kit.List(nudgeT...) + ")\n" +
		fmt.Sprintf("w, delta = %v, %v\n", s.origin(), s.step) + `
def loss(w):
    return np.mean((np.tanh(x * w) - t) ** 2) / 2

a = np.tanh(x * w)
slope = np.mean((a - t) * (1 - a ** 2) * x)
` + showCode + `
print(show(slope, 4))
print(show([slope * delta, loss(w + delta) - loss(w)], 5))
`
}

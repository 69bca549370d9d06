package lessons

import (
	"fmt"
	"math"

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
	guess   guess
	knew    bool // a promise was typed before it was shown
	missed  bool // a nudge went far past its promise
}

func startNudge() nudgeState { return nudgeState{w: -0.8, step: 0.01} }

// nudgeNetwork is one neuron without a bias: a = tanh(x·w).
func nudgeNetwork(w float64) *nn.Network {
	network := must(nn.NewNetwork(1, nn.Dense{Neurons: 1, NoBias: true}, nn.Tanh{}))
	network.Parameters()[0] = w
	return network
}

// nudgeLoss is L = Σ ½(a − t)²/4 for a weight.
func nudgeLoss(w float64) float64 {
	return nn.HalfSquared{}.Value(nudgeNetwork(w).Predict(column(nudgeX)), column(nudgeT), len(nudgeX))
}

// nudgeTrace takes that loss back to the weight.
func nudgeTrace(w float64) *nn.Trace {
	network := nudgeNetwork(w)
	trace := network.NewTrace(len(nudgeX))
	out := network.Forward(trace, column(nudgeX))
	nn.HalfSquared{}.Gradient(trace.Passes[1].DOut, out, column(nudgeT), len(nudgeX))
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
	return s.guess.text != "" && math.Abs(promise) >= 5e-4 && math.Abs(s.guess.value-promise) <= 0.05*math.Abs(promise)
}

// nudgeOnce moves the weight by the step.
func (c *backprop) nudgeOnce() bool {
	s := &c.state.nudge
	to := math.Round((s.w+s.step)*1e9) / 1e9
	if to > nudgeReach {
		return false
	}
	if s.guess.seen {
		s.guess = guess{}
	}
	if s.guess.text != "" {
		s.nudged = false // the promise of what comes now
		s.guess.seen, s.guess.right = true, s.hits()
		s.knew = s.knew || s.guess.right
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

// nudgeAgain forgets the last nudge: the learner has gone elsewhere.
func (c *backprop) nudgeAgain() {
	s := &c.state.nudge
	s.nudged = false
	if s.guess.seen {
		s.guess = guess{}
	}
}

// flat is how small a gradient must be for the bottom to count as found.
const flat = 0.01

// nudge: a gradient promises how much the loss changes, and keeps it for
// small steps.
func (c *backprop) nudge() Screen {
	s := &c.state.nudge
	then := func(place *float64) func(float64) error {
		return func(v float64) error { *place = v; c.nudgeAgain(); return nil }
	}
	return Screen{
		ID:    "nudge",
		Scene: c.nudgeScene,
		Controls: func() []Control {
			return []Control{
				guessControl("∂L/∂w·Δ", &s.guess),
				Slider{ID: "w", Min: -nudgeReach, Max: nudgeReach, Step: 0.1, Signed: true, Decimals: 3, Get: func() float64 { return s.w }, Set: then(&s.w)},
				Slider{ID: "delta", Min: 0.001, Max: 1, Log: true, Decimals: 3, Get: func() float64 { return s.step }, Set: then(&s.step)},
			}
		},
		Questions: []Question{{
			ID: "falls", Gate: true, Check: func(answer string) Verdict { return Choice(answer, "2", nil) },
			Reveal: func() bool { return s.nudged },
		}},
		Tick:  c.nudgeOnce,
		Reset: func() { *s = startNudge() },
		Explain: func(item string) []Panel {
			if item != "slope" {
				return nil
			}
			return []Panel{arithmetic("slope", nudgeSlopeLines(s.origin())...)}
		},
		Code: func() string { return nudgeCode(*s) },
		Goals: []Goal{
			{ID: "promise", Judge: func() Judgement { return reached(s.knew) }},
			{ID: "broken", Judge: func() Judgement {
				return Judgement{Met: s.missed, Share: min(s.misses()/nudgeMiss, 1), Now: Number(100*s.misses(), 0).In("percent")}
			}},
			{ID: "flat", Judge: func() Judgement {
				slope := math.Abs(nudgeSlope(s.w))
				return Judgement{Met: slope < flat && nudgeLoss(s.w) < 0.01, Share: min(flat/max(slope, flat), 1), Now: Signed(nudgeSlope(s.w), 4)}
			}},
		},
	}
}

func (c *backprop) nudgeScene() Scene {
	s := c.state.nudge
	from := s.origin()
	slope, height := nudgeSlope(from), nudgeLoss(from)
	axis := Axis{"axis.w", -nudgeReach, nudgeReach}
	picture := Plot{
		Frame: Frame{ID: "hill", Width: 40, Rows: 12, Facts: map[string]string{
			"w": Signed(s.w, 3).Plain(), "loss": Number(nudgeLoss(s.w), 5).Plain(), "slope": Signed(slope, 4).Plain(), "printed": nudgePrinted(s),
		}},
		X: axis, Y: Axis{"axis.loss", 0, 1.6},
		Paths: []Path{
			pathOf("path.promise", Guess, axis, func(w float64) float64 { return height + slope*(w-from) }),
			pathOf("path.loss", Train, axis, nudgeLoss),
		},
	}
	if s.nudged {
		picture.Points = append(picture.Points, Mark{X: s.from, Y: height, Role: Muted}, Mark{X: s.w, Y: height + s.promise(), Role: Guess})
	}
	picture.Points = append(picture.Points, Mark{X: s.w, Y: nudgeLoss(s.w), Role: Strong})
	return Scene{picture, s.sums(), arithmetic("guess", guessTerms(s.guess))}
}

// sums are the promise and what was measured, one above the other.
func (s nudgeState) sums() Panel {
	from := s.origin()
	promise := []Term{
		symbol("∂L/∂w·Δ = "), chosen(bySign(value(Signed(nudgeSlope(from), 4))), "slope"), op("·"), value(Number(s.step, 3)), op(" = "),
	}
	measured := []Term{symbol("L("), value(Signed(from+s.step, 3)), symbol(") − L("), value(Signed(from, 3)), symbol(")"), op(" = ")}
	apart := []Term{op("·")}
	if s.nudged {
		promise = append(promise, bySign(result(Signed(s.promise(), 5))), op("  "), word("nudge.promise"))
		measured = append(measured, bySign(result(Signed(s.measured(), 5))), op("  "), word("nudge.measured"))
		apart = []Term{value(Signed(s.measured()-s.promise(), 5)), op("  "), word("nudge.apart"), op("  "), value(Number(100*s.misses(), 1).In("percent"))}
	} else {
		promise, measured = append(promise, op("?")), append(measured, op("·"))
	}
	return Arithmetic{Frame: Frame{ID: "promise", Width: 40, Rows: 3, Items: []Item{{ID: "slope"}}}, Lines: [][]Term{promise, measured, apart}}
}

// nudgeSlopeLines write ∂L/∂w out: a term for each sample, and their mean.
func nudgeSlopeLines(w float64) [][]Term {
	lines := [][]Term{{symbol("∂L/∂w = Σ (a − t)·(1 − a²)·x ÷ 4")}}
	out := nudgeNetwork(w).Predict(column(nudgeX)).Data
	total := 0.0
	for i, a := range out {
		term := (a - nudgeT[i]) * (1 - a*a) * nudgeX[i]
		total += term
		lines = append(lines, []Term{
			op("("), value(Signed(a, 3)), op(" − "), value(Signed(nudgeT[i], 1)), op(")·(1 − "), value(Signed(a, 3)), op("²)·("), value(Signed(nudgeX[i], 1)), op(") = "), value(Signed(term, 4)),
		})
	}
	return append(lines, []Term{value(Signed(total, 4)), op(" ÷ 4 = "), bySign(result(Signed(total/4, 4)))})
}

// nudgePrinted is what nudgeCode prints.
func nudgePrinted(s nudgeState) string {
	from := s.origin()
	moved := nudgeLoss(from+s.step) - nudgeLoss(from)
	return shownNumbers(4, nudgeSlope(from)) + "\n" + shownNumbers(5, s.promise(), moved)
}

// nudgeCode is the promise and what is measured, in NumPy.
func nudgeCode(s nudgeState) string {
	return "import numpy as np\n\nx, t = np.array(" + list(nudgeX...) + "), np.array(" + list(nudgeT...) + ")\n" +
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

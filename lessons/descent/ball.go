package descent

import (
	"fmt"
	"math"
	"strconv"

	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/scene"
)

// ballState is a ball in a parabola, L = ½·k·w².
type ballState struct {
	curvature float64 // k
	walker    walker
	jumped    bool // it made a step once: from then on its limit is told
}

// The ball begins at −3, with a rate that is too small.
var ballStart = spot{-3, 0}

// mostBall is how many steps the ball makes at most.
const mostBall = 200

func startBall() ballState { return ballState{curvature: 1, walker: newWalker(0, 0.03, ballStart)} }

// ground is the parabola: its slope is k·w, its curvature k everywhere.
func (s *ballState) ground() terrain {
	k := s.curvature
	return terrain{
		height: func(p spot) float64 { return k * p[0] * p[0] / 2 },
		slope:  func(p spot) spot { return spot{k * p[0]} },
	}
}

// ball: one weight, one rate, and what the steps do.
func (c *descent) ball() lessons.Screen {
	s := &c.state.ball
	return lessons.Screen{
		ID:    "ball",
		Scene: s.scene,
		Controls: func() []lessons.Control {
			return []lessons.Control{
				walkSlider(lessons.Slider{Min: 0, Max: 5}, &s.walker),
				kit.Knob(lessons.Slider{ID: "curvature", Min: 0.5, Max: 4, Step: 0.5, Decimals: 2}, &s.curvature, func() { s.walker.restart(ballStart) }),
			}
		},
		Questions: []lessons.Question{{
			ID: "jump", Gate: true, Answer: "2", By: "diverge",
		}},
		Tick: func() bool {
			moved := s.walker.steps() < mostBall && s.walker.step(s.ground(), spot{})
			s.jumped = s.jumped || moved
			return moved
		},
		Reset:   func() { s.curvature, s.walker = startBall().curvature, startBall().walker }, // what was seen stays seen
		Explain: func(scene.ItemID) []scene.Panel { return []scene.Panel{s.numbers()} },
		Code:    s.code,
		Prints:  func() string { return scene.Number(s.walker.loss(s.ground()), 4).Plain() },
		Goals: []lessons.Goal{
			{ID: "bottom", Judge: func() lessons.Judgement {
				judgement := comeUnder(s.walker.lossBy(s.ground(), 20), 0.001, s.ground().height(ballStart))
				judgement.Met = judgement.Met && s.walker.steps() <= 20
				return judgement
			}},
			{ID: "diverge", Judge: func() lessons.Judgement {
				met := s.walker.failed.Kind != ""
				return lessons.Judgement{Met: met, Share: float64(kit.Bit(met)), Now: scene.Number(s.walker.loss(s.ground()), 3)}
			}},
			{ID: "limit", Judge: s.judgeLimit},
		},
	}
}

// judgeLimit: on another parabola, ten steps that neither fall nor climb. Within
// 1 % after ten steps means a rate within 0.05 % of the limit.
func (s *ballState) judgeLimit() lessons.Judgement {
	start, now := s.ground().height(ballStart), s.walker.loss(s.ground())
	moved := s.walker.steps() > 0 && s.walker.at() != ballStart || s.walker.steps() > 1 && s.walker.path[1] != ballStart
	met := s.curvature != 1 && moved && s.walker.steps() >= 10 && math.Abs(now/start-1) < 0.01
	share := 0.0
	if moved && s.curvature != 1 {
		share = min(float64(s.walker.steps())/10, 1) * min(now/start, start/now)
	}
	return lessons.Judgement{Met: met, Share: share, Now: scene.Number(now, 3)}
}

// ballReach is how far the picture of the parabola goes to each side.
const ballReach = 5.0

func (s *ballState) scene() scene.Scene {
	ground, w := s.ground(), s.walker
	loss := scene.Number(w.loss(ground), 4).Plain()
	facts := map[string]string{"loss": loss, "step": strconv.Itoa(w.steps()), "w": scene.Number(w.at()[0], 3).Plain()}
	x := scene.Axis{Name: "axis.w", Min: -ballReach, Max: ballReach}
	plot := scene.Plot{
		Frame: scene.Frame{ID: "parabola", Width: 40, Rows: 12, Items: []scene.Item{{ID: scene.At("ball")}}, Facts: facts},
		X:     x, Y: scene.Axis{Name: "axis.loss", Min: 0, Max: 20},
		Paths: []scene.Path{scene.PathOf("", scene.Faint, x, func(w float64) float64 { return ground.height(spot{w}) }), s.trail()},
	}
	at := w.at()[0]
	if math.Abs(at) <= ballReach && ground.height(w.at()) <= 20 {
		slope := ground.slope(w.at())[0]
		plot.Paths = append(plot.Paths, scene.Path{Label: "path.slope", Role: scene.Guess, X: []float64{at - 1, at + 1}, Y: []float64{ground.height(w.at()) - slope, ground.height(w.at()) + slope}})
		plot.Points = []scene.Mark{{X: at, Y: ground.height(w.at()), Role: scene.Strong, Item: scene.At("ball")}}
	}
	curve := scene.Curve{Frame: scene.Frame{ID: "fall", Width: 30, Rows: 7, Facts: facts}, Runs: []scene.Run{w.run(ground, "run.loss", scene.Train)}}
	if curve.Runs[0].Failed.Kind != "" {
		curve.Runs[0].Failed.Kind = "diverged.ball"
	}
	return scene.Scene{plot, s.numbers(), curve}
}

// trail is the way of the ball: from each place on the parabola straight to the
// next, as long as it is in the picture.
func (s *ballState) trail() scene.Path {
	path := scene.Path{Role: scene.Train}
	for _, p := range s.walker.path {
		path.X, path.Y = append(path.X, p[0]), append(path.Y, s.ground().height(p))
		if math.Abs(p[0]) > 2*ballReach {
			break
		}
	}
	return path
}

// numbers is the coming step, and what the rate and the curvature make of it. The
// limit is what the question asks for: it is told once the ball has jumped.
func (s *ballState) numbers() scene.Panel {
	w, k, rate := s.walker.at()[0], s.curvature, s.walker.rate
	limit := []scene.Term{kit.Word("limit"), kit.Op(" = "), kit.Hidden(scene.Number(2/k, 3))}
	if s.jumped {
		limit = []scene.Term{kit.Word("limit"), kit.Op(" = 2 ÷ k = 2 ÷ "), kit.Value(scene.Number(k, 2)), kit.Op(" = "), kit.Result(scene.Number(2/k, 3))}
	}
	return kit.Arithmetic("step",
		[]scene.Term{kit.Symbol("∂L/∂w = k·w = "), kit.Value(scene.Number(k, 2)), kit.Op("·("), kit.Value(scene.Signed(w, 3)), kit.Op(") = "), kit.BySign(kit.Result(scene.Signed(k*w, 3)))},
		kit.UpdateLine("w", w, rate, k*w, 3),
		[]scene.Term{kit.Symbol("1 − "), kit.Word("rate"), kit.Symbol("·k = 1 − "), kit.Value(scene.Number(rate, 3)), kit.Op("·"), kit.Value(scene.Number(k, 2)), kit.Op(" = "), kit.Result(scene.Signed(1-float64(rate*k), factorDigits(rate*k))), kit.Op("   "), kit.Word("factor")},
		limit)
}

func (s *ballState) code() string {
	return fmt.Sprintf("import numpy as np\n\ncurvature = %v\n\ndef height(p):\n    return curvature * p[0] * p[0] / 2\n\ndef slope(p):\n    return curvature * p\n\n", s.curvature) +
		s.walker.code("rate", "") + s.walker.lossCode(s.ground())
}

// factorDigits is with how many digits 1 less a small number is told: so many that it does
// not look like 1.
func factorDigits(less float64) int {
	if less < 0.01 {
		return 4
	}
	return 3
}

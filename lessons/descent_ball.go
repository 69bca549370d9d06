package lessons

import (
	"fmt"
	"math"
	"strconv"
)

// ballState is a ball in a parabola, L = ½·k·w².
type ballState struct {
	curvature float64 // k
	walker    walker
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
func (c *descent) ball() Screen {
	s := &c.state.ball
	return Screen{
		ID:    "ball",
		Scene: s.scene,
		Controls: func() []Control {
			return []Control{
				walkSlider(Slider{Min: 0, Max: 5}, &s.walker),
				Slider{ID: "curvature", Min: 0.5, Max: 4, Step: 0.5, Decimals: 2, Get: func() float64 { return s.curvature }, Set: func(k float64) error {
					s.curvature = k
					s.walker.restart(ballStart)
					return nil
				}},
			}
		},
		Questions: []Question{{
			ID: "jump", Gate: true, Check: func(answer string) Verdict { return Choice(answer, "2", nil) },
		}},
		Tick: func() bool {
			return s.walker.steps() < mostBall && s.walker.step(s.ground(), spot{})
		},
		Reset:   func() { s.walker.restart(ballStart) },
		Explain: func(string) []Panel { return []Panel{s.numbers()} },
		Code:    s.code,
		Goals: []Goal{
			{ID: "bottom", Judge: func() Judgement {
				judgement := comeUnder(s.walker.lossBy(s.ground(), 20), 0.001, s.ground().height(ballStart))
				judgement.Met = judgement.Met && s.walker.steps() <= 20
				return judgement
			}},
			{ID: "diverge", Judge: func() Judgement {
				met := s.walker.failed.Kind != ""
				return Judgement{Met: met, Share: float64(index(met)), Now: Number(s.walker.loss(s.ground()), 3)}
			}},
			{ID: "limit", Judge: s.judgeLimit},
		},
	}
}

// judgeLimit: on another parabola, ten steps that neither fall nor climb. Within
// 1 % after ten steps means a rate within 0.05 % of the limit.
func (s *ballState) judgeLimit() Judgement {
	start, now := s.ground().height(ballStart), s.walker.loss(s.ground())
	moved := s.walker.steps() > 0 && s.walker.at() != ballStart || s.walker.steps() > 1 && s.walker.path[1] != ballStart
	met := s.curvature != 1 && moved && s.walker.steps() >= 10 && math.Abs(now/start-1) < 0.01
	share := 0.0
	if moved && s.curvature != 1 {
		share = min(float64(s.walker.steps())/10, 1) * min(now/start, start/now)
	}
	return Judgement{Met: met, Share: share, Now: Number(now, 3)}
}

// ballReach is how far the picture of the parabola goes to each side.
const ballReach = 5.0

func (s *ballState) scene() Scene {
	ground, w := s.ground(), s.walker
	loss := Number(w.loss(ground), 4).Plain()
	facts := map[string]string{"loss": loss, "printed": loss, "step": strconv.Itoa(w.steps()), "w": Number(w.at()[0], 3).Plain()}
	x := Axis{"axis.w", -ballReach, ballReach}
	plot := Plot{
		Frame: Frame{ID: "parabola", Width: 40, Rows: 12, Items: []Item{{ID: "ball"}}, Facts: facts},
		X:     x, Y: Axis{"axis.loss", 0, 20},
		Paths: []Path{pathOf("", Faint, x, func(w float64) float64 { return ground.height(spot{w}) }), s.trail()},
	}
	at := w.at()[0]
	if math.Abs(at) <= ballReach && ground.height(w.at()) <= 20 {
		slope := ground.slope(w.at())[0]
		plot.Paths = append(plot.Paths, Path{Label: "path.slope", Role: Guess, X: []float64{at - 1, at + 1}, Y: []float64{ground.height(w.at()) - slope, ground.height(w.at()) + slope}})
		plot.Points = []Mark{{X: at, Y: ground.height(w.at()), Role: Strong, Item: "ball"}}
	}
	curve := Curve{Frame: Frame{ID: "fall", Width: 30, Rows: 7, Facts: facts}, Runs: []Run{w.run(ground, "run.loss", Train)}}
	if curve.Runs[0].Failed.Kind != "" {
		curve.Runs[0].Failed.Kind = "diverged.ball"
	}
	return Scene{plot, s.numbers(), curve}
}

// trail is the way of the ball: from each place on the parabola straight to the
// next, as long as it is in the picture.
func (s *ballState) trail() Path {
	path := Path{Role: Train}
	for _, p := range s.walker.path {
		path.X, path.Y = append(path.X, p[0]), append(path.Y, s.ground().height(p))
		if math.Abs(p[0]) > 2*ballReach {
			break
		}
	}
	return path
}

// numbers is the coming step, and what the rate and the curvature make of it.
func (s *ballState) numbers() Panel {
	w, k, rate := s.walker.at()[0], s.curvature, s.walker.rate
	return arithmetic("step",
		[]Term{symbol("∂L/∂w = k·w = "), value(Number(k, 2)), op("·("), value(Signed(w, 3)), op(") = "), bySign(result(Signed(k*w, 3)))},
		updateLine("w", w, rate, k*w, 3),
		[]Term{symbol("1 − "), word("rate"), symbol("·k = 1 − "), value(Number(rate, 3)), op("·"), value(Number(k, 2)), op(" = "), result(Signed(1-rate*k, 3)), op("   "), word("factor")},
		[]Term{word("limit"), op(" = 2 ÷ k = 2 ÷ "), value(Number(k, 2)), op(" = "), result(Number(2/k, 3))})
}

func (s *ballState) code() string {
	return fmt.Sprintf("import numpy as np\n\ncurvature = %v\n\ndef height(p):\n    return curvature * p[0] * p[0] / 2\n\ndef slope(p):\n    return curvature * p\n\n", s.curvature) +
		s.walker.code("rate", "") + s.walker.lossCode(s.ground())
}

package descent

import (
	"fmt"
	"strconv"

	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/scene"
)

// climbState is a run whose sign is wrong: it goes up.
type climbState struct {
	minus  bool
	walker walker
}

// mostClimb is how many steps the run has.
const mostClimb = 200

func startClimb() climbState { return climbState{walker: newWalker(0, 0.3, ravineStarts[0])} }

// climbGround is a ravine of 1 : 10.
var climbGround = ravine(10)

// ground is the ravine as the run takes it: with the wrong sign, a step that
// should go against the slope goes along it.
func (s *climbState) ground() terrain {
	if s.minus {
		return climbGround
	}
	ground := climbGround
	ground.slope = func(p spot) spot {
		g := climbGround.slope(p)
		return spot{-g[0], -g[1]}
	}
	return ground
}

// sign is what stands in the update.
func (s *climbState) sign() string {
	if s.minus {
		return "-"
	}
	return "+"
}

// debug: a loss that climbs from the first step, at whatever rate.
func (c *descent) debug() lessons.Screen {
	s := &c.state.debug
	restart := func() { s.walker.restart(ravineStarts[0]) }
	return lessons.Screen{
		ID:    "debug",
		Scene: s.scene,
		Controls: func() []lessons.Control {
			return []lessons.Control{
				walkSlider(lessons.Slider{Min: 0, Max: 0.9}, &s.walker),
				kit.Either("sign", "sign.plus", "sign.minus", &s.minus, restart),
			}
		},
		Questions: []lessons.Question{{ID: "cause", Answer: "3", Cure: "sign"}},
		Tick:      func() bool { return s.walker.steps() < mostClimb && s.walker.step(s.ground(), spot{}) },
		Reset:     func() { *s = startClimb() },
		Explain:   func(scene.ItemID) []scene.Panel { return []scene.Panel{s.numbers()} },
		Code: func() string {
			return "import numpy as np\n\n" + climbGround.code + "\n" +
				s.walker.code(s.pace(), "") + s.walker.lossCode(climbGround)
		},
		Prints: func() string { return scene.Number(s.walker.loss(climbGround), 4).Plain() },
		Goals: []lessons.Goal{{ID: "mend", Judge: func() lessons.Judgement {
			return comeUnder(s.walker.loss(climbGround), 0.01, climbGround.height(ravineStarts[0]))
		}}},
	}
}

// pace is the rate with the sign that turns p - rate * g into what is run.
func (s *climbState) pace() string {
	if s.minus {
		return "rate"
	}
	return "-rate"
}

func (s *climbState) scene() scene.Scene {
	loss := scene.Number(s.walker.loss(climbGround), 4).Plain()
	facts := map[string]string{"loss": loss, "step": strconv.Itoa(s.walker.steps())}
	listing := scene.Listing{Frame: scene.Frame{ID: "script", Width: 40, Rows: 6, Facts: facts}}
	for _, text := range []string{
		"p = np.array(" + kit.List(ravineStarts[0][:]...) + ")",
		fmt.Sprintf("rate = %v", s.walker.rate),
		fmt.Sprintf("for k in range(%d):", mostClimb),
		"    g = slope(p)",
		fmt.Sprintf("    p = p %s rate * g", s.sign()),
	} {
		listing.Lines = append(listing.Lines, scene.CodeLine{Kind: scene.Script, Text: text})
	}
	curve := scene.Curve{Frame: scene.Frame{ID: "fall", Width: 36, Rows: 7, Facts: facts}, Runs: []scene.Run{s.walker.run(climbGround, "run.loss", scene.Train)}, Goal: 0.01}
	if curve.Runs[0].Failed.Kind != "" && !s.minus {
		curve.Runs[0].Failed.Kind = "diverged.climb"
	}
	return scene.Scene{listing, s.numbers(), curve}
}

// numbers is the coming step along both directions.
func (s *climbState) numbers() scene.Panel {
	p, rate := s.walker.at(), s.walker.rate
	g := climbGround.slope(p)
	line := func(name string, i int) []scene.Term {
		after, sign := p[i]-float64(rate*g[i]), " − "
		if !s.minus {
			after, sign = p[i]+float64(rate*g[i]), " + "
		}
		return []scene.Term{
			kit.Symbol(name), kit.Op(" ← "), kit.Value(scene.Signed(p[i], 3)), kit.Op(sign), kit.Value(scene.Number(rate, 3)), kit.Op("·("), kit.BySign(kit.Value(scene.Signed(g[i], 3))), kit.Op(") = "), kit.Result(scene.Signed(after, 3)),
		}
	}
	return kit.Arithmetic("step", line("w₁", 0), line("w₂", 1))
}

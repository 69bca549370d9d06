package descent

import (
	"math"
	"testing"

	"sinapse/lessons/internal/kit"
	"sinapse/lessons/scene"
)

// walked goes through the noise of a seed at the rates that a function gives,
// and tells whether it was fast and calm.
func walked(seed uint32, schedule int, rate func(step int) float64) bool {
	s := startSchedule(0)
	s.seed, s.schedule = seed, schedule
	s.Begin()
	for step := range scheduleSteps {
		s.own.rate = rate(step)
		s.tick()
	}
	return s.judge(true).Met
}

// TestSchedule measures what the goals of the schedule screen are built on, 25
// seeds each: a falling rate is fast and calm, a steady one hardly ever.
func TestSchedule(t *testing.T) {
	steady := func(rate float64) func(int) float64 { return func(int) float64 { return rate } }
	count := func(schedule int, rate func(int) float64) int {
		met := 0
		for seed := range uint32(25) {
			met += kit.Bit(walked(seed, schedule, rate))
		}
		return met
	}
	most := 0
	for rate := 0.03; rate < 0.9; rate += 0.01 {
		most = max(most, count(0, steady(rate)))
		if rate > 0.25 {
			rate += 0.15
		}
	}
	if most > 5 {
		t.Errorf("a steady rate does it on %d of 25 seeds", most)
	}
	if met := count(2, steady(0.5)); met != 25 {
		t.Errorf("exponential from 0.5 does it on %d of 25 seeds", met)
	}
	byHand := count(0, func(step int) float64 {
		switch {
		case step < 40:
			return 0.4
		case step < 80:
			return 0.2
		case step < 120:
			return 0.08
		default:
			return 0.03
		}
	})
	if byHand < 24 {
		t.Errorf("by hand it is met on %d of 25 seeds", byHand)
	}
	t.Logf("steady rates: %d at most; step %d, cosine %d, by hand %d", most, count(1, steady(0.5)), count(3, steady(0.5)), byHand)
}

// TestSteadyRMSProp: no steady rate lets RMSProp rest in the ravine within 100
// steps, and one that is lowered does.
func TestSteadyRMSProp(t *testing.T) {
	rests := func(rate func(step int) float64) (bool, float64) {
		s, low := startRavine(), math.Inf(1)
		for step := range calmSteps {
			s.race.walkers[2].rate = rate(step)
			s.race.tick(s.ground(), mostRavine)
			if judged := s.judgeCalm(); judged.Now.Given {
				low = min(low, judged.Now.Value)
				if judged.Met {
					return true, low
				}
			}
		}
		return false, low
	}
	best := math.Inf(1)
	for rate := 0.01; rate < 1.2; rate += 0.01 {
		met, low := rests(func(int) float64 { return rate })
		best = min(best, low)
		if met {
			t.Errorf("at %.2f it rests", rate)
		}
	}
	met, low := rests(func(step int) float64 {
		if step < 50 {
			return 0.3
		}
		return 0.03
	})
	if !met {
		t.Error("lowered, it does not rest")
	}
	t.Logf("steady %.5f at best, lowered %.5f", best, low)
}

// TestSGDInTheRavine: which rates bring SGD under its goal in 40 steps.
func TestSGDInTheRavine(t *testing.T) {
	low, high := 0.0, 0.0
	for i := range 1200 {
		rate := float64(i) / 1000
		w := newWalker(0, rate, ravineStarts[0])
		for range raceSteps {
			w.step(ravine(50), spot{})
		}
		if w.loss(ravine(50)) < sgdGoal {
			if low == 0 {
				low = rate
			}
			high = rate
		}
	}
	if low != 0.921 || high != 0.959 {
		t.Errorf("from %v to %v", low, high)
	}
}

// TestSlopes holds the slope of every landscape to central differences.
func TestSlopes(t *testing.T) {
	const h = 1e-5
	ball := ballState{curvature: 2.5}
	for name, ground := range map[string]terrain{"ravine": ravine(50), "hollows": twoHollows, "ball": ball.ground()} {
		for _, p := range []spot{{-2, 0.5}, {0.3, -1.2}, {1.5, 0}, {0, 1.4}} {
			got := ground.slope(p)
			for i := range p {
				up, down := p, p
				up[i] += h
				down[i] -= h
				want := (ground.height(up) - ground.height(down)) / (2 * h)
				if math.Abs(got[i]-want) > 1e-8 {
					t.Errorf("%s at %v along %d: %v, want %v", name, p, i, got[i], want)
				}
			}
		}
	}
}

// TestBallAtItsLimit: 2 ÷ curvature is the limit, exactly.
func TestBallAtItsLimit(t *testing.T) {
	for _, k := range []float64{0.5, 1, 2, 2.5, 4} {
		for _, factor := range []float64{0.99, 1, 1.01} {
			s := ballState{curvature: k, walker: newWalker(0, factor*2/k, ballStart)}
			for range 50 {
				s.walker.step(s.ground(), spot{})
			}
			ratio := s.walker.loss(s.ground()) / s.ground().height(ballStart)
			if factor < 1 && ratio >= 0.9 || factor > 1 && ratio <= 1.1 || factor == 1 && math.Abs(ratio-1) > 1e-9 {
				t.Errorf("k = %v at %v of the limit: the height goes to %v of the start", k, factor, ratio)
			}
		}
	}
}

// TestGoalsWithADeadline: what is asked for by a step is told as it stood at
// that step, however far the loss has come since; and no later loss meets it.
func TestGoalsWithADeadline(t *testing.T) {
	ravine := startRavine()
	ground := ravine.ground()
	for range raceSteps {
		ravine.race.tick(ground, mostRavine)
	}
	then := ravine.race.walkers[0].loss(ground)
	for range raceSteps {
		ravine.race.tick(ground, mostRavine)
	}
	sgd := ravine.race.walkers[0]
	if now := sgd.loss(ground); now >= sgdGoal || sgd.lossBy(ground, raceSteps) != then || then < sgdGoal {
		t.Errorf("at step %d SGD stood at %v, told as %v; it stands at %v now", raceSteps, then, sgd.lossBy(ground, raceSteps), now)
	}
}

// TestBallDivergesAtTheStepOfTheHint: the hint says when the loss passes a
// million at k = 1 and rate 2.5.
func TestBallDivergesAtTheStepOfTheHint(t *testing.T) {
	s := startBall()
	s.walker.rate = 2.5
	for s.walker.step(s.ground(), spot{}) {
	}
	if s.walker.steps() != 16 {
		t.Errorf("diverged at step %d", s.walker.steps())
	}
}

// TestLimitIsAskedFirst looks at the ball's sum before its first step and after it: the
// limit of the rate is what the question asks for.
func TestLimitIsAskedFirst(t *testing.T) {
	c := New(0).(*descent)
	screen := c.ball()
	limit := func() (told bool) {
		lines := c.state.ball.numbers().(scene.Arithmetic).Lines
		for _, term := range lines[len(lines)-1] {
			told = told || term.Kind == scene.Result
		}
		return told
	}
	if limit() {
		t.Error("the limit is told before the ball jumped")
	}
	screen.Tick()
	screen.Reset()
	if !limit() {
		t.Error("the ball jumped, and the limit is not told")
	}
}

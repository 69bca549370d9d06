package descent

import (
	"fmt"
	"strconv"
	"strings"

	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/scene"
	"sinapse/nn"
	"sinapse/nn/random"
)

// scheduleState is two walks through the same noise: at a steady rate, and as
// the learner wants it.
type scheduleState struct {
	seed        uint32
	own, steady walker
	schedule    int
	noise       []spot // what is added to the gradient of each step; shared, never written to
}

// The walk, in a ravine of 1 : 5 from the ravine's first start. A batch's
// gradient is the true one and noise; here the noise has a standard deviation
// of 1.
const (
	scheduleSteps = 200
	scheduleRatio = 5
	steadyRate    = 0.5
)

// Fast and calm, measured on 25 seeds (TestSchedule): exponential from 0.5 does
// it on all of them, no steady rate from 0.01 to 0.9 on more than 5.
const (
	fastGoal, fastFrom, fastTo = 0.5, 31, 40
	calmMean, calmLast         = 0.05, 50
)

// The schedules that may be chosen; the first leaves the rate as it is.
var (
	schedules     = []nn.Schedule{nil, nn.StepDecay{Epochs: 50, Factor: 0.25}, nn.Exponential{Factor: 0.98}, nn.Cosine{Epochs: scheduleSteps}}
	scheduleWords = []string{"schedule.constant", "schedule.step", "schedule.exponential", "schedule.cosine"}
	schedulePaces = []string{
		"rate", "rate * 0.25 ** ((k - 1) // 50)", "rate * 0.98 ** (k - 1)", fmt.Sprintf("rate * (1 + np.cos(np.pi * (k - 1) / %d)) / 2", scheduleSteps),
	}
)

var noisyRavine = ravine(scheduleRatio)

func startSchedule(course lessons.Seed) scheduleState {
	s := scheduleState{seed: course.Plus(0), own: newWalker(0, steadyRate, ravineStarts[0]), steady: newWalker(0, steadyRate, ravineStarts[0])}
	s.Begin()
	return s
}

// Begin goes back to the start, and draws the noise of the seed.
func (s *scheduleState) Begin() {
	s.own.schedule = schedules[s.schedule]
	s.own.restart(ravineStarts[0])
	s.steady.restart(ravineStarts[0])
	stream := random.New(s.seed)
	noise := make([]spot, scheduleSteps)
	for i := range noise {
		noise[i] = spot{stream.Randn(), stream.Randn()}
	}
	s.noise = noise
}

func (s *scheduleState) tick() bool {
	moved := false
	for _, w := range []*walker{&s.own, &s.steady} {
		if w.steps() < scheduleSteps {
			moved = w.step(noisyRavine, s.noise[w.steps()]) || moved
		}
	}
	return moved
}

// schedule: noise keeps a steady rate from coming to rest.
func (c *descent) schedule() lessons.Screen {
	s := &c.state.schedule
	return lessons.Screen{
		ID:    "schedule",
		Scene: s.scene,
		Controls: func() []lessons.Control {
			return []lessons.Control{
				walkSlider(lessons.Slider{Min: 0, Max: 0.9}, &s.own),
				kit.Pick("schedule", scheduleWords, &s.schedule, s.Begin),
				c.seed.Slider(&s.seed, s.Begin),
			}
		},
		Questions: []lessons.Question{{
			ID: "rest", Gate: true, Reveal: func() bool { return s.steady.steps() >= 100 }, Outcome: s.rest,
		}},
		Tick:    s.tick,
		Reset:   func() { *s = startSchedule(c.seed) },
		Explain: s.explain,
		Code:    s.code,
		Prints: func() string {
			return scene.Number(s.own.loss(noisyRavine), 4).Plain() + "\n" + scene.Number(s.smooth(), 3).Plain()
		},
		Goals: []lessons.Goal{
			{ID: "falling", Judge: func() lessons.Judgement { return s.judge(s.schedule != 0) }},
			{ID: "hand", Judge: func() lessons.Judgement { return s.judge(s.schedule == 0 && len(s.own.rates) > 1) }},
		},
	}
}

// rest: does the steady rate come to rest?
func (s *scheduleState) rest() (right string, facts map[string]string) {
	w := s.steady
	if w.steps() < calmLast {
		return "2", map[string]string{"mean": "?"}
	}
	mean := w.mean(noisyRavine, w.steps()-calmLast+1, w.steps())
	right = "2"
	if mean < 0.01 {
		right = "1"
	}
	return right, map[string]string{"mean": scene.Number(mean, 3).Plain()}
}

// judge: fast at first, calm at the end, and by the way that counts.
func (s *scheduleState) judge(way bool) lessons.Judgement {
	w := s.own
	if !way || w.steps() == 0 {
		return lessons.Judgement{}
	}
	if w.steps() < calmLast { // too early to judge; this is how the mean stands
		mean := w.mean(noisyRavine, max(w.steps()-smoothing+1, 1), w.steps())
		return lessons.Judgement{Now: scene.Number(mean, 3)}
	}
	fast := w.mean(noisyRavine, fastFrom, fastTo)
	if fast >= fastGoal {
		return lessons.Judgement{Now: scene.Number(fast, 3), Left: scene.Number(fast-fastGoal, 3)}
	}
	calm := w.mean(noisyRavine, w.steps()-calmLast+1, w.steps())
	judgement := kit.Below(calm, calmMean, fastGoal, 3)
	judgement.Met = judgement.Met && w.steps() == scheduleSteps
	judgement.Share *= float64(w.steps()) / scheduleSteps
	return judgement
}

func (s *scheduleState) scene() scene.Scene {
	loss, steady := scene.Number(s.own.loss(noisyRavine), 4).Plain(), scene.Number(s.steady.loss(noisyRavine), 4).Plain()
	facts := map[string]string{"step": strconv.Itoa(s.own.steps()), "loss": loss, "steady": steady, "rate": scene.Number(s.now(), 4).Plain()}
	picture := scene.Map{
		Frame: scene.Frame{ID: "noisy", Width: 40, Rows: 12, Items: scene.ProbeItems(), Facts: facts},
		X:     scene.Axis{Name: "axis.w1", Min: -10, Max: 4}, Y: scene.Axis{Name: "axis.w2", Min: -5, Max: 3}, Key: "noisy", Low: 0.01, High: 100,
		Trails: []scene.Path{s.steady.trail(scene.Guess), s.own.trail(scene.Strong)}, Lowest: []scene.Mark{{}},
	}
	picture.Answer = func(x, y float64) float64 { return picture.Shade(noisyRavine.height(spot{x, y})) }
	curve := scene.Curve{
		Frame: scene.Frame{ID: "means", Width: 36, Rows: 7, Facts: map[string]string{"step": facts["step"]}},
		Runs:  []scene.Run{smoothed(s.own.run(noisyRavine, "run.own", scene.Strong)), smoothed(s.steady.run(noisyRavine, "run.steady", scene.Guess))},
	}
	return scene.Scene{picture, curve, s.rates(facts), s.sum()}
}

// smoothing is over how many steps a noisy curve is a mean.
const smoothing = 10

// smoothed is a run whose points are the means of the last ten.
func smoothed(run scene.Run) scene.Run {
	points := make([]scene.Point, len(run.Points))
	for i, point := range run.Points {
		from, total := max(i-smoothing+1, 0), 0.0
		for _, p := range run.Points[from : i+1] {
			total += p.Last
		}
		points[i] = scene.PointAt(point.Step, total/float64(i+1-from))
	}
	run.Points = points
	return run
}

// now is the rate of the coming step.
func (s *scheduleState) now() float64 { return s.own.pace(s.own.rate, s.own.steps()+1) }

// rates draws the rate over the steps.
func (s *scheduleState) rates(facts map[string]string) scene.Plot {
	paces := append(s.own.paces(), s.now())
	path := scene.Path{Label: "run.own", Role: scene.Strong, X: make([]float64, len(paces)), Y: paces}
	for i := range paces {
		path.X[i] = float64(i)
	}
	steady := scene.Path{Label: "run.steady", Role: scene.Guess, X: []float64{0, float64(s.steady.steps())}, Y: []float64{steadyRate, steadyRate}}
	return scene.Plot{
		Frame: scene.Frame{ID: "rates", Width: 30, Rows: 7, Beside: true, Facts: facts},
		X:     scene.Axis{Name: "axis.step", Min: 0, Max: scheduleSteps}, Y: scene.Axis{Name: "axis.rate", Min: 0, Max: 1},
		Paths: []scene.Path{path, steady},
	}
}

// sum is the rate of the coming step, worked out.
func (s *scheduleState) sum() scene.Panel {
	k, base := s.own.steps(), kit.Value(scene.Number(s.own.rate, 3))
	line := []scene.Term{kit.Word("rate"), kit.Op(" = "), base}
	switch s.schedule {
	case 0: // it is the slider's, and nothing is to be worked out
		line = line[:1]
	case 1:
		line = append(line, kit.Op(" · 0.25^"), kit.Value(scene.Number(float64(k/50), 0)))
	case 2:
		line = append(line, kit.Op(" · 0.98^"), kit.Value(scene.Number(float64(k), 0)))
	case 3:
		line = append(line, kit.Op(" · (1 + cos(π·"), kit.Value(scene.Number(float64(k), 0)), kit.Op("/"+strconv.Itoa(scheduleSteps)+")) ÷ 2"))
	}
	return kit.Arithmetic("rate", append(line, kit.Op(" = "), kit.Result(scene.Number(s.now(), 4))))
}

// explain opens the slope at a point of the map, or the rate.
func (s *scheduleState) explain(item scene.ItemID) []scene.Panel {
	picture := s.scene()[0].(scene.Map)
	if opened := (&race{}).explain(noisyRavine, picture, item); opened != nil {
		return opened
	}
	return []scene.Panel{s.sum()}
}

func (s *scheduleState) code() string {
	return fmt.Sprintf("import numpy as np\n\n%s\nnp.random.seed(%d)\nnoise = np.random.randn(%d, 2)\n", noisyRavine.code, s.seed, scheduleSteps) +
		strings.Replace(s.own.code(schedulePaces[s.schedule], " + noise[k - 1]"), "for k in", "heights = [height(p)]\nfor k in", 1) +
		"    heights.append(height(p))\n" + s.own.lossCode(noisyRavine) +
		fmt.Sprintf("print(f\"{np.mean(heights[-%d:]):%s}\")\n", smoothing, pythonForm(scene.Number(s.smooth(), 3)))
}

// smooth is where the curve of means ends.
func (s *scheduleState) smooth() float64 {
	return s.own.mean(noisyRavine, max(s.own.steps()-smoothing+1, 0), s.own.steps())
}

package playground

import (
	"slices"
	"strconv"

	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/internal/model"
	"sinapse/lessons/scene"
)

const (
	mostMemory  = 0.99
	mostSquares = 0.9999
	mostEvery   = 1000 // epochs of a schedule
	leastFactor = 0.01
)

// optimizerNames and scheduleNames are those of an address, in the order of the usual ones.
var (
	optimizerNames = []string{"sgd", "momentum", "nesterov", "rmsprop", "adam"}
	scheduleNames  = []string{"constant", "step", "exponential", "cosine"}
)

// A dial is a number of an optimiser or of a schedule: the control that turns it, by which
// name an address has it, and where it stands.
type dial struct {
	slider lessons.Slider
	key    string
	of     func(*model.ClassifierSetup) *float64
}

// dials are the numbers of a set-up's optimiser.
func dials(s model.ClassifierSetup) []dial {
	memory := func(id string) dial {
		return dial{lessons.Slider{ID: id, Min: 0, Max: mostMemory, Step: 0.01, Decimals: 3}, id, func(s *model.ClassifierSetup) *float64 { return &s.Optimizer.Memory }}
	}
	squares := func(id string) dial {
		return dial{lessons.Slider{ID: id, Min: 0, Max: mostSquares, Step: 0.01, Decimals: 4}, id, func(s *model.ClassifierSetup) *float64 { return &s.Optimizer.Squares }}
	}
	switch s.Optimizer.Name {
	case "momentum", "nesterov":
		return []dial{memory("mu")}
	case "rmsprop":
		return []dial{squares("alpha")}
	case "adam":
		return []dial{memory("beta1"), squares("beta2")}
	}
	return nil
}

// hasEvery tells whether a schedule counts epochs, hasFactor whether it multiplies.
func hasEvery(s model.Schedule) bool  { return s.Name == "step" || s.Name == "cosine" }
func hasFactor(s model.Schedule) bool { return s.Name == "step" || s.Name == "exponential" }

// everyControl is the control of a schedule's epochs: what they are depends on it.
func everyControl(s model.Schedule) string {
	if s.Name == "cosine" {
		return "until"
	}
	return "every"
}

// chosen is which of the usual ones has a name; the first is the one without.
func chosen[T any](usual []T, is func(T) bool) int { return max(slices.IndexFunc(usual, is), 0) }

func (g *ground) optimizerControls() []lessons.Control {
	setup := g.run.Setup
	which := chosen(model.UsualOptimizers, func(o model.Optimizer) bool { return o.Name == setup.Optimizer.Name })
	falls := chosen(model.UsualSchedules, func(s model.Schedule) bool { return s.Name == setup.Schedule.Name })
	controls := []lessons.Control{kit.Pick("optimiser", kit.Keys("optimiser.", optimizerNames), &which, func() {
		g.change(func(s *model.ClassifierSetup) { s.Optimizer = model.UsualOptimizers[which] })
	})}
	for _, d := range dials(setup) {
		value := *d.of(&setup)
		controls = append(controls, kit.Knob(d.slider, &value, func() {
			g.change(func(s *model.ClassifierSetup) { *d.of(s) = value })
		}))
	}
	controls = append(controls, kit.Pick("schedule", kit.Keys("schedule.", scheduleNames), &falls, func() {
		g.change(func(s *model.ClassifierSetup) { s.Schedule = model.UsualSchedules[falls] })
	}))
	if every := setup.Schedule.Epochs; hasEvery(setup.Schedule) {
		controls = append(controls, kit.Whole(lessons.Slider{ID: everyControl(setup.Schedule), Unit: "epochs", Min: 1, Max: mostEvery, Step: 10}, &every, func() {
			g.change(func(s *model.ClassifierSetup) { s.Schedule.Epochs = every })
		}))
	}
	if factor := setup.Schedule.Factor; hasFactor(setup.Schedule) {
		controls = append(controls, kit.Knob(lessons.Slider{ID: "factor", Min: leastFactor, Max: 1, Step: 0.01, Decimals: 3}, &factor, func() {
			g.change(func(s *model.ClassifierSetup) { s.Schedule.Factor = factor })
		}))
	}
	return append(controls, g.onControl())
}

// optimizer reads how gradients become steps; what is not said is as is usual.
func (s *settings) optimizer() model.Optimizer {
	made := model.ClassifierSetup{Descent: model.Descent{Optimizer: model.UsualOptimizers[slices.Index(optimizerNames, s.among("optimiser", optimizerNames, "sgd"))]}}
	for _, d := range dials(made) {
		*d.of(&made) = s.number(d.key, d.slider.Min, d.slider.Max, *d.of(&made))
	}
	return made.Optimizer
}

// schedule reads how the rate goes from epoch to epoch.
func (s *settings) schedule() model.Schedule {
	made := model.UsualSchedules[slices.Index(scheduleNames, s.among("schedule", scheduleNames, "constant"))]
	if hasEvery(made) {
		made.Epochs = s.whole("every", 1, mostEvery, made.Epochs)
	}
	if hasFactor(made) {
		made.Factor = s.number("factor", leastFactor, 1, made.Factor)
	}
	return made
}

// optimizerSaid is the optimiser and the schedule of a set-up in our own line.
func optimizerSaid(s model.ClassifierSetup) []string {
	var said []string
	if s.Optimizer.Name != "" {
		said = append(said, "optimiser="+s.Optimizer.Name)
	}
	for _, d := range dials(s) {
		said = append(said, d.key+"="+kit.PythonNumber(*d.of(&s)))
	}
	if s.Schedule.Name != "" {
		said = append(said, "schedule="+s.Schedule.Name)
	}
	if hasEvery(s.Schedule) {
		said = append(said, "every="+strconv.Itoa(s.Schedule.Epochs))
	}
	if hasFactor(s.Schedule) {
		said = append(said, "factor="+kit.PythonNumber(s.Schedule.Factor))
	}
	return said
}

// optimizerLines tell the optimiser and the schedule of a kept run, where it had any.
func optimizerLines(s model.ClassifierSetup) [][]scene.Term {
	var lines [][]scene.Term
	if s.Optimizer.Name != "" {
		line := []scene.Term{kit.Word("optimiser." + s.Optimizer.Name)}
		for _, d := range dials(s) {
			line = append(line, kit.Op("  "), kit.Word("control."+d.slider.ID), kit.Op(" "), kit.Value(scene.Number(*d.of(&s), d.slider.Decimals)))
		}
		lines = append(lines, line)
	}
	if s.Schedule.Name == "" {
		return lines
	}
	line := []scene.Term{kit.Word("control.schedule"), kit.Op(" "), kit.Word("schedule." + s.Schedule.Name)}
	if hasEvery(s.Schedule) {
		line = append(line, kit.Op("  "), kit.Word("control."+everyControl(s.Schedule)), kit.Op(" "), kit.Count(s.Schedule.Epochs), kit.Op(" "), kit.Word("epochs"))
	}
	if hasFactor(s.Schedule) {
		line = append(line, kit.Op("  "), kit.Word("control.factor"), kit.Op(" "), kit.Value(scene.Number(s.Schedule.Factor, 3)))
	}
	return append(lines, line)
}

// saneOptimizer tells whether a set-up can have come to its optimiser and its schedule.
func saneOptimizer(s model.ClassifierSetup) bool {
	o, f := s.Optimizer, s.Schedule
	within := func(value, low, high float64) bool { return value >= low && value <= high }
	return within(o.Memory, 0, mostMemory) && within(o.Squares, 0, mostSquares) && within(f.Factor, 0, 1) && f.Epochs >= 0 && f.Epochs <= mostEvery
}

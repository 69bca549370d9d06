package playground

import (
	"math"
	"slices"

	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/internal/model"
)

// parts are the groups of controls: one is open at a time.
var parts = []string{"data", "features", "network", "training", "optimiser", "aim", "address", "runs", "lottery"}

// dataNames are the data sets, bends the activations and starts the ways to draw the
// first weights.
var (
	dataNames = []string{"circle", "xor", "gauss", "spiral", "moons", "plane", "bumps", "penguins", "mass", "digits"}
	bends     = []string{"tanh", "relu", "leaky", "sigmoid", "linear"}
	starts    = []string{"random", "xavier", "he", "zeros"}
)

const (
	mostLayers  = 6
	mostNeurons = 16
	newNeurons  = 2 // that a new layer has
	mostBatch   = 50
	mostPenalty = 10
	mostDropout = 0.8
	leastRate   = 0.0001
	mostRate    = 10
)

// controls are the group that is open, behind the choice of it.
func (g *ground) controls(course lessons.Seed, aims bool) []lessons.Control {
	groups := parts
	if !aims {
		groups = parts[:5]
	}
	controls := []lessons.Control{kit.Pick("part", kit.Keys("part.", groups), &g.state.part)}
	switch parts[min(g.state.part, len(groups)-1)] {
	case "data":
		return append(controls, g.dataControls(course)...)
	case "features":
		return append(controls, g.featureControls()...)
	case "network":
		return append(controls, g.networkControls()...)
	case "training":
		return append(controls, g.trainingControls()...)
	case "optimiser":
		return append(controls, g.optimizerControls()...)
	case "aim":
		return append(controls, g.aimControls()...)
	case "runs":
		return append(controls, g.runControls()...)
	case "lottery":
		return append(controls, g.seedControls()...)
	default:
		return append(controls, g.addressControl(course))
	}
}

// addressControl is our own line for the set-up; an address that is put there sets it up.
func (g *ground) addressControl(course lessons.Seed) lessons.Control {
	return lessons.Text{
		ID: "address", Most: longestText, Get: func() string { return ourAddress(g.run.Setup) },
		Set: func(text string) error {
			setup, lost, refused := readAddress(g.table(), text, g.run.Setup.Seed, course.Slider(new(uint32)).Max)
			if refused != nil {
				return refused
			}
			g.change(func(s *model.ClassifierSetup) { *s = setup })
			g.state.lost = lost
			return nil
		},
	}
}

func (g *ground) dataControls(course lessons.Seed) []lessons.Control {
	setup := g.run.Setup
	noise, share, seed := int(math.Round(100*setup.Noise)), int(math.Round(100*setup.Share)), setup.Seed
	names, words := g.setNames()
	controls := []lessons.Control{kit.Among("data", words, names, setup.Data, func(name string) {
		g.change(func(s *model.ClassifierSetup) { moveTo(s, name) })
	})}
	if controls = append(controls, g.lookControls()...); !setup.Wide() {
		controls = append(controls, kit.Whole(lessons.Slider{ID: "noise", Min: 0, Max: 50, Step: 5, Unit: "percent"}, &noise, func() {
			g.change(func(s *model.ClassifierSetup) { s.Noise = float64(noise) / 100 })
		}))
	}
	return append(controls,
		kit.Whole(lessons.Slider{ID: "share", Min: 10, Max: 90, Step: 10, Unit: "percent"}, &share, func() {
			g.change(func(s *model.ClassifierSetup) { s.Share = float64(share) / 100 })
		}),
		course.Slider(&seed, func() { g.change(func(s *model.ClassifierSetup) { s.Seed = seed }) }),
	)
}

// featureControls switch what the network is given. The last one stays.
func (g *ground) featureControls() []lessons.Control {
	all := columnsOf(g.run.Setup.Data)
	if model.IsOwn(g.run.Setup.Data) || len(all) > mostSwitches {
		return g.oneOfMany(all)
	}
	controls := make([]lessons.Control, len(all))
	for i, name := range all {
		on := slices.Contains(g.features(), name)
		controls[i] = kit.Toggle(name, &on, func() { g.give(name, on) })
	}
	return controls
}

// give gives the network a feature, or takes it from it.
func (g *ground) give(name string, on bool) {
	names := slices.DeleteFunc(slices.Clone(g.features()), func(other string) bool { return other == name })
	if on {
		names = append(names, name)
	}
	if len(names) > 0 {
		g.change(func(s *model.ClassifierSetup) { s.Features = given(s.Data, names) })
	}
}

func (g *ground) networkControls() []lessons.Control {
	hidden := g.run.Setup.Hidden
	layers := len(hidden)
	controls := []lessons.Control{kit.Whole(lessons.Slider{ID: "layers", Min: 0, Max: mostLayers}, &layers, func() {
		g.change(func(s *model.ClassifierSetup) { s.Hidden = withLayers(hidden, layers); fitBends(s) })
	})}
	for i := range hidden {
		neurons := hidden[i]
		controls = append(controls, kit.Whole(lessons.Slider{ID: kit.Numbered("neurons", i+1), Min: 1, Max: mostNeurons}, &neurons, func() {
			g.change(func(s *model.ClassifierSetup) {
				s.Hidden = slices.Clone(s.Hidden)
				s.Hidden[i] = neurons
			})
		}))
	}
	return append(append(controls, g.bendControls()...),
		kit.Among("begin", kit.Keys("start.", starts), starts, g.run.Setup.Start, func(name string) {
			g.change(func(s *model.ClassifierSetup) { s.Start = name })
		}))
}

// withLayers are so many hidden layers: of those that there are the first ones, and new ones.
func withLayers(hidden []int, layers int) []int {
	made := slices.Clone(hidden[:min(layers, len(hidden))])
	for len(made) < layers {
		made = append(made, newNeurons)
	}
	return made
}

func (g *ground) trainingControls() []lessons.Control {
	setup := g.run.Setup
	batch, shuffle := setup.Batch, setup.Shuffle
	strength := func(id string, most float64, change func(func(*model.ClassifierSetup)), of func(*model.ClassifierSetup) *float64) lessons.Control {
		value := *of(&setup)
		return kit.Knob(lessons.Slider{ID: id, Min: 0, Max: most, Step: 0.01, Decimals: 3}, &value, func() {
			change(func(s *model.ClassifierSetup) { *of(s) = value })
		})
	}
	controls := []lessons.Control{
		g.run.Rate(),
		kit.Whole(lessons.Slider{ID: "batch", Min: 1, Max: mostBatch}, &batch, func() {
			g.goOn(func(s *model.ClassifierSetup) { s.Batch = batch })
		}),
		kit.Toggle("shuffle", &shuffle, func() { g.goOn(func(s *model.ClassifierSetup) { s.Shuffle = shuffle }) }),
		strength("l1", mostPenalty, g.goOn, func(s *model.ClassifierSetup) *float64 { return &s.Penalty.L1 }),
		strength("l2", mostPenalty, g.goOn, func(s *model.ClassifierSetup) *float64 { return &s.Penalty.L2 }),
		strength("dropout", mostDropout, g.change, func(s *model.ClassifierSetup) *float64 { return &s.Dropout }),
	}
	if g.state.on {
		controls = append(controls, g.onControl())
	}
	return controls
}

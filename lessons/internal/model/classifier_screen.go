package model

import (
	"maps"

	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/scene"
	"sinapse/nn"
)

// EpochPace is how many epochs a second one can follow on a map.
const EpochPace = 3

// Updates is how many updates an epoch of a trainer has.
func Updates(t *nn.Trainer) int {
	n, size := t.Data().Len(), t.BatchSize()
	if size == 0 {
		return 1
	}
	return (n + size - 1) / size
}

// ClassifierScreen is what a screen about one classifier has: its drawing, its
// map and its curves; epochs as ticks; parameters behind its items.
func ClassifierScreen(id string, c **Classifier) lessons.Screen {
	return lessons.Screen{
		ID: id,
		Scene: func() scene.Scene {
			network := (*c).Picture()
			picture := (*c).Decision(false)
			picture.Beside, picture.Width = true, 30
			network.Width = 30
			maps.Copy(network.Facts, (*c).Curve().Facts)
			return scene.Scene{network, picture, (*c).Curve()}
		},
		Edit: func(item scene.ItemID) lessons.Control { return (*c).KnobOf(item) },
		Tick: func() bool { return (*c).Epoch() },
		Explain: func(item scene.ItemID) []scene.Panel {
			if x, y, ok := (*c).Decision(false).Probe(item); ok {
				return (*c).Explain(scene.At(scene.NeuronKind, (*c).Depth(), 1), x, y)
			}
			return (*c).ExplainSample(item)
		},
		Code:   func() string { return (*c).Code() },
		Prints: func() string { return (*c).Prints() },
	}
}

// BendControl chooses the activation of a classifier's hidden layers, which
// begins it afresh.
func BendControl(c **Classifier, names []string) lessons.Control {
	options := kit.Keys("curve.", names)
	return kit.Among("bend", options, names, (*c).Setup.Activation, func(name string) {
		Afresh(c, func(s *ClassifierSetup) { s.Activation = name })
	})
}

// SeedControl draws other data and other weights.
func SeedControl(course lessons.Seed, c **Classifier) lessons.Control {
	seed := (*c).Setup.Seed
	return course.Slider(&seed, func() {
		Afresh(c, func(s *ClassifierSetup) { s.Seed = seed })
	})
}

// Solved is the validation loss below which a problem of the plane counts as
// solved: what the calibrated results count as a hit.
const Solved = 0.05

// Unnamed takes the name of the illness off a scene: in debug it is the
// learner who finds it.
func Unnamed(panels func() scene.Scene) func() scene.Scene {
	return func() scene.Scene {
		panels := panels()
		for i, panel := range panels {
			if curve, ok := panel.(scene.Curve); ok {
				curve.Ill = ""
				panels[i] = curve
			}
		}
		return panels
	}
}

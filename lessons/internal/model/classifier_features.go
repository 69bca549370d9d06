package model

import (
	"slices"

	"sinapse/nn"
	"sinapse/nn/data"
	"sinapse/nn/random"
)

// features are what a network may be given of a point, by name.
var features = map[string]data.Feature{
	"x1": data.Monomial(1), "x2": data.Monomial(0, 1), "x1x1": data.Monomial(2), "x2x2": data.Monomial(0, 2),
	"x1x2": data.Monomial(1, 1), "sin1": data.Sine(0), "sin2": data.Sine(1),
}

// featureNames are their symbols.
var featureNames = map[string]string{
	"x1": "x₁", "x2": "x₂", "x1x1": "x₁²", "x2x2": "x₂²", "x1x2": "x₁x₂", "sin1": "sin x₁", "sin2": "sin x₂",
}

// PlaneFeatures are those that a network is given of a point where nothing
// else is said: the point.
var PlaneFeatures = []string{"x1", "x2"}

// features are the names of what the network is given of a point.
func (s ClassifierSetup) features() []string {
	switch {
	case len(s.Features) > 0:
		return s.Features
	case s.Wide():
		return s.set().Columns
	}
	return PlaneFeatures
}

// inputs computes what the network is given of points, n×2 or n×(columns): n×(features).
func (s ClassifierSetup) inputs(points nn.Matrix) nn.Matrix {
	if len(s.Features) == 0 {
		return points
	}
	if s.Wide() {
		return s.chosen(points)
	}
	made := make([]data.Feature, len(s.Features))
	for i, name := range s.Features {
		made[i] = features[name]
	}
	return data.Apply(points, made...)
}

// Augment moves the point of a sample by a random step, and computes its other
// features anew: the first two are the point itself.
func (s ClassifierSetup) Augment(inputs []float64, stream *random.Stream) {
	for axis := range PlaneFeatures {
		inputs[axis] += stream.Normal(0, s.Jitter)
	}
	for i, name := range s.features()[len(PlaneFeatures):] {
		inputs[len(PlaneFeatures)+i] = features[name](inputs[:len(PlaneFeatures)])
	}
}

// featureReach is how far a feature goes over the plane.
func featureReach(name string) float64 {
	if slices.Contains(digitColumns, name) {
		return 1
	}
	switch name {
	case "x1", "x2":
		return planeReach
	case "sin1", "sin2":
		return 1
	case "x1x1", "x2x2", "x1x2":
	default: // standardised
		return wideReach
	}
	return planeReach * planeReach
}

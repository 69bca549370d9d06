package lessons

import (
	"sinapse/nn"
	"sinapse/nn/data"
)

// penguinFeatures returns the 333 penguins with no value missing: flipper and
// bill length in mm, one row a penguin, and body mass in kg.
func penguinFeatures() (lengths, mass nn.Matrix) {
	penguins := data.Penguins()
	lengths, mass = nn.NewMatrix(len(penguins), 2), nn.NewMatrix(len(penguins), 1)
	for i, p := range penguins {
		copy(lengths.Row(i), []float64{p.FlipperLength, p.BillLength})
		mass.Set(i, 0, p.BodyMass/1000)
	}
	return lengths, mass
}

// penguinRuns returns two runs over the penguins, with flipper and bill length
// standardised, and in raw millimetres.
func penguinRuns() [2]*regression {
	lengths, mass := penguinFeatures()
	return [2]*regression{
		newRegression(nn.Standardize(lengths).Apply(lengths), mass, true, 0.1),
		newRegression(lengths, mass, true, 0.1),
	}
}

// marks draws every n-th sample of a run over two of its columns.
func marks(x, y []float64, role Role) []Mark {
	points := make([]Mark, len(x))
	for i := range x {
		points[i] = Mark{X: x[i], Y: y[i], Role: role}
	}
	return points
}

package model

import (
	"sinapse/nn"
	"sinapse/nn/data"
)

// PenguinFeatures returns the 333 penguins with no value missing: flipper and
// bill length in mm, one row a penguin, and body mass in kg.
func PenguinFeatures() (lengths, mass nn.Matrix) {
	penguins := data.Penguins()
	lengths, mass = nn.NewMatrix(len(penguins), 2), nn.NewMatrix(len(penguins), 1)
	for i, p := range penguins {
		copy(lengths.Row(i), []float64{p.FlipperLength, p.BillLength})
		mass.Set(i, 0, p.BodyMass/1000)
	}
	return lengths, mass
}

// PenguinLoad reads the table from the present folder.
const PenguinLoad = `# sinapse data penguins > penguins.csv
import csv
import numpy as np

rows = [r for r in csv.DictReader(open("penguins.csv")) if "NA" not in r.values()]
mass = np.array([float(r["body_mass_g"]) / 1000 for r in rows])
flipper = np.array([float(r["flipper_length_mm"]) for r in rows])
`

package model

import (
	"strings"

	"sinapse/lessons/internal/kit"
	"sinapse/nn"
	"sinapse/nn/data"
	"sinapse/nn/random"
)

// PenguinColumns are what a network may be given of a penguin. The sex is 1 for a male and 0 for a female.
var PenguinColumns = []string{"bill-length", "bill-depth", "flipper", "body-mass", "sex"}

// penguinTable are the same columns by their names in the table.
var penguinTable = map[string]string{
	"bill-length": "bill_length_mm", "bill-depth": "bill_depth_mm", "flipper": "flipper_length_mm", "body-mass": "body_mass_g", "sex": "sex",
}

// penguinSpecies are the classes.
var penguinSpecies = []string{"Adelie", "Chinstrap", "Gentoo"}

// measures are the numbers of a penguin, a column each.
func measures(p data.Penguin) []float64 {
	return []float64{p.BillLength, p.BillDepth, p.FlipperLength, p.BodyMass, float64(kit.Bit(p.Sex == "male"))}
}

// drawPenguins puts the penguins into an order, so that any cut is a fair sample: what is
// measured of each, and its species as a 1 among zeros.
func drawPenguins(stream *random.Stream, n int, _ float64) nn.Dataset {
	penguins := data.Penguins()[:n]
	set := nn.Dataset{X: nn.NewMatrix(n, len(PenguinColumns)), Y: nn.NewMatrix(n, len(penguinSpecies))}
	for i, p := range penguins {
		copy(set.X.Row(i), measures(p))
		for k, species := range penguinSpecies {
			set.Y.Set(i, k, float64(kit.Bit(p.Species == species)))
		}
	}
	return set.Samples(stream.Permutation(n))
}

// drawMasses does the same with the mass in kg as the target, which is then no column.
func drawMasses(stream *random.Stream, n int, _ float64) nn.Dataset {
	penguins, mass := data.Penguins()[:n], 3
	set := nn.Dataset{X: nn.NewMatrix(n, len(PenguinColumns)-1), Y: nn.NewMatrix(n, 1)}
	for i, p := range penguins {
		all := measures(p)
		copy(set.X.Row(i), append(all[:mass:mass], all[mass+1:]...))
		set.Y.Set(i, 0, p.BodyMass/1000)
	}
	return set.Samples(stream.Permutation(n))
}

// massColumns are the columns that a mass is learned from.
func massColumns() []string {
	return []string{"bill-length", "bill-depth", "flipper", "sex"}
}

// standardised are the columns of a set with the mean 0 and the deviation 1 over its first
// samples, which train; numbers to be learned have the mean 0 over them.
func (s PlaneSet) standardised(set nn.Dataset, trained int) nn.Dataset {
	scale := nn.Standardize(set.X.RowRange(0, trained))
	if s.pictured() { // a pixel that is never inked has no deviation
		for j := range scale.Std {
			scale.Std[j] = 1
		}
	}
	set.X = scale.Apply(set.X)
	if s.Numbers {
		mean := 0.0
		for _, y := range set.Y.Data[:trained] {
			mean += y
		}
		mean /= float64(trained)
		for i := range set.Y.Data {
			set.Y.Data[i] -= mean
		}
	}
	return set
}

// penguinsCode reads and draws the penguins in Python.
func (s ClassifierSetup) penguinsCode() string {
	set := s.set()
	columns := make([]string, len(s.features()))
	for i, name := range s.features() {
		columns[i] = `"` + penguinTable[name] + `"`
	}
	code := "import csv  # sinapse data penguins > penguins.csv\n\n" +
		"rows = [r for r in csv.DictReader(open(\"penguins.csv\")) if \"NA\" not in r.values()]\n" +
		kit.PythonPieces("given = [", "]", columns) +
		"points = [[float(r[c] == \"male\" if c == \"sex\" else r[c]) for c in given] for r in rows]\n"
	if set.Numbers {
		return code + "values = np.array([float(r[\"body_mass_g\"]) / 1000 for r in rows])\npoints = np.array(points)\n"
	}
	return code + "kinds = [\"" + strings.Join(penguinSpecies, `", "`) + "\"]\n" +
		"classes = np.array([[float(r[\"species\"] == k) for k in kinds] for r in rows])\npoints = np.array(points)\n"
}

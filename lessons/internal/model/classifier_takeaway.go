package model

import (
	"cmp"
	"slices"
	"strings"

	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/nn"
	"sinapse/nn/data"
	"sinapse/nn/npz"
	"sinapse/nn/random"
)

// Takeaways are the network to be taken away, for points of the plane, for what is
// measured of a penguin, or for the rows of a learner's table.
func (c *Classifier) Takeaways() []lessons.Takeaway {
	if c.own != nil {
		return kit.Takeaways(c.Network, TableCode{Prepared: c.given(), Table: c.Setup.set().own.table, Plan: c.Setup.planned(), Each: true}.Given())
	}
	return append(c.network(), c.torchTraining()...)
}

// network is the network with its programs.
func (c *Classifier) network() []lessons.Takeaway {
	if c.Setup.Wide() {
		return kit.Takeaways(c.Network, c.Setup.measured())
	}
	names := c.Setup.features()
	if slices.ContainsFunc(names, func(name string) bool { return featureCode[name] == "" }) {
		return kit.Takeaways(c.Network, kit.AskedPlain(names...))
	}
	columns := make([]string, len(names))
	for i, name := range names {
		columns[i] = featureCode[name]
	}
	return kit.Takeaways(c.Network, kit.Asked(PlaneFeatures, slices.Repeat([]string{"0.5"}, len(PlaneFeatures)), "",
		"    x1, x2 = rows.T\n    return np.column_stack(["+strings.Join(columns, ", ")+"])\n"))
}

// measured is how a network is asked about penguins as they are measured: it learned from
// them standardised, and a mass as its distance from the mean.
func (s ClassifierSetup) measured() kit.Given {
	raw := s.set().Draw(random.New(s.Seed), s.set().Samples, s.Noise)
	scale, example := nn.Standardize(raw.X.RowRange(0, s.trained())), raw.X.Row(0)
	per, note := 1.0, "# the sex is 1 for a male\n"
	if s.set().pictured() { // ink is asked for as it stands in the file, and no deviation divides it
		per, note = data.DigitInk, ""
	}
	var names, values []string
	var mean, deviation npz.Float64
	for _, name := range s.features() {
		at := slices.Index(s.set().Columns, name)
		if s.set().pictured() {
			scale.Std[at] = 1
		}
		names, values = append(names, cmp.Or(penguinTable[name], name)), append(values, kit.PythonNumber(per*example[at]))
		mean, deviation = append(mean, per*scale.Mean[at]), append(deviation, per*scale.Std[at])
	}
	g := kit.Asked(names, values, note, "    return (rows - file[\"mean\"]) / file[\"scale\"]\n")
	g.Telling = "classes = [\"" + strings.Join(s.Several(), `", "`) + "\"]\n\n\ndef told(answer):\n    return classes[int(answer.argmax())]\n"
	g.Arrays = []npz.Named{kit.Vector("mean", mean), kit.Vector("scale", deviation)}
	if s.Numbers() {
		target := nn.Standardize(raw.Y.RowRange(0, s.trained())).Mean
		g.Telling = "def told(answer):  # in kg\n    return repr(float(answer[0] + file[\"target_mean\"][0]))\n"
		g.Arrays = append(g.Arrays, kit.Vector("target_mean", npz.Float64(target)))
	}
	return g
}

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

// samplesCode reads the samples that a program is asked about.
const samplesCode = `def samples():
    if len(sys.argv) > 1:
        return np.array([sys.argv[1:]], float)
    return np.array([line.split() for line in sys.stdin if line.strip()], float)


`

// Takeaways are the network to be taken away, for points of the plane, for what is
// measured of a penguin, or for the rows of a learner's table.
func (c *Classifier) Takeaways() []lessons.Takeaway {
	if c.own != nil {
		return kit.Takeaways(c.Network, TableCode{Prepared: c.given(), Table: c.Setup.set().own.table, Plan: c.Setup.planned(), Each: true}.Given())
	}
	if c.Setup.Wide() {
		return kit.Takeaways(c.Network, c.Setup.measured())
	}
	names := c.Setup.features()
	given, uses := "    return rows\n", strings.Join(names, " ")
	if !slices.ContainsFunc(names, func(name string) bool { return featureCode[name] == "" }) {
		uses = strings.Join(PlaneFeatures, " ")
		columns := make([]string, len(names))
		for i, name := range names {
			columns[i] = featureCode[name]
		}
		given = "    x1, x2 = rows.T\n    return np.column_stack([" + strings.Join(columns, ", ") + "])\n"
	}
	return kit.Takeaways(c.Network, kit.Given{
		Uses:    strings.Repeat("0.5 ", strings.Count(uses, " ")) + "0.5    for one sample: " + uses + "\n< samples.txt    for one a line\n",
		Reading: samplesCode + "def given(rows):  # what the network is given of samples\n" + given,
		Telling: "def told(answer):\n    return \" \".join(repr(float(v)) for v in answer)\n",
	})
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
	g := kit.Given{
		Uses:    strings.Join(values, " ") + "    for one sample\n< samples.txt    for one a line\n",
		Reading: samplesCode + "# " + strings.Join(names, ", ") + "\n" + note + "def given(rows):  # standardised as those that were learned from\n    return (rows - file[\"mean\"]) / file[\"scale\"]\n",
		Telling: "classes = [\"" + strings.Join(s.Several(), `", "`) + "\"]\n\n\ndef told(answer):\n    return classes[int(answer.argmax())]\n",
		Arrays:  []npz.Named{kit.Vector("mean", mean), kit.Vector("scale", deviation)},
	}
	if s.Numbers() {
		target := nn.Standardize(raw.Y.RowRange(0, s.trained())).Mean
		g.Telling = "def told(answer):  # in kg\n    return repr(float(answer[0] + file[\"target_mean\"][0]))\n"
		g.Arrays = append(g.Arrays, kit.Vector("target_mean", npz.Float64(target)))
	}
	return g
}

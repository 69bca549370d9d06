package model

import (
	"slices"
	"strings"

	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
)

// Takeaways are the network to be taken away, for points of the plane.
func (c *Classifier) Takeaways() []lessons.Takeaway {
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
		Uses: strings.Repeat("0.5 ", strings.Count(uses, " ")) + "0.5    for one sample: " + uses + "\n< samples.txt    for one a line\n",
		Reading: `def samples():
    if len(sys.argv) > 1:
        return np.array([sys.argv[1:]], float)
    return np.array([line.split() for line in sys.stdin if line.strip()], float)


def given(rows):  # what the network is given of samples
` + given,
		Telling: "def told(answer):\n    return \" \".join(repr(float(v)) for v in answer)\n",
	})
}

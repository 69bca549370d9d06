package model

import (
	"cmp"
	"slices"
	"strconv"
	"unicode/utf8"

	"sinapse/lessons/internal/kit"
	"sinapse/lessons/scene"
	"sinapse/nn"
)

// A Look says which plane of a sample's columns is drawn, and, of several classes, which
// one is told from the others. Columns that are not drawn stand at their mean.
type Look struct{ Across, Up, Class int }

// wideReach is how far the plane of standardised columns goes from their means, in
// deviations.
const wideReach = 3

// chosen are the columns of samples that a network is given.
func (s ClassifierSetup) chosen(samples nn.Matrix) nn.Matrix {
	at := s.places()
	made := nn.NewMatrix(samples.Rows, len(at))
	for j, at := range at {
		for i := range samples.Rows {
			made.Set(i, j, samples.At(i, at))
		}
	}
	return made
}

// several are the classes as they may be shown.
func (s ClassifierSetup) several() []string {
	names := make([]string, len(s.Several()))
	for i, name := range s.Several() {
		names[i] = Shown(name)
	}
	return names
}

// columns is how many numbers a sample has, before features are made of them.
func (s ClassifierSetup) columns() int {
	if s.Wide() {
		return len(s.set().Columns)
	}
	return len(PlaneFeatures)
}

// at is the sample that stands at a point of the plane that is looked at; one that is told
// whole is that sample.
func (c *Classifier) at(x ...float64) nn.Matrix {
	sample := nn.NewMatrix(1, c.Setup.columns())
	if len(x) == sample.Cols && c.Setup.Wide() {
		copy(sample.Data, x)
		return sample
	}
	c.rest(sample.Data)
	sample.Data[c.Look.Across], sample.Data[c.Look.Up] = x[0], x[1]
	return sample
}

// axes are those of the plane.
func (c *Classifier) axes() (across, up scene.Axis) {
	if !c.Setup.Wide() {
		return scene.Axis{Name: "axis.x1", Min: -planeReach, Max: planeReach}, scene.Axis{Name: "axis.x2", Min: -planeReach, Max: planeReach}
	}
	of := func(column int) scene.Axis {
		set := c.Setup.set()
		reach := cmp.Or(set.reach, wideReach)
		return scene.Axis{Name: set.symbol(column), Min: -reach, Max: reach}
	}
	return of(c.Look.Across), of(c.Look.Up)
}

// pictured tells whether samples are pictures, and columns their pixels.
func (s PlaneSet) pictured() bool { return s.reach > 0 }

// label is what a column is called: the key of its symbol, or a title of its own.
func (s PlaneSet) label(column int) (name, title string) {
	if s.titles != nil {
		return "", scene.Subscript("x", column+1) + " " + s.titles[column]
	}
	return s.symbol(column), ""
}

// symbol is the key of a column's symbol.
func (s PlaneSet) symbol(column int) string {
	if s.titles != nil {
		return scene.Own(scene.Subscript("x", column+1))
	}
	return "axis.x" + strconv.Itoa(slices.Index(PenguinColumns, s.Columns[column])+1)
}

// pointLine says for which point, or which sample, a sum is written out.
func (c *Classifier) pointLine(x []float64) []scene.Term {
	if !c.Setup.Wide() {
		return PointLine(x)
	}
	if len(x) == c.Setup.columns() {
		return []scene.Term{kit.Word("explain.first")}
	}
	across, up := c.axes()
	line := []scene.Term{kit.Op("("), kit.Word(across.Name), kit.Op(", "), kit.Word(up.Name), kit.Op(") = ("), kit.Value(scene.Signed(x[0], 2)), kit.Op(", "), kit.Value(scene.Signed(x[1], 2)), kit.Op(")  ")}
	return append(line, kit.Word("explain.rest"))
}

// ahead is by how much a class is likelier than the likeliest other one, for a row of
// outputs: where it is above 0, that class is the answer.
func ahead(scores []float64, class int) float64 {
	chances, other := nn.Probabilities(scores), 0.0
	for k, p := range chances {
		if k != class {
			other = max(other, p)
		}
	}
	return chances[class] - other
}

// outLines is what becomes of the sum of a plain output: it is the answer, or one of the
// scores that chances are made of.
func (c *Classifier) outLines(trace *nn.Trace, j int) [][]scene.Term {
	scores := trace.Passes[c.Dense(c.Depth())+1].Out.Row(0)
	lines := [][]scene.Term{{kit.Symbol(c.NeuronName(c.Depth(), j)), kit.Op(" = z = "), kit.Result(scene.Signed(scores[j], 3))}}
	if several := c.Setup.Several(); several != nil {
		lines = append(lines, []scene.Term{
			kit.Symbol(Shown(several[j])), kit.Op("  p = "), kit.Result(scene.Number(nn.Probabilities(scores)[j], 3)),
		})
	}
	return lines
}

// targetTerm is what a sample should be answered with.
func (c *Classifier) targetTerm(want []float64) scene.Term {
	switch several := c.Setup.Several(); {
	case several != nil:
		return kit.Symbol(Shown(several[nn.Class(want, 0.5)]))
	case c.Setup.Numbers():
		return kit.BySign(kit.Value(scene.Signed(want[0], 2)))
	}
	return kit.BySign(kit.Value(scene.Signed(want[0], 0)))
}

// among makes a decision map one of a class among several.
func (c *Classifier) among(picture *scene.Map, set nn.Dataset, places nn.Matrix) {
	out, right, class := c.Network.Predict(set.X), 0, c.Look.Class
	name := OwnWord(c.Setup.Several()[class])
	picture.Legend = [4]string{name, "map.others", name, "map.others"}
	for i := range set.Len() {
		hit := nn.Class(out.Row(i), 0) == nn.Class(set.Y.Row(i), 0)
		right += kit.Bit(hit)
		picture.Samples = append(picture.Samples, scene.Sample{
			X: places.At(i, c.Look.Across), Y: places.At(i, c.Look.Up), Positive: set.Y.At(i, class) > 0, Right: hit,
		})
	}
	picture.Facts = map[string]string{"right": strconv.Itoa(right), "all": strconv.Itoa(len(picture.Samples))}
}

// Confusion counts which class of the validation samples was taken for which.
func (c *Classifier) Confusion() scene.Raster {
	counts, names, wide := nn.Confusion(c.Network.Predict(c.Held.X), c.Held.Y, 0, 0.5), c.Setup.several(), 5
	for _, name := range names {
		wide = min(max(wide, utf8.RuneCountInString(name)), max(27/len(names), 5))
	}
	panel := scene.Raster{Frame: scene.Frame{ID: "confusion", Width: 40, Rows: len(names) + 1, Facts: map[string]string{}}, Name: "n", Kind: "pair", Wide: wide, Down: names, Across: names}
	right := 0.0
	for i := range counts.Rows {
		row := make([]scene.Quantity, counts.Cols)
		for k := range row {
			row[k] = scene.Number(counts.At(i, k), 0)
		}
		right += counts.At(i, i)
		panel.Cells = append(panel.Cells, row)
	}
	panel.Facts["right"], panel.Facts["all"] = strconv.Itoa(int(right)), strconv.Itoa(c.Held.Len())
	return panel
}

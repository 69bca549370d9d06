package model

import (
	"fmt"
	"strings"

	"sinapse/lessons/internal/kit"
	"sinapse/lessons/scene"
	"sinapse/nn"
	"sinapse/nn/data"
	"sinapse/nn/random"
)

// A PlaneSet is a data set of the plane, or one whose samples have more columns than two.
type PlaneSet struct {
	Draw    func(*random.Stream, int, float64) nn.Dataset
	Samples int
	// Numbers tells that its targets are numbers around −1 to +1, not two classes. The
	// output is the plain sum then, as its bounds are not known.
	Numbers bool
	// Columns are what is measured of a sample, where that is no point of the plane: the
	// network is given them standardised.
	Columns []string
	Classes []string // several, an output each; nil for two, or for numbers
	own     *ownSet  // of a learner's table, whose columns have titles; nil for other sets
	titles  []string
	plane   Look    // where one looks first; the zero one leaves it to the columns
	reach   float64 // of pixels: they are centred alone, and their plane goes so far; 0 for what is standardised
}

// PlaneSets are the data sets by name.
var PlaneSets = map[string]PlaneSet{
	"circle": {Draw: data.Circle, Samples: PlaneSamples},
	"xor":    {Draw: data.XOR, Samples: PlaneSamples},
	"gauss":  {Draw: data.Gauss, Samples: PlaneSamples},
	"spiral": {Draw: data.Spiral, Samples: PlaneSamples},
	"moons":  {Draw: wideMoons, Samples: PlaneSamples},
	"plane":  {Draw: data.Plane, Samples: valueSamples, Numbers: true},
	"bumps":  {Draw: data.Bumps, Samples: valueSamples, Numbers: true},

	"penguins": {Draw: drawPenguins, Samples: penguinSamples, Columns: PenguinColumns, Classes: penguinSpecies},
	"digits":   {Draw: drawDigits, Samples: digitSamples, Columns: digitColumns, Classes: digitClasses, titles: digitTitles(), reach: 1, plane: Look{Across: 20, Up: 42}},
	"mass":     {Draw: drawMasses, Samples: penguinSamples, Numbers: true, Columns: massColumns()},
}

const (
	// PlaneSamples is how many points a data set of two classes has.
	PlaneSamples = 500
	// valueSamples is how many one of numbers has, as in TensorFlow's Playground.
	valueSamples = 1200
	// penguinSamples is how many penguins have all their measures.
	penguinSamples = 333
)

// moonsWide is by how much the moons are larger than their radius of 1, so that they
// fill the plane as the other sets do.
const moonsWide = 3.5

// wideMoons are two moons around the middle of the plane. Noise is a share of their
// radius.
func wideMoons(stream *random.Stream, n int, noise float64) nn.Dataset {
	moons := data.Moons(stream, n, noise)
	for i := range n {
		point := moons.X.Row(i)
		point[0], point[1] = moonsWide*(point[0]-0.5), moonsWide*(point[1]-0.25)
	}
	return moons
}

// set is the data set of a set-up.
func (s ClassifierSetup) set() PlaneSet { return SetOf(s.Data) }

// SetOf is the data set of a name.
func SetOf(name string) PlaneSet {
	if !IsOwn(name) {
		return PlaneSets[name]
	}
	set, _ := ownSets.Load(name)
	known, _ := set.(PlaneSet) // none is as a name that there is not
	return known
}

// Numbers tells whether targets are numbers.
func (s ClassifierSetup) Numbers() bool { return s.set().Numbers }

// Wide tells whether samples are no points of the plane.
func (s ClassifierSetup) Wide() bool { return s.set().Columns != nil }

// Several are the classes where there are more than two.
func (s ClassifierSetup) Several() []string { return s.set().Classes }

// outputs is how many there are: one, or one a class.
func (s ClassifierSetup) outputs() int { return max(len(s.Several()), 1) }

// outCurve is the activation of the output.
func (s ClassifierSetup) outCurve() string {
	if s.Numbers() || s.Several() != nil {
		return "linear"
	}
	return "tanh"
}

// Loss is what a target asks for: of several classes the cross-entropy of their softmax,
// else half the squared error.
func (s ClassifierSetup) Loss() nn.Loss {
	if s.Several() != nil {
		return nn.CrossEntropy{}
	}
	return nn.HalfSquared{}
}

// idle is the loss of the training set if every answer were 0: of two classes a half.
func (c *Classifier) idle() float64 {
	if !c.Setup.Numbers() && c.Setup.Several() == nil {
		return 0.5
	}
	want := c.Trainer.Data().Y
	return c.Setup.Loss().Value(nn.NewMatrix(want.Rows, want.Cols), want, want.Rows)
}

// R2 is which part of how the numbers of a set differ the answers account for.
func (c *Classifier) R2(set nn.Dataset) float64 { return nn.R2(c.Network.Predict(set.X), set.Y) }

// offBy is from how far on an answer counts as off, and drawnValues is how many samples
// of numbers a map shows: more would cover it.
const offBy, drawnValues = 0.25, 120

// valued makes a decision map one of numbers: with some of the samples, and R² in place
// of how many are right.
func (c *Classifier) valued(picture *scene.Map, set nn.Dataset, places nn.Matrix) {
	out := c.Network.Predict(set.X)
	picture.Values = &scene.Values{R2: nn.R2(out, set.Y), All: set.Len()}
	picture.Legend = [4]string{"map.value.plus", "map.value.minus", "map.says.plus", "map.says.minus"}
	for i := range min(set.Len(), drawnValues) {
		value := set.Y.At(i, 0)
		miss := out.At(i, 0) - value
		picture.Samples = append(picture.Samples, scene.Sample{
			X: places.At(i, c.Look.Across), Y: places.At(i, c.Look.Up), Positive: value > 0, Value: value, Right: miss > -offBy && miss < offBy,
		})
	}
	picture.Facts = map[string]string{"r2": scene.Number(picture.Values.R2, 3).Plain()}
}

// bumpsCode are the landscape's hills and hollows in Python; what the points are moved by
// is left open.
const bumpsCode = `u = r.rand(1200, 4)
points = 12 * u[:, :2] - 6
values = np.zeros(1200)
for x in (-4, 0, 4):
    for y in (-2.5, 2.5):
        height = 1 - np.hypot(*(%s - [x, y]).T) / 2
        values += np.maximum(0, height) * np.sign(y) * (1 if x else -1)
`

// planeCode draws the points of each set and their targets, in NumPy. What their noise
// does is left open.
var planeCode = map[string]string{
	"circle": CircleCode(PlaneSamples),
	"xor": `u = r.rand(500, 4)
points = 10 * u[:, :2] - 5
points += np.copysign(0.3, points)
classes = np.where(np.prod(%s, axis=1) >= 0, 1, -1)
`,
	"gauss": `classes = np.repeat([1, -1], 250)
points = 2 * classes[:, None] + %s * r.randn(500, 2)
`,
	"spiral": `classes, along = np.repeat([1, -1], 250), np.tile(np.arange(250) / 250, 2)
angle = 3.5 * np.pi * along + np.pi * (classes < 0)
points = 5 * along[:, None] * np.column_stack([np.sin(angle), np.cos(angle)])
points += %s * (2 * r.rand(500, 2) - 1)
`,
	"moons": `classes, angle = np.repeat([1, -1], 250), np.tile(np.pi * np.arange(250) / 249, 2)
points = np.column_stack([np.cos(angle), np.sin(angle)])
points[250:] = [1, 0.5] - points[250:]
points = 3.5 * (points + %s * r.randn(500, 2) - [0.5, 0.25])
`,
	"plane": `u = r.rand(1200, 4)
points = 12 * u[:, :2] - 6
values = np.sum(%s, axis=1) / 10
`,
	"bumps": bumpsCode,
}

// CircleCode draws so many points of a disc inside a ring, in NumPy. What they are
// labelled by is left open.
func CircleCode(samples int) string {
	return fmt.Sprintf(`u = np.concatenate([r.rand(%[2]d, 4), r.rand(%[2]d, 5)[:, 1:]])
radius = np.where(np.arange(%[1]d) < %[2]d, 2.5 * u[:, 0], 3.5 + 1.5 * u[:, 0])
angle = 2 * np.pi * u[:, 1]
points = radius[:, None] * np.column_stack([np.sin(angle), np.cos(angle)])
classes = np.where(np.hypot(*%%s.T) < 2.5, 1, -1)
`, samples, samples/2)
}

// noiseCode is what stands in the code of a set for its noise.
func (s ClassifierSetup) noiseCode() string {
	noise, reach := kit.PythonNumber(s.Noise), 10.0 // from one end to the other
	switch s.Data {
	case "gauss":
		return "np.sqrt(" + kit.PythonNumber(0.5+float64(7*s.Noise)) + ")"
	case "spiral", "moons":
		return noise
	case "plane", "bumps":
		reach = 12
	}
	if s.Noise == 0 {
		return "points"
	}
	wide := kit.PythonNumber(reach * s.Noise)
	if product := kit.PythonNumber(reach) + " * " + noise; len(wide) > len(product) { // 3.9000000000000004
		wide = product
	}
	return "(points + " + wide + " * (u[:, 2:] - 0.5))"
}

// drawn are the samples to train on, and those to validate.
func (c *Classifier) drawn(stream *random.Stream) []nn.Dataset {
	setup := c.Setup
	points := setup.set().Draw(stream, setup.set().Samples, setup.Noise)
	if setup.Wide() {
		points = setup.set().standardised(points, setup.trained())
	}
	parts := points.Split(nil, setup.Share) // they are shuffled already
	if setup.Held > 0 {
		parts[1] = points.Split(nil, 1-setup.Held)[1]
	}
	if setup.Fold.K > 0 {
		fold := parts[0].Folds(nil, setup.Fold.K)[setup.Fold.At]
		parts = []nn.Dataset{fold.Train, fold.Validation}
	}
	c.validates = [2]int{points.Len() - parts[1].Len(), points.Len()}
	return parts
}

// drawCode draws the samples: X and T train, V and U validate.
func (c *Classifier) drawCode() string {
	s := c.Setup
	if c.own != nil {
		return c.own.code.samplesCode(s)
	}
	code := fmt.Sprintf("r = np.random.RandomState(%d)\n", s.Seed)
	if s.Dropout > 0 || s.Jitter > 0 {
		code = fmt.Sprintf("r, s = np.random.RandomState(%d), np.random.RandomState(%d)\n", s.Seed, ^s.Seed)
	}
	switch {
	case s.set().pictured():
		code = s.digitsCode() + code
	case s.Wide():
		code = s.penguinsCode() + code
	default:
		code += fmt.Sprintf(planeCode[s.Data], s.noiseCode())
	}
	code += fmt.Sprintf("order = r.permutation(%d)\n", s.set().Samples)
	target := "classes"
	if s.Numbers() {
		target = "values"
	}
	switch {
	case s.Several() != nil:
		code += "points, classes = points[order], classes[order]\n"
	case len(s.Features) == 0 || s.Wide():
		code += fmt.Sprintf("points, %[1]s = points[order], %[1]s[order, None]\n", target)
	default:
		names := make([]string, len(s.Features))
		for i, name := range s.Features {
			names[i] = featureCode[name]
		}
		code = "def features(points):\n    x1, x2 = points.T\n    columns = [" + strings.Join(names, ", ") + "]\n    return np.column_stack(columns)\n\n" + code +
			fmt.Sprintf("points, %[1]s = features(points[order]), %[1]s[order, None]\n", target)
	}
	return code + s.scaledCode() + strings.ReplaceAll(s.splitCode(c.validates), "classes", target)
}

// scaledCode standardises the columns of samples that have some, by those that train.
func (s ClassifierSetup) scaledCode() (code string) {
	switch {
	case s.set().pictured():
		return fmt.Sprintf("points = points - points[:%d].mean(axis=0)\n", s.trained())
	case s.Wide():
		code = fmt.Sprintf("points = (points - points[:%[1]d].mean(axis=0)) / points[:%[1]d].std(axis=0)\n", s.trained())
	}
	if s.Wide() && s.Numbers() {
		code += fmt.Sprintf("values -= values[:%d].mean()  # in kg\n", s.trained())
	}
	return code
}

package bias

import (
	"math"

	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/internal/model"
	"sinapse/lessons/scene"
	"sinapse/nn"
)

// Points of the screen shift, invented: the first set lies on a slope of 1,
// the second does not.
var (
	shiftX = []float64{0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4}
	shiftY = [2][]float64{
		{2.9, 2.8, 3.7, 3.9, 4.6, 4.9, 5.6, 5.9},
		{0.2, 1.1, 2.4, 3.3, 4.4, 5.8, 6.6, 7.9},
	}
)

// Bounds of the losses. With slope 1 the first set comes to 0.035 at b = 2.0
// and the second no lower than 1.93 at b = 1.7; with both numbers free the
// second comes to 0.014 at w = 2.2, b = −1.0.
const (
	shiftGoal  = 0.1
	tiltGoal   = 0.1
	landPrice  = 4000
	withGoal   = 0.17 // 0.154 is the best with a bias, 0.320 without
	originGoal = 0.1
)

// bias teaches what a bias is: the answer where all inputs are zero, and the
// freedom to leave the origin.
type bias struct {
	state   biasState
	shifts  [2]*model.Regression    // one a set of points
	runs    [2][2]*model.Regression // penguins: raw or standardised, with or without a bias
	origins [2]*model.Regression    // debug: without, with a bias
}

// biasState is the part of the state that is plain values.
type biasState struct {
	land   float64
	built  bool // a house stands on the plot
	set    int  // which points
	free   bool // the slope may be turned
	gate   int
	knobs  [3]float64 // threshold: w₁, w₂, b
	tries  int        // changes made while the gate is XOR
	scale  int        // without: 0 decimetres, 1 standardised
	mended bool       // debug: with a bias
}

// New starts the chapter afresh; the same seed gives the same chapter.
func New(uint32) lessons.Chapter { return &bias{} }

// Begin makes the points, the penguins and what learns them.
func (c *bias) Begin() {
	x := kit.Column(shiftX)
	for i := range c.shifts {
		c.shifts[i] = model.NewRegression(x, kit.Column(shiftY[i]), true, 0)
	}
	lengths, mass := model.PenguinFeatures()
	decimetres := nn.NewMatrix(lengths.Rows, 1)
	for i := range lengths.Rows {
		decimetres.Set(i, 0, lengths.At(i, 0)/100)
	}
	inputs := [2]nn.Matrix{decimetres, nn.Standardize(decimetres).Apply(decimetres)}
	targets := [2]nn.Matrix{mass, nn.Standardize(mass).Apply(mass)}
	for i := range inputs {
		c.runs[i] = [2]*model.Regression{model.NewRegression(inputs[i], targets[i], true, 0.1), model.NewRegression(inputs[i], targets[i], false, 0.1)}
	}
	y := kit.Column(shiftY[0])
	c.origins = [2]*model.Regression{model.NewRegression(x, y, false, 0.05), model.NewRegression(x, y, true, 0.05)}
	c.resetShift()
}

// Screens lists the chapter's pages.
func (c *bias) Screens() []lessons.Screen {
	return []lessons.Screen{
		c.emptyPlot(), c.shift(), c.threshold(), c.without(), c.debug(),
		kit.RecapScreen("2", recapCode, recapPrints),
	}
}

// all lists all that trains in the chapter.
func (c *bias) all() []*model.Regression {
	return []*model.Regression{
		c.shifts[0], c.shifts[1], c.runs[0][0], c.runs[0][1], c.runs[1][0], c.runs[1][1], c.origins[0], c.origins[1],
	}
}

// biasSaved is a deep copy of all of it.
type biasSaved struct {
	state biasState
	runs  []model.RegressionState
}

// Restart does on a screen what earlier programs did in place of Reset.
func (c *bias) Restart(screen string) bool {
	switch screen {
	case "without":
		for _, run := range c.runs[c.state.scale] {
			run.Restart()
		}
	case "debug":
		c.origin().Restart()
	default:
		return false
	}
	return true
}

// Save returns a deep copy of the state.
func (c *bias) Save() any {
	return biasSaved{c.state, model.SaveRuns(c.all())}
}

// Restore puts a saved state back.
func (c *bias) Restore(saved any) {
	s := saved.(biasSaved)
	c.state = s.state
	model.RestoreRuns(c.all(), s.runs)
}

// emptyPlot: where all inputs are zero, only the bias speaks.
func (c *bias) emptyPlot() lessons.Screen {
	screen := kit.NeuronScreen("empty-plot", c.plot)
	screen.Scene = func() scene.Scene {
		neuron := c.plot()
		return scene.Scene{neuron.Picture(), neuron.Contributions(), neuron.WorkedSum()}
	}
	screen.Controls = func() []lessons.Control {
		return []lessons.Control{
			kit.Knob(lessons.Slider{ID: "b", Min: -10000, Max: 10000, Step: 100, Signed: true, Decimals: 1}, &c.state.land),
			kit.Either("plot", "plot.empty", "plot.house", &c.state.built),
		}
	}
	screen.Questions = []lessons.Question{{ID: "zero", Answer: "3"}}
	screen.Reset = func() { c.state.land, c.state.built = 0, false }
	screen.Goals = []lessons.Goal{
		{ID: "land", Judge: func() lessons.Judgement { return c.judgePrice(false, landPrice) }},
		{ID: "house", Judge: func() lessons.Judgement { return c.judgePrice(true, 12150+landPrice) }},
	}
	return screen
}

// plot is the neuron that prices the plot, empty or built upon.
func (c *bias) plot() kit.Neuron {
	size, rooms := 0.0, 0.0
	if c.state.built {
		size, rooms = model.HouseInputs[0], model.HouseInputs[1]
	}
	return kit.Neuron{Bias: scene.Number(c.state.land, 1), Inputs: []scene.NeuronInput{
		{Name: "input.size", Value: scene.Number(size, 0).In("m2"), Weight: scene.Number(model.HouseWeights[0], 1)},
		{Name: "input.rooms", Value: scene.Number(rooms, 0).In("rooms"), Weight: scene.Number(model.HouseWeights[1], 1)},
	}}
}

// judgePrice: the plot, empty or with its house, has its price.
func (c *bias) judgePrice(built bool, price float64) lessons.Judgement {
	z := c.plot().Sum()
	left := math.Abs(z.Value - price)
	if c.state.built != built {
		return lessons.Judgement{}
	}
	judgement := lessons.Judgement{Met: left < 0.05, Share: max(1-left/landPrice, 0), Now: z}
	if !judgement.Met {
		judgement.Left = scene.Number(left, 1)
	}
	return judgement
}

// resetShift puts both lines back: slope 1, no bias.
func (c *bias) resetShift() {
	for _, r := range c.shifts {
		*r.Weight(1), *r.Bias() = 1, 0
	}
	c.state.set, c.state.free = 0, false
}

// shift: a bias moves a line up and down, and no more.
func (c *bias) shift() lessons.Screen {
	return lessons.Screen{
		ID: "shift",
		Scene: func() scene.Scene {
			r := c.shifts[c.state.set]
			return scene.Scene{linePlot("line", r), lossPanel(r)}
		},
		Controls: c.shiftControls,
		Questions: []lessons.Question{{
			ID: "tilt", By: "tilt", Reveal: func() bool { return c.state.set == 1 && c.state.free },
			Answer: "2",
		}},
		Reset:   c.resetShift,
		Explain: func(item scene.ItemID) []scene.Panel { return explainLine(c.shifts[c.state.set], item) },
		Code:    func() string { return lineCode(c.shifts[c.state.set]) },
		Prints:  func() string { return kit.Rounded(c.shifts[c.state.set].Loss(), 3) },
		Goals: []lessons.Goal{
			{ID: "lift", Judge: func() lessons.Judgement {
				judgement := kit.Below(c.shifts[0].Loss(), shiftGoal, 4.1, 3)
				judgement.Met = judgement.Met && c.state.set == 0
				return judgement
			}},
			{ID: "tilt", Judge: func() lessons.Judgement {
				judgement := kit.Below(c.shifts[1].Loss(), tiltGoal, 4.6, 3)
				judgement.Met = judgement.Met && c.state.set == 1
				return judgement
			}},
		},
	}
}

func (c *bias) shiftControls() []lessons.Control {
	r := c.shifts[c.state.set]
	controls := []lessons.Control{
		kit.Knob(lessons.Slider{ID: "b", Min: -5, Max: 5, Step: 0.1, Signed: true, Decimals: 2}, r.Bias()),
		kit.Pick("points", []string{"points.first", "points.second"}, &c.state.set),
		kit.Toggle("free", &c.state.free),
	}
	if c.state.free {
		controls = append(controls, kit.Knob(lessons.Slider{ID: "w", Min: -5, Max: 5, Step: 0.1, Signed: true, Decimals: 2}, r.Weight(1)))
	}
	return controls
}

// linePlot draws the points of a run, its line, and what is between them.
func linePlot(name string, r *model.Regression) scene.Plot {
	data := r.Trainer.Data()
	plot := scene.Plot{
		Frame:     scene.Frame{ID: name, Width: 36, Rows: 10, Facts: map[string]string{"loss": scene.Number(r.Loss(), 3).Plain()}},
		X:         scene.Axis{Name: "axis.x", Min: 0, Max: 5},
		Y:         scene.Axis{Name: "axis.y", Min: -2, Max: 9},
		Lines:     []scene.Line{{Slope: *r.Weight(1), Intercept: intercept(r), Role: scene.Train}},
		Residuals: true,
	}
	for i := range data.Len() {
		item := scene.At("p", i+1)
		plot.Points = append(plot.Points, scene.Mark{X: data.X.Data[i], Y: data.Y.Data[i], Role: scene.Strong, Item: item})
		plot.Items = append(plot.Items, scene.Item{ID: item, Column: i})
	}
	return plot
}

// intercept is the bias of a run, 0 if it has none.
func intercept(r *model.Regression) float64 {
	if biases := r.Network.Biases(0); len(biases) > 0 {
		return biases[0]
	}
	return 0
}

// lossPanel is the line y = w·x + b and its loss, in numbers.
func lossPanel(r *model.Regression) scene.Arithmetic {
	panel := scene.Arithmetic{Frame: scene.Frame{
		ID: "fit", Width: 30, Rows: 2, Items: []scene.Item{{ID: scene.At("loss")}},
		Facts: map[string]string{"loss": scene.Number(r.Loss(), 3).Plain()},
	}}
	line := []scene.Term{kit.Symbol("ŷ"), kit.Op(" = "), kit.BySign(kit.Value(scene.Number(*r.Weight(1), 2))), kit.Op("·"), kit.Symbol("x")}
	if len(r.Network.Biases(0)) > 0 {
		line = append(line, kit.Op(" + "), kit.BySign(kit.Value(scene.Number(intercept(r), 2))))
	}
	panel.Lines = [][]scene.Term{line, {kit.Word("loss"), kit.Op(" = Σ (ŷ − y)² ÷ 8 = "), kit.Chosen(kit.Result(scene.Number(r.Loss(), 3)), scene.At("loss"))}}
	return panel
}

// explainLine opens what the line says of a point, or the loss.
func explainLine(r *model.Regression, item scene.ItemID) []scene.Panel {
	predictions, data := r.Predictions(), r.Trainer.Data()
	if item == scene.At("loss") {
		var lines [][]scene.Term
		for i, prediction := range predictions {
			miss := prediction - data.Y.Data[i]
			lines = append(lines, []scene.Term{kit.Symbol(scene.Subscript("p", i+1)), kit.Op("  "), kit.Value(scene.Signed(miss, 2)), kit.Op("² = "), kit.Value(scene.Number(miss*miss, 3))})
		}
		return []scene.Panel{kit.Arithmetic("loss", append(lines, []scene.Term{kit.Op("Σ ÷ 8 = "), kit.Result(scene.Number(r.Loss(), 3))})...)}
	}
	i, ok := kit.Nth(item, "p", len(predictions))
	if !ok {
		return nil
	}
	inputs := []scene.NeuronInput{{Value: scene.Number(data.X.Data[i], 1), Weight: scene.Number(*r.Weight(1), 2)}}
	b := scene.Quantity{}
	if len(r.Network.Biases(0)) > 0 {
		b = scene.Number(intercept(r), 2)
	}
	miss := predictions[i] - data.Y.Data[i]
	return []scene.Panel{kit.Arithmetic("point",
		kit.Sum(inputs, b, scene.Number(predictions[i], 2)),
		[]scene.Term{kit.Value(scene.Number(predictions[i], 2)), kit.Op(" − "), kit.Value(scene.Number(data.Y.Data[i], 2)), kit.Op(" = "), kit.Result(scene.Signed(miss, 2))},
	)}
}

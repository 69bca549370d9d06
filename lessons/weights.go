package lessons

import (
	"math"

	"sinapse/nn"
)

// The house of the course notes, with its two weights. Its numbers are
// invented.
var (
	houseInputs  = [3]float64{120, 3, 30} // m², rooms, years
	houseWeights = [2]float64{100, 50}
)

// Five invented houses: size in hundreds of m², rooms, price in thousands.
var (
	houseNames  = [5]string{"A", "B", "C", "D", "E"}
	houseSizes  = [5]float64{0.6, 1.0, 1.2, 1.5, 0.8}
	houseRooms  = [5]float64{1, 4, 3, 2, 3}
	housePrices = [5]float64{118, 294, 275, 241, 234}
)

// handGoal is the loss to get under by hand: at the notes' 100 and 50 it is
// 44.4, the best is 42.17 at 96.8 and 50.9.
const handGoal = 60

// descentGoal is what gradient descent reaches in about 400 updates from zero
// at rate 0.03.
const descentGoal = 42.5

// weights teaches what a weight is: turned by hand, then by gradient descent.
type weights struct {
	state    weightsState
	hand     *regression    // turned by the learner
	takeover *regression    // the same houses, turned by gradient descent
	raw      [2]*regression // debug: the houses in m², which breaks, and in hundreds of m²
	penguins [2]*regression
}

// weightsState is the part of the state that is plain values.
type weightsState struct {
	hundreds bool       // the size of the house in hundreds of m²
	house    [2]float64 // the weights of importance
	aged     [3]float64 // the weights of sign
	moves    []Point    // the loss after each move by hand
	handBest float64
	fromHand bool // takeover starts from the hand's weights
	scale    int  // real: 0 standardised, 1 raw
	mended   int  // debug: 0 in m², 1 in hundreds of m²
}

// weightsSaved is a deep copy of all of it.
type weightsSaved struct {
	state weightsState
	runs  [6]nn.State
}

// runs lists all that trains in the chapter.
func (c *weights) runs() [6]*regression {
	return [6]*regression{c.hand, c.takeover, c.raw[0], c.raw[1], c.penguins[0], c.penguins[1]}
}

func newWeights(uint32) Chapter {
	x := nn.NewMatrix(5, 2)
	inSquareMetres := nn.NewMatrix(5, 2)
	for i := range houseSizes {
		copy(x.Row(i), []float64{houseSizes[i], houseRooms[i]})
		copy(inSquareMetres.Row(i), []float64{100 * houseSizes[i], houseRooms[i]})
	}
	y := column(housePrices[:])
	c := &weights{
		hand:     newRegression(x, y, false, 0),
		takeover: newRegression(x, y, false, 0.03),
		raw:      [2]*regression{newRegression(inSquareMetres, y, false, 0.03), newRegression(x, y, false, 0.03)},
	}
	c.penguins = penguinRuns()
	c.state = weightsState{house: houseWeights, aged: [3]float64{100, 50, 5}}
	c.resetHand()
	return c
}

// Screens lists the chapter's pages.
func (c *weights) Screens() []Screen {
	return []Screen{
		c.importance(), c.sign(), c.byHand(), c.takeoverScreen(), c.real(), c.debug(),
		recapScreen(func(answer string) Verdict { return Choice(answer, "2", nil) }),
	}
}

// Save returns a deep copy of the state.
func (c *weights) Save() any {
	saved := weightsSaved{state: c.state}
	for i, run := range c.runs() {
		saved.runs[i] = run.trainer.Save()
	}
	return saved
}

// Restore puts a saved state back.
func (c *weights) Restore(saved any) {
	s := saved.(weightsSaved)
	c.state = s.state
	for i, run := range c.runs() {
		run.trainer.Restore(s.runs[i])
	}
}

// recapScreen closes a chapter: three lines to take along and one question.
func recapScreen(check func(string) Verdict) Screen {
	return Screen{ID: "recap", Questions: []Question{{ID: "keep", Check: check}}}
}

// importance: the same weight weighs more or less with the unit of its input.
func (c *weights) importance() Screen {
	return Screen{
		ID: "importance",
		Scene: func() Scene {
			inputs, z := c.house()
			return Scene{houseNeuron(inputs, Quantity{}, z), contributions(inputs, Quantity{}, z), sumPanel(inputs, Quantity{}, z)}
		},
		Controls: func() []Control {
			return []Control{
				knob(Slider{ID: "w1", Min: -200, Max: 200, Step: 1, Signed: true, Decimals: 1}, &c.state.house[0]),
				knob(Slider{ID: "w2", Min: -200, Max: 200, Step: 1, Signed: true, Decimals: 1}, &c.state.house[1]),
				Choices{
					ID: "unit", Options: []string{"unit.m2", "unit.hundreds"},
					Get: func() int { return index(c.state.hundreds) },
					Set: func(i int) { c.state.hundreds = i == 1 },
				},
			}
		},
		Questions: []Question{{
			ID: "matter",
			Check: func(answer string) Verdict {
				return Choice(answer, "1", nil)
			},
		}},
		Reset:   func() { c.state.house, c.state.hundreds = houseWeights, false },
		Explain: func(item string) []Panel { inputs, z := c.house(); return explainNeuron(item, inputs, Quantity{}, z) },
		Code:    c.importanceCode,
		Goals: []Goal{
			{ID: "reverse", Judge: c.judgeReverse},
			{ID: "balance", Judge: c.judgeBalance},
		},
	}
}

// house returns the inputs of the house as drawn, and its weighted sum.
func (c *weights) house() ([]NeuronInput, Quantity) {
	size := Number(houseInputs[0], 0).In("m2")
	if c.state.hundreds {
		size = Number(houseInputs[0]/100, 1).In("hundreds")
	}
	inputs := []NeuronInput{
		{Name: "input.size", Value: size, Weight: Number(c.state.house[0], 1)},
		{Name: "input.rooms", Value: Number(houseInputs[1], 0).In("rooms"), Weight: Number(c.state.house[1], 1)},
	}
	return inputs, weighted(inputs, Quantity{})
}

// weighted is the sum z = Σ xᵢ·wᵢ + b of a drawn neuron.
func weighted(inputs []NeuronInput, bias Quantity) Quantity {
	z := bias.Value
	for _, in := range inputs {
		z += in.Value.Value * in.Weight.Value
	}
	return Number(z, 1)
}

// index is 1 for true.
func index(b bool) int {
	if b {
		return 1
	}
	return 0
}

// judgeReverse: the rooms weigh more than the size, with the weights as they
// are.
func (c *weights) judgeReverse() Judgement {
	inputs, _ := c.house()
	size := inputs[0].Value.Value * inputs[0].Weight.Value
	rooms := inputs[1].Value.Value * inputs[1].Weight.Value
	met := math.Abs(rooms) > math.Abs(size) && c.state.hundreds
	return Judgement{Met: met, Share: float64(index(met))}
}

// judgeBalance: both contribute the same, within 5 %.
func (c *weights) judgeBalance() Judgement {
	inputs, _ := c.house()
	size := inputs[0].Value.Value * inputs[0].Weight.Value
	rooms := inputs[1].Value.Value * inputs[1].Weight.Value
	larger := max(math.Abs(size), math.Abs(rooms))
	if larger == 0 {
		return Judgement{} // nothing weighs anything: no balance to speak of
	}
	gap := 100 * math.Abs(size-rooms) / larger
	judgement := Judgement{Met: gap <= 5, Share: max(0, 1-gap/100), Now: Number(gap, 1).In("percent")}
	if !judgement.Met {
		judgement.Left = Number(gap-5, 1).In("percent")
	}
	return judgement
}

// houseNeuron draws a neuron of the house. Its weights can be turned there.
func houseNeuron(inputs []NeuronInput, bias, z Quantity) Neuron {
	frame := Frame{ID: "neuron", Width: 44, Rows: 2*len(inputs) + 1, Facts: map[string]string{"z": z.Plain()}}
	for i := range inputs {
		frame.Items = append(frame.Items,
			Item{ID: id("x", i+1), Row: i, Column: 0},
			Item{ID: id("w", i+1), Row: i, Column: 1, Control: id("w", i+1)})
	}
	if bias.Given {
		frame.Items = append(frame.Items, Item{ID: "b", Row: len(inputs), Column: 1, Control: "b"})
	}
	frame.Items = append(frame.Items, Item{ID: "z", Row: 0, Column: 2})
	return Neuron{Frame: frame, Inputs: inputs, Bias: bias, Sum: z, Output: "price"}
}

// contributions draws how much each input brings into the sum.
func contributions(inputs []NeuronInput, bias, z Quantity) Bars {
	bars := Bars{Frame: Frame{ID: "contributions", Width: 44, Rows: len(inputs) + 2, Facts: map[string]string{"z": z.Plain()}}}
	add := func(name string, q Quantity, note []Term, item string) {
		bars.Items = append(bars.Items, Item{ID: item, Row: len(bars.Rows)})
		bars.Rows = append(bars.Rows, Bar{Name: name, Value: q, Note: note, Item: item})
	}
	for i, in := range inputs {
		c := Signed(in.Value.Value*in.Weight.Value, 1)
		add(in.Name, c, []Term{symbol(subscript("x", i+1)), op("·"), symbol(subscript("w", i+1))}, id("c", i+1))
	}
	if bias.Given {
		add("input.bias", Signed(bias.Value, 1), []Term{symbol("b")}, "cb")
	}
	bars.Total = Bar{Name: "price", Value: z, Item: "total"}
	bars.Items = append(bars.Items, Item{ID: "total", Row: len(bars.Rows)})
	return bars
}

// sumPanel writes the neuron's sum out, in symbols and in numbers.
func sumPanel(inputs []NeuronInput, bias, z Quantity) Panel {
	return Arithmetic{
		Frame: Frame{ID: "sum", Width: 30, Rows: 2, Facts: map[string]string{"z": z.Plain()}},
		Lines: [][]Term{names(len(inputs), bias.Given), sum(inputs, bias, z)},
	}
}

// explainNeuron opens the sum behind an item of a drawn neuron or its bars.
func explainNeuron(item string, inputs []NeuronInput, bias, z Quantity) []Panel {
	switch item {
	case "z", "total":
		return []Panel{sumPanel(inputs, bias, z)}
	case "b", "cb":
		return []Panel{arithmetic("bias", []Term{symbol("b"), op(" = "), result(bias)})}
	}
	for i, in := range inputs {
		c := Number(in.Value.Value*in.Weight.Value, 1)
		x, w := subscript("x", i+1), subscript("w", i+1)
		switch item {
		case id("c", i+1):
			return []Panel{arithmetic("product", []Term{symbol(x), op(" · "), symbol(w)}, product(in, c))}
		case id("x", i+1):
			return []Panel{arithmetic("input", []Term{symbol(x), op(" = "), result(in.Value)}, product(in, c))}
		case id("w", i+1):
			// z is linear in w: ∂z/∂w = x.
			step := Number(1, 0)
			return []Panel{arithmetic("weight",
				[]Term{symbol(w), op(" = "), result(in.Weight)},
				product(in, c),
				[]Term{symbol("Δz"), op(" = "), symbol(x), op("·"), symbol("Δ" + w), op(" = "), value(in.Value), op("·"), value(step), op(" = "), result(in.Value)},
			)}
		}
	}
	return nil
}

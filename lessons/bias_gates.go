package lessons

import (
	"fmt"
	"strconv"
)

// The four points of a logical gate, and what each gate answers there.
var (
	corners   = [4][2]float64{{0, 0}, {0, 1}, {1, 0}, {1, 1}}
	gateNames = []string{"and", "or", "nand", "xor"}
	gateTable = [4][4]bool{
		{false, false, false, true},
		{false, true, true, true},
		{true, true, true, false},
		{false, true, true, false},
	}
)

// xorTries is how many settings must be tried before XOR's question is asked.
const xorTries = 8

// threshold: a step neuron fires where w₁·x₁ + w₂·x₂ + b is above zero.
func (c *bias) threshold() Screen {
	slider := func(name string, i int) Slider {
		s := knob(Slider{ID: name, Min: -2, Max: 2, Step: 0.1, Signed: true, Decimals: 2}, &c.state.knobs[i])
		set := s.Set
		s.Set = func(v float64) error {
			if c.state.gate == 3 {
				c.state.tries++
			}
			return set(v)
		}
		return s
	}
	screen := Screen{
		ID:    "threshold",
		Scene: func() Scene { return Scene{c.gateMap(), c.gateCases()} },
		Controls: func() []Control {
			options := make([]string, len(gateNames))
			for i, name := range gateNames {
				options[i] = "gate." + name
			}
			return []Control{
				slider("w1", 0), slider("w2", 1), slider("b", 2),
				Choices{ID: "gate", Options: options, Get: func() int { return c.state.gate }, Set: func(i int) { c.state.gate = i }},
			}
		},
		Questions: []Question{{
			ID: "xor", When: func() bool { return c.state.tries >= xorTries },
			Check: func(answer string) Verdict { return Choice(answer, "3", nil) },
		}},
		Reset:   func() { c.state.knobs, c.state.gate = [3]float64{}, 0 },
		Explain: c.explainGate,
		Code: func() string {
			k := c.state.knobs
			return fmt.Sprintf("import numpy as np\n\nX = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])\nw = np.array(%s)\nb = %v\n\nz = X @ w + b\nprint((z > 0).astype(int))\n", list(k[0], k[1]), k[2])
		},
	}
	for i, name := range gateNames[:3] {
		screen.Goals = append(screen.Goals, Goal{ID: name, Judge: func() Judgement { return c.judgeGate(i) }})
	}
	screen.Goals = append(screen.Goals, Goal{ID: "try-xor", Judge: func() Judgement {
		tries := min(c.state.tries, xorTries)
		judgement := Judgement{Met: tries == xorTries, Share: float64(tries) / xorTries, Now: Number(float64(tries), 0).In("tries")}
		if !judgement.Met {
			judgement.Left = Number(float64(xorTries-tries), 0)
		}
		return judgement
	}})
	return screen
}

// gateSum is z of the step neuron at a point.
func gateSum(knobs [3]float64, x, y float64) float64 {
	return x*knobs[0] + y*knobs[1] + knobs[2]
}

// rightCases counts the corners that the neuron answers as a gate does.
func (c *bias) rightCases(gate int) int {
	right := 0
	for i, corner := range corners {
		if gateSum(c.state.knobs, corner[0], corner[1]) > 0 == gateTable[gate][i] {
			right++
		}
	}
	return right
}

func (c *bias) judgeGate(gate int) Judgement {
	if c.state.gate != gate {
		return Judgement{}
	}
	right := c.rightCases(gate)
	judgement := Judgement{Met: right == len(corners), Share: float64(right) / 4, Now: Number(float64(right), 0).In("of4")}
	if !judgement.Met {
		judgement.Left = Number(float64(4-right), 0)
	}
	return judgement
}

// gateMap draws where the neuron fires, and the four corners.
func (c *bias) gateMap() Map {
	knobs := c.state.knobs
	picture := Map{
		Frame: Frame{ID: "plane", Width: 24, Rows: 12, Facts: map[string]string{"right": strconv.Itoa(c.rightCases(c.state.gate))}},
		X:     Axis{"axis.x1", -0.5, 1.5},
		Y:     Axis{"axis.x2", -0.5, 1.5},
		Key:   knobs,
		Answer: func(x, y float64) float64 {
			if gateSum(knobs, x, y) > 0 {
				return 0.75
			}
			return -0.75
		},
	}
	for i, corner := range corners {
		fires := gateSum(knobs, corner[0], corner[1]) > 0
		item := id("p", i+1)
		picture.Samples = append(picture.Samples, Sample{
			X: corner[0], Y: corner[1], Positive: gateTable[c.state.gate][i], Right: fires == gateTable[c.state.gate][i], Item: item,
		})
		picture.Items = append(picture.Items, Item{ID: item, Row: 1 - int(corner[1]), Column: int(corner[0])})
	}
	return picture
}

// gateCases is the same as a table of numbers.
func (c *bias) gateCases() Table {
	table := Table{
		Frame: Frame{ID: "cases", Width: 40, Rows: 5},
		Columns: []Column{
			{Name: "column.x1", Wide: 4},
			{Name: "column.x2", Wide: 4},
			{Name: "column.z", Role: BySign, Wide: 8},
			{Name: "column.output", Role: Strong, Wide: 7},
			{Name: "column.wanted", Role: Muted, Wide: 8},
			{Name: "column.right", Wide: 6},
		},
	}
	for i, corner := range corners {
		z := gateSum(c.state.knobs, corner[0], corner[1])
		wanted := gateTable[c.state.gate][i]
		verdict := Cell{Word: "right.no", Role: Muted}
		if z > 0 == wanted {
			verdict = Cell{Word: "right.yes", Role: Success}
		}
		item := id("z", i+1)
		table.Items = append(table.Items, Item{ID: item, Row: i})
		table.Rows = append(table.Rows, Row{Cells: []Cell{
			{Quantity: Number(corner[0], 0)},
			{Quantity: Number(corner[1], 0)},
			{Quantity: Signed(z, 2), Item: item},
			{Quantity: Number(float64(index(z > 0)), 0)},
			{Quantity: Number(float64(index(wanted)), 0)},
			verdict,
		}})
	}
	return table
}

// explainGate opens the sum at a corner.
func (c *bias) explainGate(item string) []Panel {
	i := int(item[len(item)-1]-'0') - 1
	if i < 0 || i >= len(corners) {
		return nil
	}
	k := c.state.knobs
	inputs := []NeuronInput{
		{Value: Number(corners[i][0], 0), Weight: Number(k[0], 2)},
		{Value: Number(corners[i][1], 0), Weight: Number(k[1], 2)},
	}
	z := gateSum(k, corners[i][0], corners[i][1])
	comparison := " > 0 → "
	if z <= 0 {
		comparison = " ≤ 0 → "
	}
	return []Panel{arithmetic("step", names(2, true), sum(inputs, Number(k[2], 2), Number(z, 2)),
		[]Term{symbol("z"), op(comparison), result(Number(float64(index(z > 0)), 0))})}
}

package bias

import (
	"fmt"
	"strconv"

	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/scene"
	"sinapse/nn/array"
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

// XorTries is how many settings must be tried before XOR's question is asked.
const XorTries = 8

// threshold: a step neuron fires where w₁·x₁ + w₂·x₂ + b is above zero.
func (c *bias) threshold() lessons.Screen {
	slider := func(name string, i int) lessons.Slider {
		return kit.Knob(lessons.Slider{ID: name, Min: -2, Max: 2, Step: 0.1, Signed: true, Decimals: 2}, &c.state.knobs[i], func() {
			if c.state.gate == 3 {
				c.state.tries++
			}
		})
	}
	screen := lessons.Screen{
		ID:    "threshold",
		Scene: func() scene.Scene { return scene.Scene{c.gateMap(), c.gateCases()} },
		Controls: func() []lessons.Control {
			return []lessons.Control{
				slider("w1", 0), slider("w2", 1), slider("b", 2),
				kit.Pick("gate", kit.Keys("gate.", gateNames), &c.state.gate),
			}
		},
		Questions: []lessons.Question{{
			ID: "xor", When: func() bool { return c.state.tries >= XorTries },
			Answer: "3",
		}},
		Reset:   func() { c.state.knobs, c.state.gate = [3]float64{}, 0 },
		Explain: c.explainGate,
		Code: func() string {
			k := c.state.knobs
			return fmt.Sprintf("import numpy as np\n\nX = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])\nw = np.array(%s)\nb = %v\n\nz = X @ w + b\nprint((z > 0).astype(int))\n", kit.List(k[0], k[1]), k[2])
		},
		Prints: func() string {
			fires := make([]int64, len(corners))
			for i, corner := range corners {
				fires[i] = int64(kit.Bit(gateSum(c.state.knobs, corner[0], corner[1]) > 0))
			}
			return kit.Must(array.Ints(fires, len(fires))).String()
		},
	}
	for i, name := range gateNames[:3] {
		screen.Goals = append(screen.Goals, lessons.Goal{ID: name, Judge: func() lessons.Judgement { return c.judgeGate(i) }})
	}
	screen.Goals = append(screen.Goals, lessons.Goal{ID: "try-xor", Judge: func() lessons.Judgement {
		tries := min(c.state.tries, XorTries)
		judgement := lessons.Judgement{Met: tries == XorTries, Share: float64(tries) / XorTries, Now: scene.Number(float64(tries), 0).In("tries")}
		if !judgement.Met {
			judgement.Left = scene.Number(float64(XorTries-tries), 0)
		}
		return judgement
	}})
	return screen
}

// gateSum is z of the step neuron at a point.
func gateSum(knobs [3]float64, x, y float64) float64 {
	return float64(x*knobs[0]) + float64(y*knobs[1]) + knobs[2]
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

func (c *bias) judgeGate(gate int) lessons.Judgement {
	if c.state.gate != gate {
		return lessons.Judgement{}
	}
	right := c.rightCases(gate)
	judgement := lessons.Judgement{Met: right == len(corners), Share: float64(right) / 4, Now: scene.Number(float64(right), 0).In("of4")}
	if !judgement.Met {
		judgement.Left = scene.Number(float64(4-right), 0)
	}
	return judgement
}

// gateMap draws where the neuron fires, and the four corners.
func (c *bias) gateMap() scene.Map {
	knobs := c.state.knobs
	picture := scene.Map{
		Frame: scene.Frame{ID: "plane", Width: 24, Rows: 12, Facts: map[string]string{"right": strconv.Itoa(c.rightCases(c.state.gate))}},
		X:     scene.Axis{Name: "axis.x1", Min: -0.5, Max: 1.5},
		Y:     scene.Axis{Name: "axis.x2", Min: -0.5, Max: 1.5},
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
		item := scene.At("p", i+1)
		picture.Samples = append(picture.Samples, scene.Sample{
			X: corner[0], Y: corner[1], Positive: gateTable[c.state.gate][i], Right: fires == gateTable[c.state.gate][i], Item: item,
		})
		picture.Items = append(picture.Items, scene.Item{ID: item, Row: 1 - int(corner[1]), Column: int(corner[0])})
	}
	return picture
}

// gateCases is the same as a table of numbers.
func (c *bias) gateCases() scene.Table {
	table := scene.Table{
		Frame: scene.Frame{ID: "cases", Width: 40, Rows: 5, Beside: true},
		Columns: []scene.Column{
			{Name: "column.x1", Wide: 4},
			{Name: "column.x2", Wide: 4},
			{Name: "column.z", Role: scene.BySign, Wide: 8},
			{Name: "column.output", Role: scene.Strong, Wide: 7},
			{Name: "column.wanted", Role: scene.Muted, Wide: 8},
			{Name: "column.right", Wide: 6},
		},
	}
	for i, corner := range corners {
		z := gateSum(c.state.knobs, corner[0], corner[1])
		wanted := gateTable[c.state.gate][i]
		verdict := scene.Cell{Word: "right.no", Role: scene.Muted}
		if z > 0 == wanted {
			verdict = scene.Cell{Word: "right.yes", Role: scene.Success}
		}
		item := scene.At("z", i+1)
		table.Items = append(table.Items, scene.Item{ID: item, Row: i})
		table.Rows = append(table.Rows, scene.Row{Cells: []scene.Cell{
			{Quantity: scene.Number(corner[0], 0)},
			{Quantity: scene.Number(corner[1], 0)},
			{Quantity: scene.Signed(z, 2), Item: item},
			{Quantity: scene.Number(float64(kit.Bit(z > 0)), 0)},
			{Quantity: scene.Number(float64(kit.Bit(wanted)), 0)},
			verdict,
		}})
	}
	return table
}

// explainGate opens the sum at a corner.
func (c *bias) explainGate(item scene.ItemID) []scene.Panel {
	i, ok := kit.Nth(item, "p", len(corners))
	if !ok {
		i, ok = kit.Nth(item, "z", len(corners))
	}
	if !ok {
		return nil
	}
	k := c.state.knobs
	inputs := []scene.NeuronInput{
		{Value: scene.Number(corners[i][0], 0), Weight: scene.Number(k[0], 2)},
		{Value: scene.Number(corners[i][1], 0), Weight: scene.Number(k[1], 2)},
	}
	z := gateSum(k, corners[i][0], corners[i][1])
	comparison := " > 0 → "
	if z <= 0 {
		comparison = " ≤ 0 → "
	}
	return []scene.Panel{kit.Arithmetic("step", kit.Names(2, true), kit.Sum(inputs, scene.Number(k[2], 2), scene.Number(z, 2)),
		[]scene.Term{kit.Symbol("z"), kit.Op(comparison), kit.Result(scene.Number(float64(kit.Bit(z > 0)), 0))})}
}

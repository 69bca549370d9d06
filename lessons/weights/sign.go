package weights

import (
	"math"

	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/internal/model"
	"sinapse/lessons/scene"
)

// sign: a negative weight pulls the sum down.
func (c *weights) sign() lessons.Screen {
	slider := func(i int) lessons.Slider {
		return kit.Knob(lessons.Slider{ID: kit.ID("w", i+1), Min: -200, Max: 200, Step: 1, Signed: true, Decimals: 1}, &c.state.aged[i])
	}
	return lessons.Screen{
		ID: "sign",
		Scene: func() scene.Scene {
			inputs, z := c.agedHouse()
			base := inputs[0].Value.Value*c.state.aged[0] + inputs[1].Value.Value*c.state.aged[1]
			plot := scene.Plot{
				Frame:  scene.Frame{ID: "age", Width: 36, Rows: 8, Facts: map[string]string{"slope": scene.Signed(c.state.aged[2], 1).Plain()}},
				X:      scene.Axis{Name: "axis.age", Min: 0, Max: 60},
				Y:      scene.Axis{Name: "axis.price", Min: base - 6000, Max: base + 6000},
				Lines:  []scene.Line{{Slope: c.state.aged[2], Intercept: base, Role: scene.BySign}},
				Points: []scene.Mark{{X: model.HouseInputs[2], Y: z.Value, Role: scene.Strong, Item: scene.At("house")}},
			}
			plot.Items = []scene.Item{{ID: scene.At("house")}}
			return scene.Scene{kit.HouseNeuron(inputs, scene.Quantity{}, z), kit.Contributions(inputs, scene.Quantity{}, z), plot}
		},
		Controls: func() []lessons.Control { return []lessons.Control{slider(0), slider(1), slider(2)} },
		Questions: []lessons.Question{{
			ID:     "older",
			Answer: "1",
		}},
		Reset: func() { c.state.aged = [3]float64{100, 50, 5} },
		Explain: func(item scene.ItemID) []scene.Panel {
			inputs, z := c.agedHouse()
			if item == scene.At("house") {
				item = scene.At("z")
			}
			return kit.ExplainNeuron(item, inputs, scene.Quantity{}, z)
		},
		Code:   c.signCode,
		Prints: c.signPrints,
		Goals: []lessons.Goal{
			{ID: "fall", Judge: func() lessons.Judgement {
				met := c.state.aged[2] < 0
				return lessons.Judgement{Met: met, Share: float64(kit.Bit(met)), Now: scene.Signed(c.state.aged[2], 1)}
			}},
			{ID: "cancel", Judge: c.judgeCancel},
		},
	}
}

// agedHouse returns the house with its age, and its weighted sum.
func (c *weights) agedHouse() ([]scene.NeuronInput, scene.Quantity) {
	names := [3]string{"input.size", "input.rooms", "input.age"}
	units := [3]string{"m2", "rooms", "years"}
	inputs := make([]scene.NeuronInput, 3)
	for i := range inputs {
		inputs[i] = scene.NeuronInput{Name: names[i], Value: scene.Number(model.HouseInputs[i], 0).In(units[i]), Weight: scene.Number(c.state.aged[i], 1)}
	}
	return inputs, kit.Weighted(inputs, scene.Quantity{})
}

// judgeCancel: the age takes away just what the rooms bring, which is more
// than nothing.
func (c *weights) judgeCancel() lessons.Judgement {
	rooms, age := model.HouseInputs[1]*c.state.aged[1], model.HouseInputs[2]*c.state.aged[2]
	left := math.Abs(rooms + age)
	judgement := lessons.Judgement{Met: left < 0.05 && rooms > 0, Share: 1 / (1 + left/50), Now: scene.Signed(rooms+age, 1)}
	if !judgement.Met {
		judgement.Left = scene.Number(left, 1)
	}
	return judgement
}

package lessons

import "math"

// sign: a negative weight pulls the sum down.
func (c *weights) sign() Screen {
	slider := func(i int) Slider {
		return knob(Slider{ID: id("w", i+1), Min: -200, Max: 200, Step: 1, Signed: true, Decimals: 1}, &c.state.aged[i])
	}
	return Screen{
		ID: "sign",
		Scene: func() Scene {
			inputs, z := c.agedHouse()
			base := inputs[0].Value.Value*c.state.aged[0] + inputs[1].Value.Value*c.state.aged[1]
			plot := Plot{
				Frame:  Frame{ID: "age", Width: 36, Rows: 8, Facts: map[string]string{"slope": Signed(c.state.aged[2], 1).Plain()}},
				X:      Axis{"axis.age", 0, 60},
				Y:      Axis{"axis.price", base - 6000, base + 6000},
				Lines:  []Line{{Slope: c.state.aged[2], Intercept: base, Role: BySign}},
				Points: []Mark{{X: houseInputs[2], Y: z.Value, Role: Strong, Item: "house"}},
			}
			plot.Items = []Item{{ID: "house"}}
			return Scene{houseNeuron(inputs, Quantity{}, z), contributions(inputs, Quantity{}, z), plot}
		},
		Controls: func() []Control { return []Control{slider(0), slider(1), slider(2)} },
		Questions: []Question{{
			ID:    "older",
			Check: func(answer string) Verdict { return Choice(answer, "1", nil) },
		}},
		Reset: func() { c.state.aged = [3]float64{100, 50, 5} },
		Explain: func(item string) []Panel {
			inputs, z := c.agedHouse()
			if item == "house" {
				item = "z"
			}
			return explainNeuron(item, inputs, Quantity{}, z)
		},
		Code: c.signCode,
		Goals: []Goal{
			{ID: "fall", Judge: func() Judgement {
				met := c.state.aged[2] < 0
				return Judgement{Met: met, Share: float64(index(met)), Now: Signed(c.state.aged[2], 1)}
			}},
			{ID: "cancel", Judge: c.judgeCancel},
		},
	}
}

// agedHouse returns the house with its age, and its weighted sum.
func (c *weights) agedHouse() ([]NeuronInput, Quantity) {
	names := [3]string{"input.size", "input.rooms", "input.age"}
	units := [3]string{"m2", "rooms", "years"}
	inputs := make([]NeuronInput, 3)
	for i := range inputs {
		inputs[i] = NeuronInput{Name: names[i], Value: Number(houseInputs[i], 0).In(units[i]), Weight: Number(c.state.aged[i], 1)}
	}
	return inputs, weighted(inputs, Quantity{})
}

// judgeCancel: the age takes away just what the rooms bring, which is more
// than nothing.
func (c *weights) judgeCancel() Judgement {
	rooms, age := houseInputs[1]*c.state.aged[1], houseInputs[2]*c.state.aged[2]
	left := math.Abs(rooms + age)
	judgement := Judgement{Met: left < 0.05 && rooms > 0, Share: 1 / (1 + left/50), Now: Signed(rooms+age, 1)}
	if !judgement.Met {
		judgement.Left = Number(left, 1)
	}
	return judgement
}

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
		return kit.Knob(lessons.Slider{ID: kit.Numbered("w", i+1), Min: -200, Max: 200, Step: 1, Signed: true, Decimals: 1}, &c.state.aged[i])
	}
	screen := kit.NeuronScreen("sign", c.agedHouse)
	explain := screen.Explain
	screen.Explain = func(item scene.ItemID) []scene.Panel {
		if item == scene.At("house") {
			item = scene.At("z")
		}
		return explain(item)
	}
	screen.Scene = func() scene.Scene {
		neuron := c.agedHouse()
		inputs := neuron.Inputs
		base := float64(inputs[0].Value.Value*c.state.aged[0]) + float64(inputs[1].Value.Value*c.state.aged[1])
		reach := 400.0 // fits the weights that a house may have; it grows for steeper lines alone
		for reach < math.Abs(60*c.state.aged[2]) {
			reach *= 5
		}
		plot := scene.Plot{
			Frame:  scene.Frame{ID: "age", Width: 36, Rows: 8, Facts: map[string]string{"slope": scene.Signed(c.state.aged[2], 1).Plain()}},
			X:      scene.Axis{Name: "axis.age", Min: 0, Max: 60},
			Y:      scene.Axis{Name: "axis.price", Min: base - reach, Max: base + reach},
			Lines:  []scene.Line{{Slope: c.state.aged[2], Intercept: base, Role: scene.BySign}},
			Points: []scene.Mark{{X: model.HouseInputs[2], Y: neuron.Sum().Value, Role: scene.Strong, Item: scene.At("house")}},
		}
		plot.Items = []scene.Item{{ID: scene.At("house")}}
		return scene.Scene{neuron.Picture(), neuron.Contributions(), plot}
	}
	screen.Controls = func() []lessons.Control { return []lessons.Control{slider(0), slider(1), slider(2)} }
	screen.Questions = []lessons.Question{{ID: "older", Answer: "1", By: "fall"}}
	screen.Reset = func() { c.state.aged = [3]float64{100, 50, 5} }
	screen.Goals = []lessons.Goal{
		{ID: "fall", Judge: func() lessons.Judgement {
			met := c.state.aged[2] < 0
			return lessons.Judgement{Met: met, Share: float64(kit.Bit(met)), Now: scene.Signed(c.state.aged[2], 1)}
		}},
		{ID: "cancel", Judge: c.judgeCancel},
	}
	return screen
}

// agedHouse is the neuron that prices the house with its age.
func (c *weights) agedHouse() kit.Neuron {
	names := [3]string{"input.size", "input.rooms", "input.age"}
	units := [3]string{"m2", "rooms", "years"}
	inputs := make([]scene.NeuronInput, 3)
	for i := range inputs {
		inputs[i] = scene.NeuronInput{Name: names[i], Value: scene.Number(model.HouseInputs[i], 0).In(units[i]), Weight: scene.Number(c.state.aged[i], 1)}
	}
	return kit.Neuron{Inputs: inputs}
}

// judgeCancel: the age takes away just what the rooms bring, which is more
// than nothing.
func (c *weights) judgeCancel() lessons.Judgement {
	rooms, age := float64(model.HouseInputs[1]*c.state.aged[1]), float64(model.HouseInputs[2]*c.state.aged[2])
	left := math.Abs(rooms + age)
	judgement := lessons.Judgement{Met: left < 0.05 && rooms > 0, Share: 1 / (1 + left/50), Now: scene.Signed(rooms+age, 1)}
	if !judgement.Met {
		judgement.Left = scene.Number(left, 1)
	}
	return judgement
}

package weights

import (
	"math"
	"strconv"

	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/internal/model"
	"sinapse/lessons/scene"
)

// resetHand puts the learner's weights back to zero and begins a new series of
// moves. The best that the hand came to stays: it is what the descent is compared with.
func (c *weights) resetHand() {
	c.hand.Reset()
	c.state.moves = kit.AddPoint(nil, c.hand.Loss())
}

// noteHand notes how low the learner has come by hand.
func (c *weights) noteHand(loss float64) {
	if finite := loss-loss == 0; finite && (!c.state.turned || loss < c.state.handBest) {
		c.state.turned, c.state.handBest = true, loss
	}
}

// byHand: the learner is the machine. Five houses, two weights, one loss.
func (c *weights) byHand() lessons.Screen {
	slider := func(i int) lessons.Slider {
		return kit.Knob(lessons.Slider{ID: kit.Numbered("w", i), Min: -200, Max: 200, Step: 1, Signed: true, Decimals: 1, Unit: kit.Numbered("price.per", i)}, c.hand.Weight(i), func() {
			c.state.moves = kit.AddPoint(c.state.moves, c.hand.Loss())
			c.noteHand(c.hand.Loss())
		})
	}
	return lessons.Screen{
		ID: "by-hand",
		Scene: func() scene.Scene {
			curve := scene.Curve{
				Frame: scene.Frame{ID: "moves", Width: 36, Rows: 6, Facts: map[string]string{"loss": scene.Number(c.hand.Loss(), 2).Plain()}},
				Runs:  []scene.Run{{Label: "run.loss", Role: scene.Train, Points: c.state.moves}},
				Goal:  handGoal, Hand: true,
			}
			return scene.Scene{houseTable(c.hand), curve}
		},
		Controls: func() []lessons.Control { return []lessons.Control{slider(1), slider(2)} },
		Questions: []lessons.Question{{
			ID: "more",
			// A step of one in w moves each prediction by its input, and the
			// rooms' inputs are larger: mean of squares 7.8 against 1.2.
			Answer: "2", By: "warm",
		}},
		Reset:   c.resetHand,
		Explain: func(item scene.ItemID) []scene.Panel { return explainHouses(c.hand, item) },
		Code:    func() string { return housesCode(c.hand) },
		Prints:  func() string { return housesPrints(c.hand) },
		Goals: []lessons.Goal{
			{ID: "warm", Judge: func() lessons.Judgement { return kit.Below(c.hand.Loss(), 1000, c.state.moves[0].Last, 1) }},
			{ID: "fit", Judge: func() lessons.Judgement { return kit.Below(c.hand.Loss(), handGoal, c.state.moves[0].Last, 1) }},
		},
	}
}

// houseMiss is how far off a neuron is that says 0 to the dearest house.
const houseMiss = 300

// houseSize is the size of a house as it goes into a neuron: in hundreds of m², or in m².
func houseSize(r *model.Regression, i int) scene.Quantity {
	size := r.Trainer.Data().X.At(i, 0)
	return scene.Number(size, kit.Bit(size < 10))
}

// houseTable draws the five houses: what the neuron says, what is true, and
// the difference as bars.
func houseTable(r *model.Regression) scene.Table {
	table := scene.Table{
		Frame: scene.Frame{ID: "houses", Width: 60, Rows: len(houseNames) + 1, Facts: map[string]string{"loss": scene.Number(r.Loss(), 2).Plain()}},
		Columns: []scene.Column{
			{Name: "column.size", Wide: 5},
			{Name: "column.rooms", Wide: 7},
			{Name: "column.predicted", Role: scene.Strong, Wide: 9},
			{Name: "column.true", Role: scene.Muted, Wide: 8},
			{Name: "column.error", Role: scene.BySign, Wide: 9, Less: [2]int{2, 3}},
		},
		Bars: scene.BarColumn{Less: "bars.less", More: "bars.more", Full: houseMiss},
	}
	foot := []scene.Term{kit.Word("loss"), kit.Op(" = (")}
	for i, prediction := range r.Predictions() {
		miss := prediction - housePrices[i]
		y, e := scene.At("y", i+1), scene.At("e", i+1)
		table.Items = append(table.Items, scene.Item{ID: y, Row: i, Column: 0}, scene.Item{ID: e, Row: i, Column: 1})
		table.Rows = append(table.Rows, scene.Row{Name: houseNames[i], Cells: []scene.Cell{
			{Quantity: houseSize(r, i)},
			{Quantity: scene.Number(houseRooms[i], 0)},
			{Quantity: scene.Number(prediction, 1), Item: y},
			{Quantity: scene.Number(housePrices[i], 1)},
			{Quantity: scene.Signed(miss, 1), Item: e},
		}})
		table.Bars.Values = append(table.Bars.Values, miss)
		if i > 0 {
			foot = append(foot, kit.Op(" + "))
		}
		foot = append(foot, kit.Value(scene.Number(math.Abs(miss), 1)), kit.Op("²"))
	}
	table.Items = append(table.Items, scene.Item{ID: scene.At("loss"), Row: len(houseNames), Column: 0})
	foot = append(foot, kit.Op(") ÷ 5 = "), kit.Chosen(kit.Result(scene.Number(r.Loss(), 1)), scene.At("loss")))
	table.Foot = foot
	return table
}

// explainHouses opens the sum behind a prediction, an error, or the loss.
func explainHouses(r *model.Regression, item scene.ItemID) []scene.Panel {
	predictions := r.Predictions()
	i, ok := kit.Nth(item, item.Kind(), len(houseNames))
	if item != scene.At("loss") && !ok {
		return nil
	}
	switch item.Kind() {
	case "y":
		inputs := []scene.NeuronInput{
			{Value: houseSize(r, i), Weight: scene.Number(*r.Weight(1), 1)},
			{Value: scene.Number(houseRooms[i], 0), Weight: scene.Number(*r.Weight(2), 1)},
		}
		return []scene.Panel{kit.Arithmetic("sum", kit.Names(2, false), kit.Sum(inputs, scene.Quantity{}, scene.Number(predictions[i], 1)))}
	case "e":
		miss := predictions[i] - housePrices[i]
		return []scene.Panel{kit.Arithmetic("error",
			[]scene.Term{kit.Word("column.predicted"), kit.Op(" − "), kit.Word("column.true"), kit.Op(" = "), kit.Word("column.error")},
			[]scene.Term{kit.Value(scene.Number(predictions[i], 1)), kit.Op(" − "), kit.Value(scene.Number(housePrices[i], 1)), kit.Op(" = "), kit.Result(scene.Signed(miss, 1))},
			[]scene.Term{kit.Value(scene.Number(math.Abs(miss), 1)), kit.Op("² = "), kit.Result(scene.Number(miss*miss, 1))},
		)}
	}
	lines := [][]scene.Term{}
	for k, prediction := range predictions {
		miss := prediction - housePrices[k]
		lines = append(lines, []scene.Term{kit.Symbol(houseNames[k]), kit.Op("  "), kit.Value(scene.Signed(miss, 1)), kit.Op("² = "), kit.Value(scene.Number(miss*miss, 1))})
	}
	lines = append(lines, []scene.Term{kit.Op("Σ ÷ 5 = "), kit.Result(scene.Number(r.Loss(), 1))})
	return []scene.Panel{kit.Arithmetic("loss", lines...)}
}

// takeoverScreen: gradient descent takes over the knobs.
func (c *weights) takeoverScreen() lessons.Screen {
	r := c.takeover
	slider := func(i int) lessons.Slider {
		return r.Knob(lessons.Slider{ID: kit.Numbered("w", i), Min: -200, Max: 200, Step: 1, Signed: true, Decimals: 1, Unit: kit.Numbered("price.per", i)}, i-1, func() { c.noteHand(r.Loss()) })
	}
	return lessons.Screen{
		ID: "takeover",
		Scene: func() scene.Scene {
			curve := scene.Curve{
				Frame: scene.Frame{ID: "descent", Width: 36, Rows: 6, Facts: map[string]string{"loss": scene.Number(kit.Ended(r.Run("", scene.Train), r.Loss()), 2).Plain(), "step": strconv.Itoa(r.Trainer.Steps())}},
				Runs:  []scene.Run{r.Run("run.loss", scene.Train)},
			}
			if r.Trainer.Steps() > 0 { // how low it gets is asked before
				curve.Goal = descentGoal
			}
			return scene.Scene{curve, updatePanel(r), houseTable(r)}
		},
		Controls: func() []lessons.Control {
			return []lessons.Control{
				r.Rate(lessons.Slider{Min: 0, Max: 0.2, Step: 0.01, Decimals: 3}), slider(1), slider(2),
				kit.Either("start", "start.zero", "start.hand", &c.state.fromHand, func() { c.restartTakeover() }),
			}
		},
		Questions: []lessons.Question{{
			ID: "beat", Gate: true,
			Reveal: func() bool { return r.Trainer.Steps() > 0 && r.Loss() < c.descentGoal() || atRest(r) },
			Check:  c.checkBeat,
		}},
		Tick: r.Tick,
		Reset: func() {
			c.state.fromHand = false
			c.takeover.Reset()
		},
		Explain: func(item scene.ItemID) []scene.Panel { return explainDescent(r, item) },
		Code:    func() string { return takeoverCode(r) },
		Prints:  func() string { return takeoverPrints(r) },
		Goals: []lessons.Goal{
			{ID: "descend", Judge: c.judgeDescend},
			{ID: "diverge", Judge: func() lessons.Judgement {
				met := r.Trainer.Divergence() != nil
				return lessons.Judgement{Met: met, Share: float64(kit.Bit(met)), Now: scene.Number(r.Loss(), 2)}
			}},
		},
	}
}

// atRest tells whether a run is where its gradient is as good as zero: further down it
// does not come.
func atRest(r *model.Regression) bool {
	for _, g := range model.NextGradients(r) {
		if !(math.Abs(g) < 1e-6) {
			return false
		}
	}
	return true
}

// checkBeat compares the descent with the best by hand, in as many digits as tell the
// two apart.
func (c *weights) checkBeat(answer string) lessons.Verdict {
	hand, machine := c.state.handBest, c.takeover.Loss()
	correct := "2"
	if machine < hand {
		correct = "1"
	}
	digits := 2
	for digits < 6 && scene.Number(hand, digits).Plain() == scene.Number(machine, digits).Plain() {
		digits++
	}
	verdict := lessons.Choice(answer, correct, map[string]string{
		"hand": scene.Number(hand, digits).Plain(), "machine": scene.Number(machine, digits).Plain(),
	})
	if !c.state.turned {
		verdict.Right, verdict.Outcome = false, "none"
	}
	return verdict
}

// startWeights is where the run begins.
func (c *weights) startWeights() [2]float64 {
	if c.state.fromHand {
		return [2]float64{*c.hand.Weight(1), *c.hand.Weight(2)}
	}
	return [2]float64{}
}

// restartTakeover goes back to the chosen start.
func (c *weights) restartTakeover() {
	c.takeover.Restart()
	for i, w := range c.startWeights() {
		c.takeover.Turn(i, w)
	}
}

// descentGoal is what gradient descent comes under in about 400 updates, or the best by
// hand where that is lower.
func (c *weights) descentGoal() float64 {
	if c.state.turned {
		return min(descentGoal, c.state.handBest)
	}
	return descentGoal
}

// judgeDescend: as low as descent gets, and the hand did not.
func (c *weights) judgeDescend() lessons.Judgement {
	judgement := kit.Below(c.takeover.Loss(), c.descentGoal(), c.state.moves[0].Last, 2)
	judgement.Met = c.takeover.Trainer.Steps() > 0 && (judgement.Met || atRest(c.takeover))
	judgement.Left = scene.Quantity{} // how low it gets is what is asked
	return judgement
}

// updatePanel shows the next update of each parameter, in numbers.
func updatePanel(r *model.Regression) scene.Arithmetic {
	g := model.NextGradients(r)
	panel := scene.Arithmetic{Frame: scene.Frame{ID: "update", Width: 40, Rows: len(g), Facts: map[string]string{"step": strconv.Itoa(r.Trainer.Steps())}}}
	for i, gradient := range g {
		name, item := scene.Subscript("w", i+1), scene.At("g", i+1)
		if i == r.Network.Weights(0).Rows {
			name, item = "b", scene.At("gb")
		}
		line := kit.UpdateLine(name, r.Network.Parameters()[i], r.Trainer.Rate(), gradient, 2)
		line[len(line)-1].Item = item
		panel.Lines = append(panel.Lines, line)
		panel.Items = append(panel.Items, scene.Item{ID: item, Row: i})
	}
	return panel
}

// explainDescent opens the gradient of a weight, or what explainHouses knows.
func explainDescent(r *model.Regression, item scene.ItemID) []scene.Panel {
	j, ok := kit.Nth(item, "g", 2)
	if !ok {
		return explainHouses(r, item)
	}
	var lines [][]scene.Term
	for i, prediction := range r.Predictions() {
		x, miss := r.Trainer.Data().X.At(i, j), prediction-housePrices[i]
		lines = append(lines, []scene.Term{
			kit.Symbol(houseNames[i]), kit.Op("  "), kit.Value(scene.Signed(miss, 1)), kit.Op(" · "), kit.Value(scene.Number(x, 1)), kit.Op(" = "), kit.Value(scene.Signed(miss*x, 1)),
		})
	}
	gradient := model.NextGradients(r)[j]
	lines = append(lines,
		[]scene.Term{kit.Symbol("∂L/∂" + scene.Subscript("w", j+1)), kit.Op(" = 2 ÷ 5 · Σ = "), kit.Result(scene.Signed(gradient, 2))},
		kit.UpdateLine(scene.Subscript("w", j+1), *r.Weight(j + 1), r.Trainer.Rate(), gradient, 2))
	return []scene.Panel{kit.Arithmetic("gradient", lines...)}
}

package lessons

import (
	"math"
	"strconv"
)

// resetHand puts the learner's weights back to zero and begins a new series of
// moves.
func (c *weights) resetHand() {
	c.hand.reset()
	c.state.handBest = c.hand.loss()
	c.state.moves = addPoint(nil, c.hand.loss())
}

// byHand: the learner is the machine. Five houses, two weights, one loss.
func (c *weights) byHand() Screen {
	slider := func(i int) Slider {
		s := knob(Slider{ID: id("w", i), Min: -200, Max: 200, Step: 1, Signed: true, Decimals: 1, Unit: id("price.per", i)}, c.hand.weight(i))
		set := s.Set
		s.Set = func(v float64) error {
			err := set(v)
			loss := c.hand.loss()
			c.state.moves = addPoint(c.state.moves, loss)
			c.state.handBest = min(c.state.handBest, loss)
			return err
		}
		return s
	}
	return Screen{
		ID: "by-hand",
		Scene: func() Scene {
			curve := Curve{
				Frame: Frame{ID: "moves", Width: 36, Rows: 6, Facts: map[string]string{"loss": Number(c.hand.loss(), 2).Plain()}},
				Runs:  []Run{{Label: "run.loss", Role: Train, Points: c.state.moves}},
				Goal:  handGoal, Hand: true,
			}
			return Scene{houseTable(c.hand), curve}
		},
		Controls: func() []Control { return []Control{slider(1), slider(2)} },
		Questions: []Question{{
			ID: "more",
			// A step of one in w moves each prediction by its input, and the
			// rooms' inputs are larger: mean of squares 7.8 against 1.2.
			Check: func(answer string) Verdict { return Choice(answer, "2", nil) },
		}},
		Reset:   c.resetHand,
		Explain: func(item string) []Panel { return explainHouses(c.hand, item) },
		Code:    func() string { return housesCode(c.hand) },
		Goals: []Goal{
			{ID: "warm", Judge: func() Judgement { return below(c.hand.loss(), 1000, c.state.moves[0].High, 1) }},
			{ID: "fit", Judge: func() Judgement { return below(c.hand.loss(), handGoal, c.state.moves[0].High, 1) }},
		},
	}
}

// houseTable draws the five houses: what the neuron says, what is true, and
// the difference as bars.
func houseTable(r *regression) Table {
	table := Table{
		Frame: Frame{ID: "houses", Width: 60, Rows: len(houseNames) + 1, Facts: map[string]string{"loss": Number(r.loss(), 2).Plain()}},
		Columns: []Column{
			{Name: "column.size", Wide: 5},
			{Name: "column.rooms", Wide: 7},
			{Name: "column.predicted", Role: Strong, Wide: 9},
			{Name: "column.true", Role: Muted, Wide: 8},
			{Name: "column.error", Role: BySign, Wide: 9},
		},
		Bars: BarColumn{Less: "bars.less", More: "bars.more"},
	}
	foot := []Term{word("loss"), op(" = (")}
	for i, prediction := range r.predictions() {
		miss := prediction - housePrices[i]
		y, e := id("y", i+1), id("e", i+1)
		table.Items = append(table.Items, Item{ID: y, Row: i, Column: 0}, Item{ID: e, Row: i, Column: 1})
		table.Rows = append(table.Rows, Row{Name: houseNames[i], Cells: []Cell{
			{Quantity: Number(houseSizes[i], 1)},
			{Quantity: Number(houseRooms[i], 0)},
			{Quantity: Number(prediction, 1), Item: y},
			{Quantity: Number(housePrices[i], 1)},
			{Quantity: Signed(miss, 1), Item: e},
		}})
		table.Bars.Values = append(table.Bars.Values, miss)
		if i > 0 {
			foot = append(foot, op(" + "))
		}
		foot = append(foot, value(Number(math.Abs(miss), 1)), op("²"))
	}
	table.Items = append(table.Items, Item{ID: "loss", Row: len(houseNames), Column: 0})
	foot = append(foot, op(") ÷ 5 = "), chosen(result(Number(r.loss(), 1)), "loss"))
	table.Foot = foot
	return table
}

// explainHouses opens the sum behind a prediction, an error, or the loss.
func explainHouses(r *regression, item string) []Panel {
	predictions := r.predictions()
	i := len(item) - 1
	n, err := strconv.Atoi(item[i:])
	if item != "loss" && (err != nil || n < 1 || n > len(houseNames)) {
		return nil
	}
	switch item[:i] {
	case "y":
		inputs := []NeuronInput{
			{Value: Number(houseSizes[n-1], 1), Weight: Number(*r.weight(1), 1)},
			{Value: Number(houseRooms[n-1], 0), Weight: Number(*r.weight(2), 1)},
		}
		return []Panel{arithmetic("sum", names(2, false), sum(inputs, Quantity{}, Number(predictions[n-1], 1)))}
	case "e":
		miss := predictions[n-1] - housePrices[n-1]
		return []Panel{arithmetic("error",
			[]Term{word("column.predicted"), op(" − "), word("column.true"), op(" = "), word("column.error")},
			[]Term{value(Number(predictions[n-1], 1)), op(" − "), value(Number(housePrices[n-1], 1)), op(" = "), result(Signed(miss, 1))},
			[]Term{value(Number(math.Abs(miss), 1)), op("² = "), result(Number(miss*miss, 1))},
		)}
	}
	lines := [][]Term{}
	for k, prediction := range predictions {
		miss := prediction - housePrices[k]
		lines = append(lines, []Term{symbol(houseNames[k]), op("  "), value(Signed(miss, 1)), op("² = "), value(Number(miss*miss, 1))})
	}
	lines = append(lines, []Term{op("Σ ÷ 5 = "), result(Number(r.loss(), 1))})
	return []Panel{arithmetic("loss", lines...)}
}

// takeoverScreen: gradient descent takes over the knobs.
func (c *weights) takeoverScreen() Screen {
	r := c.takeover
	slider := func(i int) Slider {
		return knob(Slider{ID: id("w", i), Min: -200, Max: 200, Step: 1, Signed: true, Decimals: 1, Unit: id("price.per", i)}, r.weight(i))
	}
	return Screen{
		ID: "takeover",
		Scene: func() Scene {
			curve := Curve{
				Frame: Frame{ID: "descent", Width: 36, Rows: 6, Facts: map[string]string{"loss": Number(r.loss(), 2).Plain(), "step": strconv.Itoa(r.trainer.Steps())}},
				Runs:  []Run{r.run("run.loss", Train)},
				Goal:  descentGoal,
			}
			return Scene{curve, updatePanel(r), houseTable(r)}
		},
		Controls: func() []Control {
			return []Control{
				r.rate(Slider{Min: 0, Max: 0.2, Step: 0.01, Decimals: 3}), slider(1), slider(2),
				Choices{
					ID: "start", Options: []string{"start.zero", "start.hand"},
					Get: func() int { return index(c.state.fromHand) },
					Set: func(i int) { c.state.fromHand = i == 1; c.resetTakeover() },
				},
			}
		},
		Questions: []Question{{
			ID: "beat", Gate: true,
			Reveal: func() bool { return r.loss() <= descentGoal },
			Check: func(answer string) Verdict {
				correct := "1"
				if c.state.handBest <= r.loss() {
					correct = "2"
				}
				return Choice(answer, correct, map[string]string{
					"hand": Number(c.state.handBest, 2).Plain(), "machine": Number(r.loss(), 2).Plain(),
				})
			},
		}},
		Tick:    r.tick,
		Reset:   c.resetTakeover,
		Explain: func(item string) []Panel { return explainDescent(r, item) },
		Code:    func() string { return takeoverCode(r, c.startWeights()) },
		Goals: []Goal{
			{ID: "descend", Judge: c.judgeDescend},
			{ID: "diverge", Judge: func() Judgement {
				met := r.trainer.Divergence() != nil
				return Judgement{Met: met, Share: float64(index(met)), Now: Number(r.trainer.Rate(), 3)}
			}},
		},
	}
}

// startWeights is where the run begins.
func (c *weights) startWeights() [2]float64 {
	if c.state.fromHand {
		return [2]float64{*c.hand.weight(1), *c.hand.weight(2)}
	}
	return [2]float64{}
}

// resetTakeover goes back to the chosen start.
func (c *weights) resetTakeover() {
	c.takeover.reset()
	for i, w := range c.startWeights() {
		*c.takeover.weight(i + 1) = w
	}
}

// judgeDescend: as good as descent gets in 400 updates, or better than the
// hand that met its own goal.
func (c *weights) judgeDescend() Judgement {
	goal := float64(descentGoal)
	if c.state.handBest < handGoal {
		goal = max(goal, c.state.handBest)
	}
	judgement := below(c.takeover.loss(), goal, c.state.moves[0].High, 2)
	judgement.Met = judgement.Met && c.takeover.trainer.Steps() > 0
	return judgement
}

// updatePanel shows the next update of each parameter, in numbers.
func updatePanel(r *regression) Arithmetic {
	g := nextGradients(r)
	panel := Arithmetic{Frame: Frame{ID: "update", Width: 40, Rows: len(g), Facts: map[string]string{"step": strconv.Itoa(r.trainer.Steps())}}}
	for i, gradient := range g {
		name, item := subscript("w", i+1), id("g", i+1)
		if i == r.network.Weights(0).Rows {
			name, item = "b", "gb"
		}
		line := updateLine(name, r.network.Parameters()[i], r.trainer.Rate(), gradient, 2)
		line[len(line)-1].Item = item
		panel.Lines = append(panel.Lines, line)
		panel.Items = append(panel.Items, Item{ID: item, Row: i})
	}
	return panel
}

// nextGradients is the gradient of the mean squared error at the present
// parameters, which the next update goes against:
//
//	∂L/∂wⱼ = 2/n · Σᵢ (ŷᵢ − yᵢ)·xᵢⱼ     ∂L/∂b = 2/n · Σᵢ (ŷᵢ − yᵢ)
func nextGradients(r *regression) []float64 {
	data := r.trainer.Data()
	gradients := make([]float64, len(r.network.Parameters()))
	for i, prediction := range r.predictions() {
		miss := 2 * (prediction - data.Y.Data[i]) / float64(data.Len())
		for j, x := range data.X.Row(i) {
			gradients[j] += miss * x
		}
		if len(gradients) > data.X.Cols {
			gradients[data.X.Cols] += miss
		}
	}
	return gradients
}

// explainDescent opens the gradient of a weight, or what explainHouses knows.
func explainDescent(r *regression, item string) []Panel {
	if item != "g1" && item != "g2" {
		return explainHouses(r, item)
	}
	j := int(item[1] - '1')
	var lines [][]Term
	for i, prediction := range r.predictions() {
		x, miss := r.trainer.Data().X.At(i, j), prediction-housePrices[i]
		lines = append(lines, []Term{
			symbol(houseNames[i]), op("  "), value(Signed(miss, 1)), op(" · "), value(Number(x, 1)), op(" = "), value(Signed(miss*x, 1)),
		})
	}
	gradient := nextGradients(r)[j]
	lines = append(lines,
		[]Term{symbol("∂L/∂" + subscript("w", j+1)), op(" = 2 ÷ 5 · Σ = "), result(Signed(gradient, 2))},
		updateLine(subscript("w", j+1), *r.weight(j + 1), r.trainer.Rate(), gradient, 2))
	return []Panel{arithmetic("gradient", lines...)}
}

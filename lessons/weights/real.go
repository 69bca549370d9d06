package weights

import (
	"math"
	"strconv"

	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/internal/model"
	"sinapse/lessons/scene"
	"sinapse/nn"
)

// The penguins: the best loss with both lengths is 0.153 (kg²). In raw
// millimetres the condition number is 9·10⁶: no rate gets there in reasonable
// time.
const (
	penguinGoal  = 0.16
	penguinStart = 18.4 // about the mean of the squared masses
	crawlUpdates = 500
)

// real: weights can be compared once their inputs are standardised.
func (c *weights) real() lessons.Screen {
	return lessons.Screen{
		ID:        "real",
		Scene:     c.penguinScene,
		Controls:  c.penguinControls,
		Questions: []lessons.Question{{ID: "first", Gate: true, Reveal: c.penguinsFitted, Outcome: c.heavier}},
		Tick:      func() bool { return c.penguin().Tick() },
		Reset: func() {
			c.state.scale = 0
			for _, run := range c.penguins {
				run.Reset()
			}
		},
		Explain: func(item scene.ItemID) []scene.Panel { return explainPenguins(c.penguin(), item) },
		Code:    c.penguinCode,
		Prints:  c.penguinPrints,
		Goals: []lessons.Goal{
			{ID: "penguins", Judge: func() lessons.Judgement {
				judgement := kit.Below(c.penguin().Loss(), penguinGoal, penguinStart, 3)
				judgement.Met = judgement.Met && c.state.scale == 0
				return judgement
			}},
			{ID: "break", Judge: func() lessons.Judgement {
				met := c.state.scale == 1 && c.penguin().Trainer.Divergence() != nil
				return lessons.Judgement{Met: met, Share: float64(c.state.scale) / 2}
			}},
			{ID: "crawl", Judge: c.judgeCrawl},
		},
	}
}

// penguinRuns returns two runs over the penguins, with flipper and bill length
// standardised, and in raw millimetres.
func penguinRuns() [2]*model.Regression {
	lengths, mass := model.PenguinFeatures()
	return [2]*model.Regression{
		model.NewRegression(nn.Standardize(lengths).Apply(lengths), mass, true, 0.1),
		model.NewRegression(lengths, mass, true, 0.1),
	}
}

// penguin is the run over the inputs in the chosen scale.
func (c *weights) penguin() *model.Regression { return c.penguins[c.state.scale] }

func (c *weights) penguinsFitted() bool {
	return c.penguins[0].Loss() < penguinGoal && c.penguins[0].Trainer.Steps() > 0
}

// heavier compares the two weights on standardised inputs.
func (c *weights) heavier() (right string, facts map[string]string) {
	flipper, bill := *c.penguins[0].Weight(1), *c.penguins[0].Weight(2)
	right = "1"
	if math.Abs(bill) > math.Abs(flipper) {
		right = "2"
	}
	return right, map[string]string{"flipper": scene.Number(flipper, 3).Plain(), "bill": scene.Number(bill, 3).Plain(), "loss": scene.Number(c.penguins[0].Loss(), 3).Plain()}
}

// judgeCrawl: raw, not diverged, and still far off after many updates.
func (c *weights) judgeCrawl() lessons.Judgement {
	r := c.penguins[1]
	steps := r.Trainer.Steps()
	if r.Trainer.Divergence() != nil || c.state.scale != 1 {
		steps = 0
	}
	judgement := lessons.Judgement{
		Met:   steps >= crawlUpdates && r.Loss() > penguinGoal,
		Share: min(1, float64(steps)/crawlUpdates), Now: scene.Number(float64(steps), 0).In("updates"),
	}
	if !judgement.Met {
		judgement.Left = scene.Number(crawlUpdates-float64(min(steps, crawlUpdates)), 0).In("updates")
	}
	return judgement
}

func (c *weights) penguinControls() []lessons.Control {
	r := c.penguin()
	return []lessons.Control{
		r.Rate(lessons.Slider{Min: 1e-7, Max: 1, Log: true, Decimals: 7}),
		kit.Pick("scale", []string{"scale.standard", "scale.raw"}, &c.state.scale, func() { c.penguin().SetRate(r.Trainer.Rate()) }),
		r.Knob(lessons.Slider{ID: "flipper", Min: -10, Max: 10, Step: 0.05, Signed: true, Decimals: 3}, 0),
		r.Knob(lessons.Slider{ID: "bill", Min: -10, Max: 10, Step: 0.05, Signed: true, Decimals: 3}, 1),
		r.Knob(lessons.Slider{ID: "b", Min: -10, Max: 10, Step: 0.05, Signed: true, Decimals: 3}, 2),
	}
}

func (c *weights) penguinScene() scene.Scene {
	r := c.penguin()
	curve := scene.Curve{
		Frame: scene.Frame{ID: "descent", Width: 36, Rows: 6, Facts: map[string]string{"loss": scene.Number(kit.Ended(r.Run("", scene.Train), r.Loss()), 3).Plain(), "step": strconv.Itoa(r.Trainer.Steps())}},
		Runs:  []scene.Run{r.Run("run.loss", scene.Train)}, Goal: penguinGoal,
	}
	plot := scene.Plot{
		Frame:  scene.Frame{ID: "predicted", Width: 30, Rows: 8, Facts: map[string]string{"loss": scene.Number(r.Loss(), 3).Plain()}},
		X:      scene.Axis{Name: "axis.true", Min: 2.5, Max: 6.5},
		Y:      scene.Axis{Name: "axis.predicted", Min: 2.5, Max: 6.5},
		Points: kit.Marks(r.Trainer.Data().Y.Data, r.Predictions(), scene.Train),
		Lines:  []scene.Line{{Slope: 1, Role: scene.Faint}},
	}
	bars := scene.Bars{Frame: scene.Frame{ID: "knobs", Width: 36, Rows: 3}}
	for i, name := range []string{"input.flipper", "input.bill"} {
		bars.Rows = append(bars.Rows, scene.Bar{Name: name, Value: scene.Signed(*r.Weight(i + 1), 3), Note: []scene.Term{kit.Symbol(scene.Subscript("w", i+1))}, Item: scene.At("w", i+1)})
		bars.Items = append(bars.Items, scene.Item{ID: scene.At("w", i+1), Row: i, Control: []string{"flipper", "bill"}[i]})
	}
	return scene.Scene{curve, bars, plot}
}

// explainPenguins opens the next update of a weight.
func explainPenguins(r *model.Regression, item scene.ItemID) []scene.Panel {
	j, ok := kit.Nth(item, "w", 2)
	if !ok {
		return nil
	}
	g := model.NextGradients(r)[j]
	w := scene.Subscript("w", j+1)
	return []scene.Panel{kit.Arithmetic("gradient",
		[]scene.Term{kit.Symbol("∂L/∂" + w), kit.Op(" = 2 ÷ 333 · Σ "), kit.Word("column.error"), kit.Op("·"), kit.Symbol(scene.Subscript("x", j+1))},
		[]scene.Term{kit.Op("= "), kit.Result(scene.Signed(g, 4))},
		kit.UpdateLine(w, *r.Weight(j + 1), r.Trainer.Rate(), g, 4),
	)}
}

// debug: somebody fed the size in m² to a rate made for hundreds of m².
func (c *weights) debug() lessons.Screen {
	return lessons.Screen{
		ID: "debug",
		Scene: func() scene.Scene {
			r := c.broken()
			curve := scene.Curve{
				Frame: scene.Frame{ID: "descent", Width: 36, Rows: 6, Facts: map[string]string{"loss": scene.Number(kit.Ended(r.Run("", scene.Train), r.Loss()), 2).Plain(), "step": strconv.Itoa(r.Trainer.Steps())}},
				Runs:  []scene.Run{r.Run("run.loss", scene.Train)}, Goal: handGoal,
			}
			return scene.Scene{curve, updatePanel(r), houseTable(r)}
		},
		Controls: func() []lessons.Control {
			r := c.broken()
			return []lessons.Control{
				r.Rate(lessons.Slider{Min: 1e-6, Max: 1, Log: true, Decimals: 6}),
				kit.Pick("size", []string{"unit.m2", "unit.hundreds"}, &c.state.mended, func() {
					c.broken().SetRate(r.Trainer.Rate())
					c.broken().Restart()
				}),
			}
		},
		Questions: []lessons.Question{{ID: "cause", Answer: "3", Cure: "size"}},
		Tick:      func() bool { return c.broken().Tick() },
		Reset: func() {
			c.state.mended = 0
			c.broken().Reset()
		},
		Explain: func(item scene.ItemID) []scene.Panel { return explainHouses(c.broken(), item) },
		Code:    func() string { return takeoverCode(c.broken()) },
		Prints:  func() string { return takeoverPrints(c.broken()) },
		Goals: []lessons.Goal{{ID: "mend", Judge: func() lessons.Judgement {
			judgement := kit.Below(c.broken().Loss(), handGoal, 57764.4, 1)
			judgement.Met = judgement.Met && c.broken().Trainer.Steps() > 0
			return judgement
		}}},
	}
}

// broken is the run of the debug screen, in the chosen unit.
func (c *weights) broken() *model.Regression { return c.raw[c.state.mended] }

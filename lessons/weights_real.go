package lessons

import (
	"math"
	"strconv"
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
func (c *weights) real() Screen {
	return Screen{
		ID:        "real",
		Scene:     c.penguinScene,
		Controls:  c.penguinControls,
		Questions: []Question{{ID: "first", Gate: true, Reveal: c.penguinsFitted, Check: c.checkFlipper}},
		Tick:      func() bool { return c.penguin().tick() },
		Reset:     func() { c.penguin().reset() },
		Explain:   func(item string) []Panel { return explainPenguins(c.penguin(), item) },
		Code:      c.penguinCode,
		Goals: []Goal{
			{ID: "penguins", Judge: func() Judgement {
				judgement := below(c.penguin().loss(), penguinGoal, penguinStart, 3)
				judgement.Met = judgement.Met && c.state.scale == 0
				return judgement
			}},
			{ID: "break", Judge: func() Judgement {
				met := c.state.scale == 1 && c.penguin().trainer.Divergence() != nil
				return Judgement{Met: met, Share: float64(c.state.scale) / 2}
			}},
			{ID: "crawl", Judge: c.judgeCrawl},
		},
	}
}

// penguin is the run over the inputs in the chosen scale.
func (c *weights) penguin() *regression { return c.penguins[c.state.scale] }

func (c *weights) penguinsFitted() bool {
	return c.penguins[0].loss() < penguinGoal
}

// checkFlipper compares the two weights on standardised inputs.
func (c *weights) checkFlipper(answer string) Verdict {
	flipper, bill := *c.penguins[0].weight(1), *c.penguins[0].weight(2)
	correct := "1"
	if math.Abs(bill) > math.Abs(flipper) {
		correct = "2"
	}
	return Choice(answer, correct, map[string]string{"flipper": Number(flipper, 3).Plain(), "bill": Number(bill, 3).Plain()})
}

// judgeCrawl: raw, not diverged, and still far off after many updates.
func (c *weights) judgeCrawl() Judgement {
	r := c.penguins[1]
	steps := r.trainer.Steps()
	if r.trainer.Divergence() != nil || c.state.scale != 1 {
		steps = 0
	}
	judgement := Judgement{
		Met:   steps >= crawlUpdates && r.loss() > penguinGoal,
		Share: min(1, float64(steps)/crawlUpdates), Now: Number(float64(steps), 0).In("updates"),
	}
	if !judgement.Met {
		judgement.Left = Number(crawlUpdates-float64(min(steps, crawlUpdates)), 0).In("updates")
	}
	return judgement
}

func (c *weights) penguinControls() []Control {
	r := c.penguin()
	return []Control{
		r.rate(Slider{Min: 1e-7, Max: 1, Log: true, Decimals: 7}),
		Choices{
			ID: "scale", Options: []string{"scale.standard", "scale.raw"},
			Get: func() int { return c.state.scale },
			Set: func(i int) {
				c.penguins[i].trainer.SetRate(r.trainer.Rate())
				c.state.scale = i
			},
		},
		knob(Slider{ID: "flipper", Min: -10, Max: 10, Step: 0.05, Signed: true, Decimals: 3}, r.weight(1)),
		knob(Slider{ID: "bill", Min: -10, Max: 10, Step: 0.05, Signed: true, Decimals: 3}, r.weight(2)),
		knob(Slider{ID: "b", Min: -10, Max: 10, Step: 0.05, Signed: true, Decimals: 3}, r.bias()),
	}
}

func (c *weights) penguinScene() Scene {
	r := c.penguin()
	curve := Curve{
		Frame: Frame{ID: "descent", Width: 36, Rows: 6, Facts: map[string]string{"loss": Number(r.loss(), 3).Plain(), "step": strconv.Itoa(r.trainer.Steps())}},
		Runs:  []Run{r.run("run.loss", Train)}, Goal: penguinGoal,
	}
	plot := Plot{
		Frame:  Frame{ID: "predicted", Width: 30, Rows: 8, Facts: map[string]string{"loss": Number(r.loss(), 3).Plain()}},
		X:      Axis{"axis.true", 2.5, 6.5},
		Y:      Axis{"axis.predicted", 2.5, 6.5},
		Points: marks(r.trainer.Data().Y.Data, r.predictions(), Train),
		Lines:  []Line{{Slope: 1, Role: Faint}},
	}
	bars := Bars{Frame: Frame{ID: "knobs", Width: 36, Rows: 3}}
	for i, name := range []string{"input.flipper", "input.bill"} {
		bars.Rows = append(bars.Rows, Bar{Name: name, Value: Signed(*r.weight(i + 1), 3), Note: []Term{symbol(subscript("w", i+1))}, Item: id("w", i+1)})
		bars.Items = append(bars.Items, Item{ID: id("w", i+1), Row: i, Control: []string{"flipper", "bill"}[i]})
	}
	return Scene{curve, bars, plot}
}

// explainPenguins opens the next update of a weight.
func explainPenguins(r *regression, item string) []Panel {
	if item != "w1" && item != "w2" {
		return nil
	}
	i := int(item[1] - '0')
	g := nextGradients(r)[i-1]
	w := subscript("w", i)
	return []Panel{arithmetic("gradient",
		[]Term{symbol("∂L/∂" + w), op(" = 2 ÷ 333 · Σ "), word("column.error"), op("·"), symbol(subscript("x", i))},
		[]Term{op("= "), result(Signed(g, 4))},
		updateLine(w, *r.weight(i), r.trainer.Rate(), g, 4),
	)}
}

// debug: somebody fed the size in m² to a rate made for hundreds of m².
func (c *weights) debug() Screen {
	return Screen{
		ID: "debug",
		Scene: func() Scene {
			r := c.broken()
			curve := Curve{
				Frame: Frame{ID: "descent", Width: 36, Rows: 6, Facts: map[string]string{"loss": Number(r.loss(), 2).Plain(), "step": strconv.Itoa(r.trainer.Steps())}},
				Runs:  []Run{r.run("run.loss", Train)}, Goal: handGoal,
			}
			return Scene{curve, updatePanel(r)}
		},
		Controls: func() []Control {
			r := c.broken()
			return []Control{
				r.rate(Slider{Min: 1e-6, Max: 1, Log: true, Decimals: 6}),
				Choices{
					ID: "size", Options: []string{"unit.m2", "unit.hundreds"},
					Get: func() int { return c.state.mended },
					Set: func(i int) {
						c.state.mended = i
						c.broken().trainer.SetRate(r.trainer.Rate())
						c.broken().reset()
					},
				},
			}
		},
		Questions: []Question{{ID: "cause", Check: func(answer string) Verdict { return Choice(answer, "3", nil) }}},
		Tick:      func() bool { return c.broken().tick() },
		Reset:     func() { c.broken().reset() },
		Code:      func() string { return takeoverCode(c.broken(), [2]float64{}) },
		Goals: []Goal{{ID: "mend", Judge: func() Judgement {
			judgement := below(c.broken().loss(), handGoal, 57764.4, 1)
			judgement.Met = judgement.Met && c.broken().trainer.Steps() > 0
			return judgement
		}}},
	}
}

// broken is the run of the debug screen, in the chosen unit.
func (c *weights) broken() *regression { return c.raw[c.state.mended] }

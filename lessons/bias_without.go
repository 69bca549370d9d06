package lessons

import (
	"fmt"
	"math"
	"strconv"
)

// without: the same penguins, with a bias and without.
func (c *bias) without() Screen {
	return Screen{
		ID:    "without",
		Scene: c.withoutScene,
		Controls: func() []Control {
			runs := c.runs[c.state.scale]
			rate := runs[0].rate(Slider{Min: 0, Max: 0.3, Step: 0.01, Decimals: 3})
			set := rate.Set
			rate.Set = func(v float64) error {
				runs[1].trainer.SetRate(v)
				return set(v)
			}
			return []Control{rate, Choices{
				ID: "scale", Options: []string{"scale.decimetres", "scale.both"},
				Get: func() int { return c.state.scale },
				Set: func(i int) { c.state.scale = i },
			}}
		},
		Questions: []Question{
			{ID: "gap", Gate: true, Reveal: c.bothSettled, Check: func(answer string) Verdict {
				return Choice(answer, "3", map[string]string{
					"with": Number(c.runs[0][0].loss(), 3).Plain(), "without": Number(c.runs[0][1].loss(), 3).Plain(),
				})
			}},
			{ID: "gone", When: func() bool { return c.judgeGap().Met }, Check: func(answer string) Verdict { return Choice(answer, "1", nil) }},
		},
		Tick: func() bool {
			a, b := c.runs[c.state.scale][0].tick(), c.runs[c.state.scale][1].tick()
			return a || b
		},
		Reset: func() {
			for _, r := range c.runs[c.state.scale] {
				r.reset()
			}
		},
		Explain: func(item string) []Panel { return c.explainWithout(item) },
		Code:    c.withoutCode,
		Goals: []Goal{
			{ID: "under", Judge: func() Judgement {
				judgement := below(c.runs[0][0].loss(), withGoal, 18.3, 3)
				judgement.Met = judgement.Met && c.state.scale == 0
				return judgement
			}},
			{ID: "gap", Judge: c.judgeGap},
		},
	}
}

// bothSettled: the run with a bias is under its goal, the other where it can
// get no further.
func (c *bias) bothSettled() bool {
	return c.runs[0][0].loss() < withGoal && c.runs[0][1].loss() < 0.33
}

// judgeGap: on standardised data both come to the same loss.
func (c *bias) judgeGap() Judgement {
	a, b := c.runs[1][0].loss(), c.runs[1][1].loss()
	gap := math.Abs(a - b)
	// Before the first update both are at 1: equal, but nothing learned.
	if c.state.scale != 1 || a > 0.9 {
		return Judgement{}
	}
	return Judgement{Met: gap < 0.001 && a < 0.25, Share: min(1, 0.25/a), Now: Number(gap, 4)}
}

func (c *bias) withoutScene() Scene {
	runs := c.runs[c.state.scale]
	facts := map[string]string{
		"with": Number(runs[0].loss(), 3).Plain(), "without": Number(runs[1].loss(), 3).Plain(),
		"step": strconv.Itoa(runs[0].trainer.Steps()),
	}
	curve := Curve{
		Frame: Frame{ID: "descent", Width: 36, Rows: 6, Facts: facts},
		Runs:  []Run{runs[0].run("run.with", Train), runs[1].run("run.without", Guess)},
	}
	if c.state.scale == 0 {
		curve.Goal = withGoal
	}
	data := runs[0].trainer.Data()
	plot := Plot{
		Frame:  Frame{ID: "lines", Width: 30, Rows: 8, Facts: facts},
		X:      Axis{"axis.flipper", 0, 2.5},
		Y:      Axis{"axis.mass", 0, 7},
		Points: marks(data.X.Data, data.Y.Data, Faint),
		Lines: []Line{
			{Slope: *runs[0].weight(1), Intercept: intercept(runs[0]), Role: Train},
			{Slope: *runs[1].weight(1), Role: Guess},
		},
	}
	if c.state.scale == 1 {
		plot.X, plot.Y = Axis{"axis.flipper.standard", -3, 3}, Axis{"axis.mass.standard", -3, 3}
	}
	return Scene{curve, c.withoutTable(), plot}
}

// withoutTable sets the two runs side by side.
func (c *bias) withoutTable() Table {
	table := Table{
		Frame:   Frame{ID: "pair", Width: 40, Rows: 3},
		Columns: []Column{{Name: "column.w", Role: BySign, Wide: 9}, {Name: "column.b", Role: BySign, Wide: 9}, {Name: "column.loss", Role: Strong, Wide: 10}},
	}
	for i, r := range c.runs[c.state.scale] {
		b := Cell{Word: "none", Role: Faint}
		if i == 0 {
			b = Cell{Quantity: Signed(intercept(r), 3)}
		}
		name, item := []string{"run.with", "run.without"}[i], id("w", i+1)
		table.Items = append(table.Items, Item{ID: item, Row: i})
		table.Rows = append(table.Rows, Row{Name: name, Cells: []Cell{
			{Quantity: Signed(*r.weight(1), 3), Item: item}, b, {Quantity: Number(r.loss(), 3)},
		}})
	}
	return table
}

// explainWithout opens the next update of a run's weight.
func (c *bias) explainWithout(item string) []Panel {
	if item != "w1" && item != "w2" {
		return nil
	}
	r := c.runs[c.state.scale][item[1]-'1']
	g := nextGradients(r)
	lines := [][]Term{updateLine("w", *r.weight(1), r.trainer.Rate(), g[0], 4)}
	if len(g) > 1 {
		lines = append(lines, updateLine("b", *r.bias(), r.trainer.Rate(), g[1], 4))
	}
	return []Panel{arithmetic("update", lines...)}
}

func (c *bias) withoutCode() string {
	runs := c.runs[c.state.scale]
	scale := ""
	if c.state.scale == 1 {
		scale = "x, y = (x - x.mean()) / x.std(), (y - y.mean()) / y.std()\n"
	}
	return penguinLoad + "x, y = flipper / 100, mass\n" + scale + fmt.Sprintf(`w, b, lonely, rate = 0.0, 0.0, 0.0, %v

for step in range(%d):
    error = w * x + b - y
    w, b = w - rate * 2 * np.mean(error * x), b - rate * 2 * np.mean(error)
    lonely = lonely - rate * 2 * np.mean((lonely * x - y) * x)

print(round(w, 3), round(b, 3), round(np.mean((w * x + b - y) ** 2), 3))
print(round(lonely, 3), round(np.mean((lonely * x - y) ** 2), 3))
`, runs[0].trainer.Rate(), runs[0].trainer.Steps())
}

// debug: a line that will not leave the origin.
func (c *bias) debug() Screen {
	return Screen{
		ID: "debug",
		Scene: func() Scene {
			r := c.origins[c.state.mend]
			curve := Curve{
				Frame: Frame{ID: "descent", Width: 36, Rows: 6, Facts: map[string]string{"loss": Number(r.loss(), 3).Plain(), "step": strconv.Itoa(r.trainer.Steps())}},
				Runs:  []Run{r.run("run.loss", Train)}, Goal: originGoal,
			}
			return Scene{linePlot("line", r), curve, lossPanel(r)}
		},
		Controls: func() []Control {
			r := c.origins[c.state.mend]
			return []Control{
				r.rate(Slider{Min: 0, Max: 0.2, Step: 0.01, Decimals: 3}),
				Switch{ID: "bias", Get: func() bool { return c.state.mend == 1 }, Set: func(on bool) {
					c.state.mend = index(on)
					c.origins[c.state.mend].trainer.SetRate(r.trainer.Rate())
					c.origins[c.state.mend].reset()
				}},
			}
		},
		Questions: []Question{{ID: "cause", Check: func(answer string) Verdict { return Choice(answer, "2", nil) }}},
		Tick:      func() bool { return c.origins[c.state.mend].tick() },
		Reset:     func() { c.origins[c.state.mend].reset() },
		Explain:   func(item string) []Panel { return explainLine(c.origins[c.state.mend], item) },
		Code:      func() string { return lineCode(c.origins[c.state.mend]) },
		Goals:     []Goal{{ID: "origin", Judge: func() Judgement { return below(c.origins[c.state.mend].loss(), originGoal, 19, 3) }}},
	}
}

// lineCode fits the present line to the points.
func lineCode(r *regression) string {
	data := r.trainer.Data()
	return fmt.Sprintf("import numpy as np\n\nx = np.array(%s)\ny = np.array(%s)\nw, b = %v, %v\n\npredicted = w * x + b\nprint(round(float(np.mean((predicted - y) ** 2)), 3))\n",
		list(data.X.Data...), list(data.Y.Data...), *r.weight(1), intercept(r))
}

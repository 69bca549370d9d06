package bias

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/internal/model"
	"sinapse/lessons/scene"
)

// without: the same penguins, with a bias and without.
func (c *bias) without() lessons.Screen {
	return lessons.Screen{
		ID:    "without",
		Scene: c.withoutScene,
		Controls: func() []lessons.Control {
			runs := c.runs[c.state.scale]
			rate := runs[0].Rate(lessons.Slider{Min: 0, Max: 0.3, Step: 0.01, Decimals: 3})
			both := func() { runs[1].SetRate(runs[0].Trainer.Rate()) }
			return []lessons.Control{kit.Then(rate, both), kit.Pick("scale", []string{"scale.decimetres", "scale.both"}, &c.state.scale)}
		},
		Questions: []lessons.Question{
			{ID: "gap", Gate: true, Reveal: c.bothSettled, Answer: "3", Facts: func() map[string]string {
				return map[string]string{"with": scene.Number(c.runs[0][0].Loss(), 3).Plain(), "without": scene.Number(c.runs[0][1].Loss(), 3).Plain()}
			}},
			{ID: "gone", When: func() bool { return c.judgeGap().Met }, Answer: "1"},
		},
		Tick: func() bool {
			a, b := c.runs[c.state.scale][0].Tick(), c.runs[c.state.scale][1].Tick()
			return a || b
		},
		Reset: func() {
			c.state.scale = 0
			for _, pair := range c.runs {
				for _, r := range pair {
					r.Reset()
				}
			}
		},
		Explain: func(item scene.ItemID) []scene.Panel { return c.explainWithout(item) },
		Code:    c.withoutCode,
		Prints:  func() string { _, prints := c.withoutTold(); return prints },
		Goals: []lessons.Goal{
			{ID: "under", Judge: func() lessons.Judgement {
				judgement := kit.Below(c.runs[0][0].Loss(), withGoal, 18.3, 3)
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
	return c.runs[0][0].Loss() < withGoal && c.runs[0][1].Loss() < 0.33
}

// judgeGap: on standardised data both come to the same loss.
func (c *bias) judgeGap() lessons.Judgement {
	a, b := c.runs[1][0].Loss(), c.runs[1][1].Loss()
	gap := math.Abs(a - b)
	// Before the first update both are at 1: equal, but nothing learned.
	if c.state.scale != 1 || a > 0.9 {
		return lessons.Judgement{}
	}
	return lessons.Judgement{Met: gap < 0.001 && a < 0.25, Share: min(1, 0.25/a), Now: scene.Number(gap, 4)}
}

func (c *bias) withoutScene() scene.Scene {
	runs := c.runs[c.state.scale]
	facts := map[string]string{
		"with": scene.Number(runs[0].Loss(), 3).Plain(), "without": scene.Number(runs[1].Loss(), 3).Plain(),
		"step": strconv.Itoa(runs[0].Trainer.Steps()),
	}
	curve := scene.Curve{
		Frame: scene.Frame{ID: "descent", Width: 36, Rows: 6, Facts: facts},
		Runs:  []scene.Run{runs[0].Run("run.with", scene.Train), runs[1].Run("run.without", scene.Guess)},
	}
	if c.state.scale == 0 {
		curve.Goal = withGoal
	}
	data := runs[0].Trainer.Data()
	plot := scene.Plot{
		Frame:  scene.Frame{ID: "lines", Width: 30, Rows: 8, Facts: facts},
		X:      scene.Axis{Name: "axis.flipper", Min: 0, Max: 2.5},
		Y:      scene.Axis{Name: "axis.mass", Min: 0, Max: 7},
		Points: kit.Marks(data.X.Data, data.Y.Data, scene.Faint),
		Lines: []scene.Line{
			{Slope: *runs[0].Weight(1), Intercept: intercept(runs[0]), Role: scene.Train},
			{Slope: *runs[1].Weight(1), Role: scene.Guess},
		},
	}
	if c.state.scale == 1 {
		plot.X, plot.Y = scene.Axis{Name: "axis.flipper.standard", Min: -3, Max: 3}, scene.Axis{Name: "axis.mass.standard", Min: -3, Max: 3}
	}
	return scene.Scene{curve, c.withoutTable(), plot}
}

// withoutTable sets the two runs side by side.
func (c *bias) withoutTable() scene.Table {
	table := scene.Table{
		Frame:   scene.Frame{ID: "pair", Width: 40, Rows: 3},
		Columns: []scene.Column{{Name: "column.w", Role: scene.BySign, Wide: 9}, {Name: "column.b", Role: scene.BySign, Wide: 9}, {Name: "column.loss", Role: scene.Strong, Wide: 10}},
	}
	for i, r := range c.runs[c.state.scale] {
		b := scene.Cell{Word: "none", Role: scene.Faint}
		if i == 0 {
			b = scene.Cell{Quantity: scene.Signed(intercept(r), 3)}
		}
		name, item := []string{"run.with", "run.without"}[i], scene.At("w", i+1)
		table.Items = append(table.Items, scene.Item{ID: item, Row: i})
		table.Rows = append(table.Rows, scene.Row{Name: name, Cells: []scene.Cell{
			{Quantity: scene.Signed(*r.Weight(1), 3), Item: item}, b, {Quantity: scene.Number(r.Loss(), 3)},
		}})
	}
	return table
}

// explainWithout opens the next update of a run's weight.
func (c *bias) explainWithout(item scene.ItemID) []scene.Panel {
	i, ok := kit.Nth(item, "w", len(c.runs[c.state.scale]))
	if !ok {
		return nil
	}
	r := c.runs[c.state.scale][i]
	g := model.NextGradients(r)
	lines := [][]scene.Term{kit.UpdateLine("w", *r.Weight(1), r.Trainer.Rate(), g[0], 4)}
	if len(g) > 1 {
		lines = append(lines, kit.UpdateLine("b", *r.Bias(), r.Trainer.Rate(), g[1], 4))
	}
	return []scene.Panel{kit.Arithmetic("update", lines...)}
}

// withoutTold prints each run's weight, its bias if it has one, and its loss.
func (c *bias) withoutTold() (code, prints string) {
	with, without := c.runs[c.state.scale][0], c.runs[c.state.scale][1]
	for _, line := range [][]struct {
		name  string
		value float64
	}{
		{{"w", *with.Weight(1)}, {"b", *with.Bias()}, {"loss", with.Loss()}},
		{{"lonely", *without.Weight(1)}, {"lonely_loss", without.Loss()}},
	} {
		var codes, printed []string
		for _, told := range line {
			code, prints := kit.RoundedCode(told.name, told.value, 3)
			codes, printed = append(codes, code), append(printed, prints)
		}
		code += "print(" + strings.Join(codes, ", ") + ")\n"
		prints += strings.Join(printed, " ") + "\n"
	}
	return code, prints
}

func (c *bias) withoutCode() string {
	runs := c.runs[c.state.scale]
	scale := ""
	if c.state.scale == 1 {
		scale = "x, y = (x - x.mean()) / x.std(), (y - y.mean()) / y.std()\n"
	}
	printing, _ := c.withoutTold()
	set := func(int, string) string { return "" } // nothing is turned by hand but the rate
	return model.PenguinLoad + "x, y = flipper / 100, mass\n" + scale + `
def train(updates, rate):
    global w, b
    for _ in range(updates):
        miss = w * x + b - y
        w, b = w - rate * 2 * np.mean(miss * x), b - rate * 2 * np.mean(miss)

def train_lonely(updates, rate):
    global lonely
    for _ in range(updates):
        lonely = lonely - rate * 2 * np.mean((lonely * x - y) * x)

` + runs[0].Story("train", func(p []float64) string { return "w, b = " + numbers(p) + "\n" }, set) + `
` + runs[1].Story("train_lonely", func(p []float64) string { return "lonely = " + numbers(p) + "\n" }, set) + `
loss, lonely_loss = np.mean((w * x + b - y) ** 2), np.mean((lonely * x - y) ** 2)
` + printing
}

// numbers are some as Python writes them, one after the other.
func numbers(values []float64) string {
	texts := make([]string, len(values))
	for i, v := range values {
		texts[i] = scene.PythonFloat(v)
	}
	return strings.Join(texts, ", ")
}

// debug: a line that will not leave the origin.
func (c *bias) debug() lessons.Screen {
	return lessons.Screen{
		ID: "debug",
		Scene: func() scene.Scene {
			r := c.origin()
			curve := scene.Curve{
				Frame: scene.Frame{ID: "descent", Width: 36, Rows: 6, Facts: map[string]string{"loss": scene.Number(r.Loss(), 3).Plain(), "step": strconv.Itoa(r.Trainer.Steps())}},
				Runs:  []scene.Run{r.Run("run.loss", scene.Train)}, Goal: originGoal,
			}
			return scene.Scene{linePlot("line", r), curve, lossPanel(r)}
		},
		Controls: func() []lessons.Control {
			r := c.origin()
			return []lessons.Control{
				r.Rate(lessons.Slider{Min: 0, Max: 0.2, Step: 0.01, Decimals: 3}),
				kit.Toggle("bias", &c.state.mended, func() {
					c.origin().SetRate(r.Trainer.Rate())
					c.origin().Restart()
				}),
			}
		},
		Questions: []lessons.Question{{ID: "cause", Answer: "2", Cure: "bias"}},
		Tick:      func() bool { return c.origin().Tick() },
		Reset: func() {
			c.state.mended = false
			c.origin().Reset()
		},
		Explain: func(item scene.ItemID) []scene.Panel { return explainLine(c.origin(), item) },
		Code:    func() string { return originCode(c.origin()) },
		Prints:  func() string { return kit.Rounded(c.origin().Loss(), 3) },
		Goals:   []lessons.Goal{{ID: "origin", Judge: func() lessons.Judgement { return kit.Below(c.origin().Loss(), originGoal, 19, 3) }}},
	}
}

// origin is the run of the debug screen: without a bias, or mended with one.
func (c *bias) origin() *model.Regression { return c.origins[kit.Bit(c.state.mended)] }

// lineCode fits the present line to the points.
func lineCode(r *model.Regression) string {
	data := r.Trainer.Data()
	return fmt.Sprintf("import numpy as np\n\nx = np.array(%s)\ny = np.array(%s)\nw, b = %v, %v\n\npredicted = w * x + b\nprint(round(float(np.mean((predicted - y) ** 2)), 3))\n",
		kit.List(data.X.Data...), kit.List(data.Y.Data...), *r.Weight(1), intercept(r))
}

// originCode fits a line to the points, with a bias or without.
func originCode(r *model.Regression) string {
	data := r.Trainer.Data()
	line, update, names := "w * x", "w = w - rate * 2 * np.mean(miss * x)", "w"
	if len(r.Network.Biases(0)) > 0 {
		line, names = line+" + b", "w, b"
		update = "w, b = w - rate * 2 * np.mean(miss * x), b - rate * 2 * np.mean(miss)"
	}
	story := r.Story("train", func(p []float64) string { return names + " = " + numbers(p) + "\n" }, func(int, string) string { return "" })
	return fmt.Sprintf(`import numpy as np

def train(updates, rate):
    global %[1]s
    for _ in range(updates):
        miss = %[2]s - y
        %[3]s

x = np.array(%[4]s)
y = np.array(%[5]s)
%[6]s
print(round(float(np.mean((%[2]s - y) ** 2)), 3))
`, names, line, update, kit.List(data.X.Data...), kit.List(data.Y.Data...), story)
}

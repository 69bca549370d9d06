package loss

import (
	"fmt"
	"math"
	"slices"

	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/scene"
	"sinapse/nn"
	"sinapse/nn/elementary"
)

// landscapeX and landscapeY are eight points near y = 0.8·x + 0.5; they are
// invented.
var (
	landscapeX = []float64{-3, -2.2, -1.4, -0.5, 0.4, 1.3, 2.1, 3}
	landscapeY = []float64{-1.7, -1.5, -0.4, 0.3, 0.6, 1.7, 2.0, 3.1}
)

// landscapeState is where one stands, and the way there.
type landscapeState struct {
	w, b  float64
	trail scene.Path
}

func startLandscape() landscapeState {
	return landscapeState{w: -1.5, b: -2, trail: scene.Path{Role: scene.Strong, X: []float64{-1.5}, Y: []float64{-2}}}
}

// lossAt is the mean squared error of a line: Σ(w·x + b − y)²/n.
func lossAt(w, b float64) float64 {
	total := 0.0
	for i, x := range landscapeX {
		miss := float64(w*x) + b - landscapeY[i]
		total += float64(miss * miss)
	}
	return total / float64(len(landscapeX))
}

// slopeAt is ∂loss/∂w and ∂loss/∂b: Σ 2·(w·x + b − y)·x/n, and the same without x.
func slopeAt(w, b float64) (alongW, alongB float64) {
	for i, x := range landscapeX {
		slope := 2 * (float64(w*x) + b - landscapeY[i])
		alongW += float64(slope * x)
		alongB += slope
	}
	n := float64(len(landscapeX))
	return alongW / n, alongB / n
}

// lowestLoss is the least that a line can have on the points: that of the least
// squares, w = cov(x, y)/var(x).
func lowestLoss() float64 {
	n := float64(len(landscapeX))
	var mx, my, xy, xx float64
	for i, x := range landscapeX {
		mx, my = mx+x/n, my+landscapeY[i]/n
	}
	for i, x := range landscapeX {
		xy, xx = xy+float64((x-mx)*(landscapeY[i]-my)), xx+float64((x-mx)*(x-mx))
	}
	w := xy / xx
	return lossAt(w, my-float64(w*mx))
}

// walk goes to a place and leaves a mark there.
func (s *landscapeState) walk(w, b float64) {
	s.w, s.b = w, b
	const most = 200
	from := max(len(s.trail.X)+1-most, 0)
	s.trail.X = append(slices.Clip(s.trail.X[from:]), w)
	s.trail.Y = append(slices.Clip(s.trail.Y[from:]), b)
}

// landscape: the loss over weight and bias is a valley, and training a way down.
func (c *loss) landscape() lessons.Screen {
	s := &c.state.landscape
	return lessons.Screen{
		ID:    "landscape",
		Scene: c.landscapeScene,
		Controls: func() []lessons.Control {
			w, b := s.w, s.b
			walk := func() { s.walk(w, b) }
			return []lessons.Control{
				kit.Knob(lessons.Slider{ID: "w", Min: -3, Max: 3, Step: 0.1, Signed: true, Decimals: 2}, &w, walk),
				kit.Knob(lessons.Slider{ID: "b", Min: -3, Max: 3, Step: 0.1, Signed: true, Decimals: 2}, &b, walk),
			}
		},
		Questions: []lessons.Question{{
			ID: "slopes", Answer: "1", By: "bottom",
		}},
		Reset:   func() { *s = startLandscape() },
		Explain: func(scene.ItemID) []scene.Panel { return []scene.Panel{c.here()} },
		Code: func() string {
			return fmt.Sprintf("import numpy as np\n\nx = np.array(%s)\ny = np.array(%s)\nw, b = %v, %v\n\nprint(f\"{np.mean((w * x + b - y) ** 2):.3f}\")\n", kit.List(landscapeX...), kit.List(landscapeY...), s.w, s.b)
		},
		Prints: func() string { return scene.Number(lossAt(s.w, s.b), 3).Plain() },
		Goals: []lessons.Goal{
			{ID: "across", Judge: func() lessons.Judgement {
				slope, _ := slopeAt(s.w, s.b)
				met := s.b < -1.9 && math.Abs(slope) < 0.4
				return lessons.Judgement{Met: met, Share: 1 / (1 + math.Abs(slope)), Now: scene.Signed(slope, 3).In("is.slope")}
			}},
			{ID: "bottom", Judge: func() lessons.Judgement { return kit.Below(lossAt(s.w, s.b), lowestLoss()+0.01, 10, 3) }},
		},
	}
}

func (c *loss) landscapeScene() scene.Scene {
	s := c.state.landscape
	now := scene.Number(lossAt(s.w, s.b), 3).Plain()
	picture := scene.Map{
		Frame: scene.Frame{ID: "valley", Width: 36, Rows: 14, Facts: map[string]string{"loss": now}},
		X:     scene.Axis{Name: "axis.w", Min: -3, Max: 3}, Y: scene.Axis{Name: "axis.b", Min: -3, Max: 3}, Key: "valley",
		Low: lowestLoss(), High: 60, Trails: []scene.Path{s.trail},
	}
	picture.Answer = func(w, b float64) float64 { return picture.Shade(lossAt(w, b)) }
	line := scene.Plot{
		Frame: scene.Frame{ID: "line", Width: 28, Rows: 10, Beside: true, Facts: map[string]string{"loss": now}},
		X:     scene.Axis{Name: "axis.x", Min: -3.5, Max: 3.5}, Y: scene.Axis{Name: "axis.y", Min: -4, Max: 4},
		Lines: []scene.Line{{Slope: s.w, Intercept: s.b, Role: scene.Train}}, Residuals: true,
	}
	for i, x := range landscapeX {
		line.Points = append(line.Points, scene.Mark{X: x, Y: landscapeY[i], Role: scene.Strong})
	}
	return scene.Scene{picture, line, c.here()}
}

// here is the loss where one stands, and which way is down.
func (c *loss) here() scene.Panel {
	s := c.state.landscape
	alongW, alongB := slopeAt(s.w, s.b)
	return kit.Arithmetic("here",
		[]scene.Term{kit.Symbol("L("), kit.Value(scene.Signed(s.w, 2)), kit.Op(", "), kit.Value(scene.Signed(s.b, 2)), kit.Symbol(")"), kit.Op(" = "), kit.Result(scene.Number(lossAt(s.w, s.b), 3))},
		[]scene.Term{kit.Symbol("∂L/∂w = "), kit.BySign(kit.Value(scene.Signed(alongW, 3)))},
		[]scene.Term{kit.Symbol("∂L/∂b = "), kit.BySign(kit.Value(scene.Signed(alongB, 3)))})
}

// metricsState is a model of one input, for one of two tasks.
type metricsState struct {
	price       bool
	slope, bias float64
}

// The samples of both tasks; they are invented.
var (
	metricsX     = []float64{-2.5, -1.5, -0.5, 0.5, 1.5, 2.5}
	metricsClass = []float64{0, 0, 0, 1, 1, 1}
	metricsPrice = []float64{1, 1.6, 2.4, 2.9, 3.7, 4.4}
)

// answers are the model's: σ(w·x + b) for yes or no, w·x + b for a price.
func (s metricsState) answers() []float64 {
	out := make([]float64, len(metricsX))
	for i, x := range metricsX {
		out[i] = float64(s.slope*x) + s.bias
		if !s.price {
			out[i] = kit.Sigmoid(out[i])
		}
	}
	return out
}

// measures are the loss (cross-entropy, or mean squared error), and the share
// that is right, or R².
func (s metricsState) measures() (loss, metric float64) {
	out, n := s.answers(), float64(len(metricsX))
	if s.price {
		for i, y := range metricsPrice {
			loss += (out[i] - y) * (out[i] - y) / n
		}
		return loss, nn.R2(kit.Column(out), kit.Column(metricsPrice))
	}
	for i, y := range metricsClass {
		loss -= float64((float64(y*elementary.Log(max(out[i], 1e-300))) + float64((1-y)*elementary.Log(max(1-out[i], 1e-300)))) / n)
		metric += float64(kit.Bit((out[i] >= 0.5) == (y == 1))) / n
	}
	return loss, metric
}

// metrics: the loss is what is trained on, a metric is what people ask for.
func (c *loss) metrics() lessons.Screen {
	s := &c.state.metrics
	judge := func(price bool, judge func(loss, metric float64) (bool, scene.Quantity)) lessons.Judgement {
		if s.price != price {
			return lessons.Judgement{}
		}
		met, now := judge(s.measures())
		return lessons.Judgement{Met: met, Share: float64(kit.Bit(met)), Now: now}
	}
	return lessons.Screen{
		ID:    "metrics",
		Scene: c.metricsScene,
		Controls: func() []lessons.Control {
			return []lessons.Control{
				kit.Either("task", "task.class", "task.price", &s.price),
				kit.Knob(lessons.Slider{ID: "w", Min: -5, Max: 5, Step: 0.1, Signed: true, Decimals: 2}, &s.slope),
				kit.Knob(lessons.Slider{ID: "b", Min: -5, Max: 5, Step: 0.1, Signed: true, Decimals: 3}, &s.bias),
			}
		},
		Questions: []lessons.Question{{
			ID: "mean", Answer: "2", By: "mean",
		}},
		Reset:   func() { *s = metricsState{slope: -0.2} },
		Explain: func(scene.ItemID) []scene.Panel { return []scene.Panel{c.metricsNumbers()} },
		Code:    c.metricsCode,
		Prints: func() string {
			l, m := s.measures()
			return scene.Number(l, 3).Plain() + " " + scene.Number(m, 3).Plain()
		},
		Goals: []lessons.Goal{
			{ID: "accurate", Judge: func() lessons.Judgement {
				return judge(false, func(l, m float64) (bool, scene.Quantity) {
					if m < 0.999 { // first things first
						return false, scene.Number(100*m, 1).In("percent")
					}
					return l > 0.5, scene.Number(l, 3)
				})
			}},
			{ID: "low", Judge: func() lessons.Judgement {
				return judge(false, func(l, _ float64) (bool, scene.Quantity) { return l < 0.1, scene.Number(l, 3) })
			}},
			{ID: "mean", Judge: func() lessons.Judgement {
				return judge(true, func(_, m float64) (bool, scene.Quantity) {
					return math.Abs(m) < 0.0005, scene.Number(m, 3)
				})
			}},
			{ID: "good", Judge: func() lessons.Judgement {
				return judge(true, func(_, m float64) (bool, scene.Quantity) { return m > 0.98, scene.Number(m, 3) })
			}},
		},
	}
}

func (c *loss) metricsScene() scene.Scene {
	s := c.state.metrics
	l, m := s.measures()
	want := metricsClass
	if s.price {
		want = metricsPrice
	}
	table := scene.Table{
		Frame: scene.Frame{ID: "answers", Width: 40, Rows: 7, Facts: map[string]string{
			"loss": scene.Number(l, 3).Plain(), "metric": scene.Number(m, 3).Plain(),
		}},
		Columns: []scene.Column{{Name: "column.x", Wide: 6}, {Name: "column.wanted", Wide: 8}, {Name: "column.answer", Role: scene.Strong, Wide: 9}, {Name: "column.miss", Role: scene.BySign, Wide: 9, Less: [2]int{2, 1}}},
	}
	for i, out := range s.answers() {
		table.Rows = append(table.Rows, scene.Row{Cells: []scene.Cell{
			{Quantity: scene.Number(metricsX[i], 1)}, {Quantity: scene.Number(want[i], 1)}, {Quantity: scene.Number(out, 3)}, {Quantity: scene.Signed(out-want[i], 3)},
		}})
	}
	return scene.Scene{table, c.metricsNumbers()}
}

func (c *loss) metricsNumbers() scene.Panel {
	s := c.state.metrics
	l, m := s.measures()
	if s.price {
		return kit.Arithmetic("measures", []scene.Term{kit.Word("measure.squared"), kit.Op("  "), kit.Result(scene.Number(l, 3))}, []scene.Term{kit.Word("measure.r2"), kit.Op("  "), kit.Result(scene.Number(m, 3))})
	}
	return kit.Arithmetic("measures", []scene.Term{kit.Word("measure.cross"), kit.Op("  "), kit.Result(scene.Number(l, 3))}, []scene.Term{kit.Word("measure.accuracy"), kit.Op("  "), kit.Result(scene.Number(100*m, 1).In("percent"))})
}

func (c *loss) metricsCode() string {
	s := c.state.metrics
	code := fmt.Sprintf("import numpy as np\n\nx = np.array(%s)\nw, b = %v, %v\n", kit.List(metricsX...), s.slope, s.bias)
	if s.price {
		return code + "y = np.array(" + kit.List(metricsPrice...) + ")\n\nmiss = w * x + b - y\nr2 = 1 - np.sum(miss ** 2) / np.sum((y - y.mean()) ** 2)\nprint(f\"{np.mean(miss ** 2):.3f} {round(r2, 3) + 0:.3f}\")\n"
	}
	return code + "y = np.array(" + kit.List(metricsClass...) + ")\n\np = 1 / (1 + np.exp(-(w * x + b)))\nloss = -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))\nprint(f\"{loss:.3f} {np.mean((p >= 0.5) == (y == 1)):.3f}\")\n"
}

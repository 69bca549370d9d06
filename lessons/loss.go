package lessons

import (
	"fmt"
	"math"
	"slices"
	"strconv"
)

// loss is the chapter about the one number that says how wrong a model is.
type loss struct{ state lossState }

// lossState is all that changes. Its slices are replaced, never written to.
type lossState struct {
	fit       errorState
	sure      float64 // the probability that is given to what is true
	landscape landscapeState
	metrics   metricsState
	cut       float64 // of debug: from where on it says yes
}

func newLoss(uint32) Chapter {
	return &loss{state: lossState{fit: startError(), sure: 0.6, landscape: startLandscape(), metrics: metricsState{slope: -0.2}, cut: 0.95}}
}

// Screens lists the chapter's pages.
func (c *loss) Screens() []Screen {
	return []Screen{
		c.error(), c.confidence(), c.landscape(), c.metrics(), c.debug(),
		recapScreen(func(answer string) Verdict { return Choice(answer, "1", nil) }),
	}
}

// Save returns a copy of the state.
func (c *loss) Save() any { return c.state }

// Restore puts a saved state back.
func (c *loss) Restore(s any) { c.state = s.(lossState) }

// errorState is a constant that is fitted to points, by one of two losses.
type errorState struct {
	guess    float64
	absolute bool
	outlier  bool
}

func startError() errorState { return errorState{guess: 8, outlier: true} }

// errorPoints are invented; the last one is far off.
var errorPoints = []float64{2, 3, 3.5, 4, 4.5, 13}

// points are those that count now.
func (s errorState) points() []float64 {
	if s.outlier {
		return errorPoints
	}
	return errorPoints[:len(errorPoints)-1]
}

// at is the loss of a constant: the mean of (y−c)², or of |y−c|.
func (s errorState) at(guess float64) float64 {
	total := 0.0
	for _, y := range s.points() {
		if s.absolute {
			total += math.Abs(y - guess)
		} else {
			total += (y - guess) * (y - guess)
		}
	}
	return total / float64(len(s.points()))
}

// best is the constant of the smallest loss: the mean for squares, the middle
// one (the median) for absolute errors.
func (s errorState) best() float64 {
	points := slices.Sorted(slices.Values(s.points()))
	if s.absolute {
		return (points[(len(points)-1)/2] + points[len(points)/2]) / 2
	}
	total := 0.0
	for _, y := range points {
		total += y
	}
	return total / float64(len(points))
}

// error: squares make a far point count more than many near ones.
func (c *loss) error() Screen {
	s := &c.state.fit
	lowest := func(absolute bool) Judgement {
		if s.absolute != absolute || !s.outlier {
			return Judgement{}
		}
		over := s.at(s.guess) - s.at(s.best())
		return Judgement{Met: over < 0.01, Share: 1 / (1 + over), Now: Number(s.at(s.guess), 3)}
	}
	return Screen{
		ID:    "error",
		Scene: c.errorScene,
		Controls: func() []Control {
			return []Control{
				knob(Slider{ID: "guess", Min: 0, Max: 14, Step: 0.1, Decimals: 2}, &s.guess),
				Choices{ID: "loss", Options: []string{"loss.squared", "loss.absolute"}, Get: func() int { return index(s.absolute) }, Set: func(i int) { s.absolute = i == 1 }},
				Switch{ID: "outlier", Get: func() bool { return s.outlier }, Set: func(on bool) { s.outlier = on }},
			}
		},
		Questions: []Question{{
			ID: "pulled", Check: func(answer string) Verdict { return Choice(answer, "1", nil) },
		}},
		Reset: func() { *s = startError() },
		Explain: func(string) []Panel {
			return []Panel{c.errorSum()}
		},
		Code: func() string {
			formula := "(y - c) ** 2"
			if s.absolute {
				formula = "np.abs(y - c)"
			}
			return fmt.Sprintf("import numpy as np\n\ny = np.array(%s)\nc = %v\n\nprint(f\"{np.mean(%s):.3f}\")\n", list(s.points()...), s.guess, formula)
		},
		Goals: []Goal{
			{ID: "squared", Judge: func() Judgement { return lowest(false) }},
			{ID: "absolute", Judge: func() Judgement { return lowest(true) }},
		},
	}
}

func (c *loss) errorScene() Scene {
	s := c.state.fit
	top := 14.0
	plot := Plot{
		Frame: Frame{ID: "points", Width: 30, Rows: 9, Items: []Item{{ID: "line"}}, Facts: map[string]string{
			"guess": Number(s.guess, 2).Plain(), "loss": Number(s.at(s.guess), 3).Plain(), "printed": Number(s.at(s.guess), 3).Plain(),
		}},
		X: Axis{"axis.sample", 0, 7}, Y: Axis{"axis.y", 0, top},
		Lines: []Line{{Intercept: s.guess, Role: Train}}, Residuals: true,
	}
	for i, y := range s.points() {
		plot.Points = append(plot.Points, Mark{X: float64(i + 1), Y: y, Role: Strong})
	}
	highest := 60.0
	if s.absolute {
		highest = 10
	}
	x := Axis{"axis.c", 0, top}
	curve := Plot{
		Frame: Frame{ID: "losses", Width: 30, Rows: 9, Beside: true, Facts: map[string]string{"loss": Number(s.at(s.guess), 3).Plain()}},
		X:     x, Y: Axis{"axis.loss", 0, highest},
		Paths:  []Path{pathOf("", Train, x, s.at)},
		Points: []Mark{{X: s.guess, Y: min(s.at(s.guess), highest), Role: Strong}},
	}
	return Scene{plot, curve, c.errorSum()}
}

// errorSum writes the loss out, point by point.
func (c *loss) errorSum() Panel {
	s := c.state.fit
	line := []Term{op("(")}
	for i, y := range s.points() {
		if i > 0 {
			line = append(line, op(" + "))
		}
		if s.absolute {
			line = append(line, value(Number(math.Abs(y-s.guess), 2)))
		} else {
			line = append(line, value(Number(math.Abs(y-s.guess), 2)), op("²"))
		}
	}
	return arithmetic("sum", append(line, op(") ÷ "), value1(len(s.points())), op(" = "), result(Number(s.at(s.guess), 3))))
}

// confidence: cross-entropy charges what is sure and wrong without limit.
func (c *loss) confidence() Screen {
	p := &c.state.sure
	cross := func() float64 { return -math.Log(*p) }
	return Screen{
		ID:    "confidence",
		Scene: c.confidenceScene,
		Controls: func() []Control {
			return []Control{knob(Slider{ID: "p", Min: 0.001, Max: 0.999, Step: 0.01, Decimals: 3}, p)}
		},
		Questions: []Question{{
			ID: "tenth", Gate: true, Check: func(answer string) Verdict { return Choice(answer, "2", nil) },
		}},
		Reset:   func() { *p = 0.6 },
		Explain: func(string) []Panel { return []Panel{c.confidenceNumbers()} },
		Code: func() string {
			return fmt.Sprintf("import numpy as np\n\np = %v\n\nprint(f\"{-np.log(p):.3f} {(1 - p) ** 2:.3f}\")\n", *p)
		},
		Goals: []Goal{
			{ID: "sure", Judge: func() Judgement {
				return Judgement{Met: cross() < 0.05, Share: min(0.05/cross(), 1), Now: Number(cross(), 3)}
			}},
			{ID: "wrong", Judge: func() Judgement {
				return Judgement{Met: cross() > 4.5, Share: min(cross()/4.5, 1), Now: Number(cross(), 3)}
			}},
		},
	}
}

func (c *loss) confidenceScene() Scene {
	p := c.state.sure
	x := Axis{"axis.p", 0.001, 1}
	text := Number(-math.Log(p), 3).Plain() + " " + Number((1-p)*(1-p), 3).Plain()
	return Scene{
		Plot{
			Frame: Frame{ID: "price", Width: 40, Rows: 12, Items: []Item{{ID: "point"}}, Facts: map[string]string{
				"p": Number(p, 3).Plain(), "cross": Number(-math.Log(p), 3).Plain(), "printed": text,
			}},
			X: x, Y: Axis{"axis.loss", 0, 7},
			Paths: []Path{
				pathOf("path.cross", Train, x, func(p float64) float64 { return -math.Log(p) }),
				pathOf("path.squared", Guess, x, func(p float64) float64 { return (1 - p) * (1 - p) }),
			},
			Points: []Mark{{X: p, Y: -math.Log(p), Role: Strong, Item: "point"}, {X: p, Y: (1 - p) * (1 - p), Role: Muted}},
		},
		c.confidenceNumbers(),
	}
}

func (c *loss) confidenceNumbers() Panel {
	p := c.state.sure
	return arithmetic("numbers",
		[]Term{symbol("−ln p = −ln "), value(Number(p, 3)), op(" = "), result(Number(-math.Log(p), 3))},
		[]Term{symbol("(1 − p)² = "), value(Number(1-p, 3)), op("² = "), result(Number((1-p)*(1-p), 3))})
}

// debugIll and debugHealthy are the scores that a model gave to 100 people, 5
// of whom are ill. They are invented.
var debugIll = []float64{0.9, 0.7, 0.6, 0.45, 0.3}

// healthyScore is the score of the i-th of 95 healthy people.
func healthyScore(i int) float64 { return float64(i) / 200 }

// told counts what comes of a cut: the ill who are found, the healthy who are
// alarmed, and how many of 100 are judged rightly.
func (c *loss) told() (found, alarmed, right int) {
	for _, score := range debugIll {
		found += index(score >= c.state.cut)
	}
	for i := range 95 {
		alarmed += index(healthyScore(i) >= c.state.cut)
	}
	return found, alarmed, found + 95 - alarmed
}

// debug: an accuracy of 95 % that finds nobody.
func (c *loss) debug() Screen {
	return Screen{
		ID: "debug",
		Scene: func() Scene {
			found, alarmed, right := c.told()
			table := Table{
				Frame: Frame{ID: "told", Width: 44, Rows: 4, Facts: map[string]string{
					"found": strconv.Itoa(found), "right": strconv.Itoa(right), "printed": fmt.Sprintf("%d %d %d", found, alarmed, right),
				}},
				Columns: []Column{{Name: "column.who", Wide: 12}, {Name: "column.yes", Wide: 10}, {Name: "column.no", Wide: 10}},
				Rows: []Row{
					{Cells: []Cell{{Word: "who.ill", Role: Muted}, {Quantity: Number(float64(found), 0), Role: Success}, {Quantity: Number(float64(5-found), 0), Role: Guess}}},
					{Cells: []Cell{{Word: "who.healthy", Role: Muted}, {Quantity: Number(float64(alarmed), 0), Role: Guess}, {Quantity: Number(float64(95-alarmed), 0), Role: Success}}},
				},
			}
			return Scene{table, arithmetic("accuracy", []Term{op("("), value1(found), op(" + "), value1(95 - alarmed), op(") ÷ 100 = "), result(Number(float64(right), 0).In("percent"))})}
		},
		Controls: func() []Control {
			return []Control{knob(Slider{ID: "cut", Min: 0, Max: 1, Step: 0.01, Decimals: 2}, &c.state.cut)}
		},
		Questions: []Question{{
			ID: "cause", Check: func(answer string) Verdict { return Choice(answer, "3", nil) },
		}},
		Reset: func() { c.state.cut = 0.95 },
		Code: func() string {
			return fmt.Sprintf("import numpy as np\n\nill = np.array(%s)\nhealthy = np.arange(95) / 200\ncut = %v\n\nfound, alarmed = np.sum(ill >= cut), np.sum(healthy >= cut)\nprint(found, alarmed, found + 95 - alarmed)\n", list(debugIll...), c.state.cut)
		},
		Goals: []Goal{{ID: "found", Judge: func() Judgement {
			found, _, right := c.told()
			return Judgement{Met: found >= 4 && right >= 90, Share: float64(min(found, 4)) / 4, Now: Number(float64(found), 0).In("of5")}
		}}},
	}
}

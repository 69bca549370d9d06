package loss

import (
	"fmt"
	"math"
	"slices"
	"strconv"

	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/scene"
	"sinapse/nn/elementary"
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
	turned    bool    // the cut was turned once: from then on the people are counted
}

// New starts the chapter afresh; the same seed gives the same chapter.
func New(uint32) lessons.Chapter {
	return &loss{state: lossState{fit: startError(), sure: 0.6, landscape: startLandscape(), metrics: metricsState{slope: -0.2}, cut: 0.95}}
}

// Screens lists the chapter's pages.
func (c *loss) Screens() []lessons.Screen {
	return []lessons.Screen{
		c.error(), c.confidence(), c.landscape(), c.metrics(), c.debug(),
		kit.RecapScreen("1", recapCode, recapPrints),
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
			total += float64((y - guess) * (y - guess))
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
func (c *loss) error() lessons.Screen {
	s := &c.state.fit
	lowest := func(absolute bool) lessons.Judgement {
		if s.absolute != absolute || !s.outlier {
			return lessons.Judgement{}
		}
		over := s.at(s.guess) - s.at(s.best())
		return lessons.Judgement{Met: over < 0.01, Share: 1 / (1 + over), Now: scene.Number(s.at(s.guess), 3)}
	}
	return lessons.Screen{
		ID:    "error",
		Scene: c.errorScene,
		Controls: func() []lessons.Control {
			return []lessons.Control{
				kit.Knob(lessons.Slider{ID: "guess", Min: 0, Max: 14, Step: 0.1, Decimals: 2}, &s.guess),
				kit.Either("loss", "loss.squared", "loss.absolute", &s.absolute),
				kit.Toggle("outlier", &s.outlier),
			}
		},
		Questions: []lessons.Question{{
			ID: "pulled", Answer: "1", By: "absolute",
		}},
		Reset: func() { *s = startError() },
		Explain: func(scene.ItemID) []scene.Panel {
			return []scene.Panel{c.errorSum()}
		},
		Code: func() string {
			formula := "(y - c) ** 2"
			if s.absolute {
				formula = "np.abs(y - c)"
			}
			return fmt.Sprintf("import numpy as np\n\ny = np.array(%s)\nc = %v\n\nprint(f\"{np.mean(%s):.3f}\")\n", kit.List(s.points()...), s.guess, formula)
		},
		Prints: func() string { return scene.Number(s.at(s.guess), 3).Plain() },
		Goals: []lessons.Goal{
			{ID: "squared", Judge: func() lessons.Judgement { return lowest(false) }},
			{ID: "absolute", Judge: func() lessons.Judgement { return lowest(true) }},
		},
	}
}

func (c *loss) errorScene() scene.Scene {
	s := c.state.fit
	top := 14.0
	plot := scene.Plot{
		Frame: scene.Frame{ID: "points", Width: 30, Rows: 9, Items: []scene.Item{{ID: scene.At("line")}}, Facts: map[string]string{
			"guess": scene.Number(s.guess, 2).Plain(), "loss": scene.Number(s.at(s.guess), 3).Plain(),
		}},
		X: scene.Axis{Name: "axis.sample", Min: 0, Max: 7}, Y: scene.Axis{Name: "axis.y", Min: 0, Max: top},
		Lines: []scene.Line{{Intercept: s.guess, Role: scene.Train}}, Residuals: true,
	}
	for i, y := range s.points() {
		plot.Points = append(plot.Points, scene.Mark{X: float64(i + 1), Y: y, Role: scene.Strong})
	}
	highest := 60.0
	if s.absolute {
		highest = 10
	}
	x := scene.Axis{Name: "axis.c", Min: 0, Max: top}
	curve := scene.Plot{
		Frame: scene.Frame{ID: "losses", Width: 30, Rows: 9, Beside: true, Facts: map[string]string{"loss": scene.Number(s.at(s.guess), 3).Plain()}},
		X:     x, Y: scene.Axis{Name: "axis.loss", Min: 0, Max: highest},
		Paths:  []scene.Path{scene.PathOf("", scene.Train, x, s.at)},
		Points: []scene.Mark{{X: s.guess, Y: min(s.at(s.guess), highest), Role: scene.Strong}},
	}
	return scene.Scene{plot, curve, c.errorSum()}
}

// errorSum writes the loss out, point by point.
func (c *loss) errorSum() scene.Panel {
	s := c.state.fit
	line := []scene.Term{kit.Op("(")}
	for i, y := range s.points() {
		if i > 0 {
			line = append(line, kit.Op(" + "))
		}
		if s.absolute {
			line = append(line, kit.Value(scene.Number(math.Abs(y-s.guess), 2)))
		} else {
			line = append(line, kit.Value(scene.Number(math.Abs(y-s.guess), 2)), kit.Op("²"))
		}
	}
	return kit.Arithmetic("sum", append(line, kit.Op(") ÷ "), kit.Count(len(s.points())), kit.Op(" = "), kit.Result(scene.Number(s.at(s.guess), 3))))
}

// confidence: cross-entropy charges what is sure and wrong without limit.
func (c *loss) confidence() lessons.Screen {
	p := &c.state.sure
	cross := func() float64 { return -elementary.Log(*p) }
	return lessons.Screen{
		ID:    "confidence",
		Scene: c.confidenceScene,
		Controls: func() []lessons.Control {
			return []lessons.Control{kit.Knob(lessons.Slider{ID: "p", Min: 0.001, Max: 0.999, Step: 0.01, Decimals: 3}, p)}
		},
		Questions: []lessons.Question{{
			ID: "tenth", Gate: true, Answer: "2", By: "wrong",
		}},
		Reset:   func() { *p = 0.6 },
		Explain: func(scene.ItemID) []scene.Panel { return []scene.Panel{c.confidenceNumbers()} },
		Code: func() string {
			return fmt.Sprintf("import numpy as np\n\np = %v\n\nprint(f\"{-np.log(p):.3f} {(1 - p) ** 2:.3f}\")\n", *p)
		},
		Prints: func() string {
			return scene.Number(-elementary.Log(*p), 3).Plain() + " " + scene.Number((1-*p)*(1-*p), 3).Plain()
		},
		Goals: []lessons.Goal{
			{ID: "sure", Judge: func() lessons.Judgement {
				return lessons.Judgement{Met: cross() < 0.05, Share: min(0.05/cross(), 1), Now: scene.Number(cross(), 3)}
			}},
			{ID: "wrong", Judge: func() lessons.Judgement {
				return lessons.Judgement{Met: cross() > 4.5, Share: min(cross()/4.5, 1), Now: scene.Number(cross(), 3)}
			}},
		},
	}
}

func (c *loss) confidenceScene() scene.Scene {
	p := c.state.sure
	x := scene.Axis{Name: "axis.p", Min: 0.001, Max: 1}
	return scene.Scene{
		scene.Plot{
			Frame: scene.Frame{ID: "price", Width: 40, Rows: 12, Items: []scene.Item{{ID: scene.At("point")}}, Facts: map[string]string{
				"p": scene.Number(p, 3).Plain(), "cross": scene.Number(-elementary.Log(p), 3).Plain(),
			}},
			X: x, Y: scene.Axis{Name: "axis.loss", Min: 0, Max: 7},
			Paths: []scene.Path{
				scene.PathOf("path.cross", scene.Train, x, func(p float64) float64 { return -elementary.Log(p) }),
				scene.PathOf("path.squared", scene.Guess, x, func(p float64) float64 { return (1 - p) * (1 - p) }),
			},
			Points: []scene.Mark{{X: p, Y: -elementary.Log(p), Role: scene.Strong, Item: scene.At("point")}, {X: p, Y: (1 - p) * (1 - p), Role: scene.Muted}},
		},
		c.confidenceNumbers(),
	}
}

func (c *loss) confidenceNumbers() scene.Panel {
	p := c.state.sure
	return kit.Arithmetic("numbers",
		[]scene.Term{kit.Symbol("−ln p = −ln "), kit.Value(scene.Number(p, 3)), kit.Op(" = "), kit.Result(scene.Number(-elementary.Log(p), 3))},
		[]scene.Term{kit.Symbol("(1 − p)² = "), kit.Value(scene.Number(1-p, 3)), kit.Op("² = "), kit.Result(scene.Number((1-p)*(1-p), 3))})
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
		found += kit.Bit(score >= c.state.cut)
	}
	for i := range 95 {
		alarmed += kit.Bit(healthyScore(i) >= c.state.cut)
	}
	return found, alarmed, found + 95 - alarmed
}

// cutPicture draws how many people have a score in each tenth, the ill above the
// axis one by one, and the cut.
func (c *loss) cutPicture() scene.Panel {
	cut := c.state.cut
	plot := scene.Plot{
		Frame: scene.Frame{ID: "cut", Width: 44, Rows: 10, Facts: map[string]string{"cut": scene.Number(cut, 2).Plain()}},
		X:     scene.Axis{Name: "axis.score", Max: 1, Ticks: []float64{0.2, 0.4, 0.6, 0.8}}, Y: scene.Axis{Name: "axis.people", Max: 25, Ticks: []float64{10, 20}},
	}
	healthy := func(score float64) float64 {
		count := 0
		for i := range 95 {
			count += kit.Bit(tenth(healthyScore(i)) == tenth(score))
		}
		return float64(count)
	}
	plot.Paths = []scene.Path{
		{Label: "path.cut", Role: scene.Strong, X: []float64{cut, cut}, Y: []float64{0, 25}},
		scene.PathOf("who.healthy", scene.Train, plot.X, healthy),
		{Label: "who.ill", Role: scene.Guess},
	}
	for _, score := range debugIll {
		role := scene.Guess
		if score >= cut {
			role = scene.Success
		}
		plot.Points = append(plot.Points, scene.Mark{X: score, Y: 1, Role: role})
	}
	return plot
}

// tenth is in which tenth a score lies, from 0.
func tenth(score float64) int { return int(min(math.Floor(float64(10*score)+1e-9), 9)) }

// proudMeasures are the accuracy alone, as the report tells it: where it comes from is
// what the question asks.
func proudMeasures(right int) scene.Panel {
	line := func(name string, value ...scene.Term) []scene.Term {
		return append([]scene.Term{kit.Word(name), kit.Op("  ")}, value...)
	}
	return kit.Arithmetic("accuracy",
		line("measure.accuracy", kit.Count(right), kit.Op(" ÷ 100 = "), kit.Result(scene.Number(float64(right), 1).In("percent"))),
		line("measure.recall", kit.Hidden(scene.Quantity{})),
		line("measure.precision", kit.Hidden(scene.Quantity{})))
}

// toldMeasures are the accuracy, and what tells more where one class is rare.
func toldMeasures(found, alarmed, right int) scene.Panel {
	share := func(name string, of []scene.Term, part, all int) []scene.Term {
		line := append([]scene.Term{kit.Word(name), kit.Op("  ")}, of...)
		if all == 0 {
			return append(line, kit.Word("measure.nobody"))
		}
		return append(line, kit.Result(scene.Number(100*float64(part)/float64(all), 1).In("percent")))
	}
	ratio := func(part, all int) []scene.Term {
		return []scene.Term{kit.Count(part), kit.Op(" ÷ "), kit.Count(all), kit.Op(" = ")}
	}
	return kit.Arithmetic("accuracy",
		share("measure.accuracy", []scene.Term{kit.Op("("), kit.Count(found), kit.Op(" + "), kit.Count(95 - alarmed), kit.Op(") ÷ 100 = ")}, right, 100),
		share("measure.recall", ratio(found, 5), found, 5),
		share("measure.precision", ratio(found, found+alarmed), found, found+alarmed))
}

// toldTable counts the people on either side of the cut, once it was turned.
func (c *loss) toldTable(found, alarmed, right int) scene.Table {
	table := scene.Table{
		Frame: scene.Frame{ID: "told", Width: 44, Rows: 4, Facts: map[string]string{
			"found": strconv.Itoa(found), "right": strconv.Itoa(right),
		}},
		Columns: []scene.Column{{Name: "column.who", Wide: 12}, {Name: "column.yes", Wide: 10}, {Name: "column.no", Wide: 10}},
	}
	count := func(people int, role scene.Role) scene.Cell {
		if !c.state.turned {
			return scene.Cell{Word: "told.asked", Role: scene.Guess}
		}
		return scene.Cell{Quantity: scene.Number(float64(people), 0), Role: role}
	}
	table.Rows = []scene.Row{
		{Cells: []scene.Cell{{Word: "who.ill", Role: scene.Muted}, count(found, scene.Success), count(5-found, scene.Guess)}},
		{Cells: []scene.Cell{{Word: "who.healthy", Role: scene.Muted}, count(alarmed, scene.Guess), count(95-alarmed, scene.Success)}},
	}
	if !c.state.turned {
		table.Facts["found"] = lessons.Unguessed
	}
	return table
}

// judgeFound: most of the ill are found, and few of the healthy alarmed.
func (c *loss) judgeFound() lessons.Judgement {
	found, _, right := c.told()
	judgement := lessons.Judgement{Met: found >= 4 && right >= 90, Share: float64(min(found, 4)) / 4}
	if c.state.turned {
		judgement.Now = scene.Number(float64(found), 0).In("of5")
	}
	if found >= 4 && !judgement.Met { // what is missing now
		judgement.Now = scene.Number(float64(right), 0).In("percent")
	}
	return judgement
}

// debug: an accuracy of 95 % that finds nobody.
func (c *loss) debug() lessons.Screen {
	return lessons.Screen{
		ID: "debug",
		Scene: func() scene.Scene {
			found, alarmed, right := c.told()
			measures := proudMeasures(right)
			if c.state.turned {
				measures = toldMeasures(found, alarmed, right)
			}
			return scene.Scene{c.cutPicture(), measures, c.toldTable(found, alarmed, right)}
		},
		Controls: func() []lessons.Control {
			return []lessons.Control{kit.Knob(lessons.Slider{ID: "cut", Min: 0, Max: 1, Step: 0.01, Decimals: 2}, &c.state.cut, func() { c.state.turned = true })}
		},
		Questions: []lessons.Question{{
			ID: "cause", Answer: "3",
		}},
		Reset: func() { c.state.cut = 0.95 },
		Code: func() string {
			return fmt.Sprintf("import numpy as np\n\nill = np.array(%s)\nhealthy = np.arange(95) / 200\ncut = %v\n\nfound, alarmed = np.sum(ill >= cut), np.sum(healthy >= cut)\nprint(found, alarmed, found + 95 - alarmed)\n", kit.List(debugIll...), c.state.cut)
		},
		Prints: func() string { return fmt.Sprintln(c.told()) },
		Goals:  []lessons.Goal{{ID: "found", Judge: c.judgeFound}},
	}
}

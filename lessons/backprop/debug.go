package backprop

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/scene"
)

// handX is the sample of this screen.
var handX = [2]float64{1, -0.5}

// handState is which version of each line of the hand-written way back
// stands there.
type handState struct{ lines [4]int }

// A handLine is a line of the way back that may be wrong: its versions as
// Python, the first as it was found, and the number of the right one.
type handLine struct {
	id       string
	versions []string
	right    int
}

// handLines were written by somebody in a hurry. Two are wrong: the slope of
// tanh is forgotten, and the outer product is the wrong way round. W₁ is 2 × 2,
// so NumPy has nothing to say about that.
var handLines = [4]handLine{
	{"dy", []string{"dy = y - t", "dy = t - y"}, 0},
	{"dw2", []string{"dW2 = dy * h", "dW2 = dy * x"}, 0},
	{"dz", []string{"dz = dy * W2", "dz = dy * W2 * h", "dz = dy * W2 * (1 - h**2)"}, 2},
	{"dw1", []string{"dW1 = np.outer(dz, x)", "dW1 = np.outer(x, dz)"}, 1},
}

// handClose is from where on a gradient agrees with its quotient: with both
// sides and h = 1e-5 an agreeing one is within 1e-10.
const handClose = 1e-6

// handH is the h of the check.
const handH = 1e-5

// gradients is what the lines compute, in the order of the parameters.
func (s handState) gradients() []float64 {
	network := tinyNetwork()
	trace, _ := tinyTrace(network, handX)
	h := trace.Passes[1].Out.Data
	w2 := network.Weights(2).Data
	dy := trace.Passes[2].Out.Data[0] - tinyTarget
	if s.lines[0] == 1 {
		dy = -dy
	}
	out := make([]float64, len(tinyItems))
	var dz [2]float64
	for j := range 2 {
		dz[j] = dy * w2[j] * [3]float64{1, h[j], 1 - float64(h[j]*h[j])}[s.lines[2]]
		out[4+j] = dz[j]
		out[6+j] = dy * [2]float64{h[j], handX[j]}[s.lines[1]]
	}
	for i := range 2 {
		for j := range 2 {
			out[2*i+j] = handX[i] * dz[j]
			if s.lines[3] == 0 {
				out[2*i+j] = dz[i] * handX[j]
			}
		}
	}
	out[8] = dy
	return out
}

// measured are the quotients that it is checked against.
func handMeasured() []quotient { return quotients(tinyNetwork(), handX, handH, true) }

// agree counts how many of some parameters agree.
func (s handState) agree(places ...int) int {
	told, measured := s.gradients(), handMeasured()
	count := 0
	for _, i := range places {
		count += kit.Bit(math.Abs(told[i]-measured[i].slope()) < handClose)
	}
	return count
}

// debug: a way back written by hand, with faults that no error names.
func (c *backprop) debug() lessons.Screen {
	s := &c.state.debug
	all := kit.Seq(len(tinyItems))
	return lessons.Screen{
		ID:    "debug",
		Scene: c.handScene,
		Controls: func() []lessons.Control {
			controls := make([]lessons.Control, len(handLines))
			for i, line := range handLines {
				options := make([]string, len(line.versions))
				for k := range options {
					options[k] = fmt.Sprintf("line.%s.%d", line.id, k+1)
				}
				controls[i] = kit.Pick(line.id, options, &s.lines[i])
			}
			return controls
		},
		Questions: []lessons.Question{{
			ID: "where", Answer: "2",
			Reveal: func() bool { return s.agree(all...) == len(all) },
		}},
		Reset: func() { *s = handState{} },
		Explain: func(item scene.ItemID) []scene.Panel {
			told, measured := s.gradients(), handMeasured()
			trace, _ := tinyTrace(tinyNetwork(), handX)
			for i, parameter := range tinyItems {
				switch item {
				case parameter.Aspect(gradientOf):
					hand := []scene.Term{kit.Word("hand.says"), kit.Op(" "), kit.BySign(kit.Value(scene.Signed(told[i], 6)))}
					return []scene.Panel{kit.Arithmetic("gradient", append([][]scene.Term{hand}, tinyGradient(trace, parameter)...)...)}
				case parameter.Aspect(quotientOf):
					return []scene.Panel{kit.Arithmetic("quotient", measured[i].terms()...)}
				}
			}
			return nil
		},
		Code:   func() string { return s.code() },
		Prints: func() string { return shownNumbers(6, s.gradients()...) },
		Goals: []lessons.Goal{
			{ID: "biases", Judge: func() lessons.Judgement {
				n := s.agree(4, 5, 6, 7, 8)
				return lessons.Judgement{Met: n == 5, Share: float64(n) / 5, Now: scene.Number(float64(n), 0).In("of5")}
			}},
			{ID: "all", Judge: func() lessons.Judgement {
				n := s.agree(all...)
				return lessons.Judgement{Met: n == len(all), Share: float64(n) / float64(len(all)), Now: scene.Number(float64(n), 0).In("of9")}
			}},
		},
	}
}

// handScript are the lines as they stand now.
func (s handState) handScript() []string {
	line := func(i int) string { return handLines[i].versions[s.lines[i]] }
	return []string{
		"h = np.tanh(x @ W1 + b1)", "y = h @ W2 + b2", "", line(0), line(1), "db2 = dy", line(2), line(3), "db1 = dz",
	}
}

func (c *backprop) handScene() scene.Scene {
	s := c.state.debug
	told := s.gradients()
	known := slices.Repeat([]bool{true}, len(told))
	table := comparison("hand", told, known, handMeasured())
	for i := range table.Rows {
		row := &table.Rows[i]
		verdict := scene.Cell{Word: "hand.agrees", Role: scene.Success}
		if row.Cells[2].Quantity.Value >= handClose {
			verdict = scene.Cell{Word: "hand.differs", Role: scene.Danger}
		}
		row.Cells[2].Role = verdict.Role
		row.Cells = append(row.Cells, verdict)
	}
	table.Columns = append(table.Columns, scene.Column{Name: "column.verdict", Wide: 1})
	table.Beside = true
	agree := fmt.Sprint(s.agree(kit.Seq(len(told))...))
	table.Facts = map[string]string{"agree": agree}
	script := scene.Listing{Frame: scene.Frame{ID: "script", Width: 29, Rows: 9, Facts: map[string]string{"agree": agree}}}
	for _, text := range s.handScript() {
		script.Lines = append(script.Lines, scene.CodeLine{Kind: scene.Script, Text: text})
	}
	return scene.Scene{script, table}
}

// code is the script with its numbers.
func (s handState) code() string {
	return tinyCode(tinyParameters, handX) + "\n" + strings.Join(s.handScript(), "\n") + "\n" + showCode + "\nprint(show(np.concatenate([dW1.ravel(), db1, dW2, [db2]]), 6))\n"
}

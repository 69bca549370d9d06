package cnn

import (
	"fmt"

	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/scene"
)

// countState is the sizes of a convolution, and of the picture it walks over.
type countState struct{ filters, size, channels, side int }

func startCount() countState { return countState{filters: 4, size: 3, channels: 1, side: side} }

// patch is how many numbers one filter looks at, and has.
func (s *countState) patch() int { return s.size * s.size * s.channels }

// outSide is the side of a map, and outputs how many numbers all maps hold.
func (s *countState) outSide() int { return s.side - s.size + 1 }
func (s *countState) outputs() int { return s.filters * s.outSide() * s.outSide() }

// inputs is how many numbers the picture holds.
func (s *countState) inputs() int { return s.side * s.side * s.channels }

// The counts, of weights and of biases: of the convolution, and of a dense layer with the
// same inputs and outputs.
func (s *countState) conv() (weights, biases int)  { return s.filters * s.patch(), s.filters }
func (s *countState) dense() (weights, biases int) { return s.inputs() * s.outputs(), s.outputs() }

func (s *countState) convAll() int  { w, b := s.conv(); return w + b }
func (s *countState) denseAll() int { w, b := s.dense(); return w + b }

// eighty and million are what is to be built: a convolution of so many parameters, and a
// dense layer of more than so many beside it.
const (
	eighty  = 80
	million = 1_000_000
)

// count: few numbers, for they are the same everywhere.
func (c *cnn) count() lessons.Screen {
	s := &c.state.count
	return lessons.Screen{
		ID:    "count",
		Scene: s.scene,
		Controls: func() []lessons.Control {
			return []lessons.Control{
				kit.Whole(lessons.Slider{ID: "filters", Min: 1, Max: 12}, &s.filters),
				kit.Whole(lessons.Slider{ID: "size", Min: 1, Max: 5}, &s.size),
				kit.Whole(lessons.Slider{ID: "channels", Min: 1, Max: 3}, &s.channels),
				kit.Whole(lessons.Slider{ID: "side", Min: side, Max: 20}, &s.side),
			}
		},
		Questions: []lessons.Question{
			{ID: "conv", Answer: "3", By: "eighty"},
			{ID: "larger", Answer: "1", By: "million", When: func() bool { return s.convAll() == eighty }},
		},
		Reset:   func() { *s = startCount() },
		Explain: s.explain,
		Code:    s.code,
		Prints: func() string {
			return fmt.Sprintf("%d\n%d", s.convAll(), s.denseAll())
		},
		Goals: []lessons.Goal{
			{ID: "eighty", Judge: func() lessons.Judgement {
				met := s.filters == 8 && s.size == filterSide && s.channels == 1 && s.side == side
				judgement := lessons.Judgement{Met: met, Share: 0.9 * float64(min(s.convAll(), eighty)) / float64(max(s.convAll(), eighty)), Now: scene.Number(float64(s.convAll()), 0)}
				if met {
					judgement.Share = 1
				}
				return judgement
			}},
			{ID: "million", Judge: func() lessons.Judgement {
				dense := s.denseAll()
				met := s.convAll() == eighty && dense > million
				judgement := lessons.Judgement{Met: met, Share: 0.9 * min(float64(dense)/million, 1) * float64(kit.Bit(s.convAll() == eighty)), Now: scene.Number(float64(dense), 0)}
				if met {
					judgement.Share = 1
				}
				return judgement
			}},
		},
	}
}

// scene: both layers beside each other, and how their counts come about.
func (s *countState) scene() scene.Scene {
	table := scene.Table{
		Frame: scene.Frame{ID: "counts", Width: 44, Rows: 5, Facts: map[string]string{"conv": fmt.Sprint(s.convAll()), "dense": fmt.Sprint(s.denseAll())}},
		Columns: []scene.Column{
			{Name: "column.conv", Role: scene.Strong, Wide: 12},
			{Name: "column.dense", Wide: 12},
		},
	}
	cw, cb := s.conv()
	dw, db := s.dense()
	for i, counts := range [][2]int{{s.inputs(), s.inputs()}, {s.outputs(), s.outputs()}, {cw, dw}, {cb, db}, {cw + cb, dw + db}} {
		row := scene.Row{Name: countNames[i]}
		for k, n := range counts {
			item := scene.At("count", i, k)
			row.Cells = append(row.Cells, scene.Cell{Quantity: scene.Number(float64(n), 0), Item: item})
			table.Items = append(table.Items, scene.Item{ID: item, Row: i, Column: k})
		}
		table.Rows = append(table.Rows, row)
	}
	conv := scene.Arithmetic{Frame: scene.Frame{ID: "conv-count", Width: 44, Rows: 2}, Lines: [][]scene.Term{{kit.Word("formula.conv")}, s.convSum()}}
	dense := scene.Arithmetic{Frame: scene.Frame{ID: "dense-count", Width: 44, Rows: 2}, Lines: [][]scene.Term{{kit.Word("formula.dense")}, s.denseSum()}}
	return scene.Scene{table, conv, dense, s.times()}
}

var countNames = []string{"count.inputs", "count.outputs", "count.weights", "count.biases", "count.all"}

// convSum is F·(k·k·C + 1); denseSum is outputs·(inputs + 1).
func (s *countState) convSum() []scene.Term {
	return []scene.Term{
		kit.Count(s.filters), kit.Op("·("), kit.Count(s.size), kit.Op("·"), kit.Count(s.size), kit.Op("·"), kit.Count(s.channels), kit.Op(" + "), kit.Count(1), kit.Op(") = "), kit.Result(scene.Number(float64(s.convAll()), 0)),
	}
}

func (s *countState) denseSum() []scene.Term {
	return []scene.Term{
		kit.Count(s.outputs()), kit.Op("·("), kit.Count(s.inputs()), kit.Op(" + "), kit.Count(1), kit.Op(") = "), kit.Result(scene.Number(float64(s.denseAll()), 0)),
	}
}

// times is how many dense parameters come on one of the convolution.
func (s *countState) times() scene.Panel {
	return kit.Arithmetic("times", []scene.Term{
		kit.Count(s.denseAll()), kit.Op(" ÷ "), kit.Count(s.convAll()), kit.Op(" = "), kit.Result(scene.Number(float64(s.denseAll())/float64(s.convAll()), 1)),
	})
}

// explain opens a count.
func (s *countState) explain(item scene.ItemID) []scene.Panel {
	at, ok := kit.Cell(item, "count", []int{len(countNames), 2})
	if !ok {
		return nil
	}
	product := func(n int, factors ...int) []scene.Panel {
		var terms []scene.Term
		for i, f := range factors {
			if i > 0 {
				terms = append(terms, kit.Op(" · "))
			}
			terms = append(terms, kit.Count(f))
		}
		return []scene.Panel{kit.Arithmetic("counted", append(terms, kit.Op(" = "), kit.Result(scene.Number(float64(n), 0))))}
	}
	cw, cb := s.conv()
	dw, db := s.dense()
	switch {
	case at[0] == 0:
		return product(s.inputs(), s.side, s.side, s.channels)
	case at[0] == 1:
		return product(s.outputs(), s.filters, s.outSide(), s.outSide())
	case at[0] == 2 && at[1] == 0:
		return product(cw, s.filters, s.size, s.size, s.channels)
	case at[0] == 2:
		return product(dw, s.outputs(), s.inputs())
	case at[0] == 3:
		return product([]int{cb, db}[at[1]], []int{cb, db}[at[1]], 1)
	case at[1] == 0:
		return []scene.Panel{kit.Arithmetic("counted", s.convSum())}
	}
	return []scene.Panel{kit.Arithmetic("counted", s.denseSum())}
}

// code counts what NumPy would hold.
func (s *countState) code() string {
	n := s.outSide()
	return fmt.Sprintf("import numpy as np\n\nfilters = np.zeros((%d, %d, %d, %d))\nprint(filters.size + %d)\n\n", s.filters, s.channels, s.size, s.size, s.filters) +
		fmt.Sprintf("inputs, outputs = %d * %d * %d, %d * %d * %d\nprint(inputs * outputs + outputs)\n", s.side, s.side, s.channels, s.filters, n, n)
}
